"""States of the United States as a sign of where a report's places lie: reports from there name the state where others
name the country."""

from __future__ import annotations

import re
from functools import lru_cache

from tallystick.resources.gazetteer.lands import states
from tallystick.resources.gazetteer.words import alternation

COUNTRY = "USA"
TWO_FOLD = frozenset({"Georgia", "Washington"})
"""Names that are as often a country's and a capital's."""


@lru_cache(maxsize=1)
def _codes() -> dict[str, str]:
    """Every way to write a state to its code."""
    return {form: code for code, forms in states().items() for form in (code, *forms)}


@lru_cache(maxsize=1)
def _named() -> re.Pattern[str]:
    names = [forms[0] for forms in states().values() if forms[0] not in TWO_FOLD]
    return re.compile(rf"(?<!\w)(?:{alternation(names)})(?!\w)|(?<=[a-z], )(?:{alternation(_codes())})(?!\w)")


@lru_cache(maxsize=4)
def states_named(text: str) -> int:
    """How many times a text names a state."""
    return sum(1 for _ in _named().finditer(text))

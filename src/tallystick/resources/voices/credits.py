"""What a text says about how it was made: the agency it credits, and words that show its reporter saw or asked."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from tallystick.resources.tables import listed, read_table

HEAD = 200
"""A dateline's credit ("KABUL (Reuters) -") stands within the first characters."""
TAIL = 160
"""A closing credit ("— AP", "With reporting by AFP") within the last ones."""


@cache
def _agencies() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str], re.Pattern[str]], ...]:
    found = []
    for row in read_table("wires", "voices"):
        names = "|".join(re.escape(name) for name in listed(row["credits"]))
        found.append(
            (
                row["key"],
                re.compile(rf"(?:^|[\s(/-])(?:{names})\)?$"),
                re.compile(rf"\(\s*(?:{names})\s*\)|^(?:{names})\s*[-–—:]|/(?:{names})/?\s*[-–—]"),
                re.compile(rf"(?:[-–—(\[]|[Ww]ith|[Vv]ia|[Ss]ource:|[Bb]y)\s*(?:the )?(?:{names})\s*[)\].]?\s*$"),
            )
        )
    return tuple(found)


def wire_credit(text: str, publisher: str | None) -> str | None:
    """The key of the news agency whose story a text is, by its publisher's name, its dateline or its last words."""
    head, tail = text[:HEAD], text[-TAIL:]
    for key, named, dateline, closing in _agencies():
        if (publisher and named.search(publisher)) or dateline.search(head) or closing.search(tail):
            return key
    return None


def shows_own_work(text: str, outlet_names: Iterable[str]) -> bool:
    """Whether the words show that the outlet's own people saw it or asked ("told OUTLET", "our correspondent")."""
    names = tuple(sorted({name for name in outlet_names if len(name) > 1}, key=lambda name: (-len(name), name)))
    return _own_work(names).search(text) is not None


@cache
def _own_work(names: tuple[str, ...]) -> re.Pattern[str]:
    outlet = "(?:" + "|".join(re.escape(name) for name in names) + ")" if names else r"(?!)"
    patterns = (row["pattern"].replace("OUTLET", outlet) for row in read_table("own_work", "voices"))
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))

"""Words that set a happening apart from those told before it: "in another raid", "elsewhere"."""

from __future__ import annotations

import re
from functools import cache

from tallystick.resources.linking import load_method
from tallystick.resources.tables import listed, read_table, word_set

AHEAD = 4
"""Words behind "another" in which the happening it sets apart is named ("a second deadly air raid")."""
_WORD = re.compile(r"[^\W\d_]+")
ELSEWHERE, BREAKS, BEING = word_set("set_elsewhere"), word_set("before_a_phrase"), word_set("being")
"""``BREAKS``: where one stands between, the word sets somebody or something else apart ("another in an attack")."""


def sets_apart(before: str, trigger: str) -> bool:
    """Whether the words before a trigger, in its sentence, set it apart; "another man was shot" and "a second suspect
    in the raid" are of people, and "it was the third raid" is the one told of."""
    said, named = _words(before), _words(trigger)
    if not ELSEWHERE.isdisjoint(said):
        return True
    return any(
        _names_another([*said[n + 1 :], *named]) and not _is_the_one(said[:n])
        for n, word in enumerate(said)
        if word in word_set("apart")
    )


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _names_another(behind: list[str]) -> bool:
    """Whether a happening is what is called another."""
    for word in behind[:AHEAD]:
        if word in BREAKS:
            return False
        if word in _happenings():
            return True
    return False


def _is_the_one(before: list[str]) -> bool:
    """ "It was the third …", "this marks the second …"."""
    return before[-1:] == ["the"] and not BEING.isdisjoint(before[-4:-1])


@cache
def _happenings() -> frozenset[str]:
    """Nouns of happenings, with a plain plural."""
    rows = (row for row in read_table("events") if row["pos"] == "N" and row["type"] in load_method().kinds)
    nouns = {lemma.lower().rpartition("-")[2] for row in rows for lemma in listed(row["lemmas"])}
    nouns |= word_set("general")
    return frozenset(nouns | {f"{noun}s" for noun in nouns})

"""The persons named in the words about a happening, by keys that a longer and a shorter form of a name share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from tallystick.linker.scene import fold
from tallystick.model.reading import Reading, Victim
from tallystick.model.span import Span, touches
from tallystick.resources.linking import rarity
from tallystick.resources.tables import word_set

_NAME = re.compile(r"[A-Z][a-z'’-]+(?: [A-Z][\w'’-]+)+")
_AGE = re.compile(r"\b([1-9]\d?)[\s-]years?[\s-]old\b|[a-z’'-]\s?[,(]\s?([1-9]\d?)(?=[,)])|\baged?\s([1-9]\d?)\b")
COMMON, UNCOMMON = 7.0, 10.0
"""Bits: a word below the first begins no name ("The"), and a name has one of the second at least."""
BEHIND_A_NAME = word_set("behind_a_name")


def persons(reading: Reading, passages: Sequence[Span]) -> Iterator[str]:
    """Names of two and more words, one of them rare, that are neither a place nor a party: persons, mostly."""
    text = reading.document.text
    taken = [p.span for p in reading.places] + [m for e in reading.entities if e.kind == "party" for m in e.mentions]
    for passage in passages:
        for found in _NAME.finditer(text, passage.start, passage.end):
            words = found[0].split()
            while words and rarity(words[0].lower()) < COMMON:
                words.pop(0)
            span = Span(found.start(), found.end())
            if len(words) > 1 and any(rarity(w.lower()) >= UNCOMMON for w in words) and not touches(span, taken):
                yield from keys(" ".join(words))


def harmed(victims: Iterable[Victim], events: set[str]) -> Iterator[str]:
    """Those named among the harmed of some events."""
    for victim in victims:
        if victim.event in events:
            yield from keys(victim.name)


def ages(text: str, passages: Iterable[Span]) -> Iterator[int]:
    """The ages in years that some words give: "a 19-year-old", "A. Example, 34,", "aged 12"."""
    for passage in passages:
        for found in _AGE.finditer(text, passage.start, passage.end):
            yield int(next(filter(None, found.groups())))


def keys(name: str) -> Iterator[str]:
    """The last two words of a name, and the first with the last: "Police Chief Mark Example" is "Mark Example", and
    "Anna Maria Example" may be "Anna Example"; nothing for a single word."""
    words = fold(name).split()
    while len(words) > 2 and words[-1].strip(".") in BEHIND_A_NAME:
        words.pop()
    if len(words) > 1:
        yield " ".join(words[-2:])
    if len(words) > 2:
        yield f"{words[0]} {words[-1]}"


def how_many(names: Iterable[str]) -> int:
    """How many persons some keys are of: those with one last word are one."""
    return len({name.rpartition(" ")[2] for name in names})

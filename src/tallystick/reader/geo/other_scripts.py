"""Place names proposed in Arabic and Cyrillic text, where capitals or endings have to be seen through."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from tallystick.model.span import Span
from tallystick.resources.gazetteer import words
from tallystick.resources.gazetteer.gazetteer import Gazetteer, Match

ARABIC_WORD = re.compile(r"[\u0621-\u065f\u0670-\u06d3]+")
CYRILLIC_WORD = re.compile(r"[\u0400-\u045f\u0490\u0491]+(?:-[\u0400-\u045f\u0490\u0491]+)*")

ARABIC_PREFIXES = ("و", "ب", "ل", "ف", "لل", "وب")
LEAST = {"promised": 0, "bare": 100_000}
"""Population a place must have with such a word before it, and without: many Arabic place names are plain words."""

CYRILLIC_ENDINGS = ("", "а", "я", "ь", "о", "е", "ы", "и", "ий")
"""Nominative endings tried after an oblique one is cut ("в Бахмуте", "под Одессой")."""
CYRILLIC_CUT = (
    *("ого", "ому", "ой", "ей", "ом", "ем", "ём", "ою", "ами", "ах", "ам", "е", "у", "ю", "а", "я", "и", "і", "ы"),
)
"""Oblique endings cut before, longest first."""
LONGEST = 3
LEAST_CYRILLIC = 5_000


def propose_other(text: str, gazetteer: Gazetteer) -> tuple[Span, ...]:
    """Spans of Arabic and Cyrillic place names, longest first where they overlap; empty for Latin text."""
    return tuple(sorted([*_arabic(text, gazetteer), *_cyrillic(text, gazetteer)]))


def _runs(matches: list[re.Match[str]], text: str, start: int) -> Iterator[Span]:
    for end in range(min(start + LONGEST, len(matches)), start, -1):
        run = matches[start:end]
        if all(text[a.end() : b.start()] in (" ", "-") for a, b in itertools.pairwise(run)):
            yield Span(run[0].start(), run[-1].end())


def _arabic(text: str, gazetteer: Gazetteer) -> Iterator[Span]:
    found = list(ARABIC_WORD.finditer(text))
    done = 0
    for start, match in enumerate(found):
        if match.start() < done or match.group() in words.arabic_in_words():
            continue
        promised = start > 0 and found[start - 1].group() in words.arabic_in_words()
        for span in _runs(found, text, start):
            hit = _arabic_hit(text, span, gazetteer, LEAST["promised" if promised else "bare"])
            if hit:
                yield hit
                done = hit.end
                break


def _arabic_hit(text: str, span: Span, gazetteer: Gazetteer, least: int) -> Span | None:
    for cut in (0, *(len(p) for p in ARABIC_PREFIXES if span.of(text).startswith(p))):
        inner = Span(span.start + cut, span.end)
        if len(inner.of(text)) >= 3 and _large(gazetteer.lookup(inner.of(text)), least):
            return inner
    return None


def _large(matches: tuple[Match, ...], least: int) -> bool:
    return any(m.entry.population >= least or (m.entry.geonameid is None and m.how != "shortened") for m in matches)


def _cyrillic(text: str, gazetteer: Gazetteer) -> Iterator[Span]:
    found = list(CYRILLIC_WORD.finditer(text))
    done = 0
    for start, match in enumerate(found):
        if match.start() < done or not match.group()[0].isupper():
            continue
        for span in _runs(found, text, start):
            if nominative(span.of(text), gazetteer):
                yield span
                done = span.end
                break


def nominative(name: str, gazetteer: Gazetteer) -> str | None:
    """The form of a Cyrillic name that the gazetteer knows, undoing the ending of its last word; None when none."""
    if _large(gazetteer.lookup(name), LEAST_CYRILLIC):
        return name
    for cut in CYRILLIC_CUT:
        stem = name.removesuffix(cut)
        if stem == name or len(stem) < 3:
            continue
        for ending in CYRILLIC_ENDINGS:
            if _large(gazetteer.lookup(stem + ending), LEAST_CYRILLIC):
                return stem + ending
    return None

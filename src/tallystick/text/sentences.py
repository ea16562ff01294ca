"""Sentences as spans of the text, in order; every character that is not white space belongs to exactly one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from statistics import median

from tallystick.model.span import Span
from tallystick.text.abbreviations import ANYWHERE, BEFORE_A_NAME, BEFORE_A_NUMBER, OPENERS

WRAP_WIDTHS = range(45, 101)
"""Line lengths of text with hard line breaks: terminals and wires break between 60 and 80; margins allow indents."""
WRAPPED_SHARE = 0.5
"""A block is hard-wrapped when at most this share of its inner lines end like a sentence."""
SHORT_LINE = 0.5
"""In wrapped text a line shorter than this share of the usual width ends its paragraph (headings, speaker lines)."""
LOOKBACK = 40
"""Characters read before a full stop to find its word; no abbreviation is longer, and the cap keeps time linear."""

_BLANK_LINES = re.compile(r"(?:\r\n?|\n|\u2029)[^\S\r\n]*(?:\r\n?|[\n\u2029])\s*|\u2029|\x0c")
_LINE_BREAK = re.compile(r"\r\n?|\n|\u2028|\x85|\x0b")
_ENDS_LIKE_SENTENCE = re.compile(r"[.!?:;…؟。！？][\"'”’)\]*_]*\s*$")
_STARTS_ITEM = re.compile(r"\s*(?:[-*•·‣▪◦–—+]\s|#{1,6}\s|>|\||\d{1,3}[.)]\s|[a-z][.)]\s|\[[A-Z])")
_HEADING = re.compile(r"\s*#{1,6}\s")
_STOP = re.compile(r"(?<![.!?…؟।])[.!?…؟।]++[\"'”’»)\]*_]*+(?:\[\d{1,3}\])*+(?=\s)|[。！？]+[」』”]?")
_LAST_WORD = re.compile(r"[^\s(\[\"'“‘—–/]*$")
_NEXT_WORD = re.compile(r"\s*[\"'“‘(\[*_]*([^\s\"'“‘”’()\[\],.;:!?]*)")
_INITIAL = re.compile(r"[^\W\d_]$")
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]$")
_LIST_MARK = re.compile(r"(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,4})$")


def split_sentences(text: str) -> tuple[Span, ...]:
    """The sentences of ``text``: trimmed of outer white space, in order, never overlapping.

    A blank line is always a boundary; a single line break is one unless the lines around it are hard-wrapped.
    """
    spans: list[Span] = []
    for block in _blocks(text):
        for start, end in _paragraphs(text, block):
            spans.extend(_sentences(text, start, end))
    return tuple(spans)


def _blocks(text: str) -> Iterator[Span]:
    start = 0
    for blank in _BLANK_LINES.finditer(text):
        yield Span(start, blank.start())
        start = blank.end()
    yield Span(start, len(text))


def _lines(text: str, block: Span) -> list[Span]:
    lines, start = [], block.start
    for brk in _LINE_BREAK.finditer(text, block.start, block.end):
        lines.append(Span(start, brk.start()))
        start = brk.end()
    lines.append(Span(start, block.end))
    return lines


def _paragraphs(text: str, block: Span) -> Iterator[Span]:
    lines = _lines(text, block)
    if len(lines) == 1:
        yield block
        return
    width = _wrap_width(text, lines)
    start = lines[0].start
    for line, following in pairwise(lines):
        if width is None or _ends_paragraph(text, line, following, width):
            yield Span(start, line.end)
            start = following.start
    yield Span(start, block.end)


def _wrap_width(text: str, lines: list[Span]) -> float | None:
    """The usual width of hard-wrapped lines, or None when a line break ends a paragraph here."""
    inner = [line for line in lines[:-1] if line.of(text).strip()] if len(lines) < 10_000 else lines[:10_000]
    if not inner:
        return None
    width = median(line.end - line.start for line in inner)
    longest = max(line.end - line.start for line in lines[:10_000])
    ends = sum(1 for line in inner if _ENDS_LIKE_SENTENCE.search(text, max(line.start, line.end - LOOKBACK), line.end))
    wrapped = int(width) in WRAP_WIDTHS and longest <= WRAP_WIDTHS.stop + 20 and ends <= WRAPPED_SHARE * len(inner)
    return float(width) if wrapped else None


def _ends_paragraph(text: str, line: Span, following: Span, width: float) -> bool:
    if _HEADING.match(text, line.start, line.end) or _STARTS_ITEM.match(text, following.start, following.end):
        return True
    return line.end - line.start < SHORT_LINE * width


def _sentences(text: str, start: int, end: int) -> Iterator[Span]:
    begin = start
    for stop in _STOP.finditer(text, start, end):
        if _is_boundary(text, begin, stop.start(), stop.end(), end):
            yield from _trimmed(text, begin, stop.end())
            begin = stop.end()
    yield from _trimmed(text, begin, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    piece = text[start:end]
    head = len(piece) - len(piece.lstrip())
    tail = len(piece.rstrip())
    if head < tail:
        yield Span(start + head, start + tail)


def _is_boundary(text: str, begin: int, stop: int, after: int, end: int) -> bool:
    """Whether the marks ``text[stop:after]`` end the sentence that began at ``begin``."""
    following = _NEXT_WORD.match(text, after, min(end, after + LOOKBACK))
    word = following.group(1) if following else ""
    if text[stop] in "。！？":
        return True
    if word[:1].islower():
        return False
    if text[stop:after].rstrip("\"'”’»)]*_") != ".":
        return True
    previous = _LAST_WORD.search(text, max(begin, stop - LOOKBACK), stop)
    return not _is_abbreviation(text, begin, stop, previous.group() if previous else "", word)


def _is_abbreviation(text: str, begin: int, stop: int, previous: str, word: str) -> bool:
    low = previous.lower()
    if _LIST_MARK.fullmatch(previous) and not text[begin : stop - len(previous)].strip():
        return True
    if low in BEFORE_A_NAME:
        return True
    if low in BEFORE_A_NUMBER and word[:1].isdigit():
        return True
    if low in ANYWHERE or _DOTTED.fullmatch(previous):
        return word.lower() not in OPENERS
    return bool(_INITIAL.fullmatch(previous)) and previous.isupper() and previous != "I" and word.lower() not in OPENERS

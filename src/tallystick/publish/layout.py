"""Text for a terminal: how wide it is, how it wraps, and colour; safe for any script."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

WIDE = frozenset({"W", "F"})
UNSEEN = frozenset({"Mn", "Me", "Cf"})  # combining marks and format characters take no cell
LEAST_ROOM = 16  # cells: below this a column of words is unreadable, so narrow terminals overflow instead
STYLES = {"bold": "1", "dim": "2", "alarm": "31", "good": "32", "warn": "33", "place": "36", "voice": "35"}


def cells(text: str) -> int:
    """How many terminal cells the text takes."""
    return sum(_cells_of(mark) for mark in text)


def _cells_of(mark: str) -> int:
    if unicodedata.category(mark) in UNSEEN:
        return 0
    return 2 if unicodedata.east_asian_width(mark) in WIDE else 1


def wrap(text: str, room: int) -> list[str]:
    """The text in lines of at most ``room`` cells, broken at blanks, and inside a word only where it must be."""
    room = max(room, LEAST_ROOM)
    lines = [""]
    for word in (piece for long in text.split(" ") for piece in _pieces(long, room)):
        joined = f"{lines[-1]} {word}" if lines[-1] else word
        if cells(joined) <= room:
            lines[-1] = joined
        else:
            lines.append(word)
    return lines


def _pieces(word: str, room: int) -> Iterator[str]:
    piece, used = "", 0
    for mark in word:
        if used + _cells_of(mark) > room:
            yield piece
            piece, used = "", 0
        piece, used = piece + mark, used + _cells_of(mark)
    yield piece


def columns(label: str, text: str, *, indent: int, label_width: int, width: int) -> list[str]:
    """A label and its text beside it; following lines hang below the text, and so does all of it where a long label
    leaves no room beside it."""
    hang = indent + label_width
    first, *others = wrap(text, width - hang)
    if cells(label) >= label_width and indent + cells(label) + 1 + cells(first) > width:
        above = (" " * indent + line for line in wrap(label, width - indent))
        return [*above, *(" " * hang + line for line in (first, *others))]
    pad = " " * max(label_width - cells(label), 1 if label else 0)
    return [f"{' ' * indent}{label}{pad}{first}".rstrip(), *(" " * hang + line for line in others)]


def rule(width: int, mark: str = "─") -> str:
    """A line across."""
    return mark * width


def paint(lines: Iterable[str], style: str, colour: bool) -> list[str]:
    """The lines in an ANSI style, each closed on its own line; unchanged without colour."""
    return [f"\x1b[{STYLES[style]}m{line}\x1b[0m" if colour and line else line for line in lines]

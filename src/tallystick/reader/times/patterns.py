"""A small language for patterns over tokens, compiled to regular expressions over code strings (tokens.py).

``<class>`` is a token of a class (or, where no class has that name, that word), ``<name:class>`` keeps it under a
name, a bare word is that word, ``( | ) ? {0,2}`` are as in
regular expressions (groups do not capture), and marks stand for themselves. Spaces only separate.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from tallystick.reader.times.tokens import NAME, Tokens
from tallystick.reader.times.words import Lexicon, lexicon

# Code characters of known words: one private-use character for each.
FIRST_CODE = 0xE000

# Classes by shape of the token rather than by word (the codes of tokens.py).
SHAPES = {
    "day": "do",
    "num": "def",
    "yy": "de",
    "dd": "d",
    "count_num": "defy",
    "decimal": "n",
    "year": "y",
    "any_year": "dey",
    "era_year": "defyh",
    "three": "f",
    "iso": "i",
    "slashed": "j",
    "clock": "c",
    "hhmm": "yh",
    "military": "z",
    "group": "g",
    "hour_m": "a",
    "meridiem": "m",
    "ord": "op",
    "decade": "s",
    "name": NAME,
    "hyphen": "-",
    "quote": "'",
    "any": "^\u00b6.",
}
PIECE = re.compile(r"<(?:(\w+):)?(\w+)>|(\{\d,\d\})|([^\W\d_]+)|(\S)")


@dataclass(frozen=True)
class Found:
    """A pattern's match: token indexes by name."""

    tokens: Tokens
    match: re.Match[str]

    @property
    def first(self) -> int:
        """Index of the first token."""
        return self.match.start()

    @property
    def last(self) -> int:
        """Index after the last token."""
        return self.match.end()

    def has(self, name: str) -> bool:
        """Whether the pattern has such a piece and the text too."""
        return name in self.match.re.groupindex and self.match.start(name) >= 0

    def at(self, name: str) -> int:
        """Token index of the named piece, which must be there."""
        return self.match.start(name)

    def word(self, name: str) -> str:
        """The named piece in lower case; empty where it is absent."""
        return self.tokens.words[self.match.start(name)] if self.has(name) else ""

    def written(self, name: str) -> str:
        """The named piece as the text has it."""
        return self.tokens.written(self.at(name))

    def number(self, name: str, table: str) -> int:
        """The number the lexicon gives the named piece."""
        return lexicon().numbers[table][self.word(name)]

    def code(self, name: str, table: str) -> str:
        """The code word the lexicon gives the named piece."""
        return lexicon().codes[table][self.word(name)]

    def before(self, back: int = 1) -> str:
        """The word that stands so many tokens before the match; empty at the head of the text or of a paragraph."""
        index = self.first - back
        return self.tokens.words[index] if index >= 0 else ""

    def after(self, ahead: int = 0) -> str:
        """The word that follows the match; empty at the end of the text or of a paragraph."""
        index = self.last + ahead
        return self.tokens.words[index] if index < len(self.tokens.words) else ""

    def whole(self, name: str) -> int | None:
        """The leading figures of the named piece; None where it is absent or has none."""
        figures = re.match(r"\d{1,6}", self.word(name))
        return int(figures.group()) if figures else None


class Vocabulary:
    """Gives every word of the lexicon and of the patterns its code, and compiles patterns."""

    def __init__(self, words: Lexicon, patterns: list[str]) -> None:
        self.words = words
        self.codes: dict[str, str] = {}
        for name in sorted(words.classes()):
            for word in sorted(words.words(name)):
                self._add(word)
        for pattern in patterns:
            for word in self._literals(pattern):
                self._add(word)

    def _add(self, word: str) -> None:
        if word not in self.codes:
            self.codes[word] = chr(FIRST_CODE + len(self.codes))

    @staticmethod
    def _literals(pattern: str) -> list[str]:
        known = lexicon().classes() | set(SHAPES)
        named = [piece.group(2) for piece in PIECE.finditer(pattern) if piece.group(2) and piece.group(2) not in known]
        return named + [piece.group(4).lower() for piece in PIECE.finditer(pattern) if piece.group(4)]

    @cached_property
    def sets(self) -> dict[str, str]:
        """The code characters of each class."""
        by_word = {
            name: "".join(sorted(self.codes[word] for word in self.words.words(name))) for name in self.words.classes()
        }
        return by_word | {name: re.escape(shape) if len(shape) == 1 else shape for name, shape in SHAPES.items()}

    def compile(self, pattern: str) -> re.Pattern[str]:
        """The pattern as a regular expression over code strings."""
        return re.compile("".join(self._piece(piece) for piece in PIECE.finditer(pattern)))

    def _piece(self, piece: re.Match[str]) -> str:
        name, group, counted, word, mark = piece.groups()
        if group:
            inner = f"[{self.sets.get(group) or self.codes[group]}]"
            return f"(?P<{name}>{inner})" if name else inner
        if counted:
            return counted
        if word:
            return self.codes[word.lower()]
        if mark == "(":
            return "(?:"
        return mark if mark in ")|?" else re.escape(mark)

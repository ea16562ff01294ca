"""Word pieces of words that are already split, by longest match from a fixed vocabulary.

The procedure is WordPiece as published for BERT's uncased models: lower case, accents dropped, cut at punctuation,
then the longest known piece first. Written out here because a word list in memory and a cache answer faster than a
general tokenizer loads.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

PADDING, UNKNOWN, OPEN, CLOSE = "[PAD]", "[UNK]", "[CLS]", "[SEP]"
LONGEST_WORD = 64
"""Characters of a word that are read: longer runs are links or damage, and the cap keeps time linear."""
LARGEST_CACHE = 200_000


def normalise(word: str) -> str:
    """Lower-cased and without accents, the form the vocabulary is written in."""
    low = word[:LONGEST_WORD].lower()
    if low.isascii():
        return low
    return "".join(c for c in unicodedata.normalize("NFD", low) if unicodedata.category(c) not in ("Mn", "Cc", "Cf"))


def _is_mark(character: str) -> bool:
    return not character.isalnum() and (character.isascii() or unicodedata.category(character)[0] in "PS")


def _is_ideograph(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff" or "\u3400" <= character <= "\u4dbf" or "\uf900" <= character <= "\ufaff"


def fragments(word: str) -> list[str]:
    """The runs of letters and the single marks a normalised word is cut into before matching."""
    if word.isalnum() and word.isascii():
        return [word]
    runs: list[str] = []
    run = ""
    for character in word:
        if _is_mark(character) or _is_ideograph(character):
            runs += [run, character]
            run = ""
        else:
            run += character
    return [part for part in (*runs, run) if part]


class Pieces:
    """Numbers of the pieces of words; a word always has at least one."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self.vocabulary = tuple(vocabulary)
        self._number = {piece: i for i, piece in enumerate(self.vocabulary)}
        self.padding, self.unknown, self.open, self.close = (self._number[p] for p in (PADDING, UNKNOWN, OPEN, CLOSE))
        self._cache: dict[str, tuple[int, ...]] = {}

    def of_word(self, word: str) -> tuple[int, ...]:
        """The pieces of one word."""
        known = self._cache.get(word)
        if known is None:
            found = [n for part in fragments(normalise(word)) for n in self._match(part)]
            known = tuple(found) or (self.unknown,)
            if len(self._cache) < LARGEST_CACHE:
                self._cache[word] = known
        return known

    def of_words(self, words: Iterable[str]) -> list[tuple[int, ...]]:
        """The pieces of each word."""
        return [self.of_word(word) for word in words]

    def _match(self, part: str) -> list[int]:
        found: list[int] = []
        start = 0
        while start < len(part):
            number, start = self._longest(part, start)
            if number is None:
                return [self.unknown]
            found.append(number)
        return found

    def _longest(self, part: str, start: int) -> tuple[int | None, int]:
        mark = "##" if start else ""
        for end in range(len(part), start, -1):
            number = self._number.get(mark + part[start:end])
            if number is not None:
                return number, end
        return None, start

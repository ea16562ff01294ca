"""A parsed report with its counts laid on its words: what every rule of this room looks at."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from tallystick.model.span import Span
from tallystick.reader.numbers import Quantity, quantities
from tallystick.reader.parse import Parse, Word
from tallystick.reader.syntax import Syntax


@dataclass(frozen=True)
class View:
    """Syntax and counts of one report; ``counts[i]`` is the quantity whose number words take in word ``i``."""

    syntax: Syntax
    counts: dict[int, Quantity]

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """All words of the report in order."""
        return self.syntax.words

    @property
    def text(self) -> str:
        """The report's text."""
        return self.syntax.text

    def lower(self, index: int) -> str:
        """A word's form in lower case; empty outside the report."""
        forms = self._lower
        return forms[index] if 0 <= index < len(forms) else ""

    def bounds(self, index: int) -> tuple[int, int]:
        """First word of the sentence a word stands in, and the one after its last."""
        within = self.syntax.parse.sentence_words[self.words[index].sentence]
        return within.start, within.stop

    def span(self, first: int, last: int) -> Span:
        """The characters from word ``first`` to word ``last``, both included."""
        return Span(self.words[first].span.start, self.words[last].span.end)

    def word_at(self, offset: int, near: int) -> int:
        """The word that begins at or after a character, searched leftwards from ``near``."""
        index = near
        while index > 0 and self.words[index - 1].span.end > offset:
            index -= 1
        return index

    @cached_property
    def _lower(self) -> tuple[str, ...]:
        return tuple(word.text.lower() for word in self.words)


def look(syntax: Syntax) -> View:
    """The view of a parsed report: counts are read sentence by sentence, so none runs over a boundary."""
    return View(syntax, _counts(syntax.parse))


def _counts(parse: Parse) -> dict[int, Quantity]:
    found: dict[int, Quantity] = {}
    for sentence, indices in zip(parse.sentences, parse.sentence_words, strict=True):
        waiting = list(quantities(parse.text, sentence))
        for index in indices:
            while waiting and waiting[0].core.end <= parse.words[index].span.start:
                waiting.pop(0)
            if waiting and waiting[0].core.overlaps(parse.words[index].span):
                found[index] = waiting[0]
    return found

"""What the network sees in a text: words with tags, trees and names, and for each cue its source and content."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from tallystick.model.span import Span, Spans
from tallystick.reader import tree
from tallystick.reader.lemmas import mended
from tallystick.reader.long_names import long_names
from tallystick.reader.names import mended_names
from tallystick.reader.network import Network
from tallystick.reader.network.anaphora import Same
from tallystick.reader.network.features import quote_states, sentence_shapes
from tallystick.reader.network.happenings import Choice, HappeningWords, RoleWords
from tallystick.reader.network.read import Stretch, read_stretch
from tallystick.text.sentences import split_sentences
from tallystick.text.words import split_words

NOT_HARMED, NOBODY = Choice("O", 1.0), Choice("", 0.0)
STRETCH = 4000
"""Words read together: bounds memory (10 MB of vectors) and is longer than almost any report."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word. ``head`` is the document-wide number of its head, -1 for a root; ``entity`` is "O", "B-PERSON" …

    ``harm`` and ``who`` are what the network takes it for in a count of harm, ``damage`` in one of things.
    """

    index: int
    span: Span
    text: str
    lemma: str
    upos: str
    xpos: str
    head: int
    deprel: str
    entity: str
    sentence: int
    entity_score: float
    head_score: float = 1.0
    harm: Choice = NOT_HARMED
    who: Choice = NOBODY
    damage: Choice = NOT_HARMED


@dataclass(frozen=True, slots=True)
class CueReading:
    """One cue and the words read as its source and content, document-wide, with the probability of each."""

    cue: tuple[int, ...]
    cue_score: float
    source: tuple[int, ...]
    content: tuple[int, ...]
    source_scores: tuple[float, ...]
    content_scores: tuple[float, ...]
    stance: str = "states"
    stance_score: float = 0.0


@dataclass(frozen=True, slots=True)
class Parse:
    """A text with all that was read in it. ``sentence_words`` are the word numbers of each sentence."""

    text: str
    sentences: tuple[Span, ...]
    sentence_words: tuple[range, ...]
    words: tuple[Word, ...]
    cues: tuple[CueReading, ...] = ()
    happenings: tuple[HappeningWords, ...] = ()
    same: Same = field(default_factory=dict)
    heads: tuple[int, ...] = field(init=False, repr=False, compare=False, default=())
    dependents: tuple[tuple[int, ...], ...] = field(init=False, repr=False, compare=False, default=())
    starts: tuple[int, ...] = field(init=False, repr=False, compare=False, default=())
    ends: tuple[int, ...] = field(init=False, repr=False, compare=False, default=())

    def __post_init__(self) -> None:
        object.__setattr__(self, "heads", tuple([word.head for word in self.words]))
        object.__setattr__(self, "dependents", tree.dependents_of(self.heads))
        object.__setattr__(self, "starts", tuple([word.span[0] for word in self.words]))
        object.__setattr__(self, "ends", tuple([word.span[1] for word in self.words]))

    def children(self, word: int, *relations: str) -> tuple[int, ...]:
        """Dependents of a word in text order; with ``relations``, those that ``relates`` accepts."""
        below = self.dependents[word]
        return tuple(d for d in below if self.relates(d, *relations)) if relations else below

    def relates(self, word: int, *relations: str) -> bool:
        """Whether the word's relation is one of ``relations`` or a subtype ("nsubj" covers "nsubj:pass")."""
        found = self.words[word].deprel
        return any(found == r or found.startswith(r + ":") for r in relations)

    def subtree(self, word: int) -> tuple[int, ...]:
        """The word and everything below it, in text order."""
        return tree.subtree(self.dependents, word)

    def ancestors(self, word: int) -> tuple[int, ...]:
        """The heads above a word, nearest first."""
        return tree.ancestors(self.heads, word)

    def top(self, words: Iterable[int]) -> int:
        """The word among ``words`` whose head lies outside them."""
        return tree.top_of(self.heads, words)

    def span_of(self, words: Iterable[int]) -> Span:
        """From the first to the last of ``words`` (at least one)."""
        numbers = sorted(words)
        return Span(self.words[numbers[0]].span.start, self.words[numbers[-1]].span.end)

    def spans_of(self, words: Iterable[int]) -> Spans:
        """One span for each run of neighbouring words."""
        return tuple(self.span_of((run.start, run.stop - 1)) for run in tree.runs(words))

    def words_in(self, span: Span) -> tuple[int, ...]:
        """Words that share a character with ``span``."""
        start, end = span
        return tuple(range(bisect_right(self.ends, start), bisect_left(self.starts, end)))

    def likeness(self, anaphor: int, words: Iterable[int]) -> float:
        """The chance that some of ``words`` mention what an anaphor stands for; 0 where the network sees none."""
        row = self.same.get(anaphor, {})
        return max((row.get(i, 0.0) for i in words), default=0.0)

    def phrase(self, words: Iterable[int]) -> str:
        """The text from the first to the last of ``words``."""
        return self.span_of(words).of(self.text)


def parse(text: str, network: Network, limit: int | None = None) -> Parse:
    """Read ``text`` with all heads; with ``limit``, only the sentences that begin before that character."""
    sentences = tuple(s for s in split_sentences(text) if limit is None or s.start < limit)
    return parse_words(text, sentences, [split_words(text, s) for s in sentences], network)


def parse_words(text: str, sentences: Sequence[Span], split: Sequence[Sequence[Span]], network: Network) -> Parse:
    """Read a text whose sentences and words are given."""
    spans = [span for group in split for span in group]
    ranges, first = [], 0
    for group in split:
        ranges.append(range(first, first + len(group)))
        first += len(group)
    quotes = quote_states(text, spans)
    words: list[Word] = []
    cues: list[CueReading] = []
    happenings: list[HappeningWords] = []
    same: dict[int, Mapping[int, float]] = {}
    for stretch in _stretches(ranges):
        start, stop = ranges[stretch.start].start, ranges[stretch.stop - 1].stop
        forms = [spans[i].of(text) for i in range(start, stop)]
        here = [range(ranges[s].start - start, ranges[s].stop - start) for s in stretch]
        shapes = [shape for r in here for shape in sentence_shapes(forms[r.start : r.stop])]
        found = read_stretch(forms, shapes, quotes[start:stop], here, network)
        words += _words(found, forms, spans, here, start, stretch.start)
        cues += _cues(found, start)
        happenings += _happenings(found, start)
        same |= {start + i: {start + j: c for j, c in row.items()} for i, row in found.same.items()}
    marks = zip(words, mended_names(words), strict=True)
    named = [w if w.entity == mark else replace(w, entity=mark) for w, mark in marks]
    for i, hung in long_names(named, text).items():
        named[i] = replace(named[i], **hung._asdict())
    return Parse(text, tuple(sentences), tuple(ranges), tuple(named), tuple(cues), tuple(happenings), same)


def _stretches(ranges: Sequence[range]) -> Iterator[range]:
    """Sentences in groups of at most ``STRETCH`` words (one long sentence may be more)."""
    first = 0
    for i, words in enumerate(ranges):
        if i > first and words.stop - ranges[first].start > STRETCH:
            yield range(first, i)
            first = i
    if ranges:
        yield range(first, len(ranges))


def _words(
    found: Stretch, forms: Sequence[str], spans: Sequence[Span], here: Sequence[range], start: int, sentence: int
) -> Iterator[Word]:
    numbers = [number for number, words in enumerate(here, sentence) for _ in words]
    indices = range(start, start + len(forms))
    lemmas = map(mended, forms, found.upos, found.lemma)
    heads = [start + head if head >= 0 else -1 for head in found.head]
    yield from map(  # in the order of the fields
        Word, indices, spans[start:], forms, lemmas, found.upos, found.xpos, heads, found.deprel, found.entity,
        numbers, found.entity_score, found.head_score, found.harm, found.who, found.damage,
    )  # fmt: skip


def _cues(found: Stretch, start: int) -> Iterator[CueReading]:
    for cue in found.cues:
        moved = [tuple([start + i for i in group]) for group in (cue.cue, cue.source, cue.content)]
        scores = (cue.source_scores, cue.content_scores, cue.stance, cue.stance_score)
        yield CueReading(moved[0], cue.cue_score, moved[1], moved[2], *scores)


def _happenings(found: Stretch, start: int) -> Iterator[HappeningWords]:
    if not start:
        yield from found.happenings
        return
    for happening in found.happenings:
        roles = tuple(RoleWords(r.role, tuple(start + i for i in r.words), r.chance) for r in happening.roles)
        yield replace(happening, words=tuple(start + i for i in happening.words), roles=roles)

"""Windows of labelled text as tensors, in an endless, repeatable order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, fields, replace

import numpy as np
import numpy.typing as npt
import torch

from tallystick.reader.network.features import UNKNOWN, quote_states, sentence_shapes
from tallystick.reader.network.labels import ARGUMENTS, PAIRED, PER_WORD, script_of
from tallystick.reader.network.pieces import Pieces
from tallystick.reader.network.windows import WIDTH, segments
from training.corpora import Text
from training.stand_ins import stand_ins

Ints = npt.NDArray[np.int64]
IGNORE = -100
SHAPE_DROPOUT = 0.15
"""Share of words whose shape is hidden while training."""
CAPITALS_DROPOUT = 0.2
"""Share of windows in which every shape is hidden, as in text all in capitals or all in small letters."""
QUOTE_DROPOUT = 0.1
"""Share of windows in which quotation states are hidden."""
MENTIONS = 6
"""Mentions of a window from which others of the same thing are learned in one step."""
CUE_NOISE = 0.2
"""Share of gold cues to which a neighbour is added or from which an edge word is taken, as a tagger would err."""


@dataclass(frozen=True, slots=True)
class Labels:
    """The label lists of the heads that are chosen from the training data."""

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    script: tuple[str, ...]
    deprel: tuple[str, ...]

    @classmethod
    def of(cls, texts: Sequence[Text], scripts: int, fewest_relations: int) -> Labels:
        """The labels of treebank texts: the most frequent lemma scripts, relations seen often enough."""
        upos, xpos, script, deprel = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
        for text in texts:
            if text.syntax is None:
                continue
            upos.update(text.syntax.upos)
            xpos.update(text.syntax.xpos)
            deprel.update(text.syntax.deprel)
            script.update(
                script_of(w.of(text.text), lemma) for w, lemma in zip(text.words, text.syntax.lemma, strict=True)
            )
        common = [s for s, _ in script.most_common(scripts)]
        relations = sorted(r for r, n in deprel.items() if n >= fewest_relations or ":" not in r)
        return cls(tuple(sorted(upos)), tuple(sorted(xpos)), tuple(common), tuple(relations))

    def tree(self) -> dict[str, tuple[str, ...]]:
        """The labels of the heads for tags and lemmas."""
        return {"upos": self.upos, "xpos": self.xpos, "script": self.script}


Given = tuple[tuple[int, ...], tuple[tuple[int, ...], ...]]
"""The words of a cue or trigger, and the words of each of its roles."""


@dataclass(slots=True)
class Prepared:
    """A text in numbers, word by word. ``stand_ins`` are pieces and shapes with the known names under stand-ins."""

    pieces: list[tuple[int, ...]]
    shapes: list[int]
    stand_ins: tuple[list[tuple[int, ...]], list[int]]
    quotes: list[int]
    sentences: list[range]
    sentence_of: list[int]
    labels: dict[str, Ints] = field(default_factory=dict)
    deprel: Ints | None = None
    head: Ints | None = None
    entity: Ints | None = None
    filler: Ints | None = None
    pairs: dict[str, list[Given]] = field(default_factory=dict)
    spaces: list[tuple[int, int, int]] = field(default_factory=list)


def prepare(text: Text, pieces: Pieces, labels: Labels, renamed: bool = True) -> Prepared:
    """Numbers for one text; ``renamed``: windows leave room for the stand-ins of its names."""
    forms = [w.of(text.text) for w in text.words]
    spelled = _spelled(forms, text, pieces)
    others = _spelled(stand_ins(forms, text.sentences), text, pieces) if renamed else spelled
    sentence_of = [i for i, s in enumerate(text.sentences) for _ in s]
    ready = Prepared(*spelled, others, quote_states(text.text, text.words), text.sentences, sentence_of)
    ready.spaces = segments([max(len(a), len(b)) for a, b in zip(spelled[0], others[0], strict=True)], text.sentences)
    if text.syntax is not None:
        ready.labels |= {
            "upos": _numbers(text.syntax.upos, labels.upos),
            "xpos": _numbers(text.syntax.xpos, labels.xpos),
            "script": _numbers(
                [script_of(f, lemma) for f, lemma in zip(forms, text.syntax.lemma, strict=True)], labels.script
            ),
        }
        relations = [r if r in labels.deprel else r.split(":")[0] for r in text.syntax.deprel]
        ready.deprel = _numbers(relations, labels.deprel)
        ready.head = np.array(text.syntax.head, np.int64)
    if text.entity is not None:
        ready.entity = np.array(text.entity, np.int64)
    if text.filler is not None:
        ready.filler = np.array(text.filler, np.int64)
    for name, values in text.labels.items():
        ready.labels[name] = _numbers(values, PER_WORD[name])
    if text.told is not None:
        ready.pairs["roles"] = [(t.cue, (t.source, t.content)) for t in text.told]
        ready.labels["cue"] = _cue_tags(ready.pairs["roles"], len(forms))
    if text.happenings is not None:
        ready.pairs["arguments"] = [(h.trigger, tuple(h.roles[r] for r in ARGUMENTS)) for h in text.happenings]
    if text.same is not None:
        ready.pairs["same"] = [
            (mention, (tuple(i for other in mentions if other != mention for i in other),))
            for mentions in text.same
            for mention in mentions
        ]
    return ready


def _spelled(forms: list[str], text: Text, pieces: Pieces) -> tuple[list[tuple[int, ...]], list[int]]:
    """The pieces and shapes of words."""
    return pieces.of_words(forms), [x for s in text.sentences for x in sentence_shapes(forms[s.start : s.stop])]


def _cue_tags(told: Sequence[Given], words: int) -> Ints:
    """One label a word: outside every cue, first of one, further inside."""
    tags = np.zeros(words, np.int64)
    for cue, _ in told:
        tags[list(cue)] = 2
        tags[cue[0]] = 1
    return tags


def _numbers(values: Sequence[str | None], names: Sequence[str]) -> Ints:
    number = {name: i for i, name in enumerate(names)}
    return np.array([number.get(v or "", IGNORE) for v in values], np.int64)


@dataclass(frozen=True, slots=True)
class Slice:
    """Words [first, last) of one prepared text; ``stands_in``: with the known names under stand-ins."""

    text: Prepared
    first: int
    last: int
    stands_in: bool = False

    @property
    def pieces(self) -> list[tuple[int, ...]]:
        """The pieces of each word."""
        return (self.text.stand_ins[0] if self.stands_in else self.text.pieces)[self.first : self.last]

    @property
    def shapes(self) -> list[int]:
        """The shape of each word."""
        return (self.text.stand_ins[1] if self.stands_in else self.text.shapes)[self.first : self.last]


def cut(text: Prepared, rng: np.random.Generator) -> Iterator[Slice]:
    """Windows over a text without overlap, the first of a random length, so that every epoch cuts elsewhere."""
    room = int(rng.integers(WIDTH // 3, WIDTH + 1))
    first, pieces = 0, 0
    for start, _end, count in text.spaces:
        if pieces and pieces + count > room:
            yield Slice(text, first, start)
            first, pieces, room = start, 0, WIDTH
        pieces += count
    if text.spaces:
        yield Slice(text, first, text.spaces[-1][1])


def stream(texts: Sequence[tuple[Prepared, float]], seed: int, pack: bool) -> Iterator[list[Slice]]:
    """Windows for ever, epoch by epoch; each text with its weight (mean times per epoch). ``pack`` joins short ones."""
    epoch = 0
    while True:
        rng = np.random.default_rng((seed, epoch))
        times = [(t, int(w) + int(rng.random() < w % 1)) for t, w in texts]
        if pack:
            found = [item for t, n in times for _ in range(n) for item in _joined(cut(t, rng))]
            found = _packed(found)
        else:
            found = [[item] for t, n in times for _ in range(n) for item in cut(t, rng)]
        for i in rng.permutation(len(found)):
            yield found[int(i)]
        epoch += 1


def _joined(items: Iterator[Slice]) -> list[list[Slice]]:
    return [[item] for item in items]


def _packed(found: list[list[Slice]]) -> list[list[Slice]]:
    """Neighbouring short windows joined until one is full: single tweets and sentences would leave batches empty."""
    packed: list[list[Slice]] = []
    room = 0
    for item in found:
        size = sum(count for s in item for a, b, count in s.text.spaces if s.first <= a and b <= s.last)
        if packed and size <= room:
            packed[-1] += item
            room -= size
        else:
            packed.append(list(item))
            room = WIDTH - size
    return packed


@dataclass(slots=True)
class Pairs:
    """G given things (cues or triggers) against the words of their windows."""

    of: torch.Tensor  # G: window
    words: torch.Tensor  # G W: weights that sum to 1
    distance: torch.Tensor  # G W: signed distance in words
    apart: torch.Tensor  # G W: signed distance in sentences
    targets: torch.Tensor  # G W R

    def on(self, device: torch.device) -> Pairs:
        """The same on another device."""
        return Pairs(*(getattr(self, f.name).to(device) for f in fields(self)))


@dataclass(slots=True)
class Batch:
    """Tensors of several windows. B windows, T pieces, W words."""

    pieces: torch.Tensor  # B T
    shapes: torch.Tensor  # B T
    quotes: torch.Tensor  # B T
    mask: torch.Tensor  # B T
    word: torch.Tensor  # B T: number of the word in its window + 1, 0 for none
    words: torch.Tensor  # B W: 1 where there is a word
    sentence: torch.Tensor  # B W
    deprel: torch.Tensor  # B W
    head: torch.Tensor  # B W: number of the head word + 1, 0 = root, IGNORE
    entity: torch.Tensor  # B W: bit masks, 0 says nothing
    filler: torch.Tensor  # B W: bit masks, -1 says nothing
    labels: dict[str, torch.Tensor]  # B W each
    pairs: dict[str, Pairs]

    def on(self, device: torch.device) -> Batch:
        """The same on another device."""
        tensors = (getattr(self, f.name).to(device) for f in fields(self) if f.name not in ("labels", "pairs"))
        labels = {k: v.to(device) for k, v in self.labels.items()}
        return Batch(*tensors, labels, {k: v.on(device) for k, v in self.pairs.items()})


SINGLE = ("upos", "xpos", "script", *(name for name in PER_WORD if name not in ("entity", "filler")))
"""Heads with one label a word."""


Found = tuple[int, list[int], list[list[int]]]
"""A window, the words of something given in it, and the words of each of its roles."""


@dataclass(slots=True)
class Arrays:
    """What a batch is made of, while it is filled."""

    pieces: Ints
    shapes: Ints
    quotes: Ints
    mask: npt.NDArray[np.bool_]
    word: Ints
    words: npt.NDArray[np.bool_]
    sentence: Ints
    labels: dict[str, Ints]
    entity: Ints
    filler: Ints
    given: dict[str, list[Found]]

    @classmethod
    def empty(cls, rows: int, pieces: int, words: int, padding: int) -> Arrays:
        """Nothing but padding."""
        shapes, quotes, word = (np.zeros((rows, pieces), np.int64) for _ in range(3))
        labels = {k: np.full((rows, words), IGNORE, np.int64) for k in (*SINGLE, "deprel", "head")}
        return cls(
            np.full((rows, pieces), padding, np.int64),
            shapes,
            quotes,
            np.zeros((rows, pieces), bool),
            word,
            np.zeros((rows, words), bool),
            np.full((rows, words), -1, np.int64),
            labels,
            np.zeros((rows, words), np.int64),
            np.full((rows, words), -1, np.int64),
            {name: [] for name in PAIRED},
        )


def collate(
    windows: Sequence[list[Slice]],
    special: tuple[int, int, int],
    rng: np.random.Generator | None,
    renamed: float = 0.0,
) -> Batch:
    """One batch; ``special`` are padding, open and close. Without ``rng`` nothing is hidden; ``renamed`` is the share
    of windows in which known names stand under stand-ins (``stand_ins.py``)."""
    if rng is not None and renamed:
        windows = [_renamed(window, rng.random() < renamed) for window in windows]
    sizes = [[len(p) for s in w for p in s.pieces] for w in windows]
    longest, most = max(sum(z) for z in sizes) + 2, max(len(z) for z in sizes)
    a = Arrays.empty(len(windows), longest, most, special[0])
    for row, (window, counts) in enumerate(zip(windows, sizes, strict=True)):
        _fill_pieces(a, row, window, np.array(counts), special, rng)
        base = 0
        for number, part in enumerate(window):
            _fill_labels(a, row, part, base, 1000 * number)
            base += part.last - part.first
    if rng is not None:
        a.given["same"] = _some(a.given["same"], rng)
    lengths = [len(z) for z in sizes]
    pairs = {k: _pairs(v, a.sentence, lengths, most, len(PAIRED[k]), rng) for k, v in a.given.items()}
    inputs = [a.pieces, a.shapes, a.quotes, a.mask, a.word, a.words, a.sentence]
    targets = [a.labels.pop("deprel"), a.labels.pop("head"), a.entity, a.filler]
    tensors = (torch.from_numpy(np.ascontiguousarray(x)) for x in (*inputs, *targets))
    return Batch(*tensors, {k: torch.from_numpy(v) for k, v in a.labels.items()}, pairs)


def _renamed(window: list[Slice], stands_in: bool) -> list[Slice]:
    """A window with its known names under stand-ins, or as they are."""
    return [replace(part, stands_in=stands_in) for part in window]


def _some(found: list[Found], rng: np.random.Generator) -> list[Found]:
    """At most ``MENTIONS`` of each window: there are far more mentions than cues or triggers."""
    chosen: list[Found] = []
    for row in sorted({f[0] for f in found}):
        own = [f for f in found if f[0] == row]
        chosen += [own[int(i)] for i in rng.permutation(len(own))[:MENTIONS]]
    return chosen


def _fill_pieces(
    arrays: Arrays,
    row: int,
    window: list[Slice],
    counts: Ints,
    special: tuple[int, int, int],
    rng: np.random.Generator | None,
) -> None:
    words, size = len(counts), int(counts.sum())
    index = np.repeat(np.arange(words), counts)
    arrays.pieces[row, 0], arrays.pieces[row, size + 1] = special[1:]
    arrays.pieces[row, 1 : size + 1] = [q for s in window for p in s.pieces for q in p]
    shapes = np.array([x for s in window for x in s.shapes])
    quotes = np.array([x for s in window for x in s.text.quotes[s.first : s.last]])
    if rng is not None:
        shapes = np.where(rng.random(words) < SHAPE_DROPOUT, UNKNOWN, shapes)
        shapes = shapes * 0 if rng.random() < CAPITALS_DROPOUT else shapes
        quotes = quotes * 0 if rng.random() < QUOTE_DROPOUT else quotes
    arrays.shapes[row, 1 : size + 1], arrays.quotes[row, 1 : size + 1] = shapes[index], quotes[index]
    arrays.word[row, 1 : size + 1] = index + 1
    arrays.mask[row, : size + 2] = True
    arrays.words[row, :words] = True


def _fill_labels(arrays: Arrays, row: int, part: Slice, base: int, apart: int) -> None:
    """The labels of one part of a window from word ``base``; ``apart`` keeps joined texts' sentences apart."""
    place, own = slice(base, base + part.last - part.first), slice(part.first, part.last)
    text = part.text
    arrays.sentence[row, place] = np.array(text.sentence_of[own]) + apart
    for name, values in text.labels.items():
        arrays.labels[name][row, place] = values[own]
    if text.head is not None and text.deprel is not None:
        arrays.labels["deprel"][row, place] = text.deprel[own]
        heads = text.head[own]
        outside = (heads >= 0) & ((heads < part.first) | (heads >= part.last))
        moved = np.where(heads < 0, 0, heads - part.first + 1 + base)
        arrays.labels["head"][row, place] = np.where(outside, IGNORE, moved)
    if text.entity is not None:
        arrays.entity[row, place] = text.entity[own]
    if text.filler is not None:
        arrays.filler[row, place] = text.filler[own]
    for name, found in text.pairs.items():
        for given, roles in found:
            if part.first <= given[0] and given[-1] < part.last:
                moved_given = [i - part.first + base for i in given]
                parts = [[i - part.first + base for i in role if part.first <= i < part.last] for role in roles]
                arrays.given[name].append((row, moved_given, parts))


def _pairs(
    found: list[Found],
    sentence: Ints,
    lengths: list[int],
    n: int,
    outputs: int,
    rng: np.random.Generator | None,
) -> Pairs:
    size = len(found)
    weights = np.zeros((size, n), np.float32)
    distance, apart = np.zeros((size, n), np.int64), np.zeros((size, n), np.int64)
    targets = np.zeros((size, n, outputs), np.float32)
    place = np.arange(n)
    for g, (row, given, roles) in enumerate(found):
        for output, role in enumerate(roles):
            targets[g, role, output] = 1
        words = _noisy(given, lengths[row], rng)
        weights[g, words] = 1 / len(words)
        distance[g] = np.where(place < words[0], place - words[0], np.where(place > words[-1], place - words[-1], 0))
        apart[g] = sentence[row] - sentence[row, words[0]]
    of = np.array([row for row, *_ in found], np.int64)
    return Pairs(*(torch.from_numpy(x) for x in (of, weights, distance, apart, targets)))


def _noisy(cue: list[int], length: int, rng: np.random.Generator | None) -> list[int]:
    if rng is None or rng.random() >= CUE_NOISE:
        return cue
    kind = int(rng.integers(4))
    if kind == 0 and cue[-1] + 1 < length:
        return [*cue, cue[-1] + 1]
    if kind == 1 and cue[0] > 0:
        return [cue[0] - 1, *cue]
    if kind == 2 and len(cue) > 1:
        return cue[1:]
    return cue[:-1] if len(cue) > 1 else cue

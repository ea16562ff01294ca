"""One stretch of text through the encoder and every head."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from tallystick.reader.network.anaphora import Same, read_same
from tallystick.reader.network.encoder import Written
from tallystick.reader.network.happenings import (
    Choice,
    HappeningWords,
    best_counts,
    best_labels,
    best_sequence,
    read_happenings,
)
from tallystick.reader.network.heads import Heads, softmax
from tallystick.reader.network.labels import DAMAGES, ENTITY_TAGS, HARMS, WHO, apply_script
from tallystick.reader.network.roles import CueWords, read_cues
from tallystick.reader.network.trees import NEVER, agreeing, best_tree
from tallystick.reader.network.weights import Floats

if TYPE_CHECKING:
    from tallystick.reader.network import Network

LONGEST_TREE = 160
"""Words in one tree; a longer sentence is parsed in parts, the later ones hung on the first one's root."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """What was read of each word of a stretch; numbers count from its first word."""

    lemma: list[str]
    upos: list[str]
    xpos: list[str]
    head: list[int]
    deprel: list[str]
    head_score: list[float]
    entity: list[str]
    entity_score: list[float]
    cues: list[CueWords]
    happenings: list[HappeningWords]
    harm: list[Choice]
    who: list[Choice]
    damage: list[Choice]
    same: Same


def read_stretch(
    forms: Sequence[str], shapes: list[int], quotes: list[int], sentences: list[range], network: Network
) -> Stretch:
    """Read one stretch: ``forms`` with their shapes and quotation states, ``sentences`` as ranges of their numbers."""
    if not forms:
        return Stretch([], [], [], [], [], [], [], [], [], [], [], [], [], {})
    vectors = network.encoder.vectors(Written(network.pieces.of_words(forms), shapes, quotes, sentences))
    heads, labels = network.heads, network.labels
    maps = heads.maps(vectors)
    upos, xpos, script = ([labels[k][i] for i in maps[k].argmax(axis=1)] for k in ("upos", "xpos", "script"))
    tags, chances, _ = best_sequence(maps["entity"], ENTITY_TAGS, sentences)
    head, deprel, sure = _trees(maps, sentences, heads, labels["deprel"])
    sentence_of = np.repeat(np.arange(len(sentences)), [len(s) for s in sentences])
    cues = read_cues(maps, upos, sentence_of, sentences, heads)
    sources = {word for cue in cues for word in cue.source}
    return Stretch(
        lemma=[_lemma(*parts) for parts in zip(forms, script, upos, tags, strict=True)],
        upos=upos,
        xpos=xpos,
        head=head,
        deprel=agreeing(forms, head, deprel),
        head_score=sure,
        entity=tags,
        entity_score=chances,
        cues=cues,
        happenings=read_happenings(maps, sentence_of, sentences, heads),
        harm=best_counts(maps["harm"], HARMS, sentences),
        who=best_labels(maps["who"], WHO),
        damage=best_counts(maps["damage"], DAMAGES, sentences),
        same=read_same(maps, forms, upos, sources, sentence_of, heads),
    )


def _lemma(form: str, script: str, upos: str, tag: str) -> str:
    """The lemma; names and nationalities keep their capitals."""
    lemma = apply_script(form, script)
    if upos == "PROPN":
        return form[: len(lemma)] if form.lower().startswith(lemma) else form
    return lemma.capitalize() if tag.endswith("NATIONALITY") and form[:1].isupper() else lemma


def _trees(
    maps: dict[str, Floats], sentences: Sequence[range], heads: Heads, names: Sequence[str]
) -> tuple[list[int], list[str], list[float]]:
    dependents, governors, rel_dependents, rel_governors = heads.tree_inputs(maps)
    found, sure = [-1] * len(dependents), [1.0] * len(dependents)
    for sentence in sentences:
        root = -1
        for first in range(sentence.start, sentence.stop, LONGEST_TREE):
            last = min(sentence.stop, first + LONGEST_TREE)
            chosen, chances = _tree(dependents[first:last], np.vstack([governors[:1], governors[first + 1 : last + 1]]))
            sure[first:last] = chances
            for i, head in enumerate(chosen):
                found[first + i] = first + head if head >= 0 else root
            root = first + chosen.index(-1) if root < 0 else root
    scores = heads.relations(rel_dependents, rel_governors, found)
    return found, _relations(scores, found, names), sure


def _tree(dependents: Floats, governors: Floats) -> tuple[list[int], list[float]]:
    """Heads counted from the part's first word, -1 for its root, and the chance of each against all other heads."""
    size = len(dependents)
    scores = np.full((size + 1, size + 1), NEVER)
    scores[1:] = dependents @ governors.T
    heads = best_tree(scores)[1:]
    np.fill_diagonal(scores, NEVER)
    chances = softmax(scores[1:])[np.arange(size), heads]
    return [head - 1 for head in heads], chances.tolist()


def _relations(scores: Floats, heads: Sequence[int], names: Sequence[str]) -> list[str]:
    """The best relation of each word: ``root`` for roots and for no other."""
    root = names.index("root")
    scores[:, root] = -1e9
    best = scores.argmax(axis=1)
    return ["root" if head < 0 else names[i] for head, i in zip(heads, best, strict=True)]

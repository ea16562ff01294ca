"""Trees for texts that have none: what the course ``grammar`` reads in them, kept as labels.

Our reports carry no trees, and the treebanks little of war: a course that learns from both without these labels forgets
the grammar of short sentences about fighting ("bombed" became a noun).
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from tallystick.model.span import Span
from tallystick.reader.network import load_network
from tallystick.reader.parse import parse_words
from training.corpora import Syntax, Text


def with_trees(texts: Iterable[Text], teacher: Path) -> list[Text]:
    """The texts, each with the tags, lemmas and trees that the weights in ``teacher`` read in it."""
    network = load_network(teacher)
    found = []
    for text in texts:
        split = [[text.words[i] for i in s] for s in text.sentences]
        read = parse_words(text.text, [Span(s[0].start, s[-1].end) for s in split], split, network).words
        text.syntax = Syntax(
            [w.upos for w in read],
            [w.xpos for w in read],
            [w.lemma for w in read],
            [w.head for w in read],
            [w.deprel for w in read],
        )
        found.append(text)
    return found

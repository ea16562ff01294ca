"""Trees that the first course's weights give to our own reports."""

from __future__ import annotations

from training.corpora import plain

from tallystick.reader.network.weights import shipped
from training import silver


def test_every_word_gets_a_label_on_its_own_splitting() -> None:
    """The labels lie on the words the network learns from, with heads counted through the whole text."""
    text = plain("x", "Jets bombed the market. The army denied it.")
    (read,) = silver.with_trees([text], shipped())
    assert read.syntax is not None
    labels = (read.syntax.upos, read.syntax.xpos, read.syntax.lemma, read.syntax.head, read.syntax.deprel)
    assert {len(x) for x in labels} == {len(read.words)} == {10}
    assert sum(h < 0 for h in read.syntax.head) == len(read.sentences) == 2
    denied = [w.of(read.text) for w in read.words].index("denied")
    assert read.syntax.head[denied - 1] == denied and read.syntax.lemma[denied] == "deny"


def test_what_a_text_already_says_stays() -> None:
    """Only the trees are added."""
    text = plain("x", "Jets bombed the market.")
    text.entity = [1] * 5
    (read,) = silver.with_trees([text], shipped())
    assert read.entity == [1] * 5 and read.told is None

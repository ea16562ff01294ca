"""The parts of a long name are one phrase, and the tree stays a tree."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from doubles import trees
from tallystick.reader.entities import build_entities
from tallystick.reader.long_names import long_names
from tallystick.reader.network import load_network
from tallystick.reader.parse import Parse, parse
from tallystick.reader.syntax import Syntax, build

MARKED = (
    "The DET 2 det|League NOUN 7 nsubj B-ORGANISATION|of ADP 4 case I-ORGANISATION|"
    "Hills PROPN 2 nmod I-ORGANISATION|and CCONJ 6 cc I-ORGANISATION|Lakes PROPN 4 conj I-ORGANISATION|"
    "fired VERB 0 root"
)


def hung(syntax: Syntax) -> Syntax:
    """The tree with its long names hung."""
    words = list(syntax.words)
    for i, found in long_names(words, syntax.text).items():
        words[i] = replace(words[i], **found._asdict())
    parse = syntax.parse
    return build(Parse(parse.text, parse.sentences, parse.sentence_words, tuple(words)))


def names(syntax: Syntax) -> list[str]:
    """What the entities of a text are called."""
    return [e.name for e in build_entities(syntax, ()).entities]


def test_a_marked_name_is_one() -> None:
    """Nobody is called "hills"."""
    assert names(hung(trees.tree(MARKED))) == ["League of Hills and Lakes"]


def test_a_name_of_the_register_needs_no_mark() -> None:
    """Whatever the tree makes of its parts."""
    said = (
        "Fighters NOUN 9 nsubj|of ADP 3 case|Volunteers NOUN 1 nmod|for ADP 6 case|the DET 6 det|Defence NOUN 3 nmod|"
        "of ADP 8 case|Homeland NOUN 6 nmod|fired VERB 0 root"
    )
    assert long_names(trees.tree(said).words, trees.tree(said).text) == {}  # "the Homeland" is how it is written
    listed = said.replace("Homeland NOUN 6 nmod|fired VERB 0", "the DET 9 det|Homeland NOUN 6 nmod|fired VERB 0")
    found = hung(trees.tree(listed.replace("NOUN 9 nsubj", "NOUN 10 nsubj")))
    assert "Volunteers for the Defence of the Homeland" in names(found)
    assert not {"Defence", "Homeland"} & set(names(found))


def test_a_stop_is_no_part_of_a_name() -> None:
    """Nor is a comma."""
    said = "Volunteers NOUN 0 root|for ADP 4 case|the DET 4 det|Defence NOUN 1 nmod|of ADP 7 case|the DET 7 det|"
    syntax = trees.tree(f"{said}Homeland NOUN 4 nmod|. PUNCT 1 punct")
    assert 7 not in {i for i, hung in long_names(syntax.words, syntax.text).items() if hung.entity != "O"}
    assert names(hung(syntax)) == ["Volunteers for the Defence of the Homeland"]


def test_what_hangs_on_a_part_hangs_on_the_whole() -> None:
    """A relative clause after the last part belongs to the league."""
    clause = "|that PRON 9 nsubj|signed VERB 6 acl:relcl"
    found = hung(trees.tree(MARKED + clause))
    assert found.words[8].head == trees.place(found, "League")


def test_a_body_of_a_country_stays_a_phrase() -> None:
    """Whose it is follows from the words behind "of"."""
    mark = "I-ORGANISATION"
    said = f"Council NOUN 4 nsubj B-ORGANISATION|of ADP 3 case {mark}|Chad PROPN 1 nmod {mark}|met VERB 0 root"
    assert long_names(trees.tree(said).words, trees.tree(said).text) == {}


def test_the_network_reads_such_names() -> None:
    """End to end, in a sentence of our own."""
    read = parse("Fighters of al-Qaeda in the Arabian Peninsula shelled Marbuna on Monday.", load_network())
    assert "Arabian Peninsula" not in names(build(read))


@given(
    st.lists(st.tuples(st.sampled_from(["League", "of", "the", "Hills", "-", "met"]), st.integers(0, 9)), max_size=9)
)
def test_trees_stay_trees(drawn: list[tuple[str, int]]) -> None:
    """Heads to the left or right, any part of the name on top: following heads always ends."""
    tokens, size = [], len(drawn)
    for i, (form, up) in enumerate(drawn):
        head = up % (i + 1) if i % 2 else (i + 2 if i + 1 < size and up % 2 else 0)
        head = 0 if head == i + 1 or (head == i + 2 and i + 1 < size and drawn[i + 1][1] % (i + 2) == i + 1) else head
        mark = "I-ORGANISATION" if i else "B-ORGANISATION"
        tokens.append(f"{form} NOUN {head} dep {mark}")
    if not tokens:
        return
    syntax = trees.tree("|".join(tokens))
    if any(len(list_up(syntax, w.index)) > size for w in syntax.words):
        return
    found = hung(syntax)
    assert all(len(list_up(found, w.index)) <= size for w in found.words)


def list_up(syntax: Syntax, index: int) -> list[int]:
    """The heads above a word, cut where they go round."""
    up: list[int] = []
    while (index := syntax.words[index].head) >= 0 and len(up) <= len(syntax.words):
        up.append(index)
    return up


def test_two_names_with_words_below_each_other_hang_on_neither() -> None:
    """Each goes where its word nearest to the root hung, so that the tree stays a tree."""
    first = "Union PROPN 6 nmod B-ORGANISATION|of ADP 3 case I-ORGANISATION|Hills PROPN 7 nsubj I-ORGANISATION"
    other = "League PROPN 3 nmod B-ORGANISATION|of ADP 6 case I-ORGANISATION|Lakes PROPN 7 obj I-ORGANISATION"
    syntax = hung(trees.tree(f"{first}|{other}|fired VERB 0 root"))
    assert [syntax.words[i].head for i in (0, 3)] == [6, 6]
    assert syntax.subtree(6) == tuple(range(7))

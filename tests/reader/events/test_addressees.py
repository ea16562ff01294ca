"""Whom words are aimed at: offers, refusals, demands, threats, talks, protests."""

from __future__ import annotations

import pytest

from doubles.trees import place, tree
from tallystick.reader.events.candidates import find_candidates

BEGUN = "Freedonia PROPN 2 nsubj B-PLACE | {} VERB/VBD 0 root | "
AIMED = [
    ("rejected:reject", "Sylvania PROPN 5 nmod:poss B-PLACE | 's PART 3 case | offer NOUN 2 obj", "Sylvania"),
    ("severed:sever", "ties:tie NOUN 2 obj | with ADP 5 case | Sylvania PROPN 3 nmod B-PLACE", "Sylvania"),
    ("praised:praise", "the DET 5 det | Peruvian ADJ 5 amod B-NATIONALITY | vote NOUN 2 obj", "Peruvian"),
    ("urged:urge", "Sylvania PROPN 2 obj B-PLACE | to PART 5 mark | withdraw VERB/VB 2 xcomp", "Sylvania"),
    ("appealed:appeal", "to ADP 4 case | Sylvania PROPN 2 obl B-PLACE", "Sylvania"),
    ("threatened:threaten", "to PART 4 mark | bomb VERB/VB 2 xcomp | Sylvania PROPN 4 obj B-PLACE", "Sylvania"),
    ("demanded:demand", "that SCONJ 5 mark | Sylvania PROPN 5 nsubj B-PLACE | leave VERB/VB 2 ccomp", "Sylvania"),
    ("demanded:demand", "that SCONJ 4 mark | captors:captor NOUN 5 nsubj | leave VERB/VB 2 ccomp", "captors"),
    ("talked:talk", "with ADP 5 case | the DET 5 det | president NOUN 2 obl", "president"),
    ("visited:visit", "Sylvania PROPN 2 obj B-PLACE", "Sylvania"),
    ("demonstrated:demonstrate", "against ADP 4 case | Sylvania PROPN 2 obl B-PLACE", "Sylvania"),
]


@pytest.mark.parametrize(("verb", "rest", "aimed"), AIMED)
def test_the_addressee_is_somebody(verb: str, rest: str, aimed: str) -> None:
    """Who owns, gets, is told or is spoken of is the target, not the thing in the object's place; the actor speaks."""
    syntax = tree(BEGUN.format(verb) + rest)
    found = next(d for d in find_candidates(syntax) if d.head == 1)
    assert (found.actors, found.targets) == ((0,), (place(syntax, aimed),))


NOBODY = [
    (
        "refused:refuse",
        "to PART 4 mark | talk VERB/VB 2 xcomp | while SCONJ 8 mark | the DET 7 det | Sylvania PROPN 8 nsubj:pass "
        "B-PLACE | held:hold VERB/VBN 4 advcl",
    ),
    ("agreed:agree", "to PART 4 mark | exchange VERB/VB 2 xcomp | prisoners:prisoner NOUN/NNS 4 obj"),
    ("warned:warn", "that SCONJ 6 mark | soldiers:soldier NOUN/NNS 6 nsubj | will AUX 6 aux | strike VERB/VB 2 ccomp"),
    (
        "refused:refuse",
        "to PART 4 mark | talk VERB/VB 2 xcomp | according:accord VERB 8 case | to ADP 5 fixed | a DET 8 det | "
        "Sylvania PROPN 2 obl B-PLACE",
    ),
]


@pytest.mark.parametrize(("verb", "rest"), NOBODY)
def test_circumstances_and_sources_are_no_addressees(verb: str, rest: str) -> None:
    """Why or when somebody refuses, and who reports it, is not whom the refusal is aimed at; nor are those who are to
    be exchanged by what is agreed, or who will carry out a threat."""
    found = next(d for d in find_candidates(tree(BEGUN.format(verb) + rest)) if d.head == 1)
    assert (found.actors, found.targets) == ((0,), ())

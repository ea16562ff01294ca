"""Codes: assigned once, kept through merges and splits, never given twice."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from tallystick.linker.codes import assign, founding, lives, spoken
from tallystick.model.link import Cluster, Code

CODE = r"([BDFGKLMNPRSTVZ][AEIOU]){2}-\d{3}"


def cluster(*events: str) -> Cluster:
    """A happening told by one report an event."""
    return Cluster(accounts=tuple((event,) for event in events))


@given(st.sets(st.sets(st.text("abcdef", min_size=1, max_size=4), min_size=1).map(frozenset), max_size=6))
def test_every_incident_has_one_code_and_asking_again_makes_none(groups: set[frozenset[str]]) -> None:
    """Codes differ; the rows made are all that a second asking needs."""
    found = [cluster(*(f"{n}{event}" for event in sorted(group))) for n, group in enumerate(sorted(groups, key=sorted))]
    first = assign(found, ())
    again = assign(found, first.fresh)
    assert len({c.code for c in first.coded}) == len(found)
    assert (again.coded, again.fresh) == (first.coded, ())


def test_a_merge_keeps_the_older_code_and_a_split_its_founding_event() -> None:
    """Old codes stay as aliases; the part split off gets a code of its own, or its old one back."""
    rows = (Code(code="KIRA-001", event="b"), Code(code="BOLO-002", event="a"))
    merged = assign([cluster("a", "b", "c")], rows)
    assert merged.fresh == ()
    assert (merged.coded[0].code, merged.coded[0].aliases) == ("KIRA-001", ("BOLO-002",))
    assert lives("BOLO-002", merged.coded) == "KIRA-001"
    assert lives("NONE-003", merged.coded) is None
    split = assign([cluster("b"), cluster("a"), cluster("c")], rows)
    assert [(c.cluster.events, c.code) for c in split.coded][:2] == [(("a",), "BOLO-002"), (("b",), "KIRA-001")]
    assert [row.event for row in split.fresh] == ["c"]


def test_a_taken_code_is_not_given_again() -> None:
    """The next one free is taken instead."""
    first = assign([cluster("a")], ()).fresh[0]
    moved = assign([cluster("a")], (Code(code=first.code, event="gone"),)).fresh[0]
    assert moved.code != first.code
    assert moved.event == founding(cluster("a"))


@given(st.integers(0, 2**64))
def test_codes_can_be_said(number: int) -> None:
    """Two syllables and three digits."""
    assert re.fullmatch(CODE, spoken(number))

"""What sources say exists and the record lacks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from doubles.held import dossier, told, when, where
from doubles.incidents import count, says
from tallystick.assessment.gaps import IN_A_ROW, PERSON, STRIKE, TOTAL, Gap, Loose, gaps
from tallystick.model.dossier import REJECTED, Dossier, Source

MONDAY = date(2024, 5, 6)
SUNDAY = MONDAY + timedelta(6)


def toll(code: str, low: int, high: int, day: date = MONDAY, **more: Any) -> Dossier:
    """An incident with two counts of its dead."""
    said = (count(f"{code}-1", low, "SOHR"), count(f"{code}-2", high, "SNHR"))
    return dossier(code, said, day=day, **more)


def beside(number: int | None, **more: Any) -> Loose:
    """A report's total of a week."""
    scope, place = more.pop("scope", "summary"), more.pop("place", where("Qadmiya"))
    day = more.pop("day", when(MONDAY, SUNDAY))
    more.setdefault("property", "killed")
    event = told("sum", day=day, place=place, scope=scope, words="attacks this week")
    statement = count("s", number, "SOHR", event="sum", outcome=more.pop("property"), **more)
    return Source(document="d-sum", publisher="The Week", published_on=SUNDAY), event, (statement,)


def only(found: tuple[Gap, ...], kind: str) -> list[Gap]:
    """The gaps of one kind."""
    return [gap for gap in found if gap.kind == kind]


def third(ordinal: int = 3, **more: Any) -> Loose:
    """A report that numbers a clash."""
    more.setdefault("place", where("Qadmiya"))
    event = told("n", day=when(SUNDAY), ordinal=ordinal, series="clash", **more)
    return Source(document="d-n", publisher="The Week"), event, ()


def test_a_third_clash_where_two_are_held() -> None:
    """One is missing, and the two that were counted are named."""
    held = [toll("A-1", 1, 2), toll("B-2", 1, 2), toll("C-3", 1, 2, place="Tel Sawan")]
    (gap,) = only(gaps(held, [third()]), IN_A_ROW)
    assert (gap.stated, gap.low, gap.incidents) == (3, 2, ("A-1", "B-2"))
    assert gap.sentence == "The Week counts 3rd clash in Qadmiya by 2024-05-12; the record holds 2 (A-1, B-2)."
    assert gap.missing == "1 assault incident in Qadmiya by 2024-05-12"


def test_a_third_clash_where_three_are_held() -> None:
    """Nothing is missing when the record has as many, later ones not counted."""
    held = [toll("A-1", 1, 2), toll("B-2", 1, 2), toll("C-3", 1, 2)]
    assert only(gaps(held, [third()]), IN_A_ROW) == []
    later = [*held[:2], toll("C-3", 1, 2, day=SUNDAY + timedelta(1))]
    assert len(only(gaps(later, [third()]), IN_A_ROW)) == 1


def test_a_number_in_a_row_told_of_an_incident_counts_it() -> None:
    """The third clash is itself one of the three."""
    held = [toll("A-1", 1, 2), toll("B-2", 1, 2, day=SUNDAY)]
    named = replace(held[1], told=(replace(held[1].told[0], ordinal=3, series="clash"),))
    (gap,) = only(gaps([held[0], named]), IN_A_ROW)
    assert gap.incidents == ("A-1", "B-2")


def test_other_parties_and_rejected_incidents_are_not_counted() -> None:
    """A clash of others, and one that a person rejected, are none of the three."""
    held = [toll("A-1", 1, 2, parties=["north"]), toll("B-2", 1, 2, parties=["south"])]
    wanted = third(2, actors=held[0].setting.actors)
    assert only(gaps(held, [wanted]), IN_A_ROW)[0].incidents == ("A-1",)
    assert only(gaps([replace(held[0], status=REJECTED)], [wanted]), IN_A_ROW)[0].incidents == ()


def test_a_total_above_the_sum_of_the_incidents() -> None:
    """31 in a week against 14–19: twelve are missing at least."""
    held = [toll("A-1", 8, 10), toll("B-2", 6, 9, day=SUNDAY), toll("C-3", 50, 50, day=SUNDAY + timedelta(1))]
    (gap,) = only(gaps(held, [beside(31)]), TOTAL)
    assert (gap.stated, gap.low, gap.high, gap.incidents) == (31, 14, 19, ("A-1", "B-2"))
    assert gap.missing == "12 or more killed in Qadmiya, 2024-05-06 to 2024-05-12"
    assert "sum to 14–19 (A-1, B-2)" in gap.sentence
    assert gap.claims == ("s",) and "31" in gap.words


def test_a_total_within_the_sum_is_no_gap() -> None:
    """The highest counts are what a total is held against; a part of a total is none."""
    held = [toll("A-1", 8, 10), toll("B-2", 6, 9)]
    assert gaps(held, [beside(19)]) == ()
    assert gaps(held, [beside(20, quantifier="about")]) == ()
    assert gaps(held, [beside(31, quantifier="up-to")]) == ()
    assert gaps(held, [beside(31, subset_of="h")]) == ()
    assert gaps(held, [beside(31, scope="single")]) == ()


def test_a_total_of_children_is_held_against_children() -> None:
    """Groups are compared with their own counts."""
    held = [dossier("A-1", (count("a", 9, "SOHR"), count("b", 2, "SOHR", who="children")), day=MONDAY)]
    (gap,) = only(gaps(held, [beside(5, who="children")]), TOTAL)
    assert (gap.low, gap.high) == (2, 2)


def test_somebody_who_is_named_and_no_incident_names() -> None:
    """Another spelling of a known name is no gap; a new name is."""
    known = says("v", "SOHR", property="named:killed", value="Ahmad Khalil")
    held = [dossier("A-1", (known, count("a", 1, "SOHR")), day=MONDAY)]
    source, event, _ = beside(None)
    spelled = says("x", "SOHR", event="sum", property="named:killed", value="Ahmed Khalil")
    other = says("y", "SOHR", event="sum", property="named:killed", value="Salma Darwish")
    (gap,) = only(gaps(held, [(source, event, (spelled, other))]), PERSON)
    assert gap.claims == ("y",)
    assert gap.sentence.startswith("The Week names Salma Darwish as killed in Qadmiya on 2024-05-06")


def test_a_declared_strike_nobody_else_tells_of() -> None:
    """A party's own word alone is a gap; with another account it is none."""
    own = (
        says("a", "Israeli army", event="e", doc="d", property="type", value="assault/aerial"),
        says("b", "Israeli army", event="e", doc="d", property="actor", value="Israeli army", party="ISR:GOV"),
    )
    (gap,) = only(gaps([dossier("A-1", own, day=MONDAY)]), STRIKE)
    assert gap.sentence == "Israeli army says that it struck in Qadmiya on 2024-05-06; nobody else gives an account."
    assert gap.words == ("words of a", "words of b")
    assert gaps([dossier("A-1", (*own, says("c", "SOHR", value="assault")), day=MONDAY)]) == ()


def test_words_that_could_be_of_anywhere_are_no_gap() -> None:
    """Without a place or a party nobody can say which incidents are meant."""
    assert gaps([], [beside(31, place=None), third(place=None)]) == ()


@given(st.permutations(range(4)), st.lists(st.integers(0, 40), min_size=4, max_size=4), st.integers(1, 200))
def test_the_order_does_not_matter_and_more_incidents_close_gaps(order: Any, tolls: Any, stated: int) -> None:
    """Any order, the same gaps; a total is missing just when the highest counts do not reach it."""
    held = [toll(f"A-{n}", 0, tolls[n]) for n in range(4)]
    found = gaps(held, [beside(stated)])
    assert gaps([held[n] for n in order], [beside(stated)]) == found
    assert bool(found) == (sum(tolls) < stated)

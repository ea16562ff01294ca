"""Decisions hold on to their claims when a later reader draws other spans and other types, and to no wrong one."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from doubles import told
from tallystick.model.anchors import anchor_of, find_again, placed, value_in_words, voice_of
from tallystick.model.reading import Claim, Reading
from tallystick.model.record import WITHDRAW, Decision, standing

NOON = datetime(2024, 3, 5, 12, tzinfo=UTC)


def decision(reading: Reading, claim: Claim) -> Decision:
    """A person's word on a claim."""
    anchor = anchor_of(reading, claim)
    return Decision(
        id=f"d-{claim.id}", verdict="accept", kind="claim", key=claim.id, by="P", made_at=NOON, anchor=anchor
    )


def same_statement(one: tuple[Reading, Claim], other: tuple[Reading, Claim]) -> bool:
    """Whether two claims say the same of the same happening: told apart by how the reports are made."""
    said = [
        (claim.property, voice_of(reading, claim), value_in_words(reading, claim), _happening(reading, claim))
        for reading, claim in (one, other)
    ]
    return said[0] == said[1]


def _happening(reading: Reading, claim: Claim) -> str:
    trigger = next(event.trigger for event in reading.events if event.id == claim.event)
    return reading.document.text[trigger.start :].split()[0]


def test_a_hundred_decided_reports_read_again() -> None:
    """With every span moved, every id new and every type changed, at least 98 % of the decisions whose claim is still
    made hold for it, none for another; a decision on a type that is no longer claimed is listed as lost."""
    kept = wrong = lost = wanted = 0
    for number in range(100):
        before, after = (told.reading(told.report(number), make) for make in (1, 2))
        assert {c.id for c in before.claims}.isdisjoint(c.id for c in after.claims)
        for made, claim in placed(after, [decision(before, c) for c in before.claims]):
            old = next(c for c in before.claims if c.id == made.key)
            wanted += any(same_statement((before, old), (after, c)) for c in after.claims)
            kept += claim is not None and same_statement((before, old), (after, claim))
            wrong += claim is not None and not same_statement((before, old), (after, claim))
            lost += claim is None
    assert (wrong, wanted, lost) == (0, 400, 200)
    assert kept / wanted >= 0.98


@given(number=st.integers(0, 500), data=st.data())
def test_never_to_a_claim_that_says_something_else(number: int, data: st.DataObject) -> None:
    """When the later reader no longer makes a claim, changes its count or its voice, nothing takes its place."""
    before, after = (told.reading(told.report(number), make) for make in (1, 2))
    claim = data.draw(st.sampled_from(before.claims))
    found = find_again(anchor_of(before, claim), claim.id, after)
    if found is None:
        return
    rest = tuple(c for c in after.claims if c != found)
    count = replace(found, low=(found.low or 0) + 1) if found.property == "killed" else replace(found, value="else")
    for changed in (rest, (*rest, count), (*rest, replace(found, chain=()))):
        again = find_again(anchor_of(before, claim), claim.id, replace(after, claims=changed))
        assert again is None or same_statement((before, claim), (after, again))


def test_two_equally_good_are_no_answer() -> None:
    """Where the later reader makes two claims that cannot be told apart, a person is asked."""
    before, after = (told.reading(told.report(1), make) for make in (1, 2))
    claim = next(c for c in before.claims if c.property == "killed")
    found = find_again(anchor_of(before, claim), claim.id, after)
    assert found
    twins = replace(after, claims=(*after.claims, replace(found, id="c-twin")))
    assert find_again(anchor_of(before, claim), claim.id, twins) is None


def test_a_name_shared_by_two_happenings_is_no_bridge() -> None:
    """Where the reader no longer sees one happening, a decision on its place does not go over to another at the same
    place; a decision on its count does go where the count went, unless the old happening is still told."""
    before = told.reading(told.report(1))
    place, killed = (next(c for c in before.claims if c.property == name) for name in ("target", "killed"))
    moved = replace(before.events[0], id="e-other", trigger=before.events[1].trigger)
    claims = tuple(replace(c, id=f"{c.id}-2", event="e-other") for c in before.claims if c.event == before.events[0].id)
    after = replace(before, events=(moved,), claims=claims)
    assert find_again(anchor_of(before, place), place.id, after) is None
    found = find_again(anchor_of(before, killed), killed.id, after)
    assert found and found.id == f"{killed.id}-2"
    both = replace(after, events=(before.events[0], moved))
    assert find_again(anchor_of(before, killed), killed.id, both) is None


def test_the_anchor_quotes_the_words() -> None:
    """The quoted words stand in the text between what is kept of either side."""
    reading = told.reading(told.report(7))
    for claim in reading.claims:
        anchor = anchor_of(reading, claim)
        assert anchor.before + anchor.words + anchor.after in reading.document.text
        assert len(anchor.before) <= 32 and len(anchor.after) <= 32


def test_what_is_taken_back_no_longer_holds() -> None:
    """Withdrawing a decision takes it away; withdrawing the withdrawal brings it back."""
    reading = told.reading(told.report(1))
    first, second = (decision(reading, claim) for claim in reading.claims[:2])
    back = replace(first, id="d-3", verdict=WITHDRAW, kind="decision", key=first.id, anchor=None)
    again = replace(back, id="d-4", key="d-3")
    assert standing((first, second, back)) == (second,)
    assert standing((first, second, back, again)) == (first, second)

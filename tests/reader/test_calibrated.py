"""Where each slot of a reading comes from, and how likely it is right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.model.document import Document
from tallystick.model.reading import Reading, Why
from tallystick.model.span import Span
from tallystick.reader.calibrated import probability
from tallystick.reader.options import ReaderOptions
from tallystick.reader.read import read_document
from tallystick.reader.signs import about_event, families, of_event
from tallystick.resources.calibration import Curve, curves, fitted

TEXT = (
    "Government aircraft bombed the market in Hodeidah with cluster bombs on Monday, killing at least 12 civilians, "
    "residents said. Two shops were destroyed. The school was hit by the rebels on Wednesday. A spokesman for the army "
    "denied that its aircraft had struck the market. “We are looking into the reports,” he added."
)
CHANCES = st.floats(0, 1)


@pytest.fixture(scope="module")
def reading() -> Reading:
    """The reading of the text."""
    return read_document(Document(text=TEXT, published_on=date(2022, 5, 12)))


def explained(reading: Reading) -> Iterator[Why]:
    """Every explanation."""
    for event in reading.events:
        yield from (why for record in (event, *event.harm, *event.damage) for why in record.why)
    yield from (why for item in reading.attributions for why in item.why)


def test_every_slot_says_where_it_comes_from(reading: Reading) -> None:
    """A rule or head, words of the text and a probability; parties and weapons one by one."""
    assert reading.events and reading.attributions
    for why in explained(reading):
        assert why.by and why.words and 0 < why.probability < 1
    for event in reading.events:
        told = {(why.slot, why.value) for why in event.why}
        parties = {("actors", a) for a in event.actors} | {("targets", t) for t in event.targets}
        assert parties | {("weapons", w.kind) for w in event.weapons} <= told
        filled = [slot for slot in ("type", "mode", "factuality", "scope", "when", "where") if getattr(event, slot)]
        assert {(slot, None) for slot in filled} <= told
    assert all({"outcome", "number", "who"} == {w.slot for w in h.why} for e in reading.events for h in e.harm)
    slots = {"cue", "content", "voice", "stance"}
    assert all(slots <= {w.slot for w in a.why} for a in reading.attributions)


def test_the_rule_is_named(reading: Reading) -> None:
    """By what the word codes to, by how the party hangs on it, by whose denial."""
    by = {(why.slot, why.by) for why in explained(reading)}
    assert {("type", "events.tsv: bomb"), ("actors", "roles: subject"), ("targets", "roles: object")} <= by
    assert {("factuality", "denials: own part"), ("actors", "denials: who denies")} <= by
    assert ("voice", "voices: pronoun") in by and ("voice", "voices: name") in by


def test_raw_readings_differ_in_their_probabilities_alone(reading: Reading) -> None:
    """What is fitted on is what heads and rules give; nothing else of a reading changes with it."""
    raw = read_document(reading.document, ReaderOptions(raw=True))
    assert raw != reading and raw.claims == reading.claims and raw.id == reading.id
    assert [(w.slot, w.by, w.words) for w in explained(raw)] == [(w.slot, w.by, w.words) for w in explained(reading)]


@given(st.sampled_from(sorted(curves())), CHANCES, CHANCES)
def test_a_surer_slot_is_never_less_probable(kind: str, one: float, two: float) -> None:
    """Each shipped curve rises or stays with the raw chance, and never leaves 0 to 1."""
    low, high = (probability(curves()[kind], c, {}) for c in sorted((one, two)))
    assert 0 <= low <= high <= 1


def test_a_rule_adds_to_its_family() -> None:
    """The family's shift holds for a rule that has none of its own."""
    curve = Curve(0.0, 1.0, {"roles": 1.0, "roles: subject": 1.0})
    chances = [
        probability(curve, 0.5, dict.fromkeys(families(by), 1.0)) for by in ("x", "roles: object", "roles: subject")
    ]
    assert chances == [0.5, 0.731, 0.881]


def test_a_kind_that_was_never_measured_keeps_its_raw_chance() -> None:
    """No curve, no change, but never wholly sure."""
    assert probability(None, 0.4, {"roles": 1.0}) == 0.4
    assert probability(None, 1.0, {}) == 0.999


def test_the_shipped_curves_say_how_they_were_made() -> None:
    """The file names its command, its data and the weights it was fitted for."""
    assert {"made_by", "fitted_on", "how", "weights", "weights_digest", "reader", "on"} <= set(fitted()["about"])
    assert {"event.actors", "event.targets", "event.type", "attribution.cue", "harm.number"} <= set(curves())


def test_a_party_far_from_the_word_of_the_deed_is_less_likely_in_it(reading: Reading) -> None:
    """The signs of a slot say how far it stands, what else the reading holds of the happening, and by which rule."""
    entities = {entity.id: entity for entity in reading.entities}
    event = next(e for e in reading.events if "bombed" in e.trigger.of(TEXT))
    near = {why.slot: signs for why, signs in of_event(event, about_event(event), entities, TEXT)}
    moved = replace(event, trigger=Span(len(TEXT) - 6, len(TEXT)))
    far = {why.slot: signs for why, signs in of_event(moved, about_event(moved), entities, TEXT)}
    assert near["actors"]["sentences away"] == 0 and far["actors"]["sentences away"] == 3
    assert near["actors"]["away"] < far["actors"]["away"]
    assert near["actors"]["roles: subject"] == near["actors"]["harm"] == near["actors"]["kind: weapon"] == 1
    assert "type chance" in near["actors"] and "type chance" not in near["type"]
    curve = curves()["event.actors"]
    chances = [probability(curve, 0.9, signs["actors"]) for signs in (near, far)]
    assert chances[0] > chances[1]


def test_what_holds_for_a_happening_holds_for_its_counts(reading: Reading) -> None:
    """A count in a happening that the network hardly sees is itself in doubt."""
    event = next(e for e in reading.events if e.harm)
    signs = about_event(event)
    assert {f"type: {event.type}", f"scope: {event.scope}", "type chance", "said"} <= signs.keys()
    assert about_event(replace(event, according_to=())).keys() == signs.keys() - {"said"}

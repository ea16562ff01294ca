"""Own entries: documents and readings like any other, so that linking, judging and showing need no second way."""

from __future__ import annotations

import string
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doubles.strikes import DAY, record, strike
from tallystick.flow.dossiers import View, dossier
from tallystick.flow.entering import add_claim, by_line, new_incident
from tallystick.flow.entry import Entry, checked_type, count_of
from tallystick.flow.exporting import Order, export
from tallystick.flow.incidents import code_of, found
from tallystick.flow.judge import bring_up_to_date, rebuild
from tallystick.flow.methods import in_force
from tallystick.flow.own import reading_of, words_of
from tallystick.flow.placing import place
from tallystick.ledger import reads
from tallystick.ledger.errors import RefusedError
from tallystick.ledger.packing import reading_rows
from tallystick.ledger.redact import Order as Removal
from tallystick.ledger.redact import redact_document
from tallystick.ledger.store import Ledger
from tallystick.ledger.verify import verify
from tallystick.model.dossier import Dossier
from tallystick.model.reading import Reading
from tallystick.review.desk import Desk

ONE = strike("The Ledger", "Qadmiya", DAY, 5, "the Vell Observatory", actor="Vell air force")
WHERE = place("Qadmiya", "SYR", 35.1, 38.0, "town")
NINE = count_of("killed", "civilians", 9, "exact")
ENTRY = Entry(
    publisher=by_line("Ana Brandt"), type="assault", mode="aerial", first=DAY, last=DAY, place=WHERE,
    actors=("Vell air force",), counts=(NINE,), voice="Qadmiya Rescue", words="nine people were taken to the morgue",
)  # fmt: skip


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """One report of one strike, judged."""
    with Ledger.open(str(tmp_path / "a.db"), create=True) as opened:
        record(opened, ONE)
        bring_up_to_date(opened)
        yield opened


def shown(ledger: Ledger, event: str) -> Dossier:
    """The dossier of an event's incident, as judged anew."""
    bring_up_to_date(ledger)
    code = code_of(ledger, event)
    held = dossier(ledger, code, View(method=in_force(ledger))) if code else None
    assert held is not None
    return held


def claimed(**slots: object) -> Entry:
    """A claim of one property in the voice of the rescuers."""
    return Entry(publisher=by_line("Ana Brandt"), voice="Qadmiya Rescue", **slots)  # type: ignore[arg-type]


TEXT = st.text(string.ascii_letters + " .,'“”éš\n", min_size=1, max_size=40).filter(lambda t: bool(t.strip()))
COUNTS = st.builds(
    count_of, st.sampled_from(["killed", "injured", "missing"]), st.sampled_from(["civilians", "children", "women"]),
    st.integers(0, 900), st.sampled_from([None, "at-least", "about", "up-to", "dozens", "none"]),
)  # fmt: skip
ENTRIES = st.builds(
    Entry,
    publisher=TEXT,
    mode=st.sampled_from([None, "aerial", "drone"]),
    first=st.none() | st.dates(date(1990, 1, 1), date(2030, 1, 1)),
    place=st.none() | st.just(WHERE),
    actors=st.lists(TEXT, max_size=2, unique=True).map(tuple),
    targets=st.lists(TEXT, max_size=2, unique=True).map(tuple),
    counts=st.lists(COUNTS, max_size=3).map(tuple),
    said=st.lists(st.tuples(st.sampled_from(["damage", "responsibility", "intent"]), TEXT), max_size=2).map(tuple),
    voice=st.none() | TEXT,
    stance=st.sampled_from(["states", "denies", "alleges"]),
    words=st.none() | TEXT,
    notes=st.lists(TEXT, max_size=2).map(tuple),
)


@given(ENTRIES)
def test_every_span_lies_in_the_text_and_ids_are_stable(entry: Entry) -> None:
    """Any entry gives a reading that can be kept, the same each time, with words behind each claim."""
    made = reading_of(entry)
    assert made == reading_of(entry) and reading_rows(made)
    text = made.document.text
    for claim in made.claims:
        assert claim.evidence and all(span.of(text).strip() for span in claim.evidence)
    for attribution in made.attributions:
        assert attribution.source[0].of(text) == " ".join((entry.voice or "").split())
        assert all(0 <= s.start < s.end <= len(text) for s in (*attribution.cue, *attribution.content))
    for harm, count in zip(made.events[0].harm, entry.counts, strict=True):
        assert entry.words or harm.span.of(text) == words_of(count)
    assert all(not entry.voice or claim.chain for claim in made.claims)


def test_an_entry_is_linked_counted_and_shown_as_a_report_is(ledger: Ledger) -> None:
    """Same day and place: the same incident, another origin, another end of the range; its own words behind it."""
    made = new_incident(ledger, ENTRY, "Ana Brandt")
    held = shown(ledger, made.event)
    assert made.event in held.events and ONE.events[0].id in held.events
    assert str(held.incident.range_of("killed")) == "5–9"
    assert {o.name for o in held.incident.independence[0].origins} == {"the Vell Observatory", "Qadmiya Rescue"}
    source = next(s for s in held.sources if s.document == made.reading.document.id)
    assert (source.by, source.publisher) == ("person", "Ana Brandt (entry)")
    counted = next(c.id for c in made.reading.claims if c.property == "killed")
    assert held.words[counted].text == "nine people were taken to the morgue"
    head = ledger.head()
    assert not new_incident(ledger, ENTRY, "Ana Brandt").new and ledger.head() == head
    before = held.incident
    rebuild(ledger)
    assert shown(ledger, made.event).incident == before and verify(ledger).problems == ()


def test_a_claim_is_added_to_an_incident_and_only_what_it_claims(ledger: Ledger) -> None:
    """The count arrives in its voice; day, place and kind of the incident rest on nothing new; withdrawn, it leaves."""
    event = ONE.events[0].id
    code = code_of(ledger, event)
    assert code is not None
    entry = claimed(counts=(replace(NINE, who="children"),), asserted=frozenset({"killed"}), words="nine children")
    made = add_claim(ledger, code.lower(), entry, "Ana Brandt")
    held = shown(ledger, event)
    assert made.event in held.events
    assert [c.property for c in made.reading.claims] == ["killed"]
    assert next(str(r) for r in held.incident.ranges if r.group == "children") == "9"
    ruling = next(d for d in held.decisions if d.kind == "link")
    assert (ruling.by, ruling.verdict, {ruling.key, ruling.other}) == ("Ana Brandt", "same", {made.event, event})
    Desk(ledger, "Ivo Castel", found).withdraw(ruling.id, "another raid")
    bring_up_to_date(ledger)
    assert code_of(ledger, made.event) != code_of(ledger, event) == code


@pytest.mark.parametrize(
    ("slots", "property_", "value"),
    [
        ({"said": (("responsibility", "Russian military"),)}, "responsibility", "Russian military"),
        ({"actors": ("Vell coast guard",)}, "actor", "Vell coast guard"),
        ({"first": date(2021, 3, 4), "last": date(2021, 3, 4)}, "date", "2021-03-04/2021-03-04"),
        ({"weapons": ("cluster bomb",)}, "weapon", "cluster bomb"),
        ({"said": (("justification", "they fired from the roof"),)}, "justification", "they fired from the roof"),
    ],
)  # fmt: skip
def test_each_property_can_be_claimed(ledger: Ledger, slots: dict[str, object], property_: str, value: str) -> None:
    """What is claimed is one statement of that property, with its value, in the voice given."""
    made = add_claim(ledger, ONE.events[0].id, claimed(**slots, asserted=frozenset({property_})), "Ana Brandt")
    held = shown(ledger, ONE.events[0].id)
    (mine,) = (s for s in held.statements if s.document == made.reading.document.id)
    assert (mine.property, mine.value, mine.chain[-1].name) == (property_, value, "Qadmiya Rescue")


def test_a_denial_is_a_denial(ledger: Ledger) -> None:
    """The stance goes with the claim, and a bare denial changes neither range nor grade."""
    before = shown(ledger, ONE.events[0].id).incident
    entry = claimed(stance="denies", counts=(NINE,), asserted=frozenset({"killed"}))
    made = add_claim(ledger, ONE.events[0].id, entry, "Ana Brandt")
    assert [c.factuality for c in made.reading.claims] == ["denied"]
    after = shown(ledger, ONE.events[0].id).incident
    assert (str(after.range_of("killed")), after.level) == (str(before.range_of("killed")), before.level)


def test_what_is_taken_from_a_report_stays_the_reports(ledger: Ledger) -> None:
    """Cited from a document on record, the words of its outlet are no second source; they must stand in it."""
    document = ONE.document.id
    before = shown(ledger, ONE.events[0].id).incident.independence[0]
    bare = replace(claimed(counts=(NINE,), asserted=frozenset({"killed"})), voice=None, words="killing 5\ncivilians")
    made = add_claim(ledger, ONE.events[0].id, bare, "Ana Brandt", document)
    assert (made.reading.document.publisher, made.reading.document.published_on) == ("The Ledger", DAY)
    assert shown(ledger, ONE.events[0].id).incident.independence[0].certain == before.certain
    with pytest.raises(RefusedError, match="does not hold these words"):
        add_claim(ledger, ONE.events[0].id, replace(bare, words="killing fifty"), "Ana Brandt", document)
    with pytest.raises(RefusedError, match="no document on record is called nowhere"):
        add_claim(ledger, ONE.events[0].id, bare, "Ana Brandt", "nowhere")


def test_what_cannot_be_entered_is_refused_in_a_line(ledger: Ledger) -> None:
    """Nothing said, no such incident, words of no vocabulary, a count without its number: nothing is written."""
    head = ledger.head()
    with pytest.raises(RefusedError, match="needs a day, a place, a count or words"):
        new_incident(ledger, Entry(publisher="A (entry)"), "A")
    with pytest.raises(RefusedError, match="no incident has the code NOPE-1"):
        add_claim(ledger, "NOPE-1", claimed(counts=(NINE,), asserted=frozenset({"killed"})), "A")
    with pytest.raises(RefusedError, match="nothing is claimed"):
        add_claim(ledger, ONE.events[0].id, claimed(asserted=frozenset({"actor"})), "A")
    with pytest.raises(RefusedError, match="cannot be kept: too long"):
        new_incident(ledger, replace(ENTRY, notes=("x" * 300_000,)), "A")
    for wrong, words in (
        (lambda: checked_type("bombing"), "no such kind of happening: bombing"),
        (lambda: count_of("killed", "people", 3, None), "no such group of people: people"),
        (lambda: count_of("killed", "civilians", None, "about"), "about needs a number"),
        (lambda: count_of("killed", "civilians", 5, None, high=3), "the lower first"),
        (lambda: place("Qadmiya", "Ruritania"), "no such country: Ruritania"),
        (lambda: place("Qadmiya", "SYR", 95.0, 3.0), "no latitude: 95.0"),
    ):
        with pytest.raises(RefusedError, match=words):
            wrong()
    assert ledger.head() == head


def test_kinds_and_places_as_people_write_them() -> None:
    """A mode alone is enough where it is one type's; a known name has a point only where its country is sure."""
    assert checked_type("aerial") == ("assault", "aerial") and checked_type("Assault/Drone") == ("assault", "drone")
    assert place("Mosul", "Iraq").lat == pytest.approx(36.3, abs=0.2)
    assert place("Nowhere at all", "IRQ").lat is None
    assert place("Qadmiya", "760").country == "SYR"


def test_who_wrote_an_entry_is_told_to_nobody_outside(ledger: Ledger, tmp_path: Path) -> None:
    """The public tier withholds the person's name like that of a witness; the full tier has it."""
    made = new_incident(ledger, ENTRY, "Ana Brandt")
    bring_up_to_date(ledger)
    cited = replace(claimed(counts=(NINE,), asserted=frozenset({"killed"})), words="killing 5 civilians")
    add_claim(ledger, made.event, cited, "Ana Brandt", ONE.document.id)
    bring_up_to_date(ledger)
    for tier, there in (("public", False), ("full", True)):
        out = tmp_path / f"{tier}.jsonl"
        order = Order(form="jsonl", out=out, as_of=date(2026, 1, 1), known=False, method=None, tier=tier, proposed=True)
        written = export(ledger, order).files[0]
        assert ("Brandt" in written.read_text(encoding="utf-8")) is there
        assert made.reading.document.id in written.read_text(encoding="utf-8")


def test_a_removed_entry_is_not_taken_in_again(ledger: Ledger) -> None:
    """An entry goes by order as a report does, and the same words do not bring it back."""
    made: Reading = new_incident(ledger, ENTRY, "Ana Brandt").reading
    redact_document(ledger, made.document.id, Removal(people=("A. Brandt", "I. Castel"), reason="r", reference="o"))
    with pytest.raises(RefusedError, match="removed by order"):
        new_incident(ledger, ENTRY, "Ana Brandt")
    assert reads.document(ledger, made.document.id) is None and verify(ledger).problems == ()

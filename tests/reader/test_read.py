"""The whole reading: its laws for any text, its form, and what it gives where it cannot read."""

from __future__ import annotations

import gc
from datetime import date

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tallystick.model.contract import reading_to_dict
from tallystick.model.document import Document
from tallystick.publish.check import problems
from tallystick.publish.schema import reading_schema
from tallystick.reader.options import READER_VERSION, ReaderOptions
from tallystick.reader.read import read_attributions, read_document

WORDS = (
    "troops militants “ ” ' said that killed at least nine people in Hama on Tuesday , . according to the ministry "
    "denied accused shelled 12 children dozens and 🙂 é قصف Київ \u202e \r\n \n\n an airstrike hit a market U.S. "
    "33.5N 38.7E ( ) — his they"
).split(" ")
NEWS = (
    "An airstrike hit a market in Hodeidah on Tuesday, killing at least 12 civilians, including three children, "
    "residents said. A spokesman for the coalition denied that its aircraft had struck the market. "
    "“We are looking into the reports,” he added."
)


def checked(text: str, published_on: date | None = None) -> dict[str, object]:
    """The reading of a text as JSON data, after the checks every reading must pass."""
    row = reading_to_dict(read_document(Document(text=text, published_on=published_on)), explain=True)
    assert problems(row) == ()
    assert row["document"]["text"] == text
    return row


@settings(max_examples=25)
@given(st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join))
def test_spans_hold_for_any_words(text: str) -> None:
    """Whatever the words, every span lies in the text and every reference has its end."""
    checked("The army said " + text + " was attacked.", date(2022, 5, 12))


@settings(max_examples=25)
@given(st.text(max_size=200))
def test_any_text_is_read_or_partly_read(text: str) -> None:
    """Control characters, combining marks, right-to-left text, emoji: never an error, never an offset that is off."""
    checked(text)


def test_the_reading_keeps_the_contract() -> None:
    """The JSON of a reading validates against the published schema."""
    jsonschema.validate(checked(NEWS, date(2022, 5, 12)), reading_schema())


def test_a_report_reads_the_same_whatever_was_read_before() -> None:
    """Nothing of one report leaks into the next."""
    document = Document(text=NEWS, published_on=date(2022, 5, 12))
    first = read_document(document)
    read_document(Document(text="Rebels attacked a convoy near Goma. The army said nothing."))
    assert read_document(document) == first


def test_who_says_what_in_a_short_report() -> None:
    """Toll, subset, denial and quotation each with their voice."""
    reading = read_document(Document(text=NEWS, published_on=date(2022, 5, 12)))
    voices = {a.id: a.voice for a in reading.attributions}
    (strike,) = [e for e in reading.events if e.mode == "aerial" and e.factuality == "happened"]
    toll = next(h for h in strike.harm if h.low == 12)
    children = next(h for h in strike.harm if h.who == "children")
    assert (toll.quantifier, toll.high, toll.who) == ("at-least", None, "civilians")
    assert children.subset_of == toll.id
    assert [voices[i] for i in toll.according_to] == ["residents"]
    assert "denies" in {a.stance for a in reading.attributions}
    assert strike.where is not None and strike.where.country == "YEM"
    assert strike.when is not None and strike.when.start == date(2022, 5, 10)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("قُتل تسعة أشخاص في قصف على مدينة إدلب يوم 12 أيار 2022.", "ar"),
        (
            "В результате обстрела города Харьков 12 мая 2022 года погибли девять человек. Об этом сообщили местные "
            "власти, которые добавили, что это были жители.",
            "ru",
        ),
    ],
)
def test_another_language_gives_dates_and_places_only(text: str, language: str) -> None:
    """No event and no harm from a language no reader was measured on; the reading says which language it is."""
    reading = read_document(Document(text=text, published_on=date(2022, 5, 13)))
    assert reading.document.language == language
    assert not reading.events and not reading.attributions and not reading.claims
    assert reading.times and reading.places
    assert any("language" in note for note in reading.notes)


def test_without_a_publication_date_relative_dates_stay_relative() -> None:
    """ "On Tuesday" has no day then, and a note says so."""
    reading = read_document(Document(text=NEWS))
    assert all(t.start is None for t in reading.times)
    assert any("publication date" in note for note in reading.notes)


def test_attributions_alone_are_those_of_the_whole_reading() -> None:
    """The short way that the attribution measures take gives the same."""
    document = Document(text=NEWS, published_on=date(2022, 5, 12), language="en")
    assert read_attributions(document) == read_document(document).attributions


def test_an_empty_text_is_an_empty_reading() -> None:
    """Nothing said, nothing found."""
    reading = read_document(Document(text=""))
    assert not reading.events and not reading.attributions


def test_people_have_their_offices() -> None:
    """A title before the name and an office behind it stay with the person."""
    text = "Russian President Vladimir Putin arrived on Monday. Sara Wells, a spokeswoman for the ministry, denied it."
    offices = {e.name: e.office for e in read_document(Document(text=text)).entities if e.kind == "person"}
    assert offices["Vladimir Putin"] == "Russian President"
    assert offices["Sara Wells"] == "spokeswoman for the ministry"


def test_accounting_for_casualties_is_no_count_of_them() -> None:
    """What an army is said not to account for is not thereby none."""
    text = "The army has a history of not sufficiently accounting for civilian casualties in its raids on Hama."
    assert [h for e in read_document(Document(text=text)).events for h in e.harm] == []


def test_totals_of_many_attacks_are_no_toll_of_one() -> None:
    """ "These attacks left 54 dead" sums up; the one attack told before it keeps its own toll."""
    text = "A drone strike killed one person in Hasakah on Friday. These attacks have left 54 people dead this year."
    singles = [
        e for e in read_document(Document(text=text, published_on=date(2022, 5, 14))).events if e.scope == "single"
    ]
    assert [h.low for e in singles for h in e.harm] == [1]


def test_a_readings_id_follows_the_reader_and_its_weights(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another version of the reader, or other weights, give another id: the ledger must not take it for the old one."""
    document = Document(text="Rebels attacked a convoy near Goma.", published_on=date(2022, 5, 12))
    first = read_document(document)
    assert first.reader == "tallystick-reader/0.16" == READER_VERSION
    monkeypatch.setattr("tallystick.reader.read.READER_VERSION", "tallystick-reader/9")
    newer = read_document(document)
    monkeypatch.setattr("tallystick.reader.steps.weights_digest", lambda folder: "other weights")
    assert len({first.id, newer.id, read_document(document).id}) == 3


def test_no_two_entities_have_one_id() -> None:
    """ "Whose" opens what it stands for while the country of what it owns is looked for."""
    for text in (
        "They live near the hospital whose soldiers killed two boys.",
        "The prison whose guards attacked protesters is closed.",
    ):
        found = [e.id for e in read_document(Document(text=text)).entities]
        assert len(found) == len(set(found)), text


def test_the_search_for_cycles_rests_while_a_report_is_read_and_goes_on_after() -> None:
    """The search for cycles rests while a report is read and goes on after."""
    seen: list[bool] = []
    options = ReaderOptions(on_step=lambda name, what: seen.append(gc.isenabled()))
    read_document(Document(text="A shell hit Kalden on Friday."), options)
    assert seen and not any(seen)
    assert gc.isenabled()


def test_a_search_for_cycles_that_was_off_stays_off() -> None:
    """A search for cycles that was off stays off."""
    gc.disable()
    try:
        read_document(Document(text="A shell hit Kalden on Friday."))
        assert not gc.isenabled()
    finally:
        gc.enable()


@pytest.mark.parametrize(
    "text",
    ["Soldiers attacked the village to which we fled.", "The army from which he fled killed two men."],
)
def test_what_stands_in_its_own_description_is_read(text: str) -> None:
    """A relative pronoun stands for the noun whose country is being looked for: it asks no further."""
    assert read_document(Document(text=text)).events

"""Reports of many incidents, one after the other: each entry keeps its own day, place, dead and tellings."""

from __future__ import annotations

from datetime import date

import pytest

from tallystick.model.document import Document
from tallystick.model.reading import Event, Reading
from tallystick.reader.digest import entries
from tallystick.reader.read import read_document

WEEK = (
    "Our week in review.\n\n"
    "Orsk, Ukraine, Thursday: an air strike on a bridge stopped two trains; nobody was hurt, officials said.\n\n"
    "Dnipro, Ukraine, Sunday: missiles destroyed a depot; five firemen were wounded when a second strike came, the "
    "mayor said.\n\n"
    "Kharkiv, Ukraine, Sunday: three people were killed by artillery fire, the governor said.\n\n"
    "Across the country, a monitoring group had recorded 940 civilians killed between 2 March and Saturday."
)
ARCHIVE = (
    "Campaigners recalled three cases: the church of Bellavista, in Colombia, in May 2002 (70 dead by the latest "
    "count); the MSF clinic in Kunduz, Afghanistan, in October 2015 (40 dead, according to the charity's count); and "
    "the market of Dahyan, Yemen, in August 2018 (at least 30 children)."
)


def read(text: str, published: date = date(2022, 4, 11)) -> Reading:
    """The reading of a report."""
    return read_document(Document(text=text, published_on=published))


def counts(made: Reading) -> dict[str, list[tuple[str, int | None]]]:
    """What is counted at each place."""
    found: dict[str, list[tuple[str, int | None]]] = {}
    for event in made.events:
        place = event.where.name if event.where else ""
        found.setdefault(place, []).extend((h.outcome, h.number) for h in event.harm)
    return found


def bearing(made: Reading, number: int) -> Event:
    """The event that bears a count."""
    return next(e for e in made.events if any(h.number == number for h in e.harm))


def test_each_paragraph_keeps_its_dead() -> None:
    """The wounded of one strike are none of the one before, nor are the dead of a country those of a town."""
    found = counts(read(WEEK))
    assert ("injured", 5) in found["Dnipro"] and ("killed", 3) in found["Kharkiv"]
    assert not any(number for _, number in found["Orsk"])
    total = bearing(read(WEEK), 940)
    assert total.scope == "summary" and total.where is None and total.actors == ()


def test_the_day_of_a_heading_is_that_of_what_stands_under_it() -> None:
    """Not that of the officials' saying so at the end of the line."""
    told = {e.where.name: e.when.start for e in read(WEEK).events if e.where and e.when and e.type == "assault"}
    assert {"Orsk": date(2022, 4, 7), "Dnipro": date(2022, 4, 10), "Kharkiv": date(2022, 4, 10)}.items() <= told.items()


def test_a_heading_acts_nowhere() -> None:
    """ "Dnipro, Ukraine, Sunday: missiles destroyed": the town is where it was, and no party to it."""
    made = read(WEEK)
    names = {e.name for e in made.entities if any(e.id in event.actors for event in made.events)}
    assert not names & {"Dnipro", "Kharkiv", "Orsk", "Ukraine"}


def test_a_list_of_tolls_is_a_list_of_happenings() -> None:
    """No verb tells them: the toll in the bracket does, and the phrase before it says when and where."""
    made = read(ARCHIVE)
    told = {n: bearing(made, n) for n in (70, 40, 30)}
    assert {n: e.where.name for n, e in told.items() if e.where} == {70: "Bellavista", 40: "Kunduz", 30: "Dahyan"}
    assert {n: e.when.start for n, e in told.items() if e.when} == {
        70: date(2002, 5, 1), 40: date(2015, 10, 1), 30: date(2018, 8, 1)
    }  # fmt: skip
    assert all(e.type == "assault" for e in told.values())


def test_who_speaks_in_a_bracket_says_what_stands_in_it() -> None:
    """ "(40 dead, according to the charity's count)": the charity whose clinic it was, of nothing but that."""
    made = read(ARCHIVE)
    voices = {
        h.number: [a.voice for a in made.attributions if a.id in h.according_to] for e in made.events for h in e.harm
    }
    assert "MSF" in voices[40]
    assert "MSF" not in (*voices[70], *voices[30])


@pytest.mark.parametrize(
    "text", ["Kyiv, Ukraine, Monday: two people were killed.\n\nIt was hit twice.", "No list (none)."]
)
def test_one_heading_makes_no_digest(text: str) -> None:
    """It is the dateline of one report."""
    assert entries(text) == ()

"""When and where a happening was, said without naming it again; and days that are the page's own."""

from __future__ import annotations

from datetime import date

import pytest

from tallystick.model.document import Document
from tallystick.model.reading import Event, When
from tallystick.reader.read import read_document

PUBLISHED = date(2024, 5, 10)  # a Friday


def attack(text: str) -> Event:
    """The first happening of violence of a report of that Friday."""
    events = read_document(Document(text=text, published_on=PUBLISHED)).events
    return next(e for e in events if e.type == "assault")


def day(when: When | None) -> date | None:
    """The one day of a happening."""
    return when.start if when is not None and when.start == when.end else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Four men were shot in Orun. Police seek a gunman. It happened just after 10 p.m. Sunday.", date(2024, 5, 5)),
        ("Four men were shot in Orun. The incident occurred late on Monday near the mill.", date(2024, 5, 6)),
        ("Gunmen opened fire on a car, killing two. Officers responded on Tuesday night.", date(2024, 5, 7)),
        ("Gunmen opened fire on a car, killing two. It could happen again on Sunday.", None),
        ("Gunmen opened fire on a car on Monday. Officers responded on Tuesday night.", date(2024, 5, 6)),
    ],
)
def test_it_happened_and_who_was_called_say_when(text: str, expected: date | None) -> None:
    """ "It happened on Sunday" is a telling of the happening told last; a call dates only what nothing else dates."""
    assert day(attack(text).when) == expected


def test_it_happened_says_where() -> None:
    """The place of that sentence is the happening's."""
    found = attack("Gunmen opened fire on a car, killing two. The incident took place in Damascus on Sunday.")
    assert found.where is not None and found.where.name == "Damascus"


@pytest.mark.parametrize(
    "text",
    [
        "Posted: Tuesday, May 7, 2024 10:21 PM EDT Updated: Wednesday, May 8, 2024 3:00 PM EDT\n\nA man was shot.",
        "A man was shot in Orun. (Published Thursday, May 9, 2024) Nobody was arrested.",
        "Copyright 2024 The Vell Courier. A man was shot in Orun.",
        "May 10, 2024\n\nA man was shot in Orun.",
    ],
)
def test_stamps_of_the_page_date_nothing(text: str) -> None:
    """The day a page was published or changed and the year of its rights are not the happening's."""
    assert attack(text).when is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A man was charged Friday with shooting his neighbour in Orun.", None),
        ("Three men were arrested on Monday in connection with a bombing that killed two in Arden.", None),
        ("Prosecutors charged two men with shooting a farmer on Sunday.", date(2024, 5, 5)),
    ],
)
def test_the_day_of_an_arrest_or_a_charge_is_not_that_of_the_deed(text: str, expected: date | None) -> None:
    """What is done about a deed afterwards has a day of its own, and lends it none."""
    assert day(attack(text).when) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two men are dead after a shooting in Orun. Residents heard shots early Sunday.", date(2024, 5, 5)),
        ("Gunmen killed two men. The mayor said on Tuesday that he was shocked.", None),
        ("Gunmen killed two men. The market was rebuilt on 3 March.", None),
        ("Gunmen killed two men on Monday. Residents wept on Tuesday. Another man was shot.", date(2024, 5, 6)),
    ],
)
def test_violence_without_a_day_has_the_nearest_of_the_news(text: str, expected: date | None) -> None:
    """A day of the week up to publication that is named nearest, if nothing dates any violence of the report."""
    assert day(attack(text).when) == expected


FILMS = """1:12 Dalvik wins at home
5:35 Police seek a man after a killing in Dalvik
0:26 Bus driver in court
4:40 Three killed in a crash on the coast road
2:05 How to bake bread

"""


def test_lines_that_lead_to_other_reports_tell_nothing_of_this_one() -> None:
    """A list of films and a link under a report are no happenings of it, and give it no harm and no day."""
    body = "Two men were shot and wounded in Orun on Monday.\nRELATED: Nine killed in a raid on Dalvik\n"
    read = read_document(Document(text=FILMS + body, language="en", published_on=PUBLISHED))
    found = [e for e in read.events if e.type == "assault"]
    assert {h.outcome for e in read.events for h in e.harm} == {"injured"}
    assert [day(e.when) for e in found] == [date(2024, 5, 6)]


def test_the_hours_of_a_day_are_no_list_of_films() -> None:
    """Lines whose hours rise are a day's events as they were told."""
    hours = "23:05 Police cordon off the square.\n23:40 A gunman killed two guards.\n0:15 The mayor speaks.\n"
    read = read_document(Document(text=hours, language="en", published_on=PUBLISHED))
    assert any(h.outcome == "killed" for e in read.events for h in e.harm)


def test_a_day_to_come_dates_nothing_done() -> None:
    """A slip of the year does not take the place of the day."""
    text = "Gunmen killed two guards on Monday. Orun, May 6, 2042: gunmen attacked the mill, killing two guards."
    assert day(attack(text).when) == date(2024, 5, 6)

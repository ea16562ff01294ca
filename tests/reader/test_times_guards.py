"""What looks like a time expression and is none."""

from __future__ import annotations

from datetime import date

import pytest

from tallystick.reader.times import find_times

FRIDAY = date(2017, 6, 9)


@pytest.mark.parametrize(
    "text",
    [
        "They may march on the capital.",
        "May God have mercy on them.",
        "The sun rose and he sat down.",
        "He reached the second floor and gave it a second thought.",
        "An august body met.",
        "A three-year-old girl and a 24-year-old man were found.",
        "The boy was 12 years old and his father aged 40 years.",
        "2014 soldiers marched past 2,000 houses.",
        "He lives at 2014 Main Street.",
        "Resolution 2254 and Route 60 were named.",
        "Some 2015 people gathered.",
        "The 55th Reserve Brigade fired F-16s worth $2016 and 20 %.",
        "Members of Black September were tried.",
        "He ran 1500 km.",
        "Good morning, he said.",
        "He read from Matthew 5:12 to them.",
        "He spoke of the last months of her life.",
        "The tradition survives to this day.",
        "They were found in the 1800 block of Elm Street and the 1900-block of Oak Road.",
        "Two men in their late teens to early 20s were found.",
    ],
)
def test_finds_nothing(text: str) -> None:
    """Modal verbs, ages, counts, addresses, names and sums are not times."""
    assert [time.span.of(text) for time in find_times(text, published_on=FRIDAY)] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The 2016 elections were held.", ["2016"]),
        ("After Friday prayers crowds gathered.", ["Friday"]),
        ("Rebels took it in 2014 and lost it.", ["2014"]),
        ("In March 20 people were killed.", ["March"]),
        ("ISIS gained ground (2015) there.", ["2015"]),
        ("In May fighting resumed.", ["May"]),
    ],
)
def test_finds_only_the_time(text: str, expected: list[str]) -> None:
    """Years before nouns, weekdays in names and months before counts are read for what they are."""
    assert [time.span.of(text) for time in find_times(text, published_on=FRIDAY)] == expected


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("We end today a war.", "today", "2017-06-09"),
        ("Shares were down to end the day.", "the day", "2017-06-09"),
        ("At the end of the day it burnt.", "the day", "2017-06-09"),
        ("On this day it fell.", "this day", "2017-06-09"),
        ("They fled early today.", "early today", "2017-06-09"),
        ("Over the past 5 1/2 years they fled.", "the past 5 1/2 years", "P5Y"),
        ("Analysts blame recent losses.", "recent", "PAST_REF"),
        ("Under the current truce it is calm.", "current", "PRESENT_REF"),
        ("He later fled.", "later", "FUTURE_REF"),
    ],
)
def test_takes_verbs_for_verbs_and_adjectives_for_times(text: str, words: str, value: str) -> None:
    """ "End" and "start" belong to a time only before "of"; an adjective of time is one without days."""
    assert [(time.span.of(text), time.value) for time in find_times(text, published_on=FRIDAY)] == [(words, value)]


def test_keeps_apart_what_a_paragraph_parts() -> None:
    """No expression runs over an empty line."""
    text = "They left in June\n\n2017 was quiet."
    assert [time.span.of(text) for time in find_times(text, published_on=FRIDAY)] == ["June", "2017"]


def test_keeps_a_headline_from_its_date_line() -> None:
    """A headline's weekday does not join the date below it when that is another weekday."""
    text = "Markets to stay closed until Friday\nJune 8, 2017\nTrade was halted."
    assert [time.value for time in find_times(text, published_on=date(2017, 6, 8))] == ["2017-06-09", "2017-06-08"]


def test_joins_what_a_line_break_parts() -> None:
    """A single line break inside an expression is a space, as in wires with short lines."""
    text = "THEY LEFT ON 3\nJUNE 2016."
    assert [time.value for time in find_times(text, published_on=None)] == ["2016-06-03"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Two men were hurt in what police believe to be a robbery on Tuesday night.", date(2017, 6, 6)),
        ("The march is to be held on Tuesday night.", date(2017, 6, 13)),
    ],
)
def test_what_is_believed_to_be_is_no_plan(text: str, day: date) -> None:
    """ "Believed to be" looks at what was, "is to be" at what will be."""
    assert [found.start for found in find_times(text, published_on=FRIDAY)] == [day]

"""Times of history and of the year's round: eras, wars, seasons, and texts about the past."""

from __future__ import annotations

from datetime import date

import pytest

from tallystick.reader.times import find_times

FRIDAY = date(2017, 6, 9)


def found(text: str, published_on: date | None = FRIDAY) -> list[tuple[str, str, str]]:
    """Words, value and days of all expressions."""
    times = find_times(text, published_on=published_on)
    return [(time.span.of(text), time.value, f"{time.start}/{time.end}") for time in times]


@pytest.mark.parametrize(
    ("text", "words", "value", "days"),
    [
        ("The wall dates from 508 BC.", "508 BC", "BC0508", "None/None"),
        ("The fort was left in 3000 BCE.", "3000 BCE", "BC3000", "None/None"),
        ("The fort fell in 394 AD.", "394 AD", "0394", "0394-01-01/0394-12-31"),
        ("The fort fell in AD 70.", "AD 70", "0070", "0070-01-01/0070-12-31"),
        ("The founder (c. 314) is buried here.", "314", "0314", "0314-01-01/0314-12-31"),
        ("He marched in the sixties.", "the sixties", "196", "1960-01-01/1969-12-31"),
        ("A bomb fell in World War II.", "World War II", "1939-09-01/1945-09-02", "1939-09-01/1945-09-02"),
        ("A mine of the First World War.", "the First World War", "1914-07-28/1918-11-11", "1914-07-28/1918-11-11"),
    ],
)
def test_reads_eras_and_wars(text: str, words: str, value: str, days: str) -> None:
    """Short years need an era or "circa"; years before Christ have a value and no days."""
    assert found(text) == [(words, value, days)]


def test_a_war_dates_only_what_happened_in_it() -> None:
    """The deadliest day since a war did not fall in the war."""
    assert find_times("It was shelled during World War II.", published_on=FRIDAY)[0].is_dated
    assert not find_times("It was the worst raid since World War II.", published_on=FRIDAY)[0].is_dated


@pytest.mark.parametrize("text", ["Some 314 men fled.", "He serves in 508 ad sales.", "Casualties (314) rose."])
def test_short_numbers_are_no_years(text: str) -> None:
    """Three figures alone count something."""
    assert found(text) == []


def test_life_dates_of_any_dash() -> None:
    """Both ends of "(1635 – 1699)" are read, and the second of "(1892 – 94)" too."""
    times = find_times(
        "The general (1635 \u2013 1699) and the poet (1892 \u2013 94) are buried here.", published_on=FRIDAY
    )
    assert [[part.value for part in time.parts] for time in times] == [["1635", "1699"], ["1892", "1894"]]


@pytest.mark.parametrize(
    ("text", "value", "days"),
    [
        ("Summers are hot and winters mild.", "XXXX-SU", "None/None"),
        ("In winter the road is deep in snow.", "XXXX-WI", "None/None"),
        ("The road was shelled in the winter.", "2016-WI", "2016-12-01/2017-02-28"),
        ("The following autumn, the bridge was shelled.", "XXXX-FA", "None/None"),
    ],
)
def test_a_bare_season_is_dated_only_by_a_past(text: str, value: str, days: str) -> None:
    """What is so every year has no year; what was once is of the nearest season that has begun."""
    assert found(text)[0][1:] == (value, days)


@pytest.mark.parametrize(
    "text",
    ["The Arab Spring spread.", "The Winter Olympics opened.", "A spring of water ran dry.", "A summer school burnt."],
)
def test_seasons_in_names_are_none(text: str) -> None:
    """Names and nouns of a season's word are no times."""
    assert found(text) == []


PAST = "The quarter was built in 1750 and burnt in 1822. "


def test_today_in_a_text_about_the_past_is_nowadays() -> None:
    """The general present of a guide has no day; with somebody present, or a past, "today" is the day."""
    assert found(f"{PAST}The bath house is a school today.")[-1] == ("today", "PRESENT_REF", "None/None")
    assert found(f"{PAST}We open the bath house today.")[-1][1] == "2017-06-09"
    assert found(f"{PAST}The bath house was bombed today.")[-1][1] == "2017-06-09"
    assert found("The bath house is a school today.")[-1][1] == "2017-06-09"


def test_a_report_with_a_near_day_is_not_about_the_past() -> None:
    """A weekday near the publication shows that the text is news."""
    assert found(f"{PAST}It was hit on Thursday. The bath house is a ruin today.")[-1][1] == "2017-06-09"


def test_days_without_a_year_in_a_text_about_the_past() -> None:
    """Among many past years and nothing near, "2 June" is of the year last spoken of; among few it is news."""
    years = "Born in 1811, at school from 1823, he failed in 1829, and was jailed in 1831. In 1832 he fought."
    assert found(f"{years} On 2 June he was buried.")[-1][1] == "1832-06-02"
    assert found("It was taken in 2014. On 2 June it was hit.")[-1][1] == "2017-06-02"


def test_a_far_day_follows_a_bare_year_of_its_paragraph() -> None:
    """A day long before the publication belongs to the year named just before it."""
    assert found("In 2014 he joined. On 17 November he was wounded.")[-1][1] == "2014-11-17"

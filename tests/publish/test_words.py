"""Values are said in plain words that say no more than the report does."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.model.reading import Damage, Harm, When, Where
from tallystick.model.span import Span
from tallystick.publish.words import (
    coordinates,
    count_words,
    damage_words,
    harm_words,
    interval,
    ordinal,
    quoted,
    safe,
    shortened,
    when_words,
    where_words,
)
from tallystick.resources.vocabularies import words

SPAN = Span(0, 1)


def harm(quantifier: str | None, number: int | None = None, low: int | None = None, high: int | None = None) -> Harm:
    """A row of killed people with the given count."""
    return Harm(
        id="h", who="unspecified", outcome="killed", span=SPAN, number=number, quantifier=quantifier, low=low, high=high
    )


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (harm("exact", 17, 17, 17), "17 people killed"),
        (harm("exact", 1, 1, 1), "1 person killed"),
        (harm("at-least", 17, 17), "at least 17 people killed"),
        (harm("more-than", 1200, 1200), "more than 1,200 people killed"),
        (harm("nearly", 40, None, 40), "nearly 40 people killed"),
        (harm("up-to", 40, None, 40), "up to 40 people killed"),
        (harm("about", 40, 40, 40), "about 40 people killed"),
        (harm("between", None, 10, 12), "between 10 and 12 people killed"),
        (harm("dozens"), "dozens of people killed"),
        (harm("plural", None, 2), "an unstated number of people killed"),
        (harm("none", 0, 0, 0), "nobody killed"),
        (harm(None), "people killed"),
        (harm("at-least"), "people killed"),
    ],
)
def test_harm_is_said_as_the_report_says_it(row: Harm, said: str) -> None:
    """Number and quantifier come out in words; a missing number invents none."""
    assert harm_words(row) == said


@pytest.mark.parametrize("quantifier", words("quantifier"))
def test_every_quantifier_can_be_said_with_nothing_known(quantifier: str) -> None:
    """No quantifier breaks, or shows a placeholder, where number and ends are missing."""
    assert "{" not in count_words(harm(quantifier))
    assert "None" not in count_words(harm(quantifier))


def test_what_the_population_already_says_is_not_repeated() -> None:
    """Children are not called child again; a role is kept."""
    children = Harm(
        id="h", who="children", outcome="killed", span=SPAN, age_group="child", number=2, quantifier="exact"
    )
    medic = Harm(id="h", who="medics", outcome="killed", span=SPAN, role="nurse", number=1, quantifier="exact")
    assert harm_words(children) == "2 children killed"
    assert harm_words(medic) == "1 medic killed (nurse)"


def test_damage_does_not_count_twice() -> None:
    """Where the words for the thing carry the count, the number is not put in front again."""
    bare = Damage(id="d", what="tunnels", outcome="destroyed", span=SPAN, number=4, quantifier="exact", phrase="four")
    full = Damage(id="d", what="four tunnels", outcome="destroyed", span=SPAN, number=4, phrase="four")
    assert damage_words(bare) == "4 tunnels destroyed"
    assert damage_words(full) == "four tunnels destroyed"


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(2017, 6, 9), date(2017, 6, 9), "9 June 2017"),
        (date(2017, 6, 3), date(2017, 6, 6), "3–6 June 2017"),
        (date(2017, 6, 30), date(2017, 7, 2), "30 June – 2 July 2017"),
        (date(2016, 12, 31), date(2017, 1, 1), "31 December 2016 – 1 January 2017"),
        (date(2024, 2, 1), date(2024, 2, 29), "February 2024"),
        (date(2024, 12, 1), date(2024, 12, 31), "December 2024"),
        (None, date(2017, 6, 9), "9 June 2017 or earlier"),
        (date(2017, 6, 9), None, "9 June 2017 or later"),
        (None, None, "day not known"),
    ],
)
def test_intervals_in_words(first: date | None, last: date | None, said: str) -> None:
    """Days, ranges, whole months and open ends read as a person writes them."""
    assert interval(first, last) == said


@given(st.dates(), st.dates())
def test_any_two_dates_can_be_said(first: date, last: date) -> None:
    """Also the first and last days of the calendar, which month arithmetic can run over."""
    assert str(last.year) in interval(first, last)


def test_times_and_places_say_how_exact_they_are() -> None:
    """Precision stands in words where the value itself does not show it."""
    when = When(start=date(2017, 6, 5), end=date(2017, 6, 11), precision="week", span=None)
    where = Where(name="Tell", country=None, lat=-1.5, lon=-2.25, precision="village", geonameid=None, span=None)
    assert when_words(when) == "5–11 June 2017 (to the week)"
    assert where_words(where) == "Tell (village)"
    assert coordinates(where) == "1.500° S, 2.250° W"


@pytest.mark.parametrize(
    ("number", "said"), [(1, "1st"), (2, "2nd"), (3, "3rd"), (11, "11th"), (112, "112th"), (21, "21st")]
)
def test_ordinals(number: int, said: str) -> None:
    """Endings of English ordinals, the teens included."""
    assert ordinal(number) == said


@given(st.text(alphabet=st.characters(codec=None, categories=None)))
def test_safe_text_is_safe_and_stays_so(text: str) -> None:
    """Made safe, a text is one line, encodable, and making it safe again changes nothing."""
    made = safe(text)
    assert len(made.splitlines()) <= 1
    assert made.encode("utf-8") is not None
    assert safe(made) == made


@given(st.text(max_size=60), st.integers(2, 40))
def test_shortened_text_fits(text: str, limit: int) -> None:
    """A shortened text never exceeds its limit, and a short one is left alone."""
    assert len(shortened(text, limit)) <= limit
    assert shortened("short", 5) == "short"


def test_quotation_marks_are_not_doubled() -> None:
    """Words that stand in quotation marks already get one pair."""
    assert quoted("“We did not”") == "“We did not”"

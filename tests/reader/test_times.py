"""English time expressions: which words, and which days (RULES 9). The publication day is Friday, 9 June 2017,
unless a test says."""

from __future__ import annotations

from datetime import date

import pytest

from tallystick.model.span import Span
from tallystick.model.time import Interval, Offset, Time
from tallystick.reader.times import apply_offset, find_times, mention, times_in

FRIDAY = date(2017, 6, 9)


def one(text: str, published_on: date | None = FRIDAY) -> Time:
    """The only time expression of the text."""
    times = find_times(text, published_on=published_on)
    assert len(times) == 1, [time.span.of(text) for time in times]
    return times[0]


def days(text: str, published_on: date | None = FRIDAY) -> str:
    """The days of the only expression, as start/end."""
    time = one(text, published_on)
    return f"{time.start}/{time.end}"


def spans(text: str) -> list[str]:
    """The words of all expressions."""
    return [time.span.of(text) for time in find_times(text, published_on=FRIDAY)]


@pytest.mark.parametrize(
    ("text", "expected", "value"),
    [
        ("A market was shelled on Thursday.", "2017-06-08/2017-06-08", "2017-06-08"),
        ("A market was shelled on Friday.", "2017-06-09/2017-06-09", "2017-06-09"),
        ("They met last Friday.", "2017-06-02/2017-06-02", "2017-06-02"),
        ("The envoy returns next Friday.", "2017-06-16/2017-06-16", "2017-06-16"),
        ("Two men died today.", "2017-06-09/2017-06-09", "2017-06-09"),
        ("Two men died yesterday.", "2017-06-08/2017-06-08", "2017-06-08"),
        ("Talks open tomorrow.", "2017-06-10/2017-06-10", "2017-06-10"),
        ("It fell the day before yesterday.", "2017-06-07/2017-06-07", "2017-06-07"),
        ("It was hit late Tuesday night.", "2017-06-06/2017-06-06", "2017-06-06TNI"),
        ("It was hit early Sunday.", "2017-06-04/2017-06-04", "2017-06-04"),
        ("It was hit this morning.", "2017-06-09/2017-06-09", "2017-06-09TMO"),
        ("It was hit last night.", "2017-06-08/2017-06-08", "2017-06-08TNI"),
        ("It was hit overnight.", "2017-06-08/2017-06-09", "2017-06-08TNI"),
        ("Overnight (Friday) patrols went out.", "2017-06-08/2017-06-09", "2017-06-08TNI"),
        ("It began last week.", "2017-05-29/2017-06-04", "2017-W22"),
        ("It began last month.", "2017-05-01/2017-05-31", "2017-05"),
        ("It began last year.", "2016-01-01/2016-12-31", "2016"),
        ("It ends next week.", "2017-06-12/2017-06-18", "2017-W24"),
        ("Dozens fled earlier this week.", "2017-06-05/2017-06-09", "2017-W23"),
        ("Dozens fled over the weekend.", "2017-06-03/2017-06-04", "2017-W22-WE"),
        ("Dozens fled over the past week.", "2017-06-02/2017-06-09", "P1W"),
        ("Dozens fled in recent days.", "2017-06-02/2017-06-09", "PAST_REF"),
        ("Dozens fled in recent months.", "2017-03-09/2017-06-09", "PAST_REF"),
        ("Dozens fled in the past three days.", "2017-06-06/2017-06-09", "P3D"),
        ("The bridge fell two days ago.", "2017-06-07/2017-06-07", "2017-06-07"),
        ("The bridge fell two weeks ago.", "2017-05-22/2017-05-28", "2017-W21"),
        ("The bridge fell three months ago.", "2017-03-01/2017-03-31", "2017-03"),
        ("The bridge fell two years ago.", "2015-01-01/2015-12-31", "2015"),
    ],
)
def test_counts_from_the_publication_day(text: str, expected: str, value: str) -> None:
    """Expressions that lean on the publication day get the days that RULES 9 gives them."""
    assert days(text) == expected
    assert one(text).value == value
    assert one(text).relative


@pytest.mark.parametrize(
    ("text", "expected", "precision"),
    [
        ("on Aug. 6, 2016", "2016-08-06/2016-08-06", "day"),
        ("6 Aug 2016", "2016-08-06/2016-08-06", "day"),
        ("August 6, 2016", "2016-08-06/2016-08-06", "day"),
        ("2016-08-06", "2016-08-06/2016-08-06", "day"),
        ("16/08/2016", "2016-08-16/2016-08-16", "day"),
        ("14 APR 89", "1989-04-14/1989-04-14", "day"),
        ("the third of June 2016", "2016-06-03/2016-06-03", "day"),
        ("June 2016", "2016-06-01/2016-06-30", "month"),
        ("mid-June 2016", "2016-06-11/2016-06-20", "days"),
        ("early May 2016", "2016-05-01/2016-05-10", "days"),
        ("late February 2016", "2016-02-21/2016-02-29", "days"),
        ("the last week of March 2016", "2016-03-25/2016-03-31", "days"),
        ("in 2015", "2015-01-01/2015-12-31", "year"),
        ("the summer of 2016", "2016-06-01/2016-08-31", "range"),
        ("the fourth quarter of 2016", "2016-10-01/2016-12-31", "range"),
        ("the 1990s", "1990-01-01/1999-12-31", "range"),
        ("the 19th century", "1800-01-01/1899-12-31", "range"),
        ("January 21-22, 2016", "2016-01-21/2016-01-22", "range"),
        ("August 6th-7th, 2016", "2016-08-06/2016-08-07", "range"),
        ("between 3 and 6 June 2016", "2016-06-03/2016-06-06", "range"),
        ("from June 3 to 6, 2016", "2016-06-03/2016-06-06", "range"),
        ("from 30 May to 6 June 2016", "2016-05-30/2016-06-06", "range"),
        ("11 September – 12 September 2016", "2016-09-11/2016-09-12", "range"),
        ("from 2012 until 2015", "2012-01-01/2015-12-31", "range"),
        ("131530Z JUN 16", "2016-06-13/2016-06-13", "part-of-day"),
        ("the 9/11 attacks", "2001-09-11/2001-09-11", "day"),
        ("the September 11 attacks", "2001-09-11/2001-09-11", "day"),
    ],
)
def test_reads_the_calendar(text: str, expected: str, precision: str) -> None:
    """Written dates, months, years and ranges are read the same with and without a publication day."""
    assert days(f"It was reported {text}.") == expected
    assert days(f"It was reported {text}.", None) == expected
    assert one(f"It was reported {text}.").precision == precision


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On Dec. 5, he was killed.", "2016-12-05/2016-12-05"),
        ("On June 9, he was killed.", "2017-06-09/2017-06-09"),
        ("The vote will be held on July 3.", "2017-07-03/2017-07-03"),
        ("The vote is scheduled for Monday.", "2017-06-12/2017-06-12"),
        ("Troops said on Monday they will leave.", "2017-06-05/2017-06-05"),
        ("The roads remain closed until Saturday.", "2017-06-10/2017-06-10"),
        ("A March offensive failed in April.", "2017-04-01/2017-04-30"),
        ("On Sunday 9 October jets struck a depot.", "2016-10-09/2016-10-09"),
        ("It was signed in October of last year.", "2016-10-01/2016-10-31"),
    ],
)
def test_chooses_the_missing_year(text: str, expected: str) -> None:
    """A day or month without a year is the nearest past one, or ahead where the sentence looks ahead."""
    times = find_times(text, published_on=FRIDAY)
    assert f"{times[-1].start}/{times[-1].end}" == expected


def test_follows_a_full_date_of_the_paragraph() -> None:
    """A far-off day without a year belongs to the full date just before it, not to the year of publication."""
    text = "Shelling began on 30 May 2013 in the old town. On 2 August the hospital was hit."
    assert find_times(text, published_on=FRIDAY)[-1].start == date(2013, 8, 2)


@pytest.mark.parametrize(
    "text",
    [
        "He died yesterday.",
        "He died on Thursday.",
        "He died on Dec. 5.",
        "He died last month.",
        "Two days later he died.",
    ],
)
def test_never_guesses_without_a_reference(text: str) -> None:
    """Without publication day, dateline or full date a relative expression has no days and says that it is
    relative."""
    time = one(text, None)
    assert (time.start, time.end, time.relative, time.anchor) == (None, None, True, "unknown")
    assert "XX" in time.value


def test_takes_the_year_from_other_dates_of_the_text() -> None:
    """With no publication day the year of a full date in the text serves for a day without one."""
    times = find_times("On 3 March 2016 he fled. On 8 April he was found.", published_on=None)
    assert [time.value for time in times] == ["2016-03-03", "2016-04-08"]
    assert find_times("On Dec. 5 he fled.", published_on=None)[0].value == "XXXX-12-05"
    nights = find_times("For December 5th-6th: two strikes.", published_on=None)[0]
    assert (nights.value, nights.precision, nights.start) == ("XXXX-12-05/XXXX-12-06", "range", None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He fled on Monday. The next day he was seen.", "2017-06-06"),
        ("He fled on Monday. Two days later he was seen.", "2017-06-07"),
        ("He fled on Monday. The previous day he was seen.", "2017-06-04"),
        ("He fled on Monday. The same day he was seen.", "2017-06-05"),
        ("He fled on Monday. Shortly afterward he was seen.", "2017-06-05"),
        ("He fled on Monday. Hours later he was seen.", "2017-06-05"),
        ("He fled on Monday. A day earlier he was seen.", "2017-06-04"),
        ("He fled on Monday. That night he was seen.", "2017-06-05"),
    ],
)
def test_counts_from_the_text(text: str, expected: str) -> None:
    """The next day, two days later, that night count from the day last spoken of."""
    time = find_times(text, published_on=FRIDAY)[-1]
    assert str(time.start) == expected
    assert time.anchor == "text"


def test_does_not_count_from_a_day_it_could_not_date() -> None:
    """The following day of an undatable day is undatable, even where an earlier day is known."""
    times = find_times("Statement of 3 March.\n\nThe following day it rained.", published_on=None)
    assert [time.start for time in times] == [None, None]


def test_two_days_after_dates_the_other_happening() -> None:
    """ "X, just two days after Y": the words date Y, two days before X, with the relation and the distance."""
    text = "Planes struck a convoy on Thursday, just two days after a raid nearby."
    time = find_times(text, published_on=FRIDAY)[-1]
    assert (str(time.start), time.relation, time.offset) == ("2017-06-06", "before-main", Offset(count=2, unit="D"))
    assert time.full_span.of(text) == "just two days after"


def test_two_days_before_dates_a_later_happening() -> None:
    """ "X, two days before Y" dates Y after X; a main time that follows in the sentence serves as well."""
    later = find_times("On Monday, two days before the truce, a raid took place.", published_on=FRIDAY)[-1]
    assert (str(later.start), later.relation) == ("2017-06-07", "after-main")
    first = find_times("Two days after a raid, planes struck on Thursday.", published_on=FRIDAY)[0]
    assert str(first.start) == "2017-06-06"


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("He wrote of it the day after the strike.", "2017-06-02"),
        ("A couple of days before the attack leaflets fell.", "2017-05-30"),
        ("It came two days after a raid.", "2017-05-30"),
    ],
)
def test_the_day_after_the_strike_counts_from_it(words: str, day: str) -> None:
    """The deed that the text tells of is no other happening: the words mean the day after it, not the day of it."""
    assert str(find_times(f"On June 1, 2017 a strike hit a house. {words}", published_on=FRIDAY)[-1].start) == day


def test_two_days_after_a_date_is_that_day() -> None:
    """With a date named after it the expression means the day itself: "two days after June 1" is June 3."""
    assert str(one("He died two days after June 1, 2017.").start) == "2017-06-03"
    clause = find_times("He died two days after a raid on June 1 began.", published_on=FRIDAY)[0]
    assert (str(clause.start), clause.relation) == ("2017-06-03", None)


@pytest.mark.parametrize(
    ("text", "expected", "clock"),
    [
        ("It went off at 3:30 p.m. on Thursday.", "2017-06-08T15:30", "15:30"),
        ("It went off on Thursday at 18:00 GMT.", "2017-06-08T18:00Z", "18:00"),
        ("It went off at noon on Thursday.", "2017-06-08T12:00", "12:00"),
        ("It went off at 5 o'clock this morning.", "2017-06-09T05:00", "05:00"),
        ("It went off at 1930 hours on June 8.", "2017-06-08T19:30", "19:30"),
        ("It went off at 12:10 a.m. today.", "2017-06-09T00:10", "00:10"),
        ("It went off at dawn on Tuesday.", "2017-06-06TMO", None),
        ("It went off on the night of 6 June.", "2017-06-06TNI", None),
    ],
)
def test_joins_a_day_and_its_time(text: str, expected: str, clock: str | None) -> None:
    """A clock time or part of day and the day beside it are one expression; the clock stands in the value."""
    time = one(text)
    assert (time.value, time.clock, time.precision) == (expected, clock, "part-of-day")


@pytest.mark.parametrize(
    ("text", "value", "kind"),
    [
        ("The siege lasted for three days.", "P3D", "duration"),
        ("A 12-hour curfew began.", "PT12H", "duration"),
        ("It took half an hour.", "PT30M", "duration"),
        ("It took several weeks.", "PXW", "duration"),
        ("They meet every Friday.", "XXXX-WXX-5", "set"),
        ("They file weekly.", "P1W", "set"),
    ],
)
def test_durations_and_sets_have_no_days(text: str, value: str, kind: str) -> None:
    """How long and how often are values without days."""
    time = one(text)
    assert (time.value, time.kind, time.start, time.end) == (value, kind, None, None)
    assert not time.is_dated


def test_prepositions_bound_the_interval() -> None:
    """Since leaves the end open, until and by the start; the row of the contract keeps the days of the words."""
    since = one("He has been held since 2014.")
    assert since.interval() == Interval(date(2014, 1, 1), None)
    assert (since.start, since.end) == (date(2014, 1, 1), date(2014, 12, 31))
    assert one("Thousands had fled by Thursday.").interval() == Interval(None, date(2017, 6, 8))
    assert one("He fled just before 9 p.m. on Thursday.").interval() == Interval(date(2017, 6, 8), date(2017, 6, 8))
    assert one("He fled on Thursday.").interval() == Interval(date(2017, 6, 8), date(2017, 6, 8))


def test_full_span_has_the_preposition() -> None:
    """The span is the bare expression, the full span has its preposition and hedge."""
    text = "They were hit on Thursday."
    assert (one(text).span.of(text), one(text).full_span.of(text)) == ("Thursday", "on Thursday")
    text = "They fled in recent days."
    assert (one(text).span.of(text), one(text).full_span.of(text)) == ("recent days", "in recent days")


def test_figures_of_either_order() -> None:
    """06/08 is a span of both readings, unless only one is a date, other figures show the order, or one lies after
    publication."""
    late = date(2017, 12, 1)
    assert days("Report of 06/08/2017.", late) == "2017-06-08/2017-08-06"
    assert days("Report of 06/18/2017.", late) == "2017-06-18/2017-06-18"
    assert days("Report of 06/08/2017.", FRIDAY) == "2017-06-08/2017-06-08"
    assert find_times("From 16/08/2017, not 06/08/2017.", published_on=late)[1].start == date(2017, 8, 6)


def test_marks_anniversaries() -> None:
    """The date of an anniversary is no event date."""
    time = one("Crowds marked the anniversary of the June 3, 2011 killings.")
    assert time.anniversary
    assert not time.is_dated


def test_a_range_keeps_its_ends() -> None:
    """The two ends of a range stand in its parts."""
    time = one("It lasted from Monday to Wednesday.")
    assert [str(part.start) for part in time.parts] == ["2017-06-05", "2017-06-07"]


def test_helpers() -> None:
    """Times within a span, days moved by an offset, the contract's row."""
    text = "On Monday he left. On Tuesday he came."
    times = find_times(text, published_on=FRIDAY)
    assert times_in(Span(0, 18), times) == times[:1]
    assert apply_offset(times[0], Offset(count=2, unit="D"), -1) == Interval(date(2017, 6, 3), date(2017, 6, 3))
    assert apply_offset(times[0], Offset(count=None, unit="D"), 1) == Interval(date(2017, 6, 5), None)
    row = mention(times[0])
    assert (row.start, row.precision, row.value, row.relative) == (date(2017, 6, 5), "day", "2017-06-05", True)

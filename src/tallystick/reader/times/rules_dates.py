"""Patterns for absolute dates: figures, month names, years, decades, seasons; English, and day-month-year in other
languages."""

from __future__ import annotations

from dataclasses import replace

from tallystick.reader.times.atoms import CalendarDate, Clock, EitherDate, Joined, What
from tallystick.reader.times.patterns import Found
from tallystick.reader.times.words import word_set

# Two-figure years up to this one are in this century: FBIS wires say 89, modern military messages 17.
PIVOT = 50
# Short and common names that are words of their own; alone they need a preposition, and they are capitalised in
# mixed-case text.


def full_year(written: str) -> int:
    """A year of two or four figures as a year."""
    number = int(written)
    if len(written) != 2:
        return number
    return 2000 + number if number <= PIVOT else 1900 + number


def _is_month(found: Found) -> bool:
    """Month names are capitalised; "black" before one makes it a name."""
    return found.written("month")[0].isupper() and found.before() != "black"


def year_of(found: Found) -> int | None:
    return full_year(found.word("year")) if found.has("year") else None


def _attacks(found: Found, month: int, day: int | None) -> int | None:
    """11 September beside "attacks" is the day in 2001."""
    return (
        2001
        if (month, day) == (9, 11) and found.after() in {"attack", "attacks", "terror", "terrorist", "hijackings"}
        else None
    )


def _said(found: Found, **fields: int | str | None) -> CalendarDate:
    """A date whose year is in figures, or said by "next year", "that year"; a missing one stays open."""
    shift = found.number("shift", "which") if found.has("shift") else None
    same = found.has("same") or found.has("same2")
    made = CalendarDate(year=year_of(found), year_shift=shift, same_year=same)
    return replace(made, **fields)  # type: ignore[arg-type]


def week_of_month(found: Found) -> What | None:
    """The last week of March: days 1–7, 8–14, 15–21, 22–28, or the last seven."""
    if not _is_month(found):
        return None
    edge = "last week" if found.has("last") else f"week {found.number('week', 'week_ordinal')}"
    return CalendarDate(year=year_of(found), month=found.number("month", "month"), edge=edge)


def month_day(found: Found) -> What | None:
    """June 6, 2017; Sept. 11; June 16th-17th; 6 Aug 2017."""
    if not _is_month(found):
        return None
    month, day = found.number("month", "month"), found.whole("day")
    last = found.whole("last") if found.has("last") else None
    if (
        not found.has("year")
        and found.match.end("last" if last else "day") == found.last
        and found.after() in word_set("counted")
    ):
        return None
    said = _said(found, month=month, day=day, last_day=last)
    return replace(said, year=_attacks(found, month, day)) if said.year is None else said


def word_day(found: Found) -> What | None:
    """The third of June, June the third."""
    if not _is_month(found):
        return None
    return _said(found, month=found.number("month", "month"), day=found.number("day", "ordinal"))


def wire_date(found: Found) -> What | None:
    """14 APR 89, 131530Z JUN 17: two-figure years, in upper case or after an abbreviation only."""
    written = found.written("month")
    if (
        not (written.isupper() or found.has("quote"))
        or len(found.word("year")) != 2
        or found.after() in word_set("counted")
    ):
        return None
    return CalendarDate(
        year=full_year(found.word("year")), month=found.number("month", "month"), day=found.whole("day")
    )


def group_date(found: Found) -> What | None:
    """131530Z JUN 17: a military date-time group."""
    if not found.written("month")[0].isupper():
        return None
    figures = found.whole("group") or 0
    year = full_year(found.word("year")) if found.has("year") else None
    day = CalendarDate(year=year, month=found.number("month", "month"), day=figures // 10000)
    return Joined(day=day, clock=Clock(hour=figures // 100 % 100 % 24, minute=figures % 100, zone="Z"))


def month_year(found: Found) -> What | None:
    """June 2017, early June of 2017, mid-June 2017."""
    if not _is_month(found):
        return None
    which = found.number("which", "which") if found.has("which") else None
    return _said(found, month=found.number("month", "month"), edge=edge_of(found), which=which)


def month_alone(found: Found) -> What | None:
    """In June; late May. A name that is also a word needs a preposition; an abbreviation needs a day or a year."""
    month = found.word("month")
    marked = found.has("edge") or found.before() in word_set("month_leads")
    if (
        not _is_month(found)
        or month in word_set("month_abbreviations")
        or (month in word_set("months_that_are_words") and not marked)
    ):
        return None
    if not marked and _is_name_beside(found):
        return None
    return CalendarDate(month=found.number("month", "month"), edge=edge_of(found))


def _is_name_beside(found: Found) -> bool:
    """Whether a capitalised word stands beside a month that is also a given name (April, June, August)."""
    codes, last = found.tokens.codes, found.last
    upper = found.written("month").isupper()
    return not upper and last < len(codes) and codes[last] == "^" and found.word("month") in {"april", "june", "august"}


def edge_of(found: Found) -> str | None:
    return found.code("edge", "edge") if found.has("edge") else None


def stamp(found: Found) -> What | None:
    """2017-08-06, also with a time: 2017-08-06T05:30Z."""
    word = found.word("day")
    year, month, day = (int(part) for part in word[:10].split("-"))
    said = CalendarDate(year=year, month=month, day=day)
    if len(word) < 16 or int(word[11:13]) > 23 or int(word[14:16]) > 59:
        return said
    return Joined(
        day=said, clock=Clock(hour=int(word[11:13]), minute=int(word[14:16]), zone="Z" if word[-1] == "z" else "")
    )


def slashed(found: Found) -> What | None:
    """06/08/2017, 6.8.17, 2017/08/06. Dots are day-first (Europe); with slashes both orders are possible."""
    word = found.word("day")
    mark = next(char for char in word if not char.isdigit())
    parts = word.split(mark)
    if len(parts) != 3 or [len(part) for part in parts].count(3) or len(parts[1]) > 2:
        return None
    if len(parts[0]) == 4:
        return CalendarDate(year=int(parts[0]), month=int(parts[1]), day=int(parts[2])) if len(parts[2]) <= 2 else None
    if len(parts[0]) > 2 or len(parts[2]) not in (2, 4) or (mark == "-" and len(parts[2]) != 4):
        return None
    first, second, year = int(parts[0]), int(parts[1]), full_year(f"{int(parts[2]):02d}")
    if mark == "." or first == second:
        return CalendarDate(year=year, month=second, day=first) if mark != "." or len(parts[2]) == 4 else None
    return EitherDate(year=year, first=first, second=second)


def nine_eleven(found: Found) -> What | None:
    """9/11, the day in 2001, when it is not part of a longer date."""
    glued = found.tokens.glued(found.first) and found.tokens.glued(found.first + 1)
    if not glued or found.word("month") != "9" or found.word("day") != "11":
        return None
    return CalendarDate(year=2001, month=9, day=11)


def foreign(found: Found) -> What | None:
    """8 de junio de 2017, 8 июня 2017 года, 8 يونيو/حزيران 2017."""
    return CalendarDate(
        year=year_of(found),
        month=found.number("month", "foreign_month"),
        day=found.whole("day") if found.has("day") else None,
    )


def levant(found: Found) -> What | None:
    """The Levantine months of two words: كانون and تشرين, first and second."""
    second = found.word("which") in {"الثاني"}
    month = {"كانون": (12, 1), "تشرين": (10, 11)}[found.word("month")][second]
    return CalendarDate(year=year_of(found), month=month, day=found.whole("day") if found.has("day") else None)


# The year after a day or a month: as figures, or from the reference date or the text.
YEAR = "(,? (of|in)? <year:year>|,? (of|in)? <shift:which> year|(of|in)? <same:same_year> year)?"
# Words of other languages between the parts of a date: "from", "of the year".
ARABIC_FROM, RUSSIAN_YEAR, UKRAINIAN_YEAR = "\u0645\u0646", "\u0433\u043e\u0434\u0430", "\u0440\u043e\u043a\u0443"
RULES = (
    (f"<month:month> .? (the)? <day:day> (<hyphen>|to|and|through|until|or|/) <last:day> {YEAR}", month_day),
    (f"<month:month> .? (the)? <day:day> {YEAR}", month_day),
    (
        f"(the)? <day:day> (<hyphen>|to|and|through|until|or|/) (the)? <last:day> (of)? <month:month> .? {YEAR}",
        month_day,
    ),
    (f"<day:day> (of)? <month:month> .? {YEAR}", month_day),
    ("<day:day> <hyphen> <month:month> <hyphen> <year:year>", month_day),
    (f"(the)? <day:ordinal> of <month:month> {YEAR}", word_day),
    (f"<month:month> (the)? <day:ordinal> {YEAR}", word_day),
    ("<day:dd> <month:month> <quote:quote>? <year:yy>", wire_date),
    ("<month:month> <day:dd> <quote:quote>? <year:yy>", wire_date),
    ("<group:group> <month:month> <year:any_year>?", group_date),
    ("((the)? <edge:edge> (<hyphen>|of|in)?)? <month:month> .? ,? (of|in)? <year:year>", month_year),
    (
        "((the)? <edge:edge> (<hyphen>|of|in)?)? <month:month> (of|in)?"
        " (<shift:which> year|<same:same_year> year|the <same2:same> year)",
        month_year,
    ),
    ("<which:which> <month:month>", month_year),
    ("(the)? <week:week_ordinal> week (of|in) <month:month> (,? (of|in)? <year:year>)?", week_of_month),
    ("(the)? <last:last_ordinal> week (of|in) <month:month> (,? (of|in)? <year:year>)?", week_of_month),
    ("(the)? <edge:edge> (<hyphen>|of|in)? <month:month>", month_alone),
    ("<month:month>", month_alone),
    ("<day:iso>", stamp),
    ("<day:slashed>", slashed),
    ("<month:dd> / <day:dd>", nine_eleven),
    (
        f"<day:day> (de|del|{ARABIC_FROM})? <month:foreign_month> (/ <foreign_month>)?"
        f" ((de|del|,)? <year:year> ({RUSSIAN_YEAR}|{UKRAINIAN_YEAR})?)?",
        foreign,
    ),
    ("<month:foreign_month> (/ <foreign_month>)? (de|del)? <year:year>", foreign),
    (f"<day:day> ({ARABIC_FROM})? <month:levant> <which:levant_which> (/ <foreign_month>)? <year:year>?", levant),
)

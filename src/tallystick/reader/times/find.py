"""The time expressions of a text with the days they mean: the one way into this package."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tallystick.model.reading import TimeMention
from tallystick.model.span import Span
from tallystick.model.time import Interval, Offset, Time
from tallystick.reader.times import calendar as cal
from tallystick.reader.times.atoms import Atom, Between, CalendarDate, EitherDate, Joined, Shift, WeekdayName, What
from tallystick.reader.times.compose import compose
from tallystick.reader.times.cues import looks_ahead, looks_back, sentence_of
from tallystick.reader.times.dateline import HEAD_CHARACTERS, Dateline, find_dateline
from tallystick.reader.times.history import is_about_the_past, without_nowadays
from tallystick.reader.times.resolve import resolve
from tallystick.reader.times.scan import read_tokens, scan
from tallystick.reader.times.senses import Context, Sense
from tallystick.reader.times.tokens import Tokens
from tallystick.reader.times.words import word_set

# A dateline is the day the report speaks from if the publication follows within a week; else one of the two is
# something else.
LONGEST_DELAY = timedelta(days=7)
# How many expressions on either side may be the main time of "two days after X" in one sentence.
NEIGHBOURS = 4
# A range this long at most moves the day the text speaks of.
LONGEST_SCENE = timedelta(days=31)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A text scanned once: its tokens, its expressions, its dateline."""

    tokens: Tokens
    atoms: list[Atom]
    dateline: Dateline | None


def _page(text: str) -> Page:
    tokens = read_tokens(text)
    return Page(tokens=tokens, atoms=compose(tokens, scan(tokens)), dateline=find_dateline(text))


def find_times(text: str, *, published_on: date | None, sentences: Sequence[Span] = ()) -> tuple[Time, ...]:
    """Every time expression of ``text`` in text order, none overlapping (RULES 9 for the intervals).

    Relative expressions count from the dateline or ``published_on``; with neither they stay relative: no days,
    ``relative`` True.
    ``sentences``: their spans in text order where known; else full stops serve. Never raises; linear in the length
    of the text.
    """
    page = _page(text)
    reference = _reference(page, published_on)
    times = _resolve_all(page, reference)
    if is_about_the_past(page.atoms, times, reference):
        times = _resolve_all(page, reference, history=True)
    times = without_nowadays(page.tokens, page.atoms, times, reference)
    return tuple(_related(page, times, sentences))


def dateline(text: str, published_on: date | None = None) -> Dateline | None:
    """The dateline at the head of the text with its date, if it has one; a day without a year takes it from
    ``published_on``."""
    page = _page(text[:HEAD_CHARACTERS])
    if page.dateline is None:
        return None
    return replace(page.dateline, date=_dateline_date(page, published_on))


def reference_date(text: str, published_on: date | None = None) -> date | None:
    """The day the text speaks from: the dateline's if the publication follows within a week, else ``published_on``,
    else the date that
    stands alone on a line at the head of the text, else None."""
    return _reference(_page(text), published_on)


def times_in(span: Span, times: Iterable[Time]) -> tuple[Time, ...]:
    """The times whose expression lies within ``span``."""
    return tuple(time for time in times if span.contains(time.span))


def apply_offset(time: Time, offset: Offset, direction: int) -> Interval:
    """The days of ``time`` moved by ``offset``, earlier (-1) or later (1); open where the count is not stated."""
    if offset.count is None:
        return Interval(None, time.start) if direction < 0 else Interval(time.end, None)
    ends = [cal.moved(day, direction * offset.count, offset.unit) if day else None for day in (time.start, time.end)]
    return Interval(ends[0], ends[1])


def mention(time: Time) -> TimeMention:
    """The row of the contract."""
    return TimeMention(
        span=time.span,
        start=time.start,
        end=time.end,
        precision=time.precision,
        value=time.value,
        relative=time.relative,
    )


# -- the reference date


def _reference(page: Page, published_on: date | None) -> date | None:
    written = _dateline_date(page, published_on)
    if published_on is None:
        return written or _head_date(page)
    if written is not None and timedelta(0) <= published_on - written <= LONGEST_DELAY:
        return written
    return published_on


def _dateline_date(page: Page, published_on: date | None) -> date | None:
    where = page.dateline.date_span if page.dateline else None
    if where is None:
        return None
    for atom in page.atoms[:NEIGHBOURS]:
        if page.tokens.span(atom.first, atom.last).overlaps(where) and isinstance(
            atom.what, CalendarDate | WeekdayName
        ):
            years = _years(page.atoms)
            return resolve(atom.what, Context(reference=published_on, year=years[0] if years else None)).start
    return None


def _head_date(page: Page) -> date | None:
    """A full date alone on one of the first lines, as statements and releases have it."""
    for atom in page.atoms[:NEIGHBOURS]:
        span = page.tokens.span(atom.first, atom.last)
        if span.end > HEAD_CHARACTERS:
            return None
        if _is_full_day(atom.what) and _is_own_line(page.tokens.text, span):
            return resolve(atom.what, Context(reference=None)).start
    return None


def _is_full_day(what: What) -> bool:
    return isinstance(what, CalendarDate) and None not in (what.year, what.month, what.day) and what.last_day is None


def _is_own_line(text: str, span: Span) -> bool:
    """Whether nothing but marks and a short label ("Date:") stands on the expression's line."""
    left = text.rfind("\n", max(0, span.start - 40), span.start)
    before = text[left + 1 if left >= 0 else max(0, span.start - 40) : span.start]
    right = text.find("\n", span.end, span.end + 40)
    after = text[span.end : right if right >= 0 else span.end + 40]
    opens = left >= 0 or span.start <= 40
    return (
        opens
        and not after.strip(" \t\r.*_#|)")
        and (not before.strip(" \t\r*_#|(") or before.rstrip(" *_").endswith(":"))
    )


# -- resolving


def _years(atoms: list[Atom]) -> list[int | None]:
    """For each expression the year of the nearest full date before it, else of the first one after."""
    first = next((year for atom in atoms if (year := _year_of(atom.what)) is not None), None)
    years, current = [], first
    for atom in atoms:
        current = _year_of(atom.what) or current
        years.append(current)
    return years


def _year_of(what: What) -> int | None:
    if isinstance(what, CalendarDate | EitherDate):
        return what.year
    if isinstance(what, Joined):
        return _year_of(what.day)
    return _year_of(what.last.what) if isinstance(what, Between) else None


def _month_first(atoms: list[Atom]) -> bool | None:
    """The order of day and month that the unmistakable figures of the text show; None when they show none or both."""
    orders = {
        atom.what.second > 12
        for atom in atoms
        if isinstance(atom.what, EitherDate) and max(atom.what.first, atom.what.second) > 12
    }
    return orders.pop() if len(orders) == 1 else None


def _resolve_all(page: Page, reference: date | None, *, history: bool = False) -> list[Time]:
    context = Context(reference=reference, month_first=_month_first(page.atoms), history=history)
    times: list[Time] = []
    ended = 0
    for atom, year in zip(page.atoms, _years(page.atoms), strict=True):
        if "\u00b6" in page.tokens.codes[ended : atom.first]:
            context = replace(context, scene=None)
        ended = atom.last
        here = replace(
            context,
            year=year,
            future=looks_ahead(page.tokens, atom.first, atom.last, atom.bound),
            past=looks_back(page.tokens, atom.first, atom.last),
        )
        time = _time(page.tokens, atom, here)
        context = _onward(context, time)
        if isinstance(atom.what, CalendarDate) and not time.anniversary and atom.bound != "since":
            context = replace(context, scene=_scene(time))
        times.append(time)
    return times


def _scene(time: Time) -> date | None:
    """The day that a day without a year is likely near: of a bare year its middle."""
    if time.start is None or time.end is None:
        return None
    return time.start if time.precision != "year" else time.start.replace(month=7)


def _time(tokens: Tokens, atom: Atom, context: Context) -> Time:
    sense = resolve(atom.what, context)
    parts: tuple[Time, ...] = ()
    if isinstance(atom.what, Between):
        before = replace(context, reference=sense.end or context.reference, future=False)
        parts = (_time(tokens, atom.what.first, before), _time(tokens, atom.what.last, context))
    span = tokens.span(atom.first, atom.last)
    return _placed(
        sense, atom, span, tokens.span(min(atom.lead, atom.first) if atom.lead >= 0 else atom.first, atom.last), parts
    )


def _placed(sense: Sense, atom: Atom, span: Span, full: Span, parts: tuple[Time, ...]) -> Time:
    return Time(
        span=span,
        full_span=full,
        start=sense.start,
        end=sense.end,
        precision=sense.precision,
        value=sense.value,
        relative=sense.relative,
        kind=sense.kind,
        clock=sense.clock,
        anchor=sense.anchor,
        bound=atom.bound,
        relation=sense.relation,
        offset=sense.offset,
        anniversary=atom.anniversary,
        parts=parts,
    )


def _onward(context: Context, time: Time) -> Context:
    """The dates that "the next day" and "two years later" will count from after this expression."""
    if (
        time.start is None
        and time.anchor == "unknown"
        and time.kind == "date"
        and time.precision == "day"
        and not time.relation
    ):
        return replace(context, day=None)  # a day that could not be dated: what counts from it cannot be dated either
    if time.start is None or time.end is None or time.relation or not time.is_dated:
        return context
    if time.precision in ("day", "part-of-day") or (
        time.precision in ("range", "days") and time.parts and time.end - time.start <= LONGEST_SCENE
    ):
        return replace(context, day=time.end, any=time.start)
    if time.anchor == "none" or time.precision in ("month", "year", "week"):
        return replace(context, any=time.start)
    return context


def _related(page: Page, times: list[Time], sentences: Sequence[Span]) -> list[Time]:
    """ "Two days after X" counts from the main time of its own sentence where there is one."""
    starts = [sentence.start for sentence in sentences]
    done = list(times)
    for index, (atom, time) in enumerate(zip(page.atoms, times, strict=True)):
        if time.relation is None or not isinstance(atom.what, Shift):
            continue
        cursor = max(0, bisect_right(starts, time.span.start) - 1)
        sentence = sentence_of(page.tokens, atom.first, atom.last, sentences, cursor)
        what, main = atom.what, _main_day(times, index, sentence)
        if main is None and _told(page.tokens, atom):
            what, main = replace(what, direction=-what.direction, relation=None), _last_day(times, index)
        if main is not None:
            done[index] = _placed(
                resolve(what, Context(reference=None, day=main, any=main)), atom, time.span, time.full_span, ()
            )
    return done


def _told(tokens: Tokens, atom: Atom) -> bool:
    """Whether the words go on with the deed the text tells of ("the day after the strike"), not with another one."""
    said = tokens.words[atom.last : atom.last + 2]
    return len(said) == 2 and said[0] in ("the", "this", "that") and said[1] in word_set("told_deed")


def _last_day(times: list[Time], index: int) -> date | None:
    """The day last spoken of before an expression."""
    before = times[max(0, index - NEIGHBOURS) : index][::-1]
    return next((t.end for t in before if t.relation is None and t.precision in ("day", "part-of-day")), None)


def _main_day(times: list[Time], index: int, sentence: Span) -> date | None:
    """The day of the nearest other dated expression in the sentence, those before it first."""
    before = times[max(0, index - NEIGHBOURS) : index][::-1]
    for other in (*before, *times[index + 1 : index + 1 + NEIGHBOURS]):
        fits = other.relation is None and other.is_dated and other.precision in ("day", "part-of-day")
        if fits and sentence.contains(other.span):
            return other.end
    return None

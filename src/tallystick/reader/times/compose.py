"""Puts neighbouring expressions together: a weekday and its date, a day and its time, the two ends of a range."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from tallystick.reader.times.atoms import (
    Atom,
    Between,
    CalendarDate,
    Clock,
    DayPart,
    Deictic,
    EitherDate,
    Joined,
    Overnight,
    Period,
    Same,
    Shift,
    ShiftFrom,
    WeekdayName,
    What,
    YearPart,
    YearSpan,
)
from tallystick.reader.times.calendar import day_of
from tallystick.reader.times.tokens import Tokens
from tallystick.reader.times.words import word_set

DAYS = CalendarDate | EitherDate | WeekdayName | Deictic
ENDS = CalendarDate | EitherDate | WeekdayName | Deictic | YearPart | Period | YearSpan | Joined
# What may stand between a day and its time of day.
# How far the date of "after a raid on June 6" may stand from "after", in tokens, and the marks that end its clause.
LONGEST_CLAUSE = 12
CLAUSE_MARKS = ",.~:=()\u00b6"
Step = Callable[[Tokens, Atom, Atom], Atom | None]


def compose(tokens: Tokens, atoms: list[Atom]) -> list[Atom]:
    """The atoms, joined where they belong together; still in order and apart."""
    for step in (_weekday_date, _day_time, _day_time, _range, _shift_from):
        atoms = _fold(tokens, atoms, step)
    atoms = _dated_complements(tokens, atoms)
    return [atom for atom in atoms if not _is_loose_part(tokens, atom)]


def _is_loose_part(tokens: Tokens, atom: Atom) -> bool:
    """A bare "night" or "dawn" without preposition, article or day beside it ("Good morning", titles)."""
    if (
        not isinstance(atom.what, DayPart)
        or atom.what.days is not None
        or atom.what.shift
        or atom.last - atom.first > 1
    ):
        return False
    return atom.lead == atom.first and tokens.words[atom.first - 1 : atom.first] not in (["to"], ["and"], ["-"])


def _fold(tokens: Tokens, atoms: list[Atom], step: Step) -> list[Atom]:
    kept: list[Atom] = []
    for atom in atoms:
        joined = step(tokens, kept[-1], atom) if kept else None
        if joined is None:
            kept.append(atom)
        else:
            kept[-1] = joined
    return kept


def _between(tokens: Tokens, left: Atom, right: Atom) -> list[str] | None:
    """The words between two atoms; None when there are too many or a paragraph ends."""
    if right.first - left.last > 3 or "\u00b6" in tokens.codes[left.last : right.first]:
        return None
    return tokens.words[left.last : right.first]


def _hull(left: Atom, right: Atom) -> Atom:
    return replace(left, last=right.last, anniversary=left.anniversary or right.anniversary)


def _weekday_date(tokens: Tokens, left: Atom, right: Atom) -> Atom | None:
    """Thursday, June 8; June 8 (Thursday): the date decides."""
    words = _between(tokens, left, right)
    if words is None or any(word not in {",", "(", "the", "on"} for word in words):
        return None
    if isinstance(left.what, WeekdayName) and isinstance(right.what, CalendarDate) and right.what.day:
        if _is_line_apart(tokens, left, right) and _is_other_weekday(left.what, right.what):
            return None
        dated = replace(right.what, weekday=left.what.weekday)
        return replace(_hull(left, right), what=dated) if "on" not in words else None
    if isinstance(right.what, WeekdayName) and isinstance(left.what, CalendarDate) and left.what.day and words == ["("]:
        return left if tokens.words[right.last : right.last + 1] != [")"] else replace(left, last=right.last + 1)
    return None


def _is_line_apart(tokens: Tokens, left: Atom, right: Atom) -> bool:
    return "\n" in tokens.text[tokens.ends[left.last - 1] : tokens.starts[right.first]]


def _is_other_weekday(named: WeekdayName, dated: CalendarDate) -> bool:
    """Whether the full date falls on another weekday: then a headline's last word stands above a date line."""
    if dated.year is None or dated.month is None or dated.day is None:
        return False
    day = day_of(dated.year, dated.month, dated.day)
    return day is not None and day.weekday() != named.weekday


def _day_time(tokens: Tokens, left: Atom, right: Atom) -> Atom | None:
    """Thursday night; at 0530 this morning; dawn on Tuesday; overnight Friday; 9 a.m. on June 8."""
    words = _between(tokens, left, right)
    if words is None or any(word not in word_set("fillers") for word in words) or _is_range(words):
        return None
    for day, time in ((left, right), (right, left)):
        what = _join(day, time)
        if what is not None and _fits(words, day is left, time):
            joined = replace(_hull(left, right), what=what)
            return (
                replace(joined, last=right.last + 1)
                if "(" in words and tokens.words[right.last : right.last + 1] == [")"]
                else joined
            )
    return None


def _is_range(words: list[str]) -> bool:
    return "-" in words and len(words) == 1


def _fits(words: list[str], day_first: bool, time: Atom) -> bool:
    """A part of day must stand close: "Thursday night", "dawn on Tuesday"; a comma only parts a clock time from its
    day."""
    if isinstance(time.what, Clock):
        return True
    return "," not in words and "before" not in words and "after" not in words


def _join(day: Atom, time: Atom) -> Joined | None:
    if isinstance(time.what, Clock):
        if isinstance(day.what, DAYS) or _is_other_day(day.what):
            return Joined(day=day.what, clock=time.what)
        if isinstance(day.what, DayPart) and day.what.shift == 0:
            return (
                Joined(day=Deictic(days=day.what.days), part=day.what, clock=time.what)
                if day.what.days is not None
                else None
            )
        if isinstance(day.what, Joined) and day.what.clock is None:
            return replace(day.what, clock=time.what)
    if isinstance(time.what, DayPart) and time.what.days is None and time.what.shift == 0:
        if isinstance(day.what, DAYS):
            return Joined(day=day.what, part=time.what)
        if isinstance(day.what, Joined) and day.what.part is None:
            return replace(day.what, part=time.what)
    if isinstance(time.what, Overnight) and isinstance(day.what, DAYS):
        return Joined(day=day.what, part=time.what)
    return None


def _is_other_day(what: What) -> bool:
    """The next day, the same day: as good as a named day beside a time."""
    return (isinstance(what, Shift) and what.base == "text" and what.unit == "D") or (
        isinstance(what, Same) and what.unit == "D"
    )


def _range(tokens: Tokens, left: Atom, right: Atom) -> Atom | None:
    """Between Monday and Thursday; from 30 May to 6 June; 11 September – 12 September; since 2014 until 2016."""
    words = _between(tokens, left, right)
    if words is None or not isinstance(left.what, ENDS) or not isinstance(right.what, ENDS):
        return None
    words = [word for word in words if word != "the"]
    if len(words) != 1 or (words[0] not in word_set("range_words") and tokens.codes[left.last] != "-"):
        return None
    opener = tokens.words[left.first - 1] if left.first else ""
    opens = {"and": {"between"}, "to": {"from", "between"} | _plain(left, right), "-": {opener}, "=": {opener}}
    if words[0] in opens and opener not in opens[words[0]] and "*" not in opens[words[0]]:
        return None
    lead = left.first - 1 if opener in {"from", "between"} else left.lead
    return replace(_hull(left, right), what=Between(first=left, last=right), lead=lead, bound=None)


def _plain(left: Atom, right: Atom) -> set[str]:
    """Two calendar days make a range with a mere "to" between them; "Thursday to" may go on otherwise."""
    return {"*"} if isinstance(left.what, CalendarDate) and isinstance(right.what, CalendarDate) else set()


def _shift_from(tokens: Tokens, left: Atom, right: Atom) -> Atom | None:
    """Two days after June 6; the day before Thursday."""
    words = _between(tokens, left, right)
    if not isinstance(left.what, Shift) or left.what.base != "main" or not isinstance(right.what, ENDS):
        return None
    if words is None or any(word not in {"the", "on"} for word in words):
        return None
    # "two days after June 6" is June 8: the named date is the other happening's, so the shift runs the other way
    # from it.
    shift = replace(left.what, direction=-left.what.direction, base="text", relation=None)
    return replace(_hull(left, right), what=ShiftFrom(shift=shift, day=right.what))


def _dated_complements(tokens: Tokens, atoms: list[Atom]) -> list[Atom]:
    """ "Two days after a raid on June 6 killed ten": the date in the same clause is the other happening's, so the
    words mean June 8."""
    dated = list(atoms)
    for index, (left, right) in enumerate(pairwise(atoms)):
        near = right.first - left.last <= LONGEST_CLAUSE and isinstance(right.what, DAYS | Joined)
        if isinstance(left.what, Shift) and left.what.base == "main" and near and _one_clause(tokens, left, right):
            shift = replace(left.what, direction=-left.what.direction, base="text", relation=None)
            dated[index] = replace(left, what=ShiftFrom(shift=shift, day=right.what))
    return dated


def _one_clause(tokens: Tokens, left: Atom, right: Atom) -> bool:
    """Whether no mark stands between the two."""
    return not any(code in CLAUSE_MARKS for code in tokens.codes[left.last : right.first])

"""Texts about the past, where "today" means nowadays and a day without a year is no news."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from tallystick.model.time import Time
from tallystick.reader.times.atoms import Atom, CalendarDate, DayPart, Deictic
from tallystick.reader.times.cues import clause_words, looks_ahead, looks_back
from tallystick.reader.times.tokens import Tokens
from tallystick.reader.times.words import word_set

# A report has another time near its day; so many dates of years past make a text one about the past.
NEAR_DAYS = timedelta(days=31)
LONG_PAST = timedelta(days=365)
# Chosen on GUM train: with two past years each of 10 "today" in the general present was nowadays, with one 10 of 11.
FEWEST_FOR_NOWADAYS = 2
# A report without a weekday may well name two or three years before it says "on June 5": more are asked for.
FEWEST_FOR_YEARS = 5


def is_about_the_past(atoms: Sequence[Atom], times: Sequence[Time], reference: date | None) -> bool:
    """Whether days without a year belong to the past years the text is full of: not even one of its other
    expressions is near the reference date."""
    kept = [
        (atom, time)
        for atom, time in zip(atoms, times, strict=True)
        if not (isinstance(atom.what, CalendarDate) and atom.what.year is None)
    ]
    return reference is not None and _is_past(kept, reference, FEWEST_FOR_YEARS)


def without_nowadays(
    tokens: Tokens, atoms: Sequence[Atom], times: Sequence[Time], reference: date | None
) -> list[Time]:
    """The times, with "today" as PRESENT_REF where the text is about the past and its sentence speaks in the present
    of nobody present. A report is never such a text: it names another day near its own."""
    both = list(zip(atoms, times, strict=True))
    if reference is None or not _is_past(both, reference, FEWEST_FOR_NOWADAYS):
        return list(times)
    return [_timeless(time) if _is_today(atom) and _is_general(tokens, atom) else time for atom, time in both]


def _is_today(atom: Atom) -> bool:
    return isinstance(atom.what, Deictic) and atom.what.days == 0


def _is_part(atom: Atom) -> bool:
    """ "In the morning" names no day."""
    return isinstance(atom.what, DayPart) and atom.what.days is None


def _is_past(both: list[tuple[Atom, Time]], reference: date, fewest: int) -> bool:
    if any(_is_near(time, reference) for atom, time in both if not _is_today(atom) and not _is_part(atom)):
        return False
    past = [time for _, time in both if time.anchor == "none" and time.end and reference - time.end > LONG_PAST]
    return len(past) >= fewest


def _is_near(time: Time, reference: date) -> bool:
    sized = time.precision in ("day", "part-of-day", "days", "week")
    return sized and time.start is not None and abs(time.start - reference) < NEAR_DAYS


def _is_general(tokens: Tokens, atom: Atom) -> bool:
    present = not looks_ahead(tokens, atom.first, atom.last, None) and not looks_back(tokens, atom.first, atom.last)
    return present and not word_set("persons").intersection(clause_words(tokens, atom.first, atom.last))


def _timeless(time: Time) -> Time:
    return replace(time, start=None, end=None, precision=None, value="PRESENT_REF", anchor="unknown")

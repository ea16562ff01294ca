"""Who holds an office, over all reports of an incident: an office with its place and its holder are one voice.

"X, governor of Northvale region" in one report is "the governor of Northvale" and "the regional governor" in others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from tallystick.assessment.people import name_key
from tallystick.model.incident import Office, Statement, Voice
from tallystick.resources.voices.offices import office_named
from tallystick.resources.voices.register import folded

TERM = timedelta(days=365)
"""How long somebody who is named in an office is taken to have held it, before and after. Terms are of two years and
more; nearer than that few offices change hands, and where two holders are named none is guessed."""
HOLDER = "person-office"
"""The kind of a voice that holds an office: nobody's private word, whoever asked for it."""
RIVAL_GOVERNMENTS = frozenset({"LBY", "SDN", "SYR", "YEM"})
"""Countries where who governs a place may be none of the government's."""
Seat = tuple[str, str]
"""An office and its place, empty where no report names the place."""


@dataclass(slots=True)
class _Holder:
    """Somebody who is named in an office: the root of the fullest name, its parts, and when they spoke."""

    root: str
    parts: frozenset[str]
    roots: set[str] = field(default_factory=set)
    days: list[date] = field(default_factory=list)

    def held(self, day: date | None) -> bool:
        """Whether they held it on a day, as far as can be told."""
        return day is None or not self.days or min(abs(day - one) for one in self.days) <= TERM


def in_office(statements: Sequence[Statement]) -> list[Statement]:
    """The statements with one root for an office and its holder; those of nobody in an office stay as they are."""
    said = [(voice, s.as_of) for s in statements for voice in s.chain]
    if not any(voice.office for voice, _ in said):
        return list(statements)
    offices = _Offices(said)
    return [
        replace(s, chain=tuple(offices.voice(voice, s.as_of) for voice in s.chain)) if s.chain else s
        for s in statements
    ]


class _Offices:
    """The offices of an incident with those who are named in them."""

    def __init__(self, said: Iterable[tuple[Voice, date | None]]) -> None:
        told = list(said)
        self.places: dict[str, set[str]] = defaultdict(set)
        self.countries: dict[Seat, set[str]] = defaultdict(set)
        self.holders: dict[Seat, list[_Holder]] = defaultdict(list)
        self.offices: dict[Seat, Office] = {}
        for voice, _ in told:
            if voice.office is not None and voice.office.place:
                self.places[voice.office.noun].add(voice.office.place)
        for voice, day in sorted(told, key=lambda row: (-len(row[0].name), row[0].name)):
            self._note(voice, day)
        self.by_name = {root: (seat, held) for seat, held in self._all() for root in held.roots}

    def _note(self, voice: Voice, day: date | None) -> None:
        seat = self.seat(voice.office)
        if seat is None or voice.office is None:
            return
        self.offices[seat] = voice.office
        self.countries[seat] |= {voice.office.country or voice.country or ""} - {""}
        if office_named(voice.name) is not None:
            return
        parts = frozenset(name_key(voice.name))
        known = next((held for held in self.holders[seat] if parts <= held.parts), None)
        if known is None:
            known = _Holder(folded(voice.name), parts)
            self.holders[seat].append(known)
        known.roots.add(voice.root)
        known.days += [day] if day else []

    def _all(self) -> Iterator[tuple[Seat, _Holder]]:
        return ((seat, held) for seat in sorted(self.holders) for held in self.holders[seat])

    def seat(self, office: Office | None) -> Seat | None:
        """An office and its place; one that names no place is that of the only place named, where no two are."""
        if office is None:
            return None
        if office.place:
            return office.noun, office.place
        named = self.places[office.noun]
        return None if len(named) > 1 else (office.noun, min(named, default=""))

    def voice(self, voice: Voice, day: date | None) -> Voice:
        """A voice as that of whoever held its office that day."""
        seat = self.seat(voice.office)
        if seat is None:
            seat, held = self.by_name.get(voice.root, (None, None))
        elif office_named(voice.name) is None:
            held = next(h for h in self.holders[seat] if frozenset(name_key(voice.name)) <= h.parts)
        else:
            able = [h for h in self.holders[seat] if h.held(day)]
            held = able[0] if len(able) == 1 else None
        if seat is None:
            return voice
        lands = self.countries[seat]
        return replace(
            voice,
            root=held.root if held else f"office:{seat[0]} of {seat[1]}" if seat[1] else f"office:{seat[0]}",
            named=True,
            kind=HOLDER,
            country=voice.country or (min(lands) if len(lands) == 1 else None),
            office=voice.office or self.offices[seat],
        )


def state_of(voice: Voice) -> frozenset[str]:
    """The root of the state that an office is of, which may stand behind it; none where governments are rivals."""
    office = voice.office if voice.kind == HOLDER else None
    if office is None or not office.of_state or voice.country is None or voice.country in RIVAL_GOVERNMENTS:
        return frozenset()
    return frozenset({f"{voice.country}:GOV"})

"""A party's own statements on strikes and harm, and the incidents of the record they may be about, with reasons.

A strike report, an assessment of an allegation or conceded deaths name a day, a place (often a grid), the party who
speaks, at times the code of the incident in a public record. What agrees is weighed by how many incidents would agree
by chance: a day in a quiet month says more than one in the worst, a year more than none. "None" is always an answer.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from calendar import monthrange
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from math import log2
from typing import NamedTuple

from tallystick.linker.scene import RADIUS
from tallystick.model.dossier import Dossier, Setting
from tallystick.model.geo import Coordinates, distance_km
from tallystick.model.link import Reason
from tallystick.model.reading import Reading, TimeMention
from tallystick.resources.gazetteer.keys import spelling
from tallystick.resources.linking import load_declared
from tallystick.resources.tables import word_set

WIDE = frozenset({"province", "region", "country"})
FAR_REACH = 20.0
"""Kilometres an area or district may reach, where the map gives no radius."""
WIDEST_DAYS = 2
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
AROUND_DAYS = 45
"""Days before and after a day over which it is counted how many incidents a day there are."""
LEAP = 2000
KM_PER_DEGREE = 111.0
ACTED = {
    "same": "who speaks is said to have acted",
    "among": "who speaks is one of several said to have acted",
    "other": "others than who speaks are said to have acted",
}
_MONTH_DAY = re.compile(r"XXXX-(\d\d)-(\d\d)(?:/XXXX-(\d\d)-(\d\d))?")
_WORD = re.compile(r"[a-z]{4,}")
_CODE = re.compile(r"\b[A-Z]{2,}-?\d{2,}[a-z]?\b")


class Undated(NamedTuple):
    """A day without its year ("05-28"), and the weekday that is said to be (0 = Monday)."""

    day: str
    weekday: int | None = None

    def moved(self, by: int) -> Undated:
        """So many days later (29 February is a day of the year)."""
        month, number = map(int, self.day.split("-"))
        there = date(LEAP, month, number) + timedelta(by)
        return Undated(f"{there:%m-%d}", None if self.weekday is None else (self.weekday + by) % len(WEEKDAYS))

    def in_year(self, year: int) -> tuple[date, ...]:
        """That day of a year, if the year has it and it was that weekday."""
        month, number = map(int, self.day.split("-"))
        if number > monthrange(year, month)[1]:
            return ()
        there = date(year, month, number)
        return (there,) if self.weekday in (None, there.weekday()) else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place that a statement names: its point and how far from it the thing meant may lie."""

    point: Coordinates
    reach: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """A statement: its days (``calendar``: those without a year), its places, whose it is, the codes it names."""

    document: str
    days: tuple[tuple[date, date], ...] = ()
    calendar: frozenset[Undated] = frozenset()
    places: tuple[Place, ...] = ()
    names: frozenset[str] = frozenset()
    parties: frozenset[str] = frozenset()
    codes: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """An incident as statements are held against it; ``aliases`` are other codes it goes by."""

    code: str
    aliases: tuple[str, ...] = ()
    first: date
    last: date
    point: Coordinates | None = None
    names: frozenset[str] = frozenset()
    parties: frozenset[str] = frozenset()

    @property
    def codes(self) -> tuple[str, ...]:
        """Every code it goes by."""
        return (self.code, *self.aliases)

    @property
    def days(self) -> tuple[date, ...]:
        """Its days one by one, the first few of a long time."""
        return tuple(self.first + timedelta(n) for n in range(min((self.last - self.first).days, WIDEST_DAYS) + 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An incident that a statement may be about (None = none of the record), how likely, and why."""

    code: str | None
    score: float
    reasons: tuple[Reason, ...] = ()


def declared_of(reading: Reading, parties: Iterable[str] = ()) -> Declared:
    """A statement as it is read; ``parties`` are the roots of who makes it, and of whom they speak for."""
    days = {(t.start, t.end) for t in reading.times if t.start and t.end and (t.end - t.start).days <= WIDEST_DAYS}
    open_ = {day for t in reading.times for day in _undated(t, t.span.of(reading.document.text))}
    named = [p for p in reading.places if p.precision != "country"]
    return Declared(
        document=reading.document.id,
        days=tuple(sorted(days)),
        calendar=frozenset(open_) if not days else frozenset(),
        places=tuple(
            Place(point=Coordinates(lat=p.lat, lon=p.lon), reach=RADIUS.get(p.precision or "", FAR_REACH))
            for p in named
            if p.precision not in WIDE and p.lat is not None and p.lon is not None
        ),
        names=frozenset(word for p in named for word in telling(_proper(p.name))),
        parties=frozenset(parties),
        codes=frozenset(_CODE.findall(reading.document.text)),
    )


def _undated(time: TimeMention, words: str) -> Iterator[Undated]:
    """The days that an expression without a year names: one, perhaps with its weekday, or a few in a row."""
    found = _MONTH_DAY.match(time.value)
    if found is None:
        return
    said = [n for n, name in enumerate(WEEKDAYS) if name in words.lower()]
    first = Undated(f"{found[1]}-{found[2]}", said[0] if len(said) == 1 and not found[3] else None)
    days = [first.moved(by) for by in range(WIDEST_DAYS + 1)] if found[3] else [first]
    last = f"{found[3]}-{found[4]}" if found[3] else first.day
    yield from next((days[: n + 1] for n, day in enumerate(days) if day.day == last), ())


def _proper(name: str) -> str:
    """The words of a place's name that are written as names: "an air base" has none."""
    return " ".join(word for word in name.split() if not word[0].islower())


def held_of(dossier: Dossier) -> Held | None:
    """An incident as statements are held against it; None for one without a day."""
    setting = dossier.setting
    first, last = _ends(setting)
    if first is None or last is None:
        return None
    return Held(
        code=dossier.code,
        aliases=dossier.aliases,
        first=first,
        last=last,
        point=_point(setting),
        names=telling(setting.where.name) if setting.where else frozenset(),
        parties=frozenset(p.root for p in setting.actors if p.root),
    )


def _ends(setting: Setting) -> tuple[date | None, date | None]:
    when = setting.when
    return (when.start or when.end, when.end or when.start) if when else (None, None)


def _point(setting: Setting) -> Coordinates | None:
    where = setting.where
    if where is None or where.lat is None or where.lon is None or where.precision in WIDE:
        return None
    return Coordinates(lat=where.lat, lon=where.lon)


def telling(name: str) -> frozenset[str]:
    """The words of a place's name that tell it apart from others."""
    plain = unicodedata.normalize("NFKD", re.sub(r"['’`]", "", name.lower())).encode("ascii", "ignore").decode()
    return frozenset(_WORD.findall(plain)) - word_set("place_parts")


def alike(these: Iterable[str], those: Iterable[str]) -> frozenset[str]:
    """Which of some words are among others, however they are spelt in Latin letters."""
    there = frozenset(map(_spelt, those))
    return frozenset(word for word in these if _spelt(word) in there)


@lru_cache(maxsize=10_000)
def _spelt(word: str) -> str:
    return spelling(word) or word


def series(code: str) -> str:
    """The letters that the codes of one record share."""
    return code.rstrip("abcdefghijklmnopqrstuvwxyz").rstrip("0123456789")


class Agreeing(NamedTuple):
    """How many days an incident is off a statement's, how many others are, and how many would be by chance."""

    off: int
    others: int
    chance: float


class Matcher:
    """The incidents of a record, ready to be held against statements."""

    def __init__(self, held: Iterable[Held]) -> None:
        self.held = sorted(held, key=lambda one: (one.first, one.code))
        self.method = load_declared()
        self._firsts = [one.first for one in self.held]
        self._widest = max(((one.last - one.first).days for one in self.held), default=0)
        self._on: dict[str, list[tuple[Held, date]]] = defaultdict(list)
        for one in self.held:
            for day in one.days:
                self._on[f"{day:%m-%d}"].append((one, day))
        self._coded = {alias: one for one in self.held for alias in one.aliases} | {o.code: o for o in self.held}
        placed = sorted((p.lat, p.lon) for one in self.held if (p := one.point) is not None)
        self._lats, self._points = [lat for lat, _ in placed], [Coordinates(lat=a, lon=b) for a, b in placed]

    def candidates(self, said: Declared, limit: int = 5) -> tuple[Candidate, ...]:
        """The incidents a statement may be about and "none", the likeliest first.

        "None" stands at the score from which on a match is believed; what comes after it is there to be looked at.
        """
        near = self._agreeing(said)
        named = {self._coded[code].code for code in said.codes if code in self._coded}
        made = [self._candidate(said, self._coded[code], near.get(code)) for code in sorted(named.union(near))]
        best = sorted(made, key=lambda c: (-c.score, c.code or ""))[:limit]
        none = Candidate(code=None, score=self.method["match"])
        return tuple(sorted((*best, none), key=lambda c: (-c.score, c.code is None)))

    def _agreeing(self, said: Declared) -> dict[str, Agreeing]:
        """The incidents of a statement's days by their code: how well their days agree."""
        off: dict[str, int] = {}
        for one, by in (*self._on_days(said, int(self.method["days_off"])), *self._on_calendar(said)):
            off[one.code] = min(by, off.get(one.code, by))
        if not off:
            return {}
        share, chance = Counter(off.values()), self._chance(said)
        sides = {by: 2 if by else 1 for by in share}  # so many days before, and after
        return {code: Agreeing(by, share[by] - 1, chance * sides[by]) for code, by in off.items()}

    def _on_days(self, said: Declared, most: int) -> Iterator[tuple[Held, int]]:
        for first, last in said.days:
            start = bisect_left(self._firsts, first - timedelta(most + self._widest))
            for one in self.held[start : bisect_right(self._firsts, last + timedelta(most))]:
                off = max(0, (one.first - last).days, (first - one.last).days)
                if off <= most:
                    yield one, off

    def _on_calendar(self, said: Declared) -> Iterator[tuple[Held, int]]:
        for by in (0, -1, 1):
            for near in (day.moved(by) for day in said.calendar):
                yield from ((one, abs(by)) for one, day in self._on.get(near.day, ()) if day in near.in_year(day.year))

    def _candidate(self, said: Declared, one: Held, near: Agreeing | None) -> Candidate:
        day = self._day(said, one, near) if near else self._no_day(said)
        reasons = (*day, *self._place(said, one), *self._rest(said, one), *self._code(said, one))
        ordered = sorted(reasons, key=lambda r: (-abs(r.weight), r.feature))
        return Candidate(code=one.code, score=round(sum(r.weight for r in reasons), 2), reasons=tuple(ordered))

    def _day(self, said: Declared, one: Held, near: Agreeing) -> Iterator[Reason]:
        by, others, chance = near
        weight = -log2(max(self.method["chance_least"], others + chance)) + by * self.method["day_off"]
        words = "of the same day" if not by else f"{by} day{'s' * (by > 1)} apart"
        year = "" if said.days else "; the statement does not say the year"
        rest = f"{others} other incident{'s are' if others != 1 else ' is'} as well, {chance:.1f} would be by chance"
        yield _reason("day", str(by), weight, f"{words} ({one.first}{year}); {rest}")

    def _chance(self, said: Declared) -> float:
        """How many incidents would be of a statement's days by chance: as many as are on such days around them."""
        if said.days:
            return sum(self._rate(first) * ((last - first).days + 1) for first, last in said.days)
        years = range(self.held[0].first.year, self.held[-1].first.year + 1)
        return sum(self._rate(there) for day in said.calendar for year in years for there in day.in_year(year))

    def _rate(self, day: date) -> float:
        """Incidents a day, over the weeks around a day."""
        start = bisect_left(self._firsts, day - timedelta(AROUND_DAYS))
        return (bisect_right(self._firsts, day + timedelta(AROUND_DAYS)) - start) / (2 * AROUND_DAYS + 1)

    def _no_day(self, said: Declared) -> Iterator[Reason]:
        """Of an incident that the statement names by its code alone."""
        if said.days or said.calendar:
            yield _reason("day", "apart", self.method["apart"], "other days")

    def _place(self, said: Declared, one: Held) -> Iterator[Reason]:
        if one.point is None or not said.places:
            if not (said.names and one.names) or alike(said.names, one.names):
                yield _reason("place", "unknown", self.method["no_place"], "one of the two has no place with a point")
            return
        beyond, km, place = min(
            ((max(0.0, (km := distance_km(p.point, one.point)) - p.reach), km, p) for p in said.places),
            key=lambda found: found[:2],
        )
        if beyond > self.method["km_apart"]:
            yield _reason("place", "apart", self.method["apart"], f"{km:.0f} km apart")
            return
        near = self._as_near(place, max(km, place.reach) + 1)
        weight = log2(len(self.held) / max(1, near)) + beyond * self.method["km_off"]
        yield _reason("place", "near", weight, f"{km:.1f} km apart; {_many(near)} as near to what it names")

    def _as_near(self, place: Place, km: float) -> int:
        """How many incidents lie within some kilometres of a place."""
        band = km / KM_PER_DEGREE
        lat = place.point.lat
        some = self._points[bisect_left(self._lats, lat - band) : bisect_right(self._lats, lat + band)]
        return sum(distance_km(place.point, point) <= km for point in some)

    def _rest(self, said: Declared, one: Held) -> Iterator[Reason]:
        if shared := said.names & one.names:
            yield _reason("name", "same", self.method["same_name"], f"both name {', '.join(sorted(shared))}")
        elif shared := alike(said.names, one.names):
            words = f"both name {', '.join(sorted(shared))}, spelt otherwise"
            yield _reason("name", "spelt", self.method["spelt_name"], words)
        if said.parties and one.parties:
            shared = said.parties & one.parties
            level = "other" if not shared else "same" if shared == one.parties else "among"
            yield _reason("party", level, self.method[f"{level}_party"], ACTED[level])

    def _code(self, said: Declared, one: Held) -> Iterator[Reason]:
        """Parties answer to public records by their codes; another code of the same record is another incident."""
        if shared := said.codes.intersection(one.codes):
            yield _reason("code", "same", self.method["same_code"], f"it names {min(shared)}")
        elif others := [code for code in said.codes if series(code) in map(series, one.codes)]:
            yield _reason("code", "other", self.method["other_code"], f"it names {min(others)}, another incident")


def _reason(feature: str, level: str, weight: float, words: str) -> Reason:
    return Reason(feature=feature, level=level, weight=round(weight, 2), words=words)


def _many(count: int) -> str:
    return "one incident is" if count == 1 else f"{count} incidents are"

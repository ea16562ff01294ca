"""A party's own statements on strikes and harm, and the incidents of the record they may be about, with reasons.

A strike report, an assessment of an allegation or conceded deaths name a day, a place (often a grid), and the party who
speaks. What agrees is weighed by how much it says: a day that two incidents share says more than a city near which a
hundred lie. "None" is always among the answers.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from math import log2

from tallystick.linker.scene import RADIUS
from tallystick.model.dossier import Dossier, Setting
from tallystick.model.geo import Coordinates, distance_km
from tallystick.model.link import Reason
from tallystick.model.reading import Reading
from tallystick.resources.linking import load_declared
from tallystick.resources.tables import word_set

WIDE = frozenset({"province", "region", "country"})
FAR_REACH = 20.0
"""Kilometres an area or district may reach, where the map gives no radius."""
WIDEST_DAYS = 2
_MONTH_DAY = re.compile(r"XXXX-(\d\d-\d\d)")
_WORD = re.compile(r"[a-z]{4,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place that a statement names: its point and how far from it the thing meant may lie."""

    point: Coordinates
    reach: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """A statement: the days it names (``calendar``: days without their year, "05-28"), its places, whose it is."""

    document: str
    days: tuple[tuple[date, date], ...] = ()
    calendar: frozenset[str] = frozenset()
    places: tuple[Place, ...] = ()
    names: frozenset[str] = frozenset()
    parties: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """An incident as statements are held against it."""

    code: str
    first: date
    last: date
    point: Coordinates | None = None
    names: frozenset[str] = frozenset()
    parties: frozenset[str] = frozenset()

    @property
    def calendar(self) -> frozenset[str]:
        """Its days without their year."""
        days = range(min((self.last - self.first).days, WIDEST_DAYS) + 1)
        return frozenset((self.first + timedelta(n)).strftime("%m-%d") for n in days)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An incident that a statement may be about (None = none of the record), how likely, and why."""

    code: str | None
    score: float
    reasons: tuple[Reason, ...] = ()


def declared_of(reading: Reading, parties: Iterable[str] = ()) -> Declared:
    """A statement as it is read; ``parties`` are the roots of who makes it, and of whom they speak for."""
    days = {(t.start, t.end) for t in reading.times if t.start and t.end and (t.end - t.start).days <= WIDEST_DAYS}
    open_ = {found[1] for t in reading.times if (found := _MONTH_DAY.match(t.value))}
    placed = [p for p in reading.places if p.lat is not None and p.lon is not None and p.precision not in WIDE]
    return Declared(
        document=reading.document.id,
        days=tuple(sorted(days)),
        calendar=frozenset(open_) if not days else frozenset(),
        places=tuple(
            Place(point=Coordinates(lat=p.lat, lon=p.lon), reach=RADIUS.get(p.precision or "", FAR_REACH))
            for p in placed
            if p.lat is not None and p.lon is not None
        ),
        names=frozenset(word for p in reading.places if p.precision != "country" for word in telling(p.name)),
        parties=frozenset(parties),
    )


def held_of(dossier: Dossier) -> Held | None:
    """An incident as statements are held against it; None for one without a day."""
    setting = dossier.setting
    first, last = _ends(setting)
    if first is None or last is None:
        return None
    return Held(
        code=dossier.code,
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


class Matcher:
    """The incidents of a record, ready to be held against statements."""

    def __init__(self, held: Iterable[Held]) -> None:
        self.held = sorted(held, key=lambda one: (one.first, one.code))
        self.method = load_declared()
        self._firsts = [one.first for one in self.held]
        self._widest = max(((one.last - one.first).days for one in self.held), default=0)
        self._on: dict[str, list[Held]] = defaultdict(list)
        for one in self.held:
            for day in one.calendar:
                self._on[day].append(one)
        placed = sorted((p.lat, p.lon) for one in self.held if (p := one.point) is not None)
        self._lats, self._points = [lat for lat, _ in placed], [Coordinates(lat=a, lon=b) for a, b in placed]

    def candidates(self, said: Declared, limit: int = 5) -> tuple[Candidate, ...]:
        """The incidents a statement may be about and "none", the likeliest first.

        "None" stands at the score from which on a match is believed; what comes after it is there to be looked at.
        """
        dated = self._dated(said)
        share = Counter(off for _, off in dated)
        made = [self._candidate(said, one, off, share[off]) for one, off in dated]
        best = sorted(made, key=lambda c: (-c.score, c.code or ""))[:limit]
        none = Candidate(code=None, score=self.method["match"])
        return tuple(sorted((*best, none), key=lambda c: (-c.score, c.code is None)))

    def _dated(self, said: Declared) -> list[tuple[Held, int]]:
        """The incidents of a statement's days, each with how many days it is off."""
        most = int(self.method["days_off"])
        found: dict[str, tuple[Held, int]] = {}
        for one, off in (*self._on_days(said, most), *self._on_calendar(said)):
            if one.code not in found or off < found[one.code][1]:
                found[one.code] = (one, off)
        return [found[code] for code in sorted(found)]

    def _on_days(self, said: Declared, most: int) -> Iterator[tuple[Held, int]]:
        for first, last in said.days:
            start = bisect_left(self._firsts, first - timedelta(most + self._widest))
            for one in self.held[start : bisect_right(self._firsts, last + timedelta(most))]:
                off = max(0, (one.first - last).days, (first - one.last).days)
                if off <= most:
                    yield one, off

    def _on_calendar(self, said: Declared) -> Iterator[tuple[Held, int]]:
        for day in said.calendar:
            for off, near in ((0, day), (1, _beside(day, -1)), (1, _beside(day, 1))):
                yield from ((one, off) for one in self._on.get(near, ()))

    def _candidate(self, said: Declared, one: Held, off: int, share: int) -> Candidate:
        reasons = (*self._day(said, one, off, share), *self._place(said, one), *self._rest(said, one))
        ordered = sorted(reasons, key=lambda r: (-abs(r.weight), r.feature))
        return Candidate(code=one.code, score=round(sum(r.weight for r in reasons), 2), reasons=tuple(ordered))

    def _day(self, said: Declared, one: Held, off: int, share: int) -> Iterator[Reason]:
        weight = log2(len(self.held) / share) + off * self.method["day_off"]
        words = "of the same day" if not off else f"{off} day{'s' * (off > 1)} apart"
        yield _reason("day", str(off), weight, f"{words} ({one.first}), as {share} of {len(self.held)} incidents are")
        if not said.days:
            yield _reason("year", "open", self.method["year_open"], "the statement does not say the year")

    def _place(self, said: Declared, one: Held) -> Iterator[Reason]:
        if one.point is None or not said.places:
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
        yield _reason("place", "near", weight, f"{km:.1f} km apart; {near} incidents are as near to what it names")

    def _as_near(self, place: Place, km: float) -> int:
        """How many incidents lie within some kilometres of a place."""
        band = km / KM_PER_DEGREE
        lat = place.point.lat
        some = self._points[bisect_left(self._lats, lat - band) : bisect_right(self._lats, lat + band)]
        return sum(distance_km(place.point, point) <= km for point in some)

    def _rest(self, said: Declared, one: Held) -> Iterator[Reason]:
        if shared := said.names & one.names:
            yield _reason("name", "same", self.method["same_name"], f"both name {', '.join(sorted(shared))}")
        if said.parties and one.parties:
            same = bool(said.parties & one.parties)
            weight = self.method["same_party" if same else "other_party"]
            words = "who speaks is said to have acted" if same else "others than who speaks are said to have acted"
            yield _reason("party", "same" if same else "other", weight, words)


KM_PER_DEGREE = 111.0


def _reason(feature: str, level: str, weight: float, words: str) -> Reason:
    return Reason(feature=feature, level=level, weight=round(weight, 2), words=words)


def _beside(day: str, by: int) -> str:
    """The day before or after one without its year (29 February is one of them)."""
    month, number = map(int, day.split("-"))
    return (date(LEAP, month, number) + timedelta(by)).strftime("%m-%d")


LEAP = 2000

"""Which accounts are worth comparing: those that share a block of days and place, party, name or rare word.

An account stands under its keys and looks under others; most keys are both. What is dated to the day and placed to the
town meets only what happened about then and there; what is vague looks further but is not found by everything, so that
the pairs grow with the data. The keys of an account depend on nothing but the account: adding it later finds the same
pairs as building at once.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import combinations

from tallystick.linker.account import Account
from tallystick.linker.compare import calendar_days
from tallystick.linker.scene import Days, Spot
from tallystick.resources.linking import Method, rarity

Key = str
REMEMBERED = 10_000
"""Months, places and days whose keys are kept at hand."""
CELL = 0.25
"""Degrees: two points closer than this share a corner of their cells."""
MONTHS = 3
"""An interval of more months than this is as good as no date."""
SITE_KM = 5
"""A place this small has few happenings: its name alone is worth a look where a date is missing."""
TOLD_BITS, TITLE_WORDS = 8.0, 4
"""Rarity of the words of a title that an account is found by, two at a time, and how many of them."""
PERSONS = 8
"""Names that an account is found by two at a time: two persons are together in one happening, whenever it is told."""
SIGNS = 4
"""Smallest hashes of a report's runs of words that an undated account is looked up by."""


@dataclass(frozen=True, slots=True)
class Keys:
    """Where an account stands and where it looks."""

    stands: frozenset[Key]
    looks: frozenset[Key]


def keys(account: Account, method: Method) -> Keys:
    """The blocks of an account."""
    timed, timeless = _timed(account, method), _timeless(account, method)
    return Keys(timed.stands | timeless.stands, timed.looks | timeless.looks)


NOWHERE = Keys(frozenset(), frozenset())


def _timed(account: Account, method: Method) -> Keys:
    """The blocks of days and months: with its place, party, rare words, and persons.

    Persons only within the weeks about a date, since some are in the news every day.
    """
    days = account.days
    if days is None or _is_vague(days):
        return NOWHERE
    months, late = _months(days.first, days.last), int(method.limits["late_days"])
    persons, places = [f"person|{name}" for name in account.names], _places(account, method)
    where = [*places, *(f"name|{w}" for w in account.rare), *_titles(account)]
    stands = _joined(months, [*where, *persons])
    looks = _joined(_months(days.first - late, days.last + late), persons) if persons else set()
    if days.width > method.limits["narrow_days"]:
        return Keys(frozenset(stands), frozenset(looks | _joined(months, where)))
    window = [str(day) for day in range(days.first, days.last + 2)]  # the day after as well: midnight, time zones
    fine, rough = _joined(window, where), _joined(window, _rough(account))
    looks |= fine if places else fine | rough
    if days.published:  # the happening may lie before
        looks |= _joined(_months(days.first - late, days.last), where)
    return Keys(frozenset(stands | fine | rough), frozenset(looks))


def _timeless(account: Account, method: Method) -> Keys:
    """The blocks without a date: what those look under that have none, and those dated by the page they stand on."""
    two = _twos("persons", sorted(account.names)[:PERSONS])
    stands = frozenset(_undated(account) | {f"person|{name}" for name in account.names} | two)
    if account.days is None or _is_vague(account.days):
        return Keys(stands, stands)
    late = account.days.published and account.days.width <= method.limits["narrow_days"]
    return Keys(stands, frozenset(_signs(account) | two) if late else frozenset())


def _is_vague(days: Days) -> bool:
    """Whether days are as good as none."""
    return len(_months(days.first, days.last)) > MONTHS


def _joined(times: Iterable[str], things: Iterable[str]) -> set[Key]:
    things = tuple(things)
    return {f"{time}|{thing}" for time in times for thing in things}


@lru_cache(maxsize=REMEMBERED)
def _months(first: int, last: int) -> tuple[str, ...]:
    a, b = date.fromordinal(first), date.fromordinal(last)
    return tuple(f"{m // 12}-{m % 12 + 1}" for m in range(a.year * 12 + a.month - 1, b.year * 12 + b.month))


def _places(account: Account, method: Method) -> list[str]:
    """The cell corners and the name of a place that is no wider than a town, the corners of the towns that one without
    a point may lie in; nothing for a wider one."""
    spot = account.spot
    if account.about:
        return [corner for town in account.about for corner in _corners(town)]
    if spot is None or spot.radius > method.limits["fine_km"]:
        return []
    return [f"place|{spot.name}", *_corners(spot)]


def _places_named(account: Account) -> list[str]:
    spot = account.spot
    return [] if spot is None else [f"place|{spot.name}", *_corners(spot)]


@lru_cache(maxsize=REMEMBERED)
def _corners(spot: Spot) -> tuple[str, ...]:
    if spot.lat is None or spot.lon is None:
        return ()
    row, column = math.floor(spot.lat / CELL), math.floor(spot.lon / CELL)
    return tuple(f"cell|{i}|{j}" for i in (row, row + 1) for j in (column, column + 1))


def _rough(account: Account) -> list[str]:
    """What an account without a town can be found by: its region's name, else its parties, else its means."""
    spot = account.spot
    names = [f"region|{spot.country}"] if spot is not None and spot.country else []
    return [*names, *(f"party|{p}|{account.kind}" for p in sorted(account.parties))]


def _undated(account: Account) -> set[Key]:
    """What an account without a date is found by: its place with a toll, and the words of its report."""
    spot = account.spot
    place = [] if spot is None else [spot.name]
    tolls = {f"toll|{name}|{n}" for name in place for n in account.killed}
    tolls |= {f"site|{spot.name}"} if spot is not None and spot.radius <= SITE_KM else set()
    rare = {f"rare|{word}" for word in account.rare}
    near = [*_places_named(account), *_rough(account)]
    dates = {f"date|{day}|{thing}" for day in calendar_days(account) if "-" in day for thing in near}
    return tolls | rare | dates | _signs(account)


def _titles(account: Account) -> set[Key]:
    """The rarest words of the title, two at a time: one alone ("teen", "shot") is in the titles of every day."""
    telling = (word for word in account.title if rarity(word) >= TOLD_BITS)
    return _twos("title", sorted(sorted(telling, key=lambda w: (-rarity(w), w))[:TITLE_WORDS]))


def _twos(kind: str, things: Sequence[str]) -> set[Key]:
    return {f"{kind}|{a}|{b}" for a, b in combinations(things, 2)}


def _signs(account: Account) -> set[Key]:
    return {f"run|{run}" for run in sorted(account.wording.runs)[:SIGNS]}


def in_order(accounts: Iterable[Account]) -> list[Account]:
    """Accounts by their first day, those without a date last."""
    return sorted(accounts, key=lambda a: (a.days.first if a.days is not None else date.max.toordinal(), a.id))


def pairs(accounts: Iterable[Account], method: Method) -> Iterator[tuple[Account, Account]]:
    """Every pair worth comparing, once."""
    every = in_order(accounts)
    yield from timed_pairs(every, 0, method)
    yield from timeless_pairs(every, method)


def timed_pairs(every: Sequence[Account], start: int, method: Method) -> Iterator[tuple[Account, Account]]:
    """The pairs that share a block of days or months, of accounts in order (``in_order``).

    Those before ``start`` are only met, not paired among themselves: a slice of a record, with the accounts of the
    days before it in front, gives the pairs of the slice. Only the months that can still be met are held.
    """
    blocks: dict[int, _Month] = defaultdict(_Month)
    for n, account in enumerate(every):
        _forget(blocks, account, method)
        own = _timed(account, method)
        stands, looks = _dated(own.stands), _dated(own.looks)
        if n >= start:
            met: set[int] = set()
            for month, key in looks:
                met.update(blocks[month].standing.get(key, ()))
            for month, key in stands:
                met.update(blocks[month].looking.get(key, ()))
            yield from ((every[m], account) for m in sorted(met) if every[m].document != account.document)
        for month, key in stands:
            blocks[month].standing[key].append(n)
        for month, key in looks:
            blocks[month].looking[key].append(n)


class _Month:
    """Who stands and who looks under the keys of a month."""

    __slots__ = ("looking", "standing")

    def __init__(self) -> None:
        self.standing: dict[int, list[int]] = defaultdict(list)
        self.looking: dict[int, list[int]] = defaultdict(list)


def _forget(blocks: dict[int, _Month], account: Account, method: Method) -> None:
    """Drops the months that neither this account nor any later one looks back to."""
    if account.days is None:
        return
    floor = earliest(account.days.first, method) // DAYS_KEPT - 1
    for month in [month for month in blocks if month < floor]:
        del blocks[month]


def earliest(first: int, method: Method) -> int:
    """The first day on which what an account looks under can lie: its month's, or that of the weeks before."""
    return first - int(method.limits["late_days"]) - DAYS_KEPT


DAYS_KEPT = 32
"""Days of a block of keys: no month is longer."""
REACH = (MONTHS + 2) * DAYS_KEPT
"""Days from the first of an account to the last it can be met by: its own months and the weeks about them."""


def _dated(found: Iterable[Key]) -> list[tuple[int, int]]:
    """Keys of days and months, by the block they lie in; the key itself as a number, half as large."""
    return [(_month_of(key[: key.index("|")]), hash(key)) for key in found]


@lru_cache(maxsize=REMEMBERED)
def _month_of(time: str) -> int:
    """The block of a key's day or month."""
    year, dash, month = time.partition("-")
    return (date(int(year), int(month), 1).toordinal() if dash else int(time)) // DAYS_KEPT


def timeless_pairs(every: Sequence[Account], method: Method) -> Iterator[tuple[Account, Account]]:
    """The pairs that share no block of days, but a person, a toll at a place, words: few look under such keys."""
    lookers = [n for n, account in enumerate(every) if _looks_anywhere(account)]
    sought: dict[Key, list[int]] = defaultdict(list)
    for n in lookers:
        for key in _timeless(every[n], method).looks:
            sought[key].append(n)
    if not sought:
        return
    for n, account in enumerate(every):
        met = {m for key in _timeless(account, method).stands for m in sought.get(key, ()) if m != n}
        for m in sorted(met):
            if every[m].document != account.document and not _paired(every, m, n, method):
                yield every[m], account


def _looks_anywhere(account: Account) -> bool:
    """Whether an account looks under keys without a time."""
    return account.days is None or account.days.published or _is_vague(account.days)


def _paired(every: Sequence[Account], m: int, n: int, method: Method) -> bool:
    """Whether a pair is found otherwise: by a block of days, or from its other side, where the first looks too."""
    a, b = _timed(every[m], method), _timed(every[n], method)
    if not (a.looks.isdisjoint(b.stands) and b.looks.isdisjoint(a.stands)):
        return True
    return n < m and not _timeless(every[n], method).looks.isdisjoint(_timeless(every[m], method).stands)

"""Which accounts are worth comparing: those that share a block of days and place, party, name or rare word.

An account stands under its keys and looks under others; most keys are both. What is dated to the day and placed to the
town meets only what happened about then and there; what is vague looks further but is not found by everything, so that
the pairs grow with the data. The keys of an account depend on nothing but the account: adding it later finds the same
pairs as building at once.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from tallystick.linker.account import Account
from tallystick.linker.compare import calendar_days
from tallystick.linker.scene import Spot
from tallystick.resources.linking import Method

Key = str
CELL = 0.25
"""Degrees: two points closer than this share a corner of their cells."""
MONTHS = 3
"""An interval of more months than this is as good as no date."""
SITE_KM = 5
"""A place this small has few happenings: its name alone is worth a look where a date is missing."""
SIGNS = 4
"""Smallest hashes of a report's runs of words that an undated account is looked up by."""


@dataclass(frozen=True, slots=True)
class Keys:
    """Where an account stands and where it looks."""

    stands: frozenset[Key]
    looks: frozenset[Key]


def keys(account: Account, method: Method) -> Keys:
    """The blocks of an account."""
    stands, looks = _by_time(account, method)
    named, seen = _by_name(account, method)
    return Keys(frozenset(stands | named), frozenset(looks | seen))


def _by_name(account: Account, method: Method) -> tuple[set[Key], set[Key]]:
    """Persons: within the weeks about a date, since some are in the news every day; anywhere for want of one."""
    ever, days = {f"person|{name}" for name in account.names}, account.days
    if days is None or len(_months(days.first, days.last)) > MONTHS:
        return ever, ever
    late = int(method.limits["late_days"])
    near = _joined(_months(days.first - late, days.last + late), ever)
    return ever | _joined(_months(days.first, days.last), ever), near


def _by_time(account: Account, method: Method) -> tuple[set[Key], set[Key]]:
    days = account.days
    if days is None or (days.width > method.limits["narrow_days"] and len(_months(days.first, days.last)) > MONTHS):
        return _undated(account), _undated(account)
    months, where = _months(days.first, days.last), _places(account, method)
    by_month = _joined(months, [*where, *(f"name|{w}" for w in account.rare)])
    if days.width > method.limits["narrow_days"]:
        return by_month | _undated(account), by_month
    window = [str(day) for day in range(days.first, days.last + 2)]  # the day after as well: midnight, time zones
    rough = _joined(window, _rough(account))
    fine = _joined(window, [*where, *(f"name|{w}" for w in account.rare)])
    looks = fine if where else fine | rough
    if days.published:  # the happening may lie before
        earlier = _months(days.first - int(method.limits["late_days"]), days.last)
        looks = looks | _joined(earlier, [*where, *(f"name|{w}" for w in account.rare)]) | _signs(account)
    return fine | rough | by_month | _undated(account), looks


def _joined(times: Iterable[str], things: Iterable[str]) -> set[Key]:
    things = tuple(things)
    return {f"{time}|{thing}" for time in times for thing in things}


def _months(first: int, last: int) -> list[str]:
    a, b = date.fromordinal(first), date.fromordinal(last)
    return [f"{m // 12}-{m % 12 + 1}" for m in range(a.year * 12 + a.month - 1, b.year * 12 + b.month)]


def _places(account: Account, method: Method) -> list[str]:
    """The cell corners and the name of a place that is no wider than a town; nothing for a wider one."""
    spot = account.spot
    if spot is None or spot.radius > method.limits["fine_km"]:
        return []
    return [f"place|{spot.name}", *_corners(spot)]


def _places_named(account: Account) -> list[str]:
    spot = account.spot
    return [] if spot is None else [f"place|{spot.name}", *_corners(spot)]


def _corners(spot: Spot) -> Iterator[str]:
    if spot.lat is None or spot.lon is None:
        return
    row, column = math.floor(spot.lat / CELL), math.floor(spot.lon / CELL)
    for i in (row, row + 1):
        for j in (column, column + 1):
            yield f"cell|{i}|{j}"


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


def _signs(account: Account) -> set[Key]:
    return {f"run|{run}" for run in sorted(account.wording.runs)[:SIGNS]}


def pairs(accounts: Iterable[Account], method: Method) -> Iterator[tuple[Account, Account]]:
    """Every pair worth comparing, once, in the order of the second one's id."""
    standing: dict[Key, list[Account]] = defaultdict(list)
    looking: dict[Key, list[Account]] = defaultdict(list)
    for account in sorted(accounts, key=lambda a: a.id):
        own = keys(account, method)
        met: dict[str, Account] = {}
        for key in own.looks:
            met.update((other.id, other) for other in standing.get(key, ()))
        for key in own.stands - own.looks:
            met.update((other.id, other) for other in looking.get(key, ()))
        yield from ((met[name], account) for name in sorted(met) if met[name].document != account.document)
        for key in own.stands:
            standing[key].append(account)
        for key in own.looks - own.stands:
            looking[key].append(account)

"""How long linking takes: synthetic accounts, three to an incident, links and clusters; and one report added.

Incidents stand as densely as a busy war's: some forty a day over the towns of one country, so that more accounts are
more days. ``--accounts N`` sets how many.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from sys import intern
from time import perf_counter

from bench.figures import Measured, show
from tallystick.linker.account import Account
from tallystick.linker.build import links_of, scored
from tallystick.linker.cluster import clusters
from tallystick.linker.scene import Days, Spot
from tallystick.resources.linking import load_method

OPTIONS = {"--accounts": "how many accounts (10,000 without)"}
PER_DAY, TOWNS, TELLINGS = 40, 400, 3
CORES, KILOBYTES_A_GB = 2, 1 << 20
FIRST = date(2014, 1, 1).toordinal()
PARTIES = ("coalition", "government", "rebels", "militia", "islamic state", "border guard")


def synthetic(count: int, seed: int = 7) -> Iterator[Account]:
    """Accounts of made-up incidents, each told by three reports that differ a little."""
    dice = random.Random(seed)
    towns = [(dice.uniform(33, 37), dice.uniform(36, 42)) for _ in range(TOWNS)]
    for n in range(count):
        if n % TELLINGS == 0:
            town, day = dice.randrange(TOWNS), FIRST + n // TELLINGS // PER_DAY
            toll, party = dice.randint(1, 30), dice.choice(PARTIES)
            words = [intern(f"w{dice.randrange(20_000)}") for _ in range(25)]
        lat, lon = towns[town]
        yield Account(
            id=f"e{n:08d}",
            document=f"d{n:08d}",
            events=(f"e{n:08d}",),
            kind="violence",
            publisher=f"p{n % 17}",
            days=Days(first=day, last=day, stated=dice.random() < 0.8),
            spot=Spot(name=f"town{town}", country="SYR", lat=lat, lon=lon, radius=4.0, stated=dice.random() < 0.8),
            parties=frozenset({party}),
            killed=frozenset({toll}) if dice.random() < 0.7 else frozenset(),
            terms=tuple(sorted({*dice.sample(words, 15), *(intern(f"x{dice.randrange(20_000)}") for _ in range(15))})),
        )


def measured(data: Path | None = None, every: int = 1, accounts: int = 10_000) -> Measured:
    """Seconds for all, and for one more report beside the links there are."""
    every_one = list(synthetic(accounts + 1))
    method, added = load_method(), every_one.pop()
    start = perf_counter()
    found = list(scored(every_one, method, workers=CORES))
    linked = perf_counter()
    made = clusters(every_one, found, (), method)
    done = perf_counter()
    links_of((added,), every_one[-PER_DAY * TELLINGS * 3 :], method)
    figures = {
        "accounts": accounts,
        "links": len(found),
        "clusters": len(made.clusters),
        "linking_s": round(linked - start, 2),
        "clustering_s": round(done - linked, 2),
        "one_added_s": round(perf_counter() - done, 3),
        "memory_gb": round(getrusage(RUSAGE_SELF).ru_maxrss / KILOBYTES_A_GB, 2),
    }
    return Measured(figures)


def main(data: Path | None = None, out: Path | None = None, accounts: str | None = None) -> int:
    """Prints the figures."""
    return show(measured(data, accounts=int(accounts or 10_000)), out)

"""Chooses the limits of ``muc4_combine`` on the dev reports: ``python -m bench.muc4_tune [--weights FOLDER]``.

One limit after the other is moved to where five-slot F is highest, twice over (twelve limits; the test split is never
looked at), and ``bench/muc4_limits.json`` is written. Run it when new weights are shipped. ``--kept`` keeps the
readings and fillers as JSON, so that another run need not read again.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, replace
from pathlib import Path

from bench import muc4
from bench.muc4_combine import FILE, Limits, shipped
from bench.muc4_fillers import Phrase
from bench.muc4_templates import SLOTS
from bench.scorers import module

ADD = (0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.8, 0.9, 2.0)
KEEP = (0.0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6)
LEAST = 0.02
"""Points of F that a move must win: less is chance."""
ROUNDS = 2


def moves(limits: Limits) -> Iterator[list[Limits]]:
    """For each limit in turn every place it may go to, the others held."""
    for slot in SLOTS:
        yield [replace(limits, keep={**limits.keep, slot: value}) for value in KEEP]
        yield [replace(limits, add={**limits.add, slot: value}) for value in ADD]
    yield [replace(limits, new=value) for value in (*ADD[5:], 2.0)]
    yield [replace(limits, bare=value) for value in (*KEEP, 0.7, 0.8, 1.1)]


def climbed(limits: Limits, score: Callable[[Limits], float]) -> tuple[Limits, float]:
    """The best limits that single moves reach, with their score."""
    best, high = limits, score(limits)
    for _ in range(ROUNDS):
        for number in range(len(list(moves(best)))):
            for tried in list(moves(best))[number]:
                if (found := score(tried)) > high + LEAST:
                    best, high = tried, found
    return best, high


def score_of(reports: Sequence[muc4.Told]) -> Callable[[Limits], float]:
    """Five-slot F of limits over these reports."""
    gold = {r.row["id"]: muc4.gold_of(r.row) for r in reports}
    evaluate = module("score_muc4").evaluate
    return lambda limits: float(evaluate(muc4.made_of(reports, limits), gold)["micro"][2])


def reports_of(kept: Path | None, weights: Path | None) -> list[muc4.Told]:
    """The dev reports, read now or before."""
    if kept is not None and kept.is_file():
        rows = json.loads(kept.read_text(encoding="utf-8"))
        return [muc4.Told(r["row"], r["reading"], [_phrase(p) for p in r["phrases"]]) for r in rows]
    found = muc4.told(weights=weights)
    if kept is not None:
        kept.write_text(json.dumps([asdict(r) for r in found]), encoding="utf-8")
    return found


def _phrase(row: dict[str, object]) -> Phrase:
    return Phrase(**{**row, "span": tuple(row["span"])})  # type: ignore[arg-type]


def main(arguments: Sequence[str]) -> int:
    """Chooses and writes."""
    parser = argparse.ArgumentParser(prog="python -m bench.muc4_tune", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--weights", type=Path, help="a folder with other weights than the shipped ones")
    parser.add_argument("--kept", type=Path, help="where the readings are kept, or lie from before")
    given = parser.parse_args(arguments)
    score, before = score_of(reports_of(given.kept, given.weights)), shipped()
    best, high = climbed(before, score)
    sys.stdout.write(f"five-slot F {score(before)} -> {high}\n")
    FILE.write_text(json.dumps(asdict(best), indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

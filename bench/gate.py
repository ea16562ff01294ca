"""The gate: no figure falls below its floor. ``python -m bench.gate [NAME…] [--all]``

Runs the quick part (under five minutes on two cores): every measure with floors, the slow ones on every so many-th row
by sorted id. A figure below its floor fails, with the measure and the ids of its ten worst cases; so does data whose
hash is not the pinned one. Absent data leaves a measure out, which fails where TALLYSTICK_REQUIRE_CORPORA=1.

``--all``      the slow measures on all their rows as well
``--raise``    pins the present figures where they are higher, and the hashes of data never pinned before
``--allow-regression --reason "…"``  pins lower ones too; what, how much and why is kept in floors.json
``--raise --reason "…"``  takes data that changed since it was pinned; which and why is kept there as well
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import import_module
from types import ModuleType
from typing import Any

from bench import pins as pinned
from bench.__main__ import names
from bench.figures import WORST, Measured
from bench.pins import Pins

EPSILON = 0.002
"""A figure may lie this far under its floor (a figure in percent a hundred times as far): processors round int8 sums
differently, and one word in five hundred may tip over. A real loss on these sets is larger."""
SHOWN = 3
"""How many wrong files a line names."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found about one part: ``failures`` are lines; ``left_out`` says why it was not run."""

    part: str
    failures: tuple[str, ...] = ()
    left_out: str | None = None
    measured: Measured | None = None


def module(part: str) -> ModuleType:
    """The measure of a part."""
    return import_module(f"bench.{part.partition('/')[0]}")


def gated() -> list[str]:
    """The measures that have floors."""
    return [name for name in names() if getattr(module(name), "FLOORS", ())]


def quick() -> list[str]:
    """The parts of the quick run."""
    steps = {name: getattr(module(name), "QUICK", 1) for name in gated()}
    return [name if step == 1 else f"{name}/{step}" for name, step in steps.items() if step]


def every_part() -> list[str]:
    """The quick parts and the slow measures as a whole."""
    return [*quick(), *(name for name in gated() if name not in quick())]


def below(figures: Mapping[str, Any], floors: Mapping[str, float]) -> list[tuple[str, float | None, float]]:
    """The pinned figures that are missing or too low, with their floors."""
    return [
        (key, figures.get(key), floor)
        for key, floor in sorted(floors.items())
        if figures.get(key) is None or figures[key] < floor - EPSILON * (100 if floor > 1 else 1)
    ]


def complaint(part: str, key: str, figure: float | None, floor: float, worst: Sequence[str]) -> str:
    """One line about a figure below its floor; cases by their ids only."""
    cases = f"; worst cases: {', '.join(worst[:WORST])}" if worst else ""
    return f"{part}: {key} is {'missing' if figure is None else figure}, its floor is {floor}{cases}"


def judged(part: str, measured: Measured, wanted: Sequence[str], pins: Pins) -> list[str]:
    """The failures of one part that was measured."""
    floors = pins.floors.get(part, {})
    low = below(measured.figures, floors)
    lines = [complaint(part, key, figure, floor, measured.worst(key)) for key, figure, floor in low]
    unpinned = [key for key in wanted if key not in floors]
    return lines + ([f"{part}: not pinned: {', '.join(unpinned)} (python -m bench.gate --raise)"] if unpinned else [])


def measure(part: str) -> Measured:
    """Runs the measure of one part."""
    step = int(part.partition("/")[2] or 1)
    found: Measured = module(part).measured(every=step)
    return found


def attempt(part: str, run: Callable[[str], Measured]) -> Measured | Verdict:
    """A measure's figures; where it cannot go on, what it said in leaving as a failure."""
    try:
        return run(part)
    except SystemExit as stop:
        return Verdict(part, failures=(f"{part}: {stop}",))


def few(lines: Sequence[str]) -> str:
    """The first lines in one, and how many more there are."""
    more = len(lines) - SHOWN
    return "; ".join(lines[:SHOWN]) + (f"; and {more} files more" if more > 0 else "")


def check(part: str, pins: Pins, run: Callable[[str], Measured] = measure) -> Verdict:
    """Measures one part and holds it against its floors; never runs on absent or wrong data."""
    data = module(part).DATA
    if lacking := pinned.absent(data):
        return Verdict(part, left_out=f"no {', '.join(lacking)}")
    if lines := pinned.wrong(data, pins.data):
        return Verdict(part, failures=(f"{part}: {few(lines)}",))
    found = attempt(part, run)
    if isinstance(found, Verdict):
        return found
    return Verdict(part, tuple(judged(part, found, module(part).FLOORS, pins)), measured=found)


def pin(
    part: str, pins: Pins, reason: str | None, run: Callable[[str], Measured] = measure, lower: bool = False
) -> Verdict:
    """Measures one part and pins it: upward, and where ``lower`` downward; what is still too low fails, and so does
    data that changed without a reason."""
    data = module(part).DATA
    if lacking := pinned.absent(data):
        return Verdict(part, left_out=f"no {', '.join(lacking)}")
    lines = pinned.wrong(pinned.known(data, pins.data), pins.data)
    if lines and not reason:
        return Verdict(part, failures=(f'{part}: {few(lines)} (pinned anew with --raise --reason "…")',))
    found = attempt(part, run)
    if isinstance(found, Verdict):
        return found
    moved = pinned.repin(pins, data, reason or "", today())
    moved += pinned.raise_floors(pins, part, found.figures, module(part).FLOORS)
    if lower:
        moved += pinned.lower_floors(pins, part, found.figures, reason or "", today())
    sys.stdout.write("".join(f"{line}\n" for line in moved))
    return Verdict(part, tuple(judged(part, found, (), pins)), measured=found)


def today() -> str:
    """The day a floor was lowered on."""
    return datetime.now(UTC).date().isoformat()


def required() -> bool:
    """Whether absent data is a failure."""
    return os.environ.get("TALLYSTICK_REQUIRE_CORPORA") == "1"


def told(verdicts: Sequence[Verdict]) -> int:
    """Prints what was found; 1 where something failed."""
    failures = [line for verdict in verdicts for line in verdict.failures]
    left_out = [f"{verdict.part} ({verdict.left_out})" for verdict in verdicts if verdict.left_out]
    ran = [verdict.part for verdict in verdicts if verdict.measured]
    sys.stdout.write(f"held against their floors: {', '.join(ran) or 'nothing'}\n")
    if left_out:
        sys.stdout.write(f"left out: {', '.join(left_out)}\n")
    sys.stderr.write("".join(f"{line}\n" for line in failures))
    return int(bool(failures) or (bool(left_out) and required()))


def parser() -> argparse.ArgumentParser:
    """The options of the gate."""
    made = argparse.ArgumentParser(prog="python -m bench.gate", description=(__doc__ or "").splitlines()[0])
    made.add_argument("names", nargs="*", metavar="NAME", help="measures or parts; without them, all of the quick run")
    made.add_argument("--all", action="store_true", help="the slow measures on all their rows as well")
    made.add_argument("--raise", dest="raising", action="store_true", help="pin the present figures where higher")
    made.add_argument("--allow-regression", action="store_true", help="pin lower figures too; needs --reason")
    made.add_argument("--reason", help="why a floor may be lowered or data changed; kept in floors.json")
    return made


def chosen(given: Sequence[str], everything: bool) -> list[str]:
    """The parts to run: the quick run or every part, of the named measures or of all; "muc4/3" names one part alone."""
    parts = every_part() if everything or any("/" in name for name in given) else quick()
    return [part for part in parts if not given or part in given or part.partition("/")[0] in given]


def main(arguments: list[str]) -> int:
    """Runs the gate; 0 where all floors hold, 1 where not, 2 for options that make no sense."""
    given = parser().parse_args(arguments)
    if given.allow_regression and not given.reason:
        sys.stderr.write("a floor is lowered with --allow-regression and --reason together\n")
        return 2
    if given.reason and not (given.raising or given.allow_regression):
        sys.stderr.write("a reason goes with --raise or with --allow-regression\n")
        return 2
    if unknown := set(given.names) - {name for part in every_part() for name in (part, part.partition("/")[0])}:
        sys.stderr.write(f"no floors for {', '.join(sorted(unknown))}; there are some for {', '.join(gated())}\n")
        return 2
    parts, pins = chosen(given.names, given.all), pinned.load()
    if not given.raising and not given.allow_regression:
        return told([check(part, pins) for part in parts])
    verdicts = [pin(part, pins, given.reason, lower=given.allow_regression) for part in parts]
    pinned.save(pins)
    return told(verdicts)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

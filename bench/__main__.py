"""One command for every measure: ``python -m bench NAME [--data FILE] [--json OUT] [--every N]``.

Each measure is the module of its name in this folder. Its ``main(data, out, **more)`` prints figures and ids only,
never a word of the measured texts, writes the same figures to ``out`` as JSON, and returns the exit status; ``OPTIONS``
(if it has one) adds options of its own as {flag: help}.

``--every N`` takes every N-th row by sorted id, to try a measure; one that cannot be taken in part is taken whole.

A measure with floors (``gate``) also has ``measured(every=…)``, ``DATA`` (the names of its data files), ``FLOORS`` (the
figures pinned: the higher, the better) and, where it is slow, ``QUICK``: the quick run takes every so many-th row by
sorted id, and leaves it out for 0.
"""

from __future__ import annotations

import argparse
import inspect
import re
import sys
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from bench.figures import Measured, show

MAIN = re.compile(r"^def main\(\s*data: Path", re.MULTILINE)
"""What tells a measure from the modules that measures share."""


def names() -> list[str]:
    """The measures there are."""
    files = Path(__file__).parent.glob("*.py")
    return sorted(file.stem for file in files if MAIN.search(file.read_text(encoding="utf-8")))


def parser(name: str, module: ModuleType) -> argparse.ArgumentParser:
    """The options of one measure."""
    summary = (module.__doc__ or "").strip().splitlines()[0]
    result = argparse.ArgumentParser(prog=f"python -m bench {name}", description=summary)
    result.add_argument("--data", type=Path, help="the data; without it, the dev split")
    result.add_argument("--every", type=int, default=1, metavar="N", help="only every N-th row, for a trial")
    result.add_argument("--json", type=Path, dest="out", help="where the figures go as JSON")
    for flag, words in getattr(module, "OPTIONS", {}).items():
        result.add_argument(flag, help=words)
    return result


def main(arguments: list[str]) -> int:
    """Runs one measure; 2 for a name that is none."""
    if not arguments or arguments[0] not in names():
        sys.stderr.write(
            f"usage: python -m bench NAME [--data FILE] [--json OUT]; NAME is one of {', '.join(names())}\n"
        )
        return 2
    module = import_module(f"bench.{arguments[0]}")
    given = vars(parser(arguments[0], module).parse_args(arguments[1:]))
    every = given.pop("every")
    if every > 1 and hasattr(module, "measured"):
        return show(in_part(module, every, given), given["out"])
    status: int = module.main(**given)
    return status


def in_part(module: ModuleType, every: int, given: Mapping[str, Any]) -> Measured:
    """Every so many-th row of a measure, with those of its options that it takes as folders."""
    taken = inspect.signature(module.measured).parameters
    folders = {k: Path(v) for k, v in given.items() if v is not None and k in taken}
    measured: Measured = module.measured(every=every, **folders)
    return measured


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

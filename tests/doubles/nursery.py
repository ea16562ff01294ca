"""A process that has everything loaded and, for each line it is given, has a child record reports until it is killed.

In: a ledger's file and how many reports. Out: the child's process id at once; at its end "done" or "killed", and how
long it kept other writers out. A fresh interpreter for each child would spend its time on imports.
"""

from __future__ import annotations

import os
import sys

from doubles import readers
from doubles.records import NOON, report
from tallystick.archive.report import Report
from tallystick.flow.record import Recorder
from tallystick.flow.worker import Task
from tallystick.ledger.store import Ledger

TASK = Task(read=readers.obedient, identify=readers.identify)


def main() -> None:
    """Serves until its input ends."""
    for line in sys.stdin:
        path, count = line.split()
        reader, writer = os.pipe()
        child = os.fork()
        if child == 0:
            os.write(writer, str(record(path, int(count))).encode())
            os._exit(0)
        os.close(writer)
        print(child, flush=True)
        _, status = os.waitpid(child, 0)
        print("killed" if os.WIFSIGNALED(status) else f"done {os.read(reader, 99).decode()}", flush=True)
        os.close(reader)


def record(path: str, count: int) -> float:
    """Records the first ``count`` reports; how long all but one in a hundred kept other writers out at most."""
    reports = (Report(document=report(n), path=f"{n}.txt", sha256=f"{n:064d}") for n in range(count))
    with Ledger.open(path, create=True, clock=lambda: NOON) as ledger:
        kept = Recorder(ledger, TASK, workers=1).record(reports)
        return nearly_longest([one.receipt.held for one in kept if one.receipt])


def nearly_longest(seconds: list[float]) -> float:
    """The longest but for one in a hundred: a crowded machine may stop a process at any point, for any time."""
    return sorted(seconds)[int(0.99 * (len(seconds) - 1))] if seconds else 0.0


if __name__ == "__main__":
    main()

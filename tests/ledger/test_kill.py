"""Killed at any moment: no report is lost, none is doubled, the chain is whole, and the next run goes on."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from sqlalchemy import select

from doubles import records
from doubles.nursery import nearly_longest
from tallystick.ledger import reads
from tallystick.ledger.store import Ledger
from tallystick.ledger.tables import rows
from tallystick.ledger.verify import verify

TESTS = Path(__file__).resolve().parent.parent
KILLS = 50
REPORTS = 30
MAX_HELD = 0.5  # seconds in which no one else can write (DESIGN.md)


class Nursery:
    """Children that record reports; see ``doubles/nursery.py``."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def start(self, path: Path, count: int) -> int:
        """The process id of a child that records the first reports."""
        assert self._process.stdin and self._process.stdout
        self._process.stdin.write(f"{path} {count}\n")
        self._process.stdin.flush()
        return int(self._process.stdout.readline())

    def end(self) -> str:
        """How the child ended."""
        assert self._process.stdout
        return self._process.stdout.readline().strip()


@pytest.fixture(scope="module")
def nursery() -> Iterator[Nursery]:
    """One nursery for all tests of this file."""
    process = subprocess.Popen(
        [sys.executable, "-m", "doubles.nursery"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(TESTS), *sys.path])},
    )  # fmt: skip
    with process:
        yield Nursery(process)
        assert process.stdin
        process.stdin.close()


def held(path: Path) -> list[tuple[str, str, str, str]]:
    """Everything on record, in order."""
    with Ledger.open(str(path)) as ledger, ledger.asking() as connection:
        wanted = select(rows.c.kind, rows.c.key, rows.c.belongs, rows.c.payload).order_by(rows.c.id)
        return [tuple(row) for row in connection.execute(wanted)]


def check(path: Path, unkilled: list[tuple[str, str, str, str]]) -> None:
    """What is there is the beginning of what an unkilled run leaves, up to the end of a report, and whole."""
    there = held(path)
    assert there == unkilled[: len(there)]
    assert len(there) == len(unkilled) or unkilled[len(there)][0] == "document"
    with Ledger.open(str(path)) as ledger:
        assert verify(ledger).problems == ()


def test_killed_at_fifty_random_moments(nursery: Nursery, tmp_path: Path) -> None:
    """After each kill whole reports are there and nothing else; at last the record is as if nothing had happened."""
    nursery.start(tmp_path / "unkilled.db", REPORTS)
    began = time.perf_counter()
    assert nursery.end().startswith("done")
    whole, unkilled = time.perf_counter() - began, held(tmp_path / "unkilled.db")
    moments, kills, ledgers, found = random.Random(7), 0, 0, set()
    path = tmp_path / "0.db"
    while kills < KILLS:
        child = nursery.start(path, REPORTS)
        time.sleep(moments.uniform(0, 0.6 * whole))
        with suppress(ProcessLookupError):  # it was quicker
            os.kill(child, signal.SIGKILL)
        if nursery.end() == "killed":
            kills += 1
            if path.exists() and path.stat().st_size:
                check_or_new(path, unkilled, found)
        else:
            assert held(path) == unkilled
            ledgers += 1
            path = tmp_path / f"{ledgers}.db"
    nursery.start(path, REPORTS)
    assert nursery.end().startswith("done")
    check(path, unkilled)
    assert held(path) == unkilled
    assert len(found) > KILLS // 10  # the kills fell at different points of the work


def check_or_new(path: Path, unkilled: list[tuple[str, str, str, str]], found: set[int]) -> None:
    """Checks a ledger; one whose making was cut short is empty and is made by the next run."""
    with Ledger.open(str(path), create=True):
        pass
    check(path, unkilled)
    found.add(len(held(path)))


def test_a_thousand_reports_beside_two_hundred_decisions(nursery: Nursery, tmp_path: Path) -> None:
    """A run and a person write at the same time: none is lost, the chain is whole, none waits longer than half a
    second for the other."""
    path = tmp_path / "both.db"
    records.ledger(path, 10).close()
    nursery.start(path, 1000)
    mine = []
    with Ledger.open(str(path)) as ledger:
        for number in range(200):
            made = records.reading(records.report(number % 10))
            wanted = records.decision(made, made.claims[number % 3], by=f"person {number}")
            receipt = ledger.append("decide", [records.group([records.decision_row(wanted)])])
            assert receipt
            mine.append(receipt.held)
        word, theirs = nursery.end().split()
        assert (word, max(nearly_longest(mine), float(theirs)) <= MAX_HELD) == ("done", True)
        counts = reads.counts(ledger)
        assert (counts["document"], counts["reading"], counts["decision"]) == (1000, 1000, 210)
        assert verify(ledger).problems == ()

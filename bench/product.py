"""The product as the measures use it: the whole reader or only its attributions, in several processes."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

from tallystick.archive.check import checked_date
from tallystick.archive.report import Report
from tallystick.flow.batch import cores, read_reports
from tallystick.flow.engine import context
from tallystick.flow.render import Rendering
from tallystick.flow.setup import Setup
from tallystick.flow.worker import Task
from tallystick.model.document import Document

T = TypeVar("T")
Row = dict[str, Any]
LISTS = ("attributions", "entities", "events", "claims", "relations", "times", "places", "victims")


def document(row: Mapping[str, Any]) -> Document:
    """The document of a row with text and, where known, title, publisher and date."""
    return Document(
        text=row["text"],
        title=row.get("title"),
        publisher=row.get("publisher"),
        published_on=checked_date(row.get("published_on")),
    )


def _lines(data: Iterable[Mapping[str, Any]], weights: Path | None) -> Iterator[str | None]:
    reports = (Report(document=document(row), path=str(row.get("id", "")), line=None) for row in data)
    setup = Setup(weights=str(weights) if weights else None)
    for outcome in read_reports(reports, task=Task(render=Rendering(form="json"), setup=setup)):
        if outcome.failed:
            sys.stderr.write(f"{outcome}\n")
        yield None if outcome.failed else str(outcome.rendered)


def write_readings(data: Iterable[Mapping[str, Any]], out: Path, weights: Path | None = None) -> int:
    """Reads every row with the whole product; JSON Lines in ``out``. Returns how many could not be read.

    ``weights`` names a folder with other weights than the shipped ones.
    """
    unread = 0
    with out.open("w", encoding="utf-8", newline="\n") as stream:
        for line in _lines(data, weights):
            unread += line is None
            stream.write("" if line is None else f"{line}\n")
    return unread


def readings(data: Iterable[Mapping[str, Any]], weights: Path | None = None) -> Iterator[Row]:
    """The reading of every row in order, as the JSON contract has it; an empty one where a row could not be read."""
    found = list(data)
    for row, line in zip(found, _lines(found, weights), strict=True):
        yield nothing_read(str(row["text"])) if line is None else json.loads(line)


def nothing_read(text: str) -> Row:
    """A reading in which nothing was found."""
    return {"document": {"text": text}, **{name: [] for name in LISTS}}


def in_processes(work: Callable[[Mapping[str, Any]], T], data: Iterable[Mapping[str, Any]]) -> Iterator[T]:
    """``work`` over the rows in order, on all cores."""
    with ProcessPoolExecutor(cores(), mp_context=context()) as pool:
        yield from pool.map(work, data, chunksize=2)

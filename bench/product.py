"""The product as the measures use it: the whole reader or only its attributions, in several processes."""

from __future__ import annotations

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
from tallystick.flow.worker import Task
from tallystick.model.document import Document

T = TypeVar("T")


def document(row: Mapping[str, Any]) -> Document:
    """The document of a row with text and, where known, title, publisher and date."""
    return Document(
        text=row["text"],
        title=row.get("title"),
        publisher=row.get("publisher"),
        published_on=checked_date(row.get("published_on")),
    )


def write_readings(data: Iterable[Mapping[str, Any]], out: Path) -> int:
    """Reads every row with the whole product; JSON Lines in ``out``. Returns how many could not be read."""
    reports = (Report(document=document(row), path=str(row.get("id", "")), line=None) for row in data)
    unread = 0
    with out.open("w", encoding="utf-8", newline="\n") as stream:
        for outcome in read_reports(reports, task=Task(render=Rendering(form="json"))):
            if outcome.failed:
                unread += 1
                sys.stderr.write(f"{outcome}\n")
            else:
                stream.write(f"{outcome.rendered}\n")
    return unread


def in_processes(work: Callable[[Mapping[str, Any]], T], data: Iterable[Mapping[str, Any]]) -> Iterator[T]:
    """``work`` over the rows in order, on all cores."""
    with ProcessPoolExecutor(cores(), mp_context=context()) as pool:
        yield from pool.map(work, data, chunksize=2)

"""An index: a TOML file that lists files and says what they cannot say of themselves.

[[report]]
file = "reports/monday.txt"        # relative to the index
publisher = "Example News"         # title, published_on and url likewise; each may be missing
published_on = 2024-03-05
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tallystick.archive.check import UnreadableError, checked_date, checked_field, kind_of
from tallystick.archive.report import ReportDefaults, Skipped, visible


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One file of an index with what the index says of it."""

    path: str
    defaults: ReportDefaults


def listed_files(words: str, index: str, defaults: ReportDefaults) -> Iterator[Listed | Skipped]:
    """The files of an index, in its order; an entry that cannot be used is named by its number.

    Raises:
        UnreadableError: no TOML, or no list of reports.
    """
    try:
        entries = tomllib.loads(words).get("report")
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        raise UnreadableError(f"not TOML: {visible(str(error), 120)}") from None
    if not isinstance(entries, list) or not entries:
        raise UnreadableError("an index lists its files as [[report]]; there is none")
    for number, entry in enumerate(entries, start=1):
        try:
            yield _listed(entry, Path(index).parent, defaults)
        except UnreadableError as error:
            yield Skipped(path=index, line=None, reason=f"report {number}: {error}")


def _listed(entry: Any, folder: Path, defaults: ReportDefaults) -> Listed:
    if not isinstance(entry, dict) or not isinstance(entry.get("file"), str):
        raise UnreadableError(f"no file is named but {kind_of(entry)}" if not isinstance(entry, dict) else "no file")
    known = ReportDefaults(
        title=checked_field(entry.get("title"), "title") or defaults.title,
        publisher=checked_field(entry.get("publisher"), "publisher") or defaults.publisher,
        published_on=checked_date(entry.get("published_on")) or defaults.published_on,
        url=checked_field(entry.get("url"), "url") or defaults.url,
        encoding=defaults.encoding,
    )
    return Listed(path=str(folder / entry["file"]), defaults=known)

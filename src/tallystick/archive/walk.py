"""The files a path stands for: itself, or all that lies in a folder, sorted, each once."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from tallystick.archive.report import Skipped

Key = tuple[int, int]


def walk(path: str) -> Iterator[str | Skipped]:
    """The files under ``path`` in sorted order; hidden ones are passed over, what cannot be entered is named."""
    seen: set[Key] = set()
    waiting = [path]
    while waiting:
        here = waiting.pop()
        if not os.path.isdir(here):  # unlike Path.is_dir it never raises
            yield here
            continue
        try:
            waiting += reversed(_entries(here, seen))
        except OSError as error:
            yield Skipped(path=here, line=None, reason=trouble(error))


def _entries(folder: str, seen: set[Key]) -> list[str]:
    key = _key(folder)
    if key in seen:
        raise OSError(0, "a link to a folder that is read already")
    seen.add(key)
    names = os.listdir(folder)  # names as the user wrote them, not as Path tidies them
    return [os.path.join(folder, name) for name in sorted(names) if not name.startswith(".")]


def _key(folder: str) -> Key:
    facts = Path(folder).stat()
    return facts.st_dev, facts.st_ino


def trouble(error: OSError) -> str:
    """Why a file cannot be opened, in the system's words."""
    return (error.strerror or type(error).__name__).lower()

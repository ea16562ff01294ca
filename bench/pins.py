"""What the gate pins: floors of figures, hashes of the data they were taken on, and what was lowered and why.

``floors.json`` holds ``floors`` ({part: {figure: floor}}), ``lowered`` and ``changed`` (data that was pinned anew);
``data.json`` the sha256 of every data file.
A part is a measure ("re3d") or every so many-th of its rows by sorted id ("muc4/3").
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.places import ROOT, located

FLOORS, DATA = ROOT / "bench" / "floors.json", ROOT / "bench" / "data.json"
Figures = Mapping[str, Any]


@dataclass(slots=True)
class Pins:
    """Everything pinned, as read from the two files."""

    floors: dict[str, dict[str, float]] = field(default_factory=dict)
    lowered: list[dict[str, Any]] = field(default_factory=list)
    data: dict[str, str] = field(default_factory=dict)
    changed: list[dict[str, Any]] = field(default_factory=list)


def load(floors: Path = FLOORS, data: Path = DATA) -> Pins:
    """The pins; empty ones where a file is not there yet."""
    told = json.loads(floors.read_text(encoding="utf-8")) if floors.is_file() else {}
    hashes = json.loads(data.read_text(encoding="utf-8")) if data.is_file() else {}
    return Pins(told.get("floors", {}), told.get("lowered", []), hashes, told.get("changed", []))


def save(pins: Pins, floors: Path = FLOORS, data: Path = DATA) -> None:
    """Writes the pins, sorted, so that a change shows as one line."""
    told = {"floors": {name: dict(sorted(row.items())) for name, row in sorted(pins.floors.items())}}
    for path, value in (
        (floors, {**told, "lowered": pins.lowered, "changed": pins.changed}),
        (data, dict(sorted(pins.data.items()))),
    ):
        path.write_text(json.dumps(value, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def files(names: Iterable[str]) -> dict[str, Path]:
    """Every file of these data names by the name it is pinned under; the files of a name with a star one by one."""
    found: dict[str, Path] = {}
    for name in names:
        for path in located(name):
            found[f"{name.rpartition('/')[0]}/{path.name}" if "*" in name else name] = path
    return found


def sha256(path: Path) -> str:
    """The hash of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def absent(names: Sequence[str]) -> list[str]:
    """The data names of which no file is there."""
    return [name for name in names if not any(path.is_file() for path in located(name))]


def wrong(names: Sequence[str], pinned: Mapping[str, str]) -> list[str]:
    """One line for every data file that is not the pinned one, is not pinned, or is pinned and gone."""
    found = files(names)
    lines = []
    for name, path in found.items():
        have = sha256(path)
        if name not in pinned:
            lines.append(f"{name}: its hash is not pinned")
        elif have != pinned[name]:
            lines.append(f"{name}: sha256 {have[:12]}…, pinned is {pinned[name][:12]}…: not the data of the floors")
    return lines + [f"{name}: pinned, and not there" for name in gone(names, found, pinned)]


def gone(names: Sequence[str], found: Mapping[str, Path], pinned: Mapping[str, str]) -> list[str]:
    """Pinned files of a name with a star that are no longer there."""
    folders = [name.rpartition("/")[0] for name in names if "*" in name]
    return [name for name in pinned if name.rpartition("/")[0] in folders and name not in found]


def known(names: Sequence[str], pinned: Mapping[str, str]) -> list[str]:
    """The names of which something is pinned already: what is new beside them has nothing to differ from."""
    folders = {name.rpartition("/")[0] for name in pinned}
    return [name for name in names if name in pinned or ("*" in name and name.rpartition("/")[0] in folders)]


def repin(pins: Pins, names: Sequence[str], reason: str = "", day: str = "") -> list[str]:
    """Pins the hashes of the data as they are, and records why those that were others changed; says what moved."""
    found = files(names)
    hashes = {name: sha256(path) for name, path in found.items()}
    left = gone(names, found, pins.data)
    moved = sorted({name for name, value in hashes.items() if pins.data.get(name, value) != value} | set(left))
    for name in left:
        del pins.data[name]
    pins.data |= hashes
    if moved:
        pins.changed.append({"files": moved, "reason": reason, "on": day})
    return [f"{name}: pinned anew ({reason})" for name in moved]


def raise_floors(pins: Pins, part: str, figures: Figures, keys: Iterable[str]) -> list[str]:
    """Moves the floors of a part up to the present figures, never down; says what moved."""
    row, lines = pins.floors.setdefault(part, {}), []
    for key in keys:
        figure, floor = figures.get(key), row.get(key)
        if figure is not None and (floor is None or figure > floor):
            row[key] = figure
            lines.append(f"{part} {key}: {'none' if floor is None else floor} -> {figure}")
    return lines


def lower_floors(pins: Pins, part: str, figures: Figures, reason: str, day: str) -> list[str]:
    """Moves the floors of a part down to the figures below them, and records why; says what moved."""
    row, lines = pins.floors.get(part, {}), []
    for key, floor in sorted(row.items()):
        figure = figures.get(key)
        if figure is not None and figure < floor:
            row[key] = figure
            entry = {"part": part, "figure": key, "from": floor, "to": figure, "reason": reason, "on": day}
            pins.lowered.append(entry)
            lines.append(f"{part} {key}: {floor} -> {figure} ({reason})")
    return lines

"""Pins: floors go up, or down with a reason; data is known by its hash."""

from __future__ import annotations

from pathlib import Path

import pytest
from bench.pins import Pins

from bench import pins


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of corpora with one file in it and two more under a star."""
    (tmp_path / "one").mkdir()
    (tmp_path / "one" / "dev.jsonl").write_text("{}\n", encoding="utf-8")
    for name in ("a", "b"):
        (tmp_path / "one" / f"{name}.txt").write_text(name, encoding="utf-8")
    monkeypatch.setenv("TALLYSTICK_CORPORA", str(tmp_path))
    return tmp_path


def test_saved_pins_are_read_back(tmp_path: Path) -> None:
    """The files hold everything; where there are none, nothing is pinned."""
    floors, data = tmp_path / "floors.json", tmp_path / "data.json"
    assert pins.load(floors, data) == Pins()
    made = Pins({"b": {"y": 1.0, "x": 0.5}, "a": {}}, [{"part": "b"}], {"corpora/one": "00"}, [{"files": []}])
    pins.save(made, floors, data)
    assert pins.load(floors, data) == made
    assert list(pins.load(floors, data).floors) == ["a", "b"]


def test_floors_go_up_only() -> None:
    """A higher figure moves the floor, a lower one does not, a missing one neither."""
    made = Pins({"re3d": {"f": 0.5, "g": 0.5}})
    assert pins.raise_floors(made, "re3d", {"f": 0.6, "g": 0.4}, ("f", "g", "h")) == ["re3d f: 0.5 -> 0.6"]
    assert made.floors == {"re3d": {"f": 0.6, "g": 0.5}}


def test_new_figures_get_their_first_floor() -> None:
    """A measure that was never pinned starts at its present figures."""
    made = Pins()
    assert pins.raise_floors(made, "re3d", {"f": 0.6}, ("f",)) == ["re3d f: none -> 0.6"]
    assert made.floors == {"re3d": {"f": 0.6}}


def test_a_lowered_floor_is_recorded() -> None:
    """What, from where to where, why and when."""
    made = Pins({"re3d": {"f": 0.6, "g": 0.5}})
    moved = pins.lower_floors(made, "re3d", {"f": 0.5, "g": 0.7}, "smaller encoder", "2026-01-02")
    assert moved == ["re3d f: 0.6 -> 0.5 (smaller encoder)"]
    assert made.floors["re3d"] == {"f": 0.5, "g": 0.5}
    wanted = {"part": "re3d", "figure": "f", "from": 0.6, "to": 0.5, "reason": "smaller encoder", "on": "2026-01-02"}
    assert made.lowered == [wanted]


def test_right_data_is_silent_and_wrong_data_a_line(data: Path) -> None:
    """Unpinned, right, changed."""
    made, name = Pins(), "corpora/one/dev.jsonl"
    assert pins.wrong([name], made.data) == [f"{name}: its hash is not pinned"]
    pins.repin(made, [name])
    assert pins.wrong([name], made.data) == []
    (data / "one" / "dev.jsonl").write_text("[]\n", encoding="utf-8")
    assert [line.partition(":")[0] for line in pins.wrong([name], made.data)] == [name]
    assert "not the data of the floors" in pins.wrong([name], made.data)[0]


def test_files_under_a_star_are_pinned_one_by_one(data: Path) -> None:
    """A file that is gone is as wrong as one that changed, until it is pinned anew."""
    made, name = Pins(), "corpora/one/*.txt"
    pins.repin(made, [name])
    assert sorted(made.data) == ["corpora/one/a.txt", "corpora/one/b.txt"]
    (data / "one" / "b.txt").unlink()
    assert pins.wrong([name], made.data) == ["corpora/one/b.txt: pinned, and not there"]
    pins.repin(made, [name])
    assert sorted(made.data) == ["corpora/one/a.txt"]


def test_absent_data_is_named(data: Path) -> None:
    """A file that is not there, and a star that matches nothing."""
    assert pins.absent(["corpora/one/dev.jsonl", "corpora/one/*.txt"]) == []
    assert pins.absent(["corpora/two/dev.jsonl", "corpora/one/*.csv"]) == ["corpora/two/dev.jsonl", "corpora/one/*.csv"]

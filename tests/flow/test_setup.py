"""The user's own zones and gazetteer on their way to the reader."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import tallystick
from tallystick.flow.setup import Setup, reader_options
from tallystick.reader.options import ReaderOptions

TEXT = "A drone struck a truck in Morwynske on 5 March 2024, the regional police said. Two drivers were killed."
# One row of a GeoNames dump, made up: 19 columns.
ROW = [
    "999999901", "Morwynske", "Morwynske", "", "47.5", "36.1", "P", "PPL", "UA", "", "26", "", "", "", "900", "", "80",
    "Europe/Kyiv", "2024-01-01",
]  # fmt: skip


@pytest.fixture
def zones(tmp_path: Path) -> Path:
    """A GeoJSON file with one circle around the made-up village."""
    feature = {
        "type": "Feature",
        "properties": {"name": "Morwynske quiet zone", "kind": "deconfliction-zone", "radius_km": 10},
        "geometry": {"type": "Point", "coordinates": [36.1, 47.5]},
    }
    path = tmp_path / "zones.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}))
    return path


@pytest.fixture
def gazetteer(tmp_path: Path) -> Path:
    """A GeoNames dump with one village."""
    path = tmp_path / "XX.txt"
    path.write_text("\t".join(ROW) + "\n")
    return path


def test_nothing_given_is_the_shipped_reader() -> None:
    """Without files of the user the options are the reader's own."""
    assert reader_options(Setup()) == ReaderOptions()


def test_files_are_loaded_and_change_the_readings_id(zones: Path, gazetteer: Path) -> None:
    """Zones and gazetteer reach the reader; a reading made with other files is another reading."""
    both = reader_options(Setup(zones=(str(zones),), gazetteer=str(gazetteer)))
    assert len(both.zones) == 1 and both.gazetteer is not None
    given = ({}, {"zones": zones}, {"gazetteer": gazetteer}, {"zones": zones, "gazetteer": gazetteer})
    assert len({tallystick.read(TEXT, **more).reading.id for more in given}) == 4  # type: ignore[arg-type]


def test_a_users_place_and_zone_are_read(zones: Path, gazetteer: Path) -> None:
    """A place that only the user's dump knows is found, and its happening is set against the user's zone."""
    result = tallystick.read(TEXT, published_on="2024-03-06", zones=zones, gazetteer=gazetteer)
    assert [place.geonameid for place in result.places if place.name == "Morwynske"] == [999999901]
    answers = {answer.answer for event in result.events for answer in event.zones if answer.restricted}
    assert answers == {"inside"}


@pytest.mark.parametrize("words", ["", "{}", "not json", '{"type": "FeatureCollection", "features": [1]}'])
def test_bad_files_are_one_line(tmp_path: Path, words: str) -> None:
    """A file that is not what it should be is a ValueError of one line that names it."""
    path = tmp_path / "bad.txt"
    path.write_text(words)
    for arguments in ({"zones": path}, {"gazetteer": path}):
        with pytest.raises(ValueError, match=r"bad\.txt") as caught:
            tallystick.read(TEXT, **arguments)  # type: ignore[arg-type]
        assert "\n" not in str(caught.value)

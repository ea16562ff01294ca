"""GeoVirus counts names and distances."""

from __future__ import annotations

from typing import Any

from bench.figures import Counts

from bench import geovirus
from doubles.made import place

TEXT = "Cases in Norville, in southern Eastland and in Porto were counted by a man named West."


def toponym(words: str, lat: float = 1.0, lon: float = 1.0) -> dict[str, Any]:
    """An annotation of the corpus."""
    start = TEXT.index(words)
    return {"s": start, "e": start + len(words), "name": words, "lat": lat, "lon": lon}


def test_tagging_by_borders_and_by_overlap() -> None:
    """One exact, one with another border, one invented."""
    counts = Counts()
    row = {"id": "a", "toponyms": [toponym("Norville"), toponym("Eastland")]}
    found = [place(TEXT, "Norville"), place(TEXT, "southern Eastland"), place(TEXT, "West")]
    geovirus.count(row, found, counts)
    assert counts.sums("tagging") == (1, 3, 2)
    assert counts.sums("tagging_overlap") == (2, 3, 2)


def test_distance_counts_on_found_names_only() -> None:
    """Near, far, without a point, and not found at all."""
    counts = Counts()
    names = [toponym("Norville"), toponym("Eastland"), toponym("Porto"), toponym("West")]
    found = [place(TEXT, "Norville", 1.0, 2.0), place(TEXT, "Eastland", 5.0, 5.0), place(TEXT, "Porto", None, None)]
    distances = geovirus.count({"id": "a", "toponyms": names}, found, counts)
    assert counts.sums("acc_161") == (1, 3, 3)
    assert counts.sums("acc_161_placed") == (1, 2, 2)
    assert [round(d) for d in distances] == [111, 629]


def test_pairs_are_one_to_one() -> None:
    """One place of ours answers one name."""
    two = [toponym("Nor"), toponym("ville")]
    assert len(geovirus.pairs(two, [place(TEXT, "Norville")])) == 1


def test_countries_and_what_is_wider_are_left_out_of_the_finer_figure() -> None:
    """Which point stands for a country is a convention."""
    counts = Counts()
    names = [toponym("Norville"), toponym("Eastland")]
    found = [place(TEXT, "Norville", 1.0, 2.0), place(TEXT, "Eastland", 5.0, 5.0) | {"precision": "country"}]
    geovirus.count({"id": "a", "toponyms": names}, found, counts)
    assert counts.sums("acc_161") == (1, 2, 2)
    assert counts.sums("acc_161_finer") == (1, 1, 1)

"""Literal counts are matched by phrase, outcome and numbers, with the group and without."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from bench.figures import Counts
from bench.places import rows

from bench import counts
from doubles.made import event, gold, harm, reading

TEXT = "Guns at Porto killed two farmers and at least one guard; six people and a nurse were wounded, an envoy said."


def told(
    words: str, outcome: str = "killed", who: str = "civilians", low: int | None = 1, **more: Any
) -> dict[str, Any]:
    """An annotated row."""
    place = gold(TEXT, words)
    return {"s": place["s"], "e": place["e"], "outcome": outcome, "who": who, "low": low, "high": low, **more}


WANTED = [
    told("two farmers", low=2),
    told("at least one guard", who="security-forces", high=None),
    told("six people", "injured", "unspecified", 6),
    told("a nurse", "injured", "medics"),
]
RIGHT = [
    harm(TEXT, "killed two farmers", low=2),
    harm(TEXT, "one guard", who="security-forces", high=None),
    harm(TEXT, "six people", "injured", 6, who="unspecified"),
    harm(TEXT, "a nurse", "injured", who="medics"),
]


def figures(*given: dict[str, Any]) -> tuple[float, float]:
    """F with the group and without, for one reading with these rows."""
    made = Counts()
    counts.score("a", WANTED, counts.ours(reading(TEXT, events=[event(TEXT, "killed", harm=list(given))])), made)
    return made.figures()["counts_f"], made.figures()["counts_any_group_f"]


def test_a_right_reading_is_one() -> None:
    """Spans need only overlap; null equals null."""
    assert figures(*RIGHT) == (1.0, 1.0)
    assert figures() == (0.0, 0.0)


@pytest.mark.parametrize(
    "wrong",
    [
        harm(TEXT, "two farmers", "injured", 2),
        harm(TEXT, "two farmers", low=3),
        harm(TEXT, "two farmers", low=2, high=None),
        harm(TEXT, "Porto", low=2),
    ],
)
def test_outcome_numbers_and_place_must_agree(wrong: dict[str, Any]) -> None:
    """Each mistake alone costs the row: three of four rows right on both sides."""
    assert figures(wrong, *RIGHT[1:]) == (0.75, 0.75)


def test_a_wrong_group_costs_only_the_figure_with_groups() -> None:
    """A guard given as a civilian has the right count."""
    assert figures(RIGHT[0], harm(TEXT, "one guard", high=None), *RIGHT[2:]) == (0.75, 1.0)


@pytest.mark.parametrize(
    ("wanted", "given", "same"),
    [
        ("civilians", "children", True),
        ("medics", "civilians", True),
        ("men", "aid-workers", True),
        ("unspecified", "unspecified", True),
        ("unspecified", "women", True),
        ("unspecified", "combatants", False),
        ("civilians", "unspecified", False),
        ("combatants", "security-forces", False),
        ("combatants", "combatants", True),
    ],
)
def test_groups_are_held_against_each_other_by_class(wanted: str, given: str, same: bool) -> None:
    """Kinds of civilians are one class; only the annotation may leave the group open."""
    assert counts.same_group(told("two farmers", who=wanted), harm(TEXT, "two farmers", who=given)) is same


def test_rows_are_paired_one_to_one() -> None:
    """A row of ours cannot answer two annotated ones, nor one annotated row two of ours."""
    one, row = told("two farmers"), harm(TEXT, "two farmers")
    assert counts.matched([one, one], [row], counts.same_group) == 1
    assert counts.matched([one], [row, row], counts.same_group) == 1


def test_the_order_of_rows_does_not_matter() -> None:
    """A wide row that two phrases could take leaves the narrow one its own partner."""
    wanted = [told("two farmers"), told("at least one guard")]
    given = [harm(TEXT, "two farmers and at least one guard"), harm(TEXT, "two farmers")]
    for rows_wanted in permutations(wanted):
        for rows_given in permutations(given):
            assert counts.matched(rows_wanted, rows_given, counts.same_count) == 2


def test_only_killed_and_injured_count_and_each_row_once() -> None:
    """A row that two events share is one; captured people are not looked at."""
    row, other = RIGHT[0], harm(TEXT, "an envoy", "captured")
    events = [event(TEXT, "killed", harm=[row, other]), event(TEXT, "wounded", harm=[row])]
    assert counts.ours(reading(TEXT, events=events)) == [row]


def test_outcomes_have_figures_of_their_own_and_the_worst_case_is_named() -> None:
    """Killed right, injured missed: the case with mistakes is named by its id."""
    made = Counts()
    counts.score("b", WANTED, RIGHT[:2], made)
    counts.score("a", WANTED, RIGHT, made)
    found = made.figures()
    assert (found["killed_f"], found["injured_r"]) == (1.0, 0.5)
    assert made.worst("counts_f") == ["b"]


def test_the_annotation_is_numbers_and_words_of_the_contract() -> None:
    """Sixty codes; every row has a span, an outcome, a group and an order of low and high, and no other word."""
    found = counts.annotated()
    assert len(found) == 60
    for row in (row for told_rows in found.values() for row in told_rows):
        assert set(row) == {"s", "e", "outcome", "who", "low", "high"}
        assert 0 <= row["s"] < row["e"] <= 2500
        assert row["outcome"] in counts.OUTCOMES
        assert row["who"] in counts.CIVILIANS | {"combatants", "security-forces", "unspecified"}
        assert row["low"] is None or row["high"] is None or row["low"] <= row["high"]


@pytest.mark.measure
def test_the_annotated_assessments_are_the_first_sixty_short_ones(measure: Path) -> None:
    """By sorted code, at most 2,500 characters, every span inside its text."""
    texts = {row["code"]: row["text"] for row in rows(measure / "narratives_dev.jsonl") if len(row["text"]) <= 2500}
    found = counts.annotated()
    assert list(found) == sorted(texts)[:60]
    assert all(row["e"] <= len(texts[code]) for code, told_rows in found.items() for row in told_rows)

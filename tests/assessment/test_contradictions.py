"""What contradicts what: each property, and the pairs that only look like it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from bench.contradictions import FILE, cases
from hypothesis import given
from hypothesis import strategies as st

from doubles.incidents import DAY, count, says
from tallystick.assessment.contradictions import contradictions
from tallystick.assessment.origins import origins
from tallystick.model.incident import Contradiction, Statement


def found(*statements: Statement) -> list[Contradiction]:
    """The contradictions among some statements."""
    return list(contradictions(statements, origins(statements)))


KOBANI = {"property": "place", "value": "Kobani", "place": "Kobani", "lat": 36.89, "lon": 38.35, "reach_km": 5.0}
ISSA = {"property": "place", "value": "Ain Issa", "place": "Ain Issa", "lat": 36.39, "lon": 38.86, "reach_km": 5.0}
ISRAEL = {"property": "actor", "value": "Israeli army", "party": "ISR:GOV"}
SYRIA = {"property": "responsibility", "value": "Syrian army", "party": "SYR:GOV"}


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        (count("a", 5, "SOHR"), count("b", 9, "SNHR"), "5 against 9"),
        (count("a", 5, "SOHR"), count("b", None, "Israeli army", quantifier="none"), "5 against 0"),
        (count("a", 5, "SOHR"), count("b", 5, "Israeli army", who="combatants"), "the same dead are civilians to one"),
        (count("a", 5, "SOHR"), count("b", 9, "SNHR", who="children"), "more children than there were civilians"),
        (count("a", 5, "SOHR"), count("b", 5, "Israeli army", stance="denies"), "one denies the harm"),
        (says("a", "SOHR", **ISRAEL), says("b", "SNHR", **SYRIA), "Israeli army against Syrian army"),
        (says("a", "SOHR", **ISRAEL), says("b", "Israel", stance="denies", **ISRAEL), "one denies that a party did it"),
        (says("a", "SOHR", **KOBANI), says("b", "SNHR", **ISSA), "Kobani against Ain Issa, which lie apart"),
        (
            says("a", "SOHR", property="date", value="2024-05-02/2024-05-02"),
            says("b", "SNHR", property="date", value="2024-05-04/"),
            "2024-05-02/2024-05-02 against 2024-05-04/",
        ),
        (
            says("a", "SOHR", property="weapon", value="barrel bomb"),
            says("b", "SANA", property="weapon", value="car bomb"),
            "barrel bomb against car bomb",
        ),
    ],
)
def test_contradictions_say_who_against_whom_and_why(one: Statement, other: Statement, why: str) -> None:
    """One contradiction with both claims and the reason."""
    (only,) = found(one, other)
    assert {only.one, only.other} == {"a", "b"}
    assert only.why.startswith(why)


@pytest.mark.parametrize(
    "other",
    [
        count("b", 3, "SNHR", who="children"),
        count("b", 9, "SNHR", as_of=DAY + timedelta(days=1)),
        count("b", 4, "the Observatory", as_of=DAY + timedelta(days=1)),
        count("b", 5, "SNHR", quantifier="about"),
        count("b", 4, "SNHR", quantifier="at-least"),
        count("b", None, "SNHR", quantifier="several"),
        count("b", 9, "SNHR", place="Ain Issa"),
        count("b", 2, "SNHR", who="combatants"),
        count("b", 90, "SNHR", outcome="injured"),
    ],
)
def test_what_only_looks_like_it(other: Statement) -> None:
    """A part, a rising toll, a correction of one's own, a rounded number, another place, other people, other harm."""
    assert found(count("a", 5, "SOHR", place="Kobani"), other) == []


def test_allies_named_together_are_no_contradiction() -> None:
    """A third voice says that both took part."""
    both = [says(f"c{i}", "MSF", event="e", **side) for i, side in enumerate((ISRAEL, {**SYRIA, "property": "actor"}))]
    assert found(says("a", "SOHR", **ISRAEL), says("b", "SNHR", **SYRIA), *both) == []


def test_the_shipped_pairs_are_told_apart() -> None:
    """Our own planted pairs: F at least .80, the floor."""
    rows = list(cases(FILE))
    right = sum(planted and ours for _, _, planted, ours in rows)
    assert len(rows) == 120 and sum(planted for _, _, planted, _ in rows) == 60
    assert 2 * right / (60 + sum(ours for *_, ours in rows)) >= 0.80


@given(st.permutations([count(i, n, v) for i, n, v in (("a", 5, "SOHR"), ("b", 9, "SNHR"), ("c", 5, "MSF"))]))
def test_the_order_does_not_matter(statements: Any) -> None:
    """The same pairs, whichever claim comes first."""
    assert [(c.one, c.other) for c in found(*statements)] == [("a", "b"), ("b", "c")]

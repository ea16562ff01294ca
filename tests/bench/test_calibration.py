"""The measure of calibration on hand-made slots and readings."""

from __future__ import annotations

from typing import Any

import pytest
from bench.calibration import _relations, cross_fitted, ece, errors, in_doubtful_quarter, judged
from training.calibrate import Judged

Row = dict[str, Any]


def test_the_error_is_the_distance_of_bins() -> None:
    """Nine of ten right at .9 is no error; five of ten at .9 is .4; two bins weigh by their size."""
    fair = [(n < 9, 0.9) for n in range(10)]
    sure = [(n < 5, 0.9) for n in range(10)]
    assert ece(fair) == pytest.approx(0)
    assert ece(sure) == pytest.approx(0.4)
    assert ece([*sure, *[(False, 0.05)] * 10]) == pytest.approx((0.4 + 0.05) / 2)
    assert ece([]) == 0


def test_kinds_do_not_make_up_for_each_other() -> None:
    """One kind too sure and one too timid are two errors, though together they look right."""
    chances = [(Judged("a", 0.5, True), 0.5)] * 10 + [(Judged("b", 0.5, False), 0.5)] * 10
    assert errors(chances) == (pytest.approx(0.5), {"a": pytest.approx(0.5), "b": pytest.approx(0.5)})


def test_the_doubtful_quarter() -> None:
    """Four of eight slots wrong, two of them among the two least probable."""
    chances = [(Judged("a", 0.5, n >= 4), n / 10) for n in range(8)]
    assert in_doubtful_quarter(chances) == 0.5


def test_no_slot_is_judged_by_curves_that_saw_its_passage() -> None:
    """A rule right in one passage and wrong in all others gains nothing there from having been right."""
    sign = {"x: y": 1.0}
    slots = [Judged("a", 0.5, case == "p0", case, sign) for case in (f"p{n}" for n in range(10)) for _ in range(20)]
    own = [chance for slot, chance in cross_fitted(slots) if slot.case == "p0"]
    assert len(own) == 20 and max(own) < 0.2


def why(slot: str, value: str | None = None, words: list[list[int]] | None = None) -> Row:
    """An explanation as JSON."""
    return {"slot": slot, "by": "rule", "probability": 0.5, "words": words or [[0, 1]], "value": value, "signs": {}}


def quote(start: int, end: int) -> Row:
    """A gold span."""
    return {"q": "", "s": start, "e": end}


GOLD: Row = {
    "id": "made-1",
    "attributions": [],
    "events": [
        {
            "id": "E1", "type": "assault", "mode": "aerial", "factuality": "happened", "trigger": quote(10, 16),
            "actors": [{"name": "Northern Front", "span": quote(0, 9)}],
            "targets": [{"name": "market", "span": quote(17, 23)}],
            "weapons": [], "when": None, "where": None, "damage": [],
            "harm": [{"outcome": "killed", "who": "civilians", "low": 9, "high": 9, "span": quote(30, 40)}],
        }
    ],
}  # fmt: skip


def reading(**event: Any) -> Row:
    """A reading with the gold event and one that is not there."""
    entities = [
        {"id": "n1", "name": "Northern Front", "mentions": [[0, 9]]},
        {"id": "n2", "name": "market", "mentions": [[17, 23]]},
    ]
    harm = {"id": "h1", "outcome": "killed", "who": "combatants", "low": 9, "high": 9, "span": [30, 35]}
    harm["why"] = [why("outcome"), why("who"), why("number")]
    told = {"id": "e1", "type": "assault", "mode": "aerial", "factuality": "alleged", "trigger": [10, 16]}
    told |= {"harm": [harm], "damage": [], "when": None, "where": None, "why": []}
    invented = {**told, "id": "e2", "trigger": [50, 55], "harm": [], "why": [why("type")]}
    return {"entities": entities, "attributions": [], "events": [{**told, **event}, invented]}


def rights(found: Row) -> list[tuple[str, bool]]:
    """Kind and rightness of every slot."""
    return [(slot.kind, slot.right) for slot in judged(GOLD, found)]


def test_slots_are_right_where_the_gold_event_has_them() -> None:
    """Parties in their own role, labels that agree; a slot of an invented event is wrong; a gold row that does not say
    is not asked."""
    slots = [why("type"), why("mode"), why("factuality"), why("actors", "n1"), why("targets", "n2"), why("scope")]
    assert rights(reading(why=slots)) == [
        ("event.type", True), ("event.mode", True), ("event.factuality", False),
        ("event.actors", True), ("event.targets", True), ("event.type", False),
        ("harm.outcome", True), ("harm.who", False), ("harm.number", True),
    ]  # fmt: skip


def test_swapped_parties_are_wrong() -> None:
    """The victim as actor, the actor as victim."""
    slots = [why("actors", "n2"), why("targets", "n1")]
    assert rights(reading(why=slots))[:2] == [("event.actors", False), ("event.targets", False)]


def test_the_ends_of_a_tie_go_by_its_direction() -> None:
    """ "X backs Y" is not "Y backs X"; "X is at war with Y" is the same both ways."""
    entities = [{"id": "n1", "name": "Kharun"}, {"id": "n2", "name": "Darvan"}]
    whys = [
        {"slot": s, "probability": 0.5, "signs": {}, "value": v}
        for s, v in (("kind", None), ("from", "n2"), ("to", "n1"))
    ]
    told = {"q": "backed by", "s": 0, "e": 9}
    for kind, right in (("backs", [True, False, False]), ("fighting", [True, True, True])):
        gold = {"relations": [{"from": "Kharun", "to": "Darvan", "kind": kind, "span": told}]}
        reading = {"entities": entities, "relations": [{"kind": kind, "span": [0, 9], "why": whys}]}
        assert [found for *_, found in _relations(gold, reading)] == right

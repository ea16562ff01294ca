"""Grave errors are counted by kind, over the slots that were looked at, each with its id."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bench import grave, own
from doubles.made import entity, event, gold, harm, reading
from tallystick.reader.network.weights import CARD, shipped
from training import markup

pytestmark = pytest.mark.measure
TEXT = "Red forces shelled Blue troops near Porto, killing two farmers and wounding one soldier, White envoys said."
RED, BLUE, WHITE = (entity(TEXT, words) for words in ("Red forces", "Blue troops", "White envoys"))


def filler(words: str) -> dict[str, Any]:
    """A gold filler."""
    return {"name": words, "span": gold(TEXT, words), "entity": None}


def told(words: str, outcome: str, who: str) -> dict[str, Any]:
    """A gold row of harm."""
    return {"span": gold(TEXT, words), "outcome": outcome, "who": who, "low": 1, "high": 1}


GOLD: dict[str, Any] = {
    "id": "own-1",
    "text": TEXT,
    "events": [
        {
            "trigger": gold(TEXT, "shelled"),
            "type": "assault",
            "factuality": "happened",
            "actors": [filler("Red forces")],
            "targets": [filler("Blue troops")],
            "harm": [told("two farmers", "killed", "civilians"), told("one soldier", "injured", "security-forces")],
        }
    ],
}


def found(wanted: dict[str, Any] = GOLD, **slots: Any) -> grave.Found:
    """What is found in a reading whose one event has these slots."""
    made = grave.Found()
    one = event(TEXT, "shelled", **{"actors": [RED["id"]], "targets": [BLUE["id"]], **slots})
    grave.look(wanted, reading(TEXT, entities=[RED, BLUE, WHITE], events=[one]), made)
    return made


@pytest.fixture(autouse=True)
def scorer(measure: Path) -> None:
    """Pairing and likeness of names are the measure's own."""


def test_a_right_reading_has_none() -> None:
    """Two parties, factuality, and two rows of harm with outcome and group: seven slots."""
    rows = [harm(TEXT, "two farmers"), harm(TEXT, "one soldier", "injured", who="security-forces")]
    made = found(harm=rows)
    assert (made.slots, made.errors) == (7, [])


def test_swapped_and_mistaken_parties() -> None:
    """The other side's role, and a party that has no part in it."""
    made = found(actors=[BLUE["id"]], targets=[RED["id"]])
    assert [kind for kind, _, _ in made.errors] == ["swapped", "swapped"]
    assert found(actors=[WHITE["id"]]).errors == [("mistaken", "own-1", "e-shelled")]


def test_a_wrong_thing_is_no_mistaken_party() -> None:
    """Only parties, persons and groups can be accused."""
    market = entity(TEXT, "Porto", "facility")
    made = grave.Found()
    one = event(TEXT, "shelled", targets=[market["id"]])
    grave.look(GOLD, reading(TEXT, entities=[market], events=[one]), made)
    assert (made.slots, made.errors) == (2, [])


def test_a_target_that_the_event_counts_as_harmed_is_not_mistaken() -> None:
    """The happening killed them, also where the passage names another target; whoever it did not harm is mistaken."""
    farmers = entity(TEXT, "two farmers", "group")
    for who, errors in ((farmers, []), (WHITE, ["mistaken"])):
        made = grave.Found()
        one = event(TEXT, "shelled", targets=[who["id"]])
        grave.look(GOLD, reading(TEXT, entities=[farmers, WHITE], events=[one]), made)
        assert [kind for kind, _, _ in made.errors] == errors
    made = grave.Found()
    grave.look(GOLD, reading(TEXT, entities=[farmers], events=[event(TEXT, "shelled", actors=[farmers["id"]])]), made)
    assert [kind for kind, _, _ in made.errors] == ["mistaken"], "the harmed did not do it"


def test_a_denial_read_as_fact() -> None:
    """Denied, planned or not happened in the report, happened in the reading."""
    for fact, errors in (("denied", 1), ("planned", 1), ("did-not-happen", 1), ("alleged", 0)):
        wanted = {**GOLD, "events": [{**GOLD["events"][0], "factuality": fact}]}
        assert len(found(wanted).errors) == errors, fact


def test_wrong_harm() -> None:
    """Killed for injured, armed for civilian, and people nobody told of."""
    rows = [
        harm(TEXT, "two farmers", "injured"),
        harm(TEXT, "one soldier", "injured", who="civilians"),
        harm(TEXT, "White envoys"),
    ]
    assert [kind for kind, _, _ in found(harm=rows).errors] == ["outcome", "group", "invented"]


def test_the_sum_names_every_error() -> None:
    """Shares over slots, ids by kind, worst passages first."""
    made = grave.Found(10, [("invented", "b", "h-1"), ("swapped", "a", "e-1"), ("invented", "b", "h-2")])
    measured = grave.summed(made, 2)
    assert (measured.figures["grave_share"], measured.figures["free_of_grave_errors"]) == (0.3, 0.7)
    assert measured.figures["ids"]["invented"] == ["b h-1", "b h-2"]
    assert list(measured.worst("grave")) == ["b", "a"]
    assert "tenth_share" not in measured.figures
    assert grave.summed(made, 2, grave.Found(4, made.errors[:1])).figures["tenth_share"] == 0.25


def test_the_passages_are_those_that_no_weight_saw() -> None:
    """The held-out tenth and the files that the card does not name: at least 500."""
    card = json.loads((shipped() / CARD).read_text(encoding="utf-8"))
    every = {p.id: p.file for p in markup.passages(sorted(markup.FOLDER.glob("*.txt")))}
    chosen = {row["id"] for row in own.passages(unseen=True)}
    apart = markup.held_out(every)
    assert chosen == {i for i, file in every.items() if i in apart or file not in card["reports"]}
    assert len(chosen) >= 500 and apart < chosen

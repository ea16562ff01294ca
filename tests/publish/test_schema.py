"""The published JSON Schema accepts what the contract allows and refuses what it does not."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from tests.publish.sample import READING

from tallystick.model.contract import reading_to_dict
from tallystick.model.document import Document
from tallystick.model.reading import Reading
from tallystick.publish.check import problems
from tallystick.publish.jsonl import json_line
from tallystick.publish.schema import contract, is_promised, may_be_null, reading_schema

Row = dict[str, Any]
VALIDATOR = Draft202012Validator(reading_schema())


def sample() -> Row:
    """A fresh copy of the sample in the form of the contract."""
    row: Row = json.loads(json_line(READING, explain=True))
    return row


def test_the_schema_is_a_valid_schema() -> None:
    """The schema itself satisfies the 2020-12 meta-schema."""
    Draft202012Validator.check_schema(reading_schema())


@pytest.mark.parametrize("reading", [READING, Reading(id="r", reader="t", document=Document(text=""))])
def test_full_and_empty_readings_are_valid(reading: Reading) -> None:
    """The rich sample and a reading of an empty text both satisfy schema and laws."""
    row = json.loads(json_line(reading))
    assert [error.message for error in VALIDATOR.iter_errors(row)] == []
    assert problems(row) == ()


def test_every_key_the_model_writes_is_in_the_contract() -> None:
    """Model and contract file name the same keys in the same records, so neither can drift from the other."""
    row = reading_to_dict(READING, explain=True)
    records = contract()["record"]
    for name in contract()["lists"]:
        assert set(row[name][0]) == set(records[name]), name
    event = row["events"][0]
    children = {
        "weapon": event["weapons"][0],
        "when": event["when"],
        "where": event["where"],
        "zone": event["zones"][0],
    }
    children |= {"harm": event["harm"][0], "damage": event["damage"][0], "series": event["series"]}
    children |= {"reason": event["stated_reason"], "allegation": event["allegation"][0]}
    children |= {"why": event["why"][0]}
    children |= {"reading": row["reading"], "document": row["document"], "said": row["attributions"][5]["said"]}
    for name, child in children.items():
        assert set(child) == set(records[name]), name


def test_the_lists_stand_in_the_order_of_the_contract() -> None:
    """Head, document and lists come in the contract's order, as the line promises stable keys."""
    assert list(sample()) == ["reading", "document", *contract()["lists"]]


def _set(*path: str | int, value: Any) -> Callable[[Row], None]:
    def change(row: Row) -> None:
        target: Any = row
        for step in path[:-1]:
            target = target[step]
        target[path[-1]] = value

    return change


def _drop(*path: str | int) -> Callable[[Row], None]:
    def change(row: Row) -> None:
        target: Any = row
        for step in path[:-1]:
            target = target[step]
        del target[path[-1]]

    return change


WRONG = {
    "an unknown stance": _set("attributions", 0, "stance", value="mumbles"),
    "a mode of another type": _set("events", 0, "mode", value="visit"),
    "an unknown mode": _set("events", 0, "mode", value="zapped"),
    "an unknown sub-event type": _set("events", 0, "acled", value="Air strike"),
    "an upper-case type": _set("events", 0, "type", value="ASSAULT"),
    "a harm row without a span": _set("events", 0, "harm", 0, "span", value=None),
    "a damage row without a span": _set("events", 0, "damage", 0, "span", value=None),
    "a time without a span": _set("times", 0, "span", value=None),
    "a place without a span": _set("places", 0, "span", value=None),
    "a relation without a span": _set("relations", 0, "span", value=None),
    "a relation without an end": _set("relations", 0, "to", value=None),
    "a null population": _set("events", 0, "harm", 0, "who", value=None),
    "a null name of a place": _set("events", 0, "where", "name", value=None),
    "a number in words": _set("events", 0, "harm", 0, "number", value="17"),
    "a negative number": _set("events", 0, "harm", 0, "number", value=-1),
    "a span of three numbers": _set("events", 0, "trigger", value=[1, 2, 3]),
    "a span of broken numbers": _set("events", 0, "trigger", value=[1.5, 2]),
    "a date with a time": _set("document", "published_on", value="2024-03-15T00:00"),
    "a two-letter country": _set("places", 0, "country", value="SY"),
    "a latitude beyond the pole": _set("places", 0, "lat", value=91),
    "another notice": _set("reading", "notice", value="reviewed"),
    "a missing key": _drop("claims", 0, "chain"),
    "a missing list": _drop("victims"),
    "a renamed key": _drop("relations", 0, "from"),
    "a population on a claim that is no harm": _set("claims", 1, "who", value="civilians"),
    "an unknown property": _set("claims", 0, "property", value="mood"),
    "a probability above one": _set("events", 0, "why", 0, "probability", value=1.2),
    "an unknown allegation": _set("events", 0, "allegation", 0, "tag", value="mean"),
}


@pytest.mark.parametrize("change", WRONG.values(), ids=WRONG.keys())
def test_wrong_readings_are_refused(change: Callable[[Row], None]) -> None:
    """Each single fault makes the sample invalid."""
    row = sample()
    change(row)
    assert not VALIDATOR.is_valid(row)


ALLOWED = {
    "an added key": _set("events", 0, "mood", value="grim"),
    "no title": _set("document", "title", value=None),
    "a weapon without a span": _set("events", 0, "weapons", 0, "span", value=None),
    "an open end of a date": _set("events", 0, "when", "from", value=None),
    "no explanations": _drop("events", 0, "why"),
    "a missing added key": _drop("events", 0, "background"),
    "no place": _set("events", 0, "where", value=None),
}


@pytest.mark.parametrize("change", ALLOWED.values(), ids=ALLOWED.keys())
def test_what_the_contract_leaves_open_is_accepted(change: Callable[[Row], None]) -> None:
    """Added keys, and null where the contract's sentence allows it, keep the sample valid."""
    row = sample()
    change(row)
    assert [error.message for error in VALIDATOR.iter_errors(row)] == []


def _places_of(row: Row) -> list[tuple[str, str, Row]]:
    rows = [(name, item) for name in contract()["lists"] for item in row[name]]
    event = row["events"][0]
    rows += [("harm", event["harm"][0]), ("damage", event["damage"][0]), ("zone", event["zones"][0])]
    rows += [("why", why) for why in event["why"]]
    rows += [("where", event["where"]), ("when", event["when"]), ("weapon", event["weapons"][0])]
    return [(name, key, item) for name, item in rows for key in contract()["record"][name]]


def _validator_of(record: str) -> Draft202012Validator:
    return Draft202012Validator({"$ref": f"#/$defs/{record}", "$defs": reading_schema()["$defs"]})


VALIDATOR_OF = {record: _validator_of(record) for record in contract()["record"]}


def test_null_is_accepted_exactly_where_the_contract_says_so() -> None:
    """Setting any single key of the sample to null is refused or accepted as the contract's one sentence decides."""
    row = sample()
    for record, key, item in _places_of(row):
        kept = item.get(key)
        item[key] = None
        assert VALIDATOR_OF[record].is_valid(item) == may_be_null(record, key), f"{record}.{key}"
        item[key] = kept


def test_only_the_added_keys_may_be_missing() -> None:
    """Removing a promised key is refused, removing an added one is not."""
    row = sample()
    for record, key, item in _places_of(row):
        kept = item.pop(key)
        assert VALIDATOR_OF[record].is_valid(item) == (not is_promised(record, key)), f"{record}.{key}"
        item[key] = kept


BROKEN = {
    "a reference to nobody": (_set("events", 0, "actors", value=["nobody"]), "nobody"),
    "a subset of nothing": (_set("events", 0, "harm", 1, "subset_of", value="h-99"), "h-99"),
    "a span beyond the text": (_set("events", 0, "trigger", value=[0, 10**6]), "no span"),
    "an empty span": (_set("events", 0, "trigger", value=[3, 3]), "no span"),
    "ends in the wrong order": (_set("events", 0, "harm", 3, "low", value=30), "beyond"),
    "dates in the wrong order": (_set("events", 0, "when", "from", value="2025-01-01"), "beyond"),
    "an id used twice": (_set("victims", 1, "id", value="v-yusuf"), "twice"),
}


@pytest.mark.parametrize(("change", "word"), BROKEN.values(), ids=BROKEN.keys())
def test_broken_laws_are_named(change: Callable[[Row], None], word: str) -> None:
    """What a schema cannot see, the check says in a sentence that names the fault."""
    row = sample()
    change(row)
    assert any(word in problem for problem in problems(row))

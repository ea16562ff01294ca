"""The reading in the form of the contract: names, order and values, and back again."""

from __future__ import annotations

import json
from dataclasses import FrozenInstanceError, fields
from datetime import date
from typing import Any, get_args, get_type_hints

import pytest
from tests.publish.sample import READING

from tallystick.model import reading as model
from tallystick.model.contract import RENAMED, reading_to_dict
from tallystick.model.document import Document
from tallystick.model.reading import NOTICE, Reading
from tallystick.model.span import Span

ROW = json.loads(json.dumps(reading_to_dict(READING, explain=True)))


def back(kind: Any, value: Any) -> Any:
    """Build a model value from the contract's data: the reverse of ``plain``, for this test only."""
    options = [option for option in get_args(kind) if option is not type(None)]
    if value is None:
        return None
    if type(None) in get_args(kind):
        return back(options[0], value)
    if kind is Span:
        return Span(*value)
    if kind is date:
        return date.fromisoformat(value)
    if getattr(kind, "__origin__", None) is tuple:
        return tuple(back(options[0], item) for item in value)
    if hasattr(kind, "__dataclass_fields__"):
        names, hints = RENAMED.get(kind.__name__, {}), get_type_hints(kind)
        return kind(**{f.name: back(hints[f.name], value[names.get(f.name, f.name)]) for f in fields(kind)})
    return value


def test_nothing_is_lost_on_the_way() -> None:
    """Every list of the reading, built again from its JSON, equals what it was made from."""
    hints = get_type_hints(Reading)
    for name in ROW:
        if name not in ("reading", "document"):
            assert back(hints[name], ROW[name]) == getattr(READING, name), name
    document = {key: value for key, value in ROW["document"].items() if key not in ("id", "text_hash")}
    document["published_on"] = date.fromisoformat(document["published_on"])
    assert Document(**document) == READING.document


def test_the_head_says_what_made_it_and_that_nobody_reviewed_it() -> None:
    """The notice is there without being asked for."""
    assert ROW["reading"]["notice"] == NOTICE == "machine reading, not reviewed"
    assert ROW["reading"]["id"] == READING.id


def test_words_python_keeps_are_renamed() -> None:
    """The contract's from and to, wherever the model says start and end or source and target."""
    assert ROW["relations"][0]["from"] == "n-vell"
    assert ROW["events"][0]["when"]["from"] == "2024-03-14"
    assert ROW["times"][0]["to"] == "2024-03-15"
    assert ROW["attributions"][5]["said"]["from"] == "2024-03-15"


def test_spans_are_pairs_and_point_at_their_words() -> None:
    """Every pair, taken as [start, end), gives back the words from the text in the same object."""
    start, end = ROW["events"][0]["trigger"]
    assert ROW["document"]["text"][start:end] == "struck"


def test_values_are_frozen() -> None:
    """No value of the model can be changed once made."""
    with pytest.raises(FrozenInstanceError):
        READING.events[0].type = "agree"  # type: ignore[misc]
    for name in vars(model).values():
        if isinstance(name, type) and hasattr(name, "__dataclass_params__"):
            assert name.__dataclass_params__.frozen, name

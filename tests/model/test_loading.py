"""From JSON back to values: nothing is lost on the way there and back."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.model.contract import plain
from tallystick.model.loading import LoadError, compact, loaded
from tallystick.model.reading import Attribution, Claim, Event, Said, Victim
from tallystick.model.record import Anchor, Capture, Decision

KINDS = (Attribution, Event, Claim, Victim, Said, Anchor, Capture, Decision)


@given(st.data())
def test_every_value_comes_back(data: st.DataObject) -> None:
    """Written as JSON, whole or without what is null or empty, any value of the model is read back as it was."""
    kind = data.draw(st.sampled_from(KINDS))
    value = data.draw(st.from_type(kind))
    assert loaded(kind, json.loads(json.dumps(plain(value)))) == value
    assert loaded(kind, json.loads(json.dumps(compact(value)))) == value


def test_a_field_that_came_later_has_its_default() -> None:
    """A row written before a field was added can be read, as can one with a field that is gone."""
    row = {"id": "a1", "voice": "Observer", "source": [], "cue": [[0, 4]], "content": [], "gone": 1}
    value = loaded(Attribution, row)
    assert (value.score, value.inside, value.cue[0].end) == (1.0, None, 4)


def test_what_must_be_there_is_missed_by_name() -> None:
    """A row without a value that has no default is refused, not read as something else."""
    with pytest.raises(ValueError, match="Attribution without voice"):
        loaded(Attribution, {"id": "a1"})


@pytest.mark.parametrize(
    "row", [None, [], {"id": "a1", "voice": "Observer", "cue": 4}, {"id": "a1", "voice": "O", "cue": [[]]}]
)
def test_what_is_of_another_kind_is_refused(row: object) -> None:
    """A row that was damaged is told as such, whatever it has become."""
    with pytest.raises(LoadError):
        loaded(Attribution, row)  # type: ignore[arg-type]

"""The clock of the steps."""

from __future__ import annotations

import pytest

from tallystick.flow import steps


def test_inner_steps_are_taken_out_of_outer_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    """A step inside another is counted once, so that the shares add up to the whole."""
    times = iter([0.0, 1.0, 3.0, 7.0])
    monkeypatch.setattr(steps, "perf_counter", lambda: next(times))
    clock = steps.Clock()
    with clock.step("outer"), clock.step("inner"):
        pass
    assert clock.seconds == {"outer": 5.0, "inner": 2.0}


def test_shares() -> None:
    """Steps come longest first with their share of the whole; no time at all is no error."""
    assert steps.shares({"a": 1.0, "b": 3.0}) == [("b", 3.0, 0.75), ("a", 1.0, 0.25)]
    assert steps.shares({"a": 0.0}) == [("a", 0.0, 0.0)]

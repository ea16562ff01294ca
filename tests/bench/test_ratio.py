"""Reading time over encoder time, counted in one run."""

from __future__ import annotations

import pytest

from bench import ratio


def test_the_ratio_and_the_parts() -> None:
    """The heads are what the network takes beyond its encoder."""
    clock = ratio.Clock({"whole": 3.0, "encoder": 2.0, "network": 2.5, "events": 0.3})
    assert ratio.figures(clock) == {"ratio": 1.5, "encoder_share": 0.667, "parts": {"heads": 0.167, "events": 0.1}}


@pytest.mark.slow
def test_a_reading_is_longer_than_its_encoder() -> None:
    """And the encoder's work is found in it."""
    figures = ratio.measured(every=ratio.REPORTS).figures
    assert figures["ratio"] > 1 and 0 < figures["encoder_share"] < 1

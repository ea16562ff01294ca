"""One network for all tests of this room; they skip while the weights are not there."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from tallystick.reader.network import load_network
from tallystick.reader.parse import Parse, parse

Read = Callable[[str], Parse]


@pytest.fixture(scope="session")
def read() -> Read:
    """Parses a text with the shipped network."""
    try:
        network = load_network()
    except (FileNotFoundError, ModuleNotFoundError):
        pytest.skip("the network's weights are not built")
    return cache(lambda text: parse(text, network))

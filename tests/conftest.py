"""What all tests share: the places of corpora and measures, and how hard Hypothesis tries."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parent.parent
# Worker processes import the doubles by name and get this path from us; the measures lie beside the package.
sys.path[:0] = [str(ROOT / "tests"), str(ROOT)]
REQUIRED = os.environ.get("TALLYSTICK_REQUIRE_CORPORA") == "1"

# The same examples each time, so that a red build can be repeated; TALLYSTICK_HYPOTHESIS=thorough tries many more.
settings.register_profile("quick", max_examples=40, derandomize=True, deadline=None)
settings.register_profile(
    "thorough",
    max_examples=1000,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.load_profile(os.environ.get("TALLYSTICK_HYPOTHESIS", "quick"))


def place(variable: str, default: str) -> Path:
    """The folder an environment variable names, or the default beside the repository."""
    return Path(os.environ.get(variable) or ROOT / default).resolve()


def present(folder: Path, what: str) -> Path:
    """The folder; where it is absent the test is skipped, or fails when the build requires it."""
    if folder.is_dir():
        return folder
    if REQUIRED:
        pytest.fail(f"{what} are required (TALLYSTICK_REQUIRE_CORPORA=1) but absent")
    pytest.skip(f"{what} are absent")


@pytest.fixture(scope="session")
def corpora() -> Path:
    """The annotated corpora."""
    return present(place("TALLYSTICK_CORPORA", "../shared/corpora"), "the corpora")


@pytest.fixture(scope="session")
def measure() -> Path:
    """The gold readings and their scorers."""
    return present(place("TALLYSTICK_MEASURE", "../shared/measure"), "the measures")


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository's root."""
    return ROOT

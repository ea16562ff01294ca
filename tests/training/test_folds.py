"""Every passage is read by weights that never saw it, and no fold is made twice."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training import folds


@given(st.sets(st.integers(0, 999), min_size=10))
def test_folds_part_the_passages(numbers: set[int]) -> None:
    """Each passage in one fold, the folds and their shares of the held-out tenth nearly of one size."""
    ids = [f"a-{n:03d}" for n in numbers]
    made = folds.parts(ids)
    assert sorted(i for part in made for i in part) == sorted(ids)
    for chosen in (made, [[i for i in part if i.endswith("0")] for part in made]):
        assert max(map(len, chosen)) - min(map(len, chosen)) <= 2


def test_a_fold_is_finished_last_and_once(tmp_path: Path) -> None:
    """The list that the bench looks for appears when the weights are there; then nothing is trained again."""
    runs: list[Sequence[str]] = []

    def run(options: Sequence[str]) -> None:
        runs.append(options)
        assert not (tmp_path / "1" / folds.DONE).exists()

    for expected in (True, False):
        assert folds.make(tmp_path / "1", ["a-1", "a-2"], Path("begin"), 2, run) is expected
    assert (tmp_path / "1" / folds.DONE).read_text(encoding="utf-8").split() == ["a-1", "a-2"]
    (options,) = runs
    left_out = Path(options[options.index("--leave-out") + 1])
    assert left_out.read_text(encoding="utf-8").split() == ["a-1", "a-2"]
    assert options[options.index("--steps") + 1] == "2"


def test_a_cut_off_fold_goes_on(tmp_path: Path) -> None:
    """Its folder is there, its list is not."""

    def fail(options: Sequence[str]) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        folds.make(tmp_path / "1", ["a-1"], Path("begin"), None, fail)
    assert folds.make(tmp_path / "1", ["a-1"], Path("begin"), None, lambda options: None)


def test_other_passages_need_another_folder(tmp_path: Path) -> None:
    """Weights trained without one passage say nothing about another."""
    folds.make(tmp_path / "1", ["a-1"], Path("begin"), None, lambda options: None)
    with pytest.raises(SystemExit, match="other passages"):
        folds.make(tmp_path / "1", ["a-2"], Path("begin"), None, lambda options: None)


def test_a_start_that_saw_our_reports_is_refused(tmp_path: Path) -> None:
    """Cross-fitting from it would measure nothing."""
    (tmp_path / "recipe.json").write_text('{"name": "happenings"}', encoding="utf-8")
    with pytest.raises(SystemExit, match="has seen our reports"):
        folds.unlearned(tmp_path / "weights")

"""The gate fails when a figure falls, and says which and on what."""

from __future__ import annotations

from pathlib import Path

import pytest
from bench.figures import Measured
from bench.pins import Pins

from bench import gate
from bench import pins as pinned

PART, KEY, NAME = "re3d", "entities_f", "corpora/re3d/dev.jsonl"


@pytest.fixture
def pins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Pins:
    """One measure whose data is there and pinned, with a floor of .5."""
    (tmp_path / "re3d").mkdir()
    (tmp_path / "re3d" / "dev.jsonl").write_text("{}\n", encoding="utf-8")
    monkeypatch.setenv("TALLYSTICK_CORPORA", str(tmp_path))
    monkeypatch.delenv("TALLYSTICK_REQUIRE_CORPORA", raising=False)
    made = Pins({PART: {KEY: 0.5}})
    pinned.repin(made, [NAME])
    return made


def run(figure: float | None) -> Measured:
    """A measure that gives this figure, and knows its worst cases."""
    return Measured({KEY: figure}, lambda key: [f"case-{number}" for number in range(20)])


def test_a_figure_on_its_floor_holds(pins: Pins) -> None:
    """Equal, above, and below by less than epsilon."""
    for figure in (0.5, 0.9, 0.5 - gate.EPSILON / 2):
        assert gate.check(PART, pins, lambda _, figure=figure: run(figure)).failures == ()


def test_a_figure_below_its_floor_fails_with_its_worst_ten_cases(pins: Pins) -> None:
    """The line names measure, figure, floor and ten ids."""
    verdict = gate.check(PART, pins, lambda _: run(0.4))
    ids = ", ".join(f"case-{number}" for number in range(10))
    assert verdict.failures == (f"re3d: entities_f is 0.4, its floor is 0.5; worst cases: {ids}",)


def test_a_figure_that_is_missing_fails(pins: Pins) -> None:
    """A measure that no longer gives a pinned figure has not passed."""
    (line,) = gate.check(PART, pins, lambda _: run(None)).failures
    assert line.startswith("re3d: entities_f is missing, its floor is 0.5")


def test_a_figure_without_a_floor_fails(pins: Pins) -> None:
    """A floor cannot vanish unseen."""
    pins.floors = {}
    assert gate.check(PART, pins, lambda _: run(0.9)).failures == (
        "re3d: not pinned: entities_f (python -m bench.gate --raise)",
    )


def test_wrong_data_fails_without_a_run(pins: Pins) -> None:
    """Figures on other data say nothing about the floors."""
    pins.data[NAME] = "0" * 64
    (line,) = gate.check(PART, pins, lambda _: pytest.fail("was run")).failures
    assert line.startswith(f"re3d: {NAME}: sha256 ") and "not the data of the floors" in line


def test_absent_data_is_left_out_in_one_line(
    pins: Pins, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Passed where corpora are not required, failed where they are."""
    (tmp_path / "re3d" / "dev.jsonl").unlink()
    verdict = gate.check(PART, pins, lambda _: pytest.fail("was run"))
    assert gate.told([verdict]) == 0
    assert f"left out: re3d (no {NAME})\n" in capsys.readouterr().out
    monkeypatch.setenv("TALLYSTICK_REQUIRE_CORPORA", "1")
    assert gate.told([verdict]) == 1


def test_a_measure_that_cannot_go_on_fails_with_its_line(pins: Pins) -> None:
    """What it said on leaving is the failure."""

    def leave(_: str) -> Measured:
        raise SystemExit("a passage breaks the form")

    assert gate.check(PART, pins, leave).failures == ("re3d: a passage breaks the form",)


def test_pinning_moves_up_and_reports_what_is_still_too_low(pins: Pins, capsys: pytest.CaptureFixture[str]) -> None:
    """Up in silence of failures; a lower figure stays a failure and its floor stays."""
    assert gate.pin(PART, pins, None, lambda _: run(0.7)).failures == ()
    assert pins.floors == {PART: {KEY: 0.7}}
    assert "re3d entities_f: 0.5 -> 0.7" in capsys.readouterr().out
    assert len(gate.pin(PART, pins, None, lambda _: run(0.6)).failures) == 1
    assert pins.floors == {PART: {KEY: 0.7}} and pins.lowered == []


def test_pinning_moves_down_only_with_a_reason(pins: Pins) -> None:
    """The reason is kept with the figures."""
    assert len(gate.pin(PART, pins, "fewer layers", lambda _: run(0.4)).failures) == 1
    assert gate.pin(PART, pins, "fewer layers", lambda _: run(0.4), lower=True).failures == ()
    assert pins.floors == {PART: {KEY: 0.4}} and pins.changed == []
    assert [(row["from"], row["to"], row["reason"]) for row in pins.lowered] == [(0.5, 0.4, "fewer layers")]


def test_changed_data_is_pinned_anew_only_with_a_reason(pins: Pins, capsys: pytest.CaptureFixture[str]) -> None:
    """Other data may hide a loss: without a reason nothing is measured and nothing moves; with one it is kept."""
    pins.data[NAME] = "0" * 64
    (line,) = gate.pin(PART, pins, None, lambda _: pytest.fail("was run")).failures
    assert NAME in line and line.endswith('(pinned anew with --raise --reason "…")')
    assert pins.data[NAME] == "0" * 64 and pins.changed == []
    assert gate.pin(PART, pins, "a typing error mended", lambda _: run(0.5)).failures == ()
    assert f"{NAME}: pinned anew (a typing error mended)" in capsys.readouterr().out
    assert pinned.wrong([NAME], pins.data) == []
    assert [(row["files"], row["reason"]) for row in pins.changed] == [([NAME], "a typing error mended")]


def test_data_that_was_never_pinned_is_pinned_as_it_is(pins: Pins) -> None:
    """A new measure has nothing to differ from."""
    pins.data = {}
    assert gate.pin(PART, pins, None, lambda _: run(0.5)).failures == ()
    assert pinned.wrong([NAME], pins.data) == [] and pins.changed == []


@pytest.mark.parametrize(
    ("options", "says"), [(["--allow-regression"], "together"), (["--reason", "why"], "goes with --raise")]
)
def test_a_flag_without_its_reason_and_a_reason_without_a_flag(
    options: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Neither alone does anything."""
    assert gate.main(options) == 2
    assert says in capsys.readouterr().err


def test_an_unknown_name_is_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    """The measures with floors are named."""
    assert gate.main(["nothing"]) == 2
    told = "no floors for nothing; there are some for calibration, contradictions, copies, counts"
    assert told in capsys.readouterr().err


def test_parts_are_chosen_by_name() -> None:
    """The quick run, everything, one measure, one part of one measure."""
    assert "muc4/3" in gate.chosen([], everything=False) and "muc4" not in gate.chosen([], everything=False)
    assert {"muc4", "muc4/3"} <= set(gate.chosen([], everything=True))
    assert gate.chosen(["muc4"], everything=False) == ["muc4/3"]
    assert gate.chosen(["muc4"], everything=True) == ["muc4/3", "muc4"]
    assert gate.chosen(["polnear/3"], everything=False) == ["polnear/3"]


def test_every_gated_measure_has_what_the_gate_needs() -> None:
    """Data names, figures and a function to call."""
    for name in gate.gated():
        module = gate.module(name)
        assert module.DATA and module.FLOORS and callable(module.measured), name


def test_a_figure_in_percent_has_its_own_epsilon() -> None:
    """A tenth of a percent is not a loss, a whole one is."""
    assert gate.below({"f": 39.9}, {"f": 40.0}) == []
    assert gate.below({"f": 39.0}, {"f": 40.0}) == [("f", 39.0, 40.0)]


def test_many_wrong_files_are_one_line() -> None:
    """The first three and how many more."""
    assert gate.few(["a", "b"]) == "a; b"
    assert gate.few(list("abcde")) == "a; b; c; and 2 files more"

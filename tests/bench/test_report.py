"""The page of measures is made of figures, targets and a template."""

from __future__ import annotations

import json
import subprocess
import tomllib
from pathlib import Path

import pytest
from bench.__main__ import names

from bench import report

FIGURES = {"polnear": {"source_characters_f": 0.8326}, "times": {"gum": {"value_f": 0.5}}}


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (None, "not measured"),
        (0.9163, ".916"),
        (1.0, "1.00"),
        (36.02, "36.0"),
        (14, "14"),
        (1500, "1,500"),
        (0.0, ".000"),
    ],
)
def test_figures_are_written_alike(figure: float | None, words: str) -> None:
    """Shares with three digits and no leading zero, larger figures with fewer."""
    assert report.written(figure) == words


def test_a_row_of_the_table() -> None:
    """Several figures beside each other, parts by a dot, what is missing said; floor and aim may be absent."""
    rows = [
        {"label": "a", "measure": "polnear", "figures": ["source_characters_f", "cue"], "floor": ".84", "aim": ".86"},
        {"label": "b", "measure": "times", "figures": ["gum.value_f"], "others": "UWTime .82"},
    ]
    assert report.table(FIGURES, rows).splitlines()[2:] == [
        "| a | .833 / not measured | .84 | .86 |  | polnear |",
        "| b | .500 | report |  | UWTime .82 | times |",
    ]


def test_every_target_names_a_measure(root: Path) -> None:
    """A row whose measure was renamed would be never measured unseen."""
    rows = tomllib.loads((root / "bench" / "targets.toml").read_text(encoding="utf-8"))["row"]
    assert {row["measure"] for row in rows} <= set(names())
    assert all(set(row) <= {"label", "measure", "figures", "floor", "aim", "others"} for row in rows)


def test_the_page_can_be_written_without_any_figure() -> None:
    """Everything says that it was not measured; no row is lost."""
    page = report.render({})
    assert (
        "| MUC-4 dev: five-slot template F, percent | not measured | 40 | 54, then 60 | on the test split: GE" in page
    )
    assert "UAS not measured" in page


def test_grave_errors_are_listed_by_id() -> None:
    """Kinds without errors are not listed."""
    page = report.render({"grave": {"ids": {"swapped": ["own-1 e-1", "own-2 e-3"], "invented": []}}})
    assert "- swapped: own-1 e-1, own-2 e-3" in page and "- invented" not in page


def test_the_page_is_written_from_kept_figures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """``--kept`` runs nothing."""
    (tmp_path / "re3d.json").write_text(json.dumps({"entities_f": 0.5682}), encoding="utf-8")
    monkeypatch.setattr(report, "KEPT", tmp_path)
    monkeypatch.setattr(report.subprocess, "run", lambda *_, **__: pytest.fail("was run"))
    assert report.main(["--kept", "--out", str(tmp_path / "page.md")]) == 0
    assert "| re3d dev: entities, exact F | .568 | .68 |" in (tmp_path / "page.md").read_text(encoding="utf-8")


def test_the_notes_stand_as_they_are_written(root: Path) -> None:
    """What people wrote is not lost when the page is made anew."""
    assert (root / "bench" / "measures-notes.md").read_text(encoding="utf-8").strip() in report.render({})


@pytest.fixture
def ran(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The commands that were run; each makes a figure, save that of ``times``."""
    commands: list[list[str]] = []

    def run(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        commands.append(command[3:])
        if command[3] != "times":
            Path(command[5]).write_text('{"entities_f": 0.5}', encoding="utf-8")
        return subprocess.CompletedProcess(command, int(command[3] == "times"))

    monkeypatch.setattr(report, "KEPT", tmp_path)
    monkeypatch.setattr(report.subprocess, "run", run)
    return commands


def test_a_run_goes_on_where_it_was_cut_off(
    ran: list[list[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only what has no figures is run; with other weights, everything."""
    page = ["--out", str(tmp_path / "page.md")]
    assert report.main(["re3d", "times", *page]) == 1
    assert report.main(["re3d", "times", "--resume", *page]) == 1
    assert [command[0] for command in ran] == ["re3d", "times", "times"]
    monkeypatch.setattr(report, "weights_in_force", lambda: "others")
    report.main(["re3d", "--resume", *page])
    assert ran[-1][0] == "re3d"


def test_a_trial_never_becomes_the_page(ran: list[list[str]], tmp_path: Path) -> None:
    """Figures of every ninth row lie apart, and so does their page; folds are for the grave errors alone."""
    assert report.main(["re3d", "grave", "--every", "9", "--folds", str(tmp_path)]) == 0
    assert (tmp_path / "every-9" / "measures.md").is_file() and not list(tmp_path.glob("*.json"))
    assert ran[0][3:] == ["--every", "9"] and ran[1][3:] == ["--every", "9", "--folds", str(tmp_path.resolve())]

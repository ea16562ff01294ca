"""What stands around the reader: damaged weights, and a locale with other decimal marks."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tallystick.archive.report import Report
from tallystick.flow.setup import Setup
from tallystick.flow.worker import Task, read_one
from tallystick.model.document import Document
from tallystick.reader.network.weights import HEADS, shipped

TEXT = "Shells hit a depot at 33.4981, 38.6712 on 5 May 2022, killing 1,250 sheep and 2.5 percent of the herd."
READ = (
    "import locale; locale.setlocale(locale.LC_ALL, ''); mark = locale.localeconv()['decimal_point'];"
    "import tallystick.reader.read as r; from tallystick.model.document import Document;"
    "from tallystick.publish.jsonl import json_line;"
    f"print(mark); print(json_line(r.read_document(Document(text={TEXT!r}))))"
)


def test_damaged_weights_fail_a_report_in_one_line(tmp_path: Path) -> None:
    """The user reads which file is damaged, within the width that a reason may have."""
    folder = Path(shutil.copytree(shipped(), tmp_path / "weights"))
    content = bytearray((folder / HEADS).read_bytes())
    content[100] ^= 1
    (folder / HEADS).write_bytes(content)
    done = read_one(Report(document=Document(text=TEXT), path="a.txt"), Task(setup=Setup(weights=str(folder))))
    assert done.reason is not None and "\n" not in done.reason
    assert done.reason.startswith("could not be read (WeightError: the weight file heads.npz has sha256")
    assert "its card says" in done.reason


def _read(**around: str) -> tuple[str, str]:
    """The decimal mark of a process in these surroundings, and its reading."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG", "LOCPATH"))}
    done = subprocess.run(
        [sys.executable, "-c", READ], capture_output=True, text=True, env={**environment, **around}, check=True
    )
    mark, _, row = done.stdout.partition("\n")
    return mark, row


@pytest.mark.skipif(shutil.which("localedef") is None, reason="no localedef to make a locale with")
def test_the_locale_changes_nothing(tmp_path: Path) -> None:
    """Where the comma is the decimal mark, numbers, coordinates and the JSON are what they are elsewhere."""
    made = subprocess.run(
        ["localedef", "-i", "de_DE", "-f", "UTF-8", str(tmp_path / "de_DE.UTF-8")], capture_output=True, check=False
    )
    if made.returncode > 1:  # 1 is a warning
        pytest.skip("no source of a locale with other decimal marks")
    plain = _read(LC_ALL="C.UTF-8")
    german = _read(LC_ALL="de_DE.UTF-8", LOCPATH=str(tmp_path))
    assert (plain[0], german[0]) == (".", ",")
    assert plain[1] == german[1]

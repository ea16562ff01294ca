"""Help, version, schema: what the program says of itself."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tallystick.cli.main import VERBS, main
from tallystick.version import VERSION


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    """The program itself, as `python -m tallystick`."""
    return subprocess.run(
        [sys.executable, "-m", "tallystick", *arguments], capture_output=True, text=True, timeout=60, check=False
    )


def test_help_names_every_verb() -> None:
    """The overview lists the verbs, and each has a help of its own."""
    assert all(verb in run("--help").stdout for verb in VERBS)
    for verb in VERBS:
        command = main.get_command(None, verb)  # type: ignore[arg-type]
        assert command is not None and command.name == verb


def test_help_loads_nothing_heavy() -> None:
    """Help is quick because no verb and nothing of the reader is loaded for it."""
    code = (
        "import sys; from tallystick.cli.main import main; "
        "main(['--help'], standalone_mode=False); print(sorted(sys.modules))"
    )
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert not any(
        f"'{name}'" in loaded for name in ("numpy", "onnxruntime", "rich", "jinja2", "sqlalchemy", "tallystick.cli.job")
    )


@pytest.mark.parametrize("arguments", [("--version",), ("version",)])
def test_version(arguments: tuple[str, ...]) -> None:
    """Both ways of asking give the version."""
    assert run(*arguments).stdout == f"tallystick {VERSION}\n"


def test_schema_is_json_schema() -> None:
    """The schema of the reading is printed as JSON and says which dialect it is."""
    schema = json.loads(run("schema", "reading").stdout)
    assert schema["$schema"].startswith("https://json-schema.org/draft/2020-12")


def test_no_arguments_show_the_help() -> None:
    """Without a verb nothing is done, and help says what could be."""
    done = run()
    assert done.returncode == 2 and "Reading:" in done.stderr

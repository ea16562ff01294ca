"""The house rules that no other tool checks: sizes, what may not be written, what must be documented."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tallystick.cli.main import VERBS, main

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "tallystick"
FILES = sorted(SOURCE.rglob("*.py"))
# Generous to a table of plain data, deadly to a function that does five things (house rule: median under 10).
MAX_FUNCTION_LINES = 60
MAX_FILE_LINES = 500
MAX_TRACKED_BYTES = 40 * 1024 * 1024
OPENS_CONNECTIONS = {
    "urllib.request",
    "http.client",
    "http.server",
    "socket",
    "socketserver",
    "ssl",
    "ftplib",
    "smtplib",
}
REGISTRY = re.compile(
    r"https?://[^\s\"')]*(?:pypi|pythonhosted|npmjs|/simple\b)[^\s\"')]*|--(?:extra-)?index-url|--find-links"
)
MACHINE = re.compile(r"(?<![\w.])/(?:work|opt|root|home)/\w")
PRINTING_PLACES = {"cli"}
PRINTERS = {"print", "input", "breakpoint"}
LISTING = ("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")


def names(files: list[Path]) -> list[str]:
    """The files' names under the root, for messages."""
    return [str(file.relative_to(ROOT)) for file in files]


def tree(file: Path) -> ast.Module:
    """The syntax tree of a file."""
    return ast.parse(file.read_text(encoding="utf-8"), str(file))


def imports(file: Path) -> Iterator[str]:
    """Every module a file imports, at its top or inside a function."""
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            yield node.module


def tracked() -> list[Path]:
    """The files that git tracks or would track."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    return [path for name in listed.stdout.decode().split("\0") if name and (path := ROOT / name).is_file()]


def functions(file: Path) -> Iterator[tuple[str, int]]:
    """Each function of a file with its number of lines."""
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield (
                f"{file.relative_to(ROOT)}:{node.lineno} {node.name}",
                (node.end_lineno or node.lineno) - node.lineno + 1,
            )


def test_functions_and_files_are_small() -> None:
    """No function is longer than 60 lines, no file longer than 500, and most functions are much shorter."""
    sizes = [pair for file in FILES for pair in functions(file)]
    assert [name for name, lines in sizes if lines > MAX_FUNCTION_LINES] == []
    assert names([file for file in FILES if len(file.read_text(encoding="utf-8").splitlines()) > MAX_FILE_LINES]) == []
    assert sorted(lines for _, lines in sizes)[len(sizes) // 2] < 10


def test_only_the_command_line_prints() -> None:
    """A library that prints spoils the output of the program that uses it."""
    found = [
        f"{file.relative_to(ROOT)}:{node.lineno}"
        for file in FILES
        if file.relative_to(SOURCE).parts[0] not in PRINTING_PLACES
        for node in ast.walk(tree(file))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in PRINTERS
    ]
    assert found == []


def test_nothing_unpickles() -> None:
    """Unpickling a file runs what its maker wrote; shipped data is plain numbers and text."""
    for file in FILES:
        assert {"pickle", "marshal", "shelve", "joblib", "dill"}.isdisjoint(imports(file)), file
        assert not re.search(r"allow_pickle\s*=\s*True", file.read_text(encoding="utf-8")), file


def test_only_the_archive_may_open_connections() -> None:
    """Reading a report tells nobody about it; the archive's door is the only one outwards, and it is not built yet."""
    for file in FILES:
        if file.relative_to(SOURCE).parts[0] != "archive":
            assert OPENS_CONNECTIONS.isdisjoint(imports(file)), file
            assert not any(name.split(".")[0] in {"requests", "httpx", "aiohttp"} for name in imports(file)), file


def test_the_model_needs_only_the_standard_library() -> None:
    """The words of the design depend on nothing that could change under them."""
    for file in (SOURCE / "model").rglob("*.py"):
        for name in imports(file):
            assert name.startswith("tallystick.model") or name.split(".")[0] in sys.stdlib_module_names, (file, name)


def test_nothing_below_imports_the_face_of_the_package() -> None:
    """`import tallystick` inside the package would let a room reach the top of the house unseen."""
    assert names([file for file in FILES if "tallystick" in set(imports(file))]) == []


def test_every_folder_says_what_it_is() -> None:
    """Each package begins with one sentence."""
    folders = {file.parent for file in FILES}
    for folder in folders:
        first = ast.get_docstring(tree(folder / "__init__.py")) if (folder / "__init__.py").exists() else None
        assert first and first.split("\n\n")[0].rstrip().endswith("."), folder


def test_every_module_says_what_it_is() -> None:
    """Each module begins with a docstring."""
    assert names([file for file in FILES if not ast.get_docstring(tree(file))]) == []


def test_every_test_says_what_it_shows() -> None:
    """Each test has a sentence, so that a red one tells what no longer holds."""
    silent = [
        f"{file.relative_to(ROOT)}:{node.name}"
        for file in sorted((ROOT / "tests").rglob("test_*.py"))
        for node in ast.walk(tree(file))
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_") and not ast.get_docstring(node)
    ]
    assert silent == []


def test_verbs_are_documented() -> None:
    """Every verb of the command line is in the documentation."""
    words = "\n".join(file.read_text(encoding="utf-8") for file in (ROOT / "docs").rglob("*.md"))
    for verb in VERBS:
        assert f"tallystick {verb}" in words, verb


def test_options_are_documented() -> None:
    """Every option of every verb is in the documentation."""
    words = "\n".join(file.read_text(encoding="utf-8") for file in (ROOT / "docs").rglob("*.md"))
    commands = [command for verb in VERBS if (command := main.get_command(None, verb))]  # type: ignore[arg-type]
    parameters = [parameter for command in commands for parameter in command.params]
    options = {option for parameter in parameters for option in parameter.opts if option.startswith("--")}
    assert sorted(option for option in options if option not in words) == []


def test_the_repository_stays_small() -> None:
    """A clone is quick: all tracked files together stay under 40 MiB."""
    sizes = {file: file.stat().st_size for file in tracked()}
    largest = sorted(sizes, key=lambda file: -sizes[file])[:5]
    assert sum(sizes.values()) < MAX_TRACKED_BYTES, names(largest)


def test_no_registry_and_no_machine_is_named() -> None:
    """The files say what is installed, never from where, and name no folder of one machine."""
    for file in tracked():
        if file.suffix in {".onnx", ".npz", ".bin", ".png"} or file == Path(__file__).resolve():
            continue
        words = file.read_text(encoding="utf-8", errors="replace")
        assert not REGISTRY.search(words), file
        assert not MACHINE.search(words), (file, MACHINE.findall(words))


def test_locks_hold_every_dependency() -> None:
    """Each declared dependency is in the lock, with its hash, and the two locks agree."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    runtime, dev = (_locked(ROOT / "requirements" / name) for name in ("runtime.txt", "dev.txt"))
    wanted = {re.split(r"[<>=\[; ]", need)[0] for need in project["dependencies"]}
    assert wanted <= set(runtime)
    assert {name: dev.get(name) for name in runtime} == runtime


def _locked(file: Path) -> dict[str, list[str]]:
    """Names and versions of a lock; every entry must carry a hash."""
    entries = re.findall(r"^([a-z0-9-]+)==(\S+)[^\n]*\\\n\s+--hash=", file.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(entries) == len(re.findall(r"^[a-z]", file.read_text(encoding="utf-8"), re.MULTILINE))
    found: dict[str, list[str]] = {}
    for name, version in entries:
        found.setdefault(name, []).append(version)
    return found


@pytest.mark.parametrize("part", ["src", "tests", "bench"])
def test_shared_texts_are_not_in_the_repository(part: str) -> None:
    """No file of ours has the name of a file of the measures or inputs, which stay outside."""
    found = [path for path in (ROOT / part).rglob("*.jsonl") if "gold" in path.name or "narratives" in path.name]
    assert names(found) == []

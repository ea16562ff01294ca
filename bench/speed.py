"""Speed and size: help, one report from a cold start, a folder of 200, memory for 50 and 200, the installed size.

The reports are made from the bundled examples: their paragraphs in a new order until about 4,000 characters are
reached, so that every report differs and none is foreign to the reader. ``--data FOLDER`` takes other examples.
"""

from __future__ import annotations

import json
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from bench.places import ROOT, publish
from tallystick.archive.intake import iter_reports
from tallystick.archive.report import Report

OPTIONS = {
    "--runtime": "the environment whose size is measured: a folder with the locked runtime only (made if absent)"
}
CHARACTERS = 4000
REPORTS = 200
FEW = 50
RUNS = 5
PRODUCT = (sys.executable, "-m", "tallystick")


def paragraphs(folder: Path) -> list[str]:
    """The paragraphs of the example reports."""
    items = [item for item in iter_reports([str(folder)]) if isinstance(item, Report)]
    found = [part.strip() for item in items for part in item.document.text.split("\n\n")]
    return [part for part in found if len(part) > 40]


def report(parts: Sequence[str], number: int) -> str:
    """One report of about ``CHARACTERS`` characters; the same for the same number."""
    chance = random.Random(number)
    text = f"Report {number} of a made-up week.\n\n"
    while len(text) < CHARACTERS:
        text += chance.choice(parts) + "\n\n"
    return text[:CHARACTERS].rsplit(" ", 1)[0] + "\n"


def write_reports(parts: Sequence[str], folder: Path, count: int) -> Path:
    """A folder of so many reports."""
    folder.mkdir()
    for number in range(count):
        (folder / f"{number:04d}.txt").write_text(report(parts, number), encoding="utf-8")
    return folder


def seconds(*arguments: str | Path) -> float:
    """Wall time of one run of the product."""
    start = time.perf_counter()
    subprocess.run([*PRODUCT, *map(str, arguments)], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def median(*arguments: str | Path) -> float:
    """Median wall time of several runs; the first, which fills the disk's cache, does not count."""
    seconds(*arguments)
    return round(statistics.median(seconds(*arguments) for _ in range(RUNS)), 3)


def peak_mib(*arguments: str | Path) -> float:
    """The most memory that all processes of a run held together, in MiB, looked at every tenth of a second (Linux)."""
    process = subprocess.Popen([*PRODUCT, *map(str, arguments)], start_new_session=True)
    peak = 0
    while process.poll() is None:
        peak = max(peak, sum(kib(folder, process.pid) for folder in Path("/proc").glob("[0-9]*")))
        time.sleep(0.1)
    return round(peak / 1024, 1)


def kib(process: Path, session: int) -> int:
    """A process's share of the memory in KiB when it is of this session, else 0; shared pages count in parts."""
    try:
        facts = (process / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        if int(facts[3]) != session:
            return 0
        rollup = (process / "smaps_rollup").read_text(encoding="utf-8")
        return next(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:"))
    except (OSError, StopIteration, IndexError):
        return 0  # it ended while it was looked at


def steps(folder: Path) -> dict[str, float]:
    """The share of each step, as --timings tells it."""
    command = [*PRODUCT, "read", str(folder), "--format", "json", "--workers", "1", "--quiet", "--timings"]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    lines = [line.split() for line in done.stderr.splitlines() if line.endswith("%")]
    return {" ".join(line[:-3]): round(float(line[-1].rstrip("%")) / 100, 4) for line in lines}


def installed_mb(environment: Path) -> float:
    """The size of an environment's packages in MB, the package itself included, without pip and caches."""
    packages = next(environment.glob("lib/python*/site-packages"))
    apart = {"pip", "setuptools", "__pycache__", "_distutils_hack", "hatchling", "editables", "uv"}
    own = [] if (packages / "tallystick").exists() else [ROOT / "src" / "tallystick"]
    folders = [*packages.iterdir(), *own]
    files = [
        file
        for folder in folders
        if folder.name.split("-")[0] not in apart
        for file in ([folder] if folder.is_file() else folder.rglob("*"))
        if file.is_file() and not file.is_symlink() and file.suffix != ".pyc"
    ]
    return round(sum(file.stat().st_size for file in files) / 1e6, 1)


def make_environment(folder: Path) -> Path:
    """A fresh environment with the locked runtime."""
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    install = [str(folder / "bin" / "python"), "-m", "pip", "install", "--quiet", "--require-hashes", "-r"]
    subprocess.run([*install, str(ROOT / "requirements" / "runtime.txt")], check=True)
    return folder


def main(data: Path | None = None, out: Path | None = None, runtime: str | None = None) -> int:
    """Takes all figures and prints them."""
    parts = paragraphs(data or ROOT / "examples" / "reports")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        one, few, many = (write_reports(parts, folder / str(count), count) for count in (1, FEW, REPORTS))
        batch = ("--format", "json", "--out", folder / "out.jsonl", "--quiet")
        whole = seconds("read", many, *batch)
        found = {
            "help_seconds": median("--help"),
            "cold_report_seconds": median("read", one / "0000.txt", "--format", "json"),
            "batch_reports": REPORTS,
            "batch_seconds": round(whole, 2),
            "batch_reports_per_second": round(REPORTS / whole, 2),
            "peak_mib_50_reports": peak_mib("read", few, *batch),
            "peak_mib_200_reports": peak_mib("read", many, *batch),
            "installed_mb": installed_mb(Path(runtime) if runtime else make_environment(folder / "runtime")),
            "step_shares": steps(few),
        }
    sys.stdout.write(json.dumps(found, indent=1) + "\n")
    publish(found, out)
    return 0

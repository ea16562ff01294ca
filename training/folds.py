"""Five-fold cross-fitting: weights for every passage of ours that were not trained on it.

``python -m training.folds --start FOLDER --out FOLDER [--steps N] [--only 2,4]`` makes ``OUT/1`` to ``OUT/5``, each
with weights and ``held-out.txt``, the passages that these weights never saw: a fifth of those that are otherwise
learned from, and a fifth of the held-out tenth, which nobody learns from. ``--start`` are weights from before our
reports (the course ``grammar``). A fold that is finished is left as it is, one that was cut off goes on from its last
checkpoint.
``python -m bench grave --folds OUT`` reads each passage with the weights of its fold.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from training import markup

FOLDS = 5
DONE = "held-out.txt"
"""Written last: a folder with it is a finished fold, and the only kind that ``bench grave`` reads."""
Run = Callable[[Sequence[str]], None]


def parts(ids: Sequence[str], count: int = FOLDS) -> list[list[str]]:
    """The ids in so many parts: every so many-th by sorted id, the held-out ones counted by themselves."""
    apart = markup.held_out(ids)
    learned, kept = sorted(set(ids) - apart), sorted(apart)
    return [sorted(learned[k::count] + kept[k::count]) for k in range(count)]


def finished(folder: Path, ids: Sequence[str]) -> bool:
    """Whether a fold is made; ends the run where the folder holds a fold of other passages."""
    done = folder / DONE
    left_out = folder / "leave-out.txt"
    if left_out.is_file() and left_out.read_text(encoding="utf-8").split() != list(ids):
        sys.exit(f"{folder} leaves other passages out than this run would: name another --out")
    return done.is_file()


def make(folder: Path, ids: Sequence[str], start: Path, steps: int | None, run: Run) -> bool:
    """One fold; False where it was there already."""
    if finished(folder, ids):
        return False
    folder.mkdir(parents=True, exist_ok=True)
    listed = "".join(f"{i}\n" for i in ids)
    left_out = folder / "leave-out.txt"
    left_out.write_text(listed, encoding="utf-8")
    options = ["--first", "happenings", "--start", str(start), "--leave-out", str(left_out)]
    options += ["--out", str(folder / "work"), "--export", str(folder)]
    run([*options, "--steps", str(steps)] if steps else options)
    (folder / DONE).write_text(listed, encoding="utf-8")
    return True


def train(options: Sequence[str]) -> None:
    """The training run in a process of its own, so that nothing of one fold is left for the next."""
    subprocess.run([sys.executable, "-m", "training.run", *options], check=True)


def unlearned(start: Path) -> None:
    """Ends the run where the start already learned from our reports."""
    recipe = start.parent / "recipe.json"
    name = json.loads(recipe.read_text(encoding="utf-8"))["name"] if recipe.is_file() else "grammar"
    if name != "grammar":
        sys.exit(f"{start} comes from the course {name}, which has seen our reports: no fold can begin there")


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--start", type=Path, required=True, help="weights from before our reports")
    parser.add_argument("--out", type=Path, required=True, help="the folder of the folds")
    parser.add_argument("--steps", type=int, help="another number of steps, for a trial")
    parser.add_argument("--only", default="", help="numbers of the folds to make, separated by commas")
    given = parser.parse_args()
    unlearned(given.start)
    chosen = {int(number) for number in given.only.split(",") if number}
    ids = [p.id for p in markup.passages(sorted(markup.FOLDER.glob("*.txt")))]
    for number, part in enumerate(parts(ids), 1):
        if not chosen or number in chosen:
            made = make(given.out / str(number), part, given.start, given.steps, train)
            print(f"fold {number}: {'made' if made else 'there'}, {len(part)} passages", flush=True)


if __name__ == "__main__":
    main()

"""Tab-separated vocabularies: a header line, one entry a line, lines that start with # are remarks."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

Row = dict[str, str]


@cache
def read_table(name: str, folder: str = "lexicons") -> tuple[Row, ...]:
    """The rows of ``resources/FOLDER/NAME.tsv`` as header-keyed words; missing trailing cells are empty."""
    return rows_of(files(f"tallystick.resources.{folder}").joinpath(f"{name}.tsv").read_text(encoding="utf-8"))


def rows_of(text: str) -> tuple[Row, ...]:
    """The rows of a table's text."""
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    header = lines[0].split("\t")
    return tuple(_row(header, line) for line in lines[1:])


def _row(header: list[str], line: str) -> Row:
    cells = [cell.strip() for cell in line.split("\t")]
    cells += [""] * (len(header) - len(cells))
    return dict(zip(header, cells, strict=False))


def listed(cell: str) -> tuple[str, ...]:
    """The words of a cell that holds several, separated by semicolons."""
    return tuple(word.strip() for word in cell.split(";") if word.strip())


@cache
def word_set(name: str) -> frozenset[str]:
    """The words of one set of ``wordsets.tsv``; KeyError for a set that is not there."""
    return _word_sets()[name]


@cache
def _word_sets() -> dict[str, frozenset[str]]:
    return {row["name"]: frozenset(row["words"].split()) for row in read_table("wordsets")}


def all_word_sets() -> tuple[frozenset[str], ...]:
    """Every set of ``wordsets.tsv``."""
    return tuple(_word_sets().values())

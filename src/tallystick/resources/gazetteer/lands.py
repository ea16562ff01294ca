"""Countries: codes, names and demonyms, as the words of reports and as a user's data name them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

HERE = Path(__file__).resolve().parent


def rows(name: str) -> Iterator[list[str]]:
    """Cells of one of the tables beside this module, without remarks and the line of column names."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if line.strip() and not line.startswith("#")]
    for line in kept[1:]:
        yield line.split("\t")


@lru_cache(maxsize=1)
def _codes() -> dict[str, str]:
    return {alpha2: alpha3 for alpha2, alpha3, _ in rows("iso_countries.tsv")}


@lru_cache(maxsize=1)
def neighbours() -> dict[str, frozenset[str]]:
    """Alpha-3 codes of the countries that border on each."""
    return {alpha3: frozenset(beside.split("|")) - {""} for _, alpha3, beside in rows("iso_countries.tsv")}


def alpha3_of(alpha2: str) -> str | None:
    """ISO 3166-1 alpha-3 for an alpha-2 code, null when there is none."""
    return _codes().get(alpha2.upper())


@lru_cache(maxsize=1)
def country_names() -> dict[str, str]:
    """Every name of a country as reports write it (case kept) to its alpha-3 code."""
    found: dict[str, str] = {}
    for code, name, names, _ in rows("country_names.tsv"):
        for word in (name, *names.split("|")):
            if word:
                found.setdefault(word, code)
    return found


@lru_cache(maxsize=1)
def demonyms() -> dict[str, str]:
    """Every demonym and adjective of a country ("Syrian", "Afghans") to its alpha-3 code."""
    found: dict[str, str] = {}
    for code, _, _, words in rows("country_names.tsv"):
        for word in words.split("|"):
            if word:
                found.setdefault(word, code)
    return found


@lru_cache(maxsize=1)
def states() -> dict[str, tuple[str, ...]]:
    """The name and the short forms of each state of the United States, by its code in the gazetteer."""
    return {code: (name, *filter(None, short.split("|"))) for code, name, short in rows("us_states.tsv")}


@lru_cache(maxsize=1)
def short_states() -> dict[str, str]:
    """Short forms of the states of the USA ("Ala.", "NY") to their names."""
    return {short: forms[0] for code, forms in states().items() for short in (code, *forms[1:])}

"""Reports of shootings into incidents: pairs of articles that our incidents and the record's both hold."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from bench.figures import Counts, Measured, show
from bench.linking import accounts_in, b_cubed, incidents, pairwise
from bench.places import corpora, part, rows
from bench.product import in_processes

DATA = ("corpora/measure_only/gva_dev.jsonl",)
FLOORS = ("pairs_f",)
QUICK = 8


def articles(incident: dict[str, Any]) -> list[dict[str, Any]]:
    """The articles on one incident as the product reads them."""
    return [
        {"id": d["id"], "text": d["text"], "title": d["title"], "published_on": d["dct"], "in": incident["incident_id"]}
        for d in incident["docs"]
    ]


def measured(data: Path | None = None, every: int = 1) -> Measured:
    """The figures over the articles of every so many-th incident."""
    taken = part(rows(data or corpora() / "measure_only" / "gva_dev.jsonl"), every, key="incident_id")
    docs = [article for incident in taken for article in articles(incident)]
    told = {row["id"]: accounts for row, accounts in zip(docs, in_processes(accounts_in, docs), strict=True)}
    gold = {row["id"]: row["in"] for row in docs}
    given = incidents(told)
    counts = Counts()
    counts.add("pairs", "all", *pairwise(given, gold))
    named = zip("prf", b_cubed(given, gold, least=2), strict=True)
    return counts.measured(**{f"b3_2plus_{name}": round(value, 4) for name, value in named}, articles=len(docs))


def main(data: Path | None = None, out: Path | None = None) -> int:
    """Prints the figures."""
    return show(measured(data), out)

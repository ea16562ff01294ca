"""Reports of shootings into incidents: pairs of articles that our incidents and the record's both hold, and what the
incidents say.

``pairs``: pairs of articles. ``killed``, ``injured``, ``day``: of the incident that holds most articles of one of the
record's, whether the least number (no number is none) is the record's, and whether its first day is within a day.

An article whose text tells of no happening (a page that asks to subscribe, an empty one) is read by its title, as a
record reads it (``flow.headline``).
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from bench.figures import Counts, Measured, show
from bench.ledgerspeed import record
from bench.linking import incidents, scored
from bench.places import corpora, part, rows
from bench.product import document, in_processes
from tallystick.flow.dossiers import dossiers
from tallystick.flow.headline import headline
from tallystick.flow.judge import bring_up_to_date
from tallystick.ledger.store import Ledger
from tallystick.linker.account import accounts_of
from tallystick.model.dossier import Dossier
from tallystick.model.reading import Reading

DATA = ("corpora/measure_only/gva_dev.jsonl", "measure/score_linking.py")
FLOORS = ("pairs_f",)
QUICK = 8


def articles(incident: dict[str, Any]) -> list[dict[str, Any]]:
    """The articles on one incident as the product reads them."""
    return [
        {"id": d["id"], "text": d["text"], "title": d["title"], "published_on": d["dct"], "in": incident["incident_id"]}
        for d in incident["docs"]
    ]


def reading(row: Mapping[str, Any]) -> Reading:
    """The reading of one article, or of its title where its text tells of no happening, as a record takes it; runs in
    a process of its own."""
    from tallystick.reader.read import read_document

    made = read_document(document(row))
    title = headline(made)
    return read_document(title) if title is not None else made


def judged(readings: Iterable[Reading]) -> list[Dossier]:
    """The incidents of a record of these readings."""
    once = {made.document.id: made for made in readings}
    with tempfile.TemporaryDirectory() as folder, Ledger.open(str(Path(folder) / "a.db"), create=True) as ledger:
        record(ledger, iter(once.values()))
        bring_up_to_date(ledger)
        return list(dossiers(ledger))


def answer(wanted: Sequence[str], there: Mapping[str, Sequence[Dossier]]) -> Dossier | None:
    """The incident that holds most of some documents; of equals the one with figures, then the oldest code."""
    found = {one.code: one for name in wanted for one in there.get(name, ())}
    held = {code: sum(one in there.get(name, ()) for name in wanted) for code, one in found.items()}
    return found[min(found, key=lambda c: (-held[c], not found[c].incident.ranges, c))] if found else None


def least(one: Dossier | None, outcome: str) -> int:
    """The least number of an outcome; none where nobody gives one."""
    found = one.incident.range_of(outcome) if one else None
    return found.minimum.value or 0 if found else 0


def written(day: str) -> date:
    """ "March 5, 2014" as a date."""
    return datetime.strptime(day, "%B %d, %Y").replace(tzinfo=UTC).date()


def is_near(one: Dossier | None, day: date) -> bool:
    """Whether an incident begins within a day of a date."""
    when = one.setting.when if one else None
    return when is not None and when.start is not None and abs((when.start - day).days) <= 1


def facts(counts: Counts, taken: Sequence[Mapping[str, Any]], read: Mapping[str, Reading]) -> None:
    """Counts the incidents whose numbers and day are the record's."""
    there: dict[str, list[Dossier]] = {}
    for one in judged(read.values()):
        for name in {source.document for source in one.sources}:
            there.setdefault(name, []).append(one)
    for row in taken:
        found = answer([read[d["id"]].document.id for d in row["docs"]], there)
        for outcome in ("killed", "injured"):
            if row[f"num_{outcome}"] is not None:
                counts.hit(outcome, row["incident_id"], least(found, outcome) == row[f"num_{outcome}"])
        if row["date"]:
            counts.hit("day", row["incident_id"], is_near(found, written(row["date"])))


def measured(data: Path | None = None, every: int = 1) -> Measured:
    """The figures over the articles of every so many-th incident."""
    taken = part(rows(data or corpora() / "measure_only" / "gva_dev.jsonl"), every, key="incident_id")
    docs = [article for incident in taken for article in articles(incident)]
    read = {row["id"]: made for row, made in zip(docs, in_processes(reading, docs), strict=True)}
    return figures(taken, read)


def figures(taken: Sequence[Mapping[str, Any]], read: Mapping[str, Reading]) -> Measured:
    """The figures of incidents whose articles were read."""
    gold = {d["id"]: row["incident_id"] for row in taken for d in row["docs"]}
    given = incidents({name: accounts_of(made) for name, made in read.items()})
    counts = Counts()
    shares = scored("pairs", given, gold, counts)
    facts(counts, taken, read)
    return counts.measured(**shares, articles=len(gold))


def main(data: Path | None = None, out: Path | None = None) -> int:
    """Prints the figures."""
    return show(measured(data), out)

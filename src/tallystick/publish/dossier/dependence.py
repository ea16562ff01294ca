"""What a record rests on: text for a terminal, CSV, JSON Lines; and one incident with and without some voices."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence

from tallystick.assessment.assess import Findings
from tallystick.assessment.dependence import KINDS, Dependence, Record, Total, Totals, TotalsWithout, Without
from tallystick.model.dossier import Dossier
from tallystick.model.incident import Incident, Range
from tallystick.model.loading import compact
from tallystick.publish.cells import harmless
from tallystick.publish.layout import columns
from tallystick.publish.words import safe

TITLES = dict(
    zip(KINDS, ("without one origin", "without a party's voices", "without a source nobody has assessed",
                "without a link that only the machine made", "as known on a day"), strict=True)
)  # fmt: skip
SHOWN = 10
"""Of each kind, how many of the things that change the totals most the text shows; CSV and JSON have all."""
LABEL = 26
COLUMNS = (
    "incident", "kind", "key", "name", "incidents", "outcome", "group", "party", "minimum", "maximum",
    "minimum_unknown", "maximum_unknown", "grade",
)  # fmt: skip
ALL = "all"


def dependence_text(one: Dependence, *, width: int = 100) -> str:
    """An incident: what it comes to, the weakest support of each number, and what it is without each thing."""
    lines = [f"{one.code}  {_findings(one.whole)}"]
    for weak in one.weakest:
        lines += columns("", safe(weak.sentence), indent=2, label_width=0, width=width)
    for kind in KINDS:
        some = [w for w in one.without if w.kind == kind]
        lines += [f"  {TITLES[kind]}", *(line for w in some for line in _row(w, width))] if some else []
    return "\n".join(lines) + "\n"


def _row(without: Without, width: int) -> list[str]:
    left = " and ".join(_findings(found) for found in without.left) or "nothing is left"
    claims = f"{without.withheld} claim{'s' * (without.withheld != 1)} fewer: " if without.withheld else ""
    return columns(safe(without.name), claims + left, indent=4, label_width=LABEL, width=width)


def _findings(found: Findings) -> str:
    counts = [f"{r.outcome} {_group(r.group, r.party)} {r}" for r in found.ranges]
    return "; ".join((*(counts or ["no harm counted"]), found.level or "ungraded"))


def _group(group: str, party: str | None) -> str:
    return safe(f"{group} of {party}" if party else group)


def record_text(record: Record, *, width: int = 100) -> str:
    """The totals of the record, and without what they change most."""
    totals = record.totals()
    lines = [f"{totals.incidents} incidents; {_grades(totals)}"]
    for row in totals.rows:
        lines += columns(
            f"{row.outcome} {_group(row.group, row.party)}", _total(row), indent=2, label_width=LABEL, width=width
        )
    every = list(record.without())
    for kind in KINDS:
        some = sorted((w for w in every if w.kind == kind), key=lambda w: (-_moved(totals, w.totals), w.key))
        if some:
            shown = f" (the {SHOWN} that change most, of {len(some)})" if len(some) > SHOWN else ""
            lines += [
                "",
                f"{TITLES[kind]}{shown}",
                *(line for w in some[:SHOWN] for line in _changed(totals, w, width)),
            ]
    return "\n".join(lines) + "\n"


def _total(row: Total) -> str:
    sums = f"{row.minimum}–{row.maximum}" if row.minimum != row.maximum else str(row.maximum)
    unknown = [
        f"{count} without a {end}" for count, end in ((row.no_minimum, "minimum"), (row.no_maximum, "maximum")) if count
    ]
    many = "s" * (row.incidents != 1)
    return f"{sums} in {row.incidents} incident{many}{' (' + ', '.join(unknown) + ')' if unknown else ''}"


def _grades(totals: Totals) -> str:
    return ", ".join(f"{count} {level}" for level, count in totals.grades.items())


def _at(totals: Totals) -> dict[tuple[str, str, str | None], Total]:
    return {(row.outcome, row.group, row.party): row for row in totals.rows}


def _moved(totals: Totals, other: Totals) -> int:
    """How far the sums of all ranges move together."""
    after = _at(other)
    ends = ((row, after.get(key)) for key, row in _at(totals).items())
    return sum(
        abs(row.minimum - (left.minimum if left else 0)) + abs(row.maximum - (left.maximum if left else 0))
        for row, left in ends
    )


def _changed(totals: Totals, without: TotalsWithout, width: int) -> list[str]:
    after = _at(without.totals)
    parts = [
        f"{row.outcome} {_group(row.group, row.party)} {_total(left) if left else 'no count'}"
        for key, row in _at(totals).items()
        if (left := after.get(key)) != row
    ]
    parts += [_grades(without.totals)] if without.totals.grades != totals.grades else []
    words = "; ".join(parts) or "no total changes"
    touched = f"{without.touched} incident{'s' * (without.touched != 1)}: "
    return columns(safe(without.name), touched + words, indent=2, label_width=LABEL, width=width)


def dependence_json(every: Iterable[Dependence], record: Record) -> Iterator[str]:
    """One object for each incident, then one for the record; what is null or empty is left out."""
    for one in every:
        record.add(one)
        yield json.dumps(compact(one), ensure_ascii=False)
    held = {"record": compact(record.totals()), "without": [compact(w) for w in record.without()]}
    yield json.dumps(held, ensure_ascii=False)


def dependence_csv(every: Iterable[Dependence], record: Record) -> Iterator[str]:
    """A line for each number of each incident as it stands and without each thing, then those of the record, whose
    incident is empty. An incident that falls apart has its parts in order; one of which nothing is left has no numbers.
    """
    yield _line(COLUMNS)
    for one in every:
        record.add(one)
        yield from _incident_lines(one.code, ALL, "", "", (one.whole,))
        for w in one.without:
            yield from _incident_lines(one.code, w.kind, w.key, w.name, w.left)
    yield from _total_lines(ALL, "", "", record.totals())
    for without in record.without():
        yield from _total_lines(without.kind, without.key, without.name, without.totals)


def _line(cells: Sequence[object]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow([harmless(cell) for cell in cells])
    return out.getvalue()


def _incident_lines(code: str, kind: str, key: str, name: str, left: Sequence[Findings]) -> Iterator[str]:
    head = (code, kind, key, name, len(left))
    if not any(found.ranges for found in left):
        yield _line((*head, *[None] * 7, "; ".join(found.level or "" for found in left)))
    for found in left:
        for r in found.ranges:
            low, high = r.minimum.value, r.maximum.value
            unknown = (int(low is None), int(high is None))
            yield _line((*head, r.outcome, r.group, r.party, low, high, *unknown, found.level))


def _total_lines(kind: str, key: str, name: str, totals: Totals) -> Iterator[str]:
    grades = _grades(totals)
    for row in totals.rows:
        yield _line((None, kind, key, name, row.incidents, row.outcome, row.group, row.party, row.minimum, row.maximum,
                     row.no_minimum, row.no_maximum, grades))  # fmt: skip


def compared_text(whole: Dossier, left: Dossier | None, voices: Sequence[str], *, width: int = 100) -> str:
    """Range, grade and origins of one incident with all voices and without some; ``left`` is None where nothing is
    left of it then."""
    label = f"without {', '.join(voices)}"
    rows = [("", "with all voices", label)]
    for found in whole.incident.ranges:
        name = f"{found.outcome} {_group(found.group, found.party)}"
        rows.append((name, str(found), _range_like(left, found)))
    for name, say in (("grade", _level), ("strike", lambda i: i.strike_status or "–"), ("origins", _origins)):
        rows.append((name, say(whole.incident), say(left.incident) if left else "nothing is left"))
    reports = len(left.sources) if left else 0
    rows.append(("reports", str(len(whole.sources)), str(reports)))
    first, second = (max(len(row[n]) for row in rows) + 2 for n in (0, 1))
    return (
        "\n".join(
            line
            for one, before, after in rows
            for line in columns(
                one.ljust(first) + before.ljust(second), safe(after), indent=0, label_width=first + second, width=width
            )
        )
        + "\n"
    )


def _range_like(left: Dossier | None, found: Range) -> str:
    wanted = (found.outcome, found.group, found.party)
    ranges = left.incident.ranges if left else ()
    return next((str(r) for r in ranges if (r.outcome, r.group, r.party) == wanted), "no count")


def _level(incident: Incident) -> str:
    return incident.level or "ungraded"


def _origins(incident: Incident) -> str:
    every = incident.independence[0]
    return str(every.certain) if every.certain == every.possible else f"{every.certain}–{every.possible}"

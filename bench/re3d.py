"""re3d: names of organisations, persons, places, weapons and platforms, exact borders and type.

From the names the product's parse marks. Annotations with confidence above one half are gold; a name of ours whose
borders are those of a less certain annotation, or of an ordinary vehicle, counts on neither side. The corpus takes a
leading article in or leaves it out as it comes, so it is left out on both sides; ``entities_as_annotated`` keeps it.
It takes a title and the name behind it as one person (in 36 of 44 places of the training split); the product keeps the
office apart from the name, so two persons with only white space between them are joined before they are compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from bench.figures import Counts, Measured, show
from bench.places import corpora, part, rows
from bench.product import in_processes
from tallystick.reader.parse import Parse, Word

DATA = ("corpora/re3d/dev.jsonl",)
FLOORS = ("entities_f",)
SURE = 0.5
KINDS = {
    "Organisation": "organisation",
    "Person": "person",
    "Location": "place",
    "Weapon": "weapon",
    "MilitaryPlatform": "platform",
}
TAGS = {
    "ORGANISATION": "organisation",
    "PERSON": "person",
    "PLACE": "place",
    "FACILITY": "place",
    "WEAPON": "weapon",
    "VEHICLE": "platform",
}
Name = tuple[int, int, str]
LEAD = re.compile(r"\s*(?:(?:the|an?)\b\s*)?", re.IGNORECASE)


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Borders without a leading article and without white space; empty where nothing else is there."""
    lead = LEAD.match(text, start, end)
    start = lead.end() if lead else start
    return start, max(start, start + len(text[start:end].rstrip()))


def gold(row: Mapping[str, Any], trim: bool) -> tuple[set[Name], set[tuple[int, int]]]:
    """The names annotated for sure, and the borders that count on neither side."""
    at = {id(e): trimmed(row["text"], e["s"], e["e"]) if trim else (e["s"], e["e"]) for e in row["entities"]}
    sure = [e for e in row["entities"] if e["conf"] > SURE and e["type"] in KINDS]
    names = {(*at[id(e)], KINDS[e["type"]]) for e in sure if at[id(e)][0] < at[id(e)][1]}
    free = {at[id(e)] for e in row["entities"] if e["conf"] <= SURE or e["type"] == "Vehicle"}
    return names, free - {name[:2] for name in names}


def tagged(words: Sequence[Word]) -> list[Name]:
    """The runs of words marked as one name, of the kinds that count."""
    found: list[tuple[str, int, int]] = []
    for word in words:
        if word.entity.startswith("B-"):
            found.append((word.entity[2:], word.span.start, word.span.end))
        elif word.entity.startswith("I-") and found:
            found[-1] = (*found[-1][:2], word.span.end)
    return [(start, end, TAGS[tag]) for tag, start, end in found if tag in TAGS]


def joined(text: str, names: Iterable[Name]) -> list[Name]:
    """The names in text order, a person's title and the name straight behind it as one."""
    made: list[Name] = []
    for start, end, kind in sorted(names):
        if made and kind == made[-1][2] == "person" and not text[made[-1][1] : start].strip():
            made[-1] = (made[-1][0], end, kind)
        else:
            made.append((start, end, kind))
    return made


def count(row: Mapping[str, Any], found: Iterable[Name], counts: Counts) -> None:
    """One document, with and without leading articles."""
    given = list(found)
    for name, trim in (("entities", True), ("entities_as_annotated", False)):
        wanted, free = gold(row, trim)
        ours = {(*trimmed(row["text"], s, e), kind) if trim else (s, e, kind) for s, e, kind in given}
        ours = {n for n in ours if n[0] < n[1] and n[:2] not in free}
        counts.add(name, str(row["id"]), len(wanted & ours), len(ours), len(wanted))
        for kind in sorted(set(KINDS.values())) if trim else ():
            of_kind = [{n for n in names if n[2] == kind} for names in (wanted & ours, ours, wanted)]
            counts.add(kind, str(row["id"]), *(len(names) for names in of_kind))


def names_in(row: Mapping[str, Any]) -> list[Name]:
    """The names of one document; runs in a process of its own."""
    from tallystick.reader.network import load_network
    from tallystick.reader.parse import parse

    read: Parse = parse(str(row["text"]), load_network())
    return joined(read.text, tagged(read.words))


def measured(data: Path | None = None, every: int = 1) -> Measured:
    """The figures over the dev documents."""
    taken = part(rows(data or corpora() / "re3d" / "dev.jsonl"), every)
    counts = Counts()
    for row, found in zip(taken, in_processes(names_in, taken), strict=True):
        count(row, found, counts)
    return counts.measured(documents=len(taken))


def main(data: Path | None = None, out: Path | None = None) -> int:
    """Prints the figures."""
    return show(measured(data), out)

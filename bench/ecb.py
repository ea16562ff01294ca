"""ECB+: happenings across documents, end to end: our events and incidents against the gold mentions of events, chained.

A mention of ours is the trigger of an event in a sentence that was validated; it is the gold mention it shares most
characters with, one to one, else one of its own. Its chain is the incident its event lies in; what lies in none is
alone. Gold mentions without a chain are alone as well.

The address that half of the reports begin with, taken apart into words ("http: / / www. a. org / 2031 - 05 - 06"), is
blanked before they are read: it is no part of them, and its sentence was never validated.

``conll``: the mean F of MUC, B-cubed and CEAF-e, chains of one mention kept on both sides. ``linked_``: without them.
``topics_``: each topic is a record of its own, as if somebody had sorted the reports; else all are one record.
``found_``: over the mentions that both have. ``mentions``: how far ours are those of gold, which marks events of every
kind (hosting, saying, speeding), where we look for those of conflict.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.coreference import Partition, conll, linked
from bench.figures import Counts, Measured, show
from bench.places import corpora, part, rows
from bench.product import document, in_processes
from tallystick.linker.account import Account, accounts_of
from tallystick.linker.build import build
from tallystick.model.reading import Event, Reading
from tallystick.resources.linking import load_method

DATA = ("corpora/ecbplus/dev.jsonl",)
FLOORS = ("conll", "found_conll")
QUICK = 4
EVENTS = ("ACTION", "NEG")
"""How the types of the mentions of events begin."""
ADDRESS = re.compile(r"\Ahttps?: ?/ ?/.*")
Row = Mapping[str, Any]
Mention = tuple[str, int, int]
"""Report, start, end."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the reader tells of one report: the triggers of its events, and its accounts."""

    triggers: Mapping[str, tuple[int, int]]
    accounts: Sequence[Account]


def told(row: Row) -> Told:
    """One report, read; runs in a process of its own."""
    from tallystick.reader.read import read_document

    return of_reading(read_document(document({**row, "text": without_address(row["text"])})))


def without_address(text: str) -> str:
    """A text with the address in its first line blanked, so that every word stays where it was."""
    return ADDRESS.sub(lambda found: " " * len(found[0]), text)


def of_reading(reading: Reading) -> Told:
    """The events and accounts of a reading."""
    return Told({e.id: _span(e) for e in reading.events}, accounts_of(reading))


def _span(event: Event) -> tuple[int, int]:
    return event.trigger.start, event.trigger.end


def validated(row: Row) -> list[tuple[int, int]]:
    """The sentences whose mentions were checked."""
    return [(s["s"], s["e"]) for s in row["sentences"] if s["validated"]]


def gold(row: Row) -> dict[Mention, str]:
    """The mentions of events in validated sentences, each with its chain."""
    held = {s["n"] for s in row["sentences"] if s["validated"]}
    return {
        (row["id"], m["s"], m["e"]): m.get("chain") or f"alone {row['id']} {m['m_id']}"
        for m in row["mentions"]
        if m["type"].startswith(EVENTS) and m["sent"] in held
    }


def aligned(
    triggers: Iterable[tuple[int, int]], wanted: Iterable[Mention], name: str
) -> dict[tuple[int, int], Mention]:
    """Each trigger as the mention it shares most characters with, one to one; what is left is a mention of its own."""
    ours, theirs = sorted(set(triggers)), sorted(wanted)
    shared = {(a, b): min(a[1], b[2]) - max(a[0], b[1]) for a in ours for b in theirs}
    found: dict[tuple[int, int], Mention] = {}
    for a, b in sorted(shared, key=lambda pair: (-shared[pair], pair)):
        if shared[a, b] > 0 and a not in found and b not in found.values():
            found[a] = b
    return {a: found.get(a, (apart(name), *a)) for a in ours}


def apart(name: str) -> str:
    """A report's name for the mentions that only we have."""
    return f"ours {name}"


def incidents(found: Iterable[Told]) -> dict[str, str]:
    """The incident of each event that lies in one, over all these reports."""
    built = build([a for one in found for a in one.accounts], (), load_method())
    return {event: cluster.events[0] for cluster in built.clustering.clusters for event in cluster.events}


def ours(row: Row, made: Told, at: Mapping[str, str]) -> Iterator[tuple[Mention, str]]:
    """Our mentions in validated sentences, each with its chain: its incident, else its event."""
    kept = {
        event: span
        for event, span in made.triggers.items()
        if any(start <= span[0] and span[1] <= end for start, end in validated(row))
    }
    mentions = aligned(kept.values(), gold(row), row["id"])
    for event, span in sorted(kept.items(), key=lambda item: (item[0] in at, item[1])):
        yield mentions[span], at.get(event, event)


def response(taken: Sequence[Row], made: Mapping[str, Told], together: bool) -> dict[Mention, str]:
    """Our partition, all reports as one record or each topic as its own."""
    topics: dict[str, list[Row]] = {}
    for row in taken:
        topics.setdefault("" if together else row["topic"], []).append(row)
    found: dict[Mention, str] = {}
    for members in topics.values():
        at = incidents(made[row["id"]] for row in members)
        for row in members:
            found.update(ours(row, made[row["id"]], at))
    return found


def scores(given: Partition, wanted: Partition, prefix: str = "") -> dict[str, float]:
    """The F of each measure and their mean, rounded."""
    return {f"{prefix}{name}": round(value, 4) for name, value in conll(given, wanted).items()}


def figures(taken: Sequence[Row], made: Mapping[str, Told]) -> Measured:
    """The figures of reports that were read."""
    keys = {row["id"]: gold(row) for row in taken}
    wanted = {mention: chain for key in keys.values() for mention, chain in key.items()}
    given = response(taken, made, together=True)
    both = given.keys() & wanted.keys()
    counts = Counts()
    for name, key in keys.items():
        mine = {mention for mention in given if mention[0] in (name, apart(name))}
        counts.add("mentions", name, len(mine & key.keys()), len(mine), len(key))
    return counts.measured(
        **scores(given, wanted),
        **scores(linked(given), linked(wanted), "linked_"),
        **scores({m: given[m] for m in both}, {m: wanted[m] for m in both}, "found_"),
        topics_conll=scores(response(taken, made, together=False), wanted)["conll"],
        documents=len(taken),
        chains=len(set(wanted.values())),
    )


def measured(data: Path | None = None, every: int = 1) -> Measured:
    """The figures over the dev reports."""
    taken = part(rows(data or corpora() / "ecbplus" / "dev.jsonl"), every)
    return figures(taken, {row["id"]: one for row, one in zip(taken, in_processes(told, taken), strict=True)})


def main(data: Path | None = None, out: Path | None = None) -> int:
    """Prints the figures."""
    return show(measured(data), out)

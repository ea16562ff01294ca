"""Grave errors: what would do harm if it were believed, counted over emitted slots, each named by its id.

Our events are paired with gold ones by their triggers (and type); of these pairs every actor, every target and the
factuality is a slot, and so are outcome and group of every row of harm in the report. Grave is:
``swapped``        an actor of ours who is a target in the gold event, or the other way round, and not also what we say;
``mistaken``       a party, person or group in a role that the gold event does not give to it; a target whom the gold
                   event counts as harmed in it is none, since our passages name the harmed either way;
``read_as_fact``   an event that is denied, planned or did not happen, given as happened;
``outcome``        killed for injured or injured for killed;
``group``          civilians for combatants or security forces, or the other way round;
``invented``       a row of harm where the gold report has none.

``tenth_share`` is that of the held-out tenth alone, whose errors nobody looks at when rules are written.

Without options every passage of ours that the shipped weights never learned from (the held-out tenth and the files that
their card does not name); ``--all yes``, ``--weights FOLDER``, ``--data FILE`` as for ``own``.
``--folds FOLDER`` cross-fits: each folder in it holds weights and ``held-out.txt``, the ids they were not trained on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench import own
from bench.figures import WORST, Measured, show
from bench.places import part
from bench.product import readings
from bench.scorers import module

OPTIONS = {
    "--all": own.OPTIONS["--all"],
    "--weights": own.OPTIONS["--weights"],
    "--folds": "a folder of folders, each with weights and held-out.txt (ids, one a line)",
}
DATA = own.DATA
FLOORS = ("free_of_grave_errors",)
QUICK = 3
KINDS = ("swapped", "mistaken", "read_as_fact", "outcome", "group", "invented")
PARTIES = frozenset({"party", "person", "group"})
NOT_FACT = frozenset({"denied", "planned", "did-not-happen"})
CIVILIAN = frozenset({"civilians", "children", "women", "journalists", "medics", "aid-workers"})
ARMED = frozenset({"combatants", "security-forces"})
OTHER = {"killed": "injured", "injured": "killed"}
ROLES = (("actors", "targets"), ("targets", "actors"))
Row = Mapping[str, Any]
Mentions = Mapping[str, list[list[int]]]


@dataclass(slots=True)
class Found:
    """How many slots were looked at, and the grave errors among them as (kind, id of the passage, our event or row)."""

    slots: int = 0
    errors: list[tuple[str, str, str]] = field(default_factory=list)


def side(who: str | None) -> str | None:
    """Civilian or armed; None for groups that are neither for sure."""
    return "civilian" if who in CIVILIAN else "armed" if who in ARMED else None


def span(gold: Row) -> list[int]:
    """A gold span as our contract has it."""
    return [gold["s"], gold["e"]]


def overlap(a: Sequence[int], b: Sequence[int]) -> bool:
    """Whether two spans share a character."""
    return a[0] < b[1] and b[0] < a[1]


def paired(gold: Row, reading: Row) -> list[tuple[Row, Row]]:
    """Gold events with ours on the same trigger, one to one, those of one type first."""

    def score(wanted: Row, ours: Row) -> int:
        return int(overlap(span(wanted["trigger"]), ours["trigger"])) * (1 + int(wanted["type"] == ours["type"]))

    made: list[tuple[Row, Row]] = module("score_reading").match(gold["events"], reading["events"], score)
    return made


def one_of(entity: Row, fillers: Iterable[Row], mentions: Mentions) -> bool:
    """Whether our entity is one of the gold fillers: by its name, or by a mention of either that they share."""
    alike = module("score_reading").alike
    for filler in fillers:
        told = [*map(span, filter(None, [filler["span"]])), *mentions.get(filler.get("entity") or "", ())]
        if alike(filler["name"], entity["name"]) or any(overlap(a, b) for a in told for b in entity["mentions"]):
            return True
    return False


def among_harmed(entity: Row, wanted: Row) -> bool:
    """Whether our entity is, by one of its mentions, among those the gold event itself counts as harmed in it."""
    return any(overlap(span(harm["span"]), m) for harm in wanted["harm"] for m in entity["mentions"])


def of_roles(case: str, pair: tuple[Row, Row], reading: Row, mentions: Mentions, found: Found) -> None:
    """Swapped and mistaken parties of one pair of events."""
    wanted, ours = pair
    entities = {entity["id"]: entity for entity in reading["entities"]}
    for role, other in ROLES:
        for number in ours[role]:
            found.slots += 1
            entity = entities[number]
            if one_of(entity, wanted[role], mentions) or (role == "targets" and among_harmed(entity, wanted)):
                continue
            if one_of(entity, wanted[other], mentions):
                found.errors.append(("swapped", case, ours["id"]))
            elif entity["kind"] in PARTIES:
                found.errors.append(("mistaken", case, ours["id"]))


def of_harm(case: str, gold: Row, reading: Row, found: Found) -> None:
    """Wrong outcomes, wrong groups and invented rows of harm of one report."""
    wanted = [harm for event in gold["events"] for harm in event["harm"]]
    for harm in (harm for event in reading["events"] for harm in event["harm"]):
        found.slots += 2
        here = [w for w in wanted if overlap(span(w["span"]), harm["span"])]
        outcomes = {w["outcome"] for w in here}
        sides = {side(w["who"]) for w in here} - {None}
        if not here:
            found.errors.append(("invented", case, harm["id"]))
        elif harm["outcome"] not in outcomes and OTHER.get(harm["outcome"]) in outcomes:
            found.errors.append(("outcome", case, harm["id"]))
        if sides and side(harm["who"]) and side(harm["who"]) not in sides:
            found.errors.append(("group", case, harm["id"]))


def look(gold: Row, reading: Row, found: Found) -> None:
    """One report."""
    case = str(gold["id"])
    mentions = {entity["id"]: entity["mentions"] for entity in gold.get("entities", ())}
    for pair in paired(gold, reading):
        of_roles(case, pair, reading, mentions, found)
        found.slots += 1
        if pair[0]["factuality"] in NOT_FACT and pair[1]["factuality"] == "happened":
            found.errors.append(("read_as_fact", case, pair[1]["id"]))
    of_harm(case, gold, reading, found)


def summed(found: Found, reports: int, tenth: Found | None = None) -> Measured:
    """The figures, every error by its id, and the passages with most of them."""
    by_kind = Counter(kind for kind, _, _ in found.errors)
    by_case = Counter(case for _, case, _ in found.errors)
    share = len(found.errors) / max(1, found.slots)
    worst = [case for case, _ in sorted(by_case.items(), key=lambda row: (-row[1], row[0]))][:WORST]
    figures: dict[str, Any] = {"reports": reports, "slots": found.slots, "grave": len(found.errors)}
    figures |= {"grave_share": round(share, 4), "free_of_grave_errors": round(1 - share, 4)}
    figures |= {kind: by_kind[kind] for kind in KINDS}
    if tenth is not None and tenth.slots:
        figures |= {"tenth_slots": tenth.slots, "tenth_share": round(len(tenth.errors) / tenth.slots, 4)}
    ids = {kind: sorted({f"{case} {where}" for k, case, where in found.errors if k == kind}) for kind in KINDS}
    return Measured({**figures, "ids": ids}, lambda _: worst)


def read(taken: Sequence[Row], weights: Path | None, folds: Path | None) -> Iterator[tuple[Row, Row]]:
    """Rows with their readings; with folds, each row read by the weights that were not trained on it."""
    if folds is None:
        yield from zip(taken, readings(taken, weights), strict=True)
        return
    for folder in sorted(path.parent for path in folds.glob("*/held-out.txt")):
        apart = set((folder / "held-out.txt").read_text(encoding="utf-8").split())
        mine = [row for row in taken if row["id"] in apart]
        yield from zip(mine, readings(mine, folder), strict=True)


def measured(
    data: Path | None = None,
    every: int = 1,
    everything: bool = False,
    weights: Path | None = None,
    folds: Path | None = None,
) -> Measured:
    """The figures over our passages."""
    from training import markup

    taken = part(own.passages(data, everything or folds is not None, unseen=True), every)
    kept = markup.held_out(row["id"] for row in taken) if data is None else set()
    found, tenth, reports = Found(), Found(), 0
    for gold, reading in read(taken, weights, folds):
        look(gold, reading, found)
        if gold["id"] in kept:
            look(gold, reading, tenth)
        reports += 1
    return summed(found, reports, tenth)


def main(
    data: Path | None = None,
    out: Path | None = None,
    weights: str | None = None,
    folds: str | None = None,
    **more: str | None,
) -> int:
    """Prints the figures and the ids."""
    folders = [Path(given) if given else None for given in (weights, folds)]
    return show(measured(data, everything=more.get("all") == "yes", weights=folders[0], folds=folders[1]), out)

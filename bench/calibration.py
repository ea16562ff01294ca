"""How far the probabilities of slots can be believed: the expected calibration error (ECE) of each kind of slot.

Every slot that a reading of a passage of ours gives which was set apart (no weight learns from it, and it is not in
the held-out tenth) is right or wrong by its gold row; slots of what is not there are wrong. The curves are fitted and
measured on the same passages by five-fold cross-fitting: each passage is judged by curves fitted on the rest. ECE: ten
bins of equal width, the mean distance between a bin's mean probability and its share of right slots, weighted by size;
a few dozen alone make some .05 to .1 of it.
``ece`` is the mean over kinds by their size, ``calibrated`` is 1 less it. ``raw_ece``: before calibration.
``gold_ece``: the shipped curves on the gold readings, which nothing was fitted on. ``errors_in_doubtful_quarter``:
the share of all wrong slots among the quarter of slots with the lowest probability.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from training.calibrate import Judged, fit

from bench import own
from bench.figures import WORST, Measured, show
from bench.grave import one_of, overlap, paired, span
from bench.places import measures, part, rows
from bench.product import document, in_processes
from bench.scorers import module
from tallystick.model.reading import Reading
from tallystick.reader.calibrated import probability
from tallystick.reader.signs import about_event, of_attribution, of_count, of_event, of_relation
from tallystick.resources.calibration import Curve, curves, fitted
from training import ours as reports

DATA = ("training/reports/*.txt", "measure/score_reading.py", "measure/gold_dev.jsonl")
FLOORS = ("calibrated", "fitted_for_these_weights")
BINS, FOLDS, ALIKE = 10, 5, 0.5
MUTUAL = frozenset({"ally-of", "partner-of", "opposed-to", "fighting", "linked-to", "separate-from"})
"""Ties that hold both ways, as ``score_reading.py`` has them."""
Row = Mapping[str, Any]


def raw(row: Row) -> Row:
    """The reading of a row with the raw chances of its slots."""
    from tallystick.publish.jsonl import json_line
    from tallystick.reader.options import ReaderOptions
    from tallystick.reader.read import read_document

    reading = read_document(document(row), ReaderOptions(raw=True))
    found: dict[str, Any] = json.loads(json_line(reading, explain=True))
    _mark(found, reading)
    return found


def _mark(found: Row, reading: Reading) -> None:
    """Each explanation of a reading as JSON gets its ``signs``."""
    text, entities = reading.document.text, {entity.id: entity for entity in reading.entities}
    records = [(row, of_attribution(a)) for row, a in zip(found["attributions"], reading.attributions, strict=True)]
    for row, event in zip(found["events"], reading.events, strict=True):
        about = about_event(event)
        records.append((row, of_event(event, about, entities, text)))
        counts = zip((*row["harm"], *row["damage"]), (*event.harm, *event.damage), strict=True)
        records += [(count, of_count(ours, event, about, text)) for count, ours in counts]
    ties = zip(found["relations"], reading.relations, strict=True)
    records += [(row, of_relation(tie, entities)) for row, tie in ties]
    for row, signed in records:
        for why, (_, signs) in zip(row["why"], signed, strict=True):
            why["signs"] = signs


def judged(gold: Row, reading: Row) -> Iterator[Judged]:
    """Every explained slot of a reading with whether it is right."""
    case = str(gold["id"])
    records = (_attributions, _events, _counts, _relations)
    for record, why, right in (found for each in records for found in each(gold, reading)):
        yield Judged(f"{record}.{why['slot']}", why["probability"], right, case, why["signs"])


Found = tuple[str, Row, bool]


def shared(a: Iterable[Sequence[int]], b: Iterable[Sequence[int]]) -> float:
    """Shared characters of two lists of spans by those of their union."""
    one, two = ({i for s, e in spans for i in range(s, e)} for spans in (a, b))
    return len(one & two) / max(1, len(one | two))


def _attributions(gold: Row, reading: Row) -> Iterator[Found]:
    def parts(wanted: Row, ours: Row) -> dict[str, float]:
        return {key: shared(map(span, wanted[key]), ours[key]) for key in ("cue", "source", "content")}

    def score(wanted: Row, ours: Row) -> float:
        found = parts(wanted, ours)
        return 2 * (found["cue"] > 0) + found["content"] * (found["content"] >= ALIKE)

    scorer = module("score_reading")
    pairs = {ours["id"]: wanted for wanted, ours in scorer.match(gold["attributions"], reading["attributions"], score)}
    for ours in reading["attributions"]:
        wanted = pairs.get(ours["id"])
        right: dict[str, bool] = {}
        if wanted is not None:
            found = parts(wanted, ours)
            right = {"cue": found["cue"] > 0, "source": found["source"] > 0, "content": found["content"] >= ALIKE}
            right |= {
                "voice": scorer.alike(wanted["voice"], ours["voice"]),
                "stance": wanted["stance"] == ours["stance"],
            }
        yield from (("attribution", why, right.get(why["slot"], False)) for why in ours["why"])


def _events(gold: Row, reading: Row) -> Iterator[Found]:
    entities = {entity["id"]: entity for entity in reading["entities"]}
    mentions = {entity["id"]: entity["mentions"] for entity in gold.get("entities", ())}
    pairs = {ours["id"]: wanted for wanted, ours in paired(gold, reading)}
    for ours in reading["events"]:
        wanted = pairs.get(ours["id"])
        for why in ours["why"]:
            slot = why["slot"]
            if wanted is None:
                right = False
            elif slot not in wanted:
                continue  # this gold row does not say
            elif slot in ("actors", "targets"):
                right = one_of(entities[why["value"]], wanted[slot], mentions)
            else:
                right = _same(wanted, ours, why)
            yield "event", why, right


def _same(wanted: Row, ours: Row, why: Row) -> bool:
    """Whether a slot that is no party is what the gold event has."""
    slot, alike = why["slot"], module("score_reading").alike
    if slot == "weapons":
        return any(overlap(span(w["span"]), why["words"][0]) or alike(w["kind"], why["value"]) for w in wanted[slot])
    if slot == "when":
        given = wanted["when"]
        return bool(given) and all(given[end] == ours["when"][end] for end in ("from", "to"))
    if slot == "where":
        return bool(wanted["where"]) and alike(wanted["where"]["name"], ours["where"]["name"])
    return bool(wanted[slot] == ours[slot])


def _counts(gold: Row, reading: Row) -> Iterator[Found]:
    """Rows of harm and damage, by the gold rows anywhere in the report that they overlap."""
    for record in ("harm", "damage"):
        told = [row for event in gold["events"] for row in event[record]]
        for ours in (row for event in reading["events"] for row in event[record]):
            here = [row for row in told if overlap(span(row["span"]), ours["span"])]
            right = {key: any(row.get(key) == ours.get(key) for row in here) for key in ("outcome", "who")}
            right["number"] = any((row["low"], row["high"]) == (ours["low"], ours["high"]) for row in here)
            yield from ((record, why, right[why["slot"]]) for why in ours["why"])


def _relations(gold: Row, reading: Row) -> Iterator[Found]:
    """Ties, by the gold tie whose words they share; an end is right where it is that tie's, in its direction or, for
    ties without one, in either."""
    entities, alike = {entity["id"]: entity["name"] for entity in reading["entities"]}, module("score_reading").alike
    for ours in reading.get("relations", ()):
        here = [tie for tie in gold["relations"] if overlap(span(tie["span"]), ours["span"])]
        for why in ours["why"]:
            slot = why["slot"]
            if slot == "kind":
                right = any(tie["kind"] == ours["kind"] for tie in here)
            else:
                ends = [("from", "to") if tie["kind"] in MUTUAL else (slot,) for tie in here]
                asked = [tie[end] for tie, both in zip(here, ends, strict=True) for end in both]
                right = any(alike(name, entities[why["value"]]) for name in asked)
            yield "relation", why, right


def judged_passages(data: Path | None = None, every: int = 1) -> tuple[list[Judged], int]:
    """Every slot of the readings of the passages set apart, and how many passages there are."""
    taken = part(reports.set_apart() if data is None else own.passages(data), every)
    return _judged(taken), len(taken)


def _judged(taken: Sequence[Row]) -> list[Judged]:
    return [slot for gold, found in zip(taken, in_processes(raw, taken), strict=True) for slot in judged(gold, found)]


Chances = list[tuple[Judged, float]]


def by_curves(slots: Iterable[Judged], table: Mapping[str, Curve]) -> Chances:
    """Slots with their probability."""
    return [(s, probability(table.get(s.kind), s.chance, s.signs)) for s in slots]


def cross_fitted(slots: Sequence[Judged]) -> Chances:
    """Slots with the probability by curves fitted on the passages of the other folds."""
    fold = {case: number % FOLDS for number, case in enumerate(sorted({s.case for s in slots}))}
    found: Chances = []
    for number in range(FOLDS):
        table = fit(s for s in slots if fold[s.case] != number)
        found += by_curves([s for s in slots if fold[s.case] == number], table)
    return found


def ece(found: Iterable[tuple[bool, float]]) -> float:
    """The expected calibration error of (right, probability)."""
    bins: dict[int, list[tuple[bool, float]]] = defaultdict(list)
    for right, chance in found:
        bins[min(int(chance * BINS), BINS - 1)].append((right, chance))
    total = sum(map(len, bins.values()))
    return sum(abs(sum(r for r, _ in b) - sum(c for _, c in b)) for b in bins.values()) / max(1, total)


def errors(chances: Chances) -> tuple[float, dict[str, float]]:
    """The mean ECE over kinds of slots by their size, and that of each."""
    kinds: dict[str, list[tuple[bool, float]]] = defaultdict(list)
    for slot, chance in chances:
        kinds[slot.kind].append((slot.right, chance))
    each = {kind: ece(found) for kind, found in sorted(kinds.items())}
    return sum(each[kind] * len(found) for kind, found in kinds.items()) / max(1, len(chances)), each


def in_doubtful_quarter(chances: Chances) -> float:
    """The share of the wrong slots that a person finds who looks at the quarter with the lowest probability."""
    ranked = sorted(chances, key=lambda row: row[1])
    wrong = sum(not slot.right for slot, _ in ranked)
    return sum(not slot.right for slot, _ in ranked[: len(ranked) // 4]) / max(1, wrong)


def worst(chances: Chances) -> list[str]:
    """The passages whose slots are farthest from their probability."""
    off: dict[str, float] = defaultdict(float)
    for slot, chance in chances:
        off[slot.case] += (slot.right - chance) ** 2
    return sorted(off, key=lambda case: (-off[case], case))[:WORST]


def measured(data: Path | None = None, every: int = 1) -> Measured:
    """The figures."""
    from tallystick.reader.network import weights_digest

    slots, passages = judged_passages(data, every)
    chances = cross_fitted(slots)
    mean, each = errors(chances)
    apart = by_curves(_judged(part(rows(measures() / "gold_dev.jsonl"), every)), curves())
    figures: dict[str, Any] = {
        "passages": passages,
        "slots": len(slots),
        "right": round(sum(s.right for s in slots) / max(1, len(slots)), 4),
        "calibrated": round(1 - mean, 4),
        "ece": round(mean, 4),
        "raw_ece": round(errors([(s, s.chance) for s in slots])[0], 4),
        "errors_in_doubtful_quarter": round(in_doubtful_quarter(chances), 4),
        "gold_slots": len(apart),
        "gold_ece": round(errors(apart)[0], 4),
        "fitted_for_these_weights": float(fitted()["about"].get("weights_digest") == weights_digest()),
    }
    sizes = {kind: sum(s.kind == kind for s in slots) for kind in each}
    figures |= {f"ece_{kind}": round(value, 4) for kind, value in each.items()}
    figures |= {f"n_{kind}": size for kind, size in sizes.items()}
    return Measured(figures, lambda _: worst(chances))


def main(data: Path | None = None, out: Path | None = None) -> int:
    """Prints the figures."""
    return show(measured(data), out)

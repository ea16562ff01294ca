"""MUC-4 over all slots: the measure of 1992 ("ALL TEMPLATES", F with P and R of equal weight), our own implementation.

Written from the published rules of the evaluation, not from its program; what it counts:

- a template of ours is mapped to at most one of the key, one to one, so that most points are won; a pair needs the same
  type (or ATTACK for it) and a target or perpetrator that matches at least in part;
- in each slot of a pair fills are matched one to one: a right fill is one point, a partly right one half;
  possible = fills of the key, actual = ours. Fills of key templates without a pair are all missing, ours all spurious;
- an optional fill or template of the key counts only where it is matched; alternatives ("A / B") are one fill;
- partly right are: ATTACK for any other type; a date or place that only overlaps; a wider kind of weapon; SUSPECTED OR
  ACCUSED for … BY AUTHORITIES; DESTROYED for SOME DAMAGE and the other way round; the right value for the wrong filler;
  a name in part.

``python -m bench muc4_official``; ``muc4_full`` makes the templates.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import permutations
from pathlib import Path
from typing import Any

from bench.figures import Counts, Measured, show
from bench.muc4 import Told, told
from bench.muc4_combine import Limits, shipped
from bench.muc4_full import full_templates

OPTIONS = {"--weights": "a folder with other weights than the shipped ones"}
DATA = ("corpora/muc4/dev.jsonl",)
FLOORS = ("all_slots_f",)
QUICK = 0
STRINGS = ("instrument_id", "perp_individual_id", "perp_organization_id", "phys_tgt_id", "hum_tgt_name")
CROSSED = (
    "hum_tgt_description",
    *("instrument_type", "perp_org_confidence"),
    *(f"phys_tgt_{kind}" for kind in ("type", "number", "nation", "effect")),
    *(f"hum_tgt_{kind}" for kind in ("type", "number", "nation", "effect")),
)
SINGLE = ("date", "location", "stage", "perp_category", "type")
TOTALS = ("phys_tgt_total", "hum_tgt_total")
SLOTS = (*SINGLE, *STRINGS, *CROSSED, *TOTALS)
TYING = ("phys_tgt_id", "hum_tgt_name", "hum_tgt_description", "perp_individual_id", "perp_organization_id")
WIDER = {
    **dict.fromkeys(("MACHINE GUN", "MORTAR", "HANDGUN", "RIFLE"), "GUN"),
    **dict.fromkeys(("BOMB", "GRENADE", "MOLOTOV COCKTAIL"), "EXPLOSIVE"),
    **dict.fromkeys(("VEHICLE BOMB", "DYNAMITE", "MINE", "AERIAL BOMB"), "BOMB"),
    **dict.fromkeys(("MISSILE", "ROCKET"), "PROJECTILE"),
}
"""The kind of weapon that takes another in."""
HALF = {
    ("SUSPECTED OR ACCUSED", "SUSPECTED OR ACCUSED BY AUTHORITIES"), ("DESTROYED", "SOME DAMAGE"),
    ("SOME DAMAGE", "DESTROYED"),
}  # fmt: skip
"""Pairs of (ours, key) that are partly right."""
MONTHS = {name: number for number, name in enumerate("JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split(), 1)}
LOOSE = frozenset("THE A AN OF IN AND".split())
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Fill:
    """One fill: its alternatives in words, those of the fill it belongs to, and whether it may be left out."""

    words: tuple[str, ...]
    of: tuple[str, ...] = ()
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Template:
    """The fills of every slot."""

    slots: Mapping[str, tuple[Fill, ...]]
    optional: bool = False


def template(row: Row) -> Template:
    """A template as the corpus writes it (and ``muc4_full`` makes it); single slots are plain words."""
    slots: dict[str, tuple[Fill, ...]] = {}
    for slot in SLOTS:
        value = row.get(slot) or []
        given = [{"values": value.split("/")}] if isinstance(value, str) else value
        fills = (Fill(_words(f), _folded(f.get("of", ())), bool(f.get("optional"))) for f in given)
        slots[slot] = tuple(f for f in fills if f.words)
    return Template(slots, bool(row.get("optional")))


def _words(fill: Row) -> tuple[str, ...]:
    return _folded(fill.get("strings") or fill.get("values") or ())


def _folded(words: Iterable[str]) -> tuple[str, ...]:
    """Alternatives without marks of quotation, doubt and omission."""
    folded = (" ".join(re.sub(r"[\"'()?*]", " ", w.upper()).split()) for w in words)
    return tuple(w for w in folded if w and w != "-")


@cache
def likeness(slot: str, ours: Fill, key: Fill) -> float:
    """1, ½ or 0: the best of all alternatives."""
    compare = COMPARED.get(slot, _same_value if slot in CROSSED and slot != "hum_tgt_description" else _same_words)
    best = max((compare(a, b) for a in ours.words for b in key.words), default=0.0)
    if slot in CROSSED and best == 1 and (ours.of or key.of) and not _meet(ours.of, key.of):
        return 0.5
    return best


def _meet(ours: Sequence[str], key: Sequence[str]) -> bool:
    return any(_same_words(a, b) > 0 for a in ours for b in key)


def _same_words(ours: str, key: str) -> float:
    """Strings: alike but for articles; in part where they end alike or one holds the other."""
    a, b = ([w for w in words.split() if w not in LOOSE] for words in (ours, key))
    if a == b:
        return 1.0
    return 0.5 if a and b and (a[-1] == b[-1] or set(a) <= set(b) or set(b) <= set(a)) else 0.0


def _same_value(ours: str, key: str) -> float:
    """Words of a vocabulary."""
    if ours == key:
        return 1.0
    wider = key
    while wider := WIDER.get(wider, ""):
        if wider == ours:
            return 0.5
    return 0.5 if (ours, key) in HALF else 0.0


def _same_type(ours: str, key: str) -> float:
    """ATTACK takes every other type in."""
    return 1.0 if ours == key else 0.5 if ours == "ATTACK" else 0.0


def _day(words: str) -> int | None:
    found = re.fullmatch(r"(\d\d?) ([A-Z]{3})[A-Z]* (\d\d)", words.strip())
    return int(found[3]) * 372 + MONTHS.get(found[2], 0) * 31 + int(found[1]) if found else None


def _days(words: str) -> tuple[int, int] | None:
    """First and last day of "02 FEB 90", "- 04 FEB 90" (up to then), "01 FEB 90 - 04 FEB 90"."""
    first, dash, last = words.partition("-")
    one, two = _day(first), _day(last if dash else first)
    if two is None:
        return None if one is None else (one, 10**6)
    return (0 if one is None else one, two)


def _same_date(ours: str, key: str) -> float:
    """Days that only overlap are partly right."""
    if ours == key:
        return 1.0
    a, b = _days(ours), _days(key)
    return 0.5 if a and b and a[0] <= b[1] and b[0] <= a[1] else 0.0


def _same_place(ours: str, key: str) -> float:
    """Chains "COUNTRY: PLACE TYPE": right where the narrowest places agree, partly where one of the chain does."""
    a, b = _chain(ours), _chain(key)
    return 1.0 if a[-1] == b[-1] else 0.5 if set(a) & set(b) else 0.0


def _chain(words: str) -> list[str]:
    """The places of a chain from the country down, without their types."""
    country, *rest = (part.strip() for part in words.split(":"))
    return [country, *(re.sub(r" [A-Z]+$", "", part) for part in rest)]


COMPARED: Mapping[str, Callable[[str, str], float]] = {
    "type": _same_type,
    "date": _same_date,
    "location": _same_place,
    **dict.fromkeys(("stage", "perp_category", *TOTALS), _same_value),
}


@cache
def matched(slot: str, ours: tuple[Fill, ...], key: tuple[Fill, ...]) -> tuple[float, int]:
    """Points of the best matching of fills, and how many optional fills of the key it leaves out."""
    pairs = sorted(
        ((likeness(slot, a, b), i, j) for i, a in enumerate(ours) for j, b in enumerate(key)), key=lambda p: -p[0]
    )
    points, mine, theirs = 0.0, set[int](), set[int]()
    for point, i, j in pairs:
        if point and i not in mine and j not in theirs:
            points += point
            mine.add(i)
            theirs.add(j)
    return points, sum(f.optional for j, f in enumerate(key) if j not in theirs)


def points(ours: Template, key: Template) -> float:
    """Points of a pair; below 0 where it may not be one."""
    kind = matched("type", ours.slots["type"], key.slots["type"])[0]
    tied = any(matched(slot, ours.slots[slot], key.slots[slot])[0] for slot in TYING)
    bare = not any(t.slots[slot] for slot in TYING for t in (ours, key))
    if not kind or not (tied or bare):
        return -1.0
    return sum(matched(slot, ours.slots[slot], key.slots[slot])[0] for slot in SLOTS)


MANY = 7
"""Up to so many templates on the shorter side every mapping is looked at; beyond it the best pair goes first."""


def mapping(ours: Sequence[Template], key: Sequence[Template]) -> list[tuple[int, int]]:
    """The pairs (ours, key) that win most points."""
    table = [[points(a, b) for b in key] for a in ours]
    if min(len(ours), len(key)) > 4 or max(len(ours), len(key)) > MANY:
        return _greedy(table)
    few_ours = len(ours) <= len(key)
    short, long = (len(ours), len(key)) if few_ours else (len(key), len(ours))
    best, most = [], 0.0
    for chosen in permutations(range(long), short):
        pairs = [(i, j) if few_ours else (j, i) for i, j in enumerate(chosen)]
        told = [(i, j) for i, j in pairs if table[i][j] > 0]
        if (won := sum(table[i][j] for i, j in told)) > most:
            best, most = told, won
    return best


def _greedy(table: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for won, i, j in sorted(((p, i, j) for i, row in enumerate(table) for j, p in enumerate(row)), reverse=True):
        if won > 0 and all(i != a and j != b for a, b in found):
            found.append((i, j))
    return found


def count(case: str, ours: Sequence[Template], key: Sequence[Template], counts: Counts) -> None:
    """One report: points, actual and possible of every slot."""
    pairs = mapping(ours, key)
    for i, j in pairs:
        for slot in SLOTS:
            mine, theirs = ours[i].slots[slot], key[j].slots[slot]
            won, left_out = matched(slot, mine, theirs)
            _add(case, slot, (won, len(mine), len(theirs) - left_out), counts)
    for i, made in enumerate(ours):
        if i not in {pair[0] for pair in pairs}:
            for slot in SLOTS:
                _add(case, slot, (0, len(made.slots[slot]), 0), counts)
    for j, missed in enumerate(key):
        if j not in {pair[1] for pair in pairs} and not missed.optional:
            for slot in SLOTS:
                _add(case, slot, (0, 0, sum(not f.optional for f in missed.slots[slot])), counts)


def _add(case: str, slot: str, row: tuple[float, int, int], counts: Counts) -> None:
    for name in ("all_slots", slot):
        counts.add(name, case, *row)


def percent(figures: Mapping[str, float]) -> dict[str, float]:
    """Precision, recall and F in percent, as they were published."""
    return {k: round(100 * v, 2) if k[-2:] in ("_p", "_r", "_f") else v for k, v in figures.items()}


def measured(data: Path | None = None, every: int = 1, weights: Path | None = None) -> Measured:
    """The figures over the dev reports."""
    reports = told(data, every, weights)
    return scored(reports, shipped())


def scored(reports: Sequence[Told], limits: Limits) -> Measured:
    """The figures of reports that are read."""
    counts = Counts()
    for one in reports:
        made = full_templates(one.reading, one.row["text"], one.row.get("dateline") or "", one.phrases, limits)
        count(one.row["id"], [template(t) for t in made], [template(t) for t in one.row["templates"]], counts)
    return Measured({"documents": len(reports), **percent(counts.figures())}, counts.worst)


def main(data: Path | None = None, out: Path | None = None, weights: str | None = None) -> int:
    """Prints the figures."""
    return show(measured(data, weights=Path(weights) if weights else None), out)

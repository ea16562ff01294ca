"""Invariance: a passage of ours reads the same when its parties are called by other names, save for the names.

Two parties of a passage take each other's names, or all take those of strangers (``exchange``). Both readings are
taken apart into slots (each voice, span and stance of an attribution; each party, count, day and place of a happening;
each tie and mention), new places in the text counted back to the old ones and names to the party they stand for.
``slots_unchanged`` is the share of the slots of both readings that the other one has as well, ``readings_unchanged`` of
the passages in which that is all of them. What belongs to a name is left out: country, sector, and the ACLED type that
follows from them.

The held-out tenth and every fifth of the other passages; ``--all yes`` takes all, ``--weights FOLDER`` other weights.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.exchange import Exchanged, replaced, strangers, swaps
from bench.figures import Measured, show
from bench.places import part
from bench.product import readings
from bench.scorers import lowest
from tallystick.reader.parties import countries, fold, party_of
from training import markup

OPTIONS = {"--all": "yes: every passage of ours", "--weights": "a folder with other weights than the shipped ones"}
DATA = ("training/reports/*.txt",)
FLOORS = ("slots_unchanged",)
QUICK = 3
OTHERS = 5
"""Of the passages that are not held out every so many-th is taken."""
STATE = ("GOV", "MIL", "COP")
"""Sectors of a state; which state follows from the country of the parties that are named."""
Row = Mapping[str, Any]
Slot = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class View:
    """How a reading's places and names are told so that two readings can be compared.

    ``names`` gives a party's label for each name it may be given, ``states`` for the country that it is. ``homes`` are
    the countries that exchanged parties belong to, in the old text or the new one: "the army" is theirs.
    """

    place: Callable[[int, bool], int]
    names: Mapping[str, str]
    states: Mapping[str, str]
    homes: frozenset[str]

    def span(self, span: Sequence[int] | None) -> tuple[int, int] | None:
        """A span in the old text."""
        return None if span is None else (self.place(span[0], False), self.place(span[1], True))

    def spans(self, spans: Iterable[Sequence[int]]) -> tuple[Any, ...]:
        """Spans in the old text."""
        return tuple(sorted((self.place(s, False), self.place(e, True)) for s, e in spans))

    def name(self, name: str | None) -> str | None:
        """A name with every exchanged one in it as its party's label; forces of a country by their sector."""
        told = fold(name or "")
        if told in self.names:
            return self.names[told]
        party = party_of(name or "")
        if party and party.country in self.states and party.sector in STATE:
            return f"{self.states[party.country]} {party.sector}"
        if party and party.country in self.homes and party.sector in STATE:
            return f"home {party.sector}"
        for words in sorted(self.names, key=len, reverse=True):
            told = re.sub(rf"(?<!\w){re.escape(words)}(?!\w)", self.names[words], told)
        return re.sub(r"(P\d+) \(\1\)?", r"\1", told)


def _known_as(words: str) -> Iterator[str]:
    """The names that the reader may give to a party that is called by these words."""
    yield fold(words)
    if party := party_of(words):
        yield fold(party.name)


def _view(text: str, other: Exchanged, place: Callable[[int, bool], int], *, new: bool) -> View:
    both = [((text[s:e], words), label) for (s, e), label, words in other.changes]
    told = [(pair[new], label) for pair, label in both]
    states = {countries()[fold(words)][0]: label for words, label in told if fold(words) in countries()}
    parties = [party_of(words) for pair, _ in both for words in pair if fold(words) not in countries()]
    homes = frozenset(party.country for party in parties if party and party.country)
    return View(place, {n: label for words, label in told for n in _known_as(words)}, states, homes)


def slots(reading: Row, view: View) -> Counter[Slot]:
    """A reading taken apart."""
    told = {a["id"]: view.spans(a["cue"]) for a in reading["attributions"]}
    entities = {e["id"]: view.name(e["name"]) for e in reading["entities"]}
    found = Counter(slot for a in reading["attributions"] for slot in _of_attribution(a, view, told))
    found.update(slot for event in reading["events"] for slot in _of_event(event, view, told, entities))
    found.update(("mention", view.span(m), entities[e["id"]]) for e in reading["entities"] for m in e["mentions"])
    found.update(
        ("relation", view.span(r["span"]), r["kind"], entities[r["from"]], entities[r["to"]])
        for r in reading["relations"]
    )
    return found


def _of_attribution(a: Row, view: View, told: Mapping[str, Any]) -> Iterator[Slot]:
    cue = told[a["id"]]
    yield "source", cue, view.spans(a["source"])
    yield "content", cue, view.spans(a["content"])
    yield "voice", cue, view.name(a["voice"])
    yield "stance", cue, a["stance"]
    yield "inside", cue, told.get(a["inside"])


def _of_event(e: Row, view: View, told: Mapping[str, Any], entities: Mapping[str, Any]) -> Iterator[Slot]:
    at = view.span(e["trigger"])
    for key in ("type", "mode", "scope", "factuality"):
        yield key, at, e[key]
    for role in ("actors", "targets"):
        yield from ((role, at, entities[i]) for i in e[role])
    yield from (("weapon", at, view.span(w["span"])) for w in e["weapons"])
    yield from (("says so", at, told[a]) for a in e["according_to"])
    if when := e["when"]:
        yield "when", at, when["from"], when["to"], when["precision"], view.span(when["span"])
    if where := e["where"]:
        yield "where", at, view.name(where["name"]), view.span(where["span"])
    for kind, who in (("harm", "who"), ("damage", "outcome")):
        for row in e[kind]:
            said = tuple(told[a] for a in row["according_to"])
            yield kind, at, view.span(row["span"]), row[who], row["outcome"], row["low"], row["high"], said


def compared(text: str, old: Row, new: Row, other: Exchanged) -> tuple[Counter[Slot], Counter[Slot]]:
    """The slots of the two readings: of the passage as it was written and in other names."""
    return slots(old, _view(text, other, other.edge, new=False)), slots(new, _view(text, other, other.back, new=True))


def chosen(everything: bool) -> list[tuple[markup.Passage, Exchanged]]:
    """Passages of ours, each with every form of it in other names."""
    try:
        ours = list(markup.passages(sorted(markup.FOLDER.glob("*.txt"))))
    except markup.MarkupError as problem:
        sys.exit(str(problem))
    apart, pool = markup.held_out([p.id for p in ours]), strangers(ours)
    others = [p.id for p in sorted(ours, key=lambda p: p.id) if p.id not in apart]
    kept = apart.union(others if everything else others[::OTHERS])
    made = ((p, [*swaps(p), replaced(p, pool)]) for p in ours if p.id in kept)
    return [(p, other) for p, forms in made for other in forms if other]


def row(p: markup.Passage, text: str) -> dict[str, Any]:
    """A passage as the product takes it; a publisher is no party of the text."""
    return {"id": p.id, "text": text, "published_on": p.header["published"], "publisher": None}


def summed(pairs: Sequence[tuple[str, Counter[Slot], Counter[Slot]]]) -> Measured:
    """The figures: over all slots, of each kind of slot, over passages; each passage's share to find the worst."""
    shares = {case: _share(old, new) for case, old, new in pairs}
    kinds = sorted({slot[0] for _, old, new in pairs for slot in (*old, *new)})
    figures: dict[str, Any] = {"readings": len(pairs), "slots": sum(old.total() for _, old, _ in pairs)}
    figures["slots_unchanged"] = round(_share_of_all(pairs, kinds), 4)
    figures["readings_unchanged"] = round(sum(share == 1 for share in shares.values()) / max(1, len(shares)), 4)
    figures |= {f"{kind.replace(' ', '_')}_unchanged": round(_share_of_all(pairs, [kind]), 4) for kind in kinds}
    changed = sorted(case for case, share in shares.items() if share < 1)
    return Measured({**figures, "changed": changed}, lambda _: lowest(shares))


def _share(old: Counter[Slot], new: Counter[Slot]) -> float:
    return 2 * (old & new).total() / max(1, old.total() + new.total()) if old or new else 1.0


def _share_of_all(pairs: Sequence[tuple[str, Counter[Slot], Counter[Slot]]], kinds: Sequence[str]) -> float:
    def of(slots_: Counter[Slot]) -> Counter[Slot]:
        return Counter({slot: n for slot, n in slots_.items() if slot[0] in kinds})

    both = [(of(old), of(new)) for _, old, new in pairs]
    whole = sum(old.total() + new.total() for old, new in both)
    return 2 * sum((old & new).total() for old, new in both) / max(1, whole)


def measured(every: int = 1, everything: bool = False, weights: Path | None = None) -> Measured:
    """The figures over our passages."""
    taken = part([{"id": other.id, "pair": (p, other)} for p, other in chosen(everything)], every)
    pairs = [t["pair"] for t in taken]
    texts = {p.id: row(p, p.text) for p, _ in pairs}
    rows = [*texts.values(), *(row(p, other.text) for p, other in pairs)]
    made = list(readings(rows, weights))
    old = dict(zip(texts, made, strict=False))
    found = zip(pairs, made[len(texts) :], strict=True)
    return summed([(other.id, *compared(p.text, old[p.id], new, other)) for (p, other), new in found])


def main(data: Path | None = None, out: Path | None = None, weights: str | None = None, **more: str | None) -> int:
    """Prints the figures and the ids of the passages that read otherwise."""
    if data is not None:
        sys.exit("invariance is measured on our own passages: no --data")
    return show(measured(everything=more.get("all") == "yes", weights=Path(weights) if weights else None), out)

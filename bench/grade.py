"""Grades by Airwars' rulebook, given the claims that the record itself accepts, against the grade it gives.

Nothing is read here: assessment alone is measured, with every source taken as credible. What the record holds of an
incident becomes claims:
- its counts of civilians, told once by each publisher of its reports in the split, by two voices where the record calls
  the strike likely, by one where it says that a single source claims it or where there is no report in the split;
- the parties it names, by all of these voices; several, or "contested strike": each voice names another one;
- a declared strike: the party says so itself; an assessment as credible or conceded deaths: it owns up to the harm.
Of 377 incidents eight have no grade. ``above``: the share graded higher than the record has it (Confirmed, Fair, Weak,
Contested, Discounted); what is ungraded is not above. What speaks for Fair or for Confirmed and is not in these columns
(who else was asked, what a party said) is not there to be counted, so macro-F1 has a low ceiling.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from bench.figures import Measured, show
from bench.places import measures, part, rows
from tallystick.assessment.assess import assess
from tallystick.model.incident import Statement, Voice
from tallystick.resources.methods.load import load_method
from tallystick.resources.voices.register import shipped_register

DATA = ("measure/dossier_incidents_dev.jsonl", "measure/dossiers_dev.jsonl", "measure/statements_dev.jsonl")
FLOORS = ("contested_recall", "not_above")
SCALE = ("Discounted", "Contested", "Weak", "Fair", "Confirmed")
OTHERS = "another party"
Row = Mapping[str, Any]


def voices(incident: Row, publishers: Sequence[str]) -> list[Voice]:
    """Who tells of an incident; publishers of one institution are one voice, as the register has it."""
    named = {voice.root: voice for name in publishers if (voice := shipped_register().voice(name))}
    found = [Voice(name=named[root].name, root=root) for root in sorted(named)]
    least = {"Likely strike": 2, "Contested strike": 2, "Single source claim": 1}.get(incident["strike_status"], 1)
    found = found[:1] if incident["strike_status"] == "Single source claim" else found
    least = max(least, min(2, len(incident["belligerents"])))
    return found + [Voice(name=f"source {n}", root=f"source {n}") for n in range(least - len(found))]


def claims(incident: Row, publishers: Sequence[str], owned: bool) -> Iterator[Statement]:
    """What the record accepts of an incident, as claims."""
    said = voices(incident, publishers)
    parties = [shipped_register().voice(name).root for name in incident["belligerents"]]
    if incident["strike_status"] == "Contested strike" and len(parties) == 1:
        parties.append(OTHERS)
    for n, voice in enumerate(said):
        blamed = [parties[n % len(parties)]] if len(parties) > 1 else parties
        yield from _account(incident, f"{n}", voice, blamed)
    if parties and (incident["strike_status"] == "Declared strike" or owned):
        yield from _own(incident, parties[0], owned)


def _account(incident: Row, id_: str, voice: Voice, parties: Iterable[str]) -> Iterator[Statement]:
    told = {"document": f"d{id_}", "event": f"e{id_}", "chain": (voice,)}
    yield Statement(id=f"{id_}t", property="type", value="assault/aerial", **told)
    for outcome in ("killed", "injured"):
        count = incident[f"civilians_{outcome}_max"]
        if count:
            yield Statement(id=f"{id_}{outcome}", property=outcome, who="civilians", number=count, quantifier="exact",
                            low=count, high=count, **told)  # fmt: skip
    for party in parties:
        yield Statement(id=f"{id_}{party}", property="actor", value=party, party=party, **told)


def _own(incident: Row, party: str, owned: bool) -> Iterator[Statement]:
    """A party's own words: that it struck, and where it owned up to it, whom it harmed."""
    voice = Voice(name=party, root=party, kind="state-forces")
    counted = {**incident, "civilians_killed_max": incident["civilians_killed_max"] if owned else None}
    yield from _account({**counted, "civilians_injured_max": None}, "own", voice, [party])


def publishers() -> Mapping[str, list[str]]:
    """The publishers of each incident's reports in the split; a party's own statements are none."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows(measures() / "dossiers_dev.jsonl"):
        if row["track"] != "coalition":
            for incident in row["incident_ids"]:
                found[incident].add(row["publisher"] or row["author"] or row["doc_id"])
    return {incident: sorted(names) for incident, names in found.items()}


def owned_up() -> frozenset[str]:
    """The incidents whose harm a party assessed as credible or conceded."""
    linked = (link for row in rows(measures() / "statements_dev.jsonl") for link in row["linked"])
    return frozenset(
        link["airwars_code"]
        for link in linked
        if link.get("belligerent_assessment") == "credible" or link.get("deaths_conceded_min")
    )


def graded(incident: Row, names: Sequence[str], owned: bool) -> str | None:
    """The grade with every source taken as credible."""
    return assess(claims(incident, names, owned), load_method("airwars")).grades[-1].level


def measured(data: Path | None = None, every: int = 1) -> Measured:
    """Macro-F1, how many contested are found, and how many are graded above the record."""
    every_one = [row for row in rows(data or measures() / "dossier_incidents_dev.jsonl") if row["grading"]]
    wanted = part(every_one, every, "incident")
    told, owned = publishers(), owned_up()
    pairs = {
        row["incident"]: (row["grading"], graded(row, told.get(row["incident"], []), row["incident"] in owned))
        for row in wanted
    }
    contested = [ours == "Contested" for gold, ours in pairs.values() if gold == "Contested"]
    above = [id_ for id_, (gold, ours) in pairs.items() if ours in SCALE and SCALE.index(ours) > SCALE.index(gold)]
    levels = sorted({gold for gold, _ in pairs.values()})
    f1 = {f"f1_{level.lower()}": round(_f1(level, list(pairs.values())), 4) for level in levels}
    wrong = sorted(id_ for id_, (gold, ours) in pairs.items() if gold != ours)
    figures = {
        "incidents": len(pairs),
        "macro_f1": round(sum(f1.values()) / len(f1), 4),
        "contested_recall": round(sum(contested) / len(contested), 4) if contested else None,
        "above": round(len(above) / len(pairs), 4),
        "not_above": round(1 - len(above) / len(pairs), 4),
        "right": round(1 - len(wrong) / len(pairs), 4),
    }
    return Measured({**figures, **f1}, lambda figure: above if figure == "not_above" else wrong)


def _f1(level: str, pairs: Sequence[tuple[str, str | None]]) -> float:
    both = sum(gold == ours == level for gold, ours in pairs)
    named = sum(gold == level for gold, _ in pairs) + sum(ours == level for _, ours in pairs)
    return 2 * both / named if named else 0.0


def main(data: Path | None = None, out: Path | None = None) -> int:
    """Prints the figures."""
    return show(measured(data), out)

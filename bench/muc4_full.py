"""Our incidents as MUC-4 templates with all slots of 1992, in the form of the corpus.

On top of the five slots (``muc4_combine``): day, place, stage, who is accused by whom, and for every target its kind,
number and what became of it. Kinds come from words (``muc4_words.toml``), outcomes from our rows of harm and damage.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from bench.muc4_combine import NOTHING, Limits, combined
from bench.muc4_fillers import Phrase
from bench.muc4_templates import NUMBERS, TITLES, Template, bare, words_of
from bench.places import ROOT
from tallystick.reader.parties import country_names

MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split()
STAGE = {"planned": "THREATENED", "possible": "THREATENED", "did-not-happen": "ATTEMPTED"}
STATE = frozenset({"GOV", "MIL", "COP"})
OUTCOME = {"killed": "DEATH", "injured": "INJURY"}
EFFECT = {"destroyed": "DESTROYED", "damaged": "SOME DAMAGE"}
WORD = {word: str(number) for number, word in enumerate("ONE TWO THREE FOUR FIVE SIX SEVEN EIGHT NINE TEN".split(), 1)}
Row = Mapping[str, Any]
Fill = dict[str, Any]


@cache
def words() -> Mapping[str, Mapping[str, re.Pattern[str]]]:
    """The patterns of every kind, by slot."""
    told = tomllib.loads((ROOT / "bench" / "muc4_words.toml").read_text(encoding="utf-8"))
    return {slot: {kind: re.compile(p) for kind, p in kinds.items()} for slot, kinds in told.items()}


def kind_of(slot: str, told: str, otherwise: str | None) -> str | None:
    """The kind of a filler, by its words."""
    return next((kind for kind, p in words()[slot].items() if p.search(told.upper())), otherwise)


def full_templates(
    reading: Row, text: str, dateline: str, phrases: Sequence[Phrase] = (), limits: Limits = NOTHING
) -> list[dict[str, Any]]:
    """The templates of one report."""
    entities = {entity["id"]: entity for entity in reading["entities"]}
    return [_full(t, reading, entities, text, dateline) for t in combined(reading, text, phrases, limits)]


def _full(t: Template, reading: Row, entities: Mapping[str, Row], text: str, dateline: str) -> dict[str, Any]:
    individuals, groups = t["PerpInd"], t["PerpOrg"]
    made = {
        "type": t["incident_type"].upper(),
        "date": _date(t["when"], dateline),
        "location": _place(t["where"], reading),
        "stage": _stage(t["events"]),
        "perp_category": _category(t, entities) if individuals or groups else "",
        "instrument_id": [_named(w) for w in t["Weapon"]],
        "instrument_type": [_crossed(kind, w) for w in t["Weapon"] if (kind := kind_of("instrument_type", w, None))],
        "perp_individual_id": [_named(w) for w in individuals],
        "perp_organization_id": [_named(w) for w in groups],
        "perp_org_confidence": [_crossed(_confidence(t["events"]), w) for w in groups],
        **_things(t, text),
        **_people(t, text),
    }
    return {slot: value for slot, value in made.items() if value}


def _named(told: str) -> Fill:
    return {"strings": [told]}


def _crossed(value: str, of: str) -> Fill:
    return {"values": [value], "of": [of]}


def _date(when: Row | None, dateline: str) -> str:
    """A day, a stretch of days, or "until the day of the report" where no day is told."""
    if when and when["from"] and when["to"]:
        first, last = (_day(when[end]) for end in ("from", "to"))
        return first if first == last else f"{first} - {last}"
    said = re.search(r"(\d\d?) ([A-Z]{3})[A-Z]* (\d\d)", dateline)
    return f"- {int(said[1]):02d} {said[2]} {said[3]}" if said else ""


def _day(iso: str) -> str:
    year, month, day = iso.split("-")
    return f"{day} {MONTHS[int(month) - 1]} {year[2:]}"


def _place(where: Row | None, reading: Row) -> str:
    """Country and place; the country that most places of the report lie in, where the incident has none."""
    codes = [p["country"] for p in reading["places"] if p["country"]]
    country = (where or {}).get("country") or max(sorted(set(codes)), key=codes.count, default=None)
    names = [_country(country)] if country else []
    if where and where["precision"] != "country":
        names.append(f"{where['name'].upper()} (CITY)")
    return ": ".join(n for n in names if n)


def _country(code: str) -> str:
    return country_names().get(code, "").upper()


def _stage(events: Sequence[Row]) -> str:
    stages = [STAGE.get(e["factuality"]) for e in events]
    return next((s for s in stages if s), "ACCOMPLISHED") if stages and all(stages) else "ACCOMPLISHED"


def _category(t: Template, entities: Mapping[str, Row]) -> str:
    sectors = {entities[i]["sector"] for e in t["events"] for i in e["actors"]}
    return "STATE-SPONSORED VIOLENCE" if sectors & STATE else "TERRORIST ACT"


def _confidence(events: Sequence[Row]) -> str:
    alleged = any(e["factuality"] == "alleged" for e in events)
    return "SUSPECTED OR ACCUSED" if alleged else "REPORTED AS FACT"


def number_of(told: str, text: str) -> str:
    """How many a filler is: the number before its words in the text, else by their form."""
    said = re.search(rf"(?:\b(\w+)\s+)?\b(\w+)\s+{re.escape(told)}", text)
    near = [word.upper() for word in said.groups() if word][::-1] if said else []
    before = next((word for word in near if word.isdigit() or word in WORD), near[0] if near else "")
    if before.isdigit() or before in WORD:
        return WORD.get(before, before)
    return "PLURAL" if re.search(r"(?:[^S]S|MEN|PEOPLE)$", told.upper()) or before.lower() in NUMBERS else "1"


def _things(t: Template, text: str) -> dict[str, list[Fill]]:
    """Physical targets."""
    told = t["Target"]
    damage = {bare(words_of(text, d["span"])): EFFECT.get(d["outcome"]) for e in t["events"] for d in e["damage"]}
    burnt = "SOME DAMAGE" if t["incident_type"] in ("bombing", "arson") else None
    return {
        "phys_tgt_id": [_named(w) for w in told],
        "phys_tgt_type": [_crossed(str(kind_of("phys_tgt_type", w, "OTHER")), w) for w in told],
        "phys_tgt_number": [_crossed(number_of(w, text), w) for w in told],
        "phys_tgt_effect": [_crossed(effect, w) for w in told if (effect := damage.get(w) or burnt)],
    }


def _people(t: Template, text: str) -> dict[str, list[Fill]]:
    """Human targets: the named with their titles, and those told by a description alone."""
    found = {slot: [] for slot in ("name", "description", "type", "number", "effect")}  # type: dict[str, list[Fill]]
    for name in t["Victim"]:
        found["name"].append(_named(name))
        title = _title(name, text)
        if title:
            found["description"].append({"strings": [title], "of": [name]})
        _add(found, name, str(kind_of("hum_tgt_type", title or name, "CIVILIAN")), "1", _effect_of(name, t, text))
    for told, outcome in _described(t, text):
        found["description"].append(_named(told))
        kind = str(kind_of("hum_tgt_type", told, "CIVILIAN"))
        _add(found, told, kind, number_of(told, text), OUTCOME.get(outcome))
    return {f"hum_tgt_{slot}": fills for slot, fills in found.items()}


def _add(found: dict[str, list[Fill]], of: str, kind: str, number: str, effect: str | None) -> None:
    found["type"].append(_crossed(kind, of))
    found["number"].append(_crossed(number, of))
    if effect:
        found["effect"].append(_crossed(effect, of))


def _title(name: str, text: str) -> str | None:
    """The words of office right before a name."""
    before, found, _ = " ".join(text.split()).partition(f" {name}")
    told = before.split() if found else []
    first = len(told)
    while first and told[first - 1].lower().strip(".") in TITLES:
        first -= 1
    return " ".join(told[first:]) or None


def _effect_of(name: str, t: Template, text: str) -> str | None:
    rows = [h for e in t["events"] for h in e["harm"]]
    last = name.split()[-1]
    told = next((h["outcome"] for h in rows if last in words_of(text, h["span"]).split()), None)
    alone = {h["outcome"] for h in rows}
    return OUTCOME.get(told or (alone.pop() if len(alone) == 1 else ""))


def _described(t: Template, text: str) -> Iterator[tuple[str, str]]:
    """The harmed who have no name, with what became of them."""
    seen: set[str] = set()
    for harm in (h for e in t["events"] for h in e["harm"]):
        told = bare(words_of(text, harm["span"]).split(",")[0])
        named = any(name.split()[-1] in told.split() for name in t["Victim"])
        if told and not told.isdigit() and not named and told not in seen:
            seen.add(told)
            yield told, harm["outcome"]

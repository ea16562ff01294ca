"""Our events as five-slot MUC-4 templates: type, PerpInd, PerpOrg, Target, Victim, Weapon.

Simple rules over a reading: which event is an incident, which of them are one incident, and in which words each filler
is given (once, in the words of its fullest or nearest mention, since one wrong alternative spoils an entity).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

Row = Mapping[str, Any]
Template = dict[str, Any]
SLOTS = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
UNTOLD = frozenset({"denied", "planned", "did-not-happen", "possible"})
MODES = {"abduct": "kidnapping", "explosives": "bombing", "suicide-attack": "bombing"}
BURNT = re.compile(r"\b(?:burn|arson|fire|set (?:on )?fire|torch|incendiar)", re.IGNORECASE)
BOMBED = re.compile(r"\b(?:bomb|dynamit|explo|blast|blew|mine\b|detonat)", re.IGNORECASE)
ROBBED = re.compile(r"\b(?:rob|loot|steal|stole|held up)", re.IGNORECASE)
TITLES = frozenset(
    """
    president vice minister general gen colonel col captain capt major maj lieutenant lt sergeant sgt admiral commander
    doctor dr mr mrs ms father fr monsignor msgr bishop archbishop priest reverend rev senator deputy deputies mayor
    governor judge justice attorney lawyer ambassador engineer eng professor prof journalist reporter former ex
    candidate leader director police officer private pvt secretary union peasant jesuit priests
    """.split()
)
NUMBERS = frozenset(
    """one two three four five six seven eight nine ten eleven twelve twenty dozen dozens several some many other
    another""".split()
)
DETERMINERS = frozenset("a an the his her its our their this that these those all both".split()) | NUMBERS
PRONOUNS = frozenset("he she it they them him his her their we us our i who which that those these".split())
PEOPLE = re.compile(
    r"(?:men|man|woman|women|persons?|individuals?|guerrillas?|terrorists?|rebels?|soldiers?|troops?|fighters?|members?|"
    r"commandos?|assassins?|attackers?|subversives?|units?|squads?|gunmen|traffickers?|mafias?|insurgents?|groups?|column)$",
    re.IGNORECASE,
)
NO_TARGET = re.compile(
    r"(?:damages?|shots?|types?|areas?|neighborhoods?|towns?|departments?|outskirts|population|positions?|group|windows?|"
    r"people|persons?|sector|assistance|material|\d+|hundreds|thousands|mission|columns?)$",
    re.IGNORECASE,
)
ARMED = frozenset({"MIL", "REB", "PRM"})


def kind_of(event: Row, text: str) -> str | None:
    """The template's type of one event; None for what is no incident."""
    trigger = text[slice(*event["trigger"])]
    if event["type"] == "coerce" and event["mode"] == "seize":
        return "robbery" if ROBBED.search(trigger) else None
    if event["type"] != "assault" or event["mode"] in ("crowd-control", "aerial"):
        return None
    if BURNT.match(trigger) and event["mode"] in ("destroy", "primitive", None):
        return "arson"
    weapons = " ".join(weapon["kind"] for weapon in event["weapons"])
    if event["mode"] in (None, "destroy") and (BOMBED.search(trigger) or BOMBED.search(weapons)):
        return "bombing"
    return MODES.get(event["mode"], "attack")


def words_of(text: str, span: Sequence[int]) -> str:
    """The words of a span on one line."""
    return " ".join(text[slice(*span)].split()).strip(" .,;:\"'")


def mentions_of(entity: Row, text: str) -> Iterator[str]:
    """How the text calls an entity, without pronouns."""
    for span in entity["mentions"]:
        words = words_of(text, span)
        if words and words.lower() not in PRONOUNS:
            yield words


def person_name(words: str) -> str | None:
    """A person's name without titles; None for a mere description."""
    parts = words.split()
    if not parts or parts[0].lower() in DETERMINERS or parts[0][0].isdigit():
        return None
    while parts and parts[0].lower().strip(".,()") in TITLES:
        parts = parts[1:]
    return " ".join(parts) or None


def bare(words: str) -> str:
    """A description without what counts or points: "two of the vehicles" stays, "two vehicles" is "vehicles"."""
    parts = words.split()
    while len(parts) > 1 and (parts[0].lower() in DETERMINERS or parts[0][0].isdigit()):
        parts = parts[1:]
    return " ".join(parts)


def perpetrator(actor: Row, text: str) -> Iterator[tuple[str, str]]:
    """Slot and words of one actor: people by their description, organisations by their name."""
    told = list(mentions_of(actor, text))
    if not told:
        return
    named = [words for words in told if not PEOPLE.search(words)]
    if actor["kind"] == "party" and named:
        yield "PerpOrg", bare(max(named, key=len))
    elif actor["kind"] in ("party", "group"):
        yield "PerpInd", bare(told[0])
    elif actor["kind"] == "person":
        yield "PerpInd", person_name(max(told, key=len)) or bare(told[0])


def sufferer(target: Row, text: str) -> Iterator[tuple[str, str]]:
    """Slot and words of one target: named persons and things."""
    told = list(mentions_of(target, text))
    if not told:
        return
    if target["kind"] == "person":
        name = person_name(max(told, key=len))
        if name:
            yield "Victim", name
    elif target["kind"] in ("facility", "weapon"):
        yield "Target", bare(told[0])


def slots_of(event: Row, entities: Mapping[str, Row], victims: Iterable[Row], text: str) -> Template:
    """The slots that one event fills."""
    found = [pair for i in event["actors"] for pair in perpetrator(entities[i], text)]
    found += [pair for i in event["targets"] for pair in sufferer(entities[i], text)]
    found += [("Target", bare(words_of(text, d["span"]))) for d in event["damage"] if d["outcome"] != "seized"]
    hurt = (person_name(v["name_as_written"]) for v in victims if v["event"] == event["id"])
    found += [("Victim", name) for name in hurt if name]
    means = (words_of(text, w["span"]) if w["span"] else w["kind"] for w in event["weapons"])
    found += [("Weapon", bare(words)) for words in means]
    kept = [(slot, words) for slot, words in found if slot != "Target" or not NO_TARGET.search(words)]
    return {slot: list(dict.fromkeys(words for s, words in kept if s == slot)) for slot in SLOTS}


def incident(event: Row, slots: Template, entities: Mapping[str, Row], text: str) -> str | None:
    """The type of an event that the task counts: told as having happened, to somebody or something not armed."""
    kind = kind_of(event, text)
    if kind is None or event["scope"] == "generic" or event["factuality"] in UNTOLD:
        return None
    civil = slots["Victim"] or slots["Target"] or any(h["who"] != "combatants" for h in event["harm"])
    sectors = {entities[i]["sector"] for i in (*event["actors"], *event["targets"])}
    if not civil and sectors & ARMED:
        return None
    return kind if civil or slots["PerpInd"] or slots["PerpOrg"] or slots["Weapon"] else None


def joined(template: Template, more: Template) -> None:
    """Adds the slots of another event on the same incident."""
    for slot in SLOTS:
        known = {words.lower() for words in template[slot]}
        template[slot] += [words for words in more[slot] if words.lower() not in known]


def same(template: Template, event: Row, slots: Template) -> bool:
    """Whether an event belongs to a template: a shared victim or target, or no two days and no two places."""
    apart = any(template[k] and event[k] and key(template[k]) != key(event[k]) for k in ("when", "where"))
    shared = any(set(template[slot]) & set(slots[slot]) for slot in ("Victim", "Target"))
    return shared or not apart


def key(slot: Row) -> Any:
    """What tells two days or two places apart."""
    return slot.get("from") or slot.get("name")


def incidents(reading: Row, text: str) -> list[Template]:
    """The incidents of one report: type and slots (lists of words), the events told of it, their day and place."""
    entities = {entity["id"]: entity for entity in reading["entities"]}
    made: list[Template] = []
    for event in sorted(reading["events"], key=lambda e: tuple(e["trigger"])):
        slots = slots_of(event, entities, reading["victims"], text)
        kind = incident(event, slots, entities, text)
        if kind is None:
            continue
        home = next((t for t in made if t["incident_type"] == kind and same(t, event, slots)), None)
        if home is None:
            home = opened(kind)
            made.append(home)
        home["events"].append(event)
        home |= {k: home[k] or event[k] for k in ("when", "where")}
        joined(home, slots)
    return made


def opened(kind: str) -> Template:
    """An incident of which nothing is known yet."""
    return {"incident_type": kind, **{slot: [] for slot in SLOTS}, "events": [], "when": None, "where": None}


def five_slots(incident: Template) -> dict[str, Any]:
    """An incident in the scorer's form."""
    return {"incident_type": incident["incident_type"], **{slot: [[w] for w in incident[slot]] for slot in SLOTS}}

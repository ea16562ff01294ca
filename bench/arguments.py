"""Arguments of events in annotated news against the slots of our events: what ``wikievents`` and ``rams`` share.

Our event for an annotated one shares a character with its trigger; without one, its arguments are missed. An argument
counts when the heads agree: the last word of the annotated mention, and a mention of our filler that covers it. Roles
are mapped coarsely: doers to actors, sufferers to targets, means to weapons, places to where. Roles that our
contract has no slot for, and events of kinds it has no type for, are left out on both sides.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from bench.figures import Counts

DOERS = """attacker killer injurer perpetrator demonstrator jailer communicator threatener destroyer damager
damagerdestroyer executioner retreater yielder surrenderer arrester investigator prosecutor judgecourt preventer
participant violator extraditer"""
SUFFERERS = """victim target detainee defendant recipient deceased investigatedentity artifact"""
SLOT = {
    **dict.fromkeys(DOERS.split(), "actors"),
    **dict.fromkeys(SUFFERERS.split(), "targets"),
    **dict.fromkeys("instrument explosivedevice".split(), "weapons"),
    "place": "where",
}
KINDS = (
    "conflict",
    "life.die",
    "life.injure",
    "justice.arrest",
    "justice.investigate",
    "contact.threaten",
    "contact.request",
    "contact.command",
    "artifactexistence.damage",
)
SLOTS = ("actors", "targets", "weapons", "where")
Row = Mapping[str, Any]
Head = tuple[int, int]


def counted(kind: str) -> bool:
    """Whether an annotated event is of a kind our contract has."""
    return kind.lower().startswith(KINDS)


def head(text: str, start: int, end: int) -> Head:
    """The last word of a mention, or the one before "of", "in", "from" or "at" where the mention has such a tail."""
    words = text[start:end].split()
    stop = next((i for i, word in enumerate(words) if i and word.lower() in ("of", "in", "from", "at")), len(words))
    last = start + len(text[start:end].rstrip())
    if stop < len(words):
        at = start
        for word in words[:stop]:
            at = text.index(word, at) + len(word)
        last = at
    return last - len(words[stop - 1]) if words else start, last


def fillers(event: Row, reading: Row) -> list[tuple[str, list[list[int]]]]:
    """Slot and mentions of everything in the slots of one of our events, harm's people among the targets."""
    mentions = {entity["id"]: entity["mentions"] for entity in reading["entities"]}
    found = [(role, mentions[i]) for role in ("actors", "targets") for i in event[role]]
    found += [("targets", [harm["span"]]) for harm in event["harm"] if not _covered(harm["span"], found)]
    found += [("weapons", [weapon["span"]]) for weapon in event["weapons"] if weapon["span"]]
    where = event["where"]
    return found + ([("where", [where["span"]])] if where and where["span"] else [])


def _covered(span: Sequence[int], found: Iterable[tuple[str, list[list[int]]]]) -> bool:
    return any(s < span[1] and span[0] < e for role, spans in found if role == "targets" for s, e in spans)


def covers(spans: Iterable[Sequence[int]], word: Head) -> bool:
    """Whether a mention takes the word in."""
    return any(s <= word[0] and word[1] <= e for s, e in spans)


def count(case: str, trigger: Head, args: Iterable[Row], reading: Row, counts: Counts) -> None:
    """One annotated event with its arguments against our event on the same trigger."""
    text = reading["document"]["text"]
    events = (e for e in reading["events"] if e["trigger"][0] < trigger[1] and trigger[0] < e["trigger"][1])
    event = next(events, None)
    counts.hit("event_found", case, event is not None)
    given = fillers(event, reading) if event else []
    wanted = [(SLOT[a["role"].lower()], head(text, a["s"], a["e"])) for a in args if a["role"].lower() in SLOT]
    for slot in SLOTS:
        ours, gold = [s for role, s in given if role == slot], [h for role, h in wanted if role == slot]
        right = sum(any(covers(spans, word) for spans in ours) for word in gold)
        right = min(right, len(ours))
        counts.add(slot, case, right, len(ours), len(gold))
        counts.add("arguments", case, right, len(ours), len(gold))

"""What stands around a slot: named signs, each with a value, by which it is more or less likely right than its raw
chance alone says (``calibrated``).

A party far from the deed's word, a date of a telling the network hardly sees, a count in a passage of denials: the rule
that filled the slot does not know, and the rest of the reading does.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from tallystick.model.reading import Attribution, Damage, Entity, Event, Harm, Relation, Why
from tallystick.model.span import Span

Signs = dict[str, float]
Signed = Iterator[tuple[Why, Signs]]
NEAREST = 0.001
"""No slot is wholly sure or wholly unsure: chances are held this far from 0 and 1."""
MOST_SENTENCES = 3
"""Sentences between a slot and its deed's word from which on more make no difference."""
SENTENCE_END = re.compile(r"[.!?]\s+[A-Z\"“]|\n")
PARTIES, EACH = ("actors", "targets"), ("actors", "targets", "weapons")


def of_attribution(attribution: Attribution) -> Signed:
    """The slots of an attribution with their signs."""
    around = _marked(f"stance: {attribution.stance}")
    around |= _held(inside=attribution.inside, quoted=attribution.quoted, no_source=not attribution.source)
    around["long"] = math.log1p(sum(span.end - span.start for span in attribution.content))
    yield from _with_others(attribution.why, around)


def of_event(event: Event, about: Signs, entities: Mapping[str, Entity], text: str) -> Signed:
    """The slots of an event, its counts left out, with their signs; ``about`` is what ``about_event`` says of it."""
    around = about | _held(harm=event.harm)
    for why in event.why:
        signs = around | _of(why) | (_away(text, why.words[0], event.trigger) if why.words else {})
        if why.slot in PARTIES:
            party = entities[why.value or ""]
            signs[f"kind: {party.kind}"] = 1.0
            signs["mentions"] = math.log(max(1, len(party.mentions)))
            signs["beside"] = float(len(event.actors if why.slot == "actors" else event.targets))
        elif (held := {"when": event.when, "where": event.where}.get(why.slot)) is not None:
            signs[f"precision: {held.precision}"] = 1.0
        signs.pop(f"{why.slot} chance", None)
        yield why, signs


def of_count(row: Harm | Damage, event: Event, about: Signs, text: str) -> Signed:
    """The slots of a count with their signs; ``event`` bears it."""
    around = about | _away(text, row.span, event.trigger)
    around |= _marked(f"outcome: {row.outcome}", f"quantifier: {row.quantifier}")
    around |= {"long": math.log1p(row.span.end - row.span.start), "large": math.log1p(row.low or 0)}
    around["beside"] = float(len(event.harm))
    if isinstance(row, Harm):
        around |= _marked(f"who: {row.who}") | _held(subset=row.subset_of)
    yield from _with_others(row.why, around)


def of_relation(relation: Relation, entities: Mapping[str, Entity]) -> Signed:
    """The slots of a standing tie with their signs."""
    around = _marked(f"tie: {relation.kind}") | _held(said=relation.according_to)
    for end, party in (("source", entities[relation.source]), ("target", entities[relation.target])):
        around |= _marked(f"{end}: {party.kind}") | {f"{end} long": math.log1p(len(party.name))}
    yield from _with_others(relation.why, around)


def about_event(event: Event) -> Signs:
    """What holds for every slot of an event and of its counts."""
    signs = _marked(f"type: {event.type}", f"factuality: {event.factuality}", f"scope: {event.scope}")
    signs |= _chances(why for why in event.why if why.slot not in EACH)
    signs |= _marked(*(f"type by {name}" for why in event.why if why.slot == "type" for name in families(why.by)))
    signs |= _held(actors=event.actors, targets=event.targets, when=event.when, where=event.where)
    return signs | _held(said=event.according_to)


def _with_others(whys: Sequence[Why], around: Signs) -> Signed:
    """Slots of one record, each with the chances and rules of the others."""
    for why in whys:
        others = [other for other in whys if other.slot != why.slot]
        rules = _marked(*(f"beside {families(other.by)[0]}" for other in others))
        yield why, around | _chances(others) | rules | _of(why)


def _of(why: Why) -> Signs:
    return _marked(*families(why.by))


def _marked(*names: str) -> Signs:
    return dict.fromkeys(names, 1.0)


def _held(**facts: object) -> Signs:
    return _marked(*(name for name, fact in facts.items() if fact))


def _chances(whys: Iterable[Why]) -> Signs:
    return {f"{why.slot} chance": log_odds(why.probability) for why in whys}


def _away(text: str, span: Span, trigger: Span) -> Signs:
    """How far a slot's words stand from the deed's: characters and sentences between them."""
    first, last = sorted((span, trigger))
    between = text[first.end : max(first.end, last.start)]
    return {
        "away": math.log1p(len(between)),
        "sentences away": float(min(MOST_SENTENCES, len(SENTENCE_END.findall(between)))),
    }


def log_odds(chance: float) -> float:
    """The log-odds of a chance, 0 and 1 left out."""
    held = within_reach(chance)
    return math.log(held / (1 - held))


def within_reach(chance: float) -> float:
    """A chance that is neither 0 nor 1."""
    return min(max(chance, NEAREST), 1 - NEAREST)


@cache
def families(by: str) -> tuple[str, ...]:
    """A rule and the family it belongs to: "roles: subject" and "roles"; what has no family is its own."""
    family = by.partition(":")[0]
    return (family,) if family == by else (family, by)

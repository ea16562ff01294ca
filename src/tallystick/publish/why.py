"""Where the slots of a reading come from, for a person who checks it: the doubtful first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tallystick.model.reading import Attribution, Damage, Event, Harm, Relation, Why
from tallystick.publish.chains import Index
from tallystick.publish.layout import columns, paint, wrap
from tallystick.publish.pieces import Story
from tallystick.publish.story import labels_of
from tallystick.publish.words import damage_words, harm_words, quoted, safe, when_words, where_words
from tallystick.resources.vocabularies import say, say_type, vocabulary

HEADING = "Where each slot comes from: the doubtful first"
DOUBTFUL = 0.5
"""Below this a slot is more likely wrong than right, and stands out."""
NAMES = {"actors": "who", "targets": "to whom", "factuality": "did it happen", "outcome": "what", "who": "whom"}
"""Slots as the cards call them, where that is not the contract's key."""
INDENT, CHANCE_WIDTH = 3, 5
Explained = Attribution | Event | Harm | Damage | Relation


@dataclass(frozen=True, slots=True)
class Record:
    """One record with what a person calls it."""

    name: str
    of: Explained

    @property
    def doubt(self) -> float:
        """The probability of its most doubtful slot."""
        return min(why.probability for why in self.of.why)


def why_lines(told: Story, width: int, colour: bool) -> list[str]:
    """Every explained record, the one with the most doubtful slot first, and so its slots; nothing for none."""
    found = sorted((r for r in _records(told) if r.of.why), key=lambda r: r.doubt)
    if not found:
        return []
    lines = ["", *paint(wrap(HEADING.upper(), width), "bold", colour)]
    for record in found:
        lines += ["", *paint(wrap(record.name, width), "bold", colour)]
        for why in sorted(record.of.why, key=lambda w: w.probability):
            lines += _slot(told.index, record.of, why, width, colour)
    return lines


def _records(told: Story) -> Iterator[Record]:
    reading, labels = told.index.reading, labels_of(told.index.reading)
    for event in reading.events:
        words = quoted(event.trigger.of(reading.document.text))
        yield Record(f"{labels[event.id]}: {say_type(event.type, event.mode)} {words}", event)
        yield from (Record(f"{labels[event.id]}, harm: {harm_words(row)}", row) for row in event.harm)
        yield from (Record(f"{labels[event.id]}, damage: {damage_words(row)}", row) for row in event.damage)
    for item in reading.attributions:
        yield Record(f"{safe(item.voice)} {quoted(told.index.words(item.cue))}", item)
    for tie in reading.relations:
        yield Record(f"tie: {quoted(tie.span.of(reading.document.text))}", tie)


def _slot(index: Index, of: Explained, why: Why, width: int, colour: bool) -> list[str]:
    """As ".42  to whom: market “the market” (roles: object)"."""
    value = _value(index, of, why)
    words = quoted(index.words(why.words)) if why.words else ""
    text = " ".join(filter(None, (f"{NAMES.get(why.slot, why.slot)}:", value, words, f"({safe(why.by)})")))
    chance = f"{why.probability:.2f}".removeprefix("0")
    lines = columns(chance, text, indent=INDENT, label_width=CHANCE_WIDTH, width=width)
    return paint(lines, "alarm", colour) if why.probability < DOUBTFUL else lines


SAID: Mapping[str, Callable[[Any], str]] = {
    "type": lambda of: say_type(of.type, None),
    "mode": lambda of: safe(of.mode or ""),
    "factuality": lambda of: say("factuality", of.factuality),
    "scope": lambda of: say("scope", of.scope),
    "when": lambda of: when_words(of.when),
    "where": lambda of: where_words(of.where),
    "kind": lambda of: say("relation_kind", of.kind),
    "voice": lambda of: safe(of.voice),
    "stance": lambda of: say("stance", of.stance),
    "who": lambda of: say("who", of.who),
    "number": lambda of: " ".join(filter(None, (str(of.number or ""), of.quantifier))),
    "outcome": lambda of: _outcome(of.outcome),
}
"""What a slot holds, in words; of the others the words themselves tell."""


def _outcome(word: str) -> str:
    return say("harm_outcome" if word in vocabulary("harm_outcome") else "damage_outcome", word)


def _value(index: Index, of: Explained, why: Why) -> str:
    if why.value is not None:
        return safe(index.name(why.value))
    return SAID[why.slot](of) if why.slot in SAID else ""

"""What a telling's slots come from while it is put together: the rule or head that filled each, and how sure it was.

The chance of a slot is what the tree and the network give it, whoever filled it: a rule's own sureness is how often it
is right, which only a measure can say (``reader/calibrated.py``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from tallystick.reader.events.draft import Draft, Note
from tallystick.reader.network.happenings import EVEN, FAINT, HappeningWords
from tallystick.reader.syntax import Syntax

ARCS = {
    "nsubj": "subject",
    "nsubj:pass": "passive subject",
    "obj": "object",
    "obl:agent": "agent",
    "obl": "oblique",
    "nmod": "noun phrase",
    "nmod:poss": "owner",
    "amod": "modifier",
    "compound": "modifier",
    "conj": "coordinated",
}
"""How a party may hang on the word that names the happening; all else is at a distance (light verbs, clauses)."""


def by_rules(syntax: Syntax, draft: Draft) -> Draft:
    """A draft of the vocabulary with its notes."""
    labels = (
        Note("type", draft.type, f"events.tsv: {draft.entry.lemma}", FAINT),
        Note("mode", draft.mode, f"events.tsv: {draft.entry.lemma}", EVEN),
        Note("factuality", draft.factuality, "modality", EVEN),
        Note("scope", draft.scope, "scope", EVEN),
    )
    parties = (
        *_parties(syntax, draft, "actors", draft.actors),
        *_parties(syntax, draft, "targets", (*draft.targets, *draft.victims)),
    )
    weapons = (Note("weapons", w.head, "weapons.tsv", syntax.words[w.head].head_score) for w in draft.weapons)
    return replace(draft, notes=(*labels, *parties, *weapons))


def _parties(syntax: Syntax, draft: Draft, slot: str, heads: Iterable[int]) -> Iterator[Note]:
    for head in heads:
        word = syntax.words[head]
        arc = ARCS.get(word.deprel, "distance") if word.head in draft.heads else "distance"
        yield Note(slot, head, f"roles: {arc}", word.head_score)


ROLES = {"actors": "actor", "targets": "target", "weapons": "weapon"}


def seconded(draft: Draft, found: HappeningWords) -> Draft:
    """The draft's notes with what the network thinks of each slot."""
    return replace(draft, notes=tuple(_seconded(note, found) for note in draft.notes))


def _seconded(note: Note, found: HappeningWords) -> Note:
    if note.slot in ROLES:
        seen = role_chance(found, ROLES[note.slot], note.value)
        chance = 1 - (1 - note.score) * (1 - seen)  # wrong only where tree and network both are
    else:
        chance = label_chance(found, note.slot, note.value)
    return Note(note.slot, note.value, note.by, chance)


def label_chance(found: HappeningWords, slot: str, label: int | str | None) -> float:
    """The chance that a label is right by the network, which gives only its likeliest."""
    if slot == "type":
        return found.chance * found.type.of(label)
    choices = {"mode": found.mode, "factuality": found.fact, "scope": found.scope}
    return choices[slot].of(label or "none")


def role_chance(found: HappeningWords, role: str, word: int | str | None) -> float:
    """The chance that a word fills a role; 0 where the network reads nothing there."""
    return max((r.chance for r in found.roles if r.role == role and word in r.words), default=0.0)

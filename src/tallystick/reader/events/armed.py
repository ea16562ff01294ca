"""The weapons of a happening: those that its own phrase and arguments name, then those the network reads beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tallystick.reader.events.arguments import is_event_word
from tallystick.reader.events.draft import Draft, Note, WeaponUse
from tallystick.reader.events.learned import index_of
from tallystick.reader.events.lexicon import entry_of, measured, weapon_at
from tallystick.reader.events.noun_roles import DEEDS, light_verb
from tallystick.reader.network.happenings import HappeningWords, RoleWords
from tallystick.reader.syntax import NOMINAL, Syntax

WEAPON_FROM = 0.7
"""Chance from which words that the network reads as the means of a happening are. Not tuned: the first value tried."""


def weapons_of(syntax: Syntax, heads: tuple[int, ...]) -> tuple[WeaponUse, ...]:
    """The weapons a trigger's own phrase and arguments name."""
    found: dict[int, WeaponUse] = {}
    for head in heads:
        for index in _weapon_places(syntax, head):
            if index not in found and (use := _known_use(syntax, index)) is not None:
                found[index] = use
    return tuple(found[k] for k in sorted(found))


def _known_use(syntax: Syntax, index: int) -> WeaponUse | None:
    """The weapon of the vocabulary that a word names."""
    hit = weapon_at(syntax, index)
    if hit is None:
        return None
    kind, weapon = hit
    return WeaponUse(kind, syntax.core(index), index, weapon.mode, weapon.acled, weapon.allegation)


def _weapon_places(syntax: Syntax, head: int) -> list[int]:
    """Where a weapon may stand: compounds of the noun, the subject and what it carries, what is fired or used,
    "with/by/using" phrases, those of a light verb above."""
    entry = entry_of(syntax, head)
    places = [*syntax.children(head, "compound", "obl:agent"), *_deed_by(syntax, head)]
    if entry is not None and entry.frame in WIELDING and not _brings_down(syntax, head):
        places += list(syntax.children(head, "obj", "nsubj:pass"))
    carrier = light_verb(syntax, head) if entry is not None and entry.pos == "N" else None
    if carrier is not None:
        places += [*syntax.children(carrier, "nsubj"), *_by_means(syntax, carrier)]
    places += [*_by_means(syntax, head), *(w for k in syntax.children(head, "nsubj") for w in _carried(syntax, k))]
    for clause in syntax.children(head, "advcl", "xcomp", "acl"):
        if syntax.words[clause].lemma in ("use", "employ", "fire", "launch", "drop"):
            places += list(syntax.children(clause, "obj"))
    each = [c for k in places for c in syntax.conjuncts(k)]
    listed = (m for c in each for m in ((c,) if weapon_at(syntax, c) else measured(syntax, c)))
    return [c for c in listed if not is_event_word(syntax, c)]


def _deed_by(syntax: Syntax, head: int) -> tuple[int, ...]:
    """Subjects, but not those it is done to: "the helicopter was hit"."""
    return tuple(k for k in syntax.children(head, "nsubj") if syntax.words[k].deprel != "nsubj:pass")


MEANS = frozenset({"with", "by", "from", "using", "of", "in"})


def _by_means(syntax: Syntax, head: int) -> tuple[int, ...]:
    return tuple(k for k in syntax.children(head, "obl", "nmod") if syntax.case(k) in MEANS)


def _brings_down(syntax: Syntax, head: int) -> bool:
    """ "Shot down a drone": what comes down is no means of the deed."""
    particles = syntax.children(head, "compound:prt", "advmod")
    return any(syntax.words[k].text.lower() == "down" for k in particles)


def _carried(syntax: Syntax, index: int) -> tuple[int, ...]:
    """What those who do it carry: "men with rifles", "gunmen armed with rifles"."""
    held = (k for k in syntax.children(index, "nmod") if syntax.case(k) == "with")
    armed = (c for c in syntax.children(index, "acl") if syntax.words[c].lemma.lower() == "arm")
    return (*held, *(k for c in armed for k in syntax.children(c, "obl") if syntax.case(k) == "with"))


WIELDING = frozenset({"weapon-object", "weapon-subject", "fire"})


def armed(syntax: Syntax, drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The tellings with the weapons that the network is sure of, behind those that the rules read."""
    index = index_of(syntax)
    return tuple(_armed(syntax, d, index[d.head]) if d.head in index and d.type in DEEDS else d for d in drafts)


def _armed(syntax: Syntax, draft: Draft, found: HappeningWords) -> Draft:
    held = {w.head for w in draft.weapons}
    new = [(u, r.chance) for r in found.roles for u in _uses(syntax, r) if u.head not in (*held, *draft.targets)]
    new = [(u, c) for u, c in new if not any(u.span.overlaps(w.span) for w in draft.weapons)]
    if not new:
        return draft
    notes = (Note("weapons", u.head, "network: arguments.weapon", c) for u, c in new)
    return replace(draft, weapons=(*draft.weapons, *(u for u, _ in new)), notes=(*draft.notes, *notes))


def _uses(syntax: Syntax, words: RoleWords) -> Iterator[WeaponUse]:
    """The weapons of one run of words: each noun of a list is one."""
    if words.role != "weapon" or words.chance < WEAPON_FROM:
        return
    top = syntax.parse.top(words.words)
    for head in (k for k in syntax.conjuncts(top) if k in words.words):
        if syntax.words[head].upos not in NOMINAL:
            continue
        if (use := _known_use(syntax, head)) is not None:
            yield use
        elif not is_event_word(syntax, head) and syntax.words[head].upos == "NOUN":
            yield WeaponUse(syntax.words[head].lemma.lower(), syntax.core(head), head, None, None, None)

"""The happening that only its dead and wounded tell: of a report that names no deed but a weapon's wounds ("was found
dead with gunshot wounds", "the shooting death of"), and of a digest's entry that gives a toll alone. The word of harm
names it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tallystick.reader.events.attach import LOSSES
from tallystick.reader.events.draft import Draft
from tallystick.reader.events.lexicon import Entry
from tallystick.reader.events.likely import BY_WOUND
from tallystick.reader.events.notes import by_rules
from tallystick.reader.harm import HarmDraft
from tallystick.reader.syntax import Syntax
from tallystick.resources.tables import word_set

WOUND, BY_FIREARM, BY_WEAPON = word_set("weapon_wound"), word_set("by_firearm"), word_set("by_weapon")


def with_wounds(syntax: Syntax, drafts: Sequence[Draft], harm: Sequence[HarmDraft]) -> tuple[Draft, ...]:
    """The tellings, with one on the first word of harm where none is of violence and a wound says there was."""
    told = (h for h in harm if h.violent and h.outcome in LOSSES and h.scope == "single" and h.high != 0)
    first = min(told, key=lambda h: h.governor, default=None)
    mode = next(_modes(syntax), None)
    if first is None or mode is None or any(d.type == "assault" and not _only_died(d) for d in drafts):
        return tuple(drafts)
    others = (d for d in drafts if d.head != first.governor)
    return tuple(sorted((*others, _named(syntax, first.governor, mode)), key=lambda d: d.head))


def _only_died(draft: Draft) -> bool:
    """ "Has died", "succumbed": a word of what befell somebody, which names no deed."""
    return "weak" in draft.entry.flags and draft.entry.frame == "victim-subject" and len(draft.heads) == 1


def with_tolls(syntax: Syntax, drafts: Sequence[Draft], harm: Sequence[HarmDraft]) -> tuple[Draft, ...]:
    """The tellings, with one on the first word of harm of each entry of a digest that tells of no violence but a
    toll."""
    told = {syntax.entry(d.head) for d in drafts if d.type == "assault"}
    counts = (h for h in harm if h.violent and h.outcome in LOSSES and h.high != 0)
    first: dict[int, int] = {}
    for governor in sorted(h.governor for h in counts):
        first.setdefault(syntax.entry(governor), governor)
    added = [_named(syntax, word, None) for entry, word in first.items() if entry >= 0 and entry not in told]
    return tuple(sorted((*drafts, *added), key=lambda d: d.head))


def _named(syntax: Syntax, index: int, mode: str | None) -> Draft:
    """A telling of violence on a word of harm."""
    word = syntax.words[index]
    entry = Entry(word.lemma, "V" if word.upos == "VERB" else "N", "assault", mode, BY_WOUND, None, frozenset())
    named = Draft(heads=(word.index,), entry=entry, trigger=word.span, sentence=word.sentence, mode=mode)
    return by_rules(syntax, named)


def _modes(syntax: Syntax) -> Iterator[str | None]:
    """By what the wounds of a report were made: "gunshot wounds", "died of stab wounds", "shooting death"."""
    for word in syntax.words:
        above = syntax.words[word.head] if word.head >= 0 else None
        if above is None or above.lemma.lower() not in WOUND or word.deprel not in ("compound", "amod"):
            continue
        if word.lemma.lower() in BY_FIREARM:
            yield "firearms"
        elif word.lemma.lower() in BY_WEAPON:
            yield "primitive"

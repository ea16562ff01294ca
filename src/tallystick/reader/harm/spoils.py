"""Damage told by an idiom: what was left in ruins, what fell into somebody's hands, what was made off with."""

from __future__ import annotations

from tallystick.reader.harm.lexicon import Entry, is_a
from tallystick.reader.harm.phrases import right_of
from tallystick.reader.harm.view import View


def of_idiom(view: View, index: int, e: Entry) -> list[int]:
    """ "Reduced the school to rubble", "left in ruins", "nine tanks fell into their hands"."""
    above = view.words[index].head
    verbs, cases = ((e.flag(name) or "").split(",") for name in ("verbs", "cases"))
    if above < 0 or not is_a(view.words[above], verbs) or view.syntax.case(index) not in cases:
        return []
    done_to = view.syntax.child(above, "obj", "nsubj:pass")
    found = view.syntax.subject(above) if done_to is None else done_to
    return [] if found is None else [found]


def made_off(view: View, index: int, e: Entry) -> list[int]:
    """ "Made off with 40 cows"."""
    if view.lower(index + 1) not in (e.flag("particle"), "away") or view.lower(index + 2) != "with":
        return []
    thing = right_of(view, index + 2)
    return [] if thing is None else [thing]

"""What was set on fire: "set fire to two houses", "set three cars alight", "the tanker caught fire"."""

from __future__ import annotations

from tallystick.reader.harm.lexicon import Entry, is_a
from tallystick.reader.harm.phrases import right_of
from tallystick.reader.harm.subjects import be_before
from tallystick.reader.harm.view import View

FIRE, ALIGHT = frozenset({"fire", "flame"}), frozenset({"alight", "ablaze", "aflame"})
REACH = 12
"""How many words behind "set" the word for burning stands ("set three cars and a sheep pen on fire")."""


def of_fire(view: View, index: int, e: Entry) -> list[int]:
    """The heads of what burns."""
    if view.words[index].upos not in ("VERB", "AUX"):
        return []
    if e.form == "catch":
        subject = view.syntax.subject(index)
        caught = is_a(view.words[min(index + 1, len(view.words) - 1)], FIRE)
        return [subject] if caught and subject is not None else []
    if view.lower(index + 1) == "fire":
        return [k for k in view.syntax.children(index, "obl") if k > index and view.syntax.case(k) == "to"][:1]
    return _set_alight(view, index)


def _set_alight(view: View, index: int) -> list[int]:
    _, end = view.bounds(index)
    burning = next((k for k in range(index + 1, min(index + REACH, end)) if _burning(view, k)), None)
    if burning is None or any(view.words[k].upos == "VERB" for k in range(index + 1, burning)):
        return []
    subject = view.syntax.child(index, "nsubj:pass", "nsubj")
    thing = subject if be_before(view, index) else right_of(view, burning if burning == index + 1 else index)
    return [thing] if thing is not None else []


def _burning(view: View, index: int) -> bool:
    return view.lower(index) in ALIGHT or (view.lower(index) in FIRE and view.lower(index - 1) == "on")

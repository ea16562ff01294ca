"""Which nouns are things that can be destroyed, damaged or seized, whether they are counted, and their own words."""

from __future__ import annotations

from tallystick.reader.harm.lexicon import entry
from tallystick.reader.harm.phrases import bare, first_of
from tallystick.reader.harm.view import View
from tallystick.reader.numbers import squeezed

MOVABLE = frozenset({"vehicle", "aircraft", "vessel", "weapon", "supply"})
FIXED = frozenset({"building", "position", "infrastructure", "tunnel", "place", "farm"})
THINGS = MOVABLE | FIXED
DENTED = THINGS - {"place", "position", "aircraft", "weapon"}
"""What is damaged by what goes into it; shells crash into villages and camps and leave them standing."""
SEEN_KINDS = {"VEHICLE": "vehicle"}
_LEADING = frozenset("the a an another some its his her their our my these those all other more any both no".split())
_COUNTING = frozenset({"a", "an", "another", "several", "multiple"})


def is_thing(view: View, head: int) -> bool:
    """Whether what a phrase with this head counts can be destroyed, damaged or seized."""
    return kind_of(view, bare(view, head)) in THINGS


def counted(view: View, index: int) -> bool:
    """Whether a noun has a number or an article that says how many."""
    first = first_of(view, index)
    return any(k in view.counts for k in range(first, index + 1)) or view.lower(first) in _COUNTING


def kind_of(view: View, index: int) -> str:
    """The kind of thing a noun names, by the table, else by what the network takes the name for; "" for neither."""
    if view.lower(index - 1) == "aerial":
        return "aircraft"  # "unmanned aerial vehicles"
    found = entry(view.words[index], *THINGS, "abstract", table="things")
    label = view.words[index].entity.rpartition("-")[2]
    return found.kind if found is not None else SEEN_KINDS.get(label, "")


def what(view: View, first: int, last: int, head: int) -> str:
    """The thing in the text's own words, without article, possessive and count ("armed drone")."""
    start = first_of(view, head) if head > first else first
    while start < head and (
        view.lower(start) in _LEADING
        or start in view.counts
        or view.words[start].upos in ("DET", "NUM", "PUNCT")
        or _in_hedge(view, start, head)
    ):
        start += 1
    return squeezed(view.span(start, max(head, last if last > head else head)).of(view.text))


def _in_hedge(view: View, index: int, head: int) -> bool:
    return any(view.counts[k].span.overlaps(view.words[index].span) for k in range(index, head) if k in view.counts)

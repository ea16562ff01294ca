"""The count before "of" that a phrase only completes."""

from __future__ import annotations

from tallystick.reader.harm.counting import is_plural
from tallystick.reader.harm.people import is_people
from tallystick.reader.harm.phrases import ARTICLES, OF_HEADS, first_of, left_of
from tallystick.reader.harm.sides import people_entry
from tallystick.reader.harm.view import View


def counted_of(view: View, head: int) -> int:
    """The count before "of" where the tree gives only what it counts from: "two of the civilians who were killed",
    "six members of the family"."""
    floor, _ = view.bounds(head)
    first = first_of(view, head)
    before = first - 2
    if first == head and before >= floor and view.lower(head - 1) == "of" and before in view.counts:
        return before  # "causing a number of civilians to be injured"
    if before < floor or view.lower(first - 1) != "of" or view.lower(first) not in ARTICLES or head in view.counts:
        return head
    if any(k in view.counts for k in range(first, head)) or not is_plural(view, head):
        return head
    whole = before in view.counts or (_collective(view, head) and is_people(view, before))
    return before if whole and view.lower(before) not in OF_HEADS else head


def whole_before(view: View, head: int) -> int:
    """The total of which a phrase names a part ("27 fighters, including two foreigners, were killed")."""
    first = first_of(view, head)
    opened = view.lower(first - 1) == "including" and view.lower(first - 2) == ","
    total = left_of(view, first - 2) if opened and first - 2 > view.bounds(head)[0] else None
    return total if total is not None and is_people(view, total) else head


def _collective(view: View, head: int) -> bool:
    found = people_entry(view, head)
    return found is not None and "plural" in found.flags

"""People missing because they were not found: "has not been found", "were never seen again", "cannot be traced"."""

from __future__ import annotations

from tallystick.reader.harm.lexicon import Entry, is_a
from tallystick.reader.harm.modality import negated_itself
from tallystick.reader.harm.phrases import bare
from tallystick.reader.harm.subjects import antecedent, be_before, passive_subject
from tallystick.reader.harm.view import View
from tallystick.resources.tables import word_set

WANTED = word_set("wanted_persons")
"""Whom the police look for: who is not found fled."""
_SINCE = frozenset({"again", "since", "alive"})
NEAR = 4
"""Words behind "seen" in which its "again" or "since" stands."""


def of_absence(view: View, index: int, e: Entry) -> list[int]:
    """Who was not found, or did not return."""
    if view.words[index].upos != "VERB" or not negated_itself(view, index):
        return []
    _, end = view.bounds(index)
    if e.flag("again") is not None and not any(
        view.lower(k) in _SINCE for k in range(index + 1, min(index + NEAR, end))
    ):
        return []
    if e.flag("subject") is None:
        found = passive_subject(view, index) if be_before(view, index) else []
    else:
        found = _not_back(view, index)
    return [k for k in found if not is_a(view.words[bare(view, k)], WANTED)]


def _not_back(view: View, index: int) -> list[int]:
    """ "Two fishermen never returned"; not "has not returned to work"."""
    syntax, subject = view.syntax, view.syntax.subject(index)
    helped = any(is_a(view.words[k], ("have", "do")) for k in syntax.children(index, "aux"))
    past = helped or view.words[index].xpos in ("VBD", "VBN")
    elsewhere = any(syntax.case(k) == "to" for k in syntax.children(index, "obl"))
    return [antecedent(view, index, subject)] if subject is not None and past and not elsewhere else []

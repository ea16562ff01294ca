"""Sentences that say when and where without naming the happening again: "It happened just after ten on Sunday at the
mill", "Police were called to Elm Street on Monday". They are tellings of the happening told last."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from tallystick.reader.events.draft import Draft
from tallystick.reader.syntax import Syntax
from tallystick.resources.tables import word_set

HAPPENING, THE_HAPPENING = word_set("happening"), word_set("the_happening")
RESPONDING, SUMMONING = word_set("responding"), word_set("summoning")
RESPONDERS = word_set("responders")
VIOLENT = frozenset({"assault"})  # "it happened" of an agreement or a journey is seldom said
BACK = 6
"""Sentences back to the happening that "it" or "the incident" is: reports give witnesses and comments between."""
AHEAD = 2
"""Sentences ahead to it, where a report opens with when and where."""


def with_occasions(syntax: Syntax, drafts: Sequence[Draft], dated: Callable[[Draft], bool]) -> tuple[Draft, ...]:
    """The happenings with the verbs of the sentences that say when and where they were.

    That somebody was called or came dates only a happening that nothing else dates (``dated``): who digs out the dead
    may come a day later.
    """
    found = _told(syntax, drafts, [w.index for w in syntax.words if _happened(syntax, w.index)])
    undated = {d.head for d in found if not dated(d)}
    calls = [w.index for w in syntax.words if _came(syntax, w.index)] if undated else []
    return _told(syntax, found, calls, undated)


def _told(
    syntax: Syntax, drafts: Sequence[Draft], verbs: Sequence[int], only: set[int] | None = None
) -> tuple[Draft, ...]:
    """The happenings, each with the verbs that tell of it."""
    known = {h for d in drafts if d.type in VIOLENT for h in d.heads}
    added: dict[int, tuple[int, ...]] = {}
    for verb in verbs:
        draft = None if verb in known else _of(syntax, drafts, verb)
        if draft is not None and (only is None or draft.head in only):
            added[draft.head] = (*added.get(draft.head, ()), verb)
    return tuple(replace(d, heads=(*d.heads, *added[d.head])) if d.head in added else d for d in drafts)


def _of(syntax: Syntax, drafts: Sequence[Draft], verb: int) -> Draft | None:
    """The happening of violence told last before a verb, else the first behind it."""
    here = syntax.words[verb].sentence
    near = [(h, d) for d in drafts if _is_one(d) for h in d.heads if -AHEAD <= here - syntax.words[h].sentence <= BACK]
    before = [(h, d.head, d) for h, d in near if h < verb]
    if before:
        return max(before, key=lambda told: told[:2])[2]
    return min(((h, d.head, d) for h, d in near), key=lambda told: told[:2], default=(0, 0, None))[2]


def _is_one(draft: Draft) -> bool:
    """Whether it is one deed of violence that is told as done."""
    return draft.type in VIOLENT and draft.scope == "single" and draft.factuality in ("happened", "alleged")


def _happened(syntax: Syntax, index: int) -> bool:
    """ "It happened", "the incident took place"; not "what happened" nor "it could happen again"."""
    word = syntax.words[index]
    place = word.lemma == "take" and any(syntax.words[k].lemma == "place" for k in syntax.children(index, "obj"))
    if not (word.lemma in HAPPENING or place) or not _is_past(syntax, index):
        return False
    subject = syntax.subject(index)
    return subject is not None and syntax.words[subject].lemma.lower() in THE_HAPPENING


def _came(syntax: Syntax, index: int) -> bool:
    """ "Officers responded", "police were called": to where it happened, and when."""
    word = syntax.words[index]
    if word.lemma not in SUMMONING | RESPONDING:
        return False
    subject = syntax.subject(index)
    if subject is None or not _is_past(syntax, index):
        return False
    wanted = SUMMONING if syntax.passive(index) else RESPONDING
    names = {syntax.words[k].lemma.lower() for k in (subject, *syntax.conjuncts(subject))}
    return word.lemma in wanted and bool(names & RESPONDERS)


def _is_past(syntax: Syntax, index: int) -> bool:
    """Whether a verb tells of what was: no helper of possibility, no denial."""
    helpers = {syntax.words[k].lemma.lower() for k in syntax.children(index, "aux", "aux:pass")}
    denied = any(syntax.words[k].lemma.lower() in ("not", "never", "n't") for k in syntax.children(index, "advmod"))
    return syntax.words[index].xpos in ("VBD", "VBN") and not denied and helpers <= {"have", "be"}

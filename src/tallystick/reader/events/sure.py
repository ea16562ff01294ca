"""When a slot hangs on an arc too unsure to build on: it is "not read" rather than guessed.

``python -m bench trees`` on EWT dev says how often arcs given a chance are right: under .4 two in five, from .4 to .5
.47, from .5 to .6 .56, above .97 nearly all. A word under .4 is nobody's actor: two such arcs in five are right.
"""

from __future__ import annotations

from tallystick.reader.events.draft import Draft
from tallystick.reader.syntax import Syntax

SLOT_FROM = 0.4
FACTUALITY_FROM = 0.4
CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "acl", "acl:relcl", "parataxis", "conj"})


def sure_of(syntax: Syntax, head: int, draft: Draft) -> bool:
    """Whether it is sure enough to say so that a word is the actor: by its arc, or by the network that reads it too."""
    note = draft.note("actors", head)
    return max(syntax.words[head].head_score, note.score if note is not None else 0.0) >= SLOT_FROM


def mood_is_sure(syntax: Syntax, head: int) -> bool:
    """Whether it is clear enough under which clause a verb stands to say if it happened."""
    word = syntax.words[head]
    return word.upos != "VERB" or word.deprel not in CLAUSES or word.head_score >= FACTUALITY_FROM

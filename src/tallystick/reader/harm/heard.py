"""Words of harm in which the network, which reads the whole passage, sees neither a count nor any happening's harm:
figures of speech, mock attacks, talk of harm. They are not read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tallystick.reader.harm.drafts import HarmDraft
from tallystick.reader.harm.groups import FIGHTING
from tallystick.reader.harm.lexicon import entry
from tallystick.reader.harm.phrases import first_of
from tallystick.reader.harm.view import View

HEARD = 0.1
"""Chance of a count, in the likeliest of a row's words, below which it is not read where no happening has it for its
harm: of 41 such rows in 1187 passages of ours 36 were none; from .1 to .3 it was 16 of 27."""
PASSAGE = 60
"""Words of a text from which the network is believed so: it learned from passages, and hardly hears a lone sentence."""
UNREAD = 0.4
"""The confidence of such a row."""
LOUD, UNREST = 0.5, 0.2
"""Chance of violence, or of a protest, from which a passage is of such a thing. With the weights before, of 29 rows in
passages of ours below .8 and .2 in which the network hears no happening's harm, 25 were of accidents, sport and figures
of speech; today's chances are lower, and from .5 up the passages set apart read the same."""
KNOWN, UNCOUNTED = frozenset({"the", "this", "that"}), frozenset({"plural", "several"})


def heard(view: View, row: HarmDraft) -> HarmDraft:
    """The row, its confidence lowered where the network sees no harm in its words."""
    if len(view.words) < PASSAGE:
        return row
    words = _words(view, row)
    if row.by is not None or _unlearned(view, row) or not words or _harm_of_any(view, words):
        return row
    likely = max(_chance(view, i) for i in words)
    return replace(row, confidence=min(row.confidence, UNREAD)) if likely < HEARD else row


def quiet(view: View, rows: Sequence[HarmDraft]) -> list[HarmDraft]:
    """The rows, unread where the network hears violence nowhere in the passage and none of them as harm of a
    happening: a bus crash, a match, a film. Fallen fighters, people in flight and a digest's entries are of war all the
    same."""
    if len(view.words) < PASSAGE or _loud(view) or any(_harm_of_any(view, _words(view, row)) for row in rows):
        return list(rows)
    return [r if _of_war(view, r) else replace(r, confidence=min(r.confidence, UNREAD)) for r in rows]


def _of_war(view: View, row: HarmDraft) -> bool:
    """Whether a row is of war whatever the passage sounds like."""
    return row.who in FIGHTING or row.outcome == "displaced" or view.syntax.entry(row.governor) >= 0


def _loud(view: View) -> bool:
    """Whether the network reads a deed of violence or unrest in the passage."""
    least = {"assault": LOUD, "protest": UNREST}
    return any(h.chance >= least.get(h.type.label, 1.1) for h in view.syntax.parse.happenings)


def _words(view: View, row: HarmDraft) -> tuple[int, ...]:
    """The words of a row."""
    return view.syntax.parse.words_in(row.span)


def _chance(view: View, index: int) -> float:
    """The chance that a word stands in a count of harm."""
    seen = view.words[index].harm
    return 1 - seen.chance if seen.label == "O" else seen.chance


def _harm_of_any(view: View, words: tuple[int, ...]) -> bool:
    roles = (role for h in view.syntax.parse.happenings for role in h.roles if role.role == "harm")
    return any(i in role.words for role in roles for i in words)


def _unlearned(view: View, row: HarmDraft) -> bool:
    """Rows whose words the network does not know well enough: flight; "no losses"; people without a number ("there
    were martyrs"); those told of before or somebody's own ("he died", "both are in hospital", "her father was
    killed")."""
    if row.high == 0:
        return entry(view.words[row.governor], "count-noun") is not None
    return row.outcome == "displaced" or row.quantifier in UNCOUNTED or _known(view, row)


def _known(view: View, row: HarmDraft) -> bool:
    """Whether a row is of somebody told of before, or of somebody's own."""
    if row.anaphoric or view.words[row.head].upos == "PRON":
        return True
    definite = view.lower(first_of(view, row.head)) in KNOWN
    return row.number == 1 and (row.named or definite or bool(view.syntax.children(row.head, "nmod:poss")))

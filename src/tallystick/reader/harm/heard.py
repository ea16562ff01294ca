"""Words of harm in which the network, which reads the whole passage, sees neither a count nor any happening's harm:
figures of speech, mock attacks, talk of harm. They are not read."""

from __future__ import annotations

from dataclasses import replace

from tallystick.reader.harm.drafts import HarmDraft
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
KNOWN, UNCOUNTED = frozenset({"the", "this", "that"}), frozenset({"plural", "several"})


def heard(view: View, row: HarmDraft) -> HarmDraft:
    """The row, its confidence lowered where the network sees no harm in its words."""
    if len(view.words) < PASSAGE:
        return row
    words = view.syntax.parse.words_in(row.span)
    if row.by is not None or _unlearned(view, row) or not words or _harm_of_any(view, words):
        return row
    likely = max(_chance(view, i) for i in words)
    return replace(row, confidence=min(row.confidence, UNREAD)) if likely < HEARD else row


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

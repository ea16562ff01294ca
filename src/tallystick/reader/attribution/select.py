"""Which drafts stay: the network's where it is sure enough, the rules' where they know better, each place once."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tallystick.model.span import Span, touches
from tallystick.reader.attribution.clean import merge
from tallystick.reader.attribution.drafts import AttributionDraft, agreement, covered
from tallystick.reader.attribution.lexicon import base, cue_of_word, noun_of, word_set
from tallystick.reader.attribution.phrases import words_in
from tallystick.reader.attribution.repair import cue_head, repaired
from tallystick.reader.attribution.rules import is_silent, spoken_drafts
from tallystick.reader.attribution.stance import UNABLE
from tallystick.reader.quotes import Quotation
from tallystick.reader.syntax import Syntax

SURE, UNLISTED = 0.35, 0.5
"""Least probability of a cue that the lexicon lists, and of one that it does not. Chosen on PolNeAR dev, the second
also for sources: an unlisted verb under it has a source that said nothing more often than not."""
SOURCELESS = 0.85
"""Least probability of a cue without a source that the lexicon does not list as one that may lack it."""
VIOLENT = 0.95
"""Least probability of a cue that names a deed of war: political news, which taught the network, means words."""
DEEDS = word_set("deeds")
MACHINES = word_set("machines")
GIVING = frozenset({"disclose", "give", "issue", "make", "offer", "provide", "release"})
NOTHING = re.compile(
    r"no (?:further )?(?:comment|details?|evidence|explanation|figures?|information|number|proof|reason|statement)\b",
    re.I,
)
"""What is given where nothing is said: "gave no figure", "offered no comment"."""
NOBODY = ("neither", "none of", "no one", "nobody")
TWIN = 0.7
"""Two readings of one sentence whose contents share this much and whose sources touch are one."""


def selected(
    syntax: Syntax,
    learned: Sequence[AttributionDraft],
    ruled: Sequence[AttributionDraft],
    quotes: tuple[Quotation, ...],
) -> tuple[AttributionDraft, ...]:
    """Drafts of both kinds in text order, one for each cue."""
    sure = [draft for draft in learned if plausible(draft, syntax) and not silent(draft, syntax)]
    cues = merge(c for draft in sure for c in draft.cue)
    kept = [d for draft in sure for d in [repaired(draft, syntax, quotes, cues)] if d]
    kept = [d for d in kept if not any(touches(c, r.cue) for c in d.cue for r in ruled)]
    added = [*ruled, *(d for d in spoken_drafts(syntax, quotes) if not silent(d, syntax))]
    added = [d for d in added if not any(touches(c, k.cue) for c in d.cue for k in kept)]
    return tuple(sorted(_without_twins([*kept, *added]), key=lambda d: d.extent))


def plausible(draft: AttributionDraft, syntax: Syntax) -> bool:
    """Whether a cue is sure enough; verbs of violence must be surer."""
    head = cue_head(draft, syntax)
    if head is None or any(any(c in '"“' for c in s.of(syntax.text)) for s in draft.content):
        return draft.score >= (SURE if head is not None and cue_of_word(syntax.words[head]) else UNLISTED)
    if not _can_speak(draft, head, syntax):
        return False
    least = SURE if cue_of_word(syntax.words[head]) else UNLISTED
    return draft.score >= (VIOLENT if _is_violent(syntax, head) else least)


def _can_speak(draft: AttributionDraft, head: int, syntax: Syntax) -> bool:
    """Whether there is somebody to say it. Deeds and machines say nothing; the publisher's own "we" speaks only with a
    verb of saying."""
    if _takes_lives(head, syntax):
        return False
    if not draft.source:
        return _lacks_source(draft, head, syntax)
    words = [syntax.words[k] for s in draft.source for k in words_in(syntax, s)]
    if cue_of_word(syntax.words[head]) is None and {w.text.lower() for w in words} & {"we", "i"}:
        return False
    subject = syntax.subject(head)
    dumb = subject is not None and noun_of(syntax.words[subject]) in DEEDS | MACHINES
    return not (dumb and any(w.index == subject for w in words))


def _lacks_source(draft: AttributionDraft, head: int, syntax: Syntax) -> bool:
    """Without a source only cues count that may lack one, participles of a clause with a subject, very sure ones."""
    row, word = cue_of_word(syntax.words[head]), syntax.words[head]
    if base(word) == "know":
        return False
    listed = row is not None and row.sourceless and (word.upos != "VERB" or syntax.passive(head))
    participle = row is not None and word.xpos == "VBG" and syntax.subject(head) is not None
    return listed or participle or draft.score >= SOURCELESS


def _takes_lives(head: int, syntax: Syntax) -> bool:
    """ "The blast claimed nine lives": death, not speech."""
    taken = syntax.child(head, "obj")
    return (
        base(syntax.words[head]) == "claim" and taken is not None and noun_of(syntax.words[taken]) in ("life", "live")
    )


def _is_violent(syntax: Syntax, head: int) -> bool:
    return noun_of(syntax.words[head]) in DEEDS or base(syntax.words[head]) in DEEDS


def silent(draft: AttributionDraft, syntax: Syntax) -> bool:
    """ "declined to comment", "did not respond": nobody says anything."""
    head = cue_head(draft, syntax)
    if head is None:
        return False
    if any(_by_nobody(s, syntax) for s in draft.source):
        return True
    text = " ".join(s.of(syntax.text).lower() for s in draft.cue)
    if UNABLE.search(text):
        return False
    if base(syntax.words[head]) in GIVING and NOTHING.match(draft.content[0].of(syntax.text)):
        return True
    if any(syntax.words[k].text.lower() == "without" for k in syntax.children(head, "mark", "case")):
        return True  # "without saying who began"
    lemma = base(syntax.words[head])
    if lemma.startswith(("declin", "refus")) and any(
        w in " ".join(s.of(syntax.text).lower() for s in draft.content) + text
        for w in ("comment", "say", "respond", "elaborate", "discuss", "answer")
    ):
        return True
    return lemma in (
        "respond",
        "comment",
        "reply",
        "say",
        "elaborate",
        "answer",
        "mention",
        "confirm",
        "return",
        "specify",
        "give",
        "disclose",
        "identify",
    ) and is_silent(syntax, head)


def _by_nobody(source: Span, syntax: Syntax) -> bool:
    """ "Neither X nor Y commented": whoever is named said nothing."""
    before = syntax.text[max(0, source.start - 8) : source.start].lower()
    return before.endswith("neither ") or source.of(syntax.text).lower().startswith(NOBODY)


def _without_twins(drafts: Sequence[AttributionDraft]) -> list[AttributionDraft]:
    kept: list[AttributionDraft] = []
    for draft in sorted(drafts, key=lambda d: -d.score):
        if not any(_twins(draft, k) for k in kept):
            kept.append(draft)
    return kept


def _twins(a: AttributionDraft, b: AttributionDraft) -> bool:
    for part in a.cue:  # asked of every two: most end here or at the next line
        if touches(part, b.cue):
            return True
    if abs(a.cue[0].start - b.cue[0].start) >= 40:
        return False
    return (
        any(touches(s, b.source) for s in a.source)
        and agreement(a.content, b.content) >= TWIN
        and covered(a.cue, b.content) == 0 == covered(b.cue, a.content)
    )

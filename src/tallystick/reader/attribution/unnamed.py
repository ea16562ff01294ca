"""Voices without a name of their own: nobody's in particular, or the publisher's."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tallystick.reader.attribution.antecedents import Scene
from tallystick.reader.attribution.drafts import ACCUSERS, CRITICS, REPORTS, UNSPECIFIED, AttributionDraft
from tallystick.reader.attribution.lexicon import base, noun_of
from tallystick.reader.attribution.phrases import BODIES, words_in
from tallystick.reader.attribution.rules import ACCUSING, ALLEGED, CRITICISM, FINDINGS, HEARSAY, OPINIONS, REPORTED
from tallystick.reader.parse import Word
from tallystick.reader.parties import Party, party_of, singular

APPARENT = frozenset({"apparently", "seemingly"})
RUMOUR = frozenset({"rumour", "rumor"})
OUTLETS = frozenset({"newspaper", "paper", "magazine", "website", "station", "outlet", "channel", "agency"})


def sourceless(draft: AttributionDraft, scene: Scene) -> str:
    """Whom a cue without a source speaks for: accusers, critics, reports, or in a finding the publisher itself."""
    words = [scene.syntax.words[k] for s in draft.cue for k in words_in(scene.syntax, s)]
    lemmas = {base(w) for w in words} | {w.text.lower() for w in words}
    if lemmas & ACCUSING or (lemmas & ALLEGED and "alleged" in lemmas):
        return ACCUSERS
    if lemmas & CRITICISM:
        return CRITICS
    if lemmas & FINDINGS and lemmas & {"be", "it"}:
        return scene.publisher or UNSPECIFIED
    return REPORTS if lemmas & (HEARSAY | REPORTED | OPINIONS | ALLEGED | APPARENT) else UNSPECIFIED


def is_bare_reports(top: int, indices: Sequence[int], scene: Scene) -> bool:
    """ "Reports", "early reports", "unconfirmed reports": nobody's in particular."""
    word = scene.syntax.words[top]
    return (
        (word.text.lower() in ("reports", "allegations") or noun_of(word) in RUMOUR)
        and scene.syntax.child(top, "nmod:poss", "nmod", "det") is None
        and all(scene.syntax.words[k].entity == "O" for k in indices if k != top)
    )


def publishing(top: int, indices: Sequence[int], scene: Scene) -> str | None:
    """The publisher, where the phrase is its own people or its own name's noun: "our team", "the Ministry"."""
    syntax, publisher = scene.syntax, scene.publisher
    told_apart = (k for k in syntax.children(top, "nmod", "acl", "appos") if syntax.words[k].deprel != "nmod:poss")
    if publisher is None or next(told_apart, None) is not None:
        return None
    first, head = syntax.words[indices[0]].text.lower(), syntax.words[top]
    if first == "our" and not any(syntax.words[k].entity != "O" for k in indices):
        return publisher
    party = party_of(publisher)
    names = {singular(w) for w in re.findall(r"\w+", f"{publisher} {party.name if party else ''}".lower())}
    outlet = first == "this" and head.text.lower() in OUTLETS
    bare = len(indices) == 2 and first == "the" and noun_of(head) in BODIES and noun_of(head) in names
    return publisher if outlet or (bare and not _rival(head, party, scene)) else None


def _rival(head: Word, party: Party | None, scene: Scene) -> bool:
    """Whether another body of the noun was named before, and the phrase is not written as a name."""
    noun = noun_of(head)
    named = (m for m in scene.mentions if noun in m.words and m.span.end < head.span.start)
    return head.text.islower() and any(party is None or party_of(m.voice) != party for m in named)

"""Where the slots of an attribution come from: the rule or head, and how sure it was."""

from __future__ import annotations

from tallystick.model.reading import Why
from tallystick.reader.attribution.drafts import AttributionDraft
from tallystick.reader.attribution.stance import Read
from tallystick.reader.network.happenings import EVEN

PERSONAL = frozenset("he she it they we i him her them us his its their our who which that".split())


def why_of(draft: AttributionDraft, voice: str, stance: Read, text: str) -> tuple[Why, ...]:
    """Each slot of an attribution with its words, what read them, and the raw chance that they are right."""
    source = Why(slot="source", by=draft.by, probability=draft.source_score, words=draft.source)
    named, chance = _voice(draft, voice, text)
    return (
        Why(slot="cue", by=draft.by, probability=draft.score, words=draft.cue),
        *((source,) if draft.source else ()),
        Why(slot="content", by=draft.by, probability=draft.content_score, words=draft.content),
        Why(slot="voice", by=named, probability=chance, words=draft.source or draft.cue),
        Why(slot="stance", by=stance.by, probability=stance.chance, words=draft.cue),
    )


def _voice(draft: AttributionDraft, voice: str, text: str) -> tuple[str, float]:
    """How the voice was got from the source, and the chance of that source."""
    if draft.publisher:
        return "voices: the publisher", EVEN
    if not draft.source:
        return "voices: no source", EVEN
    told = " ".join(span.of(text) for span in draft.source).casefold()
    if told.strip() in PERSONAL:
        return "voices: pronoun", draft.source_score
    named = any(word in told for word in voice.casefold().split())
    return ("voices: name" if named else "voices: description"), draft.source_score

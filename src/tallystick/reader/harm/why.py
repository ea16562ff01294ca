"""Where the slots of a count of harm or damage come from: the word of harm, the numerals, the network's say."""

from __future__ import annotations

from collections.abc import Sequence

from tallystick.model.reading import Why
from tallystick.reader.harm.drafts import DamageDraft, HarmDraft
from tallystick.reader.network.happenings import Choice
from tallystick.reader.parse import Word


def why_of_harm(words: Sequence[Word], draft: HarmDraft) -> tuple[Why, ...]:
    """Outcome, number and people of a row with their words, what read them, and the raw chance that they are right."""
    seen, group = words[draft.head].harm, words[draft.head].who
    outcome = Choice(seen.label.partition("-")[2], seen.chance).of(draft.outcome)
    real = (draft.confidence + outcome) / 2
    by = draft.by or f"harm: {words[draft.governor].lemma.lower()}"
    return (
        Why(slot="outcome", by=by, probability=real, words=(draft.span,)),
        Why(slot="number", by=f"numbers: {draft.quantifier}", probability=real, words=(draft.quantity.span,)),
        Why(slot="who", by=draft.who_by, probability=group.of(draft.who), words=(words[draft.head].span,)),
    )


def why_of_damage(words: Sequence[Word], draft: DamageDraft) -> tuple[Why, ...]:
    """Outcome and number of a row of damage, as those of harm."""
    seen = words[draft.head].damage
    real = (draft.confidence + Choice(seen.label.partition("-")[2], seen.chance).of(draft.outcome)) / 2
    by = draft.by or f"damage: {words[draft.governor].lemma.lower()}"
    outcome = Why(slot="outcome", by=by, probability=real, words=(draft.span,))
    if draft.quantity is None:
        return (outcome,)
    said = (draft.quantity.span,)
    return (outcome, Why(slot="number", by=f"numbers: {draft.quantifier}", probability=real, words=said))

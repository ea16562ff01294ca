"""Damage that only the network sees: things in a list or a clause whose verb the vocabulary does not know."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tallystick.reader.harm.causes import event_words
from tallystick.reader.harm.counting import count_of
from tallystick.reader.harm.drafts import DamageDraft
from tallystick.reader.harm.modality import modality, scope, violent
from tallystick.reader.harm.phrases import first_of, last_of
from tallystick.reader.harm.runs import Phrase, phrases
from tallystick.reader.harm.things import counted, is_thing, what
from tallystick.reader.harm.view import View

SEEN = "network: damage"
ADD = 0.9
"""Mean chance from which a phrase is a row of its own: of the 395 passages set apart 22 of 34 such phrases were right
(those of things, 20 of 25), below it 15 of 91. Where a word of damage is known, its outcome stands: it was right 33
times where the network's was right 9 times."""


def seen(view: View, told: Sequence[DamageDraft]) -> Iterator[DamageDraft]:
    """The rows that the network is sure of, of things that no row tells of yet."""
    spans = [row.span for row in told]
    for phrase in phrases(word.damage for word in view.words):
        head = view.syntax.parse.top(phrase.words)
        span = view.syntax.parse.span_of(phrase.words)
        sure = phrase.chance >= ADD and is_thing(view, head) and counted(view, head)
        if sure and not any(span.overlaps(other) for other in spans):
            yield _row(view, phrase, head)


def _row(view: View, phrase: Phrase, head: int) -> DamageDraft:
    first, last = first_of(view, head), last_of(view, head, head)
    above = view.words[head].head
    return DamageDraft(
        what=what(view, first, last, head),
        outcome=phrase.outcome,
        span=view.span(first, last),
        head=head,
        governor=head,
        quantity=count_of(view, head, head, first),
        event_words=event_words(view, above if above >= 0 else head, head),
        modality=modality(view, above if above >= 0 else head),
        scope=scope(view, head),
        violent=violent(view, head),
        confidence=phrase.chance,
        by=SEEN,
    )

"""Where the slots of a finished event come from: the notes of its tellings, matched with what stands in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tallystick.model.reading import Event, Why
from tallystick.model.span import Span, Spans
from tallystick.reader.entities import EntityIndex
from tallystick.reader.events.draft import Draft, Note
from tallystick.reader.network.happenings import EVEN
from tallystick.reader.syntax import Syntax

LATER = {
    "type": "merge",
    "mode": "weapons.tsv",
    "factuality": "attribution: stance",
    "scope": "links",
    "actors": "communique: own strike",
    "targets": "merge",
    "weapons": "weapons.tsv",
}
"""What settles a slot after the tellings are told, where none of their notes has its value."""


def why_of(
    syntax: Syntax, entities: EntityIndex, draft: Draft, event: Event, dated: str, placed: str
) -> tuple[Why, ...]:
    """Every filled slot of an event with its words, the rule or head, and the raw chance that it is right."""
    trigger = (event.trigger,)
    used = {weapon.span for weapon in event.weapons}
    labels = (("type", event.type), ("mode", event.mode), ("factuality", event.factuality), ("scope", event.scope))
    return (
        *(_why(slot, draft.note(slot, value), trigger) for slot, value in labels if value is not None),
        *_parties(syntax, entities, draft, "actors", event.actors, draft.actors),
        *_parties(syntax, entities, draft, "targets", event.targets, (*draft.targets, *draft.victims)),
        *(_weapon(draft, w.head, w.kind, w.span) for w in draft.weapons if w.span in used),
        *([Why(slot="when", by=dated, probability=EVEN, words=_one(event.when.span))] if event.when else []),
        *([Why(slot="where", by=placed, probability=EVEN, words=_one(event.where.span))] if event.where else []),
    )


def _why(slot: str, note: Note | None, words: Spans, value: str | None = None) -> Why:
    if note is None:
        return Why(slot=slot, by=LATER[slot], probability=EVEN, words=words, value=value)
    return Why(slot=slot, by=note.by, probability=note.score, words=words, value=value)


def _parties(
    syntax: Syntax, entities: EntityIndex, draft: Draft, slot: str, ids: Iterable[str], heads: Sequence[int]
) -> Iterator[Why]:
    """One for each party, by the word of the telling that stands for it."""
    for id_ in ids:
        head = next((h for h in heads if entities.by_head.get(h) == id_), None)
        words = (draft.trigger,) if head is None else (syntax.core(head),)
        yield _why(slot, None if head is None else draft.note(slot, head), words, id_)


def _weapon(draft: Draft, head: int, kind: str, span: Span) -> Why:
    return _why("weapons", draft.note("weapons", head), (span,), kind)


def _one(span: Span | None) -> Spans:
    return (span,) if span is not None else ()

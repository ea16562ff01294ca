"""Who "we" and "I" stand for: the speaker of what is quoted, else the body whose own text the report is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tallystick.model.reading import Attribution, Entity
from tallystick.model.span import Span, within
from tallystick.reader.entities import EntityIndex, with_party
from tallystick.reader.parties import Party, fold, party_of
from tallystick.reader.syntax import Syntax

SPEAKER_PRONOUNS = frozenset({"we", "us", "i", "me", "ourselves", "myself"})


def with_speakers(
    syntax: Syntax,
    index: EntityIndex,
    needed: Iterable[int],
    attributions: Sequence[Attribution],
    publisher: str | None,
) -> EntityIndex:
    """The index with the speakers' own pronouns among the mentions of the speakers.

    ``needed`` are the words that stand for parties of happenings.
    """
    own = sorted({h for h in needed if syntax.words[h].text.lower() in SPEAKER_PRONOUNS and h not in index.by_head})
    for head in own:
        speaker = _speaker(syntax, index, syntax.words[head].span, attributions)
        if speaker is None and not _quoted(syntax.words[head].span, attributions):
            index, speaker = _publishing(index, publisher)
        if speaker is not None:
            index = _mentioned(index, speaker, head, syntax.words[head].span)
    return index


def _quoted(span: Span, attributions: Sequence[Attribution]) -> bool:
    """Whether a word stands in what somebody is quoted with."""
    return any(within(span, a.quoted) for a in attributions)


def _speaker(syntax: Syntax, index: EntityIndex, span: Span, attributions: Sequence[Attribution]) -> str | None:
    """The entity whose words a span stands in; of nested ones the innermost."""
    around = [a for a in attributions if a.source and within(span, a.content)]
    for said in sorted(around, key=lambda a: sum(s.end - s.start for s in a.content)):
        words = [k for s in said.source for k in syntax.parse.words_in(s)]
        heads = [h for h in ([syntax.parse.top(words)] if words else []) if h in index.by_head]
        if heads:
            return index.by_head[heads[0]]
    return None


def _publishing(index: EntityIndex, publisher: str | None) -> tuple[EntityIndex, str | None]:
    """The index with the body that publishes the report, and its id."""
    if not publisher:
        return index, None
    name = publisher.split(" (")[0]
    known = next((e.id for e in index.entities if fold(e.name) == fold(name)), None)
    if known is not None:
        return index, known
    return with_party(index, party_of(name) or Party(f"np:{fold(name)}", name))


def _mentioned(index: EntityIndex, id_: str, head: int, span: Span) -> EntityIndex:
    """The index with one more mention of an entity."""
    found = (_more(e, span) if e.id == id_ else e for e in index.entities)
    return EntityIndex(tuple(found), {**index.by_head, head: id_})


def _more(entity: Entity, span: Span) -> Entity:
    return replace(entity, mentions=tuple(sorted({*entity.mentions, span})))

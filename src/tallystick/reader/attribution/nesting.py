"""Who reports whom: the attribution through which another one is reported, and the order of attributions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tallystick.model.span import Span, Spans, hull
from tallystick.reader.attribution.cited import CITING, IN_TURN, WHERE
from tallystick.reader.attribution.clean import merge
from tallystick.reader.attribution.drafts import AttributionDraft, agreement, covered, length

HELD = 0.5
"""An inner cue lies in an outer content when at least half of it does (edges of learned spans are off by a word)."""
NEXT = 400
"""Characters between two statements of one source that are told through the same outlet: about two sentences."""
GOING_ON = frozenset({"he", "she", "it", "they", "the"})
NEAR = 40
"""Characters between a cited source and the verb by which it cites another: "who, in turn,"."""
SAME = 0.6
"""Two contents are one when they share this part of their union: chains such as "Z, citing Y, said X"."""


def parents(drafts: Sequence[AttributionDraft], text: str) -> tuple[int | None, ...]:
    """For each draft the place of the one it is reported through, or None. Never a circle."""
    found: list[int | None] = []
    hulls = [hull(d.content) for d in drafts]
    for place, inner in enumerate(drafts):
        reach = hull((inner.cue_span, hulls[place]))
        near = [p for p, told in enumerate(hulls) if p != place and told.start < reach.end and reach.start < told.end]
        holders = [p for p in near if reports(drafts[p], inner, text)]
        holders = [p for p in holders if not _reaches(found, p, place)]
        found.append(min(holders, key=lambda p: (length(drafts[p].content), p)) if holders else None)
    return _also_said(drafts, found, text)


def _also_said(drafts: Sequence[AttributionDraft], found: Sequence[int | None], text: str) -> tuple[int | None, ...]:
    """ "Z reported, citing Y who said …": what Y is cited for and what Y said are both told through Z."""
    cited = {d.source[0]: found[p] for p, d in enumerate(drafts) if d.source and _cites(d, text)}
    own = [cited.get(d.source[0]) if d.source and found[p] is None else None for p, d in enumerate(drafts)]
    return tuple(up if up is not None else own[p] if own[p] != p else None for p, up in enumerate(found))


def reports(outer: AttributionDraft, inner: AttributionDraft, text: str) -> bool:
    """Whether ``inner`` is told through ``outer``: not where one subject does both ("X denied it and said …")."""
    if inner.source and outer.source and inner.source[0].start == outer.source[0].start:
        return False
    if covered(inner.cue, outer.content) >= HELD:
        return covered(outer.cue, inner.content) < HELD
    return _cited_between(outer, inner, text)


def _cited_between(outer: AttributionDraft, inner: AttributionDraft, text: str) -> bool:
    """ "Z, citing Y, said X": one content, and the inner's words stand between the outer's source and cue, or cite."""
    if agreement(outer.content, inner.content) < SAME or not outer.source:
        return False
    if _accords(outer, text) and not _cites(outer, text):
        return not _accords(inner, text) or _cites(inner, text)
    if _quoted_by(outer, text) or _quoted_by(inner, text):
        return not _quoted_by(inner, text)
    if _as_saying(outer, inner, text):
        return True
    if _in_turn(inner, text):
        return _cites(outer, text) and 0 <= inner.cue[0].start - outer.source[0].end <= NEAR
    own = Span(min(s.start for s in (*inner.source, *inner.cue)), max(s.end for s in (*inner.source, *inner.cue)))
    between = outer.source[0].end <= own.start and own.end <= outer.cue[0].start
    return (between or _cites(inner, text)) and not _cites(outer, text)


def _quoted_by(draft: AttributionDraft, text: str) -> bool:
    """ "X, quoted by Z, said": Z reports X."""
    cue = draft.cue[0]
    words = (
        [*cue.of(text).lower().split(), *text[cue.end : draft.source[0].start].lower().split()] if draft.source else []
    )
    return len(words) == 2 and words[0] in IN_TURN and words[1] in WHERE


def _as_saying(outer: AttributionDraft, inner: AttributionDraft, text: str) -> bool:
    """ "Z quoted Y as saying": Z reports Y."""
    behind = bool(inner.source) and text[outer.cue[-1].end : inner.source[0].start].isspace()
    return behind and inner.cue[0].of(text).lower().endswith("saying")


def _in_turn(draft: AttributionDraft, text: str) -> bool:
    """ "Citing Y, who quoted Z": Y reports Z."""
    after = bool(draft.source) and draft.cue[0].end <= draft.source[0].start
    return after and draft.cue[0].of(text).lower() in IN_TURN


def _cites(draft: AttributionDraft, text: str) -> bool:
    return any(s.of(text).lower().startswith(tuple(CITING)) for s in draft.cue)


def widened(drafts: Sequence[AttributionDraft], text: str) -> tuple[AttributionDraft, ...]:
    """ "X said …, according to Reuters": the outlet reports the whole clause, so its content takes in "X said"."""
    return tuple(_widened(draft, drafts, text) for draft in drafts)


def _widened(draft: AttributionDraft, drafts: Sequence[AttributionDraft], text: str) -> AttributionDraft:
    if not any(s.of(text).lower().startswith("according to") for s in draft.cue):
        return draft
    for inner in drafts:
        if inner is draft or not inner.source or agreement(inner.content, draft.content) < SAME:
            continue
        if not _accords(inner, text) and _before(inner, draft):
            told = (*inner.source, *inner.cue)
            whole = Span(min(s.start for s in (*told, *draft.content)), max(s.end for s in (*told, *draft.content)))
            return replace(draft, content=_without((whole,), draft))
    return draft


def _accords(draft: AttributionDraft, text: str) -> bool:
    return any(s.of(text).lower().startswith(("according to", "citing")) for s in draft.cue)


def _before(inner: AttributionDraft, outer: AttributionDraft) -> bool:
    """The inner's cue stands on the content's side of the outer's cue, with nothing of the outer between."""
    return not any(c.start < s.start < outer.cue[0].start for s in outer.source for c in inner.cue)


def _without(spans: Spans, draft: AttributionDraft) -> Spans:
    own = (*draft.source, *draft.cue)
    return merge(s for s in spans) if not any(o.overlaps(s) for o in own for s in spans) else draft.content


def _reaches(found: Sequence[int | None], start: int, goal: int) -> bool:
    """Whether the chain above ``start`` already leads to ``goal``."""
    current: int | None = start
    while current is not None:
        if current == goal:
            return True
        current = found[current] if current < len(found) else None
    return False


def continued(
    drafts: Sequence[AttributionDraft],
    above: Sequence[int | None],
    voices: Sequence[str],
    order: Sequence[int],
    text: str,
) -> tuple[int | None, ...]:
    """ "The paper quoted an officer as saying … The officer added": the paper still reports what its officer adds.

    Measure rules, point 3. Only for a pronoun or a definite description, whose voice last spoke through somebody.
    """
    found = list(above)
    last: dict[str, int] = {}
    for place in order:
        draft, before = drafts[place], last.get(voices[place])
        if found[place] is None and before is not None and _goes_on(draft, drafts[before], text):
            found[place] = found[before] if not drafts[found[before] or 0].speaker else None
        last[voices[place]] = place
    return tuple(found)


def of_themselves(drafts: Sequence[AttributionDraft], above: Sequence[int | None], text: str) -> tuple[int | None, ...]:
    """Whose turn of an interview it is reports nobody: the label says who asks or answers, and what others are said
    there to have said is theirs, as in any report."""
    turns = {p for p, d in enumerate(drafts) if d.speaker and d.cue[0].of(text) == ":"}
    return tuple(None if up in turns else up for up in above)


def beside_denials(
    above: Sequence[int | None], voices: Sequence[str], denies: Sequence[bool]
) -> tuple[int | None, ...]:
    """ "X denied the charge, it said": what one says besides denying is not said through the denial."""
    return tuple(
        above[up] if up is not None and denies[up] and voices[place] == voices[up] else up
        for place, up in enumerate(above)
    )


def _goes_on(draft: AttributionDraft, before: AttributionDraft, text: str) -> bool:
    if not draft.source or draft.speaker or before.speaker:
        return False
    first = draft.source[0].of(text).lower().split()
    near = 0 <= draft.extent.start - before.extent.end <= NEXT
    return near and bool(first) and first[0] in GOING_ON


def reading_order(drafts: Sequence[AttributionDraft], above: Sequence[int | None]) -> tuple[int, ...]:
    """Places of the drafts in text order; an outer always before its inner ones."""
    ranked = sorted(range(len(drafts)), key=lambda p: (drafts[p].extent.start, -drafts[p].extent.end, p))
    order: list[int] = []
    for place in ranked:
        chain = [place]
        while (up := above[chain[-1]]) is not None and up not in order:
            chain.append(up)
        order.extend(p for p in reversed(chain) if p not in order)
    return tuple(order)

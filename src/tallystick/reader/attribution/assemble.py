"""From the network's cue readings to drafts: words to spans, small holes closed, readings without substance dropped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from tallystick.model.span import Span, Spans
from tallystick.reader.attribution.clean import content_span, merge, minus, source_span
from tallystick.reader.attribution.drafts import AttributionDraft
from tallystick.reader.parse import CueReading, Parse
from tallystick.reader.quotes import Quotation

NETWORK = "network: attribution"
HOLE = 2
"""Words the network may have left out in the middle of one phrase: holes up to this size are closed."""


def network_drafts(parse: Parse, quotes: tuple[Quotation, ...]) -> tuple[AttributionDraft, ...]:
    """One draft for each cue the network read that has a cue and content left after cleaning."""
    found = (_draft(parse, reading, quotes) for reading in parse.cues if not _only_stands(parse, reading))
    return tuple(draft for draft in found if draft is not None)


def _draft(parse: Parse, reading: CueReading, quotes: tuple[Quotation, ...]) -> AttributionDraft | None:
    cue = _cue(parse, reading.cue)
    named = reading.source or _agent(parse, reading)
    source_words = _closed(parse, named, {*reading.cue, *reading.content})
    content_words = _told(parse, _closed(parse, reading.content, {*reading.cue, *source_words}))
    source = merge(s for piece in _pieces(source_words) for s in [source_span(parse.text, parse.span_of(piece))] if s)
    told = minus(merge(parse.span_of(piece) for piece in _joined(parse, content_words)), (cue, *source))
    content = merge(s for piece in told for s in [content_span(parse.text, piece, quotes)] if s)
    if not content:
        return None
    return AttributionDraft(
        source=minus(source, (cue,)),
        cue=(cue,),
        content=content,
        score=reading.cue_score,
        source_score=_mean(reading.source_scores),
        content_score=_mean(reading.content_scores),
        by=NETWORK,
    )


def _only_stands(parse: Parse, reading: CueReading) -> bool:
    """The "stands" of "stands accused", which says nothing by itself."""
    below = {k for i in reading.cue for k in parse.children(i, "advcl", "xcomp")}
    others = {k for other in parse.cues if other is not reading for k in other.cue}
    return all(parse.words[i].lemma == "stand" for i in reading.cue) and bool(below & others)


def _agent(parse: Parse, reading: CueReading) -> list[int]:
    """Who says it where the network names nobody and the cue is a passive: "was accused by X of"."""
    agents = (k for i in reading.cue for k in parse.children(i, "obl:agent") if k not in reading.content)
    agent = next(agents, None)
    if agent is None:
        return []
    left = {*parse.children(agent, "case"), *reading.cue, *reading.content}
    return [k for k in parse.subtree(agent) if k not in left]


def _mean(scores: Sequence[float]) -> float:
    return sum(scores) / len(scores) if scores else 0.0


def _told(parse: Parse, words: list[int]) -> list[int]:
    """The words said: "that" opens a content in PolNeAR, in the contract it stands before it."""
    opens = bool(words) and parse.words[words[0]].upos == "SCONJ" and parse.words[words[0]].text.lower() == "that"
    return words[1:] if opens else words


def _cue(parse: Parse, words: Sequence[int]) -> Span:
    return parse.span_of(words)


def _pieces(words: Iterable[int]) -> list[list[int]]:
    pieces: list[list[int]] = []
    for k in sorted(words):
        if pieces and pieces[-1][-1] == k - 1:
            pieces[-1].append(k)
        else:
            pieces.append([k])
    return pieces


def _joined(parse: Parse, words: Iterable[int]) -> list[list[int]]:
    """Runs of words; runs with only punctuation between them are one, but never across a sentence's end."""
    joined: list[list[int]] = []
    for piece in _pieces(words):
        between = range(joined[-1][-1] + 1, piece[0]) if joined else range(0)
        if (
            joined
            and between
            and all(_is_mark(parse, k) for k in between)
            and parse.words[joined[-1][-1]].sentence == parse.words[piece[0]].sentence
        ):
            joined[-1].extend(piece)
        else:
            joined.append(piece)
    return joined


def _is_mark(parse: Parse, k: int) -> bool:
    return not any(c.isalnum() for c in parse.words[k].text)


def _closed(parse: Parse, words: Sequence[int], barred: set[int]) -> list[int]:
    """Words with small holes filled, unless a hole belongs to another part or reaches into another sentence."""
    chosen = sorted(words)
    filled = list(chosen)
    for a, b in pairwise(chosen):
        hole = range(a + 1, b)
        if len(hole) <= HOLE and not barred & set(hole) and parse.words[a].sentence == parse.words[b].sentence:
            filled.extend(hole)
    return sorted(set(filled))


def spans_without(spans: Spans, barred: Spans) -> Spans:
    """``spans`` less the characters of ``barred``."""
    return minus(spans, barred)

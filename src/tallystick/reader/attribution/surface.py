"""Attributions by the wording alone, without a parse: what can be read where there are no weights.

Three frames cover most of written reporting: "SOURCE said (that) CONTENT", "CONTENT, SOURCE said" (or said SOURCE) and
"according to SOURCE"; with them the sourceless adverbs. ``rules`` has the finer frames, which need a parse.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tallystick.model.span import Span
from tallystick.reader.attribution.clean import content_span, merge, source_span
from tallystick.reader.attribution.drafts import REPORTS, AttributionDraft
from tallystick.reader.attribution.lexicon import verb_forms, word_set
from tallystick.reader.attribution.recorded import recorded_drafts
from tallystick.reader.quotes import Quotation, outermost, quotations

LONGEST_SOURCE = 130
"""Characters of a source phrase with its description; longer ones are whole clauses."""
SURE, LIKELY = 0.9, 0.6
"""Scores of frames without and with a guess at where the source begins; not probabilities."""

_ACCORDING = re.compile(r"\baccording to\b", re.IGNORECASE)
_HEDGE = re.compile(r"\b(?:reportedly|allegedly|purportedly|supposedly)\b", re.IGNORECASE)
_TAIL = re.compile(
    r"\s*(?:$|[.,;]|(?:on|in|during|at|to|late|early|by|after|from|this|last|yesterday|today|via|through|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b)"
)
_SUBJECT = re.compile(
    r"(?:[“\"']|\b(?:the|a|an|some|several|many|two|three|local|he|she|they|it|we|i|his|her|its|their|officials?|sources?|residents?|activists?|witnesses|police|"
    r"authorities|state|government|military|medical|security)\b|[A-Z])",
)
_PLAIN_VERBS = word_set("plain-verbs")
_CONJUNCTION = re.compile(
    r"^(?:but|and|while|meanwhile|however|although|though|when|as|because|later|earlier|also|separately|still|yet)\b,?\s*",
    re.IGNORECASE,
)


def rule_attributions(text: str, sentences: Sequence[Span]) -> tuple[AttributionDraft, ...]:
    """Drafts found by wording, in text order; voices and nesting come later."""
    quotes = outermost(quotations(text))
    found = [*recorded_drafts(text)]
    for sentence in sentences:
        found.extend(_of_sentence(text, sentence, quotes))
    return tuple(sorted(found, key=lambda d: d.extent))


def _of_sentence(text: str, sentence: Span, quotes: Sequence[Quotation]) -> Iterator[AttributionDraft]:
    yield from _according(text, sentence, quotes)
    yield from _hedged(text, sentence, quotes)
    for verb in _verbs(text, sentence, quotes):
        draft = _spoken(text, sentence, verb, quotes)
        if draft is not None:
            yield draft


def _verbs(text: str, sentence: Span, quotes: Sequence[Quotation]) -> Iterator[Span]:
    for word in re.compile(r"[A-Za-z]+").finditer(text, sentence.start, sentence.end):
        lemma = verb_forms().get(word.group().lower())
        if lemma in _PLAIN_VERBS and not _inside(word.start(), quotes) and not _negated(text, sentence, word.start()):
            yield Span(*word.span())


def _negated(text: str, sentence: Span, place: int) -> bool:
    before = text[max(sentence.start, place - 24) : place].lower()
    return re.search(r"(?:\bnot|n['’]t|\bto|\bnever)\s+(?:\w+ly\s+)?$", before) is not None


def _inside(place: int, quotes: Sequence[Quotation]) -> bool:
    return any(q.whole.start < place < q.whole.end - 1 for q in quotes)


def _spoken(text: str, sentence: Span, verb: Span, quotes: Sequence[Quotation]) -> AttributionDraft | None:
    """One of the two frames around a verb, whichever fits."""
    after = text[verb.end : sentence.end]
    if _TAIL.match(after) or _closing_frame(after):
        return _content_first(text, sentence, verb, quotes)
    return _source_first(text, sentence, verb, quotes)


def _closing_frame(after: str) -> bool:
    """ "…, said SOURCE.": little stands behind the verb and it is no clause."""
    return len(after) < 60 and not re.search(r"\b(?:that|was|were|had|is|are|has|have|would|will)\b", after)


def _content_first(text: str, sentence: Span, verb: Span, quotes: Sequence[Quotation]) -> AttributionDraft | None:
    comma = _last_break(text, sentence.start, verb.start, quotes)
    if comma is None:
        return None
    source = source_span(text, Span(comma, verb.start))
    content_end = comma
    if source is None or not source.of(text).strip("”\"’' "):
        ending = re.compile(r"[,.;]|\son\s|\sin a\s|$").search(text, verb.end, sentence.end)
        source = source_span(text, Span(verb.end, ending.start() if ending else sentence.end))
    return _draft(text, source, verb, Span(sentence.start, content_end), quotes, LIKELY)


def _last_break(text: str, start: int, end: int, quotes: Sequence[Quotation]) -> int | None:
    """Where the content ends: the last comma outside quotations, or the end of the last quotation."""
    breaks = [m.start() for m in re.compile(r"[,”\"]").finditer(text, start, end) if not _inside(m.start(), quotes)]
    return max(breaks) + 1 if breaks else None


def _source_first(text: str, sentence: Span, verb: Span, quotes: Sequence[Quotation]) -> AttributionDraft | None:
    start = sentence.start
    lead = _CONJUNCTION.match(text[start : verb.start])
    start += lead.end() if lead else 0
    breaks = [m.end() for m in re.compile(r"[,;:—]\s").finditer(text, start, verb.start)]
    start = breaks[-1] if breaks and verb.start - breaks[-1] > 3 else start
    source = source_span(text, Span(start, verb.start))
    rest = re.compile(r"\s*(?:on \w+\s+)?(?:that\s+)?").match(text, verb.end)
    return _draft(text, source, verb, Span(rest.end() if rest else verb.end, sentence.end), quotes, SURE)


def _draft(
    text: str, source: Span | None, cue: Span, content: Span, quotes: Sequence[Quotation], score: float
) -> AttributionDraft | None:
    kept = content_span(text, content, tuple(quotes)) if content.start < content.end else None
    if (
        source is None
        or kept is None
        or source.end - source.start > LONGEST_SOURCE
        or not _SUBJECT.match(source.of(text))
    ):
        return None
    return AttributionDraft(source=(source,), cue=(cue,), content=(kept,), score=score)


def _according(text: str, sentence: Span, quotes: Sequence[Quotation]) -> Iterator[AttributionDraft]:
    for cue in _ACCORDING.finditer(text, sentence.start, sentence.end):
        stop = re.compile(r"[,;]\s|\.?$").search(text, cue.end(), sentence.end)
        source = source_span(text, Span(cue.end(), stop.start() if stop else sentence.end))
        before, after = Span(sentence.start, cue.start()), Span(stop.end() if stop else sentence.end, sentence.end)
        pieces = [content_span(text, s, tuple(quotes)) for s in (before, after) if s.end - s.start > 3]
        kept = merge(p for p in pieces if p is not None)
        if source and kept:
            yield AttributionDraft(source=(source,), cue=(Span(*cue.span()),), content=kept, score=SURE)


def _hedged(text: str, sentence: Span, quotes: Sequence[Quotation]) -> Iterator[AttributionDraft]:
    for cue in _HEDGE.finditer(text, sentence.start, sentence.end):
        stop = re.compile(r"[,;]\s|$").search(text, cue.end(), sentence.end)
        kept = content_span(text, Span(cue.end(), stop.start() if stop else sentence.end), tuple(quotes))
        if kept:
            yield AttributionDraft(
                source=(), cue=(Span(*cue.span()),), content=(kept,), score=SURE, voice=REPORTS, stance="alleges"
            )

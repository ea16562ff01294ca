"""Spans as the conventions want them: no outer white space, no stray punctuation, sorted, never overlapping."""

from __future__ import annotations

from collections.abc import Iterable

from tallystick.model.span import Span, Spans, touches
from tallystick.reader.quotes import Quotation

STRIPPED = frozenset(",;:-–—―…. \t\r\n\u00a0\u2028\u2029")
"""Marks that belong to the sentence, not to what is said in it, at either end outside quotation marks."""
MARKED_UP = frozenset("#*>")
"""Marks of headings, emphasis and citations in Markdown."""
MARKS = frozenset("\"“”„«»‘’'`‹›")
BRACKETS = {")": "(", "]": "["}


def trim(text: str, span: Span, marks: Iterable[str] = STRIPPED) -> Span | None:
    """The span without ``marks`` and white space at its ends; None when nothing is left."""
    barred = frozenset(marks)
    start, end = max(0, span.start), min(len(text), span.end)
    while start < end and (text[start].isspace() or text[start] in barred):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in barred):
        end -= 1
    return Span(start, end) if start < end else None


def merge(spans: Iterable[Span]) -> Spans:
    """The same characters as sorted spans that neither overlap nor touch."""
    merged: list[Span] = []
    for span in sorted(s for s in spans if s.start < s.end):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


def minus(spans: Spans, barred: Spans) -> Spans:
    """The characters of ``spans`` that are not in ``barred``."""
    pieces = list(spans)
    for cut in barred:
        if not touches(cut, pieces):
            continue
        pieces = [p for s in pieces for p in (Span(s.start, min(s.end, cut.start)), Span(max(s.start, cut.end), s.end))]
        pieces = [p for p in pieces if p.start < p.end]
    return merge(pieces)


def content_span(text: str, span: Span, quotes: tuple[Quotation, ...]) -> Span | None:
    """One piece of content after the conventions (measure rules, point 12).

    Full stops and commas at its ends go unless a quotation ends there; the outer marks go when the piece is exactly one
    quotation, and a mark that was left alone at either end is taken in with its partner or dropped.
    """
    kept = _with_sentence_stop(text, span, quotes)
    if kept is None:
        return None
    for quote in quotes:
        nearly = kept.start <= quote.whole.start + 1 and kept.end >= quote.whole.end - 1
        if quote.level == 0 and nearly and quote.whole.contains(kept):
            return trim(text, quote.inner, " \n\t\r")
    return _balanced(text, kept, quotes)


def _with_sentence_stop(text: str, span: Span, quotes: tuple[Quotation, ...]) -> Span | None:
    bare = trim(text, span)
    if bare is None:
        return None
    for quote in quotes:
        if quote.inner.start < bare.end <= quote.inner.end and not quote.inner.of(text)[
            bare.end - quote.inner.start :
        ].strip(".,"):
            return Span(bare.start, min(quote.whole.end, max(span.end, quote.inner.end)))
    return bare


def _balanced(text: str, span: Span, quotes: tuple[Quotation, ...]) -> Span | None:
    """Take in marks whose quotation the span holds but for the mark; drop marks of quotations it only touches."""
    start, end = span
    for quote in quotes:
        if quote.level or not span.overlaps(quote.whole):
            continue
        if start == quote.inner.start and end > quote.whole.end:
            start = quote.whole.start
        elif end == quote.inner.end and start < quote.whole.start:
            end = quote.whole.end
        elif start == quote.whole.start and end < quote.inner.end:
            start = quote.inner.start
        elif end == quote.whole.end and start > quote.inner.start:
            end = quote.inner.end
    return trim(text, Span(start, end), " \n\t\r") if start < end else None


def with_outer_marks(spans: Spans, quotes: tuple[Quotation, ...]) -> Spans:
    """Content with the marks of the quotations it is exactly: the habit of PolNeAR, for measuring against it."""
    marked = {q.inner: q.whole for q in quotes if q.level == 0}
    return merge(marked.get(s, s) for s in spans)


def with_that(text: str, spans: Spans) -> Spans:
    """Content with the "that" right before it: the habit of PolNeAR, for measuring against it."""
    opened = (text[: s.start].lower().endswith("that ") for s in spans)
    return merge(Span(s.start - len("that "), s.end) if that else s for s, that in zip(spans, opened, strict=True))


def source_span(text: str, span: Span) -> Span | None:
    """A source without punctuation and quotation marks at its ends; a lone bracket goes too."""
    kept = trim(text, span, STRIPPED - {"."} | {"“", "”", '"', *MARKED_UP})
    if kept is None:
        return None
    words = kept.of(text)
    if "]" in words and "[" not in words.split("]")[0]:
        return source_span(text, Span(kept.start + words.index("]") + 1, kept.end))
    if words[-1] in BRACKETS and words.count(BRACKETS[words[-1]]) < words.count(words[-1]):
        return trim(text, Span(kept.start, kept.end - 1), STRIPPED - {"."})
    if words[0] in BRACKETS.values() and not any(c in words for c in BRACKETS):
        return trim(text, Span(kept.start + 1, kept.end), STRIPPED - {"."})
    return kept

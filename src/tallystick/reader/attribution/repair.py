"""Drafts of the network set right by grammar where a tree says more than words scored one by one.

Each repair is bounded, so that a wrong tree does no more harm than a wrong word. Widening sources and contents to whole
phrases and clauses was tried and dropped: it gained nothing on either measure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tallystick.model.span import Span, Spans, touches
from tallystick.reader.attribution.clean import content_span, merge, minus, source_span
from tallystick.reader.attribution.drafts import AttributionDraft, covered
from tallystick.reader.attribution.lexicon import base, cue_of_word, word_set
from tallystick.reader.attribution.phrases import words_in
from tallystick.reader.quotes import Quotation
from tallystick.reader.syntax import Syntax

SMALLEST_STRAY = 3
"""Words of a piece of content in another sentence than its cue, below which it is noise unless it is a quotation."""
BEGUN = 0.1
"""The share of a quotation, once read as content, that makes it content as a whole. Chosen on PolNeAR dev (+.003
content characters F, +.01 exact)."""
DATELINE = re.compile(
    r"(?:[A-Z][A-Z .’'-]+(?:,[^\n—–()-]{1,50})?\s*(?:\([^()\n]{2,60}\)\s*)?(?:—|–|--|-)\s+(?:\[[^\]\n]{2,20}\]\s*)?)"
    r"|(?:[A-Z][\w .’'-]{2,40}, [^\n—–()]{0,40}\([A-Z][\w .’'/-]{1,30}\)\s*(?:—|–|--|-)\s+)"
)
"""Place, date and outlet before the first sentence: they are the page's, nobody says them."""


CLAIMING = word_set("claiming")
CLAUSES = ("acl:relcl", "parataxis", "advcl", "punct", "case", "mark", "cc")
DAYS = word_set("days")
LONGEST_ASIDE = 200
"""Characters of a bracket before the cue in it, at most."""
NEIGHBOUR = 20
"""Characters between two pieces of one source phrase, at most."""


ALONE = frozenset(
    {"all", "both", "each", "either", "many", "neither", "several", "some", "this", "that", "these", "those"}
)
"""Determiners that stand for somebody by themselves."""


def cue_head(draft: AttributionDraft, syntax: Syntax) -> int | None:
    """The word that carries the cue: a verb of the lexicon before other verbs before other words of the lexicon."""
    indices = [k for s in draft.cue for k in words_in(syntax, s)]
    verbs = [k for k in indices if syntax.words[k].upos == "VERB"]
    known = [k for k in verbs if cue_of_word(syntax.words[k])]
    others = [k for k in indices if cue_of_word(syntax.words[k])]
    ranked = known or verbs or others or indices
    return ranked[-1] if ranked else None


def repaired(
    draft: AttributionDraft, syntax: Syntax, quotes: tuple[Quotation, ...], cues: Spans = ()
) -> AttributionDraft | None:
    """The draft after all repairs; None when nothing is left of its content. ``cues``: those of all drafts."""
    head = cue_head(draft, syntax)
    if head is None:
        return draft
    draft = replace(draft, cue=_cue(draft, head, syntax))
    source = _source(draft, head, syntax)
    content = _content(draft, head, source, syntax, quotes, cues)
    return replace(draft, source=source, content=content) if content else None


def _cue(draft: AttributionDraft, head: int, syntax: Syntax) -> Spans:
    """An adverb that was read as the cue gives way to the verb it stands with."""
    word = syntax.words[head]
    if word.upos == "ADV" and cue_of_word(word) is None and word.head >= 0 and cue_of_word(syntax.words[word.head]):
        verb = syntax.words[word.head]
        if 0 < abs(word.head - head) <= 2:
            return (Span(min(word.span.start, verb.span.start), max(word.span.end, verb.span.end)),)
    claimed = next(
        (
            k
            for k in syntax.children(head, "obj")
            if base(word) in CLAIMING and syntax.words[k].text.lower() in ("responsibility", "credit")
        ),
        None,
    )
    if claimed is not None and head < claimed <= head + 3:
        return (Span(draft.cue[0].start, syntax.words[claimed].span.end),)
    return draft.cue


def _source(draft: AttributionDraft, head: int, syntax: Syntax) -> Spans:
    """Without those spoken to ("told REPORTERS"), without a second voice that is cited in passing."""
    kept = [s for s in draft.source if not _is_hearer(s, head, syntax)] or list(draft.source)
    kept = [
        s
        for s in kept
        if any(syntax.words[k].upos != "DET" or syntax.words[k].text.lower() in ALONE for k in words_in(syntax, s))
    ]
    kept = _one_phrase(kept, draft, head, syntax) or _of_participle(head, draft, syntax) or _relative(head, syntax)
    whole = minus(merge(kept), draft.cue)
    return merge(t for s in whole for u in [_before_citing(s, syntax)] if u for t in [_without_time(u, syntax)] if t)


def _without_time(span: Span, syntax: Syntax) -> Span | None:
    """A day that follows the subject ("the rebels TODAY said") is when it was said."""
    indices = list(words_in(syntax, span))
    while len(indices) > 1 and (
        syntax.words[indices[-1]].text.lower() in DAYS or syntax.words[indices[-1]].upos in ("PUNCT", "ADP", "ADV")
    ):
        indices.pop()
    if indices == list(words_in(syntax, span)) or syntax.words[indices[-1]].span.end >= span.end:
        return span
    had_time = any(w in DAYS for w in syntax.text[syntax.words[indices[-1]].span.end : span.end].lower().split())
    return source_span(syntax.text, syntax.span(indices)) if had_time else span


def _one_phrase(spans: Sequence[Span], draft: AttributionDraft, head: int, syntax: Syntax) -> list[Span]:
    """A source is one phrase: the piece with the cue's own subject, else one of its phrase, else the piece nearest to
    the cue, with its close neighbours."""
    if len(spans) < 2:
        return list(spans)
    subject = syntax.subject(head)
    phrase = syntax.span(syntax.subtree(subject, without=("acl:relcl",))) if subject is not None else None
    named = [s for s in spans if subject is not None and s.overlaps(syntax.words[subject].span)]
    own = named or [s for s in spans if phrase is not None and s.overlaps(phrase)]
    best = (
        max(own, key=lambda s: s.end - s.start)
        if own
        else min(spans, key=lambda s: min(abs(s.start - draft.cue[0].end), abs(draft.cue[0].start - s.end)))
    )
    return [s for s in spans if s == best or _beside(s, best, draft)]


def _beside(span: Span, best: Span, draft: AttributionDraft) -> bool:
    gap = Span(min(span.end, best.end), max(span.start, best.start))
    return gap.end - gap.start <= NEIGHBOUR and not (gap.start < gap.end and touches(gap, (*draft.cue, *draft.content)))


def _of_participle(head: int, draft: AttributionDraft, syntax: Syntax) -> list[Span]:
    """ "…, adding that": who adds is the subject of the clause the participle hangs on."""
    word = syntax.words[head]
    if word.xpos != "VBG" or not word.deprel.startswith(("advcl", "acl", "conj")) or syntax.passive(head):
        return []
    subject = syntax.subject(head)
    if subject is None or subject > head:
        return []
    span = (
        syntax.span(syntax.subtree(subject, without=(*CLAUSES, "acl", "appos")))
        if syntax.words[subject].upos != "PRON"
        else syntax.words[subject].span
    )
    return [] if touches(span, (*draft.cue, *draft.content)) else [span]


def _relative(head: int, syntax: Syntax) -> list[Span]:
    """ "General X, WHO rejected it": the network passes over so small a word."""
    subject = syntax.subject(head) if not syntax.passive(head) else None
    who = subject is not None and syntax.words[subject].text.lower() in ("who", "which")
    return [syntax.words[subject].span] if subject is not None and who else []


def _is_hearer(span: Span, head: int, syntax: Syntax) -> bool:
    indices = words_in(syntax, span)
    tops = [k for k in indices if syntax.words[k].head not in set(indices)]
    return bool(tops) and all(
        syntax.words[k].head == head and syntax.words[k].deprel in ("obj", "iobj") and k > head for k in tops
    )


def _before_citing(span: Span, syntax: Syntax) -> Span | None:
    cited = re.search(r",?\s+(?:citing|quoting)\b", span.of(syntax.text))
    return source_span(syntax.text, Span(span.start, span.start + cited.start())) if cited else span


def _content(
    draft: AttributionDraft,
    head: int,
    source: Spans,
    syntax: Syntax,
    quotes: tuple[Quotation, ...],
    cues: Spans,
) -> Spans:
    if (aside := _aside(draft, source, syntax.text)) is not None:
        return (aside,)
    here = syntax.words[head].sentence
    spans = [s for s in draft.content if _stays(s, here, syntax, quotes)]
    spans = [t for s in spans for t in _without_dateline(s, syntax.text)]
    whole = whole_quotations(merge(spans), (*source, *draft.cue), quotes)
    told = minus(whole, (*source, *draft.cue, *_next_cues(head, draft, syntax, cues)))
    return merge(s for piece in told for s in [content_span(syntax.text, piece, quotes)] if s)


def _aside(draft: AttributionDraft, source: Spans, text: str) -> Span | None:
    """ "(42 dead, according to the charity)": who speaks in a bracket says what stands in it before him."""
    cue = draft.cue[0]
    opened = text.rfind("(", max(0, cue.start - LONGEST_ASIDE), cue.start)
    closed = text.find(")", opened + 1) if opened >= 0 else -1
    if closed < cue.end or "\n" in text[opened:closed] or not all(opened < s.start and s.end <= closed for s in source):
        return None
    said = text[opened + 1 : min(s.start for s in (cue, *source))].rstrip(" ,")
    return Span(opened + 1, opened + 1 + len(said)) if source and " " in said else None


def whole_quotations(content: Spans, other: Spans, quotes: tuple[Quotation, ...]) -> Spans:
    """Who says a part of a quotation says all of it, unless its own words name the source or hold the cue."""
    begun = [
        q.inner
        for q in quotes
        if q.level == 0 and BEGUN <= covered((q.inner,), content) < 1 and not touches(q.whole, other)
    ]
    return merge((*content, *begun))


def _stays(span: Span, here: int, syntax: Syntax, quotes: tuple[Quotation, ...]) -> bool:
    """Crumbs in other sentences go."""
    words = [k for k in words_in(syntax, span) if syntax.words[k].upos != "PUNCT"]
    if any(syntax.words[k].sentence == here for k in words) or len(words) >= SMALLEST_STRAY:
        return True
    return any(span.overlaps(q.inner) and span.end - span.start >= 0.8 * (q.inner.end - q.inner.start) for q in quotes)


def _without_dateline(span: Span, text: str) -> list[Span]:
    found = DATELINE.match(text, span.start) if text[max(0, span.start - 1) : span.start] in ("", "\n") else None
    if found is None:
        return [span]
    return [Span(found.end(), span.end)] if found.end() < span.end else []


def _next_cues(head: int, draft: AttributionDraft, syntax: Syntax, cues: Spans) -> Sequence[Span]:
    """A second verb of saying with the same subject ("condemned it and BLAMED …") opens a content of its own."""
    found = []
    for k in syntax.children(head, "conj"):
        if k > head and touches(syntax.words[k].span, cues) and syntax.child(k, "nsubj", "nsubj:pass") is None:
            found.append(syntax.span(syntax.subtree(k)))
    return [s for s in found if not any(c.overlaps(s) for c in draft.cue)]

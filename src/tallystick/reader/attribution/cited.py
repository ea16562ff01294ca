"""Sources that a speaker cites beside what is said: "X said …, citing Y", "according to X, quoting Y, who cited Z"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from tallystick.model.span import Span, touches
from tallystick.reader.attribution.clean import minus, source_span
from tallystick.reader.attribution.drafts import AttributionDraft
from tallystick.reader.attribution.lexicon import noun_of, word_set
from tallystick.reader.attribution.phrases import BODIES, DOCUMENTS
from tallystick.reader.attribution.rules import clause
from tallystick.reader.parties import role_of
from tallystick.reader.syntax import Syntax

CITING = frozenset({"citing", "quoting", "relaying", "relying"})
IN_TURN = frozenset({"cited", "quoted"})
FORMS = CITING | IN_TURN | {"saying"}
BESIDE = re.compile(r"^(?:\s+\w+){0,3},\s*$")
"""What stands between a speaker's words and "citing": a comma, perhaps a day or who was told."""
STAFF = word_set("staff")
FINITE = ("aux", "aux:pass", "nsubj", "nsubj:pass")
ON = frozenset({"on"})
WHERE = frozenset({"by", "in"})
"""Prepositions before who quotes: "quoted by X", "quoted in the same paper"."""
BY = "rules: cited"


def with_cited(drafts: Sequence[AttributionDraft], syntax: Syntax) -> tuple[AttributionDraft, ...]:
    """The drafts with one for each cited source that has none: it says what the speaker beside it says."""
    made = list(drafts)
    for word in syntax.words:
        if word.text.lower() not in FORMS or any(touches(word.span, draft.cue) for draft in made):
            continue
        made.extend(
            draft for draft in (_beside(word.index, made, syntax), _inverted(word.index, made, syntax)) if draft
        )
    return tuple(made)


def mended(drafts: Sequence[AttributionDraft], syntax: Syntax) -> tuple[AttributionDraft, ...]:
    """The drafts, what a cited source or a quoting outlet says put right: all that the speaker beside it says."""
    return tuple(_mended(draft, drafts, syntax) for draft in drafts)


def _mended(draft: AttributionDraft, drafts: Sequence[AttributionDraft], syntax: Syntax) -> AttributionDraft:
    at = syntax.parse.words_in(draft.cue[0])
    said = _named_by(at[0], syntax) if at else None
    if said is None:
        return draft
    others = [d for d in drafts if d is not draft]
    same = (d for d in others if draft.source and d.source[:1] == draft.source[:1] and draft.source[0] < draft.cue[0])
    speaker = next(chain(_speakers(draft.cue[0], others, syntax.text), same), None)
    whole = _draft(at[0], said, speaker, syntax) if speaker is not None else None
    if whole is None:
        return draft
    told = draft.source and draft.source[0].start > draft.cue[0].start
    return replace(draft, source=draft.source if told else whole.source, content=whole.content)


def _named_by(index: int, syntax: Syntax) -> int | None:
    """Whom "citing" names behind it, or "quoted by": a source, an outlet."""
    form = syntax.words[index].text.lower()
    if form not in CITING and (form not in IN_TURN or syntax.children(index, *FINITE)):
        return None
    cases = WHERE if form in IN_TURN else ON
    said = syntax.child(index, "obj") if form in CITING else None
    obliques = (k for k in syntax.children(index, "obl", "nmod") if k > index and syntax.case(k) in cases)
    named = said if said is not None and said > index else next(obliques, None)
    return named if named is not None and _can_tell(named, syntax) else None


def _can_tell(index: int, syntax: Syntax) -> bool:
    """Whether a noun can be somebody or some paper: "citing combat", "citing privacy" name a reason."""
    word, noun = syntax.words[index], noun_of(syntax.words[index])
    if word.xpos != "NN" or word.entity != "O" or syntax.children(index, "det", "nummod", "nmod:poss"):
        return True
    return noun in BODIES | DOCUMENTS | STAFF or role_of(noun) is not None


def _beside(index: int, drafts: Sequence[AttributionDraft], syntax: Syntax) -> AttributionDraft | None:
    """ "Citing Y" behind the words of X, or "who cited Z" behind a cited Y."""
    word = syntax.words[index]
    if word.text.lower() in CITING:
        said, speaker = _named_by(index, syntax), next(_speakers(word.span, drafts, syntax.text), None)
    else:
        said, speaker = syntax.child(index, "obj"), _relative(index, drafts, syntax)
    behind = said is not None and said > index and word.text.lower() in CITING | IN_TURN
    return _draft(index, said, speaker, syntax) if said is not None and behind and speaker is not None else None


def _speakers(span: Span, drafts: Sequence[AttributionDraft], text: str) -> Iterator[AttributionDraft]:
    """Those whose source or cue ends right before a word."""
    for draft in drafts:
        ends = (s.end for s in (*draft.source, *draft.cue) if s.end <= span.start)
        if any(BESIDE.match(text[end : span.start]) for end in ends):
            yield draft


def _relative(index: int, drafts: Sequence[AttributionDraft], syntax: Syntax) -> AttributionDraft | None:
    """The cited source that a relative clause tells of ("citing the chief, who quoted a clerk")."""
    subject = syntax.child(index, "nsubj")
    if subject is None or syntax.words[subject].text.lower() not in ("who", "which"):
        return None
    who = (d for d in drafts if d.cue[0].of(syntax.text).lower() in CITING)
    start = syntax.words[subject].span.start
    return next((d for d in who if any(BESIDE.match(syntax.text[s.end : start]) for s in d.source)), None)


def _inverted(index: int, drafts: Sequence[AttributionDraft], syntax: Syntax) -> AttributionDraft | None:
    """ "“…”, X quoted Y as saying": what X is read to quote is what Y says."""
    word = syntax.words[index]
    if word.text.lower() != "saying" or index < 2 or syntax.words[index - 1].text.lower() != "as":
        return None
    for above in syntax.ancestors(index):
        said = syntax.child(above, "obj", "iobj")
        if syntax.words[above].lemma in ("quote", "cite") and said is not None and above < said < index:
            verb = syntax.words[above].span
            speaker = next((d for d in drafts if touches(verb, d.cue)), None)
            return _draft(index, said, speaker, syntax) if speaker is not None else None
    return None


def _right_behind(index: int, source: Sequence[int], syntax: Syntax) -> tuple[int, ...]:
    """The place right behind a source, which the tree may hang on the word of citing ("citing workers in Vell")."""
    behind = max((*source, index)) + 1
    places = (k for k in syntax.children(index, "obl") if syntax.case(k) in ("in", "at", "from"))
    return next((run for k in places if (run := syntax.subtree(k))[0] == behind > index + 1), ())


def _draft(index: int, said: int, speaker: AttributionDraft, syntax: Syntax) -> AttributionDraft | None:
    barred = syntax.children(said, "case")
    inner = clause(syntax, said, barred, ("acl:relcl", "punct", "parataxis", "acl"))
    words = [k for k in (*inner, *_right_behind(index, inner, syntax)) if k not in (index, index - 1)]
    source, cue = source_span(syntax.text, syntax.span(words)), syntax.words[index].span
    content = minus(speaker.content, (cue, source)) if source is not None else ()
    if source is None or not content or touches(source, speaker.content):
        return None
    return AttributionDraft(source=(source,), cue=(cue,), content=content, by=BY)

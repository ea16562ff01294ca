"""Sources that a speaker cites beside what is said: "X said …, citing Y", "according to X, quoting Y, who cited Z"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tallystick.model.span import Span, touches
from tallystick.reader.attribution.clean import minus, source_span
from tallystick.reader.attribution.drafts import AttributionDraft
from tallystick.reader.attribution.rules import clause
from tallystick.reader.syntax import Syntax

CITING = frozenset({"citing", "quoting"})
IN_TURN = frozenset({"cited", "quoted"})
FORMS = CITING | IN_TURN | {"saying"}
BESIDE = re.compile(r"^(?:\s+(?:on )?\w+)?,\s*$")
"""What stands between a speaker's words and "citing": a comma, perhaps a day ("said on Friday, citing")."""
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


def _beside(index: int, drafts: Sequence[AttributionDraft], syntax: Syntax) -> AttributionDraft | None:
    """ "Citing Y" behind the words of X, or "who cited Z" behind a cited Y."""
    word, said = syntax.words[index], syntax.child(index, "obj")
    form = word.text.lower()
    if said is None or said < index or form not in CITING | IN_TURN:
        return None
    if form in CITING:
        speaker = next(_speakers(word.span, drafts, syntax.text), None)
    else:
        speaker = _relative(index, drafts, syntax)
    return _draft(index, said, speaker, syntax) if speaker is not None else None


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
        said = syntax.child(above, "obj")
        if syntax.words[above].lemma in ("quote", "cite") and said is not None and above < said < index:
            verb = syntax.words[above].span
            speaker = next((d for d in drafts if touches(verb, d.cue)), None)
            return _draft(index, said, speaker, syntax) if speaker is not None else None
    return None


def _draft(index: int, said: int, speaker: AttributionDraft, syntax: Syntax) -> AttributionDraft | None:
    words = [
        k for k in clause(syntax, said, (), ("acl:relcl", "punct", "parataxis", "acl")) if k not in (index, index - 1)
    ]
    source, cue = source_span(syntax.text, syntax.span(words)), syntax.words[index].span
    content = minus(speaker.content, (cue, source)) if source is not None else ()
    if source is None or not content or touches(source, speaker.content):
        return None
    return AttributionDraft(source=(source,), cue=(cue,), content=content, by=BY)

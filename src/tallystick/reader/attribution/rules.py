"""Attributions that grammar shows with certainty: sourceless passives, adverbs of hearsay, "alleged", reporting verbs.

The network learned from political news with named sources; conflict reporting hides them ("is accused of", "it is
assessed", "was reported"). Each rule here is one such frame, read off the dependency tree.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tallystick.model.span import Spans, touches
from tallystick.reader.attribution.clean import content_span, merge, minus, source_span
from tallystick.reader.attribution.drafts import ACCUSERS, CRITICS, REPORTS, UNSPECIFIED, AttributionDraft
from tallystick.reader.attribution.lexicon import base, cue_of_word, noun_of, word_set
from tallystick.reader.parse import Word
from tallystick.reader.parties import role_of
from tallystick.reader.quotes import Quotation
from tallystick.reader.syntax import Syntax

HEARSAY = word_set("hearsay")
ALLEGED = word_set("alleged")
ACCUSING = word_set("accusing")
BODIES = word_set("bodies")
OPINIONS = word_set("opinions")
FINDINGS = word_set("findings")
"""Passive findings without an agent: in a body's own text they are its own."""
REPORTED = word_set("recorded")
REVISING = word_set("revising")
COUNTS = word_set("counts")
"""Who revises a count says the new one ("raised the toll to 50")."""
CITING = frozenset({"cite", "quote"})
CRITICISM = word_set("criticism")
HEARING = frozenset("hear".split())
RUMOURS = word_set("rumours")
SAYING = word_set("saying")
"""What is said in something said is unmarked in what the network learned from; these verbs make up for it."""
PLAIN = 0.6
"""The score of a plain frame the network did not read: below most of what it did."""
NEGATIONS = frozenset({"not", "n't", "n’t", "never"})
AGENTS = ("obl:agent",)


def syntactic_drafts(syntax: Syntax, quotes: tuple[Quotation, ...]) -> tuple[AttributionDraft, ...]:
    """All drafts the rules find in a parsed report."""
    found: list[AttributionDraft] = []
    for word in syntax.words:
        if not _may_open(word):
            continue
        for rule in RULES:
            draft = rule(syntax, word, quotes)
            if draft is not None:
                found.append(replace(draft, by=f"rules: {rule.__name__[1:]}"))
                break
    return tuple(found)


def runs(syntax: Syntax, indices: Iterable[int], quotes: tuple[Quotation, ...]) -> Spans:
    """Words as contiguous pieces of content after the conventions; marks between two chosen words do not part them."""
    chosen = sorted(set(indices))
    pieces: list[list[int]] = []
    for k in chosen:
        if pieces and all(syntax.words[j].upos == "PUNCT" for j in range(pieces[-1][-1] + 1, k)):
            pieces[-1].append(k)
        else:
            pieces.append([k])
    spans = (content_span(syntax.text, syntax.span(piece), quotes) for piece in pieces)
    return merge(s for s in spans if s is not None)


def clause(syntax: Syntax, head: int, barred: Iterable[int] = (), without: Iterable[str] = ()) -> list[int]:
    """The words of a clause but for some branches; ``barred`` words go with all they dominate."""
    gone = {j for k in barred for j in syntax.subtree(k)}
    return [k for k in syntax.subtree(head, without=without) if k not in gone]


def _hearsay(syntax: Syntax, word: Word, quotes: tuple[Quotation, ...]) -> AttributionDraft | None:
    """ "a militia reportedly backed by X": what the adverb stands with; a finite clause with its subject."""
    if word.text.lower() not in HEARSAY or word.head < 0:
        return None
    head = syntax.words[word.head]
    members = clause(syntax, head.index, (word.index,), ("punct", "mark", "cc", "conj", "parataxis"))
    if head.deprel.startswith(("acl", "amod", "advcl")) and syntax.child(head.index, "nsubj", "nsubj:pass") is None:
        members = [k for k in members if k > word.index or k == head.index]
    return _sourceless(syntax, (word.index,), members, quotes, REPORTS, "alleges")


def _alleged(syntax: Syntax, word: Word, quotes: tuple[Quotation, ...]) -> AttributionDraft | None:
    """ "its alleged use of X": the noun with its complements."""
    if word.text.lower() not in ALLEGED or word.deprel != "amod" or word.head < word.index:
        return None
    if (whom := noun_of(syntax.words[word.head])) in BODIES or role_of(whom) is not None:
        return None  # "suspected militants": what they are called, not what somebody says
    members = [
        k for k in clause(syntax, word.head, (), ("acl:relcl", "appos", "conj", "cc", "parataxis")) if k > word.index
    ]
    above = [noun_of(syntax.words[k]) for k in syntax.ancestors(word.head)]
    voice = (
        CRITICS
        if CRITICISM & set(above)
        else (REPORTS if word.text.lower() in ("reported", "unconfirmed") else ACCUSERS)
    )
    return _sourceless(syntax, (word.index,), _first_run(_to_break(syntax, members, ",—–")), quotes, voice, "alleges")


def _first_run(members: Sequence[int]) -> list[int]:
    """The words up to the first that is missing."""
    return [k for place, k in enumerate(members) if k == members[0] + place]


def _to_break(syntax: Syntax, members: Iterable[int], marks: str) -> list[int]:
    """The words before the first of the marks."""
    chosen = sorted(members)
    stop = next((k for k in range(chosen[0], chosen[-1]) if syntax.words[k].text in marks), None) if chosen else None
    return chosen if stop is None else [k for k in chosen if k < stop]


def _accused(syntax: Syntax, word: Word, quotes: tuple[Quotation, ...]) -> AttributionDraft | None:
    """ "X has been accused of Ving": what X is accused of."""
    if base(word) not in ACCUSING or not syntax.passive(word.index) or syntax.child(word.index, *AGENTS) is not None:
        return None
    told = [
        k
        for k in syntax.children(word.index, "obl", "advcl", "ccomp", "xcomp")
        if k > word.index and _case(syntax, k) in ("of", "for", "")
    ]
    members = [
        j for k in told[:1] for j in syntax.subtree(k) if syntax.words[j].text.lower() != "of" or j > word.index + 1
    ]
    members = [j for j in members if not (syntax.words[j].text.lower() in ("of", "for") and j == min(members))]
    return _sourceless(syntax, (word.index,), _to_break(syntax, members, "—–"), quotes, ACCUSERS, "alleges")


def _case(syntax: Syntax, k: int) -> str:
    marks = [syntax.words[j].text.lower() for j in syntax.children(k, "case", "mark") if j < k]
    return marks[0] if marks else ""


def _impersonal(syntax: Syntax, word: Word, quotes: tuple[Quotation, ...]) -> AttributionDraft | None:
    """ "it is assessed that …", "it was reported that …"."""
    lemma = base(word)
    subject = syntax.child(word.index, "nsubj:pass", "expl", "expl:pass", "nsubj")
    content = syntax.child(word.index, "ccomp", "csubj", "csubj:pass", "xcomp")
    if lemma not in OPINIONS | FINDINGS or subject is None or content is None or content < word.index:
        return None
    if syntax.words[subject].text.lower() != "it" or not syntax.passive(word.index):
        return None
    finding = lemma in FINDINGS
    cue = range(subject, word.index + 1)
    members = [k for k in syntax.subtree(content) if k > word.index]
    draft = _sourceless(syntax, cue, members, quotes, None if finding else REPORTS, None)
    return _own(draft) if draft and finding else draft


def _own(draft: AttributionDraft) -> AttributionDraft:
    return AttributionDraft(source=(), cue=draft.cue, content=draft.content, publisher=True)


def _reported(syntax: Syntax, word: Word, quotes: tuple[Quotation, ...]) -> AttributionDraft | None:
    """ "considerable damage was reported": the passive subject with all it governs."""
    if base(word) not in REPORTED or word.xpos != "VBN" or not syntax.children(word.index, "aux:pass"):
        return None
    subject = syntax.child(word.index, "nsubj:pass")
    if subject is None or syntax.child(word.index, *AGENTS) is not None or syntax.words[subject].upos == "PRON":
        return None
    auxiliaries = [k for k in syntax.children(word.index, "aux", "aux:pass") if k < word.index]
    members = clause(syntax, subject, (), ("acl:relcl",))
    members += [
        j for k in syntax.children(word.index, "xcomp", "ccomp", "advcl") if k > word.index for j in syntax.subtree(k)
    ]
    return _sourceless(syntax, [*auxiliaries, word.index], members, quotes, REPORTS, None)


def _believed(syntax: Syntax, word: Word, quotes: tuple[Quotation, ...]) -> AttributionDraft | None:
    """ "X is believed to have …": subject and complement."""
    content = syntax.child(word.index, "xcomp")
    subject = syntax.child(word.index, "nsubj:pass")
    if base(word) not in OPINIONS or content is None or subject is None or not syntax.passive(word.index):
        return None
    if syntax.child(word.index, *AGENTS) is not None or content < word.index:
        return None
    auxiliaries = [k for k in syntax.children(word.index, "aux", "aux:pass") if k < word.index]
    members = [*clause(syntax, subject, (), ("acl:relcl",)), *syntax.subtree(content)]
    voice = ACCUSERS if base(word) in ACCUSING | {"allege"} else REPORTS
    draft = _sourceless(syntax, [*auxiliaries, word.index], members, quotes, voice, None)
    return _own(draft) if draft and base(word) in FINDINGS else draft


def _hearing(syntax: Syntax, word: Word, quotes: tuple[Quotation, ...]) -> AttributionDraft | None:
    """ "we're hearing that …": told on, by nobody who is named."""
    content = syntax.child(word.index, "ccomp")
    subject = syntax.child(word.index, "nsubj")
    if (
        base(word) not in HEARING
        or content is None
        or subject is None
        or syntax.words[subject].text.lower() not in ("we", "i")
    ):
        return None
    cue = list(range(subject, word.index + 1))
    return _sourceless(
        syntax, cue, [k for k in syntax.subtree(content) if k > word.index], quotes, UNSPECIFIED, "alleges"
    )


def _cited(syntax: Syntax, word: Word, quotes: tuple[Quotation, ...]) -> AttributionDraft | None:
    """ "Z, citing Y, said X": Y says X; the content is that of the verb "citing" hangs on."""
    said = syntax.child(word.index, "obj")
    if word.text.lower() not in ("citing", "quoting") or said is None or word.head < 0:
        return None
    main = syntax.words[word.head]
    if main.upos in ("NOUN", "PROPN") and main.head >= 0:
        main = syntax.words[main.head]
    told = syntax.child(main.index, "ccomp", "parataxis")
    if cue_of_word(main) is None or main.upos != "VERB" or told is None:
        return None
    source = source_span(syntax.text, syntax.span(clause(syntax, said, (), ("acl:relcl", "punct", "parataxis", "acl"))))
    content = runs(syntax, _led(syntax, clause(syntax, told)), quotes)
    if source is None or not content or touches(source, content):
        return None
    return AttributionDraft(source=(source,), cue=(word.span,), content=minus(content, (word.span, source)))


def _relayed(syntax: Syntax, word: Word, quotes: tuple[Quotation, ...]) -> AttributionDraft | None:
    """ "Z quoted Y (as) saying X": Y says X; Z's attribution is the network's."""
    told = syntax.child(word.index, "ccomp")
    above = next((k for k in syntax.ancestors(word.index) if base(syntax.words[k]) in CITING), None)
    if word.text.lower() != "saying" or told is None or above is None or syntax.passive(above) or above > word.index:
        return None
    quoted = syntax.child(above, "obj")
    if quoted is None or quoted > word.index:
        return None
    members = [k for k in clause(syntax, quoted, (word.index,), ("acl", "acl:relcl", "punct")) if k < word.index]
    source = source_span(syntax.text, syntax.span(_first_run(members)))
    content = runs(syntax, _led(syntax, clause(syntax, told)), quotes)
    if source is None or not content or touches(source, content):
        return None
    return AttributionDraft(source=(source,), cue=(word.span,), content=minus(content, (word.span,)))


def _rumoured(syntax: Syntax, word: Word, quotes: tuple[Quotation, ...]) -> AttributionDraft | None:
    """ "denied REPORTS (that) they took part", "allegations that …": a noun with the clause it introduces."""
    if word.text.lower() not in RUMOURS or word.upos not in ("NOUN", "PROPN"):
        return None
    told = next(
        (
            k
            for k in syntax.children(word.index, "acl", "ccomp", "acl:relcl")
            if k > word.index and syntax.child(k, "nsubj", "nsubj:pass") is not None
        ),
        None,
    )
    if told is None or any(syntax.words[k].xpos in ("WDT", "WP", "WRB") for k in syntax.subtree(told)[:1]):
        return None
    owner = syntax.child(word.index, "nmod:poss")
    if owner is not None:
        return None
    draft = _sourceless(
        syntax,
        (word.index,),
        syntax.subtree(told),
        quotes,
        REPORTS if word.text.lower().startswith(("report", "rumo")) else ACCUSERS,
        "alleges",
    )
    if draft is None:
        return None
    own = draft.cue if word.text.lower() == "reports" else ()
    return AttributionDraft(source=own, cue=draft.cue, content=draft.content, voice=draft.voice, stance=draft.stance)


def _sourceless(
    syntax: Syntax,
    cue: Iterable[int],
    members: Iterable[int],
    quotes: tuple[Quotation, ...],
    voice: str | None,
    stance: str | None,
) -> AttributionDraft | None:
    mark = syntax.span(cue)
    kept = minus(runs(syntax, _led(syntax, members), quotes), (mark,))
    kept = merge(s for piece in kept for s in [content_span(syntax.text, piece, quotes)] if s is not None)
    if not kept:
        return None
    return AttributionDraft(source=(), cue=(mark,), content=kept, voice=voice, stance=stance)


def _led(syntax: Syntax, members: Iterable[int]) -> list[int]:
    """Content without the conjunction it begins with."""
    chosen = sorted(set(members))
    while chosen and (
        syntax.words[chosen[0]].upos == "PUNCT"
        or (syntax.words[chosen[0]].text.lower() == "that" and syntax.words[chosen[0]].upos == "SCONJ")
    ):
        chosen = chosen[1:]
    return chosen


def spoken_drafts(syntax: Syntax, quotes: tuple[Quotation, ...]) -> tuple[AttributionDraft, ...]:
    """Plain frames for where the network is blind: a verb of saying with subject and clause, "we documented X"."""
    known = SAYING | REPORTED | FINDINGS
    verbs = [w for w in syntax.words if w.upos == "VERB" and (base(w) in known or w.text.lower() in REVISING)]
    frames = (_spoken, _own_words, _revised)
    found = (next(filter(None, (frame(syntax, w, quotes) for frame in frames)), None) for w in verbs)
    return tuple(replace(draft, by="rules: spoken") for draft in found if draft is not None)


def _spoken(syntax: Syntax, word: Word, quotes: tuple[Quotation, ...]) -> AttributionDraft | None:
    """A verb of saying with its subject and the clause it takes."""
    cue = cue_of_word(word)
    told = syntax.child(word.index, "ccomp") if cue else None
    subject = syntax.child(word.index, "nsubj")
    if (
        cue is None
        or cue.lemma not in SAYING
        or told is None
        or subject is None
        or word.upos != "VERB"
        or is_silent(syntax, word.index)
    ):
        return None
    source = source_span(syntax.text, syntax.span(clause(syntax, subject, (), ("acl:relcl", "punct", "parataxis"))))
    members = clause(syntax, told)
    kept = runs(syntax, _led(syntax, members), quotes)
    if source is None or not kept or touches(source, kept) or syntax.words[subject].upos == "PRON":
        return None
    if any(q.inner.start <= word.span.start < q.inner.end for q in quotes):
        return None
    return AttributionDraft(source=(source,), cue=(word.span,), content=minus(kept, (word.span,)), score=PLAIN)


def _own_words(syntax: Syntax, word: Word, quotes: tuple[Quotation, ...]) -> AttributionDraft | None:
    """ "We documented nine strikes": a body's own finding in its own text."""
    subject, found = syntax.child(word.index, "nsubj"), syntax.child(word.index, "obj")
    if base(word) not in REPORTED | FINDINGS or subject is None or found is None or is_silent(syntax, word.index):
        return None
    inside = any(q.inner.start <= word.span.start < q.inner.end for q in quotes)
    if syntax.words[subject].text.lower() != "we" or inside:
        return None
    kept = runs(syntax, clause(syntax, found), quotes)
    return (
        AttributionDraft(source=(syntax.words[subject].span,), cue=(word.span,), content=kept, score=PLAIN)
        if kept
        else None
    )


def _revised(syntax: Syntax, word: Word, quotes: tuple[Quotation, ...]) -> AttributionDraft | None:
    """ "The governor raised the death toll to 50": the count and its new number are said."""
    subject, count = syntax.child(word.index, "nsubj"), syntax.child(word.index, "obj")
    if word.text.lower() not in REVISING or subject is None or count is None or is_silent(syntax, word.index):
        return None
    behind = (k for k in syntax.children(word.index, "obl") if k > count and _case(syntax, k) in ("to", "at"))
    new = next((k for k in behind if any(syntax.words[j].upos == "NUM" for j in syntax.subtree(k))), None)
    if new is None or syntax.words[count].lemma not in COUNTS:
        return None
    source = source_span(syntax.text, syntax.span(clause(syntax, subject, (), ("acl:relcl", "punct", "parataxis"))))
    kept = runs(syntax, [*syntax.subtree(count), *syntax.subtree(new)], quotes)
    if source is None or not kept:
        return None
    return AttributionDraft(source=(source,), cue=(word.span,), content=kept, score=PLAIN)


def is_silent(syntax: Syntax, verb: int) -> bool:
    """ "did not say", "could not confirm", "declined to say", a question or a wish: nothing is said."""
    if any(syntax.words[k].text.lower() in NEGATIONS for k in syntax.children(verb, "advmod")):
        return True
    word = syntax.words[verb]
    if word.deprel == "conj" and word.head >= 0 and word.xpos in ("VB", "VBP") and syntax.child(verb, "nsubj") is None:
        return is_silent(syntax, word.head)
    if word.deprel == "xcomp" and word.head >= 0:
        return base(syntax.words[word.head]) in ("decline", "refuse", "fail", "want", "ask", "unable", "able", "be")
    return False


def _may_open(word: Word) -> bool:
    """Whether any rule looks at such a word at all: most words are none of theirs."""
    return word.text.lower() in WORDS or (word.upos in ("VERB", "ADJ", "AUX") and base(word) in VERBS)


WORDS = HEARSAY | ALLEGED | RUMOURS | {"citing", "quoting", "saying"}
VERBS = ACCUSING | OPINIONS | FINDINGS | REPORTED | HEARING
RULES = (_hearsay, _alleged, _accused, _impersonal, _reported, _believed, _hearing, _cited, _relayed, _rumoured)

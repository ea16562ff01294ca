"""How the voice behind a phrase is called: the person with their body, the body itself, or the report's words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from tallystick.model.span import Span
from tallystick.reader.attribution.lexicon import noun_of, word_set
from tallystick.reader.parse import Word
from tallystick.reader.parties import POSSESSIVE, listed_party, party_of, voice_name
from tallystick.reader.syntax import Syntax

HUMAN_TAGS = frozenset({"PERSON", "ORGANISATION"})
SPEAKERS = word_set("mouthpieces")
"""Who speaks for a body only lends it a mouth: "a spokesman for X" is X."""
DOCUMENTS = word_set("documents")
"""Things that carry words: the voice is whose they are."""
AFFILIATED = frozenset({"of", "from", "with", "at", "for"})
PAPERS_PREPOSITIONS = frozenset({"by", "from", "of"})
DROPPED = (
    "acl:relcl",
    "acl",
    "appos",
    "parataxis",
    "advcl",
    "punct",
    "discourse",
    "list",
    "obl:tmod",
    "nmod:tmod",
    "obl:unmarked",
    "nmod:unmarked",
    "advmod",
    "advcl:relcl",
    "nsubj",
    "cop",
    "aux",
    "mark",
)
NAMED_AS = re.compile(
    r"\b(?:(?:also |better |widely )?known as|so-called|called|named|dubbed)\s+(?:the\s+)?", re.IGNORECASE
)
BODIES = word_set("bodies")
"""Nouns for bodies that speak with one voice."""
ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)
BRACKETED = re.compile(r"\s*[\[(][^\])]*[\])]")
SHORT = 6
"""Words of a phrase that is taken as it stands: in so few there is nothing to leave out."""
ABBREVIATION = re.compile(r"[A-Z](?:[A-Z0-9-]{2,6}|[0-9]{1,3})")
"""Kept behind the full name, so that the voice can be found under the word the report uses."""
TITLES = re.compile(
    r"^(?:(?:lt|col|gen|maj|capt|sgt|brig|adm|cmdr|mr|mrs|ms|dr|prof|sen|rep|gov|sheikh|sir|pres|president|general|major|colonel|captain|"
    r"lieutenant|brigadier|admiral|minister|commander|secretary|senator|ambassador)\.?\s+)+(?=\S)",
    re.IGNORECASE,
)


def entity_runs(words: Sequence[Word]) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """Named entities as (type, word indices): a B- word with the I- words that follow it."""
    runs: list[tuple[str, tuple[int, ...]]] = []
    for word in words:
        mark, _, tag = word.entity.partition("-")
        if mark == "I" and runs and runs[-1][0] == tag and runs[-1][1][-1] == word.index - 1:
            runs[-1] = (tag, (*runs[-1][1], word.index))
        elif mark in ("B", "I"):
            runs.append((tag, (word.index,)))
    return tuple(runs)


def head_noun(syntax: Syntax, indices: Sequence[int]) -> int:
    """The word of a phrase that hangs on something outside it; the last such, as English names end in their head."""
    inside = set(indices)
    tops = [k for k in indices if syntax.words[k].head not in inside and syntax.words[k].upos != "PUNCT"]
    return tops[-1] if tops else indices[-1]


def top_of(syntax: Syntax, indices: Sequence[int]) -> int:
    """The word of a phrase under which most of the phrase hangs."""
    inside = set(indices)
    tops = [k for k in indices if syntax.words[k].head not in inside]
    nominal = [k for k in tops if syntax.words[k].upos in ("NOUN", "PROPN", "PRON", "NUM")] or tops
    if len(nominal) == 1:
        return nominal[0]
    return max(nominal, key=lambda k: (sum(1 for j in syntax.subtree(k) if j in inside), -k)) if nominal else indices[0]


def words_in(syntax: Syntax, span: Span) -> tuple[int, ...]:
    """Indices of the words that lie in a span."""
    return syntax.parse.words_in(span)


def phrase_voice(syntax: Syntax, span: Span) -> str:
    """The name of the voice a source phrase stands for, pronouns left as they are."""
    indices = words_in(syntax, span)
    tidy = _tidy(span.of(syntax.text))
    known = listed_party(tidy)
    if known is not None and " " in tidy:
        return known.name  # a full name in the lexicon, whatever the tree makes of its words
    return _of_words(syntax, indices) if indices else plain_name(span.of(syntax.text))


def _of_words(syntax: Syntax, indices: Sequence[int]) -> str:
    text = syntax.span(indices).of(syntax.text)
    top = top_of(syntax, indices)
    parts = _conjuncts(syntax, top, set(indices))
    if len(parts) < 2 or party_of(_tidy(text)) is not None:
        return _single(syntax, top, indices) or plain_name(text)
    names = list(dict.fromkeys(n for head, words in parts for n in [_single(syntax, head, words)] if n))
    return ", ".join(names[:-1]) + " and " + names[-1] if len(names) > 1 else plain_name(text)


def _conjuncts(syntax: Syntax, top: int, inside: set[int]) -> list[tuple[int, tuple[int, ...]]]:
    heads = [
        k
        for k in syntax.conjuncts(top)
        if k in inside and syntax.words[k].upos in ("NOUN", "PROPN", "PRON", "NUM") and not _hyphened(syntax, k)
    ]
    parts = []
    for head in heads:
        own = syntax.subtree(head, without=("conj", "cc", "cc:preconj", "case"))
        kept = tuple(k for k in own if k in inside)
        if kept:
            parts.append((head, kept))
    return parts


def _hyphened(syntax: Syntax, k: int) -> bool:
    """ "Britain" in "Britain-based" is no voice of its own, whatever the tree says."""
    return k + 1 < len(syntax.words) and syntax.words[k + 1].text == "-"


def _single(syntax: Syntax, top: int, indices: Sequence[int]) -> str:
    """One voice: a person with a body, a body with its description, a mouthpiece, or a plain description."""
    words = [syntax.words[k] for k in indices]
    text = syntax.span(indices).of(syntax.text)
    if len(indices) <= SHORT and party_of(text) is not None:
        return plain_name(text)
    runs = entity_runs(words)
    opening = _before_comma(syntax, indices, runs)
    if opening:
        return opening
    person = _person(syntax, top, runs)
    if person is not None:
        return _person_voice(syntax, indices, person, runs)
    for_whom = _mouthpiece(syntax, top, set(indices))
    if for_whom:
        return for_whom
    named = _named_body(syntax, top, indices, runs)
    if named:
        return named
    if len(indices) <= SHORT and not any(w.text in (",", "(", "[") or w.text.lower() == "who" for w in words):
        return plain_name(syntax.span(indices).of(syntax.text))
    kept = [k for k in syntax.subtree(top, without=(*DROPPED, "case")) if k in set(indices)] or list(indices)
    kept += [k for k in indices if syntax.words[k].deprel in ("case", "punct", "advmod") and min(kept) < k < max(kept)]
    return plain_name(syntax.span(_unbroken(sorted(set(kept)), top)).of(syntax.text))


def _before_comma(syntax: Syntax, indices: Sequence[int], runs: Sequence[tuple[str, tuple[int, ...]]]) -> str | None:
    """ "X, a group that …": X, where it is a party we know or the name of a body; people keep their description."""
    comma = next((k for k in indices if syntax.words[k].text == ","), None)
    if comma is None or comma == indices[0]:
        return None
    first = [k for k in indices if k < comma]
    text = syntax.span(first).of(syntax.text)
    named = any(tag == "ORGANISATION" and run[-1] == first[-1] and run[0] <= first[0] + 1 for tag, run in runs)
    coordinated = any(syntax.words[k].text.lower() in ("and", "or") for k in indices if k > comma)
    return plain_name(text) if (named or party_of(text) is not None) and not coordinated else None


def _unbroken(kept: list[int], top: int) -> list[int]:
    """The run of words around the head: what stands behind a gap (a clause that was left out) goes too."""
    run = [top]
    for k in (j for j in kept if j > top):
        if k == run[-1] + 1:
            run.append(k)
    for k in (j for j in reversed(kept) if j < top):
        if k == run[0] - 1:
            run.insert(0, k)
    return run


def _person(syntax: Syntax, top: int, runs: Iterable[tuple[str, tuple[int, ...]]]) -> tuple[int, ...] | None:
    """The run that names the speaker: the head, its apposition or the name its title leads to; not a complement."""
    for tag, run in runs:
        if tag != "PERSON":
            continue
        head = head_noun(syntax, run)
        if top in run or head == top:
            return run
        relation, above = syntax.words[head].deprel, syntax.words[head].head
        named = relation.split(":")[0] in ("appos", "flat") or (relation == "compound" and head > top)
        if named and (above == top or _of_no_person(syntax, above, run)):
            return run
    return None


def _of_no_person(syntax: Syntax, above: int, run: Sequence[int]) -> bool:
    """ "The head of the town council, X": a name behind a comma is no council's, whatever the tree says."""
    noun = noun_of(syntax.words[above])
    return syntax.words[min(run) - 1].text == "," and noun in BODIES


def _person_voice(
    syntax: Syntax, indices: Sequence[int], person: tuple[int, ...], runs: Iterable[tuple[str, tuple[int, ...]]]
) -> str:
    name = TITLES.sub("", _tidy(syntax.span(person).of(syntax.text)))
    name = re.sub(r"\s+(?:of|for|from|at|in|with)$", "", name)
    body = _body(syntax, indices, person, runs)
    return f"{name} ({body})" if body and body.lower() != name.lower() else name


def _body(
    syntax: Syntax, indices: Sequence[int], person: tuple[int, ...], runs: Iterable[tuple[str, tuple[int, ...]]]
) -> str | None:
    """The body a person speaks for: an organisation in the phrase, or the words before their office."""
    for tag, run in runs:
        if tag == "ORGANISATION" or (
            tag != "PLACE" and run != person and syntax.case(head_noun(syntax, run)) in AFFILIATED
        ):
            return plain_name(syntax.span(run).of(syntax.text))
    before = [k for k in indices if k < person[0] and syntax.words[k].upos in ("NOUN", "PROPN", "ADJ")]
    for size in range(len(before), 0, -1):
        words = syntax.span(before[:size]).of(syntax.text)
        if (party := party_of(words)) is not None and party.kind != "group":
            return party.name
    return None


def _mouthpiece(syntax: Syntax, top: int, inside: set[int]) -> str | None:
    """ "A spokesman for X", "a statement by X", "X's statement": X."""
    lemma = noun_of(syntax.words[top])
    if lemma in SPEAKERS or lemma in DOCUMENTS:
        for k in syntax.children(top, "nmod"):
            owner = syntax.words[k].deprel == "nmod:poss"
            if k in inside and (owner or _points_at_owner(syntax, k, lemma)):
                words = [j for j in syntax.subtree(k, without=(*DROPPED, "case")) if j in inside]
                owned = syntax.words[k].upos == "PRON"
                return None if owned or not words or top in words else _of_words(syntax, words)
    if lemma in DOCUMENTS:
        return _issuer(syntax, top, inside)
    return None


def _issuer(syntax: Syntax, top: int, inside: set[int]) -> str | None:
    """ "The Pentagon statement", "a Human Rights Watch report": the body whose paper it is."""
    before = [k for k in sorted(inside) if k < top and syntax.words[k].upos in ("PROPN", "NOUN", "ADJ")]
    if not before:
        return None
    text = syntax.span(before).of(syntax.text)
    organisation = all(syntax.words[k].entity.endswith("ORGANISATION") for k in before)
    return plain_name(text) if organisation or party_of(text) is not None else None


def _points_at_owner(syntax: Syntax, k: int, lemma: str) -> bool:
    case = syntax.case(k)
    return (
        case == "for"
        or (case in PAPERS_PREPOSITIONS and lemma not in ("account",))
        or (lemma in SPEAKERS and case in ("of", "at", "with"))
    )


def _named_body(
    syntax: Syntax, top: int, indices: Sequence[int], runs: Sequence[tuple[str, tuple[int, ...]]]
) -> str | None:
    """A described body with its name: "war monitor the X", "the newspaper X", "the civil defence known as X"."""
    text = syntax.span(indices).of(syntax.text)
    alias = NAMED_AS.search(text)
    if alias and text[alias.end() : alias.end() + 1].isupper():
        return plain_name(re.split(r",| said| which", text[alias.end() :])[0])
    for tag, run in runs:
        head = head_noun(syntax, run)
        described = syntax.words[head].head == top and syntax.words[head].deprel.split(":")[0] in ("appos", "flat")
        if tag == "ORGANISATION" and top not in run and described and head > top:
            return plain_name(syntax.span(run).of(syntax.text))
    for tag, run in runs:
        if tag == "ORGANISATION" and top in run and syntax.words[top].deprel != "compound":
            before = [k for k in indices if k < run[0] and syntax.words[k].upos == "NOUN"]
            return plain_name(syntax.span(run).of(syntax.text)) if before else None
    return None


def named_person(syntax: Syntax, indices: Sequence[int]) -> str | None:
    """ "Its spokesman, Major JANE DOE": the name of the first person in a phrase, without title."""
    runs = entity_runs([syntax.words[k] for k in indices])
    name = next((run for tag, run in runs if tag == "PERSON"), None)
    return TITLES.sub("", plain_name(syntax.span(name).of(syntax.text))) if name else None


def plain_name(phrase: str) -> str:
    """A phrase as a voice: one line, no bracketed abbreviation or article, full names for aliases."""
    tidy = _tidy(phrase)
    name = voice_name(tidy) or tidy or phrase.strip()
    short = ARTICLE.sub("", tidy)
    if (
        ABBREVIATION.fullmatch(short)
        and short.lower() not in name.lower()
        and party_of(short) is not None
        and len(name.split()) > 2
    ):
        return f"{name} ({short})"
    return name


def _tidy(phrase: str) -> str:
    plain = " ".join(BRACKETED.sub("", phrase).split()).strip(' ,;:.“”"[]()—–-')
    return POSSESSIVE.sub("", plain)

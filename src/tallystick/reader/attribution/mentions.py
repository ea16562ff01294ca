"""Whom a pronoun or a bare description may stand for: the people, bodies and groups a report has named so far."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from tallystick.model.span import Span
from tallystick.reader.attribution.lexicon import noun_of, word_set
from tallystick.reader.attribution.phrases import BODIES, HUMAN_TAGS, entity_runs, head_noun, phrase_voice
from tallystick.reader.parse import Word
from tallystick.reader.parties import listed_party, party_of, role_of
from tallystick.reader.syntax import Syntax

Kind = Literal["person", "body", "people", "either"]
Place = Literal["source", "subject", "other"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Somebody named at a place of the text. ``words``: lower-cased name words and descriptions ("spokesman")."""

    span: Span
    voice: str
    kind: Kind
    plural: bool
    words: frozenset[str]
    sentence: int
    place: Place
    gender: str | None = None
    named: bool = False


NOT_IN_NAME = tuple("conj cc acl:relcl acl parataxis advcl nsubj nsubj:pass cop obl case punct mark".split())
ANYBODY = word_set("anybody")
MASCULINE = word_set("masculine")
FEMININE = word_set("feminine")


def mentions_of(syntax: Syntax) -> tuple[Mention, ...]:
    """All possible antecedents of a parsed report, in text order."""
    found = [*_named(syntax), *_peoples(syntax), *_owners(syntax)]
    return tuple(sorted(found, key=lambda m: m.span))


def _named(syntax: Syntax) -> Iterator[Mention]:
    for tag, run in entity_runs(syntax.words):
        head = head_noun(syntax, run)
        if tag not in HUMAN_TAGS and not (tag == "PLACE" and _acts(syntax, head)):
            continue
        span = syntax.span(run)
        modifies = syntax.words[head].deprel == "compound" and syntax.words[head].head not in run
        if modifies and listed_party(span.of(syntax.text)) is None:
            continue
        words = _described(syntax, head, run)
        kind: Kind = "person" if tag == "PERSON" else "body"
        yield Mention(
            span=span,
            voice=phrase_voice(syntax, Span(*_noun_phrase(syntax, head, span)))
            if tag == "PERSON"
            else phrase_voice(syntax, span),
            kind=kind,
            plural=tag == "NATIONALITY",
            words=words,
            sentence=syntax.words[run[0]].sentence,
            place=_place(syntax, head),
            gender=gender_of(words),
            named=role_of(span.of(syntax.text).lower()) is None,
        )


def _owners(syntax: Syntax) -> Iterator[Mention]:
    """Known parties whose thing a name is: the "MSF" of "the MSF hospital"."""
    for tag, run in entity_runs(syntax.words):
        last = syntax.words[run[-1]]
        if tag not in HUMAN_TAGS or len(run) < 2 or not last.text.islower():
            continue
        span = syntax.span(run[:-1])
        if listed_party(span.of(syntax.text)) is not None:
            words = frozenset(noun_of(syntax.words[k]) for k in run[:-1])
            yield Mention(
                span=span, voice=span.of(syntax.text), kind="body", plural=False, words=words,
                sentence=last.sentence, place="other", named=True,
            )  # fmt: skip


def _noun_phrase(syntax: Syntax, head: int, span: Span) -> tuple[int, int]:
    """The phrase around a person's name: titles before, the description after a comma."""
    chosen = syntax.subtree(head, without=NOT_IN_NAME)
    hull = syntax.span(chosen)
    return min(hull.start, span.start), max(hull.end, span.end)


def _peoples(syntax: Syntax) -> Iterator[Mention]:
    """Nouns for people and bodies that are no names: "regional authorities", "two activists"."""
    for word in syntax.words:
        if word.upos not in ("NOUN", "PROPN") or word.entity != "O" or word.deprel in ("compound", "flat", "flat:name"):
            continue
        role = role_of(noun_of(word))
        core = syntax.core(word.index)
        party = party_of(core.of(syntax.text))
        if role is None and party is None and noun_of(word) not in BODIES | ANYBODY:
            continue
        plural = word.xpos in ("NNS", "NNPS") and noun_of(word) not in ("media", "press", "police")
        kind: Kind = "body" if party or noun_of(word) in BODIES else ("people" if plural else "person")
        yield Mention(
            span=core,
            voice=phrase_voice(syntax, core),
            kind=kind,
            plural=plural,
            words=_described(syntax, word.index, (word.index,)),
            sentence=word.sentence,
            place=_place(syntax, word.index),
            gender=gender_of({noun_of(word)}),
        )


def _acts(syntax: Syntax, head: int) -> bool:
    return _place(syntax, head) == "subject" and party_of(syntax.core(head).of(syntax.text)) is not None


def _place(syntax: Syntax, head: int) -> Place:
    """A conjunct of a subject is a subject."""
    word = syntax.words[head]
    while word.deprel == "conj" and word.head >= 0:
        word = syntax.words[word.head]
    return "subject" if word.deprel.startswith("nsubj") else "other"


def _described(syntax: Syntax, head: int, run: tuple[int, ...]) -> frozenset[str]:
    """The words of a name and of its titles and appositions."""
    near: list[Word] = [syntax.words[k] for k in run]
    near += [syntax.words[k] for k in syntax.children(head, "compound", "flat", "amod", "nmod:poss", "nmod:desc")]
    for k in syntax.children(head, "appos"):
        near += [syntax.words[j] for j in (k, *syntax.children(k, "compound", "flat"))]
    if syntax.words[head].deprel == "appos":
        near.append(syntax.words[syntax.words[head].head])
    return frozenset(noun_of(w).strip(".") for w in near if w.upos in ("NOUN", "PROPN", "ADJ"))


def gender_of(words: frozenset[str] | set[str]) -> str | None:
    """ "m" or "f" where a title or noun says so, else None."""
    if words & MASCULINE:
        return "m"
    return "f" if words & FEMININE else None


def is_named(mention: Mention) -> bool:
    """Whether a voice is a name or a whole phrase, not one common word."""
    return any(c.isupper() for c in mention.voice) or " " in mention.voice


def name_words(mention: Mention) -> frozenset[str]:
    """The words of a voice, in lower case."""
    return frozenset(mention.voice.lower().split())


def has(mention: Mention, words: frozenset[str]) -> bool:
    """Whether somebody is known by all of some words."""
    return words <= mention.words | name_words(mention)


def is_part(words: Sequence[str], mention: Mention, name: str) -> bool:
    """A person by the surname, a body by its initials or by a telling last word; never by a common word alone."""
    if len(mention.voice) <= len(name) or (mention.kind != "person" and len(words) != 1):
        return False
    full = mention.voice.split(" (")[0].lower().split()
    if not full:
        return False
    if mention.kind == "person":
        bare = [w for w in words if w not in ("mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "gen.", "col.")]
        return bool(bare) and full[-len(bare) :] == bare
    initials = "".join(w[0] for w in full if w not in ("for", "of", "the", "and", "in", "on"))
    return len(words) == 1 and words[0] == initials and len(initials) > (1 if name.isupper() else 2)


def agrees(mention: Mention, plural: bool | None, gender: str | None) -> bool:
    """Whether a mention can be one or many, he or she, as the phrase that points at it asks."""
    if gender and mention.gender and mention.gender != gender:
        return False
    if plural is False:
        return not mention.plural
    return plural is None or mention.plural or mention.kind == "body"

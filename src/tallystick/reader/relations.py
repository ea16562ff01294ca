"""Standing ties a report states: who backs, leads, controls, opposes or is part of whom, with the direction."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from tallystick.model.span import Span
from tallystick.reader.events.modality import unsaid
from tallystick.reader.lemmas import inflected
from tallystick.reader.parse import Word
from tallystick.reader.parties import role_of
from tallystick.reader.syntax import CLAUSAL, Syntax
from tallystick.resources.tables import listed, read_table, word_set

PARTY_UPOS = frozenset({"NOUN", "PROPN", "PRON", "ADJ"})


@dataclass(frozen=True, slots=True)
class Tie:
    """What a word says of two parties: the kind, where its second party stands, which of the two comes first."""

    kind: str
    complements: frozenset[str]
    backward: bool


@dataclass(frozen=True, slots=True)
class RelationDraft:
    """A tie between the parties headed by two words; read "source KIND target"."""

    source: int
    target: int
    kind: str
    span: Span


@cache
def ties() -> Mapping[tuple[str, str], Tie]:
    """Ties by (form of a verb or lemma, V, N or A)."""
    table: dict[tuple[str, str], Tie] = {}
    for row in read_table("relations"):
        tie = Tie(row["kind"], frozenset(listed(row["complement"])), row["direction"] == "backward")
        for lemma in listed(row["lemmas"]):
            for form in inflected(lemma) if row["pos"] == "V" else (lemma,):
                table.setdefault((form, row["pos"]), tie)
    return table


def tie_of(word: Word, pos: str) -> Tie | None:
    """What a word says of two parties, by its form first: lemmas of rare verbs are less sure than their spelling."""
    return ties().get((word.text.lower(), pos)) or ties().get((word.lemma.lower(), pos))


def find_relations(syntax: Syntax) -> tuple[RelationDraft, ...]:
    """Every tie the report states, in text order, each once."""
    found: dict[tuple[int, int, str], RelationDraft] = {}
    for index in _bearing(syntax):
        for draft in (
            *_participle(syntax, index),
            *_verb(syntax, index),
            *_noun(syntax, index),
            *_adjective(syntax, index),
        ):
            if (
                draft.source != draft.target
                and can_be_party(syntax, draft.source)
                and can_be_party(syntax, draft.target)
            ):
                found.setdefault((draft.source, draft.target, draft.kind), draft)
    return tuple(sorted(found.values(), key=lambda r: (r.span, r.source, r.target)))


def _bearing(syntax: Syntax) -> Iterator[int]:
    """The words that say anything of two parties, in order."""
    forms = _forms()
    return (w.index for w in syntax.words if w.text.lower() in forms or w.lemma.lower() in forms)


@cache
def _forms() -> frozenset[str]:
    return frozenset(form for form, _ in ties())


def _draft(syntax: Syntax, first: int, second: int, tie: Tie, words: list[int]) -> RelationDraft:
    source, target = (second, first) if tie.backward else (first, second)
    return RelationDraft(source, target, tie.kind, syntax.span(words))


def _negated(syntax: Syntax, index: int) -> bool:
    return any(
        syntax.words[k].text.lower() in ("not", "n't", "n’t", "never", "no")
        for k in syntax.children(index, "advmod", "det")
    )


def _participle(syntax: Syntax, index: int) -> Iterator[RelationDraft]:
    """ "Turkish-backed forces", "a coalition led by X", "an area held by Y"."""
    word = syntax.words[index]
    tie = tie_of(word, "V")
    if (
        tie is None
        or "object" not in tie.complements
        or not (word.deprel == "amod" or word.deprel.startswith("acl"))
        or word.head < 0
    ):
        return
    for agent in (*_before_hyphen(syntax, index), *_agents(syntax, index)):
        if syntax.words[agent].upos in PARTY_UPOS:
            held = _bearer(syntax, index, word.head)
            yield _draft(syntax, agent, held, tie, [*syntax.subtree(index), *([] if word.deprel != "amod" else [held])])


def _bearer(syntax: Syntax, participle: int, head: int) -> int:
    """What a participle qualifies: its head if that can be a party or a place, else the nearest such noun before it."""
    if can_be_party(syntax, head) or syntax.words[participle].deprel == "amod":
        return head
    before = (
        k
        for k in range(participle - 1, max(-1, participle - NEAR_WORDS), -1)
        if syntax.words[k].upos in ("NOUN", "PROPN")
    )
    return next((k for k in before if can_be_party(syntax, k)), head)


NEAR_WORDS = 6  # a participle stands this close behind the noun it qualifies, adverbs and "reportedly" between


def can_be_party(syntax: Syntax, index: int) -> bool:
    """Whether a noun can name a party, its people or a place."""
    word = syntax.words[index]
    if word.upos in ("PRON", "PROPN") or word.entity.endswith(("ORGANISATION", "PERSON", "PLACE", "NATIONALITY")):
        return True
    return role_of(word.lemma) is not None or word.lemma in HOLDINGS


HOLDINGS = word_set("holdings")


def _before_hyphen(syntax: Syntax, index: int) -> list[int]:
    words = syntax.words
    if index >= 2 and words[index - 1].text in "-–" and words[index - 1].span.end == words[index].span.start:
        return [index - 2]
    return []


def _agents(syntax: Syntax, index: int) -> list[int]:
    return [
        c
        for k in syntax.children(index, "obl")
        if syntax.words[k].deprel == "obl:agent" or syntax.case(k) == "by"
        for c in syntax.conjuncts(k)
    ]


def _verb(syntax: Syntax, index: int) -> Iterator[RelationDraft]:
    """ "X backs Y", "Y is held by X", "Z has allied with Y", forces "partnered with" others."""
    word = syntax.words[index]
    tie = tie_of(word, "V")
    if tie is None or word.upos != "VERB" or word.deprel == "amod" or _negated(syntax, index) or unsaid(syntax, index):
        return
    takes_object = "object" in tie.complements
    if syntax.passive(index) and takes_object:
        patients = syntax.children(index, "nsubj:pass")
        yield from (_tie(syntax, index, a, p, tie) for p in patients for a in _agents(syntax, index))
        return
    subject = _reduced(syntax, index) if not takes_object else None
    subject = syntax.subject(index) if subject is None else subject
    if subject is None:
        return
    objects = [*(syntax.children(index, "obj") if takes_object else ()), *_cased(syntax, index, tie.complements)]
    yield from (_tie(syntax, index, subject, o, tie) for o in objects if syntax.words[o].upos in PARTY_UPOS)


def _reduced(syntax: Syntax, index: int) -> int | None:
    """The noun right before a participle ("forces partnered with them"), whatever the tree makes of it."""
    if (
        index == 0
        or syntax.children(index, "nsubj", "nsubj:pass", "aux")
        or syntax.words[index].xpos not in ("VBN", "VBD")
    ):
        return None
    return index - 1 if syntax.words[index - 1].upos in ("NOUN", "PROPN") else None


def _tie(syntax: Syntax, verb: int, first: int, second: int, tie: Tie) -> RelationDraft:
    """The tie over the words from its first party, where that stands near, to its second."""
    ends = [k for k in (first, second) if abs(k - verb) <= WITHIN_WORDS]
    words = [verb, *(w for k in ends for w in syntax.subtree(k, without=CLAUSAL))]
    return _draft(syntax, first, second, tie, words)


WITHIN_WORDS = 12  # a party farther from the verb is understood, not read with it


def _cased(syntax: Syntax, index: int, cases: frozenset[str]) -> list[int]:
    return [k for k in syntax.children(index, "obl", "nmod") if syntax.case(k) in cases]


def _noun(syntax: Syntax, index: int) -> Iterator[RelationDraft]:
    """ "Russia, an ally of X", "X is a partner of Y", "Y's ally X"."""
    word = syntax.words[index]
    tie = tie_of(word, "N")
    if tie is None or word.upos != "NOUN":
        return
    seconds = [*_cased(syntax, index, tie.complements), *syntax.children(index, "nmod:poss")]
    firsts = [*syntax.children(index, "nsubj", "appos")]
    if word.deprel == "appos":
        firsts.append(_apposed(syntax, index))
    span_words = list(syntax.subtree(index, without=("nsubj", "appos", "acl:relcl", "parataxis", "punct")))
    yield from (
        _draft(syntax, f, s, tie, span_words) for f in firsts for s in seconds if syntax.words[f].upos in PARTY_UPOS
    )


def _apposed(syntax: Syntax, index: int) -> int:
    """ "The US and Russia, an ally of X": an apposition explains the name right before it, the last of a row."""
    head = syntax.words[index].head
    return max(k for k in syntax.conjuncts(head) if k < index) if head < index else head


def _adjective(syntax: Syntax, index: int) -> Iterator[RelationDraft]:
    """ "Troops loyal to X", "a group allied with Y", "is linked to Z"."""
    word = syntax.words[index]
    tie = ties().get((word.lemma.lower(), "A")) or ties().get((word.text.lower(), "A"))
    if tie is None or word.upos not in ("ADJ", "VERB") or _negated(syntax, index):
        return
    seconds = _cased(syntax, index, tie.complements)
    firsts = list(syntax.children(index, "nsubj", "nsubj:pass"))
    if word.deprel in ("amod", "acl", "acl:relcl") and word.head >= 0 and not firsts:
        firsts.append(word.head)
    span_words = list(syntax.subtree(index, without=("nsubj", "nsubj:pass", "aux:pass", "cop", "punct")))
    for first in firsts:
        for second in seconds:
            yield _draft(syntax, first, second, tie, [first, *span_words] if abs(first - index) <= 3 else span_words)

"""Standing ties a report states: who backs, leads, controls, opposes or is part of whom, with the direction."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from tallystick.model.reading import Why
from tallystick.model.span import Span
from tallystick.reader.attribution.lexicon import word_set
from tallystick.reader.events.modality import unsaid
from tallystick.reader.lemmas import inflected
from tallystick.reader.parse import Word
from tallystick.reader.parties import country_of_adjective, described_party
from tallystick.reader.sides import can_be_tied, is_body, is_ground, is_named, is_side, meant
from tallystick.reader.syntax import CLAUSAL, Syntax
from tallystick.resources.tables import listed, read_table

PARTY_UPOS = frozenset({"NOUN", "PROPN", "PRON", "ADJ"})
OBJECTS = {"object": can_be_tied, "body": is_body, "ground": is_ground}
"""What a tie that takes an object asks of it: land is held, a body is led; to hold people is no standing tie."""
PARTICLES = frozenset("away off out up back down over apart".split())
"""A verb with one of them means something else: "led away", "held up"; "broke away from" is in the table."""
UNSURE = 0.5
"""The raw chance of what gives none; the curve fitted on it is a constant and its signs."""
DENIED = "separate-from"
"""What having no link is."""


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
def ties() -> Mapping[tuple[str, str], tuple[Tie, ...]]:
    """Ties by (form of a verb or lemma, V, P, N or A)."""
    table: dict[tuple[str, str], tuple[Tie, ...]] = {}
    for row in read_table("relations"):
        tie = Tie(row["kind"], frozenset(listed(row["complement"])), row["direction"] == "backward")
        for lemma in listed(row["lemmas"]):
            for form in inflected(lemma) if row["pos"] in ("V", "P") else (lemma,):
                key = (form, row["pos"])
                table[key] = (*table.get(key, ()), tie)
    return table


def ties_of(word: Word, *kinds: str) -> tuple[Tie, ...]:
    """What a word says of two parties, by its form first: lemmas of rare verbs are less sure than their spelling."""
    for spelling in (word.text.lower(), word.lemma.lower()):
        found = tuple(tie for pos in kinds for tie in ties().get((spelling, pos), ()))
        if found:
            return found
    return ()


def find_relations(syntax: Syntax) -> tuple[RelationDraft, ...]:
    """Every tie the report states, in text order, each once."""
    found: dict[tuple[int, int, str], RelationDraft] = {}
    for index in _bearing(syntax):
        for draft in (
            *_participle(syntax, index),
            *_verb(syntax, index),
            *_noun(syntax, index),
            *_adjective(syntax, index),
            *_prefixed(syntax, index),
        ):
            ends = draft.source, draft.target
            fit = all(can_be_tied(syntax, k) or is_body(syntax, k) or _loyal(syntax, draft, k) for k in ends)
            if ends[0] != ends[1] and fit and _stands(syntax, draft):
                found.setdefault((*ends, draft.kind), draft)
    return tuple(sorted(found.values(), key=lambda r: (r.span, r.source, r.target)))


def why_of_tie(syntax: Syntax, draft: RelationDraft, source: str, target: str) -> tuple[Why, ...]:
    """Kind and ends of a tie with their words; ``source`` and ``target`` are ids of entities. For the ends the raw
    chance is that of the tree's arc, for the kind there is none (``UNSURE``)."""
    bearing = next((w for k in syntax.parse.words_in(draft.span) if ties_of(w := syntax.words[k], *"VPNA")), None)
    by = f"relations.tsv: {bearing.lemma.lower()}" if bearing is not None else "relations.tsv"
    ends = (("from", draft.source, source), ("to", draft.target, target))
    return (
        Why(slot="kind", by=by, probability=UNSURE, words=(draft.span,)),
        *(
            Why(slot=slot, by="relations", probability=word.head_score, words=(word.span,), value=entity)
            for slot, index, entity in ends
            for word in (syntax.words[index],)
        ),
    )


def _loyal(syntax: Syntax, draft: RelationDraft, index: int) -> bool:
    """Any people can be loyal to somebody ("armed motorcyclists loyal to the governor")."""
    return draft.kind == "loyal-to" and index == draft.source and syntax.words[index].xpos == "NNS"


def _stands(syntax: Syntax, draft: RelationDraft) -> bool:
    """Those who oppose or fight each other stand so as parties; unnamed men who fight are a happening."""
    if draft.kind not in ("fighting", "opposed-to"):
        return True
    return is_named(syntax, draft.source) and is_named(syntax, draft.target)


def _bearing(syntax: Syntax) -> Iterator[int]:
    """The words that say anything of two parties, in order."""
    forms = _forms()
    for word in syntax.words:
        low = word.text.lower()
        if low in forms or low.startswith(FOR) or word.lemma.lower() in forms:
            yield word.index


@cache
def _forms() -> frozenset[str]:
    return frozenset(form for form, _ in ties())


def _draft(syntax: Syntax, first: int, second: int, tie: Tie, words: list[int]) -> RelationDraft:
    source, target = (second, first) if tie.backward else (first, second)
    return RelationDraft(meant(syntax, source), meant(syntax, target), tie.kind, syntax.span(words))


def _negated(syntax: Syntax, index: int) -> bool:
    return any(
        syntax.words[k].text.lower() in ("not", "n't", "n’t", "never", "no")
        for k in syntax.children(index, "advmod", "det")
    )


def _fits(syntax: Syntax, tie: Tie, index: int) -> bool:
    """Whether a word can be the object of a tie."""
    return any(asked(syntax, index) for name, asked in OBJECTS.items() if name in tie.complements)


def _participle(syntax: Syntax, index: int) -> Iterator[RelationDraft]:
    """ "Turkish-backed forces", "a coalition led by X", "an area held by Y"."""
    word, hyphened = syntax.words[index], _before_hyphen(syntax, index)
    qualifies = word.deprel in ("amod", "compound") if hyphened else word.deprel.startswith(("amod", "acl"))
    if not qualifies or word.head < 0 or (word.head < index and hyphened) or _of_its_own(syntax, index):
        return
    for tie in ties_of(word, "V", "P"):
        if hyphened and (tie.kind == "leads" or not _names_side(syntax, hyphened[0])):
            continue
        held = _backed(syntax, index, tie) if hyphened else _bearer(syntax, index, word.head)
        for agent in hyphened or _agents(syntax, index):
            if _fits(syntax, tie, held) and is_side(syntax, agent):
                with_noun = [held] if word.deprel in ("amod", "compound") else []
                yield _draft(syntax, agent, held, tie, [*hyphened, *syntax.subtree(index), *with_noun])


def _names_side(syntax: Syntax, index: int) -> bool:
    """Whether "X-backed" names X: "state-run" and "rebel-held" say of what sort, and "X-led coalition" is a name."""
    word = syntax.words[index].text
    known = country_of_adjective(word) or described_party(word, syntax.text)
    return is_named(syntax, index) or known is not None


def _backed(syntax: Syntax, index: int, tie: Tie) -> int:
    """Whom "X-backed" tells of: the noun it stands before, or the name between ("an X-backed Red Front convoy")."""
    head = syntax.words[index].head
    between = (k for k in syntax.children(head, "compound", "amod") if index < k and is_named(syntax, k))
    return head if _fits(syntax, tie, head) else next(between, head)


def _of_its_own(syntax: Syntax, index: int) -> bool:
    """ "X, whose brigade is trained by Y": the clause is about its own subject."""
    subject = syntax.child(index, "nsubj", "nsubj:pass")
    return subject is not None and syntax.words[subject].upos != "PRON"


def _bearer(syntax: Syntax, participle: int, head: int) -> int:
    """What a participle qualifies: its head if that can be a party or a place, else the nearest such noun before it."""
    if can_be_tied(syntax, head) or syntax.words[participle].deprel == "amod":
        return head
    before = (
        k
        for k in range(participle - 1, max(-1, participle - NEAR_WORDS), -1)
        if syntax.words[k].upos in ("NOUN", "PROPN")
    )
    return next((k for k in before if can_be_tied(syntax, k)), head)


NEAR_WORDS = 6  # a participle stands this close behind the noun it qualifies, adverbs and "reportedly" between


def _before_hyphen(syntax: Syntax, index: int) -> list[int]:
    words = syntax.words
    if index >= 2 and words[index - 1].text in "-–" and words[index - 1].span.end == words[index].span.start:
        return [index - 2]
    return []


def _agents(syntax: Syntax, index: int) -> list[int]:
    """Those "by" whom something is done; of "armed and paid by X", X of both."""
    own = [
        c
        for verb in (index, *syntax.children(index, "conj"))
        for k in syntax.children(verb, "obl")
        if syntax.words[k].deprel == "obl:agent" or syntax.case(k) == "by"
        for c in syntax.conjuncts(k)
    ]
    return [k for k in own if syntax.words[k].upos in PARTY_UPOS]


def _verb(syntax: Syntax, index: int) -> Iterator[RelationDraft]:
    """ "X backs Y", "Y is held by X", "Z has allied with Y", forces "partnered with" others."""
    word = syntax.words[index]
    if word.upos != "VERB" or word.deprel == "amod" or _negated(syntax, index) or unsaid(syntax, index):
        return
    for tie in ties_of(word, "V"):
        takes_object = bool(tie.complements & OBJECTS.keys()) and not _particle(syntax, index)
        if syntax.passive(index) and takes_object:
            patients = [p for p in syntax.children(index, "nsubj:pass") if _fits(syntax, tie, p)]
            yield from (_tie(syntax, index, a, p, tie) for p in patients for a in _agents(syntax, index))
            continue
        subject = _reduced(syntax, index) if not takes_object else None
        subject = syntax.subject(index) if subject is None else subject
        if subject is None:
            continue
        objects = [k for k in syntax.children(index, "obj") if takes_object and _fits(syntax, tie, k)]
        objects += _cased(syntax, index, tie.complements)
        yield from (_tie(syntax, index, subject, o, tie) for o in objects if syntax.words[o].upos in PARTY_UPOS)


def _particle(syntax: Syntax, index: int) -> str | None:
    """The particle right behind a verb."""
    behind = syntax.words[index + 1 : index + 2]
    return behind[0].text.lower() if behind and behind[0].text.lower() in PARTICLES else None


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
    """The phrases under one of the prepositions; "away from" is a particle with one."""
    particle = _particle(syntax, index)
    before = f"{particle} " if particle else ""
    return [k for k in syntax.children(index, "obl", "nmod", "obj") if before + syntax.case(k) in cases]


def _noun(syntax: Syntax, index: int) -> Iterator[RelationDraft]:
    """ "Russia, an ally of X", "X is a partner of Y", "Y's ally X", "X, a Y affiliate"."""
    word = syntax.words[index]
    if word.upos != "NOUN":
        return
    for tie in ties_of(word, "N"):
        seconds = _cased(syntax, index, tie.complements)
        if word.deprel == "obj" and syntax.words[word.head].lemma in HAVING:  # "swore allegiance in May to X"
            seconds += _cased(syntax, word.head, tie.complements)
        if not syntax.children(index, "compound"):  # "the country's army chief" leads its army
            seconds += syntax.children(index, "nmod:poss")
        seconds += [k for k in syntax.children(index, "compound") if tie.kind in BEFORE and is_side(syntax, k)]
        kind = DENIED if tie.kind == "linked-to" and _negated(syntax, index) else tie.kind
        if kind == tie.kind and _negated(syntax, index):
            continue
        words = list(syntax.subtree(index, without=("nsubj", "appos", "acl:relcl", "parataxis", "punct")))
        made = Tie(kind, tie.complements, tie.backward)
        for first in _described(syntax, index):
            yield from (_draft(syntax, first, s, made, words) for s in seconds if _fits_noun(syntax, tie, s))


BEFORE = frozenset({"linked-to", "part-of"})
"""Kinds whose second party may stand before the noun: "a Red Front affiliate"; "an army leader" leads no army."""


def _fits_noun(syntax: Syntax, tie: Tie, second: int) -> bool:
    """Bodies are led and have parts; to sit on a council is an office, no tie of a party."""
    if tie.kind not in ("leads", "part-of"):
        return True
    return is_body(syntax, second) and (is_named(syntax, second) or syntax.words[second].lemma not in OFFICES)


def _described(syntax: Syntax, index: int) -> list[int]:
    """Whom a noun describes: its subject, the name beside it, or who has it ("has links to X")."""
    word = syntax.words[index]
    found = [*syntax.children(index, "nsubj", "appos")]
    if word.deprel == "appos":
        found += _apposed(syntax, index)
    if word.deprel == "nmod:desc":
        found.append(word.head)
    if word.deprel == "xcomp":  # "said to be an offshoot of X"
        found += _understood(syntax, index)
    if word.deprel in ("obj", "obl") and syntax.words[word.head].lemma in HAVING:
        found += _understood(syntax, word.head)
    return [k for k in found if syntax.words[k].upos in PARTY_UPOS]


HAVING = frozenset({"have", "brand", "call", "accuse", "suspect", "swear", "pledge"})
"""Verbs with what their subject, or who is so called, is or has: "has links to", "swore allegiance to"."""


def _understood(syntax: Syntax, index: int) -> list[int]:
    """The subject; of a participle between commas ("X, said to be …,") the noun before it, whatever the tree says."""
    word = syntax.words[index]
    for verb in (index, word.head) if word.deprel == "xcomp" else (index,):
        if verb >= 2 and syntax.words[verb].xpos == "VBN" and syntax.words[verb - 1].text == ",":
            before = syntax.words[verb - 2]
            return [before.index] if before.upos in ("NOUN", "PROPN") else []
    subject = syntax.subject(index)
    return [subject] if subject is not None else []


def _apposed(syntax: Syntax, index: int) -> list[int]:
    """ "The US and Russia, an ally of X": an apposition explains the name right before it, the last of a row; all of
    them in the plural ("the Reds and the Blues, wings of X")."""
    head = syntax.words[index].head
    row = [k for k in syntax.conjuncts(head) if k < index] if head < index else [head]
    return row if syntax.words[index].xpos == "NNS" else [max(row)]


def _adjective(syntax: Syntax, index: int) -> Iterator[RelationDraft]:
    """ "Troops loyal to X", "a group allied with Y", "is linked to Z"."""
    word = syntax.words[index]
    if word.upos not in ("ADJ", "VERB"):
        return
    firsts = list(syntax.children(index, "nsubj", "nsubj:pass"))
    behind = word.deprel == "advmod" and 0 <= word.head < index  # "the channel X, close to Y"
    if (word.deprel in ("amod", "acl", "acl:relcl") or behind) and word.head >= 0 and not firsts:
        firsts.append(word.head)
    if word.deprel in ("xcomp", "conj", "advcl") and not firsts:
        firsts += _understood(syntax, index)
    words = list(syntax.subtree(index, without=("nsubj", "nsubj:pass", "aux:pass", "cop", "punct")))
    for tie in ties_of(word, "A") if word.upos == "ADJ" or (word.text.lower(), "A") in ties() else ():
        made = Tie(DENIED, tie.complements, False) if _negated(syntax, index) and tie.kind == "linked-to" else tie
        if made is tie and _negated(syntax, index):
            continue
        for first in firsts:
            near = [first, *words] if abs(first - index) <= NEAR_WORDS // 2 else words
            yield from (_draft(syntax, first, s, made, near) for s in _cased(syntax, index, tie.complements))


OFFICES = word_set("own-kind")
FOR = "pro-"


def _prefixed(syntax: Syntax, index: int) -> Iterator[RelationDraft]:
    """ "Pro-Iranian militias"."""
    word = syntax.words[index]
    whose = word.text[len(FOR) :] if word.text.lower().startswith(FOR) else ""
    if whose and country_of_adjective(whose) is not None and word.deprel == "amod" and word.head > index:
        tie = Tie("ally-of", frozenset(), False)
        yield RelationDraft(word.head, index, tie.kind, syntax.span([index, word.head]))

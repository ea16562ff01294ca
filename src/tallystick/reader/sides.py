"""Who the ends of a standing tie are: which words can stand for a party, a body or ground, and which name they mean."""

from __future__ import annotations

import re

from tallystick.model.span import Span
from tallystick.reader.parties import country_of_adjective, party_of, role_of
from tallystick.reader.syntax import Syntax
from tallystick.resources.tables import word_set

HOLDINGS = word_set("holdings")
GROUNDS = word_set("grounds")
KEPT = word_set("kept_bodies")
"""Bodies of other sorts that somebody runs, owns or backs: an office, a channel, a clan."""
BODIES = word_set("bodies")
PLAIN = frozenset({"civilians", "women", "children", "journalists", "medics"})
"""Kinds of people who are backed, held or led in a happening, not as a side."""
ANONYMOUS = frozenset({"source", "witness", "resident"})
"""Voices without a name are no side, whoever they are close to."""
RELATIVE = frozenset({"who", "which", "that", "whom"})
NOT_DESCRIBING = ("acl:relcl", "appos", "conj", "cc", "parataxis", "advcl", "nsubj", "cop", "aux")
SMALL_WORDS = frozenset({"of", "the", "for", "and", "in", "on", "to"})
ABBREVIATION = re.compile(r"[A-Z]{3,6}")
OF_BODY = frozenset({"of", "from", "in"})


def is_named(syntax: Syntax, index: int) -> bool:
    """Whether a word heads a name, and is no common noun that the network took into one ("Troops")."""
    word = syntax.words[index]
    return word.upos == "PROPN" or (word.entity != "O" and word.upos != "PRON" and role_of(word.lemma) is None)


def can_be_party(syntax: Syntax, index: int) -> bool:
    """Whether a noun can name a party, its people or a place."""
    word = syntax.words[index]
    if word.upos in ("PRON", "PROPN") or word.entity.endswith(("ORGANISATION", "PERSON", "PLACE", "NATIONALITY")):
        return True
    return role_of(word.lemma) is not None or word.lemma in HOLDINGS


def can_be_tied(syntax: Syntax, index: int) -> bool:
    """Whether a word can be an end of a standing tie: a party, a body or a place, no plain people or nameless voice."""
    word, role = syntax.words[index], role_of(syntax.words[index].lemma)
    if not is_named(syntax, index) and (word.lemma in ANONYMOUS or (role is not None and role.kind in PLAIN)):
        return False
    return can_be_party(syntax, index) or word.lemma in BODIES or word.lemma in KEPT


def is_body(syntax: Syntax, index: int) -> bool:
    """Whether a word can stand for those who are led, or a body one can be part of: no pronoun, no place."""
    word, role = syntax.words[index], role_of(syntax.words[index].lemma)
    if word.upos == "PRON" or word.entity.endswith("PERSON") or is_ground(syntax, index):
        return False
    crowd = role is not None and role.kind == "civilians" and word.xpos in ("NNS", "NNPS")
    return crowd or can_be_tied(syntax, index)


def is_ground(syntax: Syntax, index: int) -> bool:
    """Whether a word names land that somebody can hold."""
    word = syntax.words[index]
    return word.entity.endswith("PLACE") or word.lemma in GROUNDS


def is_side(syntax: Syntax, index: int) -> bool:
    """Whether a word before a noun names a side: a party or the adjective of a country, not of a people or a faith."""
    word = syntax.words[index]
    if word.upos == "ADJ" or word.entity.endswith("NATIONALITY"):
        return country_of_adjective(word.text) is not None or party_of(word.text) is not None
    return can_be_tied(syntax, index)


def meant(syntax: Syntax, index: int) -> int:
    """The name that a description of somebody stands beside: "the Red Front, a militia", "men from the Red Front"."""
    word = syntax.words[index]
    if word.text.lower() in RELATIVE:
        antecedent = _antecedent(syntax, index)
        return index if antecedent is None else meant(syntax, antecedent)
    if word.upos == "PRON" or is_named(syntax, index):
        return index
    if word.deprel == "appos" and word.head >= 0:
        above = max((k for k in syntax.conjuncts(word.head) if k < index), default=word.head)
        return above if is_named(syntax, above) else _body(syntax, above) or index
    beside = (k for k in syntax.children(index, "appos") if is_named(syntax, k))
    return next(beside, None) or _body(syntax, index) or index


def _antecedent(syntax: Syntax, index: int) -> int | None:
    for above in syntax.ancestors(index):
        if syntax.words[above].deprel in ("acl:relcl", "advcl:relcl"):
            return syntax.words[above].head
    return None


def _body(syntax: Syntax, index: int) -> int | None:
    """The body whose people a plural tells of ("fighters of the Red Front")."""
    word = syntax.words[index]
    if word.xpos not in ("NNS", "NNPS") or role_of(word.lemma) is None:
        return None
    of = (k for k in syntax.children(index, "nmod") if syntax.case(k) in OF_BODY)
    return next((k for k in of if is_named(syntax, k) and not is_ground(syntax, k)), None)


def described_span(syntax: Syntax, index: int) -> Span:
    """A noun with all that describes it in one run: "health office in Vell run by Z", without clauses of their own."""
    kept = set(syntax.subtree(index, without=NOT_DESCRIBING)) - set(syntax.children(index, "case"))
    first = min((k for k in kept if k <= index), key=lambda k: (any(j not in kept for j in range(k, index)), k))
    last = index
    while last + 1 in kept and syntax.words[last + 1].text not in (",", ";", "("):
        last += 1
    return syntax.span((first, last))


def initials(name: str) -> str:
    """The first letters of a name's words without its small ones."""
    words = re.split(r"[\s-]+", name)
    return "".join(w[0] for w in words if w and w.lower() not in SMALL_WORDS).upper() if len(words) > 1 else ""

"""Words of a tree that can fill a role: subjects, agents, what stands behind a preposition, the parties in a list."""

from __future__ import annotations

from tallystick.reader.events.lexicon import entry_of
from tallystick.reader.events.naming import is_country
from tallystick.reader.parties import country_of_adjective, role_of
from tallystick.reader.syntax import NOMINAL, Syntax, temporal
from tallystick.resources.tables import word_set

Roles = tuple[tuple[int, ...], tuple[int, ...]]
AGAINST = frozenset({"on", "upon", "against", "at", "into", "toward", "towards", "over", "onto"})
AIMED = frozenset({"on", "upon", "against", "at", "into", "toward", "towards", "onto"})


def is_event_word(syntax: Syntax, index: int) -> bool:
    """Whether a noun names a happening rather than a party or a thing."""
    return syntax.words[index].upos in ("NOUN", "PROPN") and entry_of(syntax, index) is not None


def alive(syntax: Syntax, actors: tuple[int, ...]) -> tuple[int, ...]:
    """Actors without things that only lie or hang there: "leaflets called for a boycott", "trees blocked the road"."""
    return tuple(k for k in actors if syntax.words[k].lemma.lower() not in LIFELESS)


LIFELESS = word_set("lifeless")


def parties(syntax: Syntax, heads: tuple[int, ...]) -> tuple[int, ...]:
    """Coordinated heads, without event nouns: an airstrike is not an actor."""
    expanded = [p for k in heads for c in syntax.conjuncts(k) for p in (c, *_other_nations(syntax, c))]
    return tuple(
        dict.fromkeys(k for k in expanded if syntax.words[k].upos in NOMINAL | {"ADJ"} and not is_event_word(syntax, k))
    )


def _other_nations(syntax: Syntax, index: int) -> tuple[int, ...]:
    """ "Kenyan and Ugandan ministers", "the envoys of Chad and Mali": each nation but the first is one more party."""
    firsts = [k for k in syntax.children(index, "amod") if country_of_adjective(syntax.words[k].text) is not None]
    others = (c for k in firsts for c in syntax.conjuncts(k)[1:])
    before = (c for c in others if c < index and country_of_adjective(syntax.words[c].text) is not None)
    of = [k for k in syntax.children(index, "nmod") if syntax.case(k) in ("of", "from")]
    plural = syntax.words[index].xpos in ("NNS", "NNPS") and role_of(syntax.words[index].lemma) is not None
    behind = (c for k in of for c in syntax.conjuncts(k)[1:] if plural and is_country(syntax, k))
    return (*before, *(c for c in behind if is_country(syntax, c)))


def subjects(syntax: Syntax, head: int) -> tuple[int, ...]:
    """The subject of a verb; for a relative pronoun the noun that it stands for."""
    subject = syntax.subject(head)
    subject = _left_behind(syntax, head) if subject is None else subject
    return () if subject is None else (relative(syntax, subject),)


def _left_behind(syntax: Syntax, head: int) -> int | None:
    """ "Kenya reimposed a blockade, a spokesman announced": of two subjects that the tree hangs on the verb of saying,
    the one before what is said is of what is said, unless a dash parts it as a dateline."""
    word = syntax.words[head]
    if word.deprel != "ccomp" or word.head < head:
        return None
    told = [k for k in syntax.children(word.head, "nsubj") if k < head]
    saying = [k for k in syntax.children(word.head, "nsubj") if k > head]
    parted = any(w.text in DASHES for k in told[:1] for w in syntax.words[k:head])
    return told[0] if told and saying and not parted else None


DASHES = frozenset("-–—:")


def relative(syntax: Syntax, index: int) -> int:
    """A relative pronoun stands for the noun its clause hangs on."""
    if syntax.words[index].xpos not in ("WDT", "WP", "WP$") or syntax.words[index].upos != "PRON":
        return index
    for above in syntax.ancestors(index):
        if syntax.words[above].deprel == "acl:relcl":
            return syntax.words[above].head
    return index


def agents(syntax: Syntax, head: int) -> tuple[int, ...]:
    """Who stands behind "by"; one who tells of it ("according to X") is sometimes taken for an agent by the tree."""
    return tuple(k for k in syntax.children(head, "obl", "obl:agent") if syntax.case(k) == "by")


NO_TARGETS = word_set("no_targets")


def obliques(syntax: Syntax, head: int, cases: frozenset[str]) -> tuple[int, ...]:
    """What stands at a word behind one of some prepositions, and can be a target."""
    return tuple(
        k
        for k in syntax.children(head, "obl", "nmod")
        if syntax.case(k).split(" ")[-1] in cases
        and not temporal(syntax, k)
        and syntax.words[k].lemma not in NO_TARGETS
    )


def says_only_where(syntax: Syntax, index: int) -> bool:
    """ "At X", "over X" with a place's name says where, "on X" says whom it is aimed at."""
    return syntax.words[index].entity.endswith("PLACE") and syntax.case(index).split(" ")[-1] in ("at", "over")


def cased(syntax: Syntax, head: int, cases: set[str] | frozenset[str]) -> tuple[int, ...]:
    """What stands at a noun behind one of some prepositions, days left out."""
    found = [k for k in syntax.children(head, "nmod", "obl") if syntax.case(k).split(" ")[-1] in cases]
    return tuple(k for k in found if not temporal(syntax, k))


def left_country(syntax: Syntax, head: int) -> tuple[int, ...]:
    """The country one withdraws from, whatever word the phrase hangs on ("the withdrawal of its troops from X")."""
    things = [k for k in syntax.children(head, "obj", "nmod") if syntax.case(k) in ("", "of")]
    near = [n for k in (head, *things) for n in syntax.children(k, "obl", "nmod")]
    within = [n for k in things for n in syntax.children(k, "nmod") if syntax.case(n) == "in"]  # "the bases in X"
    left = [*(k for k in near if syntax.case(k) in ("from", "out of")), *within]
    return tuple(k for k in left if is_country(syntax, k))

"""Entities of one report: its parties, people, weapons and facilities, with every mention, aliases brought together.

A mention joins an entity by the party lexicon, by its name, by being a definite description of an earlier mention
("the troops"), or as a pronoun. What stays apart in doubt is right: a wrong merge puts words into a party's mouth.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from tallystick.model.reading import Entity
from tallystick.model.span import Span
from tallystick.reader.attribution.standing import NATIONAL, at_home
from tallystick.reader.events.lexicon import entry_of
from tallystick.reader.harm.people import is_people
from tallystick.reader.harm.view import View
from tallystick.reader.homes import Homes, Located, homes_of
from tallystick.reader.network.anaphora import DEFINITE
from tallystick.reader.parties import (
    Party,
    bare,
    country_of_adjective,
    described_party,
    fold,
    party_of,
    role_of,
    singular,
)
from tallystick.reader.sides import ABBREVIATION, described_span, initials
from tallystick.reader.syntax import NOMINAL, Syntax

NAME_TAGS = ("PERSON", "ORGANISATION", "FACILITY", "WEAPON", "VEHICLE", "OTHER-NAME")
KINDS = {
    "PERSON": "person",
    "ORGANISATION": "party",
    "FACILITY": "facility",
    "WEAPON": "weapon",
    "VEHICLE": "weapon",
    "PLACE": "place",
}
PRONOUNS = {
    "it": "thing",
    "its": "owner",
    "they": "plural",
    "them": "plural",
    "their": "plural",
    "he": "person",
    "him": "person",
    "his": "person",
    "she": "person",
    "her": "person",
    "who": "relative",
    "which": "relative",
    "that": "relative",
    "whom": "relative",
    "whose": "relative",
}
SAME_FROM = 0.6
"""Chance from which the network's word for a pronoun stands instead of the nearest that agrees."""
PLURAL_TAGS = frozenset({"NNS", "NNPS"})


@dataclass(frozen=True, slots=True)
class EntityIndex:
    """The entities of a report and which word heads stand for them."""

    entities: tuple[Entity, ...]
    by_head: Mapping[int, str]
    by_id: Mapping[str, Entity] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_id", {e.id: e for e in self.entities})

    def of(self, heads: Iterable[int]) -> tuple[str, ...]:
        """The ids of the entities some words stand for, each once."""
        return tuple(dict.fromkeys(self.by_head[h] for h in heads if h in self.by_head))

    def named(self, entity_id: str) -> Entity:
        """The entity with an id."""
        return self.by_id[entity_id]


@dataclass(slots=True)
class _Cluster:
    entity: Entity
    head_lemma: str
    role: str | None
    plural: bool
    heads: list[int] = field(default_factory=list)


REFLEXIVE = frozenset("itself himself herself themselves".split())


class _Registry:
    """Clusters of mentions while a report is gone through from first to last word."""

    def __init__(self, syntax: Syntax, homes: Homes, tied: frozenset[int] = frozenset()) -> None:
        self.syntax = syntax
        self.view = View(syntax, {})
        self.homes = homes
        self.tied = tied
        """Heads that are an end of a standing tie."""
        self.clusters: list[_Cluster] = []
        self.by_key: dict[str, _Cluster] = {}
        self.by_head: dict[int, _Cluster] = {}
        self.opening: set[int] = set()
        """Heads whose cluster is being looked for: "the army whose commander …" asks for itself."""

    def add(self, head: int) -> None:
        """Put the mention headed by a word into the cluster it belongs to, or into a new one."""
        if head in self.by_head or head in self.opening:
            return
        self.opening.add(head)
        cluster = self._pronoun(head) if self.syntax.words[head].upos == "PRON" else self._nominal(head)
        if cluster is not None:
            cluster.heads.append(head)
            self.by_head[head] = cluster
            if cluster.entity.office is None and cluster.entity.key is None and cluster.entity.kind == "person":
                cluster.entity = replace(cluster.entity, office=self._office(head))
        self.opening.discard(head)

    def _pronoun(self, head: int) -> _Cluster | None:
        kind = PRONOUNS.get(self.syntax.words[head].text.lower())
        if kind is None:
            return None
        if kind == "relative":
            return self._antecedent_of_clause(head)
        return self._recent(head, kind)

    def _antecedent_of_clause(self, head: int) -> _Cluster | None:
        for above in self.syntax.ancestors(head):
            if self.syntax.words[above].deprel == "acl:relcl":
                antecedent = self.syntax.words[above].head
                self.add(antecedent)
                return self.by_head.get(antecedent)
        return None

    def _recent(self, head: int, kind: str) -> _Cluster | None:
        """The latest earlier mention that agrees, subjects before others within a sentence."""
        sentence = self.syntax.words[head].sentence
        ranked = sorted(
            (self._rank(h, sentence), h)
            for h in self.by_head
            if h < head and sentence - self.syntax.words[h].sentence <= 2
        )
        other = self._other_than(head)
        same = self.syntax.parse.same.get(head, {})
        chance, likely = max(((same[h], h) for h in same if h in self.by_head and h != other), default=(0.0, head))
        if likely < head and chance >= SAME_FROM:
            return self.by_head[likely]
        for _, h in ranked:
            if h != other and self._agrees(self.by_head[h], h, kind):
                return self.by_head[h]
        return None

    def _other_than(self, head: int) -> int | None:
        """Whom a pronoun cannot stand for: "forces partnered with them" are not partnered with themselves."""
        word = self.syntax.words[head]
        argument = self.syntax.bases[head] in ("obj", "iobj", "obl") and word.text.lower() not in REFLEXIVE
        return self.syntax.subject(word.head) if argument and word.head >= 0 else None

    def _rank(self, head: int, sentence: int) -> tuple[int, int, int]:
        word = self.syntax.words[head]
        return sentence - word.sentence, 0 if word.deprel.startswith("nsubj") else 1, -head

    def _agrees(self, cluster: _Cluster, head: int, kind: str) -> bool:
        entity = cluster.entity
        if kind == "person":
            return entity.kind == "person" or cluster.role == "person-office"
        if kind == "plural":
            return cluster.plural or entity.kind == "party"
        if kind == "owner" and entity.kind == "party":
            return True  # "Iraqi forces … in its assault": writers treat forces as one
        return not cluster.plural and entity.kind in ("party", "group", "facility", "weapon")

    def _nominal(self, head: int) -> _Cluster:
        party = self._party(head)
        if party is not None:
            return self.by_key.get(party.key) or self._open(head, party.key, party)
        described = self._described(head) or self._shortened(head)
        if described is not None:
            return described
        home = self._home(head)
        key = home.key if home is not None else self._name_key(head)
        return self.by_key.get(key) or self._open(head, key, home)

    def _home(self, head: int) -> Party | None:
        """ "The army", of nobody named before, in a report that is about one country."""
        word = self.syntax.words[head]
        if not self._is_definite(head) or self.syntax.span((head - 1, head)) != self.syntax.core(head):
            return None
        named = at_home(word.text.lower(), self.homes.country_about)
        return party_of(named) if named is not None else None

    def _shortened(self, head: int) -> _Cluster | None:
        """An abbreviation of a name said in full before ("CDF" after "the Copper Defence Force")."""
        word = self.syntax.words[head]
        if (
            not ABBREVIATION.fullmatch(word.text)
            or self.syntax.core(head).of(self.syntax.text).split()[-1] != word.text
        ):
            return None
        full = (c for c in self.clusters if c.entity.kind == "party" and initials(c.entity.name) == word.text)
        return next(full, None)

    def _party(self, head: int) -> Party | None:
        text = self.syntax.text
        word = self.syntax.words[head]
        if word.upos == "ADJ" or (word.deprel in ("amod", "compound") and word.entity.endswith("NATIONALITY")):
            whose = word.text.removeprefix("pro-").removeprefix("Pro-")
            return country_of_adjective(whose) or party_of(whose)
        core = self.syntax.core(head).of(text)
        named = party_of(core)
        if named is not None and _struck_capital(self.syntax, head, named):
            return None
        return named or described_party(core, text) or party_of(self.name(head)) or party_of(self._name_behind(head))

    def _name_behind(self, head: int) -> str:
        """The name right behind a common noun ("the charity Oxfam"), as the network marks it; else nothing."""
        words, first = self.syntax.words, head + 1
        if words[head].upos == "PROPN" or first >= len(words) or not words[first].entity.startswith("B-ORG"):
            return ""
        last = first
        while last + 1 < len(words) and words[last + 1].entity.startswith("I-ORG"):
            last += 1
        if all(words[k].head != head for k in range(first, last + 1)):
            return ""
        return Span(words[first].span.start, words[last].span.end).of(self.syntax.text)

    def name(self, head: int) -> str:
        """The name part of a phrase if it has one, else its core without articles and counts."""
        tagged = self._tagged(head) if self.syntax.words[head].entity.endswith("PERSON") else None
        span = tagged if tagged is not None else self.syntax.core(head)
        return re.sub(r"\s+", " ", bare(span.of(self.syntax.text)))

    def _told(self, head: int) -> str:
        """The name; of nameless people with a standing tie, with the words that tell of it ("troops loyal to X")."""
        if head not in self.tied or self.syntax.words[head].upos == "PROPN":
            return self.name(head)
        return re.sub(r"\s+", " ", bare(described_span(self.syntax, head).of(self.syntax.text)))

    def _tagged(self, head: int) -> Span | None:
        words = self.syntax.words
        if not words[head].entity.endswith(NAME_TAGS):
            return None
        first, last = head, head
        title = self.syntax.child(head, "nmod:desc")  # one that a full name follows is no part of it
        full = title is not None and title < head and self.syntax.children(head, "flat")
        floor = title + 1 if title is not None and full else 0
        while words[first].entity.startswith("I-") and first > floor and words[first - 1].entity != "O":
            first -= 1
        while last + 1 < len(words) and words[last + 1].entity.startswith("I-"):
            last += 1
        return Span(words[first].span.start, words[last].span.end)

    def _office(self, head: int) -> str | None:
        """A person's title or office: what describes the name, before it ("the governor of Y, X") or behind it."""
        if not self._is_person(head):
            return None
        before = self._before(head)
        if before:
            return _plain(bare(self.syntax.span(before).of(self.syntax.text)).rstrip(" ,"))
        title = self.syntax.child(head, "nmod:desc")
        if title is not None:
            return _plain(self.syntax.span(self.syntax.subtree(title)).of(self.syntax.text))
        behind = [k for k in self.syntax.children(head, "appos") if role_of(self.syntax.words[k].lemma) is not None]
        return _plain(bare(self.syntax.full(behind[0]).of(self.syntax.text)).split(",")[0]) if behind else None

    def _before(self, head: int) -> list[int]:
        """The words of an office that a name stands behind ("the governor of Y, X"); none where there is no such."""
        above = self.syntax.words[head].head
        if self.syntax.words[head].deprel != "appos" or role_of(self.syntax.words[above].lemma) is None:
            return []
        first = min(self.syntax.subtree(head))
        return [k for k in self.syntax.subtree(above) if k < first]

    def _is_person(self, head: int) -> bool:
        """A name tagged as a person's, or one with a title."""
        return self.syntax.words[head].entity.endswith("PERSON") or self.syntax.child(head, "nmod:desc") is not None

    def _described(self, head: int) -> _Cluster | None:
        """A definite description of something already mentioned: same head noun, or a generic word for its kind."""
        word = self.syntax.words[head]
        if (
            word.upos == "PROPN"
            or not self._is_definite(head)
            or self.syntax.children(head, "amod", "compound", "nmod", "nmod:poss", "nummod")
        ):
            return None
        same = [c for c in self.clusters if c.head_lemma == word.lemma.lower()]
        role = role_of(word.lemma)
        kind = role.kind if role else word.lemma.lower()
        alike = [c for c in self.clusters if _same_kind(kind, c)] if word.lemma.lower() not in NATIONAL else []
        return next(iter(reversed(same or alike)), None)

    def _is_definite(self, head: int) -> bool:
        return any(self.syntax.words[k].text.lower() in DEFINITE for k in self.syntax.children(head, "det"))

    def _name_key(self, head: int) -> str:
        return "np:" + " ".join(singular(w) for w in fold(self.name(head)).split())

    def _open(self, head: int, key: str, party: Party | None) -> _Cluster:
        word = self.syntax.words[head]
        role = role_of(word.lemma)
        name = party.name if party else self._told(head)
        country = party.country if party else self.homes.country(head, name, self._country_before)
        entity = Entity(  # only now: looking for its country may have opened what "whose" stands for
            id=f"n{len(self.clusters) + 1}",
            name=name,
            kind=party.kind if party else self._kind(head, role is not None),
            country=country,
            sector=party.sector if party else (role.sector if role else None),
            office=self._office(head) if party is None else None,
            key=party.key if party else None,
        )
        cluster = _Cluster(entity, word.lemma.lower(), role.kind if role else None, word.xpos in PLURAL_TAGS)
        self.clusters.append(cluster)
        self.by_key[key] = cluster
        return cluster

    def _country_before(self, head: int) -> str | None:
        """The country of what an earlier pronoun or mention stands for ("its army")."""
        if self.syntax.words[head].upos == "PRON":
            self.add(head)
        cluster = self.by_head.get(head)
        return cluster.entity.country if cluster is not None else None

    def _kind(self, head: int, is_people: bool) -> str:
        if self._is_person(head):
            return "person"
        tag = self.syntax.words[head].entity
        for ending, kind in KINDS.items():
            if tag.endswith(ending):
                return kind
        return "group" if is_people or self._stands_for_people(head) else "facility"

    def _stands_for_people(self, head: int) -> bool:
        """ "Nine farm hands", "a former headman", "killed five"."""
        word = self.syntax.words[head]
        number = word.upos == "NUM" and not self.syntax.children(head, "nmod")
        return number or (word.upos == "NOUN" and is_people(self.view, head))


OF_NO_STATE = frozenset({"REB", "UAF", "PRM"})
"""Sectors of armed groups: one is meant by "the group" whichever country it is at home in."""
GENERIC_WORDS = {
    "group": "party",
    "organization": "party",
    "organisation": "party",
    "movement": "party",
    "militia": "party",
}


def _same_kind(kind: str, cluster: _Cluster) -> bool:
    """ "The troops" after "IDF soldiers", "the militants" after "gunmen": one kind of people, described anew."""
    if kind in ("state-forces", "combatants", "rebels", "militia", "security-forces"):
        return cluster.role == kind
    entity = cluster.entity
    own = entity.country is None or entity.sector in OF_NO_STATE
    return kind in GENERIC_WORDS and entity.kind == GENERIC_WORDS[kind] and own


def build_entities(
    syntax: Syntax,
    needed: Iterable[int],
    places: Sequence[Located] | None = None,
    tied: Iterable[int] = (),
) -> EntityIndex:
    """Entities for the words that events and ties need, and for every name and party the report mentions.

    ``places`` are the report's place names with their countries: people and bodies belong to where they are at home;
    null where nobody looked them up. ``tied``: the words that are ends of standing ties.
    """
    ends = frozenset(tied)
    registry = _Registry(syntax, homes_of(syntax, places), ends)
    for head in sorted({*needed, *ends, *_mentioned(syntax)}):
        registry.add(head)
    entities = tuple(replace(c.entity, mentions=_mentions(syntax, c.heads)) for c in registry.clusters)
    return EntityIndex(entities, {h: c.entity.id for h, c in registry.by_head.items()})


def with_party(index: EntityIndex, party: Party) -> tuple[EntityIndex, str]:
    """The index with a party that acts without being mentioned (the publisher of its own statement), and its id."""
    known = next((e.id for e in index.entities if e.key == party.key), None)
    if known is not None:
        return index, known
    id_ = f"n{len(index.entities) + 1}"
    entity = Entity(
        id=id_, name=party.name, kind="party", country=party.country, sector=party.sector, key=party.key, mentions=()
    )
    return EntityIndex((*index.entities, entity), index.by_head), id_


PARTS_OF_NAMES = frozenset({"compound", "flat", "flat:name", "nmod:desc"})


def _plain(words: str) -> str:
    return re.sub(r"\s+", " ", words)


def _mentioned(syntax: Syntax) -> list[int]:
    """Heads of names, of people nouns and of party phrases."""
    return [
        w.index
        for w in syntax.words
        if w.upos in NOMINAL and w.deprel not in PARTS_OF_NAMES and _is_mention(syntax, w.index)
    ]


def _is_mention(syntax: Syntax, head: int) -> bool:
    word = syntax.words[head]
    if word.upos == "PRON":
        return (
            word.text.lower() in PRONOUNS
            and PRONOUNS[word.text.lower()] != "relative"
            and word.deprel.startswith(("nsubj", "obj", "nmod:poss"))
        )
    if word.entity.endswith(NAME_TAGS):
        return True
    if word.upos not in ("NOUN", "PROPN"):
        return False
    return role_of(word.lemma) is not None or _is_party(syntax, head)


def _struck_capital(syntax: Syntax, head: int, party: Party) -> bool:
    """ "Shells fell on Kyiv": what is struck is the town, and not the government that is called by its name."""
    word = syntax.words[head]
    town = word.entity.endswith("PLACE") and party.country is not None and party.key == f"{party.country}:GOV"
    if not town or word.head < 0:
        return False
    entry = entry_of(syntax, word.head) if word.deprel.startswith(("obj", "obl", "nmod", "nsubj:pass")) else None
    return entry is not None and entry.type == "assault"


def _is_party(syntax: Syntax, head: int) -> bool:
    """A party's name; a bare country or capital counts as a party only where it acts, else it is a place."""
    party = party_of(syntax.core(head).of(syntax.text))
    if party is None:
        return False
    geographic = party.country is not None and party.key in (party.country, f"{party.country}:GOV")
    return (
        not geographic
        or (":" in party.key and " " in syntax.core(head).of(syntax.text))
        or syntax.words[head].deprel.startswith("nsubj")
    )


def _mentions(syntax: Syntax, heads: Iterable[int]) -> tuple[Span, ...]:
    return tuple(sorted({syntax.core(h) for h in heads}))

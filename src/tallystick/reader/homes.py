"""To which country a party, a group or a person belongs, from the words that name it.

"Kenyan police", "the army of Chad", "Peru's foreign minister", "protesters in Algiers", "President Kagame". Where the
words say nothing, "the police" of a report that is about one country only are that country's. Forces that another
state backs, and those that serve abroad, are left open.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from tallystick.model.span import Span
from tallystick.reader.attribution.standing import country_about
from tallystick.reader.geo.nations import country_mentions
from tallystick.reader.parties import POSSESSIVE, Role, bare, countries, country_prefix, fold, listed_party, role_of
from tallystick.reader.syntax import NOT_IN_CORE, Syntax
from tallystick.resources.tables import listed, read_table, word_set

Seen = Callable[[int], str | None]
COUNTING = word_set("counting")
OF = frozenset({"of", "from"})
WITHIN = OF | {"in", "within", "across", "near"}
ABROAD = word_set("abroad")
"""Words for people who act for, or come from, somewhere else: they take no country from where they are."""
MOBILE_KINDS = frozenset({"state-forces", "rebels", "militia", "combatants", "instrument", "aid-workers", "monitors"})
"""Those who are as likely to fight or work abroad as at home: where they are does not say whose they are."""
PARTAKING = {"party": frozenset({"to"})}
"""Where people take part in something: "parties to the conflict in Chad"."""
LEAVING = word_set("leaving")
FLEEING = word_set("fleeing")
AT_HOME = frozenset({"civilians", "women", "men", "children"})
"""Plain people, who are mostly at home where they gather."""
HONORIFICS = frozenset({"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "gen", "gen.", "sheikh", "sir", "former"})
HELPED = ("backed", "led", "allied", "based", "trained", "funded", "bound")
FLAGGED = ("-flagged", "-owned", "-registered", "-born")
COUNT = re.compile(r"^[\d.,]+\s+")
DEPTH = 3  # "a spokesman for the ministry of defence of Chad": no phrase that names somebody is nested deeper
LONGEST = 4  # words of a name


class Located(Protocol):
    """A place name with the country it lies in, if that is known."""

    @property
    def span(self) -> Span: ...
    @property
    def country(self) -> str | None: ...


@dataclass(frozen=True, slots=True)
class Homes:
    """What a report says about where its people and parties are at home."""

    syntax: Syntax
    located: Mapping[int, str]
    about: frozenset[str]
    country_about: str | None = None
    """The country most of the report is about."""

    def country(self, head: int, name: str, seen: Seen) -> str | None:
        """The country of what a head word stands for, by its name too; ``seen`` tells that of an earlier mention."""
        core = bare(self.syntax.core(head).of(self.syntax.text))
        if any(_of_no_state(self._core(k)) for k in self._titles(head)):
            return None
        if self._minority(head):
            return self._abroad_of(head)
        named = self._of_land(head) or _named(core) or _named(name) or self._people(head)
        return named or self._told(head, seen, DEPTH) or leader_of(core) or leader_of(name) or self._only(head)

    def _people(self, head: int) -> str | None:
        """Whose people a phrase ends in ("angry young Serbs", "a Kenyan")."""
        word = self.syntax.words[head]
        hit = countries().get(fold(word.text)) if word.entity.endswith("NATIONALITY") else None
        return hit[0] if hit is not None else people_of(word.text)

    def _minority(self, head: int) -> bool:
        """ "Ethnic Albanians": a people by descent, at home in another state than the one they are called after."""
        words = self.syntax.words
        return any(words[k].text.lower() == "ethnic" for k in self.syntax.subtree(head, without=NOT_IN_CORE))

    def _abroad_of(self, head: int) -> str | None:
        """Where a minority lives: the place its phrase or its clause names, else the other land of the report."""
        own = self._people(head) or next((c for k in self._around(head) if (c := self._country_of(k))), None)
        beside = (*self.syntax.children(head, "nmod"), *self.syntax.children(self.syntax.words[head].head, "obl"))
        placed = (self.located.get(k) for k in beside if self.syntax.case(k).split(" ")[-1] in WITHIN)
        found = next((code for code in placed if code not in (None, own)), None)
        others = self.about - {own}
        return found or (next(iter(others)) if len(others) == 1 else None)

    def _of_land(self, head: int) -> str | None:
        """ "The Serbs of Bosnia": of the land that is named, not of the nation."""
        if self._people(head) is None:
            return None
        of = (k for k in self.syntax.children(head, "nmod") if self.syntax.case(k) == "of")
        return next((code for k in of if (code := self.located.get(k)) is not None), None)

    def _told(self, head: int, seen: Seen, depth: int) -> str | None:
        """A country in the modifiers, the title, the apposition or the "of" phrase, the nearest to the head first."""
        if depth == 0:
            return None
        for k in self._around(head):
            found = self._country_of(k) or seen(k) or self._told(k, seen, depth - 1)
            if found is not None:
                return found
        return None

    def _titles(self, head: int) -> Iterator[int]:
        """What stands around a head, and around its titles ("UN Secretary-General X")."""
        for k in self._around(head):
            yield k
            yield from self.syntax.children(k, "compound", "nmod:poss")

    def _around(self, head: int) -> Iterator[int]:
        syntax, role = self.syntax, role_of(self.syntax.words[head].lemma)
        modifiers = syntax.children(head, "nmod:poss", "amod", "compound", "nmod:desc", "appos", "flat")
        yield from (k for k in modifiers if not _helper(syntax, k))
        mobile = (role is not None and role.kind in MOBILE_KINDS) or bool(_words(self._core(head)) & ABROAD)
        cases = OF if mobile else WITHIN
        above = syntax.words[head].head
        if above >= 0 and syntax.words[above].lemma.lower() in LEAVING:
            cases -= {"from"}  # "the withdrawal of its forces from X"
        cases |= PARTAKING.get(syntax.words[head].lemma.lower(), frozenset())
        yield from (k for k in syntax.children(head, "nmod") if syntax.case(k).split(" ")[-1] in cases)
        fled = (c for c in syntax.children(head, "acl") if syntax.words[c].lemma.lower() in FLEEING)
        yield from (k for c in fled for k in syntax.children(c, "obj", "obl"))
        if role is None:
            yield from (
                k
                for k in syntax.children(head, "nmod")
                if syntax.case(k) == "for" and (self._role(k) or _titled(syntax, head, k))
            )

    def _country_of(self, index: int) -> str | None:
        """The country a word or phrase names: a country, a nationality, a capital, a party's own, a place's."""
        core = self._core(index)
        hit = countries().get(fold(core)) or countries().get(fold(self.syntax.words[index].text))
        if hit is not None and core[:1].isupper():
            return hit[0]
        party = listed_party(core)
        named = party.country if party is not None else people_of(core) or leader_of(core)
        return named or self.located.get(index)

    def _core(self, index: int) -> str:
        return POSSESSIVE.sub("", bare(self.syntax.core(index).of(self.syntax.text)))

    def _only(self, head: int) -> str | None:
        """The country of a place; else the one country a report is about, for those who are likely at home there."""
        word = self.syntax.words[head]
        role = role_of(word.lemma) or next(filter(None, map(self._role, self._counted(head))), None)
        people = role is not None or word.entity.endswith("PERSON")
        if not people:
            return self.located.get(head) or self._standing(head)
        if _words(self._core(head)) & ABROAD:
            return self.located.get(head)
        gathered = self._gathered(head) if role is not None and role.kind in AT_HOME else None
        only = next(iter(self.about)) if len(self.about) == 1 else self.located.get(head)
        return gathered or only

    def _standing(self, head: int) -> str | None:
        """Where a thing is that something is done to in a place ("struck targets in X")."""
        word = self.syntax.words[head]
        if not word.deprel.startswith(("obj", "nsubj:pass")):
            return None
        beside = (k for k in self.syntax.children(word.head, "obl") if self.syntax.case(k) in WITHIN - OF)
        return next((code for k in beside if (code := self.located.get(k)) is not None), None)

    def _gathered(self, head: int) -> str | None:
        """Where plain people do what they do ("prisoners rioted at a jail in Dili"), the nearest place first."""
        word = self.syntax.words[head]
        if not word.deprel.startswith("nsubj") or word.head < 0:
            return None
        phrases = [k for k in self.syntax.children(word.head, "obl") if self.syntax.case(k) in ("in", "at", "outside")]
        inner = [n for k in phrases for n in self.syntax.children(k, "nmod") if self.syntax.case(n) == "in"]
        return next((code for k in (*phrases, *inner) if (code := self._country_of(k)) is not None), None)

    def _counted(self, head: int) -> tuple[int, ...]:
        """The people that a number word counts ("thousands of farmers")."""
        if self.syntax.words[head].lemma.lower() not in COUNTING:
            return ()
        of = [k for k in self.syntax.children(head, "nmod") if self.syntax.case(k) == "of"]
        return tuple(c for k in of for c in (k, *self._counted(k)))

    def _role(self, index: int) -> Role | None:
        return role_of(self.syntax.words[index].lemma)


def homes_of(syntax: Syntax, places: Sequence[Located] | None) -> Homes:
    """The homes a report's own words give; ``places`` are its place names, null where nobody looked them up."""
    known = [(place.span, place.country) for place in places or () if place.country is not None]
    located = {k: code for span, code in known for k in syntax.parse.words_in(span)}
    if places is None:
        return Homes(syntax, located, frozenset())
    named = {mention.country for mention in country_mentions(syntax.text)}
    codes = [code for _, code in known]
    return Homes(syntax, located, frozenset(named | set(codes)), country_about(syntax.text, codes))


def _words(phrase: str) -> set[str]:
    return set(phrase.lower().split())


def _named(core: str) -> str | None:
    """The country or nationality a phrase begins with or is: "Iraqi officials", "Palestinians"."""
    plain = COUNT.sub("", core)
    found = country_prefix(plain)
    if found is not None and (not found[1].startswith("-") or found[1].lower().startswith(FLAGGED)):
        return found[0]
    return people_of(plain)


def _of_no_state(core: str) -> bool:
    """ "The UN envoy to Yemen" is not Yemen's."""
    party = listed_party(core)
    return party is not None and party.country is None


def people_of(phrase: str) -> str | None:
    """The country whose people a plural names ("Israelis", "Serbs")."""
    key = fold(phrase)
    for ending in ("s", "es"):
        hit = countries().get(key.removesuffix(ending)) if key.endswith(ending) else None
        if hit is not None and hit[1] == "adjective":
            return hit[0]
    return None


def _titled(syntax: Syntax, head: int, index: int) -> bool:
    """Both words of one name: "Front for the Liberation of X"."""
    return syntax.words[head].text[:1].isupper() and syntax.words[index].text[:1].isupper()


def _helper(syntax: Syntax, index: int) -> bool:
    """ "Turkish-backed": whose help a force has, not whose it is."""
    word = syntax.words[index]
    return word.text.lower().endswith(HELPED) or syntax.text[word.span.end : word.span.end + 1] in ("-", "–")


@cache
def leaders() -> Mapping[str, str]:
    """Public figures: full name, and surname where it is theirs alone, to the country they act for."""
    table: dict[str, str] = {}
    for row in read_table("leaders"):
        for name in (row["name"], *listed(row["surnames"])):
            table.setdefault(fold(name), row["country"])
    return table


def leader_of(phrase: str) -> str | None:
    """The country of a public figure whose name a phrase is or ends in; a surname alone or behind a title counts."""
    words = POSSESSIVE.sub("", phrase).split()
    for size in range(min(LONGEST, len(words)), 0, -1):
        name = " ".join(words[-size:])
        if size > 1 or len(words) == 1 or _is_title(words[-2]):
            code = leaders().get(fold(name)) if name[:1].isupper() else None
            if code is not None:
                return code
    return None


def _is_title(word: str) -> bool:
    return word.lower() in HONORIFICS or role_of(word) is not None

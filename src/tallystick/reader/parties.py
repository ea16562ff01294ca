"""Who a phrase stands for: lexicon names and aliases, and "demonym + role" phrases composed of both."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from tallystick.resources.tables import Row, listed, read_table, word_set


@dataclass(frozen=True, slots=True)
class Party:
    """One actor or voice: its key, full name, kind (party, group), country (alpha-3) and PLOVER sector."""

    key: str
    name: str
    kind: str = "party"
    country: str | None = None
    sector: str | None = None


@dataclass(frozen=True, slots=True)
class Role:
    """A noun for people: kind, PLOVER sector, the harm vocabulary's word for them, whether it can be a class voice."""

    noun: str
    kind: str
    sector: str | None
    who: str | None
    is_voice_class: bool


DETERMINERS = re.compile(
    r"^(?:the|a|an|some|several|many|two|three|its|his|her|their|our|whose|unidentified|unnamed|senior|local|regional)\s+",
    re.I,
)
WORDS_KNOWN = 4096
"""Words and phrases whose role, singular or party is remembered: each of a report is asked for some three times, and
many again in the next one."""
POSSESSIVE = re.compile(r"(?:['’]s?)$")
WORDS = re.compile(r"[\w.'’-]+")
MILITARY = word_set("military")
GOVERNMENT = word_set("government")
NAME_ADJECTIVES = frozenset({"us"})  # names that are also adjectives
POLICE = word_set("police")


ALIKE = str.maketrans("’‘ʼ–", "'''-")


@lru_cache(maxsize=WORDS_KNOWN)
def fold(phrase: str) -> str:
    """A key for comparing names: lower case, one kind of apostrophe and dash, single spaces."""
    plain = phrase if phrase.isascii() else phrase.translate(ALIKE)
    return " ".join(plain.split()).strip(' .,;:“”"()[]').lower().replace("u.s.", "us").replace("u.k.", "uk")


@dataclass(frozen=True, slots=True)
class Listed:
    """A lexicon party with the written form that names it; some forms count only as written ("IS" is not "is")."""

    party: Party
    form: str
    cased: bool


def _listed(row: Row) -> Party:
    """A row's party; codes of organisations (IGO, UNO) are no country."""
    country = row["country"] if row["country"] in country_names() else None
    return Party(
        row["key"], row["name"], "group" if row["kind"] == "class" else "party", country, row["sector"] or None
    )


SHORT_FORM = 4  # an acronym this short, or one marked ambiguous, names a party only in the case the lexicon writes it


@cache
def lexicon() -> Mapping[str, Listed]:
    """Parties by folded name or alias."""
    table: dict[str, Listed] = {}
    for row in read_table("parties"):
        party = _listed(row)
        for name in (row["name"], *listed(row["aliases"])):
            ambiguous = row["ambiguous"] == "yes" and " " not in name
            cased = ambiguous or (name.isupper() and len(name) <= SHORT_FORM)
            table.setdefault(fold(name), Listed(party, name, cased))
    return table


@cache
def same_as() -> Mapping[str, Party]:
    """Composed keys ("USA:MIL") to the lexicon party they are."""
    return {row["same_as"]: _listed(row) for row in read_table("parties") if row["same_as"]}


def listed_party(phrase: str) -> Party | None:
    """The party a phrase is a name or alias of."""
    hit = lexicon().get(fold(phrase))
    return hit.party if hit is not None and (not hit.cased or hit.form in phrase) else None


@cache
def countries() -> Mapping[str, tuple[str, str]]:
    """Folded country name, alias, adjective or capital-as-government to (alpha-3, how: name, adjective or capital)."""
    table: dict[str, tuple[str, str]] = {}
    columns = (
        ("name", "name"),
        ("name", "aliases"),
        ("adjective", "adjectives"),
        ("capital", "capitals"),
        ("capital", "metonyms"),
    )
    for how, column in columns:
        for row in read_table("countries"):
            for word in listed(row[column]):
                table.setdefault(fold(word), (row["alpha3"], how))
    return table


@cache
def country_names() -> Mapping[str, str]:
    """Alpha-3 code to the country's name."""
    return {row["alpha3"]: row["name"] for row in reversed(read_table("countries"))}


@cache
def demonyms() -> Mapping[str, str]:
    """Alpha-3 code to the adjective a name of its forces begins with ("Syrian"; the United States keep their name)."""
    table = {
        row["alpha3"]: (listed(row["adjectives"]) or (row["name"],))[0] for row in reversed(read_table("countries"))
    }
    table["USA"] = "United States"
    return table


@cache
def roles() -> Mapping[str, Role]:
    """Nouns for people by lemma and by plural."""
    table: dict[str, Role] = {}
    for row in read_table("roles"):
        role = Role(row["lemma"], row["kind"], row["sector"] or None, row["who"] or None, row["voice_class"] == "yes")
        for form in (row["lemma"], row["plural"]):
            table.setdefault(form.lower(), role)
    return table


@lru_cache(maxsize=WORDS_KNOWN)
def singular(noun: str) -> str:
    """A plain English singular, enough for nouns that name people."""
    known = roles().get(noun)
    if known is not None:
        return known.noun.lower()
    for ending, put in (("ies", "y"), ("men", "man"), ("s", "")):
        base = noun[: -len(ending)] + put
        if noun.endswith(ending) and len(noun) > len(ending) + 2 and not noun.endswith("ss"):
            return base
    return noun


@lru_cache(maxsize=WORDS_KNOWN)
def bare(phrase: str) -> str:
    """A phrase without leading articles, counts and possessive ending."""
    text = phrase.strip(' ,;:“”"')
    while (match := DETERMINERS.match(text)) is not None:
        text = text[match.end() :]
    return POSSESSIVE.sub("", text)


@lru_cache(maxsize=WORDS_KNOWN)
def party_of(phrase: str) -> Party | None:
    """The party a phrase names: a lexicon name, a country, or a country's forces, police or government."""
    core = bare(phrase)
    exact = listed_party(core) or listed_party(phrase)
    if exact is not None:
        return exact
    return _country(core) or _composed(core) or _members(core) or _described(core)


def _described(core: str) -> Party | None:
    """A party's name behind words that describe it or say whose it is: "the radical Hamas", "X's al-Qaeda network"."""
    words = core.split()
    owned = next((k for k in range(len(words) - 1, 0, -1) if words[k - 1].endswith(("'s", "’s"))), 0)
    for first in range(owned, len(words)):
        rest = " ".join(words[first:])
        party = listed_party(rest) or _members(rest)
        if party is not None:
            return party
        begins = first == 0 and words[1:] and words[1].islower()  # "Human rights watchdog X" at a sentence's beginning
        if not words[first].islower() and not begins:
            return None
    return None


def _country(core: str) -> Party | None:
    if core == "us":
        return None  # the pronoun
    hit = countries().get(fold(core))
    if hit is None or (hit[1] == "adjective" and fold(core) not in NAME_ADJECTIVES):
        return None
    if hit[1] == "capital":
        return Party(f"{hit[0]}:GOV", f"government of {country_names()[hit[0]]}", "party", hit[0], "GOV")
    return Party(hit[0], country_names()[hit[0]], "party", hit[0], "GOV")


@cache
def coalitions() -> tuple[tuple[Party, tuple[str, ...]], ...]:
    """Coalitions of the lexicon with the countries they act in."""
    return tuple(
        (_listed(row), listed(row["interested"]))
        for row in read_table("parties")
        if row["kind"] == "coalition" and "oalition" in row["name"]
    )


COALITION = re.compile(
    r"^(?:the )?(?:international )?coalition(?: (?:forces|troops|aircraft|planners|officials|warplanes|jets))?$",
    re.I,
)


@lru_cache(maxsize=64)
def described_party(phrase: str, text: str) -> Party | None:
    """The coalition that "the Coalition" means in a report: the one whose theatre the report names most often."""
    if not COALITION.match(phrase.strip()):
        return None
    scores = {party: sum(text.count(country) for country in theatre) for party, theatre in coalitions()}
    best = max(scores.values(), default=0)
    winners = [party for party, score in scores.items() if score == best]
    if best == 0 or len(winners) > 1:
        winners = [p for p in winners if p.country is not None and country_names()[p.country] in text] if best else []
    return winners[0] if len(winners) == 1 else None


def country_of_adjective(word: str) -> Party | None:
    """The country an adjective of nationality stands for ("Turkish" in "a Turkish strike")."""
    hit = countries().get(fold(word))
    return Party(hit[0], country_names()[hit[0]], "party", hit[0], "GOV") if hit is not None else None


@lru_cache(maxsize=WORDS_KNOWN)
def country_prefix(phrase: str) -> tuple[str, str] | None:
    """The country a phrase begins with and the words after it ("US-led", "Turkey's" and "Syrian" count)."""
    words = phrase.split()
    for size in range(min(4, len(words)), 0, -1):
        first = POSSESSIVE.sub("", " ".join(words[:size]))
        hit = countries().get(fold(first))
        if hit is not None:
            return hit[0], " ".join(words[size:])
    return None


def _composed(core: str) -> Party | None:
    found = country_prefix(core)
    if found is None or not found[1]:
        return None
    country, rest = found
    words = [singular(w) for w in fold(re.split(r" of | in | from ", rest)[0]).split()]
    if not words:
        return None
    name = demonyms()[country]
    if words[-1] in MILITARY:
        allied = any(w.startswith(("pro-", "anti-")) or w in ("backed", "led", "allied") for w in words)
        if allied:
            return None
        loyal = " government forces" if set(words) & GOVERNMENT else " military"
        known = same_as().get(f"{country}:MIL")
        return known if known is not None else Party(f"{country}:MIL", name + loyal, "party", country, "MIL")
    if words[-1] in POLICE:
        return Party(f"{country}:COP", f"{name} police", "party", country, "COP")
    if words[-1] in GOVERNMENT and len(words) == 1:
        return Party(f"{country}:GOV", f"{name} government", "party", country, "GOV")
    return None


def _members(core: str) -> Party | None:
    """ "ISIL fighters", "IDF troops", "the YPG militia": the members of a named party stand for it."""
    words = core.split()
    for size in range(len(words) - 1, 0, -1):
        party = listed_party(POSSESSIVE.sub("", " ".join(words[:size])))
        if party is not None:
            rest = [singular(w) for w in fold(" ".join(words[size:])).split()]
            fighters = all(
                w in MILITARY or (w in roles() and roles()[w].kind in FIGHTING) or w in GROUPINGS for w in rest
            )
            return party if rest and fighters else None
    return None


GROUPINGS = word_set("groupings")
FIGHTING = frozenset({"state-forces", "rebels", "militia", "combatants", "security-forces"})


OWNED = re.compile(
    r"^[\w. -]+?['’]s? (?:(?:\w+ )?(?:minister|ministry)|government|parliament|army|military|police|president)\b", re.I
)
"""Whose office is told by the country's or capital's name ("Turkey's defence ministry")."""


@lru_cache(maxsize=WORDS_KNOWN)
def voice_name(phrase: str) -> str:
    """How a voice is called: full names for aliases and countries, otherwise the report's words without articles."""
    whole = re.sub(r"\s+", " ", phrase).strip(' ,;:“”"')
    core = re.sub(r"^(?:the|a|an)\s+", "", whole, flags=re.I)
    exact = listed_party(whole) or listed_party(core) or _country(core)
    if exact is not None:
        return exact.name
    found = country_prefix(core)
    if found is not None and found[1] and OWNED.match(core):
        return f"{demonyms()[found[0]]} {found[1]}"
    if found is not None and found[1] and not found[1].startswith("-"):
        return f"{demonyms()[found[0]]} {found[1]}" if found[0] == "USA" or core.isupper() else core
    return core


@lru_cache(maxsize=WORDS_KNOWN)
def role_of(lemma: str) -> Role | None:
    """The role noun a lemma is, if it names people."""
    return roles().get(lemma.lower()) or roles().get(singular(lemma.lower()))

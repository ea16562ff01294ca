"""What "the army" or "the mayor" can stand for: nobody of another trade, and at home the country's own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from tallystick.reader.attribution.lexicon import word_set
from tallystick.reader.attribution.mentions import Mention
from tallystick.reader.attribution.phrases import BODIES, plain_name
from tallystick.reader.geo.nations import country_mentions
from tallystick.reader.parties import (
    countries,
    country_of_adjective,
    demonyms,
    fold,
    listed_party,
    party_of,
    role_of,
)

STATE = frozenset({"state-forces", "police", "government"})
"""Kinds of bodies of a state: only one that is known to be of the kind is meant."""
AID = frozenset({"NGO", "MED"})
"""Sectors of those who help and count: a medical charity is either."""
STATES = frozenset({"MIL", "GOV", "COP", "IGO", "SPY", "JUD", "LEG"})
"""Sectors of those who serve a state or several: no group or movement."""
SERVING = STATES | AID | {"JRN"}
"""With those who help and report: no rebels."""
FIGHTERS = frozenset({"rebels", "militia", "combatants"})
NO_STATE = frozenset({"group", "faction", "movement", "party", "gang", "cell", "cartel"})
"""Nouns for bodies that no state's are called by."""
OF_ITS_OWN = word_set("own-kind")
"""Bodies that are no other body: "the hospital" is no ministry, while "the group" may be any."""
MEDIA = word_set("media")
NATIONAL = word_set("national")
MINISTRY = re.compile(
    r"(?P<kind>[a-z]+) ministry|ministry of [a-z]+|air force|armed forces|general staff"
    r"|(?:army|military|government) spokes\w+",
    re.IGNORECASE,
)
"""Bodies of which a state has one of each."""
OFFICE = re.compile(
    r"\s+(?:press|media|information|public affairs|news)(?:\s+(?:office|desk|service|centre|center|room|department))?$",
    re.I,
)
"""The office through which a body speaks."""
CLEAR = 0.6
"""A report is about one country when at least this share of what it names of countries is that one's."""


def fits(noun: str, mention: Mention) -> bool:
    """Whether a bare noun can mean somebody named before: an army is no party of rebels, a prosecutor no surgeon."""
    role = role_of(noun)
    if noun in BODIES and mention.plural and party_of(mention.voice) is None and not mention.named:
        return False  # "the group" is none of several groups
    if noun in mention.words:
        return True
    if noun in NO_STATE:
        return not (_serves(mention, STATES) or _is_nation(mention) or mention.words & (OF_ITS_OWN | MEDIA))
    if role is not None and role.kind in FIGHTERS:
        return _may_fight(mention)
    if role is None:
        return True
    if role.kind == "person-office":
        return mention.named and not any(role_of(word) for word in mention.words)
    party = party_of(mention.voice)
    known = {other.sector for word in mention.words for other in [role_of(word)] if other is not None}
    if party is not None and party.sector is not None:
        known = {party.sector}
    return role.kind not in STATE or role.sector in known or (mention.kind == "person" and not known)


def _serves(mention: Mention, sectors: frozenset[str]) -> bool:
    """Whether somebody is known to be of one of some sectors; "force" or "unit" in a name says nothing of whose."""
    party = party_of(mention.voice.split(" (")[0])
    if party is not None and party.sector is not None:
        return party.sector in sectors
    known = (role for role in map(role_of, mention.words) if role is not None)
    return any(r.sector in sectors for r in known if not mention.named or r.kind != "state-forces")


def _is_nation(mention: Mention) -> bool:
    """ "The Israelis": a people, and no group or movement."""
    return mention.plural and any(country_of_adjective(word) is not None for word in (mention.voice, *mention.words))


def _may_fight(mention: Mention) -> bool:
    """Whether "the rebels" can mean somebody: who is called so, or a named body that is known for nothing else."""
    if any(role is not None and role.kind in FIGHTERS for role in map(role_of, mention.words)):
        return True
    named = mention.named or party_of(mention.voice) is not None
    return named and not (_serves(mention, SERVING) or _is_nation(mention) or mention.words & (OF_ITS_OWN | MEDIA))


def of_trade(noun: str, mention: Mention) -> bool:
    """Whether a body is known to be what a bare noun says: a "charity" is Médecins Sans Frontières, and no ministry."""
    role, party = role_of(noun), party_of(mention.voice.split(" (")[0])
    if role is None or party is None or role.sector is None or party.sector is None:
        return False
    return role.sector == party.sector or {role.sector, party.sector} <= AID


def country_about(text: str, places: Iterable[str]) -> str | None:
    """The country most of a report is about, by what it names of it; ``places``: the countries of its places."""
    named = Counter((*places, *(m.country for m in country_mentions(text) if m.demonym)))
    most = named.most_common(1)
    return most[0][0] if most and most[0][1] >= CLEAR * named.total() else None


def only_nation(text: str) -> str | None:
    """The country whose adjective is the only one a report uses ("Israeli tanks … the army")."""
    nations = {m.country for m in country_mentions(text) if m.demonym}
    return nations.pop() if len(nations) == 1 else None


def in_full(publisher: str) -> str:
    """A publisher as a voice: "SDF Media Centre" is the SDF's, "Ministry of Defence, Kabul" the Afghan one."""
    mouth = OFFICE.sub("", publisher)
    if mouth != publisher and listed_party(mouth) is not None:
        return plain_name(mouth)
    body, _, seat = publisher.partition(", ")
    hit = countries().get(fold(seat)) if seat else None
    return (
        f"{demonyms()[hit[0]]} {body}"
        if hit is not None and hit[1] == "capital" and party_of(body) is None
        else publisher
    )


def at_home(noun: str, country: str | None) -> str | None:
    """ "The army" of a report about Mali is Mali's."""
    if noun not in NATIONAL or country is None or country not in demonyms():
        return None
    phrase = f"{demonyms()[country]} {noun}"
    party = party_of(phrase)
    return party.name if party is not None else phrase


def ministry_at_home(phrase: str, country: str | None) -> str | None:
    """ "The defence ministry" of a report about Mali is the Malian one."""
    named = MINISTRY.fullmatch(phrase)
    if named is None or country is None or country not in demonyms() or fold(named["kind"] or "") in countries():
        return None
    return f"{demonyms()[country]} {phrase}"


TWO_SEATS = frozenset({"LBY", "SDN", "YEM"})
"""Countries with rival governments: the seat tells which one is meant, and the report's words stay."""
SEATED = re.compile(r"^(?:[Tt]he )?(?P<body>.+) in (?P<seat>[A-Z][\w' -]+)$")


def in_capital(phrase: str) -> str | None:
    """ "The defence ministry in Damascus" is the Syrian one."""
    named = SEATED.match(phrase)
    hit = countries().get(fold(named["seat"])) if named is not None else None
    if named is None or hit is None or hit[1] != "capital" or hit[0] in TWO_SEATS:
        return None
    body = named["body"]
    return at_home(body, hit[0]) or ministry_at_home(body, hit[0])

"""Which class of people a noun stands for, and the side it takes from what stands around it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tallystick.reader.harm.groups import FIGHTING
from tallystick.reader.harm.lexicon import Entry, entry, is_a, lemmas
from tallystick.reader.harm.phrases import bare, first_of, last_of, right_of
from tallystick.reader.harm.view import View
from tallystick.reader.parse import Word
from tallystick.reader.parties import party_of, role_of, roles
from tallystick.resources.tables import word_set

_FIGHTING = frozenset({"REB", "UAF", "IMG", "ISM", "PRM", "CRM"})
_SERVING = frozenset({"MIL", "COP", "SPY"})
ARMED_SECTORS = _FIGHTING | _SERVING
CIVILIAN = frozenset({"civilian", "noncombatant", "non-combatant", "unarmed"})
_ARMED = frozenset(
    {
        "armed",
        "masked",
        "militant",
        "insurgent",
        "rebel",
        "jihadist",
        "terrorist",
        "extremist",
        "guerrilla",
        "enemy",
        "paramilitary",
        "subversive",
    }
)
_STATE = frozenset(
    {
        "police",
        "army",
        "military",
        "navy",
        "reserve",
        "border",
        "security",
        "troop",
        "naval",
        "airborne",
        "patrol",
        "regime",
        "gendarmerie",
    }
)
OWN_PEOPLE = word_set("own_people")
MEMBERS, HOUSES = frozenset({"member"}), frozenset({"family", "household"})
OWNERS = frozenset({"his", "her", "its", "their", "hers", "theirs"})
OWNED = 4
"""Words behind a phrase in which its owner stands ("one of his men")."""
_CIVIL_GENERALS = frozenset({"secretary", "secretary-", "attorney", "director", "governor", "solicitor", "-"})

_STATE_HEADS = frozenset(
    {"officer", "force", "forces", "personnel", "member", "guard", "official", "agent", "source", "service"}
)
_OFFICE = frozenset(
    {
        "officer",
        "official",
        "leader",
        "commander",
        "member",
        "figure",
        "suspect",
        "chief",
        "deputy",
        "cleric",
        "agent",
        "unit",
        "leadership",
        "people",
        "element",
        "man",
        "head",
        "emir",
        "recruiter",
        "courier",
        "operator",
        "person",
        "other",
        "driver",
        "guard",
        "hostage",
    }
)
"""Heads that take their side from what stands around them ("ISIL official", "senior figure in the militia")."""


LEADERS = frozenset({"leader", "ringleader"})
LEFT_SERVICE = frozenset({"retired", "former", "ex", "demobilised", "demobilized"})
GUARDS, PRIVATE = frozenset({"guard", "bodyguard", "watchman"}), word_set("private_places")
GUARDED_BY_STATE = word_set("guarded_by_the_state")


class Noun(NamedTuple):
    """A phrase for people: its head, the noun that names them ("two of the men": men), its first and last word."""

    head: int
    inner: int
    first: int
    last: int


def people_entry(view: View, index: int) -> Entry | None:
    """What the lexicons say of a noun for people: the roles table first, this room's words where it is silent."""
    word = view.words[index]
    if is_a(word, ("general",)) and view.lower(index - 1) in _CIVIL_GENERALS:
        return Entry(word.text.lower(), "people", who="civilians")
    pair = roles().get(f"{view.lower(index - 1)} {next(iter(_singular(word)))}")
    if pair is not None and pair.who:
        return Entry(pair.noun, "people", who=pair.who)
    own = entry(word, "people")
    role = next((roles()[form] for form in lemmas(word) if form in roles()), None)
    if role is not None and role.kind == "instrument":
        return None  # an aircraft or a gun stands for those who use it, never among the harmed
    if own is not None and (
        role is None or not role.who or own.who in ("children", "women", "men") or role.who == "unspecified"
    ):
        return own
    if role is not None and role.who:
        return Entry(
            role.noun, "people", who=role.who, sex=own.sex if own else "", flags=own.flags if own else frozenset()
        )
    return own


def _singular(word: Word) -> tuple[str, ...]:
    """Forms under which a noun may stand in the table of roles, the likeliest singular first."""
    forms = lemmas(word)
    return tuple(sorted(forms, key=lambda form: (f"{form}s" != word.text.lower(), forms.index(form))))


def noun_at(view: View, head: int) -> Noun:
    """The phrase that a word heads."""
    inner = bare(view, head)
    return Noun(head, inner, first_of(view, head), last_of(view, head, inner))


def class_of(view: View, noun: Noun, found: Entry | None) -> str:
    """The head's own class, else what its modifiers and complements say."""
    own = found.who if found else "unspecified"
    said = {form for k in _around(view, noun) for form in lemmas(view.words[k])}
    if own in ("children", "journalists", "medics", "aid-workers", "combatants"):
        return own
    if own == "security-forces" and (_left_service(view, noun) or _private(view, noun)):
        return "civilians"
    if own in ("women", "men") and said & {"and", "or"} and "child" in said:
        return "civilians"
    if said & CIVILIAN and own not in ("women", "men"):
        return "civilians"
    if own == "civilians" and _their_leader(view, noun):
        return "combatants"
    if own in ("security-forces", "men", "unspecified") and (side := _owner_side(view, noun, found)) is not None:
        return side
    if own in ("women", "security-forces") and not said & _ARMED:
        fights = own == "security-forces" and _sector(view, noun) in _FIGHTING
        return "combatants" if fights else own  # "a Taliban commander"
    return _sided(view, noun, own, said) or own or "unspecified"


def _their_leader(view: View, noun: Noun) -> bool:
    """ "Two attackers got away, the leader was wounded": the leader of the fighters told of last."""
    alone = view.lower(noun.first) == "the" and noun.first == noun.inner - 1 == noun.last - 1
    return alone and is_a(view.words[noun.inner], LEADERS) and _side_before(view, noun.first) == "combatants"


def _left_service(view: View, noun: Noun) -> bool:
    """ "A retired colonel", "two former soldiers"."""
    return any(view.lower(k) in LEFT_SERVICE for k in range(noun.first, noun.inner))


def _private(view: View, noun: Noun) -> bool:
    """Whether a guard is told of beside a firm, hotel or school in a sentence that names no prison, border or force."""
    if not is_a(view.words[noun.inner], GUARDS):
        return False
    if any(view.lower(k) in OWNERS for k in range(noun.first, noun.inner)):
        return False  # "two of their guards": those of whoever was told of
    here = [view.words[k] for k in range(*view.bounds(noun.inner))]
    return any(is_a(word, PRIVATE) for word in here) and not any(is_a(word, GUARDED_BY_STATE) for word in here)


def _owner_side(view: View, noun: Noun, found: Entry | None) -> str | None:
    """The side of whoever has people of its own: "two of its men", "his comrades", "nine of his", "four of its own"."""
    owner = next((k for k in range(noun.first, min(noun.last + OWNED, len(view.words))) if _owns(view, k)), None)
    if owner is None or view.words[owner].sentence != view.words[noun.head].sentence:
        return None
    subject = next((s for s in subjects(view, owner) if s < noun.first), None)  # never the people themselves
    side = None if subject is None else side_of(view, subject)
    plain = found is not None and found.who != "security-forces"
    return _side_before(view, noun.first) if side is None and plain else side


def _owns(view: View, index: int) -> bool:
    """Whether a pronoun before people of one's own, or standing for them, is here."""
    behind = view.lower(index + 1)
    if view.lower(index) not in OWNERS or index + 1 >= len(view.words):
        return False
    if behind == "own" or is_a(view.words[index + 1], OWN_PEOPLE):
        return True
    alone = view.lower(index) in ("his", "hers", "theirs") and view.words[index + 1].upos in ("PUNCT", "AUX")
    return alone and view.lower(index - 1) == "of"


def subjects(view: View, index: int) -> Iterator[int]:
    """The subjects of the clauses a word stands in, the nearest first; no pronouns, nor what the word is part of."""
    for above in view.syntax.ancestors(index):
        for subject in view.syntax.children(above, "nsubj"):
            if subject < index and view.words[subject].upos != "PRON" and index not in view.syntax.subtree(subject):
                yield subject


def side_of(view: View, index: int) -> str | None:
    """The side of a party, office or speaker: "combatants", "security-forces", or None where neither is told."""
    noun = noun_at(view, index)
    found = people_entry(view, noun.inner)
    said = {form for k in _around(view, noun) for form in lemmas(view.words[k])}
    if found is not None and found.who == "men":
        return _owner_side(view, noun, found)
    sector = _sector(view, noun)
    if said & _ARMED or sector in _FIGHTING or (found is not None and found.who == "combatants"):
        return "combatants"
    serves = sector in _SERVING or (found is not None and found.who == "security-forces") or _governs(view, noun.inner)
    return "security-forces" if serves else None


def _governs(view: View, index: int) -> bool:
    """Whether a noun is a ministry, a minister or an office like them, whose own men are those of the state."""
    role = role_of(view.words[index].lemma)
    if role is None or is_a(view.words[index], _OFFICE):
        return False
    return role.kind in ("government", "person-office") and role.sector in _SERVING | {"GOV"}


def _side_before(view: View, first: int) -> str | None:
    """The side of the fighters or soldiers told of last, in the sentence or the one before."""
    here = view.words[first].sentence
    for k in range(first - 1, -1, -1):
        if here - view.words[k].sentence > 1:
            return None
        found = people_entry(view, k)
        if found is not None and found.who in FIGHTING:
            return side_of(view, k)
    return None


def _sided(view: View, noun: Noun, own: str, said: set[str]) -> str | None:
    """The side an office or a plain word for people takes from what stands around it."""
    head, sector = view.words[noun.inner], _sector(view, noun)
    if said & _ARMED and own != "security-forces":
        return "combatants"
    if sector in _FIGHTING and (own in ("unspecified", "") or is_a(head, _OFFICE)):
        return "combatants"
    if (
        (is_a(head, _STATE_HEADS) or entry(head, "count-noun"))
        and said & _STATE
        and own in ("unspecified", "civilians", "")
    ):
        return "security-forces"
    if is_a(head, MEMBERS) and said & HOUSES:
        return "civilians"
    if own not in ("unspecified", "") and not is_a(head, _OFFICE):
        return None
    return "security-forces" if sector in _SERVING else None


def _around(view: View, noun: Noun) -> list[int]:
    """The words of a phrase and of its complements under of, from, in and with (not of clauses)."""
    found = list(range(noun.first, max(noun.last, noun.inner) + 1))
    for head in {noun.head, noun.inner}:
        for kid in view.syntax.children(head, "nmod"):
            if kid > head and view.syntax.case(kid) in ("of", "from", "in", "with", "belonging to"):
                found.extend(range(first_of(view, kid), kid + 1))
                found.extend(
                    k for g in view.syntax.children(kid, "nmod") for k in range(first_of(view, g), g + 1) if g > kid
                )
    found.extend(_behind(view, max(noun.last, noun.inner)))
    return sorted(set(found))


def _behind(view: View, last: int) -> range:
    """The complement right behind a phrase, by word order ("suspects from the militia")."""
    if view.lower(last + 1) not in ("of", "from"):
        return range(0)
    head = right_of(view, last + 1)
    return range(0) if head is None else range(last + 2, head + 1)


def _sector(view: View, noun: Noun) -> str | None:
    phrases = [view.span(noun.first, noun.inner).of(view.text)]
    for k in _around(view, noun):
        if view.words[k].upos == "PROPN" or view.words[k].text.isupper():
            first = first_of(view, k)
            phrases += [view.words[k].text, view.span(first, k).of(view.text)]
    for phrase in phrases:
        party = party_of(phrase)
        if party is not None and party.sector in ARMED_SECTORS:
            return party.sector
    return None

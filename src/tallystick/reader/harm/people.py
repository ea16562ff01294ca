"""Who a noun phrase counts: the contract's ``who`` with status, age, sex and role, and how sure it is that they
are people."""

from __future__ import annotations

import re
from dataclasses import replace

from tallystick.reader.harm.ages import age_group, age_of, said_age
from tallystick.reader.harm.counting import count_of
from tallystick.reader.harm.groups import (
    FIGHTING,
    LIKELY,
    SURE,
    UNKNOWN,
    Population,
    borrowed,
    merged,
    spread_hedge,
    told_once,
)
from tallystick.reader.harm.lexicon import Entry, entries, entry, is_a, lemmas
from tallystick.reader.harm.lists import OPENERS, Test, coordinated
from tallystick.reader.harm.phrases import (
    ARTICLES,
    NO_WORDS,
    PLURAL_PRONOUNS,
    SINGULAR_PRONOUNS,
    bare,
    first_of,
    last_of,
    right_of,
)
from tallystick.reader.harm.view import View
from tallystick.reader.numbers import Quantity
from tallystick.reader.parse import Word
from tallystick.reader.parties import party_of, roles

HARMED_FROM = 0.8
"""Chance from which the network's word that a noun is counted among the harmed makes it likely that it is people."""
EARLIER = 3
"""How many earlier phrases with the same noun are asked for what a definite one leaves unsaid."""
_AGENT = re.compile(r"(?:er|or|ist|ian|ee|man|men|woman|women|people)s?$")
_FIGHTING = frozenset({"REB", "UAF", "IMG", "ISM", "PRM", "CRM"})
_SERVING = frozenset({"MIL", "COP", "SPY"})
_CIVILIAN = frozenset({"civilian", "noncombatant", "non-combatant", "unarmed"})
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
        "regime",
        "gendarmerie",
    }
)
_NO_NAMED_THING = frozenset({"O", "B-OTHER", "I-OTHER"})
_CIVIL_GENERALS = frozenset({"secretary", "secretary-", "attorney", "director", "governor", "solicitor", "-"})
_COMMON = frozenset({"people", "persons", "victims", "others", "members", "person", "victim"})
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


def populations(view: View, head: int) -> tuple[Population, ...]:
    """The groups a head and its coordinated nouns count; equal ones merged, "at least" spread over those behind it."""
    found = [population(view, index) for index in coordinated(view, head, _surely_people)]
    groups = [g for i, g in enumerate(found) if all(g.quantity.core != other.quantity.core for other in found[:i])]
    known = told_once([g for g in groups if g.sure > UNKNOWN or _bodies(view, g.head)] or groups[:1])
    return tuple(merged(view, spread_hedge(borrowed(known))))


def _bodies(view: View, head: int) -> bool:
    return entry(view.words[head], "body") is not None


def leftmost(view: View, head: int, fits: Test | None = None) -> int:
    """The first of the groups that stand as one subject before a verb ("two officers and a driver were hurt");
    ``fits`` says what they are, people where it is not given."""
    fits = fits or _surely_people
    floor, _ = view.bounds(head)
    while True:
        joint = first_of(view, head) - 1
        before = joint - 1 - (view.lower(joint - 1) == ",")
        if joint <= floor or view.lower(joint) not in ("and", ",") or before < floor or not fits(view, before):
            return head
        first = first_of(view, before)
        opened = any(k in view.counts for k in range(first, before + 1)) or view.lower(first) in ARTICLES
        tied = fits is not _surely_people and view.words[head].head == before
        starts = first == floor or tied or view.words[first - 1].upos in ("PUNCT", "CCONJ", "SCONJ")
        if (
            not opened
            or not starts
            or (
                view.lower(joint - 1) == "," and any(view.words[k].upos in ("VERB", "AUX") for k in range(floor, first))
            )
            or (view.lower(joint) == "," and view.words[before].entity != view.words[head].entity)
        ):
            return head
        head = before


def _verb_between(view: View, first: int, end: int) -> bool:
    return any(view.words[k].upos in ("VERB", "AUX") for k in range(first, end))


def _surely_people(view: View, head: int) -> bool:
    inner = bare(view, head)
    return _personhood(view, inner, first_of(view, inner))[0] >= SURE


def population(view: View, head: int) -> Population:
    """The group one noun phrase counts."""
    inner = bare(view, head)
    first, last = first_of(view, head), last_of(view, head, inner)
    quantity = count_of(view, head, inner, first)
    sure, found = _personhood(view, inner, first)
    found = found or (_title(view, inner, first) if _named(view, inner) else None)
    draft = Population(
        head=head,
        first=first,
        last=last,
        quantity=quantity,
        sure=sure,
        named=_named(view, inner),
        anaphoric=_anaphoric(view, head, first, quantity),
        bare_number=inner == head and head in view.counts and found is None,
        possessed=view.words[first].upos == "PRON" and view.words[first].deprel == "nmod:poss",
    )
    return _described(view, draft, inner, found)


def _title(view: View, name: int, first: int) -> Entry | None:
    """The noun for people that a name is given with: "the paramedic X", "a civilian, 25-year-old X"."""
    floor, _ = view.bounds(name)
    nouns = [k for k in range(name - 1, first - 1, -1) if view.words[k].upos == "NOUN"]
    before = first - 2
    if view.lower(first - 1) == "," and before - 1 >= floor and view.lower(first_of(view, before)) in OPENERS:
        nouns.append(before)
    titles = (people_entry(view, k) for k in nouns)
    return next((found for found in titles if found is not None and "plural" not in found.flags), None)


def is_people(view: View, head: int) -> bool:
    """Whether a phrase surely stands for people."""
    inner = bare(view, head)
    return _personhood(view, inner, first_of(view, inner))[0] >= LIKELY


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


def _personhood(view: View, index: int, first: int) -> tuple[float, Entry | None]:
    word, found = view.words[index], people_entry(view, index)
    thing = entry(
        word,
        "vehicle",
        "aircraft",
        "vessel",
        "weapon",
        "building",
        "position",
        "infrastructure",
        "supply",
        "tunnel",
        "place",
        "farm",
        "abstract",
        table="things",
    )
    if found is not None and not (thing is not None and found.form == "group"):
        return SURE, found
    if entry(word, "state") is not None:
        return SURE, None  # "five dead": the word of harm itself stands for the people
    if (
        _named(view, index)
        or view.lower(index) in PLURAL_PRONOUNS | SINGULAR_PRONOUNS
        or word.entity.endswith("PERSON")
    ):
        return SURE, None
    if word.upos == "PROPN" and word.xpos == "NNP" and word.entity in _NO_NAMED_THING and thing is None:
        return LIKELY, None
    if view.lower(index) in NO_WORDS and word.upos in ("PRON", "NOUN"):
        return SURE, None  # "nobody was hurt"
    if index in view.counts and word.upos in ("NUM", "NOUN", "PRON", "ADJ", "DET"):
        return SURE, None
    if thing is not None:
        return 0.0, None
    if _demonym(view, index) or _member_of_party(view, index, first):
        return SURE, None
    return (LIKELY if _told_of(word) or _AGENT.search(view.lower(index)) else UNKNOWN), None


def _told_of(word: Word) -> bool:
    """Whether the network counts a noun among the harmed; a noun of harm ("four injuries") is no noun for people."""
    told = word.upos in ("NOUN", "PROPN") and word.harm.label != "O" and word.harm.chance >= HARMED_FROM
    return told and not any(e.outcome for e in entries(word))


def _demonym(view: View, index: int) -> bool:
    word = view.words[index]
    return (
        word.upos in ("PROPN", "NOUN", "ADJ")
        and word.text[:1].isupper()
        and bool(re.search(r"(?:ans|is|ese|ians)$", word.text.lower()))
    )


def _member_of_party(view: View, index: int, first: int) -> bool:
    party = party_of(view.span(first, index).of(view.text))
    return party is not None and party.sector in _FIGHTING | _SERVING


def _named(view: View, index: int) -> bool:
    word = view.words[index]
    return word.upos == "PROPN" and word.entity.endswith("PERSON")


def _anaphoric(view: View, head: int, first: int, quantity: Quantity) -> bool:
    """Pronouns and definites that give no number ("the victims", "they"): likely a count told elsewhere."""
    if view.words[head].upos == "PRON" and head not in view.counts:
        return True
    return (
        view.lower(first) in ("the", "these", "those", "their", "his", "her")
        and not any(k in view.counts for k in range(first, head + 1))
        and quantity.quantifier == "plural"
    )


def _described(view: View, group: Population, inner: int, found: Entry | None) -> Population:
    words = range(group.first, max(group.last, inner) + 1)
    who = _who(view, group, inner, found)
    age = age_of(view, group.first, max(group.last, inner))
    years = age_group(age) or (found.age_group if found else "") or said_age(view, words)
    who = _told_before(view, group, inner) or who if who == "unspecified" and found is not None else who
    if years == "child" and who in ("unspecified", "civilians", "men", "women"):
        who = "children"
    sex = (found.sex if found else "") or _said_sex(view, words, group)
    return replace(
        group,
        who=who,
        status=_status(view, words, who),
        age_group=years or None,
        sex=sex or None,
        role=_role(found, who),
    )


def _told_before(view: View, group: Population, inner: int) -> str | None:
    """What an earlier phrase with the same noun says of a definite one ("suspects of the militia" … "the suspects")."""
    opened = {view.lower(k) for k in range(group.first, inner + 1)} | {view.lower(k) for k in range(group.head, inner)}
    form = view.lower(inner)
    if not opened & {"the", "these", "those"} or form in _COMMON or view.words[inner].upos != "NOUN":
        return None
    earlier = [k for k in range(inner) if view.lower(k) == form and view.words[k].upos == "NOUN"]
    classes = (population(view, k).who for k in earlier[:EARLIER])
    return next((who for who in classes if who != "unspecified"), None)


def _role(found: Entry | None, who: str) -> str | None:
    if (
        found is None
        or found.who in ("children", "women", "men", "unspecified", "")
        or found.form in ("civilian", "noncombatant", "non-combatant")
    ):
        return None
    return found.form if who not in ("children",) else None


def _status(view: View, words: range, who: str) -> str | None:
    if any(is_a(view.words[k], _CIVILIAN) for k in words):
        return "civilian"
    return "combatant" if who == "combatants" else None


def _who(view: View, group: Population, inner: int, found: Entry | None) -> str:
    """The head's own class, else what its modifiers and complements say."""
    own = found.who if found else "unspecified"
    around = _around(view, group, inner)
    said = {form for k in around for form in lemmas(view.words[k])}
    if own in ("children", "journalists", "medics", "aid-workers", "combatants"):
        return own
    if own in ("women", "men") and "and" in said and "child" in said:
        return "civilians"
    if said & _CIVILIAN and own not in ("women", "men"):
        return "civilians"
    if own in ("women", "security-forces") and not said & _ARMED:
        fights = own == "security-forces" and _sector(view, group, inner) in _FIGHTING
        return "combatants" if fights else own  # "a Taliban commander"
    if own == "men" and _owned(view, inner) and (side := _side_before(view, group.first)) is not None:
        return side
    return _sided(view, group, inner, own, said) or own or "unspecified"


def _owned(view: View, noun: int) -> bool:
    """ "His men", "their own men"."""
    return view.words[noun].lemma == "man" and any(
        view.words[k].upos == "PRON" for k in view.syntax.children(noun, "nmod:poss")
    )


def _side_before(view: View, first: int) -> str | None:
    """The side of whoever has "his men": that of the fighters or soldiers told of last, in the sentence or the one
    before."""
    here = view.words[first].sentence
    for k in range(first - 1, -1, -1):
        if here - view.words[k].sentence > 1:
            return None
        found = people_entry(view, k)
        if found is not None and found.who in FIGHTING:
            return population(view, k).who
    return None


def _sided(view: View, group: Population, inner: int, own: str, said: set[str]) -> str | None:
    """The side an office or a plain word for people takes from what stands around it."""
    head = view.words[inner]
    if said & _ARMED and own != "security-forces":
        return "combatants"
    if (
        (is_a(head, _STATE_HEADS) or entry(head, "count-noun"))
        and said & _STATE
        and own in ("unspecified", "civilians", "")
    ):
        return "security-forces"
    if own not in ("unspecified", "") and not is_a(head, _OFFICE):
        return None
    sector = _sector(view, group, inner)
    if sector in _FIGHTING:
        return "combatants"
    return "security-forces" if sector in _SERVING else None


def _around(view: View, group: Population, inner: int) -> list[int]:
    """The words of a phrase and of its complements under of, from, in and with (not of clauses)."""
    found = list(range(group.first, max(group.last, inner) + 1))
    for head in {group.head, inner}:
        for kid in view.syntax.children(head, "nmod"):
            if kid > head and view.syntax.case(kid) in ("of", "from", "in", "with", "belonging to"):
                found.extend(range(first_of(view, kid), kid + 1))
                found.extend(
                    k for g in view.syntax.children(kid, "nmod") for k in range(first_of(view, g), g + 1) if g > kid
                )
    found.extend(_behind(view, max(group.last, inner)))
    return sorted(set(found))


def _behind(view: View, last: int) -> range:
    """The complement right behind a phrase, by word order ("suspects from the militia")."""
    if view.lower(last + 1) not in ("of", "from"):
        return range(0)
    head = right_of(view, last + 1)
    return range(0) if head is None else range(last + 2, head + 1)


def _sector(view: View, group: Population, inner: int) -> str | None:
    phrases = [view.span(group.first, inner).of(view.text)]
    for k in _around(view, group, inner):
        if view.words[k].upos == "PROPN" or view.words[k].text.isupper():
            first = first_of(view, k)
            phrases += [view.words[k].text, view.span(first, k).of(view.text)]
    for phrase in phrases:
        party = party_of(phrase)
        if party is not None and party.sector in _FIGHTING | _SERVING:
            return party.sector
    return None


def _said_sex(view: View, words: range, group: Population) -> str:
    lowered = {view.lower(k) for k in words}
    if lowered & {"female", "she", "her", "woman", "women", "girl", "girls"} - ({"her"} if group.possessed else set()):
        return "female"
    return "male" if lowered & {"male", "he", "him"} else ""

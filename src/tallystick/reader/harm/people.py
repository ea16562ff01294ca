"""Who a noun phrase counts: the contract's ``who`` with status, age, sex and role, and how sure it is that they
are people."""

from __future__ import annotations

import re
from dataclasses import replace

from tallystick.reader.harm.ages import age_group, age_of, age_of_one, said_age
from tallystick.reader.harm.counting import count_of
from tallystick.reader.harm.groups import (
    LIKELY,
    SURE,
    UNKNOWN,
    Population,
    borrowed,
    merged,
    spread_hedge,
    told_once,
)
from tallystick.reader.harm.lexicon import Entry, entries, entry, is_a
from tallystick.reader.harm.lists import OPENERS, Test, coordinated
from tallystick.reader.harm.phrases import (
    ARTICLES,
    NO_WORDS,
    PLURAL_PRONOUNS,
    SINGULAR_PRONOUNS,
    bare,
    first_of,
    last_of,
)
from tallystick.reader.harm.sides import ARMED_SECTORS, CIVILIAN, Noun, class_of, people_entry
from tallystick.reader.harm.view import View
from tallystick.reader.numbers import Quantity
from tallystick.reader.parse import Word
from tallystick.reader.parties import party_of

HARMED_FROM = 0.8
"""Chance from which the network's word that a noun is counted among the harmed makes it likely that it is people."""
EARLIER = 3
"""How many earlier phrases with the same noun are asked for what a definite one leaves unsaid."""
_AGENT = re.compile(r"(?:er|or|ist|ian|ee|man|men|woman|women|people)s?$")
_NO_NAMED_THING = frozenset({"O", "B-OTHER", "I-OTHER"})
_COMMON = frozenset({"people", "persons", "victims", "others", "members", "person", "victim"})


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
    before_name = range(name - 1, first - 1, -1)
    nouns = [k for k in before_name if view.words[k].upos == "NOUN" or view.words[k].deprel in ("nmod:desc", "amod")]
    before = first - 2
    if view.lower(first - 1) == "," and before - 1 >= floor and view.lower(first_of(view, before)) in OPENERS:
        nouns.append(before)
    titles = (people_entry(view, k) for k in nouns)
    return next((found for found in titles if found is not None and "plural" not in found.flags), None)


def is_people(view: View, head: int) -> bool:
    """Whether a phrase surely stands for people."""
    inner = bare(view, head)
    return _personhood(view, inner, first_of(view, inner))[0] >= LIKELY


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
    return party is not None and party.sector in ARMED_SECTORS


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
    who = class_of(view, Noun(group.head, inner, group.first, group.last), found)
    last = max(group.last, inner)
    age = age_of(view, group.first, last)
    if age is None and group.quantity.number == 1 and not (found is not None and "plural" in found.flags):
        age = age_of_one(view, inner)
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
    if any(is_a(view.words[k], CIVILIAN) for k in words):
        return "civilian"
    return "combatant" if who == "combatants" else None


def _said_sex(view: View, words: range, group: Population) -> str:
    lowered = {view.lower(k) for k in words}
    if lowered & {"female", "she", "her", "woman", "women", "girl", "girls"} - ({"her"} if group.possessed else set()):
        return "female"
    return "male" if lowered & {"male", "he", "him"} else ""

"""The words that name happenings (``resources/lexicons/events.tsv``) and when each counts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from tallystick.reader.harm.lexicon import entry as people_entry
from tallystick.reader.lemmas import inflected
from tallystick.reader.parse import Word
from tallystick.reader.parties import role_of
from tallystick.reader.syntax import Syntax, temporal
from tallystick.resources.tables import listed, read_table, word_set

VERBAL = frozenset({"VERB", "AUX"})
NOMINAL = frozenset({"NOUN", "PROPN"})


@dataclass(frozen=True, slots=True)
class Entry:
    """What a word codes to: PLOVER type and mode, ACLED sub-event, the frame of its arguments, its conditions."""

    lemma: str
    pos: str
    type: str
    mode: str | None
    frame: str
    acled: str | None
    flags: frozenset[str]

    def flag(self, prefix: str) -> str | None:
        """The value of a ``prefix:value`` flag."""
        return _values(self.flags).get(prefix)


@cache
def _values(flags: frozenset[str]) -> Mapping[str, str]:
    """The ``prefix:value`` flags among some."""
    return dict(flag.split(":", 1) for flag in flags if ":" in flag)


@cache
def entries() -> Mapping[tuple[str, str], tuple[Entry, ...]]:
    """Entries by (lemma, V or N), in the order of the table: the first that fits its place is meant."""
    table: dict[tuple[str, str], tuple[Entry, ...]] = {}
    for row in read_table("events"):
        for lemma in listed(row["lemmas"]):
            entry = Entry(
                lemma,
                row["pos"],
                row["type"],
                row["mode"] or None,
                row["frame"],
                row["acled"] or None,
                frozenset(listed(row["flags"])),
            )
            key = (lemma, row["pos"])
            table[key] = (*table.get(key, ()), entry)
    return table


@dataclass(frozen=True, slots=True)
class Weaponry:
    """What a weapon word implies: family, PLOVER mode, ACLED sub-event, allegation tag."""

    kind: str
    mode: str | None
    acled: str | None
    allegation: str | None


@cache
def weapons() -> Mapping[str, Weaponry]:
    """Weapon phrases in the singular, lower case."""
    table: dict[str, Weaponry] = {}
    for row in read_table("weapons"):
        what = Weaponry(row["family"], row["mode"] or None, row["acled"] or None, row["allegation"] or None)
        for phrase in (row["phrase"], *listed(row["aliases"])):
            table.setdefault(phrase.lower(), what)
    return table


@cache
def _longest_weapon() -> int:
    return max(len(phrase.split()) for phrase in weapons())


def weapon_at(syntax: Syntax, index: int) -> tuple[str, Weaponry] | None:
    """The weapon phrase that ends in this noun, longest first ("barrel bomb" before "bomb")."""
    words = syntax.words
    if words[index].upos not in NOMINAL:
        return None
    table = weapons()
    for size in range(_longest_weapon(), 0, -1):
        first = index - size + 1
        if first < 0 or words[first].sentence != words[index].sentence:
            continue
        phrase = " ".join([w.text.lower() for w in words[first:index]] + [words[index].lemma.lower()])
        for form in (phrase, phrase.replace(" - ", "-"), phrase.replace(" - ", " ")):
            if form in table:
                return form, table[form]
    return None


@cache
def forms() -> Mapping[tuple[str, str], tuple[Entry, ...]]:
    """Entries by (written form, V or N): tags are surer than lemmas, which the network makes letter by letter."""
    table: dict[tuple[str, str], tuple[Entry, ...]] = {}
    for (lemma, pos), found in entries().items():
        written = inflected(lemma) if pos == "V" else {lemma, *_plurals(lemma)}
        for form in written:
            table[(form, pos)] = (*table.get((form, pos), ()), *found)
    return table


def _plurals(noun: str) -> tuple[str, ...]:
    if noun.endswith("y"):
        return (noun[:-1] + "ies", noun + "s")
    return (noun + "es", noun + "s")


def meanings(syntax: Syntax, index: int) -> tuple[Entry, ...]:
    """All that a word can code to by its form and tag."""
    word = syntax.words[index]
    form, table = word.text.lower(), entries()
    joined = _joined(syntax, index) if syntax.words[index - 1].text == "-" else form
    if joined != form and (joined, "V") in forms():
        return forms()[joined, "V"]  # "test-fired"
    if (form, "A") in table and _said_of(syntax, index):
        return table[form, "A"]
    if word.upos in VERBAL or (word.upos == "ADJ" and word.xpos in ("VBN", "VBG")):
        return forms().get((form, "V")) or table.get((word.lemma.lower(), "V")) or _nominal(form)
    if word.upos in NOMINAL:
        return forms().get((form, "N")) or table.get((word.lemma.lower(), "N")) or ()
    return table.get((form, "A"), ()) if word.upos == "ADJ" else ()


def _nominal(form: str) -> tuple[Entry, ...]:
    """ "Shootings", "killings": a form that no verb has names deeds, also where the tree takes it for a verb."""
    return forms().get((form, "N"), ()) if form.endswith(DEEDS_ONLY) else ()


DEEDS_ONLY = "ings"
"""The ending of deeds in the plural, which no form of a verb has."""


def plural(word: Word) -> bool:
    """Whether a noun is in the plural, also one that the tree takes for a verb."""
    return word.xpos in ("NNS", "NNPS") or word.text.lower().endswith(DEEDS_ONLY)


def _said_of(syntax: Syntax, index: int) -> bool:
    """ "Is opposed to": a participle that tells how somebody stands, not what is done to him by another."""
    first = syntax.child(index, "obl")
    return bool(syntax.children(index, "cop", "aux:pass")) and (first is None or syntax.case(first) != "by")


def entry_of(syntax: Syntax, index: int) -> Entry | None:
    """What a word codes to in its place, or None when it names no happening there."""
    for entry in meanings(syntax, index):
        if not entry.flags or _fits(syntax, index, entry):
            return entry
    return None


def _fits(syntax: Syntax, index: int, entry: Entry) -> bool:
    """Whether the words around name what the meaning is about ("suspend ties", "suspend a newspaper")."""
    barred = _wanted(entry, "except")
    if barred is not None and barred & lemmas(syntax, things(syntax, index)):
        return False
    if "refused" in entry.flags and not _refused(syntax, index):
        return False
    if "negated" in entry.flags and not _negated(syntax, index):
        return False
    if not _particle(syntax, index, entry):
        return False
    done_to = (w for k in things(syntax, index) for w in (k, *measured(syntax, k)))
    if "persons" in entry.flags and not any(is_person(syntax, k) for k in done_to):
        return False
    if "of-protest" in entry.flags and not _protests(syntax, objects(syntax, index)):
        return False
    return all(
        bool(word_set(name) & lemmas(syntax, SURROUNDINGS[prefix](syntax, index)))
        for prefix, name in _values(entry.flags).items()
        if prefix in SURROUNDINGS
    )


def is_person(syntax: Syntax, index: int) -> bool:
    """Whether a word names a person or people."""
    word, role = syntax.words[index], role_of(syntax.words[index].lemma)
    known = people_entry(word, "people") is not None or (role is not None and bool(role.who))
    return known or word.entity.endswith("PERSON")


def _particle(syntax: Syntax, index: int, entry: Entry) -> bool:
    """Whether the particle that the meaning asks for stands behind ("blew up", "backed down")."""
    wanted = entry.flag("particle")
    if wanted is None:
        return True
    behind = (*syntax.children(index, "compound:prt", "advmod", "obl"), *following(syntax, index))
    return bool({syntax.words[k].text.lower() for k in behind} & set(wanted.split(",")))


def following(syntax: Syntax, index: int) -> tuple[int, ...]:
    """The word right behind: the "out" of "pulled out of the valley" hangs on the valley."""
    last = index + 1 >= len(syntax.words) or syntax.words[index + 1].sentence != syntax.words[index].sentence
    return () if last else (index + 1,)


def _protests(syntax: Syntax, indices: Iterable[int]) -> bool:
    """Whether one of these is a protest by its own meaning ("called off a two-day strike")."""
    return any(entry.type == "protest" for k in indices if (entry := entry_of(syntax, k)) is not None)


def _refused(syntax: Syntax, index: int) -> bool:
    """ "Will not accept", "would never leave": what somebody says he will not do."""
    helpers = {syntax.words[k].text.lower() for k in syntax.children(index, "aux")}
    return bool(helpers & WILL) and _negated(syntax, index)


def _negated(syntax: Syntax, index: int) -> bool:
    return bool({syntax.words[k].text.lower() for k in syntax.children(index, "aux", "advmod")} & NOT)


WILL = frozenset({"will", "would", "wo", "shall", "'ll"})
NOT = frozenset({"not", "n't", "n’t", "never"})


def _wanted(entry: Entry, prefix: str) -> frozenset[str] | None:
    name = entry.flag(prefix)
    return None if name is None else word_set(name)


def lemmas(syntax: Syntax, indices: Iterable[int]) -> frozenset[str]:
    """The lemmas of some words, of what is coordinated with them, and of what they are a measure or state of."""
    found = (c for k in indices for c in syntax.conjuncts(k))
    all_ = [w for c in found for w in (c, *measured(syntax, c))]
    return frozenset(form for w in all_ for form in (syntax.words[w].lemma.lower(), _joined(syntax, w)))


def _joined(syntax: Syntax, index: int) -> str:
    """A word with what a hyphen joins to it on its left ("four-day"), else alone."""
    words, first = syntax.words, index
    if words[first - 1].text != "-":
        return words[index].text.lower()  # nearly every word
    while first >= 2 and words[first - 1].text == "-" and words[first - 2].span.end + 1 == words[first].span.start:
        first -= 2
    return "".join(w.text for w in words[first : index + 1]).lower()


VOLLEY = word_set("volleys")
"""Nouns of which several are one happening: "shots were fired"."""
MEASURES = word_set("measures")
COUNTING = word_set("counting")


def measured(syntax: Syntax, index: int) -> tuple[int, ...]:
    """What a round, a shipment, a state is of: "a round of talks", "a food shipment", "the state of emergency"."""
    if syntax.words[index].lemma.lower() not in MEASURES | COUNTING:
        return ()
    of = (k for k in syntax.children(index, "nmod") if syntax.case(k).split(" ")[-1] in ("of", "in"))
    below = (w for k in of for w in (k, *measured(syntax, k)))
    return (*syntax.children(index, "compound"), *below)


def objects(syntax: Syntax, head: int) -> tuple[int, ...]:
    """The objects of a verb; a bare noun right behind it that the tree calls oblique is one too."""
    found = syntax.children(head, "obj")
    if found:
        return found
    beside = (k for k in syntax.children(head, "obl") if k > head and not temporal(syntax, k))
    bare = [k for k in beside if not syntax.case(k) or _particled(syntax, head, k)]
    return tuple(k for k in bare if k - head <= NEAR_OBJECT and syntax.words[k].upos in ("NOUN", "PROPN"))


def _particled(syntax: Syntax, head: int, index: int) -> bool:
    """ "Sealed off the valley": a particle right behind the verb that the tree takes for a preposition."""
    return syntax.case(index) == "off" and head + 1 in syntax.children(index, "case")


NEAR_OBJECT = 6  # words: determiner, number and modifiers stand between a verb and its object


def things(syntax: Syntax, index: int) -> tuple[int, ...]:
    """What a verb is done to or a noun is of."""
    found = (*objects(syntax, index), *syntax.children(index, "nsubj:pass"), *allotted(syntax, index))
    if syntax.words[index].upos in NOMINAL:
        of = (k for k in syntax.children(index, "nmod") if syntax.case(k).split(" ")[-1] in ("of", "on", "to"))
        return (*found, *syntax.children(index, "compound"), *of)
    if syntax.passive(index) and not found:
        subject = syntax.subject(index)
        return () if subject is None else (subject,)
    return tuple(k for thing in found for k in (thing, *_titles(syntax, thing)))


def allotted(syntax: Syntax, index: int) -> tuple[int, ...]:
    """ "Gave X 48 hours to leave": a span of time behind whom it is given to is what is given, whatever the tree calls
    it; "told X last week" gives none."""
    receivers = syntax.children(index, "iobj")
    spans = (k for k in syntax.children(index, "obl:unmarked") if syntax.children(k, "nummod"))
    return tuple(k for k in spans if receivers and k > receivers[0])


def _titles(syntax: Syntax, index: int) -> tuple[int, ...]:
    """What somebody with a name is: "telephoned Foreign Minister Adair"."""
    person = syntax.words[index].entity.endswith("PERSON")
    return syntax.children(index, "nmod:desc", "appos", "flat", "compound") if person else ()


def _clauses(syntax: Syntax, index: int) -> tuple[int, ...]:
    return syntax.children(index, "xcomp", "ccomp", "acl", "advcl")


def _modifiers(syntax: Syntax, index: int) -> tuple[int, ...]:
    return syntax.children(index, "amod", "compound", "nmod:poss", "case")


def _obliques(syntax: Syntax, index: int) -> tuple[int, ...]:
    return tuple(
        k
        for p in syntax.children(index, "obl", "nmod", "compound:prt", "advmod")
        for k in (p, *syntax.children(p, "case"), *measured(syntax, p))
    )


def _subjects(syntax: Syntax, index: int) -> tuple[int, ...]:
    subject = syntax.subject(index)
    if subject is None or syntax.passive(index):
        return ()
    return (subject, *syntax.children(subject, "nmod:desc", "appos", "flat", "compound"))


Around = Callable[[Syntax, int], tuple[int, ...]]
SURROUNDINGS: Mapping[str, Around] = {
    "object": things,
    "subject": _subjects,
    "clause": _clauses,
    "modifier": _modifiers,
    "with": _obliques,
}
"""Flags that name a word set, which must hold one of these: what is done to, who does it, a clause below, a modifier,
a phrase or its preposition."""

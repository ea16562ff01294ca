"""The words that name happenings (``resources/lexicons/events.tsv``) and when each counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from tallystick.reader.lemmas import inflected
from tallystick.reader.syntax import Syntax
from tallystick.resources.tables import listed, read_table

VERBAL = frozenset({"VERB", "AUX"})
NOMINAL = frozenset({"NOUN", "PROPN"})
EXPLOSION_FRAMES = frozenset({"weapon-subject"})


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
        return next((f.split(":", 1)[1] for f in self.flags if f.startswith(prefix + ":")), None)


@cache
def entries() -> Mapping[tuple[str, str], Entry]:
    """Entries by (lemma, V or N); the first line of the table wins where two name the same word."""
    table: dict[tuple[str, str], Entry] = {}
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
            table.setdefault((lemma, row["pos"]), entry)
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
def forms() -> Mapping[tuple[str, str], Entry]:
    """Entries by (written form, V or N): tags are surer than lemmas, which the network makes letter by letter."""
    table: dict[tuple[str, str], Entry] = {}
    for (lemma, pos), entry in entries().items():
        written = inflected(lemma) if pos == "V" else {lemma, *_plurals(lemma)}
        for form in written:
            table.setdefault((form, pos), entry)
    return table


def _plurals(noun: str) -> tuple[str, ...]:
    if noun.endswith("y"):
        return (noun[:-1] + "ies", noun + "s")
    return (noun + "es", noun + "s")


def entry_of(syntax: Syntax, index: int) -> Entry | None:
    """What a word codes to in its place, or None when it names no happening there."""
    word = syntax.words[index]
    form, lemma = word.text.lower(), word.lemma.lower()
    if word.upos in VERBAL or (word.upos == "ADJ" and word.xpos in ("VBN", "VBG")):
        return forms().get((form, "V")) or entries().get((lemma, "V"))
    if word.upos in NOMINAL:
        return forms().get((form, "N")) or entries().get((lemma, "N"))
    return None

"""Names as the rules need them, mended where the network's marks cannot be right: loose ends, two names in one, a
party's name before what it holds, adjectives alone, weapons, parties and countries of the vocabularies left unmarked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Protocol

from tallystick.model.span import Span
from tallystick.reader.parties import countries, country_of_adjective, fold, listed_party, party_of
from tallystick.resources.tables import listed, read_table


class Marked(Protocol):
    """A word as a name sees it."""

    @property
    def span(self) -> Span:
        """Where it is."""

    @property
    def text(self) -> str:
        """As written."""

    @property
    def lemma(self) -> str:
        """Its lemma."""

    @property
    def upos(self) -> str:
        """Its universal part of speech."""

    @property
    def head(self) -> int:
        """The number of its head."""

    @property
    def deprel(self) -> str:
        """What it is to its head."""

    @property
    def entity(self) -> str:
        """The network's mark."""

    @property
    def sentence(self) -> int:
        """The number of its sentence."""


KINDS = frozenset({"PERSON", "ORGANISATION", "PLACE", "FACILITY", "WEAPON", "VEHICLE"})
LOOSE = frozenset({"ADP", "CCONJ", "SCONJ", "PUNCT"})
"""Words that end no name and begin none."""
NO_NAME = frozenset({"ADJ", "ADV", "DET", "ADP", "NUM", "PUNCT"})
"""A run of these alone names nothing."""
RIDES = frozenset({"aircraft", "drone", "tank", "naval"})
"""Families of weapons that people ride in or steer: platforms."""
TOOLS = frozenset({"other", "blade"})
"""Families of what is a weapon only in use (stones, depots, axes): a vocabulary cannot tell."""
Tags = list[str]


def mended_names(words: Sequence[Marked]) -> tuple[str, ...]:
    """A mark for each word, as ``entity`` has them."""
    tags = [word.entity for word in words]
    for mend in (_cut_loose_ends, _divide_lists, _take_parties_out, _drop_nameless):
        for run in _runs(words, tags):
            mend(words, tags, run)
    _mark_parties(words, tags)
    _mark_weapons(words, tags)
    return tuple(tags)


def _runs(words: Sequence[Marked], tags: Tags) -> list[range]:
    """The words of each name of a kind that rules ask for."""
    found: list[range] = []
    for i, tag in enumerate(tags):
        if tag == "O":
            continue
        mark, _, kind = tag.partition("-")
        inside = found and found[-1].stop == i and mark == "I" and words[i].sentence == words[i - 1].sentence
        if inside:
            found[-1] = range(found[-1].start, i + 1)
        elif kind in KINDS and mark == "B":
            found.append(range(i, i + 1))
    return found


def _mark(tags: Tags, run: range, kind: str | None) -> None:
    for i in run:
        tags[i] = f"{'B' if i == run.start else 'I'}-{kind}" if kind else "O"


def _kind(tags: Tags, run: range) -> str:
    return tags[run.start].partition("-")[2]


def _phrase(words: Sequence[Marked], run: range) -> str:
    """The words of a run, joined as they were written as far as look-ups care."""
    joined = ""
    for i in run:
        gap = "" if i == run.start or words[i].span.start == words[i - 1].span.end else " "
        joined += gap + words[i].text
    return joined


def _cut_loose_ends(words: Sequence[Marked], tags: Tags, run: range) -> None:
    """ "Government of Iraq and", "Palmyra,", "residents of": the last word belongs to what follows."""
    start, stop, kind = run.start, run.stop, _kind(tags, run)
    open_ = any(words[i].text == "(" for i in range(start, stop - 1))
    while stop - 1 > start and words[stop - 1].upos in LOOSE and not (open_ and words[stop - 1].text == ")"):
        stop -= 1
    while start + 1 < stop and words[start].upos in LOOSE:
        start += 1
    if (start, stop) != (run.start, run.stop):
        _mark(tags, run, None)
        _mark(tags, range(start, stop), kind)


def _divide_lists(words: Sequence[Marked], tags: Tags, run: range) -> None:
    """ "the United States and Iraq" is two names where each side is a country or a listed party, and the whole none."""
    for i in run[1:-1]:
        sides = range(run.start, i), range(i + 1, run.stop)
        if words[i].upos == "CCONJ" and party_of(_phrase(words, run)) is None and all(_known(words, s) for s in sides):
            kind = _kind(tags, run)
            _mark(tags, range(i, i + 1), None)
            for side in sides:
                _mark(tags, side, kind)
            return


def _known(words: Sequence[Marked], run: range) -> bool:
    said = _phrase(words, run)
    return words[run.stop - 1].upos == "PROPN" and party_of(said) is not None


def _take_parties_out(words: Sequence[Marked], tags: Tags, run: range) -> None:
    """ "ISIL targets", "ISIL gang leader": a party, then a place or person of its.

    What a hyphen or "'s" joins to it ("ISIL-held territory") stays one name.
    """
    kind = _kind(tags, run)
    if kind not in ("PLACE", "FACILITY", "PERSON"):
        return
    for stop in range(run.stop - 1, run.start, -1):
        rest = range(stop, run.stop)
        plain = all(words[i].text.islower() for i in rest) and words[stop].upos not in ("PUNCT", "PART")
        if plain and _party(words, range(run.start, stop)):
            _mark(tags, range(run.start, stop), "ORGANISATION")
            _mark(tags, rest, kind if words[rest[-1]].lemma != "target" else None)
            return


def _party(words: Sequence[Marked], run: range) -> bool:
    said = _phrase(words, run)
    return words[run.stop - 1].upos == "PROPN" and listed_party(said) is not None


def _drop_nameless(words: Sequence[Marked], tags: Tags, run: range) -> None:
    """ "More", "international", "22": no noun, no name; an adjective of nationality is marked as one.

    One that has a capital amid a sentence is a name that was taken for an adjective ("the Corazal station").
    """
    if any(words[i].upos not in NO_NAME for i in run):
        return
    first = words[run.start]
    said = first.text
    demonym = len(run) == 1 and said[0].isupper() and country_of_adjective(said)
    if demonym:
        _mark(tags, run, "NATIONALITY")
    elif said.islower() or first.upos != "ADJ" or _begins_sentence(words, run.start):
        _mark(tags, run, None)


def _begins_sentence(words: Sequence[Marked], index: int) -> bool:
    return index == 0 or words[index - 1].sentence != words[index].sentence


LONGEST_PARTY = 6


def _mark_parties(words: Sequence[Marked], tags: Tags) -> None:
    """Countries and parties of the vocabularies that the network left unmarked; a country is a party where it acts."""
    done = 0
    for start, word in enumerate(words):
        if start < done or not word.text[:1].isupper():
            continue
        if word.deprel == "nsubj" and tags[start] == "B-PLACE" and not _goes_on(tags, start):
            tags[start] = "B-ORGANISATION" if _is_country(words, range(start, start + 1)) else tags[start]
        for run in _unmarked(words, tags, start, LONGEST_PARTY):
            country = _is_country(words, run)
            if country or _party(words, run):
                _name(tags, run, "PLACE" if country and not _acts(words, tags, run) else "ORGANISATION")
                done = run.stop
                break


def _acts(words: Sequence[Marked], tags: Tags, run: range) -> bool:
    """Whether a country does something, or goes on a list of parties."""
    beside = [words[i].head for i in run if words[i].deprel == "conj" and words[i].head < run.start]
    return any(words[i].deprel == "nsubj" for i in run) or any(tags[i].endswith("ORGANISATION") for i in beside)


def _goes_on(tags: Tags, index: int) -> bool:
    return index + 1 < len(tags) and tags[index + 1].startswith("I-")


def _unmarked(words: Sequence[Marked], tags: Tags, start: int, longest: int) -> Iterator[range]:
    """Runs of words of one sentence from ``start`` that are marked as no name of our kinds, the longest first."""
    stop = start
    while stop < len(words) and stop - start < longest and _is_free(tags, stop) and _beside(words, start, stop):
        stop += 1
    yield from (range(start, end) for end in range(stop, start, -1))


def _is_free(tags: Tags, index: int) -> bool:
    return tags[index] == "O" or tags[index].endswith("-OTHER")


def _name(tags: Tags, run: range, kind: str) -> None:
    """Mark a run in which no name of our kinds was; the rest of what the network took it for is unmarked."""
    first, last = run.start, run.stop
    while tags[first] == "I-OTHER":
        first -= 1
    while last < len(tags) and tags[last] == "I-OTHER":
        last += 1
    _mark(tags, range(first, last), None)
    _mark(tags, run, kind)


def _beside(words: Sequence[Marked], start: int, stop: int) -> bool:
    return words[stop].sentence == words[start].sentence


def _is_country(words: Sequence[Marked], run: range) -> bool:
    if words[run.stop - 1].upos != "PROPN":
        return False
    hit = countries().get(fold(_phrase(words, run)))
    return hit is not None and hit[1] == "name"


def _mark_weapons(words: Sequence[Marked], tags: Tags) -> None:
    """Weapons and platforms of the vocabulary that the network left unmarked."""
    done, openings = 0, _longest_from()
    for start, word in enumerate(words):
        longest = openings.get(word.text.lower(), 0)
        if not longest or start < done:
            continue
        for run in _unmarked(words, tags, start, longest):
            kind = _weapon(words, run)
            if kind is not None:
                _name(tags, run, kind)
                done = run.stop
                break


def _weapon(words: Sequence[Marked], run: range) -> str | None:
    last = words[run.stop - 1]
    if last.upos not in ("NOUN", "PROPN"):
        return None
    return _weapons().get(_phrase(words, run).lower())


@cache
def _weapons() -> Mapping[str, str]:
    """Weapons as written, in the singular and plural, to the mark for them; deeds ("air strike") are none."""
    table: dict[str, str] = {}
    deeds = {lemma for row in read_table("events") if row["pos"] == "N" for lemma in listed(row["lemmas"])}
    for row in read_table("weapons"):
        mark = "VEHICLE" if row["family"] in RIDES else "WEAPON"
        for phrase in (row["phrase"], row["plural"], *listed(row["aliases"])):
            if phrase and row["family"] not in TOOLS and not _is_deed(phrase, deeds):
                for form in (phrase, phrase + "s"):
                    table.setdefault(form.lower(), mark)
    return table


def _is_deed(phrase: str, deeds: set[str]) -> bool:
    last = phrase.lower().split()[-1]
    return last in deeds or last.removesuffix("s") in deeds or last in ("fire", "bomber", "bombers", "attacker")


@cache
def _longest_from() -> Mapping[str, int]:
    """How many words the longest weapon that begins with a word has; a hyphen is a word to the network."""
    longest: dict[str, int] = {}
    for phrase in _weapons():
        words = phrase.replace("-", " - ").split()
        for first in (words[0], phrase.split()[0]):
            longest[first] = max(longest.get(first, 0), len(words))
    return longest

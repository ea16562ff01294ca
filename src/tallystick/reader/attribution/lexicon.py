"""The cue lexicon: which verbs, nouns and adverbs attribute, with the stance they take."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from tallystick.reader.parse import Word
from tallystick.resources.tables import listed, read_table


@dataclass(frozen=True, slots=True)
class Cue:
    """An expression that attributes: lemma, part of speech (verb, noun, phrase …), stance, whether it can lack a
    source, whether it often stands with quoted words."""

    lemma: str
    pos: str
    stance: str
    sourceless: bool
    quoted: bool


@cache
def cues() -> Mapping[tuple[str, str], Cue]:
    """All rows of the lexicon by (lemma, part of speech)."""
    return {(c.lemma, c.pos): c for row in read_table("cues") for c in [_cue(row)]}


@cache
def forms() -> Mapping[tuple[str, str], Cue]:
    """All forms of all rows by (form, part of speech)."""
    return {
        (form.lower(), row["pos"]): _cue(row)
        for row in read_table("cues")
        for form in listed(row["forms"]) or (row["cue"],)
    }


def _cue(row: dict[str, str]) -> Cue:
    return Cue(row["cue"].lower(), row["pos"], row["stance"], row["sourceless"] == "yes", row["quoted"] == "yes")


def cue_of(lemma: str, *poses: str) -> Cue | None:
    """The row of a lemma or form, of the first part of speech it has among ``poses`` (any if none are given)."""
    word = lemma.lower()
    for pos in poses or ("phrase", "verb", "noun", "adjective", "adverb", "preposition"):
        found = cues().get((word, pos)) or forms().get((word, pos))
        if found is not None:
            return found
    return None


@cache
def word_set(name: str) -> frozenset[str]:
    """The words of one set of the rules' vocabulary (``lexicons/attribution.tsv``); KeyError if there is none."""
    return {row["set"]: frozenset(listed(row["words"])) for row in read_table("attribution")}[name]


@cache
def verb_forms() -> Mapping[str, str]:
    """Every form of every cue verb, to its lemma."""
    return {form: cue.lemma for (form, pos), cue in forms().items() if pos == "verb"}


def base(word: Word) -> str:
    """The lemma of a word, from the lexicon's forms where it lists them: a learned lemma may be off by a letter."""
    return _base(word.text.lower(), word.lemma.lower(), word.upos in ("VERB", "AUX"))


@lru_cache(maxsize=20_000)
def _base(text: str, lemma: str, verb: bool) -> str:
    for pos in ("verb",) if verb else ("noun", "adjective", "adverb"):
        row = forms().get((text, pos))
        if row is not None:
            return row.lemma
    return lemma


def cue_of_word(word: Word) -> Cue | None:
    """The row of a word as its part of speech."""
    if word.upos in ("VERB", "AUX"):
        return forms().get((word.text.lower(), "verb")) or cue_of(word.lemma, "verb")
    return cue_of(word.text.lower(), "noun", "adjective", "adverb", "preposition") or cue_of(
        word.lemma, "noun", "adjective", "adverb", "preposition"
    )


def noun_of(word: Word) -> str:
    """The singular of a noun by its form, lower case; regular plurals only."""
    text = word.text.lower()
    if word.xpos not in ("NNS", "NNPS") or len(text) < 4:
        return text
    for ending, put in (
        ("ies", "y"),
        ("men", "man"),
        ("ches", "ch"),
        ("shes", "sh"),
        ("sses", "ss"),
        ("xes", "x"),
        ("people", "person"),
    ):
        if text.endswith(ending):
            return text[: -len(ending)] + put
    return text[:-1] if text.endswith("s") and not text.endswith("ss") else text

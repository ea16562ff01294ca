"""Lemmas of the words the rules ask for, from their spelling: surer than the network's own."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from tallystick.resources.tables import all_word_sets, listed, read_table

VOWELS = frozenset("aeiou")
UNDOUBLED = frozenset("wxy")  # final letters that English never doubles


def inflected(lemma: str) -> frozenset[str]:
    """The forms of a verb that spelling rules give, its irregular ones besides; both spellings where writers differ."""
    forms = {lemma, lemma + "s"}
    if lemma.endswith("e"):
        kept = lemma.endswith(("ee", "oe", "ye"))  # "fleeing", "hoeing", "dyeing"
        forms |= {lemma + "d", (lemma if kept else lemma[:-1]) + "ing"}
    elif lemma.endswith("y") and lemma[-2:-1] not in VOWELS:
        forms |= {lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"}
    else:
        forms |= {stem + ending for stem in _stems(lemma) for ending in ("ed", "ing")}
    if lemma.endswith(("s", "sh", "ch", "x", "z")):
        forms.add(lemma + "es")
    return frozenset(forms | set(listed(_irregular().get(lemma, ""))))


def _stems(lemma: str) -> set[str]:
    """A verb's stem before a vowel: "kidnap" also doubles its last letter."""
    closed = len(lemma) > 2 and lemma[-1] not in VOWELS | UNDOUBLED and lemma[-2] in VOWELS and lemma[-3] not in VOWELS
    return {lemma, lemma + lemma[-1]} if closed else {lemma}


@cache
def _irregular() -> Mapping[str, str]:
    return {row["lemma"]: row["forms"] for row in read_table("irregular")}


@cache
def _verbs() -> Mapping[str, str]:
    """Written form to lemma for every verb a rule or a vocabulary names."""
    rows = [row for table in ("events", "relations") for row in read_table(table) if row["pos"] == "V"]
    named = [lemma for row in rows for lemma in listed(row["lemmas"])]
    named += [row["cue"] for row in read_table("cues") if row["pos"] == "verb" and " " not in row["cue"]]
    # Word sets hold forms too ("said", "is"): such a word says what is made from it, not that it is a lemma.
    asked = {form: word for word in sorted(_whole()) for form in sorted(inflected(word) - {word})}
    return asked | {form: lemma for lemma in reversed(named) for form in sorted(inflected(lemma))}


@cache
def _nouns() -> Mapping[str, str]:
    """Plural to singular for the nouns that name people and weapons, and for those of the word sets that end in y."""
    named = [lemma for row in read_table("events") if row["pos"] == "N" for lemma in listed(row["lemmas"])]
    others = {
        word[:-1] + "ies": word
        for word in sorted(_whole() | set(named))
        if word[-1:] == "y" and word[-2:-1] not in VOWELS
    }
    people = {row["plural"].lower(): row["lemma"].lower() for row in read_table("roles") if row["plural"]}
    return (
        {row["plural"].lower(): row["phrase"].lower() for row in read_table("weapons") if row["plural"]}
        | people
        | others
    )


def mended(form: str, upos: str, lemma: str) -> str:
    """The lemma of a word the vocabularies know, else the one given."""
    low = form.lower()
    if upos in ("VERB", "AUX"):
        return _verbs().get(low, lemma)
    if upos != "NOUN":
        return lemma
    return low if low in _whole() and lemma not in _whole() else _nouns().get(low, lemma)


@cache
def _whole() -> frozenset[str]:
    """Words of the word sets: what the network cuts into no such word ("kg") stays whole."""
    return frozenset(word for words in all_word_sets() for word in words)

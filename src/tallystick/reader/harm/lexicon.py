"""The words of harm and damage from their tables, looked up by lemma and, where a parser's lemma fails, by form."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from tallystick.reader.parse import Word
from tallystick.resources.tables import Row, listed, read_table

REMEMBERED = 4096
"""Words whose possible lemmas and entries are kept: every rule asks for those of a report's words again."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One word of a table with what the table says of it."""

    form: str
    kind: str
    outcome: str = ""
    who: str = ""
    age_group: str = ""
    sex: str = ""
    flags: frozenset[str] = frozenset()

    def flag(self, name: str) -> str | None:
        """The value of a flag ("particle:down" → "down"; a bare flag → "")."""
        for flag in self.flags:
            key, _, value = flag.partition(":")
            if key == name:
                return value
        return None

    @property
    def plain(self) -> bool:
        """Whether the word says its harm by itself: "shot" may miss, a hospital needs somebody sent there."""
        return self.flag("hit") is None and self.flag("whither") is None


@cache
def _index(table: str) -> Mapping[str, tuple[Entry, ...]]:
    index: dict[str, list[Entry]] = {}
    for row in read_table(table):
        for form in listed(row["forms"]):
            index.setdefault(form, []).append(_entry(form, row))
    return {form: tuple(entries) for form, entries in index.items()}


def _entry(form: str, row: Row) -> Entry:
    return Entry(
        form,
        row["kind"],
        row.get("outcome", ""),
        row.get("who", ""),
        row.get("age_group", ""),
        row.get("sex", ""),
        frozenset(listed(row.get("flags", ""))),
    )


def entries(word: Word, table: str = "harm") -> tuple[Entry, ...]:
    """Every entry of a word, by lemma first."""
    return _entries(word.text, word.lemma, table)


@lru_cache(maxsize=REMEMBERED)
def _entries(text: str, lemma: str, table: str) -> tuple[Entry, ...]:
    index = _index(table)
    return tuple(e for form in _lemmas(text, lemma) for e in index.get(form, ()))


def entry(word: Word, *kinds: str, table: str = "harm") -> Entry | None:
    """The first entry of one of the kinds."""
    for found in _entries(word.text, word.lemma, table):
        if found.kind in kinds:
            return found
    return None


@cache
def phrases(kind: str, table: str = "harm") -> tuple[str, ...]:
    """All forms of one kind (used for phrases that are looked up in running text)."""
    return tuple(form for form, found in _index(table).items() for e in found if e.kind == kind)


IRREGULAR = {
    "slain": "slay",
    "slew": "slay",
    "shot": "shoot",
    "hurt": "hurt",
    "fled": "flee",
    "took": "take",
    "taken": "take",
    "held": "hold",
    "kept": "keep",
    "lost": "lose",
    "left": "leave",
    "found": "find",
    "sought": "seek",
    "threatened": "threaten",
    "beaten": "beat",
    "brought": "bring",
    "blew": "blow",
    "blown": "blow",
    "sank": "sink",
    "sunk": "sink",
    "burnt": "burn",
    "stole": "steal",
    "stolen": "steal",
    "said": "say",
    "dug": "dig",
    "seen": "see",
    "saw": "see",
    "got": "get",
    "led": "lead",
    "dying": "die",
    "died": "die",
    "men": "man",
    "women": "woman",
    "people": "people",
    "children": "child",
    "wives": "wife",
    "lives": "life",
    "done": "do",
    "did": "do",
    "rose": "rise",
    "risen": "rise",
    "was": "be",
    "were": "be",
    "is": "be",
    "are": "be",
    "been": "be",
    "had": "have",
    "has": "have",
    "sustained": "sustain",
    "hung": "hang",
    "caught": "catch",
    "tore": "tear",
    "torn": "tear",
    "fell": "fall",
    "fallen": "fall",
    "laid": "lay",
    "slit": "slit",
    "cut": "cut",
    "driven": "drive",
    "drove": "drive",
}
"""Irregular forms of the words this room looks for: the lexicons must hold where the parser's lemma does not."""


def _stems(text: str) -> tuple[str, ...]:
    """The lemmas a regular form may have ("departed": depart, departe; "killing": kill, kille; "maimed": maim)."""
    if text in IRREGULAR:
        return (IRREGULAR[text],)
    found: list[str] = list(_singulars(text))
    for ending in ("ed", "ing"):
        if text.endswith(ending) and len(text) > len(ending) + 2:
            base = text[: -len(ending)]
            found += [base, base + "e", base[:-1] if base[-1] == base[-2] else base]
            found += [base[:-1] + "y"] if base.endswith("i") else []
    return tuple(found)


def lemmas(word: Word) -> tuple[str, ...]:
    """Every lemma a word may have, each once: the parser's, its form, and what regular endings leave."""
    return _lemmas(word.text, word.lemma)


def is_a(word: Word, names: Container[str]) -> bool:
    """Whether one of the word's possible lemmas is among ``names``."""
    for lemma in _lemmas(word.text, word.lemma):  # noqa: SIM110 - asked of every word, and twice as fast as any()
        if lemma in names:
            return True
    return False


@lru_cache(maxsize=REMEMBERED)
def _lemmas(text: str, lemma: str) -> tuple[str, ...]:
    low = text.lower()
    return tuple(dict.fromkeys((lemma.lower(), low, *_stems(low))))


def _singulars(text: str) -> Iterator[str]:
    """Plain English singulars, for lemmas a parser got wrong (capitals, rare words)."""
    if text.endswith("men"):
        yield text[:-2] + "an"
    if text.endswith("children"):
        yield text[:-3]
    if text.endswith("ies"):
        yield text[:-3] + "y"
    if text.endswith("es"):
        yield text[:-2]
    if text.endswith("s") and not text.endswith("ss"):
        yield text[:-1]

"""The annotated corpora as documents of words with whatever labels each corpus carries."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.pins import sha256

from tallystick.model.span import Span
from tallystick.reader.network.labels import ENTITY_TAGS, ENTITY_TYPES, FILLERS, INCIDENTS
from tallystick.text.sentences import split_sentences
from tallystick.text.words import split_words

Row = dict[str, Any]
TAG = {tag: i for i, tag in enumerate(ENTITY_TAGS)}
ALL_TAGS = (1 << len(ENTITY_TAGS)) - 1
OUTSIDE_TAG = 1


@dataclass(frozen=True, slots=True)
class Told:
    """One attribution in word numbers."""

    cue: tuple[int, ...]
    source: tuple[int, ...]
    content: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Syntax:
    """Per word: tags, lemma, head (word number in the document, -1 = root) and relation."""

    upos: list[str]
    xpos: list[str]
    lemma: list[str]
    head: list[int]
    deprel: list[str]


@dataclass(frozen=True, slots=True)
class Happening:
    """One happening in word numbers: its trigger and the words of each role (``labels.ARGUMENTS``)."""

    trigger: tuple[int, ...]
    roles: dict[str, tuple[int, ...]]


@dataclass(slots=True)
class Text:
    """One document to learn from.

    ``entity`` holds a bit mask of the tags each word may have, 0 says nothing; ``filler`` one of the slots each word
    may fill, -1 says nothing; ``labels`` one label a word for other heads; ``same`` the mentions of each thing
    that is mentioned more than once.
    """

    id: str
    text: str
    words: list[Span]
    sentences: list[range]
    syntax: Syntax | None = None
    told: list[Told] | None = None
    entity: list[int] | None = None
    happenings: list[Happening] | None = None
    same: list[list[tuple[int, ...]]] | None = None
    filler: list[int] | None = None
    labels: dict[str, list[str | None]] = field(default_factory=dict)


def folder() -> Path:
    """Where the corpora are: ``TALLYSTICK_CORPORA`` or ``../shared/corpora``."""
    return Path(os.environ.get("TALLYSTICK_CORPORA", "../shared/corpora"))


FILES = (
    *("ewt/train", "geovirus/all", "gum/train", "meantime/all", "muc4/train", "polnear/train", "re3d/train"),
    *("wikigold/all", "wnut17/train"),
)
"""Everything of the corpora that weights learn from (of GeoVirus and MEANTIME four fifths)."""


def digests() -> dict[str, str]:
    """The sha256 of each of these files, for the recipe and the model card."""
    return {name: sha256(folder() / f"{name}.jsonl") for name in FILES}


def rows(name: str) -> list[Row]:
    """The records of one file of the corpora."""
    with (folder() / f"{name}.jsonl").open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def plain(name: str, text: str) -> Text:
    """A document cut by the reader's own splitters."""
    words: list[Span] = []
    sentences: list[range] = []
    for sentence in split_sentences(text):
        first = len(words)
        words += split_words(text, sentence)
        if len(words) > first:
            sentences.append(range(first, len(words)))
    return Text(name, text, words, sentences)


def covered(words: list[Span], spans: Iterable[Iterable[int]]) -> list[int]:
    """Words of which at least half lies inside one of ``spans``."""
    found: list[int] = []
    for start, end in spans:
        found += [
            i
            for i in _between(words, start, end)
            if 2 * (min(words[i].end, end) - max(words[i].start, start)) >= words[i].end - words[i].start
        ]
    return sorted(set(found))


def _between(words: list[Span], start: int, end: int) -> range:
    low, high = 0, len(words)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if words[middle].end <= start else (low, middle)
    first = low
    while low < len(words) and words[low].start < end:
        low += 1
    return range(first, low)


# --- attribution ---------------------------------------------------------------------------------------------------


def polnear(split: str) -> list[Text]:
    """PolNeAR: attributions as word numbers."""
    found = []
    for row in rows(f"polnear/{split}"):
        text = plain(row["id"], row["text"])
        text.told = []
        for a in row["attributions"]:
            cue, source, content = (tuple(covered(text.words, a[role])) for role in ("cue", "source", "content"))
            if cue and content:
                text.told.append(Told(cue, source, content))
        found.append(text)
    return found


# --- syntax --------------------------------------------------------------------------------------------------------


def treebank(name: str, split: str) -> list[Text]:
    """EWT or GUM: gold words and sentences with tags, lemmas and trees; names where the corpus tells them."""
    found = []
    for row in rows(f"{name}/{split}"):
        text = Text(row["id"], row["text"], [], [], Syntax([], [], [], [], []))
        for sentence in row["sentences"]:
            _add_sentence(text, sentence["tokens"])
        text.entity = _gum_names(text, row) if name == "gum" else [0] * len(text.words)
        text.same = clusters(text, row["entities"]) if name == "gum" else None
        _add_nationalities(text)
        found.append(text)
    return found


def _add_sentence(text: Text, tokens: list[list[Any]]) -> None:
    assert text.syntax is not None
    first = len(text.words)
    for start, end, _form, lemma, upos, xpos, _feats, head, deprel, *_ in tokens:
        text.words.append(Span(start, end))
        text.syntax.lemma.append(lemma)
        text.syntax.upos.append(upos)
        text.syntax.xpos.append(xpos)
        text.syntax.head.append(first + head - 1 if head else -1)
        text.syntax.deprel.append(deprel)
    text.sentences.append(range(first, len(text.words)))


# --- entities ------------------------------------------------------------------------------------------------------


def tags_of(*types: str, mark: str) -> int:
    """The bit mask of one mark (B or I) over several types."""
    return sum(1 << TAG[f"{mark}-{kind}"] for kind in types)


def open_tags(known: Iterable[str]) -> int:
    """What a word outside every annotated name may be: O, or a name of a type the corpus does not annotate."""
    return OUTSIDE_TAG | sum(
        tags_of(kind, mark=mark) for kind in ENTITY_TYPES if kind not in set(known) for mark in "BI"
    )


def mark_name(entity: list[int], where: list[int], types: tuple[str, ...]) -> None:
    """Write one name over the words ``where`` (in order); it may be of any of ``types``."""
    for place, word in enumerate(where):
        entity[word] = tags_of(*types, mark="I" if place else "B")


KNOWN_GUM = ("PERSON", "ORGANISATION", "PLACE", "FACILITY", "TIME")
_GUM_TYPES = {
    "person": ("PERSON",),
    "organization": ("ORGANISATION",),
    "place": ("PLACE", "FACILITY"),
    "time": ("TIME",),
    "object": ("OTHER", "VEHICLE", "WEAPON"),
    "event": ("OTHER",),
    "abstract": ("OTHER", "NATIONALITY"),
    "substance": ("OTHER",),
}


def _gum_names(text: Text, row: Row) -> list[int]:
    assert text.syntax is not None
    entity = [open_tags(KNOWN_GUM)] * len(text.words)
    for i, tag in enumerate(text.syntax.upos):
        if tag == "PROPN":
            entity[i] = 0
    taken: set[int] = set()
    for e in sorted(row["entities"], key=lambda e: e["s"] - e["e"]):
        where = covered(text.words, [(e["s"], e["e"])])
        types = _GUM_TYPES.get(e["type"])
        name = where if e["type"] == "time" else _name_core(text, e, where)
        if types and name and not taken & set(name):
            mark_name(entity, name, types)
            taken |= set(name)
    return entity


def clusters(text: Text, entities: Iterable[Row]) -> list[list[tuple[int, ...]]]:
    """Mentions by group, in text order; long descriptions and what is mentioned once left out."""
    found: dict[str, list[tuple[int, ...]]] = {}
    for e in entities:
        where = tuple(covered(text.words, [(e["s"], e["e"])]))
        if 0 < len(where) <= LONGEST_MENTION:
            found.setdefault(e["grp"], []).append(where)
    return [sorted(mentions) for mentions in found.values() if len(mentions) > 1]


LONGEST_MENTION = 8  # words: longer ones are descriptions with other mentions inside


def _name_core(text: Text, e: Row, where: list[int]) -> list[int]:
    """The proper-name part of a GUM entity around its head: proper nouns joined by "of", "and", "the" or hyphens."""
    assert text.syntax is not None
    upos = text.syntax.upos
    heads = [where[int(n) - 1] for n in str(e.get("minspan", "")).split(",") if n.isdigit() and int(n) <= len(where)]
    heads = [h for h in heads if upos[h] == "PROPN"]
    if not heads:
        return []
    inner = {"of", "the", "and", "for", "'s", "-", "de", "del", "&", "’s"}
    forms = [text.words[i].of(text.text) for i in where]

    def fits(k: int) -> bool:
        return upos[where[k]] == "PROPN" or (forms[k][:1].isupper() and upos[where[k]] in ("ADJ", "NOUN", "NUM"))

    low = high = where.index(heads[0])
    while low > 0 and (fits(low - 1) or (forms[low - 1].lower() in inner and low > 1 and fits(low - 2))):
        low -= 1
    while high + 1 < len(where) and (
        fits(high + 1) or (forms[high + 1].lower() in inner and high + 2 < len(where) and fits(high + 2))
    ):
        high += 1
    return where[low : high + 1]


def _add_nationalities(text: Text) -> None:
    """Adjectives written with a capital, whose lemma keeps it, are nationalities (UD writes other adjectives small)."""
    assert text.syntax is not None and text.entity is not None
    for i, (upos, lemma) in enumerate(zip(text.syntax.upos, text.syntax.lemma, strict=True)):
        form = text.words[i].of(text.text)
        capital = upos == "ADJ" and form[:1].isupper() and lemma[:1].isupper() and not form.isupper() and len(form) > 3
        inside = text.entity[i] and not text.entity[i] & OUTSIDE_TAG
        if capital and not inside and re.search(r"(?:an|ish|ese|i|ch|tch|ic|ab|sh|k|d)$", form) and "-" not in form:
            text.entity[i] = tags_of("NATIONALITY", mark="B")


def _flat(name: str, row: Row, types: dict[str, tuple[str, ...]], known: tuple[str, ...]) -> Text:
    text = plain(name, row["text"])
    text.entity = [open_tags(known)] * len(text.words)
    for e in row["entities"]:
        kinds = types.get(e["type"])
        where = covered(text.words, [(e["s"], e["e"])])
        if kinds and where:
            mark_name(text.entity, where, kinds)
    return text


_NAMED = ("PERSON", "ORGANISATION", "PLACE", "FACILITY")
_WIKIGOLD = {
    "PER": ("PERSON",),
    "ORG": ("ORGANISATION",),
    "LOC": ("PLACE", "FACILITY"),
    "MISC": ("OTHER", "NATIONALITY", "VEHICLE", "WEAPON"),
}
_WNUT = {
    "person": ("PERSON",),
    "location": ("PLACE", "FACILITY"),
    "group": ("ORGANISATION",),
    "corporation": ("ORGANISATION",),
    "product": ("OTHER", "VEHICLE", "WEAPON"),
    "creative-work": ("OTHER",),
}


def wikigold() -> list[Text]:
    """Names in Wikipedia sentences; there is no dev part."""
    known = (*_NAMED, "OTHER", "NATIONALITY", "VEHICLE", "WEAPON")
    return [_flat(row["id"], row, _WIKIGOLD, known) for row in rows("wikigold/all")]


def wnut17(split: str) -> list[Text]:
    """Names in social media."""
    return [_flat(row["id"], row, _WNUT, (*_NAMED, "OTHER")) for row in rows(f"wnut17/{split}")]


_RE3D = {
    "Organisation": ("ORGANISATION",),
    "Location": ("PLACE", "FACILITY"),
    "Person": ("PERSON",),
    "Temporal": ("TIME",),
    "Weapon": ("WEAPON",),
    "MilitaryPlatform": ("VEHICLE",),
    "Vehicle": ("VEHICLE",),
    "Nationality": ("NATIONALITY",),
}


def re3d(split: str) -> list[Text]:
    """Defence texts: names, weapons, platforms and times with confidence above one half."""
    found = []
    for row in rows(f"re3d/{split}"):
        sure = {**row, "entities": [e for e in row["entities"] if e["conf"] > 0.5]}
        known = (*_NAMED, "WEAPON", "VEHICLE", "TIME", "NATIONALITY")
        text = _flat(row["id"], sure, _RE3D, known)
        assert text.entity is not None
        for e in sure["entities"]:
            if e["type"] == "Person":
                _shorten_person(text, e, row["entities"])
        found.append(text)
    return found


def _shorten_person(text: Text, e: Row, every: list[Row]) -> None:
    """re3d counts a title as part of the name, the other corpora do not: the title says nothing here."""
    assert text.entity is not None
    inner = [o for o in every if o["type"] == "Person" and o["e"] == e["e"] and o["s"] > e["s"]]
    whole = covered(text.words, [(e["s"], e["e"])])
    if inner or any(text.words[i].of(text.text) == "of" for i in whole):
        for i in whole:
            text.entity[i] = 0
    if inner:
        name = covered(text.words, [max((o["s"], o["e"]) for o in inner)])
        if name:
            mark_name(text.entity, name, ("PERSON",))


def geovirus(part: str) -> list[Text]:
    """Place names in outbreak news; every fifth document by sorted id is dev."""
    found = []
    for row in fifth(rows("geovirus/all"), part):
        text = plain(row["id"], row["text"])
        text.entity = [open_tags(("PLACE",))] * len(text.words)
        for t in row["toponyms"]:
            where = covered(text.words, [(t["s"], t["e"])])
            if where:
                mark_name(text.entity, where, ("PLACE",))
        found.append(text)
    return found


def fifth(found: list[Row], part: str) -> list[Row]:
    """``dev`` is every fifth record by sorted id, ``train`` the others."""
    ordered = sorted(found, key=lambda row: str(row["id"]))
    return [row for i, row in enumerate(ordered) if (i % 5 == 0) == (part == "dev")]


_MEANTIME = {
    "ORG": ("ORGANISATION",),
    "PER": ("PERSON",),
    "LOC": ("PLACE", "FACILITY"),
    "PRO": ("OTHER", "VEHICLE", "WEAPON"),
    "FIN": ("OTHER", "ORGANISATION"),
}


def meantime(part: str) -> list[Text]:
    """Wikinews: names and times of the title and the first five sentences; every fifth document by sorted id is dev."""
    found = []
    for row in fifth(rows("meantime/all"), part):
        text = plain(row["id"], row["text"])
        limit = row["sentences"][min(6, len(row["sentences"]) - 1)]["e"]
        outside = open_tags((*_NAMED, "TIME", "OTHER"))
        text.entity = [outside if w.end <= limit else 0 for w in text.words]
        named = [m for m in row["mentions"] if m.get("syntactic_type") in ("NAM", "PRE.NAM") or m["kind"] == "TIMEX3"]
        for m in sorted((m for m in named if "s" in m), key=lambda m: m["s"] - m["e"]):
            kinds = ("TIME",) if m["kind"] == "TIMEX3" else _MEANTIME.get(m.get("inst_ent_type") or "")
            where = covered(text.words, [(m["s"], m["e"])])
            if where and text.words[where[0]].of(text.text).lower() == "the" and m["kind"] != "TIMEX3":
                where = where[1:]
            if kinds and where and len(where) <= 6:
                mark_name(text.entity, where, kinds)
        found.append(text)
    return found


def muc4(split: str) -> list[Text]:
    """FBIS reports in capitals: instruments, perpetrator organisations and named victims of the templates.

    A word that is part of one of them elsewhere in the report says nothing.
    """
    slots = {"instrument_id": "WEAPON", "perp_organization_id": "ORGANISATION", "hum_tgt_name": "PERSON"}
    found = []
    for row in rows(f"muc4/{split}"):
        text = plain(row["id"], row["text"])
        names = [
            (kind, span)
            for t in row["templates"]
            for slot, kind in slots.items()
            for fill in t[slot]
            for m in fill.get("mentions", [])
            for span in m
        ]
        where = [(kind, covered(text.words, [span])) for kind, span in names]
        seen = {text.words[i].of(text.text).lower() for _, w in where for i in w}
        free = open_tags(("WEAPON",)) if row["templates"] else 0
        text.entity = [0 if w.of(text.text).lower() in seen else free for w in text.words]
        for kind, w in where:
            if w and len(w) <= 8:
                mark_name(text.entity, w, (kind,))
        _add_fillers(text, row)
        found.append(text)
    return found


_SLOTS = {
    "PerpInd": "perp_individual_id", "PerpOrg": "perp_organization_id", "Target": "phys_tgt_id",
    "Victim": "hum_tgt_name", "Weapon": "instrument_id",
}  # fmt: skip
"""The five slots as the task of 2021 takes them from the templates of 1992."""


def _add_fillers(text: Text, row: Row) -> None:
    """Which words fill a slot of a template, and the incident type of their template."""
    text.filler = [0] * len(text.words)
    kinds: list[str | None] = [None] * len(text.words)
    for t in row["templates"]:
        for bit, slot in enumerate(FILLERS):
            for m in (m for fill in t[_SLOTS[slot]] for m in fill.get("mentions", [])):
                for i in covered(text.words, m):
                    text.filler[i] |= 1 << bit
                    kinds[i] = next((k for k in INCIDENTS if k in t["type"].lower()), None)
    text.labels["incident"] = kinds


def every_text() -> Iterator[str]:
    """All text of the corpora that may be trained on, for choosing the vocabulary."""
    names = [
        "polnear/train",
        "polnear/dev",
        "gum/train",
        "gum/dev",
        "ewt/train",
        "ewt/dev",
        "muc4/train",
        "muc4/dev",
        "re3d/train",
        "wikigold/all",
        "wnut17/train",
        "geovirus/all",
        "meantime/all",
        "ecbplus/train",
    ]
    for name in names:
        for row in rows(name):
            yield row["text"]

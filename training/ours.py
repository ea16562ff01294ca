"""Our own annotated reports as texts to learn from."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from training import markup, vary
from training.corpora import Happening, Text, Told, clusters, covered, mark_name, open_tags, plain

Row = dict[str, Any]
CONNECTING = frozenset("of the and for in on al el de del la los bin ibn von van ul ur da e y".split())
LONGEST_NAME = 8  # words; longer mentions are descriptions around a name
AUXILIARIES = frozenset("has have had is was are were be been will would not n't also".split())
OPENING, CLOSING = frozenset('"“‘«'), frozenset('"”’»')
PRONOUNS = frozenset("he she it they them him her his its their we us our i who which".split())


VARIANTS, SEED = 3, 20261125
"""Variants of each report, at most, in other names, counts and days, beside the report itself."""
APART = Path(__file__).parent / "apart.txt"
"""Names the files of reports that no weight learns from: the passages of `bench grave` beside the tenth."""


def files(apart: bool = False) -> list[Path]:
    """The files of reports that weights learn from; with ``apart`` those set apart."""
    kept = frozenset(APART.read_text(encoding="utf-8").split())
    return [file for file in sorted(markup.FOLDER.glob("*.txt")) if (file.name in kept) == apart]


def set_apart() -> list[Row]:
    """The passages that no weight learns from and curves are fitted on: the files set apart, without the tenth."""
    rows = markup.load(files(apart=True))
    held = markup.held_out([row["id"] for row in rows])
    return [row for row in rows if row["id"] not in held]


def texts(leave_out: frozenset[str] = frozenset(), windows: int | None = None) -> list[Text]:
    """Our reports and their variants, without the held-out tenth, the files set apart and those to ``leave_out``.

    ``windows`` is how many will be drawn: no more variants are made than these can show, but one of each.
    """
    every = list(markup.passages(files()))
    kept_apart = markup.held_out([p.id for p in every]) | leave_out
    learned = [p for p in every if p.id not in kept_apart]
    names, rng = vary.pools(learned), random.Random(SEED)
    shown = VARIANTS if windows is None else min(VARIANTS, max(1, windows // max(1, len(learned))))
    variants = [vary.varied(p, names, rng) for _ in range(shown) for p in learned]
    return [text_of(markup.compiled(p)) for p in (*learned, *variants)]


def text_of(row: Row) -> Text:
    """One compiled report in word numbers, with a label for every head but those of grammar."""
    text = plain(row["id"], row["text"])
    text.entity = _entities(text, row)
    text.told, stance = _told(text, row)
    text.happenings = [h for h in (_happening(text, e) for e in row["events"]) if h.trigger]
    text.same = clusters(
        text,
        [{"s": s, "e": e, "grp": x["id"]} for x in row["entities"] if x["letter"] in "PLVF" for s, e in x["mentions"]],
    )
    text.labels = {"stance": stance, **_triggers(text, row), **_counts(text, row)}
    return text


def _words(text: Text, quotes: Iterable[Row]) -> tuple[int, ...]:
    return tuple(covered(text.words, [(q["s"], q["e"]) for q in quotes]))


def _told(text: Text, row: Row) -> tuple[list[Told], list[str | None]]:
    told: list[Told] = []
    stance: list[str | None] = [None] * len(text.words)
    for a in row["attributions"]:
        cue, source, content = (_words(text, a[role]) for role in ("cue", "source", "content"))
        cue, content = _widened(text, cue, AUXILIARIES), _widened(text, _quoted(text, content), frozenset({"that"}))
        if cue and content:
            told.append(Told(cue, source, content))
            for i in cue:
                stance[i] = a["stance"]
    return told, stance


def _widened(text: Text, words: tuple[int, ...], before: frozenset[str]) -> tuple[int, ...]:
    """The words with those of ``before`` that stand right in front: PolNeAR takes "that" and auxiliaries in."""
    found = list(words)
    while found and found[0] > 0 and text.words[found[0] - 1].of(text.text).lower() in before:
        found.insert(0, found[0] - 1)
    return tuple(found)


def _quoted(text: Text, words: tuple[int, ...]) -> tuple[int, ...]:
    """The words with the marks around a whole quotation: PolNeAR takes them in, our mark-up leaves them out."""
    found = set(words)
    for i in words:
        ends = (i - 1, OPENING), (i + 1, CLOSING)
        found |= {k for k, m in ends if 0 <= k < len(text.words) and text.words[k].of(text.text) in m}
    return tuple(sorted(found))


def _happening(text: Text, event: Row) -> Happening:
    spans = {
        "actor": [f["span"] for f in event["actors"]],
        "target": [f["span"] for f in event["targets"]],
        "weapon": [w["span"] for w in event["weapons"]],
        "place": [event["where"]["span"]] if event["where"] and event["where"]["span"] else [],
        "when": [event["when"]["span"]] if event["when"] and event["when"]["span"] else [],
        "harm": [h["span"] for h in event["harm"]],
        "damage": [d["span"] for d in event["damage"]],
    }
    return Happening(_words(text, [event["trigger"]]), {k: _words(text, v) for k, v in spans.items()})


def _triggers(text: Text, row: Row) -> dict[str, list[str | None]]:
    size = len(text.words)
    kind: list[str | None] = ["O"] * size
    mode, fact, scope = ([None] * size for _ in range(3))  # type: list[str | None], list[str | None], list[str | None]
    for e in row["events"]:
        for i in _words(text, [e["trigger"]]):
            kind[i], mode[i], fact[i], scope[i] = e["type"], e["mode"] or "none", e["factuality"], e["scope"]
    return {"trigger": kind, "mode": mode, "fact": fact, "scope": scope}


def _counts(text: Text, row: Row) -> dict[str, list[str | None]]:
    """Who was harmed how and what was damaged how, word by word; inner phrases win over those around them."""
    size = len(text.words)
    harm: list[str | None] = ["O"] * size
    damage: list[str | None] = ["O"] * size
    who: list[str | None] = [None] * size
    counted = [h for e in row["events"] for h in e["harm"]]
    for h in sorted(counted, key=lambda h: h["span"]["s"] - h["span"]["e"]):
        for place, i in enumerate(_words(text, [h["span"]])):
            harm[i], who[i] = f"{'I' if place else 'B'}-{h['outcome']}", h["who"]
    for d in (d for e in row["events"] for d in e["damage"]):
        for place, i in enumerate(_words(text, [d["span"]])):
            damage[i] = f"{'I' if place else 'B'}-{d['outcome']}"
    return {"harm": harm, "who": who, "damage": damage}


def _entities(text: Text, row: Row) -> list[int]:
    """What each word may be: nothing outside mentions is a name, save of a nationality or a kind nobody marks."""
    outside = open_tags(("PERSON", "ORGANISATION", "PLACE", "FACILITY", "WEAPON", "VEHICLE", "TIME"))
    entity = [outside] * len(text.words)
    mentions = [(tuple(m), e) for e in row["entities"] for m in e["mentions"]]
    mentions += [(tuple(t), {"letter": "T", "kind": "time"}) for t in row["times"]]
    for span, e in sorted(mentions, key=lambda m: m[0][0] - m[0][1]):
        where = covered(text.words, [span])
        if where:
            _mark(text, entity, where, e)
    return entity


def _mark(text: Text, entity: list[int], where: list[int], e: Row) -> None:
    whole = {"W": "WEAPON", "V": "VEHICLE", "T": "TIME"}.get(e["letter"])
    if whole:
        mark_name(entity, _without_article(text, where), (whole,))
        return
    kind = {"L": "PLACE", "F": "FACILITY"}.get(e["letter"]) or ("PERSON" if e["kind"] == "person" else "ORGANISATION")
    name = _without_article(text, where)
    forms = [text.words[i].of(text.text) for i in name]
    named = [f[:1].isupper() for f in forms if f.lower() not in CONNECTING and re.match(r"\w", f)]
    if not named or not any(named) or (len(forms) == 1 and forms[0].lower() in PRONOUNS):
        return
    known = all(named) and len(forms) <= LONGEST_NAME and not all(f.isupper() for f in forms if len(f) > 5)
    if known or e["letter"] == "L":
        mark_name(entity, name, (kind,))
        return
    for i in where:
        entity[i] = 0


def _without_article(text: Text, where: list[int]) -> list[int]:
    first = text.words[where[0]].of(text.text).lower()
    return where[1:] if len(where) > 1 and first in ("the", "a", "an") else where

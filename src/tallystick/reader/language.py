"""Which language a report is written in: by its script, then by its function words and letters.

A trained identifier (py3langid) took 0.4 s to load, a fifth of the two seconds one report may take. A table of
closed-class words needs none, says why it decided, and is not misled by upper-case wire copy or by the Arabic names of
an English report.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from tallystick.resources.tables import Row, listed, read_table

# A look at so much text decides; the rest could only confirm it.
SAMPLE = 20_000
# One letter that only this language has weighs as a third of a function word: letters also come in with foreign names.
LETTER_WEIGHT = 0.33
# Below this share of words known from the winner's list the text is names and figures, and nothing can be said.
MIN_SHARE = 0.04
# English is the language that is read in full, so another one must show two telling words of its own: of 60,000 English
# sentences of the corpora (half in upper case) 190 were called another language without this, 20 with it.
FOREIGN_EVIDENCE = 2.0
WORD = re.compile(r"[^\W\d_]+(?:[\u064b-\u0655\u0900-\u0dff]+[^\W\d_]*)*")
SCRIPTS = (
    ("Latin", "A-Za-z\u00c0-\u024f\u1e00-\u1eff\uff21-\uff5a"),
    ("Cyrillic", "\u0400-\u052f"),
    ("Arabic", "\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc"),
    ("Hebrew", "\u05d0-\u05f2"),
    ("Greek", "\u0370-\u03ff\u1f00-\u1fff"),
    ("Devanagari", "\u0900-\u097f"),
    ("Bengali", "\u0980-\u09ff"),
    ("Gurmukhi", "\u0a00-\u0a7f"),
    ("Gujarati", "\u0a80-\u0aff"),
    ("Tamil", "\u0b80-\u0bff"),
    ("Telugu", "\u0c00-\u0c7f"),
    ("Kannada", "\u0c80-\u0cff"),
    ("Malayalam", "\u0d00-\u0d7f"),
    ("Sinhala", "\u0d80-\u0dff"),
    ("Thai", "\u0e00-\u0e7f"),
    ("Lao", "\u0e80-\u0eff"),
    ("Myanmar", "\u1000-\u109f"),
    ("Georgian", "\u10a0-\u10ff"),
    ("Hangul", "\uac00-\ud7a3\u1100-\u11ff"),
    ("Ethiopic", "\u1200-\u137f"),
    ("Khmer", "\u1780-\u17ff"),
    ("Armenian", "\u0530-\u058f"),
    ("Kana", "\u3040-\u30ff"),
    ("Han", "\u4e00-\u9fff\u3400-\u4dbf"),
)
LETTERS = tuple((name, re.compile(f"[{letters}]")) for name, letters in SCRIPTS)
# A character of these scripts is a syllable or a word where an alphabet's is a letter.
DENSE = {"Han": 3.0, "Hangul": 2.0, "Kana": 2.0, "Ethiopic": 2.0}


def detect_language(text: str) -> str | None:
    """The ISO 639-1 code of the text's main language, or None when it has too few telling words.

    A text in several languages counts as the one with most letters, then most function words.
    """
    sample = text[:SAMPLE]
    script = _script(sample)
    if script is None:
        return None
    candidates = _languages(script)
    if len(candidates) == 1:
        return candidates[0]["code"]
    return _by_words(sample, candidates)


def language_name(code: str) -> str:
    """The English name of a language code, or the code itself where we have no name for it."""
    return next((row["name"] for row in read_table("languages") if row["code"] == code), code)


@cache
def _languages(script: str) -> tuple[Row, ...]:
    return tuple(row for row in read_table("languages") if row["script"] == script)


def _script(sample: str) -> str | None:
    """The script of most of the text; a Japanese text is known by its syllables although most of it may be Han."""
    counts = {name: DENSE.get(name, 1.0) * len(letters.findall(sample)) for name, letters in LETTERS}
    best = max(counts, key=lambda name: counts[name])
    if best == "Han" and counts["Kana"] > 0.1 * counts["Han"]:
        return "Kana"
    return best if counts[best] else None


def _by_words(sample: str, candidates: tuple[Row, ...]) -> str | None:
    """The language whose words and letters weigh most; a word of n languages counts 1/n for each."""
    script = candidates[0]["script"]
    words = Counter(WORD.findall(sample.casefold()))
    scores = dict.fromkeys((row["code"] for row in candidates), 0.0)
    for word, count in words.items():
        owners = _owners(script).get(word, ())
        for code in owners:
            scores[code] += count / len(owners)
    characters = Counter(sample.casefold())
    for letter, codes in _letter_owners(script).items():
        for code in codes:
            scores[code] += LETTER_WEIGHT * characters[letter] / len(codes)
    best = max(scores, key=lambda code: scores[code])
    if "en" in scores and scores[best] < FOREIGN_EVIDENCE:
        best = "en"
    return best if scores[best] >= MIN_SHARE * max(words.total(), 1) else None


@cache
def _owners(script: str) -> dict[str, tuple[str, ...]]:
    """Which languages of the script have each function word."""
    owners: dict[str, list[str]] = {}
    for row in _languages(script):
        for word in set(listed(row["words"])):
            owners.setdefault(word, []).append(row["code"])
    return {word: tuple(codes) for word, codes in owners.items()}


@cache
def _letter_owners(script: str) -> dict[str, tuple[str, ...]]:
    """Which languages of the script are marked by each letter."""
    owners: dict[str, list[str]] = {}
    for row in _languages(script):
        for letter in row["letters"]:
            owners.setdefault(letter, []).append(row["code"])
    return {letter: tuple(codes) for letter, codes in owners.items()}

"""Look-up keys: how two spellings of one place name are made the same."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

LETTERS = str.maketrans(
    {
        # Latin letters that Unicode does not take apart
        "ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ə": "a", "ŋ": "n", "ħ": "h",
        # Apostrophes, hamza and ayn marks: written or left out at will
        **dict.fromkeys("'’‘`´ʿʾʼʻˈ′“”", ""),
        # Arabic: one form for each group of look-alike letters; the stretching mark goes
        "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ئ": "ي", "ة": "ه", "ہ": "ه", "ۀ": "ه", "ك": "ک",
        "ؤ": "و", "ء": "", "ـ": "",
        "-": " ", "‐": " ", "‑": " ", "–": " ", "—": " ", "/": " ", ".": " ", ",": " ", "_": " ",
    }
)  # fmt: skip

KEYS_KNOWN = 4096
"""Names whose key is remembered: each of a report is asked for some ten times."""

ARTICLES = frozenset(
    ["al", "el", "ul", "il", "at", "ad", "an", "ar", "as", "ash", "az", "ath", "adh"]
    + ["et", "ed", "en", "er", "es", "esh", "ez", "edh", "eth"]
)
"""The Arabic article before sun and moon letters, as Latin reports write it."""

LEAST_SPELT = 4
"""Letters that must be left of a name spelt otherwise: shorter ones are alike by chance."""

DIGRAPHS = (("sch", "$"), ("sh", "$"), ("ch", "$"), ("kh", "x"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("ph", "f"),
            ("zh", "j"), ("dj", "j"), ("ck", "k"))  # fmt: skip
SKELETON = str.maketrans({"q": "k", "c": "k", "v": "f", "p": "b", "g": "g", "z": "z"} | dict.fromkeys("aeiouyw", ""))


@lru_cache(maxsize=KEYS_KNOWN)
def key(name: str) -> str:
    """The exact key: case, accents, apostrophes, hyphens and spacing made the same."""
    if name.isascii():  # most names; NFKD would change nothing
        plain = name.lower().translate(LETTERS)
    else:
        apart = unicodedata.normalize("NFKD", name.casefold().translate(LETTERS))
        plain = "".join(c for c in apart if not unicodedata.combining(c)).translate(LETTERS)
    return " ".join(plain.split())


def without_article(exact: str) -> str:
    """The key without a leading Arabic article ("ar raqqah" → "raqqah", "الرقه" → "رقه"); unchanged when none."""
    head, _, rest = exact.partition(" ")
    if rest and head in ARTICLES:
        return rest
    if exact.startswith("ال") and len(exact) > 4:
        return exact[2:]
    return exact


def skeleton(exact: str) -> str:
    """The consonants of a Latin key, for transliterations of one Arabic name ("deir al zour", "dayr az zawr" → "drzr").

    Empty when fewer than two consonants are left or the key is not Latin: too little to tell names apart.
    """
    if not exact.isascii():
        return ""
    words = exact.split()
    text = " ".join(w for w in words if w not in ARTICLES) if len(words) > 1 else exact
    text = re.sub(r"h\b", "", text)  # the silent ending of Raqqah, Hodeidah
    for pair, sign in DIGRAPHS:
        text = text.replace(pair, sign)
    bones = text.translate(SKELETON).replace(" ", "")
    bones = re.sub(r"(.)\1+", r"\1", bones)
    return bones if len(bones) >= 2 else ""


VOWELS = tuple(
    (pair, one) for one, pairs in (("u", "ou oo aw au ow"), ("i", "ee ei ai ay ey")) for pair in pairs.split()
)
SPELLING = str.maketrans("eoyqc", "iuikk")


def spelling(exact: str) -> str:
    """A Latin key less what transliterations of Arabic differ in: articles, vowels of one sound, doubled letters, a
    silent ending ("sheikh zuwayid", "shaykh zuwaid" → "shikzuwid"). Empty when it is not Latin or too short to tell.
    """
    if not exact.isascii():
        return ""
    words = exact.split()
    text = " ".join(w for w in words if w not in ARTICLES) or exact
    for pair, one in VOWELS:
        text = text.replace(pair, one)
    text = re.sub(r"(.)\1+", r"\1", text.translate(SPELLING))
    text = re.sub(r"(?:ah|ih|h|a|i)\b", "", text).replace(" ", "")
    return text if len(text) >= LEAST_SPELT else ""

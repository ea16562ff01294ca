"""Known names under stand-ins: half of the windows are learned in them, so that the network reads all parties alike.

A country or a party of the register stands under a name of the same form and sector, the first of a text under the
first of the list, the second under the second (``stand_ins.tsv``). Names that the register does not know, and forms
without a list, stay as they are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from bench.exchange import OWN_WORDS, SHOUTED, SINGULAR

from tallystick.reader.parties import NAME_ADJECTIVES, countries, country_prefix, fold, lexicon
from tallystick.resources.tables import listed, rows_of

FILE = Path(__file__).parent / "stand_ins.tsv"

LONGEST = 5
"""Words of the longest name that is looked up."""
NO_PLURALS = (*SINGULAR, "ches")
"""Ends of names in -s that are no plurals."""
Known = tuple[str, str, str, str | None]
"""Whose name it is, its sector ("country"), its form, and how it must be written where case tells it from a word."""


@cache
def lists() -> Mapping[tuple[str, str], tuple[str, ...]]:
    """The stand-ins of each sector and form, in order."""
    return {(row["sector"], row["form"]): listed(row["names"]) for row in rows_of(FILE.read_text(encoding="utf-8"))}


def form_of(name: str) -> str:
    """The number of words with s for a plural, or "acronym"."""
    words = name.split()
    if len(words) == 1 and name.isupper() and len(name) > 1:
        return "acronym"
    last = words[-1].lower()
    return f"{len(words)}{'s' if last.endswith('s') and not last.endswith(NO_PLURALS) else ''}"


@cache
def known_names() -> Mapping[str, Known]:
    """Every name that has a list of stand-ins, by its folded words. Names that begin with a country's keep their own
    word for the rest ("Malian Armed Forces"), and so do acronyms of countries."""
    found: dict[str, Known] = {}
    for name, one in lexicon().items():
        whole = (one.party.sector or "", form_of(one.form))
        if one.form[:1].isupper() and whole in lists() and country_prefix(one.form) is None:
            found[name] = (one.party.key, *whole, one.form if one.cased else None)
    for name, (code, how) in countries().items():
        form = f"{how} {len(name.split())}"
        if ("country", form) in lists() and name not in NAME_ADJECTIVES and len(name) > ACRONYM:
            found[name] = (code, "country", form, None)
    return found


ACRONYM = 3
"""Letters up to which a country's name is an acronym (UAE, DRC)."""


def stand_ins(forms: Sequence[str], sentences: Sequence[range]) -> list[str]:
    """The words with the known names under stand-ins; ``sentences`` are their ranges. As many words as before."""
    read = list(forms)
    numbers: dict[str, int] = {}
    met: dict[str, int] = defaultdict(int)
    for sentence in sentences:
        at, shouted = sentence.start, _is_shouted(forms[sentence.start : sentence.stop])
        while at < sentence.stop:
            size, name = _name_at(forms, at, sentence.stop, shouted)
            if name is not None:
                key, sector, form, _ = name
                if key not in numbers:
                    numbers[key], met[sector] = met[sector], met[sector] + 1
                names = lists()[sector, form]
                if numbers[key] < len(names):
                    read[at : at + size] = _written(names[numbers[key]].split(), forms[at : at + size])
            at += size
    return read


def _is_shouted(words: Sequence[str]) -> bool:
    """Whether a sentence is in capitals, so that "IS" may be a verb."""
    letters = [w for w in words if w.isalpha()]
    return sum(w.isupper() for w in letters) > SHOUTED * len(letters)


def _name_at(forms: Sequence[str], at: int, stop: int, shouted: bool) -> tuple[int, Known | None]:
    """The longest known name that begins at a word, with its number of words."""
    if not forms[at][:1].isupper():
        return 1, None
    for size in range(min(LONGEST, stop - at), 0, -1):
        words = forms[at : at + size]
        found = known_names().get(fold(" ".join(words)))
        if found is not None and not (shouted and found[3]) and _is_name(words, found[3]):
            return size, found
    return 1, None


def _is_name(words: Sequence[str], written: str | None) -> bool:
    """Whether words are written as a name; ``written`` is how they must be where case matters."""
    if written is not None:
        return " ".join(words) == written
    return all(w[:1].isupper() or w in OWN_WORDS for w in words)


def _written(names: Sequence[str], forms: Sequence[str]) -> list[str]:
    """In capitals where the words are."""
    shouted = all(f.isupper() for f in forms) and any(len(f) > ACRONYM for f in forms)
    return [n.upper() if shouted else n for n in names]

"""Our passages with the names of parties exchanged: two parties of one passage with each other, or one with a stranger.

Only names of one form change places (an acronym with an acronym, a plural with a plural, a country's adjective with
another's), wherever the words occur, so that the grammar of the passage stays as it was. A party some of whose names
would stay behind is left alone, and so is one whose name is also a marked place.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from tallystick.reader.parties import countries, fold, listed_party
from training import markup, vary

Span = tuple[int, int]
SEED = "exchange"
ARTICLE = re.compile(r"(?:the|a|an) ", re.IGNORECASE)
UNNAMED = frozenset("our its his her their this that these those we us some both all".split())
OWN_WORDS = frozenset("of the and for in on al de la".split())


@dataclass(frozen=True, slots=True)
class Named:
    """A party of a passage by the words it is called by, each under its form."""

    label: str
    sector: str | None
    words: Mapping[str, str]

    @property
    def forms(self) -> frozenset[str]:
        """What another party's names must be to stand in their place."""
        return frozenset(self.words)


@dataclass(frozen=True, slots=True)
class Exchanged:
    """A passage in other names: the new text, and for every replaced span (in text order) its label and new words."""

    id: str
    text: str
    changes: tuple[tuple[Span, str, str], ...]

    def back(self, at: int, closing: bool = False) -> int:
        """The place in the old text that a place in the new one comes from; inside a new name its edge."""
        shift = 0
        for (start, end), _, new in self.changes:
            here = start + shift
            if at <= here and not (closing and at > here):
                break
            if at < here + len(new):
                return end if closing else start
            shift += len(new) - (end - start)
        return at - shift

    def edge(self, at: int, closing: bool = False) -> int:
        """A place in the old text as ``back`` would tell it: inside an exchanged name its edge."""
        return next((e if closing else s for (s, e), _, _ in self.changes if s < at < e), at)


def places_of(text: str, words: str) -> list[Span]:
    """Where these words stand by themselves."""
    return [m.span() for m in re.finditer(rf"(?<![\w-]){re.escape(words)}(?!\w|-\w)", text)]


def _form(text: str, words: str) -> str | None:
    """The form of a name, None for what is none: an article before it is part of the form."""
    if words[:1].isupper() and fold(words) in countries():
        return countries()[fold(words)][1]
    parts = words.split()
    if parts[0].lower() in UNNAMED or not all(w[:1].isupper() for w in parts if w.lower() not in OWN_WORDS):
        return None
    if len(parts) == 1 and not listed_party(words) and not (words.isupper() and len(words) > 1):
        return None
    article = any(re.search(r"\bthe $", text[:s], re.IGNORECASE) for s, _ in places_of(text, words))
    return f"{'the ' if article else ''}{vary.form_of(words)}"


def _named(p: markup.Passage, label: str) -> Named | None:
    """A party by its names; None where one of them cannot be exchanged."""
    words: dict[str, str] = {}
    mentions = {p.text[s:e] for s, e in p.spans[label]}
    for told in sorted(ARTICLE.sub("", m, count=1) if ARTICLE.match(m) else m for m in mentions):
        form = _form(p.text, told)
        if form is None:
            continue
        if words.setdefault(form, told) != told:
            return None
    left = p.text
    for told in sorted(words.values(), key=len, reverse=True):
        left = re.sub(rf"(?<![\w-]){re.escape(told)}(?!\w|-\w)", "", left)
    whole = words and not any(_tied(told, left) for told in words.values()) and not _is_place(p, words.values())
    return Named(label, p.records[label][1].get("sector"), words) if whole else None


def _tied(told: str, left: str) -> bool:
    """Whether a name goes on in the rest of the text in another form, as part of a longer word or by its country."""
    if fold(told) in countries():
        code = countries()[fold(told)][0]
        return any(code == countries().get(fold(w), ("",))[0] for w in re.findall(r"[A-Z][\w.]*", left))
    return told in left


def _is_place(p: markup.Passage, words: Iterable[str]) -> bool:
    marked = [span for label, spans in p.spans.items() if label[0] == "L" and "." not in label for span in spans]
    return any(s < b and a < e for told in words for a, b in places_of(p.text, told) for s, e in marked)


def named(p: markup.Passage) -> list[Named]:
    """The parties of a passage whose names can be exchanged."""
    labels = [k for k, (_, about) in p.records.items() if k[0] == "P" and about.get("kind") == "party" and k in p.spans]
    found = [n for n in (_named(p, label) for label in labels) if n]
    taken = [told for n in found for told in n.words.values()]
    return [n for n in found if all(taken.count(told) == 1 for told in n.words.values())]


def _fits(p: markup.Passage, old: str, new: str) -> bool:
    """Whether the new words can stand where the old ones do: strange to the passage, and "a" or "an" stays right."""
    own = {fold(w) for w in old.split()} | OWN_WORDS
    known = {fold(w) for w in re.findall(r"[\w'’-]+", p.text)}
    strange = not any(fold(w) in known - own for w in new.split())
    articles = any(re.search(r"\ban? $", p.text[:s], re.IGNORECASE) for s, _ in places_of(p.text, old))
    return strange and (not articles or _vowel(old) == _vowel(new))


def _vowel(words: str) -> bool:
    return words[0].lower() in "aeiou"


def _written(old: str, new: str) -> str:
    """New words in capitals where the old ones are."""
    return new.upper() if old.isupper() and vary.form_of(old) != "acronym" else new


def exchanged(p: markup.Passage, news: Mapping[str, tuple[Named, Mapping[str, str]]], how: str) -> Exchanged:
    """The passage with each party of ``news`` called by its new words."""
    found = {
        span: (label, _written(told, new[form]))
        for label, (old, new) in news.items()
        for form, told in old.words.items()
        for span in places_of(p.text, told)
    }
    widest = [s for s in found if not any(o != s and o[0] <= s[0] and s[1] <= o[1] for o in found)]
    changes = tuple((span, *found[span]) for span in sorted(widest))
    out, at = [], 0
    for (start, end), _, new_words in changes:
        out += [p.text[at:start], new_words]
        at = end
    return Exchanged(f"{p.id}/{how}", "".join([*out, p.text[at:]]), changes)


def swaps(p: markup.Passage) -> Iterator[Exchanged]:
    """The passage with two of its parties in each other's place; a party whose names fit several takes the first."""
    taken: set[str] = set()
    for a, b in combinations(named(p), 2):
        fit = a.forms == b.forms and all(_vowel(a.words[f]) == _vowel(b.words[f]) for f in a.forms)
        if fit and taken.isdisjoint((a.label, b.label)):
            taken |= {a.label, b.label}
            yield exchanged(p, {a.label: (a, b.words), b.label: (b, a.words)}, f"{a.label}<>{b.label}")


def strangers(passages: Sequence[markup.Passage]) -> Mapping[tuple[frozenset[str], str | None], list[Named]]:
    """The parties of all passages by the forms of their names and their sector."""
    found: dict[tuple[frozenset[str], str | None], list[Named]] = defaultdict(list)
    for p in passages:
        for party in named(p):
            if not any(other.words == party.words for other in found[party.forms, party.sector]):
                found[party.forms, party.sector].append(party)
    return found


def replaced(p: markup.Passage, pool: Mapping[tuple[frozenset[str], str | None], Sequence[Named]]) -> Exchanged | None:
    """The passage with all parties that can be under the names of strangers of their sector; the same at every run."""
    chance = random.Random(f"{SEED} {p.id}")
    news: dict[str, tuple[Named, Mapping[str, str]]] = {}
    used: set[str] = set()
    for party in named(p):
        known = used.union(party.words.values())
        others = [o for o in pool[party.forms, party.sector] if known.isdisjoint(o.words.values())]
        fitting = [o for o in others if all(_fits(p, told, o.words[form]) for form, told in party.words.items())]
        if fitting:
            chosen = chance.choice(fitting)
            used.update(chosen.words.values())
            news[party.label] = (party, chosen.words)
    return exchanged(p, news, "strangers") if news else None

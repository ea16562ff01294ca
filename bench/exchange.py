"""Our passages with the names of parties exchanged: two parties of one passage with each other, or one with a stranger.

Only names of one form and sector change places (an acronym with an acronym, a plural with a plural, a country's
adjective with another's), wherever the words occur, so that the grammar of the passage stays as it was. A party some
of whose names would stay behind is left alone, and so is one whose name is also a place of the passage.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from tallystick.reader.parties import countries, country_prefix, fold, lexicon, listed_party, role_of
from training import markup

Span = tuple[int, int]
SEED = "exchange"
ARTICLE = re.compile(r"(?:the|a|an) ", re.IGNORECASE)
UNNAMED = frozenset("our its his her their this that these those we us some both all".split())
OWN_WORDS = frozenset("of the and for in on al de la".split())
SINGULAR = ("ss", "us", "corps", "press")
"""Ends of names in -s that are no plurals."""
SHOUTED = 0.6
"""Share of capitals among the letters above which a passage tells no acronym from a word."""
WITHIN = r"\b(?:in|near|outside|across|around|inside)(?: the)? $"
"""Before a country's or capital's name: it is where something was, not who did it."""


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


def _shouted(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return sum(c.isupper() for c in letters) > SHOUTED * len(letters)


def _is_acronym(text: str, words: str) -> bool:
    return " " not in words and words.isupper() and len(words) > 1 and not _shouted(text)


def _number(text: str, words: str) -> str:
    """How many words, three for more; s for a plural; "one" for a name of one member (Houthi, Sandinista)."""
    if _is_acronym(text, words):
        return "acronym"
    last = words.lower()
    plural = last.endswith("s") and not last.endswith(SINGULAR)
    member = not plural and " " not in words and listed_party(f"{words}s") is not None
    return f"{min(len(words.split()), 3)}{'s' if plural else ' one' if member else ''}"


def _form(text: str, words: str) -> str | None:
    """The form of a name, None for what is none: an article before it is part of the form, and so is its nation."""
    article = any(re.search(r"\bthe $", text[:s], re.IGNORECASE) for s, _ in places_of(text, words))
    the = "the " if article else ""
    if words[:1].isupper() and fold(words) in countries():
        return the + countries()[fold(words)][1]
    parts = words.split()
    if parts[0].lower() in UNNAMED or not all(w[:1].isupper() for w in parts if w.lower() not in OWN_WORDS):
        return None
    if (len(parts) == 1 or _shouted(text)) and not listed_party(words) and not _is_acronym(text, words):
        return None
    if len(parts) > 1 and parts[1] == "of" and parts[0].endswith("s") and role_of(parts[0]):
        return None  # "Fighters of the Front" describes them
    return None if _holds(words) else f"{the}{_nation(words)}{_number(text, words)}"


def _holds(words: str) -> bool:
    """Whether a name tells of another ("Ministry of Oil in Chad", "Front of the FARC", "Oman-backed Wolves")."""
    if re.search(r"-[a-z]+ed ", words):
        return True
    inside = re.findall(r"[A-Z][\w.]*", words)[1:]
    return any(fold(w) in countries() or (w.isupper() and listed_party(w)) for w in inside)


def _nation(words: str) -> str:
    """How a name begins with its country ("Malian Armed Forces", "Russia's Black Sea Fleet")."""
    found = country_prefix(words)
    if found is None or not found[1]:
        return ""
    first = words.removesuffix(found[1]).strip()
    return "nation's " if first.endswith(("'s", "’s")) else "nation-" if found[1][:1] == "-" else "nation "


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
    """Whether a name goes on in the rest of the text: in another form, within a longer word, by its initials, by one
    of its words ("The Guards") or by its country.
    """
    if fold(told) in countries():
        code = countries()[fold(told)][0]
        return any(code == countries().get(fold(w), ("",))[0] for w in re.findall(r"[A-Z][\w.]*", left))
    own = [w for w in told.split() if w.lower() not in OWN_WORDS]
    initials = "".join(w[0] for w in own) if len(own) > 1 else told
    words = set(re.findall(r"[A-Z][\w’'-]*", left))
    party = listed_party(told)
    again = party is not None and any(found.form in left for found in lexicon().values() if found.party == party)
    return told in left or again or initials in words or not words.isdisjoint(own)


def head_of(name: str) -> str:
    """The word of a name that says what it is: "Ministry" of "Ministry of Health", "Front" of "Blue Lake Front"."""
    first = re.split(r" (?:of|for|in) ", name)[0]
    return first.split()[-1].lower()


def _is_place(p: markup.Passage, words: Iterable[str]) -> bool:
    marked = [span for label, spans in p.spans.items() if label[0] == "L" and "." not in label for span in spans]
    told = [(word, span) for word in words for span in places_of(p.text, word)]
    within = any(fold(word) in countries() and re.search(WITHIN, p.text[:s]) for word, (s, _) in told)
    return within or any(s < b and a < e for _, (a, b) in told for s, e in marked)


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
    return strange and _called_alike(p.text, old, new) and (not articles or _vowel(old) == _vowel(new))


def _called_alike(text: str, old: str, new: str) -> bool:
    """Whether what the text calls a party by ("the ministry") is a word of the new name too."""
    return head_of(old) == head_of(new) or not re.search(rf"\b{re.escape(head_of(old))}\b", text)


def _vowel(words: str) -> bool:
    return words[0].lower() in "aeiou"


def _written(old: str, new: str) -> str:
    """New words in capitals where the old ones are, as all words of a shouted passage."""
    return new.upper() if old.isupper() and " " in old else new


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
        alike = a.forms == b.forms and a.sector == b.sector
        told = [(one.words[f], other.words[f]) for f in a.forms for one, other in ((a, b), (b, a))] if alike else []
        fit = all(_vowel(old) == _vowel(new) and _called_alike(p.text, old, new) for old, new in told)
        if told and fit and taken.isdisjoint((a.label, b.label)):
            taken |= {a.label, b.label}
            yield exchanged(p, {a.label: (a, b.words), b.label: (b, a.words)}, f"{a.label}<>{b.label}")


def strangers(passages: Sequence[markup.Passage]) -> Mapping[tuple[frozenset[str], str | None], list[Named]]:
    """The parties of all passages by the forms of their names and their sector."""
    found: dict[tuple[frozenset[str], str | None], list[Named]] = defaultdict(list)
    for p in passages:
        for party in named(p):
            if _in_capitals(p.text, party):
                continue
            if not any(other.words == party.words for other in found[party.forms, party.sector]):
                found[party.forms, party.sector].append(party)
    return found


def _in_capitals(text: str, party: Named) -> bool:
    """Whether a passage writes a name only in capitals: how others write it is not known."""
    return any(told.isupper() and not _is_acronym(text, told) for told in party.words.values())


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

"""Names of several parts as one phrase: "Coalition of Patriots for Change" is neither a coalition nor patriots.

The network hangs the parts of such a name on each other as it hangs any noun on another, so that every part looks like
somebody of its own. Where the register knows the name, or the network marked all of it as one organisation's, its words
are hung on the word that says what it is: the last before the first preposition.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from tallystick.reader.names import Marked
from tallystick.reader.parties import countries, fold, lexicon, listed_party

PREPOSITIONS = frozenset({"of", "for", "in", "to", "on", "from", "with"})
LINKS = PREPOSITIONS | {"and", "the", "-", "'s", "’s", "'", "’"}
"""Words between the parts of a name; a hyphen or genitive is a word of its own to the network."""
ARTICLES = ("al", "el")
"""Small words that a name may begin with."""
MARK = "ORGANISATION"


class Hung(NamedTuple):
    """What a word of a long name is then: the number of its head, its relation, its mark."""

    head: int
    deprel: str
    entity: str


def long_names(words: Sequence[Marked], text: str) -> Mapping[int, Hung]:
    """What changes, by the number of the word."""
    runs = [(run, _top(words, run)) for run in _runs(words, text)]
    top_of = {i: top for run, top in runs for i in run}
    found = {i: Hung(top_of[w.head], w.deprel, w.entity) for i, w in enumerate(words) if w.head in top_of}
    for run, top in runs:
        above = _uppermost(words, run)
        for i in run:
            mark = f"{'B' if i == run.start else 'I'}-{MARK}"
            found[i] = Hung(top, "compound" if i < top else "flat", mark)
        found[top] = found[top]._replace(head=top_of.get(above.head, above.head), deprel=above.deprel)
    return found


def _uppermost(words: Sequence[Marked], run: range) -> Marked:
    """The word of a name that stands nearest to the root: its head is what the whole name hangs on. Were it any other,
    two names, each with words below the other's, could come to hang on one another."""

    def depth(i: int) -> int:
        steps = 0
        while (i := words[i].head) >= 0:
            steps += 1
        return steps

    return words[min(run, key=depth)]


def _top(words: Sequence[Marked], run: range) -> int:
    """The word that says what a name is: "Ministry" of "Ministry of Oil", "Front" of "Front for Hill and Lake"."""
    return next((i - 1 for i in run if i > run.start and words[i].text.lower() in PREPOSITIONS), run.stop - 1)


def _runs(words: Sequence[Marked], text: str) -> Iterator[range]:
    """The words of each long name, none in two."""
    done = 0
    for start, word in enumerate(words):
        if start < done or not (word.text[:1].isupper() or word.text in ARTICLES):
            continue
        run = _listed(words, start, text) or _marked(words, start)
        if run is not None and any(words[i].text.lower() in LINKS for i in run):
            yield run
            done = run.stop


def _listed(words: Sequence[Marked], start: int, text: str) -> range | None:
    """The longest name of the register that begins with a word."""
    longest = _longest_from().get(_first(words[start].text), 0)
    for stop in range(min(len(words), start + longest), start + 1, -1):
        last = words[stop - 1]
        if last.sentence == words[start].sentence and last.text[-1:].isalnum():
            said = text[words[start].span.start : last.span.end]
            if listed_party(said) is not None:
                return range(start, stop)
    return None


def _marked(words: Sequence[Marked], start: int) -> range | None:
    """A name that the network marked as one organisation's, each part in capitals; a country's body is a phrase."""
    stop = start + 1
    while stop < len(words) and words[start].entity == f"B-{MARK}" and words[stop].entity == f"I-{MARK}":
        stop += 1
    parts = [words[i] for i in range(start, stop) if words[i].text.lower() not in LINKS]
    lone = words[stop - 1].text.lower() in LINKS or len(parts) < 2
    named = all(w.text[:1].isupper() and fold(w.text) not in countries() for w in parts)
    return range(start, stop) if named and not lone else None


def _first(name: str) -> str:
    return re.split(r"[\s\-'’]", name.lower())[0]


@cache
def _longest_from() -> Mapping[str, int]:
    """How many words the longest name of the register that begins with a word has, hyphens and genitives counted."""
    longest: dict[str, int] = {}
    for name in lexicon():
        if " " in name or "-" in name:
            size = len(re.findall(r"[\w.]+|[^\w\s]", name))
            longest[_first(name)] = max(longest.get(_first(name), 0), size)
    return longest

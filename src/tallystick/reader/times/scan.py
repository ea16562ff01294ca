"""Finds time expressions in a text: all patterns over its tokens, then the longest that do not overlap."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from re import Pattern

from tallystick.model.time import Bound
from tallystick.reader.times import rules_clock, rules_dates, rules_relative, rules_years
from tallystick.reader.times.atoms import Atom, CalendarDate, Clock, DayPart, Length, Loose, Repeated, What
from tallystick.reader.times.patterns import Found, Vocabulary
from tallystick.reader.times.tokens import Tokens, tokenise
from tallystick.reader.times.words import lexicon, word_set

Reader = Callable[[Found], What | None]
# How far from "anniversary" a date still belongs to it, in tokens.
NEAR_ANNIVERSARY = 5
LONGEST_LEAD = 3
BOUNDS: dict[str, Bound] = {"since": "since", "until": "until", "before": "before", "after": "after"}
# Words that belong to the full expression before its quantity: "just two days after".


@cache
def grammar() -> tuple[Vocabulary, tuple[tuple[Pattern[str], Reader], ...]]:
    """The vocabulary and the compiled rules, made once."""
    rules: tuple[tuple[str, Reader], ...] = (
        *rules_dates.RULES,
        *rules_years.RULES,
        *rules_relative.RULES,
        *rules_clock.RULES,
    )
    vocabulary = Vocabulary(lexicon(), [pattern for pattern, _ in rules])
    return vocabulary, tuple((vocabulary.compile(pattern), reader) for pattern, reader in rules)


def read_tokens(text: str) -> Tokens:
    """The text as tokens of the grammar's vocabulary."""
    return tokenise(text, grammar()[0].codes)


def scan(tokens: Tokens) -> list[Atom]:
    """All time expressions, in text order, none overlapping."""
    found = [atom for pattern, reader in grammar()[1] for atom in _matches(tokens, pattern, reader)]
    return [_dressed(tokens, atom) for atom in _longest(found)]


def _matches(tokens: Tokens, pattern: Pattern[str], reader: Reader) -> list[Atom]:
    atoms = []
    for match in pattern.finditer(tokens.codes):
        what = reader(Found(tokens, match))
        if what is not None:
            # A full stop after the expression ends the sentence, whatever else it may do.
            point = tokens.words[match.end() - 1] == "." and match.end() - match.start() > 1
            atoms.append(Atom(first=match.start(), last=match.end() - point, what=what))
    return atoms


def _rank(atom: Atom) -> tuple[int, int, bool]:
    """Leftmost, then longest; a plain length gives way to what names a date."""
    return atom.first, -atom.last, isinstance(atom.what, Length | Loose | Repeated)


def _longest(atoms: list[Atom]) -> list[Atom]:
    kept: list[Atom] = []
    for atom in sorted(atoms, key=_rank):
        if kept and atom.first < kept[-1].last:
            if not _outweighs(atom, kept[-1]):
                continue
            kept.pop()
        kept.append(atom)
    return kept


def _outweighs(late: Atom, early: Atom) -> bool:
    """A date beats a length that runs into it ("for two days last week")."""
    weak = isinstance(early.what, Length | Loose | Repeated)
    return weak and not isinstance(late.what, Length | Loose | Repeated) and late.last > early.last


def _dressed(tokens: Tokens, atom: Atom) -> Atom:
    """The atom with its leading preposition, what that does to the interval, and whether it names an anniversary."""
    lead, bound = _lead(tokens, atom.first)
    if isinstance(atom.what, CalendarDate) and atom.what.last_day is not None:
        bound = None  # "from June 3 to 6" is closed at both ends
    around = tokens.words[max(0, atom.first - NEAR_ANNIVERSARY) : atom.last + NEAR_ANNIVERSARY]
    marked = any(word in lexicon().numbers["anniversary"] for word in around) and not isinstance(
        atom.what, Clock | DayPart
    )
    return Atom(first=atom.first, last=atom.last, what=atom.what, lead=lead, bound=bound, anniversary=marked)


def _lead(tokens: Tokens, first: int) -> tuple[int, Bound | None]:
    """Where the full expression begins, and the bound its preposition sets."""
    leads = lexicon().codes["lead"]
    start, bound = first, None
    for index in range(first - 1, max(-1, first - 1 - LONGEST_LEAD), -1):
        word = tokens.words[index]
        if word in leads:
            start, bound = index, bound or BOUNDS.get(leads[word])
        elif word in word_set("hedges") or (word == "the" and index and tokens.words[index - 1] in leads):
            start = index if word in word_set("hedges") else start
        else:
            break
    return start, bound

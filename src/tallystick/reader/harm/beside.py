"""Words of harm and counts side by side: what word order alone says, for phrases whose trees are often misread."""

from __future__ import annotations

from tallystick.reader.harm.lexicon import Entry, entries, entry, is_a
from tallystick.reader.harm.people import is_people
from tallystick.reader.harm.phrases import ARTICLES, MORE, left_of, right_of
from tallystick.reader.harm.sides import people_entry
from tallystick.reader.harm.subjects import be_before, measured
from tallystick.reader.harm.view import View

NEAR = 4
"""How many words of other kinds may stand between a word of harm and a count read by word order."""
ASIDE = 12
"""Words of an aside that names parts of a count, before the word that says what befell all of them."""
PARTS = frozenset({"including", "among"})
SKIP = frozenset({"ADV", "AUX", "PART"})
_QUOTES = frozenset("\"“”'‘’«»`")
_JOINTS = frozenset({"and", "or", "&", "/"})
_BEHIND_A_PAIR = frozenset({"AUX", "DET", "NUM", "PRON", "PROPN", "NOUN", "ADJ", "VERB"})
_BEFORE_A_PAIR = frozenset({"ADP", "VERB", "PUNCT", "SCONJ", "AUX"})
_THOSE = frozenset({"the", "those", "who"})
_PUT_AT = frozenset({"at", "to", "as", "between", "from", "about", "around", "approximately"})
_BEING = frozenset({"be", "have"})
_LOSSES = frozenset({"killed", "injured"})


def befallen(view: View, index: int) -> str | None:
    """The outcome of a word that says a state by its form ("dead", "killed", "wounded"); None for any other word."""
    if not 0 <= index < len(view.words):
        return None
    found = entry(view.words[index], "state")
    own = found is not None and view.lower(index) in (found.form, f"{found.form}s")
    return found.outcome if found is not None and own else None


def attributive(view: View, index: int) -> bool:
    """Whether a word of state describes the noun behind it ("two wounded soldiers") or takes it as its object."""
    _, end = view.bounds(index)
    behind = index + 1
    if behind >= end:
        return False
    start = view.words[behind].span.start
    counted = any(view.counts[k].span.start <= start for k in range(behind, min(behind + 6, end)) if k in view.counts)
    return counted or view.words[behind].upos in ("NOUN", "PROPN", "ADJ", "DET", "PRON", "NUM")


def counted_state(view: View, index: int) -> list[int]:
    """The count right before a word of state that describes nothing else: "24 dead", "over 50 others injured"."""
    if befallen(view, index) is None or attributive(view, index):
        return []
    k = index - 1
    k = k - 1 if (view.lower(k) in MORE or view.lower(k) == "of") and k - 1 in view.counts else k
    floor, _ = view.bounds(index)
    return [k] if k >= floor and k in view.counts and view.words[k].upos != "DET" else []


def another_state(view: View, last: int, index: int, outcome: str) -> bool:
    """Whether a phrase that ends in ``last`` is told of by a word of state of its own, not by the word ``index``."""
    k = _past_parts(view, last + 1)
    k = k + 1 if view.lower(k) in MORE else k
    found = befallen(view, k)
    if found is None or k == index or view.words[k].sentence != view.words[last].sentence:
        return False
    return found != outcome and not attributive(view, k)


def _past_parts(view: View, index: int) -> int:
    """Behind ", including two officers," of a count; else the same place."""
    _, end = view.bounds(index) if index < len(view.words) else (index, index)
    if view.lower(index) != "," or view.lower(index + 1) not in PARTS:
        return index
    return next((k + 1 for k in range(index + 2, min(index + ASIDE, end)) if view.lower(k) == ","), index)


def paired(view: View, index: int) -> list[int]:
    """ "a number of dead and wounded", "caused deaths and injuries", "spoke of killed and injured": one count for
    both."""
    pair = _pair(view, index)
    if pair is None:
        return []
    before, behind = _outside(view, *pair)
    if be_before(view, pair[0]) and not existential(view, before):
        return []
    if view.lower(before) == "of" and before - 1 in view.counts:
        return [before - 1]
    if before in view.counts:
        return [before]
    noun = _noun_behind(view, behind)
    if noun is not None:
        return [noun]
    _, end = view.bounds(index)
    alone = behind >= end or view.words[behind].upos not in _BEHIND_A_PAIR
    floor, _ = view.bounds(index)
    opened = before < floor or (view.words[before].upos in _BEFORE_A_PAIR and view.lower(before) not in ARTICLES)
    return [index] if alone and opened else []


def existential(view: View, index: int) -> bool:
    """Whether the words up to ``index`` are "there were", "there have been": what follows is there, not undergone."""
    floor, _ = view.bounds(index)
    while index > floor and (is_a(view.words[index], _BEING) or view.words[index].upos == "ADV"):
        index -= 1
    return view.lower(index) == "there"


def _pair(view: View, index: int) -> tuple[int, int] | None:
    """The two words of state or nouns of harm that "and" joins, one for the dead and one for the injured."""
    for first in (index, index - 2):
        told = [_nominal(view, k) for k in (first, first + 2)]
        if set(told) == _LOSSES and view.lower(first + 1) in _JOINTS:
            return first, first + 2
    return None


def _nominal(view: View, index: int) -> str | None:
    """The outcome of a state or of a plural noun of harm."""
    state = befallen(view, index)
    if state is not None:
        return state
    word = view.words[index] if 0 <= index < len(view.words) else None
    found = entry(word, "count-noun") if word is not None and view.lower(index).endswith("s") else None
    return found.outcome if found is not None else None


def _outside(view: View, first: int, last: int) -> tuple[int, int]:
    """The words around a pair, quotation marks skipped."""
    before, behind = first - 1, last + 1
    while before > 0 and view.words[before].text in _QUOTES:
        before -= 1
    while behind < len(view.words) and view.words[behind].text in _QUOTES:
        behind += 1
    return before, behind


def _noun_behind(view: View, behind: int) -> int | None:
    """The people that a pair describes ("killed and injured civilians"); none behind an article or a count."""
    if behind >= len(view.words) or view.words[behind].upos not in ("NOUN", "ADJ") or behind in view.counts:
        return None
    noun = right_of(view, behind - 1)
    return noun if noun is not None and is_people(view, noun) else None


def among(view: View, index: int) -> list[int]:
    """The subject of "were among the dead", "was one of those killed"."""
    floor, _ = view.bounds(index)
    k = index - 1
    while k > floor and index - k < NEAR + 1 and (view.lower(k) in _THOSE or view.words[k].upos == "AUX"):
        k -= 1
    if befallen(view, index) is None or view.lower(k) not in ("among", "amongst") or k == index - 1:
        return []
    subject = left_of(view, k) if be_before(view, k) else None
    return [subject] if subject is not None and is_people(view, subject) else []


def numbered(view: View, index: int) -> list[int]:
    """The count behind "at" or "to" that a word of state with an article is put ("put the dead at 19")."""
    if befallen(view, index) is None:
        return []
    if view.lower(index - 1) in _JOINTS and befallen(view, index - 2) and view.lower(index + 1) in ("as", "at"):
        return [index + 2] if index + 2 in view.counts else []  # "civilians injured and killed as 1-2"
    return _at(view, index) if view.lower(index - 1) in ("the", "its", "their") else []


def _at(view: View, index: int) -> list[int]:
    _, end = view.bounds(index)
    if view.lower(index + 1) not in ("at", "to"):
        return []
    return [k for k in range(index + 2, min(index + 2 + NEAR, end)) if k in view.counts][:1]


def whose(view: View, index: int) -> str:
    """Whom a noun of harm or of number counts, by the complement behind it: "injuries among civilians", "number of
    civilians killed"; whom a table's line does, by its label: "Civilians killed: 5"."""
    if view.lower(index + 1) == ":":
        label = people_entry(view, index - 1) if index > view.bounds(index)[0] else None
        return (label.who if label is not None else "") or "unspecified"
    for k in range(index + 1, min(index + NEAR, view.bounds(index)[1])):
        if view.lower(k) in ("among", "amongst", "of", "to"):
            noun = right_of(view, k)
            found = people_entry(view, noun) if noun is not None else None
            return found.who if found is not None and found.who else "unspecified"
        if view.words[k].upos not in ("CCONJ", "NOUN"):
            break
    return "unspecified"


def number_of(view: View, index: int) -> tuple[list[int], str | None]:
    """The count and the outcome of "the number of civilians killed at between 4 and 6"."""
    _, end = view.bounds(index)
    for k in range(index + 2, min(index + 2 + 2 * NEAR, end)):
        outcome = befallen(view, k) or next((e.outcome for e in entries(view.words[k]) if e.kind == "count-noun"), None)
        if outcome is not None:
            paired_too = befallen(view, k + 2) is not None and view.lower(k + 1) in _JOINTS
            k = k + 2 if paired_too and view.lower(k + 3) in ("as", "at") else k
            near = next((j for j in range(k + 1, min(k + NEAR, end)) if view.lower(j) not in _PUT_AT), end)
            return ([near] if near in view.counts else _at(view, k)), outcome
    return [], None


def by_order(view: View, index: int, e: Entry) -> list[int]:
    """A count or a counted noun for people beside the word of harm: to its left first, then right behind an active
    verb."""
    asks_more = e.flag("particle") is not None or e.flag("hit") is not None
    if asks_more or not view.lower(index).endswith(("ed", "ad", "ing", "t", "en", "n")):
        return []
    left = _left_count(view, index)
    if left is not None:
        return [left]
    return [right for right in [_right_count(view, index)] if right is not None]


def _left_count(view: View, index: int) -> int | None:
    floor, _ = view.bounds(index)
    k = index - 1
    while k >= floor and index - k <= NEAR and view.words[k].upos in SKIP and k not in view.counts:
        k -= 1
    if k < floor or view.words[k].deprel in ("obl", "obl:agent"):
        return None
    k = k - 1 if view.lower(k) in MORE and k - 1 in view.counts else k
    if k in view.counts and not measured(view, k):
        return k
    noun = people_entry(view, k)
    return (
        k
        if noun is not None and k - 1 >= floor and any(j in view.counts for j in range(max(floor, k - 3), k))
        else None
    )


def _right_count(view: View, index: int) -> int | None:
    _, end = view.bounds(index)
    for k in range(index + 1, min(index + NEAR, end)):
        if k in view.counts:
            for noun in range(k, min(k + NEAR + 1, end)):
                if people_entry(view, noun) is not None:
                    return noun
            return k if not measured(view, k) and view.words[k].deprel != "nummod" else None
        if view.words[k].upos not in ("ADV", "ADP", "ADJ", "SCONJ", "DET"):
            return None
    return None

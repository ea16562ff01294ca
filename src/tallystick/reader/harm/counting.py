"""How many a noun phrase counts, as its words say it."""

from __future__ import annotations

from tallystick.model.span import Span
from tallystick.reader.harm.lexicon import entry
from tallystick.reader.harm.phrases import (
    NO_WORDS,
    ONE_WORDS,
    PLURAL_PRONOUNS,
    SINGULAR_PRONOUNS,
    first_of,
    group_count,
)
from tallystick.reader.harm.view import View
from tallystick.reader.numbers import Quantity, counted, squeezed

HEDGE_WORDS = 5
"""How far behind its first word the number of a hedge stands."""


def count_of(view: View, head: int, bare_head: int, first: int) -> Quantity:
    """How many a phrase counts, as its words say it; a singular is one, a bare plural two or more."""
    if any(view.lower(k) in NO_WORDS and not _hedge(view, k) for k in range(first, head + 1)) or _no_one(
        view, first, head
    ):
        return counted(0, "none", view.span(first, head), view.text)
    group = group_count(view, head)
    if group is not None:
        return group
    for at, start in ((head, first), (bare_head, first_of(view, bare_head))):
        numeral = _numeral(view, at, start)
        if numeral is not None:
            return numeral
    return _uncounted(view, head, bare_head, first)


def set_right(view: View, quantity: Quantity) -> bool:
    """ "The toll is now 40, not 56", "civilians, not twelve fighters": what stands behind "not" does not hold, and is
    no count of nobody."""
    words = view.syntax.parse.words_in(quantity.span)
    if quantity.quantifier != "none" or not words:
        return False
    first = words[0] + (view.lower(words[0]) == "not")
    number = view.counts[first].number if first in view.counts else None
    return view.lower(first - 1) == "not" and (number or 0) > 1


def _hedge(view: View, index: int) -> bool:
    """ "No fewer than 17" is a hedge before a number, and no denial."""
    behind = range(index + 1, min(index + HEDGE_WORDS, view.bounds(index)[1]))
    span = view.words[index].span
    return any(view.counts[k].span.contains(span) for k in behind if k in view.counts)


def _no_one(view: View, first: int, head: int) -> bool:
    if _hedge(view, first) or _hedge(view, first - 1):
        return False
    return (
        view.lower(first) in ("no", "not")
        or view.lower(first - 1) == "neither"
        or (view.lower(first - 1) in ("no", "not") and first in view.counts)
    )


def _numeral(view: View, head: int, first: int) -> Quantity | None:
    for index in range(head, first - 1, -1):
        if index in view.counts and not _possessor(view, index, head):
            return view.counts[index]
    return None


def _possessor(view: View, index: int, head: int) -> bool:
    """Whether a numeral counts the owner and not the owned ("two families' homes"); of one owner it counts the owned
    ("two sheriff's deputies")."""
    marks = [k for k in range(index + 1, head) if view.words[k].text in ("'", "’", "'s", "’s")]
    several = view.counts[index].number != 1
    return any(not several or view.words[k - 1].xpos not in ("NN", "NNP") or k - 1 == index for k in marks)


def _uncounted(view: View, head: int, bare_head: int, first: int) -> Quantity:
    span, words = view.span(first, head), [view.lower(k) for k in range(first, head + 1)]
    plural = is_plural(view, bare_head)
    article = next((k for k in range(first, head) if view.lower(k) in ONE_WORDS), None)
    if plural:
        return counted(None, "plural", span, view.text)
    at = view.words[article].span if article is not None else span
    quantity = counted(1, "exact", span, view.text, Span(*at))
    return (
        Quantity(
            span=span,
            core=at,
            number=1,
            quantifier="exact",
            low=1,
            high=1,
            phrase=squeezed(at.of(view.text)) if article is not None else quantity.phrase,
        )
        if words
        else quantity
    )


def is_plural(view: View, head: int) -> bool:
    """Whether a noun or pronoun stands for more than one."""
    word, form = view.words[head], view.lower(head)
    if entry(word, "state") is not None and entry(word, "people") is None:
        return view.lower(head - 1) not in ONE_WORDS
    if word.upos == "PRON" or form in PLURAL_PRONOUNS | SINGULAR_PRONOUNS:
        return form in PLURAL_PRONOUNS
    found = entry(word, "people")
    if found is not None and "plural" in found.flags:
        return True
    if word.xpos in ("NNS", "NNPS"):
        return True
    if word.xpos in ("NN", "NNP") and not form.endswith("men") and form != "people":
        return False
    return form in ("people", "children") or form.endswith("men") or (form.endswith("s") and not form.endswith("ss"))

"""Counted groups of people, and which of several coordinated ones are one population."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tallystick.model.span import hull
from tallystick.reader.harm.view import View
from tallystick.reader.numbers import Quantity, counted, spread, squeezed

SURE, LIKELY, UNKNOWN = 1.0, 0.7, 0.4
"""How sure a phrase is people: a word of the lexicon or a person's name; a noun that ends like one for people; any
other noun."""


FIGHTING = frozenset({"combatants", "security-forces"})
"""Classes of those who fight."""
_AS_ONE = ({"women", "children"}, {"men", "children"}, {"men", "women"})
"""Classes that one number counts together as civilians."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Population:
    """One counted group of people; ``first``/``last`` are word indices of its phrase."""

    head: int
    first: int
    last: int
    quantity: Quantity
    who: str = "unspecified"
    status: str | None = None
    age_group: str | None = None
    sex: str | None = None
    role: str | None = None
    sure: float = UNKNOWN
    named: bool = False
    anaphoric: bool = False
    bare_number: bool = False
    possessed: bool = False


def told_once(groups: list[Population]) -> list[Population]:
    """ "Two civilians, a father and his son": what follows a total and names or sums up to it tells the same
    people again."""
    total, rest = groups[0].quantity.number, groups[1:]
    if total is None or not rest:
        return groups
    if total < 2:
        return [groups[0], *told_once(rest)]  # "A. Example and his two sons, B. and C. Example"
    again = any(g.named for g in rest) or (sum(g.quantity.number or 0 for g in rest) == total and len(rest) > 1)
    return groups[:1] if again else groups


def borrowed(groups: list[Population]) -> list[Population]:
    """A bare number takes the class of the group before it ("three officers and two of …" stays; "five men and 10"
    is men)."""
    result: list[Population] = []
    for group in groups:
        before = result[-1] if result else None
        result.append(replace(group, who=before.who, status=before.status) if group.bare_number and before else group)
    return result


def spread_hedge(groups: list[Population]) -> list[Population]:
    return (
        [groups[0], *(replace(g, quantity=spread(groups[0].quantity, g.quantity)) for g in groups[1:])]
        if groups
        else []
    )


def merged(view: View, groups: list[Population]) -> list[Population]:
    """One row for coordinated groups of one class of which one is a single person ("two officials and their
    driver")."""
    result: list[Population] = []
    for group in groups:
        if result and _one_count(result[-1], group):
            result[-1] = replace(result[-1], last=group.last)
        elif result and _women_and_children(result[-1], group):
            one = result[-1]
            result[-1] = replace(one, who="civilians", last=group.last, sex=None, age_group=None)
        elif result and _mergeable(result[-1], group):
            result[-1] = _sum(view, result[-1], group)
        else:
            result.append(group)
    return result


def _one_count(one: Population, two: Population) -> bool:
    """ "At least 30 soldiers and policemen": a bare plural of the same group behind a number is counted by it."""
    return _uncounted(two) and (one.quantity.number or 0) > 1 and one.who == two.who and one.who in FIGHTING


def _women_and_children(one: Population, two: Population) -> bool:
    """ "Several women and children": one uncounted plural behind a phrase of the other class, under one count."""
    return _uncounted(two) and one.quantity.number != 1 and {one.who, two.who} in _AS_ONE


def _uncounted(group: Population) -> bool:
    """A bare plural, which a number before it may count with others."""
    return group.quantity.quantifier == "plural" and group.first == group.head


def _mergeable(one: Population, two: Population) -> bool:
    same = (
        one.who == two.who
        or (two.who == "unspecified" and two.possessed)
        or ({one.who, two.who} == {"unspecified", "civilians"} and two.possessed)
    )
    same = same and (one.who == two.who or not one.sex or not two.sex or one.sex == two.sex)
    numbers = (one.quantity.number, two.quantity.number)
    firm = all(q.quantifier in ("exact", "at-least") for q in (one.quantity, two.quantity))
    return same and firm and None not in numbers and (1 in numbers or (one.named and two.named))


def _sum(view: View, one: Population, two: Population) -> Population:
    quantifier = "at-least" if "at-least" in (one.quantity.quantifier, two.quantity.quantifier) else "exact"
    span = hull([one.quantity.span, view.span(one.first, one.last), view.span(two.first, two.last)])
    quantity = counted((one.quantity.number or 0) + (two.quantity.number or 0), quantifier, span, view.text)
    return replace(
        one,
        quantity=replace(quantity, phrase=squeezed(span.of(view.text))),
        last=two.last,
        named=one.named and two.named,
        sex=one.sex if one.sex == two.sex else None,
        age_group=one.age_group if one.age_group == two.age_group else None,
        role=one.role if one.role == two.role else None,
        status=one.status or two.status,
    )

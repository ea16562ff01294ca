"""How two accounts agree, feature by feature; what one of them does not tell is "unknown" and weighs nothing."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from tallystick.linker.account import Account
from tallystick.linker.persons import how_many
from tallystick.linker.scene import Days, Spot, apart_km, without_year
from tallystick.resources.linking import UNKNOWN, Method, rarity

STEPS = ("strangers", "little", "some", "much", "most")
"""How alike the words are, from the least."""
TELLING = 5
"""How many of the words in common a reason names."""


Found = tuple[str, tuple[object, ...]]
"""A level, and the values that its sentence is filled with: most pairs make no link, so sentences are made last."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one feature of two accounts came out, with the values that fill the sentence of its level."""

    feature: str
    level: str
    values: tuple[object, ...] = ()

    def words(self) -> Mapping[str, str]:
        """What fills the sentence, the rarest shared words first."""
        return SAYING[self.feature](*self.values) if self.values else {}


NOTHING: Found = (UNKNOWN, ())
Comparison = Callable[[Account, Account, Mapping[str, float]], Found]


def contradict(a: Account, b: Account, method: Method) -> bool:
    """Whether two accounts cannot be of one happening: days or places stated for it that exclude each other."""
    return days_apart(a.days, b.days, method) or places_apart(a.spot, b.spot, method)


def days_apart(a: Days | None, b: Days | None, method: Method) -> bool:
    """Whether both state days and these lie further apart than midnight and time zones explain."""
    if a is None or b is None or not (a.stated and b.stated):
        return False
    return _gap(a, b) > method.limits["days_apart"]


def places_apart(a: Spot | None, b: Spot | None, method: Method) -> bool:
    """Whether both state places with a point and these lie further apart than the places themselves reach."""
    if a is None or b is None or not (a.stated and b.stated):
        return False
    km = apart_km(a, b)
    return km is not None and km > a.radius + b.radius + method.limits["km_apart"]


def _gap(a: Days, b: Days) -> int:
    if a.first > b.last:
        return a.first - b.last
    return b.first - a.last if b.first > a.last else 0


def days(a: Account, b: Account, limits: Mapping[str, float]) -> Found:
    """When: the same day, the next, days that overlap, or apart; a day taken from the page counts for less."""
    x, y = a.days, b.days
    if x is None or y is None:
        return _calendar(a, b)
    gap, width = _gap(x, y), max(x.width, y.width)
    if width > limits["narrow_days"] and (dated := _calendar(a, b)) is not NOTHING:
        return dated  # "3 March" says more than "2021"
    sure = "stated" if x.stated and y.stated else "page"
    if gap > limits["days_apart"] and gap <= limits["late_days"] and _told_later(x, y):
        return "later-page", (gap,)
    if gap > limits["days_apart"]:
        return f"apart-{sure}", (gap,)
    if gap:
        return f"next-{sure}", (gap,)
    close = "same" if width == 0 else "overlap" if width <= limits["narrow_days"] else "wide"
    return "wide" if close == "wide" else f"{close}-{sure}", (width + 1,)


def _told_later(x: Days, y: Days) -> bool:
    """Whether the report of which only the day it came out is known is the later one."""
    return (x.published and x.first > y.last) or (y.published and y.first > x.last)


def _calendar(a: Account, b: Account) -> Found:
    """Where a year is missing: the date without it, else the weekday."""
    x, y = calendar_days(a), calendar_days(b)
    if shared := x & y:
        day = max(shared, key=len)
        return "same-date" if "-" in day else "same-weekday", (day,)
    dates = {d for d in x if "-" in d}, {d for d in y if "-" in d}
    if all(dates):
        return "apart-date", ()
    weekdays = x - dates[0], y - dates[1]
    return ("apart-weekday", ()) if all(weekdays) else NOTHING


def calendar_days(account: Account) -> set[str]:
    """What an account says of its day without a year: of a stated day both the date and the weekday."""
    days = account.days
    if days is None or days.width > 0 or not days.stated:
        return {account.calendar} if account.calendar else set()
    return set(without_year(days))


def place(a: Account, b: Account, limits: Mapping[str, float]) -> Found:
    """Where: at one spot, near, one place within the reach of the other, the same country, or apart."""
    x, y = a.spot, b.spot
    if x is None or y is None:
        return NOTHING
    km = apart_km(x, y)
    wide = max(x.radius, y.radius) > limits["fine_km"]
    named = x.name, y.name, km
    page = "" if x.stated and y.stated else "-page"
    if x.name == y.name and (km is None or km <= x.radius + y.radius + limits["near_km"]):
        return ("same-wide" if wide else "same") + page, named
    if km is None and (town := _one_town(a.about or (x,), b.about or (y,), limits)):
        return "town", town
    if km is None:
        other = x.country and y.country and x.country != y.country
        return ("other-country" + page, named) if other else NOTHING
    return _by_distance(km, x.radius + y.radius, wide, limits) + page, named


def _one_town(some: tuple[Spot, ...], others: tuple[Spot, ...], limits: Mapping[str, float]) -> tuple[object, ...]:
    """A town that both places may lie in, with how far it is from the other's; nothing where a place has no town."""
    for x in some:
        for y in others:
            km = apart_km(x, y)
            if km is not None and km <= x.radius + y.radius + limits["near_km"]:
                return x.name, y.name, km
    return ()


def _by_distance(km: float, reach: float, wide: bool, limits: Mapping[str, float]) -> str:
    if wide:
        return "within" if km <= reach else "apart"
    if km <= limits["spot_km"]:
        return "same"
    return "near" if km <= reach + limits["near_km"] else "apart"


def parties(a: Account, b: Account, limits: Mapping[str, float]) -> Found:
    """Who: named parties in common."""
    if not a.parties or not b.parties:
        return NOTHING
    return _in_common(a.parties & b.parties)


def names(a: Account, b: Account, limits: Mapping[str, float]) -> Found:
    """Who: named persons in common; one who was harmed is harmed once."""
    if not a.names or not b.names:
        return NOTHING
    shared = a.names & b.names
    if harmed := shared & (a.victims | b.victims):
        return "victim", (harmed,)
    return _in_common(shared, how_many(shared))


def ages(a: Account, b: Account, limits: Mapping[str, float]) -> Found:
    """Who: persons of the same age."""
    if not a.ages or not b.ages:
        return NOTHING
    return _in_common(frozenset(map(str, a.ages & b.ages)))


def _in_common(shared: frozenset[str], many: int | None = None) -> Found:
    many = len(shared) if many is None else many
    return "two" if many > 1 else "one" if shared else "none", (shared,)


def kind(a: Account, b: Account, limits: Mapping[str, float]) -> Found:
    """What: the kind of happening."""
    return "same" if a.kind == b.kind else "other", (a.kind, b.kind)


def means(a: Account, b: Account, limits: Mapping[str, float]) -> Found:
    """With what: the family of weapon."""
    if not a.means or not b.means:
        return NOTHING
    shared = a.means & b.means
    return "same" if shared else "other", (shared,)


def killed(a: Account, b: Account, limits: Mapping[str, float]) -> Found:
    """How many were killed; the counts of the rest of a report speak where an account has none, but never against."""
    if a.killed and b.killed:
        return _counts(a.killed, b.killed, limits)
    shared = (a.killed or a.report_killed) & (b.killed or b.report_killed)
    best = max(shared, default=0)
    return ("same-report", (best, best)) if best >= limits["many"] else NOTHING


def injured(a: Account, b: Account, limits: Mapping[str, float]) -> Found:
    """How many were injured."""
    return _counts(a.injured, b.injured, limits)


def _counts(x: frozenset[int], y: frozenset[int], limits: Mapping[str, float]) -> Found:
    if not x or not y:
        return NOTHING
    if shared := x & y:
        best = max(shared)
        return "same-many" if best >= limits["many"] else "same-few", (best, best)
    low, high = min(((m, n) for m in x for n in y), key=lambda pair: (max(pair) / min(pair), pair))
    ratio = max(low, high) / min(low, high)
    return "near" if ratio <= limits["near_ratio"] else "far", (low, high)


def publisher(a: Account, b: Account, limits: Mapping[str, float]) -> Found:
    """By whom: one publisher tells of one happening seldom twice; of two like ones in like words every day."""
    if a.publisher is None or b.publisher is None:
        return NOTHING
    return "same" if a.publisher == b.publisher else "other", (a.publisher,)


def words(a: Account, b: Account, limits: Mapping[str, float]) -> Found:
    """In which words: the rare words in common, against those of the account with fewer of them."""
    if not a.terms or not b.terms:
        return NOTHING
    shared = _known(a.terms).intersection(b.terms)
    if not shared:
        return STEPS[0], ()
    if a.recalled != b.recalled:  # a phrase that takes it up beside those who tell it
        brief = a if a.recalled else b
        share = _bits(shared) / _known_bits(brief.terms)
        return STEPS[bisect_right(_steps(limits, "recalled"), share)], (shared,)
    share = _bits(shared) / math.sqrt(_known_bits(a.terms) * _known_bits(b.terms))
    step = bisect_right(_steps(limits, "words"), share)
    if a.publisher is not None and a.publisher == b.publisher:
        step = min(step, STEPS.index("some"))  # a house has its phrases: what is alike in them tells nothing
    return STEPS[step], (shared,)


def titles(a: Account, b: Account, limits: Mapping[str, float]) -> Found:
    """By their titles: the rare words in common, against those of the title with fewer of them."""
    if not a.title or not b.title:
        return NOTHING
    shared = frozenset(a.title).intersection(b.title)
    share = _bits(shared) / math.sqrt(_bits(a.title) * _bits(b.title)) if shared else 0.0
    return STEPS[bisect_right(_steps(limits, "title"), share)], (shared,)


def _steps(limits: Mapping[str, float], of: str) -> tuple[float, ...]:
    return limits[f"{of}_1"], limits[f"{of}_2"], limits[f"{of}_3"], limits[f"{of}_4"]


def _bits(terms: Iterable[str]) -> float:
    return math.fsum(map(_squared, terms)) or 1.0


REMEMBERED = 10_000
"""Accounts whose words are kept at hand: those of the days that are being compared."""


@lru_cache(maxsize=REMEMBERED)
def _known(terms: tuple[str, ...]) -> frozenset[str]:
    """An account's words as a set; the account keeps them as a tuple, a fifth of its size."""
    return frozenset(terms)


@lru_cache(maxsize=REMEMBERED)
def _known_bits(terms: tuple[str, ...]) -> float:
    """The bits of an account's words, which many others are compared with."""
    return _bits(terms)


@cache
def _squared(word: str) -> float:
    return rarity(word) ** 2


def copied(a: Account, b: Account, limits: Mapping[str, float]) -> Found:
    """Whether one report was copied from the other: their happenings are then told in the same words.

    Texts of one publisher are alike by habit; only one that is nearly the whole of the other says it again.
    """
    if not a.wording.runs or not b.wording.runs:
        return NOTHING
    share = a.wording.contained(b.wording)
    if a.publisher is not None and a.publisher == b.publisher:
        again = share >= limits["copied_again"]
        return ("again", (share,)) if again else NOTHING
    level = "much" if share >= limits["copied_much"] else "some" if share >= limits["copied_some"] else "not"
    return level, (share,)


def _rarest(shared: frozenset[str]) -> Mapping[str, str]:
    return {"shared": ", ".join(sorted(shared, key=_rank)[:TELLING])}


@cache
def _rank(word: str) -> tuple[float, str]:
    return -rarity(word), word


def _listed(shared: frozenset[str]) -> Mapping[str, str]:
    return {"shared": ", ".join(sorted(shared))}


def _both(a: object, b: object) -> Mapping[str, str]:
    return {"a": str(a), "b": str(b)}


SAYING: Mapping[str, Callable[..., Mapping[str, str]]] = {
    "days": lambda days: {"days": str(days)},
    "place": lambda a, b, km: {"a": a, "b": b, "km": "" if km is None else f"{km:.0f}"},
    "kind": _both,
    "publisher": lambda a: {"a": a},
    "parties": _listed,
    "names": _listed,
    "ages": _listed,
    "means": _listed,
    "killed": _both,
    "injured": _both,
    "copied": lambda share: {"share": f"{share:.0%}"},
    "words": _rarest,
    "titles": _rarest,
}
"""What fills the sentences of each feature's levels."""
FEATURES: Mapping[str, Comparison] = {
    "kind": kind,
    "names": names,
    "ages": ages,
    "means": means,
    "injured": injured,
    "copied": copied,
    "publisher": publisher,
    "parties": parties,
    "days": days,
    "place": place,
    "killed": killed,
    "titles": titles,
    "words": words,
}
"""Every comparison: those that often say nothing first, for then the rest soon cannot make a link any more; the costly
one last."""


def outcomes(a: Account, b: Account, method: Method) -> dict[str, Outcome]:
    """Every feature's outcome."""
    return {name: Outcome(name, *compare(a, b, method.limits)) for name, compare in FEATURES.items()}

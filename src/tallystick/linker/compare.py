"""How two accounts agree, feature by feature; what one of them does not tell is "unknown" and weighs nothing."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from tallystick.linker.account import Account
from tallystick.linker.scene import Days, Spot, apart_km, without_year
from tallystick.resources.linking import Method, rarity

UNKNOWN = "unknown"
STEPS = ("strangers", "little", "some", "much", "most")
"""How alike the words are, from the least."""
TELLING = 5
"""How many of the words in common a reason names."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one feature of two accounts came out, with the words that fill the sentence of its level.

    ``shared``: the words in common; which of them are said is found out only for a link that is kept.
    """

    level: str
    filling: Mapping[str, str]
    shared: frozenset[str] = frozenset()

    def words(self) -> Mapping[str, str]:
        """What fills the sentence, the rarest shared words first."""
        if not self.shared:
            return {"shared": "", **self.filling}
        telling = sorted(self.shared, key=lambda w: (-rarity(w), w))[:TELLING]
        return {**self.filling, "shared": ", ".join(telling)}


NOTHING = Outcome(UNKNOWN, {})
Comparison = Callable[[Account, Account, Mapping[str, float]], Outcome]


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
    return max(0, a.first - b.last, b.first - a.last)


def days(a: Account, b: Account, limits: Mapping[str, float]) -> Outcome:
    """When: the same day, the next, days that overlap, or apart; a day taken from the page counts for less."""
    x, y = a.days, b.days
    if x is None or y is None:
        return _calendar(a, b)
    gap, width = _gap(x, y), max(x.width, y.width)
    if width > limits["narrow_days"] and (dated := _calendar(a, b)).level != UNKNOWN:
        return dated  # "3 March" says more than "2021"
    sure = "stated" if x.stated and y.stated else "page"
    if gap > limits["days_apart"] and gap <= limits["late_days"] and _told_later(x, y):
        return Outcome("later-page", {"days": str(gap)})
    if gap > limits["days_apart"]:
        return Outcome(f"apart-{sure}", {"days": str(gap)})
    if gap:
        return Outcome(f"next-{sure}", {"days": str(gap)})
    close = "same" if width == 0 else "overlap" if width <= limits["narrow_days"] else "wide"
    return Outcome("wide" if close == "wide" else f"{close}-{sure}", {"days": str(width + 1)})


def _told_later(x: Days, y: Days) -> bool:
    """Whether the report of which only the day it came out is known is the later one."""
    return (x.published and x.first > y.last) or (y.published and y.first > x.last)


def _calendar(a: Account, b: Account) -> Outcome:
    """Where a year is missing: the date without it, else the weekday."""
    x, y = calendar_days(a), calendar_days(b)
    if shared := x & y:
        day = max(shared, key=len)
        return Outcome("same-date" if "-" in day else "same-weekday", {"days": day})
    dates = {d for d in x if "-" in d}, {d for d in y if "-" in d}
    if all(dates):
        return Outcome("apart-date", {})
    weekdays = x - dates[0], y - dates[1]
    return Outcome("apart-weekday", {}) if all(weekdays) else NOTHING


def calendar_days(account: Account) -> set[str]:
    """What an account says of its day without a year: of a stated day both the date and the weekday."""
    days = account.days
    if days is None or days.width > 0 or not days.stated:
        return {account.calendar} if account.calendar else set()
    return set(without_year(days))


def place(a: Account, b: Account, limits: Mapping[str, float]) -> Outcome:
    """Where: at one spot, near, one place within the reach of the other, the same country, or apart."""
    x, y = a.spot, b.spot
    if x is None or y is None:
        return NOTHING
    km = apart_km(x, y)
    wide = max(x.radius, y.radius) > limits["fine_km"]
    named = {"a": x.name, "b": y.name, "km": "" if km is None else f"{km:.0f}"}
    page = "" if x.stated and y.stated else "-page"
    if x.name == y.name and (km is None or km <= x.radius + y.radius + limits["near_km"]):
        return Outcome(("same-wide" if wide else "same") + page, named)
    if km is None:
        other = x.country and y.country and x.country != y.country
        return Outcome("other-country" + page, named) if other else NOTHING
    return Outcome(_by_distance(km, x.radius + y.radius, wide, limits) + page, named)


def _by_distance(km: float, reach: float, wide: bool, limits: Mapping[str, float]) -> str:
    if wide:
        return "within" if km <= reach else "apart"
    if km <= limits["spot_km"]:
        return "same"
    return "near" if km <= reach + limits["near_km"] else "apart"


def parties(a: Account, b: Account, limits: Mapping[str, float]) -> Outcome:
    """Who: named parties in common."""
    if not a.parties or not b.parties:
        return NOTHING
    shared = sorted(a.parties & b.parties)
    return Outcome("two" if len(shared) > 1 else "one" if shared else "none", {"shared": ", ".join(shared)})


def names(a: Account, b: Account, limits: Mapping[str, float]) -> Outcome:
    """Who: named persons in common."""
    if not a.names or not b.names:
        return NOTHING
    shared = sorted(a.names & b.names)
    return Outcome("two" if len(shared) > 1 else "one" if shared else "none", {"shared": ", ".join(shared)})


def kind(a: Account, b: Account, limits: Mapping[str, float]) -> Outcome:
    """What: the kind of happening."""
    return Outcome("same" if a.kind == b.kind else "other", {"a": a.kind, "b": b.kind})


def means(a: Account, b: Account, limits: Mapping[str, float]) -> Outcome:
    """With what: the family of weapon."""
    if not a.means or not b.means:
        return NOTHING
    shared = sorted(a.means & b.means)
    return Outcome("same" if shared else "other", {"shared": ", ".join(shared)})


def killed(a: Account, b: Account, limits: Mapping[str, float]) -> Outcome:
    """How many were killed; the counts of the rest of a report speak where an account has none, but never against."""
    if a.killed and b.killed:
        return _counts(a.killed, b.killed, limits)
    shared = (a.killed or a.report_killed) & (b.killed or b.report_killed)
    best = max(shared, default=0)
    return Outcome("same-report", {"a": str(best), "b": str(best)}) if best >= limits["many"] else NOTHING


def injured(a: Account, b: Account, limits: Mapping[str, float]) -> Outcome:
    """How many were injured."""
    return _counts(a.injured, b.injured, limits)


def _counts(x: frozenset[int], y: frozenset[int], limits: Mapping[str, float]) -> Outcome:
    if not x or not y:
        return NOTHING
    if shared := x & y:
        best = max(shared)
        return Outcome("same-many" if best >= limits["many"] else "same-few", {"a": str(best), "b": str(best)})
    low, high = min(((m, n) for m in x for n in y), key=lambda pair: (max(pair) / min(pair), pair))
    ratio = max(low, high) / min(low, high)
    return Outcome("near" if ratio <= limits["near_ratio"] else "far", {"a": str(low), "b": str(high)})


def publisher(a: Account, b: Account, limits: Mapping[str, float]) -> Outcome:
    """By whom: one publisher tells of one happening seldom twice; of two like ones in like words every day."""
    if a.publisher is None or b.publisher is None:
        return NOTHING
    return Outcome("same" if a.publisher == b.publisher else "other", {"a": a.publisher})


def words(a: Account, b: Account, limits: Mapping[str, float]) -> Outcome:
    """In which words: the rare words in common, against those of the account with fewer of them."""
    if not a.terms or not b.terms:
        return NOTHING
    shared = a.terms & b.terms
    common = _bits(shared) if shared else 0.0
    share = common / math.sqrt(_known_bits(a.terms) * _known_bits(b.terms))
    step = sum(share >= bound for bound in _steps(limits))
    if a.publisher is not None and a.publisher == b.publisher:
        step = min(step, STEPS.index("some"))  # a house has its phrases: what is alike in them tells nothing
    return Outcome(STEPS[step], {}, shared)


def _steps(limits: Mapping[str, float]) -> tuple[float, ...]:
    return limits["words_1"], limits["words_2"], limits["words_3"], limits["words_4"]


def _bits(terms: frozenset[str]) -> float:
    return math.fsum(map(_squared, terms)) or 1.0


@lru_cache(maxsize=100_000)
def _known_bits(terms: frozenset[str]) -> float:
    """The bits of an account's words, which many others are compared with."""
    return _bits(terms)


@cache
def _squared(word: str) -> float:
    return rarity(word) ** 2


def copied(a: Account, b: Account, limits: Mapping[str, float]) -> Outcome:
    """Whether one report was copied from the other: their happenings are then told in the same words.

    Texts of one publisher are alike by habit; only one that is nearly the whole of the other says it again.
    """
    if not a.wording.runs or not b.wording.runs:
        return NOTHING
    share = a.wording.contained(b.wording)
    if a.publisher is not None and a.publisher == b.publisher:
        again = share >= limits["copied_again"]
        return Outcome("again", {"share": f"{share:.0%}"}) if again else NOTHING
    level = "much" if share >= limits["copied_much"] else "some" if share >= limits["copied_some"] else "not"
    return Outcome(level, {"share": f"{share:.0%}"})


FEATURES: Mapping[str, Comparison] = {
    "days": days,
    "place": place,
    "kind": kind,
    "publisher": publisher,
    "parties": parties,
    "names": names,
    "means": means,
    "killed": killed,
    "injured": injured,
    "copied": copied,
    "words": words,
}
"""Every comparison, the costly ones last."""


def outcomes(a: Account, b: Account, method: Method) -> dict[str, Outcome]:
    """Every feature's outcome."""
    return {name: compare(a, b, method.limits) for name, compare in FEATURES.items()}

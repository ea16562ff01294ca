"""From two accounts to a link: the weights of how they agree, added up, each with its reason in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from tallystick.linker.account import Account
from tallystick.linker.compare import FEATURES, REMEMBERED, Found, Outcome, contradict
from tallystick.model.link import MAYBE, SAME, Link, Pair, Reason
from tallystick.resources.linking import UNKNOWN, Level, Method

Outcomes = list[tuple[str, Found]]


def link(a: Account, b: Account, method: Method) -> Link | None:
    """The link between two accounts of different reports; None where they are not, or cannot be, one happening."""
    if b.id < a.id:
        a, b = b, a
    found, total = _compared(a, b, method)
    if not found:
        return None
    reasons = _ordered(_reason(f, level, values, method) for f, (level, values) in found if level != UNKNOWN)
    return Link(
        a=a.id,
        b=b.id,
        verdict=_verdict(found, total, method),
        score=total,
        base=method.base,
        reasons=reasons,
        against=min((r for r in reasons if r.weight < 0), key=lambda r: r.weight, default=None),
        method=method.name,
    )


def pair(a: Account, b: Account, method: Method) -> Pair | None:
    """The link without its reasons; None where there is none."""
    found, total = _compared(a, b, method)
    return Pair(min(a.id, b.id), max(a.id, b.id), _verdict(found, total, method), total) if found else None


def _verdict(found: Outcomes, total: float, method: Method) -> str:
    return SAME if total >= method.same + _bar(found, method) else MAYBE


def _bar(found: Outcomes, method: Method) -> float:
    """What a link needs beyond the thresholds: an account without a day is compared with every time at its place."""
    return method.limits["undated"] if any(f == "days" and level == UNKNOWN for f, (level, _) in found) else 0.0


def _compared(a: Account, b: Account, method: Method) -> tuple[Outcomes, float]:
    """Every feature's outcome with the score; no outcomes where there is no link."""
    if a.document == b.document or (a.record is not None and a.record == b.record):
        return [], 0.0
    found = _promising(a, b, method)
    if found is None or contradict(a, b, method):
        return [], 0.0
    total = round(method.base + sum(method.weights[f][level] for f, (level, _) in found), 3)
    return (found, total) if total >= method.maybe + _bar(found, method) else ([], 0.0)


def _promising(a: Account, b: Account, method: Method) -> Outcomes | None:
    """Every feature's outcome; None as soon as the rest could not make a link of it any more."""
    found: Outcomes = []
    best, needed, limits, weights, most = (
        method.best,
        method.maybe - ROUNDING,
        method.limits,
        method.weights,
        method.most,
    )
    for name, compare in FEATURES.items():
        outcome = compare(a, b, limits)
        found.append((name, outcome))
        best += weights[name][outcome[0]] - most[name]
        if best < needed:
            return None
    return found


ROUNDING = 0.01
"""Far below any weight: sums of weights are only as exact as numbers in a machine."""


def waterfall(found: Mapping[str, Outcome], method: Method) -> tuple[Reason, ...]:
    """The reasons, strongest for the link first and strongest against it last; what is unknown is none."""
    return _ordered(_reason(f, o.level, o.values, method) for f, o in found.items() if o.level != UNKNOWN)


def _ordered(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    return tuple(sorted(reasons, key=lambda r: (-r.weight, r.feature)))


def _reason(feature: str, level: str, values: tuple[object, ...], method: Method) -> Reason:
    said = _said if feature == "words" else _said_before  # no two pairs share the same words
    return said(feature, level, method.levels[feature][level], values)


def _said(feature: str, level: str, known: Level, values: tuple[object, ...]) -> Reason:
    words = known.say.format(**Outcome(feature, level, values).words()).strip()
    return Reason(feature=feature, level=level, weight=known.weight, words=words)


_said_before = lru_cache(maxsize=REMEMBERED)(_said)
"""The same reason where the same is said again, as of most pairs ("both tell of violence")."""

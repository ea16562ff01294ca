"""From two accounts to a link: the weights of how they agree, added up, each with its reason in words."""

from __future__ import annotations

from tallystick.linker.account import Account
from tallystick.linker.compare import FEATURES, UNKNOWN, Outcome, contradict
from tallystick.model.link import MAYBE, SAME, Link, Reason
from tallystick.resources.linking import Method


def link(a: Account, b: Account, method: Method) -> Link | None:
    """The link between two accounts of different reports; None where they are not, or cannot be, one happening."""
    if a.document == b.document or (a.record is not None and a.record == b.record) or contradict(a, b, method):
        return None
    if b.id < a.id:
        a, b = b, a
    found = _promising(a, b, method)
    if found is None:
        return None
    score = round(method.base + sum(_weight(f, o, method) for f, o in found.items()), 3)
    if score < method.maybe:
        return None
    reasons = waterfall(found, method)
    against = min((r for r in reasons if r.weight < 0), key=lambda r: r.weight, default=None)
    return Link(
        a=a.id,
        b=b.id,
        verdict=SAME if score >= method.same else MAYBE,
        score=score,
        base=method.base,
        reasons=reasons,
        against=against,
        method=method.name,
    )


def _promising(a: Account, b: Account, method: Method) -> dict[str, Outcome] | None:
    """Every feature's outcome; None as soon as the rest could not make a link of it any more."""
    found: dict[str, Outcome] = {}
    best = method.base + sum(method.most.values())
    for name, compare in FEATURES.items():
        outcome = compare(a, b, method.limits)
        found[name] = outcome
        best += _weight(name, outcome, method) - method.most[name]
        if best < method.maybe - ROUNDING:
            return None
    return found


ROUNDING = 0.01
"""Far below any weight: sums of weights are only as exact as numbers in a machine."""


def _weight(feature: str, outcome: Outcome, method: Method) -> float:
    return 0.0 if outcome.level == UNKNOWN else method.levels[feature][outcome.level].weight


def waterfall(found: dict[str, Outcome], method: Method) -> tuple[Reason, ...]:
    """The reasons, strongest for the link first and strongest against it last; what is unknown is none."""
    steps = [_reason(f, o, method) for f, o in found.items() if o.level != UNKNOWN]
    return tuple(sorted(steps, key=lambda r: (-r.weight, r.feature)))


def _reason(feature: str, outcome: Outcome, method: Method) -> Reason:
    level = method.levels[feature][outcome.level]
    return Reason(
        feature=feature,
        level=outcome.level,
        weight=level.weight,
        words=level.say.format(**outcome.words()).strip(),
    )

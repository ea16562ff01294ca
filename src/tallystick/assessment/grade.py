"""How strong the evidence is by a rulebook: a level, its reasons as sentences and the claims behind each."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tallystick.assessment.facts import Facts, credible
from tallystick.model.incident import Grade, Judgement, Origin, Reason
from tallystick.model.method import Level, Method

MISSING = "ungraded: rule missing"


@dataclass(frozen=True, slots=True)
class _Case:
    """What conditions are judged on."""

    facts: Facts
    credible: tuple[Origin, ...]
    since: date | None


Answer = tuple[bool, str, tuple[str, ...]]


def grades(facts: Facts, method: Method, judgement: Judgement) -> tuple[Grade, ...]:
    """The grade; twice where sources are not assessed: as if none of these were credible, and as if all were."""
    unassessed = [o for o in facts.harm_origins if not any(root in judgement.credible for root in o.roots)]
    if not unassessed:
        return (_grade(facts, method, judgement, unassessed=False, word="registered"),)
    return (
        _grade(facts, method, judgement, unassessed=False, word="none of the unassessed"),
        _grade(facts, method, judgement, unassessed=True, word="all of the unassessed"),
    )


def _grade(facts: Facts, method: Method, judgement: Judgement, *, unassessed: bool, word: str) -> Grade:
    since = method.setting("single-sourced-since", "date")
    case = _Case(facts, credible(facts.harm_origins, judgement, unassessed), since)
    level, reasons = _judged(method, case)
    return Grade(
        level=level,
        reasons=(*reasons, *_denials(facts)),
        method=method.name,
        version=method.version,
        credible=word,
        checked=method.checked,
    )


def _judged(method: Method, case: _Case) -> tuple[str | None, tuple[Reason, ...]]:
    """The first level whose conditions all hold, with the reasons; else which rule is missing."""
    if not method.levels:
        return None, (Reason(rule=MISSING, sentence=f"{MISSING}: {method.title} has no scale of grades"),)
    for level in method.levels:
        answers = [CONDITIONS[condition](case) for condition in level.when]
        if all(holds for holds, _, _ in answers):
            return level.level, _reasons(level, answers)
    holding = [sentence for holds, sentence, _ in (ask(case) for ask in CONDITIONS.values()) if holds]
    told = "; ".join(holding) if holding else "nothing that a rule asks for"
    return None, (Reason(rule=MISSING, sentence=f"{MISSING}: no rule of {method.title} covers this: {told}"),)


def _reasons(level: Level, answers: Sequence[Answer]) -> tuple[Reason, ...]:
    head = Reason(rule=level.level, sentence=level.rule.says, claims=())
    return (head, *(Reason(rule=level.level, sentence=words, claims=claims) for _, words, claims in answers if words))


def _denials(facts: Facts) -> tuple[Reason, ...]:
    """What the accused deny: shown, and without effect."""
    if not facts.denials:
        return ()
    return (Reason(rule="denial", sentence="The accused denies it; that changes no grade.", claims=facts.denials),)


def _harm_reported(case: _Case) -> Answer:
    return bool(case.facts.harm), "Somebody was reported killed or injured.", case.facts.harm


def _harm_accepted(case: _Case) -> Answer:
    claims = case.facts.harm_accepted
    return bool(claims), "The party said to have done it accepts that civilians were harmed.", claims


def _dead_were_combatants(case: _Case) -> Answer:
    claims = case.facts.fighters_only
    return bool(claims), "Every account counts fighters only, and not merely a party to the conflict says so.", claims


def _several_accused(case: _Case) -> Answer:
    named = ", ".join(case.facts.accused)
    return (
        bool(case.facts.rivals),
        f"Different voices name different causes (said to have acted: {named}).",
        case.facts.rivals,
    )


def _names(some: Sequence[Origin]) -> str:
    return "; ".join(origin.name for origin in some)


def _claims(some: Sequence[Origin]) -> tuple[str, ...]:
    return tuple(sorted({claim for origin in some for claim in origin.claims}))


def _two_credible(case: _Case) -> Answer:
    some = case.credible
    return len(some) > 1, f"{len(some)} independent credible origins of the harm: {_names(some)}.", _claims(some)


def _two_origins(case: _Case) -> Answer:
    some = case.facts.harm_origins
    return len(some) > 1, f"{len(some)} independent origins of the harm: {_names(some)}.", _claims(some)


def _any_origin(case: _Case) -> Answer:
    some = case.facts.harm_origins
    how_many = f"{len(some)} independent origins" if len(some) > 1 else "One origin"
    words = f"{how_many} of the harm, {len(case.credible)} of them held to be credible: {_names(some)}."
    return (
        bool(case.facts.harm),
        words if some else "No origin of the harm is certain.",
        _claims(some) or case.facts.harm,
    )


def _declared_or_likely(case: _Case) -> Answer:
    status = strike_status(case.facts)
    claims = case.facts.strike_accepted or _claims(case.facts.happening_origins)
    return status in ("Declared strike", "Likely strike"), f"{status}.", claims


def _single_sourced_admitted(case: _Case) -> Answer:
    day, since = case.facts.first_day, case.since
    return (
        since is not None and day is not None and day >= since,
        f"Entries of one source are admitted since {since}.",
        (),
    )


def strike_status(facts: Facts) -> str:
    """Airwars' second axis: whether a strike is declared, likely, contested, or claimed by a single source."""
    if facts.strike_accepted or facts.harm_accepted:
        return "Declared strike"
    if facts.rivals:
        return "Contested strike"
    return "Likely strike" if len(facts.happening_origins) > 1 else "Single source claim"


CONDITIONS: Mapping[str, Callable[[_Case], Answer]] = {
    "harm-reported": _harm_reported,
    "harm-accepted": _harm_accepted,
    "dead-were-combatants": _dead_were_combatants,
    "several-accused": _several_accused,
    "two-credible-origins": _two_credible,
    "strike-declared-or-likely": _declared_or_likely,
    "two-origins": _two_origins,
    "single-sourced-admitted": _single_sourced_admitted,
    "any-origin": _any_origin,
}

"""What the claims of an incident say about who did it, who owns up to it, who denies it and who was harmed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tallystick.assessment.counts import SPECIFIC, Standing, is_fighter
from tallystick.assessment.ranges import standings_of
from tallystick.model.incident import Independence, Judgement, Origin, Statement, disputes

HARM = frozenset({"killed", "injured"})
CIVIL = SPECIFIC | {"civilians"}
FROM_THE_AIR = frozenset({"aerial", "drone"})
ON_THE_GROUND = frozenset({"heavy-weapons", "firearms"})
Claims = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Claims by what they bear on; an empty tuple = nobody says so."""

    accused: Mapping[str, Claims]
    rivals: Claims
    strike_accepted: Claims
    harm_accepted: Claims
    denials: Claims
    harm: Claims
    fighters_only: Claims
    harm_origins: tuple[Origin, ...]
    happening_origins: tuple[Origin, ...]
    first_day: date | None


def gather(statements: Sequence[Statement], found: Independence) -> Facts:
    """The facts of an incident's statements."""
    standings = standings_of(found)
    types = _types(statements)
    naming = [s for s in statements if _names_a_doer(s, types)]
    accused = _by_party(naming)
    harm = [s for s in statements if s.property in HARM and not disputes(s) and s.quantifier != "none"]
    civil = [s for s in harm if not is_fighter(s)]
    return Facts(
        accused=accused,
        rivals=_rivals(naming, standings) or _ground_and_air(statements, standings),
        strike_accepted=_ids(s for s in statements if _own_deed(s, accused, statements, types)),
        harm_accepted=_ids(s for s in civil if _own_harm(s, accused, statements)),
        denials=_ids(s for s in statements if (disputes(s) or s.quantifier == "none") and _root(s) in accused),
        harm=_ids(harm),
        fighters_only=() if civil else _ids(s for s in harm if _disinterested(standings[s.id])),
        harm_origins=_certain(civil or harm, found),
        happening_origins=_certain(statements, found),
        first_day=_first_day(statements),
    )  # fmt: skip


def _disinterested(standing: Standing) -> bool:
    return standing.certain and not standing.interested


def _ids(statements: Iterable[Statement]) -> Claims:
    return tuple(sorted({s.id for s in statements}))


def _types(statements: Iterable[Statement]) -> dict[str, str]:
    return {s.event: s.value for s in statements if s.property == "type" and s.event and s.value}


def _root(statement: Statement) -> str | None:
    """The root of who finally says it; an unattributed sentence of an outlet is nobody's word."""
    if statement.chain:
        return statement.chain[-1].root
    return statement.publisher.root if statement.publisher else None


def _names_a_doer(statement: Statement, types: Mapping[str, str]) -> bool:
    """Whether a statement says which party did it."""
    if statement.party is None or disputes(statement) or statement.property not in ("actor", "responsibility"):
        return False
    return statement.property == "responsibility" or types.get(statement.event or "", "assault").startswith("assault")


def _by_party(naming: Iterable[Statement]) -> dict[str, Claims]:
    found: dict[str, list[str]] = defaultdict(list)
    for statement in naming:
        found[statement.party or ""].append(statement.id)
    return {party: tuple(sorted(found[party])) for party in sorted(found)}


def _rivals(naming: Sequence[Statement], standings: Mapping[str, Standing]) -> Claims:
    """Attributed claims of different voices that name different parties; who names both together does not choose."""
    named: dict[str, set[str]] = defaultdict(set)
    claims: dict[str, set[str]] = defaultdict(set)
    for statement in naming:
        if standings[statement.id].certain:
            named[standings[statement.id].word_of].add(statement.party or "")
            claims[standings[statement.id].word_of].add(statement.id)
    together = [parties for parties in named.values() if len(parties) > 1]
    for one in sorted(named):
        for other in sorted(named):
            apart = not named[one] & named[other]
            if apart and not any(named[one] | named[other] <= parties for parties in together):
                return tuple(sorted(claims[one] | claims[other]))
    return ()


def _ground_and_air(statements: Sequence[Statement], standings: Mapping[str, Standing]) -> Claims:
    """Claims of different voices of which one names an attack from the air and one only fire from the ground."""
    modes: dict[str, set[str]] = defaultdict(set)
    claims: dict[str, list[str]] = defaultdict(list)
    for s in statements:
        if s.property == "type" and s.value and "/" in s.value and standings[s.id].certain and not disputes(s):
            modes[standings[s.id].word_of].add(s.value.partition("/")[2])
            claims[standings[s.id].word_of].append(s.id)
    air = [word for word in sorted(modes) if modes[word] & FROM_THE_AIR]
    ground = [word for word in sorted(modes) if modes[word] & ON_THE_GROUND and not modes[word] & FROM_THE_AIR]
    if not air or not ground:
        return ()
    return tuple(sorted({claim for word in (air[0], ground[0]) for claim in claims[word]}))


def _own_events(root: str | None, statements: Iterable[Statement]) -> set[str]:
    """The events in which a party is said to have acted."""
    return {s.event for s in statements if s.party == root and s.property == "actor" and s.event}


def _own_deed(
    s: Statement, accused: Mapping[str, Claims], statements: Sequence[Statement], types: Mapping[str, str]
) -> bool:
    """Whether a party says that it did it."""
    root = _root(s)
    if root not in accused or disputes(s) or s.factuality in ("planned", "possible", "alleged"):
        return False
    if s.property in ("actor", "responsibility"):
        return s.party == root and _names_a_doer(s, types)
    return s.property == "type" and (s.value or "").startswith("assault") and s.event in _own_events(root, statements)


def _own_harm(s: Statement, accused: Mapping[str, Claims], statements: Sequence[Statement]) -> bool:
    """Whether a party owns up to harm to civilians by its own act: accepting the strike is not enough."""
    root = _root(s)
    if root not in accused or s.who not in CIVIL or s.number == 0:
        return False
    if s.factuality in ("planned", "alleged") or s.stance in ("expects", "alleges"):
        return False
    return s.event in _own_events(root, statements) or s.stance == "confirms"


def _certain(statements: Sequence[Statement], found: Independence) -> tuple[Origin, ...]:
    """The certain origins of some of an incident's statements."""
    ids = {s.id for s in statements}
    return tuple(o for o in found.origins if o.certain and ids & set(o.claims))


def credible(some: Iterable[Origin], judgement: Judgement, unassessed: bool) -> tuple[Origin, ...]:
    """The origins that count as credible, when those nobody has assessed are all taken to be so or none of them."""
    return tuple(
        origin for origin in some if any(judgement.credible.get(root, unassessed) for root in origin.roots)
    )  # fmt: skip


def _first_day(statements: Iterable[Statement]) -> date | None:
    told = [s.value.partition("/")[0] for s in statements if s.property == "date" and s.value]
    days = [date.fromisoformat(day) for day in told if day] or [s.as_of for s in statements if s.as_of]
    return min(days, default=None)

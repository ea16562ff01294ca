"""The lowest and the highest defensible count of each kind of harm, with the claims and the rule behind each end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tallystick.assessment.counts import (
    FIGHTERS,
    PART,
    SPECIFIC,
    TOTAL,
    Candidate,
    Standing,
    accounts,
    candidate,
    is_fighter,
    totals,
    usable,
)
from tallystick.assessment.people import Person, distinct_people, named_in_full
from tallystick.assessment.statements import NAMED
from tallystick.assessment.tolls import Toll, by_report, lead, of_the_incident
from tallystick.assessment.wounded import INJURED, died_since, with_the_rest
from tallystick.model.incident import End, Independence, LeftOut, Range, Statement
from tallystick.model.method import Method

NOBODY_SAYS = "nobody gives a count that a rule covers: unknown, which is not zero"


@dataclass(frozen=True, slots=True)
class _Table:
    """What the ranges of one outcome are made from."""

    outcome: str
    method: Method
    statements: tuple[Statement, ...]
    left_out: tuple[LeftOut, ...]
    standings: Mapping[str, Standing]
    people: tuple[Statement, ...]


def standings_of(found: Independence) -> dict[str, Standing]:
    """Whose each statement is, by the origins of all."""
    words = dict(found.rests_on)
    return {
        claim: Standing(origin.key, words[claim], origin.certain, origin.interested)
        for origin in found.origins
        for claim in origin.claims
    }


def ranges(statements: Sequence[Statement], method: Method, found: Independence) -> tuple[Range, ...]:
    """All ranges of an incident: the method's population first, then each group, then each party's fighters."""
    made: list[Range] = []
    standings = standings_of(found)
    dead = died_since(statements)
    gone = {left.claim for left in dead}
    known = with_the_rest(statements)
    for outcome in method.outcomes:
        counted = [s for s in known if s.property == outcome]
        kept, out = usable([s for s in counted if s.id not in gone or outcome != INJURED], method, standings)
        out += dead if outcome == INJURED else []
        died = {s.document for s in statements if s.id in gone and outcome == INJURED}
        people = tuple(s for s in statements if s.property == f"{NAMED}{outcome}" and s.document not in died)
        table = _Table(outcome, method, tuple(kept), tuple(out), standings, people)
        made.extend(_of_outcome(table, bool(counted)))
    return tuple(made)


def _of_outcome(table: _Table, told: bool) -> Iterator[Range]:
    if told or table.people:
        yield _population(table)
    for who in sorted({s.who for s in table.statements if s.who in SPECIFIC}):
        yield _range(table, who or "", None, [s for s in table.statements if s.who == who])
    sides = {(_side(s, table), s.who in FIGHTERS) for s in table.statements if is_fighter(s)}
    for side in sorted({side or "" for side, _ in sides}):
        rows = [s for s in table.statements if is_fighter(s) and (_side(s, table) or "") == side]
        yield _range(table, "combatants", side or None, rows)


def _side(statement: Statement, table: _Table) -> str | None:
    """Whose fighters were harmed; a party that names no other side counts its enemy's."""
    standing = table.standings[statement.id]
    if statement.party is None and standing.interested:
        return f"enemies of {standing.origin}"
    return statement.party


def _population(table: _Table) -> Range:
    """The range of the method's population, with possible combatants and named dead taken into account."""
    tolls = _tolls(table, [made for made, _ in _counted(table)])
    within, others = of_the_incident(table.statements, tolls, table.method)
    found = _counted(replace(table, statements=tuple(within)))
    kept, parts = by_report(found, tolls, table.method)
    made = _ends(table, table.method.population, None, _yielding(kept), (*table.left_out, *others, *parts))
    return _at_least_the_named(made, table, _closed(found))


def _counted(table: _Table) -> list[tuple[Candidate, Statement]]:
    """The totals of all accounts, each with one of its statements."""
    told: dict[str, set[str]] = defaultdict(set)
    for statement in table.statements:
        told[statement.document] |= {statement.harm} if statement.harm else set()
    return [
        (_made(table, rows, account), rows[0])
        for account in accounts(table.statements)
        for rows in totals(account, table.method.population, told[account[0].document])
    ]


def _closed(found: Iterable[tuple[Candidate, Statement]]) -> dict[str, int]:
    """The highest count of each report, where it leaves no more open."""
    tops: dict[str, tuple[int, bool]] = {}
    for made, statement in found:
        top = made.high if made.high is not None else made.low
        if top:
            shut = not made.open and made.high is not None
            tops[statement.document] = max(tops.get(statement.document, (0, False)), (top, shut))
    return {document: top for document, (top, shut) in tops.items() if shut}


def _made(table: _Table, rows: Sequence[Statement], account: Sequence[Statement]) -> Candidate:
    made = candidate(rows, table.method, table.standings[rows[0].id])
    return _less_fighters(made, rows, account, table.method)


def _tolls(table: _Table, found: Iterable[Candidate]) -> dict[str, Toll]:
    """The toll that each report leads with, where it leads with one of its own; groups that an account names beside it
    are summed with it."""
    if table.method.rule("report-toll") is None:
        return {}
    reports: dict[str, list[Statement]] = defaultdict(list)
    for statement in table.statements:
        reports[statement.document].append(statement)
    leads = {document: first for document in sorted(reports) if (first := lead(reports[document])) is not None}
    at = {claim: made for made in found for claim in made.claims}
    return {
        document: (at.get(first.id) or _made(table, [first], reports[document]), first)
        for document, first in leads.items()
    }


def _yielding(found: Sequence[Candidate]) -> list[Candidate]:
    """Mentions yield to counts, and counts of a group to counts of everybody: such a one is no rival lower total.

    A larger one still raises the maximum: there were at least so many. "None" makes nobody yield. What somebody who is
    no party to it counted of a group is the certain part, though, while only parties to it give the whole.
    """
    counts = [c for c in found if c.high != 0]
    best = min((c.kind for c in counts), default=TOTAL)
    theirs = all(c.interested for c in counts if c.kind == best)

    def stays(one: Candidate) -> bool:
        return one.kind == best or (theirs and _certain_part(one))

    kept = [*(c for c in found if c.high == 0), *(c for c in counts if stays(c))]
    return kept + [replace(c, low=None, open=True) for c in counts if not stays(c)]


def _certain_part(one: Candidate) -> bool:
    """Whether somebody who is no party to it counted a group, in figures."""
    return one.kind == PART and one.certain and not one.interested and one.low is not None and one.low == one.high


def _range(table: _Table, group: str, party: str | None, rows: Sequence[Statement]) -> Range:
    """The range of one group, from its own counts."""
    found = [candidate([s], table.method, table.standings[s.id]) for s in rows]
    return _ends(table, group, party, found, ())


def _less_fighters(
    made: Candidate, rows: Sequence[Statement], account: Sequence[Statement], method: Method
) -> Candidate:
    """A total without the fighters that the same account numbers among them; only these leave the minimum."""
    if method.setting("possible-combatant", "minimum") != "out" or made.low is None:
        return made
    harms = {s.harm for s in rows if s.harm}
    parts = [s for s in account if is_fighter(s) and s.subset_of in harms and s.number is not None]
    if not parts:
        return made
    rule = method.rule("possible-combatant")
    return replace(
        made,
        low=max(0, made.low - sum(s.number or 0 for s in parts)),
        claims=tuple(sorted({*made.claims, *(s.id for s in parts)})),
        rule=f"{made.rule}; {rule.says if rule else ''}",
    )


def _ends(
    table: _Table, group: str, party: str | None, found: Sequence[Candidate], left_out: Sequence[LeftOut]
) -> Range:
    """The two ends from some candidates, after those that have left the range."""
    rest, superseded = _latest(found)
    rest, corrected = _without_corrected(rest, table.method)
    rest, outdated = _without_outdated(rest, table.method)
    rest, nothing = _without_lonely_zero(rest)
    low = _minimum(rest, table.method)
    return Range(
        outcome=table.outcome,
        group=group,
        party=party,
        minimum=low,
        maximum=_not_below(_maximum(rest, table.method), low),
        left_out=tuple(
            sorted({*left_out, *superseded, *corrected, *outdated, *nothing}, key=lambda out: (out.claim, out.rule))
        ),
    )


def _same_place(one: Candidate, other: Candidate) -> bool:
    return one.place is None or other.place is None or one.place == other.place


def _leaving(
    found: Sequence[Candidate], why: Callable[[Candidate], str | None]
) -> tuple[list[Candidate], list[LeftOut]]:
    """The counts that stay, and those that leave with the reason that ``why`` gives for each."""
    reasons = [(one, why(one)) for one in found]
    out = [LeftOut(claim=claim, rule=rule) for one, rule in reasons if rule is not None for claim in one.claims]
    return [one for one, rule in reasons if rule is None], out


def _latest(found: Sequence[Candidate]) -> tuple[list[Candidate], list[LeftOut]]:
    """The latest counts of each origin: a later count takes the place of an earlier one, upward or downward."""

    def why(one: Candidate) -> str | None:
        later = [c for c in found if c.word_of == one.word_of and _later(c, one) and _same_place(c, one)]
        last = max(later, key=lambda c: (c.as_of or one.as_of, c.claims), default=None)
        return f"superseded by a later count of the same origin ({', '.join(last.claims)})" if last else None

    return _leaving(found, why)


def _later(one: Candidate, other: Candidate) -> bool:
    return one.as_of is not None and other.as_of is not None and one.as_of > other.as_of


def _without_outdated(found: Sequence[Candidate], method: Method) -> tuple[list[Candidate], list[LeftOut]]:
    """Without earlier lower counts that enough independent later and higher ones have overtaken, or that left open what
    a later one tells."""
    need, met = method.setting("earlier-lower", "origins"), method.rule("earlier-open") is not None

    def why(one: Candidate) -> str | None:
        over = {c.origin for c in found if c.certain and c.origin != one.origin and _overtakes(c, one)}
        if need is not None and len(over) >= need:
            return f"earlier and lower than later counts of {len(over)} independent origins"
        closed = next((c for c in found if met and c.certain and _meets(c, one)), None)
        return f"it left open what a later count tells ({', '.join(closed.claims)})" if closed else None

    return _leaving(found, why)


def _without_corrected(found: Sequence[Candidate], method: Method) -> tuple[list[Candidate], list[LeftOut]]:
    """Without the counts that a later one says it sets right, given by somebody who is no party to it."""
    by = [c for c in found if c.corrects and c.certain and not c.interested] if method.rule("correction") else []

    def why(one: Candidate) -> str | None:
        over = next((c for c in by if _corrects(c, one)), None)
        return f"set right by a later count that says so ({', '.join(over.claims)})" if over else None

    return _leaving(found, why)


def _corrects(one: Candidate, other: Candidate) -> bool:
    """Whether a correction is of a count: given earlier, or in the same report by somebody else."""
    retold = one.document == other.document and one.word_of != other.word_of
    return one is not other and (retold or _later(one, other)) and _same_place(one, other)


def _meets(one: Candidate, other: Candidate) -> bool:
    """Whether a count is what an earlier "at least" of the same group left open."""
    if not other.open or one.open or one.low is None or other.low is None:
        return False
    return _later(one, other) and _same_place(one, other) and one.low >= other.low


def _overtakes(one: Candidate, other: Candidate) -> bool:
    top = other.high if other.high is not None else other.low
    return _later(one, other) and _same_place(one, other) and one.low is not None and top is not None and one.low > top


def _without_lonely_zero(found: Sequence[Candidate]) -> tuple[list[Candidate], list[LeftOut]]:
    """Without "none" where nobody counts anyone: that is a claim, no zero of the incident."""
    counted = any(c.high != 0 for c in found)
    return _leaving(found, lambda one: None if counted else "'none' by itself is no zero of the incident")


def _minimum(found: Sequence[Candidate], method: Method) -> End:
    known = [c for c in found if c.low is not None]
    if not known:
        return End(value=None, rule=NOBODY_SAYS)
    value = min(c.low for c in known if c.low is not None)
    return _end(value, [c for c in known if c.low == value], method, "minimum")


def _maximum(found: Sequence[Candidate], method: Method) -> End:
    if method.setting("sources-disagree", "maximum") == "lowest":
        return _minimum(found, method)
    tops = [(c, c.high if c.high is not None else c.low) for c in found if c.high is not None or c.open]
    known = [(c, top) for c, top in tops if top is not None]
    if not known:
        return End(value=None, rule=NOBODY_SAYS)
    value = max(top for _, top in known)
    winners = [c for c, top in known if top == value]
    return replace(_end(value, winners, method, "maximum"), open=all(c.open for c in winners))


def _end(value: int, winners: Sequence[Candidate], method: Method, which: str) -> End:
    claims = tuple(sorted({claim for c in winners for claim in c.claims}))
    said = "; ".join(sorted({c.rule for c in winners}))
    how = method.setting("sources-disagree", which, "lowest" if which == "minimum" else "highest")
    return End(value=value, rule=f"{how} of the counts that stand: {said}", claims=claims)


def _not_below(high: End, low: End) -> End:
    """The maximum, never below the minimum."""
    if high.value is None or low.value is None or high.value >= low.value:
        return high
    return replace(low, rule=f"no count that stands is higher than the minimum: {low.rule}", open=True)


def _at_least_the_named(made: Range, table: _Table, closed: Mapping[str, int]) -> Range:
    """A range whose ends are not below the number of distinct people who are named.

    A report that itself counts fewer than it names has names of others among them, or one person's twice: of its names
    no more than its count are taken.
    """
    rule = table.method.rule("named-dead")
    if rule is None:
        return made
    civilians = table.method.population == "civilians"
    counted = named_in_full([s for s in table.people if not (civilians and is_fighter(s))])
    people = distinct_people(_within(counted, closed))
    named = End(
        value=len(people), rule=f"{rule.says} ({len(people)} named)", claims=_claims(person.claims for person in people)
    )
    low = named if people and (made.minimum.value is None or made.minimum.value < len(people)) else made.minimum
    high = made.maximum
    if people and (high.value is None or high.value < len(people)):
        high = replace(named, open=True)
    return replace(made, minimum=low, maximum=high)


def _within(named: Sequence[Statement], closed: Mapping[str, int]) -> list[Statement]:
    """The names that count: of each report no more people than it says there were, those named first."""
    reports: dict[str, list[Statement]] = defaultdict(list)
    for statement in named:
        reports[statement.document].append(statement)
    kept: list[Statement] = []
    for document, some in reports.items():
        most = closed.get(document)
        people = sorted(distinct_people(some), key=lambda person: _first_told(person, some))
        counted = {claim for person in people[:most] for claim in person.claims}
        kept += [s for s in some if s.id in counted]
    return kept


def _first_told(person: Person, some: Iterable[Statement]) -> tuple[int, tuple[str, ...]]:
    return min((s.at or 0 for s in some if s.id in person.claims), default=0), person.claims


def _claims(groups: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(sorted({claim for claims in groups for claim in claims}))

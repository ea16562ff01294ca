"""What sources say exists and the record lacks: numbers in a row, totals of a span, people, strikes none else tells of.

A gap is only given where the record cannot be made to fit: whatever may be one of the happenings counted is counted,
and a total is held against the sum of the highest counts.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tallystick.assessment.counts import FIGHTERS, GENERAL, SPECIFIC
from tallystick.assessment.facts import gather
from tallystick.assessment.near import same_place
from tallystick.assessment.people import name_key, same_person
from tallystick.assessment.statements import NAMED
from tallystick.model.dossier import REJECTED, Dossier, Source, Told
from tallystick.model.incident import Range, Statement
from tallystick.model.reading import When, Where

Loose = tuple[Source, Told, tuple[Statement, ...]]
"""An event that is no incident of its own: its report, the event, and what is said of it."""
IN_A_ROW, TOTAL, PERSON, STRIKE = KINDS = ("number-in-a-row", "total-of-a-span", "named-person", "declared-strike")
COUNTED = ("killed", "injured", "missing", "captured")
COUNTING = frozenset({"summary", "series", "generic"})
"""Scopes of events whose counts are totals of several happenings."""
TOLD = frozenset({"happened", "alleged", None})
ABOUT = 0.9
"""Of a number said with "about", so much at least must be there."""
NAMES_SHOWN = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Something that is said to exist and is not on record.

    ``claims`` and ``words`` are what says so, in ``document``; ``incidents`` are the codes counted; ``stated`` is
    what the words give, ``low`` and ``high`` what the record has of it.
    """

    kind: str
    sentence: str
    missing: str
    document: str
    words: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    incidents: tuple[str, ...] = ()
    stated: int | None = None
    low: int | None = None
    high: int | None = None


def gaps(dossiers: Iterable[Dossier], loose: Iterable[Loose] = ()) -> tuple[Gap, ...]:
    """The gaps of a record, kind by kind, each kind by report.

    ``dossiers`` are its incidents (those that people rejected count for nothing), ``loose`` the events that belong to
    none of them.
    """
    held, beside = _Record(dossiers), tuple(loose)
    found = [*_in_a_row(held, beside), *_totals(held, beside), *_persons(held, beside), *held.strikes]
    return tuple(sorted(found, key=lambda gap: (KINDS.index(gap.kind), gap.document, gap.events, gap.claims)))


@dataclass(frozen=True, slots=True)
class _Held:
    """An incident as gaps compare it."""

    code: str
    type: str | None
    mode: str | None
    first: date | None
    last: date | None
    where: Where | None
    parties: frozenset[str]
    ranges: tuple[Range, ...]


class _Record:
    """What gaps need of the incidents: kind and day of each, the numbers in a row they tell, the people they name."""

    def __init__(self, dossiers: Iterable[Dossier]) -> None:
        self.of_type: dict[str | None, list[_Held]] = defaultdict(list)
        self.numbered: list[tuple[Source, Told]] = []
        self.named: dict[str, list[Statement]] = defaultdict(list)
        self.strikes: list[Gap] = []
        for one in dossiers:
            if one.status != REJECTED:
                self._add(one)
        dated = [(one.first, one) for held in self.of_type.values() for one in held if one.first is not None]
        dated.sort(key=lambda pair: (pair[0], pair[1].code))
        self._days, self._dated = [day for day, _ in dated], [one for _, one in dated]
        self._widest = max((((one.last or day) - day).days for day, one in dated), default=0)

    def _add(self, one: Dossier) -> None:
        held = _held(one)
        self.of_type[held.type].append(held)
        sources = {source.document: source for source in one.sources}
        self.numbered += [(sources.get(t.document, Source(document=t.document)), t) for t in one.told if t.ordinal]
        for statement in one.statements:
            if statement.property.startswith(NAMED):
                for part in set(name_key(statement.value or "")):
                    self.named[part].append(statement)
        self.strikes += _strikes(one)

    def between(self, first: date, last: date) -> Iterator[_Held]:
        """The incidents that may lie in a span of days."""
        start = bisect_right(self._days, first - timedelta(self._widest + 1))
        for one in self._dated[start : bisect_right(self._days, last)]:
            if (one.last or last) >= first:
                yield one


def _held(one: Dossier) -> _Held:
    when, setting = one.setting.when, one.setting
    first, last = (when.start or when.end, when.end or when.start) if when else (None, None)
    roots = frozenset(p.root for p in (*setting.actors, *setting.targets) if p.root)
    return _Held(one.code, setting.type, setting.mode, first, last, setting.where, roots, one.incident.ranges)


def _roots(told: Told) -> frozenset[str]:
    return frozenset(party.root for party in (*told.actors, *told.targets) if party.root)


def _may_be_of(one: _Held, told: Told) -> bool:
    """Whether nothing speaks against an incident being one of those that words count."""
    if told.where is not None and one.where is not None and not same_place(told.where, one.where):
        return False
    mine, theirs = _roots(told), one.parties
    return not mine or not theirs or mine <= theirs or theirs <= mine


def _says_which(told: Told) -> bool:
    """Whether words tell what they count apart from everything else in the world."""
    return told.where is not None or bool(_roots(told))


def _in_a_row(held: _Record, loose: Sequence[Loose]) -> Iterator[Gap]:
    """ "The third such clash" where fewer than three are held."""
    for source, told in (*held.numbered, *((source, told) for source, told, _ in loose)):
        if told.ordinal is None or told.ordinal < 2 or told.factuality not in TOLD or not _says_which(told):
            continue
        day = _last_day(told.when) or source.published_on
        found = sorted(
            (one for one in held.of_type[told.type] if _counted_by(one, told, day)), key=lambda one: one.code
        )
        if len(found) < told.ordinal:
            yield _row_gap(source, told, day, found)


def _counted_by(one: _Held, told: Told, day: date | None) -> bool:
    if told.mode is not None and one.mode is not None and told.mode != one.mode:
        return False
    return (day is None or one.first is None or one.first <= day) and _may_be_of(one, told)


def _last_day(when: When | None) -> date | None:
    return (when.end or when.start) if when else None


def _row_gap(source: Source, told: Told, day: date | None, found: Sequence[_Held]) -> Gap:
    stated = told.ordinal or 0
    until = f" by {day}" if day else ""
    lacking = stated - len(found)
    return Gap(
        kind=IN_A_ROW,
        sentence=f"{_by(source)} counts {ordinal(stated)} {told.series or told.words}{_at(told.where)}{until}; "
        f"the record holds {len(found)}{_codes(found)}.",
        missing=f"{lacking} {told.type} incident{'s' * (lacking != 1)}{_at(told.where)}{until}",
        document=told.document,
        words=(told.words,),
        events=(told.id,),
        incidents=tuple(one.code for one in found),
        stated=stated,
        low=len(found),
        high=len(found),
    )


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 4th."""
    tail = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{tail}"


def _by(source: Source) -> str:
    return source.publisher or source.title or "A report"


def _at(where: Where | None) -> str:
    return f" in {where.name}" if where else ""


def _codes(found: Sequence[_Held]) -> str:
    if not found:
        return ""
    names = ", ".join(one.code for one in found[:NAMES_SHOWN])
    return f" ({names}{', …' if len(found) > NAMES_SHOWN else ''})"


def _totals(held: _Record, loose: Sequence[Loose]) -> Iterator[Gap]:
    """ "31 killed in a week" where the incidents of that week sum to fewer."""
    for source, told, statements in loose:
        if told.scope not in COUNTING or told.factuality not in TOLD or not _says_which(told):
            continue
        if told.when is None or told.when.start is None or told.when.end is None:
            continue
        around = held.between(told.when.start, told.when.end)
        inside = sorted((one for one in around if _may_be_of(one, told)), key=lambda one: one.code)
        for statement in statements:
            fewest = _fewest(statement)
            if fewest:
                yield from _total_gap(source, told, statement, fewest, inside)


def _fewest(statement: Statement) -> int | None:
    """The fewest that a count of a total can honestly be said of."""
    if statement.property not in COUNTED or statement.subset_of is not None or statement.factuality not in TOLD:
        return None
    if statement.quantifier in ("about", "nearly") and statement.number is not None:
        return int(statement.number * ABOUT)
    return statement.low if statement.low is not None or statement.quantifier == "up-to" else statement.number


def _total_gap(source: Source, told: Told, statement: Statement, fewest: int, inside: Sequence[_Held]) -> Iterator[Gap]:
    rows = [(one, [r for r in one.ranges if _is_of(r, statement)]) for one in inside]
    low = sum(r.minimum.value or 0 for _, found in rows for r in found)
    high = sum(r.maximum.value or 0 for _, found in rows for r in found)
    if high >= fewest or told.when is None:
        return
    counted = [one for one, found in rows if any(r.maximum.value is not None for r in found)]
    silent = len(rows) - len(counted)
    beside = f"; {silent} more there give no count" if silent else ""
    span = f"{told.when.start} to {told.when.end}" if told.when.start != told.when.end else f"{told.when.start}"
    sums = f"{low}–{high}" if low != high else str(high)
    yield Gap(
        kind=TOTAL,
        sentence=f"{_by(source)}: {statement.phrase or fewest} {statement.property}{_at(told.where)}, {span}; "
        f"the incidents on record sum to {sums}{_codes(counted)}{beside}.",
        missing=f"{fewest - high} or more {statement.property}{_at(told.where)}, {span}",
        document=told.document,
        words=tuple(filter(None, (statement.phrase, told.words))),
        events=(told.id,),
        claims=(statement.id,),
        incidents=tuple(one.code for one in counted),
        stated=fewest,
        low=low,
        high=high,
    )


def _is_of(found: Range, statement: Statement) -> bool:
    """Whether a range counts whom a statement counts; people of no stated kind may be fighters as well."""
    if found.outcome != statement.property:
        return False
    if statement.who in FIGHTERS:
        return found.group == "combatants" and statement.party in (None, found.party)
    if statement.who in SPECIFIC:
        return found.group == statement.who
    wide = ("all", "civilians", "combatants") if statement.who in (None, GENERAL) else ("all", "civilians")
    return found.group in wide


def _persons(held: _Record, loose: Sequence[Loose]) -> Iterator[Gap]:
    """Somebody who is named as harmed, and no incident names."""
    for source, told, statements in loose:
        for statement in statements:
            if statement.property.startswith(NAMED) and _is_new(statement, held.named):
                yield _person_gap(source, told, statement)


def _is_new(statement: Statement, known: Mapping[str, Sequence[Statement]]) -> bool:
    parts = set(name_key(statement.value or ""))
    return bool(parts) and not any(same_person(statement, other) for part in parts for other in known.get(part, ()))


def _person_gap(source: Source, told: Told, statement: Statement) -> Gap:
    outcome = statement.property.removeprefix(NAMED)
    day = f" on {told.when.start}" if told.when and told.when.start else ""
    return Gap(
        kind=PERSON,
        sentence=f"{_by(source)} names {statement.value} as {outcome}{_at(told.where)}{day}; "
        "no incident on record has that name.",
        missing=f"the incident in which {statement.value} was {outcome}",
        document=told.document,
        words=(statement.value or "", told.words),
        events=(told.id,),
        claims=(statement.id,),
    )


def _strikes(one: Dossier) -> Iterator[Gap]:
    """A party's own word that it struck, of which nobody else gives an account."""
    known = {claim for claim, _ in one.incident.independence[0].rests_on}
    statements = [s for s in one.statements if s.id in known]
    facts = gather(statements, one.incident.independence[0])
    claims = tuple(sorted({*facts.strike_accepted, *facts.harm_accepted}))
    if claims and not _told_by_others(one, statements, set(claims)):
        yield _strike_gap(one, statements, claims)


def _told_by_others(one: Dossier, statements: Sequence[Statement], claims: set[str]) -> bool:
    """Whether another report tells of it, or another certain origin in the same one."""
    own = {s.document for s in statements if s.id in claims}
    certain = [o for o in one.incident.independence[0].origins if o.certain]
    return any(s.document not in own for s in statements) or any(not claims & set(o.claims) for o in certain)


def _strike_gap(one: Dossier, statements: Sequence[Statement], claims: tuple[str, ...]) -> Gap:
    said = [s for s in statements if s.id in claims]
    voice = said[0].chain[-1] if said[0].chain else said[0].publisher
    when = one.setting.when.start if one.setting.when and one.setting.when.start else None
    place = f"{_at(one.setting.where)}{f' on {when}' if when else ''}"
    words = tuple(dict.fromkeys(one.words[claim].text for claim in claims if claim in one.words))
    return Gap(
        kind=STRIKE,
        sentence=f"{voice.name if voice else 'A party'} says that it struck{place}; nobody else gives an account.",
        missing=f"an account of {one.code} by anybody else",
        document=said[0].document,
        words=words,
        events=tuple(sorted({s.event for s in said if s.event})),
        claims=claims,
        incidents=(one.code,),
    )

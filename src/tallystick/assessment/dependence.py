"""What a record rests on: incidents and totals without each origin, party, unassessed source and link of the machine.

Every figure is what a rebuild with those claims withheld would give: the statements that are left are judged again.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from tallystick.assessment.assess import Findings, findings, without_voices
from tallystick.assessment.bridges import bridges
from tallystick.assessment.offices import in_office
from tallystick.assessment.origins import Pairs, collectors, footing, interested_parties
from tallystick.model.dossier import Dossier
from tallystick.model.incident import End, Independence, Judgement, Range, Statement, Voice
from tallystick.model.link import SAME
from tallystick.model.method import Method

ORIGIN, PARTY, SOURCE, LINK, DAY = KINDS = ("origin", "party", "unassessed-source", "link", "as-of")
Left = tuple[tuple[Statement, ...], ...]
"""What is left of an incident: the statements of each incident it becomes; nothing where none is left."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """An incident as dependence weighs it.

    ``accounts`` are its events by report, ``links`` the pairs of events that the machine proposed as one happening and
    ``joined`` those that a person said are one; ``published`` is the day each of its documents came out.
    """

    code: str
    statements: tuple[Statement, ...]
    copies: Pairs = ()
    rejected: frozenset[str] = frozenset()
    accounts: tuple[tuple[str, ...], ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    joined: tuple[tuple[str, str], ...] = ()
    published: Mapping[str, date | None] = field(default_factory=dict)


def matter_of(dossier: Dossier, copies: Pairs = (), rejected: Iterable[str] = ()) -> Matter:
    """The matter of a dossier; ``copies`` are pairs of its documents that are near-copies, ``rejected`` its claims that
    a person rejected."""
    accounts: dict[str, list[str]] = defaultdict(list)
    for told in dossier.told:
        accounts[told.document].append(told.id)
    ruled = [(*sorted((d.key, d.other)), d.verdict) for d in dossier.decisions if d.kind == "link" and d.other]
    by_people = {(a, b): verdict for a, b, verdict in ruled}
    same = [link.pair for link in dossier.links if link.verdict == SAME]
    return Matter(
        code=dossier.code,
        statements=dossier.statements,
        copies=copies,
        rejected=frozenset(rejected),
        accounts=tuple(tuple(accounts[name]) for name in sorted(accounts)),
        links=tuple(pair for pair in same if pair not in by_people),
        joined=tuple(sorted(pair for pair, verdict in by_people.items() if verdict == "same")),
        published={source.document: source.published_on for source in dossier.sources},
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Without:
    """What an incident is without something: one incident, several where it falls apart, none where nothing is left."""

    kind: str
    key: str
    name: str
    withheld: int
    left: tuple[Findings, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Weakest:
    """The origin without which a number changes most; None = no single origin changes it."""

    number: str
    sentence: str
    origin: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dependence:
    """An incident as it stands, without each of the things it rests on, and the weakest support of each number."""

    code: str
    whole: Findings
    without: tuple[Without, ...]
    weakest: tuple[Weakest, ...]


def dependence(
    matter: Matter, method: Method, *, credible: Mapping[str, bool] | None = None, days: Sequence[date] = ()
) -> Dependence:
    """What one incident rests on; ``credible`` are the sources that people assessed, ``days`` those as of which it is
    looked at as well."""
    judgement = Judgement(credible=credible or {})
    kept = tuple(s for s in matter.statements if s.id not in matter.rejected)

    def judge(statements: Iterable[Statement]) -> tuple[Findings, Independence]:
        return findings(statements, method, copies=matter.copies, judgement=judgement)

    whole, found = judge(kept)
    known = {frozenset(s.id for s in kept): whole}
    made = tuple(
        Without(
            kind=kind,
            key=key,
            name=name,
            withheld=len(kept) - sum(map(len, left)),
            left=tuple(_each(left, known, lambda s: judge(s)[0])),
        )
        for kind, key, name, left in _cuts(matter, kept, found, judgement, days)
        if left != (kept,)
    )
    return Dependence(code=matter.code, whole=whole, without=made, weakest=tuple(_weakest(whole, made)))


def _each(
    left: Left, known: dict[frozenset[str], Findings], judge: Callable[[Iterable[Statement]], Findings]
) -> Iterator[Findings]:
    """The findings of each part; what was judged once is not judged again."""
    for statements in left:
        ids = frozenset(s.id for s in statements)
        if ids not in known:
            known[ids] = judge(statements)
        yield known[ids]


Cut = tuple[str, str, str, Left]


def _cuts(
    matter: Matter, kept: Sequence[Statement], found: Independence, judgement: Judgement, days: Sequence[date]
) -> Iterator[Cut]:
    """All that can be withheld, with what is left then."""
    for origin in found.origins:
        if origin.certain:
            yield ORIGIN, origin.key, origin.name, _but(kept, frozenset(origin.claims))
    carried, names = _carried(in_office(kept), matter.copies)
    for root in sorted(interested_parties(kept) & {v.root for s in kept for v in _voices(s)}):
        yield PARTY, root, names.get(root, root), _some(without_voices(kept, [root]))
    for root in sorted({root for o in found.origins if o.certain for root in o.roots} - set(judgement.credible)):
        yield SOURCE, root, names.get(root, root), _but(kept, carried[root])
    for pair, part in _splits(matter):
        yield LINK, "–".join(pair), "–".join(pair), _apart(matter, kept, part)
    for day in days:
        out = matter.published
        known = tuple(s for s in kept if (told := out.get(s.document) or s.as_of) is not None and told <= day)
        yield DAY, day.isoformat(), day.isoformat(), _some(known)


def _some(statements: tuple[Statement, ...]) -> Left:
    return (statements,) if statements else ()


def _but(statements: Iterable[Statement], gone: frozenset[str] | set[str]) -> Left:
    return _some(tuple(s for s in statements if s.id not in gone))


def _voices(statement: Statement) -> tuple[Voice, ...]:
    """Whose words a statement is: its chain, else its outlet."""
    if statement.chain or statement.publisher is None:
        return statement.chain
    return (statement.publisher,)


def _carried(statements: Sequence[Statement], copies: Pairs) -> tuple[dict[str, set[str]], dict[str, str]]:
    """The statements that each voice carried or collected, and what the voices are called."""
    who = collectors(statements, copies)
    carried: dict[str, set[str]] = defaultdict(set)
    names: dict[str, str] = {}
    for statement in statements:
        for voice in (*statement.chain, *([statement.publisher] if statement.publisher else ())):
            names[voice.root] = min(names.get(voice.root, voice.name), voice.name)
        for root in {*footing(statement, who[statement.document]).keys, *(v.root for v in _voices(statement))}:
            carried[root].add(statement.id)
    return carried, names


def _splits(matter: Matter) -> Iterator[tuple[tuple[str, str], frozenset[str]]]:
    """The machine's links without which the incident falls apart, each with the first events of one part."""
    first = {event: account[0] for account in matter.accounts for event in account}
    if len(matter.accounts) < 2:
        return
    pairs = [(first[a], first[b]) for a, b in matter.links if a in first and b in first]
    fixed = [(first[a], first[b]) for a, b in matter.joined if a in first and b in first]
    yield from bridges((account[0] for account in matter.accounts), pairs, fixed)


def _apart(matter: Matter, kept: Iterable[Statement], part: frozenset[str]) -> Left:
    """The statements of the two incidents that an incident becomes: those of some accounts, and the rest."""
    there = {event for account in matter.accounts if account[0] in part for event in account}
    sides: tuple[list[Statement], list[Statement]] = ([], [])
    for statement in kept:
        sides[statement.event in there].append(statement)
    return tuple(tuple(side) for side in sides if side)


def _weakest(whole: Findings, made: Sequence[Without]) -> Iterator[Weakest]:
    """The weakest support of each end of each range, and of the grade."""
    origins = [w for w in made if w.kind == ORIGIN]
    for found in whole.ranges:
        group = f"{found.group} of {found.party}" if found.party else found.group
        for label, end in (("minimum", found.minimum), ("maximum", found.maximum)):
            if end.value is not None:
                yield _weakest_end(f"{found.outcome} {group}: {label} {end}", found, label, origins)
    level = whole.level
    if level is not None:
        lost = next((w for w in origins if _level(w) != level), None)
        words = f"rests on one origin: {_without(lost, None)}" if lost else "stands without any one origin"
        yield Weakest(number="grade", sentence=f"grade {level} {words}", origin=lost.key if lost else None)


def _weakest_end(number: str, found: Range, label: str, origins: Sequence[Without]) -> Weakest:
    moved = [(_moved(found, label, w), w) for w in origins]
    distance, worst = max(moved, key=lambda pair: (pair[0], pair[1].key), default=(0, None))
    if worst is None or not distance:
        return Weakest(number=number, sentence=f"{number} stands without any one origin")
    return Weakest(number=number, sentence=f"{number} rests on one origin: {_without(worst, found)}", origin=worst.key)


def _end(found: Range, label: str) -> End:
    return found.minimum if label == "minimum" else found.maximum


def _moved(found: Range, label: str, without: Without) -> int:
    """How far an end moves; one that is lost counts for all of it and one more."""
    other = next((r for f in without.left if (r := f.range_like(found)) is not None), None)
    before, after = _end(found, label).value or 0, _end(other, label).value if other else None
    return abs(before - after) if after is not None else before + 1


def _without(without: Without, found: Range | None) -> str:
    other = next((r for f in without.left if found and (r := f.range_like(found)) is not None), None)
    counted = ([str(other)] if other else ["no count"]) if found else []
    return f"without {without.name} {', '.join((*counted, _level(without)))}"


def _level(without: Without) -> str:
    levels = [f.level or "ungraded" for f in without.left]
    return " and ".join(levels) if levels else "nothing is left"


Row = tuple[str, ...]
"""What a total counts: outcome, group, party and which figure; or a grade."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """The sum of minima and of maxima of one kind of harm to one group; ``no_minimum`` and ``no_maximum`` are the
    incidents among ``incidents`` whose end is unknown, which is not zero."""

    outcome: str
    group: str
    party: str | None
    minimum: int
    maximum: int
    incidents: int
    no_minimum: int
    no_maximum: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """The totals of a record: groups beside each other, never a part added to its whole; and how many of each grade."""

    incidents: int
    rows: tuple[Total, ...]
    grades: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class TotalsWithout:
    """The totals without something, and how many incidents it bears on."""

    kind: str
    key: str
    name: str
    touched: int
    totals: Totals


class Record:
    """The totals of a record, and what they are without each thing it rests on; incidents are added one by one."""

    def __init__(self) -> None:
        self._all: Counter[Row] = Counter()
        self._changed: dict[tuple[str, str], Counter[Row]] = defaultdict(Counter)
        self._touched: Counter[tuple[str, str]] = Counter()
        self._names: dict[tuple[str, str], str] = {}

    def add(self, one: Dependence) -> None:
        """Takes an incident in."""
        whole = _figures(one.whole)
        self._all.update(whole)
        for without in one.without:
            at = without.kind, without.key
            self._touched[at] += 1
            self._names[at] = min(self._names.get(at, without.name), without.name)
            after = Counter[Row]()
            for found in without.left:
                after.update(_figures(found))
            changed = self._changed[at]
            for row in whole | after:
                if after[row] != whole[row]:
                    changed[row] += after[row] - whole[row]

    def totals(self) -> Totals:
        """The totals as they stand."""
        return _totals(self._all)

    def without(self) -> Iterator[TotalsWithout]:
        """The totals without each thing, by kind and key."""
        for kind, key in sorted(self._changed, key=lambda at: (KINDS.index(at[0]), at[1])):
            figures = self._all.copy()
            figures.update(self._changed[kind, key])
            yield TotalsWithout(
                kind=kind,
                key=key,
                name=self._names[kind, key],
                touched=self._touched[kind, key],
                totals=_totals(figures),
            )


INCIDENTS, GRADE = ("incidents",), "grade"
FIGURES = ("minimum", "maximum", "incidents", "no_minimum", "no_maximum")


def _figures(found: Findings) -> Counter[Row]:
    """What one incident adds to totals."""
    made: Counter[Row] = Counter({INCIDENTS: 1, (GRADE, found.level or "ungraded"): 1})
    for one in found.ranges:
        low, high = one.minimum.value, one.maximum.value
        values = (low or 0, high or 0, 1, int(low is None), int(high is None))
        made.update(dict(zip(_rows(one.outcome, one.group, one.party or ""), values, strict=True)))
    return made


@cache
def _rows(outcome: str, group: str, party: str) -> tuple[Row, ...]:
    """The rows of a range, the same objects each time: a large record has very many of them."""
    return tuple((outcome, group, party, name) for name in FIGURES)


def _totals(figures: Mapping[Row, int]) -> Totals:
    rows = sorted({key[:3] for key, value in figures.items() if len(key) == 4 and key[3] == "incidents" and value})
    return Totals(
        incidents=figures.get(INCIDENTS, 0),
        rows=tuple(_total(figures, *row) for row in rows),
        grades={key[1]: value for key, value in sorted(figures.items()) if key[0] == GRADE and value},
    )


def _total(figures: Mapping[Row, int], outcome: str, group: str, party: str) -> Total:
    values = {name: figures.get((outcome, group, party, name), 0) for name in FIGURES}
    return Total(outcome=outcome, group=group, party=party or None, **values)

"""Counts of harm as candidates for a range: one total for each account, by the method's meaning of the words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tallystick.model.incident import LeftOut, Statement, disputes
from tallystick.model.method import Method, Quantity
from tallystick.resources.voices.offices import lands

FIGHTERS = frozenset({"combatants", "security-forces"})
GENERAL = "unspecified"
SPECIFIC = frozenset({"children", "women", "men", "journalists", "medics", "aid-workers"})
STATUS_COMBATANT = frozenset({"combatant", "direct-participant"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One account's count of one group: its ends by the method, whose it is and when it was given."""

    claims: tuple[str, ...]
    low: int | None
    high: int | None
    open: bool
    origin: str
    word_of: str
    certain: bool
    as_of: date | None
    place: str | None
    rule: str
    kind: int = 0
    interested: bool = False
    document: str | None = None
    corrects: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """Whose a statement is: its origin, whose word it is, whether certain, whether a party."""

    origin: str
    word_of: str
    certain: bool
    interested: bool


def meaning(statement: Statement, method: Method) -> Quantity | None:
    """What the method makes of the words of a count; None = no rule covers them."""
    phrase = (statement.phrase or "").lower()
    for words, quantity in method.phrases.items():
        if words in phrase.split():
            return quantity
    return method.quantities.get(statement.quantifier or ("exact" if statement.number is not None else ""))


def ends(statement: Statement, quantity: Quantity) -> tuple[int | None, int | None]:
    """The two ends of a count."""
    low, high = (_end(end, statement) for end in (quantity.low, quantity.high))
    return low, high


def _end(end: str | None, statement: Statement) -> int | None:
    if end is None or (end.startswith("n") and statement.number is None):
        return None
    if end in ("low", "high"):
        return statement.low if end == "low" else statement.high
    return int(end) if end.isdigit() else max(0, (statement.number or 0) + int(end[1:] or 0))


def is_fighter(statement: Statement) -> bool:
    """Whether the harmed are said to be fighters."""
    return statement.who in FIGHTERS or statement.status in STATUS_COMBATANT


def is_total(statement: Statement, harms: Collection[str]) -> bool:
    """Whether a count is no part of another one that is on the table."""
    return statement.subset_of is None or statement.subset_of not in harms


def candidate(statements: Sequence[Statement], method: Method, standing: Standing) -> Candidate:
    """The count that some statements of one account make together: their sum."""
    pairs = [(s, meaning(s, method)) for s in statements]
    known = [(ends(s, q), q) for s, q in pairs if q is not None]
    lows, highs = [pair[0][0] for pair in known], [pair[0][1] for pair in known]
    whole = len(known) == len(pairs)
    days = [s.as_of for s in statements if s.as_of]
    return Candidate(
        claims=tuple(sorted(s.id for s in statements)),
        low=sum(low for low in lows if low is not None) if any(low is not None for low in lows) else None,
        high=sum(high for high in highs if high is not None) if whole and None not in highs else None,
        open=any(quantity.open for _, quantity in known),
        origin=standing.origin,
        word_of=standing.word_of,
        certain=standing.certain,
        as_of=max(days) if days else None,
        place=next((s.place for s in statements if s.place and not _is_country(s)), None),
        rule="; ".join(dict.fromkeys(q.rule.says for _, q in known)) + (" (summed)" if len(pairs) > 1 else ""),
        kind=max((kind_of_count(s) for s in statements), default=TOTAL),
        interested=standing.interested,
        document=next((s.document for s in statements), None),
        corrects=any(s.revision == "correction" for s in statements),
    )


def _is_country(statement: Statement) -> bool:
    """Whether a count is told of a country as a whole, which holds any place that others name."""
    return lands().get((statement.place or "").lower()) is not None and statement.lat is None


def usable(
    statements: Iterable[Statement], method: Method, standings: Mapping[str, Standing]
) -> tuple[list[Statement], list[LeftOut]]:
    """The counts that may move an end, and those that may not with the rule that says so."""
    found = sorted(statements, key=lambda s: s.id)
    counting = {s.document for s in found if s.number and s.factuality in ("happened", None)}
    kept, out = [], []
    for statement in found:
        why = _why_not(statement, method, standings[statement.id])
        if statement.revision == "earlier" and _accounts_again(statement, found):
            why = why or "its own account gives it as an earlier count"
        if statement.quantifier == "none" and statement.document in counting:
            why = why or "'none' beside a count in one report is of others, or of another time"
        if why is None:
            kept.append(statement)
        else:
            out.append(LeftOut(claim=statement.id, rule=why))
    return kept, out


def _accounts_again(one: Statement, every: Iterable[Statement]) -> bool:
    """Whether who gives an earlier count gives another beside it."""
    return any(
        s.document == one.document and s.chain == one.chain and s.revision != "earlier" and s.who == one.who
        for s in every
    )


def _why_not(statement: Statement, method: Method, standing: Standing) -> str | None:
    if disputes(statement):
        return "a denial is shown and moves no end"
    if statement.factuality in ("possible", "planned") or statement.stance in ("expects", "promises", "calls-for"):
        return "it is not said to have happened"
    if statement.quantifier == "none" and standing.interested:
        return "a blanket 'none' by an interested party moves no end"
    if meaning(statement, method) is None:
        said = statement.phrase or statement.quantifier or "a count without words"
        return f"rule missing: {method.title} has none for {said!r}"
    return None


def accounts(statements: Iterable[Statement]) -> list[list[Statement]]:
    """Statements by who says them in which document: what one account says together."""
    found: dict[tuple[str, tuple[str, ...]], list[Statement]] = defaultdict(list)
    for statement in statements:
        found[statement.document, tuple(voice.root for voice in statement.chain)].append(statement)
    return [found[key] for key in sorted(found)]


def totals(account: Sequence[Statement], population: str, harms: Collection[str]) -> list[list[Statement]]:
    """The counts of one account that tell the harm to a population: the largest stated total, else the sum of groups.

    The smaller counts of one account are parts of its largest: one house of the street, one family of the dead.
    ``harms`` are the counts of its report, whoever says them: "two of the wounded" are a part of what another said.
    """
    top = [s for s in account if is_total(s, harms)]
    civil = [s for s in top if not is_fighter(s)]
    general = [s for s in civil if s.who in (GENERAL, "civilians", None)]
    if population == "civilians":
        counted = any(kind_of_count(s) == TOTAL for s in general)
        parts = [s for s in civil if kind_of_count(s) == PART]
        whole = counted or (general and not parts)
        return _one(beside(_largest(general), civil) if whole else _groups(parts or civil))
    undivided = [s for s in general if s.who != "civilians"]
    if undivided:
        return [beside(_largest(undivided), top)]
    named = beside(_largest(general), civil) if general else _groups(civil)
    return _one([*named, *_groups(s for s in top if is_fighter(s))])


def _one(rows: list[Statement]) -> list[list[Statement]]:
    return [rows] if rows else []


def beside(count: Statement, account: Iterable[Statement]) -> list[Statement]:
    """A count with those told in one phrase with it, none of them a part of another: "ten of one family and nine of
    another were killed" counts nineteen."""
    told = [s for s in account if s.id != count.id and _in_one_phrase(s, count) and kind_of_count(s) != MENTION]
    return [count, *told]


def _in_one_phrase(one: Statement, other: Statement) -> bool:
    """Whether the words of one count hold those of the other: the subjects of one word of harm end with it."""
    if one.at is None or other.at is None or one.until is None or other.until is None or one.at == other.at:
        return False
    first, second = sorted(((one.at, one.until), (other.at, other.until)))
    return second[1] <= first[1]


def _largest(statements: Sequence[Statement]) -> Statement:
    """The largest count; of equals the one that counts rather than mentions, then the first by id."""
    return min(statements, key=lambda s: (kind_of_count(s), -_size(s), s.id))


def _size(statement: Statement) -> int:
    return max(n or 0 for n in (statement.number, statement.low, statement.high))


def _groups(statements: Iterable[Statement]) -> list[Statement]:
    """The largest count of each group."""
    groups: dict[str, list[Statement]] = {}
    for statement in statements:
        groups.setdefault(f"{statement.who} {statement.party}", []).append(statement)
    return [_largest(groups[key]) for key in sorted(groups)]


TOTAL, PART, MENTION = range(3)
"""How much a count says of the whole: it counts everybody, it counts some group, it mentions somebody."""


def kind_of_count(statement: Statement) -> int:
    """Whether a count is of everybody, of a group, or the mention of one person or of people without a number."""
    if statement.quantifier in VAGUE:
        return MENTION
    if statement.number == 1 and statement.quantifier == "exact" and (statement.phrase or "1").lower() not in ONE:
        return MENTION
    return PART if statement.who in SPECIFIC else TOTAL


VAGUE = frozenset({"plural", "several"})
"""Quantifiers of people without a number."""
ONE = frozenset({"1", "one"})
"""Phrases that count one person; "his wife" and "a man" mention one."""

"""Who says what against whom: claims of one incident that cannot both be true.

A part and its whole, an update, a rounded number and a count of another place are no contradictions.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from itertools import combinations

from tallystick.assessment.counts import FIGHTERS, GENERAL, SPECIFIC
from tallystick.assessment.ranges import standings_of
from tallystick.model.geo import Coordinates, distance_km
from tallystick.model.incident import Contradiction, Independence, Statement, denies
from tallystick.resources.tables import listed, read_table

COUNTED = frozenset({"killed", "injured", "missing", "captured"})
SCENE = frozenset({"date", "place"})
DOERS = frozenset({"actor", "responsibility"})
ROUNDED = 0.1
"""How far from the truth a number said with "about" or "nearly" may be: a tenth."""
AT_LEAST = {"plural": 2, "several": 2, "dozens": 12, "scores": 20, "hundreds": 100, "thousands": 1000}
"""The fewest that words without a number can honestly be said of."""
NEAR_KM = 5.0
"""How far a place whose extent is unknown may reach."""
AIR = frozenset({"aerial", "drone"})
Interval = tuple[float, float]


def contradictions(statements: Sequence[Statement], found: Independence) -> tuple[Contradiction, ...]:
    """The contradictions of an incident, one for each pair of voices and property: the first by claim id."""
    words = {id_: standing.word_of for id_, standing in standings_of(found).items()}
    together = _named_together(statements, words)
    by_property: dict[str, list[Statement]] = {}
    for statement in sorted(statements, key=lambda s: s.id):
        by_property.setdefault(_kind(statement), []).append(statement)
    made: dict[tuple[str, str, str], Contradiction] = {}
    for kind in sorted(by_property):
        for one, other in _pairs(by_property[kind], words):
            if kind == "responsibility" and {one.party, other.party} in together:
                continue
            why = against(one, other, same_voice=words[one.id] == words[other.id])
            if why is not None:
                first, second = sorted((words[one.id], words[other.id]))
                made.setdefault(
                    (kind, first, second), Contradiction(property=kind, one=one.id, other=other.id, why=why)
                )
    return tuple(made.values())


def _kind(statement: Statement) -> str:
    return "responsibility" if statement.property in DOERS else statement.property


def _pairs(statements: Sequence[Statement], words: Mapping[str, str]) -> Iterator[tuple[Statement, Statement]]:
    """Pairs of statements of different voices, each different thing that a voice says once."""
    distinct = {(words[s.id], _content(s)): s for s in reversed(statements)}
    yield from combinations(sorted(distinct.values(), key=lambda s: s.id), 2)


def _content(s: Statement) -> tuple[object, ...]:
    return (
        s.value,
        s.party,
        s.who,
        s.number,
        s.quantifier,
        s.as_of,
        s.stance,
        s.factuality,
        s.place,
        s.subset_of is None,
    )


def _named_together(statements: Sequence[Statement], words: Mapping[str, str]) -> list[set[str | None]]:
    """Pairs of parties that one voice names as having acted together in one event."""
    acting: dict[tuple[str, str | None], set[str | None]] = {}
    for s in statements:
        if s.property == "actor" and s.party is not None:
            acting.setdefault((words[s.id], s.event), set()).add(s.party)
    return [set(pair) for parties in acting.values() for pair in combinations(sorted(parties, key=str), 2)]


def against(one: Statement, other: Statement, *, same_voice: bool = False) -> str | None:
    """Why two statements of one property cannot both be true; None = they can.

    What one voice says of different days is an update, of one day a slip of its own: neither is a contradiction.
    """
    if same_voice:
        return None
    if denies(one) or denies(other):
        return None if denies(one) and denies(other) else _denial(one, other)
    if one.property in COUNTED:
        return _counts(one, other)
    judge = JUDGES.get(_kind(one))
    return judge(one, other) if judge else None


def _denial(one: Statement, other: Statement) -> str | None:
    """One denies what the other states: the same party, count, value, or that it happened."""
    if one.property in COUNTED:
        return "one denies the harm that the other counts" if _comparable(one, other) else None
    if _kind(one) == "responsibility":
        return "one denies that a party did it, the other says so" if one.party == other.party else None
    if one.property in SCENE:
        return None  # who denies a happening denies its day and place with it: said once, of the happening
    return "one denies what the other states" if one.value == other.value or one.property == "type" else None


def _counts(one: Statement, other: Statement) -> str | None:
    if one.subset_of or other.subset_of or not _same_place(one, other):
        return None
    if _disputed_status(one, other):
        return "the same dead are civilians to one and fighters to the other"
    first, second = interval(one), interval(other)
    if first is None or second is None or _rising(one, other, first, second):
        return None
    if one.who == other.who or {one.who, other.who} <= {None, GENERAL}:
        return _disjoint(first, second)
    for part, whole, low, high in ((one, other, first, second), (other, one, second, first)):
        if _is_part(part.who, whole.who) and low[0] > high[1]:
            return f"more {part.who} than there were {whole.who or 'people'} at all"
    return None


def _disjoint(first: Interval, second: Interval) -> str | None:
    if first[0] <= second[1] and second[0] <= first[1]:
        return None
    return f"{_spoken(first)} against {_spoken(second)}"


def _spoken(ends: Interval) -> str:
    low, high = (f"{end:g}" for end in ends)
    return low if low == high else f"at least {low}" if ends[1] == math.inf else f"{low} to {high}"


def _comparable(one: Statement, other: Statement) -> bool:
    same = one.who == other.who or _is_part(one.who, other.who) or _is_part(other.who, one.who)
    return same and _same_place(one, other)


def _is_part(part: str | None, whole: str | None) -> bool:
    """Whether a group lies within another."""
    if whole in (GENERAL, None):
        return part not in (GENERAL, None)
    return whole == "civilians" and part in SPECIFIC


def _disputed_status(one: Statement, other: Statement) -> bool:
    """Whether the same number of dead are civilians to one voice and fighters to another."""
    sides = {one.who in FIGHTERS, other.who in FIGHTERS}
    civil = one.who in SPECIFIC | {"civilians"} or other.who in SPECIFIC | {"civilians"}
    return len(sides) == 2 and civil and one.number is not None and one.number == other.number


def _rising(one: Statement, other: Statement, first: Interval, second: Interval) -> bool:
    """Whether the later count is the higher one: a toll that rises as the dead are found."""
    if one.as_of is None or other.as_of is None or one.as_of == other.as_of or 0 in (first[1], second[1]):
        return False
    early, late = (first, second) if one.as_of < other.as_of else (second, first)
    return late[0] > early[1]


def interval(statement: Statement) -> Interval | None:
    """Every number that a count, as its words are meant, may honestly stand for; None = the words bound nothing."""
    n, word = statement.number, statement.quantifier or "exact"
    if word == "none":
        return 0, 0
    if word in AT_LEAST and n is None:
        return AT_LEAST[word], math.inf
    if n is None:
        return (
            (statement.low or 0, math.inf if statement.high is None else statement.high) if word == "between" else None
        )
    slack = max(1.0, n * ROUNDED)
    return {
        "at-least": (n, math.inf),
        "more-than": (n, math.inf),
        "up-to": (0, n),
        "nearly": (n - slack, n),
        "about": (n - slack, n + slack),
    }.get(word, (n, n))


def _point(statement: Statement) -> Coordinates | None:
    if statement.lat is None or statement.lon is None:
        return None
    return Coordinates(lat=statement.lat, lon=statement.lon)


def _apart(one: Statement, other: Statement) -> bool | None:
    """Whether two places lie apart beyond what either covers; None = cannot be told."""
    first, second = _point(one), _point(other)
    if first is None or second is None:
        return None
    reach = sum(s.reach_km if s.reach_km is not None else NEAR_KM for s in (one, other))
    return distance_km(first, second) > reach


def _same_place(one: Statement, other: Statement) -> bool:
    """Whether two counts are of one place, as far as is told; other names without a point are other places."""
    if one.place is None or other.place is None or one.place.casefold() == other.place.casefold():
        return True
    return _apart(one, other) is False


def _places(one: Statement, other: Statement) -> str | None:
    return f"{one.value} against {other.value}, which lie apart" if _apart(one, other) else None


def _doers(one: Statement, other: Statement) -> str | None:
    if one.party is None or other.party is None or one.party == other.party:
        return None
    return f"{one.value or one.party} against {other.value or other.party}"


def _days(statement: Statement) -> tuple[date, date] | None:
    start, _, end = (statement.value or "").partition("/")
    if not start and not end:
        return None
    return date.fromisoformat(start or end), date.fromisoformat(end or start)


def _dates(one: Statement, other: Statement) -> str | None:
    first, second = _days(one), _days(other)
    if first is None or second is None or (first[0] <= second[1] and second[0] <= first[1]):
        return None
    return f"{one.value} against {other.value}"


@cache
def _weapons() -> Mapping[str, str]:
    """Words for weapons, in the singular and plural, to what they suggest about how it was done."""
    found: dict[str, str] = {}
    for row in read_table("weapons"):
        for word in (row["phrase"], row["plural"], *listed(row["aliases"])):
            found.setdefault(word.lower(), row["mode"])
    return found


def _mode(words: str) -> str | None:
    parts = words.lower().split()
    for start in range(len(parts)):
        mode = _weapons().get(" ".join(parts[start:]))
        if mode is not None:
            return mode or None
    return None


def _means(one: Statement, other: Statement) -> str | None:
    first, second = _mode(one.value or ""), _mode(other.value or "")
    if first is None or second is None or first == second or {first, second} <= AIR:
        return None
    return f"{one.value} against {other.value}"


JUDGES: Mapping[str, Callable[[Statement, Statement], str | None]] = {
    "responsibility": _doers,
    "place": _places,
    "date": _dates,
    "weapon": _means,
}
"""What is compared beside counts."""

"""What stands next to a place name and says which of its places is meant: a list it is in, the place it lies by."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tallystick.model.geo import GazetteerEntry, distance_km
from tallystick.reader.geo.mention import SETTLEMENTS
from tallystick.reader.geo.score import LOCAL, STRANGER, Case
from tallystick.resources.gazetteer.gazetteer import Match

BY_KM = 75.0
"""What is said to lie by a town ("X, south of Y", "near X, Y, Syria") is not farther than this from it: the longest way
that reports put a village by its nearest known town; past it two places only share a name."""
QUARTER_KM = 20.0
"""The same for a quarter, a building or a camp."""

LIST = re.compile(r"\s*(?:,\s*(?:and|or)?|and|or)\s+(?:the\s+)?", re.I)
COMMA = re.compile(r"\s*,\s+")
LYING = re.compile(r"\s*(?:,\s*)?(?:(?:just|located|situated)\s+)?(?:in|inside)?\s*(?:the\s+)?", re.I)
SIDES = frozenset({"side", "offset", "distance", "near"})
"""Relations whose phrase ("south of Y") is about what stands before it as well."""

Chosen = GazetteerEntry | None
Found = Sequence[tuple[Case, Chosen]]


def informed(text: str, found: Found) -> list[Case]:
    """The cases, in text order, with what the one before and the one behind say of each."""
    return [_informed(text, found, number) for number in range(len(found))]


def _informed(text: str, found: Found, number: int) -> Case:
    case = found[number][0]
    listed, holds = frozenset(_listed(text, found, number)), frozenset(_held(text, found, number))
    case = replace(case, listed=listed, holds=holds) if listed or holds else case
    by = _by(text, found, number)
    return replace(case, matches=tuple(m for m in case.matches if _may_lie_by(m, case, by)), by=by) if by else case


def _gap(text: str, found: Found, first: int) -> str:
    """What stands between a name and the next one, with their kind words and relations taken off."""
    return text[found[first][0].phrase.full.end : found[first + 1][0].phrase.full.start]


def _listed(text: str, found: Found, number: int) -> Iterator[str | None]:
    """Countries of the provinces that the name is listed with ("Ohio, New York and Maine")."""
    for first, second in ((number - 1, number), (number, number + 1)):
        if first < 0 or second >= len(found):
            continue
        case, entry = found[first if second == number else second]
        if entry is not None and _is_plain_province(case, entry) and LIST.fullmatch(_gap(text, found, first)):
            yield entry.country


def _is_plain_province(case: Case, entry: GazetteerEntry) -> bool:
    """Whether a name was read as a province that is called by it alone."""
    plain = any(m.entry is entry and m.how == "name" for m in case.matches)
    return entry.kind == "province" and plain


def _held(text: str, found: Found, number: int) -> Iterator[tuple[str | None, str]]:
    """The province of the town before a comma: "Buffalo, New York" names the state."""
    if number and COMMA.fullmatch(_gap(text, found, number - 1)):
        town = found[number - 1][1]
        if town is not None and town.kind in SETTLEMENTS and town.admin1:
            yield town.country, town.admin1


def _by(text: str, found: Found, number: int) -> Chosen:
    """The town that a name is said to lie by, null where none is said or its own place is not known."""
    if number + 1 >= len(found):
        return None
    other, town = found[number + 1]
    if town is None or (town.kind not in SETTLEMENTS and town.kind not in LOCAL):
        return None
    gap = _gap(text, found, number)
    said = (other.phrase.relation in SIDES or re.search(r"\bin", gap)) and LYING.fullmatch(gap)
    chain = (other.parents or other.admins) and COMMA.fullmatch(gap)
    return town if said or chain else None


def _may_lie_by(match: Match, case: Case, town: Chosen) -> bool:
    """Whether a place is near enough; a province, or a city that is larger, lies by nothing."""
    entry = match.entry
    if town is None or entry.kind not in SETTLEMENTS | LOCAL:
        return True
    city = match.how == "name" and entry.population >= max(STRANGER, town.population)
    farthest = (QUARTER_KM if {entry.kind, case.phrase.kind} & LOCAL else BY_KM) + town.radius_km
    return city or distance_km(entry, town) <= farthest

"""Where: every place name and every pair of coordinates in a text, placed on the earth as far as the text allows."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from tallystick.model.geo import Coordinates, distance_km, midpoint
from tallystick.model.span import Span
from tallystick.reader.geo.coordinates import CoordinateMention, find_coordinates
from tallystick.reader.geo.nations import CountryMention, country_mentions
from tallystick.reader.geo.other_scripts import propose_other
from tallystick.reader.geo.phrases import right_kind
from tallystick.reader.geo.propose import propose_places
from tallystick.reader.geo.resolve import PlaceMention, resolve_places
from tallystick.resources.gazetteer import Gazetteer, default_gazetteer

__all__ = ["CoordinateMention", "PlaceMention", "borders", "find_coordinates", "find_places", "resolve_places"]

LONGEST_BETWEEN_KM = 200.0
"""Farther apart than this, "between X and Y" is a road or a war, and its middle is nowhere in particular."""


def find_places(
    text: str,
    candidates: Sequence[Span] | None = None,
    *,
    countries_hint: Sequence[str] = (),
    gazetteer: Gazetteer | None = None,
    believed: Callable[[Span], bool] | None = None,
) -> tuple[PlaceMention, ...]:
    """All places of a text in text order: names, borders, "between X and Y", coordinates in numbers.

    ``candidates`` are the name spans of a tagger; what the gazetteer proposes elsewhere is added, and stands alone
    when there is no tagger (None). ``countries_hint``: alpha-3 codes of the scene, if known. ``believed`` says which
    of the gazetteer's proposals can be places at all. Never raises on text.
    """
    gazetteer = gazetteer or default_gazetteer()
    inside = [span for span in candidates or () if 0 <= span.start < span.end <= len(text)]
    tagged = _without_land(text, _whole_lands(text, [_before_kind(text, span) for span in inside]), gazetteer)
    proposed = [s for s in (*propose_places(text, gazetteer), *propose_other(text, gazetteer)) if not _met(s, tagged)]
    proposed = [s for s in proposed if believed is None or believed(s)]
    named = resolve_places(text, [*tagged, *proposed], countries_hint=countries_hint, gazetteer=gazetteer)
    kept = [m for m in named if m.confidence > 0 or m.precision or _met(m.span, tagged)]
    points = [_point_mention(text, found, kept) for found in find_coordinates(text)]
    lines = borders(text)
    kept = [m for m in kept if not any(m.span.overlaps(line.span) for line in (*lines, *points))]
    return tuple(sorted([*kept, *lines, *points, *_between(text, kept)], key=lambda m: (m.span, m.relation)))


def _before_kind(text: str, span: Span) -> Span:
    """The span, one that cuts the kind behind its name ("Orun refugee" of "Orun refugee camp") without it."""
    ends = (span.start + gap.start() for gap in re.finditer(r"\s+", span.of(text)))
    cut = (end for end in ends if (kind := right_kind().match(text, end)) is not None and kind.end() > span.end)
    return Span(span.start, next(cut, span.end))


def _whole_lands(text: str, tagged: Sequence[Span]) -> list[Span]:
    """The spans, one that cuts a country's name ("United", "Kingdom") made the whole name."""
    lands = [m.span for m in country_mentions(text) if not m.demonym]
    return [next((land for land in lands if land.contains(span)), span) for span in tagged]


def _without_land(text: str, tagged: Sequence[Span], gazetteer: Gazetteer) -> list[Span]:
    """The spans, one that ends in its country where the comma is missing ("near Orun Northvale") without it."""
    lands = {m.span.end: m for m in country_mentions(text) if not m.demonym}
    return [_short_of(text, span, lands.get(span.end), gazetteer) for span in tagged]


def _short_of(text: str, span: Span, land: CountryMention | None, gazetteer: Gazetteer) -> Span:
    if land is None or land.span.start <= span.start:
        return span
    rest = Span(span.start, span.start + len(text[span.start : land.span.start].rstrip()))
    known = any(match.entry.country == land.country for match in gazetteer.lookup(rest.of(text)))
    return rest if known and rest.of(text).lower() not in PARTS else span


PARTS = frozenset({"north", "south", "east", "west", "central", "upper", "lower", "new", "latin"})
"""What tells a part of the earth and no town: "North America"."""


def _met(span: Span, others: Sequence[Span]) -> bool:
    return any(span.overlaps(other) for other in others)


def _point_mention(text: str, found: CoordinateMention, named: Sequence[PlaceMention]) -> PlaceMention:
    """Coordinates as a place; their country is that of the nearest place the text names within 200 km."""
    near = [
        (distance_km(found.point, Coordinates(lat=m.named_lat, lon=m.named_lon)), m.country)
        for m in named
        if m.named_lat is not None and m.named_lon is not None and m.country
    ]
    country = min(near)[1] if near and min(near)[0] < LONGEST_BETWEEN_KM else None
    return PlaceMention(
        span=found.span,
        full=found.span,
        name=" ".join(found.span.of(text).split()),
        country=country,
        lat=round(found.point.lat, 6),
        lon=round(found.point.lon, 6),
        precision="point",
        geonameid=None,
        uncertainty_km=round(found.precision_m / 1000, 4),
        named_lat=round(found.point.lat, 6),
        named_lon=round(found.point.lon, 6),
        relation="at",
        confidence=1.0,
        reasons=(f"coordinates in the text ({found.form})",),
    )


def _between(text: str, named: Sequence[PlaceMention]) -> list[PlaceMention]:
    """ "between X and Y" as a place of its own, half way, as uncertain as half the distance."""
    found = []
    for first, second in itertools.pairwise(named):
        before = re.search(r"\bbetween\s+$", text[max(0, first.full.start - 10) : first.full.start], re.I)
        if not before or text[first.full.end : second.full.start].strip().lower() not in ("and", "and the"):
            continue
        mention = _middle(text, first, second)
        if mention:
            found.append(mention)
    return found


def _middle(text: str, first: PlaceMention, second: PlaceMention) -> PlaceMention | None:
    if None in (first.named_lat, second.named_lat):  # half way between two countries is nowhere
        return None
    if first.lat is None or first.lon is None or second.lat is None or second.lon is None:
        return None
    a, b = Coordinates(lat=first.lat, lon=first.lon), Coordinates(lat=second.lat, lon=second.lon)
    apart = distance_km(a, b)
    if apart > LONGEST_BETWEEN_KM:
        return None
    middle = midpoint(a, b)
    span = Span(first.full.start, second.full.end)
    return replace(
        first,
        span=span,
        full=span,
        name=" ".join(span.of(text).split()),
        country=first.country if first.country == second.country else None,
        lat=round(middle.lat, 4),
        lon=round(middle.lon, 4),
        named_lat=None,
        named_lon=None,
        precision="area",
        geonameid=None,
        uncertainty_km=round(apart / 2, 1),
        relation="between",
        confidence=min(first.confidence, second.confidence),
        reasons=("half way between two places",),
    )


_THEN_BORDER = re.compile(r"(?:['’]s)?\s+(?:border|frontier)\b", re.I)
_BORDER_WITH = re.compile(r"\b(?:border|frontier)\s+(?:with|between)\s+(?:the\s+)?$", re.I)


def borders(text: str) -> tuple[PlaceMention, ...]:
    """ "the Syrian-Turkish border", "the border with Iraq": hundreds of kilometres long, so a region without a point.

    The country stays null: "the Turkish border" is as often said on the far side of it.
    """
    nations = country_mentions(text)
    found = []
    for number, mention in enumerate(nations):
        following = nations[number + 1] if number + 1 < len(nations) else None
        before = nations[number - 1] if number else None
        span = _border_span(text, before, mention, following)
        if span:
            found.append(_line(text, span))
    return tuple(found)


def _border_span(
    text: str, before: CountryMention | None, mention: CountryMention, following: CountryMention | None
) -> Span | None:
    then = _THEN_BORDER.match(text, mention.span.end)
    if then:
        paired = before is not None and re.fullmatch(r"\s?[-–/]\s?", text[before.span.end : mention.span.start])
        return Span(before.span.start if before and paired else mention.span.start, then.end())
    begin = max(0, mention.span.start - 30)
    lead = _BORDER_WITH.search(text[begin : mention.span.start])
    if not lead:
        return None
    two = following and re.fullmatch(r"\s+and\s+(?:the\s+)?", text[mention.span.end : following.span.start])
    return Span(begin + lead.start(), following.span.end if following and two else mention.span.end)


def _line(text: str, span: Span) -> PlaceMention:
    return PlaceMention(
        span=span,
        full=span,
        name=" ".join(span.of(text).split()),
        country=None,
        lat=None,
        lon=None,
        precision="region",
        geonameid=None,
        uncertainty_km=None,
        named_lat=None,
        named_lon=None,
        relation="border",
        confidence=1.0,
        reasons=("a border: no single point",),
    )

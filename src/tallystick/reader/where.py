"""The places and zones of a report: what is named, what the map says, what somebody says of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import partial

from tallystick.model.geo import Zone
from tallystick.model.reading import PlaceMention, When, Where, ZoneAnswer
from tallystick.model.span import Span, touches
from tallystick.reader.events.draft import Draft
from tallystick.reader.geo import resolve
from tallystick.reader.geo.nations import is_upper
from tallystick.reader.geo.phrases import country_of, demonym_of
from tallystick.reader.parse import Parse
from tallystick.reader.parties import listed_party, party_of
from tallystick.reader.places import find_places
from tallystick.reader.syntax import Syntax
from tallystick.reader.zones import StatedZone, computed_zones, find_stated_zones
from tallystick.resources.gazetteer import Gazetteer
from tallystick.resources.tables import word_set
from tallystick.resources.zones import load_zones

Place = resolve.PlaceMention
BARE_PLACES = word_set("bare_places")


def places_of(parse: Parse, gazetteer: Gazetteer | None) -> tuple[Place, ...]:
    """Every place of a parsed report: names the network tags as places, names the gazetteer knows, coordinates.

    Names of organisations hold no places ("Islamic State in Iraq and Syria"), but tell which countries are meant; "the
    church of Orun" is described by its place.
    """
    organisations = tuple(tagged(parse, "ORGANISATION"))
    hints = sorted({p.country for s in organisations if (p := party_of(s.of(parse.text))) is not None and p.country})
    named = tuple(s for s in tagged(parse, "PLACE") if _nameable(s.of(parse.text), parse.text[s.end :]))
    believed = partial(_believed, parse, is_upper(parse.text))
    found = find_places(parse.text, named, countries_hint=hints, gazetteer=gazetteer, believed=believed)
    names = [o for o in organisations if not DESCRIBED.match(o.of(parse.text))]
    inside = (p for p in found if not any(o.contains(p.span) and o != p.span for o in names))
    return tuple(place for place in inside if listed_party(place.name) is None)


DESCRIBED = re.compile(r"(?:the\s+)?[a-z]+ (?:of|in|at)\s")
"""A thing and where it is: "the church of", "hospital in"."""


def _believed(parse: Parse, upper: bool, span: Span) -> bool:
    """Whether the network lets a name of the gazetteer be a place: no person ("Brian Evans"), no time ("Spring"), no
    other thing ("Marburg virus"), no word of another kind ("Over 40"). In capitals throughout it is no judge.
    """
    if OF_A_FAMILY.match(parse.text, span.end):
        return False
    found = [parse.words[i] for i in parse.words_in(span)]
    tags = {word.entity.partition("-")[2] for word in found}
    if upper or not found or country_of(span.of(parse.text)):
        return True
    if "PERSON" in tags:
        before = found[0].index - 1  # "the mayor of Santa Ana" is a person with a place in the title
        return before >= 0 and parse.words[before].upos == "ADP"
    return not tags & {"OTHER", "TIME"} and (tags != {""} or found[-1].upos == "PROPN")


def _nameable(words: str, after: str) -> bool:
    """A name has a capital; "the area" and "the village" stand for one; "urban areas" is neither. The "Yemeni port" of
    "the Yemeni port of Hodeidah" is named by what follows; "in Russian" is a language, "the Orun family" are people."""
    last = words.split()[-1]
    if last in FAMILIES or OF_A_FAMILY.match(after):
        return False
    if last in BARE_PLACES | KINDS and NAMED_BEHIND.match(after):
        return False
    if " " not in words and demonym_of(words) and not country_of(words):
        return False
    return words != words.lower() or last in BARE_PLACES


KINDS = frozenset({"port", "capital", "suburb", "island", "governorate", "county", "settlement"})
FAMILIES = frozenset({"family", "clan", "tribe"})
OF_A_FAMILY = re.compile(rf"\s+(?:{'|'.join(sorted(FAMILIES))})\b")
NAMED_BEHIND = re.compile(r"\s+of\s+(?:the\s+)?[^\W\d_a-z]")


def places_without_grammar(text: str, gazetteer: Gazetteer | None) -> tuple[Place, ...]:
    """Places of a text no parser was measured on: what the gazetteer knows, and coordinates."""
    return find_places(text, gazetteer=gazetteer)


def tagged(parse: Parse, kind: str) -> Iterable[Span]:
    """Runs of words tagged as one name of a kind."""
    words = parse.words
    for word in words:
        if word.entity == f"B-{kind}":
            last = word.index
            while (
                last + 1 < len(words)
                and words[last + 1].entity == f"I-{kind}"
                and words[last + 1].sentence == word.sentence
            ):
                last += 1
            yield Span(word.span.start, words[last].span.end)


def to_mention(place: Place) -> PlaceMention:
    """A place as a row of the contract."""
    return PlaceMention(
        span=place.span,
        name=place.name,
        country=place.country,
        lat=place.lat,
        lon=place.lon,
        precision=place.precision,
        geonameid=place.geonameid,
    )


def to_where(place: Place) -> Where:
    """A place as the place of an event: coordinates are those of the named place (RULES.md 10), none of a wide one."""
    return Where(
        name=place.name,
        country=place.country,
        lat=place.named_lat,
        lon=place.named_lon,
        precision=place.precision,
        geonameid=place.geonameid,
        span=place.full,
        uncertainty_km=place.uncertainty_km if place.named_lat is not None else None,
    )


def zone_answers(
    draft: Draft,
    where: Where | None,
    when: When | None,
    *,
    syntax: Syntax,
    stated: Sequence[StatedZone],
    carried: Callable[[Span], tuple[str, ...]],
    zones: Sequence[Zone],
) -> tuple[ZoneAnswer, ...]:
    """What is said of zones in the event's own sentences, then what the map says; neither overwrites the other."""
    sentences = [syntax.parse.sentences[syntax.words[h].sentence] for h in draft.heads]
    computed = _computed(where, when, zones)
    near = {row.zone for row in computed}
    said = tuple(_said(s, near, zones, carried) for s in stated if touches(s.span, sentences))
    return (*dict.fromkeys(said), *computed)


def _said(
    stated: StatedZone, near: set[str], zones: Sequence[Zone], carried: Callable[[Span], tuple[str, ...]]
) -> ZoneAnswer:
    """A stated answer; "a deconfliction zone" is the only one of that kind at the event's place."""
    same_kind = [z.id for z in zones if z.id in near and z.kind == stated.zone]
    zone = stated.zone if stated.known or len(same_kind) != 1 else same_kind[0]
    restricted = any(z.id == zone and not z.public for z in zones)
    return ZoneAnswer(
        zone=zone,
        how="stated",
        answer=stated.answer,
        according_to=carried(stated.span),
        span=stated.span,
        restricted=restricted,
    )


def _computed(where: Where | None, when: When | None, zones: Sequence[Zone]) -> tuple[ZoneAnswer, ...]:
    if where is None or where.uncertainty_km is None:
        return ()
    on = (when.start, when.end) if when is not None else (None, None)
    restricted = {z.id for z in zones if not z.public}
    rows = computed_zones(where.lat, where.lon, where.uncertainty_km, on, zones)
    return tuple(
        ZoneAnswer(zone=r.zone, how="computed", answer=r.answer, restricted=r.zone in restricted) for r in rows
    )


def zones_of(text: str, extra: Sequence[Zone]) -> tuple[tuple[Zone, ...], tuple[StatedZone, ...]]:
    """The zones in force for a reading and what the text states about them."""
    zones = (*load_zones(), *extra)
    return zones, find_stated_zones(text, zones)

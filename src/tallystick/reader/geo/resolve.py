"""From place names in a text to places on the earth: which of the many Tripolis is meant, and how exactly we know."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from tallystick.model.geo import Coordinates, GazetteerEntry, destination, distance_km
from tallystick.model.span import Span
from tallystick.reader.geo import phrases
from tallystick.reader.geo.nations import country_mentions, country_weights
from tallystick.reader.geo.other_scripts import CYRILLIC_WORD, nominative
from tallystick.reader.geo.phrases import Phrase
from tallystick.resources.gazetteer.gazetteer import Gazetteer, Match
from tallystick.resources.gazetteer.keys import key
from tallystick.resources.gazetteer.lands import neighbours

PRECISIONS = frozenset(
    {
        "building",
        "point",
        "neighbourhood",
        "village",
        "town",
        "city",
        "district",
        "area",
        "province",
        "region",
        "country",
    }
)
NATURE = {"sea": "region", "continent": "region", "desert": "region"}
"""Natural features that are as vague as a region; the others (river, lake, mountain, island …) are areas."""

SETTLEMENTS = frozenset({"city", "town", "village"})

WIDEST_POINT_KM = 100.0
"""A place that reaches farther than this gets no point: its centre would say something the text does not."""

# Scores are in powers of ten of population, the one prior every gazetteer has. The weights were set by hand on our own
# example sentences and checked on the development reports; the tests pin the cases they were set for.
PRESUMED = {
    "city": 50_000,
    "town": 8_000,
    "village": 1_000,
    "neighbourhood": 5_000,
    "district": 20_000,
    "point": 8_000,
    "building": 5_000,
    "area": 20_000,
    "province": 12_000,
    "region": 400_000,
    "country": 10_000_000,
}
"""Population presumed for places without one; a province is written without "province" less often than its seat."""
STATE = 500_000
"""Population presumed for a province called by its plain name (California, Ontario), which outweighs villages of it."""
UNKNOWN_PEOPLE = 800
HOW_SCORE = {"name": 0.6, "alternate": 0.0, "shortened": -0.2, "skeleton": -1.5}
PARENT_SCORE = 8.0
COUNTRY_SCORE = 3.0
ABROAD_SCORE = -2.0
KIND_SCORE = 3.0
CLUSTER_SCORE = 2.0
CLUSTER_KM = 150.0
STRANGER = 100_000
"""A place outside every country the text names must be at least this large to be meant without further words."""
NEIGHBOUR = 10_000
"""The same just over the border of a country it names: a report names the army and not the country it is in."""
NEIGHBOUR_SCORE = -0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention:
    """One place name in a text and what it was taken to be.

    ``span`` is the name as the report uses it ("western Mosul"), ``full`` the phrase with "10 km north of".
    ``lat``/``lon`` in degrees, null where only a country or wide region is known; ``precision`` a word of
    where.precision; ``uncertainty_km`` the radius within which the thing meant lies, null without a point;
    ``named_lat``/``named_lon`` the named place's own point, which differs for "10 km north of X"; ``relation`` one of
    at, near, side, offset, distance, part, between, border.
    ``confidence`` in 0..1 is this reading against the other places of the name; ``reasons`` are short and for people.
    """

    span: Span
    full: Span
    name: str
    country: str | None
    lat: float | None
    lon: float | None
    precision: str | None
    geonameid: int | None
    uncertainty_km: float | None
    named_lat: float | None
    named_lon: float | None
    relation: str
    confidence: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Case:
    """A phrase with the places it may be."""

    phrase: Phrase
    matches: tuple[Match, ...]
    parents: frozenset[str]
    admins: frozenset[tuple[str | None, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Choice:
    match: Match | None
    confidence: float
    reasons: tuple[str, ...]


def resolve_places(
    text: str, candidates: Sequence[Span], *, countries_hint: Sequence[str] = (), gazetteer: Gazetteer
) -> tuple[PlaceMention, ...]:
    """Resolve candidate name spans of ``text`` together: each helps to place the others.

    ``countries_hint`` (alpha-3) is what the caller knows of the scene. A candidate in which nothing of a name is left
    is dropped; a name nobody knows stays, without coordinates, with the country if the text gives one.
    """
    mentions = country_mentions(text)
    weights = country_weights(text, mentions, countries_hint)
    cases = _cases(text, candidates, _weighty(weights), gazetteer)
    anchors = _anchors(cases, weights)
    weights = _with_anchors(weights, anchors)
    chosen = [_choose(case, weights, anchors) for case in cases]
    found = [_mention(text, case, choice, weights) for case, choice in zip(cases, chosen, strict=True)]
    return tuple(sorted(_once(found), key=lambda m: m.span))


def _once(found: Sequence[PlaceMention]) -> list[PlaceMention]:
    """Of overlapping mentions the longer."""
    kept: list[PlaceMention] = []
    for mention in sorted(found, key=lambda m: (m.span.start - m.span.end, m.span.start)):
        if not any(mention.span.overlaps(other.span) for other in kept):
            kept.append(mention)
    return kept


def _weighty(weights: Mapping[str, float]) -> frozenset[str]:
    return frozenset(country for country, weight in weights.items() if weight >= 0.3)


def _cases(text: str, candidates: Sequence[Span], countries: frozenset[str], gazetteer: Gazetteer) -> list[_Case]:
    cases = []
    for span in dict.fromkeys(candidates):
        case = _case(text, span, countries, gazetteer)
        if case:
            cases.append(case)
    return cases


def _case(text: str, span: Span, countries: frozenset[str], gazetteer: Gazetteer) -> _Case | None:
    phrase, matches = _look_up(text, span, gazetteer)
    if phrase is None:
        return None
    above = phrases.parents(text, phrase.name.end)
    lands = {land for name in above if (land := phrases.country_of(name))} if _may_lie_in(phrase, matches) else set()
    admins = {
        (m.entry.country, m.entry.admin1)
        for name in above
        for m in gazetteer.lookup(_bare(name))[:3]
        if m.entry.kind in ("province", "region") and m.entry.admin1
    }
    if not matches:
        matches = gazetteer.sounds_like(phrase.core, frozenset(lands) or countries)
    return _Case(phrase=phrase, matches=matches, parents=frozenset(lands), admins=frozenset(admins))


def _may_lie_in(phrase: Phrase, matches: Sequence[Match]) -> bool:
    """Whether a comma after the name can say what it lies in: not of "China, Japan and Korea", but of "Georgia, US"."""
    return phrases.country_of(phrase.core) is None or any(m.entry.kind == "province" for m in matches)


def _look_up(text: str, span: Span, gazetteer: Gazetteer) -> tuple[Phrase | None, tuple[Match, ...]]:
    """The reading of the span under which the gazetteer knows it: whole, as a part with its own row, or taken apart."""
    whole, apart = phrases.read_phrase(text, span, known=True), phrases.read_phrase(text, span)
    for phrase in (whole, apart):
        if phrase and phrase.relation == "part":
            own_row = gazetteer.lookup(phrase.name.of(text))  # "Eastern Ghouta", "West Bank", "North Kivu"
            if own_row:
                return replace(phrase, relation="at"), own_row
    for phrase in (apart if apart and apart.relation == "part" else whole, whole, apart):
        matches = _named(phrase.core, gazetteer) if phrase else ()
        if matches:
            return phrase, matches
    return apart or whole, ()


def _named(core: str, gazetteer: Gazetteer) -> tuple[Match, ...]:
    matches = gazetteer.lookup(core)
    if matches or not CYRILLIC_WORD.match(core):
        return matches
    base = nominative(core, gazetteer)
    return gazetteer.lookup(base) if base else ()


def _bare(name: str) -> str:
    match = phrases.right_kind().search(name)
    return name[: match.start()] if match else name


_Anchor = tuple[str, GazetteerEntry]
"""A place that is plain by itself, with the key of its name: a name is no neighbour of itself."""


def _anchors(cases: Sequence[_Case], weights: Mapping[str, float]) -> list[_Anchor]:
    """Places that are plain without the others' help: the clear winners."""
    entries = []
    for case in cases:
        choice = _choose(case, weights, [])
        if choice.match and choice.confidence >= 0.9 and choice.match.entry.kind != "country":
            entries.append((key(case.phrase.core), choice.match.entry))
    return entries


def _with_anchors(weights: Mapping[str, float], anchors: Sequence[_Anchor]) -> dict[str, float]:
    """Country weights with the clear places counted in; the strongest is 1.0 again."""
    counts = Counter(entry.country for _, entry in anchors if entry.country)
    most = max(counts.values(), default=0)
    joined = {c: weights.get(c, 0.0) + (counts[c] / most if most else 0.0) for c in {*weights, *counts}}
    top = max(joined.values(), default=0.0)
    return {country: weight / top for country, weight in joined.items()} if top else {}


def _choose(case: _Case, weights: Mapping[str, float], anchors: Sequence[_Anchor]) -> _Choice:
    """The best place for a name, how sure against those elsewhere, and why."""
    scored = sorted(
        ((*_score(match, case, weights, anchors), match) for match in case.matches), key=lambda row: -row[0]
    )
    if not scored:
        return _Choice(match=None, confidence=0.0, reasons=("not in the gazetteer",))
    best, why, match = scored[0]
    if _stranger(match.entry, case, weights):
        return _Choice(match=None, confidence=0.0, reasons=(f"{match.entry.name} is outside the countries named",))
    rivals = [s for s, _, m in scored[1:] if distance_km(m.entry.point, match.entry.point) > _reach(match.entry)]
    confidence = 1.0 / (1.0 + sum(math.exp(min(0.0, (s - best)) * 1.5) for s in rivals))
    return _Choice(match=match, confidence=round(confidence, 3), reasons=why)


def _reach(entry: GazetteerEntry) -> float:
    return max(30.0, entry.radius_km)


def _stranger(entry: GazetteerEntry, case: _Case, weights: Mapping[str, float]) -> bool:
    known = {*weights, *case.parents}
    if not known or entry.country is None or entry.country in known or _ours(entry):
        return False
    beside = known & neighbours().get(entry.country, frozenset())
    return _people(entry) < (NEIGHBOUR if beside else STRANGER)


def _ours(entry: GazetteerEntry) -> bool:
    """Rows of our own tables were added because reports name them: they need no country beside them."""
    return entry.geonameid is None


def _people(entry: GazetteerEntry) -> int:
    if entry.population and entry.kind != "country":
        return entry.population
    return PRESUMED.get(entry.kind, 200_000) if entry.geonameid is None or entry.kind == "country" else UNKNOWN_PEOPLE


def _score(
    match: Match, case: _Case, weights: Mapping[str, float], anchors: Sequence[_Anchor]
) -> tuple[float, tuple[str, ...]]:
    entry = match.entry
    people = math.log10(STATE if entry.kind == "province" and match.how == "name" else _people(entry))
    parts = [
        (people, "the largest of the name" if people >= 5 else ""),
        (HOW_SCORE[match.how], "by its consonants only" if match.how == "skeleton" else ""),
        _country_score(entry, case, weights),
        _kind_score(entry, case.phrase),
        _cluster_score(entry, key(case.phrase.core), anchors),
    ]
    return sum(value for value, _ in parts), tuple(why for _, why in parts if why)


def _country_score(entry: GazetteerEntry, case: _Case, weights: Mapping[str, float]) -> tuple[float, str]:
    if case.parents or case.admins:
        if entry.country in case.parents or (entry.country, entry.admin1) in case.admins:
            return PARENT_SCORE, "the words after it say where it lies"
        if case.parents:
            return -PARENT_SCORE, ""
    if case.phrase.demonym:
        return (PARENT_SCORE / 2, "its nation is said") if entry.country == case.phrase.demonym else (ABROAD_SCORE, "")
    if not weights or entry.country is None:
        return 0.0, ""
    if entry.country in weights:
        return COUNTRY_SCORE * weights[entry.country], f"the report is about {entry.country}"
    beside = neighbours().get(entry.country, frozenset()) & weights.keys()
    return (NEIGHBOUR_SCORE if beside or _ours(entry) else ABROAD_SCORE), ""


def _kind_score(entry: GazetteerEntry, phrase: Phrase) -> tuple[float, str]:
    said = phrase.kind
    if said is None:
        return 0.0, ""
    same = entry.kind == said or (said in SETTLEMENTS and entry.kind in SETTLEMENTS)
    wide = said in ("province", "region", "district") and entry.kind in ("province", "region")
    if same or wide:
        return KIND_SCORE, f"called a {said}"
    # "the Raqqa area", "Raqqa countryside", "Mosul airport" name the town and something at it.
    return (0.0, "") if said in ("area", "point", "building", "neighbourhood") else (-KIND_SCORE / 2, "")


def _cluster_score(entry: GazetteerEntry, name: str, anchors: Sequence[_Anchor]) -> tuple[float, str]:
    others = [other for word, other in anchors if word != name]
    if not others:
        return 0.0, ""
    nearest = min(distance_km(entry.point, other.point) for other in others)
    value = CLUSTER_SCORE * math.exp(-nearest / CLUSTER_KM)
    return value, f"{nearest:.0f} km from another place of the report" if nearest < CLUSTER_KM else ""


def _mention(text: str, case: _Case, choice: _Choice, weights: Mapping[str, float]) -> PlaceMention:
    phrase = case.phrase
    blank = PlaceMention(
        span=phrase.name,
        full=phrase.full,
        name=" ".join(phrase.name.of(text).split()),
        country=None,
        lat=None,
        lon=None,
        precision=phrase.kind,
        geonameid=None,
        uncertainty_km=None,
        named_lat=None,
        named_lon=None,
        relation=phrase.relation,
        confidence=choice.confidence,
        reasons=choice.reasons,
    )
    if choice.match is None:
        country, why = _presumed_country(case, weights)
        return replace(blank, country=country, reasons=(*choice.reasons, why) if why else choice.reasons)
    return _placed(blank, phrase, choice.match.entry)


def _presumed_country(case: _Case, weights: Mapping[str, float]) -> tuple[str | None, str]:
    """The country of a name nobody knows: what is said beside it, else the one the report is plainly about."""
    for country in (*case.parents, case.phrase.demonym):
        if country:
            return country, "country said beside the name"
    admin = next((country for country, _ in case.admins if country), None)
    if admin:
        return admin, "province said beside the name"
    ranked = sorted(weights.items(), key=lambda row: -row[1])
    if ranked and (len(ranked) == 1 or ranked[1][1] < 0.6):
        return ranked[0][0], "the report is about this country"
    return None, ""


def _placed(blank: PlaceMention, phrase: Phrase, entry: GazetteerEntry) -> PlaceMention:
    precision = _precision(phrase, entry)
    point, doubt = _point(phrase, entry, precision)
    return replace(
        blank,
        country=entry.country,
        lat=round(point.lat, 4) if point else None,
        lon=round(point.lon, 4) if point else None,
        precision=precision,
        geonameid=entry.geonameid,
        uncertainty_km=round(doubt, 1) if point else None,
        named_lat=entry.lat if point else None,
        named_lon=entry.lon if point else None,
    )


def _precision(phrase: Phrase, entry: GazetteerEntry) -> str:
    kind = entry.kind if entry.kind in PRECISIONS else NATURE.get(entry.kind, "area")
    if phrase.relation == "part":
        return "district" if kind in SETTLEMENTS else "region"
    if phrase.relation == "offset":
        return "area"
    if phrase.kind in ("area", "point", "building", "neighbourhood") and kind in SETTLEMENTS:
        return phrase.kind
    if phrase.kind in SETTLEMENTS and kind in SETTLEMENTS:
        return phrase.kind
    return kind


def _point(phrase: Phrase, entry: GazetteerEntry, precision: str) -> tuple[Coordinates | None, float]:
    """The point meant and the radius of doubt in km; no point for what is too wide to have one."""
    if entry.kind == "country" or entry.kind in NATURE or entry.radius_km > WIDEST_POINT_KM:
        return None, 0.0
    if phrase.relation == "part" and precision == "region":
        return None, 0.0
    if phrase.relation == "offset" and phrase.bearing is not None:
        # A fifth of the way: roads bend, and sixteen points of the compass are 11 degrees to either side.
        return destination(entry.point, phrase.bearing, phrase.km), entry.radius_km + 0.2 * phrase.km
    return entry.point, entry.radius_km + phrase.km

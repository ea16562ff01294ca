"""From place names in a text to places on the earth: which of the many Tripolis is meant, and how exactly we know."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from tallystick.model.geo import GazetteerEntry, distance_km
from tallystick.model.span import Span
from tallystick.reader.geo import phrases
from tallystick.reader.geo.beside import informed
from tallystick.reader.geo.mention import PRECISIONS, SETTLEMENTS, PlaceMention, placed
from tallystick.reader.geo.nations import country_mentions, country_weights
from tallystick.reader.geo.other_scripts import CYRILLIC_WORD, nominative
from tallystick.reader.geo.phrases import Phrase
from tallystick.reader.geo.score import Anchor, Case, Scene, is_stranger, others, reach, score
from tallystick.resources.gazetteer import words
from tallystick.resources.gazetteer.gazetteer import Gazetteer, Match
from tallystick.resources.gazetteer.keys import key
from tallystick.resources.gazetteer.lands import country_names, short_states

__all__ = ["PRECISIONS", "PlaceMention", "resolve_places"]


KNOWN_INSIDE = SETTLEMENTS | {None}
"""Kinds of unknown names that the province said beside them stands for: quarters and crossings are left alone."""


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
    scene = Scene(said=country_weights(text, mentions, countries_hint))
    cases = _cases(text, candidates, scene, gazetteer)
    others = {name: [m for m in mentions if key(m.span.of(text)) != name] for name in _two_fold(cases)}
    scene = replace(scene, without={n: country_weights(text, left, countries_hint) for n, left in others.items()})
    scene = replace(scene, anchors=_anchors(cases, scene))
    cases = [_spelt_otherwise(case, scene, gazetteer) for case in cases]
    first = [(case, _choose(case, scene)) for case in cases]
    told = informed(text, [(case, _entry(choice)) for case, choice in first])
    again = [
        (new, choice if new is case else _choose(new, scene)) for (case, choice), new in zip(first, told, strict=True)
    ]
    found = [_mention(text, case, choice, scene) for case, choice in _as_said(again)]
    return tuple(sorted(_once(found), key=lambda m: m.span))


def _as_said(found: Sequence[tuple[Case, _Choice]]) -> list[tuple[Case, _Choice]]:
    """The choices, a bare name's the one that words beside it make elsewhere in the report, unless they make two."""
    said: dict[str, list[_Choice]] = {}
    for case, choice in found:
        if case.is_told and choice.match:
            said.setdefault(key(case.phrase.core), []).append(choice)
    return [(case, _said_elsewhere(case, said.get(key(case.phrase.core), [])) or choice) for case, choice in found]


def _said_elsewhere(case: Case, said: Sequence[_Choice]) -> _Choice | None:
    places = {m.entry for m in case.matches} & {c.match.entry for c in said if c.match}
    bare = not case.is_told and case.phrase.kind is None
    return said[0] if bare and len(places) == 1 == len({c.match.entry for c in said if c.match}) else None


def _entry(choice: _Choice) -> GazetteerEntry | None:
    return choice.match.entry if choice.match else None


def _two_fold(cases: Sequence[Case]) -> set[str]:
    """Names that may be a country or a province of another ("Georgia", "Niger")."""
    return {key(c.phrase.core) for c in cases if {"country", "province"} <= {m.entry.kind for m in c.matches}}


def _once(found: Sequence[PlaceMention]) -> list[PlaceMention]:
    """Of overlapping mentions the longer."""
    kept: list[PlaceMention] = []
    for mention in sorted(found, key=lambda m: (m.span.start - m.span.end, m.span.start)):
        if not any(mention.span.overlaps(other.span) for other in kept):
            kept.append(mention)
    return kept


def _weighty(weights: Mapping[str, float]) -> frozenset[str]:
    return frozenset(country for country, weight in weights.items() if weight >= 0.3)


def _cases(text: str, candidates: Sequence[Span], scene: Scene, gazetteer: Gazetteer) -> list[Case]:
    countries = _weighty(scene.said)
    found = (_case(text, span, countries, gazetteer) for span in dict.fromkeys(candidates))
    return sorted((case for case in found if case), key=lambda case: case.phrase.name)


def _case(text: str, span: Span, countries: frozenset[str], gazetteer: Gazetteer) -> Case | None:
    phrase, matches = _look_up(text, span, gazetteer)
    if phrase is None:
        return None
    above = phrases.parents(text, phrase.name.end)
    lands = {land for name in above if (land := phrases.country_of(name))} if _may_lie_in(phrase, matches) else set()
    states = _states(matches) if len(above) > 1 and not lands else set()  # "Ohio, Iowa, Maine": none lies in the next
    said = [m for name in above for m in _provinces(gazetteer.lookup(_bare(name)), countries)]
    provinces = {m.entry for m in said if m.entry.country not in states}
    admins = frozenset((p.country, p.admin1) for p in provinces)
    inside = [p for p in provinces if not lands or p.country in lands]
    if not matches:
        matches = gazetteer.sounds_like(phrase.core, frozenset(lands) or countries)
    within = inside[0] if len(inside) == 1 else None
    return Case(phrase=phrase, matches=matches, parents=frozenset(lands), admins=admins, within=within)


def _states(matches: Sequence[Match]) -> set[str | None]:
    """The countries that have a province called so by its plain name."""
    return {m.entry.country for m in matches if m.entry.kind == "province" and m.how == "name"}


def _provinces(matches: Sequence[Match], countries: frozenset[str]) -> list[Match]:
    """The provinces a name may be: in the countries named if it is in any, and abroad none that is named for a town."""
    home = [m for m in matches if m.entry.country in countries]
    town = not home and any(m.entry.kind in SETTLEMENTS and m.how == "name" for m in matches)
    likely = [m for m in home or matches[:3] if m.entry.kind in ("province", "region") and m.entry.admin1]
    return [m for m in likely if m.how == "name" or not town]


def _spelt_otherwise(case: Case, scene: Scene, gazetteer: Gazetteer) -> Case:
    """The case with places of the report's own countries in another spelling, where its own are small and abroad."""
    countries = case.parents or _weighty(scene.weights(key(case.phrase.core)))
    if any(
        m.entry.country in countries or not is_stranger(m, case, dict.fromkeys(countries, 1.0)) for m in case.matches
    ):
        return case
    spelt = gazetteer.spelt_otherwise(case.phrase.core, countries)
    return replace(case, matches=(*case.matches, *spelt)) if spelt else case


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
    if apart is not None and key(apart.core) in words.streets():
        return apart, ()  # "Street" is a town in Somerset, and here the rest of an address
    for phrase in (apart if apart and apart.relation == "part" else whole, whole, apart):
        matches = _named(phrase.core, gazetteer) if phrase else ()
        if matches:
            return phrase, matches
    unknown = apart or whole
    owned = _of_a_country(text, unknown.name, gazetteer) if unknown else None
    if owned:
        return owned
    inside = _within(text, unknown.name, gazetteer) if unknown else None
    return inside or (unknown, ())


def _of_a_country(text: str, span: Span, gazetteer: Gazetteer) -> tuple[Phrase, tuple[Match, ...]] | None:
    """ "The Marbuna of Chad": a name and the country that it is told apart by."""
    said = span.of(text)
    link = re.search(r"\s+of\s+(?:the\s+)?(?=[A-Z])", said)
    country = country_names().get(" ".join(said[link.end() :].split())) if link else None
    if link is None or country is None:
        return None
    phrase = phrases.read_phrase(text, Span(span.start, span.start + link.start()), known=True)
    matches = gazetteer.lookup(phrase.core) if phrase else ()
    own = tuple(m for m in matches if m.entry.country == country and m.entry.kind != "country")
    return (phrase, own) if phrase and own else None


def _within(text: str, span: Span, gazetteer: Gazetteer) -> tuple[Phrase, tuple[Match, ...]] | None:
    """A name the gazetteer knows inside a longer one it does not: "drowsy Kenya", "the Nairobi suburb Xyz".

    Only between words in small letters, with which no name begins; what ends in one ("the Basra highway") is a thing
    of its own somewhere else.
    """
    pieces = phrases.capitalised(text, span)
    for piece in pieces if pieces and pieces[0].end == span.end and pieces != [span] else ():
        phrase = phrases.read_phrase(text, piece, known=True)
        matches = gazetteer.lookup(phrase.core) if phrase else ()
        if phrase and matches:
            return phrase, matches
    return None


def _named(core: str, gazetteer: Gazetteer) -> tuple[Match, ...]:
    state = short_states().get(core)
    if state is not None:
        return tuple(m for m in gazetteer.lookup(state) if (m.entry.country, m.entry.kind) == ("USA", "province"))
    matches = gazetteer.lookup(core)
    if matches or not CYRILLIC_WORD.match(core):
        return matches
    base = nominative(core, gazetteer)
    return gazetteer.lookup(base) if base else ()


def _bare(name: str) -> str:
    match = phrases.right_kind().search(name)
    return name[: match.start()] if match else name


def _anchors(cases: Sequence[Case], scene: Scene) -> tuple[Anchor, ...]:
    """Places that are plain without the others' help: the clear winners, the large and near ones if there are any."""
    entries = []
    for case in cases:
        choice = _choose(case, scene)
        if choice.match and choice.confidence >= 0.9 and choice.match.entry.kind != "country":
            entries.append((key(case.phrase.core), choice.match.entry))
    return tuple((word, entry) for word, entry in entries if scene.is_plain(entry)) or tuple(entries)


def _choose(case: Case, scene: Scene) -> _Choice:
    """The best place for a name, how sure against those elsewhere, and why."""
    weights = scene.weights(key(case.phrase.core))
    near = others(case, scene.anchors)
    scored = sorted(((*score(match, case, weights, near), match) for match in case.matches), key=lambda row: -row[0])
    if not scored:
        return _Choice(match=None, confidence=0.0, reasons=(_why_none(case),))
    best, why, match = scored[0]
    if is_stranger(match, case, weights):
        return _Choice(match=None, confidence=0.0, reasons=(f"{match.entry.name} is outside the countries named",))
    rivals = [s for s, _, m in scored[1:] if distance_km(m.entry, match.entry) > reach(match.entry)]
    confidence = 1.0 / (1.0 + sum(math.exp(min(0.0, (s - best)) * 1.5) for s in rivals))
    return _Choice(match=match, confidence=round(confidence, 3), reasons=why)


def _why_none(case: Case) -> str:
    return f"none of the name near {case.by.name}" if case.by else "not in the gazetteer"


def _mention(text: str, case: Case, choice: _Choice, scene: Scene) -> PlaceMention:
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
        settled = phrase.relation == "at" and phrase.kind in KNOWN_INSIDE and phrase.core.split()[-1][:1].isupper()
        if case.within is not None and settled:
            return _somewhere_in(blank, case.within)
        country, why = _presumed_country(case, scene.weights())
        return replace(blank, country=country, reasons=(*choice.reasons, why) if why else choice.reasons)
    return placed(blank, phrase, choice.match.entry)


def _somewhere_in(blank: PlaceMention, province: GazetteerEntry) -> PlaceMention:
    """A name nobody knows in a province said beside it: the province's point and reach, and none to happen at."""
    return replace(
        blank,
        country=province.country,
        lat=round(province.lat, 4),
        lon=round(province.lon, 4),
        precision="province",
        uncertainty_km=round(province.radius_km, 1),
        reasons=(*blank.reasons, f"said to lie in {province.name}"),
    )


def _presumed_country(case: Case, weights: Mapping[str, float]) -> tuple[str | None, str]:
    """The country of a name nobody knows: what is said beside it, else the one the report is plainly about.

    Of several said beside it, the one the report speaks of most; sets have no order that two runs share.
    """

    def rank(country: str) -> tuple[float, str]:
        return -weights.get(country, 0.0), country

    for country in (*sorted(case.parents, key=rank), case.phrase.demonym, case.by.country if case.by else None):
        if country:
            return country, "country said beside the name"
    admin = min((country for country, _ in case.admins if country), key=rank, default=None)
    if admin:
        return admin, "province said beside the name"
    ranked = sorted(weights.items(), key=lambda row: -row[1])
    if ranked and (len(ranked) == 1 or ranked[1][1] < 0.6):
        return ranked[0][0], "the report is about this country"
    return None, ""

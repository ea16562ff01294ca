"""From a dossier to what may be published of it: the one place where an export's rules of safety are applied."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from tallystick.model.dossier import ACCEPTED, PROPOSED, Dossier, Party, Source
from tallystick.model.incident import End, Range, Statement
from tallystick.publish.exports.entry import Dispute, Entry, Place, Report, Said, Side
from tallystick.publish.exports.persons import (
    NAMED,
    Withheld,
    distinct,
    is_private_publisher,
    is_sexual,
    withheld,
)
from tallystick.publish.exports.places import Located, is_public_zone, is_small, located
from tallystick.publish.exports.terms import Terms
from tallystick.publish.exports.veil import Veil, host_of
from tallystick.resources.publishing.tables import publishing_table
from tallystick.resources.voices.register import shipped_register

ACCUSING = frozenset({"actor", "responsibility"})
"""What people say of a claim; the last word holds."""
PLAIN = frozenset({"type", "date"})
"""What is told of sexual violence beside the counts."""
SOMEBODY = frozenset({"party", "group", "person"})
"""Kinds of entities that can act; a place that the register of voices does not know as a party is only a place."""
ENEMIES = "enemies of "
NOT_ACCEPTED, REJECTED, FORCES = "nobody has accepted it", "rejected", "tells of positions or movements of forces"
NOBODY = Withheld({}, {}, {}, frozenset())


@dataclass(frozen=True, slots=True)
class _Case:
    """A dossier under the terms of an export, with what must not be told of it."""

    one: Dossier
    terms: Terms
    held: Withheld
    where: Located
    veil: Veil
    mute: bool

    @property
    def accepted(self) -> bool:
        """Whether a person had accepted it by the day of the export."""
        return is_accepted(self.one, self.terms)


def is_accepted(one: Dossier, terms: Terms) -> bool:
    """Whether a person had accepted an incident by the day of the export."""
    later = one.accepted is not None and one.accepted.on > terms.as_of
    return one.status == ACCEPTED and not later


def left_out(one: Dossier, terms: Terms) -> str | None:
    """Why an incident is not in an export; None where it is."""
    if one.status not in (ACCEPTED, PROPOSED):
        return REJECTED
    if not is_accepted(one, terms) and not terms.proposed:
        return NOT_ACCEPTED
    return FORCES if terms.public and tells_of_forces(one.setting) else None


def tells_of_forces(told: object) -> bool:
    """Whether a setting or an event tells where forces are, or where they move."""
    said = publishing_table("safety")["forces"]
    type_, mode, acled = (getattr(told, name) for name in ("type", "mode", "acled"))
    return type_ in said["types"] or mode in said["modes"] or acled in said["acled"]


def disclose(one: Dossier, terms: Terms) -> Entry:
    """An incident as it may be published; ``left_out`` says whether it may be at all."""
    case = _case(one, terms)
    reports = tuple(_report(source, case) for source in one.sources)
    claims = tuple(_claims(case, {report.document: report for report in reports}))
    return Entry(
        code=one.code,
        status=ACCEPTED if case.accepted else PROPOSED,
        **_accepted(case) if case.accepted else {},
        **_setting(case),
        method=one.incident.method,
        version=one.incident.version,
        checked=one.incident.checked,
        aliases=one.aliases,
        ranges=tuple(_range(found, case) for found in one.incident.ranges),
        independence={i.property: (i.certain, i.possible) for i in one.incident.independence},
        reports=reports,
        claims=claims,
        disputes=tuple(_disputes(case)),
        named=distinct(case.held.harmed or _harmed(one)),
        withheld=_counted(case, reports, claims),
    )


def _case(one: Dossier, terms: Terms) -> _Case:
    where = located(one, terms)
    if not terms.public:
        return _Case(one, terms, NOBODY, where, Veil(public=False), mute=False)
    held = withheld(one)
    return _Case(one, terms, held, where, Veil(held.names, held.pieces, where.hidden), mute=is_sexual(one))


def _harmed(one: Dossier) -> frozenset[str]:
    return frozenset(s.value for s in one.statements if s.property.startswith(NAMED) and s.value)


def _accepted(case: _Case) -> dict[str, Any]:
    """What only a person's acceptance lets out: the grade, and who is accused."""
    accepted = case.one.accepted
    grade = accepted.grade if accepted else None
    return {
        "accepted_on": accepted.on if accepted else None,
        "grade": grade.level if grade else None,
        "grade_method": f"{grade.method} {grade.version}" if grade else None,
        "strike_status": case.one.incident.strike_status,
        "accused": tuple(side for side in _sides(case.one.setting.actors, case) if side.acts),
    }


def _setting(case: _Case) -> dict[str, Any]:
    setting = case.one.setting
    when, place = setting.when, case.where.place
    return {
        "start": when.start if when else None,
        "end": when.end if when else None,
        "when": when.precision if when else None,
        "place": replace(place, name=_place_name(place, case)),
        "type": setting.type,
        "mode": setting.mode,
        "acled": setting.acled,
        "targets": () if case.mute else _sides(setting.targets, case),
        "weapons": tuple(case.veil.text(weapon) or "" for weapon in setting.weapons),
        "summarised": all(told.scope in ("series", "summary") for told in case.one.told) and bool(case.one.told),
    }


def _place_name(place: Place, case: _Case) -> str | None:
    """A place's name; a small one may be called after the person who is withheld, a town is not."""
    if place.name is None:
        return None
    return case.veil.text(place.name) if is_small(place.precision) else case.veil.name(place.name)


def _sides(parties: Iterable[Party], case: _Case) -> tuple[Side, ...]:
    known = shipped_register()
    return tuple(
        Side(
            name=case.veil.name(party.name),
            root=party.root,
            country=party.country,
            sector=party.sector,
            kind=(kind := known.kind(party.root) if party.root else None),
            acts=kind is not None or party.kind in SOMEBODY,
        )
        for party in parties
    )


def _range(found: Range, case: _Case) -> Range:
    party = found.party
    if party and not case.accepted and party.startswith(ENEMIES):
        party = None  # it would name who is said to have done it
    return replace(
        found,
        party=case.veil.name(party) if party else None,
        minimum=_end(found.minimum, case),
        maximum=_end(found.maximum, case),
        left_out=(),
    )


def _end(end: End, case: _Case) -> End:
    return replace(end, rule=case.veil.text(end.rule) or "", claims=())


def _report(source: Source, case: _Case) -> Report:
    private = case.terms.public and is_private_publisher(source)
    silent = case.mute or private
    return Report(
        document=source.document,
        publisher=_publisher(source.publisher, case),
        title=None if silent else case.veil.quotation(source.title),
        url=None if silent else case.veil.url(source.url),
        published_on=source.published_on,
        language=source.language,
        host=host_of(source.url) if not case.mute else None,
    )


def _publisher(name: str | None, case: _Case) -> str | None:
    return None if name is None else _voice(name, case)


def _claims(case: _Case, reports: Mapping[str, Report]) -> Iterator[Said]:
    for statement in case.one.statements:
        if statement.id not in case.one.rejected and _may_be_told(statement, case):
            yield _said(statement, reports.get(statement.document) or Report(document=statement.document), case)


def _may_be_told(statement: Statement, case: _Case) -> bool:
    if not case.accepted and statement.property in ACCUSING:
        return False
    if not case.terms.public:
        return True
    if statement.property == "zone" and not is_public_zone(statement.value or ""):
        return False
    told = next((t for t in case.one.told if t.id == statement.event), None)
    return told is None or not tells_of_forces(told)


def _said(statement: Statement, report: Report, case: _Case) -> Said:
    words = case.one.words.get(statement.id)
    return Said(
        id=statement.id,
        report=report,
        property=statement.property,
        value=case.veil.text(statement.value) if not case.mute or statement.property in PLAIN else None,
        voices=tuple(_voice(voice.name, case) for voice in statement.chain),
        stance=statement.stance,
        factuality=statement.factuality,
        who=statement.who,
        status=statement.status,
        number=statement.number,
        quantifier=statement.quantifier,
        low=statement.low,
        high=statement.high,
        as_of=statement.as_of,
        quotation=case.veil.quotation(words.text) if words and not case.mute else None,
    )


def _voice(name: str, case: _Case) -> str:
    return case.held.sources.get(name) or case.veil.name(name)


def _disputes(case: _Case) -> Iterator[Dispute]:
    for found in case.one.incident.contradictions:
        if case.accepted or found.property not in ACCUSING:
            why = "" if case.mute else case.veil.text(found.why) or ""
            yield Dispute(property=found.property, one=found.one, other=found.other, why=why)


def _counted(case: _Case, reports: tuple[Report, ...], claims: tuple[Said, ...]) -> Mapping[str, int]:
    """How much was left out, by kind; nothing in the full tier."""
    if not case.terms.public:
        return {}
    one, told = case.one, {claim.id for claim in claims}
    links = sum(1 for source, report in zip(one.sources, reports, strict=True) if source.url and report.url is None)
    silent = sum(1 for id_ in one.words if id_ in told) if case.mute else 0
    found = Counter({
        "local sources": len(case.held.sources),
        "persons": distinct(set(case.held.names) - set(case.held.sources)),
        "exact place": 1 if case.where.place.coarsened else 0,
        "claims": len(one.statements) - len(claims),
        "links": links,
        "quotations": silent,
    })  # fmt: skip
    return {kind: count for kind, count in found.items() if count}

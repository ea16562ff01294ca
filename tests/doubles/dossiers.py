"""Dossiers made by hand, with everything in them that must not be told; all names are invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tallystick.model.dossier import ACCEPTED, PROPOSED, Acceptance, Dossier, Party, Setting, Source, Told, Words
from tallystick.model.incident import (
    Contradiction,
    End,
    Grade,
    Incident,
    Independence,
    Origin,
    Range,
    Reason,
    Statement,
    Voice,
)
from tallystick.model.reading import When, Where

DAY = date(2021, 3, 3)
AS_OF = date(2022, 1, 1)
JETS = Party(name="Marran Air Force", kind="party", root="marran-air-force", country="MRN", sector="MIL")
PEOPLE = Party(name="civilians", kind="group", country="SYR", sector="CVL")
WIRE = Voice(name="Tavern Wire", root="tavern-wire", kind="media")


def day(first: date = DAY, last: date | None = None, precision: str = "day") -> When:
    """A day or days."""
    return When(start=first, end=last or first, precision=precision, span=None)


def place(name: str = "Qadmiya", precision: str | None = "town", lat: float = 35.1234, lon: float = 38.4321) -> Where:
    """A place in Syria."""
    return Where(name=name, country="SYR", lat=lat, lon=lon, precision=precision, geonameid=None, span=None)


def ends(low: int | None, high: int | None, outcome: str = "killed", group: str = "civilians", **more: str) -> Range:
    """A range."""
    return Range(
        outcome=outcome, group=group, minimum=End(value=low, rule="lowest of the counts that stand"),
        maximum=End(value=high, rule="highest of the counts that stand"), **more,
    )  # fmt: skip


def says(
    id_: str, property_: str, value: str | None = None, *, voice: Voice | None = None, **more: object
) -> Statement:
    """A statement of report d1."""
    more.setdefault("event", "e1")
    return Statement(
        id=id_, document="d1", property=property_, value=value, chain=(voice,) if voice else (), publisher=WIRE, **more
    )  # type: ignore[arg-type]


def judged(*ranges: Range, method: str = "airwars", disputes: tuple[Contradiction, ...] = ()) -> Incident:
    """What assessment made of it."""
    origin = Origin(key="o1", name="Tavern Wire", claims=("c1",))
    fair = Grade(level="Fair", reasons=(Reason(rule="Fair", sentence="Two origins."),), method=method, version="1")
    return Incident(
        independence=(Independence(property="killed", certain=1, possible=2, origins=(origin,)),),
        ranges=ranges, contradictions=disputes, grades=(fair,), strike_status="Likely strike", method=method,
        version="1", checked=False,
    )  # fmt: skip


def told(where: Where | None = None, when: When | None = None, **more: object) -> Told:
    """The event of report d1."""
    held = {"type": "assault", "mode": "aerial", "acled": "Air/drone strike", "actors": (JETS,), "targets": (PEOPLE,)}
    return Told(id="e1", document="d1", words="struck", where=where, when=when, **{**held, **more})  # type: ignore[arg-type]


def dossier(
    code: str = "KIRA-204", *, where: Where | None = None, when: When | None = None, accepted: bool = True,
    incident: Incident | None = None, **more: object,
) -> Dossier:  # fmt: skip
    """An incident of one report: an air strike on a town, accepted as Fair."""
    where, when = where or place(), when or day()
    event = more.pop("event", None) or told(where, when)
    assert isinstance(event, Told)
    made = Dossier(
        code=code,
        status=ACCEPTED if accepted else PROPOSED,
        accepted=_acceptance() if accepted else None,
        setting=_setting(event),
        incident=incident or judged(ends(3, 5), ends(3, 5, group="all")),
        sources=(_source(),),
        told=(event,),
        statements=(says("c1", "killed", who="civilians", number=5, quantifier="exact", low=5, high=5),),
        words={"c1": Words(document="d1", spans=(), text="killing five people")},
    )
    return replace(made, **more)


def _acceptance() -> Acceptance:
    grade = Grade(level="Fair", reasons=(), method="airwars", version="1")
    return Acceptance(by="Reviewer Nimmer", on=date(2021, 6, 1), grade=grade, reason="Two sound reports")


def _source() -> Source:
    return Source(
        document="d1", title="Strike in the valley", publisher="Tavern Wire", published_on=date(2021, 3, 4),
        url="https://wire.example/2021/strike", language="en",
    )  # fmt: skip


def _setting(event: Told) -> Setting:
    return Setting(
        when=event.when, where=event.where, type=event.type, mode=event.mode, acled=event.acled, actors=event.actors,
        targets=event.targets, weapons=("bomb",),
    )  # fmt: skip

"""Dossiers made by hand: an incident from its statements, with its day, place and parties."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from tallystick.assessment.assess import assess
from tallystick.model.dossier import Dossier, Party, Setting, Source, Told, Words
from tallystick.model.incident import Statement
from tallystick.model.reading import When, Where
from tallystick.resources.methods.load import load_method

PLACES = {"Qadmiya": (35.1, 38.0), "Tel Sawan": (36.4, 38.0), "Marj Hanin": (34.2, 38.0)}


def when(first: date, last: date | None = None) -> When:
    """A day, or the days from one to another."""
    return When(start=first, end=last or first, precision="day" if last is None else "range", span=None)


def where(name: str, precision: str = "town") -> Where:
    """A place of an invented map; others have no point."""
    lat, lon = PLACES.get(name, (None, None))
    return Where(
        name=name, country="SYR", lat=lat, lon=lon, precision=precision, geonameid=None, span=None
    )  # fmt: skip


def party(root: str) -> Party:
    """A party by its root."""
    return Party(name=root.title(), kind="party", root=root)


def told(id_: str, *, day: When | None, place: Where | None = None, doc: str | None = None, **more: Any) -> Told:
    """One event of one report."""
    more.setdefault("type", "assault")
    more.setdefault("words", "struck")
    return Told(id=id_, document=doc or f"d-{id_}", when=day, where=place, **more)


def dossier(
    code: str, statements: Sequence[Statement], *, day: date, place: str = "Qadmiya", type_: str = "assault",
    parties: Sequence[str] = (), method: str = "airwars", **more: Any,
) -> Dossier:  # fmt: skip
    """An incident with all its reports."""
    documents = sorted({s.document for s in statements})
    events = sorted({(s.event, s.document) for s in statements if s.event})
    more.setdefault("told", tuple(told(e, day=when(day), place=where(place), doc=d, type=type_) for e, d in events))
    return Dossier(
        code=code,
        setting=Setting(when=when(day), where=where(place), type=type_, actors=tuple(map(party, parties))),
        incident=assess(statements, load_method(method)),
        sources=tuple(Source(document=d, publisher=f"Paper {d}", published_on=day) for d in documents),
        statements=tuple(statements),
        words={s.id: Words(document=s.document, spans=(), text=f"words of {s.id}") for s in statements},
        **more,
    )

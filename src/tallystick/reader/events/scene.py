"""When and where a telling was: by its own clause, its heading, or the happening that it goes on telling of."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from tallystick.model.reading import Event, When, Where
from tallystick.model.time import Time
from tallystick.reader.events.draft import Draft
from tallystick.reader.events.frames import NEAR_SENTENCES, SAID
from tallystick.reader.events.setting import Setting
from tallystick.reader.syntax import Syntax
from tallystick.resources.tables import word_set

S = TypeVar("S")
BARE_PLACES = word_set("bare_places")
INHERITING = frozenset({"assault", "coerce", "retreat", "mobilize"})
"""Types of happenings that later violence may go on telling of."""


def scene(
    setting: Setting, draft: Draft, drafts: Sequence[Draft], before: Sequence[Event], ids: Mapping[int, str]
) -> tuple[tuple[When | None, str], tuple[Where | None, str]]:
    """When and where a telling was, each with the name of the route that found it; ``before`` are the events of the
    report told so far, ``ids`` those of all tellings by their heads."""
    time, place = setting.particulars.scene(draft)
    when = _first(
        ("times: own clause", lambda: _when(setting, draft)),
        ("times: heading", lambda: _dated(time)),
        ("times: told before", lambda: _inherited_when(setting, draft, drafts, before, ids)),
        ("times: own hour", lambda: _dated(setting.particulars.hour(draft))),
    )
    where = _first(
        ("places: own clause", lambda: _resolved(_where(setting, draft), before)),
        ("places: heading", lambda: setting.to_where(place) if place is not None else None),
        ("places: told before", lambda: _inherited_where(setting, draft, drafts, before, ids)),
    )
    return when, where


def _first(*routes: tuple[str, Callable[[], S | None]]) -> tuple[S | None, str]:
    """The value of the first route that gives one, with the route's name."""
    for name, route in routes:
        value = route()
        if value is not None:
            return value, name
    return None, ""


def up_to(event: Event, published: date | None) -> Event:
    """ "Has shelled the town since May": a report tells of no day after its own."""
    when = event.when
    past = event.factuality in ("happened", "alleged", "denied", "did-not-happen")
    if published is None or when is None or when.start is None or when.end is not None or not past:
        return event
    return replace(event, when=replace(when, end=published)) if when.start <= published else event


def ahead(event: Event, published: date | None) -> Event:
    """ "The presidents meet on Sunday", "drivers stop work tomorrow": what a report dates behind itself is planned."""
    when = event.when
    late = published is not None and when is not None and when.start is not None and when.start > published
    return replace(event, factuality="planned") if late and event.factuality == "happened" else event


def _when(setting: Setting, draft: Draft) -> When | None:
    return _dated(setting.particulars.time(draft))


def _dated(time: Time | None) -> When | None:
    """A time expression as the date of an event."""
    if time is None:
        return None
    start, end = time.interval()
    return When(start=start, end=end, precision=time.precision, span=time.full_span)


def _where(setting: Setting, draft: Draft) -> Where | None:
    place = setting.particulars.place(draft)
    if place is None or (draft.type in SAID and place.precision == "country"):
        return None  # "accused Israel of a raid near X": the country is a side of what is said, not its place
    return setting.to_where(place)


def _resolved(where: Where | None, before: Sequence[Event]) -> Where | None:
    """ "The area", "the village": the last named place of the report, if there is one."""
    if where is None or where.country is not None or where.lat is not None or where.name.lower() != where.name:
        return where
    if where.name.split()[-1] not in BARE_PLACES:
        return where
    named = next((e.where for e in reversed(before) if e.where is not None and e.where.country is not None), None)
    return replace(named, span=where.span) if named is not None else where


def _source_event(
    setting: Setting, draft: Draft, drafts: Sequence[Draft], before: Sequence[Event], ids: Mapping[int, str]
) -> Sequence[Event]:
    """Earlier happenings near enough for this telling to continue them, nearest first."""
    if draft.type != "assault" or draft.scope != "single" or draft.factuality not in ("happened", "alleged"):
        return ()
    near = {
        ids[d.head]
        for d in drafts
        if d.head < draft.head
        and draft.sentence - setting.syntax.words[max(d.heads)].sentence <= NEAR_SENTENCES
        and d.type in INHERITING
        and setting.syntax.entry(d.head) == setting.syntax.entry(draft.head)
        and not _arrest_for(setting.syntax, d, draft)
    }
    return [e for e in reversed(before) if e.id in near and e.scope in ("single", "part")]


def _arrest_for(syntax: Syntax, earlier: Draft, draft: Draft) -> bool:
    """ "Arrested in connection with the bombing": another day and place than the bombing's."""
    return earlier.mode == "arrest" and draft.type == "assault" and earlier.head in syntax.ancestors(draft.head)


def _inherited_when(
    setting: Setting, draft: Draft, drafts: Sequence[Draft], before: Sequence[Event], ids: Mapping[int, str]
) -> When | None:
    return next((e.when for e in _source_event(setting, draft, drafts, before, ids) if e.when), None)


def _inherited_where(
    setting: Setting, draft: Draft, drafts: Sequence[Draft], before: Sequence[Event], ids: Mapping[int, str]
) -> Where | None:
    return next((e.where for e in _source_event(setting, draft, drafts, before, ids) if e.where), None)

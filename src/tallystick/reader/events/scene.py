"""When and where a telling was: by its own clause, its heading, or the happening that it goes on telling of."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from typing import TypeVar

from tallystick.model.reading import Event, When, Where
from tallystick.model.time import Time
from tallystick.reader.events.draft import Draft
from tallystick.reader.events.frames import NEAR_SENTENCES, SAID, intervals_meet
from tallystick.reader.events.setting import Setting
from tallystick.reader.geo.resolve import PlaceMention as Place
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
    sources = cache(lambda: _source_events(setting, draft, drafts, before, ids))
    when = _first(
        ("times: own clause", lambda: _when(setting, draft)),
        ("times: heading", lambda: _dated(time)),
        ("times: told before", lambda: next((e.when for e in sources() if e.when), None)),
        ("times: own hour", lambda: _dated(setting.particulars.hour(draft))),
    )
    where = _first(
        ("places: own clause", lambda: _resolved(_where(setting, draft, drafts), before)),
        ("places: heading", lambda: setting.to_where(place) if place is not None else None),
        (
            "places: told before",
            lambda: next((e.where for e in sources() if e.where and _may_be_then(when[0], e.when)), None),
        ),
    )
    return when, where


def _may_be_then(ours: When | None, theirs: When | None) -> bool:
    """Whether two tellings may be of one day."""
    return ours is None or theirs is None or intervals_meet(ours, theirs)


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


def _where(setting: Setting, draft: Draft, drafts: Sequence[Draft]) -> Where | None:
    """The place of the telling's own clause. What is demanded, threatened or rejected at a place is not said there; an
    accusation has the place of what it charges where that is no happening of its own."""
    place = setting.particulars.place(draft)
    if place is None or (draft.type in SAID and not _charged_there(setting, draft, drafts, place)):
        return None
    return setting.to_where(place)


def _charged_there(setting: Setting, draft: Draft, drafts: Sequence[Draft], place: Place) -> bool:
    """Whether a place is that of what an accusation charges, and not a side of it ("accused Israel, Kinshasa of")."""
    if draft.type != "accuse" or place.precision == "country":
        return False
    words = setting.syntax.parse.words_in(place.span)
    side = any(setting.syntax.words[k].deprel.startswith(("obj", "nsubj", "iobj")) for k in words)
    below = setting.syntax.subtree(draft.head)
    return not side and not any(d.head in below for d in drafts if d is not draft)


def _resolved(where: Where | None, before: Sequence[Event]) -> Where | None:
    """ "The area", "the village": the last named place of the report, if there is one."""
    if where is None or where.country is not None or where.lat is not None or where.name.lower() != where.name:
        return where
    if where.name.split()[-1] not in BARE_PLACES:
        return where
    named = next((e.where for e in reversed(before) if e.where is not None and e.where.country is not None), None)
    return replace(named, span=where.span) if named is not None else where


def _source_events(
    setting: Setting, draft: Draft, drafts: Sequence[Draft], before: Sequence[Event], ids: Mapping[int, str]
) -> Sequence[Event]:
    """Earlier happenings near enough for this telling to continue them, nearest first; a denial goes back to the last
    one of its own kind."""
    denied = draft.factuality == "denied"
    told = draft.type == "assault" and draft.factuality in ("happened", "alleged")
    if draft.scope != "single" or not (told or denied):
        return ()
    near = {
        ids[d.head]
        for d in drafts
        if d.head < draft.head
        and draft.sentence - setting.syntax.words[max(d.heads)].sentence <= NEAR_SENTENCES
        and (d.type == draft.type if denied else d.type in INHERITING)
        and setting.syntax.entry(d.head) == setting.syntax.entry(draft.head)
        and not _arrest_for(setting.syntax, d, draft)
    }
    return [e for e in reversed(before) if e.id in near and e.scope in ("single", "part")]


def _arrest_for(syntax: Syntax, earlier: Draft, draft: Draft) -> bool:
    """ "Arrested in connection with the bombing": another day and place than the bombing's."""
    return earlier.mode == "arrest" and draft.type == "assault" and earlier.head in syntax.ancestors(draft.head)

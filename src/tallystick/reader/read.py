"""One report read end to end: the order of the steps, each a function from values to values."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from tallystick.model.document import Document, digest
from tallystick.model.reading import Attribution, Reading, TimeMention
from tallystick.model.time import Time
from tallystick.reader import steps
from tallystick.reader.calibrated import calibrated, calibrated_attributions
from tallystick.reader.claims import Source, make_claims
from tallystick.reader.events.build import build_events
from tallystick.reader.options import READER_VERSION, ReaderOptions
from tallystick.reader.statements import statements
from tallystick.reader.steps import Ground

MEASURED_LANGUAGES = frozenset({"en"})


def read_document(document: Document, options: ReaderOptions = ReaderOptions()) -> Reading:
    """The reading of one report.

    A report in a language without a measured reader gives language, dates, places and notes only. Without a
    publication date, relative dates stay relative and a note says so.
    """
    with _unswept():
        named = steps.with_language(document, options)
        if named.language not in MEASURED_LANGUAGES:
            return _partial(named, options)
        return _full(steps.prepare(named, options), options)


@contextmanager
def _unswept() -> Iterator[None]:
    """No search for reference cycles meanwhile: a report makes next to none, and each search walks its whole reading
    (a tenth of what is beside the encoder)."""
    swept = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if swept:
            gc.enable()


def read_attributions(document: Document, options: ReaderOptions = ReaderOptions()) -> tuple[Attribution, ...]:
    """Who says what, and nothing else: the part of the reader that attribution measures need."""
    return calibrated_attributions(steps.attributions_of(document, options))


def _full(ground: Ground, options: ReaderOptions) -> Reading:
    with options.step("events"):
        setting, drafts = steps.setting(ground, options)
        events = build_events(setting, drafts)
    with options.step("claims"):
        entities = {e.id: e for e in setting.entities.entities}
        source = Source(ground.document, {a.id: a for a in ground.attributions}, entities)
        relations = steps.relations(ground, setting)
        spoken = tuple(statements(ground.syntax, source, ground.attributions, events))
        claims = make_claims(source, events, relations, spoken)
        victims = steps.victims(ground, setting, events)
    return _reading(
        ground.document,
        options,
        attributions=ground.attributions,
        entities=setting.entities.entities,
        events=events,
        claims=claims,
        relations=relations,
        victims=victims,
        times=_times(ground.times),
        places=steps.place_rows(ground.places),
        notes=steps.notes(ground.document, ground.times),
    )


def _partial(document: Document, options: ReaderOptions) -> Reading:
    """Language, dates and places of a report no reader was measured on: nothing that needs its grammar."""
    times, places = steps.grammarless(document, options)
    return _reading(
        document,
        options,
        times=_times(times),
        places=steps.place_rows(places),
        notes=(steps.language_note(document), *steps.notes(document, times)),
    )


def reading_id(document: Document, options: ReaderOptions = ReaderOptions()) -> str:
    """The id of this reader's reading of a document (DESIGN.md, Identity); known before it is read."""
    day = document.published_on.isoformat() if document.published_on else None
    id_ = digest(document.id, day, document.publisher, READER_VERSION, steps.data_in_force(options))
    return f"r-{id_}"


def _reading(document: Document, options: ReaderOptions, **parts: object) -> Reading:
    reading = replace(Reading(id=reading_id(document, options), reader=READER_VERSION, document=document), **parts)  # type: ignore[arg-type]
    return reading if options.raw else calibrated(reading)


def _times(times: Sequence[Time]) -> tuple[TimeMention, ...]:
    return tuple(
        TimeMention(span=t.span, start=t.start, end=t.end, precision=t.precision, value=t.value, relative=t.relative)
        for t in times
    )

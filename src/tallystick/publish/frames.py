"""A reading's events and claims as pandas data frames, one row each, with the chain and the quoted words as columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from tallystick.model.reading import Claim, Event, Reading, Where
from tallystick.model.span import Span, Spans
from tallystick.publish.chains import Index, chain_of_claim, chains, inside_content, voices, voices_of
from tallystick.publish.slots import value_words
from tallystick.publish.words import damage_words, harm_words, interval

if TYPE_CHECKING:
    import pandas as pd

LIST_MARK = "; "
HARMS = ("killed", "injured", "missing", "captured", "displaced")
MISSING_PANDAS = "data frames need pandas, which is not installed: pip install 'tallystick[frames]'"
WHOLE = "Int64"  # pandas' integer with a missing value: unknown is not 0


def events_frame(reading: Reading) -> pd.DataFrame:
    """One row an event.

    ``chain`` holds the voices, outermost first, joined by " > ", independent chains by " | "; ``words`` is what they
    say of it, as it stands in the text. ``killed_low`` … are filled only where exactly one count (subsets aside) is
    given: the reader adds nothing up and chooses between no speakers; ``killed_rows`` says how many counts there are
    and ``harm`` holds them all as words with their voices.

    Raises ImportError naming the extra where pandas is not installed.
    """
    index = Index(reading=reading)
    whole = [f"{harm}_{end}" for harm in HARMS for end in ("low", "high", "rows")]
    return _frame(
        [_event_row(index, event) for event in reading.events], _EVENT_COLUMNS, [*whole, "series_ordinal", "geonameid"]
    )


def claims_frame(reading: Reading) -> pd.DataFrame:
    """One row a claim: the contract's columns, the value in words, the chain of voices and the quoted words.

    Raises ImportError naming the extra where pandas is not installed.
    """
    index = Index(reading=reading)
    return _frame(
        [_claim_row(index, c) for c in reading.claims], _CLAIM_COLUMNS, ["number", "low", "high", "start", "end"]
    )


def _frame(rows: Sequence[dict[str, Any]], columns: Sequence[str], whole: Iterable[str]) -> pd.DataFrame:
    try:
        import pandas as pd
    except ImportError as missing:
        raise ImportError(MISSING_PANDAS) from missing
    return pd.DataFrame(rows, columns=list(columns)).astype(dict.fromkeys(whole, WHOLE))


def _event_row(index: Index, event: Event) -> dict[str, Any]:
    when = event.when
    return {
        **_document(index),
        "event_id": event.id,
        **{key: getattr(event, key) for key in ("type", "mode", "acled", "scope", "factuality", "background")},
        "trigger": event.trigger.of(index.reading.document.text),
        "actors": _names(index, event.actors),
        "targets": _names(index, event.targets),
        "weapons": LIST_MARK.join(weapon.kind for weapon in event.weapons),
        "from": when.start if when else None,
        "to": when.end if when else None,
        "when_precision": when.precision if when else None,
        "when": interval(when.start, when.end) if when else None,
        **_place(event.where),
        "zones": LIST_MARK.join(f"{z.answer} {z.zone} ({z.how})" for z in event.zones),
        **_harm(index, event),
        "damage": LIST_MARK.join(f"{damage_words(d)} ({voices_of(index, d.according_to)})" for d in event.damage),
        "series_ordinal": event.series.ordinal if event.series else None,
        "part_of": event.part_of,
        "chain": voices_of(index, event.according_to),
        "words": _words(index, event),
    }


def _document(index: Index) -> dict[str, Any]:
    document = index.reading.document
    return {"document_id": document.id, "publisher": document.publisher, "published_on": document.published_on}


def _names(index: Index, entities: Iterable[str]) -> str:
    return LIST_MARK.join(index.name(entity) for entity in entities)


def _place(where: Where | None) -> dict[str, Any]:
    keys = {"place": "name", "country": "country", "lat": "lat", "lon": "lon", "place_precision": "precision"}
    place = {column: getattr(where, key) if where else None for column, key in keys.items()}
    return {**place, "geonameid": where.geonameid if where else None}


def _harm(index: Index, event: Event) -> dict[str, Any]:
    row: dict[str, Any] = {}
    for outcome in HARMS:
        counts = [harm for harm in event.harm if harm.outcome == outcome and harm.subset_of is None]
        only = counts[0] if len(counts) == 1 else None
        row |= {f"{outcome}_low": only.low if only else None, f"{outcome}_high": only.high if only else None}
        row[f"{outcome}_rows"] = len(counts)
    row["harm"] = LIST_MARK.join(f"{harm_words(harm)} ({voices_of(index, harm.according_to)})" for harm in event.harm)
    return row


def _words(index: Index, event: Event) -> str:
    """What each innermost voice says of the event; the event's evidence where the report speaks itself."""
    evidence = event.evidence or (event.trigger,)
    said: list[Spans] = [inside_content(evidence, chain[-1]) for chain in chains(index, event.according_to)]
    return " | ".join(index.words(spans) for spans in said or [evidence])


def _claim_row(index: Index, claim: Claim) -> dict[str, Any]:
    event = index.events.get(claim.event or "")
    first: Span | None = min(claim.evidence, default=None)
    return {
        **_document(index),
        "claim_id": claim.id,
        "event_id": claim.event,
        "event_type": event.type if event else None,
        **{key: getattr(claim, key) for key in _PLAIN_CLAIM_KEYS},
        "value_words": value_words(index, claim.value) if claim.value else None,
        "chain": voices(chain_of_claim(index, claim)),
        "words": index.words(claim.evidence),
        "start": first.start if first else None,
        "end": max((span.end for span in claim.evidence), default=None),
    }


_PLAIN_CLAIM_KEYS = (
    "about", "property", "value", "who", "status", "age_group", "sex", "role", "subset_of", "as_of",
    "number", "quantifier", "low", "high", "phrase", "factuality",
)  # fmt: skip
_CLAIM_COLUMNS = (
    "document_id", "publisher", "published_on", "claim_id", "event_id", "event_type", *_PLAIN_CLAIM_KEYS,
    "value_words", "chain", "words", "start", "end",
)  # fmt: skip
_EVENT_COLUMNS = (
    "document_id", "publisher", "published_on", "event_id",
    "type", "mode", "acled", "scope", "factuality", "background", "trigger",
    "actors", "targets", "weapons", "from", "to", "when_precision", "when",
    "place", "country", "lat", "lon", "place_precision", "geonameid", "zones",
    *(f"{harm}_{end}" for harm in HARMS for end in ("low", "high", "rows")),
    "harm", "damage", "series_ordinal", "part_of", "chain", "words",
)  # fmt: skip

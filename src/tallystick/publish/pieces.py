"""The pieces a reading is arranged into before it is drawn, for the terminal or for the page."""

from __future__ import annotations

from dataclasses import dataclass

from tallystick.model.span import Spans
from tallystick.publish.chains import Chain, Index


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """One chain of voices, outermost first (empty = the report itself), and the words it ends in."""

    key: str
    chain: Chain
    words: str
    spans: Spans
    verbatim: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One value of one slot: what is shown, the words it rests on, and who says so where the card's voices do not.

    ``to`` is the key of another card the value speaks of; ``children`` are subsets of a count.
    """

    key: str
    text: str
    spans: Spans = ()
    voice: str | None = None
    note: str | None = None
    to: str | None = None
    children: tuple[Value, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One named slot of a card; ``kind`` chooses its colour on the page."""

    name: str
    kind: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One happening, or one statement without a happening."""

    key: str
    label: str
    kind: str
    heading: str
    trigger: Value
    marks: tuple[str, ...] = ()
    codes: str = ""
    rows: tuple[Row, ...] = ()
    sayings: tuple[Saying, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading with its cards; ``kind`` is news, background, pattern, position, relation or victim."""

    kind: str
    heading: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Everything a person sees of a reading."""

    index: Index
    sections: tuple[Section, ...]
    notes: tuple[str, ...] = ()

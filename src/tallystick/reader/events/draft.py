"""An event while it is being put together: word indices instead of entities, before ids exist."""

from __future__ import annotations

from dataclasses import dataclass, field

from tallystick.model.span import Span
from tallystick.reader.events.lexicon import Entry

SPEECH_TYPES = frozenset({"accuse", "request", "threaten", "support", "reject", "agree", "consult", "concede"})
"""PLOVER types of what is done by saying it."""
DONE_BY_SAYING = SPEECH_TYPES - {"consult"}  # a visit that is announced has not happened yet
UNHAPPENED = frozenset({"denied", "did-not-happen"})
"""Factualities of what somebody says did not happen."""


@dataclass(frozen=True, slots=True)
class WeaponUse:
    """A weapon word an event names: its phrase, its span, and the mode, sub-event and allegation it implies."""

    kind: str
    span: Span
    head: int
    mode: str | None
    acled: str | None
    allegation: str | None


@dataclass(frozen=True, slots=True)
class Note:
    """What filled a slot with a value (a word's index for parties and weapons, else a label), and how sure it was."""

    slot: str
    value: int | str | None
    by: str
    score: float


@dataclass(frozen=True, slots=True)
class Draft:
    """One telling of a happening; ``heads`` are all the trigger words joined into it, the first names it.

    ``mood_seen``: the network is sure of the factuality; ``placed`` are the words it reads as where the thing was.
    ``targets`` are what it aimed at, ``victims`` whom it harmed: they are the targets where no aim is told.
    """

    heads: tuple[int, ...]
    entry: Entry
    trigger: Span
    sentence: int
    actors: tuple[int, ...] = ()
    targets: tuple[int, ...] = ()
    victims: tuple[int, ...] = ()
    weapons: tuple[WeaponUse, ...] = ()
    mode: str | None = None
    acled: str | None = None
    factuality: str = "happened"
    mood_seen: bool = False
    placed: tuple[int, ...] = ()
    scope: str = "single"
    plural: bool = False
    reciprocal: bool = False
    count: int | None = None
    spoken: frozenset[str] = field(default=frozenset())
    notes: tuple[Note, ...] = ()

    @property
    def head(self) -> int:
        """The word that names the event."""
        return self.heads[0]

    def note(self, slot: str, value: int | str | None) -> Note | None:
        """What filled a slot with this value, by the first telling that says so."""
        return next((n for n in self.notes if n.slot == slot and n.value == value), None)

    @property
    def means(self) -> str | None:
        """The mode its weapons imply, else its own."""
        return next((w.mode for w in self.weapons if w.mode), self.mode)

    @property
    def type(self) -> str:
        """The PLOVER type."""
        return self.entry.type


def joined(first: tuple[int, ...], second: tuple[int, ...]) -> tuple[int, ...]:
    """Both, in order of first mention, each once."""
    return tuple(dict.fromkeys((*first, *second)))

"""Which tellings are believed to be of a happening: the network's chance, moved by what the telling brings with it.

"A blast of colour", "the budget war": the vocabulary sees a happening in each, the network hardly any. One that counts
dead, has a doer or is told twice is believed sooner. The weights are data (``resources/likely.json``).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Protocol

from tallystick.reader.calibrated import chance_by
from tallystick.reader.events.acled import ARMED
from tallystick.reader.events.draft import Draft
from tallystick.reader.events.learned import ALLEGED, said_to
from tallystick.reader.network.happenings import FAINT
from tallystick.reader.syntax import Syntax
from tallystick.resources.likely import happening

BELIEVED = 0.2
"""The chance from which a telling counts. On the passages set apart, without the held-out tenth, F of triggers rises
from .772 to .795 at .20 and on to .801 at .40; the low one was chosen, for what is dropped cannot be reviewed."""

OF_WAR = ARMED | {"civilians"}
"""Whom only reports of armed conflict count by these names: the dead of a crash are people."""
BY_WOUND = "wound"
"""The frame of a happening that only its wounds tell (``wounds``)."""
WAR_DEAD = "harm: civilians or fighters"


class Harmed(Protocol):
    """A count of harm."""

    @property
    def who(self) -> str:
        """Whom it counts, in the harm vocabulary's word."""

    @property
    def high(self) -> int | None:
        """The most that it can be; 0 says that nobody was harmed."""


def believed(
    syntax: Syntax,
    drafts: Sequence[Draft],
    brought: Mapping[int, Collection[str]],
    least: float = BELIEVED,
) -> tuple[Draft, ...]:
    """The drafts that are likely enough; ``brought`` are the signs of the counts they bear, by their heads."""
    told = ((d, brought.get(d.head, ())) for d in drafts)
    return tuple(d for d, signs in told if _plain(d, signs) or chance_of(syntax, d, signs) >= least)


def counted(harm: Mapping[int, Sequence[Harmed]], damaging: Collection[int]) -> Mapping[int, tuple[str, ...]]:
    """The signs of the counts that happenings bear, by their heads."""
    heads = {*harm, *damaging}
    return {head: tuple(_borne(harm.get(head, ()), head in damaging)) for head in heads}


def _borne(harm: Sequence[Harmed], damaged: bool) -> Iterator[str]:
    if some := [h for h in harm if h.high != 0]:
        yield "harm"
        if any(h.who in OF_WAR for h in some):
            yield WAR_DEAD
    if damaged:
        yield "damage"


def _plain(draft: Draft, brought: Collection[str]) -> bool:
    """What the network was not taught to see: a deed that only its wounds tell, charges among reports of harm, words
    said by one party to another; and "2 civilians killed", of which a list says no more."""
    unnamed = draft.entry.frame == BY_WOUND
    return unnamed or ALLEGED in draft.entry.flags or said_to(draft) or WAR_DEAD in brought


def chance_of(syntax: Syntax, draft: Draft, brought: Collection[str]) -> float:
    """The chance from 0 to 1 that a draft tells of a happening."""
    return chance_by(happening(), raw_chance(syntax, draft), dict.fromkeys((*signs(draft), *brought), 1.0))


def raw_chance(syntax: Syntax, draft: Draft) -> float:
    """The network's chance that the telling's words, or a word beside that it took for them, name a happening."""
    told = {*draft.heads, *syntax.parse.words_in(draft.trigger)}
    note = draft.note("type", draft.type)
    beside = note.score if note is not None else FAINT
    return max((h.chance for h in syntax.parse.happenings if not told.isdisjoint(h.words)), default=beside)


def signs(draft: Draft) -> Iterator[str]:
    """What in its own words makes a telling more or less likely, by the names that the weights have."""
    yield f"type: {draft.type}"
    held = {
        "actors": bool(draft.actors),
        "targets": bool(draft.targets or draft.victims),
        "weapons": bool(draft.weapons),
        "told again": len(draft.heads) > 1,
    }
    yield from (name for name, holds in held.items() if holds)

"""Which tellings are believed to be of a happening: the network's chance, moved by what the telling brings with it.

"A blast of colour", "the budget war": the vocabulary sees a happening in each, the network hardly any. One that counts
dead, has a doer or is told twice is believed sooner. The weights are data (``resources/likely.json``).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from math import exp

from tallystick.reader.calibrated import log_odds
from tallystick.reader.events.draft import Draft
from tallystick.reader.events.learned import ALLEGED, said_to
from tallystick.reader.network.happenings import FAINT
from tallystick.reader.syntax import Syntax
from tallystick.resources.calibration import Curve
from tallystick.resources.likely import happening

BELIEVED = 0.1
"""The chance from which a telling counts. On the 792 passages of ours that are not held out, F of triggers rises from
.752 to .778 at .10 and on to .803 at .40; the low one was chosen, for what is dropped cannot be reviewed."""


def believed(
    syntax: Syntax,
    drafts: Sequence[Draft],
    harming: Collection[int] = (),
    damaging: Collection[int] = (),
    least: float = BELIEVED,
) -> tuple[Draft, ...]:
    """The drafts that are likely enough; ``harming`` and ``damaging`` are the heads of those with harm, damage."""
    return tuple(d for d in drafts if _plain(d) or chance_of(syntax, d, harming, damaging) >= least)


def _plain(draft: Draft) -> bool:
    """What the network was not taught to see: charges among reports of harm, words said by one party to another."""
    return ALLEGED in draft.entry.flags or said_to(draft)


def chance_of(syntax: Syntax, draft: Draft, harming: Collection[int] = (), damaging: Collection[int] = ()) -> float:
    """The chance from 0 to 1 that a draft tells of a happening."""
    return chance_with(happening(), raw_chance(syntax, draft), signs(draft, harming, damaging))


def chance_with(curve: Curve, raw: float, signs: Iterable[str]) -> float:
    """The chance by a curve, from the network's own and a telling's signs."""
    moved = sum(curve.by.get(sign, 0.0) for sign in signs)
    return 1 / (1 + exp(-(curve.level + curve.slope * log_odds(raw) + moved)))


def raw_chance(syntax: Syntax, draft: Draft) -> float:
    """The network's chance that the telling's words, or a word beside that it took for them, name a happening."""
    told = {*draft.heads, *syntax.parse.words_in(draft.trigger)}
    note = draft.note("type", draft.type)
    beside = note.score if note is not None else FAINT
    return max((h.chance for h in syntax.parse.happenings if not told.isdisjoint(h.words)), default=beside)


def signs(draft: Draft, harming: Collection[int] = (), damaging: Collection[int] = ()) -> Iterator[str]:
    """What makes a telling more or less likely, by the names that the weights have."""
    yield f"type: {draft.type}"
    held = {
        "harm": draft.head in harming,
        "damage": draft.head in damaging,
        "actors": bool(draft.actors),
        "targets": bool(draft.targets or draft.victims),
        "weapons": bool(draft.weapons),
        "told again": len(draft.heads) > 1,
    }
    yield from (name for name, holds in held.items() if holds)

"""Which happening a count of harm or damage belongs to: the one its own clause names, else the last one told."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Protocol, TypeVar

from tallystick.reader.events.draft import UNHAPPENED, Draft
from tallystick.reader.events.slots import cost
from tallystick.reader.syntax import Syntax
from tallystick.resources.tables import word_set

AHEAD = 8  # sentences ahead to the first violence, where a report leads with its dead
LOSSES, TOLD = frozenset({"killed", "injured"}), frozenset({"happened", "alleged"})
REACH = 4  # sentences back within which an unclaimed count still belongs to the happening told


class Counted(Protocol):
    """A count with the words that govern it."""

    @property
    def governor(self) -> int:
        """The word of harm: killed, deaths, destroyed."""

    @property
    def outcome(self) -> str:
        """What befell: killed, injured, destroyed."""

    @property
    def scope(self) -> str:
        """single, or summary or historical: a count over a span of time."""

    @property
    def agentless(self) -> bool:
        """Whether its word of harm says what befell and not who did it: "four trucks were burned"."""

    @property
    def event_words(self) -> tuple[int, ...]:
        """Event words the syntax names as its cause."""


C = TypeVar("C", bound=Counted)
BEARING = frozenset({"assault", "coerce", "retreat"})
WRECKED = frozenset({"destroyed", "damaged"})
HARMLESS = frozenset({"access", "ceasefire", "censor", "disarm", "resign"})
"""What nobody is harmed by: the dead of a report that tells of a truce last are not its dead."""


def summed_up(drafts: Sequence[Draft], counts: Mapping[int, Sequence[Counted]]) -> tuple[Draft, ...]:
    """The happenings, those whose every count is a total over time marked as summaries."""
    totals = {head for head, rows in counts.items() if all(row.scope != "single" for row in rows)}
    return tuple(replace(d, scope="summary") if d.head in totals and d.scope == "single" else d for d in drafts)


BORNE, FADING = 3.0, 0.5
"""What it weighs that a happening told before has borne counts, against one for each other sign that it is the one
told of, and what a sentence between takes away; chosen on the 792 passages of ours that are not held out."""


def attach(
    syntax: Syntax, counts: Sequence[C], drafts: Sequence[Draft], bearers: Collection[int] = ()
) -> Mapping[int, tuple[C, ...]]:
    """Counts by the head of the happening they belong to; what belongs to none is left out.

    ``bearers`` are the heads of happenings that other counts belong to: those of harm, where damage is attached.
    """
    found: dict[int, list[C]] = {}
    for count in counts:
        head = _bearer(syntax, count, drafts, {*bearers, *found})
        if head is not None:
            found.setdefault(head, []).append(count)
    return {head: tuple(items) for head, items in found.items()}


def _bearer(syntax: Syntax, count: Counted, drafts: Sequence[Draft], known: Collection[int]) -> int | None:
    entry = syntax.entry(count.governor)
    bearing = [d for d in drafts if _bears(d, count) and syntax.entry(d.head) == entry]
    if _of_the_told(syntax, count) and _same_sentence(syntax, count, bearing) is None:
        again = next((d.head for d in reversed(bearing) if d.head < count.governor and d.head in known), None)
        if again is not None:
            return again
    own = next((d.head for d in bearing if count.governor in d.heads), None)
    if count.agentless:  # what was burned or seized is mostly what the happening told beside it did
        bearing = [d for d in bearing if d.head != count.governor]
    for word in _in_turn(count):
        for draft in bearing:
            if word in draft.heads:
                return draft.head
    if count.scope != "single":
        return own  # a total over years belongs to no single happening that does not name it
    here = [d for d in bearing if not (count.agentless and _only_lost(d))]
    violent = [d for d in here if d.type == "assault"] if count.outcome in LOSSES else []
    near = (_near(syntax, count, those, known, own) for those in (violent, here))
    told = next((head for head in near if head is not None), None)
    if told is None and count.agentless:
        told = _same_sentence(syntax, count, bearing)
    return told if told is not None else _behind(syntax, count, bearing)


def _near(
    syntax: Syntax, count: Counted, drafts: Sequence[Draft], known: Collection[int], own: int | None
) -> int | None:
    """The happening that the count's sentence tells and does not deny, else the one told before, else a denied one of
    the sentence or the one of its own word."""
    told = _same_sentence(syntax, count, [d for d in drafts if d.factuality not in UNHAPPENED])
    told = told if told is not None else _before(syntax, count, drafts, known)
    told = told if told is not None else _same_sentence(syntax, count, drafts)
    return own if told is None and any(d.head == own for d in drafts) else told


def _bears(draft: Draft, count: Counted) -> bool:
    """Whether a happening can have brought about such a count: only violence wrecks things."""
    if count.outcome in WRECKED:
        return draft.type == "assault" or draft.mode == "riot"
    return draft.type in BEARING and draft.mode not in HARMLESS


def _only_lost(draft: Draft) -> bool:
    """Whether a telling only says who was lost: what burned beside "ten were killed" burned in what killed them."""
    return "harm" in draft.entry.flags and not draft.actors and not draft.weapons


def _in_turn(count: Counted) -> tuple[int, ...]:
    """The words that may name its happening, the nearest first: the word of damage itself before what it hangs on, the
    word of harm last (who is killed in a shelling is killed by the shelling)."""
    own, causes = (count.governor,), tuple(count.event_words)
    return (*own, *causes) if count.governor in causes else (*causes, *own)


THE_HARMED = word_set("the_harmed")


def _of_the_told(syntax: Syntax, count: Counted) -> bool:
    """ "Forty-five of the victims", "the dead include": a part of those whom a count before was of."""
    whole = [k for k in syntax.children(count.governor, "nmod") if syntax.case(k) == "of"]
    nouns = (k for k in (count.governor, *whole) if syntax.words[k].lemma.lower() in THE_HARMED)
    return any(syntax.words[d].text.lower() in ("the", "those") for k in nouns for d in syntax.children(k, "det"))


def _same_sentence(syntax: Syntax, count: Counted, drafts: Sequence[Draft]) -> int | None:
    sentence = syntax.words[count.governor].sentence
    near = [
        (cost(syntax, [h], count.governor), d.head)
        for d in drafts
        for h in d.heads
        if syntax.words[h].sentence == sentence
    ]
    return min(near)[1] if near else None


def _before(syntax: Syntax, count: Counted, drafts: Sequence[Draft], known: Collection[int]) -> int | None:
    """The happening that the report told of, in the few sentences before: one whose dead it counts, that it told more
    than once, as a fact and with a doer, sooner than one that it named last and in passing."""
    sentence = syntax.words[count.governor].sentence
    gaps = {d.head: sentence - _last_told(syntax, d, count.governor) for d in drafts if d.head < count.governor}
    earlier = [d for d in drafts if gaps.get(d.head, REACH + 1) <= REACH and d.scope == "single"]
    told = [d for d in earlier if d.factuality not in UNHAPPENED] or earlier
    ranked = ((BORNE * (d.head in known) + _signs(d) - FADING * gaps[d.head], d.head) for d in told)
    return max(ranked, default=(0.0, None))[1]


def _behind(syntax: Syntax, count: Counted, drafts: Sequence[Draft]) -> int | None:
    """The first violence that the report tells in the sentences behind, where it told of none before: it may lead with
    the dead and say later what they died of."""
    here = syntax.words[count.governor].sentence
    violent = [d for d in drafts if d.type == "assault" and d.scope == "single"]
    if count.outcome not in LOSSES or any(d.head < count.governor for d in violent):
        return None
    ahead = (d.head for d in violent if d.factuality in TOLD and d.sentence - here <= AHEAD)
    return min(ahead, default=None)


def _last_told(syntax: Syntax, draft: Draft, before: int) -> int:
    """The last sentence that tells of a happening before a word."""
    return max(syntax.words[h].sentence for h in draft.heads if h < before or h == draft.head)


def _signs(draft: Draft) -> int:
    """How many signs there are that a happening is what a report tells of, and not only speaks of."""
    violent, asserted = draft.type == "assault", draft.factuality == "happened"
    return violent + asserted + (len(draft.heads) > 1) + bool(draft.actors or draft.weapons)

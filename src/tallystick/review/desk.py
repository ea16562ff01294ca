"""Where people decide: each decision is checked against the record and kept in one transaction, beside all earlier
ones."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from tallystick.ledger import lookups, reads
from tallystick.ledger.errors import RefusedError
from tallystick.ledger.packing import decision_row, group
from tallystick.ledger.store import Ledger
from tallystick.model.document import digest
from tallystick.model.record import WITHDRAW, Anchor, Decision, standing
from tallystick.resources.vocabularies import words as vocabulary
from tallystick.resources.voices.register import shipped_register
from tallystick.review.rulings import NOT_SAME, SAME, barring
from tallystick.review.targets import Lives, Target, end_of, target_of

ACCEPT, REJECT, NOTE, STATUS = "accept", "reject", "note", "status"
CREDIBLE, NOT_CREDIBLE = "credible", "not-credible"
JUDGED = frozenset({"incident", "claim"})
"""Kinds of things that are accepted or rejected."""
FAMILIES = ({ACCEPT, REJECT}, {SAME, NOT_SAME}, {CREDIBLE, NOT_CREDIBLE}, {STATUS}, {NOTE})
"""Verdicts of which a later one on the same thing takes the place of an earlier one (but notes stand side by side)."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A decision on record; ``new`` is false where the last word on the thing said the same already. ``words`` are
    what the person should know."""

    decision: Decision
    new: bool = True
    words: tuple[str, ...] = ()


class Desk:
    """Takes one person's decisions.

    Every function raises RefusedError, with one line for the person and nothing written, where the decision cannot
    be taken.
    """

    def __init__(self, ledger: Ledger, by: str, lives: Lives) -> None:
        if not by.strip():
            raise RefusedError("a decision needs the name of who takes it")
        self.ledger = ledger
        self._by = by.strip()
        self._lives = lives

    def accept(self, name: str, value: str | None = None, reason: str | None = None) -> Taken:
        """Accepts an incident (``value``: the grade that is accepted, as "method/version level") or a claim."""
        target = self._judged(name, "accepted")
        value = value if target.kind == "incident" else None
        return self._take(ACCEPT, target, value=value, reason=_said(reason))

    def reject(self, name: str, reason: str) -> Taken:
        """Rejects an incident or a claim: it stays on record and counts for nothing."""
        return self._take(REJECT, self._judged(name, "rejected"), reason=_needed(reason))

    def note(self, name: str, words: str) -> Taken:
        """Puts words beside a thing; they change nothing."""
        return self._take(NOTE, target_of(self.ledger, name, self._lives), reason=_needed(words, "a note needs words"))

    def status(self, name: str, status: str, reason: str) -> Taken:
        """Says what those were whom a claim counts as harmed."""
        if status not in vocabulary("status"):
            raise RefusedError(f"no such status: {status} (one of {', '.join(vocabulary('status'))})")
        target = target_of(self.ledger, name, self._lives)
        if target.claim is None or target.claim.who is None:
            raise RefusedError(f"{name} counts nobody harmed; a status is that of the people a claim counts")
        return self._take(STATUS, target, value=status, reason=_needed(reason))

    def link(self, one: str, other: str, reason: str | None = None) -> Taken:
        """Says that two events, or the incidents of two codes, are one happening."""
        return self._rule(SAME, one, other, _said(reason))

    def unlink(self, one: str, other: str, reason: str) -> Taken:
        """Says that two events, or the incidents of two codes, are not one happening."""
        return self._rule(NOT_SAME, one, other, _needed(reason))

    def credible(self, voice: str, yes: bool, reason: str) -> Taken:
        """Says whether a source is credible; all voices of its institution are meant."""
        root = self._root(voice)
        words = () if root.casefold() in voice.casefold() else (f"{voice} speaks for {root}: all its voices are meant",)
        target = Target(kind="voice", key=root, words=words)
        return self._take(CREDIBLE if yes else NOT_CREDIBLE, target, reason=_needed(reason))

    def withdraw(self, id_: str, reason: str | None = None) -> Taken:
        """Takes a decision back: the one before it, or the machine's view, holds again."""
        taken = reads.decision(self.ledger, id_.strip())
        if taken is None:
            raise RefusedError(f"no decision on record is called {id_}")
        if taken.verdict == WITHDRAW:
            raise RefusedError(f"{id_} takes back another decision; decide anew on {taken.key} instead")

        def check() -> None:
            if taken.id not in {d.id for d in standing(reads.decisions(self.ledger))}:
                raise RefusedError(f"{id_} was taken back already")

        target = Target(kind="decision", key=taken.id)
        return self._take(WITHDRAW, target, reason=_said(reason), check=check)

    def _judged(self, name: str, done: str) -> Target:
        target = target_of(self.ledger, name, self._lives)
        if target.kind == "event":
            raise RefusedError(f"an event is {done} by its incident or by its claims; {name} is neither")
        if target.kind == "decision":
            raise RefusedError(f"{name} is a decision; withdraw takes it back")
        return target

    def _root(self, voice: str) -> str:
        """The institution of a voice that is in the register or on the record."""
        with self.ledger.asking() as connection:
            if lookups.has_root(connection, voice):
                return voice
            register = shipped_register()
            known = register.voice(voice)
            if not known.named:
                raise RefusedError(f"{voice} are a class of people, which is no source")
            if register.key_of(voice) is None and not lookups.has_root(connection, known.root):
                raise RefusedError(f"nobody on record is called {voice}")
        return known.root

    def _rule(self, verdict: str, one: str, other: str, reason: str | None) -> Taken:
        """A ruling on two events."""
        a, b = (end_of(self.ledger, name, self._lives) for name in (one, other))
        if a.account == b.account:
            raise RefusedError(f"{one} and {other} are one account of one report")

        def check() -> None:
            held = [d for d in standing(reads.decisions(self.ledger)) if d.kind == "link"]
            with self.ledger.asking() as connection:
                at = lookups.account_of(connection, (end for d in held for end in (d.key, d.other or "")))
            against = barring(held, at, a.account, b.account) if verdict == SAME else None
            if against is not None:
                raise RefusedError(
                    f"{one} and {other} cannot be the same: {against.by} said that {against.key} and {against.other} "
                    f"are not ({against.id}); withdraw that first"
                )

        first, second = sorted((a.event, b.event))
        return self._take(verdict, Target(kind="link", key=first), other=second, reason=reason, check=check)

    def _take(
        self, verdict: str, target: Target, *, value: str | None = None, reason: str | None = None,
        other: str | None = None, check: Callable[[], None] | None = None,
    ) -> Taken:  # fmt: skip
        """Keeps a decision, unless the last word on the thing says the same."""
        drawn = self._drawn(verdict, target.kind, target.key, value, reason, other, target.anchor)
        earlier = self._earlier(drawn)
        if earlier is not None and _same(earlier, drawn):
            return Taken(earlier, False, target.words)

        def checked(connection: object) -> None:
            if target.kind == "incident" and self._lives(self.ledger, target.key).code != target.key:
                raise RefusedError(f"{target.key} was merged into another incident just now; look again")
            if check is not None:
                check()

        if self.ledger.append("decide", [group([decision_row(drawn)])], check=checked) is None:
            raise RefusedError("the report that this is about was removed by order")
        return Taken(drawn, True, (*target.words, *_replacing(earlier)))

    def _drawn(
        self, verdict: str, kind: str, key: str, value: str | None, reason: str | None, other: str | None,
        anchor: Anchor | None,
    ) -> Decision:  # fmt: skip
        now = self.ledger.now()
        id_ = "d-" + digest(verdict, kind, key, other, value, reason, self._by, now.isoformat())
        return Decision(
            id=id_, verdict=verdict, kind=kind, key=key, by=self._by, made_at=now, reason=reason, value=value,
            other=other, anchor=anchor,
        )  # fmt: skip

    def _earlier(self, drawn: Decision) -> Decision | None:
        """The last standing word on the same thing."""
        family = next((f for f in FAMILIES if drawn.verdict in f), {drawn.verdict})
        on_it = [
            d for d in standing(reads.decisions(self.ledger))
            if (d.kind, d.key, d.other) == (drawn.kind, drawn.key, drawn.other) and d.verdict in family
        ]  # fmt: skip
        return on_it[-1] if on_it else None


def _same(one: Decision, other: Decision) -> bool:
    """Whether two decisions say the same of the same thing in the same name."""
    return replace(one, id="", made_at=other.made_at, anchor=None) == replace(other, id="", anchor=None)


def _replacing(earlier: Decision | None) -> tuple[str, ...]:
    if earlier is None or earlier.verdict == NOTE:
        return ()
    said = f"{earlier.verdict} {earlier.value}" if earlier.value else earlier.verdict
    return (f"takes the place of an earlier word: {said}, by {earlier.by} ({earlier.id})",)


def _said(reason: str | None) -> str | None:
    return reason.strip() or None if reason is not None else None


def _needed(reason: str, words: str = "a reason is needed") -> str:
    said = _said(reason)
    if said is None:
        raise RefusedError(words)
    return said

"""What one report tells of one happening, as the linker compares it: days, place, parties, kind, means, harm, words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from sys import intern

from tallystick.linker.apart import sets_apart
from tallystick.linker.gather import Piece, gathered
from tallystick.linker.persons import ages, harmed, persons
from tallystick.linker.scene import Days, Spot, calendar_of, days_of, fold, own_day, own_spot, spot_of, towns_about
from tallystick.model.reading import IMPORTED, Entity, Event, Harm, Reading, When, Why
from tallystick.model.span import Span
from tallystick.resources.linking import RAREST, load_method, rarity
from tallystick.resources.tables import listed, read_table
from tallystick.resources.voices.register import shipped_register
from tallystick.text.copies import Wording, wording

AROUND = 350
"""Characters on either side of a trigger or evidence that count as the words about it."""
INTERCEPTION = "Disrupted weapons use"
VAGUE = frozenset({"country", "region"})
WIDE = VAGUE | {"province", "district", "area"}
DATED = ("day", "part-of-day")
RECALLED = "month"
"""How exactly earlier history is dated at least, where it is told of a town."""
SET_APART = 60
"""Characters before a trigger, in its sentence, in which a word may set a happening apart ("in another raid")."""
LONGEST_DAYS = 31
"""What is told of more days than this is a total of many happenings."""
WORD_OF_HARM = "harm:"
"""How the names of those rules begin that read a count by a word of harm."""
ONE = frozenset({"1", "one", "a", "an", "another"})
"""Words that begin a phrase of one person who is new."""
_TERM = re.compile(r"[^\W\d_]{3,}")
_HOUSE = re.compile(r"\s(?:[-–—|]|::)\s")
_TOLD = frozenset({"happened", "alleged", "denied", "possible", None})
_DENIED = "did-not-happen"


NO_WORDING = Wording(frozenset())


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One report's telling of one happening; ``id`` is that of its main event, ``events`` has its parts as well."""

    id: str
    document: str
    events: tuple[str, ...]
    kind: str
    publisher: str | None = None
    days: Days | None = None
    calendar: str | None = None
    """What an undated report says of the day: "12-03" (no year) or "W5" (a weekday)."""
    spot: Spot | None = None
    about: tuple[Spot, ...] = ()
    """Towns the report names, where its place has no point: it may lie in one of them."""
    parties: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    victims: frozenset[str] = frozenset()
    """Those of ``names`` who are said to have been harmed."""
    ages: frozenset[int] = frozenset()
    """Ages in years of those it speaks of."""
    means: frozenset[str] = frozenset()
    killed: frozenset[int] = frozenset()
    injured: frozenset[int] = frozenset()
    report_killed: frozenset[int] = frozenset()
    """The counts the rest of the report gives; used where the account has none of its own."""
    terms: tuple[str, ...] = ()
    """The words about it, each once, in order."""
    rare: tuple[str, ...] = ()
    title: tuple[str, ...] = ()
    """The words of the report's title, each once, in order."""
    wording: Wording = NO_WORDING
    background: bool = False
    """Whether it is told as earlier history: it joins those who tell it as news, and joins no two of them."""
    recalled: bool = False
    """Whether it takes up earlier history by its month: it joins an account of it, and is no happening by itself."""
    record: str | None = None
    """The dataset it was imported from: what a dataset keeps apart is not one happening, unless a person says so."""


def accounts_of(reading: Reading) -> tuple[Account, ...]:
    """The accounts of one report, in text order.

    Only what is told as a happening of its own can be one: no summary, no series, nothing general, no background
    without its day and place, nothing planned or told as not having happened. A part of a single happening belongs to
    it, and what is told of one happening in several words is one account (``gather``).
    """
    kinds = load_method().kinds
    by_id = {e.id: e for e in reading.events}
    families: dict[str, list[Event]] = {}
    for event in reading.events:
        root = main_event(event, by_id)
        families.setdefault(root.id, []).append(event)
    wanted = [(by_id[r], m) for r, m in families.items() if by_id[r].type in kinds and is_incident(by_id[r])]
    whole = wording(reading.document.text)

    def account(members: Sequence[tuple[Event, Sequence[Event]]]) -> Account:
        root = members[0][0]
        parts = tuple(e for _, family in members for e in family if e.id != root.id)
        return _account(reading, root, parts, kinds[root.type], whole)

    pieces = [_piece(reading, account([one]), *one) for one in wanted]
    told = [account([wanted[n] for n in group]) for group in gathered(pieces)]
    filled = (_filled(n, told) for n in range(len(told)))
    return tuple(replace(a, about=towns_about(reading, a.spot)) for a in filled)


def _piece(reading: Reading, account: Account, root: Event, family: Sequence[Event]) -> Piece:
    """An account as ``gather`` compares it."""
    start = max(0, root.trigger.start - SET_APART)
    before = re.split(r"[.!?;]\s", reading.document.text[start : root.trigger.start])[-1]
    entities = {e.id: e for e in reading.entities}
    doers = [entities[i] for e in family for i in e.actors if i in entities]
    others = [entities[i] for e in family for i in e.targets if i in entities]
    apart = sets_apart(before, root.trigger.of(reading.document.text))
    return Piece(
        account=account,
        at=root.trigger.start,
        apart=apart,
        harmed=any(e.harm for e in family),
        day=own_day(reading, root),
        point=own_spot(root)
        or (account.spot if apart and root.where else None),  # "a second raid": there, not elsewhere
        dead=_sure_dead(family),
        mentioned=all(_mentions(h) for h in _rows(family, "killed")),
        after=frozenset(root.after),
        actors=frozenset(_root(e) for e in doers if e.kind == "party"),
        parties=frozenset(_root(e) for e in (*doers, *others) if e.kind == "party"),
        alone=root.scope == "part",
        disputed=root.factuality in ("denied", "alleged") or root.acled == INTERCEPTION,
        vague=any(e.where is not None and e.where.precision in VAGUE for e in family),
    )


def _root(entity: Entity) -> str:
    """The institution a party belongs to; its name where nobody knows."""
    return shipped_register().root(entity.key) if entity.key else fold(entity.name)


def _filled(n: int, told: Sequence[Account]) -> Account:
    """An account with what it leaves open taken from the accounts nearest to it in the report: a day, a place, a toll.

    What is taken over is marked as not stated: it may speak for a link, but can contradict none.
    """
    account = told[n]
    others = [told[i] for i in sorted(range(len(told)), key=lambda i: (abs(i - n), i)) if i != n]
    days = None if account.calendar else next((o.days for o in others if o.days and o.days.stated), None)
    spot = next((o.spot for o in others if o.spot and o.spot.stated), None)
    own_days, own_spot = account.days, account.spot
    return replace(
        account,
        days=replace(days, stated=False) if days and not (own_days and own_days.stated) else own_days,
        spot=replace(spot, stated=False) if spot and not (own_spot and own_spot.stated) else own_spot,
        report_killed=frozenset() if account.killed else frozenset(k for o in others for k in o.killed),
    )


def main_event(event: Event, by_id: Mapping[str, Event]) -> Event:
    """The event that stands for the happening: the single one this is a part of, at any depth, else itself."""
    seen = {event.id}
    while event.scope == "part" and event.part_of and event.part_of not in seen:
        parent = by_id.get(event.part_of)
        if parent is None or parent.scope not in ("single", "part"):
            break
        seen.add(parent.id)
        event = parent
    return event


def is_incident(event: Event) -> bool:
    """Whether an event can be (the main event of) an incident; what is said not to have happened, if its day and place
    are given: then it is an answer to those who say it did; what is told as earlier history (a trial's report tells of
    the deed) if its place and its very day are given, or its town and month."""
    if event.scope not in ("single", "part") or _is_period(event.when):
        return False
    if event.background and not _is_found(event):
        return False
    return event.factuality in _TOLD or bool(event.factuality == _DENIED and event.when and event.where)


def _is_found(event: Event) -> bool:
    """Whether earlier history says which happening it takes up: its place and day, or its town and month."""
    return bool(event.where and event.when and event.when.precision in DATED) or is_recalled(event)


def is_recalled(event: Event) -> bool:
    """Whether it takes up earlier history by a town and a month."""
    where, when = event.where, event.when
    if not event.background or where is None or when is None or where.lat is None:
        return False
    return when.precision == RECALLED and where.precision not in WIDE


def _is_period(when: When | None) -> bool:
    """Whether it is told of more than a month: a total of many happenings, whatever the words call it."""
    return when is not None and bool(when.start and when.end and (when.end - when.start).days > LONGEST_DAYS)


def _account(reading: Reading, root: Event, parts: Sequence[Event], kind: str, whole: Wording) -> Account:
    events = (root, *parts)
    recalled = is_recalled(root)
    text = reading.document.text
    passages = (_phrase(text, root),) if recalled else tuple(_passages(text, events))
    words = [w for span in passages for w in _TERM.findall(span.of(reading.document.text))]
    entities = {e.id: e for e in reading.entities}
    named = [entities[i] for e in events for i in (*e.actors, *e.targets) if i in entities]
    victims = frozenset(harmed(reading.victims, {e.id for e in events}))
    return Account(
        id=root.id,
        document=reading.document.id,
        events=tuple(e.id for e in events),
        kind=kind,
        publisher=fold(reading.document.publisher) if reading.document.publisher else None,
        days=days_of(reading, events),
        calendar=calendar_of(reading, events),
        spot=spot_of(reading, events),
        parties=frozenset(fold(e.key or e.name) for e in named if e.kind == "party"),
        names=frozenset(persons(reading, passages)) | victims,
        victims=victims,
        ages=frozenset(ages(reading.document.text, passages)),
        means=frozenset(f for e in events for w in e.weapons for f in _families(w.kind)),
        killed=_numbers(events, "killed"),
        injured=_numbers(events, "injured"),
        terms=tuple(sorted({intern(w.lower()) for w in words})),
        rare=_rare(words),
        title=() if recalled else _title(reading.document.title or ""),
        wording=whole,
        background=root.background,
        recalled=recalled,
        record=reading.reader if reading.reader.startswith(IMPORTED) else None,
    )


def _title(said: str) -> tuple[str, ...]:
    """The words of a title, without the names of house and section behind it ("Two shot in Orun - Orun News")."""
    return tuple(sorted({intern(w.lower()) for w in _TERM.findall(_HOUSE.split(said, maxsplit=1)[0])}))


def _numbers(events: Sequence[Event], outcome: str) -> frozenset[int]:
    return frozenset(n for h in _rows(events, outcome) for n in (h.number if h.number is not None else h.low,) if n)


def _rows(events: Sequence[Event], outcome: str) -> Iterator[Harm]:
    return (h for e in events for h in e.harm if h.outcome == outcome and h.subset_of is None)


def _sure_dead(events: Sequence[Event]) -> frozenset[int]:
    """The numbers of dead that the reader is sure are of dead: a word of harm says so, and not the network alone."""
    sure = (h for h in _rows(events, "killed") if all(_by_a_word(w) for w in h.why if w.slot == "outcome"))
    return frozenset(h.number for h in sure if h.number)


def _mentions(harm: Harm) -> bool:
    """Whether it takes up one person and counts nobody: "the driver was killed" is no toll of one, "a man was" is."""
    words = (harm.phrase or "1").lower().split()
    return harm.number == 1 and harm.quantifier == "exact" and words[0] not in ONE


def _by_a_word(why: Why) -> bool:
    """No chance is asked for: with it every new fit of the calibration moved reports between incidents."""
    return why.by.startswith(WORD_OF_HARM)


_PART = re.compile(r"[;:\n]|\.\s")


def _phrase(text: str, event: Event) -> Span:
    """The part of a sentence that takes up earlier history: to the next semicolon, colon or stop around its place, day
    and trigger; what stands about it is told of other things."""
    spans = [s for s in (event.trigger, event.where and event.where.span, event.when and event.when.span) if s]
    first, last = min(s.start for s in spans), max(s.end for s in spans)
    before = [part.end() for part in _PART.finditer(text, max(0, first - AROUND), first)]
    behind = _PART.search(text, last, last + AROUND)
    return Span(
        max(before, default=max(0, first - AROUND)), behind.start() if behind else min(len(text), last + AROUND)
    )


def _passages(text: str, events: Sequence[Event]) -> Iterator[Span]:
    """The words about the events, cut at spaces; overlapping passages are one."""
    spans = sorted(Span(max(0, s.start - AROUND), s.end + AROUND) for e in events for s in (e.trigger, *e.evidence))
    joined: list[Span] = []
    for span in spans:
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    for start, end in joined:
        first = start if start == 0 else max(start, text.find(" ", start, end))
        last = end if end >= len(text) else text.rfind(" ", first, end)
        yield Span(first, min(max(last, first + 1), len(text)))


MANY_RARE = 8


def _rare(words: Sequence[str]) -> tuple[str, ...]:
    """Up to eight capitalised words that the shipped table does not know: names, mostly; the longest first."""
    found = {w.lower() for w in words if w[0].isupper() and len(w) > 3 and rarity(w.lower()) >= RAREST}
    return tuple(sorted(found, key=lambda w: (-len(w), w))[:MANY_RARE])


@cache
def _weapon_families() -> Mapping[str, str]:
    return {name.lower(): row["family"] for row in read_table("weapons") for name in _forms(row) if row["family"]}


def _forms(row: Mapping[str, str]) -> tuple[str, ...]:
    return (row["phrase"], row["plural"], *listed(row["aliases"]))


def _families(kind: str) -> Iterator[str]:
    """The families of a weapon by its whole name, else by its last word."""
    known, name = _weapon_families(), kind.lower()
    family = known.get(name) or known.get(name.rpartition(" ")[2])
    if family and family != "other":
        yield family

"""Things destroyed, damaged or seized: each item of a list is a row of its own, with its own count and span.
Persons are never damage."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tallystick.reader.harm.causes import event_words
from tallystick.reader.harm.counting import count_of
from tallystick.reader.harm.drafts import READ_FROM, DamageDraft
from tallystick.reader.harm.fires import of_fire
from tallystick.reader.harm.lexicon import Entry, entries, entry, is_a
from tallystick.reader.harm.lists import coordinated
from tallystick.reader.harm.modality import modality, scope, violent
from tallystick.reader.harm.people import is_people, leftmost
from tallystick.reader.harm.phrases import bare, first_of, last_of, left_of, right_of
from tallystick.reader.harm.seen import seen
from tallystick.reader.harm.spoils import made_off, of_idiom
from tallystick.reader.harm.subjects import be_before
from tallystick.reader.harm.things import DENTED, MOVABLE, THINGS, counted, is_thing, kind_of, what
from tallystick.reader.harm.view import View, look
from tallystick.reader.parse import Parse
from tallystick.reader.syntax import build
from tallystick.resources.tables import word_set

COUNTED_UNKNOWN, PLAIN_UNKNOWN = 0.7, 0.3
"""Trust in a noun no table knows: with a count it is a thing, without one it stays unread ("destroyed the deal")."""
UNSAID = "unspecified"
LINES = word_set("lines")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wreck:
    """One word of damage with the heads it befell."""

    index: int
    outcome: str
    things: tuple[int, ...]
    entry: Entry


def find_damage(parse: Parse, *, every: bool = False) -> tuple[DamageDraft, ...]:
    """Rows of damage in text order; only asserted and confident ones unless ``every`` is asked for."""
    return damage_of(look(build(parse)), every=every)


def damage_of(view: View, *, every: bool = False) -> tuple[DamageDraft, ...]:
    """As ``find_damage``, of a report whose counts are read."""
    rows = [row for wreck in _wrecks(view) for row in _rows(view, wreck)]
    rows += [*_unsaid(view, rows), *seen(view, rows)]
    kept = [r for r in _distinct(rows) if every or (r.confidence >= READ_FROM and r.modality == "asserted")]
    return tuple(sorted(kept, key=lambda r: r.span))


def _wrecks(view: View) -> Iterator[Wreck]:
    for word in view.words:
        for e in entries(word, "things"):
            things = _things(view, word.index, e)
            if things:
                yield Wreck(index=word.index, outcome=e.outcome, things=tuple(things), entry=e)
                break


def _things(view: View, index: int, e: Entry) -> list[int]:
    rule = {
        "verb": _of_verb,
        "verb-subject": _of_fall,
        "verb-into": _of_impact,
        "fire": of_fire,
        "state": _of_state,
        "act-noun": _of_noun,
        "damage-noun": _of_noun,
        "idiom": of_idiom,
        "verb-with": made_off,
    }.get(e.kind)
    return _coordinated(view, rule(view, index, e), index) if rule is not None else []


def _of_verb(view: View, index: int, e: Entry) -> list[int]:
    word, syntax = view.words[index], view.syntax
    particle = e.flag("particle")
    if (
        word.upos not in ("VERB", "AUX", "ADJ", "NOUN", "PROPN")
        or not _verb_form(view, index)
        or (particle and not _particle(view, index, particle))
    ):
        return []
    if be_before(view, index):
        return _passive(view, index)
    obj, right = syntax.child(index, "obj"), right_of(view, index + (view.lower(index + 1) == particle))
    if right is not None and word.deprel != "amod" and (counted(view, right) or obj is None) and is_thing(view, right):
        return [right]
    if obj is not None:
        return [obj]
    if word.deprel == "amod" and word.head > index:
        return [word.head] if counted(view, word.head) else []
    return _passive(view, index) if syntax.passive(index) else _reduced(view, index)


def _reduced(view: View, index: int) -> list[int]:
    """ "Two soldiers killed and four trucks burned": a participle right behind what it befell."""
    beside = left_of(view, index)
    adjacent = beside is not None and beside == index - 1 and view.words[index].xpos in ("VBN", "VBD", "JJ")
    if beside is None or not adjacent or view.syntax.child(index, "nsubj:pass") is not None:
        return []
    return [leftmost(view, beside, is_thing)] if is_thing(view, beside) and counted(view, beside) else []


def _verb_form(view: View, index: int) -> bool:
    """A verb, or a past form that the parser took for another class."""
    word = view.words[index]
    return word.upos in ("VERB", "AUX") or view.lower(index).endswith(("ed", "wn"))


def _particle(view: View, index: int, particle: str) -> bool:
    _, end = view.bounds(index)
    near = range(index + 1, min(index + 7, end))
    return any(view.lower(k) == particle and (view.words[k].head == index or k == index + 1) for k in near)


def _passive(view: View, index: int) -> list[int]:
    word = view.words[index]
    beside = left_of(view, index)
    told = be_before(view, index) or (beside == index - 1 and word.xpos == "VBN")  # "… killed and 17 trucks destroyed"
    for head in (beside, _listed_with(view, beside)) if told else ():
        if head is not None and is_thing(view, head) and counted(view, head):
            return [leftmost(view, head, is_thing)]
    subject = view.syntax.child(index, "nsubj:pass", "nsubj")
    if subject is not None and view.lower(subject) not in ("that", "which", "who"):
        return [leftmost(view, subject, is_thing)]
    if word.deprel.startswith("acl") or word.deprel == "amod":
        return [word.head]
    above = view.syntax.subject(index)
    return [above] if above is not None else []


def _listed_with(view: View, index: int | None) -> int | None:
    """The item that the tree lists a word behind: the houses of "nine houses and the water main were damaged"."""
    return view.words[index].head if index is not None and view.words[index].deprel == "conj" else None


def _of_fall(view: View, index: int, e: Entry) -> list[int]:
    """ "A grocery collapsed": what fell by itself."""
    subject = view.syntax.subject(index)
    plain = view.words[index].upos == "VERB" and view.syntax.child(index, "obj") is None
    return [leftmost(view, subject, is_thing)] if plain and subject is not None and is_thing(view, subject) else []


def _of_impact(view: View, index: int, e: Entry) -> list[int]:
    """ "Slammed into an apartment block", "tore through a hostel"."""
    if view.lower(index + 1) not in ("into", "through"):
        return []
    thing = right_of(view, index + 1)
    return [thing] if thing is not None and kind_of(view, bare(view, thing)) in DENTED else []


def _of_state(view: View, index: int, e: Entry) -> list[int]:
    word = view.words[index]
    if word.upos == "VERB":
        return _of_verb(view, index, e)
    if word.deprel in ("amod", "acl") and word.head >= 0:
        return [word.head] if counted(view, word.head) or word.head < index else []
    if word.deprel == "xcomp" and word.head >= 0:
        found = view.syntax.child(word.head, "obj", "nsubj:pass")
        return [found] if found is not None else []
    subject = view.syntax.child(index, "nsubj", "nsubj:pass")
    return [subject] if subject is not None else []


def _of_noun(view: View, index: int, e: Entry) -> list[int]:
    """ "the destruction of two bridges", "damage to several houses"."""
    if view.words[index].upos not in ("NOUN", "PROPN"):
        return []
    cases = ("to", "of", "in") if e.kind == "damage-noun" else ("of",)
    kids = [k for k in view.syntax.children(index, "nmod", "obl") if view.syntax.case(k) in cases]
    beside = _damage_to(view, index) if e.kind == "damage-noun" and not kids else []
    return [k for k in (kids or beside) if kind_of(view, k) in THINGS][:1]


def _damage_to(view: View, index: int) -> list[int]:
    """ "caused damage to two homes": the tree hangs the homes on the verb."""
    if view.lower(index + 1) != "to":
        return []
    head = view.words[index].head
    return (
        [k for k in view.syntax.children(head, "obl") if k > index and view.syntax.case(k) == "to"] if head >= 0 else []
    )


def _coordinated(view: View, heads: Sequence[int], governor: int) -> list[int]:
    """The items of a list: by coordination, and by word order where commas and semicolons go on naming counted
    things."""
    if not heads:
        return []
    found = {k for head in heads for k in coordinated(view, head, is_thing)}
    return sorted(k for k in found if view.words[k].sentence == view.words[governor].sentence)


def _rows(view: View, wreck: Wreck) -> Iterator[DamageDraft]:
    for head in wreck.things:
        trust = _trust(view, head, wreck)
        if trust > 0:
            yield _row(view, head, wreck, trust)


def _trust(view: View, head: int, wreck: Wreck) -> float:
    inner = bare(view, head)
    kind, flags = kind_of(view, inner), wreck.entry.flags
    if (kind == "abstract" and not counted(view, head)) or (kind == "" and is_people(view, head)):
        return 0.0
    if view.words[inner].upos == "PRON" or (inner in view.counts and inner == head):
        return 0.0
    if "aircraft" in flags:
        return 1.0 if kind in ("aircraft", "weapon") else 0.0
    if "lines" in flags:
        return 1.0 if is_a(view.words[inner], LINES) else 0.0
    if flags & {"movable", "arms"}:
        return 1.0 if _takeable(kind, flags) and ("several" not in flags or _several(view, wreck.things)) else 0.0
    if kind in THINGS:
        return 1.0
    if "thing" in flags:
        return (
            COUNTED_UNKNOWN if counted(view, head) and not kind and wreck.entry.form not in ("take", "knock") else 0.0
        )
    return COUNTED_UNKNOWN if counted(view, head) else PLAIN_UNKNOWN


def _takeable(kind: str, flags: frozenset[str]) -> bool:
    return kind == "weapon" if "arms" in flags else kind in MOVABLE or (kind == "farm" and "herds" in flags)


def _several(view: View, heads: Sequence[int]) -> bool:
    """Whether a number above one counts one of the things: who takes a taxi robs nobody, who took two rifles and a
    cash box does."""
    numbers = (count_of(view, head, bare(view, head), first_of(view, head)).number for head in heads)
    return any(number is not None and number > 1 for number in numbers)


def _row(view: View, head: int, wreck: Wreck, trust: float) -> DamageDraft:
    inner = bare(view, head)
    first, last = first_of(view, head), last_of(view, head, inner)
    return DamageDraft(
        what=what(view, first, last, inner),
        outcome=wreck.outcome,
        span=view.span(first, last),
        head=head,
        governor=wreck.index,
        quantity=count_of(view, head, inner, first),
        event_words=_bearers(view, wreck.index, head),
        modality=_modality(view, wreck.index, first, head),
        scope=scope(view, wreck.index),
        violent=violent(view, wreck.index),
        agentless=_agentless(view, wreck.index, head),
        confidence=trust,
    )


def _agentless(view: View, index: int, head: int) -> bool:
    """ "Four trucks were burned", "four trucks burned", "the depot caught fire": nobody is said to have done it."""
    syntax = view.syntax
    by = any(syntax.case(k) == "by" for k in syntax.children(index, "obl", "obl:agent"))
    if view.words[index].upos != "VERB" or by:
        return False
    return syntax.passive(index) or (head < index and syntax.subject(index) in (None, head))


def _bearers(view: View, index: int, head: int) -> tuple[int, ...]:
    """Who blew up houses after an ambush did so by blowing them up: the word of damage first, then its causes."""
    return (
        (index, *event_words(view, index, head)) if view.words[index].upos == "VERB" else event_words(view, index, head)
    )


def _modality(view: View, index: int, first: int, head: int) -> str:
    found = modality(view, index)
    if found == "generic" and _stands_now(view, index, head):
        return "asserted"
    return "negated" if found == "asserted" and view.lower(first) == "no" else found


def _stands_now(view: View, index: int, head: int) -> bool:
    """ "Four houses are damaged": a number of things in the present tense are what stands there now, no habit."""
    return be_before(view, index) and counted(view, head)


def _unsaid(view: View, rows: Sequence[DamageDraft]) -> Iterator[DamageDraft]:
    """Damage of which the text does not say what was hit ("considerable damage was reported")."""
    governors = {r.governor for r in rows}
    for word in view.words:
        e = entry(word, "damage-noun", table="things")
        if (
            e is None
            or word.upos not in ("NOUN", "PROPN")
            or word.index in governors
            or not _reported(view, word.index)
        ):
            continue
        first = first_of(view, word.index)
        yield DamageDraft(
            what=UNSAID,
            outcome="damaged",
            span=view.span(first, word.index),
            head=word.index,
            governor=word.index,
            quantity=None,
            event_words=event_words(view, word.index, word.index),
            modality=_modality_of_noun(view, word.index, first),
            scope=scope(view, word.index),
            violent=violent(view, word.index),
            confidence=1.0,
        )


def _reported(view: View, index: int) -> bool:
    """Damage as the object or subject of a verb that says it came about."""
    word = view.words[index]
    verb = word.head if word.deprel.split(":")[0] in ("obj", "nsubj", "conj") else -1
    verbs = (
        "cause",
        "report",
        "do",
        "inflict",
        "suffer",
        "sustain",
        "be",
        "result",
        "register",
        "leave",
        "receive",
        "occur",
        "produce",
    )
    return verb >= 0 and is_a(view.words[verb], verbs)


def _modality_of_noun(view: View, index: int, first: int) -> str:
    head = view.words[index].head
    return "negated" if view.lower(first) in ("no", "any") else modality(view, head) if head >= 0 else "asserted"


def _distinct(rows: Sequence[DamageDraft]) -> list[DamageDraft]:
    best: dict[int, DamageDraft] = {}
    for row in rows:
        if row.head not in best or row.confidence > best[row.head].confidence:
            best[row.head] = row
    return [r for r in best.values() if not any(o.span != r.span and o.span.contains(r.span) for o in best.values())]

"""One event per distinct happening: tellings joined within a clause by the tree, across the report by what they share.

Joining within a sentence follows syntax ("an airstrike killed …", "was hit by shelling", "… , killing nine").
Across sentences a later telling joins an earlier one when it points back (definite, demonstrative, possessive of the
day) or repeats its core, and nothing they state contradicts.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from tallystick.reader.events.again import came_of, presupposed, told_as_many
from tallystick.reader.events.arguments import subjects
from tallystick.reader.events.draft import Draft, joined
from tallystick.reader.events.noun_roles import is_ascribed
from tallystick.reader.syntax import Syntax
from tallystick.resources.tables import word_set

# Verbs that only say what another happening did: they join it rather than stand beside it.
EFFECTS = frozenset({"harm", "damage"})
CONTACT = word_set("contact")
CAUSE_CASES = frozenset({"as", "in", "by", "from", "during", "after", "with", "under", "through", "following"})
CAUSE_MARKS = frozenset({"when", "as", "after", "while"})
DEFINITE = frozenset({"the", "this", "that", "these", "those", "such"})
NEW = frozenset(
    {
        "another",
        "second",
        "third",
        "fourth",
        "separate",
        "other",
        "earlier",
        "previous",
        "similar",
        "new",
        "different",
        "last",
    }
)

Same = Callable[[Draft, Draft], bool]


def absorb(first: Draft, second: Draft) -> Draft:
    """Both tellings as one; the first keeps its name, slots add up, a more certain or more exact value wins."""
    if first.entry.frame == "weapon-object" and second.entry.frame == "weapon-subject":
        first = replace(first, heads=(second.head, *first.heads), trigger=second.trigger)
    charge = first.type == "accuse" and second.type != "accuse"  # whoever did what is charged does not make the charge
    return replace(
        first,
        heads=(*first.heads, *second.heads),
        actors=first.actors or (() if charge else second.actors),
        targets=first.targets or tuple(k for k in second.targets if k not in first.actors),
        victims=joined(first.victims, second.victims),
        placed=joined(first.placed, second.placed),
        weapons=tuple({w.head: w for w in (*first.weapons, *second.weapons)}.values()),
        mode=_finer(first.mode, second.mode),
        acled=first.acled or (None if "damage" in second.entry.flags else second.acled),
        reciprocal=first.reciprocal and second.reciprocal,
        factuality="happened" if "happened" in (first.factuality, second.factuality) else first.factuality,
        notes=(*first.notes, *second.notes),
    )


VAGUE_MODES = frozenset({None, "destroy", "targeted"})


def _finer(first: str | None, second: str | None) -> str | None:
    return second if first in VAGUE_MODES and second not in VAGUE_MODES else first


def join_clauses(syntax: Syntax, drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """Join the tellings that the tree of one sentence ties together."""
    by_head = {d.head: d for d in drafts}
    parent: dict[int, int] = {}
    for draft in drafts:
        cause = _cause(syntax, draft, by_head)
        if cause is not None and cause != draft.head:
            parent[draft.head] = cause
    groups: dict[int, list[Draft]] = {}
    for draft in drafts:
        groups.setdefault(_root(parent, draft.head), []).append(draft)
    return tuple(_merge_group(by_head[root], members) for root, members in groups.items())


def _root(parent: dict[int, int], head: int) -> int:
    seen = set()
    while head in parent and head not in seen:
        seen.add(head)
        head = parent[head]
    return head


def _merge_group(root: Draft, members: list[Draft]) -> Draft:
    """The members as one; whom a deed aimed at comes before what its effects name."""
    merged = root
    for member in sorted(members, key=lambda m: (bool(m.entry.flags & EFFECTS), m.head)):
        if member.head != root.head:
            merged = absorb(merged, member)
    return merged


def _cause(syntax: Syntax, draft: Draft, by_head: dict[int, Draft]) -> int | None:
    """The head of the telling this one belongs to, if the tree says so."""
    for find in (
        _used_for,
        _bearing_event,
        _subject_event,
        _result_event,
        _agent_event,
        _fired_event,
        _weapon_event,
        _clause_event,
        _coordinated_event,
        _appositive_event,
    ):
        found = find(syntax, draft, by_head)
        if found is not None and _joinable(draft, by_head[found]):
            return found
    return None


def _joinable(effect: Draft, cause: Draft) -> bool:
    if cause.type == "accuse" and (effect.entry.lemma == "use" or effect.plural):
        return True
    return cause.type == effect.type == "assault" or (cause.type == effect.type and cause.head != effect.head)


def _is_effect(draft: Draft) -> bool:
    return draft.entry.pos == "V" and (bool(draft.entry.flags & EFFECTS) or draft.entry.lemma in CONTACT)


def _used_for(syntax: Syntax, draft: Draft, by_head: dict[int, Draft]) -> int | None:
    """ "Used artillery to target X" is the targeting; "accused of using X" is the accusation."""
    if draft.entry.lemma != "use":
        return _charge(syntax, draft, by_head)
    below = [k for k in syntax.children(draft.head, "xcomp", "advcl") if k in by_head and by_head[k].type == draft.type]
    if below:
        return below[0]
    above = syntax.words[draft.head].head
    deed = syntax.words[above].head if syntax.words[draft.head].deprel.startswith("acl") else -1
    if deed in by_head and syntax.words[above].deprel.startswith("nsubj") and by_head[deed].type == draft.type:
        return deed  # "aircraft using missiles killed nine"
    return above if above in by_head and by_head[above].type == "accuse" else None


def _charge(syntax: Syntax, draft: Draft, by_head: dict[int, Draft]) -> int | None:
    """ "Accused of conducting attacks": a charge without particulars is the accusation, not a happening of its own."""
    if draft.entry.pos != "N" or not draft.plural or draft.targets:
        return None
    for above in syntax.ancestors(draft.head):
        if above in by_head and by_head[above].entry.lemma in ("accuse", "blame"):
            return above
    return None


def _subject_event(syntax: Syntax, draft: Draft, by_head: dict[int, Draft]) -> int | None:
    """ "The airstrike killed nine", "a raid that killed two and destroyed a mill": the verb joins its subject."""
    if not _is_effect(draft) or syntax.passive(draft.head):
        return None
    told = (c for subject in subjects(syntax, draft.head) for c in syntax.conjuncts(subject))
    return next((c for c in told if c in by_head), None)


def _result_event(syntax: Syntax, draft: Draft, by_head: dict[int, Draft]) -> int | None:
    """ "The attack left one person injured": what came of it joins the deed that is the verb's subject."""
    head = syntax.words[draft.head]
    if "harm" not in draft.entry.flags or head.deprel != "xcomp" or head.head < 0:
        return None
    subject = syntax.subject(head.head)
    return subject if subject in by_head else None


def _agent_event(syntax: Syntax, draft: Draft, by_head: dict[int, Draft]) -> int | None:
    """ "Killed in / hit by an airstrike": the verb joins the event it names as cause."""
    if draft.entry.pos != "V" or (not _is_effect(draft) and not syntax.passive(draft.head)):
        return None
    places = [draft.head]
    if "harm" in draft.entry.flags and not draft.actors:
        places += [*syntax.conjuncts(draft.head)[1:], *syntax.ancestors(draft.head)]
    phrases = (k for place in places for k in syntax.children(place, "obl", "obl:agent", "advcl"))
    causes = (_caused_by(syntax, k, by_head) for k in phrases if syntax.case(k).split(" ")[0] in CAUSE_CASES)
    return next((c for c in causes if c is not None and c != draft.head and by_head[c].entry.pos == "N"), None)


def _fired_event(syntax: Syntax, draft: Draft, by_head: dict[int, Draft]) -> int | None:
    """ "Missiles fired from the hills hit a camp": what the weapons did joins the firing of them."""
    weapon = syntax.subject(draft.head) if draft.entry.pos == "V" and draft.entry.frame != "fire" else None
    if weapon is None or not (_is_effect(draft) or draft.entry.frame == "weapon-subject"):
        return None
    clauses = syntax.children(weapon, "acl")
    return next((k for k in clauses if k in by_head and by_head[k].entry.frame == "fire"), None)


def _weapon_event(syntax: Syntax, draft: Draft, by_head: dict[int, Draft]) -> int | None:
    """ "Killed by the bomb that hit the school": the harm joins what its weapon is said to have done."""
    if "harm" not in draft.entry.flags:
        return None
    weapons = (k for k in syntax.children(draft.head, "obl", "obl:agent") if syntax.case(k) in CAUSE_CASES)
    clauses = (c for k in weapons for c in syntax.children(k, "acl:relcl") if c in by_head)
    return next((c for c in clauses if by_head[c].entry.lemma in CONTACT), None)


def _caused_by(syntax: Syntax, index: int, by_head: dict[int, Draft]) -> int | None:
    """The happening a phrase of cause names, "as a result of" it included."""
    if index in by_head:
        return index
    if syntax.words[index].lemma not in ("result", "consequence", "course", "wake"):
        return None
    return next((k for k in syntax.children(index, "nmod") if k in by_head), None)


def _clause_event(syntax: Syntax, draft: Draft, by_head: dict[int, Draft]) -> int | None:
    """ "Were killed when their car was hit", "bombed the market, killing nine": an effect joins the deed beside it."""
    head = syntax.words[draft.head]
    if "harm" in draft.entry.flags and not draft.actors:
        found = _when_clause(syntax, draft, by_head)
        if found is not None:
            return found
    if head.deprel in ("advcl", "acl", "xcomp", "parataxis") and head.xpos == "VBG" and _is_effect(draft):
        if head.head in by_head:
            return head.head if draft.entry.flags & EFFECTS else None
        return next((k for k in syntax.children(head.head, "obj", "nsubj:pass") if k in by_head), None)
    return None


def _when_clause(syntax: Syntax, draft: Draft, by_head: dict[int, Draft]) -> int | None:
    """The deed in a "when" clause behind a harm: its own, else the only one that the sentence has after it."""
    near = [k for h in syntax.conjuncts(draft.head) for k in syntax.children(h, "advcl")]
    after = [h for h, d in by_head.items() if d.sentence == draft.sentence and h > draft.head and d.entry.pos == "V"]
    for k in (*near, *after):
        marks = {syntax.words[m].text.lower() for m in syntax.children(k, "mark", "advmod")}
        if k in by_head and marks & CAUSE_MARKS and not by_head[k].entry.flags & EFFECTS:
            return k
    return None


def _coordinated_event(syntax: Syntax, draft: Draft, by_head: dict[int, Draft]) -> int | None:
    """ "Struck a camp and destroyed two vehicles": a second verb without a subject, if it tells an effect."""
    head = syntax.words[draft.head]
    if (
        head.deprel not in ("conj", "parataxis", "dep")
        or head.head not in by_head
        or syntax.children(draft.head, "nsubj", "nsubj:pass")
    ):
        return None
    other = by_head[head.head]
    harmed = "harm" in draft.entry.flags and other.type == "assault"  # "shot and killed"
    return other.head if _is_effect(draft) and (harmed or _is_effect(other) or other.entry.pos == "N") else None


def _appositive_event(syntax: Syntax, draft: Draft, by_head: dict[int, Draft]) -> int | None:
    """ "The attack, a suicide bombing", "the combat was the third such clash": one happening under two nouns."""
    head = syntax.words[draft.head]
    subject = syntax.child(draft.head, "nsubj") if draft.entry.pos == "N" else None
    if subject is not None and subject in by_head and syntax.children(draft.head, "cop"):
        return subject
    return head.head if head.deprel == "appos" and head.head in by_head else None


def _bearing_event(syntax: Syntax, draft: Draft, by_head: dict[int, Draft]) -> int | None:
    """ "An attack that killed nine", "operations targeting X": a clause on an event noun joins it."""
    head = syntax.words[draft.head]
    if not head.deprel.startswith("acl") or draft.entry.pos != "V":
        return None
    if _in_which(syntax, draft):
        return next((k for k in (head.head, *syntax.ancestors(head.head)) if k in by_head and _noun(syntax, k)), None)
    subject = syntax.child(draft.head, "nsubj", "nsubj:pass")
    own = subject is not None and syntax.words[subject].xpos not in ("WDT", "WP")
    return head.head if not own and head.head in by_head and by_head[head.head].entry.pos == "N" else None


def _noun(syntax: Syntax, index: int) -> bool:
    return syntax.words[index].upos in ("NOUN", "PROPN") or syntax.words[index].xpos == "VBG"


def _in_which(syntax: Syntax, draft: Draft) -> bool:
    """ "Shelling of the port of Arden, in which 55 were killed": of the shelling, whatever noun the clause hangs on."""
    phrases = syntax.children(draft.head, "obl")
    relative = any(syntax.words[k].text.lower() == "which" and syntax.case(k) == "in" for k in phrases)
    return "harm" in draft.entry.flags and relative


def join_report(syntax: Syntax, drafts: Sequence[Draft], same: Same) -> tuple[Draft, ...]:
    """Join tellings of one happening across the report; ``same`` says whether two share their particulars."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: d.head):
        match = _earlier(syntax, draft, kept, same)
        if match is None:
            kept.append(draft)
        else:
            kept[match] = absorb(kept[match], draft)
    return tuple(kept)


def _earlier(syntax: Syntax, draft: Draft, kept: Sequence[Draft], same: Same) -> int | None:
    if is_new(syntax, draft):
        return None
    near = range(max(1, len(kept) - REMEMBERED), len(kept))
    fitting = [
        (_kinship(syntax, earlier, draft, position), position)
        for position, earlier in ((k, kept[k]) for k in (*((0,) if kept else ()), *near))
        if earlier.type == draft.type
        and _reconcilable(syntax, earlier, draft)
        and (_both_denied(earlier, draft) or same(earlier, draft))
    ]
    return max(fitting)[1] if fitting else None


REMEMBERED = 60  # happenings back: no reader of a long text takes "the strike" for an older one, but for the lead


def _both_denied(earlier: Draft, later: Draft) -> bool:
    return earlier.factuality == later.factuality == "denied"


def _kinship(syntax: Syntax, earlier: Draft, later: Draft, position: int) -> float:
    """How likely a later telling continues this earlier one: same word, same shape, near, or the lead."""
    gap = min(abs(syntax.words[later.head].sentence - syntax.words[h].sentence) for h in earlier.heads)
    return (
        SAME_WORD * (earlier.entry.lemma == later.entry.lemma)
        + BOTH_SIDED * (earlier.reciprocal == later.reciprocal)
        + (position == 0)
        - gap * FADING
    )


SAME_WORD, BOTH_SIDED, FADING = (
    3.0,
    2.0,
    0.3,
)  # chosen on EWT and MUC-4 train texts: the word counts most, then the shape, then nearness


def _reconcilable(syntax: Syntax, earlier: Draft, later: Draft) -> bool:
    """Different exact modes or incompatible factuality are different happenings."""
    if later.plural and not earlier.plural and not later.reciprocal and not told_as_many(syntax, earlier, later):
        return False  # "these attacks" are more than the one told
    if not _as_real(syntax, earlier, later) or (earlier.scope == "generic") != (later.scope == "generic"):
        return False
    first, second = earlier.mode, later.mode
    if came_of(earlier, later) or _repeats_word(syntax, earlier, later):
        return True
    if first in VAGUE_MODES or second in VAGUE_MODES or first == second:
        return True
    return (
        {first, second} <= {"aerial", "drone"}
        or {first, second} <= {"explosives", "suicide-attack"}
        or {first, second} <= {"aerial", "explosives"}
    )


def _repeats_word(syntax: Syntax, earlier: Draft, later: Draft) -> bool:
    """ "The strike", after "an artillery strike": the bare word says nothing of the means again."""
    bare = not syntax.children(later.head, "amod", "compound", "nmod:desc")
    return bare and points_back(syntax, later) and earlier.entry.lemma == later.entry.lemma


def _as_real(syntax: Syntax, earlier: Draft, later: Draft) -> bool:
    """Whether both are told as equally real: a plan as carried out since; "since the attack" grants that it was."""
    if earlier.factuality == later.factuality:
        return True
    if later.factuality == "alleged" and is_ascribed(syntax, later.head) and points_back(syntax, later):
        return True  # "attributed the strike to the army": who did it is alleged, not that it was
    if earlier.factuality == "happened":
        return later.factuality == "possible" and presupposed(syntax, later)
    return (earlier.factuality, later.factuality) == ("planned", "happened") and later.entry == earlier.entry


def points_back(syntax: Syntax, draft: Draft) -> bool:
    """Whether a noun points to a happening already told: "the strike", "this attack", "Thursday's fighting"."""
    if draft.entry.pos != "N":
        return False
    determiners = {syntax.words[k].text.lower() for k in syntax.children(draft.head, "det")}
    if determiners & DEFINITE or syntax.children(draft.head, "nmod:poss"):
        return True
    subject = syntax.child(draft.head, "nsubj")
    return (
        subject is not None
        and syntax.words[subject].text.lower() in ("it", "this", "that")
        and bool(syntax.children(draft.head, "cop"))
    )


def is_new(syntax: Syntax, draft: Draft) -> bool:
    """Whether the words say that this is another happening: "another raid", "an earlier attack", "12 strikes"."""
    modifiers = {syntax.words[k].lemma.lower() for k in syntax.children(draft.head, "amod", "det", "nummod")}
    counted = draft.entry.pos == "N" and bool(syntax.children(draft.head, "nummod"))
    return bool(modifiers & NEW) or (counted and not modifiers & DEFINITE)

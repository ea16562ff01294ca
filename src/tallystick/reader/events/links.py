"""How happenings hang together: part of, after, about, in response to; the reason given; the place in a series."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from tallystick.model.reading import Series
from tallystick.model.span import Span
from tallystick.reader.events.draft import Draft
from tallystick.reader.syntax import Syntax

AFTER_MARKS = frozenset({"after", "following", "since", "once"})
REASON_MARKS = frozenset({"after", "because", "as"})
REASON_CASES = frozenset(
    {"in response to", "in retaliation for", "because of", "due to", "following", "in revenge for"}
)
ORDINALS = {w: i for i, w in enumerate("first second third fourth fifth sixth seventh eighth ninth tenth".split(), 1)}
ORDINAL = re.compile(r"^(\d+)(?:st|nd|rd|th)$", re.I)
LATER = frozenset({"afterward", "afterwards", "later", "subsequently", "then", "next"})


def after_of(syntax: Syntax, draft: Draft, by_head: Mapping[int, Draft]) -> tuple[int, ...]:
    """Heads of the happenings this one followed, by "after" clauses and "hours later"."""
    found = []
    for head in draft.heads:
        for k in syntax.children(head, "advcl", "obl", "nmod"):
            marks = {syntax.words[m].text.lower() for m in syntax.children(k, "mark")} | {syntax.case(k).split(" ")[0]}
            if k in by_head and marks & AFTER_MARKS and by_head[k].head != draft.head:
                found.append(by_head[k].head)
    return tuple(dict.fromkeys(found))


def follows_on(syntax: Syntax, draft: Draft) -> bool:
    """Whether the telling says it came after what was told before ("Shortly afterward, …")."""
    return any(syntax.words[k].text.lower() in LATER for h in draft.heads for k in syntax.children(h, "advmod"))


def reason_of(syntax: Syntax, draft: Draft) -> Span | None:
    """The words that give a reason, their marker included."""
    for head in draft.heads:
        for k in syntax.children(head, "advcl"):
            if {syntax.words[m].text.lower() for m in syntax.children(k, "mark")} & REASON_MARKS:
                return trimmed(syntax, syntax.subtree(k))
        for k in syntax.children(head, "obl"):
            if syntax.case(k) in REASON_CASES:
                return trimmed(syntax, syntax.subtree(k))
    return None


def trimmed(syntax: Syntax, indices: Sequence[int]) -> Span:
    """The span of words without punctuation at its ends."""
    kept = list(indices)
    while len(kept) > 1 and syntax.words[kept[-1]].upos == "PUNCT":
        kept.pop()
    while len(kept) > 1 and syntax.words[kept[0]].upos == "PUNCT":
        kept.pop(0)
    return syntax.span(kept)


def series_of(syntax: Syntax, draft: Draft) -> Series | None:
    """ "The third such clash near X": the ordinal and what it counts."""
    for head in draft.heads:
        for k in syntax.children(head, "amod", "advmod", "nummod"):
            ordinal = ordinal_of(syntax.words[k].text.lower())
            if ordinal is not None and (_such(syntax, head) or ordinal > 1):
                span = syntax.core(head)
                return Series(ordinal=ordinal, of=syntax.words[head].text.lower(), span=span)
    return None


def ordinal_of(word: str) -> int | None:
    """The number an ordinal stands for."""
    match = ORDINAL.match(word)
    return int(match.group(1)) if match else ORDINALS.get(word)


def _such(syntax: Syntax, head: int) -> bool:
    return any(
        syntax.words[k].text.lower() in ("such", "this") for k in syntax.children(head, "amod", "det", "det:predet")
    )


def parent_of(
    syntax: Syntax, draft: Draft, earlier: Sequence[Draft], shares: Mapping[tuple[int, int], bool]
) -> int | None:
    """The head of an earlier collective happening (a clash, fighting) whose sides and day this one shares."""
    for other in reversed(earlier):
        if (
            other.reciprocal
            and not draft.reciprocal
            and other.type == draft.type == "assault"
            and len(other.actors) > 1
        ) and (
            shares.get((other.head, draft.head), False)
            and syntax.words[draft.head].sentence - syntax.words[other.head].sentence <= PART_REACH
        ):
            return other.head
    return None


PART_REACH = 4  # parts of a clash are told within this many sentences of it


def about_of(draft: Draft, drafts: Sequence[Draft]) -> int | None:
    """For an accusation, the head of the conduct it is about: in its own sentence, else the last told before it."""
    same = [
        d for d in drafts if d.type in ("assault", "coerce") and d.sentence == draft.sentence and d.head != draft.head
    ]
    if same:
        return min(same, key=lambda d: abs(d.head - draft.head)).head
    before = [
        d
        for d in drafts
        if d.type in ("assault", "coerce") and d.head < draft.head and draft.sentence - d.sentence <= 2
    ]
    return before[-1].head if before else None


def responds_to(draft: Draft, drafts: Sequence[Draft]) -> int | None:
    """For an inquiry, the head of the accusation before it; for a denial likewise."""
    before = [
        d
        for d in drafts
        if d.type == "accuse" and d.entry.mode == "allege" and d.head < draft.head and draft.sentence - d.sentence <= 3
    ]
    return before[-1].head if before else None

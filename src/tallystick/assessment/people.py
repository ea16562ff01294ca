"""Named people across reports: which names are one person, and why."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tallystick.assessment.groups import Groups
from tallystick.model.incident import Statement

TITLES = frozenset(
    "mr mrs ms dr sheikh shaikh hajj haji captain colonel general abu umm um al el bin bint ibn ben".split()
)
"""Words of names that come and go between reports."""
SAME_SOUND = (("kh", "h"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("sh", "s"), ("ou", "u"), ("oo", "u"), ("ee", "i"),
              ("q", "k"), ("c", "k"), ("z", "s"), ("y", "i"), ("j", "g"), ("w", "u"))  # fmt: skip
"""Letters that transliterations take for each other."""


@dataclass(frozen=True, slots=True)
class Person:
    """One named person: the spellings, the statements that name them, and why these are one."""

    names: tuple[str, ...]
    claims: tuple[str, ...]
    reasons: tuple[str, ...] = ()


def name_key(name: str) -> tuple[str, ...]:
    """The parts of a name as they sound, titles and articles left out."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode() or name
    words = re.findall(r"[^\W\d_]+", re.sub(r"['’`]", "", plain.lower()))
    return tuple(_sound(word) for word in words if word not in TITLES)


def _sound(word: str) -> str:
    for letters, put in SAME_SOUND:
        word = word.replace(letters, put)
    word = re.sub(r"(.)\1+", r"\1", word)
    return word[0] + re.sub(r"[aeiou]", "", word[1:])


def same_person(one: Statement, other: Statement) -> str | None:
    """Why two statements name one person; None = they do not, as far as can be told."""
    if _differ(one.sex, other.sex) or (one.age is not None and other.age is not None and abs(one.age - other.age) > 1):
        return None
    mine, theirs = name_key(one.value or ""), name_key(other.value or "")
    if not mine or not theirs:
        return None
    if mine == theirs:
        return "the same name" if one.value == other.value else "the same name in another spelling"
    shared = set(mine) & set(theirs)
    if len(shared) >= 2 and (shared == set(mine) or shared == set(theirs)):
        return "one name is the other with fewer parts"
    return None


def _differ(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and one != other


def distinct_people(statements: Iterable[Statement]) -> tuple[Person, ...]:
    """The distinct people that statements name, each with its spellings; within one report every name is its own.

    Two namesakes in one report are two people, and stay two when another report is joined to them.
    """
    found = sorted(statements, key=lambda s: (s.document, s.id))
    groups = Groups(s.id for s in found)
    reasons: dict[str, set[str]] = {}
    for i, one in enumerate(found):
        for other in found[i + 1 :]:
            why = same_person(one, other)
            if why is not None and not _would_join_namesakes(found, groups, one, other):
                groups.join(one.id, other.id)
                reasons.setdefault(one.id, set()).add(f"{one.value} = {other.value}: {why}")
    members: dict[str, list[Statement]] = {}
    for statement in found:
        members.setdefault(groups.of(statement.id), []).append(statement)
    return tuple(_person(rows, reasons) for rows in members.values())


def named_in_full(statements: Sequence[Statement]) -> list[Statement]:
    """The statements without those of one name alone that another statement has within a longer one: "Example" takes up
    whom "Anna Example" names, or one of her family, and adds nobody."""
    keys = {s.id: frozenset(name_key(s.value or "")) for s in statements}
    longer = frozenset(part for key in keys.values() if len(key) > 1 for part in key)
    return [s for s in statements if len(keys[s.id]) != 1 or keys[s.id].isdisjoint(longer)]


def _would_join_namesakes(found: Sequence[Statement], groups: Groups, one: Statement, other: Statement) -> bool:
    """Whether joining would make one person of two entries of one report by one voice, unless told twice alike."""
    pair = {groups.of(one.id), groups.of(other.id)}
    rows = [s for s in found if groups.of(s.id) in pair]
    return any(
        a.document == b.document and a.value != b.value and not _longer_form(a, b)
        for i, a in enumerate(rows)
        for b in rows[i + 1 :]
    )


def _longer_form(one: Statement, other: Statement) -> bool:
    """Whether a report names somebody in full and again in short."""
    mine, theirs = set(name_key(one.value or "")), set(name_key(other.value or ""))
    return mine <= theirs or theirs <= mine


def _person(rows: Sequence[Statement], reasons: dict[str, set[str]]) -> Person:
    return Person(
        names=tuple(sorted({s.value or "" for s in rows})),
        claims=tuple(sorted(s.id for s in rows)),
        reasons=tuple(sorted({reason for s in rows for reason in reasons.get(s.id, ())})),
    )

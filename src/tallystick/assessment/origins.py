"""What statements finally rest on, and how many of those are independent of each other.

Two accounts are dependent when their chains share a named voice below the publisher, when their texts are near-copies,
or when they carry one wire story. The certain count joins whatever may be dependent; the possible one keeps apart what
may be independent, and counts an outlet's own words although nothing shows that anyone saw or asked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from tallystick.assessment.groups import Groups
from tallystick.assessment.offices import state_of
from tallystick.model.incident import Independence, Origin, Statement, Voice

Pairs = Collection[tuple[str, str]]
SPEAKS_FOR_ITSELF = frozenset(
    "state-forces government rebels militia coalition political-party monitor ngo igo account".split()
)
"""Kinds whose own publications are their own word: nobody stands behind an unattributed sentence but they."""
WITNESSES = frozenset({"person", None})
"""Kinds of named voices that may be nobody's spokesman: somebody found and asked them, whose word they then rest on."""
UNKNOWN = "unknown:"


@dataclass(frozen=True, slots=True)
class Footing:
    """What one statement rests on: ``keys`` join it with others, ``own`` is what it may be apart from them."""

    keys: frozenset[str]
    own: str
    name: str


def collectors(statements: Iterable[Statement], copies: Pairs = ()) -> dict[str, str]:
    """Who collected the words of each document: its wire agency, else its outlet; near-copies have one collector."""
    found: dict[str, str] = {}
    for statement in statements:
        root = statement.publisher.root if statement.publisher else f"document:{statement.document}"
        found[statement.document] = statement.wire or root
    groups = Groups(found)
    for one, other in copies:
        if one in found and other in found:
            groups.join(one, other)
    by_group: dict[str, list[str]] = defaultdict(list)
    for document, root in found.items():
        by_group[groups.of(document)].append(root)
    return {document: min(by_group[groups.of(document)]) for document in found}


def footing(statement: Statement, collector: str, interested: Collection[str] = ()) -> Footing:
    """What a statement rests on, given who collected the words of its document and the roots of interested parties.

    An outlet of such a party speaks for it. A dataset is compiled from what others published, often the very reports
    beside it: its rows are no certain origin.
    """
    if statement.compiled:
        return Footing(frozenset(), f"{UNKNOWN}{collector}", f"compiled by {_outlet(statement, collector)}")
    mine = {collector, statement.publisher.root if statement.publisher else collector}
    named = [voice for voice in statement.chain if voice.named and voice.root not in mine]
    if statement.chain and not statement.chain[-1].named:
        return _class_voice(statement, named, collector)
    if named:
        roots = frozenset(voice.root for voice in named).union(*map(state_of, named))
        witness = len(named) == 1 and named[-1].kind in WITNESSES
        return Footing(roots | {collector} if witness else roots, named[-1].root, named[-1].name)
    if statement.chain or statement.seen or collector in interested or _speaks_for_itself(statement.publisher):
        return Footing(frozenset({collector}), collector, _outlet(statement, collector))
    name = f"unattributed in {_outlet(statement, collector)}"
    return Footing(frozenset(), f"{UNKNOWN}{collector}", name)


def _class_voice(statement: Statement, named: Sequence[Voice], collector: str) -> Footing:
    """Activists, residents, a source: kept with the first who is named and collected their words."""
    who = statement.chain[-1]
    outlet = named[-1].name if named else _outlet(statement, collector)
    root = named[-1].root if named else collector
    keys = frozenset(voice.root for voice in named) or frozenset({collector})
    if not named and not statement.seen and who.name.startswith("unspecified"):
        return Footing(frozenset(), f"{UNKNOWN}{collector}", f"{who.name} in {outlet}")
    return Footing(keys, f"{who.root} via {root}", f"{who.name} via {outlet}")


def _speaks_for_itself(publisher: Voice | None) -> bool:
    return publisher is not None and publisher.kind in SPEAKS_FOR_ITSELF


def _outlet(statement: Statement, collector: str) -> str:
    return statement.publisher.name if statement.publisher else collector


def origins(
    statements: Sequence[Statement], copies: Pairs = (), interested: Collection[str] = (), name: str = "all"
) -> Independence:
    """The origins of some statements, those that count for certain first."""
    who = collectors(statements, copies)
    feet = {s.id: footing(s, who[s.document], interested) for s in statements}
    groups = Groups(key for foot in feet.values() for key in foot.keys)
    for foot in feet.values():
        first = min(foot.keys, default="")
        for key in foot.keys:
            groups.join(first, key)
    gathered: dict[str, list[str]] = defaultdict(list)
    for id_, foot in feet.items():
        gathered[groups.of(min(foot.keys)) if foot.keys else foot.own].append(id_)
    found = [_origin(key, ids, feet, interested) for key, ids in gathered.items()]
    found.sort(key=lambda origin: (not origin.certain, origin.key))
    keys = frozenset(key for foot in feet.values() for key in foot.keys)
    return Independence(
        property=name,
        certain=sum(origin.certain for origin in found),
        possible=len({_possible(foot, keys) for foot in feet.values()}),
        origins=tuple(found),
        rests_on=tuple(sorted((id_, foot.own) for id_, foot in feet.items())),
    )


def _possible(foot: Footing, keys: Collection[str]) -> str:
    """What a statement is at most; words nobody stands behind are none besides what their own outlet vouches for."""
    bare = foot.own.removeprefix(UNKNOWN)
    return bare if bare in keys else foot.own


def _origin(key: str, ids: Sequence[str], feet: Mapping[str, Footing], interested: Collection[str]) -> Origin:
    roots = sorted({root for id_ in ids for root in feet[id_].keys})
    certain = bool(roots)
    names = sorted({feet[id_].name for id_ in ids})
    return Origin(
        key=key,
        name=" / ".join(names),
        claims=tuple(sorted(ids)),
        certain=certain,
        interested=any(root in interested for root in roots),
        roots=tuple(roots),
    )


def interested_parties(statements: Iterable[Statement]) -> frozenset[str]:
    """The roots of the parties that an incident is about, of the government of the country it happened in, and of those
    the register knows as parties to the conflict there."""
    found: set[str] = set()
    for statement in statements:
        if statement.party is not None:
            found.add(statement.party)
        if statement.country is not None:
            found.add(f"{statement.country}:GOV")
            speaking = (*statement.chain, *filter(None, (statement.publisher,)))
            found.update(v.root for v in speaking if statement.country in v.at_war)
    return frozenset(found)


def independence(
    statements: Sequence[Statement], copies: Pairs = (), interested: Collection[str] | None = None
) -> tuple[Independence, ...]:
    """The independent origins of all statements together ("all"), then of each property by itself."""
    sides = interested_parties(statements) if interested is None else interested
    by_property: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        by_property[statement.property].append(statement)
    whole = origins(statements, copies, sides)
    return (whole, *(origins(by_property[name], copies, sides, name) for name in sorted(by_property)))

"""Whose names are withheld: private persons, witnesses, the harmed; and for the public tier what stands for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from tallystick.model.dossier import BY_LINE, PERSON, Dossier, Party, Source
from tallystick.model.incident import Statement, Voice
from tallystick.publish.exports.veil import NAME
from tallystick.publish.words import MONTHS
from tallystick.resources.gazetteer.lands import country_names, demonyms
from tallystick.resources.publishing.tables import publishing_table
from tallystick.resources.voices.register import shipped_register

NAMED = "named:"
STATE = ":GOV"
"""How the root of a state's voices ends."""
SEXUAL = "Sexual violence"
ADULT = 18
SHORTEST_PIECE = 3
"""Letters of a piece of a name that is looked for by itself."""
DAYS = tuple("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
BARE_WORDS = 2
"""Words a class of people may have ("residents", "medical source") before it describes somebody in particular."""


@dataclass(frozen=True, slots=True)
class Withheld:
    """``names``, and ``pieces`` of them, -> what stands for each; ``sources`` are voices told of as local sources,
    ``harmed`` named people."""

    names: dict[str, str]
    pieces: dict[str, str]
    sources: dict[str, str]
    harmed: frozenset[str]


def withheld(one: Dossier) -> Withheld:
    """The names of a dossier that the public tier does not tell."""
    harmed = frozenset(s.value for s in one.statements if s.property.startswith(NAMED) and s.value)
    never = frozenset(s.value for s in one.statements if s.value and is_never_named(s, one))
    sources = {name: f"local source {_letter(n)}" for n, name in enumerate(_private_voices(one, never))}
    parties = {p.name for p, acting in _parties(one) if is_private(p, acting=acting) or p.name in never}
    names = dict.fromkeys(sorted({*harmed, *never, *parties, *_strangers(one)}), NAME)
    pieces = {piece: NAME for name in names for piece in _pieces(name)}
    common = _common_words(one)
    for name, label in sources.items():
        if not _is_bare(name):
            names[name] = label
        if not _is_described(name):
            pieces |= {piece: label for piece in _pieces(name) if piece not in pieces and piece.lower() not in common}
    return Withheld(names, pieces, sources, harmed)


def is_never_named(statement: Statement, one: Dossier) -> bool:
    """Whether a statement names a child, somebody who is held, or who survived sexual violence."""
    if not statement.property.startswith(NAMED):
        return False
    young = statement.who in ("child", "children") or (statement.age is not None and statement.age < ADULT)
    held = publishing_table("safety")["persons"]["held"]
    captive = statement.property == f"{NAMED}captured" or statement.role in held or statement.status in held
    return young or captive or is_sexual(one)


def is_sexual(one: Dossier) -> bool:
    """Whether it is told to have been sexual violence: then no words of any report are told."""
    kinds = {one.setting.acled, *(told.acled for told in one.told)}
    return SEXUAL in kinds or "sexual" in {one.setting.mode, *(told.mode for told in one.told)}


def is_private(party: Party, *, acting: bool) -> bool:
    """Whether a party is a person without an office, or a family."""
    said = publishing_table("safety")["persons"]
    if party.kind == "group":
        return any(word in said["kin"] for word in party.name.lower().split())
    if party.kind != "person":
        return False
    public = {*said["public_sectors"], *(said["acting_sectors"] if acting else ())}
    return party.sector not in public


def is_private_voice(voice: Voice) -> bool:
    """Whether a voice is a person, an account, or a crowd without an office: somebody who may have to fear for it."""
    said = publishing_table("safety")["persons"]
    if voice.root.endswith(STATE) or voice.name.startswith(said["nobody"]):
        return False
    if voice.named:
        return voice.kind not in said["public_kinds"]
    offices = {*said["public_sectors"], *said["acting_sectors"]}
    return shipped_register().office_of(voice.name) not in offices


def is_private_publisher(source: Source) -> bool:
    """Whether a report was published under a person's account, or is an entry under one's name, rather than by an
    outlet."""
    if source.publisher is None:
        return False
    return (source.by == PERSON and source.publisher.endswith(BY_LINE)) or _is_account(source.publisher)


@lru_cache(maxsize=4096)
def _is_account(publisher: str) -> bool:
    return shipped_register().voice(publisher).kind in ("account", "person")


def _private_voices(one: Dossier, never: frozenset[str]) -> list[str]:
    """The names of private voices, in the order in which the dossier has them; an outlet of its reports is none."""
    outlets = {source.publisher for source in one.sources if not is_private_publisher(source)}
    voices = (voice for statement in one.statements for voice in statement.chain if voice.name not in outlets)
    found = [voice.name for voice in voices if is_private_voice(voice) or voice.name in never]
    found += [s.publisher.name for s in one.statements if s.publisher and s.publisher.kind in ("account", "person")]
    found += [source.publisher for source in one.sources if source.publisher and is_private_publisher(source)]
    return list(dict.fromkeys(found))


def _parties(one: Dossier) -> Iterator[tuple[Party, bool]]:
    for acting, of in ((True, "actors"), (False, "targets")):
        for told in (one.setting, *one.told):
            yield from ((party, acting) for party in getattr(told, of))


def _strangers(one: Dossier) -> Iterator[str]:
    """Names in claims on who did it or was hit that are those of no known party: they may be anybody's."""
    known = {party.name for party, acting in _parties(one) if not is_private(party, acting=acting)}
    register = shipped_register()
    for statement in one.statements:
        name = statement.value or ""
        told_of = name in known or name == name.lower() or register.key_of(name) is not None
        if statement.property in ("actor", "target", "responsibility") and not told_of:
            yield name


def _is_bare(name: str) -> bool:
    """Whether a name is a mere word for people, which is no secret wherever else it stands."""
    return name == name.lower() and name != name.upper() and len(name.split()) <= BARE_WORDS


def _is_described(name: str) -> bool:
    """Whether a voice is a description or a dateline rather than a name."""
    words = [word for word in name.split() if word.lower() not in publishing_table("safety")["persons"]["particles"]]
    return "," in name or any(word == word.lower() and word != word.upper() for word in words)


def _common_words(one: Dossier) -> frozenset[str]:
    """Words that stand in texts for something else than a voice: days, months, countries, the places told of."""
    places = {where.name for where in (one.setting.where, *(told.where for told in one.told)) if where}
    said = (*DAYS, *MONTHS, *country_names(), *demonyms(), *places)
    return frozenset(word.lower() for name in said for word in name.split())


def _pieces(name: str) -> list[str]:
    """The pieces of a person's name that name the person, or the family, by themselves."""
    particles = publishing_table("safety")["persons"]["particles"]
    words = [word.strip(".,'’\"()[]“”") for word in name.split()]
    words += [part for word in words if "-" in word for part in word.split("-")]
    long = [word for word in words if len(word) >= SHORTEST_PIECE and word.lower() not in particles]
    return [word for word in long if word != word.lower() or word == word.upper()]


def _letter(number: int) -> str:
    """A, B, … Z, AA, AB, …"""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def distinct(names: Iterable[str]) -> int:
    """How many different names there are, whatever their case."""
    return len({name.casefold() for name in names})

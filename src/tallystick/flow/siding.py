"""Who a name in an entry or an imported row is: a known party, a body of a state, people of a kind, or a thing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from tallystick.reader.parties import Role, countries, fold, party_of, roles
from tallystick.resources.tables import listed, read_table

IN_BRACKETS = re.compile(r"\s*\([^)]*\)")
WITHIN = re.compile(r"\(([^)]*)\)")
OF_STATE = re.compile(r"(?P<words>[A-Za-z ]+?) of (?:the )?(?P<country>[^()]+?)\s*(?:\([^()]*\))?")
"""As datasets write a state's bodies, with the years of its rule or another name of the country in brackets at the end
("Military Forces of Sample (2000-2010)"). Words after the brackets say that it is somebody else's part of them."""


class Named(NamedTuple):
    """What is known of a name, as an entity has it."""

    name: str
    kind: str
    country: str | None = None
    sector: str | None = None
    key: str | None = None


def named(name: str) -> Named:
    """Who or what a name is."""
    bare = IN_BRACKETS.sub("", name).strip() or name
    party = party_of(name) or party_of(bare)
    if party is not None:
        return Named(party.name, party.kind, party.country, party.sector, party.key)
    return _of_state(name) or _unknown(name, bare)


def _of_state(name: str) -> Named | None:
    """A body of a state: one origin, and one accused, with whatever else speaks or acts for that state."""
    found = OF_STATE.fullmatch(name.strip())
    sector = _bodies().get(found["words"].casefold()) if found else None
    country = _country(found["country"]) if found else None
    return Named(name, "party", country, sector, f"{country}:{sector}") if sector and country else None


def _unknown(name: str, bare: str) -> Named:
    role = _role(bare)
    if role is not None:
        where = next((code for part in WITHIN.findall(name) if (code := _country(part))), None)
        return Named(name, "group", where, role.sector)
    last = bare.split()[-1].lower() if bare.split() else ""
    return Named(name, "facility" if last in _things() else "party")


def _role(bare: str) -> Role | None:
    """The people of a kind that a name ends with ("shepherds")."""
    return roles().get(bare.split()[-1].lower()) if bare.split() else None


def _country(words: str) -> str | None:
    """The code of a country by its name; no adjective and no capital."""
    code, how = countries().get(fold(words.strip()), (None, ""))
    return code if how == "name" else None


@cache
def _bodies() -> Mapping[str, str]:
    return {row["words"]: row["sector"] for row in read_table("states", "importing")}


@cache
def _things() -> frozenset[str]:
    """Words for what can be hit and is nobody."""
    rows = (row for row in read_table("things") if "verb" not in row["kind"])
    return frozenset(form for row in rows for form in listed(row["forms"]))

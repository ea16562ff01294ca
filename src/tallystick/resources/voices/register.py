"""Whose voice a name is: the institution or party behind it, or a class of people that identifies nobody.

The names are those of ``lexicons/parties.tsv`` (``part_of`` leads to the institution), the class voices those of
``lexicons/roles.tsv``. Rows of a user's own, in the form of ``parties.tsv``, come before the shipped ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache

from tallystick.model.incident import Voice
from tallystick.resources.tables import Row, listed, read_table, word_set
from tallystick.resources.voices.offices import lands, office_named

STATE = frozenset({"GOV", "MIL", "COP", "SPY"})
"""Sectors whose people speak for their state: one origin per country."""
AT_WAR = frozenset({"state-forces", "government", "rebels", "militia", "coalition"})
"""Kinds of voices that are a party to the conflicts they are interested in; a monitor only watches them."""
OFFICIAL = STATE | {"LEG", "JUD", "REB", "PRM", "PTY", "ELI", "OPP"}
LEADING = re.compile(
    r"^(?:the|a|an|some|several|many|two|three|his|her|its|their|our|unidentified|unnamed|senior|top|[\w-]+-based)\s+",
    re.I,
)
POSSESSIVE = re.compile(r"['’]s?$")
UNSPECIFIED = re.compile(r"^unspecified\b", re.I)
OUTLET_ENDINGS = (" news agency", " agency", " tv", " network", " channel")
"""What an outlet's name may go without ("Hawar News")."""
POSSESSIVE_INSIDE = re.compile(r"['’]s?(?=\s|$)")
PRONOUNS = frozenset("i you he she it we they this that these those who".split())
AFTER = re.compile(r" (?:of|in|from|at|inside|near|on|by|for) ")
IN_BRACKETS = re.compile(r"\s*\([^)]*(?:\)|$)")
"""What stands in brackets; a name that was cut short may lack the closing one."""


def folded(name: str) -> str:
    """A key for comparing names: one kind of apostrophe and dash, lower case, no leading article."""
    plain = re.sub(r"\s+", " ", name.replace("’", "'").replace("–", "-")).strip(' .,;:“”"()[]')
    while (match := LEADING.match(plain)) is not None:
        plain = plain[match.end() :]
    return plain.lower().replace("u.s.", "us").replace("u.k.", "uk")


class Register:
    """The voices that are known; ``more`` are rows of a user's own."""

    def __init__(self, more: Iterable[Row] = ()) -> None:
        self._rows: dict[str, Row] = {}
        self._names: dict[str, str] = {}
        self._same: dict[str, str] = {}
        for row in (*more, *read_table("parties")):
            self._add(row)
        for row in read_table("handles", "voices"):
            self._names.setdefault(row["handle"], row["key"])

    def _add(self, row: Row) -> None:
        if row["key"] in self._rows:
            return
        self._rows[row["key"]] = row
        if row.get("same_as"):
            self._same[row["same_as"]] = row["key"]
        for name in (row["name"], *listed(row.get("aliases", ""))):
            self._names.setdefault(folded(name), row["key"])
            if row["kind"] == "media":
                for ending in OUTLET_ENDINGS:
                    self._names.setdefault(folded(name).removesuffix(ending), row["key"])

    def root(self, key: str) -> str:
        """The institution or party at the end of a key's chain; a state's bodies end at ``COUNTRY:GOV``."""
        passed = [key]
        while (row := self._rows.get(passed[-1])) is not None and row.get("part_of") and row["part_of"] not in passed:
            passed.append(row["part_of"])
        last = passed[-1]
        country, _, sector = last.partition(":")
        if sector in STATE or (not sector and last in _country_codes()):
            return f"{country}:GOV"
        return last

    def kind(self, key: str) -> str | None:
        """The kind of a known party; a country and a body composed of one are a government's."""
        row = self._rows.get(self._same.get(key, key))
        return row["kind"] if row else ("government" if self.root(key).endswith(":GOV") else None)

    def voice(
        self,
        name: str,
        *,
        key: str | None = None,
        country: str | None = None,
        sector: str | None = None,
        kind: str | None = None,
        office: str | None = None,
    ) -> Voice:
        """Who a name is; ``key``, ``country``, ``sector``, ``kind`` and ``office`` are what the reading knows of its
        entity."""
        voice = self._voice(name, key, country, sector, kind)
        held = office_named(office or name)
        return voice if held is None else replace(voice, office=held)

    def _voice(self, name: str, key: str | None, country: str | None, sector: str | None, kind: str | None) -> Voice:
        found = key or self.key_of(name) or self._within(name)
        if found is not None:
            return Voice(
                name=name, root=self.root(found), named=self.kind(found) != "class", kind=self.kind(found),
                country=self._country(found), at_war=self._at_war(found),
            )  # fmt: skip
        role, lead, land = _role(name)
        state = country or land
        official = role in STATE or (role is None and sector in STATE)
        if state is not None and official and not UNSPECIFIED.match(name):
            return Voice(name=name, root=f"{state}:GOV", kind="government", country=state)
        described = _uncapitalised(name) or (role is not None and not (role in OFFICIAL and lead))
        if UNSPECIFIED.match(name) or described:
            return Voice(name=name, root=f"class:{folded(name)}", named=False, kind="class", country=state)
        plain = folded(IN_BRACKETS.sub("", name))
        kind = "account" if plain.lstrip("'").startswith("@") else kind or ("party" if _is_body(name) else None)
        return Voice(name=name, root=plain.lstrip("'@"), kind=kind, country=state)

    def office_of(self, name: str) -> str | None:
        """The sector that a description of speakers names ("regional governor": GOV); None for a name."""
        return _role(name)[0]

    def _country(self, key: str) -> str | None:
        row = self._rows.get(key)
        code = row["country"] if row else key.partition(":")[0]
        return code if code in _country_codes() else None

    def _at_war(self, key: str) -> tuple[str, ...]:
        """The countries in whose conflict a party, or the party that an outlet belongs to, fights."""
        row = self._rows.get(key)
        fights = row is not None and (row["kind"] in AT_WAR or self.kind(self.root(key)) in AT_WAR)
        names = listed(row.get("interested", "")) if row and fights else ()
        return tuple(sorted({lands()[name.lower()] for name in names if name.lower() in lands()}))

    def key_of(self, name: str) -> str | None:
        """The key of a name, alias, account or country."""
        bare = IN_BRACKETS.sub("", name)
        for form in (folded(name), folded(bare), POSSESSIVE.sub("", folded(bare)), folded(bare).lstrip("'@ ")):
            if form in self._names:
                return self._names[form]
        return _countries().get(folded(bare))

    def _within(self, name: str) -> str | None:
        """The party inside a description: in brackets, before its people, or whose statement or member it is."""
        inside = [IN_BRACKETS.sub("", part).strip(" ()") for part in re.findall(r"\((.*)\)", name)]
        bare = IN_BRACKETS.sub("", name).strip()
        for part in inside:
            if (key := self._names.get(folded(part))) is not None and not _uncapitalised(part):
                return key
        inside += [part for part in AFTER.split(bare)[1:2] if bare == name]
        for part in (*inside, bare):
            words = POSSESSIVE_INSIDE.sub("", part).split()
            for size in range(len(words), 0, -1):
                key = self._names.get(folded(" ".join(words[:size])))
                named = size > 1 or words[0].isupper() or (len(words) > 1 and words[0].istitle())
                if key is not None and named and _people(words[size:]):
                    return key
        return None

    def names_of(self, key: str) -> tuple[str, ...]:
        """All names of a known party."""
        row = self._rows.get(key)
        return (row["name"], *listed(row["aliases"])) if row else ()


def _people(words: list[str]) -> bool:
    """Whether what follows a party's name are its people ("officials", "board of directors", "chief Amal Sample"), or
    nothing."""
    if not words:
        return True
    head = " ".join(words).split(" of ")[0].split()
    if _roles().get(folded(words[0])) is not None and all(word[:1].isupper() for word in words[1:]):
        return True
    return folded(head[-1]) in _roles() or folded(words[-1]) in _roles() or head[-1] in PARTS


def _is_body(name: str) -> bool:
    """Whether a proper name is a body's by its noun ("Harbour Media Centre"), which speaks with one voice."""
    words = AFTER.split(IN_BRACKETS.sub("", name).strip())[0].split()
    return len(words) > 1 and words[-1].istitle() and words[-1].lower() in _bodies()


PARTS = frozenset("board statement website page account press office branch headquarters command bureau".split())
"""Parts of an institution that speak for it."""


def _uncapitalised(name: str) -> bool:
    """Whether a name is a mere description, in a script that has capitals."""
    if folded(name) in PRONOUNS:
        return True
    return name == name.lower() and name != name.upper() and not name.lstrip("'").startswith("@")


@cache
def _countries() -> Mapping[str, str]:
    """Country names, aliases and capitals that stand for the government, folded, to a code."""
    table: dict[str, str] = {}
    for column in ("name", "aliases", "capitals", "metonyms"):
        for row in read_table("countries"):
            for word in listed(row[column]):
                table.setdefault(folded(word), row["alpha3"])
    return table


@cache
def _country_codes() -> frozenset[str]:
    return frozenset(row["alpha3"] for row in read_table("countries"))


@cache
def _adjectives() -> Mapping[str, str]:
    table = dict(_countries())
    for row in read_table("countries"):
        for word in listed(row["adjectives"]):
            table.setdefault(folded(word), row["alpha3"])
    return table


@cache
def _bodies() -> frozenset[str]:
    """Nouns for bodies that speak with one voice."""
    return next(frozenset(listed(row["words"])) for row in read_table("attribution") if row["set"] == "bodies")


@cache
def _roles() -> Mapping[str, str]:
    """Folded nouns of speakers, in the singular and plural, to their sector."""
    table: dict[str, str] = {}
    for row in read_table("roles"):
        if row["voice_class"] == "yes" or row["kind"] in ("state-forces", "person-office"):
            for form in (row["lemma"], row["plural"]):
                table.setdefault(form.lower(), row["sector"] or "CVL")
    return table


def _role(name: str) -> tuple[str | None, bool, str | None]:
    """A description's sector (None = it is a name), whether a proper name leads it, and the country it names."""
    written = IN_BRACKETS.sub("", name).strip()
    words = folded(AFTER.split(written)[0]).split()
    for size in range(min(3, len(words)), 0, -1):
        sector = _roles().get(" ".join(words[-size:]))
        if sector is not None:
            lead = words[:-size]
            return sector, _proper(written, lead), _land(lead)
    return None, False, None


def _proper(written: str, lead: list[str]) -> bool:
    """Whether one of the leading words is a name ("Kyiv officials"); what many are called is none ("Western")."""
    own = [word for word in lead if word not in word_set("of_no_state")]
    return any(POSSESSIVE.sub("", word).capitalize() in written or word.upper() in written.split() for word in own)


def _land(lead: list[str]) -> str | None:
    """The country that a description begins with ("American officials", "US-led forces" none)."""
    for size in range(len(lead), 0, -1):
        code = _adjectives().get(POSSESSIVE.sub("", " ".join(lead[:size])))
        if code is not None:
            return code
    return None


@cache
def shipped_register() -> Register:
    """The register as shipped."""
    return Register()

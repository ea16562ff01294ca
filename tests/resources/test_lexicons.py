"""The shape of the shipped lexicons: columns, vocabularies, keys and references. Their quality is for bench/."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from importlib.resources import files

import pytest

from tallystick.resources.tables import Row, listed, read_table


def words(text: str) -> set[str]:
    """The words of a line as a set."""
    return set(text.split())


COLUMNS = {
    "countries": "key alpha3 name aliases adjectives capitals metonyms ambiguous note",
    "parties": "key name aliases kind country sector part_of interested ambiguous same_as note",
    "roles": "lemma plural kind sector who voice_class note",
    "weapons": "phrase plural aliases family mode acled delivery allegation note",
    "cues": "cue pos stance sourceless quoted weak forms note",
    "leaders": "name surnames country",
}
KEYS = {
    "countries": ("key",),
    "parties": ("key",),
    "roles": ("lemma",),
    "weapons": ("phrase",),
    "cues": ("cue", "pos"),
    "leaders": ("name",),
}
AT_LEAST = {"countries": 200, "parties": 350, "roles": 250, "weapons": 220, "cues": 200, "leaders": 700}
SECTORS = words("GOV MIL REB PRM UAF COP SPY CVL JRN MED NGO OPP PTY REF CRM JUD LEG BUS EDU LAB REL ELI") | {""}
ORGANISATIONS = {"IGO", "UNO", "EUR"}
ALLOWED: dict[tuple[str, str], set[str]] = {
    ("countries", "ambiguous"): {"", "yes"},
    ("parties", "ambiguous"): {"", "yes"},
    ("parties", "sector"): SECTORS,
    ("parties", "kind"): words(
        "state-forces government rebels militia political-party monitor media igo ngo coalition class"
    ),
    ("roles", "sector"): SECTORS,
    ("roles", "voice_class"): {"yes", "no"},
    ("roles", "who"): words(
        "civilians children women men combatants security-forces journalists medics aid-workers unspecified"
    ),
    ("roles", "kind"): words(
        "state-forces government police rebels militia civilians medics journalists aid-workers children women men "
        "combatants security-forces monitors media class-voice person-office instrument unspecified"
    ),
    ("weapons", "family"): words(
        "small-arms explosive IED mine artillery rocket missile air-delivered drone aircraft vehicle-bomb suicide "
        "chemical incendiary cluster blade tank naval other"
    ),
    ("weapons", "mode"): words(
        "firearms explosives suicide-attack aerial drone heavy-weapons unconventional primitive crowd-control"
    )
    | {""},
    ("weapons", "acled"): {
        "",
        "Air/drone strike",
        "Shelling/artillery/missile attack",
        "Remote explosive/landmine/IED",
        "Suicide bomb",
        "Grenade",
        "Chemical weapon",
    },
    ("weapons", "delivery"): {"", "air-dropped", "ground-launched", "naval", "drone", "emplaced", "unclear"},
    ("weapons", "allegation"): words(
        "white-phosphorus cluster-munition chemical barrel-bomb incendiary ewipa thermobaric mine booby-trap "
        "bunker-buster"
    )
    | {""},
    ("cues", "stance"): words("states alleges denies confirms promises calls-for expects doubts"),
    ("cues", "pos"): words("verb noun adjective adverb preposition phrase modal"),
    ("cues", "sourceless"): {"yes", "no"},
    ("cues", "quoted"): {"yes", "no"},
    ("cues", "weak"): {"yes", "no"},
}
TABLES = sorted(COLUMNS)


def raw_lines(name: str) -> list[str]:
    """The lines of one lexicon as they are shipped."""
    return files("tallystick.resources.lexicons").joinpath(f"{name}.tsv").read_text(encoding="utf-8").split("\n")


def repeated(words: Iterable[str]) -> list[str]:
    """What occurs more than once."""
    return sorted(word for word, count in Counter(words).items() if count > 1)


def names_of(row: Row) -> tuple[str, ...]:
    """The name and aliases of a party or country."""
    return (row["name"], *listed(row["aliases"]))


@pytest.mark.parametrize("name", TABLES)
def test_every_line_has_the_columns_of_the_header(name: str) -> None:
    """A line with a tab too few or too many would shift words into another column."""
    first, header, *rest = raw_lines(name)
    assert first.startswith("# licence: own work")
    assert header.split("\t") == COLUMNS[name].split()
    width = header.count("\t")
    assert [line for line in rest if line and not line.startswith("#") and line.count("\t") != width] == []


@pytest.mark.parametrize("name", TABLES)
def test_no_cell_has_stray_blanks_or_delimiters(name: str) -> None:
    """Blanks at the edge of a cell, empty list items or the delimiter of the drafts would never match a text."""
    cells = [cell for line in raw_lines(name)[2:] for cell in line.split("\t")]
    assert [cell for cell in cells if cell != cell.strip() or "|" in cell] == []
    listing = [row[c] for row in read_table(name) for c in ("aliases", "forms", "adjectives") if c in row]
    assert [cell for cell in listing if ";;" in cell or cell.startswith(";") or cell.endswith(";")] == []


@pytest.mark.parametrize("name", TABLES)
def test_keys_are_present_and_unique(name: str) -> None:
    """Two entries under one key would hide each other."""
    keys = ["/".join(row[column] for column in KEYS[name]) for row in read_table(name)]
    assert repeated(keys) == []
    assert all(keys)
    assert len(keys) >= AT_LEAST[name]


@pytest.mark.parametrize(("name", "column"), sorted(ALLOWED))
def test_vocabularies_hold(name: str, column: str) -> None:
    """Every cell of a closed column is a word of its vocabulary."""
    assert {row[column] for row in read_table(name)} - ALLOWED[name, column] == set()


def test_country_codes_are_alpha3_and_keys_start_with_them() -> None:
    """A key is the alpha-3 code, or the code with a part for a territory inside it."""
    rows = read_table("countries")
    assert [r["key"] for r in rows if not re.fullmatch(r"[A-Z]{3}", r["alpha3"])] == []
    assert [r["key"] for r in rows if not re.fullmatch(rf"{r['alpha3']}(-[A-Z]+)?", r["key"])] == []


def test_party_countries_are_known() -> None:
    """A party belongs to a listed country, to a kind of organisation, or to none."""
    known = {row["alpha3"] for row in read_table("countries")} | ORGANISATIONS | {""}
    assert [r["key"] for r in read_table("parties") if r["country"] not in known] == []


def test_part_of_and_same_as_point_somewhere() -> None:
    """part_of is a key of this table or a party composed of country and sector; same_as is always the latter."""
    rows = read_table("parties")
    composed = {f"{c['alpha3']}:{s}" for c in read_table("countries") for s in ("GOV", "MIL", "COP")}
    keys = {row["key"] for row in rows}
    assert [r["key"] for r in rows if r["part_of"] and r["part_of"] not in keys | composed] == []
    assert [r["key"] for r in rows if r["same_as"] and r["same_as"] not in composed] == []
    assert repeated(r["same_as"] for r in rows if r["same_as"]) == []


def test_part_of_has_no_circles() -> None:
    """Walking up from any party ends."""
    above = {row["key"]: row["part_of"] for row in read_table("parties")}
    for start in above:
        seen, here = {start}, above[start]
        while here:
            assert here not in seen, start
            seen.add(here)
            here = above.get(here, "")


def test_a_name_of_two_parties_is_marked_ambiguous_in_both() -> None:
    """One word for two parties is allowed only where both entries say so."""
    rows = read_table("parties")
    shared = set(repeated(word for row in rows for word in {w.casefold() for w in names_of(row)}))
    silent = [(r["key"], w) for r in rows for w in names_of(r) if w.casefold() in shared and r["ambiguous"] != "yes"]
    assert silent == []


def test_no_entry_repeats_its_own_words() -> None:
    """An alias equal to the name, or given twice, is a slip."""
    tables = ("countries", "parties")
    assert [(r["key"], repeated(names_of(r))) for t in tables for r in read_table(t) if repeated(names_of(r))] == []
    weapons = [(w["phrase"], *listed(w["aliases"])) for w in read_table("weapons")]
    assert [(w[0], repeated(w)) for w in weapons if repeated(w)] == []


def test_a_weapon_word_belongs_to_one_entry() -> None:
    """Two families for one word would make the mode a matter of line order."""
    entries = [{w.casefold() for w in (r["phrase"], *listed(r["aliases"]))} for r in read_table("weapons")]
    assert repeated(word for entry in entries for word in entry) == []


@pytest.mark.parametrize(
    ("alias", "key"),
    [
        ("ISIL", "islamic-state"),
        ("SOHR", "syrian-observatory"),
        ("YPG", "ypg"),
        ("IDF", "israel-defense-forces"),
        ("FMLN", "fmln"),
        ("PKK", "kurdistan-workers-party"),
        ("Doctors Without Borders", "msf"),
        ("CENTCOM", "us-central-command"),
    ],
)
def test_well_known_short_forms_lead_to_their_party(alias: str, key: str) -> None:
    """The short forms that reports use most lead to exactly one party."""
    assert [r["key"] for r in read_table("parties") if alias in names_of(r)] == [key]


@pytest.mark.parametrize(
    ("cue", "pos", "stance"),
    [
        ("say", "verb", "states"),
        ("claim responsibility", "phrase", "states"),
        ("accuse", "verb", "alleges"),
        ("reportedly", "adverb", "alleges"),
        ("admit", "verb", "confirms"),
        ("deny", "verb", "denies"),
        ("call for", "phrase", "calls-for"),
        ("forecast", "verb", "expects"),
        ("unable to determine", "phrase", "doubts"),
        ("condemn", "verb", "states"),
    ],
)
def test_the_stance_follows_the_cue(cue: str, pos: str, stance: str) -> None:
    """The conventions of the readings fix the stance of these cues."""
    assert [r["stance"] for r in read_table("cues") if (r["cue"], r["pos"]) == (cue, pos)] == [stance]


def test_the_forms_of_a_cue_include_it_or_its_inflections() -> None:
    """Matching goes by forms: an entry without forms would never be found."""
    rows = read_table("cues")
    assert [r["cue"] for r in rows if not listed(r["forms"])] == []
    verbs = [r for r in rows if r["pos"] == "verb" and r["cue"] not in listed(r["forms"])]
    assert [r["cue"] for r in verbs] == []


def test_no_set_of_words_is_there_twice() -> None:
    """The later of two rows of one name would replace the earlier without a word."""
    names = [row["name"] for row in read_table("wordsets")]
    assert len(names) == len(set(names))

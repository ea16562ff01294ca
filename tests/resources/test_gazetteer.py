"""The shipped places: found under any of their names, fast, and with their source."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tallystick.model.geo import Coordinates, GazetteerEntry, distance_km
from tallystick.resources.gazetteer import ATTRIBUTION, Gazetteer, default_gazetteer, load_dump, store
from tallystick.resources.gazetteer.gazetteer import DATA
from tallystick.resources.gazetteer.keys import key, skeleton, spelling, without_article
from tallystick.resources.gazetteer.lands import rows

OWN_TABLES = ("country_names.tsv", "extra_places.tsv", "regions.tsv", "nature.tsv", "natural_earth.tsv")

KNOWN = [
    ("At Tanf", "SYR", 33.50, 38.65),
    ("Tanf", "SYR", 33.50, 38.65),
    ("Jobar", "SYR", 33.53, 36.33),
    ("Baghuz", "SYR", 34.45, 40.95),
    ("Hodeidah", "YEM", 14.80, 42.95),
    ("Raqqah", "SYR", 35.95, 39.01),
    ("Ar-Raqqa", "SYR", 35.95, 39.01),
    ("Deir al-Zour", "SYR", 35.33, 40.14),
    ("Khan Sheikhoun", "SYR", 35.44, 36.65),
    ("Tabqah", "SYR", 35.84, 38.55),
    ("Mosul", "IRQ", 36.34, 43.13),
    ("الموصل", "IRQ", 36.34, 43.13),
    ("الرقة", "SYR", 35.95, 39.01),
    ("Бахмут", "UKR", 48.59, 38.00),
    ("Kharkov", "UKR", 49.98, 36.25),
    ("Zamzam camp", "SDN", 13.48, 25.31),
    ("San Miguel", "SLV", 13.48, -88.18),
]


@pytest.mark.parametrize(("name", "country", "lat", "lon"), KNOWN)
def test_places_that_reports_name_are_found(name: str, country: str, lat: float, lon: float) -> None:
    """Each stands, in the right country, within 15 km of where it is."""
    here = Coordinates(lat=lat, lon=lon)
    found = [m.entry for m in default_gazetteer().lookup(name) if m.entry.country == country]
    assert any(distance_km(entry.point, here) < 15 for entry in found), found


@pytest.mark.parametrize(
    ("name", "kind", "country"),
    [
        ("Helmand", "province", "AFG"),
        ("Donbas", "region", "UKR"),
        ("Gaza Strip", "region", "PSE"),
        ("Syria", "country", "SYR"),
        ("Euphrates", "river", None),
        ("Black Sea", "sea", None),
        ("Texas", "province", "USA"),
        ("Kurdistan Region", "region", "IRQ"),
        ("Guangdong", "province", "CHN"),
        ("Nuevo León", "province", "MEX"),
        ("Cornwall", "province", "GBR"),
    ],
)
def test_what_is_no_settlement_is_there_too(name: str, kind: str, country: str | None) -> None:
    """Regions, countries and waters have entries of their own kind."""
    assert any(m.entry.kind == kind and m.entry.country == country for m in default_gazetteer().lookup(name))


@pytest.mark.parametrize(
    ("spelling", "name", "country"),
    [("Deir Ezzour", "Deir ez-Zor", "SYR"), ("Hudayda", "Al Ḩudaydah", "YEM"), ("Shajaiya", "Shuja'iyya", "PSE")],
)
def test_other_transliterations_are_found_by_consonants_in_the_known_country_only(
    spelling: str, name: str, country: str
) -> None:
    """The skeleton finds what no exact key does, and nothing without a country or in another one."""
    places = default_gazetteer()
    assert places.lookup(spelling) == ()
    assert name in {m.entry.name for m in places.sounds_like(spelling, {country})}
    assert places.sounds_like(spelling, ()) == ()
    assert name not in {m.entry.name for m in places.sounds_like(spelling, {"PER"})}


@pytest.mark.parametrize(
    ("spelt", "name", "country"), [("Sheikh Zuwaid", "Sheikh Zuweid", "EGY"), ("Kafr Batnaa", "Kafr Batna", "SYR")]
)
def test_a_name_in_another_spelling_is_found_in_the_known_country_only(spelt: str, name: str, country: str) -> None:
    """Doubled letters and vowels of one sound part no two names; the country still must be known."""
    places = default_gazetteer()
    right = {m.entry.geonameid for m in places.lookup(name) if m.entry.country == country}
    assert right & {m.entry.geonameid for m in places.spelt_otherwise(spelt, {country})}
    assert places.spelt_otherwise(spelt, ()) == ()
    assert not right & {m.entry.geonameid for m in places.spelt_otherwise(spelt, {"PER"})}


def test_spellings_of_one_name_are_one_and_short_names_have_none() -> None:
    """Articles, vowels of one sound and silent endings go; two consonants are not enough to tell a name by."""
    assert spelling(key("Sheikh Zuwayyid")) == spelling(key("Shaykh az-Zuwaid"))
    assert spelling(key("Tal Rifaat")) != spelling(key("Tal Rafah"))
    assert spelling(key("Dara")) == ""
    assert spelling("الرقه") == ""


def test_the_points_of_countries_are_natural_earths_and_lie_among_their_places() -> None:
    """No slip of a code: some place is within the radius of the country's area, but for islands far from each other."""
    given = {
        row[1]: Coordinates(lat=float(row[6]), lon=float(row[7]))
        for row in rows("natural_earth.tsv")
        if row[0] == "country"
    }
    opened = store.Store(DATA)
    entries = [opened.place(number) for number in range(len(opened))]
    countries = {e.country: e for e in entries if e.kind == "country" and e.country in given}
    assert len(countries) > 200
    assert all(distance_km(country.point, given[code]) < 1 for code, country in countries.items() if code)
    near: set[str | None] = set()
    for entry in entries:
        held = countries.get(entry.country) if entry.kind in ("city", "town", "village") else None
        if held and entry.country not in near and distance_km(entry.point, held.point) <= held.radius_km:
            near.add(entry.country)
    assert {code for code, held in countries.items() if held.radius_km >= 70} <= near


def test_provinces_stand_where_natural_earth_draws_them_or_among_their_places() -> None:
    """Ontario's people live in its south and its ground does not; former provinces are found too."""
    known = default_gazetteer()
    ontario = next(m.entry for m in known.lookup("Ontario") if m.entry.country == "CAN")
    assert ontario.lat > 49
    assert any(m.entry.country == "NOR" for m in known.lookup("Hedmark"))


def test_a_province_takes_no_name_from_a_town() -> None:
    """Gaza in Mozambique and Maribor's commune are found as provinces, and the towns stay first by name."""
    for name, country in (("Gaza", "MOZ"), ("Maribor", "SVN")):
        found = [m for m in default_gazetteer().lookup(name) if m.entry.kind == "province"]
        assert all(m.how == "alternate" for m in found)
        assert any(m.entry.country == country for m in found)


def test_keys_make_spellings_the_same() -> None:
    """Case, accents, apostrophes and hyphens go; so does the article in the second key."""
    assert key("Ar-Raqqah") == key("ar raqqah") == key("Ar Raqqaẖ")
    assert key("Dar‘ā") == "dara"
    assert key("Şırnak") == "sirnak"
    assert without_article(key("Al-Bab")) == "bab"
    assert without_article(key("الرقة")) == key("رقة")
    assert without_article("at") == "at"
    assert skeleton(key("Deir ez-Zor")) == skeleton(key("Dayr az Zawr")) == skeleton(key("Deir al-Zour"))
    assert skeleton(key("Raqqa")) != skeleton(key("Riqqada"))


def test_the_file_is_small_and_made_of_the_tables_beside_it() -> None:
    """At most 9 MiB, and remade after the last change to our own tables (else: run tools/build_gazetteer.py)."""
    assert DATA.stat().st_size <= 9 * 2**20
    tables = b"".join((DATA.parent / name).read_bytes() for name in OWN_TABLES)
    assert store.Store(DATA).header["note"] == hashlib.sha256(tables).hexdigest()
    assert len(default_gazetteer()) > 150_000


def test_every_own_row_names_its_source_and_stands_on_the_earth() -> None:
    """Our own tables: a source each, coordinates in range, no name twice in one country."""
    for name in ("extra_places.tsv", "nature.tsv"):
        lines = (DATA.parent / name).read_text(encoding="utf-8").splitlines()
        rows = [line.split("\t") for line in lines if line and not line.startswith("#")][1:]
        assert all(len(row) == 8 and row[7] for row in rows)
        assert all(Coordinates(lat=float(row[3]), lon=float(row[4])) for row in rows if row[7] != "GeoNames")
        assert len({(row[0], row[2]) for row in rows}) == len(rows)
        assert name != "extra_places.tsv" or len(rows) >= 100


def test_the_licence_line_names_geonames_and_its_licence() -> None:
    """CC BY asks for the name and the licence wherever the places are shown."""
    assert "GeoNames" in ATTRIBUTION
    assert "Creative Commons Attribution 4.0" in ATTRIBUTION
    assert default_gazetteer().attribution == ATTRIBUTION


def test_ten_names_from_cold_take_little_time() -> None:
    """After import, opening and ten look-ups stay under 50 ms (three tries: the machine may be busy)."""
    code = (
        "import time; from tallystick.resources.gazetteer import Gazetteer; t = time.perf_counter(); g = Gazetteer();"
        "[g.lookup(n) for n in 'Mosul Raqqa Kharkiv Paris Nyala Tripoli Goma Kabul Aden Lima'.split()];"
        "print(time.perf_counter() - t)"
    )
    times = [
        float(subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout)
        for _ in range(3)
    ]
    assert min(times) < 0.05, times


def _entry(number: int, name: str) -> GazetteerEntry:
    return GazetteerEntry(
        geonameid=number,
        name=name,
        country="SYR",
        lat=round(number / 100, 2),
        lon=-round(number / 50, 2),
        population=number * 7,
        kind="town",
        admin1="07",
        radius_km=1.5,
        source="test",
    )


@settings(max_examples=25, deadline=None)
@given(names=st.lists(st.text("abcdé عوЖ ", min_size=1, max_size=12).filter(str.strip), min_size=1, max_size=40))
def test_what_is_written_is_found_again(tmp_path_factory: pytest.TempPathFactory, names: list[str]) -> None:
    """Every key leads back to exactly the places written under it, for any names (a law)."""
    path = tmp_path_factory.mktemp("gazetteer") / "places.bin"
    entries = [_entry(n + 1, name) for n, name in enumerate(names)]
    rows: dict[str, list[int]] = {}
    for number, name in enumerate(names):
        rows.setdefault(key(name) or "?", []).append(number * 4)
    store.write(path, entries, sorted(rows.items()), "note")
    opened = store.Store(path)
    for word, numbers in rows.items():
        assert [n for n, _ in opened.postings(word)] == [n // 4 for n in numbers]
    assert [opened.place(n) for n in range(len(entries))] == entries
    assert opened.postings("zzz no such key") == ()


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60))
def test_any_words_can_be_looked_up(words: str) -> None:
    """No text makes a look-up fail (a law)."""
    places = default_gazetteer()
    places.lookup(words)
    places.sounds_like(words, {"SYR"})


@pytest.mark.parametrize("content", [b"", b"no gazetteer", b"TSGAZ"])
def test_a_file_that_is_no_gazetteer_is_refused(tmp_path: Path, content: bytes) -> None:
    """A ValueError with the path, not a struct error."""
    path = tmp_path / "x.bin"
    path.write_bytes(content)
    with pytest.raises(ValueError, match=r"x\.bin: not a gazetteer file"):
        Gazetteer(path)


ROW = (
    "170001\tTall Qaşşār\tTall Qassar\tTal Qassar,Tell Kassar\t36.55\t37.35\tP\tPPL"
    "\tSY\t\t09\t\t\t\t{people}\t\t400\tAsia/Damascus\t2017-01-01"
)


def test_a_dump_adds_places(tmp_path: Path) -> None:
    """A user's GeoNames dump is found beside the shipped places, quotes in names and all, and changes the digest."""
    path = tmp_path / "SY.txt"
    path.write_text(
        "\n".join(
            [ROW.format(people=900), ROW.format(people="").replace("170001", "170002").replace("PPL\t", "STLMT\t"), ""]
        )
    )
    plain = default_gazetteer()
    assert plain.lookup("Tal Qassar") == ()
    more = plain.with_layer(load_dump(path))
    found = more.lookup("Tal Qassar")
    assert {m.entry.geonameid for m in found} == {170001, 170002}
    assert found[0].entry.country == "SYR"
    assert more.lookup("Mosul") == plain.lookup("Mosul")
    assert more.digest != plain.digest


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("1\tX\tX", r"SY\.txt, line 2: 3 tab-separated columns where a GeoNames dump has 19"),
        (ROW.format(people="many"), r"line 2: geonameid, latitude, longitude or population is not a number"),
        (ROW.format(people=1).replace("36.55", "136.55"), r"line 2: latitude 136\.55 is outside"),
        (ROW.format(people=1).replace("Tall Qaşşār\t", "\t"), r"line 2: a place without a name"),
    ],
)
def test_a_bad_dump_is_refused_in_one_line(tmp_path: Path, line: str, message: str) -> None:
    """The error names the file and the line."""
    path = tmp_path / "SY.txt"
    path.write_text(ROW.format(people=900) + "\n" + line + "\n")
    with pytest.raises(ValueError, match=message) as caught:
        load_dump(path)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(("content", "message"), [(b"\xff\xfe\x00", "line 1: not UTF-8"), (b"\n\n", "no place in it")])
def test_what_is_no_text_is_no_dump(tmp_path: Path, content: bytes, message: str) -> None:
    """Binary and empty files are refused with a clear line."""
    path = tmp_path / "SY.txt"
    path.write_bytes(content)
    with pytest.raises(ValueError, match=message):
        load_dump(path)

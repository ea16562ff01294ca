"""The shapes of other datasets: exact headers, our own ids, and empty cells for what we cannot know."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doubles.dossiers import AS_OF, DAY, JETS, day, dossier, ends, judged, place, told
from tallystick.model.dossier import Dossier, Party
from tallystick.model.incident import Grade
from tallystick.publish.exports import acled, ged
from tallystick.publish.exports.forms import FORMS, file_name, files_of, fitting
from tallystick.publish.exports.gather import Gathered, gather
from tallystick.publish.exports.own import INCIDENTS
from tallystick.publish.exports.reports import CLAIMS
from tallystick.publish.exports.terms import Terms
from tallystick.resources.methods.load import load_method

ACLED = (
    "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,inter1,"
    "actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,location,"
    "latitude,longitude,geo_precision,source,source_scale,notes,fatalities,tags,timestamp"
)
GED = (
    "id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,conflict_name,"
    "dyad_dset_id,dyad_new_id,dyad_name,side_a_dset_id,side_a_new_id,side_a,side_b_dset_id,side_b_new_id,side_b,"
    "number_of_sources,source_article,source_office,source_date,source_headline,source_original,where_prec,"
    "where_coordinates,where_description,adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,country,country_id,region,"
    "event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,low,gwnoa,"
    "gwnob"
)
AIRWARS_START = (
    "post_id,code,permalink,date,date_end,date_type,country_slug,country_name,region,location_name,"
    "location_name_arabic,latitude,longitude,geolocation_accuracy_slug,geolocation_accuracy_name,strike_status_slug,"
    "strike_status_name,strike_type_name,civilian_harm_reported,civilian_harm_status_slug,civilian_harm_status_name,"
    "cause_of_death_injury_name,infrastructure_slug,infrastructure_name,impact_name,targeted_belligerent_slug,"
    "targeted_belligerent_name,civilian_non_combatants_killed_min,civilian_non_combatants_killed_max,"
    "civilian_non_combatants_injured_min,civilian_non_combatants_injured_max,children_killed_min"
).split(",")


def gathered(*dossiers: Dossier, method: str = "airwars", **more: object) -> Gathered:
    """An export of some dossiers."""
    return gather(dossiers, Terms(as_of=AS_OF, method=load_method(method), **more))  # type: ignore[arg-type]


def rows(form: str, *dossiers: Dossier, **more: object) -> list[dict[str, str]]:
    """The rows of an export in the form of a CSV."""
    made = fitting(form, gathered(*dossiers, method=FORMS[form].method or "airwars", **more))
    text = files_of(form, made, "x.csv")["x.csv"].decode("utf-8")
    return list(csv.DictReader(io.StringIO(text)))


def test_headers_are_exactly_theirs() -> None:
    """A file in another dataset's form has its header, letter for letter."""
    assert ",".join(c.name for c in acled.COLUMNS) == ACLED and len(acled.COLUMNS) == 31
    assert ",".join(c.name for c in ged.COLUMNS) == GED and len(ged.COLUMNS) == 49


def test_airwars_has_the_patterns_filled_in_and_our_columns_after_them() -> None:
    """Groups, outcomes, ends, flags and blocks are written out; grade, method and as-of day follow."""
    (row,) = rows("airwars", dossier())
    names = list(row)
    assert names[: len(AIRWARS_START)] == AIRWARS_START
    for name in ("belligerents_injured_max", "num_sources_telegram", "num_reconciled", "belligerent_1_mgrs_coordinate"):
        assert name in names
    assert row["belligerent_marran-air-force"] == "1" and row["belligerent_1_type"] == "suspected"
    assert names.index("summary") < names.index("belligerent_marran-air-force") < names.index("as_of")
    assert len(names) == len(set(names))
    assert (row["civilian_non_combatants_killed_min"], row["civilian_non_combatants_killed_max"]) == ("3", "5")
    assert (row["civilian_harm_status_slug"], row["strike_status_name"]) == ("fair", "Likely strike")


def test_a_grade_of_two_levels_is_no_word_of_airwars() -> None:
    """Their column has their five words; ours has the grade that was accepted, whatever it is."""
    both = Grade(level="Weak to Fair", reasons=(), method="airwars", version="1")
    held = dossier(accepted=True)
    assert held.accepted is not None
    (row,) = rows("airwars", replace(held, accepted=replace(held.accepted, grade=both)))
    assert (row["civilian_harm_status_slug"], row["civilian_harm_status_name"]) == ("", "")
    assert row["grade"] == "Weak to Fair"


def test_only_somebody_is_an_actor() -> None:
    """A place is accused of nothing, and what was hit is an actor only if it is somebody; our column keeps all."""
    depot, crowd = Party(name="grain depot", kind="facility"), Party(name="porters", kind="group", sector="CVL")
    event = told(place(), day(), actors=(Party(name="Tell Murra", kind="place"), JETS), targets=(depot, crowd))
    held = dossier(event=event)
    (row,) = rows("acled", held)
    assert (row["actor1"], row["assoc_actor_1"], row["actor2"], row["assoc_actor_2"]) == (JETS.name, "", "porters", "")
    assert row["civilian_targeting"] == "Civilian targeting"
    (row,) = rows("ged", held)
    assert (row["side_a"], row["side_b"]) == (JETS.name, "porters")
    (row,) = rows("csv", held)[1:]
    assert (row["accused"], row["targets"]) == (JETS.name, "grain depot; porters")


def test_ids_are_ours() -> None:
    """No file carries an id that could be taken for one of the other dataset."""
    assert rows("acled", dossier())[0]["event_id_cnty"] == "TLY-KIRA-204"
    assert rows("ged", dossier())[0]["id"] == "TLY-KIRA-204"
    assert rows("airwars", dossier())[0]["post_id"] == "TLY-KIRA-204"


def test_acled_codes() -> None:
    """Types, kinds of actors, precision and the day of the export."""
    (row,) = rows("acled", dossier(incident=judged(ends(5, 5, group="all"))))
    told_of = {k: row[k] for k in ("disorder_type", "event_type", "sub_event_type", "inter1", "inter2", "interaction")}
    assert list(told_of.values()) == [
        "Political violence", "Explosions/Remote violence", "Air/drone strike", "8", "7", "78",
    ]  # fmt: skip
    assert (row["civilian_targeting"], row["iso"], row["country"]) == ("Civilian targeting", "760", "Syria")
    assert (row["event_date"], row["time_precision"], row["geo_precision"]) == ("2021-03-03", "1", "1")
    assert (row["fatalities"], row["timestamp"]) == ("5", "1640995200")
    assert "not every rule of acled was checked" in row["notes"] or "not every rule of airwars" in row["notes"]


def test_what_cannot_be_known_stays_empty() -> None:
    """Columns that only the other organisation can fill are empty, and so is an unknown number: it is not zero."""
    unknown = dossier(incident=judged(ends(None, None), ends(None, None, group="all")))
    row = rows("acled", unknown)[0]
    assert [row[n] for n in ("fatalities", "region", "admin1", "admin2", "admin3", "source_scale")] == [""] * 6
    assert rows("ged", unknown) == []
    row = rows("ged", dossier())[0]
    for name in ("relid", "active_year", "conflict_new_id", "dyad_new_id", "country_id", "gwnoa", "adm_1"):
        assert row[name] == ""


def test_fatalities_need_a_rulebook_that_counts_all_dead() -> None:
    """A count of civilians is never written where all dead are meant."""
    assert rows("acled", dossier(incident=judged(ends(3, 5))))[0]["fatalities"] == ""


def test_best_is_not_invented() -> None:
    """Where low and high differ nobody has chosen a best number; where they agree the groups add up to it."""
    (row,) = rows("ged", dossier())
    assert (row["low"], row["best"], row["high"], row["deaths_unknown"]) == ("3", "", "5", "")
    same = judged(ends(7, 7, group="all"), ends(4, 4), ends(2, 2, group="combatants", party="marran-air-force"))
    (row,) = rows("ged", dossier(incident=same))
    parts = [row[n] for n in ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best")]
    assert parts == ["2", "", "4", "1", "7"]


@pytest.mark.parametrize(
    ("actor", "target", "code"),
    [
        ("MIL", "CVL", "3"),
        ("MIL", "REB", "1"),
        ("REB", "MIL", "1"),
        ("REB", "PRM", "2"),
        ("CVL", "MIL", ""),
        ("MIL", None, ""),
    ],
)
def test_type_of_violence(actor: str, target: str | None, code: str) -> None:
    """State-based, non-state, one-sided; empty where a side is not known as an organised one."""
    event = told(place(), day(), actors=(Party(name="A", kind="party", sector=actor),),
                 targets=(Party(name="B", kind="party", sector=target),) if target else ())  # fmt: skip
    assert rows("ged", dossier(event=event))[0]["type_of_violence"] == code


def test_ged_places_and_days() -> None:
    """Precision by kind of place and number of days; the cell of PRIO-GRID; parallel lists of sources."""
    (row,) = rows("ged", dossier(when=day(DAY, date(2021, 3, 7), "days")))
    assert (row["date_prec"], row["where_prec"], row["geom_wkt"]) == ("2", "1", "POINT (38.4321 35.1234)")
    assert row["priogrid_gid"] == str((125 * 2) * 720 + 436 + 1)
    assert row["source_article"] == '"Tavern Wire,2021-03-04,Strike in the valley"'


def test_a_vague_day() -> None:
    """Of a month ACLED's column gets the middle day, with the coarsest precision; an open end gives none."""
    (row,) = rows("acled", dossier(when=day(date(2021, 3, 1), date(2021, 3, 31), "month")))
    assert (row["event_date"], row["time_precision"]) == ("2021-03-16", "3")


def test_the_sidecar_leads_back() -> None:
    """Code, grade, method, status, day and the way back stand beside each row of a file with fixed columns."""
    for form in ("acled", "ged"):
        made = files_of(form, gathered(dossier()), "y.csv")
        assert list(made) == ["y.csv", "y.provenance.csv"]
        (row,) = csv.DictReader(io.StringIO(made["y.provenance.csv"].decode()))
        assert (row["id"], row["code"], row["grade"], row["grade_method"]) == (
            "TLY-KIRA-204",
            "KIRA-204",
            "Fair",
            "airwars 1",
        )
        assert row["as_of"] == "2022-01-01" and "not every rule" in row["method_checked"]
        assert row["dossier"] == "tallystick show KIRA-204" and row["status"] == "accepted by a person"


def test_the_second_row_holds_hxl_tags() -> None:
    """Tags stand right under the header, each one begins with a hash, and no two columns share one."""
    tags = list(rows("csv", dossier())[0].values())
    assert {tag[0] for tag in tags if tag} == {"#"} and "#affected+killed+civilian+min" in tags
    used = [tag for tag in tags if tag]
    assert len(used) == len(set(used))


def test_geojson_has_points_and_says_what_it_is() -> None:
    """Longitude comes first; the facts of the export stand before the features."""
    told_of = json.loads(files_of("geojson", gathered(dossier()), "x")["x"])
    assert told_of["features"][0]["geometry"] == {"type": "Point", "coordinates": [38.4321, 35.1234]}
    assert told_of["about"]["as_of"] == "2022-01-01" and "not every rule" in told_of["about"]["method_checked"]


def test_claims_carry_their_words() -> None:
    """A line for each claim, with voices, quotation and link."""
    (line,) = files_of("jsonl", gathered(dossier()), "x")["x"].decode().splitlines()
    claim = json.loads(line)
    assert (claim["number"], claim["quotation"], claim["link"]) == (
        5,
        "killing five people",
        "https://wire.example/2021/strike",
    )
    assert claim["as_of"] == "2022-01-01" and claim["incident"] == "KIRA-204"


def test_every_column_says_how_it_is_derived() -> None:
    """The codebook has a sentence for every column, and no name twice."""
    for columns in (INCIDENTS, CLAIMS, acled.COLUMNS, ged.COLUMNS):
        assert all(column.says.strip() for column in columns)
        assert len({column.name for column in columns}) == len(columns)


def test_names_of_files() -> None:
    """What is not reviewed says so in its name; a name without an ending gets the form's."""
    assert file_name("acled", "out.csv", proposed=False) == "out.csv"
    assert file_name("acled", "out.csv", proposed=True) == "out-PROPOSED-not-reviewed.csv"
    assert file_name("package", "out", proposed=True) == "out-PROPOSED-not-reviewed.zip"


@given(st.lists(st.sampled_from(["KIRA-204", "MONA-001", "ZUTO-999", "BABA-500"]), unique=True))
def test_order_does_not_matter(codes: list[str]) -> None:
    """The same dossiers in any order are the same bytes."""
    dossiers = [dossier(code) for code in codes]
    for form in ("acled", "airwars", "csv", "geojson", "jsonl", "package"):
        one, other = (files_of(form, gathered(*some), "x") for some in (dossiers, dossiers[::-1]))
        assert one == other


ENDS = st.one_of(st.none(), st.integers(0, 60))


@given(ENDS, ENDS, ENDS)
def test_unknown_is_never_zero(low: int | None, high: int | None, civilians: int | None) -> None:
    """A number that is not known is an empty cell in every form, and one that is known is itself."""

    def cell(value: int | None) -> str:
        return "" if value is None else str(value)

    one = dossier(incident=judged(ends(low, high, group="all"), ends(civilians, civilians)))
    row = rows("csv", one)[1]
    assert (row["killed_min"], row["killed_max"], row["civilians_killed_max"]) == tuple(
        map(cell, (low, high, civilians))
    )
    assert (row["injured_min"], row["children_killed_min"]) == ("", "")
    assert rows("acled", one)[0]["fatalities"] == cell(low)
    fatal = rows("ged", one)
    assert bool(fatal) == bool(low or high)
    assert not fatal or (fatal[0]["low"], fatal[0]["high"]) == (cell(low), cell(high))

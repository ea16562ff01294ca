"""Tables of other datasets in their own headers; every row is invented."""

from __future__ import annotations

import csv
import io
from pathlib import Path

ACLED = (
    "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,inter1,"
    "actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,location,"
    "latitude,longitude,geo_precision,source,source_scale,notes,fatalities,tags,timestamp"
).split(",")
GED = (
    "id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,conflict_name,dyad_dset_id,"
    "dyad_new_id,dyad_name,side_a_dset_id,side_a_new_id,side_a,side_b_dset_id,side_b_new_id,side_b,number_of_sources,"
    "source_article,source_office,source_date,source_headline,source_original,where_prec,where_coordinates,"
    "where_description,adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,country,country_id,region,event_clarity,"
    "date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,low,gwnoa,gwnob"
).split(",")
IBC = ["IBC code", "Start date", "End date", "Time", "Location", "Target", "Weapons", "Minimum", "Maximum", "Sources"]

STRIKE = {
    "event_id_cnty": "SYR100", "event_date": "03 March 2021", "year": "2021", "time_precision": "1",
    "sub_event_type": "Air/drone strike", "actor1": "Military Forces of Vell", "actor2": "Civilians (Syria)",
    "iso": "760", "country": "Syria", "location": "Qadmiya", "latitude": "35.1", "longitude": "38.0",
    "geo_precision": "1", "source": "Qadmiya Rescue", "notes": "On 3 March 2021, jets hit\nQadmiya.", "fatalities": "6",
}  # fmt: skip
CLASH = {
    "id": "4711", "type_of_violence": "1", "side_a": "Government of Vell", "side_b": "Sawan Front", "where_prec": "1",
    "where_coordinates": "Tel Sawan town", "latitude": "36.4", "longitude": "38.0", "country": "Syria",
    "date_start": "2021-09-01 00:00:00.000", "date_end": "2021-09-02 00:00:00.000", "deaths_a": "2", "deaths_b": "3",
    "deaths_civilians": "0", "deaths_unknown": "1", "best": "6", "high": "9", "low": "5", "source_office": "Meridian",
}  # fmt: skip
AIRWARS = {
    "post_id": "9", "code": "VL012", "permalink": "https://a.example/vl012", "date": "2021-03-03",
    "date_end": "2021-03-03", "country_slug": "syria", "country_name": "Syria", "location_name": "Qadmiya",
    "latitude": "35.1", "longitude": "38", "geolocation_accuracy_slug": "village", "strike_type_name": "Airstrike",
    "civilian_harm_status_name": "Fair", "civilian_non_combatants_killed_min": "5",
    "civilian_non_combatants_killed_max": "7", "civilian_non_combatants_injured_min": "3",
    "civilian_non_combatants_injured_max": "", "children_killed_min": "2", "children_killed_max": "2",
    "women_killed_min": "0", "women_killed_max": "0", "undetermined_killed_min": "1", "undetermined_killed_max": "1",
    "num_sources": "4", "summary": "A strike on the market.", "belligerent_vell-air-force": "1",
    "belligerent_1_belligerent_name": "Vell Air Force", "belligerent_1_belligerent_slug": "vell-air-force",
    "belligerent_1_deaths_conceded_min": "",
}  # fmt: skip
SHOOTING = {
    "IBC code": "v001-xx002", "Start date": "9 Jun 2021", "End date": "9 Jun 2021", "Location": "Mosul",
    "Target": "market", "Weapons": "gunfire", "Minimum": "2", "Maximum": "2", "Sources": "MER 09 Jun",
}  # fmt: skip


def write_table(path: Path, header: list[str], *rows: dict[str, str]) -> str:
    """A CSV file with these rows; what a row leaves out is empty."""
    text = io.StringIO()
    writer = csv.DictWriter(text, header, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    path.write_text(text.getvalue(), encoding="utf-8")
    return str(path)

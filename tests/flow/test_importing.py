"""Existing records brought in: every column known, codes kept, unknown stays unknown, nothing half-written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from doubles.strikes import DAY, record, strike
from doubles.tables import ACLED, AIRWARS, CLASH, GED, IBC, SHOOTING, STRIKE, write_table
from tallystick.flow.dossiers import View, dossier
from tallystick.flow.importing import Importer
from tallystick.flow.incidents import Filter, code_of, found, incidents
from tallystick.flow.judge import bring_up_to_date, rebuild
from tallystick.flow.mapping import entry_of, load_map
from tallystick.flow.methods import in_force
from tallystick.ledger import reads
from tallystick.ledger.errors import RefusedError
from tallystick.ledger.store import Ledger
from tallystick.ledger.verify import verify
from tallystick.model.dossier import Dossier
from tallystick.model.reading import Claim
from tallystick.review.desk import Desk

ONE = strike("The Ledger", "Qadmiya", DAY, 5, "the Vell Observatory", actor="Vell air force")


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """An empty ledger."""
    with Ledger.open(str(tmp_path / "a.db"), create=True) as opened:
        yield opened


def bring_in(ledger: Ledger, path: str, kind: str, map_: str | None = None) -> tuple[int, int, int]:
    """New, changed and known rows."""
    done = Importer(ledger, path, load_map(kind, map_), "Ana Brandt").bring_in()
    bring_up_to_date(ledger)
    return done.new, done.changed, done.known


def shown(ledger: Ledger, code: str) -> Dossier:
    """The dossier of a code."""
    held = dossier(ledger, found(ledger, code).code, View(method=in_force(ledger)))
    assert held is not None
    return held


def claims(ledger: Ledger) -> list[Claim]:
    """The claims of the only reading."""
    ((_, reading),) = reads.latest_readings(ledger)
    return list(reading.claims)


def counts(ledger: Ledger) -> list[tuple[object, ...]]:
    """Outcome, group, number, quantifier and ends of each count."""
    found = [c for c in claims(ledger) if c.who]
    return [(c.property, c.who, c.number, c.quantifier, c.low, c.high) for c in found]


def test_a_row_is_an_account_in_the_voice_of_its_dataset_under_its_code(ledger: Ledger, tmp_path: Path) -> None:
    """The code is the incident's; who says it is the dataset; the row's own words are kept in the text."""
    path = write_table(tmp_path / "acled.csv", ACLED, STRIKE)
    assert bring_in(ledger, path, "acled") == (1, 0, 0)
    held = shown(ledger, "SYR100")
    assert held.code == "SYR100" and {s.chain[-1].name for s in held.statements} == {"ACLED"}
    assert (held.setting.acled, held.setting.where and held.setting.where.lat) == ("Air/drone strike", 35.1)
    assert held.setting.when and held.setting.when.start == DAY
    assert held.sources[0].by == "import/acled"
    text = reads.document(ledger, held.sources[0].document)
    assert text is not None and "notes: On 3 March 2021, jets hit Qadmiya." in text.text
    assert counts(ledger) == [("killed", "unspecified", 6, "exact", 6, 6)]


def test_the_same_table_again_changes_nothing_and_a_rebuild_keeps_the_codes(ledger: Ledger, tmp_path: Path) -> None:
    """Not a row is added, and the incidents come out the same from the rows alone."""
    path = write_table(tmp_path / "acled.csv", ACLED, STRIKE, {**STRIKE, "event_id_cnty": "SYR101", "fatalities": "0"})
    assert bring_in(ledger, path, "acled") == (2, 0, 0)
    head, before = ledger.head(), list(incidents(ledger, Filter(everything=True)))
    assert bring_in(ledger, path, "acled") == (0, 0, 2) and ledger.head() == head
    assert [one.code for one in before] == ["SYR100", "SYR101"]  # two rows of one record are never one by themselves
    rebuild(ledger)
    assert list(incidents(ledger, Filter(everything=True))) == before and verify(ledger).problems == ()


def test_a_row_joins_the_reports_of_its_happening(ledger: Ledger, tmp_path: Path) -> None:
    """Linked like any report: the older code stays and that of the record finds the incident; the range takes it in."""
    record(ledger, ONE)
    bring_up_to_date(ledger)
    mine = code_of(ledger, ONE.events[0].id)
    bring_in(ledger, write_table(tmp_path / "acled.csv", ACLED, STRIKE), "acled")
    held = shown(ledger, "SYR100")
    assert (held.code, held.aliases) == (mine, ("SYR100",))
    assert str(held.incident.range_of("killed")) == "5–6"


def test_a_changed_row_takes_the_place_of_what_it_said(ledger: Ledger, tmp_path: Path) -> None:
    """One incident under the same code; the earlier count stays in sight and counts no more; the person can undo it."""
    bring_in(ledger, write_table(tmp_path / "a.csv", ACLED, STRIKE), "acled")
    for number in ("9", "4"):
        path = write_table(tmp_path / "a.csv", ACLED, {**STRIKE, "fatalities": number})
        assert bring_in(ledger, path, "acled") == (0, 1, 0)
        held = shown(ledger, "SYR100")
        assert (held.code, str(held.incident.range_of("killed"))) == ("SYR100", number)
    assert len(held.sources) == 3 and {d.by for d in held.decisions} == {"Ana Brandt"}
    assert bring_in(ledger, path, "acled") == (0, 0, 1)
    ruled = next(d for d in reads.decisions(ledger) if d.kind == "link")
    Desk(ledger, "Ivo Castel", found).withdraw(ruled.id)
    bring_up_to_date(ledger)
    assert len(list(incidents(ledger, Filter(everything=True)))) == 2


def test_airwars_ranges_are_low_and_high_and_empty_cells_unknown(ledger: Ledger, tmp_path: Path) -> None:
    """5 to 7 are between, a missing maximum at least, children a part of the whole; zeros of parts say nothing."""
    bring_in(ledger, write_table(tmp_path / "a.csv", list(AIRWARS), AIRWARS), "airwars")
    assert counts(ledger) == [
        ("killed", "civilians", None, "between", 5, 7),
        ("injured", "civilians", 3, "at-least", 3, None),
        ("killed", "children", 2, "exact", 2, 2),
    ]
    held = shown(ledger, "VL012")
    assert (str(held.incident.range_of("killed")), str(held.incident.range_of("injured"))) == ("5–7", "3+")
    whole, part = (next(s for s in held.statements if s.who == who and s.property == "killed")
                   for who in ("civilians", "children"))  # fmt: skip
    assert part.subset_of == whole.harm
    assert [p.name for p in held.setting.actors] == ["Vell Air Force"]
    assert held.setting.where and held.setting.where.precision == "village"
    text = reads.document(ledger, held.sources[0].document)
    assert text is not None and "civilian_harm_status_name: Fair" in text.text and "num_sources" not in text.text


def test_ged_parts_are_parts_of_the_whole(ledger: Ledger, tmp_path: Path) -> None:
    """Low to high of all; fighters of both sides together; a part of 0 is not a denial; its code has a prefix."""
    bring_in(ledger, write_table(tmp_path / "ged.csv", GED, CLASH), "ged")
    assert counts(ledger) == [
        ("killed", "unspecified", None, "between", 5, 9),
        ("killed", "combatants", 5, "about", 5, 5),
    ]
    held = shown(ledger, "GED-4711")
    assert held.setting.when and (held.setting.when.start, held.setting.when.end) != (None, None)
    assert held.setting.when.start != held.setting.when.end


def test_ibc_rows_lie_in_iraq(ledger: Ledger, tmp_path: Path) -> None:
    """The map fixes the country, so that the gazetteer finds the town; lower-case codes are kept as they are."""
    bring_in(ledger, write_table(tmp_path / "ibc.csv", IBC, SHOOTING), "ibc")
    where = shown(ledger, "v001-xx002").setting.where
    assert where and where.country == "IRQ" and where.lat == pytest.approx(36.3, abs=0.3)
    assert counts(ledger) == [("killed", "civilians", 2, "exact", 2, 2)]


OWN_MAP = """
dataset = "Sawan count"
keep = ["remark"]
ignore = ["internal *"]
[columns]
code = "ref"
first = "day"
place = "where"
type = "what"
[words.type]
raid = "assault/aerial"
[[count]]
outcome = "killed"
who = "civilians"
number = "dead"
quantifier = "at-least"
"""


def test_a_table_of_ones_own_needs_a_map_that_names_every_column(ledger: Ledger, tmp_path: Path) -> None:
    """Without a map, with a column left out, with a key it has not, without its codes: refused, and nothing is kept."""
    row = {"ref": "S-1", "day": "2021-03-03", "where": "Mosul", "what": "raid", "dead": "4", "remark": "seen"}
    path = write_table(tmp_path / "own.csv", [*row, "internal id"], row)
    map_ = tmp_path / "map.toml"
    map_.write_text(OWN_MAP)
    for text, words in (
        (None, "needs --map"),
        (OWN_MAP.replace('"remark"', ""), "columns that the map does not name: remark; a file given with --map"),
        (OWN_MAP.replace("keep =", "kept ="), "has no key kept"),
        (OWN_MAP.replace('code = "ref"', 'code = "id"').replace('"remark"', '"remark", "ref"'), "no column id"),
        (OWN_MAP.replace('dataset = "Sawan count"', ""), "no dataset"),
        (OWN_MAP.replace('"killed"', '"hurt"'), "no such kind of harm: hurt"),
        (
            OWN_MAP.replace('number = "dead"', 'number = "daed"').replace('"remark"', '"remark", "dead"'),
            "no column daed",
        ),
        (OWN_MAP + 'part_of = "all"\n', "a count is part of all, which no count is named"),
        (OWN_MAP + 'zero = "none"\n', 'zero = .none.: "unknown" is all it can be'),
        (OWN_MAP[: OWN_MAP.index("[[count]]")] + "[count]\n", r"each count begins with \[\[count\]\]"),
        (OWN_MAP + "[words]\nacled = 3\n", "words.acled is no table"),
        ("not = = toml", "not a map in TOML"),
    ):
        if text is not None:
            map_.write_text(text)
        with pytest.raises(RefusedError, match=words):
            bring_in(ledger, path, "csv", str(map_) if text is not None else None)
    assert ledger.head() is None
    map_.write_text(OWN_MAP)
    assert bring_in(ledger, path, "csv", str(map_)) == (1, 0, 0)
    assert shown(ledger, "S-1").sources[0].by == "import/Sawan count"
    assert counts(ledger) == [("killed", "civilians", 4, "at-least", 4, None)]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"event_date": "31 June 2021"}, "not a date: 31 June 2021"),
        ({"event_date": "sometime"}, "not a date: 'sometime'"),
        ({"event_date": ""}, "no day"),
        ({"fatalities": "a few"}, "fatalities: not a number of people: a few"),
        ({"fatalities": "-3"}, "not a number of people: -3"),
        ({"latitude": "north"}, "lat: not a number: north"),
        ({"latitude": "135"}, "no latitude: 135.0"),
        ({"event_id_cnty": ""}, "no code"),
        ({}, "code SYR100 stands in line 2 already"),
    ],
)
def test_one_bad_row_and_nothing_is_kept(ledger: Ledger, tmp_path: Path, change: dict[str, str], words: str) -> None:
    """The line names file and row; the good rows before it are not kept either."""
    other = {"event_id_cnty": "X9"} if change else {}
    path = write_table(tmp_path / "a.csv", ACLED, STRIKE, {**STRIKE, **other, **change})
    with pytest.raises(RefusedError, match=rf"a\.csv:4: .*{words}"):
        bring_in(ledger, path, "acled")
    assert ledger.head() is None


def test_a_stop_in_the_middle_is_taken_up_again(
    ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was kept before is there whole, and the same call brings in the rest: as if nothing had happened."""
    monkeypatch.setattr("tallystick.flow.importing.AT_ONCE", 2)
    rows = [{**STRIKE, "event_id_cnty": f"SYR{n}", "fatalities": str(n)} for n in range(1, 8)]
    path = write_table(tmp_path / "a.csv", ACLED, *rows)

    def stop(count: int) -> None:
        if count == 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Importer(ledger, path, load_map("acled", None), "Ana Brandt").bring_in(stop)
    assert reads.counts(ledger)["document"] == 4
    assert bring_in(ledger, path, "acled") == (3, 0, 4)
    with Ledger.open(str(tmp_path / "b.db"), create=True) as other:
        assert bring_in(other, path, "acled") == (7, 0, 0)
        assert list(incidents(other, Filter())) == list(incidents(ledger, Filter()))
    assert verify(ledger).problems == ()


def test_a_code_of_another_incident_is_refused(ledger: Ledger, tmp_path: Path) -> None:
    """Two datasets with one code do not become one incident; a map gives a prefix."""
    bring_in(ledger, write_table(tmp_path / "a.csv", ACLED, {**STRIKE, "event_id_cnty": "v001-xx002"}), "acled")
    head = ledger.head()
    path = write_table(tmp_path / "ibc.csv", IBC, SHOOTING)
    with pytest.raises(RefusedError, match=r"ibc\.csv:2: code v001-xx002 is that of another incident"):
        bring_in(ledger, path, "ibc")
    assert ledger.head() == head
    (tmp_path / "map.toml").write_text('prefix = "IBC-"\n')
    assert bring_in(ledger, path, "ibc", str(tmp_path / "map.toml")) == (1, 0, 0)
    assert shown(ledger, "IBC-v001-xx002").code == "IBC-v001-xx002"


def test_a_vague_day_is_a_week_or_a_month_and_odd_words_are_remarked_on() -> None:
    """ACLED's time precisions widen the day; a word without ours is counted, not guessed."""
    map_ = load_map("acled", None)
    fates = map_.named(ACLED)
    blank = dict.fromkeys(ACLED, "")
    week = entry_of({**blank, **STRIKE, "time_precision": "2"}, map_, fates).entry
    month = entry_of({**blank, **STRIKE, "time_precision": "3", "sub_event_type": "Something new"}, map_, fates).entry
    assert [str(day) for day in (week.first, week.last, month.first, month.last)] == [
        "2021-02-28", "2021-03-06", "2021-03-01", "2021-03-31"
    ]  # fmt: skip
    assert (month.type, month.mode, month.acled) == ("assault", None, None)
    assert dict(map_.remarks) == {"type: no word of ours for Something new": 1}


@pytest.mark.parametrize(("kind", "header"), [("acled", ACLED), ("ged", GED), ("ibc", IBC)])
def test_the_shipped_maps_name_every_column_of_the_headers_on_file(kind: str, header: list[str]) -> None:
    """What the project's reference gives as the header is known to the last column."""
    assert set(load_map(kind, None).named(header)) == set(header)


def test_a_dataset_and_a_report_that_blame_one_state_are_no_contest(ledger: Ledger, tmp_path: Path) -> None:
    """ACLED's "Military Forces of Syria (2000-2024)" and a report's "Syrian military" are one accused."""
    blames = strike("The Ledger", "Qadmiya", DAY, 5, "the Vell Observatory", actor="Syrian military")
    record(ledger, blames)
    bring_up_to_date(ledger)
    row = {**STRIKE, "actor1": "Military Forces of Syria (2000-2024)", "actor2": "Civilians (Syria)"}
    bring_in(ledger, write_table(tmp_path / "a.csv", ACLED, row), "acled")
    held = shown(ledger, "SYR100")
    assert len(held.sources) == 2
    assert [(p.root, p.country, p.sector) for p in held.setting.actors] == [("SYR:GOV", "SYR", "MIL")]
    assert (held.incident.independence[0].certain, held.incident.independence[0].possible) == (1, 2)
    assert held.incident.level != "Contested" and held.incident.strike_status != "Contested strike"
    assert ("Civilians (Syria)", "group", "CVL") in {(p.name, p.kind, p.sector) for p in held.setting.targets}

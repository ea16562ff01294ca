"""From the record to incidents: the same whatever the order, taken up again, undone, rebuilt and redacted."""

from __future__ import annotations

import re
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import event, insert

from doubles.strikes import DAY, PLACES, record, strike
from tallystick.flow.dossiers import View, dossier, dossiers, loose
from tallystick.flow.incidents import Filter, find, found, incidents
from tallystick.flow.judge import bring_up_to_date, is_behind, rebuild
from tallystick.flow.methods import in_force, put_in_force
from tallystick.ledger import derived, lookups, reads, tables
from tallystick.ledger.errors import RefusedError
from tallystick.ledger.packing import decision_row, group
from tallystick.ledger.redact import Order, redact_document
from tallystick.ledger.store import Ledger
from tallystick.ledger.verify import verify
from tallystick.linker.blocks import Keys
from tallystick.model.anchors import anchor_of
from tallystick.model.document import digest
from tallystick.model.reading import Reading
from tallystick.model.record import WITHDRAW, Decision
from tallystick.publish.dossier import text
from tallystick.publish.dossier.listing import listing_csv
from tallystick.publish.dossier.text import dossier_text

ORDER = Order(people=("Ana Brandt", "Ivo Castel"), reason="a court says so", reference="4 C 2/21")
ONE = strike("The Ledger", "Qadmiya", DAY, 5, "the Sawan Monitor", actor="Vell air force")
TWO = strike("Harbour Post", "Qadmiya", DAY, 7, "the Qadmiya hospital", actor="Vell air force")
OTHER = strike("The Ledger", "Marj Hanin", date(2021, 6, 9), 2, "the Sawan Monitor")


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """An empty ledger."""
    with Ledger.open(str(tmp_path / "a.db"), create=True) as opened:
        yield opened


def listed(ledger: Ledger) -> str:
    """The incidents as a table."""
    return listing_csv(incidents(ledger, Filter(everything=True)))


def decide(ledger: Ledger, verdict: str, kind: str, key: str, **more: object) -> Decision:
    """A person's word on record."""
    made = Decision(
        id="d-" + digest(verdict, kind, key, str(len(reads.decisions(ledger)))), verdict=verdict, kind=kind, key=key,
        by="Ana Brandt", made_at=datetime.now(UTC), **more,  # type: ignore[arg-type]
    )  # fmt: skip
    assert ledger.append("decide", [group([decision_row(made)])])
    return made


def code_of(ledger: Ledger, made: Reading) -> str:
    """The incident a report's event is in."""
    return next(
        line.code for line in incidents(ledger, Filter(everything=True))
        if (one := find(ledger, line.code)) and made.events[0].id in one.events
    )  # fmt: skip


def test_two_reports_of_one_strike_are_one_incident(ledger: Ledger) -> None:
    """Their counts make a range; another strike stays apart; a second call finds nothing to do."""
    record(ledger, ONE, TWO, OTHER)
    assert is_behind(ledger)
    judged = bring_up_to_date(ledger)
    assert (len(judged.new), is_behind(ledger)) == (2, False)
    assert code_of(ledger, ONE) == code_of(ledger, TWO) != code_of(ledger, OTHER)
    first = found(ledger, code_of(ledger, ONE))
    killed = next(dossiers(ledger, codes=[first.code])).incident.range_of("killed")
    assert str(killed) == "5–7"
    head = ledger.head()
    assert bring_up_to_date(ledger).new == set() and ledger.head() == head


def test_one_by_one_is_the_same_as_all_at_once_and_as_a_rebuild(ledger: Ledger, tmp_path: Path) -> None:
    """Byte for byte, in any order; codes come from the record, so a rebuild keeps them."""
    for made in (TWO, OTHER, ONE):
        record(ledger, made)
        bring_up_to_date(ledger)
    before, head = listed(ledger), ledger.head()
    assert rebuild(ledger).new == set()
    assert (listed(ledger), ledger.head()) == (before, head)
    with Ledger.open(str(tmp_path / "b.db"), create=True) as other:
        record(other, ONE, TWO, OTHER)
        bring_up_to_date(other)
        assert _without_codes(listed(other)) == _without_codes(before)


def _without_codes(table: str) -> list[str]:
    return sorted(line.partition(",")[2] for line in table.splitlines())


def test_a_person_parts_and_joins_and_takes_it_back(ledger: Ledger) -> None:
    """Not the same: two incidents, the older code stays; withdrawn: one again, the other code an alias."""
    record(ledger, ONE, TWO)
    bring_up_to_date(ledger)
    whole = code_of(ledger, ONE)
    said = decide(ledger, "not-same", "link", ONE.events[0].id, other=TWO.events[0].id, reason="two raids")
    bring_up_to_date(ledger)
    assert len({code_of(ledger, ONE), code_of(ledger, TWO)}) == 2 and whole in {
        code_of(ledger, ONE),
        code_of(ledger, TWO),
    }
    parted = ({code_of(ledger, ONE), code_of(ledger, TWO)} - {whole}).pop()
    decide(ledger, WITHDRAW, "decision", said.id)
    judged = bring_up_to_date(ledger)
    assert judged.merged == {parted: whole}
    assert find(ledger, parted) == find(ledger, whole)._replace(merged=True)  # type: ignore[union-attr]
    assert find(ledger, whole.lower()).code == whole  # type: ignore[union-attr]
    with pytest.raises(RefusedError, match="no incident has the code NOPE-1"):
        found(ledger, "NOPE-1")


def test_a_rejected_claim_leaves_the_range_and_comes_back(ledger: Ledger) -> None:
    """The decision stands beside the claim; the list and the dossier follow it."""
    record(ledger, ONE, TWO)
    bring_up_to_date(ledger)
    claim = TWO.claims[-1]
    said = decide(ledger, "reject", "claim", claim.id, anchor=anchor_of(TWO, claim), reason="a slip of the pen")
    bring_up_to_date(ledger)
    one = next(dossiers(ledger))
    assert str(one.incident.range_of("killed")) == "5" and said in one.decisions
    assert ",5,5," in listed(ledger)
    decide(ledger, WITHDRAW, "decision", said.id)
    bring_up_to_date(ledger)
    assert str(next(dossiers(ledger)).incident.range_of("killed")) == "5–7"


def test_another_reader_moves_events_and_the_code_stays(ledger: Ledger) -> None:
    """The trigger is wider in the new reading, so the event has another id; code and rulings go with it."""
    record(ledger, ONE, OTHER)
    bring_up_to_date(ledger)
    code = code_of(ledger, ONE)
    decide(ledger, "same", "link", ONE.events[0].id, other=OTHER.events[0].id)
    bring_up_to_date(ledger)
    again = strike("The Ledger", "Qadmiya", DAY, 5, "the Sawan Monitor", actor="Vell air force", make="tallystick 1")
    event = again.events[0]
    wider = replace(event, id="e-wider", trigger=replace_span(event.trigger))
    moved = replace(again, events=(wider,), claims=tuple(replace(c, event="e-wider") for c in again.claims))
    record(ledger, moved)
    bring_up_to_date(ledger)
    assert code_of(ledger, moved) == code_of(ledger, OTHER) == code
    rebuild(ledger)
    assert code_of(ledger, moved) == code_of(ledger, OTHER) == code


def replace_span(span: object) -> object:
    """A span one character longer."""
    return type(span)(span.start, span.end + 1)  # type: ignore[attr-defined,call-arg]


def test_what_is_removed_by_order_is_in_no_table(ledger: Ledger, tmp_path: Path) -> None:
    """Not in the derived tables either; what is left is judged again."""
    record(ledger, ONE, TWO)
    bring_up_to_date(ledger)
    redact_document(ledger, TWO.document.id, ORDER)
    ledger.scrub()
    bring_up_to_date(ledger)
    assert str(next(dossiers(ledger)).incident.range_of("killed")) == "5"
    ledger.close()
    for file in tmp_path.iterdir():
        assert b"hospital" not in file.read_bytes()


def test_without_a_voice_and_as_of_a_day(ledger: Ledger) -> None:
    """As if the voice had said nothing, or the later report were not out yet: equal to a record without it."""
    late = strike("Harbour Post", "Qadmiya", DAY, 7, "the Qadmiya hospital", actor="Vell air force",
                  published=date(2021, 3, 5))  # fmt: skip
    record(ledger, ONE, late)
    bring_up_to_date(ledger)
    code, method = code_of(ledger, ONE), in_force(ledger)
    views = [View(method=method, as_of=date(2021, 3, 4)), View(method=method, without=("qadmiya hospital",))]
    for view in views:
        one = dossier(ledger, code, view)
        assert one is not None and str(one.incident.range_of("killed")) == "5"
        assert len(one.sources) == 1
    assert dossier(ledger, code, View(method=method, as_of=date(2020, 1, 1))) is None


def test_another_rulebook_judges_the_same_claims(ledger: Ledger) -> None:
    """It is on record who put it in force; what changed is told and kept."""
    record(ledger, ONE, TWO)
    bring_up_to_date(ledger)
    put_in_force(ledger, "iraq-body-count", "Ana Brandt")
    judged = bring_up_to_date(ledger, "regrade")
    assert list(judged.changed) == [code_of(ledger, ONE)]
    assert next(dossiers(ledger)).incident.method == "iraq-body-count"
    with pytest.raises(RefusedError, match="no method 'nothing'"):
        put_in_force(ledger, "nothing", "Ana Brandt")


def test_a_cumulative_total_is_no_incident_and_is_added_to_none(ledger: Ledger) -> None:
    """A ministry's count of a month stands on record apart, as Iraq Body Count has it in a rule."""
    month = strike("Tidal Ministry", "Qadmiya", DAY, 60, "the Tidal morgue", actor="Vell air force")
    total = replace(month, events=(replace(month.events[0], scope="summary"),))
    put_in_force(ledger, "iraq-body-count", "Ana Brandt")
    assert in_force(ledger).rule("cumulative-totals") is not None
    record(ledger, ONE, TWO, total)
    bring_up_to_date(ledger)
    (one,) = dossiers(ledger)
    assert str(one.incident.range_of("killed")) == "5–7" and len(one.sources) == 2
    assert [(source.publisher, told.scope) for source, told, _ in loose(ledger)] == [("Tidal Ministry", "summary")]


def test_filters(ledger: Ledger) -> None:
    """By day, place, party and harm."""
    record(ledger, ONE, TWO, OTHER)
    bring_up_to_date(ledger)
    for wanted, places in (
        (Filter(since=date(2021, 4, 1)), ["Marj Hanin"]),
        (Filter(until=date(2021, 4, 1)), ["Qadmiya"]),
        (Filter(place="qadm"), ["Qadmiya"]),
        (Filter(party="vell"), ["Qadmiya"]),
        (Filter(killed=6), ["Qadmiya"]),
        (Filter(grade="nonsense"), []),
        (Filter(country="syr"), ["Qadmiya", "Marj Hanin"]),
    ):
        assert [line.setting.where.name for line in incidents(ledger, wanted) if line.setting.where] == places


def test_a_long_list_is_read_piece_by_piece(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first line is there before what is judged of the others was read; the whole is as by other pieces."""
    record(ledger, ONE, OTHER)
    bring_up_to_date(ledger)
    whole = listed(ledger)
    monkeypatch.setattr(lookups, "AT_ONCE", 1)
    assert listed(ledger) == whole
    asked: list[str] = []
    event.listen(ledger.engine, "before_cursor_execute", lambda conn, cursor, statement, *more: asked.append(statement))
    lines = incidents(ledger, Filter())
    next(lines)
    before = len(asked)
    assert len(list(lines)) == 1 and len(asked) == before + 1


def test_the_text_says_where_each_number_comes_from(ledger: Ledger) -> None:
    """Ranges, grades and links with their reasons, every claim with its words; nothing can steer a terminal."""
    record(ledger, ONE, TWO)
    bring_up_to_date(ledger)
    said = dossier_text(next(dossiers(ledger)))
    for words in ("5–7", "“7 civilians”", "WHY THESE REPORTS ARE ONE INCIDENT", "machine proposal", "bits"):
        assert words in said
    assert "\x1b" not in said


@pytest.mark.parametrize("reasons", [1, 4])
def test_the_weights_of_a_link_add_up_to_its_score(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch, reasons: int
) -> None:
    """The text shows the strongest reasons and what all others weigh together: base and these are the score."""
    monkeypatch.setattr(text, "REASONS", reasons)
    record(ledger, ONE, TWO)
    bring_up_to_date(ledger)
    words = dossier_text(next(dossiers(ledger))).partition("WHY THESE REPORTS")[2]
    head = re.search(r"(\S+) bits.* base (\S+)\)", words)
    weights = [float(weight) for weight in re.findall(r"^   ([+-]\d+\.\d) ", words, re.MULTILINE)]
    assert head and len(weights) > reasons
    assert float(head[2]) + sum(weights) == pytest.approx(float(head[1]))


def test_a_change_without_other_figures_says_what_changed(ledger: Ledger) -> None:
    """One more report that tells the same: the number of reports is what is new."""
    record(ledger, ONE, TWO)
    bring_up_to_date(ledger)
    record(ledger, strike("Harbour Post", "Qadmiya", DAY, 6, "the Qadmiya hospital", actor="Vell air force"))
    (words,) = bring_up_to_date(ledger).changed.values()
    assert words.endswith("; 2 -> 3 reports") and words.count("5–7 killed") == 1


def test_a_dropped_table_is_made_again(ledger: Ledger, tmp_path: Path) -> None:
    """Derived tables are outside the chain: gone one day, they are there the next."""
    record(ledger, ONE, TWO)
    bring_up_to_date(ledger)
    before = listed(ledger)
    ledger.close()
    with closing(sqlite3.connect(tmp_path / "a.db")) as connection:
        connection.execute("DROP TABLE incidents")
        connection.commit()
    with Ledger.open(str(tmp_path / "a.db")) as again:
        bring_up_to_date(again)
        assert listed(again) == before


def test_a_record_of_an_earlier_version_is_judged_anew(ledger: Ledger, tmp_path: Path) -> None:
    """The blocks as version 0002 kept them are dropped and made again: same incidents, and a new report finds them."""
    record(ledger, ONE)
    bring_up_to_date(ledger)
    before = listed(ledger)
    ledger.close()
    with closing(sqlite3.connect(tmp_path / "a.db")) as connection:
        connection.execute("DROP TABLE blocks")
        connection.execute("CREATE TABLE blocks (key TEXT, account TEXT, role INTEGER, PRIMARY KEY (key, account))")
        connection.execute("UPDATE alembic_version SET version_num = '0002'")
        connection.commit()
    with Ledger.open(str(tmp_path / "a.db")) as again:
        assert is_behind(again)
        bring_up_to_date(again)
        assert listed(again) == before
        record(again, TWO)
        bring_up_to_date(again)
        assert code_of(again, ONE) == code_of(again, TWO)


def test_what_people_decided_elsewhere_costs_a_dossier_nothing(ledger: Ledger) -> None:
    """As many queries to the record beside sixty rulings as beside one (500 names go in one); a new one is heeded."""
    record(ledger, ONE, TWO, OTHER)
    bring_up_to_date(ledger)
    view = View(method=in_force(ledger))
    code = code_of(ledger, ONE)

    def questions() -> int:
        dossier(ledger, code, view)  # what was decided since is gone through once
        asked: list[str] = []
        heard = lambda conn, cursor, statement, *more: asked.append(statement)  # noqa: E731
        event.listen(ledger.engine, "before_cursor_execute", heard)
        dossier(ledger, code, view)
        event.remove(ledger.engine, "before_cursor_execute", heard)
        return len(asked)

    decide(ledger, "different", "link", OTHER.events[0].id, other="e0")
    few = questions()
    for n in range(1, 60):
        decide(ledger, "different", "link", OTHER.events[0].id, other=f"e{n}")
    assert questions() == few
    said = decide(ledger, "same", "link", ONE.events[0].id, other=TWO.events[0].id)
    shown = dossier(ledger, code, view)
    assert shown is not None and said in shown.decisions
    decide(ledger, WITHDRAW, "decision", said.id)
    shown = dossier(ledger, code, view)
    assert shown is not None and said not in shown.decisions


def test_a_word_on_one_voice_may_touch_more_accounts_than_a_query_can_name(ledger: Ledger) -> None:
    """An outlet that half the record comes from is assessed: all its accounts wait to be judged again."""
    names = [f"e{n:05d}" for n in range(2000)]
    with ledger.writing() as connection:
        file = connection.connection.driver_connection
        assert file is not None
        file.setlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, 999)  # as databases are built by default
        derived.make_stale(connection, names)
        derived.make_stale(connection, names[:3])
        assert lookups.stale_ones(connection, len(names) + 1) == names


def test_shared_words_do_not_lead_through_all_who_share_them(ledger: Ledger) -> None:
    """Who looks under a key is found without a step for each account that only stands there."""
    steps: list[int] = []
    key = "run|1"
    with ledger.writing() as connection:
        rows = [{"key": key, "account": f"e{n}", "role": lookups.STANDS} for n in range(20_000)]
        connection.execute(insert(tables.blocks), rows)
        file = connection.connection.driver_connection
        assert file is not None
        file.set_progress_handler(lambda: steps.append(1), 1000)  # called every thousand steps of SQLite
        assert lookups.neighbours(connection, [Keys(stands=frozenset({key}), looks=frozenset())]) == ()
    assert len(steps) < 3


def test_two_at_once_make_the_incidents_of_one(ledger: Ledger, tmp_path: Path) -> None:
    """Whoever is overtaken throws away what it computed: nothing is doubled, the chain is whole."""
    record(ledger, *(strike("The Ledger", place, DAY, n + 2, "the Sawan Monitor") for n, place in enumerate(PLACES)))
    record(ledger, *(strike("Harbour Post", place, DAY, n + 2, "a hospital") for n, place in enumerate(PLACES)))
    faults: list[BaseException] = []

    def judge() -> None:
        try:
            with Ledger.open(str(tmp_path / "a.db")) as mine:
                bring_up_to_date(mine)
        except BaseException as error:
            faults.append(error)

    threads = [threading.Thread(target=judge) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not faults
    counts, before = reads.counts(ledger), listed(ledger)
    assert (counts["code"], counts["revision"]) == (3, 3)
    assert not verify(ledger).problems
    rebuild(ledger)
    assert listed(ledger) == before

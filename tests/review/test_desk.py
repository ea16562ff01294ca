"""People's decisions: checked against the record, kept beside it, the latest word holding, each one taken back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doubles.records import NOON
from doubles.strikes import DAY, record, strike
from tallystick.flow.accepting import accept
from tallystick.flow.dossiers import View, dossier
from tallystick.flow.incidents import code_of, found
from tallystick.flow.judge import bring_up_to_date
from tallystick.flow.methods import in_force
from tallystick.ledger import reads
from tallystick.ledger.errors import RefusedError
from tallystick.ledger.redact import Order, redact_document
from tallystick.ledger.store import Ledger
from tallystick.ledger.verify import verify
from tallystick.linker.account import Account
from tallystick.linker.cluster import clusters
from tallystick.model.dossier import Dossier
from tallystick.model.link import Ruling
from tallystick.model.reading import Reading, When
from tallystick.model.record import Decision
from tallystick.resources.linking import load_method
from tallystick.review.desk import Desk
from tallystick.review.rulings import NOT_SAME, SAME, barring

ONE = strike("The Ledger", "Qadmiya", DAY, 5, "the Vell Observatory", actor="Vell air force")
TWO = strike("Harbour Post", "Qadmiya", DAY, 7, "Qadmiya Rescue", actor="Vell air force")
OTHER = strike("The Ledger", "Marj Hanin", date(2021, 6, 9), 2, "the Vell Observatory")
FAR = strike("Harbour Post", "Tel Sawan", date(2021, 9, 2), 4, "Qadmiya Rescue")


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """Four reports of three strikes, judged."""
    with Ledger.open(str(tmp_path / "a.db"), create=True) as opened:
        record(opened, ONE, TWO, OTHER, FAR)
        bring_up_to_date(opened)
        yield opened


@pytest.fixture
def desk(ledger: Ledger) -> Desk:
    """Where Ana Brandt decides."""
    return Desk(ledger, "Ana Brandt", found)


def code(ledger: Ledger, made: Reading) -> str:
    """The incident a report's event is in."""
    held = code_of(ledger, made.events[0].id)
    assert held is not None
    return held


def shown(ledger: Ledger, made: Reading) -> Dossier:
    """The dossier of a report's incident, as judged anew."""
    bring_up_to_date(ledger)
    held = dossier(ledger, code(ledger, made), View(method=in_force(ledger)))
    assert held is not None
    return held


def claim(made: Reading, property_: str = "killed") -> str:
    """A claim of a report."""
    return next(c.id for c in made.claims if c.property == property_)


def test_an_incident_is_accepted_with_the_grade_it_has(ledger: Ledger, desk: Desk) -> None:
    """Method, version and level go with it; a person may take one end of a double grade; the later word holds."""
    accept(desk, code(ledger, ONE).lower())
    held = shown(ledger, ONE)
    assert held.status == "accepted" and held.accepted and held.accepted.grade
    assert (held.accepted.by, held.accepted.grade.method, held.accepted.grade.version) == ("Ana Brandt", "airwars", "1")
    assert held.accepted.grade.level == held.incident.level == "Weak to Fair"
    taken = accept(desk, code(ledger, ONE), "fair", "both are known to us")
    assert taken.decision.value == "airwars/1 Fair" and "takes the place of" in taken.words[0]
    desk.reject(code(ledger, ONE), "nothing of it is true")
    assert shown(ledger, ONE).status == "rejected"
    assert len(reads.decisions(ledger)) == 3
    with pytest.raises(RefusedError, match="has no grade Sure"):
        accept(desk, code(ledger, ONE), "Sure")


def test_the_same_word_twice_is_one_decision(ledger: Ledger, desk: Desk) -> None:
    """Said again by the same person nothing is added; by another, or after another word, it is."""
    first = desk.reject(code(ledger, ONE), "a rumour")
    again = desk.reject(code(ledger, ONE), " a rumour ")
    assert (first.new, again.new, again.decision) == (True, False, first.decision)
    assert Desk(ledger, "Ivo Castel", found).reject(code(ledger, ONE), "a rumour").new
    assert desk.reject(code(ledger, ONE), "a rumour").new


def test_a_rejected_claim_counts_for_nothing_until_that_is_withdrawn(ledger: Ledger, desk: Desk) -> None:
    """The claim stays in sight; taking the decision back brings the machine's view back; twice is refused."""
    taken = desk.reject(claim(TWO), "counted twice")
    held = shown(ledger, ONE)
    assert str(held.incident.range_of("killed")) == "5" and claim(TWO) in held.rejected
    assert [d.id for d in held.decisions] == [taken.decision.id]
    undone = desk.withdraw(taken.decision.id)
    assert str(shown(ledger, ONE).incident.range_of("killed")) == "5–7"
    with pytest.raises(RefusedError, match="taken back already"):
        desk.withdraw(taken.decision.id)
    with pytest.raises(RefusedError, match="decide anew"):
        desk.withdraw(undone.decision.id)


def test_a_status_moves_those_it_is_of_out_of_the_civilian_minimum(ledger: Ledger, desk: Desk) -> None:
    """Fighters by a person's word leave the count of civilians."""
    desk.status(claim(ONE), "direct-participant", "they fired on the convoy")
    bring_up_to_date(ledger)
    held = shown(ledger, ONE)
    assert next(s.status for s in held.statements if s.id == claim(ONE)) == "direct-participant"
    assert str(held.incident.range_of("killed")) == "7"
    with pytest.raises(RefusedError, match="no such status: fighter"):
        desk.status(claim(ONE), "fighter", "x")
    with pytest.raises(RefusedError, match="counts nobody harmed"):
        desk.status(claim(ONE, "place"), "civilian", "x")


def test_codes_stand_for_the_event_they_were_given_to(ledger: Ledger, desk: Desk) -> None:
    """Linked by codes, the older lives; unlinked by the same codes, each has its own event again."""
    mine, theirs = code(ledger, OTHER), code(ledger, FAR)
    desk.link(mine, theirs, "one raid, two dates")
    bring_up_to_date(ledger)
    living = code(ledger, OTHER)
    assert code(ledger, FAR) == living
    gone = theirs if living == mine else mine
    said = accept(desk, gone)
    assert said.decision.key == living and said.words[0] == f"{gone} was merged into {living}, to which this goes"
    desk.unlink(mine, theirs, "two raids")
    bring_up_to_date(ledger)
    assert (code(ledger, OTHER), code(ledger, FAR)) == (mine, theirs)


def test_the_same_is_refused_where_somebody_said_it_is_not(ledger: Ledger, desk: Desk) -> None:
    """By way of a third event: refused with the decision in the way. On the very pair: the later word holds."""
    desk.unlink(ONE.events[0].id, OTHER.events[0].id, "other place, other month")
    desk.link(OTHER.events[0].id, FAR.events[0].id)
    with pytest.raises(RefusedError, match=r"cannot be the same: Ana Brandt said .* withdraw that first"):
        desk.link(FAR.events[0].id, ONE.events[0].id)
    taken = desk.link(ONE.events[0].id, OTHER.events[0].id)
    assert taken.new and "not-same" in taken.words[0]
    assert desk.link(FAR.events[0].id, ONE.events[0].id).new


def told_before(when: When | None) -> Reading:
    """A report of another strike, told as earlier history."""
    made = strike("Marsh Post", "Qadmiya", DAY, 5, "Amal Sample")
    return replace(made, events=(replace(made.events[0], background=True, when=when),))


def test_what_is_told_as_history_is_linked_where_its_day_and_place_are_given(ledger: Ledger, desk: Desk) -> None:
    """As the machine does, so a person: an account is something to link, a mention of "earlier raids" is not."""
    vague, dated = told_before(None), told_before(OTHER.events[0].when)
    record(ledger, vague)
    bring_up_to_date(ledger)
    with pytest.raises(RefusedError, match=r"background without its day and place\): nothing to link"):
        desk.link(vague.events[0].id, code(ledger, OTHER))
    assert code_of(ledger, vague.events[0].id) is None
    record(ledger, replace(dated, id="r-later", reader="tallystick 1"))
    bring_up_to_date(ledger)
    desk.link(dated.events[0].id, code(ledger, OTHER), reason="the trial is of this raid")
    bring_up_to_date(ledger)
    assert code(ledger, dated) == code(ledger, OTHER)
    desk.unlink(dated.events[0].id, code(ledger, OTHER), "it is not")
    bring_up_to_date(ledger)
    assert code(ledger, dated) != code(ledger, OTHER)


def test_notes_and_credibility(ledger: Ledger, desk: Desk) -> None:
    """A note changes nothing and is shown; a source's credibility changes the grade where it was open."""
    desk.note(code(ledger, ONE), "look at the pictures again")
    desk.note(ONE.events[0].id, "a crater is seen")
    assert [d.reason for d in shown(ledger, ONE).decisions] == ["look at the pictures again"]
    assert shown(ledger, ONE).incident.level == "Weak to Fair"
    taken = [desk.credible(voice, True, "twenty years of it") for voice in ("Qadmiya Rescue", "the Vell Observatory")]
    assert [one.decision.key for one in taken] == ["qadmiya rescue", "vell observatory"]
    assert not desk.credible("vell observatory", True, "twenty years of it").new
    assert shown(ledger, ONE).incident.level == "Fair"
    with pytest.raises(RefusedError, match="nobody on record is called Nobody Known"):
        desk.credible("Nobody Known", True, "x")
    with pytest.raises(RefusedError, match="class of people"):
        desk.credible("residents", True, "x")


def test_what_cannot_be_decided_is_refused_and_nothing_is_written(ledger: Ledger, desk: Desk) -> None:
    """Unknown names, things of another kind, blank reasons: one line each, and the head stays."""
    nobody = "c-" + "0" * 20
    taken = desk.note(code(ledger, ONE), "seen").decision.id
    head = ledger.head()
    refused = [
        (lambda: accept(desk, "NOPE-1"), "no incident has the code NOPE-1"),
        (lambda: desk.reject(nobody, "x"), f"nothing on record is called {nobody}"),
        (lambda: desk.reject("e-" + "0" * 20, "x"), "nothing on record is called e-"),
        (lambda: desk.reject(ONE.events[0].id, "x"), "an event is rejected by its incident or by its claims"),
        (lambda: desk.accept(taken), "is a decision; withdraw takes it back"),
        (lambda: desk.reject(code(ledger, ONE), "  "), "a reason is needed"),
        (lambda: desk.note(code(ledger, ONE), ""), "a note needs words"),
        (lambda: desk.link(claim(ONE), ONE.events[0].id), "is a claim; incidents and events are linked"),
        (lambda: desk.link(ONE.events[0].id, ONE.events[0].id), "are one account of one report"),
        (lambda: desk.withdraw("d-" + "0" * 20), "no decision on record is called d-"),
        (lambda: Desk(ledger, " ", found), "needs the name"),
    ]
    for act, words in refused:
        with pytest.raises(RefusedError, match=words):
            act()  # type: ignore[no-untyped-call]
    assert ledger.head() == head and verify(ledger).problems == ()


def test_a_claim_of_a_removed_report_is_on_record_no_more(ledger: Ledger, desk: Desk) -> None:
    """Nobody decides on what was removed by order."""
    redact_document(ledger, ONE.document.id, Order(people=("A. Brandt", "I. Castel"), reason="r", reference="o"))
    with pytest.raises(RefusedError, match="nothing on record"):
        desk.reject(claim(ONE), "x")


PAIRS = st.tuples(st.sampled_from("abcde"), st.sampled_from("abcde")).filter(lambda p: p[0] < p[1])


@given(st.lists(st.tuples(PAIRS, st.booleans()), max_size=12), PAIRS)
def test_what_is_refused_is_what_the_linker_would_refuse(
    said: list[tuple[tuple[str, str], bool]], pair: tuple[str, str]
) -> None:
    """A "same" is let through exactly where clustering can heed it."""
    rulings = [
        Decision(id=f"d{n}", verdict=SAME if same else NOT_SAME, kind="link", key=a, other=b, by="A", made_at=NOON)
        for n, ((a, b), same) in enumerate(said)
    ]
    accounts = [Account(id=name, document=name, events=(name,), kind="violence") for name in "abcde"]
    asked = [*(Ruling(a=a, b=b, same=same) for (a, b), same in said), Ruling(a=pair[0], b=pair[1], same=True)]
    before = clusters(accounts, (), asked[:-1], load_method()).refused
    after = clusters(accounts, (), asked, load_method()).refused
    barred = barring(rulings, {name: name for name in "abcde"}, *pair)
    if barred is None:
        assert pair not in {(r.a, r.b) for r in after} - {(r.a, r.b) for r in before}
    else:
        assert barred.verdict == NOT_SAME and (pair in {(r.a, r.b) for r in after} or len(after) > len(before))

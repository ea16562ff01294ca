"""How many origins some accounts have: what joins them, what keeps them apart, what is not known."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tallystick
from conftest import present
from doubles.incidents import says, voice
from tallystick.assessment.origins import independence, interested_parties, origins
from tallystick.assessment.statements import statements_of
from tallystick.model.incident import Statement, Voice

ROOT = Path(__file__).resolve().parent.parent.parent


def counted(*statements: Statement, copies: tuple[tuple[str, str], ...] = ()) -> tuple[int, int]:
    """The certain and the possible number of origins."""
    found = origins(statements, copies)
    return found.certain, found.possible


def test_two_outlets_that_cite_one_monitor_are_one_origin() -> None:
    """Counting publishers would say two."""
    assert counted(
        says("a", "SOHR", outlet="BBC"), says("b", "the Syrian Observatory for Human Rights", outlet="CNN")
    ) == (1, 1)


def test_the_voices_of_one_institution_are_one_origin() -> None:
    """The Pentagon, CENTCOM, the Coalition and American officials speak for one government."""
    names = ("Pentagon", "CENTCOM", "US-led Coalition", "United States officials", "US State Department")
    assert counted(*(says(name, name, outlet=f"Outlet {i}") for i, name in enumerate(names))) == (1, 1)


def test_state_media_speak_for_their_government() -> None:
    """The Syrian state agency and the Syrian foreign ministry are not two."""
    assert counted(says("a", "SANA"), says("b", "Syrian foreign ministry")) == (1, 1)


def test_two_monitors_are_two_origins() -> None:
    """Different institutions, no voice in common."""
    assert counted(says("a", "SOHR", outlet="BBC"), says("b", "SNHR", outlet="BBC")) == (2, 2)


def test_a_voice_shared_in_the_middle_joins_for_certain_but_not_in_the_possible_count() -> None:
    """Both reached us through one agency: it may have mixed them up."""
    assert counted(says("a", "Reuters", "SOHR", outlet="BBC"), says("b", "Reuters", "SNHR", outlet="CNN")) == (1, 2)


def test_a_row_of_a_dataset_is_no_origin_for_certain() -> None:
    """It may have been compiled from the report beside it; at most it is one more."""
    row = says("a", "ACLED", outlet="ACLED", compiled=True)
    assert counted(row) == (0, 1)
    assert counted(row, says("b", "SOHR", outlet="BBC")) == (1, 2)


def test_a_class_voice_is_kept_with_its_collector() -> None:
    """Activists via one agency in two papers are one; via two agencies they are two."""
    one = says("a", "AP", "activists", outlet="Daily Sabah")
    assert counted(one, says("b", "AP", "activists", outlet="Dawn")) == (1, 1)
    assert counted(one, says("c", "Reuters", "activists", outlet="Dawn")) == (2, 2)
    assert origins([one]).origins[0].name == "activists via AP"


def test_class_voices_of_one_collector_are_one_for_certain() -> None:
    """Residents and a doctor told one outlet: its reporter is what both rest on."""
    assert counted(says("a", "residents", outlet="BBC"), says("b", "a doctor", outlet="BBC")) == (1, 2)


def test_an_unattributed_sentence_is_of_unknown_origin() -> None:
    """Nobody knows where the outlet has it from: none for certain, one at most."""
    assert counted(says("a", outlet="BBC")) == (0, 1)


def test_an_unattributed_sentence_of_a_reporter_on_the_spot_is_an_origin() -> None:
    """The text shows that somebody saw it."""
    assert counted(says("a", outlet="BBC", seen=True)) == (1, 1)


def test_what_a_monitor_or_a_party_publishes_is_its_own_word() -> None:
    """An army's statement does not say "the army said"."""
    assert counted(says("a", outlet="SNHR"), says("b", outlet="Israel Defense Forces")) == (2, 2)


def test_an_outlet_of_a_party_to_the_conflict_speaks_for_it() -> None:
    """What the Syrian state agency says of Syria is Syria's word, and what it says of elsewhere is nobody's yet."""
    for outlet, root in (("SANA", "SYR:GOV"), ("ANF", "kurdistan-workers-party")):
        told = [says("a", outlet=outlet, country="SYR")]
        (found,) = origins(told, interested=interested_parties(told)).origins
        assert (found.certain, found.roots, found.interested) == (True, (root,), True)
    told = [says("a", outlet="SANA", country="MLI")]
    assert origins(told, interested=interested_parties(told)).certain == 0


def test_near_copies_are_one_account() -> None:
    """The second paper printed the first one's words."""
    one, other = says("a", "residents", outlet="BBC"), says("b", "residents", outlet="CNN")
    assert counted(one, other) == (2, 2)
    assert counted(one, other, copies=(("d-a", "d-b"),)) == (1, 1)


def test_near_copies_keep_their_named_voices() -> None:
    """A copied story that quotes two monitors still rests on two."""
    both = [says(f"{name}{i}", name, doc=f"d{i}", outlet=f"Paper {i}") for i in (1, 2) for name in ("SOHR", "SNHR")]
    assert counted(*both, copies=(("d1", "d2"),)) == (2, 2)


def test_one_wire_story_in_two_papers_is_one_account() -> None:
    """Both credit the agency."""
    papers = [says(i, outlet=f"Paper {i}", wire="associated-press", seen=True) for i in "ab"]
    assert counted(*papers) == (1, 1)
    assert counted(*papers, says("c", "AP", outlet="Paper c")) == (1, 1)


def test_parties_to_the_conflict_are_marked() -> None:
    """The army that fired is an interested origin, the monitor is not."""
    statements = [
        says("a", "Pentagon", property="actor", value="US military", party="USA:GOV"),
        says("b", "SOHR"),
    ]
    found = origins(statements, (), interested_parties(statements))
    assert {origin.key: origin.interested for origin in found.origins} == {"USA:GOV": True, "syrian-observatory": False}


def test_independence_is_judged_per_property() -> None:
    """Two count the dead; one says who did it."""
    statements = [says("a", "SOHR", property="killed"), says("b", "SNHR", property="killed")]
    statements.append(says("c", "SOHR", property="responsibility"))
    assert [(i.property, i.certain) for i in independence(statements)] == [
        ("all", 2),
        ("killed", 2),
        ("responsibility", 1),
    ]


def test_the_trucks_and_the_drone_near_tanf_rest_on_one_interested_origin() -> None:
    """The US military and the Pentagon are one voice, and it did the shooting."""
    file = present(ROOT / "../shared/inputs", "the inputs") / "tanf-clashes.txt"
    reading = tallystick.read_file(file).reading
    chosen = {e.id for e in reading.events for thing in e.damage if "truck" in thing.what or "drone" in thing.what}
    assert len(chosen) == 2
    statements = [s for s in statements_of(reading, chosen) if s.property == "damage"]
    found = origins(statements, (), interested_parties(statements_of(reading, chosen)))
    assert (found.certain, found.possible) == (1, 1)
    assert found.origins[0].interested


NAMES = ("SOHR", "SNHR", "Pentagon", "CENTCOM", "residents", "activists", "Reuters")
ACCOUNTS = st.lists(
    st.tuples(st.lists(st.sampled_from(NAMES), max_size=2), st.sampled_from(("BBC", "CNN", "SNHR"))),
    min_size=1,
    max_size=6,
)


@given(ACCOUNTS, st.randoms(use_true_random=False))
def test_the_order_of_accounts_does_not_matter_and_copies_add_nothing(accounts: list, random: object) -> None:
    """Laws: any order gives the same origins; one more copy of an account changes neither count; certain ≤ possible."""
    statements = [says(f"s{i}", *chain, outlet=outlet) for i, (chain, outlet) in enumerate(accounts)]
    found = origins(statements)
    shuffled = list(statements)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert origins(shuffled) == found
    again = says("again", *accounts[0][0], outlet=accounts[0][1])
    more = origins([*statements, again], copies=(("d-s0", "d-again"),))
    assert (more.certain, more.possible) == (found.certain, found.possible)
    assert found.certain <= found.possible


def test_a_private_person_is_kept_with_who_asked() -> None:
    """A named neighbour and an unnamed one in one paper: one for certain, two at most; a monitor is apart."""
    person = Voice(name="Amal Darwish", root="amal darwish", kind="person")
    one = replace(says("a", outlet="BBC"), chain=(person,))
    assert counted(one, says("b", "residents", outlet="BBC")) == (1, 2)
    assert counted(one, says("c", "SNHR", outlet="BBC")) == (2, 2)


@pytest.mark.parametrize(
    ("name", "root"),
    [
        ("CENTCOM officials", "USA:GOV"),
        ("Jane Roe (United States Central Command)", "USA:GOV"),
        ("Omar Example (White Helmets' board of directors)", "white-helmets"),
        ("Syrian Observatory for Human Rights (SOHR)", "syrian-observatory"),
        ("US Embassy", "USA:GOV"),
        ("Hawar News", "aanes"),
        ("North Press Agency", "north-press"),
        ("Afghan interior ministry", "AFG:GOV"),
        ("Jane Roe (Pentagon)", "USA:GOV"),
        ("Pentagon chief Jane Roe", "USA:GOV"),
        ("an assessment by CENTCOM", "USA:GOV"),
        ("this picture for SNHR", "snhr"),
        ("Britain-based Syrian Observatory for Human Rights (SOHR", "syrian-observatory"),
    ],
)
def test_whose_voice_a_name_is(name: str, root: str) -> None:
    """People, offices and short names lead to the institution."""
    assert voice(name).root == root
    assert voice(name).named


OF_NO_STATE = ["Western diplomat", "Arab Official", "Rebel Commander"]


@pytest.mark.parametrize(
    "name", ["activists", "a medical source", "residents of Kobani", "you", "unspecified critics", *OF_NO_STATE]
)
def test_class_voices_are_not_named(name: str) -> None:
    """Descriptions and pronouns identify nobody."""
    assert not voice(name).named


def test_a_named_voice_of_whom_nothing_is_known_rests_on_who_asked() -> None:
    """Three relatives in one paper are one origin for certain, three perhaps; an institution keeps its own word."""
    names = ("Huda Sample", "Omar Instance", "Sami Example")
    assert counted(*(says(name, name, outlet="Harbour Post", doc="d") for name in names)) == (1, 3)
    assert counted(says("a", "Huda Sample", outlet="Harbour Post"), says("b", "SOHR", outlet="Harbour Post")) == (2, 2)


def test_a_named_body_that_is_not_in_the_register_keeps_its_own_word() -> None:
    """A media centre speaks for itself; a man of whom nothing is known rests on who asked him."""
    body, man = (says(name, name, outlet="Harbour Post") for name in ("Saltmarsh Media Centre", "Omar Instance"))
    assert counted(body, man) == (2, 2)
    assert counted(man, says("b", "residents", outlet="Harbour Post")) == (1, 2)


def test_a_country_speaks_for_its_government_and_not_for_who_asked() -> None:
    """ "Russia says" is no witness whom the outlet found: others that it asked stay another origin."""
    assert voice("Russia").kind == "government"
    assert counted(says("a", "Russia", outlet="The Bell"), says("b", "residents", outlet="The Bell")) == (2, 2)

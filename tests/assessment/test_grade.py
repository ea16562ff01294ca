"""Grades: each level, what denials do (nothing), and what no rule covers."""

from __future__ import annotations

from datetime import date
from typing import Any

from doubles.incidents import count, says
from tallystick.assessment.facts import gather
from tallystick.assessment.grade import CONDITIONS, grades, strike_status
from tallystick.assessment.origins import interested_parties, origins
from tallystick.model.incident import Grade, Judgement, Statement
from tallystick.resources.methods import load

ISRAEL = {"value": "Israeli army", "party": "ISR:GOV", "property": "actor"}
SYRIA = {"value": "Syrian army", "party": "SYR:GOV", "property": "actor"}


def graded(*statements: Statement, method: str = "airwars", **credible: bool) -> tuple[Grade, ...]:
    """The grades of some statements; ``credible`` by voice root, underscores for dashes."""
    found = origins(statements, (), interested_parties(statements))
    judgement = Judgement(credible={root.replace("_", "-"): answer for root, answer in credible.items()})
    return grades(gather(statements, found), load.load_method(method), judgement)


def levels(*statements: Statement, **more: Any) -> list[str | None]:
    """Only the levels."""
    return [grade.level for grade in graded(*statements, **more)]


TWO = (count("a", 5, "SOHR", event="e1"), count("b", 6, "SNHR", event="e2"), says("c", "SOHR", event="e1", **ISRAEL))


def test_the_rulebooks_ask_only_what_can_be_answered() -> None:
    """Each condition a rulebook may name is judged here."""
    assert set(CONDITIONS) == load.CONDITIONS


def test_two_unassessed_sources_are_graded_twice() -> None:
    """As if none were credible, and as if all were."""
    assert levels(*TWO) == ["Weak", "Fair"]
    assert [grade.credible for grade in graded(*TWO)] == ["none of the unassessed", "all of the unassessed"]


def test_assessed_sources_are_graded_once() -> None:
    """A person has said which are credible."""
    assert levels(*TWO, syrian_observatory=True, snhr=True) == ["Fair"]
    assert levels(*TWO, syrian_observatory=True, snhr=False) == ["Weak"]


def test_outlets_that_share_a_source_are_not_two() -> None:
    """Two papers that cite one monitor: weak, whoever is credible."""
    one = [count(i, 5, "SOHR", outlet=outlet) for i, outlet in (("a", "BBC"), ("b", "CNN"))]
    assert levels(*one, syrian_observatory=True) == ["Weak"]


def test_confirmed_needs_the_harm_accepted_and_not_only_the_strike() -> None:
    """The army says that it struck; only when it says that civilians died is it confirmed."""
    strike = says("d", "Israeli army", event="e3", **ISRAEL)
    assert levels(*TWO, strike)[1] == "Fair"
    assert levels(*TWO, strike, count("x", 3, "Israeli army", event="e3")) == ["Confirmed", "Confirmed"]
    assert levels(*TWO, strike, count("x", 3, "Israeli army", event="e3", who="combatants"))[1] == "Fair"


def test_a_bare_denial_changes_nothing_and_is_shown() -> None:
    """Neither lower nor contested; the denial stands among the reasons."""
    denial = says("n", "Israeli army", event="e3", stance="denies", **ISRAEL)
    assert levels(*TWO, denial) == levels(*TWO)
    assert graded(*TWO, denial)[0].reasons[-1].claims == ("n",)
    none = count("m", None, "Israeli army", quantifier="none")
    assert levels(*TWO, none) == levels(*TWO)


def test_contested_needs_an_attributed_claim_that_names_another_party() -> None:
    """One monitor names one army, another monitor the other; an outlet's own words are not enough."""
    assert levels(*TWO, says("d", "SNHR", event="e2", **SYRIA)) == ["Contested", "Contested"]
    assert levels(*TWO, says("d", event="e2", outlet="BBC", **SYRIA))[1] == "Fair"


def test_a_counter_accusation_by_the_accused_is_a_contest() -> None:
    """It is more than a denial: it names another party."""
    assert levels(*TWO, says("d", "Israeli army", event="e4", **SYRIA))[1] == "Contested"


def test_allies_named_together_are_no_contest() -> None:
    """One voice says that both did it."""
    both = says("d", "SNHR", event="e2", **SYRIA), says("e", "SNHR", event="e2", **ISRAEL)
    assert levels(*TWO, *both)[1] == "Fair"


def test_fire_from_the_ground_contests_an_attack_from_the_air() -> None:
    """Two voices, two causes."""
    air, ground = says("d", "SOHR", value="assault/aerial"), says("e", "SNHR", value="assault/heavy-weapons")
    assert levels(*TWO, air, ground)[1] == "Contested"
    assert levels(*TWO, air)[1] == "Fair"


def test_discounted_needs_somebody_else_than_a_party_to_say_they_were_fighters() -> None:
    """A monitor counts fighters only: discounted; the army that fired says so alone: not."""
    actor = says("c", "SOHR", event="e1", **ISRAEL)
    assert levels(actor, count("a", 5, "SOHR", event="e1", who="combatants"))[0] == "Discounted"
    assert levels(actor, count("a", 5, "Israeli army", event="e1", who="combatants"))[0] == "Weak"
    assert levels(actor, *TWO, count("z", 5, "Israeli army", event="e1", who="combatants"))[1] == "Fair"


def test_what_no_rule_covers_is_ungraded() -> None:
    """No scale, or no level whose conditions hold."""
    assert levels(*TWO, method="acled") == [None, None]
    assert graded(*TWO, method="acled")[0].reasons[0].sentence.startswith("ungraded: rule missing: ACLED")
    nothing = graded(says("c", "SOHR", **ISRAEL))[0]
    assert nothing.level is None and "ungraded: rule missing" in nothing.reasons[0].sentence


def test_single_sourced_entries_are_admitted_since_a_day() -> None:
    """Iraq Body Count: before 21 December 2007 one source is no entry."""
    for day, level in ((date(2006, 5, 1), None), (date(2008, 5, 1), "Single-sourced")):
        assert levels(count("a", 5, "SOHR", as_of=day), method="iraq-body-count")[0] == level
    assert levels(*TWO, method="iraq-body-count")[0] == "Corroborated"


def test_every_reason_is_a_sentence_with_its_claims_and_the_rulebook_its_version() -> None:
    """What is shown leads back to claims."""
    grade = graded(*TWO)[1]
    assert (grade.method, grade.version, grade.checked) == ("airwars", "1", False)
    assert all(reason.sentence.endswith(".") for reason in grade.reasons)
    assert set(grade.reasons[2].claims) >= {"a", "b"}


def test_strike_status() -> None:
    """Declared, contested, likely, single source."""

    def status(*statements: Statement) -> str:
        return strike_status(gather(statements, origins(statements, (), interested_parties(statements))))

    assert status(TWO[0]) == "Single source claim"
    assert status(*TWO) == "Likely strike"
    assert status(*TWO, says("d", "SNHR", event="e2", **SYRIA)) == "Contested strike"
    assert status(*TWO, says("d", "Israeli army", event="e3", **ISRAEL)) == "Declared strike"

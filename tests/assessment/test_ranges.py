"""The ends of ranges: what sets them, what leaves them, what never moves them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doubles.incidents import DAY, count, says
from tallystick.assessment.origins import interested_parties, origins
from tallystick.assessment.people import distinct_people
from tallystick.assessment.ranges import ranges
from tallystick.model.incident import Range, Statement
from tallystick.resources.methods.load import load_method, methods

NEXT = DAY + timedelta(days=1)


def table(
    *statements: Statement, method: str = "airwars", copies: Any = ()
) -> dict[tuple[str, str, str | None], Range]:
    """All ranges by outcome, group and party."""
    found = origins(statements, copies, interested_parties(statements))
    return {(r.outcome, r.group, r.party): r for r in ranges(statements, load_method(method), found)}


def killed(*statements: Statement, method: str = "airwars", group: str = "civilians", **more: Any) -> str:
    """The range of the killed as people write it."""
    found = table(*statements, method=method, **more)[("killed", group, None)]
    return f"{found.minimum}-{found.maximum}"


def test_agreement_gives_one_number_and_names_its_claims() -> None:
    """Both ends lead back to the claims that set them, with the rule."""
    found = table(count("a", 5, "SOHR"), count("b", 5, "SNHR"))[("killed", "civilians", None)]
    assert (str(found.minimum), str(found.maximum)) == ("5", "5")
    assert found.minimum.claims == found.maximum.claims == ("a", "b")
    assert "number is its own" in found.minimum.rule


def test_disagreement_gives_lowest_and_highest() -> None:
    """Two origins, two numbers."""
    assert killed(count("a", 5, "SOHR"), count("b", 9, "SNHR")) == "5-9"


def test_dozens_give_three_ranges_under_three_methods_without_reading_again() -> None:
    """One set of claims; each rulebook makes its own range of it, or says that it has no rule."""
    said = count("a", None, "SOHR", quantifier="dozens", phrase="dozens of people")
    assert killed(said, method="airwars") == "12-24"
    assert killed(said, method="acled", group="all") == "12-12"
    assert killed(said, method="iraq-body-count") == "unknown-unknown"
    left = table(said, method="iraq-body-count")[("killed", "civilians", None)].left_out
    assert [out.rule for out in left] == ["rule missing: Iraq Body Count has none for 'dozens of people'"]


@pytest.mark.parametrize(
    ("quantifier", "number", "wanted"),
    [
        ("exact", 7, "7-7"),
        ("at-least", 7, "7-7+"),
        ("more-than", 45, "46-46+"),
        ("plural", None, "2-2"),
        ("several", None, "2-2"),
        ("hundreds", None, "100-200"),
        ("up-to", 9, "unknown-9"),
        ("scores", None, "unknown-unknown"),
    ],
)
def test_words_by_the_airwars_method(quantifier: str, number: int | None, wanted: str) -> None:
    """Each quantifier has its meaning; an open end that is closed is shown with a plus; no rule, no number."""
    assert killed(count("a", number, "SOHR", quantifier=quantifier)) == wanted


def test_the_conservative_method_takes_the_lowest() -> None:
    """ACLED: one number, the most conservative."""
    statements = (count("a", 5, "SOHR"), count("b", 9, "SNHR"))
    assert killed(*statements, method="acled", group="all") == "5-5"


def test_an_open_end_meets_a_higher_count() -> None:
    """At least 30 and exactly 46: the open end closes at the higher count."""
    assert killed(count("a", 30, "SOHR", quantifier="at-least"), count("b", 46, "SNHR")) == "30-46"


@pytest.mark.parametrize(("first", "second"), [(39, 57), (57, 39)])
def test_a_later_count_of_one_origin_supersedes_its_earlier_one(first: int, second: int) -> None:
    """Upward or downward; the old one is named among what left the range."""
    old, new = count("a", first, "SOHR"), count("b", second, "SOHR", as_of=NEXT)
    assert killed(old, new) == f"{second}-{second}"
    left = table(old, new)[("killed", "civilians", None)].left_out
    assert [(out.claim, out.rule) for out in left] == [("a", "superseded by a later count of the same origin (b)")]


def test_two_monitors_through_one_agency_do_not_supersede_each_other() -> None:
    """One origin for certain, yet each has a word of its own."""
    old, new = count("a", 5, "Reuters", "SOHR"), count("b", 9, "Reuters", "SNHR", as_of=NEXT)
    assert killed(old, new) == "5-9"


def test_an_earlier_lower_count_stays_until_two_independent_origins_overtake_it() -> None:
    """One later and higher count is not enough; two of one origin are not either; two independent ones are."""
    old = count("a", 9, "MSF")
    one = count("b", 20, "SOHR", as_of=NEXT)
    assert killed(old, one) == "9-20"
    assert killed(old, one, count("c", 22, "the Observatory", as_of=NEXT)) == "9-22"
    assert killed(old, one, count("c", 22, "SNHR", as_of=NEXT)) == "20-22"
    left = table(old, one, count("c", 22, "SNHR", as_of=NEXT))[("killed", "civilians", None)].left_out
    assert left[0].claim == "a" and "earlier and lower" in left[0].rule


def test_an_early_at_least_is_met_by_a_later_closed_count() -> None:
    """It left open that there were more; a lower, an earlier or an open count meets nothing."""
    early = count("a", 30, "MSF", quantifier="at-least")
    assert killed(early, count("b", 57, "SOHR", as_of=NEXT)) == "57-57"
    left = table(early, count("b", 57, "SOHR", as_of=NEXT))[("killed", "civilians", None)].left_out
    assert left[0].claim == "a" and "left open" in left[0].rule
    assert killed(early, count("b", 57, "SOHR")) == "30-57"
    assert killed(early, count("b", 57, "SOHR", as_of=NEXT, quantifier="at-least")) == "30-57+"
    assert killed(early, count("b", 22, "SOHR", as_of=NEXT)) == "22-30+"


def test_a_correction_takes_the_place_of_what_was_counted_before() -> None:
    """Upward or downward, of those before it and of those its own report takes up; a party to it corrects nobody."""
    old, again = count("a", 117, "MSF"), count("c", 119, "SNHR", doc="d-b", as_of=NEXT)
    new = count("b", 79, "SOHR", as_of=NEXT, revision="correction")
    assert killed(old, new, again) == "79-79"
    assert killed(old, count("b", 79, "SOHR", as_of=NEXT)) == "79-117"
    assert killed(new, count("d", 119, "SNHR", as_of=NEXT + timedelta(days=1))) == "79-119"
    army = count("b", 79, "Syrian army", as_of=NEXT, revision="correction", country="SYR")
    assert killed(old, army) == "79-117"
    left = table(old, new)[("killed", "civilians", None)].left_out
    assert left[0].claim == "a" and "set right" in left[0].rule


def test_what_an_account_calls_an_earlier_count_leaves_with_it() -> None:
    """ "79 by the latest count, 119 by the first": alone it stays."""
    first = count("b", 119, "SOHR", doc="d", revision="earlier")
    assert killed(count("a", 79, "SOHR", doc="d"), first) == "79-79"
    assert killed(first) == "119-119"


def test_a_group_counted_by_nobody_at_war_is_the_certain_part_of_what_parties_count() -> None:
    """A party's total sets no minimum beside it; a total of somebody else's does, and words make no certain part."""
    children = count("a", 29, "ICRC", who="children")
    party = count("b", 43, "Houthi-run health ministry", who="unspecified", country="YEM")
    assert killed(children, party) == "29-43"
    assert killed(children, count("b", 43, "SOHR", who="unspecified", country="SYR")) == "43-43"
    dozens = count("a", None, "ICRC", who="children", quantifier="dozens", phrase="dozens of children")
    assert killed(dozens, party) == "43-43"


def test_a_toll_of_the_whole_country_is_superseded_by_one_of_the_place() -> None:
    """Told without a place but its country, and later with one, by one voice."""
    old = count("a", 9, "MSF", place="Ukraine", country="UKR")
    assert killed(old, count("b", 12, "MSF", as_of=NEXT, place="School")) == "12-12"


def test_later_counts_of_another_place_overtake_nothing() -> None:
    """The school and the market are not one toll."""
    old = count("a", 9, "MSF", place="School")
    more = [count(i, 20, name, as_of=NEXT, place="Market") for i, name in (("b", "SOHR"), ("c", "SNHR"))]
    assert killed(old, *more) == "9-20"


def test_a_blanket_none_by_an_interested_party_moves_no_end() -> None:
    """The army that fired says nobody was hurt."""
    actor = says("x", "SOHR", property="actor", value="Israeli army", party="ISR:GOV")
    denial = count("b", None, "Israeli army", quantifier="none")
    assert killed(count("a", 5, "SOHR"), denial, actor) == "5-5"
    left = table(count("a", 5, "SOHR"), denial, actor)[("killed", "civilians", None)].left_out
    assert left[0].rule == "a blanket 'none' by an interested party moves no end"


def test_all_were_fighters_by_an_interested_party_moves_no_end() -> None:
    """It is another range and a contradiction, not a smaller toll of civilians."""
    actor = says("x", "SOHR", property="actor", value="Israeli army", party="ISR:GOV")
    claim = count("b", 5, "Israeli army", who="combatants")
    found = table(count("a", 5, "SOHR"), claim, actor)
    assert str(found[("killed", "civilians", None)].minimum) == "5"
    assert ("killed", "combatants", "enemies of ISR:GOV") in found


def test_a_none_of_anybody_alone_is_no_zero() -> None:
    """Unknown is not zero."""
    assert killed(count("a", None, "SOHR", quantifier="none")) == "unknown-unknown"


def test_a_denied_or_feared_count_moves_no_end() -> None:
    """What is denied, and what may yet be, stay outside."""
    base = count("a", 5, "SOHR")
    assert killed(base, count("b", 50, "SNHR", stance="denies")) == "5-5"
    assert killed(base, count("b", 50, "SNHR", factuality="possible")) == "5-5"


def test_numbered_fighters_leave_the_minimum_and_stay_in_the_maximum() -> None:
    """ "Eleven people, four of them fighters": only these four leave, under the method that says so."""
    whole = count("a", 11, "SOHR", doc="d", who="unspecified")
    part = count("b", 4, "SOHR", doc="d", who="combatants", subset_of="h-a")
    assert killed(whole, part) == "7-11"
    assert killed(whole, part, method="acled", group="all") == "11-11"


def test_fighters_without_a_number_leave_the_minimum_alone() -> None:
    """ "Some of them fighters" numbers nobody."""
    whole = count("a", 11, "SOHR", doc="d", who="unspecified")
    part = count("b", None, "SOHR", doc="d", who="combatants", subset_of="h-a", quantifier="plural")
    assert killed(whole, part) == "11-11"


def test_a_subset_is_never_added_to_the_total() -> None:
    """Eleven, including three children: eleven, and three children."""
    statements = (count("a", 11, "SOHR", doc="d"), count("b", 3, "SOHR", doc="d", who="children", subset_of="h-a"))
    assert killed(*statements) == "11-11"
    assert killed(*statements, group="children") == "3-3"


def test_groups_of_one_account_without_a_total_are_summed() -> None:
    """Three children and two women are five people; the sum says so."""
    statements = (count("a", 3, "SOHR", doc="d", who="children"), count("b", 2, "SOHR", doc="d", who="women"))
    assert killed(*statements) == "5-5"
    assert "(summed)" in table(*statements)[("killed", "civilians", None)].minimum.rule


def test_own_and_enemy_dead_are_ranges_of_their_own() -> None:
    """A party's count of the other side's dead says nothing about its own."""
    statements = (
        count("a", 40, "Russian military", who="security-forces", party="UKR:GOV"),
        count("b", 3, "Russian military", who="security-forces", party="RUS:GOV"),
    )
    found = table(*statements)
    assert str(found[("killed", "combatants", "UKR:GOV")].maximum) == "40"
    assert str(found[("killed", "combatants", "RUS:GOV")].maximum) == "3"


def test_distinct_named_dead_set_a_minimum() -> None:
    """Three names in two reports, one of them spelt twice: three people."""
    names = [
        ("a", "Yousef Al-Example", "d1"),
        ("b", "Yusuf Example", "d2"),
        ("c", "Huda Sample", "d1"),
        ("d", "Omar Instance", "d2"),
    ]
    named = [says(i, "SOHR", doc=doc, property="named:killed", value=name) for i, name, doc in names]
    assert len(distinct_people(named)) == 3
    assert killed(count("x", 2, "SNHR"), *named) == "3-3+"
    assert killed(*named) == "3-3+"
    assert any("another spelling" in reason for person in distinct_people(named) for reason in person.reasons)


def test_a_named_fighter_is_no_named_civilian() -> None:
    """A status claim counts for those whom it names."""
    named = [says("a", "SOHR", property="named:killed", value="Huda Sample")]
    named.append(says("b", "SOHR", property="named:killed", value="Omar Instance", status="combatant"))
    assert killed(*named) == "1-1+"


def test_people_of_one_name_and_other_age_are_two() -> None:
    """A grandfather and his grandson."""
    named = [says(str(age), "SOHR", property="named:killed", value="Ali Example", age=age) for age in (8, 71)]
    assert len(distinct_people(named)) == 2


def test_injuries_have_no_range_where_the_method_counts_none() -> None:
    """ACLED records no injuries."""
    said = count("a", 5, "SOHR", outcome="injured")
    assert not table(said, method="acled")
    assert ("injured", "civilians", None) in table(said)


def report(*counts: tuple[int | None, str, dict[str, Any]]) -> tuple[Statement, ...]:
    """Counts of one report, in the order of its words, each by a voice ("" = the report itself)."""
    return tuple(
        count(f"r{n}", number, *([voice] if voice else []), doc="d", at=n * 100, **more)
        for n, (number, voice, more) in enumerate(counts)
    )


def test_a_report_that_sums_up_is_not_lowered_by_what_it_quotes() -> None:
    """A relative's four are among the report's eighteen; a monitor's count is a rival; so is one told first."""
    eighteen, four = (18, "", {}), (4, "a neighbour", {})
    assert killed(*report(eighteen, four)) == "18-18"
    assert killed(*report((18, "residents", {}), four)) == "18-18"
    assert killed(*report(eighteen, (4, "SOHR", {}))) == "4-18"
    assert killed(*report(four, eighteen)) == "4-18"
    assert killed(*report((18, "SOHR", {}), four)) == "4-18"
    left = table(*report(eighteen, four))[("killed", "civilians", None)].left_out
    assert [(out.claim, out.rule) for out in left] == [("r1", "a part of the toll that the report itself leads with")]


def test_another_report_is_no_part_of_the_toll() -> None:
    """The lower count of another report sets the minimum; without positions nothing is known to be told first."""
    assert killed(*report((18, "", {})), count("x", 4, "a neighbour", doc="e", at=0)) == "4-18"
    assert killed(count("a", 18, doc="d"), count("b", 4, "a neighbour", doc="d")) == "4-18"


def test_a_higher_count_raises_the_maximum_unless_it_counts_something_else() -> None:
    """Twenty beside eighteen is a rival; five thousand are the dead of a war."""
    assert killed(*report((18, "", {}), (20, "a neighbour", {}))) == "18-20"
    assert killed(*report((18, "", {}), (5000, "a neighbour", {}))) == "18-18"
    assert killed(*report((18, "", {}), (5000, "Pentagon", {}))) == "18-18"
    assert killed(*report((1, "", {}), (11, "a neighbour", {}))) == "1-11"


def test_a_report_that_states_its_range_has_said_it() -> None:
    """ "Between 12 and 14", "up to 14": what it quotes of unnamed and private voices moves neither end."""
    stated = count("r", None, doc="d", at=0, quantifier="between", phrase="between 12 and 14")
    stated = replace(stated, low=12, high=14)
    assert (
        killed(stated, count("x", 20, "a neighbour", doc="d", at=9), count("y", 3, "residents", doc="d", at=19))
        == "12-14"
    )
    assert killed(*report((14, "", {"quantifier": "up-to"}), (20, "a neighbour", {}), (9, "residents", {}))) == "9-14"


def test_a_range_around_the_toll_agrees_with_it() -> None:
    """Eighteen, and "15 to 20" of somebody else: eighteen; an institution's range is a rival."""
    toll = count("r", 18, doc="d", at=0)
    other = replace(
        count("x", None, "a neighbour", doc="d", at=9, quantifier="between", phrase="15 to 20"), low=15, high=20
    )
    assert killed(toll, other) == "18-18"
    assert killed(toll, replace(other, chain=count("y", 1, "SOHR").chain)) == "15-20"


def test_a_count_of_something_else_hides_no_count_of_the_same_account() -> None:
    """An account's five thousand dead of the war do not stand in for the 25 it gives of the incident."""
    assert killed(*report((18, "", {}), (25, "a neighbour", {}), (5000, "a neighbour", {}))) == "18-25"
    left = table(*report((18, "", {}), (5000, "", {})))[("killed", "civilians", None)].left_out
    assert [(out.claim, out.rule.split(":")[0]) for out in left] == [
        ("r1", "many times the toll that the report itself leads with")
    ]


def test_a_lead_without_a_number_holds_no_count_down() -> None:
    """ "A number were killed", and by one source one: one or two; "none" of a source is no minimum beside it."""
    several = {"quantifier": "several", "phrase": "a number"}
    one = {"who": "civilians", "phrase": "one"}
    assert killed(*report((None, "", several), (1, "a neighbour", one))) == "1-2+"
    assert killed(*report((None, "", several), (0, "a neighbour", {"quantifier": "none"}))) == "2-2"


def test_counts_told_in_one_phrase_are_summed() -> None:
    """ "Ten of one family and nine of another were killed": nineteen; a part and a count told later are not added."""
    ten, nine = count("a", 10, doc="d", at=0, until=80), count("b", 9, doc="d", at=30, until=80)
    assert killed(ten, nine) == "19-19"
    assert killed(ten, nine, method="acled", group="all") == "19-19"
    assert killed(ten, replace(nine, harm="d/h2", subset_of="d/h1"), replace(ten, id="c", harm="d/h1")) == "10-10"
    assert killed(ten, replace(nine, at=90, until=120)) == "10-10"


def test_counted_groups_stand_before_people_mentioned_beside_them() -> None:
    """One account counts three children and mentions a man and others: three, and the mention adds nobody."""
    mention = {"phrase": "a man"}
    assert killed(*report((1, "", mention), (3, "", {"who": "children", "phrase": "three"}))) == "3-3"


def test_people_without_a_number_lead_as_two_and_raise_the_maximum() -> None:
    """ "Several were hurt … one woman": two; one killed and "others": up to two."""
    several = {"quantifier": "several", "phrase": "several"}
    assert killed(*report((None, "", several), (1, "a neighbour", {"who": "women"}))) == "2-2"
    assert killed(*report((None, "", several), (5, "a neighbour", {}))) == "5-5"
    assert killed(count("a", 1, "SOHR"), count("b", None, "SNHR", quantifier="plural", phrase="others")) == "1-2+"


def test_groups_beside_the_lead_are_summed_with_it() -> None:
    """Three children and two women by the report itself are five, whichever it names first."""
    assert killed(*report((3, "", {"who": "children"}), (2, "", {"who": "women"}), (1, "a neighbour", {}))) == "5-5"


def test_a_report_names_no_more_people_than_it_counts() -> None:
    """One killed and two names: one of them is somebody else; where the count is open all are taken."""
    names = [says(n, doc="d", property="named:killed", value=v, at=at) for n, v, at in
             (("p", "Huda Sample", 50), ("q", "Omar Instance", 150))]  # fmt: skip
    assert killed(*report((1, "", {})), *names) == "1-1"
    assert killed(*report((1, "", {"quantifier": "at-least"})), *names) == "2-2+"
    assert killed(count("x", 1, "SNHR"), *names) == "2-2+"


COUNTS = st.tuples(
    st.sampled_from(("SOHR", "SNHR", "MSF", "Pentagon", "residents", "")),
    st.sampled_from(("exact", "at-least", "more-than", "up-to", "dozens", "plural", "none", "scores")),
    st.integers(0, 60),
    st.sampled_from(("civilians", "unspecified", "children", "combatants")),
    st.dates(date(2024, 5, 1), date(2024, 5, 4)),
    st.one_of(st.none(), st.integers(0, 9)),
)
NUMBERED = ("exact", "at-least", "more-than", "up-to")


@given(st.lists(COUNTS, min_size=1, max_size=7), st.sampled_from(methods()), st.randoms(use_true_random=False))
def test_laws_of_ranges(rows: list[Any], method: str, random: Any) -> None:
    """The order of accounts does not matter; a copy of an account changes nothing; no minimum is above its maximum."""
    statements = [
        count(
            f"s{i}",
            n if q in NUMBERED else None,
            *filter(None, [voice]),
            quantifier=q,
            who=who,
            as_of=day,
            outlet="BBC",
            at=at,
            doc=f"d-s{i // 2}",
        )
        for i, (voice, q, n, who, day, at) in enumerate(rows)
    ]
    found = table(*statements, method=method)
    for one in found.values():
        assert one.minimum.value is None or one.maximum.value is None or one.minimum.value <= one.maximum.value
    shuffled = list(statements)
    random.shuffle(shuffled)
    assert table(*shuffled, method=method) == found
    again = [replace(s, id=f"{s.id}-again", document="d-again", harm="h-again") for s in statements[:2]]
    copied = table(*statements, *again, method=method, copies=(("d-s0", "d-again"),))
    assert {k: (str(r.minimum), str(r.maximum)) for k, r in copied.items()} == {
        k: (str(r.minimum), str(r.maximum)) for k, r in found.items()
    }


def injured(*statements: Statement) -> str:
    """The range of the injured as people write it."""
    found = table(*statements)[("injured", "civilians", None)]
    return f"{found.minimum}-{found.maximum}"


def test_who_was_shot_and_did_not_die_is_wounded() -> None:
    """Five shot, one dead: four wounded, by the claim that counts those shot; nothing is made of fighters."""
    shot = count("a", 5, outcome="unspecified-loss", doc="d")
    dead = count("b", 1, doc="d")
    assert injured(shot, dead) == "4-4"
    assert table(shot, dead)[("injured", "civilians", None)].minimum.claims == ("a",)
    fighters = count("a", 5, outcome="unspecified-loss", who="combatants", doc="d")
    assert ("injured", "civilians", None) not in table(fighters, dead)
    assert injured(shot, dead, count("c", 3, outcome="injured", doc="d")) == "3-3"


def test_one_wounded_who_died_since_is_wounded_no_more() -> None:
    """A later report tells one death and no wound: the one wounded died; a report that tells both tells of two."""
    hurt = count("a", 1, outcome="injured", doc="early")
    dead = count("b", 1, doc="late", as_of=NEXT)
    assert injured(hurt, dead) == "unknown-unknown"
    assert killed(hurt, dead) == "1-1"
    left = table(hurt, dead)[("injured", "civilians", None)].left_out
    assert [(out.claim, "later report" in out.rule) for out in left] == [("a", True)]
    assert injured(hurt, dead, count("c", 1, outcome="injured", doc="late")) == "1-1"
    assert injured(replace(hurt, as_of=NEXT), replace(dead, as_of=DAY)) == "1-1"
    assert injured(replace(hurt, who="women"), replace(dead, who="men")) == "1-1"
    assert injured(replace(hurt, number=2, low=2, high=2), dead) == "2-2"
    named = says("n", doc="early", property="named:injured", value="Huda Example")
    assert injured(hurt, named, dead) == "unknown-unknown"  # by name no more than by number


def test_a_part_of_what_another_voice_counted_is_no_rival_total() -> None:
    """ "Four were wounded, the mayor said. Two of the wounded are in hospital": the two are of the four."""
    whole = replace(count("a", 4, "SOHR", outcome="injured", doc="d"), harm="h1")
    part = replace(count("b", 2, outcome="injured", doc="d"), harm="h2", subset_of="h1")
    assert injured(whole, part) == "4-4"
    assert injured(whole, replace(part, document="e")) == "2-4"


def test_one_name_alone_that_is_part_of_a_longer_one_adds_nobody() -> None:
    """ "Example" takes up "Huda Example", whichever report names her in full; a name of nobody else's counts."""
    full = says("a", doc="d", property="named:killed", value="Huda Example")
    alone = says("b", doc="e", property="named:killed", value="Example")
    other = says("c", doc="e", property="named:killed", value="Instance")
    assert killed(full, alone) == "1-1+"
    assert killed(full, alone, other) == "2-2+"


def test_none_beside_a_count_of_the_same_report_is_of_others() -> None:
    """ "No one else was hurt" read as none sets no end where its report counts the hurt; another report's does."""
    hurt, nobody = (
        count("a", 4, outcome="injured", doc="d"),
        count("b", 0, outcome="injured", quantifier="none", doc="d"),
    )
    assert injured(hurt, nobody) == "4-4"
    assert injured(hurt, replace(nobody, document="e")) == "0-4"

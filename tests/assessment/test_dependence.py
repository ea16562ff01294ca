"""What incidents and totals rest on: every figure is what judging the statements that are left anew gives."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from doubles.incidents import DAY, count, says
from tallystick.assessment.assess import assess, without_voices
from tallystick.assessment.bridges import bridges
from tallystick.assessment.dependence import DAY as AS_OF
from tallystick.assessment.dependence import (
    LINK,
    ORIGIN,
    PARTY,
    SOURCE,
    Dependence,
    Matter,
    Record,
    Total,
    Totals,
    dependence,
)
from tallystick.model.incident import Incident, Statement
from tallystick.resources.methods.load import load_method

AIRWARS = load_method("airwars")
STATEMENTS = (
    count("a", 9, "SOHR", event="e1", doc="d1"),
    count("b", 4, "SNHR", event="e2", doc="d2"),
    says("c", "SOHR", event="e1", doc="d1", property="actor", value="Israeli army", party="ISR:GOV"),
    says("d", "SNHR", event="e2", doc="d2", property="actor", value="Syrian army", party="SYR:GOV"),
    says("e", "Israeli army", event="e2", doc="d2", property="actor", value="Syrian army", party="SYR:GOV"),
)
MATTER = Matter(
    code="KIRA-204", statements=STATEMENTS, accounts=(("e1",), ("e2",)), links=(("e1", "e2"),),
    published={"d1": DAY, "d2": DAY + timedelta(3)},
)  # fmt: skip


def left(one: Dependence, kind: str, key: str) -> list[str]:
    """What an incident is without something, in words."""
    (without,) = (w for w in one.without if (w.kind, w.key) == (kind, key))
    return [f"{' '.join(map(str, f.ranges))} {f.level}" for f in without.left]


def test_without_each_thing() -> None:
    """An origin, a party's own voice, a source, the link that joins two reports, and as known on a day."""
    one = dependence(MATTER, AIRWARS, days=(DAY, DAY - timedelta(1)))
    assert [(r.outcome, str(r)) for r in one.whole.ranges] == [("killed", "4–9")] and one.whole.level == "Contested"
    assert left(one, ORIGIN, "syrian-observatory") == ["4 Weak"]
    assert left(one, PARTY, "ISR:GOV") == ["4–9 Contested"]
    assert left(one, SOURCE, "snhr") == ["9 Contested"]
    assert left(one, LINK, "e1–e2") == ["9 Weak", "4 Weak"]
    assert left(one, AS_OF, DAY.isoformat()) == ["9 Weak"]
    assert left(one, AS_OF, (DAY - timedelta(1)).isoformat()) == []


def test_each_number_names_its_weakest_support() -> None:
    """As a sentence: the number, the origin, what is left without it."""
    said = {weak.number: weak.sentence for weak in dependence(MATTER, AIRWARS).weakest}
    assert (
        said["killed civilians: maximum 9"] == "killed civilians: maximum 9 rests on one origin: without SOHR 4, Weak"
    )
    assert said["grade"].startswith("grade Contested rests on one origin: without S")
    doubled = (*STATEMENTS, count("f", 4, "Reuters"), count("g", 9, "AP"))
    more = dependence(Matter(code="A", statements=doubled), AIRWARS)
    assert "killed civilians: minimum 4 stands without any one origin" in [weak.sentence for weak in more.weakest]


def test_a_party_is_withheld_as_in_show_without() -> None:
    """The two ways to withhold a party's voices come to the same."""
    one = dependence(MATTER, AIRWARS)
    (without,) = (w for w in one.without if w.kind == PARTY)
    (found,) = without.left
    anew = assess(without_voices(STATEMENTS, [without.key]), AIRWARS)
    assert (found.ranges, found.grades, without.withheld) == (anew.ranges, anew.grades, 1)


def test_a_rejected_claim_counts_for_nothing_and_an_assessed_source_is_not_unassessed() -> None:
    """What people decided holds in every view."""
    one = dependence(
        Matter(code="A", statements=STATEMENTS, rejected=frozenset({"b"})),
        AIRWARS,
        credible={"syrian-observatory": True},
    )
    assert str(one.whole.ranges[0]) == "9"
    assert "syrian-observatory" not in {w.key for w in one.without if w.kind == SOURCE}


def test_links_beside_which_others_hold_change_nothing() -> None:
    """A triangle has no single link that holds it; a link that a person made cannot be lost."""
    names = ["a", "b", "c", "d"]
    assert dict(bridges(names, [("a", "b"), ("b", "c"), ("c", "a"), ("c", "d")])) == {("c", "d"): frozenset("d")}
    assert list(bridges(names, [("a", "b"), ("b", "c")], fixed=[("b", "a"), ("c", "d")])) == [
        (("b", "c"), frozenset({"c", "d"}))
    ]


def reached(names: list[str], pairs: set[tuple[str, str]], start: str) -> set[str]:
    """All that hangs together with a name."""
    seen = {start}
    while more := {b for a, b in pairs | {(b, a) for a, b in pairs} if a in seen} - seen:
        seen |= more
    return seen


PAIRS = st.sets(st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")).filter(lambda p: p[0] < p[1]))


@given(PAIRS, PAIRS)
def test_bridges_are_the_links_whose_loss_parts_something(pairs: Any, fixed: Any) -> None:
    """Held against taking away each link and looking what still hangs together."""
    names = list("abcdef")
    found = dict(bridges(names, pairs, fixed))
    for pair in pairs - fixed:
        without = reached(names, (pairs | fixed) - {pair}, pair[1])
        assert (pair in found) == (pair[0] not in without)
        assert pair not in found or found[pair] == without
    assert set(found) <= pairs - fixed


VOICES = ("SOHR", "SNHR", "Israeli army", "activists", "Reuters")


@st.composite
def statements(draw: Any) -> tuple[Statement, ...]:
    """Some statements of a few reports by a few voices."""
    made: list[Statement] = []
    for n in range(draw(st.integers(1, 6))):
        doc = draw(st.integers(1, 3))
        told = {"doc": f"d{doc}", "event": f"e{doc}", "outlet": draw(st.sampled_from(["BBC", "SANA", None]))}
        chain = draw(st.lists(st.sampled_from(VOICES), max_size=2))
        if draw(st.booleans()):
            day = DAY + timedelta(draw(st.integers(0, 3)))
            who = draw(st.sampled_from(["civilians", "children", "combatants", "unspecified"]))
            made.append(count(f"s{n}", draw(st.integers(0, 9)), *chain, who=who, as_of=day, **told))
        else:
            party = draw(st.sampled_from(["ISR:GOV", "SYR:GOV"]))
            made.append(says(f"s{n}", *chain, property="actor", value=party, party=party, **told))
    return tuple(made)


def matter(code: str, said: tuple[Statement, ...]) -> Matter:
    """An incident of three reports in a chain."""
    return Matter(
        code=code, statements=said, accounts=(("e1",), ("e2",), ("e3",)), links=(("e1", "e2"), ("e2", "e3")),
        published={f"d{n}": date(2024, 5, n) for n in (1, 2, 3)},
    )  # fmt: skip


def summed(incidents: list[Incident]) -> Totals:
    """The totals of some incidents, added up the plain way."""
    rows: dict[tuple[str, str, str | None], list[Any]] = defaultdict(list)
    grades: dict[str, int] = defaultdict(int)
    for incident in incidents:
        grades[incident.level or "ungraded"] += 1
        for found in incident.ranges:
            rows[found.outcome, found.group, found.party].append((found.minimum.value, found.maximum.value))
    made = [
        Total(outcome=outcome, group=group, party=party, minimum=sum(a or 0 for a, _ in ends),
              maximum=sum(b or 0 for _, b in ends), incidents=len(ends), no_minimum=sum(a is None for a, _ in ends),
              no_maximum=sum(b is None for _, b in ends))
        for (outcome, group, party), ends in sorted(rows.items(), key=lambda pair: (*pair[0][:2], pair[0][2] or ""))
    ]  # fmt: skip
    return Totals(incidents=len(incidents), rows=tuple(made), grades=dict(sorted(grades.items())))


@given(st.lists(statements(), min_size=1, max_size=3))
def test_every_figure_equals_a_rebuild_with_those_claims_withheld(record: Any) -> None:
    """For each incident and for the totals, each origin withheld is the same as judging the rest anew."""
    gathered, whole = Record(), {n: assess(said, AIRWARS) for n, said in enumerate(record)}
    for n, said in enumerate(record):
        gathered.add(dependence(matter(f"I-{n}", said), AIRWARS))
    assert gathered.totals() == summed(list(whole.values()))
    for without in gathered.without():
        if without.kind == ORIGIN:
            rest = list(_withheld(record, whole, without.key))
            assert without.totals == summed([assess(said, AIRWARS) for said in rest if said])


def _withheld(record: Any, whole: dict[int, Incident], key: str) -> Any:
    """The statements of each incident that do not rest on an origin there."""
    for n, said in enumerate(record):
        gone = {c for o in whole[n].independence[0].origins if o.certain and o.key == key for c in o.claims}
        yield tuple(s for s in said if s.id not in gone)


@given(statements())
def test_each_view_of_an_incident_equals_judging_what_is_left(said: Any) -> None:
    """Without each origin and each party; and the parts of a split are the incidents of their reports."""
    one, whole = dependence(matter("A", said), AIRWARS), assess(said, AIRWARS)
    origins = {o.key: set(o.claims) for o in whole.independence[0].origins}
    for without in one.without:
        if without.kind == ORIGIN:
            rest = [tuple(s for s in said if s.id not in origins[without.key])]
        elif without.kind == PARTY:
            rest = [without_voices(said, [without.key])]
        elif without.kind == LINK:
            two = {"e1–e2": ({"e2", "e3"},), "e2–e3": ({"e3"},)}[without.key][0]
            rest = [tuple(s for s in said if s.event not in two), tuple(s for s in said if s.event in two)]
        else:
            continue
        anew = [assess(part, AIRWARS) for part in rest if part]
        assert [(f.ranges, f.grades, f.strike_status) for f in without.left] == [
            (i.ranges, i.grades, i.strike_status) for i in anew
        ]

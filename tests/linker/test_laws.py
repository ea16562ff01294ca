"""Laws of the linker: order does not matter, constraints hold, adding later equals building at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tallystick.linker.account import Account
from tallystick.linker.blocks import keys, pairs
from tallystick.linker.build import build, links, links_of, ordered, scored
from tallystick.linker.cluster import clusters, components
from tallystick.linker.compare import contradict, days_apart, outcomes, places_apart
from tallystick.linker.scene import Days, Spot
from tallystick.linker.weigh import link, waterfall
from tallystick.model.link import SAME, Cluster, Pair, Reason, Ruling
from tallystick.resources.linking import load_method
from tallystick.text.copies import wording

METHOD = load_method()
DAY = date(2020, 3, 1).toordinal()
WORDS = "quarry minaret tannery orchard viaduct granary".split()


@st.composite
def accounts(draw: st.DrawFn) -> list[Account]:
    """Up to ten accounts of a few reports, close enough to each other to be linked often."""
    made = []
    for n in range(draw(st.integers(2, 10))):
        first, stated = DAY + draw(st.integers(0, 4)), draw(st.booleans())
        town = draw(st.integers(0, 2))
        dated, placed = draw(st.integers(0, 4)) > 0, draw(st.integers(0, 4)) > 0
        days = Days(first=first, last=first + draw(st.sampled_from([0, 0, 0, 2, 40])), stated=stated)
        spot = Spot(
            name=f"town {town}", country="SYR", lat=35 + town * 0.4, lon=38.0, radius=4.0, stated=draw(st.booleans())
        )
        made.append(
            Account(
                id=f"e{n}",
                document=f"d{draw(st.integers(0, 5))}",
                events=(f"e{n}", f"e{n}-part"),
                kind=draw(st.sampled_from(["violence", "violence", "protest"])),
                publisher=draw(st.sampled_from([None, "wire", "daily"])),
                days=days if dated else None,
                calendar=draw(st.sampled_from([None, "03-02", "W1"])) if not dated else None,
                spot=spot if placed else None,
                parties=frozenset(draw(st.lists(st.sampled_from(["army", "rebels"]), max_size=2))),
                killed=frozenset(draw(st.lists(st.integers(1, 6), max_size=2))),
                terms=tuple(sorted(set(draw(st.lists(st.sampled_from(WORDS), max_size=6))))),
                rare=tuple(draw(st.lists(st.sampled_from(WORDS), max_size=2, unique=True))),
                wording=wording(" ".join(draw(st.lists(st.sampled_from(WORDS), max_size=12)))),
            )
        )
    return made


def rulings(made: list[Account], seed: int) -> tuple[Ruling, ...]:
    """A few rulings of people on pairs of the accounts."""
    dice = Random(seed)
    every = list(combinations([a.id for a in made], 2))
    return tuple(Ruling(a=a, b=b, same=dice.random() < 0.5) for a, b in dice.sample(every, min(2, len(every))))


def together(found: tuple[Cluster, ...]) -> dict[str, str]:
    """Each event's cluster."""
    return {event: c.events[0] for c in found for event in c.events}


@settings(max_examples=60, deadline=None)
@given(accounts(), st.integers(0, 1000))
def test_the_order_of_reports_changes_nothing(made: list[Account], seed: int) -> None:
    """The same links and clusters from any order of accounts and links."""
    mixed = Random(seed).sample(made, len(made))
    said = rulings(made, seed)
    assert build(made, said, METHOD) == build(mixed, said, METHOD)
    found = links(made, METHOD)
    assert clusters(mixed, reversed(found), said, METHOD) == clusters(made, found, said, METHOD)


@settings(max_examples=60, deadline=None)
@given(accounts())
def test_no_cluster_breaks_a_constraint(made: list[Account]) -> None:
    """Stated days never contradict each other. Two accounts that are of one report, or in places that do, are together
    only where others hold them so: never alone, in no more than half of a happening's pairs; parts stay with theirs."""
    by_id = {a.id: a for a in made}
    found = build(made, (), METHOD).clustering.clusters
    assert sorted(e for c in found for e in c.events) == sorted(e for a in made for e in a.events)
    for cluster in found:
        members = [by_id[account[0]] for account in cluster.accounts]
        reports = {a.document for a in members}
        assert len(reports) == len(members) or len(reports) > 2
        pairs = list(combinations(members, 2))
        assert not any(days_apart(a.days, b.days, METHOD) for a, b in pairs)
        assert sum(places_apart(a.spot, b.spot, METHOD) for a, b in pairs) * 2 <= len(pairs)


@settings(max_examples=60, deadline=None)
@given(accounts(), st.integers(0, 1000))
def test_not_the_same_is_never_joined(made: list[Account], seed: int) -> None:
    """Neither a link nor another ruling joins what a person parted; a "same" that would is given back."""
    said = rulings(made, seed)
    result = build(made, said, METHOD).clustering
    at = together(result.clusters)
    for ruling in said:
        if ruling in result.refused:
            assert ruling.same
        else:
            assert (at[ruling.a] == at[ruling.b]) == ruling.same


@settings(max_examples=60, deadline=None)
@given(accounts(), st.integers(0, 10))
def test_adding_later_equals_building_at_once(made: list[Account], cut: int) -> None:
    """Links of a first part and those that the rest brings are the links of the whole; so are the clusters."""
    old, new = made[:cut], made[cut:]
    step_by_step = ordered((*links(old, METHOD), *links_of(new, old, METHOD)))
    assert step_by_step == links(made, METHOD)


@settings(max_examples=60, deadline=None)
@given(accounts(), st.integers(0, 1000))
def test_clusters_of_a_whole_are_those_of_its_components(made: list[Account], seed: int) -> None:
    """Only what hangs together needs to be clustered again."""
    said, found = rulings(made, seed), links(made, METHOD)
    whole = clusters(made, found, said, METHOD).clusters
    near = components(found, said)
    groups = {near.get(a.id, frozenset({a.id})) for a in made}
    parts = [
        cluster
        for group in groups
        for cluster in clusters(
            [a for a in made if a.id in group],
            [x for x in found if x.a in group],
            [r for r in said if r.a in group],
            METHOD,
        ).clusters
    ]
    assert sorted(parts, key=lambda c: c.accounts) == sorted(whole, key=lambda c: c.accounts)


def needed(reasons: Sequence[Reason]) -> float:
    """What a link needs beyond the thresholds where one of two gives no day."""
    return 0.0 if any(reason.feature == "days" for reason in reasons) else METHOD.limits["undated"]


@settings(max_examples=60, deadline=None)
@given(accounts())
def test_a_pair_given_up_early_is_one_that_is_no_link(made: list[Account]) -> None:
    """Comparing ends as soon as the rest cannot help any more, and never sooner."""
    for a, b in combinations(sorted(made, key=lambda account: account.id), 2):
        if a.document != b.document and not contradict(a, b, METHOD):
            found = waterfall(outcomes(a, b, METHOD), METHOD)
            score = round(METHOD.base + sum(reason.weight for reason in found), 3)
            assert (link(a, b, METHOD) is not None) == (score >= METHOD.maybe + needed(found))


@settings(max_examples=100, deadline=None)
@given(accounts())
def test_a_reason_removed_takes_its_weight_with_it(made: list[Account]) -> None:
    """The score is the base and the weights; without what the top reason rests on it is less by just that weight."""
    blank: dict[str, dict[str, object]] = {
        "days": {"days": None, "calendar": None},
        "place": {"spot": None},
        "parties": {"parties": frozenset()},
        "killed": {"killed": frozenset()},
        "words": {"terms": frozenset()},
        "copied": {"wording": wording("")},
    }
    lenient = replace(METHOD, maybe=-100.0)
    for a, b in combinations(made, 2):
        whole = link(a, b, lenient)
        if whole is None or not whole.reasons or whole.reasons[0].feature not in blank:
            continue
        top = whole.reasons[0]
        left = link(replace(a, **blank[top.feature]), b, lenient)  # type: ignore[arg-type]
        assert left is not None
        assert round(whole.score - left.score, 3) == top.weight
        assert round(whole.base + sum(r.weight for r in whole.reasons), 3) == whole.score
        assert (whole.verdict == SAME) == (whole.score >= METHOD.same + needed(whole.reasons))


def many(count: int) -> list[Account]:
    """Accounts over two years: dated to days, to months and not at all, told by page or in words."""
    dice = Random(11)
    made = []
    for n in range(count):
        first, width = DAY + dice.randrange(700), dice.choice([0, 0, 0, 0, 3, 20, 60, 200])
        days = Days(first=first, last=first + width, stated=dice.random() < 0.6, published=dice.random() < 0.2)
        town = dice.randrange(6)
        made.append(
            Account(
                id=f"e{n:04d}",
                document=f"d{n // 2}",
                events=(f"e{n:04d}",),
                kind="violence",
                days=days if dice.random() < 0.9 else None,
                spot=Spot(name=f"town {town}", country="SYR", lat=35 + town * 0.3, lon=38.0, radius=4.0, stated=True),
                parties=frozenset(dice.sample(["army", "rebels", "guards"], 1)),
                names=frozenset(dice.sample(["Omar Haddad", "Lea Brandt"], dice.randrange(2))),
                killed=frozenset({dice.randrange(1, 9)}),
                terms=tuple(sorted(dice.sample(WORDS, 4))),
                rare=tuple(dice.sample(WORDS, 1)),
            )
        )
    return made


def test_shared_out_work_gives_the_same_links(monkeypatch: pytest.MonkeyPatch) -> None:
    """Processes that take slices of the days find what one finds; scores are those of the links with their reasons."""
    made = many(600)
    alone = sorted(scored(made, METHOD))
    monkeypatch.setattr("tallystick.linker.build.SHARED_FROM", 2)
    assert sorted(scored(made, METHOD, workers=2)) == alone
    assert alone == sorted(Pair(x.a, x.b, x.verdict, x.score) for x in links(made, METHOD))
    assert len(alone) == len({pair[:2] for pair in alone}) > 300


def test_no_pair_that_shares_a_block_is_missed() -> None:
    """Whichever of two looks under the key that the other stands under, and whenever it came."""
    made = many(200)
    own = {a.id: keys(a, METHOD) for a in made}
    wanted = {
        (a.id, b.id)
        for a, b in combinations(made, 2)
        if a.document != b.document and (own[a.id].looks & own[b.id].stands or own[b.id].looks & own[a.id].stands)
    }
    found = [(min(a.id, b.id), max(a.id, b.id)) for a, b in pairs(made, METHOD)]
    assert set(found) == wanted and len(found) == len(wanted)

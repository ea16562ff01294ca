"""Readings made by hand as accounts: families, scopes, and what the rest of a report lends."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tallystick.linker.account import accounts_of
from tallystick.linker.build import build, doubtful
from tallystick.linker.weigh import link
from tallystick.model.document import Document
from tallystick.model.link import MAYBE
from tallystick.model.reading import Entity, Event, Harm, Reading, TimeMention, When, Where
from tallystick.model.span import Span
from tallystick.resources.linking import load_method

METHOD = load_method()
TEXT = "Shells fell on Qadmiya on 3 March and killed four people near the old tannery."
DAY = date(2021, 3, 3)


def reading(
    *events: Event, text: str = TEXT, published: date | None = DAY, times: tuple[TimeMention, ...] = ()
) -> Reading:
    """A reading with these events."""
    return Reading(
        id="r", reader="made", document=Document(text=text, published_on=published), events=events, times=times
    )


def event(name: str, **more: object) -> Event:
    """An assault on the first word."""
    return replace(Event(id=name, type="assault", trigger=Span(0, 6)), **more)  # type: ignore[arg-type]


def on(day: date) -> When:
    """A day stated in the words "3 March"."""
    return When(start=day, end=day, precision="day", span=Span(26, 33))


def at(name: str, lat: float) -> Where:
    """A town."""
    return Where(name=name, country="SYR", lat=lat, lon=36.0, precision="town", geonameid=None, span=None)


def killed(number: int) -> Harm:
    """A count of the dead."""
    return Harm(id="h1", who="civilians", outcome="killed", span=Span(45, 49), number=number, low=number, high=number)


def test_a_part_goes_with_its_happening_and_a_part_of_a_series_stands_alone() -> None:
    """Only a single parent takes its parts in; siblings share their parent's account."""
    whole, one, two = event("a"), event("b", scope="part", part_of="a"), event("c", scope="part", part_of="a")
    row, own = event("s", scope="series"), event("p", scope="part", part_of="s")
    found = {a.id: a.events for a in accounts_of(reading(whole, one, two, row, own))}
    assert found == {"a": ("a", "b", "c"), "p": ("p",)}


def test_one_happening_told_in_several_words_is_one_account() -> None:
    """The same day and place, and nobody else said to have done it; what states neither goes with its neighbour."""
    strike = event("a", when=on(DAY), where=at("Qadmiya", 35.0))
    attack = event("b", trigger=Span(15, 20), where=at("the old tannery", 35.01), harm=(killed(4),))
    shelling = event("c", trigger=Span(34, 40))
    (found,) = accounts_of(reading(strike, attack, shelling))
    assert (found.id, set(found.events), found.killed) == ("a", {"a", "b", "c"}, {4})


def test_another_day_place_doer_or_word_keeps_happenings_apart() -> None:
    """Two raids of one report on two days or in two towns, by two sides, or "another" one, are two accounts."""
    strike = event("a", when=on(DAY), where=at("Qadmiya", 35.0), actors=("n1",))
    sides = tuple(Entity(id=f"n{n}", name=f"Brigade {n}", kind="party") for n in (1, 2))
    for other in (
        event("b", when=on(DAY.replace(day=9))),
        event("b", when=on(DAY), where=at("Marj Hanin", 36.0)),
        event("b", when=on(DAY), where=at("Qadmiya", 35.0), actors=("n2",)),
        event("b", type="coerce"),
        event("b", scope="part", part_of="s"),
    ):
        row = event("s", scope="series")
        assert len(accounts_of(replace(reading(strike, other, row), entities=sides))) == 2, other
    text = "Shells fell on Qadmiya on 3 March and, in another strike, on its market."
    second = event("b", trigger=Span(text.index("strike"), text.index("strike") + 6))
    assert len(accounts_of(reading(event("a", when=on(DAY)), second, text=text))) == 2


def test_who_did_it_may_be_in_dispute_within_one_happening() -> None:
    """A denial, and an answer that blames the other side, belong to the happening they are about."""
    sides = tuple(Entity(id=f"n{n}", name=f"Brigade {n}", kind="party") for n in (1, 2))
    here = {"when": on(DAY), "where": at("Qadmiya", 35.0)}
    one, other = event("a", actors=("n1",), **here), event("b", actors=("n2",), factuality="alleged", **here)
    assert len(accounts_of(replace(reading(one, other), entities=sides))) == 1


def test_summaries_background_and_plans_are_no_accounts() -> None:
    """What is not told as one happening of its own never links."""
    left_out = (
        event("a", scope="summary"),
        event("b", scope="series"),
        event("c", scope="generic"),
        event("d", background=True),
        event("e", factuality="planned"),
        event("f", type="accuse"),
    )
    assert accounts_of(reading(*left_out)) == ()


def test_a_denial_of_a_given_day_and_place_is_an_account() -> None:
    """It answers those who say that it happened; without a day and place there is nothing it answers."""
    denied = event("a", factuality="did-not-happen", when=on(DAY), where=at("Qadmiya", 35.0))
    assert [a.id for a in accounts_of(reading(denied, event("b", factuality="did-not-happen")))] == ["a"]


def test_the_rest_of_a_report_lends_a_day_and_a_toll_but_contradicts_nothing() -> None:
    """What is lent is marked as not stated."""
    first, second = accounts_of(reading(event("a", when=on(DAY), harm=(killed(4),)), event("b", type="coerce")))
    assert second.days is not None
    assert (second.days.first, second.days.stated) == (DAY.toordinal(), False)
    assert (second.killed, second.report_killed) == (frozenset(), {4})
    assert first.days is not None
    assert first.days.stated


def test_a_guessed_year_counts_as_no_year() -> None:
    """An undated report's "3 March" is a date of any year."""
    said = TimeMention(span=Span(26, 33), start=DAY, end=DAY, precision="day", value="2021-03-03", relative=True)
    (account,) = accounts_of(reading(event("a", when=on(DAY)), published=None, times=(said,)))
    assert account.days is None
    assert account.calendar == "03-03"


def test_days_or_places_that_contradict_make_no_link() -> None:
    """Even in the very same words."""
    (a,) = accounts_of(reading(event("a", when=on(DAY), where=at("Qadmiya", 35.0), harm=(killed(4),))))
    later = replace(a, id="b", document="other", days=replace(a.days, first=a.days.first + 4, last=a.days.last + 4))  # type: ignore[type-var]
    far = replace(a, id="b", document="other", spot=replace(a.spot, lat=37.0))  # type: ignore[type-var]
    same = link(a, replace(a, id="b", document="other"), METHOD)
    assert link(a, later, METHOD) is None
    assert link(a, far, METHOD) is None
    assert same is not None
    assert [r.words for r in same.reasons if r.feature == "days"] == ["both date it to the same day"]


def test_the_reason_against_is_kept_and_the_doubtful_come_first() -> None:
    """Every link says what speaks against it; those that wait are in order of doubt."""
    (a,) = accounts_of(reading(event("a", when=on(DAY), where=at("Qadmiya", 35.0), harm=(killed(4),))))
    others = [
        replace(
            a,
            id=f"b{n}",
            document=f"d{n}",
            killed=frozenset({40}),
            terms=frozenset({f"strange{n}"}),
            rare=(),
            wording=w,
        )
        for n, w in enumerate([a.wording, type(a.wording)(frozenset())])
    ]
    found = build([a, *others], (), METHOD).links
    assert found
    assert all(x.against is not None and x.against.weight < 0 for x in found)
    waiting = doubtful(found)
    assert [x.score for x in waiting] == sorted((x.score for x in found if x.verdict == MAYBE), reverse=True)

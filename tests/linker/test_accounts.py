"""Readings made by hand as accounts: families, scopes, and what the rest of a report lends."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tallystick.linker.account import Account, accounts_of
from tallystick.linker.apart import sets_apart
from tallystick.linker.blocks import keys
from tallystick.linker.build import build, doubtful
from tallystick.linker.cluster import clusters
from tallystick.linker.compare import ages, copied, days, names, place, titles
from tallystick.linker.scene import Days, Spot
from tallystick.linker.weigh import link
from tallystick.model.document import Document
from tallystick.model.link import MAYBE, SAME, Link, Ruling
from tallystick.model.reading import Entity, Event, Harm, PlaceMention, Reading, TimeMention, Victim, When, Where, Why
from tallystick.model.span import Span
from tallystick.resources.linking import UNKNOWN, load_method
from tallystick.text.copies import wording

METHOD = load_method()
TEXT = "Shells fell on Qadmiya on 3 March and killed four people near the old tannery."
DAY = date(2021, 3, 3)
SAME_DAY = Days(first=DAY.toordinal(), last=DAY.toordinal(), stated=True)


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


@pytest.mark.parametrize(
    ("before", "trigger", "expected"),
    [
        ("in another ", "raid", True),
        ("the second such deadly air ", "strike", True),
        ("Shells fell on the market and, elsewhere, gunmen ", "shot", True),
        ("in a separate incident gunmen ", "opened fire", True),
        ("killed three people and wounded another in a ", "raid", False),
        ("A fourth victim, a farmer, was ", "shot", False),
        ("charged with second degree ", "assault", False),
        ("It was the third ", "attack", False),
    ],
)
def test_words_set_a_happening_apart_and_not_a_person(before: str, trigger: str, expected: bool) -> None:
    """ "Another man was shot" tells of one more of the same happening."""
    assert sets_apart(before, trigger) == expected


def test_one_dead_who_is_taken_up_is_of_a_small_toll() -> None:
    """ "The driver was killed" beside four dead parts nothing; "one was killed" counts, as does anybody beside 90."""
    for toll, phrase, many in ((4, "The driver", 1), (4, "One", 2), (90, "The driver", 2)):
        one = replace(killed(1), id="h2", phrase=phrase, quantifier="exact")
        told = reading(event("a", harm=(killed(toll),)), event("b", trigger=Span(34, 40), harm=(one,)))
        assert len(accounts_of(told)) == many, (toll, phrase)


def test_a_place_without_a_point_lies_in_a_town_of_the_report() -> None:
    """Two streets that no map has, of reports on one town, are compared by the town, and never kept apart."""
    street = replace(at("Elm Street", 0.0), lat=None, lon=None, precision=None)
    town = PlaceMention(
        span=Span(15, 22), name="Qadmiya", country="SYR", lat=35.0, lon=36.0, precision="town", geonameid=None
    )
    (a,) = accounts_of(replace(reading(event("a", where=street)), places=(town,)))
    assert [spot.name for spot in a.about] == ["qadmiya"]
    assert a.spot is not None
    other = replace(a, id="b", document="b", spot=replace(a.spot, name="oak street"))
    assert place(a, other, METHOD.limits)[0] == "town"
    far = replace(other, about=(replace(a.about[0], lat=50.0),))
    assert place(a, far, METHOD.limits)[0] == UNKNOWN
    assert keys(a, METHOD).stands & keys(other, METHOD).looks


def test_a_victim_and_the_ages_of_persons_are_compared() -> None:
    """A longer and a shorter form of a name are one person; a victim in common says more than another person."""
    text = "Police Chief Edwin Vellacott said that Anna Maria Orundal, 34, was shot in Qadmiya."
    shot = Victim(
        id="v", name="Anna Maria Orundal", name_as_written="Anna Maria Orundal", outcome="injured", event="a",
        span=Span(38, 56),
    )  # fmt: skip
    (a,) = accounts_of(replace(reading(event("a"), text=text), victims=(shot,)))
    assert {"anna orundal", "edwin vellacott"} <= a.names
    assert (a.victims, a.ages) == ({"anna orundal", "maria orundal"}, {34})
    b = replace(
        a, id="b", document="b", victims=frozenset(), names=frozenset({"anna orundal"}), ages=frozenset({34, 9})
    )
    assert (names(a, b, METHOD.limits)[0], ages(a, b, METHOD.limits)[0]) == ("victim", "one")
    c = replace(b, names=frozenset({"edwin vellacott"}), ages=frozenset({9}))
    assert (names(a, c, METHOD.limits)[0], ages(a, c, METHOD.limits)[0]) == ("one", "none")


def test_other_counts_of_dead_keep_happenings_apart() -> None:
    """Four dead and nine dead, with nothing that ties them, are two happenings; five are a later count of the four,
    "several" is none."""
    nine = replace(killed(9), id="h2")
    several = replace(killed(2), id="h2", number=None)
    for harm, many in ((nine, 2), (several, 1), (killed(5), 1)):
        told = reading(event("a", harm=(killed(4),)), event("b", trigger=Span(34, 40), harm=(harm,)))
        assert len(accounts_of(told)) == many, harm


def test_a_count_that_may_be_of_no_dead_keeps_nothing_apart() -> None:
    """What the reader is not sure of is no reason to split a report."""
    doubted = replace(killed(90), id="h2", why=(Why(slot="outcome", by="network: harm", probability=0.6),))
    told = reading(event("a", harm=(killed(4),)), event("b", trigger=Span(34, 40), harm=(doubted,)))
    assert len(accounts_of(told)) == 1


def test_what_is_told_before_dates_less_than_own_words() -> None:
    """A day taken over from an earlier happening sets nothing apart and yields to a day in words of its own."""
    before = (Why(slot="when", by="times: told before", probability=0.5),)
    taken_over = event("a", when=on(DAY), why=before)
    own = event("b", trigger=Span(34, 40), when=on(DAY.replace(day=1)))
    (found,) = accounts_of(reading(taken_over, own))
    assert found.days is not None
    assert found.days.first == DAY.replace(day=1).toordinal()


def test_a_report_without_years_is_dated_by_the_day_it_names() -> None:
    """Its own "3 March" stands before any dated day around it, which is then not lent."""
    said = TimeMention(span=Span(26, 33), start=None, end=None, precision="day", value="XXXX-03-03", relative=True)
    text = TEXT + " In May 2019 gunmen were arrested in Marj Hanin."
    at_that_time = When(start=date(2019, 5, 1), end=date(2019, 5, 31), precision="month", span=Span(82, 90))
    now = event("a", when=When(start=None, end=None, precision="day", span=Span(26, 33)))
    then = event("b", type="coerce", trigger=Span(103, 111), when=at_that_time)
    first, second = accounts_of(reading(now, then, text=text, published=None, times=(said,)))
    assert (first.days, first.calendar) == (None, "03-03")
    assert second.days is not None
    assert second.days.stated


def test_a_date_without_its_year_says_more_than_a_year() -> None:
    """Two accounts, one of them dated to the year as well, are compared by the day and month both name."""
    (a,) = accounts_of(reading(event("a", when=on(DAY), where=at("Qadmiya", 35.0))))
    b = replace(a, id="b", document="other", calendar="03-03", days=Days(first=1, last=DAY.toordinal(), stated=True))
    for said, level in (("03-03", "same-date"), ("03-04", "apart-date")):
        assert days(a, replace(b, calendar=said), METHOD.limits)[0] == level


def test_the_point_of_a_later_telling_contradicts_nothing() -> None:
    """Where the main telling names a place without a point, another's point may speak for a link only."""
    street = replace(at("Tannery Street", 35.0), lat=None, lon=None)
    lead = event("a", when=on(DAY), where=street, harm=(killed(4),))
    (found,) = accounts_of(reading(lead, event("b", trigger=Span(34, 40), where=at("Qadmiya", 35.0))))
    assert found.spot is not None
    assert (found.spot.name, found.spot.stated) == ("qadmiya", False)


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


def test_a_publisher_that_says_it_again_is_no_stranger_to_itself() -> None:
    """Nearly the same text of one publisher is one statement twice; likeness alone is its habit and says nothing."""
    named = [f"{a}{b}{a}{b}" for a in "bdfgklmnprstvz" for b in "aeiouy"]
    long = " ".join(named[:42])
    (a,) = accounts_of(reading(event("a", when=on(DAY), where=at("Qadmiya", 35.0)), text=f"{TEXT} {long}"))
    one, other = replace(a, publisher="desk"), replace(a, id="b", document="other", publisher="desk")
    half = replace(other, wording=wording(" ".join(named[20:62])))
    levels = {copied(one, x, METHOD.limits)[0] for x in (other, half)}
    assert levels == {"again", UNKNOWN}
    assert link(one, other, METHOD).verdict == SAME  # type: ignore[union-attr]


def test_the_reason_against_is_kept_and_the_doubtful_come_first() -> None:
    """Every link says what speaks against it; those that wait are in order of doubt."""
    (a,) = accounts_of(reading(event("a", when=on(DAY), where=at("Qadmiya", 35.0), harm=(killed(4),))))
    others = [
        replace(
            a,
            id=f"b{n}",
            document=f"d{n}",
            killed=frozenset({40}),
            terms=(f"strange{n}",),
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


def test_what_an_imported_record_keeps_apart_is_not_joined() -> None:
    """Two rows of one dataset get no link, and a report like both does not make them one; a person's word does."""
    row = Account(id="a", document="d1", events=("a",), kind="violence", days=SAME_DAY, record="import/x")
    other = replace(row, id="b", document="d2", events=("b",))
    report = replace(row, id="c", document="d3", events=("c",), record=None)
    assert link(row, other, METHOD) is None
    assert link(row, replace(other, record="import/y"), METHOD) is not None
    links = [Link(a=x, b="c", verdict=SAME, score=9.0, base=0.0, reasons=(), against=None, method="m") for x in "ab"]
    found = clusters((row, other, report), links, (), METHOD)
    assert sorted(c.events for c in found.clusters) == [("a", "c"), ("b",)]
    joined = clusters((row, other, report), links, (Ruling(a="a", b="b", same=True),), METHOD)
    assert [c.events for c in joined.clusters] == [("a", "b", "c")]


def test_earlier_history_is_an_account_where_its_day_and_place_are_given() -> None:
    """A trial's report tells of the deed as history: with day and place it is found; "years of raids" are not."""
    deed = event("a", background=True, when=on(DAY), where=at("Qadmiya", 35.0))
    assert [a.id for a in accounts_of(reading(deed))] == ["a"]
    assert accounts_of(reading(replace(deed, where=None))) == ()
    year = When(start=date(2021, 1, 1), end=date(2021, 12, 31), precision="year", span=Span(26, 33))
    assert accounts_of(reading(replace(deed, when=year))) == ()


def test_history_by_its_town_and_month_joins_those_who_tell_it_and_is_nothing_alone() -> None:
    """ "The mill of Qadmiya, in March 2021 (four dead)": its words are found in the report of the day."""
    month = When(start=date(2021, 3, 1), end=date(2021, 3, 31), precision="month", span=Span(26, 33))
    text = "Campaigners recalled others: the tannery of Qadmiya on 3 March (four killed); a mill in Orun (none)."
    recalled = event("r", background=True, when=month, where=at("Qadmiya", 35.0), trigger=Span(69, 75))
    (brief,) = accounts_of(reading(recalled, text=text))
    assert brief.recalled and "qadmiya" in brief.terms and "orun" not in brief.terms
    assert accounts_of(reading(replace(recalled, where=replace(at("Syria", 35.0), precision="country")))) == ()
    brief = replace(brief, document="later")
    (told,) = accounts_of(reading(event("a", when=on(DAY), where=at("Qadmiya", 35.0), harm=(killed(4),))))
    joined = build([brief, told], (), METHOD)
    assert [len(c.accounts) for c in joined.clustering.clusters] == [2]
    assert build([brief], (), METHOD).clustering.clusters == ()


def test_a_day_without_words_is_that_of_the_page() -> None:
    """The day a title came out, which the reader takes for want of another, excludes nothing: it may lie before."""
    came_out = replace(on(DAY), span=None)
    guessed = (Why(slot="when", by="times: nearest day", probability=0.5, words=()),)
    (found,) = accounts_of(reading(event("a", when=came_out, why=guessed)))
    assert found.days and found.days.published and found.days.width > 0


def test_accounts_are_found_by_two_words_of_their_titles_and_by_two_persons() -> None:
    """Two reports of a day whose titles share two telling words meet; two persons meet whenever it is told."""

    def meet(a: Account, b: Account) -> bool:
        return bool(keys(a, METHOD).looks & keys(b, METHOD).stands)

    one = Account(id="a", document="d1", events=("a",), kind="violence", days=SAME_DAY)
    titled = replace(one, title=("qadmiya", "tannery"))
    assert meet(titled, titled) and not meet(titled, replace(titled, title=("qadmiya", "quarry")))
    late = replace(SAME_DAY, first=SAME_DAY.first + 300, last=SAME_DAY.last + 300, published=True, stated=False)
    named = replace(one, names=frozenset({"ann example", "bo example"}))
    assert meet(replace(named, days=late), named)
    assert not meet(replace(named, days=late, names=frozenset({"ann example"})), named)


def test_what_one_of_several_reports_says_otherwise_parts_only_two() -> None:
    """A report read as of another town, or as telling the raid twice, is held by the others; alone it is kept apart."""

    here = Spot(name="orun", country="SYR", lat=35.0, lon=36.0, radius=4.0, stated=True)

    def told(name: str, document: str, spot: Spot | None = here) -> Account:
        return Account(id=name, document=document, events=(name,), kind="violence", days=SAME_DAY, spot=spot)

    def joined(accounts: tuple[Account, ...], *pairs: str) -> list[tuple[str, ...]]:
        links = [
            Link(a=a, b=b, verdict=SAME, score=9.0 - n, base=0.0, reasons=(), against=None, method="m")
            for n, (a, b) in enumerate(pairs)
        ]
        return sorted(c.events for c in clusters(accounts, links, (), METHOD).clusters)

    far = replace(here, name="far", lat=37.0)
    one, two, odd, open_ = told("a", "d1"), told("b", "d2"), told("c", "d3", far), told("d", "d4", None)
    assert joined((one, odd), "ac") == [("a",), ("c",)]
    assert joined((one, two, odd, open_), "cd", "ab", "bd") == [("a", "b", "c", "d")]
    later = replace(odd, days=replace(SAME_DAY, first=SAME_DAY.first + 5, last=SAME_DAY.last + 5))
    assert joined((one, two, later, open_), "ab", "bd", "cd") == [("a", "b", "d"), ("c",)]
    again = told("e", "d1")
    assert joined((one, again, two), "ab", "be") == [("a", "b"), ("e",)]
    third = told("f", "d5")
    assert joined((one, again, two, third), "ab", "ef", "bf") == [("a", "b", "e", "f")]


def test_background_joins_no_two_happenings_that_others_tell() -> None:
    """It goes with those it is most like; two who only take it up are one, and so are two who tell it by themselves."""

    def told(name: str, background: bool = False) -> Account:
        return Account(id=name, document=name, events=(name,), kind="violence", days=SAME_DAY, background=background)

    def joined(*pairs: str) -> list[tuple[str, ...]]:
        links = [
            Link(a=a, b=b, verdict=SAME, score=9.0 - n, base=0.0, reasons=(), against=None, method="m")
            for n, (a, b) in enumerate(pairs)
        ]
        accounts = (told("a"), told("b"), told("x", True), told("y", True))
        return sorted(c.events for c in clusters(accounts, links, (), METHOD).clusters)

    assert joined("ax", "bx") == [("a", "x"), ("b",), ("y",)]
    assert joined("ax", "bx", "ab") == [("a", "b", "x"), ("y",)]
    assert joined("xy", "ax", "by") == [("a", "x", "y"), ("b",)]


def test_titles_are_compared_by_their_rare_words() -> None:
    """The title is no part of the text: its words are compared on their own, without the name of the house."""

    def titled(name: str, title: str | None) -> Account:
        made = reading(event(name))
        return accounts_of(replace(made, document=replace(made.document, title=title)))[0]

    mine = titled("a", "Tannery in Qadmiya shelled - Orun Daily")
    assert mine.title == ("qadmiya", "shelled", "tannery")
    assert titles(mine, titled("b", "Shelled: the tannery in Qadmiya"), METHOD.limits)[0] == "most"
    assert titles(mine, titled("b", "Orun Daily on the budget"), METHOD.limits)[0] == "strangers"
    assert titles(mine, titled("b", None), METHOD.limits)[0] == UNKNOWN

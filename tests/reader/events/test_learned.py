"""The network's say in what happened: it adds happenings, and says who, what and whether where it is sure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from tallystick.reader.events.candidates import find_candidates
from tallystick.reader.events.learned import ADD, FILL_FROM, weighed
from tallystick.reader.events.modality import factuality_of
from tallystick.reader.network import load_network
from tallystick.reader.network.happenings import Choice, HappeningWords, RoleWords
from tallystick.reader.parse import parse
from tallystick.reader.syntax import Syntax, build

TEXT = "Militia fighters attacked the depot in Tarwa. Two guards vanished."


def happening(
    words: Sequence[int], chance: float, kind: str = "assault", roles: Sequence[RoleWords] = (), fact: str = "happened"
) -> HappeningWords:
    """A trigger as the network would give it."""
    sure = [Choice(label, 0.9) for label in (kind, "none", fact, "single")]
    return HappeningWords(tuple(words), chance, *sure, tuple(roles))


def seen(*found: HappeningWords) -> Syntax:
    """The text with these triggers instead of the network's own."""
    return build(replace(parse(TEXT, load_network()), happenings=found))


def word(syntax: Syntax, text: str) -> int:
    """The place of a word."""
    return next(w.index for w in syntax.words if w.text == text)


def triggers(syntax: Syntax) -> list[str]:
    """The words of the happenings that stay or come."""
    return [d.trigger.of(TEXT) for d in weighed(syntax, find_candidates(syntax))]


@pytest.mark.parametrize(("chance", "comes"), [(ADD - 0.01, False), (ADD + 0.01, True)])
def test_a_happening_without_a_word_of_the_vocabulary_comes_from_the_network(chance: float, comes: bool) -> None:
    """ "Vanished" is no word of the vocabulary for an abduction; with a chance of ADD it is one."""
    vanished = word(seen(), "vanished")
    found = triggers(seen(happening([vanished], chance)))
    assert ("vanished" in found) is comes


@pytest.mark.parametrize(("chance", "filled"), [(FILL_FROM - 0.01, False), (FILL_FROM + 0.01, True)])
def test_roles_that_the_rules_leave_empty_are_filled_where_the_network_is_sure(chance: float, filled: bool) -> None:
    """The rules' own target stands; an actor they do not find comes from the network."""
    syntax = seen()
    vanished, fighters, depot = (word(syntax, w) for w in ("vanished", "fighters", "depot"))
    attacked = word(syntax, "attacked")
    roles = [RoleWords("actor", (fighters,), 0.9), RoleWords("target", (vanished,), 0.8)]
    syntax = seen(happening([attacked], chance, roles=roles))
    bare = [replace(d, actors=()) for d in find_candidates(syntax) if d.head == attacked]
    (draft,) = weighed(syntax, bare)
    assert draft.actors == ((fighters,) if filled else ())
    assert draft.targets == (depot,)


@pytest.mark.parametrize(("fact", "read"), [("alleged", "alleged"), ("planned", "planned"), ("happened", "planned")])
def test_the_network_makes_no_plan_a_fact(fact: str, read: str) -> None:
    """It may call a telling alleged or planned; that it happened is the rules' to say."""
    attacked = word(seen(), "attacked")
    syntax = seen(happening([attacked], 0.9, fact=fact))
    planned = [replace(d, factuality="planned") for d in find_candidates(syntax) if d.head == attacked]
    (draft,) = weighed(syntax, planned)
    assert draft.factuality == read


TWO = "Gunmen attacked, police shelled the depot. They left. Raids resumed."


def test_a_draft_takes_no_trigger_that_is_another_drafts() -> None:
    """What the network says of the word beside it is that word's: a plan there makes no plan here."""
    syntax = build(replace(parse(TWO, load_network()), happenings=()))
    shelled, depot = word(syntax, "shelled"), word(syntax, "depot")
    (draft,) = [d for d in find_candidates(syntax) if d.head == shelled]
    beside = replace(draft, heads=(depot,), trigger=syntax.words[depot].span)
    syntax = build(replace(syntax.parse, happenings=(happening([shelled], 0.9, fact="planned"),)))
    both = (happening([shelled], 0.9, fact="planned"), happening([depot], 0.1))
    read = weighed(build(replace(syntax.parse, happenings=both)), [draft, beside])
    assert [d.factuality for d in read] == ["planned", draft.factuality]
    (alone,) = weighed(syntax, [beside])
    assert alone.factuality == "planned", "free, it belongs to the draft beside it"


def test_a_draft_takes_no_trigger_of_the_next_sentence() -> None:
    """Two words away may be another sentence, which tells of something else."""
    syntax = build(replace(parse(TWO, load_network()), happenings=()))
    left, raids = word(syntax, "left"), word(syntax, "Raids")
    (any_draft,) = [d for d in find_candidates(syntax) if d.head == word(syntax, "shelled")]
    draft = replace(any_draft, heads=(left,), trigger=syntax.words[left].span, sentence=syntax.words[left].sentence)
    syntax = build(replace(syntax.parse, happenings=(happening([raids], 0.5, fact="planned"),)))
    assert weighed(syntax, [draft]) == (), "what the network sees no happening in is dropped"


@pytest.mark.parametrize(
    ("text", "alleged"),
    [
        ("9 May 2021, near Tarwa: it was assessed that no actions correspond to the report of civilian casualties.", 1),
        ("The review of the alleged civilian casualties in Tarwa goes on.", 1),
        ("Such weapons increase the risk of civilian casualties in Tarwa.", 0),
        ("The report of the committee lists military casualties in Tarwa.", 0),
    ],
)
def test_harm_that_somebody_reports_is_an_alleged_happening(text: str, alleged: int) -> None:
    """What a military's assessment answers; the network does not see a happening in these words, and need not."""
    syntax = build(parse(text, load_network()))
    found = [d for d in weighed(syntax, find_candidates(syntax)) if d.trigger.of(text) == "casualties"]
    assert [(d.factuality, d.scope) for d in found] == [("alleged", "single")] * alleged


@pytest.mark.parametrize(
    ("mode", "chance", "text", "read"),
    [
        ("firearms", 0.9, "attacked", "firearms"),  # the word leaves open with what
        ("firearms", 0.5, "attacked", None),  # too unsure
        ("firearms", 0.9, "shelled", "heavy-weapons"),  # the word itself says with what
    ],
)
def test_with_what_the_network_says_where_the_word_does_not(
    mode: str, chance: float, text: str, read: str | None
) -> None:
    """A sure mode fills an open one; a word that has its own keeps it."""
    syntax = build(replace(parse(MEANS, load_network()), happenings=()))
    head = word(syntax, text)
    seen = happening([head], 0.9)
    syntax = build(replace(syntax.parse, happenings=(replace(seen, mode=Choice(mode, chance)),)))
    drafts = weighed(syntax, [d for d in find_candidates(syntax) if d.head == head])
    assert [d.mode for d in drafts] == [read]


MEANS = "Fighters attacked the depot in Tarwa. Fighters shelled the depot in Tarwa."


def test_who_condemns_a_deed_has_not_done_it_and_own_troops_are_no_target() -> None:
    """What the network fills in so is left out: "the guild condemned the raid", "sent 200 soldiers"."""
    for text, trigger, kind, role, filler in (
        ("The guild condemned the raid on the depot.", "raid", "assault", "actor", "guild"),
        ("The alliance sent 200 soldiers to the north.", "sent", "mobilize", "target", "soldiers"),
    ):
        syntax = build(parse(text, load_network()))
        roles = [RoleWords(role, (word(syntax, filler),), 0.9)]
        told = replace(syntax.parse, happenings=(happening([word(syntax, trigger)], 0.9, kind, roles),))
        (draft,) = [d for d in weighed(build(told), find_candidates(build(told))) if d.head == word(syntax, trigger)]
        assert word(syntax, filler) not in (*draft.actors, *draft.targets)


@pytest.mark.parametrize(
    ("text", "verb", "said"),
    [
        ("The envoy demanded of the group, a splinter of the front, that it surrender.", "surrender", "planned"),
        ("The envoy said of the group, a splinter of the front, that it fled.", "fled", "happened"),
    ],
)
def test_a_demand_reaches_its_clause_past_an_aside(text: str, verb: str, said: str) -> None:
    """The tree may hang the clause beside the demand: its "that" and its bare verb show what is asked for."""
    syntax = build(parse(text, load_network()))
    assert factuality_of(syntax, word(syntax, verb)) == said

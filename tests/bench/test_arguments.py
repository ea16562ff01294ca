"""Arguments of annotated events against our slots."""

from __future__ import annotations

from typing import Any

from bench.figures import Counts

from bench import arguments
from doubles.made import entity, event, harm, place, reading, span

TEXT = "Gunmen of the militia shot two men in Norville with rifles."
PARTIES = [entity(TEXT, "Gunmen", "group"), entity(TEXT, "two men", "group")]
SHOT = event(TEXT, "shot", actors=["n-Gunmen"], targets=["n-two men"], where=place(TEXT, "Norville"))
READING = reading(TEXT, entities=PARTIES, events=[SHOT])


def argument(role: str, words: str) -> dict[str, Any]:
    """An annotated argument."""
    start, end = span(TEXT, words)
    return {"role": role, "s": start, "e": end}


def counted(*args: dict[str, Any], trigger: str = "shot") -> Counts:
    """The counts of one annotated event."""
    counts = Counts()
    start, end = span(TEXT, trigger)
    arguments.count("a", (start, end), args, READING, counts)
    return counts


def test_heads_are_last_words_or_those_before_a_tail() -> None:
    """ "Gunmen of the militia" is about gunmen."""
    start, end = span(TEXT, "Gunmen of the militia")
    assert TEXT[slice(*arguments.head(TEXT, start, end))] == "Gunmen"
    start, end = span(TEXT, "two men")
    assert TEXT[slice(*arguments.head(TEXT, start, end))] == "men"


def test_roles_fall_on_our_slots() -> None:
    """Doer, sufferer and place are right; the weapon is missed; a role we have no slot for is no question."""
    args = [argument("Attacker", "Gunmen of the militia"), argument("Victim", "two men"), argument("Place", "Norville")]
    counts = counted(*args, argument("Instrument", "rifles"), argument("Topic", "Norville"))
    assert counts.sums("arguments") == (3, 3, 4)
    assert counts.sums("weapons") == (0, 0, 1)


def test_swapped_roles_are_wrong() -> None:
    """The sufferer as doer is no hit."""
    assert counted(argument("Attacker", "two men")).sums("actors") == (0, 1, 1)


def test_an_event_we_did_not_find_misses_its_arguments() -> None:
    """Nothing given, one wanted."""
    counts = counted(argument("Place", "Norville"), trigger="rifles")
    assert counts.sums("arguments") == (0, 0, 1)
    assert counts.sums("event_found") == (0, 1, 1)


def test_people_in_rows_of_harm_are_sufferers() -> None:
    """Those that no target covers already."""
    shot = {**SHOT, "targets": [], "harm": [harm(TEXT, "two men")]}
    found = arguments.fillers(shot, READING)
    assert ("targets", [span(TEXT, "two men")]) in found
    assert sum(role == "targets" for role, _ in arguments.fillers({**SHOT, "harm": shot["harm"]}, READING)) == 1


def test_only_kinds_we_have_are_counted() -> None:
    """A trade is none of ours."""
    assert arguments.counted("Conflict.Attack.Unspecified") and arguments.counted("life.die.n/a")
    assert not arguments.counted("transaction.transfermoney.payforservice")

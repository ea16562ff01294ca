"""Which happening a count belongs to where its own words name none."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest

from tallystick.model.document import Document
from tallystick.reader.events.attach import attach
from tallystick.reader.events.draft import Draft
from tallystick.reader.events.lexicon import Entry
from tallystick.reader.network import load_network
from tallystick.reader.parse import parse
from tallystick.reader.read import read_document
from tallystick.reader.syntax import Syntax, build


@dataclass(frozen=True)
class Count:
    """A count of dead by its words alone."""

    governor: int
    event_words: tuple[int, ...]
    outcome: str = "killed"
    scope: str = "single"
    agentless: bool = False


BOMBED = "The army bombed a camp at Dalvik on Monday, killing two people. "


@pytest.mark.parametrize(
    "between",
    [
        "Its spokesman said the raid was an answer to the attack on Orsk. ",
        "The Sarn Front, which denies the killings in Orsk, condemned it. ",
    ],
)
def test_damage_is_of_the_happening_told_and_not_of_one_named_in_passing(between: str) -> None:
    """A happening that has its dead is the one a report goes on about; a later noun does not take what follows."""
    read = read_document(Document(text=f"{BOMBED}{between}Nine tents were damaged."))
    bearing = [read.document.text[e.trigger.start : e.trigger.end] for e in read.events if e.damage]
    assert bearing == ["bombed"]


@pytest.mark.parametrize(
    "text",
    [
        "A mother and her son were found dead in Orun on Sunday. Both had gunshot wounds.",
        "A boy of nine has died from a gunshot wound. It happened at his home on Friday.",
        "Police look into the shooting death of a girl of nine. She was pronounced dead at a clinic.",
    ],
)
def test_wounds_tell_of_the_violence_where_no_deed_is_named(text: str) -> None:
    """Who is found dead with gunshot wounds was shot, and the word of harm names the happening."""
    read = read_document(Document(text=text))
    assert any(e.type == "assault" and any(h.outcome == "killed" for h in e.harm) for e in read.events)


def test_the_dead_of_a_flood_are_of_no_violence() -> None:
    """Without a weapon's wound a report of dead tells of no deed."""
    read = read_document(Document(text="Nine people were found dead in Orun after the river burst its banks."))
    assert not any(e.harm for e in read.events)


def test_a_report_may_lead_with_its_dead() -> None:
    """The dead told before any deed belong to the first violence told behind them."""
    text = "Police found a father and his daughter dead in Orun. Friends were in tears. A gunman had shot at the house."
    read = read_document(Document(text=text))
    assert any(h.outcome == "killed" for e in read.events if e.type == "assault" for h in e.harm)


def drafts_at(text: str, **types: str) -> tuple[Syntax, dict[str, int], list[Draft]]:
    """The syntax of a sentence, its words by their forms, and a telling of a type on each word named."""
    syntax = build(parse(text, load_network()))
    words = {w.text: w.index for w in syntax.words}
    drafts = []
    for word, kind in types.items():
        entry = Entry(word, "N", kind, None, "attack", None, frozenset())
        drafts.append(Draft(heads=(words[word],), entry=entry, trigger=syntax.words[words[word]].span, sentence=0))
    return syntax, words, drafts


def test_the_hurt_are_not_of_what_their_sentence_denies() -> None:
    """Who denies a deed and tells of wounded tells of those of the deed told before."""
    text = (
        "Gunmen attacked a camp at Dalvik on Monday. The police denied having beaten anybody and said that two"
        " officers were wounded."
    )
    told = [e.trigger.of(text) for e in read_document(Document(text=text)).events for h in e.harm if h.high != 0]
    assert told == ["attacked"]


def test_the_dead_are_of_the_fighting_and_not_of_what_was_taken() -> None:
    """Though the capture stands as near."""
    text = "The troops captured the town after fighting, and nine guards fell."
    syntax, words, drafts = drafts_at(text, captured="coerce", fighting="assault")
    count = Count(governor=words["fell"], event_words=())
    assert set(attach(syntax, [count], drafts)) == {words["fighting"]}
    assert set(attach(syntax, [replace(count, outcome="captured")], drafts)) == {words["captured"]}


def test_the_nearest_of_several_causes_bears_the_count() -> None:
    """Of the words that may name its happening, the first counts, in whatever order the report tells them."""
    text = "After the raid came an ambush, in which nine guards fell."
    syntax, words, drafts = drafts_at(text, raid="assault", ambush="assault")
    for first, second in (("raid", "ambush"), ("ambush", "raid")):
        count = Count(governor=words["fell"], event_words=(words[first], words[second]))
        assert set(attach(syntax, [count], drafts)) == {words[first]}

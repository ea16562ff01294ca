"""No party of our reports is mostly the accused, or mostly the accuser."""

from __future__ import annotations

from pathlib import Path

from training import balance, markup

PASSAGE = """=== b-001
conflict: x | published: 2024-01-02 | kind: wire
{A1.s P1 E1.actor|Kharun} {A1.c E1|accused} {P2 E1.target E2.actor|Darvan} of
{A1.t|{E2|shelling} {L1 E2.target|Tel Marun}}. {P3 E3.actor|Sorrel} {E3|fired}.
---
A1 voice=Kharun stance=alleges
P1 name=Kharun kind=party
P2 name=Darvan kind=party
P3 name=Sorrel kind=party
L1 name="Tel Marun" country=SYR precision=town
E1 type=accuse mode=allege fact=happened scope=single
E2 type=assault mode=heavy-weapons acled="Shelling/artillery/missile attack" fact=alleged scope=single
E3 type=assault mode=firearms acled="Attack" fact=happened scope=single
"""


def test_who_accuses_and_who_is_accused(tmp_path: Path) -> None:
    """The accuser once, the accused once for accusation and deed together, who fires in plain words neither."""
    file = tmp_path / "a.txt"
    file.write_text(PASSAGE, encoding="utf-8")
    assert balance.standings(markup.load([file])) == {
        "Kharun": balance.Standing(1, 1, 0),
        "Darvan": balance.Standing(1, 0, 1),
        "Sorrel": balance.Standing(1, 0, 0),
    }


def test_a_party_named_often_must_be_even() -> None:
    """Beyond two; a party named seldom is left alone."""
    found = {"a": balance.Standing(8, 5, 2), "b": balance.Standing(8, 4, 2), "c": balance.Standing(7, 5, 0)}
    assert list(balance.uneven(found)) == ["a"]


def test_each_party_is_as_often_accused_as_accusing() -> None:
    """Of the whole collection."""
    assert balance.uneven(balance.standings(markup.load())) == {}

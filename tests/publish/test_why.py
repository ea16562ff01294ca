"""Where slots come from, on the screen and as JSON: the doubtful first, and only where it is asked for."""

from __future__ import annotations

import json
from dataclasses import replace

from tests.publish.sample import READING

from tallystick.model.reading import Why
from tallystick.publish.cards import card_text
from tallystick.publish.jsonl import json_line
from tallystick.publish.why import HEADING

PLAIN, EXPLAINED = card_text(READING), card_text(READING, explain=True)


def test_nothing_is_explained_unasked() -> None:
    """Cards and JSON are what they were; explaining only adds to them."""
    assert HEADING.upper() not in PLAIN and HEADING.upper() in EXPLAINED
    assert set(PLAIN.splitlines()) <= set(EXPLAINED.splitlines())
    assert '"why"' not in json_line(READING)
    assert json.loads(json_line(READING, explain=True))["events"][0]["why"][1] == {
        "slot": "actors",
        "by": "roles: subject",
        "probability": 0.64,
        "words": [[*_span("Coalition aircraft")]],
        "value": "n-coalition",
    }


def _span(words: str) -> tuple[int, int]:
    start = READING.document.text.index(words)
    return start, start + len(words)


def test_the_doubtful_come_first() -> None:
    """Records by their most doubtful slot, and the slots of each likewise."""
    lines = EXPLAINED.split(HEADING.upper())[1].splitlines()
    chances = [float(line.split()[0]) for line in lines if line.startswith("   .")]
    heads = [line for line in lines if line and not line.startswith((" ", "N", "─"))]
    assert chances[:3] == [0.42, 0.64, 0.93]
    assert heads[0] == "1: air attack “struck”"
    assert heads[1:] == [
        "1, damage: 2 grain stores destroyed",
        "Harbour Monitor “said”",
        "1, harm: at least 17 civilians killed",
    ]
    assert "   .42  to whom: convoy “a convoy” (roles: object)" in lines


def test_a_reading_without_explanations_has_no_such_part() -> None:
    """Nothing to explain, no heading."""
    bare = replace(READING, events=(), attributions=())
    assert HEADING.upper() not in card_text(bare, explain=True)


def test_an_explanation_cannot_steer_the_terminal() -> None:
    """A rule's name may hold a word of the report."""
    why = Why(slot="cue", by="cues.tsv: \x1b[31mred\u202e", probability=0.1)
    hostile = replace(READING, events=(), attributions=(replace(READING.attributions[0], why=(why,)),))
    shown = card_text(hostile, explain=True)
    assert "\x1b" not in shown and "\u202e" not in shown

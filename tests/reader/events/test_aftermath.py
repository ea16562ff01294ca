"""What follows a deed is no deed of its own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tallystick.reader.events.candidates import find_candidates
from tallystick.reader.events.learned import weighed
from tallystick.reader.network import load_network
from tallystick.reader.network.happenings import Choice, HappeningWords
from tallystick.reader.parse import parse
from tallystick.reader.syntax import build


@pytest.mark.parametrize(
    ("text", "kind", "comes"),
    [
        ("Both victims were taken to Orun Medical Center and treated for their injuries.", "coerce", False),
        ("The injured boy was taken to one of the area hospitals.", "coerce", False),
        ("Three teachers were taken to a camp in the hills.", "coerce", True),
        ("The rebels have taken the hospital.", "coerce", True),
        ("Detectives asked anyone with any information regarding the attack to call them.", "request", False),
        ("The governor asked the army for information about the attack.", "request", True),
    ],
)
def test_who_is_carried_to_help_or_asked_for_word_is_no_happening(text: str, kind: str, comes: bool) -> None:
    """However sure the network is; it reads "taken" of captives and of the hurt alike."""
    parsed = parse(text, load_network())
    word = next(w.index for w in parsed.words if w.text in ("taken", "asked"))
    sure = [Choice(label, 0.9) for label in (kind, "none", "happened", "single")]
    syntax = build(replace(parsed, happenings=(HappeningWords((word,), 0.95, *sure, ()),)))
    read = weighed(syntax, [d for d in find_candidates(syntax) if d.head != word])
    assert (word in {d.head for d in read}) is comes

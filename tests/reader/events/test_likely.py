"""Which tellings are believed: words of war that tell of none are left out, what makes a telling likelier counts."""

from __future__ import annotations

import pytest

from tallystick.model.document import Document
from tallystick.reader.calibrated import chance_by
from tallystick.reader.events.likely import BELIEVED, counted, signs
from tallystick.reader.options import ReaderOptions
from tallystick.reader.read import read_document
from tallystick.reader.signs import log_odds
from tallystick.reader.steps import prepare, setting, with_language
from tallystick.resources.calibration import Curve
from tallystick.resources.likely import happening

FIGURES_OF_SPEECH = ("The new gallery opens with a blast of colour.",)


def types(text: str) -> list[str]:
    """The types of the happenings read in a text."""
    return [e.type for e in read_document(Document(text=text)).events]


@pytest.mark.parametrize("text", FIGURES_OF_SPEECH)
def test_a_figure_of_speech_is_no_happening(text: str) -> None:
    """The vocabulary sees one, the reading does not."""
    options = ReaderOptions()
    ground = prepare(with_language(Document(text=text), options), options)
    assert [d.type for d in setting(ground, options, least=0.0)[1]] == ["assault"]  # the vocabulary sees one
    assert types(text) == []


@pytest.mark.parametrize("what", ["goal", "goalkeeper"])
def test_a_goal_is_bombarded_in_sport(what: str) -> None:
    """The vocabulary does not even see a happening there."""
    assert types(f"The striker bombarded the {what} until the final whistle.") == []


def test_the_same_words_of_war_are() -> None:
    """Where the dead or the army stand beside them."""
    assert types("A blast killed four people in Kalba on Sunday.") == ["assault"]
    assert types("The army bombarded the village until nightfall.") == ["assault"]


def test_dead_make_a_telling_likelier_than_it_is_alone() -> None:
    """What a telling brings with it counts."""
    curve = happening()
    told = {"type: assault": 1.0}
    assert chance_by(curve, 0.05, {**told, "harm": 1.0, "actors": 1.0}) > chance_by(curve, 0.05, told)
    assert chance_by(curve, 0.9, told) > BELIEVED


def test_a_curve_of_no_weights_gives_the_raw_chance() -> None:
    """The weights alone move the network's chance."""
    assert chance_by(Curve(0.0, 1.0, {}), 0.3, {"harm": 1.0}) == pytest.approx(0.3)
    assert log_odds(0.5) == 0


def test_every_sign_of_a_telling_has_a_weight() -> None:
    """No sign is read for nothing."""
    options = ReaderOptions()
    text = "Gunmen killed two teachers with rifles in Kalba and burned a school."
    ground = prepare(with_language(Document(text=text), options), options)
    told, drafts = setting(ground, options, least=0.0)
    brought = counted(told.harm, told.damage.keys())
    found = {sign for d in drafts for sign in (*signs(d), *brought.get(d.head, ()))}
    assert {"harm", "harm: civilians or fighters", "actors"} <= found <= set(happening().signs)


def test_a_bare_count_of_civilians_is_believed() -> None:
    """A list says no more of an incident than this."""
    assert types("Near Kalba, 2 civilians killed.") == ["assault"]

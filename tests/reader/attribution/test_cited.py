"""Who reports whom where a speaker names a source: citing, quoting, quoted by."""

from __future__ import annotations

import pytest

from tallystick.model.document import Document
from tallystick.reader.attribution.nesting import beside_denials
from tallystick.reader.read import read_attributions


@pytest.mark.parametrize(
    ("text", "inner", "outer"),
    [
        ("Two pilots, quoted by Radio Vell, said two bombs had hit the market.", "Two pilots", "Radio Vell"),
        ("The dead numbered four, according to the mayor, quoting a militia leader.", "militia leader", "mayor"),
        ("Six houses had burned, a blogger wrote on Friday, citing two pilots.", "two pilots", "blogger"),
        ("Ten men died, the agency reported, quoting the mayor, who cited a youth leader.", "youth leader", "mayor"),
        (
            "Around 400 people fled to a school in Delmas, according to the Vell Relief Agency, citing civil "
            "protection teams.",
            "civil protection teams",
            "Vell Relief Agency",
        ),
        (
            "A relief worker told Radio Vell, according to the broadcaster, that almost 300 villagers had fled.",
            "relief worker",
            "Radio Vell",
        ),
        (
            "An opposition deputy, relying on mortuary workers in Vell, puts the toll at 28.",
            "mortuary workers in Vell",
            "opposition deputy",
        ),
        ("A clerk, quoted in the daily Vell Times, said that nine men had died.", "clerk", "daily Vell Times"),
        ("“They had long lists of names,” Radio Vell quoted a pastor as saying.", "pastor", "Radio Vell"),
    ],
)
def test_a_cited_source_stands_inside_who_cites_it(text: str, inner: str, outer: str) -> None:
    """The cited one says what is said; whoever cites reports it."""
    found = {a.id: a for a in read_attributions(Document(text=text, language="en"))}
    chains = {(a.voice, found[a.inside].voice) for a in found.values() if a.inside is not None}
    assert (inner, outer) in chains
    assert (outer, inner) not in chains


def test_what_a_cited_source_said_is_told_through_the_outlet() -> None:
    """ "Citing a doctor who said …": both are reported by the agency."""
    text = "Rockets hit a school, the Vell News Agency reported, citing a doctor who said nine children had died."
    found = {a.id: a for a in read_attributions(Document(text=text, language="en"))}
    doctor = [a for a in found.values() if a.voice == "doctor"]
    assert len(doctor) == 2
    assert all(a.inside is not None and found[a.inside].voice == "Vell News Agency" for a in doctor)


def test_what_one_says_besides_is_not_told_through_oneself() -> None:
    """ "X denied it and said": one subject, two statements, neither through the other."""
    text = "The ministry denied the report and said that nobody had been hurt in the town."
    assert all(a.inside is None for a in read_attributions(Document(text=text, language="en")))


def test_a_denial_reports_nothing_else_of_its_speaker() -> None:
    """What the same voice says stands where the denial stands; another's claim stays inside it."""
    assert beside_denials((None, 0, 0), ("army", "army", "rebels"), (True, False, False)) == (None, None, 0)


def test_a_reason_is_no_cited_source() -> None:
    """ "Citing sniper fire" names why, not who."""
    text = "The agency announced that its drivers would stay away, citing sniper fire on its lorries."
    assert all("sniper" not in a.voice for a in read_attributions(Document(text=text, language="en")))

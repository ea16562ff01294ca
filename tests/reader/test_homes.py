"""Whose people and parties are: by the words that name them, by their leader's name, by what the report is about."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from doubles.trees import place, tree
from tallystick.model.span import Span
from tallystick.reader.entities import build_entities
from tallystick.reader.homes import leader_of, leaders, people_of
from tallystick.reader.parties import country_names
from tallystick.reader.syntax import Syntax
from tallystick.resources.tables import listed, read_table


@dataclass(frozen=True, slots=True)
class Located:
    """A place the map knows."""

    span: Span
    country: str | None


def home(syntax: Syntax, word: str, *places: Located) -> str | None:
    """The country of what a word stands for."""
    head = place(syntax, word)
    index = build_entities(syntax, [head], places or None)
    return index.named(index.by_head[head]).country


PHRASES = [
    ("Kenyan ADJ 2 amod B-NATIONALITY | lawmakers:lawmaker NOUN 0 root", "lawmakers", "KEN"),
    ("Peru PROPN 3 nmod:poss B-PLACE | 's PART 1 case | minister NOUN 0 root", "minister", "PER"),
    ("the DET 2 det | parliament NOUN 0 root | of ADP 4 case | Chad PROPN 2 nmod B-PLACE", "parliament", "TCD"),
    ("a DET 2 det | spokesman NOUN 0 root | for ADP 5 case | the DET 5 det | ministry NOUN 2 nmod | of ADP 7 case | "
     "Chad PROPN 5 nmod B-PLACE", "ministry", "TCD"),
    ("a DET 2 det | reporter NOUN 0 root | from ADP 4 case | Ankara PROPN 2 nmod B-PLACE", "reporter", "TUR"),
    ("the DET 3 det | Turkish ADJ 3 amod B-NATIONALITY | president NOUN 4 nmod:desc | Demir PROPN 0 root B-PERSON",
     "Demir", "TUR"),
    ("50 NUM 2 nummod | Kenyans:Kenyan NOUN 0 root", "Kenyans", "KEN"),
    ("angry ADJ 2 amod | Serbs:Serb PROPN 0 root B-NATIONALITY", "Serbs", "SRB"),
    ("Hundreds:hundred NOUN 0 root | of ADP 3 case | Kenyans:Kenyan PROPN 1 nmod", "Hundreds", "KEN"),
    ("the DET 3 det | international ADJ 3 amod | tribunal NOUN 0 root | for ADP 5 case | Rwanda PROPN 3 nmod",
     "tribunal", None),
    ("Serbs:Serb PROPN 0 root B-NATIONALITY", "Serbs", "SRB"),
    ("the DET 5 det | Turkish ADJ 4 amod B-NATIONALITY | - PUNCT 4 punct | backed:back VERB/VBN 5 amod | "
     "rebels:rebel NOUN 0 root", "rebels", None),
    ("rebels:rebel NOUN 0 root | in ADP 3 case | Chad PROPN 1 nmod B-PLACE", "rebels", None),
]  # fmt: skip


@pytest.mark.parametrize(("words", "head", "country"), PHRASES)
def test_the_words_of_a_phrase_say_whose_it_is(words: str, head: str, country: str | None) -> None:
    """Nationalities, possessors, "of" and "from"; whose help a force has, and where rebels are, say nothing."""
    assert home(tree(words), head) == country


def test_a_minority_is_at_home_where_it_lives() -> None:
    """ "Ethnic Albanians" of a report on Serbia, "the Serbs of Bosnia": not the state they are called after."""
    plain = "ethnic ADJ 2 amod | {} PROPN 3 nsubj B-NATIONALITY | marched:march VERB/VBD 0 root | in ADP 5 case | {}"
    syntax = tree(plain.format("Albanians:Albanian", "Serbia PROPN 3 obl B-PLACE"))
    assert home(syntax, "Albanians", Located(syntax.words[4].span, "SRB")) == "SRB"
    of = tree("the DET 2 det | Serbs:Serb PROPN 0 root B-NATIONALITY | of ADP 4 case | Bosnia PROPN 2 nmod B-PLACE")
    assert home(of, "Serbs", Located(of.words[3].span, "BIH")) == "BIH"


def test_a_country_within_a_name_is_what_the_report_is_about() -> None:
    """The people of a report whose only country stands in the name of a body, no place: they are that country's."""
    syntax = tree(
        "Lawmakers:lawmaker NOUN 2 nsubj | told:tell VERB/VBD 0 root | the DET 6 det | Chad PROPN 6 compound "
        "B-ORGANISATION | Audit PROPN 6 compound I-ORGANISATION | Office PROPN 2 obj I-ORGANISATION"
    )
    index = build_entities(syntax, [0], ())
    assert index.named(index.by_head[0]).country == "TCD"


def test_a_name_behind_its_description_is_the_party() -> None:
    """ "Rights watchdog Amnesty International" is Amnesty International, whichever word the tree makes the head."""
    syntax = tree(
        "rights:right NOUN 2 compound | watchdog NOUN 5 nsubj | Amnesty PROPN 2 compound B-ORGANISATION | "
        "International PROPN 2 appos I-ORGANISATION | spoke:speak VERB/VBD 0 root"
    )
    index = build_entities(syntax, [1], ())
    assert index.named(index.by_head[1]).name == "Amnesty International"


def test_an_envoy_of_no_state_is_not_the_places_he_is_sent_to() -> None:
    """ "The UN envoy to Yemen" is not Yemen's."""
    words = (
        "the DET 3 det | UN PROPN 3 compound B-ORGANISATION | envoy NOUN 0 root | in ADP 5 case | Yemen PROPN 3 nmod"
    )
    assert home(tree(words), "envoy") is None


def test_a_leader_is_known_by_name() -> None:
    """A full name, a surname behind a title or alone; the same surname behind another first name is somebody else's."""
    assert leader_of("Paul Kagame") == leader_of("President Kagame") == leader_of("Kagame's") == "RWA"
    assert leader_of("Jennifer Kagame") is None
    assert leader_of("kagame") is None


def test_a_town_gives_its_people_a_home() -> None:
    """Protesters in a town the map puts in Algeria are Algeria's."""
    syntax = tree("Protesters:protester NOUN 0 root | in ADP 3 case | Tizi PROPN 1 nmod B-PLACE")
    assert home(syntax, "Protesters", Located(syntax.words[2].span, "DZA")) == "DZA"


def test_plain_people_belong_to_the_only_country_a_report_is_about() -> None:
    """ "The lawmakers" of a report on one country are its own; peacekeepers are not; two leave it open."""
    words = "{} NOUN 2 nsubj | spoke:speak VERB/VBD 0 root | in ADP 4 case | {} PROPN 2 obl B-PLACE"
    about = tree(words.format("Lawmakers:lawmaker", "Chad"))
    assert home(about, "Lawmakers", Located(about.words[3].span, "TCD")) == "TCD"
    troops = tree(words.format("Peacekeepers:peacekeeper", "Chad"))
    assert home(troops, "Peacekeepers", Located(troops.words[3].span, "TCD")) is None
    two = tree(words.format("Lawmakers:lawmaker", "Chad") + " | and CCONJ 6 cc | Niger PROPN 4 conj B-PLACE")
    places = (Located(two.words[3].span, "TCD"), Located(two.words[5].span, "NER"))
    assert home(two, "Lawmakers", *places) is None


def test_plural_names_of_peoples() -> None:
    """Adjectives of nationality with an ending of the plural."""
    assert [people_of(w) for w in ("Israelis", "Serbs", "Buses")] == ["ISR", "SRB", None]


def test_each_leader_acts_for_a_known_country() -> None:
    """The codes of the table are countries', and a surname that stands alone leads to one country only."""
    rows = read_table("leaders")
    assert {row["country"] for row in rows} <= set(country_names())
    surnames = [(name, row["country"]) for row in rows for name in listed(row["surnames"])]
    assert len(dict(surnames)) == len(set(surnames))
    assert len(leaders()) > len(rows)


def test_whose_title_is_of_no_state_is_not_at_home_where_the_report_is_about() -> None:
    """ "UN Coordinator Adair" in a report about Chad alone is not Chad's."""
    syntax = tree(
        "UN PROPN 2 compound B-ORGANISATION | Coordinator PROPN 3 nmod:desc | Adair PROPN 4 nsubj B-PERSON |"
        " left:leave VERB/VBD 0 root | Chad PROPN 4 obj B-PLACE"
    )
    assert home(syntax, "Adair", Located(syntax.words[place(syntax, "Chad")].span, "TCD")) is None

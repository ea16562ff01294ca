"""One word, several happenings: its object, the preposition, the clause below, the modifier, the actor choose."""

from __future__ import annotations

import pytest

from doubles.trees import place, tree
from tallystick.reader.events.candidates import find_candidates
from tallystick.reader.events.draft import Draft
from tallystick.reader.syntax import Syntax


def read(syntax: Syntax, word: str) -> Draft | None:
    """The happening a word names, if it names one."""
    return next((d for d in find_candidates(syntax) if d.head == place(syntax, word.partition(":")[0])), None)


def kind(syntax: Syntax, word: str) -> str | None:
    """Its type."""
    found = read(syntax, word)
    return found.type if found is not None else None


def did(verb: str, thing: str, subject: str = "Freedonia PROPN 2 nsubj B-PLACE") -> Syntax:
    """Somebody did something to a thing."""
    return tree(f"{subject} | {verb} VERB/VBD 0 root | the DET 4 det | {thing} NOUN 2 obj")


OBJECTS = [
    ("hacked:hack", "website", "coerce"),
    ("hacked:hack", "villager", "assault"),
    ("suspended:suspend", "ties:tie", "sanction"),
    ("suspended:suspend", "talks:talk", "sanction"),
    ("suspended:suspend", "aid", "sanction"),
    ("suspended:suspend", "imports:import", "sanction"),
    ("suspended:suspend", "newspaper", "coerce"),
    ("suspended:suspend", "parliament", "coerce"),
    ("suspended:suspend", "offensive", "retreat"),
    ("suspended:suspend", "goalkeeper", None),
    ("lifted:lift", "curfew", "retreat"),
    ("lifted:lift", "trophy", None),
    ("prohibited:prohibit", "aid", "sanction"),
    ("dispatched:dispatch", "inspectors:inspector", "accuse"),
    ("prevented:prevent", "rally", "coerce"),
    ("violated:violate", "ban", "reject"),
    ("accepted:accept", "demands:demand", "concede"),
    ("received:receive", "observers:observer", "retreat"),
    ("upgraded:upgrade", "ties:tie", "support"),
    ("eased:ease", "embargo", "retreat"),
    ("eased:ease", "censorship", "concede"),
    ("eased:ease", "pain", None),
    ("recalled:recall", "ambassador", "sanction"),
    ("recalled:recall", "match", None),
    ("imposed:impose", "tariffs:tariff", "sanction"),
    ("sent:send", "troops:troop", "mobilize"),
    ("sent:send", "medicine", "aid"),
    ("sent:send", "letter", None),
    ("closed:close", "border", "coerce"),
    ("closed:close", "newspaper", "coerce"),
    ("froze:freeze", "assets:asset", "coerce"),
    ("froze:freeze", "ties:tie", "sanction"),
    ("dropped:drop", "charges:charge", "concede"),
    ("received:receive", "envoy", "consult"),
    ("received:receive", "parcel", None),
    ("sought:seek", "mediation", "request"),
    ("sought:seek", "happiness", None),
    ("closed:close", "embassy", "sanction"),
    ("summoned:summon", "ambassador", "accuse"),
    ("summoned:summon", "waiter", "request"),
    ("restored:restore", "relations:relation", "support"),
    ("restored:restore", "trade", "cooperate"),
    ("restored:restore", "painting", None),
    ("shared:share", "intelligence", "cooperate"),
    ("shared:share", "meal", None),
    ("ignored:ignore", "appeal", "reject"),
    ("vowed:vow", "revenge", "threaten"),
    ("scrapped:scrap", "decree", "concede"),
    ("released:release", "prisoners:prisoner", "retreat"),
    ("released:release", "bombs:bomb", None),
    ("quit", "alliance", "sanction"),
    ("tightened:tighten", "security", "mobilize"),
    ("questioned:question", "witnesses:witness", "accuse"),
    ("examined:examine", "allegations:allegation", "accuse"),
    ("examined:examine", "menu", None),
    ("sought:seek", "asylum", "request"),
    ("accepted:accept", "proposal", "agree"),
    ("accepted:accept", "responsibility", None),
    ("dismissed:dismiss", "offer", "reject"),
    ("dismissed:dismiss", "coach", None),
    ("rejected:reject", "accusation", None),
    ("rejected:reject", "offer", "reject"),
    ("recognised:recognise", "independence", "support"),
    ("recognised:recognise", "face", None),
    ("tested:test", "missile", "mobilize"),
    ("tested:test", "water", None),
    ("rescued:rescue", "hostages:hostage", "aid"),
    ("met:meet", "envoy", "consult"),
    ("met:meet", "deadline", None),
]


@pytest.mark.parametrize(("verb", "thing", "type_"), OBJECTS)
def test_what_is_done_to_chooses_the_meaning(verb: str, thing: str, type_: str | None) -> None:
    """One suspends ties, talks, a newspaper, an offensive and a goalkeeper: five different things."""
    assert kind(did(verb, thing), verb) == type_


PHRASES = [
    ("took:take", "to", "streets:street", "protest"),
    ("took:take", "to", "habit", None),
    ("stepped:step", "down", "", "retreat"),
    ("stepped:step", "outside", "", None),
    ("withdrew:withdraw", "from", "treaty", "sanction"),
    ("withdrew:withdraw", "from", "valley", "retreat"),
    ("flew:fly", "for", "talks:talk", "consult"),
    ("flew:fly", "for", "holidays:holiday", None),
    ("talked:talk", "with", "counterpart", "consult"),
    ("talked:talk", "with", "hands:hand", None),
    ("stood:stand", "by", "ally", "support"),
    ("bowed:bow", "to", "pressure", "concede"),
    ("bowed:bow", "to", "audience", None),
    ("protested:protest", "to", "neighbour", "accuse"),
    ("worked:work", "with", "wood", None),
    ("worked:work", "with", "officials:official", "cooperate"),
    ("agreed:agree", "to", "truce", "agree"),
    ("warned:warn", "of", "retaliation", "threaten"),
    ("warned:warn", "of", "floods:flood", None),
    ("lashed:lash", "out", "", "accuse"),
    ("lashed:lash", "ashore", "", None),
]


@pytest.mark.parametrize(("verb", "case", "noun", "type_"), PHRASES)
def test_the_phrase_behind_chooses_the_meaning(verb: str, case: str, noun: str, type_: str | None) -> None:
    """Stepping down resigns, stepping outside does not; one leaves a valley, and a treaty quite otherwise."""
    behind = f"{case} ADP 4 case | {noun} NOUN 2 obl" if noun else f"{case} ADV 2 advmod"
    assert kind(tree(f"Freedonia PROPN 2 nsubj B-PLACE | {verb} VERB/VBD 0 root | {behind}"), verb) == type_


CLAUSES = [
    ("vowed:vow", "retaliate", "threaten"),
    ("vowed:vow", "cooperate", "agree"),
    ("vowed:vow", "marry", None),
    ("asked:ask", "withdraw", "request"),
    ("asked:ask", "dance", None),
    ("refused:refuse", "negotiate", "reject"),
    ("refused:refuse", "comment", None),
    ("offered:offer", "mediate", "agree"),
    ("planned:plan", "reopen", "agree"),
    ("planned:plan", "paint", None),
]


@pytest.mark.parametrize(("verb", "below", "type_"), CLAUSES)
def test_the_clause_below_chooses_the_meaning(verb: str, below: str, type_: str | None) -> None:
    """Vowing to retaliate threatens, vowing to cooperate agrees; refusing to comment refuses nothing that counts."""
    words = f"Freedonia PROPN 2 nsubj B-PLACE | {verb} VERB/VBD 0 root | to PART 4 mark | {below} VERB/VB 2 xcomp"
    assert kind(tree(words), verb) == type_


NOUNS = [
    ("general ADJ 3 amod", "strike", "protest"),
    ("naval ADJ 3 amod", "exercise", "mobilize"),
    ("joint ADJ 3 amod", "exercise", "cooperate"),
    ("morning NOUN 3 compound", "exercise", None),
    ("martial ADJ 3 amod", "law", "coerce"),
    ("family NOUN 3 compound", "law", None),
    ("prisoner NOUN 3 compound", "exchange", "retreat"),
    ("stock NOUN 3 compound", "exchange", None),
]


@pytest.mark.parametrize(("modifier", "noun", "type_"), NOUNS)
def test_the_modifier_chooses_the_meaning(modifier: str, noun: str, type_: str | None) -> None:
    """A general strike is a protest, an airman's is not; joint exercises cooperate, naval ones show force."""
    words = f"The DET 3 det | {modifier} | {noun} NOUN 4 nsubj | began:begin VERB/VBD 0 root"
    assert kind(tree(words), noun) == type_


def test_an_air_strike_stays_one() -> None:
    """The meaning without a condition comes last."""
    words = (
        "An DET 3 det | Israeli ADJ 3 amod B-NATIONALITY | strike NOUN 4 nsubj | hit VERB/VBD 0 root | it PRON 4 obj"
    )
    assert kind(tree(words), "strike") == "assault"


@pytest.mark.parametrize(("subject", "type_"), [("Students:student", "protest"), ("Soldiers:soldier", "coerce")])
def test_who_does_it_chooses_the_meaning(subject: str, type_: str) -> None:
    """Students who block a road protest, soldiers who block it close it."""
    assert kind(did("blocked:block", "road", f"{subject} NOUN/NNS 2 nsubj"), "blocked") == type_


@pytest.mark.parametrize(("refusal", "type_"), [("not PART 4 advmod", "reject"), ("soon ADV 4 advmod", "agree")])
def test_what_one_says_one_will_not_do_is_refused(refusal: str, type_: str) -> None:
    """ "Will not accept" rejects, "will soon accept" agrees."""
    words = f"Freedonia PROPN 4 nsubj B-PLACE | will AUX 4 aux | {refusal} | accept VERB/VB 0 root | the DET 6 det"
    assert kind(tree(words + " | plan NOUN 4 obj"), "accept") == type_


def test_to_agree_that_something_is_so_promises_nothing() -> None:
    """Nor does accepting it; to insist that it is so demands nothing."""
    words = "Freedonia PROPN 2 nsubj B-PLACE | {} VERB/VBD 0 root | that SCONJ 5 mark | troops NOUN 5 nsubj"
    for verb in ("agreed:agree", "accepted:accept", "insisted:insist"):
        assert kind(tree(words.format(verb) + " | fled:flee VERB/VBD 2 ccomp"), verb) is None
    assert kind(tree(words.format("insisted:insist") + " | leave VERB/VB 2 ccomp"), "insisted") == "request"


def test_thanks_count_between_parties() -> None:
    """Thanking a country is support, thanking a host is manners."""
    assert kind(did("thanked:thank", "Kenyans:Kenyan"), "thanked") == "support"
    assert kind(did("thanked:thank", "host"), "thanked") is None


def test_a_harmful_deed_on_terms_threatens() -> None:
    """ "Will close the border unless …"; without terms it is a plan."""
    words = (
        "Freedonia PROPN 3 nsubj B-PLACE | will AUX 3 aux | close VERB/VB 0 root | the DET 5 det | border NOUN 3 obj"
    )
    assert kind(tree(words), "close") == "coerce"
    assert kind(tree(words + " | unless SCONJ 8 mark | it PRON 8 nsubj | pays:pay VERB 3 advcl"), "close") == "threaten"


def test_a_round_of_talks_is_talks() -> None:
    """Rounds, series and waves of something are carried like the thing itself."""
    words = (
        "Freedonia PROPN 2 nsubj B-PLACE | held:hold VERB/VBD 0 root | a DET 4 det | round NOUN 2 obj | of ADP 6 case"
    )
    found = read(
        tree(words + " | talks:talk NOUN/NNS 4 nmod | with ADP 8 case | Sylvania PROPN 6 nmod B-PLACE"), "talks"
    )
    assert found is not None and (found.type, found.actors, found.targets) == ("consult", (0,), (7,))


def test_what_is_cut_is_not_given() -> None:
    """ "Cut aid" tells of no aid."""
    assert [d.type for d in find_candidates(did("cut", "aid"))] == ["sanction"]


def test_each_nation_of_a_pair_acts() -> None:
    """ "Kenyan and Peruvian ministers" are two parties."""
    words = "Kenyan ADJ 4 amod B-NATIONALITY | and CCONJ 3 cc | Peruvian ADJ 1 conj B-NATIONALITY | ministers:minister"
    found = read(tree(words + " NOUN 5 nsubj | met:meet VERB/VBD 0 root"), "met")
    assert found is not None and found.actors == (3, 2)


def test_a_warning_of_what_will_follow_threatens() -> None:
    """Warnings of floods are no threats."""
    future = "Freedonia PROPN 2 nsubj B-PLACE | warned:warn VERB/VBD 0 root | it PRON 5 nsubj | would AUX 5 aux"
    assert kind(tree(future + " | respond VERB/VB 2 ccomp"), "warned") == "threaten"
    floods = "Freedonia PROPN 2 nsubj B-PLACE | warned:warn VERB/VBD 0 root | of ADP 4 case | floods:flood NOUN 2 obl"
    assert kind(tree(floods), "warned") is None


def test_readiness_to_talk_agrees() -> None:
    """An adjective can be the act."""
    words = "Freedonia PROPN 3 nsubj B-PLACE | is:be AUX 3 cop | ready ADJ 0 root | to PART 5 mark | {} VERB/VB 3 xcomp"
    assert kind(tree(words.format("negotiate")), "ready") == "agree"
    assert kind(tree(words.format("bloom")), "ready") is None


def test_a_noun_counts_with_somebody_behind_it() -> None:
    """ "Voiced concern" is an act of who voices it; concern alone is a mood."""
    voiced = did("voiced:voice", "concern")
    found = read(voiced, "concern")
    assert found is not None and found.type == "accuse" and found.actors == (0,)
    assert kind(tree("Concern:concern NOUN 2 nsubj | grew:grow VERB/VBD 0 root"), "Concern") is None


def test_a_curfew_is_told_once() -> None:
    """The noun names what the verb puts in force and takes its sides."""
    drafts = find_candidates(did("imposed:impose", "curfew"))
    assert [(d.type, d.mode, d.actors) for d in drafts] == [("coerce", "curfew", (0,))]


def test_a_title_says_what_a_name_is() -> None:
    """A title says what a name is."""
    syntax = tree(
        "Freedonia PROPN 2 nsubj B-PLACE | telephoned:telephone VERB/VBD 0 root | minister NOUN 4 compound |"
        " Adair PROPN 2 obj B-PERSON"
    )
    assert kind(syntax, "telephoned") == "consult"


def test_an_invasion_is_of_the_land_invaded() -> None:
    """An invasion is of the land invaded."""
    syntax = tree(
        "Freedonia PROPN 2 nsubj B-PLACE | mounted:mount VERB/VBD 0 root | an DET 4 det | invasion NOUN 2 obj |"
        " of ADP 6 case | Sylvania PROPN 4 nmod B-PLACE"
    )
    found = read(syntax, "invasion")
    assert found is not None and found.targets == (place(syntax, "Sylvania"),)


def test_where_a_bomb_lay_is_not_whom_it_was_aimed_at() -> None:
    """Where a bomb lay is not whom it was aimed at."""
    syntax = tree("a DET 3 det | roadside NOUN 3 compound | bombing NOUN 4 nsubj | shook:shake VERB/VBD 0 root")
    found = read(syntax, "bombing")
    assert found is not None and found.targets == ()


def test_who_prevents_a_rally_acts_on_those_who_hold_it() -> None:
    """Who prevents a rally acts on those who hold it."""
    syntax = tree(
        "police NOUN 2 nsubj | prevented:prevent VERB/VBD 0 root | the DET 4 det | rally NOUN 2 obj |"
        " by ADP 6 case | students:student NOUN 4 nmod"
    )
    found = read(syntax, "prevented")
    assert found is not None and found.targets == (place(syntax, "students"),)


def test_hundreds_of_thousands_of_people_are_people() -> None:
    """Hundreds of thousands of people are people."""
    syntax = tree(
        "hundreds:hundred NOUN 6 nsubj | of ADP 3 case | thousands:thousand NOUN 1 nmod | of ADP 5 case |"
        " people NOUN 3 nmod | blocked:block VERB/VBD 0 root | streets:street NOUN 6 obj"
    )
    assert kind(syntax, "blocked") == "protest"

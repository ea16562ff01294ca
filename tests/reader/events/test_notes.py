"""What a telling's slots come from, while it is put together."""

from __future__ import annotations

from dataclasses import replace

from doubles.trees import tree
from tallystick.model.span import Span
from tallystick.reader.events.draft import Draft, Note
from tallystick.reader.events.lexicon import Entry
from tallystick.reader.events.merge import absorb
from tallystick.reader.events.notes import seconded
from tallystick.reader.events.sure import sure_of
from tallystick.reader.network.happenings import Choice, HappeningWords, RoleWords

STRIKE = Entry("strike", "V", "assault", "aerial", "transitive", None, frozenset())
DRAFT = Draft(
    heads=(3,),
    entry=STRIKE,
    trigger=Span(10, 16),
    sentence=0,
    actors=(1,),
    mode="aerial",
    notes=(
        Note("type", "assault", "events.tsv: strike", 0.01),
        Note("mode", None, "events.tsv: strike", 0.5),
        Note("factuality", "happened", "modality", 0.5),
        Note("actors", 1, "roles: subject", 0.6),
    ),
)


def seen(kind: str = "assault", fact: str = "happened", role: str = "actor") -> HappeningWords:
    """What the network might say of the word."""
    choices = [Choice(label, 0.8) for label in (kind, "none", fact, "single")]
    return HappeningWords((3,), 0.9, *choices, (RoleWords(role, (1,), 0.5),))


def scores(found: HappeningWords) -> dict[str, float]:
    """The draft's scores after the network's say."""
    return {n.slot: round(n.score, 3) for n in seconded(DRAFT, found).notes}


def test_the_network_agrees() -> None:
    """A label's chance is the network's; a party is wrong only where tree and network both are."""
    assert scores(seen()) == {"type": 0.72, "mode": 0.8, "factuality": 0.8, "actors": 0.8}


def test_the_network_disagrees() -> None:
    """It gives only its likeliest label: what is another has at most the rest; a role it does not see adds nothing."""
    assert scores(seen("protest", "denied", "target")) == {"type": 0.18, "mode": 0.8, "factuality": 0.2, "actors": 0.6}


def test_a_joined_telling_keeps_the_notes_of_both() -> None:
    """What the second telling lends is explained by its own note, what both have by the first's."""
    second = replace(
        DRAFT, heads=(9,), notes=(Note("targets", 8, "roles: object", 0.4), Note("actors", 1, "later", 0.1))
    )
    joined = absorb(DRAFT, second)
    assert joined.note("targets", 8) == Note("targets", 8, "roles: object", 0.4)
    first = joined.note("actors", 1)
    assert first is not None and first.by == "roles: subject"
    assert joined.note("actors", 2) is None


def test_an_unsure_arc_is_believed_where_the_network_reads_the_actor_too() -> None:
    """A word under a doubtful arc is nobody's actor, unless the note of it is sure by both together."""
    plain = tree("Rebels:rebel NOUN/NNS 4 nsubj | in ADP 3 case | red NOUN 1 nmod | fired:fire VERB/VBD 0 root")
    syntax = replace(plain, words=(replace(plain.words[0], head_score=0.2), *plain.words[1:]))
    told = replace(DRAFT, actors=(0,), notes=(Note("actors", 0, "roles: subject", 0.2),))
    seconded_too = replace(told, notes=(Note("actors", 0, "roles: subject", 0.9),))
    assert (sure_of(syntax, 0, told), sure_of(syntax, 0, seconded_too)) == (False, True)

"""Two readings of one passage in different names are compared slot by slot."""

from __future__ import annotations

from typing import Any

from bench import exchange, invariance
from doubles.made import entity, event, reading, span
from training import markup

OLD = "Fighters of the RHF shelled the BLF post."
P = markup.parse(
    "a-1\nconflict: x | published: 2024-01-02 | kind: wire\nFighters of the {P1|RHF} shelled the {P2|BLF} post.\n---\n"
    "P1 name=RHF kind=party sector=REB\nP2 name=BLF kind=party sector=REB\n",
    "x",
)
(OTHER,) = exchange.swaps(P)
NEW = OTHER.text


def made(text: str, actor: str, target: str, **more: Any) -> dict[str, Any]:
    """A reading with one event."""
    entities = [entity(text, actor), entity(text, target)]
    slots = {"actors": [f"n-{actor}"], "targets": [f"n-{target}"], "according_to": [], **more}
    return reading(text, entities=entities, events=[event(text, "shelled", **slots)])


def shares(new: dict[str, Any]) -> dict[str, Any]:
    """The figures of the right old reading beside a new one."""
    old = made(OLD, "RHF", "BLF")
    return dict(invariance.summed([("a-1", *invariance.compared(P.text, old, new, OTHER))]).figures)


def test_a_reading_in_other_names_is_the_same() -> None:
    """Names and places are counted back."""
    figures = shares(made(NEW, "BLF", "RHF"))
    assert (figures["slots_unchanged"], figures["readings_unchanged"], figures["changed"]) == (1, 1, [])


def test_a_reading_that_follows_the_names_is_not() -> None:
    """Whoever believes that the RHF shells and the BLF is shelled loses both roles, and only those."""
    figures = shares(made(NEW, "RHF", "BLF"))
    assert (figures["actors_unchanged"], figures["targets_unchanged"], figures["type_unchanged"]) == (0, 0, 1)
    assert figures["readings_unchanged"] == 0 and figures["changed"] == ["a-1"]


def test_a_lost_slot_counts_on_one_side() -> None:
    """Two of three weapons slots of both readings together are shared."""
    weapon = {"kind": "mortar", "span": span(NEW, "post")}
    new = made(NEW, "BLF", "RHF", weapons=[weapon])
    figures = shares(new)
    assert figures["weapon_unchanged"] == 0 and 0.9 < figures["slots_unchanged"] < 1


def test_an_army_follows_the_country_of_the_parties() -> None:
    """Whose army "the army" is follows from the rebels that are named beside it: the country belongs to the names."""
    marked = "{P1|Taliban} fighters shelled the {P2|LTTE} post; {P3|the army} denied it."
    records = "".join(f"P{i} name={i} kind=party sector=REB\n" for i in (1, 2, 3))
    p = markup.parse(f"a-1\nconflict: x | published: 2024-01-02 | kind: wire\n{marked}\n---\n{records}", "x")
    other = exchange.Exchanged("a-1/x", p.text.replace("Taliban", "ELN"), (((0, 7), "P1", "ELN"),))

    def told(text: str, army: str) -> dict[str, Any]:
        return reading(text, entities=[{**entity(text, "the army"), "name": army}])

    homes = [told(p.text, "Afghan military"), told(other.text, "Colombian military")]
    old, new = invariance.compared(p.text, *homes, other)
    assert old == new
    old, new = invariance.compared(p.text, homes[0], told(other.text, "Peruvian military"), other)
    assert old != new

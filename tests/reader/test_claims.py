"""Chains of voices and the ids of claims."""

from __future__ import annotations

from tallystick.model.document import Document
from tallystick.model.reading import Attribution
from tallystick.model.span import Span
from tallystick.reader.claims import Source, chains, claim


def said(id_: str, start: int, inside: str | None = None) -> Attribution:
    """An attribution with a cue of four characters."""
    return Attribution(
        id=id_,
        voice=id_,
        source=(),
        cue=(Span(start, start + 4),),
        content=(Span(start + 5, start + 9),),
        inside=inside,
    )


VOICES = {a.id: a for a in (said("a1", 0), said("a2", 10, "a1"), said("a3", 20))}


def test_own_voice_is_one_empty_chain() -> None:
    """What nobody is said to say is the report's own."""
    assert chains((), VOICES) == ((),)


def test_a_nested_voice_is_one_chain_outermost_first() -> None:
    """An attribution reported through another is not a second, independent one."""
    assert chains(("a1", "a2"), VOICES) == (("a1", "a2"),)


def test_independent_voices_are_chains_of_their_own() -> None:
    """Two voices side by side make two claims."""
    assert chains(("a2", "a3"), VOICES) == (("a1", "a2"), ("a3",))


def test_claim_ids_depend_on_what_is_claimed_and_by_whom() -> None:
    """Same words, same voice: same id; another voice or another value: another id."""
    source = Source(Document(text="x" * 40), VOICES, {})
    evidence = (Span(5, 9),)

    def id_of(value: str, chain: tuple[str, ...]) -> str:
        return claim(
            source, event="e", property_="place", value=value, chain=chain, factuality="happened", evidence=evidence
        ).id

    assert id_of("Hama", ("a1",)) == id_of("Hama", ("a1",))
    assert len({id_of("Hama", ("a1",)), id_of("Homs", ("a1",)), id_of("Hama", ("a3",)), id_of("Hama", ())}) == 4

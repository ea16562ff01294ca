"""What a person or a dataset puts on record, as values: an entry, before it is written out as a document."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tallystick.ledger.errors import RefusedError
from tallystick.model.dossier import PERSON
from tallystick.model.reading import Where
from tallystick.reader.numbers import literal_ends
from tallystick.resources.vocabularies import modes, words

WITHOUT_NUMBER = frozenset({"dozens", "scores", "hundreds", "thousands", "several", "plural"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A count of one kind of harm to one group; ``part_of`` is the place in the entry of the count it is a part of."""

    outcome: str
    who: str = "unspecified"
    number: int | None = None
    quantifier: str = "exact"
    low: int | None = None
    high: int | None = None
    status: str | None = None
    part_of: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One happening, or what is said of one, as somebody puts it on record.

    ``publisher`` is under whose name it stands; ``head`` lines come first (what it is about, the code it has
    elsewhere); ``said`` are further properties with their words. ``words`` are quoted from the ``voice``; ``notes``
    are further lines. ``asserted``: the properties that it claims; None = all it has.
    """

    publisher: str
    reader: str = PERSON
    title: str | None = None
    published_on: date | None = None
    url: str | None = None
    head: tuple[str, ...] = ()
    type: str = "assault"
    mode: str | None = None
    acled: str | None = None
    first: date | None = None
    last: date | None = None
    place: Where | None = None
    actors: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    weapons: tuple[str, ...] = ()
    counts: tuple[Count, ...] = ()
    said: tuple[tuple[str, str], ...] = ()
    voice: str | None = None
    stance: str = "states"
    words: str | None = None
    notes: tuple[str, ...] = ()
    asserted: frozenset[str] | None = None


def checked_type(name: str) -> tuple[str, str | None]:
    """Type and mode from "assault/aerial", "assault", or a mode alone.

    Raises:
        RefusedError: there is none of that name.
    """
    kind, _, mode = name.strip().lower().partition("/")
    if kind in words("type") and (not mode or mode in modes(kind)):
        return kind, mode or None
    found = [type_ for type_ in words("type") if kind in modes(type_)]
    if not mode and len(found) == 1:
        return found[0], kind
    known = ", ".join(f"assault/{one}" for one in modes("assault"))
    raise RefusedError(f"no such kind of happening: {name} (as {known}; or another type of the contract)")


def checked_word(vocabulary: str, word: str, what: str) -> str:
    """A word of a vocabulary.

    Raises:
        RefusedError: it is not in it.
    """
    if word not in words(vocabulary):
        raise RefusedError(f"no such {what}: {word} (one of {', '.join(words(vocabulary))})")
    return word


def count_of(
    outcome: str, who: str, number: int | None, quantifier: str | None, *, high: int | None = None,
    status: str | None = None,
) -> Count:  # fmt: skip
    """A count with its literal ends, as the reader gives them.

    Raises:
        RefusedError: a word is in no vocabulary, or the number does not go with the quantifier.
    """
    checked_word("harm_outcome", outcome, "kind of harm")
    checked_word("who", who, "group of people")
    if status is not None:
        checked_word("status", status, "status")
    quantifier = quantifier or ("between" if high is not None else "none" if number == 0 else "exact")
    checked_word("quantifier", quantifier, "quantifier")
    low, top = ends_of(number, quantifier, high)
    given = None if quantifier in WITHOUT_NUMBER or quantifier == "between" else number
    return Count(outcome=outcome, who=who, number=given, quantifier=quantifier, low=low, high=top, status=status)


def ends_of(number: int | None, quantifier: str, high: int | None) -> tuple[int | None, int | None]:
    """The literal ends of a count, as the reader gives them.

    Raises:
        RefusedError: the number does not go with the quantifier.
    """
    if quantifier != "none" and quantifier not in WITHOUT_NUMBER and (number is None or number < 0):
        raise RefusedError(f"{quantifier} needs a number")
    if quantifier != "between":
        return literal_ends(number, quantifier)
    if number is None or high is None or high < number:
        raise RefusedError("between needs two numbers, the lower first")
    return number, high

"""The entries of an export, and how many incidents are not in it for which reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tallystick.model.dossier import Dossier
from tallystick.publish.exports.disclose import disclose, left_out
from tallystick.publish.exports.entry import Entry
from tallystick.publish.exports.terms import Terms


@dataclass(frozen=True, slots=True)
class Gathered:
    """All that goes into an export, in the order of codes."""

    terms: Terms
    entries: tuple[Entry, ...]
    left_out: Mapping[str, int]


def gather(dossiers: Iterable[Dossier], terms: Terms) -> Gathered:
    """The entries of an export from all dossiers of a record."""
    entries: list[Entry] = []
    out: Counter[str] = Counter()
    for one in dossiers:
        why = left_out(one, terms)
        if why is None:
            entries.append(disclose(one, terms))
        else:
            out[why] += 1
    return Gathered(terms, tuple(sorted(entries, key=lambda entry: entry.code)), dict(sorted(out.items())))

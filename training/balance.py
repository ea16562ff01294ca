"""How often each party of our reports accuses and is accused: ``python -m training.balance``.

A reader that mostly saw one party accused would learn to accuse it. A party accuses in a passage where it makes an
accusation (an ``accuse`` event) or alleges something; it is accused where an accusation is aimed at it or a deed is
alleged of it.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from training import markup
from training.markup import Row

NAMED = 8
"""Passages a party must be named in for its balance to be asked for; below that chance decides."""
UNEVEN = 2
"""How many times more a party may accuse than be accused, or the other way round."""


@dataclass(frozen=True, slots=True)
class Standing:
    """In how many passages a party is named, accuses and is accused."""

    named: int
    accuses: int
    accused: int


def standings(rows: Iterable[Row]) -> dict[str, Standing]:
    """Of every party, by its name."""
    named, accuses, accused = Counter[str](), Counter[str](), Counter[str]()
    for row in rows:
        parties = {e["id"]: e["name"] for e in row["entities"] if e["kind"] == "party"}
        named.update(set(parties.values()))
        accuses.update(_accusers(row, parties))
        accused.update(_accused(row, parties))
    return {name: Standing(n, accuses[name], accused[name]) for name, n in named.items()}


def _accusers(row: Row, parties: dict[str, str]) -> set[str]:
    voices = {a["voice"] for a in row["attributions"] if a["stance"] == "alleges"}
    return _fillers(row, "actors", parties, accusing=True) | voices & set(parties.values())


def _accused(row: Row, parties: dict[str, str]) -> set[str]:
    return _fillers(row, "targets", parties, accusing=True) | _fillers(row, "actors", parties, accusing=False)


def _fillers(row: Row, role: str, parties: dict[str, str], accusing: bool) -> set[str]:
    """The parties in a role of the accusations, or of what else is alleged."""
    events = [e for e in row["events"] if (e["type"] == "accuse") is accusing]
    told = [e for e in events if accusing or e["factuality"] == "alleged"]
    return {parties[f["entity"]] for e in told for f in e[role] if f["entity"] in parties}


def uneven(found: dict[str, Standing]) -> dict[str, Standing]:
    """The parties named often that accuse much oftener than they are accused, or the other way round."""
    return {k: s for k, s in found.items() if s.named >= NAMED and abs(s.accuses - s.accused) > UNEVEN}


def main() -> int:
    """Prints the parties named often, and 1 where one is uneven."""
    found = standings(markup.load())
    for name, s in sorted(found.items(), key=lambda item: (-item[1].named, item[0])):
        if s.named >= NAMED:
            sys.stdout.write(f"{name:45s} named {s.named:3d}  accuses {s.accuses:3d}  accused {s.accused:3d}\n")
    for name in uneven(found):
        sys.stderr.write(f"uneven: {name}\n")
    return int(bool(uneven(found)))


if __name__ == "__main__":
    sys.exit(main())

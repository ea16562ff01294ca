"""What every export says of itself: as of when, for whom, by which rulebook, and what is not in it."""

from __future__ import annotations

from tallystick.publish.exports.gather import Gathered
from tallystick.publish.exports.own import CREDIT, NOTICE
from tallystick.publish.exports.terms import NOT_REVIEWED
from tallystick.publish.methodology import checked_words

TITLE = "Incidents of armed conflict, as reports tell them"
UNKNOWN = "An empty cell is unknown, which is not zero."
NO_FINDING = "No legal finding is made."


def about(gathered: Gathered) -> dict[str, object]:
    """The facts of an export, by key."""
    terms = gathered.terms
    return {
        "title": TITLE,
        "as_of": terms.as_of.isoformat(),
        "tier": terms.tier,
        "review": NOT_REVIEWED if terms.proposed else NOTICE["accepted"],
        "incidents": len(gathered.entries),
        "incidents_left_out": dict(gathered.left_out),
        "withheld": _withheld(gathered),
        "method": f"{terms.method.name} {terms.method.version}",
        "method_checked": checked_words(terms.method.title, terms.method.checked),
        "place_data": CREDIT,
        "notes": [UNKNOWN, NO_FINDING],
    }


def about_lines(gathered: Gathered) -> list[tuple[str, str]]:
    """The same as lines of a table."""
    return [(key, _words(value)) for key, value in about(gathered).items()]


def _words(value: object) -> str:
    if isinstance(value, dict):
        return "; ".join(f"{key}: {count}" for key, count in value.items()) or "none"
    return " ".join(value) if isinstance(value, list) else str(value)


def _withheld(gathered: Gathered) -> dict[str, int]:
    """What was left out of all entries together, by kind."""
    sums: dict[str, int] = {}
    for entry in gathered.entries:
        for kind, count in entry.withheld.items():
            sums[kind] = sums.get(kind, 0) + count
    return dict(sorted(sums.items()))

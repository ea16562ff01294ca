"""The gaps of a record: a list for a terminal, or JSON Lines."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import groupby

from tallystick.assessment.gaps import IN_A_ROW, PERSON, STRIKE, TOTAL, Gap
from tallystick.model.loading import compact
from tallystick.publish.layout import columns
from tallystick.publish.words import quoted, safe, shortened

TITLES = {
    IN_A_ROW: "numbers in a row",
    TOTAL: "totals of a span",
    PERSON: "people who are named",
    STRIKE: "strikes that only the party itself tells of",
}
LABEL = 9
QUOTE = 160
NONE_FOUND = "no gaps"


def gaps_text(found: Sequence[Gap], *, width: int = 100) -> str:
    """Each gap as a sentence, with what is missing, what was counted and the words that say so."""
    if not found:
        return NONE_FOUND + "\n"
    lines: list[str] = []
    for kind, some in groupby(found, key=lambda gap: gap.kind):
        group = list(some)
        lines += [f"{TITLES[kind]} ({len(group)})", *(line for gap in group for line in _one(gap, width)), ""]
    return "\n".join(lines)


def _one(gap: Gap, width: int) -> Iterator[str]:
    rows = (
        ("missing", safe(gap.missing)),
        ("counted", ", ".join(gap.incidents)),
        ("words", "; ".join(quoted(shortened(safe(words), QUOTE)) for words in gap.words)),
        ("from", ", ".join((f"document {gap.document}", *(gap.claims or gap.events)))),
    )
    yield from columns("", safe(gap.sentence), indent=1, label_width=0, width=width)
    for label, words in rows:
        if words:
            yield from columns(label, words, indent=3, label_width=LABEL, width=width)


def gaps_json(found: Sequence[Gap]) -> Iterator[str]:
    """One JSON object for each gap; what is empty is left out."""
    return (json.dumps(compact(gap), ensure_ascii=False) for gap in found)

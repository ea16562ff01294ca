"""What a party's statement may be about: a list for a terminal, or a JSON line."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from tallystick.linker.declared import Candidate
from tallystick.model.loading import compact

NONE = "none of the record"


def declared_text(place: str, found: Sequence[Candidate]) -> Iterator[str]:
    """The incidents and "none" in order, each with its score in bits and the reasons."""
    yield place
    for n, one in enumerate(found, 1):
        yield f"  {n}  {one.code or NONE}  {one.score:+.1f} bits"
        yield from (f"       {reason.weight:+.1f}  {reason.words}" for reason in one.reasons)


def declared_json(place: str, document: str | None, found: Sequence[Candidate]) -> str:
    """One object: the place, the document, the candidates; "none of the record" has no code."""
    told = [{"code": c.code, "score": c.score, "reasons": [compact(r) for r in c.reasons]} for c in found]
    return json.dumps({"path": place, "document": document, "candidates": told}, ensure_ascii=False)

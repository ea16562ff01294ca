"""Those harmed together with others: "was killed along with his wife and two children"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tallystick.reader.harm.people import is_people
from tallystick.reader.harm.phrases import bare, last_of, right_of
from tallystick.reader.harm.subjects import be_before
from tallystick.reader.harm.view import View

TOGETHER = (("along", "with"), ("together", "with"), ("alongside",), ("with",), ("as", "was"), ("as", "were"))
_OWN = frozenset({"his", "her", "their", "its"})


def companions(view: View, index: int, kind: str, patients: Sequence[int]) -> tuple[int, ...]:
    """Heads of those told to have shared the harm of word ``index``, behind it, its subject or its object."""
    if kind not in ("verb", "verb-subject"):
        return ()
    undergone = kind == "verb-subject" or be_before(view, index)
    starts = [index + 1] * undergone + [_end_of(view, p) for p in patients if p > index or undergone]
    found = dict.fromkeys(head for start in starts for head in accompanying(view, start))
    return tuple(head for head in found if head not in patients)


def _end_of(view: View, head: int) -> int:
    return last_of(view, head, bare(view, head)) + 1


def accompanying(view: View, start: int) -> Iterator[int]:
    """The people behind a word of company that begins here, a comma skipped; "with" alone asks for "his" or "her"."""
    _, end = view.bounds(start - 1)
    at = start + (view.lower(start) == ",")
    for words in TOGETHER:
        behind = at + len(words)
        if behind >= end or any(view.lower(at + k) != word for k, word in enumerate(words)):
            continue
        head = right_of(view, behind - 1)
        owned = words != ("with",) or view.lower(behind) in _OWN or behind in view.counts
        if head is not None and owned and is_people(view, head):
            yield head
        return

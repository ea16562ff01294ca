"""How many of a unit: the quantity part shared by patterns, and its number."""

from __future__ import annotations

from tallystick.reader.times.patterns import Found

# "two", "twenty-four", "24", "5 1/2" (the half is dropped), "a", "a few", "several", "a couple of", "half a"
COUNT = (
    "(<half:half> (<article:article>)?|<digits:count_num> (<dd> / <dd>)?|<tens:tens> <hyphen>? <one:number>"
    "|<one2:number> (and a half)?|(a)? <couple:couple> (of)?|(a)? <vague:vague>|<article2:article>)"
)
LARGEST = 20_000


def count_of(found: Found) -> int | None:
    """The quantity; None where the words leave it open ("several"), 0 for a half."""
    if found.has("half"):
        return 0
    if found.has("digits"):
        number = found.whole("digits")
        return number if number is not None and number <= LARGEST else None
    if found.has("tens"):
        return found.number("tens", "tens") + found.number("one", "number")
    if found.has("one2"):
        return found.number("one2", "number")
    if found.has("couple"):
        return 2
    return 1 if found.has("article2") else None


def is_counted(found: Found) -> bool:
    """Whether any quantity was written."""
    return any(found.has(name) for name in ("half", "digits", "tens", "one2", "couple", "vague", "article2"))

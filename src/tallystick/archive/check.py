"""What a report must be to be read: text of a bearable length, whole characters, a date that is one."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

from tallystick.archive.report import visible

# About 35,000 words: longer than any single report we know of. What ties the parts of a report together grows faster
# than its length, so a longer "report" (a dump of many, a chronicle) would keep the reader busy for many minutes.
MAX_CHARACTERS = 200_000
SURROGATE = re.compile("[\ud800-\udfff]")
FIELDS = ("title", "publisher", "url")


class UnreadableError(ValueError):
    """This input cannot be read; the message is one line for a person."""


def checked_text(text: str) -> str:
    """The text unchanged.

    Raises:
        UnreadableError: it is empty, only white space, longer than ``MAX_CHARACTERS``, or holds half a character.
    """
    if not text:
        raise UnreadableError("empty")
    if len(text) > MAX_CHARACTERS:
        raise UnreadableError(too_long(f"{len(text):,} characters"))
    if text.isspace():
        raise UnreadableError("only white space")
    return whole(text, "the text")


def too_long(size: str) -> str:
    """The message for a text over the limit."""
    return f"too long: {size}, the limit is {MAX_CHARACTERS:,} characters a report; split it or give JSON Lines"


def whole(words: str, what: str) -> str:
    """The words unchanged; refuses surrogates, which no output file could hold."""
    half = SURROGATE.search(words)
    if half is None:
        return words
    code = ord(half.group())
    raise UnreadableError(f"{what} holds half a character (\\u{code:04x}) at position {half.start()}")


def checked_field(value: Any, name: str) -> str | None:
    """A title, publisher or address; null and blank count as unknown."""
    if value is None:
        return None
    if not isinstance(value, str):
        raise UnreadableError(f"{name} is not text but {kind_of(value)}")
    return whole(value, f"the {name}") if value.strip() else None


def checked_date(value: Any) -> date | None:
    """A publication date from YYYY-MM-DD, also with a clock time behind it; null and blank count as unknown."""
    if isinstance(value, datetime):
        return value.date()
    if value is None or isinstance(value, date):
        return value
    if isinstance(value, str):
        return _date_of(value.strip())
    raise UnreadableError(f"not a date: {visible(str(value), 40)} (give YYYY-MM-DD)")


def _date_of(words: str) -> date | None:
    if not words:
        return None
    # Only the dashed form: fromisoformat would also take 20170609 and 2017-W23-5, which people use for other things.
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}([T ].*)?", words, re.ASCII):
        try:
            return datetime.fromisoformat(words).date()
        except ValueError:
            pass
    raise UnreadableError(f"not a date: {visible(words, 40)!r} (give YYYY-MM-DD)")


def kind_of(value: Any) -> str:
    """What a JSON value is, in words."""
    names = {bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "an object"}
    return names.get(type(value), "null" if value is None else "text")

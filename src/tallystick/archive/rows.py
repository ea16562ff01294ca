"""JSON rows {text, title, publisher, published_on, url} as documents; other keys are ignored."""

from __future__ import annotations

import json
from typing import Any

from tallystick.archive.check import UnreadableError, checked_date, checked_field, checked_text, kind_of
from tallystick.archive.report import ReportDefaults
from tallystick.model.document import Document


def parsed(words: str) -> Any:
    """The JSON value of ``words``.

    Raises:
        UnreadableError: no JSON, nested too deeply, or with a number too long to be one.
    """
    try:
        return json.loads(words)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, " if error.lineno > 1 else ""
        raise UnreadableError(f"not JSON: {error.msg} ({where}column {error.colno})") from None
    except RecursionError:
        raise UnreadableError("not JSON that can be read: nested too deeply") from None
    except ValueError:
        raise UnreadableError("not JSON that can be read: a number is too long") from None


def document_of(row: Any, defaults: ReportDefaults) -> Document:
    """The document of one row; what the row leaves out or sets to null is taken from ``defaults``.

    Raises:
        UnreadableError: no object, no text, or a key whose value cannot be used.
    """
    if not isinstance(row, dict):
        raise UnreadableError(f"not an object with a text but {kind_of(row)}")
    if not isinstance(row.get("text"), str):
        raise UnreadableError(f"text is {kind_of(row['text'])}" if "text" in row else "no text")
    return Document(
        text=checked_text(row["text"]),
        title=checked_field(row.get("title"), "title") or defaults.title,
        publisher=checked_field(row.get("publisher"), "publisher") or defaults.publisher,
        published_on=checked_date(row.get("published_on")) or defaults.published_on,
        url=checked_field(row.get("url"), "url") or defaults.url,
    )

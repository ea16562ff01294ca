"""Reads reports of armed conflict and keeps, for everything that happened, who says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tallystick.version import VERSION

if TYPE_CHECKING:  # importing the package must stay light: what reads is loaded by the first reading
    from collections.abc import Iterable
    from datetime import date
    from os import PathLike

    from tallystick.api import ReadResult

__version__ = VERSION
__all__ = ["__version__", "read", "read_file"]


def read(
    text: str,
    *,
    published_on: date | str | None = None,
    publisher: str | None = None,
    title: str | None = None,
    url: str | None = None,
    zones: str | PathLike[str] | Iterable[str | PathLike[str]] = (),
    gazetteer: str | PathLike[str] | None = None,
) -> ReadResult:
    """Everything one report says happened, with who says so.

    Args:
        text: The report's text; spans count its characters (code points), it is never altered.
        published_on: Its day of publication, a date or YYYY-MM-DD. Without it "on Thursday" stays relative.
        publisher: Who published it.
        title: Its title; not read, kept with the document.
        url: Its address; never opened.
        zones: GeoJSON files with zones of your own.
        gazetteer: A GeoNames dump (a country's .txt) that adds places.

    Raises:
        ValueError: The text is empty or too long, or ``published_on`` is not a date; one line says what.
    """
    from tallystick.api import read as read_text

    return read_text(
        text, published_on=published_on, publisher=publisher, title=title, url=url, zones=zones, gazetteer=gazetteer
    )


def read_file(
    path: str | PathLike[str],
    *,
    published_on: date | str | None = None,
    publisher: str | None = None,
    title: str | None = None,
    url: str | None = None,
    zones: str | PathLike[str] | Iterable[str | PathLike[str]] = (),
    gazetteer: str | PathLike[str] | None = None,
    encoding: str | None = None,
) -> ReadResult:
    """As :func:`read`, for a file that holds one report (plain text, Markdown, or JSON with one object).

    Raises:
        ValueError: The file cannot be read, or holds several reports; one line says why.
    """
    from tallystick.api import read_file as read_one

    return read_one(
        path,
        published_on=published_on,
        publisher=publisher,
        title=title,
        url=url,
        zones=zones,
        gazetteer=gazetteer,
        encoding=encoding,
    )

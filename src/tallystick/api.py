"""The Python face of one reading: its lists as sequences, tables and a page for notebooks."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

from tallystick.archive.check import UnreadableError, checked_date, checked_field, checked_text
from tallystick.archive.intake import iter_reports
from tallystick.archive.report import Report, ReportDefaults
from tallystick.flow.setup import Setup, reader_options
from tallystick.model.contract import reading_to_dict
from tallystick.model.document import Document
from tallystick.model.reading import (
    Attribution,
    Claim,
    Entity,
    Event,
    PlaceMention,
    Reading,
    Relation,
    TimeMention,
    Victim,
)

if TYPE_CHECKING:
    import pandas

PathLike = str | os.PathLike[str]
T = TypeVar("T")


class Rows(Sequence[T], Generic[T]):
    """Things of one kind found in a report, in the order of the text."""

    def __init__(self, rows: Sequence[T]) -> None:
        self._rows = tuple(rows)

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[T, ...]: ...
    def __getitem__(self, index: int | slice) -> T | tuple[T, ...]:
        return self._rows[index]

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[T]:
        return iter(self._rows)

    def __eq__(self, other: object) -> bool:
        return self._rows == (other._rows if isinstance(other, Rows) else other)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"[{', '.join(map(repr, self._rows))}]"


class TableRows(Rows[T]):
    """Rows that also come as a table."""

    def __init__(self, rows: Sequence[T], frame: Callable[[], pandas.DataFrame]) -> None:
        super().__init__(rows)
        self._frame = frame

    def to_frame(self) -> pandas.DataFrame:
        """A pandas table, one row each, with the chain of who says so and the quoted words as columns.

        Raises:
            ImportError: pandas is not installed; the message names the extra that brings it.
        """
        return self._frame()


class ReadResult:
    """What one report says happened, with who says so: a machine reading, not reviewed."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading

    @property
    def text(self) -> str:
        """The report's text as it was given; every span counts its characters."""
        return self.reading.document.text

    @property
    def events(self) -> TableRows[Event]:
        """The happenings."""
        return TableRows(self.reading.events, partial(_frame, "events_frame", self.reading))

    @property
    def claims(self) -> TableRows[Claim]:
        """The atoms: one statement of one property, with one chain of who says so."""
        return TableRows(self.reading.claims, partial(_frame, "claims_frame", self.reading))

    @property
    def attributions(self) -> Rows[Attribution]:
        """Where the text says who says something."""
        return Rows(self.reading.attributions)

    @property
    def entities(self) -> Rows[Entity]:
        """Parties, persons, places, weapons, facilities and groups."""
        return Rows(self.reading.entities)

    @property
    def relations(self) -> Rows[Relation]:
        """Standing ties that the text states."""
        return Rows(self.reading.relations)

    @property
    def times(self) -> Rows[TimeMention]:
        """Every time expression."""
        return Rows(self.reading.times)

    @property
    def places(self) -> Rows[PlaceMention]:
        """Every place name."""
        return Rows(self.reading.places)

    @property
    def victims(self) -> Rows[Victim]:
        """Named persons among the harmed."""
        return Rows(self.reading.victims)

    def to_dict(self, *, explain: bool = False) -> dict[str, Any]:
        """The reading in the form of the JSON contract; with ``explain``, every slot with where it comes from."""
        return reading_to_dict(self.reading, explain=explain)

    def _repr_html_(self) -> str:
        from tallystick.publish.page import snippet_html

        return snippet_html(self.reading)

    def __repr__(self) -> str:
        counts = f"{len(self.events)} events, {len(self.claims)} claims, {len(self.attributions)} attributions"
        return f"<ReadResult: {counts}; {self.reading.notice}>"


def _frame(name: str, reading: Reading) -> pandas.DataFrame:
    try:
        import pandas  # noqa: F401
    except ImportError:
        raise ImportError("tables need pandas: pip install tallystick[frames]") from None
    from tallystick.publish import frames

    frame: pandas.DataFrame = getattr(frames, name)(reading)
    return frame


def read(
    text: str,
    *,
    published_on: date | str | None = None,
    publisher: str | None = None,
    title: str | None = None,
    url: str | None = None,
    zones: PathLike | Iterable[PathLike] = (),
    gazetteer: PathLike | None = None,
) -> ReadResult:
    """See :func:`tallystick.read`."""
    if not isinstance(text, str):
        raise TypeError(f"the text must be str, not {type(text).__name__}")
    document = Document(
        text=checked_text(text),
        title=checked_field(title, "title"),
        publisher=checked_field(publisher, "publisher"),
        published_on=checked_date(published_on),
        url=checked_field(url, "url"),
    )
    return _result(document, zones, gazetteer)


def read_file(
    path: PathLike,
    *,
    published_on: date | str | None = None,
    publisher: str | None = None,
    title: str | None = None,
    url: str | None = None,
    zones: PathLike | Iterable[PathLike] = (),
    gazetteer: PathLike | None = None,
    encoding: str | None = None,
) -> ReadResult:
    """See :func:`tallystick.read_file`."""
    defaults = ReportDefaults(
        title=title, publisher=publisher, published_on=checked_date(published_on), url=url, encoding=encoding
    )
    return _result(_only(os.fspath(path), defaults).document, zones, gazetteer)


def _only(path: str, defaults: ReportDefaults) -> Report:
    """The one report of a file; two are enough to see that there are several."""
    reports = iter_reports([path], defaults)
    first, second = next(reports, None), next(reports, None)
    if second is not None:
        raise UnreadableError(f"{path}: holds several reports; read them with `tallystick read`")
    if not isinstance(first, Report):
        raise UnreadableError(str(first) if first else f"{path}: no report")
    return first


def _result(document: Document, zones: PathLike | Iterable[PathLike], gazetteer: PathLike | None) -> ReadResult:
    from tallystick.reader.read import read_document

    files = (zones,) if isinstance(zones, str | os.PathLike) else tuple(zones)
    setup = Setup(zones=tuple(os.fspath(file) for file in files), gazetteer=os.fspath(gazetteer) if gazetteer else None)
    return ReadResult(read_document(document, reader_options(setup)))

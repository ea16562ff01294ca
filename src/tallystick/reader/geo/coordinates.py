"""Coordinates written in a text: decimal degrees, degrees-minutes-seconds and MGRS, with exact spans."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tallystick.model.geo import Coordinates
from tallystick.model.span import Span
from tallystick.reader.geo.mgrs import mgrs_to_point

METRES_PER_DEGREE = 111_320.0
"""Of latitude; of longitude at the equator, so the stated precision never flatters."""

BARE_DECIMALS = 4
"""A bare pair "33.4981, 38.6712" needs this many decimals each: scores, prices and percentages never have them."""

CUED_DECIMALS = 1
"""After a word such as "coordinates" one decimal is enough."""

CUE = re.compile(r"\b(?:co-?ordinates?|lat(?:itude)?|lon(?:g|gitude)?|gps|geolocat\w*|grid|located at)\b", re.I)
CUE_REACH = 60
"""Characters before a bare pair within which a cue counts: "the coordinates of the strike given by residents are …"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CoordinateMention:
    """Coordinates as a text gives them: the words, the point, and half the side of the last digit's cell in metres."""

    span: Span
    point: Coordinates
    precision_m: float
    form: str


_SECONDS = r"""(?P<{0}s>\d{{1,2}}(?:\.\d{{1,6}})?)\s?(?:''|["″”])"""
_MINUTES = rf"(?:\s?(?P<{{0}}m>\d{{{{1,2}}}}(?:\.\d{{{{1,6}}}})?)\s?(?:['′’´]|min\b)(?:\s?{_SECONDS})?)"


def _angle(tag: str, letters: str, digits: int) -> str:
    """One angle: letter before or after, degrees with or without sign, then minutes and seconds if there is a sign."""
    degrees = rf"(?P<{tag}d>\d{{1,{digits}}}(?:\.\d{{1,8}})?)"
    minutes = _MINUTES.format(tag)
    return (
        rf"(?:(?P<{tag}pre>[{letters}])\s?)?{degrees}\s?(?:(?:[°º˚]|deg(?:rees)?\b)\s?{minutes}?)?"
        rf"(?:\s?(?P<{tag}post>[{letters}])\b)?"
    )


PAIR = re.compile(
    rf"(?<![\w.$€£]){_angle('a', 'NS', 2)}(?:\s*[,;/]\s*|\s+(?:and\s+)?){_angle('o', 'EW', 3)}(?![\w%°]|[.,]\d)"
)
WORD_PAIR = re.compile(
    r"(?<![\w.])(?P<ad>\d{1,2}(?:\.\d{1,8})?)\s?(?:°|degrees)?\s(?P<apost>north|south)(?:\s*,\s*|\s+(?:and\s+)?)"
    r"(?P<od>\d{1,3}(?:\.\d{1,8})?)\s?(?:°|degrees)?\s(?P<opost>east|west)\b",
    re.I,
)
BARE = re.compile(
    r"(?<![\w.$€£+-])(?P<lat>-?\d{1,2}\.(?P<latp>\d{1,8})),\s?(?P<lon>-?\d{1,3}\.(?P<lonp>\d{1,8}))(?![\w%°]|[.,]\d)"
)
GRID = re.compile(r"(?<![\w.])(?P<zone>\d{1,2})(?P<band>[C-HJ-NP-X])[ -]?(?P<square>[A-HJ-NP-Z][A-HJ-NP-V])[ -]?(?P<digits>\d{2,5} ?\d{2,5})(?!\w|[.,]\d)")  # fmt: skip  # noqa: E501


def find_coordinates(text: str) -> tuple[CoordinateMention, ...]:
    """Every point the text gives in numbers, in text order, none overlapping."""
    found = sorted([*_lettered(text), *_bare(text), *_grids(text)], key=lambda m: (m.span.start, -m.span.end))
    kept: list[CoordinateMention] = []
    for mention in found:
        if not kept or mention.span.start >= kept[-1].span.end:
            kept.append(mention)
    return tuple(kept)


def _lettered(text: str) -> Iterator[CoordinateMention]:
    for match in (*PAIR.finditer(text), *WORD_PAIR.finditer(text)):
        got = match.groupdict()
        north, east = _letter(got, "a"), _letter(got, "o")
        if not north or not east:
            continue
        lat, lat_m = _degrees(got, "a")
        lon, lon_m = _degrees(got, "o")
        point = _point(-lat if north in "Ss" else lat, -lon if east in "Ww" else lon)
        minutes = got.get("am") is not None
        if point and (minutes or "." in got["ad"] or _signed(match.group())):
            form = "dms" if minutes else "decimal"
            yield CoordinateMention(
                span=Span(match.start(), match.end()), point=point, precision_m=max(lat_m, lon_m), form=form
            )


def _signed(words: str) -> bool:
    """Whether whole degrees are marked as such: "33° N, 38° E", but not "5 N 7 E"."""
    return any(mark in words for mark in ("°", "º", "˚", "deg"))


def _letter(got: dict[str, str | None], tag: str) -> str:
    return (got.get(f"{tag}post") or got.get(f"{tag}pre") or "")[:1]


def _degrees(got: dict[str, str | None], tag: str) -> tuple[float, float]:
    """Degrees and half the cell of the last digit in metres."""
    whole, minutes, seconds = got[f"{tag}d"] or "0", got.get(f"{tag}m"), got.get(f"{tag}s")
    value = float(whole) + float(minutes or 0) / 60 + float(seconds or 0) / 3600
    unit, last = (1 / 3600, seconds) if seconds else (1 / 60, minutes) if minutes else (1.0, whole)
    if float(minutes or 0) >= 60 or float(seconds or 0) >= 60:
        return 999.0, 0.0  # no angle; the range check throws it out
    return value, METRES_PER_DEGREE * unit * 10.0 ** -_decimals(last or "") / 2


def _decimals(number: str) -> int:
    return len(number.partition(".")[2])


def _point(lat: float, lon: float) -> Coordinates | None:
    try:
        return Coordinates(lat=lat, lon=lon)
    except ValueError:
        return None


def _bare(text: str) -> Iterator[CoordinateMention]:
    for match in BARE.finditer(text):
        decimals = min(len(match["latp"]), len(match["lonp"]))
        cued = bool(CUE.search(text, max(0, match.start() - CUE_REACH), match.start()))
        point = _point(float(match["lat"]), float(match["lon"]))
        if point and decimals >= (CUED_DECIMALS if cued else BARE_DECIMALS):
            yield CoordinateMention(
                span=Span(match.start(), match.end()),
                point=point,
                precision_m=METRES_PER_DEGREE * 10.0**-decimals / 2,
                form="decimal",
            )


def _grids(text: str) -> Iterator[CoordinateMention]:
    for match in GRID.finditer(text):
        east, _, north = match["digits"].partition(" ")
        if not north:
            if len(east) % 2:
                continue
            east, north = east[: len(east) // 2], east[len(east) // 2 :]
        if len(east) != len(north) or not 2 <= len(east) <= 5:
            continue
        read = mgrs_to_point(int(match["zone"]), match["band"], match["square"], east, north)
        if read:
            point, half = read
            yield CoordinateMention(span=Span(match.start(), match.end()), point=point, precision_m=half, form="mgrs")

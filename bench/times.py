"""Time expressions: detection and value F on MEANTIME, normalised dates on GUM.

MEANTIME (120 Wikinews stories, title and first five sentences annotated with TIMEX3): every fifth document by
sorted id is dev.
Relaxed detection: an expression counts when it shares a character with a gold one, one to one, the longest overlap
first; strict: same borders.
Value F is relaxed detection F times the share of found expressions with the right value (the TempEval-3 rule).

Two habits of that corpus differ from what the reader gives out, and the adapter meets them half way, from the
reader's own fields:
the quantity in "two years ago" is annotated as a duration (P2Y), so the distance of an offset is compared when the
gold value is a duration;
the ends of a range are annotated one by one, so a range counts as its ends. `value_f_plain` is the same figure
without either.

GUM (dates of 12 genres, TEI attributes) has seven habits, read off its train part, that differ from our contract;
`value_f_plain` is the figure without the last six:
durations, sets and vague references ("now") are not marked (285 of 299 that the reader finds, and 217 of 224);
texts whose date is unknown carry 1 January 2000 (all 12 conversations and a hearing), so "last night" can have no
value: they are left out (31 of 1,110 dates);
a part of the day without its day ("in the morning") is not marked either (26 of 30; noon and midnight have a clock);
where only a bound is known (notBefore, notAfter, or one end) there is no value to be right about: such a date, and
what the reader finds there, is left out;
"early", "late", "the end of" mostly stand outside the date, whose value is then the whole decade, year or month;
a season ends with the month the next one begins in (summer is June to September), ours ends a month before;
a season that comes back every year is written --06 to --09, ours XXXX-SU; years before Christ -0508, ours BC0508.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from bench.figures import Measured
from bench.places import corpora, part, publish, rows
from bench.scorers import lowest
from tallystick.model.span import Span
from tallystick.model.time import Interval, Time
from tallystick.reader.times import find_times
from tallystick.reader.times.rules_clock import duration

DATA = ("corpora/meantime/all.jsonl", "corpora/gum/dev.jsonl")
FLOORS = ("meantime_value_f", "gum_value_f")
DEV_STEP = 5
# MEANTIME annotates the title, the date line and the first sentences: gold stands in sentences 0 to 5.
LAST_SENTENCE = 5
# What GUM gives as the date of a text whose date it does not know.
NO_DATE = "2000-01-01"
# A part of the day with no day beside it: GUM does not mark it.
PART_ALONE = re.compile(
    r"(?:(?:the|early|late|mid)[ -])*(?:mornings?|afternoons?|evenings?|nights?|dawn|daybreak|dusk|sunrise|sunset)",
    re.IGNORECASE,
)
# The months of GUM's seasons, first and last.
SEASON_MONTHS = {"SP": ("03", "06"), "SU": ("06", "09"), "FA": ("09", "12"), "WI": ("12", "03")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """One annotated expression: its value in the corpus's own notation, and whether it is the date line."""

    span: Span
    value: str
    creation: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """One expression the reader gave, with the values that may stand for it; ``inner``: those of its last words, which
    may stand for it where the gold leaves its first words out."""

    span: Span
    values: tuple[str, ...]
    inner: tuple[str, ...] = ()

    def means(self, gold: Gold) -> bool:
        """Whether one of its values is the gold one."""
        return gold.value in self.values or (self.span.start < gold.span.start and gold.value in self.inner)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Counts over documents."""

    gold: int = 0
    guessed: int = 0
    relaxed: int = 0
    strict: int = 0
    right: int = 0

    def plus(self, other: Tally) -> Tally:
        """The sum of both."""
        names = ("gold", "guessed", "relaxed", "strict", "right")
        return Tally(**{name: getattr(self, name) + getattr(other, name) for name in names})

    def f_of(self, hits: int) -> float:
        """Balanced F for so many hits."""
        return 2 * hits / max(self.gold + self.guessed, 1)

    def figures(self) -> dict[str, float | int]:
        """The measures as the JSON names them."""
        relaxed = self.f_of(self.relaxed)
        share = self.right / max(self.relaxed, 1)
        return {
            "gold": self.gold,
            "found": self.guessed,
            "detection_p": round(self.relaxed / max(self.guessed, 1), 4),
            "detection_r": round(self.relaxed / max(self.gold, 1), 4),
            "detection_f": round(relaxed, 4),
            "detection_f_strict": round(self.f_of(self.strict), 4),
            "value_accuracy": round(share, 4),
            "value_f": round(relaxed * share, 4),
        }


def pairs(gold: list[Gold], guesses: list[Guess]) -> list[tuple[Gold, Guess]]:
    """One-to-one pairs that share characters, the longest overlap first."""
    shared = [
        (min(a.span.end, b.span.end) - max(a.span.start, b.span.start), i, j)
        for i, a in enumerate(gold)
        for j, b in enumerate(guesses)
        if a.span.overlaps(b.span)
    ]
    left, right, found = set(range(len(gold))), set(range(len(guesses))), []
    for _, i, j in sorted(shared, key=lambda item: (-item[0], item[1], item[2])):
        if i in left and j in right:
            left.discard(i)
            right.discard(j)
            found.append((gold[i], guesses[j]))
    return found


def tally(gold: list[Gold], guesses: list[Guess]) -> Tally:
    """The counts for one document."""
    found = pairs(gold, guesses)
    strict = sum(a.span == b.span for a, b in found)
    right = sum(b.means(a) for a, b in found)
    return Tally(gold=len(gold), guessed=len(guesses), relaxed=len(found), strict=strict, right=right)


def _day(written: str | None) -> date | None:
    """A creation date of the corpus; None where it is missing or not written year-month-day (one story has another
    order)."""
    try:
        return date.fromisoformat(written or "")
    except ValueError:
        return None


# -- MEANTIME


def meantime_gold(row: dict[str, Any]) -> list[Gold]:
    """The annotated expressions with their borders."""
    marked = [m for m in row["mentions"] if m["kind"] == "TIMEX3" and "s" in m]
    return [
        Gold(
            span=Span(m["s"], m["e"]),
            value=m.get("value") or "",
            creation=m.get("functionInDocument") == "CREATION_TIME",
        )
        for m in marked
    ]


def meantime_guesses(row: dict[str, Any], *, adapted: bool) -> list[Guess]:
    """What the reader finds in the annotated sentences."""
    published = _day(row.get("dct"))
    end = max(s["e"] for s in row["sentences"] if s["n"] <= LAST_SENTENCE)
    times: Iterable[Time] = find_times(row["text"], published_on=published)
    if adapted:
        times = [part for time in times for part in (time.parts or (time,))]
    return [Guess(span=time.span, values=_values(time, adapted=adapted)) for time in times if time.span.start < end]


def _values(time: Time, *, adapted: bool) -> tuple[str, ...]:
    offset = time.offset
    if (
        not adapted
        or offset is None
        or offset.unit not in ("S", "M", "H", "D", "N", "W", "F", "MO", "Q", "Y", "E", "C")
    ):
        return (time.value,)
    return (time.value, duration(offset.count, offset.unit))


def meantime(documents: list[dict[str, Any]]) -> dict[str, float | int]:
    """All figures over these documents."""
    plain = adapted = body = Tally()
    for row in documents:
        gold = meantime_gold(row)
        guesses = meantime_guesses(row, adapted=True)
        adapted = adapted.plus(tally(gold, guesses))
        plain = plain.plus(tally(gold, meantime_guesses(row, adapted=False)))
        dates = [item for item in gold if item.creation]
        rest = [guess for guess in guesses if not any(item.span.overlaps(guess.span) for item in dates)]
        body = body.plus(tally([item for item in gold if not item.creation], rest))
    return {
        "documents": len(documents),
        **adapted.figures(),
        "value_f_plain": plain.figures()["value_f"],
        "detection_f_without_date_line": body.figures()["detection_f"],
        "value_f_without_date_line": body.figures()["value_f"],
    }


# -- GUM


def interval_of(written: str) -> Interval | None:
    """The days of a TEI date: a day, a month, a year, or a decade or century of two or three figures as TIMEX3 has it;
    None for clock times and dates without a year."""
    parts = written.split("-")
    if not all(part.isdigit() for part in parts) or int(parts[0]) == 0:
        return None
    if len(parts) == 1 and len(parts[0]) < 4:
        ends = interval_of(parts[0].ljust(4, "0")), interval_of(parts[0].ljust(4, "9"))
        return Interval(ends[0].start, ends[1].end) if ends[0] and ends[1] else None
    try:
        first = date(*(int(part) for part in [*parts, "01", "01"][:3]))
    except ValueError:
        return None
    if len(parts) == 3:
        return Interval(first, first)
    after = (
        date(first.year + 1, 1, 1) if len(parts) == 1 else date(first.year + first.month // 12, first.month % 12 + 1, 1)
    )
    return Interval(first, after - timedelta(days=1))


def gum_value(attributes: dict[str, str]) -> str:
    """The days a GUM date means, as start/end; its own words where it has no year; empty where it gives bounds
    only."""
    ends = attributes.get("when") or attributes.get("from") or "", attributes.get("when") or attributes.get("to") or ""
    first, last = (interval_of(end.zfill(4) if end.isdigit() else end) for end in ends)
    if first and last:
        return f"{first.start}/{last.end}"
    return attributes.get("when") or ("/".join(ends) if all(ends) else "")


def _own(time: Time) -> tuple[str, ...]:
    clock = (f"{time.clock}:00",) if time.clock else ()
    return (f"{time.start}/{time.end}", *clock, time.value.replace("XXXX", "-"))


def _as_gum_writes(time: Time) -> tuple[str, ...]:
    """Seasons by GUM's months, years before Christ with a minus."""
    year, _, part = time.value.partition("-")
    if year.startswith("BC"):
        return (f"-{year[2:]}", f"-{int(year[2:])}")
    if part not in SEASON_MONTHS:
        return ()
    first, last = SEASON_MONTHS[part]
    if not year.isdigit():
        return (f"--{first}/--{last}",)
    end = interval_of(f"{int(year) + (first > last):04d}-{last}")
    return (f"{time.start}/{end.end}",) if end else ()


def _inner(time: Time) -> tuple[str, ...]:
    """The days of the value without its edge: the decade of "the early 1990s"."""
    whole = interval_of(time.value)
    return (f"{whole.start}/{whole.end}",) if whole else ()


def gum_guesses(row: dict[str, Any], *, adapted: bool) -> list[Guess]:
    """What the reader finds of what GUM marks; ranges as their ends."""
    times = find_times(row["text"], published_on=_day(row["meta"].get("dateCreated")))
    flat = [
        part
        for time in times
        for part in (time.parts or (time,))
        if (part.kind in ("date", "time") or part.start) and not part.value.endswith("_REF")
    ]
    if not adapted:
        return [Guess(span=time.span, values=_own(time)) for time in flat]
    return [
        Guess(span=time.span, values=(*_own(time), *_as_gum_writes(time)), inner=_inner(time))
        for time in flat
        if not PART_ALONE.fullmatch(time.span.of(row["text"]))
    ]


def gum(documents: list[dict[str, Any]]) -> dict[str, float | int]:
    """Detection and the share of right days over these documents."""
    plain = adapted = Tally()
    bounds_only = 0
    for row in documents:
        gold = [Gold(span=Span(d["s"], d["e"]), value=gum_value(d["attrs"])) for d in row["dates"]]
        plain = plain.plus(tally(gold, gum_guesses(row, adapted=False)))
        if row["meta"].get("dateCreated") == NO_DATE:
            continue
        given = [item for item in gold if item.value]
        bounds = [item for item in gold if not item.value]
        guesses = [
            guess
            for guess in gum_guesses(row, adapted=True)
            if any(item.span.overlaps(guess.span) for item in given)
            or not any(item.span.overlaps(guess.span) for item in bounds)
        ]
        adapted = adapted.plus(tally(given, guesses))
        bounds_only += len(bounds)
    return {
        "documents": len(documents),
        **adapted.figures(),
        "value_f_plain": plain.figures()["value_f"],
        "bounds_only_left_out": bounds_only,
        "without_date_left_out": sum(row["meta"].get("dateCreated") == NO_DATE for row in documents),
    }


# -- the command


def measure(data: Path | None) -> dict[str, Any]:
    """With ``data``: a file of MEANTIME or of GUM, whole; without: the dev documents of both."""
    if data is not None:
        given = rows(data)
        return {"meantime": meantime(given)} if given and "mentions" in given[0] else {"gum": gum(given)}
    stories = sorted(rows(corpora() / "meantime" / "all.jsonl"), key=lambda row: str(row["id"]))
    return {"meantime": meantime(stories[::DEV_STEP]), "gum": gum(rows(corpora() / "gum" / "dev.jsonl"))}


def measured(every: int = 1) -> Measured:
    """The dev figures of both corpora as ``corpus_figure``."""
    stories = sorted(rows(corpora() / "meantime" / "all.jsonl"), key=lambda row: str(row["id"]))[::DEV_STEP]
    sets = {"meantime": part(stories, every), "gum": part(rows(corpora() / "gum" / "dev.jsonl"), every)}
    score = {"meantime": meantime, "gum": gum}

    def worst(figure: str) -> Sequence[str]:
        name, _, key = figure.partition("_")
        return lowest({str(row["id"]): float(score[name]([row])[key]) for row in sets[name]})

    return Measured({f"{n}_{key}": value for n, docs in sets.items() for key, value in score[n](docs).items()}, worst)


def main(data: Path | None = None, out: Path | None = None) -> int:
    """Print the figures, and write them to ``out`` as JSON."""
    figures = measure(data)
    sys.stdout.write(json.dumps(figures, indent=1) + "\n")
    publish(figures, out)
    return 0


if __name__ == "__main__":
    sys.exit(main())

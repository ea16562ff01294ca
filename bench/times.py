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
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from bench.places import corpora, publish, rows
from tallystick.model.span import Span
from tallystick.model.time import Interval, Time
from tallystick.reader.times import find_times
from tallystick.reader.times.rules_clock import duration

DEV_STEP = 5
# MEANTIME annotates the title, the date line and the first sentences: gold stands in sentences 0 to 5.
LAST_SENTENCE = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """One annotated expression: its value in the corpus's own notation, and whether it is the date line."""

    span: Span
    value: str
    creation: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """One expression the reader gave, with the values that may stand for it."""

    span: Span
    values: tuple[str, ...]


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
    right = sum(a.value in b.values for a, b in found)
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
    """The days of a TEI date: a day, a month or a year; None for clock times and dates without a year."""
    parts = written.split("-")
    if not all(part.isdigit() for part in parts) or len(parts[0]) != 4 or int(parts[0]) == 0:
        return None
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
    """The days a GUM date means, as start/end; empty where it gives bounds only or no year."""
    first = interval_of(attributes.get("when") or attributes.get("from") or "")
    last = interval_of(attributes.get("when") or attributes.get("to") or "")
    return f"{first.start}/{last.end}" if first and last else attributes.get("when", "")


def _own(time: Time) -> tuple[str, ...]:
    clock = f"{time.clock}:00" if time.clock else ""
    return (f"{time.start}/{time.end}", clock, time.value.replace("XXXX", "-"))


def gum(documents: list[dict[str, Any]]) -> dict[str, float | int]:
    """Detection and the share of right days over these documents; durations and sets, which GUM does not mark, are
    left out."""
    total = Tally()
    for row in documents:
        gold = [Gold(span=Span(d["s"], d["e"]), value=gum_value(d["attrs"])) for d in row["dates"]]
        made = row["meta"].get("dateCreated")
        times = find_times(row["text"], published_on=_day(made))
        flat = [
            part
            for time in times
            for part in (time.parts or (time,))
            if part.kind in ("date", "time") and not part.value.endswith("_REF")
        ]
        total = total.plus(tally(gold, [Guess(span=time.span, values=_own(time)) for time in flat]))
    return {"documents": len(documents), **total.figures()}


# -- the command


def measure(data: Path | None) -> dict[str, Any]:
    """With ``data``: a file of MEANTIME or of GUM, whole; without: the dev documents of both."""
    if data is not None:
        given = rows(data)
        return {"meantime": meantime(given)} if given and "mentions" in given[0] else {"gum": gum(given)}
    stories = sorted(rows(corpora() / "meantime" / "all.jsonl"), key=lambda row: str(row["id"]))
    return {"meantime": meantime(stories[::DEV_STEP]), "gum": gum(rows(corpora() / "gum" / "dev.jsonl"))}


def main(data: Path | None = None, out: Path | None = None) -> int:
    """Print the figures, and write them to ``out`` as JSON."""
    figures = measure(data)
    sys.stdout.write(json.dumps(figures, indent=1) + "\n")
    publish(figures, out)
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""How the values of a reading are said in plain words, safely for any terminal and any page."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta

from tallystick.model.reading import Damage, Harm, When, Where
from tallystick.resources.vocabularies import say, vocabulary

# Bidirectional overrides, embeddings and isolates can make shown words read as other words ("Trojan source").
BIDI_CONTROLS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
BIDI = re.compile(f"[{BIDI_CONTROLS}]")
BLANKS = re.compile(r"[\s\x1c-\x1f\x85\u2028\u2029]+")
# What is left of C0, DEL and C1 after blanks, and lone surrogates: never sent to a terminal.
UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
RIGHT_TO_LEFT = frozenset({"R", "AL"})
VAGUE_TIMES = frozenset({"part-of-day", "days", "week", "year"})  # said; the others show in the dates themselves
QUOTATION_MARKS = '“”"'
ISOLATE, POP = "\u2068", "\u2069"
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
ORDINAL_ENDINGS = {1: "st", 2: "nd", 3: "rd"}
LANGUAGES = {
    "ar": "Arabic", "de": "German", "en": "English", "es": "Spanish", "fa": "Persian", "fr": "French", "he": "Hebrew",
    "it": "Italian", "ku": "Kurdish", "pt": "Portuguese", "ru": "Russian", "tr": "Turkish", "uk": "Ukrainian",
}  # fmt: skip


def safe(text: str) -> str:
    """The text on one line with nothing in it that can steer a terminal or turn the order of what is shown."""
    one_line = BLANKS.sub(" ", BIDI.sub("", text)).strip()
    return UNSAFE.sub("\ufffd", one_line)


def isolated(text: str) -> str:
    """Right-to-left words wrapped in isolates, so that they cannot reorder the line they are shown in."""
    has_rtl = any(unicodedata.bidirectional(mark) in RIGHT_TO_LEFT for mark in text)
    return f"{ISOLATE}{text}{POP}" if has_rtl else text


def quoted(text: str) -> str:
    """The report's own words in quotation marks, safe to show."""
    bare = safe(text).strip(QUOTATION_MARKS)
    return isolated(f"“{bare}”")


def shortened(text: str, limit: int) -> str:
    """At most ``limit`` characters, cut at a blank with an ellipsis."""
    if len(text) <= limit:
        return text
    head = text[: limit - 1]
    return (head[: head.rfind(" ")] if " " in head[limit // 2 :] else head).rstrip(" ,;:") + "…"


def day(value: date) -> str:
    """As "9 June 2017"."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def interval(first: date | None, last: date | None) -> str:
    """Both days included; an open end is said in words."""
    if first is None or last is None:
        if first is not None:
            return f"{day(first)} or later"
        return f"{day(last)} or earlier" if last is not None else "day not known"
    if first == last:
        return day(first)
    if (first, last) == _month_of(first):
        return f"{MONTHS[first.month - 1]} {first.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day(last)}"
    if first.year == last.year:
        return f"{first.day} {MONTHS[first.month - 1]} – {day(last)}"
    return f"{day(first)} – {day(last)}"


def _month_of(value: date) -> tuple[date, date]:
    """First and last day of the day's month."""
    following = (
        date(value.year + value.month // 12, value.month % 12 + 1, 1) if value.year < date.max.year else date.max
    )
    return value.replace(day=1), following - timedelta(days=1)


def when_words(when: When) -> str:
    """The interval with its precision."""
    precision = f" ({say('when_precision', when.precision)})" if when.precision in VAGUE_TIMES else ""
    return interval(when.start, when.end) + precision


def where_words(where: Where) -> str:
    """The place with its precision and country."""
    country = f", {where.country}" if where.country else ""
    if where.precision is None or where.precision == "country":
        return f"{safe(where.name)}{country}"
    return f"{safe(where.name)} ({say('where_precision', where.precision)}{country})"


def coordinates(where: Where) -> str | None:
    """As "34.571° N, 40.112° E"; None where the place has none."""
    if where.lat is None or where.lon is None:
        return None
    north, east = "N" if where.lat >= 0 else "S", "E" if where.lon >= 0 else "W"
    return f"{abs(where.lat):.3f}° {north}, {abs(where.lon):.3f}° {east}"


def ordinal(number: int) -> str:
    """As "3rd"."""
    ending = "th" if number % 100 in (11, 12, 13) else ORDINAL_ENDINGS.get(number % 10, "th")
    return f"{number}{ending}"


def language_name(code: str | None) -> str | None:
    """The language in English, else its code."""
    return LANGUAGES.get(code, code) if code else None


def count_words(row: Harm | Damage) -> str:
    """Number and quantifier as said; the literal ends where the number is missing; empty where nothing is said."""
    pattern = vocabulary("quantifier").get(row.quantifier or "exact", "{n}")
    if "{" not in pattern:
        return pattern
    if row.number is not None and "{n}" in pattern:
        return pattern.format(n=f"{row.number:,}")
    return _ends(row.low, row.high)


def _ends(low: int | None, high: int | None) -> str:
    if low is not None and high is not None:
        return f"{low:,}" if low == high else f"between {low:,} and {high:,}"
    if low is not None:
        return f"at least {low:,}"
    return f"up to {high:,}" if high is not None else ""


def harm_words(harm: Harm) -> str:
    """As "at least 17 civilians killed" with what is said of them in brackets."""
    one = harm.number == 1 and harm.quantifier in (None, "exact")
    people = say("who_one" if one else "who", harm.who)
    told = ", ".join(safe(trait) for trait in (harm.role, harm.status, harm.age_group, harm.sex) if trait)
    unsaid = {"civilians": "civilian", "children": "child", "combatants": "combatant"}.get(harm.who)
    counted = (
        "nobody" if harm.quantifier == "none" and harm.who == "unspecified" else f"{count_words(harm)} {people}".strip()
    )
    head = f"{counted} {say('harm_outcome', harm.outcome)}"
    return f"{head} ({told})" if told and told != unsaid else head


def subset_words(part: Harm, whole: Harm) -> str:
    """As "including 5 children"; the outcome is said only where it differs from the whole's."""
    text = harm_words(part)
    outcome = say("harm_outcome", part.outcome)
    return "including " + (text.replace(f" {outcome}", "", 1) if part.outcome == whole.outcome else text)


def damage_words(damage: Damage) -> str:
    """As "2 warehouses destroyed"; the count only where the words for the thing do not carry it already."""
    what = safe(damage.what)
    count = "" if damage.phrase and safe(damage.phrase) in what else count_words(damage)
    return " ".join(filter(None, (count, what, say("damage_outcome", damage.outcome))))

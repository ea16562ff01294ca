"""Patterns for times of day, durations, sets and loose references (English)."""

from __future__ import annotations

from tallystick.reader.times.atoms import Clock, Length, Loose, Repeated, What
from tallystick.reader.times.patterns import Found
from tallystick.reader.times.quantities import COUNT, count_of, is_counted
from tallystick.reader.times.tokens import NAME
from tallystick.reader.times.words import lexicon, word_set

# What stands after four figures that are a time of day and not a year or a count.
DAY_WORDS = {"D": "D", "N": "D", "W": "W", "F": "W", "MO": "M", "Q": "Q", "Y": "Y", "E": "E", "C": "C"}
SCALE = {"F": 2, "E": 10, "C": 100}
# "A day" is a length only after words of measure.
NOT_LENGTH_AFTER = {"old", "olds"}


def clock(found: Found) -> What | None:
    """3:30 p.m., 18:00 GMT, 5pm, 5 p.m., 0530Z."""
    figures = found.word("time")
    digits = "".join(char if char.isdecimal() else " " for char in figures).split()
    hour, minute = _figures(digits)
    late = _meridiem(found, figures)
    if late is None and found.last - found.first == 1 and _is_reference(found, figures):
        return None
    if late is not None:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if late else 0)
    return _valid(hour, minute, _zone(found, figures))


def _is_reference(found: Found, figures: str) -> bool:
    """Whether H:MM is the number of a verse, a track or a stretch of tape: behind a name, or stuck to more figures."""
    tokens, first = found.tokens, found.first
    if ":" not in figures or not first:
        return False
    named = tokens.codes[first - 1] == NAME and not tokens.written(first - 1).isupper()
    return named or (tokens.codes[first - 1] == ":" and tokens.glued(first - 1))


def _figures(digits: list[str]) -> tuple[int, int]:
    first = digits[0]
    if len(first) >= 3:
        return int(first[:-2]), int(first[-2:])
    return int(first), int(digits[1]) if len(digits) > 1 else 0


def _meridiem(found: Found, figures: str) -> bool | None:
    """True after noon, False before, None where the words do not say."""
    mark = found.word("m") if found.has("m") else figures[-2:]
    if mark[:1] in "ap" and mark[:1] and mark.replace(".", "").replace(" ", "").endswith("m"):
        return mark[0] == "p"
    return None


def _zone(found: Found, figures: str) -> str:
    if figures.endswith(("z", "gmt", "utc")):
        return "Z"
    written = found.word("zone") if found.has("zone") else ""
    return "Z" if written in {"gmt", "utc", "zulu"} else ""


def _valid(hour: int, minute: int, zone: str) -> Clock | None:
    if hour == 24 and minute == 0:
        hour = 0
    return Clock(hour=hour, minute=minute, zone=zone) if hour < 24 and minute < 60 else None


def four_figures(found: Found) -> What | None:
    """AT 0530 THIS MORNING, around 1930 hours: four figures are a time only after "at"
    and, if they could be a year, before a mark of time."""
    could_be_year = found.tokens.codes[found.at("time")] == "y"
    led = found.before() in word_set("clock_leads") or found.before() == "and"
    followed = found.after() in word_set("clock_followers") or found.last - found.first > 1
    if (
        (not led and not followed)
        or (could_be_year and not (led and followed))
        or found.after() in {"people", "meters", "metres"}
    ):
        return None
    number = int(found.word("time"))
    return _valid(number // 100, number % 100, _zone(found, ""))


def oclock(found: Found) -> What | None:
    """Three o'clock."""
    hour = found.whole("digits") if found.has("digits") else found.number("one", "number")
    return _valid(hour or 0, 0, "")


def length(found: Found) -> What | None:
    """Three days, a 12-hour curfew, decades-long; not ages, and a bare "a day" or "the day" is none."""
    unit, count = found.code("unit", "unit"), count_of(found)
    nxt = found.after(1) if found.after() == "-" else found.after()
    if nxt in NOT_LENGTH_AFTER or found.before() in {"aged", "age"} or not is_counted(found):
        return None
    if found.written("unit")[:1].isupper() and not found.written("unit").isupper():
        return None
    if found.has("article2") and (unit == "Q" or found.before() not in word_set("length_leads")):
        return None
    if unit == "S" and not found.word("unit").endswith("s"):
        return None
    return Length(value=duration(count, unit), count=count, unit=unit)


def vague_length(found: Found) -> What | None:
    """For hours, for days, over decades, in years."""
    if (
        found.before()
        not in {"for", "in", "within", "over", "after", "of", "took", "lasted", "take", "just", "only", "many"}
        and found.last - found.first == 1
    ):
        return None
    unit = found.code("unit", "unit")
    return Length(value=duration(None, unit), count=None, unit=unit)


def duration(count: int | None, unit: str) -> str:
    """A duration as TIMEX3: P3D, PT24H, PXW; a half is the next smaller whole (half an hour PT30M)."""
    if count == 0:
        return {
            "H": "PT30M",
            "D": "PT12H",
            "Y": "P6M",
            "C": "P50Y",
            "E": "P5Y",
            "M": "PT30S",
            "W": "PXD",
            "MO": "PXD",
        }.get(unit, "PX")
    if unit in {"S", "M", "H"}:
        return f"PT{'X' if count is None else count}{unit}"
    if unit in SCALE:
        return (
            f"P{'X' if count is None else count * SCALE[unit]}{'W' if unit == 'F' else 'Y'}"
            if count is not None
            else f"PX{DAY_WORDS[unit]}"
        )
    return f"P{'X' if count is None else count}{DAY_WORDS[unit]}"


def repeated(found: Found) -> What | None:
    """Every Friday, each day, Fridays, daily."""
    if found.has("day"):
        return Repeated(value=f"XXXX-WXX-{found.number('day', 'weekday') + 1}")
    if found.has("days"):
        return (
            Repeated(value=f"XXXX-WXX-{found.number('days', 'weekdays') + 1}")
            if found.written("days")[0].isupper()
            else None
        )
    if found.has("part"):
        return Repeated(value=f"XXXX-XX-XXT{found.code('part', 'part')}")
    if found.has("unit"):
        return Repeated(value=duration(1, found.code("unit", "unit")))
    return Repeated(value=found.code("often", "recurring"))


def per_unit(found: Found) -> What | None:
    """Twice a day, 15 a year, 80,000 barrels per day."""
    unit = found.code("unit", "unit")
    rate = (
        found.word("per") == "per"
        or found.before() in {"times", "twice", "once"}
        or found.tokens.codes[found.first - 1 : found.first] in {*"ndefy"}
    )
    return Repeated(value=duration(1, unit)) if rate and not found.word("unit").endswith("s") else None


def loose(found: Found) -> What | None:
    """Now, currently, recently."""
    if found.has("present"):
        return Loose(value="PRESENT_REF") if not (found.word("present") == "now" and found.after() == "-") else None
    if found.has("recent"):
        return Loose(value="PAST_REF")
    if found.has("adjective"):
        return _adjective(found)
    if found.has("later"):
        return Loose(value="FUTURE_REF") if found.after() not in word_set("not_after_later") else None
    return Loose(value="FUTURE_REF")


def _adjective(found: Found) -> What | None:
    """Recent losses, current weaknesses; the "most recent" one is only the last."""
    if found.before() in {"most", "more"} or found.tokens.codes[found.last : found.last + 1] not in ("^", "_"):
        return None
    return Loose(value=lexicon().codes["now_adjective"][found.word("adjective")])


RULES = (
    ("<time:clock> <m:meridiem>? ((local|<zone:zone>) (time)?)?", clock),
    ("<time:hour_m> ((local|<zone:zone>) (time)?)?", clock),
    ("<time:dd> <m:meridiem> ((local|<zone:zone>) (time)?)?", clock),
    ("<time:decimal> <m:meridiem>", clock),
    ("<time:military>", clock),
    ("<time:hhmm> (hours|hrs)? ((local|<zone:zone>) (time)?)?", four_figures),
    ("(<digits:dd>|<one:number>) o ' clock", oclock),
    (f"{COUNT} (consecutive|straight|more|full)? <hyphen>? <unit:unit> (<hyphen> long)?", length),
    ("<unit:plural_unit> (<hyphen> long)?", vague_length),
    ("(every|each) <day:weekday>", repeated),
    ("(every|each) <unit:unit>", repeated),
    ("(every|each) <part:part>", repeated),
    ("(on)? <days:weekdays>", repeated),
    ("<often:recurring>", repeated),
    ("<per:per> <unit:unit>", per_unit),
    ("<present:present>", loose),
    ("<recent:past>", loose),
    ("<adjective:now_adjective>", loose),
    ("<later:later_word>", loose),
    ("the (near|foreseeable)? <future_word:future_word>", loose),
)

"""Patterns for expressions whose date depends on the publication or on another date of the text (English)."""

from __future__ import annotations

from tallystick.model.time import Relation
from tallystick.reader.times.atoms import (
    DayPart,
    Deictic,
    Overnight,
    Period,
    Repeated,
    Rolling,
    Same,
    Shift,
    WeekdayName,
    What,
)
from tallystick.reader.times.patterns import Found
from tallystick.reader.times.quantities import COUNT, count_of, is_counted
from tallystick.reader.times.words import class_words, word_set

DAY_UNITS = {"D", "N"}
SUB_DAY = {"S", "M", "H"}
# Words after "before" and "after" that do not begin another happening.
CODE_OF_PART = {"day": "", "night": "TNI", "evening": "TEV", "morning": "TMO", "afternoon": "TAF"}


def weekday(found: Found) -> What | None:
    """Thursday, last Friday, next Monday, early Sunday. Short forms only beside a mark of a date."""
    if (
        found.before() in word_set("named_days")
        or (found.after(), found.after(1)) == ("the", "13th")
        or not found.written("day")[0].isupper()
    ):
        return None
    if (found.before(2), found.before()) == ("on", "a") and not found.has("which"):
        return Repeated(value=f"XXXX-WXX-{found.number('day', 'weekday') + 1}")
    which = found.number("which", "which") if found.has("which") else None
    return WeekdayName(weekday=found.number("day", "weekday"), which=which)


def short_weekday(found: Found) -> What | None:
    """Thu., Thurs June 8, (Fri): an abbreviated weekday with a point, in brackets or before a date; never plain
    "sun" or "sat"."""
    written = found.written("day")
    bracketed = found.before() == "(" and found.after() in {")", ","}
    dated = (
        bool(found.match.end() < len(found.tokens.codes))
        and found.tokens.codes[found.last] in "do"
        and found.tokens.written(found.last - 1) != "."
    )
    pointed = (
        found.word("point") == "."
        and found.before() in {"on", "since", "until", "by"}
        and written not in {"Sun", "SUN", "Sat", "SAT"}
    )
    if not written[0].isupper() or not (bracketed or dated or pointed):
        return None
    return WeekdayName(weekday=found.number("day", "weekday_short"))


def deictic(found: Found) -> What | None:
    """Today, yesterday, tomorrow; the day before yesterday."""
    days = found.number("day", "deictic")
    if found.has("far"):
        days *= 2
        if (found.word("far") == "before") != (days < 0):
            return None
    if (
        days == 0
        and found.after() == "'"
        and found.after(1) == "s"
        and found.after(2) in {"world", "standards", "youth"}
    ):
        return None
    return Deictic(days=days)


def deictic_part(found: Found) -> What | None:
    """Yesterday morning, this morning, last night, tonight."""
    if found.has("tonight"):
        return DayPart(code="TNI", days=0)
    code = found.code("part", "part")
    if found.has("which"):
        which = found.number("which", "which")
        if which and not (which == -1 and code in {"TNI", "NI", "TEV", "EV"}):
            return None
        return DayPart(code=_t(code), days=which)
    return DayPart(code=_t(code), days=found.number("day", "deictic"))


def _t(code: str) -> str:
    return code if code.startswith("T") else f"T{code}"


def plain_part(found: Found) -> What | None:
    """In the morning, at night, dawn, overnight, in the early hours: of the day beside it or last spoken of."""
    if found.has("part"):
        return None if found.before() == "good" else DayPart(code=_t(found.code("part", "part")))
    if found.has("hours"):
        return DayPart(code="TNI" if found.word("hours") == "night" else "TMO")
    return DayPart(code=found.code("instant", "instant"))


def overnight(found: Found) -> What | None:
    """Overnight: from the eve to the day (RULES 9); not "overnight stay"."""
    return Overnight() if found.after() not in {"stay", "stays", "success"} else None


def period(found: Found) -> What | None:
    """Last week, this month, next year, earlier this week, the end of last year, the weekend."""
    edge = found.word("edge") if found.has("edge") else None
    unit = found.code("unit", "unit") if found.has("unit") else "WE"
    which = found.number("which", "which") if found.has("which") else None
    if unit in DAY_UNITS or unit in SUB_DAY or unit in {"F", "C", "E"} or found.word("unit").endswith("s"):
        return None
    if found.word("which") == "previous":
        return Period(unit=unit, which=-1, from_text=True)
    if found.word("the") and which is not None and edge is None and unit != "WE":
        return Rolling(count=1, unit=unit, direction=which) if which else None
    return Period(
        unit=unit, which=(-1 if unit == "WE" else 0) if which is None else which, edge=_edge(edge), from_text=False
    )


def _edge(edge: str | None) -> str | None:
    table = {"beginning": "start", "middle": "mid", "close": "end"}
    return table.get(edge, edge) if edge else None


def rolling(found: Found) -> What | None:
    """The past week, the last three days, the next 24 hours, recent days."""
    unit = found.code("unit", "unit")
    if found.has("vague_only"):
        return Rolling(count=None, unit=unit, direction=-1, counted=False)
    if found.after() == "of" and found.after(1) in word_set("possessives"):
        return None  # "the last months of his life" do not end today
    direction = found.number("which", "rolling")
    plural = found.word("unit").endswith("s")
    if not plural and not is_counted(found) and found.word("which") not in {"past", "preceding"}:
        return None
    from_text = found.word("which") in {"preceding", "following", "previous"}
    counted = count_of(found) if is_counted(found) else (None if plural else 1)
    return Rolling(count=counted, unit=unit, direction=direction, from_text=from_text)


def ago(found: Found) -> What | None:
    """Two days ago."""
    return Shift(count=count_of(found), unit=found.code("unit", "unit"), direction=-1, base="publication")


def shifted(found: Found) -> What | None:
    """Two days earlier, three weeks later, a day after, two days after a skirmish, days before the truce."""
    return _shift(found, count_of(found), found.code("unit", "unit"))


def day_before(found: Found) -> What | None:
    """The day before, the week after, the night before the raid."""
    return _shift(found, 1, found.code("unit", "unit"))


def _shift(found: Found, count: int | None, unit: str) -> What | None:
    way = found.word("way")
    direction = -1 if way in {"before", "earlier", "previously", "prior", "beforehand"} else 1
    if way in {"earlier", "later", "afterward", "afterwards", "on", "beforehand", "previously"} or not _goes_on(found):
        return Shift(count=count, unit=unit, direction=direction, base="text")
    relation: Relation = "after-main" if direction < 0 else "before-main"
    return Shift(count=count, unit=unit, direction=-direction, base="main", relation=relation)


def _goes_on(found: Found) -> bool:
    """Whether another happening follows "before" or "after"."""
    if found.last >= len(found.tokens.words):
        return False
    code = found.tokens.codes[found.last]
    return code not in ",.¶)~:" and found.after() not in word_set("no_complement")


def other_day(found: Found) -> What | None:
    """The previous day, the next day, the following night, a day later's synonyms."""
    unit = found.word("unit")
    direction = -1 if found.word("way") in {"previous", "preceding", "prior"} else 1
    if unit in CODE_OF_PART and unit != "day":
        return DayPart(code=CODE_OF_PART[unit], shift=direction)
    code = found.code("unit", "unit")
    if unit.endswith("s") or code in SUB_DAY:
        return None
    if code in DAY_UNITS:
        return Shift(count=1, unit="D", direction=direction, base="text")
    return Period(unit=code, which=direction, from_text=True) if code in {"W", "MO", "Y"} else None


def same_day(found: Found) -> What | None:
    """The same day, that night, later that day."""
    unit = found.word("unit")
    if unit in CODE_OF_PART and unit != "day":
        return DayPart(code=CODE_OF_PART[unit])
    code = found.code("unit", "unit")
    return Same(unit=code) if code in {"D", "W", "MO", "Y"} and not unit.endswith("s") else None


def the_day(found: Found) -> What | None:
    """This day; to end the day, at the start of the day: the day the report is about. A bare "the day" is none."""
    if found.has("this"):
        return Deictic(days=0) if found.before() != "to" else None
    whole = found.before() == "of" and found.before(2) in word_set("day_pieces")
    led = found.before() in word_set("day_verbs") or whole
    return Same(unit="D", or_now=True) if led and not _goes_on_before(found) else None


def _goes_on_before(found: Found) -> bool:
    """Whether "before", "after" or "of" follows: then the words are another expression's."""
    return found.after() in class_words("way") or found.after() == "of"


def shortly(found: Found) -> What | None:
    """Shortly afterward, soon after, hours later: the day last spoken of."""
    if found.word("way") in {"after", "before"} and _goes_on(found):
        return None
    return Same(unit="D")


def stretch(found: Found) -> What | None:
    """The 24 hours prior, the three days before: up to the day last spoken of."""
    return (
        Rolling(count=count_of(found), unit=found.code("unit", "unit"), direction=-1, from_text=True)
        if not _goes_on(found)
        else None
    )


WAY = "<way:way>"
NOUN = "<unit:day_noun>"
RULES = (
    ("<edge_all>? ((on)? <which:which>)? <day:weekday>", weekday),
    ("<edge_all> on <day:weekday>", weekday),
    ("<day:weekday_short> <point:point>?", short_weekday),
    ("<day:deictic>", deictic),
    ("(the)? day <far:far> <day:deictic>", deictic),
    ("<tonight:tonight>", deictic_part),
    ("<edge_all>? (in)? <which:which> <part:part>", deictic_part),
    ("<day:deictic> <edge_all>? (in the)? <part:part>", deictic_part),
    ("<edge_all>? (<day:deictic>)", deictic),
    ("(the)? <edge_all>? <hyphen>? <part:part>", plain_part),
    ("(the)? (<edge>|small) <hours:hours>", plain_part),
    ("(pre <hyphen>)? <instant:instant>", plain_part),
    ("overnight", overnight),
    ("(<edge:edge_all>)? <the:the>? <which:which> <unit:unit>", period),
    ("(the)? <edge:edge> of <the:the>? <which:which>? <unit:unit>", period),
    ("<edge:later_on> in the <unit:unit>", period),
    ("(the)? (<which:which>)? weekend", period),
    ("(the)? <which:rolling> <unit:unit>", rolling),
    (f"(the)? <which:rolling> {COUNT} <hyphen>? <unit:unit>", rolling),
    ("(the)? (most)? <vague_only:recent> <unit:unit>", rolling),
    (f"{COUNT} <hyphen>? <unit:unit> ago", ago),
    (f"{COUNT} <unit:unit> {WAY}", shifted),
    (f"{COUNT} <unit:unit> prior to", shifted),
    (f"the {COUNT} <unit:unit> (before|prior|earlier|preceding)", stretch),
    (f"<unit:plural_unit> {WAY}", shifted),
    ("<unit:plural_unit> ago", ago),
    (f"the <unit:unit> {WAY}", day_before),
    (f"(on)? (the)? <way:other> {NOUN}", other_day),
    (f"<edge_all>? (on|in)? (the same|that same|that|the very same) {NOUN}", same_day),
    ("<edge_all> (on)? (in)? the <unit:day_word>", same_day),
    ("(the|<this:this>) day", the_day),
    ("(shortly|soon|immediately|moments) <way:shortly_way>", shortly),
)

"""Patterns for years, decades, centuries, seasons and quarters (English)."""

from __future__ import annotations

from tallystick.reader.times.atoms import (
    Ancient,
    Atom,
    Between,
    CalendarDate,
    NamedSpan,
    What,
    YearPart,
    YearSpan,
)
from tallystick.reader.times.patterns import Found
from tallystick.reader.times.rules_dates import edge_of, full_year, year_of
from tallystick.reader.times.tokens import GAP, NAME, OTHER_WORD
from tallystick.reader.times.words import class_words, lexicon, word_set

# A bare four-figure number outside these years is a count or a name far more often than a year.
FIRST_BARE_YEAR, LAST_BARE_YEAR = 1000, 2100
# Without a preposition older years are taken for numbers of resolutions, models and houses.
FIRST_UNLED_YEAR = 1800
WAR_TABLES = ("war_number", "war_ordinal", "war_short")
OWNER = 5  # words before "20s" in which whose years they are is said
LAST_HOUR, MINUTES = 2400, 60  # military clock times look like years


def bare_year(found: Found) -> What | None:
    """2015, only where nothing says that it counts or names something else."""
    year, before, after = int(found.word("year")), found.before(), found.after()
    if not FIRST_BARE_YEAR <= year <= LAST_BARE_YEAR or _is_stuck(found) or after in word_set("counted"):
        return None
    if before == "at" and year % 100 < MINUTES and year < LAST_HOUR:
        return None  # "at 2100 on 15 January" is a clock's
    led = before in word_set("year_leads") or found.tokens.codes[found.first - 1 : found.first] in ("(", "-")
    if lexicon().numbers["not_year_before"].get(before) or found.before(2) + before in {
        "morethan",
        "atleast",
        "upto",
    }:
        return None
    if not led and (year < FIRST_UNLED_YEAR or _counts(found, before, after)):
        return None
    return CalendarDate(year=year, edge=edge_of(found))


def _is_stuck(found: Found) -> bool:
    """Whether the figures are part of a code, a sum, a share or an address."""
    tokens, first, last = found.tokens, found.at("year"), found.last
    if first > found.first:
        return False
    if _is_tail(found, first) or tokens.codes[last : last + 1] in ("%", "/"):
        return True
    if first and tokens.codes[first - 1] in "$#":
        return True
    if tokens.codes[last : last + 1] == "-" and tokens.words[last + 1 : last + 2] == ["block"]:
        return True
    streets = word_set("streets")
    return tokens.codes[last : last + 1] == "^" and any(word in streets for word in tokens.words[last + 1 : last + 3])


def _is_tail(found: Found, first: int) -> bool:
    """Whether something is stuck to the front: "M1984", "AK-2014"; brackets, quotes, a year's hyphen are none."""
    tokens = found.tokens
    if not first or not tokens.glued(first - 1):
        return False
    mark = tokens.codes[first - 1]
    if mark != "-":
        return mark not in "('~" + GAP
    return first > 1 and tokens.glued(first - 2) and tokens.codes[first - 2] not in "yd"


def _counts(found: Found, before: str, after: str) -> bool:
    """Whether an unled number stands before a plural noun, as counts do; "the 2016 elections" is a year."""
    word = found.tokens.codes[found.last : found.last + 1] == "_"
    return (
        word
        and after.endswith("s")
        and len(after) > 3
        and before not in {"the", "s", "its", "their", "his", "her", "our"}
    )


def year_range(found: Found) -> What | None:
    """2010-11, (2010 – 11): the second year in two figures, with spaces only before a closing bracket; two full years
    are joined as a range later."""
    first, last = int(found.word("first")), found.word("last")
    end = first // 100 * 100 + int(last)
    glued = found.tokens.glued(found.at("first")) and found.tokens.glued(found.at("first") + 1)
    glued = glued or found.tokens.codes[found.last : found.last + 1] == ")"
    if (
        not glued
        or not 1500 <= first < end <= first + 20
        or len(last) != 2
        or found.tokens.codes[found.last : found.last + 1] == "-"
    ):
        return None
    start, middle, stop = found.first, found.at("last"), found.last
    return Between(
        first=Atom(first=start, last=middle - 1, what=CalendarDate(year=first)),
        last=Atom(first=middle, last=stop, what=CalendarDate(year=end)),
    )


def era_year(found: Found) -> What | None:
    """508 BC, 394 AD, AD 70, c. 314: short years, by the era beside them or "circa"."""
    year = found.whole("year") or 0
    if not found.has("era"):
        return CalendarDate(year=year) if _is_circa(found) else None
    if not year or not found.written("era").isupper():
        return None
    if found.number("era", "era") < 0:
        return Ancient(value=f"BC{year:04d}") if found.at("era") > found.at("year") else None
    return CalendarDate(year=year) if year <= LAST_BARE_YEAR else None


def _is_circa(found: Found) -> bool:
    """Whether "c.", "ca." or "circa" stands before, or before the first year of "c. 314 – 368"."""
    words, first = found.tokens.words, found.first
    if first > 1 and found.tokens.codes[first - 1] == "-" and found.tokens.codes[first - 2] in "f":
        first -= 2
    near = words[max(0, first - 2) : first]
    return bool(near) and (near[-1] in word_set("circa") or (near[-1] == "." and near[0] in word_set("circa")))


def named_span(found: Found) -> What | None:
    """World War II, the First World War, WWII; it dates only what happened "in" or "during" it."""
    if not found.written("war")[0].isupper():
        return None
    return NamedSpan(days=_war_days(found), dating=found.before() in word_set("within"))


def _war_days(found: Found) -> str:
    tables = lexicon().codes
    return next(tables[name][found.word("war")] for name in WAR_TABLES if found.word("war") in tables[name])


def decade_word(found: Found) -> What | None:
    """The sixties."""
    first = 1900 + found.number("decade", "decade_word")
    return _edged_years(first, 10, str(first)[:3], edge_of(found)) if found.before(1) not in {"degrees"} else None


def short_year(found: Found) -> What | None:
    """Since '82: a two-figure year after an apostrophe and a preposition."""
    if (
        found.before() not in word_set("year_leads") | {"of"}
        or not found.tokens.glued(found.first)
        or len(found.word("year")) != 2
    ):
        return None
    return CalendarDate(year=full_year(found.word("year")))


def possessive_decade(found: Found) -> What | None:
    """The 1930's."""
    first = int(found.word("year"))
    return (
        _edged_years(first, 10, str(first)[:3], edge_of(found))
        if first % 10 == 0 and 1500 <= first <= LAST_BARE_YEAR
        else None
    )


def decade(found: Found) -> What | None:
    """The 1990s, the '90s, the late 1970s."""
    figures = found.word("decade")[:-1]
    if (
        len(figures) == 2
        and not (found.has("the") or found.has("quote") or found.has("edge"))
        and found.before() not in {"and", "or"}
    ):
        return None
    if len(figures) == 2 and not found.has("quote") and _is_of_ages(found):
        return None
    first = int(figures) if len(figures) == 4 else 1900 + int(figures)
    if not 1000 <= first <= LAST_BARE_YEAR:
        return None
    width = 100 if first % 100 == 0 and first < 1900 else 10
    value = str(first)[: 2 if width == 100 else 3]
    return _edged_years(first, width, value, edge_of(found))


def _is_of_ages(found: Found) -> bool:
    """ "In their late teens to early 20s": how old people are."""
    near = found.tokens.words[max(0, found.first - OWNER) : found.first]
    return any(word in word_set("possessives") or word == "teens" for word in near)


def century(found: Found) -> What | None:
    """The 19th century."""
    number = found.whole("ord") if found.whole("ord") is not None else found.number("ord", "ordinal")
    if not number or not 1 < number <= 22:
        return None
    return _edged_years((number - 1) * 100, 100, f"{number - 1:02d}", edge_of(found))


def _edged_years(first: int, width: int, value: str, edge: str | None) -> YearSpan:
    """Early, mid and late are the first three tenths, the middle four and the last three."""
    tenth = width // 10
    starts = {"early": 0, "start": 0, "mid": 3 * tenth, "late": 7 * tenth, "end": 7 * tenth}
    lengths = {"early": 3 * tenth, "start": 3 * tenth, "mid": 4 * tenth, "late": 3 * tenth, "end": 3 * tenth}
    start = max(first + (starts[edge] if edge else 0), 1)
    return YearSpan(first=start, last=first + (starts[edge] + lengths[edge] if edge else width) - 1, value=value)


def season(found: Found) -> What | None:
    """The summer of 2016, last winter, this fall."""
    which = found.number("which", "which") if found.has("which") else None
    return YearPart(part=found.code("season", "season"), year=year_of(found), which=which)


def bare_season(found: Found) -> What | None:
    """In winter, the summer, late autumn; not the Arab Spring, the Winter Olympics, a spring of water."""
    codes, index = found.tokens.codes, found.at("season")
    alone = index == found.first
    opens = found.first == 0 or codes[found.first - 1] in "\u00b6."
    named = codes[index + 1 : index + 2] == NAME or (alone and not opens and codes[found.first - 1] == NAME)
    led = found.has("edge") or found.before() in word_set("season_leads") or (alone and opens)
    if named or (found.word("season") in word_set("seasons_that_are_words") and not led):
        return None
    definite = led or found.before() in word_set("possessives")
    if alone and not definite and codes[found.last : found.last + 1] == OTHER_WORD:
        return None  # summer school, winter weather
    linked = found.before() in class_words("other")
    return YearPart(part=found.code("season", "seasons"), unsaid="never" if linked else "nearest")


def quarter(found: Found) -> What | None:
    """The fourth quarter of 2005, Q4 2005, the first half of this year."""
    number = found.whole("ord") or found.number("ord", "quarter_ordinal")
    letter = "H" if found.word("piece") == "half" else "Q"
    if letter == "H" and not (found.has("year") or found.has("which")):
        return None  # a half alone is more often one of a match
    if not 1 <= number <= (2 if letter == "H" else 4):
        return None
    which = found.number("which", "which") if found.has("which") else None
    return YearPart(part=f"{letter}{number}", year=year_of(found), which=which)


RULES = (
    ("<edge:edge> <hyphen>? (of)? <year:year>", bare_year),
    ("the (<edge:edge>) of <year:year>", bare_year),
    ("<year:year>", bare_year),
    ("<first:year> <hyphen> <last:yy>", year_range),
    ("<quote:quote> <year:yy>", short_year),
    ("the (<edge:edge> <hyphen>?)? <year:year> ' s", possessive_decade),
    ("<the:the>? (<edge:edge> <hyphen>?)? <quote:quote>? <decade:decade>", decade),
    ("(the)? (<edge:edge> <hyphen>?)? <ord:ord> <hyphen>? century", century),
    ("(the)? (<edge:edge> <hyphen>?)? <ord:ordinal> <hyphen>? century", century),
    ("(the)? <edge>? <season:season> (of)? <year:year>", season),
    ("<which:which> <season:season>", season),
    ("(the)? (<edge:edge>)? <season:seasons>", bare_season),
    ("<year:era_year> <era:era>", era_year),
    ("<era:era> <year:era_year>", era_year),
    ("<year:three>", era_year),
    ("(the)? world war <war:war_number>", named_span),
    ("(the)? <war:war_ordinal> world war", named_span),
    ("<war:war_short>", named_span),
    ("the (<edge:edge>)? <decade:decade_word>", decade_word),
    (
        "(the)? <ord:quarter_ordinal> (<hyphen>)? <piece:year_piece> ((of)? (the)? <year:year>|of <which:which> year)?",
        quarter,
    ),
    ("(the)? <ord:ord> (<hyphen>)? <piece:year_piece> ((of)? (the)? <year:year>|of <which:which> year)?", quarter),
)

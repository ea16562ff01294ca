"""Patterns for years, decades, centuries, seasons and quarters (English)."""

from __future__ import annotations

from tallystick.reader.times.atoms import CalendarDate, What, YearPart, YearSpan
from tallystick.reader.times.patterns import Found
from tallystick.reader.times.rules_dates import edge_of, full_year, year_of
from tallystick.reader.times.tokens import GAP
from tallystick.reader.times.words import lexicon, word_set

# A bare four-figure number outside these years is a count or a name far more often than a year.
FIRST_BARE_YEAR, LAST_BARE_YEAR = 1000, 2100
# Without a preposition older years are taken for numbers of resolutions, models and houses.
FIRST_UNLED_YEAR = 1800
LAST_HOUR, MINUTES = 2400, 60  # military clock times look like years


def bare_year(found: Found) -> What | None:
    """2015, only where nothing says that it counts or names something else."""
    year, before, after = int(found.word("year")), found.before(), found.after()
    if not FIRST_BARE_YEAR <= year <= LAST_BARE_YEAR or _is_stuck(found) or after in word_set("counted"):
        return None
    if before == "at" and year % 100 < MINUTES and year < LAST_HOUR:
        return None  # "at 2100 on 15 January" is a clock's
    led = before in word_set("year_leads")
    if lexicon().numbers["not_year_before"].get(before) or found.before(2) + before in {
        "morethan",
        "atleast",
        "upto",
    }:
        return None
    if not led and ((year < FIRST_UNLED_YEAR and before not in {"(", "-"}) or _counts(found, before, after)):
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
    """2010-11: the second year in two figures, written without spaces; two full years are joined as a range later."""
    first, last = int(found.word("first")), found.word("last")
    end = first // 100 * 100 + int(last)
    glued = found.tokens.glued(found.at("first")) and found.tokens.glued(found.at("first") + 1)
    if (
        not glued
        or not 1500 <= first < end <= first + 20
        or len(last) != 2
        or found.tokens.codes[found.last : found.last + 1] == "-"
    ):
        return None
    return YearSpan(first=first, last=end, value=f"{first}/{end}")


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
    first = int(figures) if len(figures) == 4 else 1900 + int(figures)
    if not 1000 <= first <= LAST_BARE_YEAR:
        return None
    width = 100 if first % 100 == 0 and first < 1900 else 10
    value = str(first)[: 2 if width == 100 else 3]
    return _edged_years(first, width, value, edge_of(found))


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
    (
        "(the)? <ord:quarter_ordinal> (<hyphen>)? <piece:year_piece> ((of)? (the)? <year:year>|of <which:which> year)?",
        quarter,
    ),
    ("(the)? <ord:ord> (<hyphen>)? <piece:year_piece> ((of)? (the)? <year:year>|of <which:which> year)?", quarter),
)

"""A text as a row of tokens, and as a string with one code character per token.

Time expressions are found by regular expressions over the code string, not over the text: it is short, case and
spacing are already
folded, every repetition is bounded, so the time is linear in the text whatever the text is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from tallystick.model.span import Span

# A run of letters longer than this is never a word we know; cutting it keeps look-ups cheap on hostile input.
LONGEST_WORD = 24

TOKEN = re.compile(
    r"""
      (?P<stamp>\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?(?:Z|[+-]\d{2}:?\d{2})?)?(?![\w-]))
    | (?P<slashed>\d{1,4}(?:/\d{1,2}/|\.\d{1,2}\.|-\d{1,2}-)\d{1,4}(?![\w/-]|\.\d))
    | (?P<clock>\d{1,2}:\d{2}(?::\d{2})?(?:(?!\w|:)|(?=[AaPp]\.?[Mm]\b)))
    | (?P<grouped>\d{1,3}(?:,\d{3}){1,6}(?![\w]))
    | (?P<decimal>\d{1,9}\.\d{1,9}(?![\w]))
    | (?P<digits>\d+)(?P<tail>[^\W\d_]{1,24})?
    | (?P<meridiem>[AaPp]\.\s?[Mm]\.?|[AaPp][Mm]\b)
    | (?P<word>[^\W\d_]+)
    | (?P<gap>\n[ \t\r]*\n)
    | (?P<mark>[^\w\s]|_)
    """,
    re.VERBOSE,
)
# The code of each mark that the grammar names; all others are one code.
MARKS = {
    "-": "-", "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "=", "\u2212": "-",
    ",": ",", ".": ".", "(": "(", ")": ")", "/": "/", "'": "'", "\u2019": "'", "\u2018": "'", "`": "'",
    "$": "$", "%": "%", "#": "#", "\u20ac": "$", "\u00a3": "$", "\u060c": ",", ":": ":",
}  # fmt: skip
OTHER_MARK, GAP, OTHER_WORD, NAME = "~", "\u00b6", "_", "^"
ORDINAL_TAILS = ("st", "nd", "rd", "th", "d", "er")


@dataclass(frozen=True, slots=True)
class Tokens:
    """Tokens of ``text``: their starts and ends (code points), lower-case words and codes."""

    text: str
    starts: list[int]
    ends: list[int]
    words: list[str]
    codes: str

    def span(self, first: int, last: int) -> Span:
        """The characters from token ``first`` to before token ``last``."""
        return Span(self.starts[first], self.ends[last - 1])

    def written(self, index: int) -> str:
        """The token as the text has it."""
        return self.text[self.starts[index] : self.ends[index]]

    def glued(self, index: int) -> bool:
        """Whether nothing stands between this token and the next one."""
        return index + 1 < len(self.starts) and self.ends[index] == self.starts[index + 1]


def tokenise(text: str, vocabulary: Mapping[str, str]) -> Tokens:
    """All tokens of ``text``; ``vocabulary`` maps each known lower-case word to its code character."""
    starts: list[int] = []
    ends: list[int] = []
    words: list[str] = []
    codes: list[str] = []
    for match in TOKEN.finditer(text):
        word, code = _word(match.group(), vocabulary) if match.lastgroup == "word" else _read(match, vocabulary)
        start, end = match.span()
        starts.append(start)
        ends.append(end)
        words.append(word)
        codes.append(code)
    return Tokens(text, starts, ends, words, "".join(codes))


def _read(match: re.Match[str], vocabulary: Mapping[str, str]) -> tuple[str, str]:
    kind = match.lastgroup
    if kind == "gap":
        return "", GAP
    if kind == "mark":
        return match.group(), MARKS.get(match.group(), OTHER_MARK)
    if kind in ("digits", "tail"):
        return _digits(match.group("digits"), match.group("tail"))
    codes = {"stamp": "i", "slashed": "j", "clock": "c", "grouped": "n", "decimal": "n", "meridiem": "m"}
    return match.group().lower(), codes[kind or "grouped"]


def _word(written: str, vocabulary: Mapping[str, str]) -> tuple[str, str]:
    if len(written) > LONGEST_WORD:
        return "", OTHER_WORD
    word = written.lower()
    code = vocabulary.get(word)
    if code is not None and len(word) == len(written):
        return word, code
    return word, NAME if written[0].isupper() else OTHER_WORD


def _digits(digits: str, tail: str | None) -> tuple[str, str]:
    """Codes of numbers: d a day of the month, e other one- or two-figure number, f three figures, y a possible
    year, h four figures
    otherwise, n longer; o an ordinal day, p another ordinal, s a decade, z a military time, g a date-time group, a
    an hour with am/pm."""
    if len(digits) > 6:
        return "", "n"
    number = int(digits)
    if tail is None:
        return str(number).zfill(len(digits)), _plain_code(number, len(digits))
    return _tailed(number, len(digits), tail.lower())


def _plain_code(number: int, length: int) -> str:
    if length <= 2:
        return "d" if 1 <= number <= 31 else "e"
    if length == 4:
        return "y" if 1000 <= number <= 2199 else "h"
    return "f" if length == 3 else "n"


def _tailed(number: int, length: int, tail: str) -> tuple[str, str]:
    word = str(number).zfill(length) + tail
    if tail in ORDINAL_TAILS and length <= 2:
        return word, "o" if 1 <= number <= 31 else "p"
    if tail == "s" and number % 10 == 0 and length in (2, 4):
        return word, "s"
    if tail in ("z", "hrs", "h", "hours", "gmt", "utc") and length == 4 and _is_clock(number):
        return word, "z"
    if tail == "z" and length == 6 and 1 <= number // 10000 <= 31 and _is_clock(number % 10000):
        return word, "g"
    if tail in ("am", "pm") and (length <= 2 or _is_clock(number)):
        return word, "a"
    return word, "_"


def _is_clock(number: int) -> bool:
    return number // 100 <= 24 and number % 100 <= 59

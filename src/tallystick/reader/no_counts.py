"""Numerals that count nothing: ages, dates, clock times, shares, prices, designations, parts of words."""

from __future__ import annotations

import re
from functools import cache
from itertools import takewhile

from tallystick.model.span import Span
from tallystick.reader.numerals import HYPHENS, Numeral, Token, table, word_at
from tallystick.resources.tables import listed, read_table, word_set

OLDEST = 120
"""The highest number of years that is read as somebody's age."""
FAR = 40
"""How many words before an age given with "as" its sentence may speak of ages."""
SENTENCE_ENDS = frozenset(". ! ? : ;".split())
AFTER_AGE = frozenset({",", ".", ";", ")", "and", "or", "respectively", ""})
"""What stands behind an age given with "as", where a count would have its noun."""
BEFORE_PLACES = frozenset("in at near from of to on around outside inside across by last since until".split())
"""Words behind which a capital is a place's or a day's."""
ARTICLE_WORDS, ONE_OF = 4, frozenset({"a", "an", "another", "one", "the", "his", "her", "their", "my"})
"""How far before a noun for a person its article stands ("a deaf old man")."""
NUMBERED = frozenset({"figure", "member", "other"})
"""Nouns of the table that a number follows which is nobody's age ("a figure of 19")."""
UNITS = frozenset("pounds lbs kg kilograms kilos feet ft inches".split())
"""What a body is measured in ("170 pounds")."""
SUSPENDED = re.compile(r"[-‐](?:,|\s+(?:and|or|to)\b)")
"""Behind a number whose noun comes later: "his 15- and 14-year-old daughters"."""
PAGE, PAGES = re.compile(r"(?<![\w/])\d{1,3} / $"), re.compile(r" / \d{1,3}\b(?!/)")
"""Around the numbers of a gallery: "1 / 4"."""
FEET = "'’′"
YEARS = range(1900, 2100)
"""Four bare digits in this range are a year when a date word or a comma stands before them."""


def no_count(tokens: list[Token], number: Numeral, text: str) -> bool:
    """Whether a numeral is an age, a date, a time, a share, a price, a name or part of a word."""
    first, last = tokens[number.first], tokens[number.last - 1]
    if number.value is None:
        return False
    return (
        _glued(text, first.span, last.span)
        or _age(tokens, number)
        or _date(tokens, number)
        or _share_or_price(tokens, number)
        or _designation(tokens, number)
    )


def _glued(text: str, first: Span, last: Span) -> bool:
    """Digits grown together with letters or a hyphened word: 20mm, F-16, 24-year-old, 12-member, 5:30, 1/2."""
    before, after = text[max(0, first.start - 2) : first.start], text[last.end : last.end + 2]
    if before[-1:].isalnum() or after[:1].isalnum() or (before[-1:] in ":/." and before[:1].isdecimal()):
        return True
    if (after[:1] and after[0] in FEET and after[1:2].isdecimal()) or (before[1:] in FEET and before[:1].isdecimal()):
        return True  # 5'8"
    if after[:1] in HYPHENS and after[:1] and after[1:2].isalpha() and text[last.end + 1 : last.end + 5] != "plus":
        return True
    if before[-1:] in HYPHENS and before[-1:] and before[:1].isalnum():
        return True
    if SUSPENDED.match(text, last.end) or _page(text, first, last):
        return True
    return (after[:1] == "/" and after[1:2].isalnum()) or (after[:1] == ":" and after[1:2].isdecimal())


def _page(text: str, first: Span, last: Span) -> bool:
    """ "1 / 4 Back to the gallery": the number of a page and of pages."""
    return (
        PAGES.match(text, last.end) is not None or PAGE.search(text[max(0, first.start - 8) : first.start]) is not None
    )


def _age(tokens: list[Token], number: Numeral) -> bool:
    after = [word_at(tokens, number.last + k) for k in range(3)]
    if after[0] in HYPHENS and after[0]:
        after = after[1:]
    if after[0] in (
        "year",
        "years",
        "month",
        "months",
        "week",
        "weeks",
        "day",
        "days",
        "hour",
        "hours",
        "minute",
        "minutes",
        "yo",
        "y/o",
    ):
        return True
    before = word_at(tokens, number.first - 1)
    aged = (
        before == "of" and number.value is not None and number.value <= OLDEST and _one_person(tokens, number.first - 2)
    )
    return (
        aged
        or before in ("aged", "age", "ages")
        or _in_brackets_or_commas(tokens, number)
        or _given_as_age(tokens, number)
        or _spelt_behind_name(tokens, number)
    )


def _given_as_age(tokens: list[Token], number: Numeral) -> bool:
    """ "The ages of the dead were given as 44 and, of his son, as 10"; "as 10 of them fled" counts."""
    if number.value is None or number.value > OLDEST or word_at(tokens, number.first - 1) != "as":
        return False
    return word_at(tokens, number.last) in AFTER_AGE and _ages_are_told(tokens, number.first)


def _ages_are_told(tokens: list[Token], index: int) -> bool:
    """Whether the sentence has spoken of ages before a token."""
    before = (word_at(tokens, k) for k in range(index - 1, max(-1, index - FAR), -1))
    return any(word in ("age", "ages") for word in takewhile(lambda word: word not in SENTENCE_ENDS, before))


def _spelt_behind_name(tokens: list[Token], number: Numeral) -> bool:
    """An age in words in apposition to a name: "said that Anna, seven, and …"; "in Sampleton, seven, and …" counts."""
    if not tokens[number.first].text.isalpha() or number.value is None or number.value > OLDEST:
        return False
    name = number.first - 2
    if word_at(tokens, name + 1) != "," or word_at(tokens, number.last) not in (",", ".") or name < 1:
        return False
    first = word_at(tokens, name - 1)
    named = tokens[name].text[:1].isupper() and word_at(tokens, name) not in word_set("temporal")
    return named and first not in BEFORE_PLACES and first not in SENTENCE_ENDS


def _one_person(tokens: list[Token], index: int) -> bool:
    """Whether a noun for one person stands there, with its article ("a boy", "the old woman")."""
    articles = {word_at(tokens, index - k) for k in range(1, ARTICLE_WORDS)}
    return word_at(tokens, index) in _persons() and bool(articles & ONE_OF)


@cache
def _persons() -> frozenset[str]:
    """Nouns for one person: those of the table of harm that stand for no group."""
    rows = (row for row in read_table("harm") if row["kind"] == "people" and "plural" not in row.get("flags", ""))
    return frozenset(form for row in rows for form in listed(row["forms"])) - NUMBERED


def _in_brackets_or_commas(tokens: list[Token], number: Numeral) -> bool:
    """An age in apposition: "Anna Example, 24, was", "(24)", "Anna Example, 24 of Sampleton", "both 24"."""
    if tokens[number.first].text.isalpha() or number.value is None or number.value > OLDEST:
        return False
    before, after = word_at(tokens, number.first - 1), word_at(tokens, number.last)
    if before == "(" and after == ")":
        return True
    if before == "both":
        return not after[:1].isalnum()
    home = after == "of" and word_at(tokens, number.last + 1) and tokens[number.last + 1].text[:1].isupper()
    if word_at(tokens, number.first - 2) == "." and word_at(tokens, number.first - 3) in ("jr", "sr"):
        return before == ","
    named = number.first >= 2 and (tokens[number.first - 2].text[:1].isupper() or _one_person(tokens, number.first - 2))
    return before == "," and named and (after in (",", ".", ";", "and", "") or bool(home))


def _date(tokens: list[Token], number: Numeral) -> bool:
    before, after = word_at(tokens, number.first - 1), word_at(tokens, number.last)
    text = tokens[number.first].text
    if number.last - number.first > 1 or not text.isdecimal():
        return False
    months = table("month")
    if len(text) <= 2 and (before in months or (before == "." and word_at(tokens, number.first - 2) in months)):
        return not _plain_may(tokens, number.first - 1, after)
    if len(text) <= 2 and (after in months or (after == "of" and word_at(tokens, number.last + 1) in months)):
        return True
    if len(text) == 4 and (text[0] == "0" or after in table("clock") or after == "z"):
        return True
    return len(text) == 4 and int(text) in YEARS and _year(tokens, number)


def _plain_may(tokens: list[Token], index: int, after: str) -> bool:
    return word_at(tokens, index) in ("may", "march") and tokens[index].text.islower() and after.isalpha()


def _year(tokens: list[Token], number: Numeral) -> bool:
    before = word_at(tokens, number.first - 1)
    if before in table("month") or before in (
        "in",
        "since",
        "of",
        "by",
        "until",
        "till",
        "early",
        "late",
        "mid",
        "during",
        "year",
        "from",
        ",",
        "(",
    ):
        return True
    return before.isdecimal() or word_at(tokens, number.last) in (",", ".", ")", ":", "")


def _share_or_price(tokens: list[Token], number: Numeral) -> bool:
    after = word_at(tokens, number.last)
    return (
        after in UNITS
        or after in ("%", "percent", "per", "pc", "dollars", "euros", "°", "º")
        or word_at(tokens, number.first - 1)
        in (
            "$",
            "€",
            "£",
            "#",
        )
    )


def _designation(tokens: list[Token], number: Numeral) -> bool:
    """ "Route 4", "Resolution 2254", "Image 3 of 8": a name; a number before a plural noun is a count all the same."""
    if number.first == 0 or not tokens[number.first].text[:1].isdecimal():
        return False
    at = number.first - 1
    if tokens[at].text == "of" and at >= 2 and tokens[at - 1].text.isdecimal():
        at -= 2
    before = tokens[at].text
    return before.lower() in table("designator") and before[:1].isupper() and not before.isupper()

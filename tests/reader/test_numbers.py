"""Numbers in words and digits, hedged and bare, as the literal ends of the contract."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.model.span import Span
from tallystick.reader.numbers import Quantity, literal_ends, quantities, spread

# text, then every quantity in it: words, number, quantifier, low, high
CASES: list[tuple[str, list[tuple[str, int | None, str, int | None, int | None]]]] = [
    ("nine people", [("nine", 9, "exact", 9, 9)]),
    ("twenty-one soldiers", [("twenty-one", 21, "exact", 21, 21)]),
    ("thirty two houses", [("thirty two", 32, "exact", 32, 32)]),
    ("a hundred and three men", [("a hundred and three", 103, "exact", 103, 103)]),
    ("one hundred two men", [("one hundred two", 102, "exact", 102, 102)]),
    ("two hundred thousand people", [("two hundred thousand", 200000, "exact", 200000, 200000)]),
    ("fourteen hundred families", [("fourteen hundred", 1400, "exact", 1400, 1400)]),
    ("three thousand two hundred fled", [("three thousand two hundred", 3200, "exact", 3200, 3200)]),
    ("half a million people", [("half a million", 500000, "exact", 500000, 500000)]),
    ("half a dozen shells", [("half a dozen", 6, "exact", 6, 6)]),
    ("a half-dozen shells", [("a half-dozen", 6, "exact", 6, 6)]),
    ("a dozen fighters", [("a dozen", 12, "exact", 12, 12)]),
    ("two dozen fighters", [("two dozen", 24, "exact", 24, 24)]),
    ("nearly two dozen", [("nearly two dozen", 24, "nearly", None, 24)]),
    ("1,200 people", [("1,200", 1200, "exact", 1200, 1200)]),
    ("1.200 people", [("1.200", 1200, "exact", 1200, 1200)]),
    ("12\u00a0500 people", [("12 500", 12500, "exact", 12500, 12500)]),
    ("1.5 million people", [("1.5 million", 1500000, "exact", 1500000, 1500000)]),
    ("3 thousand people", [("3 thousand", 3000, "exact", 3000, 3000)]),
    ("\u0661\u0662 people", [("\u0661\u0662", 12, "exact", 12, 12)]),
    ("17 civilians", [("17", 17, "exact", 17, 17)]),
    ("both men", [("both", 2, "exact", 2, 2)]),
    ("Ann and Eve, both 24.", [("both", 2, "exact", 2, 2)]),
    ("zero casualties", [("zero", 0, "none", 0, 0)]),
    ("0-1 civilians", [("0-1", None, "between", 0, 1)]),
    ("“a number” of deaths", [("a number", None, "several", 2, None)]),
    ("dozens of people", [("dozens", None, "dozens", None, None)]),
    ("tens of people", [("tens", None, "dozens", None, None)]),
    ("scores of people", [("scores", None, "scores", None, None)]),
    ("hundreds of people", [("hundreds", None, "hundreds", None, None)]),
    ("thousands of people", [("thousands", None, "thousands", None, None)]),
    ("tens of thousands of people", [("tens of thousands", None, "thousands", None, None)]),
    ("hundreds of thousands fled", [("hundreds of thousands", None, "thousands", None, None)]),
    ("several hundred families", [("several hundred", None, "hundreds", None, None)]),
    ("a few dozen men", [("a few dozen", None, "dozens", None, None)]),
    ("several people", [("several", None, "several", 2, None)]),
    ("a few people", [("a few", None, "several", 2, None)]),
    ("a number of people", [("a number", None, "several", 2, None)]),
    ("a group of farmers", [("a group", None, "several", 2, None)]),
    ("a couple of shells", [("a couple", None, "several", 2, None)]),
    ("an unknown number of others", [("an unknown number", None, "several", 2, None)]),
    ("many people", [("many", None, "plural", 2, None)]),
    ("at least nine people", [("at least nine", 9, "at-least", 9, None)]),
    ("no fewer than 12", [("no fewer than 12", 12, "at-least", 12, None)]),
    ("a minimum of 4", [("a minimum of 4", 4, "at-least", 4, None)]),
    ("at least another 5", [("at least another 5", 5, "at-least", 5, None)]),
    ("30 or more dead", [("30 or more", 30, "at-least", 30, None)]),
    ("100+ dead", [("100+", 100, "at-least", 100, None)]),
    ("40-plus fighters", [("40-plus", 40, "at-least", 40, None)]),
    ("more than 20 people", [("more than 20", 20, "more-than", 20, None)]),
    ("over 30 people", [("over 30", 30, "more-than", 30, None)]),
    ("upwards of 40", [("upwards of 40", 40, "more-than", 40, None)]),
    ("in excess of 50 homes", [("in excess of 50", 50, "more-than", 50, None)]),
    ("about 10 shells", [("about 10", 10, "about", 10, 10)]),
    ("around 10 shells", [("around 10", 10, "about", 10, 10)]),
    ("some 27 tents", [("some 27", 27, "about", 27, 27)]),
    ("approximately 60", [("approximately 60", 60, "about", 60, 60)]),
    ("roughly a dozen", [("roughly a dozen", 12, "about", 12, 12)]),
    ("an estimated 500", [("an estimated 500", 500, "about", 500, 500)]),
    ("twenty or so", [("twenty or so", 20, "about", 20, 20)]),
    ("nearly 100 fighters", [("nearly 100", 100, "nearly", None, 100)]),
    ("almost 70", [("almost 70", 70, "nearly", None, 70)]),
    ("close to 70", [("close to 70", 70, "nearly", None, 70)]),
    ("up to 24 civilians", [("up to 24", 24, "up-to", None, 24)]),
    ("as many as 12 people", [("as many as 12", 12, "up-to", None, 12)]),
    ("at most 6", [("at most 6", 6, "up-to", None, 6)]),
    ("no more than three", [("no more than three", 3, "up-to", None, 3)]),
    ("fewer than 5", [("fewer than 5", 5, "up-to", None, 5)]),
    ("between 10 and 15 people", [("between 10 and 15", None, "between", 10, 15)]),
    ("10 to 15 people", [("10 to 15", None, "between", 10, 15)]),
    ("10-15 dead", [("10-15", None, "between", 10, 15)]),
    ("10\u201315 dead", [("10\u201315", None, "between", 10, 15)]),
    ("two or three men", [("two or three", None, "between", 2, 3)]),
    ("two to three hundred men", [("two to three hundred", None, "between", 200, 300)]),
    ("an additional six people", [("an additional six", 6, "exact", 6, 6)]),
    ("a total of 40 people", [("a total of 40", 40, "exact", 40, 40)]),
    ("three men and four women", [("three", 3, "exact", 3, 3), ("four", 4, "exact", 4, 4)]),
    ("they killed 2000 people", [("2000", 2000, "exact", 2000, 2000)]),
    ("two VBIEDs, a mortar and 13 trucks", [("two", 2, "exact", 2, 2), ("13", 13, "exact", 13, 13)]),
    ("gave the toll as 12, the Observatory as 10.", [("12", 12, "exact", 12, 12), ("10", 10, "exact", 10, 10)]),
    ("the ages were given as 10 men fled", [("10", 10, "exact", 10, 10)]),
    (
        "said that in Sampleton, seven, and on Monday, two, died",
        [("seven", 7, "exact", 7, 7), ("two", 2, "exact", 2, 2)],
    ),
    ("four of them died", [("four", 4, "exact", 4, 4)]),
]

NO_COUNTS = [
    "the third clash",
    "the 55th Brigade",
    "a 24-year-old farmer",
    "a three-year-old girl",
    "Sam Example, 24, a farmer",
    "Sam Example (24)",
    "aged 12",
    "the age of the farmer was given as 44, of Sam Example as 10 and of his sister as seven",
    "said that Ann Example, seven, and Sam, ten, died",
    "20 June",
    "June 20, 2016",
    "14 APR 89",
    "in 2016",
    "at 0530",
    "at 5:30",
    "at 2100 GMT",
    "a 20mm gun",
    "an F-16",
    "a T-72",
    "an AK-47",
    "30 percent",
    "30%",
    "$5",
    "Route 4",
    "Image 4 of 8",
    "1 / 4 Back to the gallery",
    "his 15- and 14-year-old sons",
    "3 yo boy",
    "Sam Example, 17 of Sampleton",
    "He is 5'8\" tall and 170 pounds.",
    "Resolution 2254",
    "2880/CS147",
    "how many people",
    "a man",
    "so many people",
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[c[0] for c in CASES])
def test_quantities_are_read_as_said(
    text: str, expected: list[tuple[str, int | None, str, int | None, int | None]]
) -> None:
    """Each count gives its words, number, quantifier and literal ends."""
    assert [(q.phrase, q.number, q.quantifier, q.low, q.high) for q in quantities(text)] == expected


@pytest.mark.parametrize("text", NO_COUNTS)
def test_what_is_no_count_is_left_alone(text: str) -> None:
    """Ages, ordinals, dates, times, shares, prices, names and questions are no counts."""
    assert quantities(text) == ()


def test_at_least_spreads_to_an_exact_count_only() -> None:
    """The hedge of the first count holds for a coordinated exact one, never for one with a hedge of its own."""
    first, second, third = quantities("at least five men, three women and about four children")
    assert (spread(first, second).quantifier, spread(first, second).low, spread(first, second).high) == (
        "at-least",
        3,
        None,
    )
    assert spread(first, third) == third
    assert spread(second, third) == third


def test_literal_ends_follow_the_contract() -> None:
    """None is 0-0, open quantifiers state no end, a bare plural is two or more."""
    assert literal_ends(None, "none") == (0, 0)
    assert literal_ends(None, "dozens") == (None, None)
    assert literal_ends(None, "plural") == (2, None)
    assert literal_ends(7, "nearly") == (None, 7)


def test_a_part_of_the_text_keeps_the_texts_offsets() -> None:
    """Reading one sentence gives spans of the whole text."""
    text = "Ten died. Five fled."
    (found,) = quantities(text, Span(10, 20))
    assert found.span.of(text) == "Five"


def lawful(text: str, found: tuple[Quantity, ...]) -> bool:
    """Spans in order, inside the text, cores inside spans, ends ordered."""
    ends = [0, *(q.span.end for q in found)]
    inside = all(0 <= q.span.start < q.span.end <= len(text) and q.span.contains(q.core) for q in found)
    ordered = all(end <= q.span.start for end, q in zip(ends, found, strict=False))
    return inside and ordered and all(q.low is None or q.high is None or q.low <= q.high for q in found)


@given(st.text(max_size=60))
def test_any_text_is_read_without_error(text: str) -> None:
    """Whatever the characters, spans stand in order inside the text and no error is raised."""
    assert lawful(text, quantities(text))


WORDS = st.sampled_from(
    [
        "at",
        "least",
        "a",
        "hundred",
        "and",
        "three",
        "twenty",
        "-",
        "one",
        "dozen",
        "of",
        "thousand",
        "2,000",
        "1.5",
        "million",
        "to",
        "10",
        "between",
        "half",
        "many",
        "as",
        "dozens",
        "or",
        "so",
        "more",
        "than",
        "several",
        ",",
        "people",
        "+",
        "zero",
    ]
)


@given(st.lists(WORDS, max_size=12))
def test_any_run_of_number_words_is_lawful(words: list[str]) -> None:
    """Number words in any order never break the order of spans or of the ends."""
    text = " ".join(words)
    assert lawful(text, quantities(text))


@given(st.integers(min_value=2, max_value=10**9))
def test_digits_with_separators_give_their_number(number: int) -> None:
    """A number written with thousands separators is read as itself."""
    (found,) = quantities(f"{number:,} people")
    assert found.number == number

"""Strange reports through the whole product: a sound partial reading, no offset that is off, no report lost."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import tallystick
from tallystick.publish.cards import card_text
from tallystick.publish.jsonl import json_line
from tallystick.publish.page import page_html
from tallystick.publish.schema import reading_schema

PLAIN = (
    "Two farmers were killed and five children wounded when a drone hit a tractor near Kunduz on Tuesday, "
    'elders said. "We saw it," said Ahmad Karimi, 43. The army denied that it had carried out the strike.'
)
ARABIC = "قال سكان إن القصف أدى إلى مقتل راعيين قرب القرية يوم 5 مارس 2024 بعد منتصف الليل في حلب."
STRANGE = {
    "one letter": "A",
    "no letter": "... 12 — (3) !!!",
    "control characters": PLAIN.replace(" ", " \x07\x00\x1b[31m "),
    "carriage returns": PLAIN.replace(". ", ".\r\n\r\n"),
    "old line ends": PLAIN.replace(". ", ".\r"),
    "separators": PLAIN.replace(". ", ".\u2028\u2029\x85\x0b\x0c"),
    "emoji": PLAIN.replace(" ", " 👨‍👩‍👧 ").replace("drone", "🛩️ drone"),
    "combining marks": PLAIN.replace("e", "e\u0301\u0323").replace("a", "a\u0308" * 30),
    "right to left": f"\u202b{ARABIC}\u202c {PLAIN} \u2067{ARABIC}\u2069",
    "zero width": "\u200b".join(PLAIN),
    "no spaces": PLAIN.replace(" ", ""),
    "no-break spaces": PLAIN.replace(" ", "\u00a0"),
    "full width": "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in PLAIN),
    "upper case": PLAIN.upper(),
    "a byte-order mark inside": PLAIN.replace(". ", ".\ufeff "),
    "markup": f"<p>{PLAIN}</p><script>alert('x')</script> {{{{ 7*7 }}}} &lt;b&gt;",
    "nothing but quotes": '"' * 500,
    "brackets": "(" * 2000 + "said" + ")" * 2000,
    "a word of 20,000 letters": "said " + "a" * 20_000,
    "the same sentence 20 times": PLAIN * 20,
    "numbers": "killed 99999999999999999999999 people, 1,2,3,4 and 10**9, on 99/99/9999 and 0000-00-00, said he.",
    "astral": "𝕿𝖍𝖊 𝖆𝖗𝖒𝖞 𝖘𝖆𝖎𝖉 𐍈 killed 3 people \U0010ffff",
}
VALIDATOR = jsonschema.Draft202012Validator(reading_schema())


def spans(value: Any) -> Iterator[tuple[int, int]]:
    """Every span in a reading."""
    from tallystick.model.span import Span

    if isinstance(value, Span):
        yield (value.start, value.end)
    elif isinstance(value, dict):
        for inner in value.values():
            yield from spans(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from spans(inner)
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            yield from spans(getattr(value, name))


def check(text: str) -> tallystick.api.ReadResult:
    """The reading of a text, whose every form must be sound."""
    result = tallystick.read(text, published_on="2024-03-07", publisher="Example News")
    assert result.text == text
    assert all(0 <= start < end <= len(text) for start, end in spans(result.reading))
    row = json.loads(json_line(result.reading))
    assert row["document"]["text"] == text
    assert [error.message for error in VALIDATOR.iter_errors(row)] == []
    assert "not reviewed" in card_text(result.reading, width=80, colour=False)
    page = page_html(result.reading)
    assert "not reviewed" in page and "<script>alert" not in page
    return result


@pytest.mark.parametrize("text", STRANGE.values(), ids=STRANGE)
def test_strange_text_is_read_soundly(text: str) -> None:
    """Whatever a text holds, its characters stay, spans stay inside it, and every output can be made."""
    check(text)


@settings(max_examples=15)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(lambda text: not text.isspace()))
def test_any_text_is_read_soundly(text: str) -> None:
    """The law of spans, for any text."""
    check(text)


@settings(max_examples=15)
@given(
    st.lists(
        st.sampled_from([*PLAIN.split(), "\n\n", "\r\n", "“", "”", '"', "—", "é", "👩", "\u0301", ",", "."]), min_size=1
    )
)
def test_any_shuffling_of_a_report_is_read_soundly(words: list[str]) -> None:
    """The law of spans, for texts made of a report's words in any order."""
    text = " ".join(words)
    if not text.isspace():
        check(text)


def test_another_language_gives_no_happening() -> None:
    """In a language without a measured reader the language is told, dates and places are read, and nothing else."""
    result = check(ARABIC)
    document = result.to_dict()["document"]
    assert document["language"] == "ar"
    assert (len(result.events), len(result.claims), len(result.victims)) == (0, 0, 0)
    assert any("Arabic" in note for note in result.reading.notes)


def test_without_a_date_relative_dates_stay_relative() -> None:
    """Without a publication date no calendar day is invented, and the reading says so."""
    result = tallystick.read(PLAIN)
    assert all(time.start is None for time in result.times if time.relative)
    assert any("publication date" in note for note in result.reading.notes)


def test_alone_and_among_others_a_report_reads_the_same() -> None:
    """What else is read in the same process changes nothing."""
    first = tallystick.read(PLAIN, published_on="2024-03-07").reading
    check(STRANGE["upper case"])
    check(ARABIC)
    assert tallystick.read(PLAIN, published_on="2024-03-07").reading == first


@pytest.mark.slow
def test_a_very_long_line_is_read() -> None:
    """8,000 characters without a line end are read like any other text."""
    text = (PLAIN + " ") * (8_000 // len(PLAIN))
    assert check(text).events

"""Colours of the page: every colour that carries words keeps the contrast that people with low vision need."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

CSS = files("tallystick.publish.templates").joinpath("page.css").read_text(encoding="utf-8")
LEAST = 4.5  # WCAG 2.2, success criterion 1.4.3, level AA, text of any size
GROUNDS = ("paper", "card", "what", "who", "when", "where", "harm", "other", "lit")
WORDS = ("ink", "link", "alarm", *(f"h{hue}" for hue in range(8)))


def themes() -> dict[str, dict[str, str]]:
    """The colours by name, light and dark."""
    light, dark = (
        dict(re.findall(r"--([\w-]+):(#[0-9a-f]{3,6})", b)) for b in re.findall(r":root\{(.*?)\}", CSS, re.S)[:2]
    )
    return {"light": light, "dark": {**light, **dark}}


def luminance(colour: str) -> float:
    """Relative luminance as WCAG defines it."""
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    channels = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(a: str, b: str) -> float:
    """Contrast ratio of two colours, 1 to 21."""
    dark, light = sorted((luminance(a), luminance(b)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("words", WORDS)
def test_words_stand_out_from_every_ground(theme: str, words: str) -> None:
    """Ink and each voice's colour can be read on the paper, on each tint of evidence and when lit."""
    colours = themes()[theme]
    assert {g: round(c, 1) for g in GROUNDS if (c := contrast(colours[words], colours[g])) < LEAST} == {}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_notices_and_quiet_words_can_be_read(theme: str) -> None:
    """The notice on its ground, and the quiet grey on paper and card."""
    colours = themes()[theme]
    assert contrast(colours["warn"], colours["warn-bg"]) >= LEAST
    assert min(contrast(colours["soft"], colours[ground]) for ground in ("paper", "card")) >= LEAST


def test_the_ratio_is_the_standard_one() -> None:
    """Black on white is 21 to 1."""
    assert round(contrast("#000000", "#ffffff"), 2) == 21.0

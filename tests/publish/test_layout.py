"""Lines of text for a terminal."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tallystick.publish.layout import columns

WORDS = st.lists(st.text("abcdefgh", min_size=1, max_size=9), min_size=1, max_size=30).map(" ".join)


@given(WORDS, WORDS)
def test_a_label_and_its_text_keep_within_the_width(label: str, text: str) -> None:
    """However long the label, as an origin of ten voices is: every word is there and no line is longer than asked."""
    lines = columns(label, text, indent=4, label_width=12, width=60)
    assert all(len(line) <= 60 for line in lines)
    assert " ".join(" ".join(lines).split()) == f"{label} {text}"


def test_a_short_label_stands_beside_its_text() -> None:
    """The text begins in its column; a label a little longer than its column pushes it where there is room."""
    assert columns("day", "3 March", indent=1, label_width=8, width=40) == [" day     3 March"]
    assert columns("certain, a party", "Marsh Council", indent=1, label_width=8, width=40) == [
        " certain, a party Marsh Council"
    ]

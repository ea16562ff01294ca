"""One reading, one line, for any text."""

from __future__ import annotations

import json
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from tests.publish.sample import READING

from tallystick.model.contract import reading_to_dict
from tallystick.model.document import Document
from tallystick.model.reading import Reading
from tallystick.publish.jsonl import json_line

ANY_TEXT = st.text(alphabet=st.characters(codec=None, categories=None))


def test_the_line_gives_back_the_reading() -> None:
    """Parsed again, the line is the contract's object."""
    assert json.loads(json_line(READING)) == reading_to_dict(READING)


def test_letters_of_any_script_stay_letters() -> None:
    """Arabic stays readable in the file instead of turning into escapes."""
    reading = replace(READING, document=Document(text="قصف"))
    assert "قصف" in json_line(reading)


@given(ANY_TEXT)
def test_any_text_is_one_line_of_utf8_with_its_length_kept(text: str) -> None:
    """Whatever the text, lone surrogates included: one line, encodable, and no offset moves."""
    line = json_line(Reading(id="r", reader="t", document=Document(text=text)))
    assert len(line.splitlines()) == 1
    back = json.loads(line.encode("utf-8"))["document"]["text"]
    assert len(back) == len(text)
    assert all(b == a or 0xD800 <= ord(a) <= 0xDFFF for a, b in zip(text, back, strict=True))

"""Identity of documents: the same report has the same id, any other has another."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.model.document import ID_LENGTH, Document, digest

REPORT = Document(text="Shells fell on the mill.", publisher="Meridian Wire", published_on=date(2024, 3, 15), url="u")


@pytest.mark.parametrize(
    "change", [{"text": "Shells fell."}, {"publisher": "Other"}, {"published_on": None}, {"url": None}], ids=str
)
def test_each_part_of_the_identity_changes_the_id(change: dict[str, str | None]) -> None:
    """Text, publisher, day and address make the id."""
    assert replace(REPORT, **change).id != REPORT.id  # type: ignore[arg-type]


@pytest.mark.parametrize("change", [{"title": "T"}, {"language": "en"}], ids=str)
def test_title_and_language_do_not_change_the_id(change: dict[str, str]) -> None:
    """A corrected headline or a better guess of the language is still the same document."""
    assert replace(REPORT, **change).id == REPORT.id  # type: ignore[arg-type]


def test_a_verbatim_copy_has_the_same_text_hash() -> None:
    """Another outlet's copy is another document with the same text hash."""
    copy = replace(REPORT, publisher="Other")
    assert copy.text_hash == REPORT.text_hash
    assert copy.id != REPORT.id


@given(st.lists(st.text(alphabet=st.characters(codec=None, categories=None)), max_size=4))
def test_a_digest_is_short_stable_and_takes_any_text(parts: list[str]) -> None:
    """Lone surrogates included; the same parts give the same id of a fixed length."""
    assert digest(*parts) == digest(*parts)
    assert len(digest(*parts)) == ID_LENGTH


def test_parts_cannot_run_into_each_other() -> None:
    """Where a part ends matters; a missing part counts as empty."""
    assert digest("ab", "c") != digest("a", "bc")
    assert digest("a", None) == digest("a", "")

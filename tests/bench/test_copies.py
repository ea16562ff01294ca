"""Pairs of texts are judged, and the scorer of copies is called."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench import copies

TEXT = "Two shells fell on the market of Kosti on Monday and killed nine people, a doctor at the town hospital said."


def written(folder: Path, labels: dict[str, str]) -> Path:
    """A corpus of one text against a copy of it and against another text."""
    texts = {"a": TEXT, "b": TEXT, "c": "Talks on the dam went on in the capital without any result, diplomats said."}
    documents = [json.dumps({"doc_id": name, "text": text}) for name, text in texts.items()]
    (folder / "copies_docs_dev.jsonl").write_text("\n".join(documents), encoding="utf-8")
    rest = {"label_by": "read", "same_publisher": False}
    pairs = [json.dumps({"a": "a", "b": b, "label": label, **rest}) for b, label in labels.items()]
    (folder / "copies_dev.jsonl").write_text("\n".join(pairs), encoding="utf-8")
    return folder / "copies_dev.jsonl"


def test_a_copy_is_found_and_another_text_is_not(measure: Path, tmp_path: Path) -> None:
    """All right: nobody to name."""
    found = copies.measured(written(tmp_path, {"b": "near_copy", "c": "independent"}))
    assert (found.figures["read_n"], found.figures["read_f"]) == (2, 1.0)
    assert found.worst("read_f") == []


def test_the_pair_that_is_wrong_is_named(measure: Path, tmp_path: Path) -> None:
    """Were the other text of the same origin, one of two would be missed."""
    found = copies.measured(written(tmp_path, {"b": "near_copy", "c": "same_origin"}))
    assert (found.figures["read_p"], found.figures["read_r"]) == (1.0, 0.5)
    assert found.worst("read_f") == ["a+c"]


def test_another_scorers_lines_are_refused() -> None:
    """A scorer that prints something else is not taken for figures."""
    with pytest.raises(SystemExit, match="printed no line 'read"):
        copies.figures("all well\n")

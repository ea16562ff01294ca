"""The description of the contract is true: its tables are made from the contract, its examples from a valid reading."""

from __future__ import annotations

from tests.publish.contract_doc import BLOCK, PAGE, filled

from tallystick.publish.schema import contract
from tallystick.resources.vocabularies import vocabulary_names


def test_the_page_is_up_to_date() -> None:
    """Made anew, the page does not change; else run ``python -m tests.publish.contract_doc``."""
    page = PAGE.read_text(encoding="utf-8")
    assert filled(page) == page


def test_the_page_leaves_nothing_out() -> None:
    """Every record and every vocabulary of the contract has its table."""
    blocks = {found[1] for found in BLOCK.finditer(PAGE.read_text(encoding="utf-8"))}
    assert {f"table {record}" for record in contract()["record"]} <= blocks
    named = {f"words {name}" for name in vocabulary_names()} - {"words who_one", "words type", "words acled"}
    assert named | {"types", "acled", "null"} <= blocks

"""Gaps from the record, as a user meets them."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

from click.testing import CliRunner

from doubles.strikes import DAY, record, strike
from tallystick.cli.gaps import gaps_command
from tallystick.ledger.store import Ledger
from tallystick.model.reading import Series


def test_gaps_of_a_record(tmp_path: Path) -> None:
    """The third raid where one is held, and a strike that only the party itself tells of."""
    path = str(tmp_path / "a.db")
    one = strike("The Ledger", "Qadmiya", DAY, 5, "the Sawan Monitor")
    event = replace(one.events[0], series=Series(ordinal=3, of="raid", span=one.events[0].trigger))
    own = strike("Harbour Post", "Marj Hanin", date(2021, 6, 9), 2, "Vell air force", actor="Vell air force")
    with Ledger.open(path, create=True) as ledger:
        record(ledger, replace(one, events=(event,)), own)
    done = CliRunner().invoke(gaps_command, ["--ledger", path, "--format", "json"])
    found = [json.loads(line) for line in done.output.splitlines()]
    assert [gap["kind"] for gap in found] == ["number-in-a-row", "declared-strike"], done.output
    assert (found[0]["stated"], found[0]["low"]) == (3, 1)
    text = CliRunner().invoke(gaps_command, ["--ledger", path]).output
    assert "The Ledger counts 3rd raid in Qadmiya by 2021-03-03; the record holds 1" in " ".join(text.split())
    assert "strikes that only the party itself tells of (1)" in text
    early = CliRunner().invoke(gaps_command, ["--ledger", path, "--as-of", "2021-03-01"])
    assert early.output == "no gaps\n"

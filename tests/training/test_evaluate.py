"""The measures that stand on the card of the shipped weights."""

from __future__ import annotations

import json
from pathlib import Path

from training.evaluate import into_card

from tallystick.reader.network import digest_of, shipped
from tallystick.reader.network.weights import CARD


def test_the_shipped_card_says_how_good_the_weights_are() -> None:
    """Trees, tags and names, each on a dev part."""
    card = json.loads((shipped() / CARD).read_text(encoding="utf-8"))
    assert {"ewt_las", "gum_las", "names_re3d_f", "names_geovirus_f"} <= card["measures"].keys()


def test_measures_change_nothing_else_on_a_card(tmp_path: Path) -> None:
    """The weights are known by their hashes, so their readings keep their ids."""
    card = json.loads((shipped() / CARD).read_text(encoding="utf-8"))
    (tmp_path / CARD).write_text(json.dumps(card), encoding="utf-8")
    into_card(tmp_path, {"ewt_las": 0.5})
    assert json.loads((tmp_path / CARD).read_text(encoding="utf-8")) == card | {"measures": {"ewt_las": 0.5}}
    assert digest_of(tmp_path) == digest_of(shipped())

"""What the measures of linking share."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from bench.figures import Counts
from bench.linking import _strength, scored

from tallystick.linker.build import Built
from tallystick.model.link import Cluster, Clustering, Link


def test_what_is_only_recalled_is_in_no_cluster() -> None:
    """A link may end at an account that is told as earlier history alone."""
    link = Link(a="a", b="b", verdict="may-be-same", score=2.0, base=0.0, reasons=(), against=None, method="airwars")
    told = Clustering(clusters=(Cluster(accounts=(("a",), ("b",))),))
    built = Built(links=(link, replace(link, b="recalled")), clustering=told)
    assert _strength(built) == {"a": 2.0}


def test_the_scorer_of_linking_is_called(measure: Path) -> None:
    """Gold abc, d; ours ab, cd: one pair of three right, two given. Nobody is misplaced where nothing is wrong."""
    gold = {"a": "x", "b": "x", "c": "x", "d": "y"}
    counts = Counts()
    shares = scored("arabic_pairs", {"a": 1, "b": 1, "c": 2, "d": 2}, gold, counts)
    assert counts.sums("arabic_pairs") == (1, 2, 3)
    assert shares["arabic_b3_2plus_r"] == round((2 / 3 + 2 / 3 + 1 / 3) / 3, 4)
    assert counts.worst("arabic_pairs_f") == counts.worst("arabic_b3_2plus_f") == ["c", "a", "b", "d"]
    right = Counts()
    assert scored("pairs", {"a": 1, "b": 1, "c": 1}, gold, right)["b3_2plus_f"] == 1.0
    assert right.figures()["pairs_f"] == 1.0 and right.worst("pairs_f") == []

"""What the measures of linking share."""

from __future__ import annotations

from dataclasses import replace

from bench.linking import _strength

from tallystick.linker.build import Built
from tallystick.model.link import Cluster, Clustering, Link


def test_what_is_only_recalled_is_in_no_cluster() -> None:
    """A link may end at an account that is told as earlier history alone."""
    link = Link(a="a", b="b", verdict="may-be-same", score=2.0, base=0.0, reasons=(), against=None, method="airwars")
    told = Clustering(clusters=(Cluster(accounts=(("a",), ("b",))),))
    built = Built(links=(link, replace(link, b="recalled")), clustering=told)
    assert _strength(built) == {"a": 2.0}

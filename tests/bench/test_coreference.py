"""Chains against chains: each measure on cases small enough to be worked out by hand."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
from bench.coreference import b_cubed, ceaf_e, conll, linked, most, muc
from hypothesis import given
from hypothesis import strategies as st


def chains(*words: str) -> dict[str, str]:
    """A partition: each word is a chain, its letters are the mentions."""
    return {letter: word for word in words for letter in word}


def test_muc_counts_the_links_that_hold() -> None:
    """Gold abcd needs three links; ab and cd hold two of them and have no other (Vilain and others 1995)."""
    assert muc(chains("ab", "cd"), chains("abcd")) == pytest.approx((1, 2 / 3, 0.8))
    assert muc(chains("abcd"), chains("ab", "cd")) == pytest.approx((2 / 3, 1, 0.8))
    assert muc(chains("a", "b"), chains("ab")) == (0, 0, 0)


def test_b_cubed_weighs_every_mention() -> None:
    """Gold abc, de; ours ab, cde: precision (1 + 1 + 1/3 + 2/3 + 2/3)/5, recall (2/3 + 2/3 + 1/3 + 1 + 1)/5."""
    p, r, f = b_cubed(chains("ab", "cde"), chains("abc", "de"))
    assert (p, r) == pytest.approx((11 / 15, 11 / 15)) and f == pytest.approx(11 / 15)


def test_ceaf_matches_chains_one_to_one() -> None:
    """Gold abc, de; ours ab, cde: abc-ab is 4/5 alike and de-cde 4/5, together 1.6 of two chains on either side."""
    assert ceaf_e(chains("ab", "cde"), chains("abc", "de")) == pytest.approx((0.8, 0.8, 0.8))
    assert ceaf_e(chains("abc"), chains("ab", "c")) == pytest.approx((0.8, 0.4, 8 / 15))


def test_mentions_of_one_side_alone_cost_recall_or_precision() -> None:
    """Gold ab; ours ac: no link, half of one mention of two, one chain half alike."""
    ours, gold = chains("ac"), chains("ab")
    assert muc(ours, gold) == (0, 0, 0)
    assert b_cubed(ours, gold) == pytest.approx((0.25, 0.25, 0.25))
    assert ceaf_e(ours, gold) == pytest.approx((0.5, 0.5, 0.5))


def test_the_mean_of_the_three_and_nothing_at_all() -> None:
    """The same chains are 1 by all; nothing against something is 0."""
    same = chains("ab", "cde")
    assert conll(same, same) == {"muc": 1, "b_cubed": 1, "ceaf_e": 1, "conll": 1}
    assert conll({}, same)["conll"] == conll(same, {})["conll"] == 0


def test_chains_of_one_can_be_left_out() -> None:
    """Only what is linked stays."""
    assert linked(chains("ab", "c")) == chains("ab")


@given(st.integers(1, 4), st.integers(0, 2), st.randoms(use_true_random=False))
def test_no_matching_wins_more(few: int, more: int, random: object) -> None:
    """Against every way there is."""
    table = np.array([[random.random() for _ in range(few + more)] for _ in range(few)])  # type: ignore[attr-defined]
    best = max(sum(table[i, j] for i, j in enumerate(way)) for way in permutations(range(few + more), few))
    found = most(table)
    assert sum(table[pair] for pair in found) == pytest.approx(best)
    assert len({i for i, _ in found}) == len({j for _, j in found}) == few

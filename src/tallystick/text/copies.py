"""Near-copies: how much of the shorter text stands word for word in the longer one.

Runs of five words are compared as sets of hashes. Capitals, marks, numbers, single letters, web addresses and Arabic
vowel signs do not count, nor do lines of fewer than five words: headlines, bylines and furniture of the page. The share
of the shorter text's runs that the longer one has (containment) is the same whether a headline was put before the
longer text or its end was cut off. All runs of a text are kept, so that no sample errs.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

RUN = 5
"""Words in a run: shorter ones are shared by chance, longer ones break at every edited word."""
COPIED_SHARE = 0.12
"""From here on one text is a copy, in whole or part (chosen on copies_dev)."""
_DROPPED = re.compile(r"https?://\S+|www\.\S+|[\u064b-\u0652\u0640]|[#@]")
_WORD = re.compile(r"[^\W\d_]{2,}")
_ALEFS = str.maketrans("أإآ", "ااا")


@dataclass(frozen=True, slots=True)
class Wording:
    """The hashes of a text's runs of words; empty for a text shorter than one run."""

    runs: frozenset[int]

    def shared(self, other: Wording) -> int:
        """How many runs both texts have."""
        return len(self.runs & other.runs)

    def contained(self, other: Wording) -> float:
        """The share of the shorter text's runs that the other one has: 0 where one has none."""
        shorter = min(len(self.runs), len(other.runs))
        return self.shared(other) / shorter if shorter else 0.0


def wording(text: str) -> Wording:
    """The runs of a text."""
    plain = _DROPPED.sub("", text).translate(_ALEFS).lower()
    words = [word for line in plain.split("\n") if len(line.split()) >= RUN for word in _WORD.findall(line)]
    return Wording(frozenset(_hashed(" ".join(words[i : i + RUN])) for i in range(len(words) - RUN + 1)))


@lru_cache(maxsize=1 << 16)
def _hashed(run: str) -> int:
    return int.from_bytes(blake2b(run.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


def is_copy(a: Wording, b: Wording) -> bool:
    """Whether one text was taken, whole or in part, from the other or both from a third."""
    return a.contained(b) >= COPIED_SHARE


def copies(texts: Mapping[str, Wording]) -> Iterator[tuple[str, str, float]]:
    """Every pair of texts of which one is a copy, with the share copied; ids in order, pairs in order.

    Only texts that share a run are compared, so the cost grows with the runs and the copies found.
    """
    holders: dict[int, list[str]] = defaultdict(list)
    for name in sorted(texts):
        meetings = Counter(other for run in texts[name].runs for other in holders[run])
        for other in sorted(meetings):
            if is_copy(texts[other], texts[name]):
                yield other, name, texts[other].contained(texts[name])
        for run in texts[name].runs:
            holders[run].append(name)

"""How the program ends."""

from __future__ import annotations

OK = 0
SOME_SKIPPED = 1
NOTHING = 2
INTERRUPTED = 130

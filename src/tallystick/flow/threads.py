"""One thread a process: reports are what is spread over the cores, and numpy's own threads would fight over them."""

from __future__ import annotations

import os

THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")


def one_thread() -> None:
    """Ask numpy for one thread, unless the user asked for another number; to be called before numpy is loaded."""
    for name in THREADS:
        os.environ.setdefault(name, "1")

"""Which word pieces ship, and their embeddings: pruned, quantised once, then frozen for ever."""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from pathlib import Path

import numpy as np
import numpy.typing as npt

from tallystick.reader.network.pieces import CLOSE, OPEN, PADDING, UNKNOWN, Pieces
from training.corpora import every_text, plain

SIZE = 19_000
"""Pieces kept of 30,522: what leaves room for the heads within 20 MiB. They cover 99.5 % of running ones."""
SCRIPTS = ("LATIN", "CYRILLIC", "ARABIC", "GREEK", "HEBREW", "DIGIT")
"""Scripts whose letters are all kept: those conflict reporting is written in or quotes."""


def is_letter_piece(piece: str) -> bool:
    """Whether a piece is one letter, digit or mark, alone or inside a word: with these no word is unknown."""
    letter = piece.removeprefix("##")
    return len(letter) == 1 and (not letter.isalpha() or unicodedata.name(letter, "").startswith(SCRIPTS))


def choose(vocabulary: list[str]) -> list[str]:
    """The pieces to keep, in the order of the base vocabulary."""
    pieces = Pieces(vocabulary)
    seen: Counter[int] = Counter()
    for text in every_text():
        document = plain("", text)
        for word in document.words:
            seen.update(pieces.of_word(word.of(text)))
    keep = {vocabulary.index(p) for p in (PADDING, UNKNOWN, OPEN, CLOSE)} | {
        i for i, p in enumerate(vocabulary) if is_letter_piece(p)
    }
    for number, _ in sorted(seen.items(), key=lambda item: (-item[1], item[0])):
        if len(keep) >= SIZE:
            break
        keep.add(number)
    total = sum(seen.values())
    print(
        json.dumps(
            {"kept": len(keep), "seen": len(seen), "covered": sum(c for n, c in seen.items() if n in keep) / total}
        )
    )
    return [vocabulary[i] for i in sorted(keep)]


def quantise_rows(table: npt.NDArray[np.float32]) -> tuple[npt.NDArray[np.int8], npt.NDArray[np.float16]]:
    """int8 rows with one scale each, symmetric."""
    scale = (np.abs(table).max(axis=1) / 127).astype(np.float16)
    scale[scale == 0] = np.float16(1e-4)
    return np.clip(np.round(table / scale[:, None].astype(np.float32)), -127, 127).astype(np.int8), scale


def write(vocabulary_file: Path, table: npt.NDArray[np.float32], out: Path) -> None:
    """Write ``vocabulary.txt`` and ``embeddings.npz`` into ``out``."""
    base = vocabulary_file.read_text(encoding="utf-8").splitlines()
    kept = choose(base)
    place = {piece: i for i, piece in enumerate(base)}
    codes, scale = quantise_rows(table[[place[p] for p in kept]])
    out.mkdir(parents=True, exist_ok=True)
    (out / "vocabulary.txt").write_text("\n".join(kept) + "\n", encoding="utf-8")
    np.savez(out / "embeddings.npz", codes=codes, scale=scale)

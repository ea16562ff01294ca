"""The gazetteer's file: sorted, block-compressed, read in place.

A look-up must not load 200,000 places: the file holds places and keys in zlib blocks of a few hundred, and two small
tables say where each block begins. Opening reads the header and the tables; a look-up unpacks one block of keys and one
of places (about 0.3 ms). A SQLite file of the same rows is four times as large, and would have to lie unpacked.

Layout: magic, u32 header length, header (JSON: counts, table lengths, sha256 of the blocks, the maker's note), tables
(zlib), blocks.
Each posting of a key is ``place number * 4 + tier``; tiers are MAIN, ALTERNATE and SHORTENED.
"""

from __future__ import annotations

import hashlib
import json
import mmap
import struct
import zlib
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from tallystick.model.geo import GazetteerEntry

MAGIC = b"TSGAZ002"
PLACES_PER_BLOCK = 128
KEYS_PER_BLOCK = 96
MAIN, ALTERNATE, SHORTENED = 0, 1, 2
SKELETON_MARK, SPELLING_MARK = "\x01", "\x02"
"""Keys of skeletons and spellings live in the same table behind these signs, so they never mix with names."""

Posting = tuple[int, int]
"""Place number and tier."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """Where blocks begin: the first key of each key block and the byte offsets of all blocks (one more than blocks)."""

    first_keys: tuple[str, ...]
    key_offsets: tuple[int, ...]
    place_offsets: tuple[int, ...]


def _columns(parts: Sequence[bytes]) -> bytes:
    return zlib.compress(b"".join(struct.pack("<I", len(p)) + p for p in parts), 9)


def _split(block: bytes) -> list[bytes]:
    raw, parts, at = zlib.decompress(block), [], 0
    while at < len(raw):
        (size,) = struct.unpack_from("<I", raw, at)
        parts.append(raw[at + 4 : at + 4 + size])
        at += 4 + size
    return parts


def pack_places(entries: Sequence[GazetteerEntry]) -> bytes:
    """One block of places, column by column (like beside like packs best); degrees are kept to 1e-4 (11 m)."""
    count = len(entries)
    texts = [
        "\n".join(e.name for e in entries),
        "\n".join(e.country or "" for e in entries),
        "\n".join(e.kind for e in entries),
        "\n".join(e.admin1 for e in entries),
        "\n".join(e.source for e in entries),
        " ".join(str(e.population) for e in entries),
        " ".join(f"{e.radius_km:g}" for e in entries),
    ]
    numbers = [
        struct.pack(f"<{count}I", *(e.geonameid or 0 for e in entries)),
        struct.pack(f"<{count}i", *(round(e.lat * 1e4) for e in entries)),
        struct.pack(f"<{count}i", *(round(e.lon * 1e4) for e in entries)),
    ]
    return _columns([t.encode() for t in texts] + numbers)


Row = tuple[str, str, str, str, str, str, str, int, int, int]
"""One place as the file has it; made a GazetteerEntry only when asked for (a block holds 128, a look-up wants one)."""


def unpack_places(block: bytes) -> list[Row]:
    """The rows of one block."""
    names, countries, kinds, admins, sources, people, radii, ids, lats, lons = _split(block)
    count = len(ids) // 4
    rows = zip(
        names.decode().split("\n"),
        countries.decode().split("\n"),
        kinds.decode().split("\n"),
        admins.decode().split("\n"),
        sources.decode().split("\n"),
        people.split(),
        radii.split(),
        struct.unpack(f"<{count}I", ids),
        struct.unpack(f"<{count}i", lats),
        struct.unpack(f"<{count}i", lons),
        strict=True,
    )
    return list(rows)


def as_entry(row: Row) -> GazetteerEntry:
    """The place a row stands for."""
    name, country, kind, admin1, source, population, radius, geonameid, lat, lon = row
    return GazetteerEntry(
        geonameid=geonameid or None,
        name=name,
        country=country or None,
        lat=lat / 1e4,
        lon=lon / 1e4,
        population=int(population),
        kind=kind,
        admin1=admin1,
        radius_km=float(radius),
        source=source or "GeoNames",
    )


def pack_keys(rows: Sequence[tuple[str, Sequence[int]]]) -> bytes:
    """One block of sorted keys: each keeps only what differs from the key before it."""
    lines, counts, postings, last = [], bytearray(), bytearray(), ""
    for word, posts in rows:
        shared = 0
        while shared < min(len(word), len(last), 90) and word[shared] == last[shared]:
            shared += 1
        lines.append(chr(32 + shared) + word[shared:])
        counts.append(len(posts))
        for post in posts:
            postings += post.to_bytes(3, "little")
        last = word
    return _columns(["\n".join(lines).encode(), bytes(counts), bytes(postings)])


def unpack_keys(block: bytes) -> dict[str, bytes]:
    """The keys of one block with their packed postings, three bytes each; most are never asked for."""
    text, counts, postings = _split(block)
    found, last, at = {}, "", 0
    for line, count in zip(text.decode().split("\n"), counts, strict=True):
        last = last[: ord(line[0]) - 32] + line[1:]
        found[last] = postings[at : at + 3 * count]
        at += 3 * count
    return found


def unpack_postings(packed: bytes) -> tuple[Posting, ...]:
    """Place numbers and tiers of one key."""
    numbers = (int.from_bytes(packed[i : i + 3], "little") for i in range(0, len(packed), 3))
    return tuple((n >> 2, n & 3) for n in numbers)


def _offsets(blocks: Iterable[bytes], start: int = 0) -> list[int]:
    offsets = [start]
    for block in blocks:
        offsets.append(offsets[-1] + len(block))
    return offsets


def write(path: Path, entries: Sequence[GazetteerEntry], keys: Sequence[tuple[str, Sequence[int]]], note: str) -> None:
    """Write the file. ``keys`` are sorted, their postings ``number * 4 + tier``; ``note`` goes in the header."""
    places = [pack_places(entries[i : i + PLACES_PER_BLOCK]) for i in range(0, len(entries), PLACES_PER_BLOCK)]
    words = [pack_keys(keys[i : i + KEYS_PER_BLOCK]) for i in range(0, len(keys), KEYS_PER_BLOCK)]
    firsts = [keys[i][0] for i in range(0, len(keys), KEYS_PER_BLOCK)]
    place_offsets = _offsets(places)
    key_offsets = _offsets(words, place_offsets[-1])
    tables = _columns(
        [
            "\n".join(firsts).encode(),
            struct.pack(f"<{len(key_offsets)}I", *key_offsets),
            struct.pack(f"<{len(place_offsets)}I", *place_offsets),
        ]
    )
    digest = hashlib.sha256(b"".join([*places, *words])).hexdigest()
    facts = {"places": len(entries), "keys": len(keys), "tables": len(tables), "sha256": digest, "note": note}
    header = json.dumps(facts).encode()
    path.write_bytes(b"".join([MAGIC, struct.pack("<I", len(header)), header, tables, *places, *words]))


class Store:
    """An open gazetteer file. Not thread-bound: it only reads."""

    def __init__(self, path: Path) -> None:
        """ValueError when the file is not one that ``write`` made."""
        with path.open("rb") as file:
            try:
                self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            except ValueError as error:  # an empty file cannot be mapped
                raise ValueError(f"{path}: not a gazetteer file") from error
        if self._map[:8] != MAGIC:
            raise ValueError(f"{path}: not a gazetteer file")
        (size,) = struct.unpack_from("<I", self._map, 8)
        self.header: dict[str, Any] = json.loads(self._map[12 : 12 + size])
        begin = 12 + size
        self._base = begin + self.header["tables"]
        self._tables = self._read_tables(self._map[begin : self._base])
        # Reports ask the same blocks again and again; these are some 10 MB at most.
        self._places = lru_cache(maxsize=128)(self._place_block)
        self._keys = lru_cache(maxsize=512)(self._key_block)

    @staticmethod
    def _read_tables(raw: bytes) -> Tables:
        firsts, keys, places = _split(raw)
        return Tables(
            first_keys=tuple(firsts.decode().split("\n")),
            key_offsets=struct.unpack(f"<{len(keys) // 4}I", keys),
            place_offsets=struct.unpack(f"<{len(places) // 4}I", places),
        )

    def _place_block(self, number: int) -> list[Row]:
        start, end = self._tables.place_offsets[number : number + 2]
        return unpack_places(self._map[self._base + start : self._base + end])

    def _key_block(self, number: int) -> dict[str, bytes]:
        start, end = self._tables.key_offsets[number : number + 2]
        return unpack_keys(self._map[self._base + start : self._base + end])

    def postings(self, word: str) -> tuple[Posting, ...]:
        """The places of one key with their tiers; empty when none."""
        number = bisect_right(self._tables.first_keys, word) - 1
        return unpack_postings(self._keys(number).get(word, b"")) if number >= 0 else ()

    def place(self, number: int) -> GazetteerEntry:
        """The place of that number (IndexError beyond the last)."""
        if not 0 <= number < self.header["places"]:
            raise IndexError(number)
        return as_entry(self._places(number // PLACES_PER_BLOCK)[number % PLACES_PER_BLOCK])

    def __len__(self) -> int:
        return int(self.header["places"])

"""A byte stream whose beginning can be looked at before it is read."""

from __future__ import annotations

import io
from typing import BinaryIO

from tallystick.archive.kinds import HEAD_BYTES


class _Joined(io.RawIOBase):
    """Some bytes already taken from a stream, then the rest of it."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = head
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        data = self._head[: len(buffer)] or self._rest.read(len(buffer))
        self._head = self._head[len(data) :]
        buffer[: len(data)] = data
        return len(data)


def with_head(stream: BinaryIO) -> tuple[bytes, BinaryIO]:
    """The first ``HEAD_BYTES`` bytes, and a stream that gives them and all that follows; works on pipes."""
    head = stream.read(HEAD_BYTES)
    return head, joined(head, stream)


def joined(head: bytes, rest: BinaryIO) -> BinaryIO:
    """A stream of ``head`` followed by ``rest``."""
    return io.BufferedReader(_Joined(head, rest))

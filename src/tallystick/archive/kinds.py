"""What a file is, by its name and by how its bytes begin."""

from __future__ import annotations

import codecs
from functools import cache
from pathlib import PurePath

from tallystick.archive.check import UnreadableError
from tallystick.archive.report import visible
from tallystick.resources.tables import read_table

HEAD_BYTES = 4096
# Control bytes other than tab, line feed, form feed, return and escape. A text may hold a stray one; in the binary
# files of a desktop (images, programs, databases) they are 10-40 % of the first 4 KB, in texts of wires below 0.1 %.
MAX_CONTROL_SHARE = 0.03
CONTROL = bytes(set(range(32)) - {9, 10, 12, 13, 27} | {127})
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


@cache
def _suffixes() -> dict[str, tuple[str, str]]:
    return {row["suffix"]: (row["kind"], row["name"]) for row in read_table("file_kinds")}


def kind_by_name(path: str) -> str:
    """``text``, ``json`` or ``lines`` by the file's ending; a file without one counts as text.

    Raises:
        UnreadableError: the ending is that of a file that is not read.
    """
    suffix = PurePath(path).suffix.lower()
    if suffix and suffix not in _suffixes():
        raise UnreadableError(f"files ending in {visible(suffix, 20)} are not read; text goes in a .txt")
    kind, name = _suffixes().get(suffix, ("text", ""))
    if kind == "refused":
        raise UnreadableError(refusal(name))
    return kind


def refusal(name: str) -> str:
    """The message for a kind of file that is not read."""
    return f"{name} is not read yet; give the text"


def byte_order_mark(head: bytes) -> tuple[int, str] | None:
    """Length of the byte-order mark and the encoding it tells, if there is one."""
    return next(((len(mark), name) for mark, name in MARKS if head.startswith(mark)), None)


def refuse_foreign(head: bytes, encoding: str | None) -> None:
    """Raises UnreadableError when the bytes begin as those of a file that is not text, whatever its name says."""
    mark = byte_order_mark(head)
    plain = head[mark[0] :].replace(b"\0", b"") if mark else head
    start = plain.lstrip().lower()
    for row in read_table("file_signatures"):
        signature = bytes.fromhex(row["hex"])
        if start.startswith(signature.lower()) if row["blank"] == "yes" else plain.startswith(signature):
            raise UnreadableError(refusal(row["name"]))
    if mark is None and encoding is None and head:
        _refuse_binary(head)


def _refuse_binary(head: bytes) -> None:
    if sum(head.count(byte) for byte in CONTROL) <= MAX_CONTROL_SHARE * len(head):
        return
    for parity, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        if head[parity::2].count(0) > 0.4 * len(head) / 2 and head[1 - parity :: 2].count(0) == 0:
            raise UnreadableError(f"looks like UTF-16 without a byte-order mark; give --encoding {name}")
    raise UnreadableError("a binary file, not text")

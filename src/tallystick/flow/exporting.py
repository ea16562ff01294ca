"""An export from the record: its files whole or not at all, and a row on the record that says it was made."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

from tallystick.flow.dossiers import dossiers
from tallystick.flow.methods import chosen
from tallystick.flow.sinks import part_of
from tallystick.ledger.packing import group
from tallystick.ledger.seal import Row, content
from tallystick.ledger.store import Head, Ledger
from tallystick.model.document import digest
from tallystick.publish.exports import forms
from tallystick.publish.exports.gather import Gathered, gather
from tallystick.publish.exports.terms import Terms

KIND = "export"
PRIVATE, OPEN = 0o600, 0o666


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is to be exported: the form, where to, for whom, and as of when.

    ``known`` = also what the record knew is taken as of that day; without it the day is only written down.
    """

    form: str
    out: Path
    as_of: date
    known: bool = False
    method: str | None = None
    tier: str
    proposed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """What was written, and the head of the record that tells of it."""

    files: tuple[Path, ...]
    gathered: Gathered
    head: Head | None


def export(ledger: Ledger, order: Order) -> Exported:
    """Writes an export and notes it on the record.

    Raises:
        MissingExtraError: the form needs what is not installed.
        RefusedError: there is no such rulebook.
        OSError: the place cannot be written; then nothing is there, and nothing was noted.
    """
    forms.require(order.form)
    method = chosen(ledger, order.method or forms.FORMS[order.form].method)
    terms = Terms(as_of=order.as_of, method=method, tier=order.tier, proposed=order.proposed)
    seen = ledger.head()
    found = dossiers(ledger, method=method, as_of=order.as_of if order.known else None)
    gathered = forms.fitting(order.form, gather(found, terms))
    folder, name = _place(order)
    made = {folder / file: held for file, held in forms.files_of(order.form, gathered, name).items()}
    with placed(made, private=not terms.public):
        head = note(ledger, payload(order.form, gathered, made, seen))
    return Exported(files=tuple(made), gathered=gathered, head=head)


def _place(order: Order) -> tuple[Path, str]:
    """The folder and the name of the main file; in a folder that is there already it is called by its form."""
    out = order.out
    folder, wanted = (out, f"tallystick-{order.form}") if out.is_dir() else (out.parent, out.name)
    return folder, forms.file_name(order.form, wanted, proposed=order.proposed)


@contextmanager
def placed(files: Mapping[Path, bytes], *, private: bool) -> Iterator[None]:
    """Files beside their places, put there when what is done meanwhile went well; else they are taken away.

    Private ones only their owner may read, as the ledger itself.
    """
    parts = {path: part_of(path) for path in files}
    try:
        for path, held in files.items():
            parts[path].unlink(missing_ok=True)
            parts[path].touch(PRIVATE if private else OPEN)
            parts[path].write_bytes(held)
        yield
        for path in reversed(list(files)):  # what stands beside the main file is there before it
            os.replace(parts[path], path)
    finally:
        for part in parts.values():
            part.unlink(missing_ok=True)


def payload(form: str, gathered: Gathered, files: Mapping[Path, bytes], seen: Head | None) -> dict[str, object]:
    """What the record keeps of an export; the hashes tell later whether a file is the one that was made."""
    terms = gathered.terms
    return {
        "format": form,
        "tier": terms.tier,
        "as_of": terms.as_of.isoformat(),
        "include_proposed": terms.proposed,
        "method": terms.method.name,
        "version": terms.method.version,
        "incidents": len(gathered.entries),
        "left_out": dict(gathered.left_out),
        "files": {path.name: sha256(held).hexdigest() for path, held in files.items()},
        "head": str(seen) if seen else None,
    }


def note(ledger: Ledger, said: Mapping[str, object]) -> Head | None:
    """Puts an export on the record."""
    words = content(said)
    key = "x-" + digest(words, ledger.now().isoformat())
    receipt = ledger.append(KIND, [group([Row(KIND, key, "", words)])])
    return receipt.head if receipt else ledger.head()

"""Which rulebook is in force on a record, and putting another one in force."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

from tallystick.ledger import reads
from tallystick.ledger.errors import RefusedError
from tallystick.ledger.packing import group
from tallystick.ledger.seal import Row, content
from tallystick.ledger.store import Ledger
from tallystick.model.document import digest
from tallystick.model.method import Method
from tallystick.resources.methods.load import MethodError, load_method, method_from, methods


def in_force(ledger: Ledger) -> Method:
    """The rulebook last put in force on a record; the default where none was."""
    held = reads.last_of(ledger, "method")
    if held is None:
        return load_method()
    said = json.loads(held)
    if said.get("text") is None:
        return load_method(said["name"])
    return method_from(tomllib.loads(said["text"]), said["name"])


def chosen(ledger: Ledger, name: str | None) -> Method:
    """A rulebook by name or file, the one in force without a name.

    Raises:
        RefusedError: there is no such rulebook, or it breaks a rule for rulebooks.
    """
    if name is None:
        return in_force(ledger)
    try:
        return load_method(name)
    except MethodError as error:
        raise RefusedError(str(error)) from None


def put_in_force(ledger: Ledger, name: str, by: str) -> Method:
    """Notes that a rulebook is in force from now on; a user's own is kept with its text, so that it can be read again.

    Raises:
        RefusedError: there is no such rulebook, or it breaks a rule for rulebooks.
    """
    method = chosen(ledger, name)
    text = None if name in methods() else Path(name).read_text(encoding="utf-8")
    said = content(
        {"name": name if text is None else Path(name).name, "version": method.version, "text": text, "by": by}
    )
    key = f"{method.name} {digest(said, ledger.now().isoformat())}"
    ledger.append("method", [group([Row("method", key, "", said)])])
    return method

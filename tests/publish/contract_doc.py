"""Fills the generated blocks of docs/contract.md: ``python -m tests.publish.contract_doc`` (with src on the path).

A block is what stands between ``<!-- generated: WHAT -->`` and ``<!-- end -->``. WHAT is one of: ``table RECORD``,
``words VOCABULARY``, ``types``, ``acled``, ``json PATH`` (a piece of the sample's JSON, a dot between steps), ``text``,
``cards``, ``null``.
"""

from __future__ import annotations

import json
import re
from functools import reduce
from pathlib import Path
from typing import Any

from tests.publish.sample import READING, TEXT

from tallystick.publish.cards import card_text
from tallystick.publish.jsonl import json_line
from tallystick.publish.schema import contract, is_promised, may_be_null
from tallystick.resources.vocabularies import acled_type, modes, vocabulary, words

PAGE = Path(__file__).parents[2] / "docs" / "contract.md"
BLOCK = re.compile(r"<!-- generated: ([^>]+?) -->\n.*?<!-- end -->", re.S)
KINDS = {
    "text": "text", "any-text": "text", "texts": "list of text", "id": "id", "int": "whole number", "number": "number",
    "chance": "number",
    "lat": "number", "lon": "number", "bool": "true or false", "date": "date", "country": "code", "notice": "text",
    "span": "span", "spans": "list of spans",
}  # fmt: skip


def filled(page: str) -> str:
    """The page with every generated block made anew."""
    return BLOCK.sub(lambda found: f"<!-- generated: {found[1]} -->\n{block(found[1])}\n<!-- end -->", page)


def block(what: str) -> str:
    """One generated block."""
    kind, _, name = what.partition(" ")
    makers = {"table": table, "words": word_table, "json": json_piece}
    if kind in makers:
        return makers[kind](name)
    return {"types": types, "acled": acled, "text": lambda: fenced(TEXT), "cards": cards, "null": null_sentence}[kind]()


def table(record: str) -> str:
    """The keys of a record with what they hold."""
    rows = [
        f"| `{key}`{'' if is_promised(record, key) else ' (added)'} | {_kind(kind.rstrip('?'))}"
        f"{' or null' if may_be_null(record, key) else ''} | {meaning} |"
        for key, (kind, meaning) in contract()["record"][record].items()
    ]
    return "\n".join(["| key | holds | meaning |", "|---|---|---|", *rows])


def _kind(kind: str) -> str:
    head, _, name = kind.partition(":")
    if head == "word":
        return f"word of [{name}](#{name})"
    if head in ("ref", "refs"):
        named = {"any": "event, entity or relation", "harm": "harm row"}.get(name, name.removesuffix("s"))
        named = "entity" if name == "entities" else named
        return f"id of {'an' if named[0] in 'aeiou' else 'a'} {named}" if head == "ref" else f"list of {named} ids"
    return KINDS.get(kind) or (f"list of [{name}](#{name})" if head == "list" else f"[{kind}](#{kind})")


def word_table(name: str) -> str:
    """The words of a vocabulary with how a person says them."""
    return "\n".join(["| word | said as |", "|---|---|", *(f"| `{w}` | {s} |" for w, s in vocabulary(name).items())])


def types() -> str:
    """PLOVER types with their modes."""
    rows = (f"| `{t}` | {s} | {' '.join(f'`{mode}`' for mode in modes(t))} |" for t, s in vocabulary("type").items())
    return "\n".join(["| type | said as | modes |", "|---|---|---|", *rows])


def acled() -> str:
    """ACLED sub-event types with their event type."""
    rows = (f"| {word} | {acled_type(word)} |" for word in words("acled"))
    return "\n".join(["| sub-event type | event type |", "|---|---|", *rows])


def json_piece(path: str) -> str:
    """A piece of the sample's JSON."""
    row: Any = json.loads(json_line(READING, explain="why" in path))
    piece = reduce(lambda value, step: value[int(step) if step.isdigit() else step], path.split("."), row)
    text = json.dumps(piece, ensure_ascii=False, indent=1)
    # Pairs on one line: a span is one thing to a reader.
    return fenced(re.sub(r"\[\s+(\d+),\s+(\d+)\s+\]", r"[\1, \2]", text), "json")


def cards() -> str:
    """The sample as the terminal shows it."""
    return fenced(card_text(READING, width=100))


def null_sentence() -> str:
    """Every key that may be null by its name, and the exceptions."""
    names = ", ".join(f"`{key}`" for key in contract()["may_be_null"])
    never = ", ".join(f"`{key}`" for key in contract()["never_null"])
    return f"May be null: {names}.\n\nNever null all the same: {never}."


def fenced(text: str, language: str = "text") -> str:
    """A block of code."""
    return f"```{language}\n{text.rstrip()}\n```"


if __name__ == "__main__":
    PAGE.write_text(filled(PAGE.read_text(encoding="utf-8")), encoding="utf-8")

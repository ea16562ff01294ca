"""Our annotated reports: mark-up compiles to the words it marks, mistakes are named, the collection keeps its rules."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from training import markup

GOOD = """=== one-001
conflict: Nowhere | published: 2024-03-05 | publisher: Harbour Wire | kind: wire
{A1.t|{P1 E1.actor|The army} {E1|shelled} {F1 E1.target|a market} in {L1 E1.place|Kosti}, killing {H1|at least nine people, {H2|three of them children}}}, {A1.s P2|the clinic} {A1.c|said}.
---
A1 voice="the clinic" stance=states
P1 name="Armed Forces" kind=party country=SDN sector=MIL
P2 name="the clinic" kind=party sector=MED
L1 name=Kosti country=SDN precision=town
E1 type=assault mode=heavy-weapons fact=happened scope=single when=2024-03-04
H1 E1 unspecified killed at-least 9
H2 E1 children killed exact 3 of=H1
"""  # noqa: E501 - one passage, as it is written


def compiled(text: str, folder: Path) -> list[markup.Row]:
    """The rows of one file."""
    file = folder / "one.txt"
    file.write_text(text, encoding="utf-8")
    return markup.load([file])


def test_marks_become_spans_of_the_plain_text(tmp_path: Path) -> None:
    """The text loses its marks; each span quotes the words that were marked; who carries what follows the contents."""
    (row,) = compiled(GOOD, tmp_path)
    assert row["text"].startswith("The army shelled a market in Kosti, killing at least nine people, three of them")
    (event,) = row["events"]
    assert [event["trigger"]["q"], event["actors"][0]["span"]["q"], event["where"]["name"]] == [
        "shelled",
        "The army",
        "Kosti",
    ]
    assert [(h["span"]["q"], h["low"], h["high"], h["subset_of"]) for h in event["harm"]] == [
        ("at least nine people, three of them children", 9, None, None),
        ("three of them children", 3, 3, "H1"),
    ]
    assert event["according_to"] == ["A1"] and event["when"]["from"] == "2024-03-04"
    quotes = [q for a in row["attributions"] for role in ("source", "cue", "content") for q in a[role]]
    assert all(row["text"][q["s"] : q["e"]] == q["q"] for q in quotes)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("{A1.c|said}", "{A1.c|said", "never closed"),
        ("{A1.c|said}", "said}", "closes nothing"),
        ("{A1.c|said}", "said", "A1.c"),
        ("mode=heavy-weapons", "mode=catapult", "mode=catapult"),
        ("killed at-least 9", "killed at-least", "needs a number"),
        ("of=H1", "of=H7", "H7"),
        ("kind=party sector=MED", "kind=crowd", "kind=crowd"),
        ("published: 2024-03-05", "published: soon", "YYYY-MM-DD"),
        ("{L1 E1.place|Kosti}", "{L2 E1.place|Kosti}", "no record L2"),
    ],
)
def test_a_mistake_is_named_with_its_passage(old: str, new: str, says: str, tmp_path: Path) -> None:
    """One line that names file, passage and what is wrong."""
    file = tmp_path / "one.txt"
    file.write_text(GOOD.replace(old, new), encoding="utf-8")
    found = markup.check([file])
    assert found and all(line.startswith("one.txt: one-001: ") for line in found)
    assert any(says in line for line in found)


@pytest.mark.parametrize(
    ("quantifier", "number", "ends"),
    [
        ("exact", "4", (4, 4)),
        ("at-least", "4", (4, None)),
        ("more-than", "4", (4, None)),
        ("up-to", "4", (None, 4)),
        ("nearly", "4", (None, 4)),
        ("about", "4", (4, 4)),
        ("between", "4-6", (4, 6)),
        ("several", None, (2, None)),
        ("plural", None, (2, None)),
        ("dozens", None, (None, None)),
        ("none", None, (0, 0)),
    ],
)
def test_literal_ends_are_the_contracts(
    quantifier: str, number: str | None, ends: tuple[int | None, int | None]
) -> None:
    """What the words say and no more."""
    assert markup.literal(quantifier, number) == ends


def test_the_collection_is_well_formed_and_varied() -> None:
    """At least 600 passages without a mistake; no conflict above 15 %; a tenth held out; every kind of harm occurs."""
    files = sorted(markup.FOLDER.glob("*.txt"))
    assert markup.check(files) == []
    rows = markup.load()
    assert len(rows) >= 600
    conflicts = Counter(r["conflict"] for r in rows)
    assert {c: n for c, n in conflicts.items() if n > 0.15 * len(rows)} == {}
    parties = Counter(name for r in rows for name in {e["name"] for e in r["entities"] if e["kind"] == "party"})
    assert {p: n for p, n in parties.items() if n > 0.15 * len(rows)} == {}
    assert 0.08 * len(rows) < len(markup.held_out(r["id"] for r in rows)) < 0.12 * len(rows)
    outcomes = {h["outcome"] for r in rows for e in r["events"] for h in e["harm"]}
    assert outcomes >= {"killed", "injured", "missing", "captured", "displaced", "unspecified-loss"}
    assert {a["stance"] for r in rows for a in r["attributions"]} >= {"states", "alleges", "denies", "confirms"}
    assert sum(not any(e["type"] == "assault" for e in r["events"]) for r in rows) >= 60
    assert not any(re.search(r"[{}]", r["text"]) for r in rows)

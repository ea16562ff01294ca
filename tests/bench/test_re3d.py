"""re3d counts what it says it counts."""

from __future__ import annotations

from typing import Any

from bench.figures import Counts

from bench import re3d

TEXT = "The Red Army and Anna met at a base in Norville with rifles and a truck."


def marked(words: str, kind: str, conf: float = 1.0) -> dict[str, Any]:
    """An annotation of the corpus."""
    start = TEXT.index(words)
    return {"s": start, "e": start + len(words), "type": kind, "conf": conf}


def name(words: str, kind: str) -> re3d.Name:
    """A name of ours."""
    start = TEXT.index(words)
    return start, start + len(words), kind


def figures(found: list[re3d.Name], *annotated: dict[str, Any]) -> dict[str, float]:
    """The figures of one document."""
    counts = Counts()
    re3d.count({"id": "a", "text": TEXT, "entities": list(annotated)}, found, counts)
    return counts.figures()


def test_borders_and_type_must_agree() -> None:
    """One right, one of the wrong type, one with a wrong border."""
    gold = [marked("Anna", "Person"), marked("Norville", "Location"), marked("rifles", "Weapon")]
    found = figures([name("Anna", "person"), name("Norville", "person"), name("with rifles", "weapon")], *gold)
    assert (found["entities_right"], found["entities_given"], found["entities_wanted"]) == (1, 3, 3)
    assert found["person_p"] == 0.5 and found["person_r"] == 1.0


def test_a_leading_article_counts_for_neither_side() -> None:
    """With it or without; the other figure keeps it."""
    gold = [marked("The Red Army", "Organisation"), marked("base", "Location")]
    found = figures([name("Red Army", "organisation"), name("a base", "place")], *gold)
    assert found["entities_f"] == 1.0 and found["entities_as_annotated_f"] == 0.0


def test_an_article_alone_is_no_name() -> None:
    """It does not even cost precision: its borders are empty."""
    assert figures([name("The", "organisation")])["entities_given"] == 0


def test_unsure_annotations_and_vehicles_count_on_neither_side() -> None:
    """A name of ours with their borders is neither right nor wrong."""
    gold = [marked("Anna", "Person", conf=0.4), marked("truck", "Vehicle")]
    found = figures([name("Anna", "person"), name("truck", "platform")], *gold)
    assert (found["entities_given"], found["entities_wanted"]) == (0, 0)


def test_a_title_and_the_name_behind_it_are_one_person() -> None:
    """The corpus has them so; a comma between keeps them two."""
    text = "Governor Ada Lind, Mayor Olaf"
    at = [(0, 8, "person"), (9, 17, "person"), (19, 24, "person"), (25, 29, "person")]
    assert re3d.joined(text, at) == [(0, 17, "person"), (19, 29, "person")]
    assert re3d.joined(text, [(0, 8, "organisation"), (9, 17, "person")]) == [(0, 8, "organisation"), (9, 17, "person")]

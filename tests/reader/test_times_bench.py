"""The measure of time expressions counts what it says it counts."""

from __future__ import annotations

from bench.times import Gold, Guess, gum, gum_value, meantime, tally

from tallystick.model.span import Span

TEXT = "A town was shelled\nJune 9, 2017\nPlanes struck it on Thursday and again two days ago."


def row(text: str, marks: list[tuple[str, str, str]]) -> dict[str, object]:
    """A document in MEANTIME's form; marks are words, value and their place in the document."""
    mentions = [
        {"kind": "TIMEX3", "s": text.index(words), "e": text.index(words) + len(words), "value": value, **role}
        for words, value, where in marks
        for role in [{"functionInDocument": where}]
    ]
    lines = [{"n": 0, "s": 0, "e": len(text)}]
    return {"text": text, "dct": "2017-06-09", "mentions": mentions, "sentences": lines}


def test_meantime_counts_detection_and_values() -> None:
    """One right value, one by its quantity, the date line apart."""
    marks = [
        ("June 9, 2017", "2017-06-09", "CREATION_TIME"),
        ("Thursday", "2017-06-01", "NONE"),
        ("two days", "P2D", "NONE"),
    ]
    figures = meantime([row(TEXT, marks)])
    assert (figures["gold"], figures["found"], figures["detection_f"]) == (3, 3, 1.0)
    assert figures["value_f"] == round(2 / 3, 4)
    assert figures["value_f_plain"] == round(1 / 3, 4)
    assert figures["value_f_without_date_line"] == 0.5
    assert figures["detection_f_strict"] == round(2 / 3, 4)


def test_gum_compares_days() -> None:
    """A month and a clock time are right by their days and hours, whatever the notation."""
    text = "In May 2017 it began at 8:30 am."
    dates = [{"s": 3, "e": 11, "attrs": {"when": "2017-05"}}, {"s": 24, "e": 31, "attrs": {"when": "08:30:00"}}]
    figures = gum([{"text": text, "dates": dates, "meta": {"dateCreated": "2017-06-09"}}])
    assert (figures["detection_f"], figures["value_accuracy"]) == (1.0, 1.0)
    assert gum_value({"from": "2016-01", "to": "2016-06"}) == "2016-01-01/2016-06-30"


def gum_row(text: str, dates: list[tuple[str, dict[str, str]]], made: str = "2017-06-09") -> dict[str, object]:
    """A document in GUM's form; dates are words and attributes."""
    marks = [{"s": text.index(words), "e": text.index(words) + len(words), "attrs": attrs} for words, attrs in dates]
    return {"text": text, "dates": marks, "meta": {"dateCreated": made}}


def test_gum_habits_are_mapped() -> None:
    """A season's months, an edge outside the date, a season of every year and a year before Christ are right."""
    text = "In summer 2016 and the late 1990s, in winter and in 508 BC."
    dates = [
        ("summer 2016", {"from": "2016-06", "to": "2016-09"}),
        ("1990s", {"from": "1990-01-01", "to": "1999-12-31"}),
        ("winter", {"from": "--12", "to": "--03"}),
        ("508 BC", {"when": "-0508"}),
    ]
    figures = gum([gum_row(text, dates)])
    assert (figures["detection_f"], figures["value_accuracy"], figures["value_f_plain"]) == (1.0, 1.0, 0.0)


def test_gum_edges_inside_the_date_must_be_right() -> None:
    """The whole decade is wrong for "the late 1990s" when the gold takes its edge in."""
    whole = {"from": "1990-01-01", "to": "1999-12-31"}
    assert gum([gum_row("By the late 1990s.", [("the late 1990s", whole)])])["value_accuracy"] == 0.0


def test_gum_leaves_out_what_has_no_value() -> None:
    """Bounds only, parts of the day alone and texts without a date count on neither side; other finds do."""
    text = "By 2005 it rained in the morning. He fled on Monday."
    figures = gum(
        [gum_row(text, [("2005", {"notBefore": "2005"})]), gum_row("It rained last night.", [], "2000-01-01")]
    )
    assert (figures["gold"], figures["found"], figures["bounds_only_left_out"]) == (0, 1, 1)
    assert figures["without_date_left_out"] == 1


def test_one_guess_serves_one_gold() -> None:
    """A guess over two gold expressions is right once."""
    gold = [Gold(span=Span(0, 4), value="a"), Gold(span=Span(5, 9), value="b")]
    counts = tally(gold, [Guess(span=Span(0, 9), values=("a", "b"))])
    assert (counts.relaxed, counts.right, counts.strict) == (1, 1, 0)

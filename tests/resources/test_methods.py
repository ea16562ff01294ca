"""The shipped rulebooks, and what is said of one that cannot be used."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tallystick.resources.methods.load import FOLDER, MethodError, load_method, method_from, methods

GOOD: dict[str, Any] = {"source": "a page", "mark": "P", "says": "It counts."}


def rulebook(*rules: dict[str, Any]) -> dict[str, Any]:
    """A rulebook with the rule that each must have and some more."""
    return {"name": "own", "title": "Own", "version": "1", "rule": [{"rule": "population", **GOOD}, *rules]}


def test_the_shipped_rulebooks_load_with_the_default_first() -> None:
    """Four organisations, each rule with its source and its mark."""
    assert methods() == ("airwars", "acled", "iraq-body-count", "ucdp-ged")
    for name in methods():
        method = load_method(name)
        assert method.name == name
        assert all(rule.source and rule.says and rule.mark in "DCPM" for rule in method.rules)


def test_a_rulebook_with_an_unchecked_rule_says_so() -> None:
    """No shipped rulebook was checked whole against its codebook."""
    assert not load_method("airwars").checked
    assert method_from(rulebook(), "own.toml").checked


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ({"rule": "moon-phase", **GOOD}, "unknown rule 'moon-phase'"),
        ({"rule": "named-dead", **GOOD, "minimum": 3}, "has no setting 'minimum'"),
        ({"rule": "named-dead", "mark": "P", "says": "x"}, "has no source"),
        ({"rule": "named-dead", **GOOD, "mark": "Z"}, "the mark 'Z' is none of"),
        ({"rule": "quantifier", **GOOD, "quantifier": "umpteen"}, "'umpteen' is no quantifier"),
        ({"rule": "quantifier", **GOOD, "quantifier": "dozens", "low": "a dozen"}, "the end 'a dozen'"),
        ({"rule": "level", **GOOD, "level": "Sure", "when": ["it-feels-right"]}, "unknown condition 'it-feels-right'"),
        ({"rule": "level", **GOOD, "level": "Sure", "when": "any-origin"}, "which is not a list of words"),
        ({"rule": "level", **GOOD, "when": ["any-origin"]}, "needs level"),
        ({"rule": "population", **GOOD, "counts": "martians"}, "which is not civilians or all"),
        ({"rule": "population", **GOOD, "outcomes": ["slain"]}, "which is not a list of outcomes of harm"),
        ({"rule": "phrase", **GOOD, "words": "tens", "low": 10}, "which is not a list of words"),
        ({"rule": "phrase", **GOOD, "low": 10}, "needs words"),
        ({"rule": "quantifier", **GOOD, "quantifier": "dozens", "open": "yes"}, "which is not true or false"),
        ({"rule": "sources-disagree", **GOOD, "maximum": "smallest"}, "which is not lowest or highest"),
        ({"rule": "earlier-lower", **GOOD, "origins": "two"}, "which is not a whole number"),
        ({"rule": "single-sourced-since", **GOOD}, "needs date"),
    ],
)
def test_a_rulebook_that_cannot_be_used_is_refused_in_one_line(rule: dict[str, Any], words: str) -> None:
    """The line names the file, the rule and what is wrong."""
    with pytest.raises(MethodError) as error:
        method_from(rulebook(rule), "own.toml")
    assert str(error.value).startswith("own.toml")
    assert words in str(error.value) and "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ({"rules": []}, "'rules' is no part of a rulebook"),
        ({"rule": 3}, r"each rule begins with \[\[rule\]\]"),
        ({"rule": [3]}, r"each rule begins with \[\[rule\]\]"),
        ({"version": 1}, "version is missing"),
    ],
)
def test_what_is_no_part_of_a_rulebook_is_refused(table: dict[str, Any], words: str) -> None:
    """A mistyped table would silently take its rules away."""
    with pytest.raises(MethodError, match=words):
        method_from({**rulebook(), **table}, "own.toml")


def test_an_own_rulebook_does_not_go_by_a_shipped_ones_name_and_version(tmp_path: Path) -> None:
    """A grade that was accepted says which rulebook gave it; a copy is that rulebook, a changed one is another."""
    shipped = (FOLDER / "airwars.toml").read_text(encoding="utf-8")
    (tmp_path / "copy.toml").write_text(shipped, encoding="utf-8")
    assert load_method(str(tmp_path / "copy.toml")) == load_method("airwars")
    changed = shipped.replace('low = "12"', 'low = "13"')
    (tmp_path / "own.toml").write_text(changed, encoding="utf-8")
    with pytest.raises(MethodError, match=r"own\.toml: airwars 1 is the name of a shipped rulebook with other rules"):
        load_method(str(tmp_path / "own.toml"))
    (tmp_path / "mine.toml").write_text(changed.replace('version = "1"', 'version = "1-mine"'), encoding="utf-8")
    assert load_method(str(tmp_path / "mine.toml")).version == "1-mine"


def test_a_method_that_is_not_there_is_refused(tmp_path: Path) -> None:
    """A name nobody knows, a file that is no TOML, a rulebook without a population."""
    with pytest.raises(MethodError, match="no method 'horoscope': it is one of airwars"):
        load_method("horoscope")
    (tmp_path / "own.toml").write_text("= what")
    with pytest.raises(MethodError, match=r"own\.toml: not TOML"):
        load_method(str(tmp_path / "own.toml"))
    with pytest.raises(MethodError, match="'population' is missing"):
        method_from({"name": "own", "title": "Own", "version": "1"}, "own.toml")

"""The shipped rulebooks, and what is said of one that cannot be used."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tallystick.resources.methods.load import MethodError, load_method, method_from, methods

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
    ],
)
def test_a_rulebook_that_cannot_be_used_is_refused_in_one_line(rule: dict[str, Any], words: str) -> None:
    """The line names the file, the rule and what is wrong."""
    with pytest.raises(MethodError) as error:
        method_from(rulebook(rule), "own.toml")
    assert str(error.value).startswith("own.toml")
    assert words in str(error.value) and "\n" not in str(error.value)


def test_a_method_that_is_not_there_is_refused(tmp_path: Path) -> None:
    """A name nobody knows, a file that is no TOML, a rulebook without a population."""
    with pytest.raises(MethodError, match="no method 'horoscope': it is one of airwars"):
        load_method("horoscope")
    (tmp_path / "own.toml").write_text("= what")
    with pytest.raises(MethodError, match=r"own\.toml: not TOML"):
        load_method(str(tmp_path / "own.toml"))
    with pytest.raises(MethodError, match="'population' is missing"):
        method_from({"name": "own", "title": "Own", "version": "1"}, "own.toml")

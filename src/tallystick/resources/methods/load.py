"""Rulebooks from TOML files; a file with a rule that is not known is refused, with a line that says which."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from tallystick.model.method import Level, Method, Quantity, Rule
from tallystick.resources.vocabularies.vocabularies import vocabulary

FOLDER = Path(__file__).resolve().parent
DEFAULT = "airwars"
MARKS = frozenset("DCPM")
PARTS = ("name", "title", "version", "rule")
COMMON = frozenset({"rule", "source", "mark", "says"})
END = re.compile(r"^(?:n(?:[+-]\d+)?|\d+|low|high)$")
"""A number, the speaker's number with an offset, or the literal end of what was said."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What a setting may be: in words, and as a test."""

    words: str
    holds: Callable[[Any], bool]


def _one_of(*words: str) -> Kind:
    return Kind(" or ".join(words), lambda value: value in words)


def _are_words(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(word, str) and word for word in value)


ANYTHING = Kind("anything", lambda value: True)
"""Looked at where it is used, with a line of its own."""
WORD = Kind("a word", lambda value: isinstance(value, str) and bool(value))
WORDS = Kind("a list of words", _are_words)
NUMBER = Kind("a whole number", lambda value: type(value) is int and value >= 0)
SWITCH = Kind("true or false", lambda value: isinstance(value, bool))
OUTCOMES = Kind(
    "a list of outcomes of harm",
    lambda value: _are_words(value) and set(value) <= set(vocabulary("harm_outcome")),
)
QUANTITY = {"low": ANYTHING, "high": ANYTHING, "open": SWITCH}
KNOWN: Mapping[str, Mapping[str, Kind]] = {
    "population": {"counts": _one_of("civilians", "all"), "outcomes": OUTCOMES},
    "quantifier": {"quantifier": ANYTHING, **QUANTITY},
    "phrase": {"words": WORDS, **QUANTITY},
    "sources-disagree": {"minimum": _one_of("lowest"), "maximum": _one_of("lowest", "highest")},
    "possible-combatant": {"minimum": _one_of("in", "out"), "maximum": _one_of("in")},
    "named-dead": {},
    "report-toll": {"times": NUMBER, "over": NUMBER},
    "superseded": {},
    "earlier-lower": {"origins": NUMBER},
    "earlier-open": {},
    "correction": {},
    "blanket-denial": {},
    "cumulative-totals": {},
    "level": {"level": WORD, "when": WORDS},
    "single-sourced-since": {"date": Kind("a date", lambda value: type(value) is date)},
}
"""The rules there are, each with its settings beside source, mark and what it says."""
NEEDED = {"phrase": ("words",), "level": ("level",), "single-sourced-since": ("date",)}
"""Settings without which a rule says nothing."""
CONDITIONS = frozenset(
    "harm-reported harm-accepted dead-were-combatants several-accused two-credible-origins strike-declared-or-likely "
    "two-origins single-sourced-admitted any-origin".split()
)
"""What a level may depend on."""


class MethodError(ValueError):
    """A rulebook that cannot be used; the message is one line."""


def methods() -> tuple[str, ...]:
    """The names of the shipped rulebooks, the default first."""
    return tuple(sorted((file.stem for file in FOLDER.glob("*.toml")), key=lambda name: (name != DEFAULT, name)))


@cache
def load_method(name: str = DEFAULT) -> Method:
    """A shipped rulebook by its name, or a user's own by the path of its file.

    Raises:
        MethodError: there is no such rulebook, or it breaks a rule for rulebooks.
    """
    file = FOLDER / f"{name}.toml" if name in methods() else Path(name)
    try:
        method = method_from(tomllib.loads(file.read_text(encoding="utf-8")), file.name)
    except OSError:
        raise MethodError(f"no method {name!r}: it is one of {', '.join(methods())}, or a file") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise MethodError(f"{file.name}: not TOML: {error}") from None
    shipped = load_method(method.name) if method.name in methods() and method.name != name else method
    if shipped.version == method.version and shipped != method:
        raise MethodError(
            f"{file.name}: {method.name} {method.version} is the name of a shipped rulebook with other rules; "
            "give this one another name or version"
        )
    return method


def method_from(table: Mapping[str, Any], where: str) -> Method:
    """A rulebook from its table; ``where`` names it in messages."""
    for key in PARTS[:-1]:
        if not isinstance(table.get(key), str):
            raise MethodError(f"{where}: {key} is missing")
    strange = sorted(set(table) - set(PARTS))
    if strange:
        raise MethodError(f"{where}: {strange[0]!r} is no part of a rulebook; it has {', '.join(PARTS)}")
    rows = table.get("rule", [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise MethodError(f"{where}: each rule begins with [[rule]]")
    rules = tuple(_rule(row, f"{where}, rule {n}") for n, row in enumerate(rows, 1))
    population = next((rule for rule in rules if rule.name == "population"), None)
    if population is None:
        raise MethodError(f"{where}: the rule 'population' is missing: it says whose harm is counted")
    words = {rule.settings.get("quantifier"): _quantity(rule, where) for rule in rules if rule.name == "quantifier"}
    return Method(
        name=table["name"],
        title=table["title"],
        version=table["version"],
        outcomes=tuple(population.settings.get("outcomes", ("killed", "injured"))),
        population=population.settings.get("counts", "civilians"),
        quantities={str(word): quantity for word, quantity in words.items()},
        phrases={w: _quantity(r, where) for r in rules if r.name == "phrase" for w in r.settings.get("words", ())},
        levels=tuple(_level(rule, where) for rule in rules if rule.name == "level"),
        rules=rules,
    )


def _rule(row: Mapping[str, Any], where: str) -> Rule:
    name = str(row.get("rule"))
    if name not in KNOWN:
        raise MethodError(f"{where}: unknown rule {name!r}; known are {', '.join(sorted(KNOWN))}")
    strange = sorted(set(row) - COMMON - set(KNOWN[name]))
    if strange:
        raise MethodError(f"{where}: the rule {name!r} has no setting {strange[0]!r}")
    for key in ("source", "mark", "says"):
        if not isinstance(row.get(key), str) or not row[key]:
            raise MethodError(f"{where}: the rule {name!r} has no {key}")
    if row["mark"] not in MARKS:
        raise MethodError(f"{where}: the mark {row['mark']!r} is none of {', '.join(sorted(MARKS))}")
    settings = {key: value for key, value in row.items() if key not in COMMON}
    for key in NEEDED.get(name, ()):
        if key not in settings:
            raise MethodError(f"{where}: the rule {name!r} needs {key}")
    for key, value in settings.items():
        if not KNOWN[name][key].holds(value):
            raise MethodError(f"{where}: the rule {name!r} has {key} {value!r}, which is not {KNOWN[name][key].words}")
    return Rule(name=name, source=row["source"], mark=row["mark"], says=row["says"], settings=settings)


def _quantity(rule: Rule, where: str) -> Quantity:
    word = rule.settings.get("quantifier")
    if rule.name == "quantifier" and word not in vocabulary("quantifier"):
        raise MethodError(f"{where}: {word!r} is no quantifier")
    low, high = (rule.settings.get(end) for end in ("low", "high"))
    for end in (low, high):
        if end is not None and not END.match(str(end)):
            raise MethodError(f"{where}: the end {end!r} is no number, n with an offset, low or high")
    return Quantity(
        low=None if low is None else str(low),
        high=None if high is None else str(high),
        open=bool(rule.settings.get("open", False)),
        rule=rule,
    )


def _level(rule: Rule, where: str) -> Level:
    when = tuple(rule.settings.get("when", ()))
    unknown = sorted(set(when) - CONDITIONS)
    if unknown:
        raise MethodError(f"{where}: unknown condition {unknown[0]!r}; known are {', '.join(sorted(CONDITIONS))}")
    return Level(level=str(rule.settings.get("level")), when=when, rule=rule)

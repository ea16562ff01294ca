"""A rulebook as values: what an organisation's rules make of words, claims and origins."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule with its source and mark (D measured, C read in code, P public page, M to be checked)."""

    name: str
    source: str
    mark: str
    says: str
    settings: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """What a quantifier means: each end is "n" with an offset, a number or None; ``open`` = shown as "46+"."""

    low: str | None
    high: str | None
    open: bool
    rule: Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """A level of the grade scale and the conditions under which it is given, all of which must hold."""

    level: str
    when: tuple[str, ...]
    rule: Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """A rulebook in force. ``checked`` = every rule was checked against the organisation's own codebook."""

    name: str
    title: str
    version: str
    outcomes: tuple[str, ...]
    population: str
    quantities: Mapping[str, Quantity]
    phrases: Mapping[str, Quantity]
    levels: tuple[Level, ...]
    rules: tuple[Rule, ...]

    @property
    def checked(self) -> bool:
        """Whether no rule rests on general knowledge."""
        return all(rule.mark != "M" for rule in self.rules)

    def rule(self, name: str) -> Rule | None:
        """The rule of a name, if the method has it."""
        return next((rule for rule in self.rules if rule.name == name), None)

    def setting(self, name: str, key: str, default: Any = None) -> Any:
        """A setting of a rule; the default where the method has no such rule."""
        rule = self.rule(name)
        return rule.settings.get(key, default) if rule else default

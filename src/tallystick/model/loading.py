"""Model values from their JSON form: the way back from ``contract.plain``."""

from __future__ import annotations

import types
from collections.abc import Callable, Hashable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from tallystick.model.contract import RENAMED, plain
from tallystick.model.span import Span

T = TypeVar("T")
Convert = Callable[[Any], Any]


class LoadError(ValueError):
    """A row that is not the JSON form of what it should be."""


def compact(value: Any) -> Any:
    """The JSON form of a value (or of a dict of values) without what is null or empty; ``loaded`` puts it back."""
    return plain(value, explain=True, sparse=True)


def loaded(kind: type[T], row: Mapping[str, Any]) -> T:
    """The value of a frozen type of the model whose JSON form, whole or compact, is ``row``.

    A key that is missing stands for null, for nothing in a list, else for the field's default: so a row written
    before a field was added can still be read. Keys that are not known are passed over.

    Raises:
        LoadError: a value is missing that has no default, or is none of its kind.
    """
    try:
        return kind(**_values(kind, row))
    except LoadError:
        raise
    except (ValueError, TypeError, AttributeError) as error:
        raise LoadError(f"no {kind.__name__}: {error}") from error


def _values(kind: type[T], row: Mapping[str, Any]) -> dict[str, Any]:
    values = {}
    for name, key, convert, absent in _plan(cast(Hashable, kind)):
        value = row.get(key)
        if value is not None:
            values[name] = convert(value)
        elif absent is not MISSING:
            values[name] = absent
        else:
            raise LoadError(f"{kind.__name__} without {key}")
    return values


@cache
def _plan(kind: Any) -> tuple[tuple[str, str, Convert, Any], ...]:
    hints = get_type_hints(kind)
    names = RENAMED.get(kind.__name__, {})
    return tuple(
        (f.name, names.get(f.name, f.name), _converter(hints[f.name]), _absent(f, hints[f.name])) for f in fields(kind)
    )


def _absent(field: Field[Any], hint: Any) -> Any:
    """What a missing key stands for."""
    if type(None) in get_args(hint):
        return None
    if get_origin(hint) in (tuple, frozenset):
        return get_origin(hint)()
    return field.default


def _converter(hint: Any) -> Convert:
    if get_origin(hint) in (Union, types.UnionType):
        (hint,) = (option for option in get_args(hint) if option is not type(None))
    if hint is Span:
        return _span
    if get_origin(hint) is tuple:
        return _each(_converter(get_args(hint)[0]))
    if get_origin(hint) is frozenset:
        return frozenset
    if hint in (date, datetime):
        return cast(Convert, hint.fromisoformat)
    if is_dataclass(hint):
        return lambda row: loaded(cast(type, hint), row)
    return _same


def _same(value: Any) -> Any:
    return value


def _span(value: Any) -> Span:
    return Span(*value)


def _each(convert: Convert) -> Convert:
    if convert is _same:
        return tuple
    return lambda values: tuple(convert(value) for value in values)

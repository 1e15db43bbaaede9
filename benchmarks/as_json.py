"""Frozen dataclasses as JSON, and back: what comes from another machine is held to the types of their fields."""

from __future__ import annotations

import datetime
import json
import types
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

Value = TypeVar("Value")


class NotOfTypeError(ValueError):
    """What was read is not what was to be read."""


def to_json(value: object) -> bytes:
    """Return a value as JSON, without the names of fields."""
    return json.dumps(_plain(value), separators=(",", ":")).encode()


def from_json(data: bytes, class_: type[Value]) -> Value:
    """Return what JSON says as a value of a class; raise NotOfTypeError where it says anything else."""
    try:
        found: Value = _typed(json.loads(data), class_)
    except (ValueError, RecursionError) as error:
        raise NotOfTypeError(f"expected {class_.__name__}, found {str(error)[:200]}") from error
    return found


def _plain(value: object) -> object:
    if is_dataclass(value):
        return [_plain(getattr(value, each.name)) for each in fields(value) if each.init]
    if isinstance(value, datetime.date):
        return {"date": value.isoformat()}
    if isinstance(value, Mapping):
        return [[_plain(key), _plain(each)] for key, each in value.items()]
    if isinstance(value, frozenset):
        return sorted(value)
    return [_plain(each) for each in value] if isinstance(value, tuple) else value


def _typed(data: object, hint: Any) -> Any:
    """Return a value of a type hint."""
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        return _one_of(data, get_args(hint))
    if origin is Literal:
        return data if data in get_args(hint) else _wrong(data, hint)
    if hint is datetime.date:
        found = data.get("date") if isinstance(data, dict) else None
        return datetime.date.fromisoformat(found) if isinstance(found, str) else _wrong(data, hint)
    if hint in (str, int, bool, types.NoneType):
        return data if type(data) is hint else _wrong(data, hint)
    return _several(data if isinstance(data, list) else _wrong(data, hint), hint, origin)


def _several(data: list[object], hint: Any, origin: Any) -> Any:
    """Return a value of a type hint that has values in it."""
    if origin is tuple:
        inner = get_args(hint)
        if inner[-1] is ...:
            return tuple([_typed(each, inner[0]) for each in data])
        return tuple(_each(data, inner))
    if origin is frozenset:
        return frozenset(_typed(each, get_args(hint)[0]) for each in data)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        item: Any = tuple[get_args(hint)]  # type: ignore[misc]  # of what it is, only the hint knows
        return dict(_typed(each, item) for each in data)
    if isinstance(hint, type) and (is_dataclass(hint) or issubclass(hint, tuple)):
        return hint(*_each(data, _hints(hint)))
    return _wrong(data, hint)


def _one_of(data: object, hints: Sequence[Any]) -> Any:
    for hint in hints:
        try:
            return _typed(data, hint)
        except ValueError:
            continue
    return _wrong(data, hints)


def _each(data: list[object], hints: Sequence[Any]) -> list[Any]:
    return [_typed(each, hint) for each, hint in zip(data, hints, strict=True)]


@cache
def _hints(class_: Any) -> tuple[Any, ...]:
    """Return the type hints of the fields of a class, in their order."""
    hints = get_type_hints(class_)
    names = [each.name for each in fields(class_) if each.init] if is_dataclass(class_) else class_._fields
    return tuple(hints[name] for name in names)


def _wrong(data: object, hint: Any) -> Any:
    raise NotOfTypeError(f"{str(data)[:40]!r} in place of {hint}")

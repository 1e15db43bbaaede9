"""Findings of a text as bytes, and back: numbers and words alone, each held to what a finding may have.

What is read may be anybody's. So it is JSON, which can be no object but these.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any, get_args

from bitext.diagnostics import REGISTRY, Finding, Location, Severity
from bitext.edits import Edit

_MOST = 1_000_000  # bytes of the findings of one text; a text with more is checked anew
_NUMBER = 1_000_000_000  # a line or a column is less
_PATH, _MESSAGE, _WORDS = 4_096, 10_000, 100_000  # characters
_GRADES = (None, *get_args(Severity))


def as_bytes(found: Sequence[Finding]) -> bytes | None:
    """Return findings as bytes; None where `from_bytes` would not take them, such as those with a very long message."""
    paths = {place.path: 0 for each in found for place in (each.location, each.see) if place}
    numbers = {path: number for number, path in enumerate(paths)}
    listed = [_listed(each, numbers) for each in found]
    text = json.dumps([list(paths), listed], ensure_ascii=False, separators=(",", ":"))
    data = text.encode("utf-8", "surrogatepass")
    return data if from_bytes(data) == tuple(found) else None


def from_bytes(data: bytes) -> tuple[Finding, ...] | None:
    """Return the findings that `as_bytes` has made these of; None where it cannot have made them."""
    if len(data) > _MOST:
        return None
    try:
        paths, listed = json.loads(data.decode("utf-8", "surrogatepass"))
        return tuple(_findings([_text(path, _PATH) for path in _list(paths)], _list(listed)))
    except (ValueError, TypeError, IndexError, RecursionError):
        return None


def _listed(found: Finding, numbers: dict[str, int]) -> tuple[object, ...]:
    place, see = (
        (numbers[each.path], each.line, each.column) if each else None for each in (found.location, found.see)
    )
    edits = [(each.line, each.column, each.found, each.write) for each in found.edits]
    return found.code, place, found.message, see, found.grade, edits


def _findings(paths: Sequence[str], listed: Sequence[Any]) -> Iterator[Finding]:
    for code, place, message, see, grade, edits in map(_list, listed):
        if type(code) is not str or code not in REGISTRY or grade not in _GRADES:
            raise ValueError
        yield Finding(
            code,
            _place(paths, place),
            _line(message),
            None if see is None else _place(paths, see),
            grade,
            tuple(_edit(*_list(each)) for each in _list(edits)),
        )


def _place(paths: Sequence[str], listed: Any) -> Location:
    path, line, column = _list(listed)
    return Location(paths[_number(path, 0)], _number(line), _number(column))


def _edit(line: Any, column: Any, found: Any, write: Any) -> Edit:
    return Edit(_number(line), _number(column), _text(found, _WORDS), _text(write, _WORDS))


def _list(value: Any) -> list[Any]:
    if type(value) is not list:
        raise TypeError
    return value


def _number(value: Any, least: int = 1) -> int:
    if type(value) is not int or not least <= value < _NUMBER:  # True is a number too
        raise ValueError
    return value


def _text(value: Any, most: int) -> str:
    if type(value) is not str or len(value) > most:
        raise ValueError
    return value


def _line(value: Any) -> str:
    line = _text(value, _MESSAGE)
    if "\n" in line or "\r" in line:
        raise ValueError
    return line

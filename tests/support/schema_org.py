"""The published vocabulary of schema.org, as far as its names go: which types there are, and which properties each has.

`schema_org.txt` has a line for each type: its name, the types that it is a kind of, its own properties. It was made of the
declarations of schema-dts 2.1.0, which are generated from the vocabulary. Properties that others have superseded are not
in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

_PLAIN = (str, int, float, bool)


@cache
def _types() -> Mapping[str, tuple[tuple[str, ...], frozenset[str]]]:
    found = {}
    for line in Path(__file__).with_suffix(".txt").read_text("utf-8").splitlines():
        name, parents, properties = (part.strip() for part in line.split(":"))
        found[name] = (tuple(parents.split()), frozenset(properties.split()))
    return found


@cache
def _properties(type_: str) -> frozenset[str]:
    """Return the properties of a type, with those of the types that it is a kind of."""
    parents, own = _types()[type_]
    return own.union(*map(_properties, parents))


def faults(node: object, place: str = "") -> Iterator[str]:
    """Yield what in a thing is no type or no property of the vocabulary, each with its place."""
    if isinstance(node, list):
        for each in node:
            yield from faults(each, place)
    elif isinstance(node, dict):
        yield from _faults_of_thing(node, place)
    elif not isinstance(node, _PLAIN) or node == "":
        yield f"{place}: {node!r}"


def _faults_of_thing(node: dict[str, object], place: str) -> Iterator[str]:
    properties = {name: value for name, value in node.items() if not name.startswith("@")}
    type_ = node.get("@type")
    if type_ is None and set(node) == {"@id"}:
        return  # a thing that is described elsewhere
    if type_ not in _types():
        yield f"{place}: {type_} is no type"
        return
    for name, value in properties.items():
        if name not in _properties(str(type_)):
            yield f"{place}: {type_} has no property {name}"
        yield from faults(value, f"{place}/{name}")

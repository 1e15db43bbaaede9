"""An entry of another program's glossary, put into the form that an entry of ours has in YAML.

So there is one reader of entries, with one set of messages, whatever file an entry comes from.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from bitext.syntax.frontmatter import Value


@dataclass(slots=True)
class Draft:
    """What a file says of one term."""

    line: int
    column: int
    name: str = ""
    """What other entries of the file call it by; an id of ours, or one that only the file knows."""
    fields: dict[str, Value] = field(default_factory=dict)
    """By the keys of an entry: those that the file has, and no others."""
    _lists: dict[str, list[Value]] = field(default_factory=dict)

    def text(self, key: str) -> str:
        """Return a plain field, or nothing."""
        return self.fields[key].text if key in self.fields else ""

    def add(self, key: str, item: Value) -> None:
        """Add an item to a field that is a list."""
        self._lists.setdefault(key, []).append(item)

    def close(self) -> Draft:
        """Return the draft, with the lists among its fields: nothing is added to them any more."""
        for key, items in self._lists.items():
            self.fields[key] = Value(tuple(items), "list", items[0].line, items[0].column)
        return self

    def value(self) -> Value:
        """Return the draft as the reader of entries takes it."""
        return mapping(self.fields, self.line, self.column)


def text(content: str, line: int, column: int) -> Value:
    """Return a plain value."""
    return Value(content, "text", line, column)


def texts(items: Iterable[str], line: int, column: int) -> Value:
    """Return a list of plain values that all stand at one place."""
    return Value(tuple(text(item, line, column) for item in items), "list", line, column)


def mapping(fields: Mapping[str, Value], line: int, column: int) -> Value:
    """Return values with their keys, each key where its value is."""
    pairs = tuple((text(key, value.line, value.column), value) for key, value in fields.items())
    return Value(pairs, "mapping", line, column)

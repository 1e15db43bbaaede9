"""An entry of another program's glossary, put into the form that an entry of ours has in YAML.

So every entry, from whatever file, goes through one reader with one set of messages.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from bitext.diagnostics import Finding, Location
from bitext.syntax.frontmatter import Value


@dataclass(slots=True)
class Report:
    """What is reported of a file while it is read."""

    shown: str
    """The file's path, as messages name it."""
    findings: list[Finding] = field(default_factory=list)
    """Its faults; with any of them, no entry of the file is imported."""
    left_out: Counter[str] = field(default_factory=Counter)
    """What a glossary has no place for: the file's name for it → how often it occurs."""
    taken: list[str] = field(default_factory=list)
    """The assumptions made where the file does not say something: one line each."""

    def fault(self, code: str, line: int, column: int, message: str) -> None:
        """Add a finding."""
        self.findings.append(Finding(code, Location(self.shown, line, column), message))


@dataclass(slots=True)
class Draft:
    """The data of one term in a file."""

    line: int
    column: int
    name: str = ""
    """The name by which other entries of the file refer to it: an id of ours, or one of the file's own."""
    names: list[str] = field(default_factory=list)
    """Names of the entries that were merged with it."""
    fields: dict[str, Value] = field(default_factory=dict)
    """Key of an entry → value, for the keys that the file has."""
    _lists: dict[str, list[Value]] = field(default_factory=dict)
    _renderings: set[str] = field(default_factory=set)

    def text(self, key: str) -> str:
        """Return the text of a plain field, or ""."""
        return self.fields[key].text if key in self.fields else ""

    def add(self, key: str, item: Value) -> None:
        """Add an item to a field that is a list."""
        self._lists.setdefault(key, []).append(item)

    def is_new(self, en: str) -> bool:
        """Return whether this method has not seen the rendering yet, white space aside."""
        before = len(self._renderings)
        self._renderings.add(" ".join(en.split()))
        return len(self._renderings) > before

    def close(self) -> Draft:
        """Return the draft with its lists closed: no item can be added to them any more."""
        for key, items in self._lists.items():
            content = tuple(_with_one_preferred(items) if key == "renderings" else items)
            self.fields[key] = Value(content, "list", items[0].line, items[0].column)
        return self

    def items(self, key: str) -> Sequence[Value]:
        """Return the items of a list that is still open."""
        return self._lists.get(key, ())

    def value(self) -> Value:
        """Return the draft as a YAML mapping, for the reader of entries."""
        return mapping(self.fields, self.line, self.column)


def text(content: str, line: int, column: int) -> Value:
    """Return a plain value."""
    return Value(content, "text", line, column)


def texts(items: Iterable[str], line: int, column: int) -> Value:
    """Return a list of plain values, all with one place."""
    return Value(tuple(text(item, line, column) for item in items), "list", line, column)


def mapping(fields: Mapping[str, Value], line: int, column: int) -> Value:
    """Return values with their keys, each key where its value is."""
    pairs = tuple((text(key, value.line, value.column), value) for key, value in fields.items())
    return Value(pairs, "mapping", line, column)


def part(value: Value, key: str) -> str:
    """Return the text that a mapping has under a key, or ""."""
    return next((item.text for name, item in value.fields if name.text == key), "")


def _with_one_preferred(renderings: Sequence[Value]) -> Sequence[Value]:
    """Return renderings; if none is preferred and the first has another status, the first without status is made so.

    Otherwise the first rendering would be the preferred one, even one that must not be used.
    """
    said = [part(each, "status") for each in renderings]
    if "preferred" in said or not said[0] or "" not in said:
        return renderings
    chosen = said.index("")
    fields = {key.text: value for key, value in renderings[chosen].fields}
    place = renderings[chosen]
    fields["status"] = text("preferred", place.line, place.column)
    return (*renderings[:chosen], mapping(fields, place.line, place.column), *renderings[chosen + 1 :])

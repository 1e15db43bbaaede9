"""An entry of another program's glossary, put into the form that an entry of ours has in YAML.

So there is one reader of entries, with one set of messages, whatever file an entry comes from.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from bitext.diagnostics import Finding, Location
from bitext.syntax.frontmatter import Value


@dataclass(slots=True)
class Report:
    """What is to be said of a file while it is read."""

    shown: str
    """Its path as messages name it."""
    findings: list[Finding] = field(default_factory=list)
    """What is off with it: nothing of it can be taken in."""
    left_out: Counter[str] = field(default_factory=Counter)
    """What a glossary has no place for, as the file calls it, and how often it has it."""
    taken: list[str] = field(default_factory=list)
    """What the file does not say itself, and what it was taken for: a line each."""

    def fault(self, code: str, line: int, column: int, message: str) -> None:
        """Add a finding."""
        self.findings.append(Finding(code, Location(self.shown, line, column), message))


@dataclass(slots=True)
class Draft:
    """What a file says of one term."""

    line: int
    column: int
    name: str = ""
    """What other entries of the file call it by; an id of ours, or one that only the file knows."""
    names: list[str] = field(default_factory=list)
    """Further ones, of entries that were put together with it."""
    fields: dict[str, Value] = field(default_factory=dict)
    """By the keys of an entry: those that the file has, and no others."""
    _lists: dict[str, list[Value]] = field(default_factory=dict)
    _renderings: set[str] = field(default_factory=set)

    def text(self, key: str) -> str:
        """Return a plain field, or nothing."""
        return self.fields[key].text if key in self.fields else ""

    def add(self, key: str, item: Value) -> None:
        """Add an item to a field that is a list."""
        self._lists.setdefault(key, []).append(item)

    def is_new(self, en: str) -> bool:
        """Return whether this is asked of a rendering for the first time, whatever the white space in it."""
        before = len(self._renderings)
        self._renderings.add(" ".join(en.split()))
        return len(self._renderings) > before

    def close(self) -> Draft:
        """Return the draft, with the lists among its fields: nothing is added to them any more."""
        for key, items in self._lists.items():
            content = tuple(_with_one_preferred(items) if key == "renderings" else items)
            self.fields[key] = Value(content, "list", items[0].line, items[0].column)
        return self

    def items(self, key: str) -> Sequence[Value]:
        """Return the items of a list that is not closed yet."""
        return self._lists.get(key, ())

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


def part(value: Value, key: str) -> str:
    """Return the text that a mapping has under a key, or nothing."""
    return next((item.text for name, item in value.fields if name.text == key), "")


def _with_one_preferred(renderings: Sequence[Value]) -> Sequence[Value]:
    """Return renderings of which, where no status says which one is preferred, the first is that has no other status.

    Without it, one that is not to be used would be the preferred one because it stands first.
    """
    said = [part(each, "status") for each in renderings]
    if "preferred" in said or not said[0] or "" not in said:
        return renderings
    chosen = said.index("")
    fields = {key.text: value for key, value in renderings[chosen].fields}
    place = renderings[chosen]
    fields["status"] = text("preferred", place.line, place.column)
    return (*renderings[:chosen], mapping(fields, place.line, place.column), *renderings[chosen + 1 :])

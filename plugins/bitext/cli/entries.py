"""Entries put into a glossary's file: not a character of what is there already changes, what is replaced aside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import yaml

try:
    from yaml import CSafeLoader as Loader
except ImportError:  # pragma: no cover  # a PyYAML without its C library
    from yaml import SafeLoader as Loader  # type: ignore[assignment]

from bitext.cli import yaml_text
from bitext.diagnostics import Finding, Location
from bitext.errors import BitextError
from bitext.model.glossary import Term


@dataclass(frozen=True, slots=True)
class Change:
    """What is new in an entry."""

    term: Term
    """The term as it is to be; its place is that of the entry as it is."""
    keys: tuple[str, ...]
    """The keys whose values are replaced, or are new."""


def with_entries(text: str, terms: Sequence[Term]) -> str:
    """Return the file with entries at its end, indented like those before them."""
    if not terms:
        return text
    root = _root(text)
    indent = root.start_mark.column if root else 0
    line_end = _line_end(text)
    is_spaced = not root or f"{line_end}{line_end}" in text.rstrip()
    if text and not text.endswith("\n"):
        text += line_end
    if text and is_spaced and not text.endswith(f"{line_end}{line_end}"):
        text += line_end
    entries = ("\n" if is_spaced else "").join(yaml_text.entry(term, indent) for term in terms)
    return text + entries.replace("\n", line_end)


def with_changes(text: str, changes: Iterable[Change], shown: str) -> str:
    """Return the file with new values in some of its entries.

    `shown`: its path as messages name it. Raises BitextError where such an entry stands in braces.
    """
    root = _root(text)
    entries = {(each.start_mark.line + 1, each.start_mark.column + 1): each for each in root.value} if root else {}
    edits: list[tuple[int, int, str]] = []
    for change in changes:
        place = change.term.place or Location(shown)
        entry = entries.get((place.line, place.column))
        if not isinstance(entry, yaml.MappingNode) or entry.flow_style:
            raise not_as_expected(place)
        edits += _edits(text, entry, change)
    line_end = _line_end(text)
    for start, end, new in sorted(edits, key=lambda edit: edit[0], reverse=True):
        text = text[:start] + new.replace("\n", line_end) + text[end:]
    return text


def not_as_expected(place: Location) -> BitextError:
    """Return what to say of an entry that cannot be written without touching more."""
    message = "expected a list of entries with `key: value` lines, found another style; write the change there yourself"
    return BitextError(Finding("F06", place, message))


def _root(text: str) -> yaml.SequenceNode | None:
    root = yaml.compose(text, Loader=Loader)
    return root if isinstance(root, yaml.SequenceNode) else None


def _edits(text: str, entry: yaml.MappingNode, change: Change) -> Iterator[tuple[int, int, str]]:
    """Yield from where to where a text is replaced by which; what is new goes below the last value."""
    there = {key.value: (key, value) for key, value in entry.value}
    indent = entry.start_mark.column
    added = ""
    for key in change.keys:
        if key in there:
            yield _replaced(text, *there[key], change.term, indent)
        else:
            added += f"\n{' ' * indent}{key}:{yaml_text.after_colon(change.term, key, indent)}"
    if added:
        bottom = _end_of_line(text, _end(text, entry))
        yield bottom, bottom, added


def _replaced(text: str, key: yaml.Node, old: yaml.Node, term: Term, indent: int) -> tuple[int, int, str]:
    """Return the edit that gives a key its new value; a comment on the key's line, or below the value, stays."""
    start, end = text.index(":", key.end_mark.index) + 1, _end(text, old)
    has_comment = old.end_mark.line == key.start_mark.line and text[end : _end_of_line(text, end)].strip() != ""
    new = yaml_text.after_colon(term, key.value, indent, in_one_line=has_comment)
    if new.startswith("\n") and old.start_mark.line > key.start_mark.line:
        start = _end_of_line(text, start)
    return start, max(start, end), new


def _end(text: str, node: yaml.Node) -> int:
    """Return where a value ends; of a list or a mapping on several lines, that is where its last value ends."""
    while isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        node = last[1] if isinstance(node, yaml.MappingNode) else last
    start, end = node.start_mark.index, node.end_mark.index
    return start + len(text[start:end].rstrip())


def _end_of_line(text: str, position: int) -> int:
    """Return where the line ends that a position is in, without the characters that end it."""
    end = text.find("\n", position)
    return position + len(text[position : end if end >= 0 else len(text)].rstrip("\r"))


def _line_end(text: str) -> str:
    return "\r\n" if text.partition("\n")[0].endswith("\r") else "\n"

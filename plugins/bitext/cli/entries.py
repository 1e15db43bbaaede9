"""The edits that put entries into a glossary's file: what is there stays, what is replaced aside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import yaml

try:
    from yaml import CSafeLoader as Loader
except ImportError:  # pragma: no cover  # a PyYAML without its C library
    from yaml import SafeLoader as Loader  # type: ignore[assignment]

from bitext.cli import yaml_text
from bitext.diagnostics import BitextError, FileError, Finding, Location
from bitext.edits import Edit, edits_at
from bitext.model.glossary import Term


@dataclass(frozen=True, slots=True)
class Change:
    """What is new in an entry."""

    term: Term
    """The term as it is to be; its place is that of the entry as it is."""
    keys: tuple[str, ...]
    """The keys whose values are replaced, or are new."""


def additions(text: str, terms: Sequence[Term]) -> list[Edit]:
    """Return what adds entries at the end of a file, indented like those before them; empty without terms."""
    if not terms:
        return []
    text = text.replace("\r\n", "\n")
    root = _root(text)
    is_spaced = not root or "\n\n" in text.rstrip()
    gap = "" if not text or text.endswith("\n") else "\n"
    if text and is_spaced and not f"{text[-2:]}{gap}".endswith("\n\n"):
        gap += "\n"
    indent = root.start_mark.column if root else 0
    entries = ("\n" if is_spaced else "").join(yaml_text.entry(term, indent) for term in terms)
    return edits_at(text, [(len(text), len(text), gap + entries)])


def changes(text: str, changed: Iterable[Change], shown: str) -> list[Edit]:
    """Return what gives some entries of a file their new values.

    `shown`: its path as messages name it. Raises BitextError where such an entry stands in braces.
    """
    root = _root(text)
    entries = {(each.start_mark.line + 1, each.start_mark.column + 1): each for each in root.value} if root else {}
    spans: list[tuple[int, int, str]] = []
    for change in changed:
        place = change.term.place or Location(shown)
        entry = entries.get((place.line, place.column))
        if not isinstance(entry, yaml.MappingNode) or entry.flow_style:
            raise not_as_expected(place)
        spans += _spans(text, entry, change)
    return edits_at(text, spans)


def not_as_expected(place: Location) -> BitextError:
    """Return what to say of an entry that cannot be written without touching more."""
    message = "expected a list of entries with `key: value` lines, found another style; write the change there yourself"
    return FileError(Finding("F06", place, message))


def _root(text: str) -> yaml.SequenceNode | None:
    root = yaml.compose(text, Loader=Loader)
    return root if isinstance(root, yaml.SequenceNode) else None


def _spans(text: str, entry: yaml.MappingNode, change: Change) -> Iterator[tuple[int, int, str]]:
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
    """Return the span that gives a key its new value; a comment on the key's line, or below the value, stays."""
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

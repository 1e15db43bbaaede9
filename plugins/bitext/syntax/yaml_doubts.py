"""Valid YAML that says something else than was meant: a value cut by `#`, or one that the host cannot read."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import NamedTuple

import yaml

from bitext.edits import applied, edits_at

try:
    from yaml import CSafeLoader as Loader
except ImportError:  # pragma: no cover  # a PyYAML without its C library
    from yaml import SafeLoader as Loader  # type: ignore[assignment]

# A number follows the `#`, or a word that a second `#` closes (#话题#): no comment begins so.
_CUT = re.compile(r"[ \t]+(#(?:\d|[^\s#]{1,40}#).{0,60})")
_NO_PROSE = re.compile(r"\d[\d:./-]*|https?://\S+|true|false", re.IGNORECASE)
"""Complete values, which a `#` does not cut: dates, addresses, true and false."""
_MAY_CUT = re.compile(r"[ \t]#(?:\d|[^\s#]{1,40}#)")
_TAG = re.compile(r"!\S*[ \t]*")
_STANDARD = "tag:yaml.org,2002:"


class Doubt(NamedTuple):
    """A value that is not what was meant."""

    line: int
    """Line of the text, from 1."""
    column: int
    typed: str
    """The value as it was typed, with the part of its line that may belong to it."""
    read: str
    """What YAML makes of it."""


def cut(text: str) -> Iterator[Doubt]:
    """Yield each value that ends before a `#` that looks like a part of it.

    `text`: YAML that is valid. A comment is left alone: `# as printed`, `#draft`.
    """
    if not _MAY_CUT.search(text):
        return
    lines = text.split("\n")
    for event in yaml.parse(text, Loader=Loader):
        if not isinstance(event, yaml.ScalarEvent) or event.style or not event.end_mark or not event.start_mark:
            continue  # a quoted value is complete
        end, start = event.end_mark, event.start_mark
        line = lines[end.line] if end.line < len(lines) else ""
        match = _CUT.match(line, end.column)
        if match and not _NO_PROSE.fullmatch(event.value):
            column = start.column if event.value else match.start(1)
            typed = f"{line[column:].rstrip()}" if start.line == end.line else f"{event.value} {match[1].rstrip()}"
            yield Doubt(end.line + 1, column + 1, typed, event.value)


def refused(text: str) -> Iterator[Doubt]:
    """Yield each value that PyYAML cannot read. Hosts use PyYAML, and would read none of the front matter.

    `text`: valid YAML. Examples: a tag (`!important`), `=`, an impossible date.
    """
    for event, typed in _refused(text):
        mark = event.start_mark
        if mark:
            value = event.value if isinstance(event, yaml.ScalarEvent) else typed  # of a list, the tag before it
            yield Doubt(mark.line + 1, mark.column + 1, typed, value)


def for_hosts(text: str) -> str:
    """Return YAML in which what a host cannot take stands between quotation marks; what it can take stays."""
    spans = []
    for event, typed in _refused(text):
        if mark := event.start_mark:
            written = json.dumps(typed, ensure_ascii=False) if isinstance(event, yaml.ScalarEvent) else ""
            spans.append((mark.index, mark.index + len(typed), written))
    return applied(text, edits_at(text, spans))


def is_for_hosts(text: str) -> bool:
    """Return whether a host can read this front matter."""
    try:
        return isinstance(yaml.load(text, Loader), dict)  # the safe one
    except (yaml.YAMLError, ValueError, LookupError, AttributeError, TypeError, OverflowError, RecursionError):
        return False


def _refused(text: str) -> Iterator[tuple[yaml.NodeEvent, str]]:
    """Yield the event of each value that cannot be read, and the text to put between quotation marks."""
    resolver = yaml.SafeLoader("")
    for event in yaml.parse(text, Loader=Loader):
        if not isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent) or not event.start_mark:
            continue
        tag = event.tag
        if tag and not (tag.startswith(_STANDARD) and _is_taken(resolver, tag, event)):
            begin = event.start_mark.index
            if isinstance(event, yaml.ScalarEvent) and event.end_mark:
                yield event, text[begin : event.end_mark.index]
            elif match := _TAG.match(text, begin):
                yield event, match[0]
        elif isinstance(event, yaml.ScalarEvent) and event.implicit[0] and event.end_mark:
            resolved = resolver.resolve(yaml.ScalarNode, event.value, (True, False))  # type: ignore[no-untyped-call]  # its stub has no types
            if not _is_taken(resolver, resolved, event):
                yield event, text[event.start_mark.index : event.end_mark.index]


def _is_taken(resolver: yaml.SafeLoader, tag: str, event: yaml.NodeEvent) -> bool:
    """Return whether a value of this tag can be read."""
    if not isinstance(event, yaml.ScalarEvent):
        return tag.removeprefix(_STANDARD) in ("map", "seq")
    if tag == f"{_STANDARD}str":
        return True
    try:
        resolver.construct_object(yaml.ScalarNode(tag, event.value))
    except (yaml.YAMLError, ValueError, LookupError, AttributeError, TypeError, OverflowError):
        return False
    return True

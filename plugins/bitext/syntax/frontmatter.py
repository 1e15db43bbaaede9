"""YAML, every value with its place: the front matter at the head of a file, and the entries of a glossary.

Values stay text as typed (`no`, `007`, `2021-10`); the readers give them their types.
The parser is fed event by event, so that depth, size and aliases are bounded before anything is built.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

import yaml

from bitext.edits import Edit, applied
from bitext.syntax.yaml_cures import colon
from bitext.syntax.yaml_faults import Form, FrontMatterError, explain

try:
    from yaml import CSafeLoader as Loader
except ImportError:  # pragma: no cover  # a PyYAML without its C library
    from yaml import SafeLoader as Loader  # type: ignore[assignment]

_FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?\n)?(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_NO_COLON = re.compile(r"[A-Za-z_-]{1,30}[ ]?(\uff1a|:(?=\S))")
MAX_DEPTH = 20  # a front matter is three deep
MAX_VALUES = 10_000  # and has thirty values
MAX_LIST_VALUES = 1_000_000  # an entry of a glossary has twenty; a file may be of five megabytes


class Value(NamedTuple):
    """A value with its place in the file: a tuple, because a glossary has hundreds of thousands."""

    content: str | tuple[Value, ...] | tuple[tuple[Value, Value], ...]
    """Text as typed, the items of a list, or the keys and values of a mapping."""
    kind: str
    """`text`, `list` or `mapping`."""
    line: int
    column: int

    @property
    def text(self) -> str:
        """Return the text of a plain value, or "" for a list or a mapping."""
        return self.content if isinstance(self.content, str) else ""

    @property
    def items(self) -> tuple[Value, ...]:
        """Return the items of a list, or an empty tuple for another value."""
        return self.content if self.kind == "list" else ()  # type: ignore[return-value]  # `kind` says which

    @property
    def fields(self) -> tuple[tuple[Value, Value], ...]:
        """Return the keys and values of a mapping, or an empty tuple for another value."""
        return self.content if self.kind == "mapping" else ()  # type: ignore[return-value]  # `kind` says which


@dataclass(frozen=True, slots=True)
class Split:
    """A file in two parts: front matter and body."""

    yaml: str
    """The text between the two rules, or "" where there is no front matter."""
    yaml_line: int
    """Line of the file that it begins on."""
    body: str
    """The text after the closing rule."""
    body_line: int
    """Line of the file that the body begins on."""
    present: bool
    """Whether there is a front matter."""


def split(text: str) -> Split:
    """Return front matter and body of a file with LF line ends."""
    match = _FRONT_MATTER.match(text)
    if not match:
        return Split("", 1, text, 1, present=False)
    body_line = text.count("\n", 0, match.end()) + (1 if match[0].endswith("\n") else 2)
    return Split(match[1] or "", 2, text[match.end() :], body_line, present=True)


def parse(text: str, first_line: int = 2, path: str = "") -> Value:
    """Return the mapping that `text` holds; an empty one where it holds nothing.

    `first_line`: line of the file that it begins on; `path`: of the file, as messages name it.
    Raises FrontMatterError where the YAML is not valid, is not a mapping, names a key twice, uses anchors, or is
    deeper or longer than a front matter can be.
    """
    form = Form(path, first_line, "F04", "`key: value` lines of valid YAML")
    root = _root(text, form, MAX_VALUES)
    if root is None or (root.kind == "text" and not root.text):
        return Value((), "mapping", first_line, 1)
    if root.kind == "text" and (slip := _NO_COLON.match(root.text)):
        wide = slip[1] == "\uff1a"
        found = "a full-width colon (\uff1a)" if wide else "a colon without a space behind it"
        do, column = "write `: `, with a space after it", root.column + slip.start(1)
        typed = text.split("\n")[root.line - first_line]
        edits = (colon(typed, column - 1, root.line),) if typed[column - 1 : column] == slip[1] else ()
        raise _tried(form.refused(root.line, column, found, do, edits), text, form, MAX_VALUES)
    if root.kind != "mapping":
        raise form.refused(root.line, root.column, f"a {root.kind}", "write `key: value`, a line each")
    for line, column, problem in bad_keys(root):
        do = "put quotation marks around it" if problem.endswith(" as a key") else "take one of them out"
        raise form.refused(line, column, problem, do)
    return root


def parse_list(text: str, path: str = "", first_line: int = 1) -> Value:
    """Return the list that the whole of `text` holds; an empty one where it holds nothing.

    `path`: of the file, as messages name it; `first_line`: line of it that the text begins on.
    Raises FrontMatterError as `parse` does, save for keys that are named twice: `bad_keys` finds them, entry by entry.
    """
    expected = "a list of entries, each with `- zh: \u2026` first, in valid YAML"
    form = Form(path, first_line, "F13", expected, "; until then the site has no term of this file")
    root = _root(text, form, MAX_LIST_VALUES)
    if root is None or (root.kind == "text" and not root.text):
        return Value((), "list", first_line, 1)
    if root.kind != "list":
        raise form.refused(root.line, root.column, f"a {root.kind}", "begin each entry with `- `")
    return root


def bad_keys(value: Value) -> Iterator[tuple[int, int, str]]:
    """Yield line, column and problem of each key, at any depth of `value`, that is no text or is named twice."""
    seen: set[str] = set()
    for key, item in value.fields:
        if key.kind != "text":
            yield key.line, key.column, f"a {key.kind} as a key"
        elif key.text in seen:
            yield key.line, key.column, f"the key {key.text} a second time"
        seen.add(key.text)
        if item.kind != "text":
            yield from bad_keys(item)
    for item in value.items:
        if item.kind != "text":
            yield from bad_keys(item)


def _root(text: str, form: Form, most: int) -> Value | None:
    """Return what the one document of `text` holds, if it holds anything."""
    try:
        return _built(text, form, most)
    except yaml.MarkedYAMLError as error:
        raise _tried(explain(error, text, form), text, form, most) from error
    except yaml.reader.ReaderError as error:
        position = min(error.position, len(text))
        line = text.count("\n", 0, position) + form.first_line
        code = ord(error.character) if isinstance(error.character, str) else error.character
        raise form.refused(line, 1, f"the character U+{code:04X}", "take it out") from error


def _tried(error: FrontMatterError, text: str, form: Form, most: int) -> FrontMatterError:
    """Return a fault with its edits only where a parser then takes the text, or goes on to a line below them.

    Where they change indentation it must take the whole: what is indented otherwise than was meant may be valid so far.
    """
    edits = error.finding.edits
    if not edits or _goes_on(text, edits, form, most):
        return error
    return FrontMatterError(replace(error.finding, edits=()))


def _goes_on(text: str, edits: tuple[Edit, ...], form: Form, most: int) -> bool:
    try:
        mended = applied(text, edits, form.first_line)
    except ValueError:
        return False  # the parser counts line breaks that editors do not, and the edits are for another line
    try:
        root = _built(mended, form, most)
    except yaml.MarkedYAMLError as error:
        line = explain(error, mended, form).finding.location.line
        return all(edit.found.strip() and edit.line < line for edit in edits)
    except (yaml.YAMLError, FrontMatterError):
        return False
    return root is not None and root.kind != "text"


def _built(text: str, form: Form, most: int) -> Value | None:
    first_line = form.first_line
    stack: list[tuple[yaml.Event, list[Value]]] = []
    values: list[Value] = []  # of the open list or mapping, else of the document
    count = 0
    for event in yaml.parse(text, Loader=Loader):
        if type(event) is yaml.ScalarEvent:  # most are
            count += 1
            if event.anchor or count > most:
                raise _error(event, count, most, form)
            values.append(_scalar(event, first_line, text))
        elif isinstance(event, yaml.NodeEvent):
            count += 1
            if event.anchor or count > most or len(stack) > MAX_DEPTH:
                raise _error(event, count, most, form)
            stack.append((event, values))
            values = []
        elif isinstance(event, yaml.CollectionEndEvent):
            begin, outer = stack.pop()
            outer.append(_collection(begin, values, first_line))
            values = outer
        elif isinstance(event, yaml.DocumentStartEvent) and values:
            raise form.refused(*_place(event, first_line), "a second document", "take out the line of ---")
    return values[0] if values else None


def _error(event: yaml.NodeEvent, count: int, most: int, form: Form) -> FrontMatterError:
    """Return why the document is not read any further, at an event that is out of bounds."""
    problem = f"more than {most} values" if count > most else f"values nested more than {MAX_DEPTH} deep"
    do = "take some out"
    if event.anchor:
        problem = "an alias (*)" if isinstance(event, yaml.AliasEvent) else "an anchor (&)"
        do = "write it out, or put quotation marks around a value that begins with this sign"
    return form.refused(*_place(event, form.first_line), problem, do)


def _place(event: yaml.Event, first_line: int) -> tuple[int, int]:
    """Return line and column of an event; a parser that reads text always gives them."""
    mark = event.start_mark
    return (mark.line + first_line, mark.column + 1) if mark else (first_line, 1)


def _scalar(event: yaml.ScalarEvent, first_line: int, whole: str) -> Value:
    """Return a plain value; a tag before it (`!important`) is kept as part of the text."""
    text = event.value
    if event.tag and event.tag.startswith("!"):
        text = whole[event.start_mark.index : event.end_mark.index]  # type: ignore[union-attr]  # see `_place`
    elif event.implicit[0] and text in ("~", "null"):  # plain: YAML's words for an empty value
        text = ""
    mark = event.start_mark
    return Value(text, "text", mark.line + first_line, mark.column + 1)  # type: ignore[union-attr]  # see `_place`


def _collection(event: yaml.Event, values: list[Value], first_line: int) -> Value:
    line, column = _place(event, first_line)
    if isinstance(event, yaml.SequenceStartEvent):
        return Value(tuple(values), "list", line, column)
    return Value(tuple(zip(values[::2], values[1::2], strict=True)), "mapping", line, column)

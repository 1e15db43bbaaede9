"""Front matter: YAML at the head of a file, every value with its place.

Values stay as typed (`no`, `007` and `2021-10` are what they look like): what they mean is for the readers to say.
The parser is fed event by event, so that depth, size and aliases are bounded before anything is built.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import yaml

try:
    from yaml import CSafeLoader as Loader
except ImportError:  # pragma: no cover  # a PyYAML without its C library
    from yaml import SafeLoader as Loader  # type: ignore[assignment]

_FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?\n)?(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
MAX_DEPTH = 20  # a front matter is three deep
MAX_VALUES = 10_000  # and has thirty values


class FrontMatterError(Exception):
    """The YAML is not valid or is out of bounds."""

    def __init__(self, line: int, column: int, problem: str) -> None:
        super().__init__(problem)
        self.line = line
        self.column = column
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Value:
    """A value with its place in the file."""

    content: str | tuple[Value, ...] | tuple[tuple[Value, Value], ...]
    """Text as typed, the items of a list, or the keys and values of a mapping."""
    kind: str
    """`text`, `list` or `mapping`."""
    line: int
    column: int

    @property
    def text(self) -> str:
        """Return the text of a plain value, and nothing of any other."""
        return self.content if isinstance(self.content, str) else ""

    @property
    def items(self) -> tuple[Value, ...]:
        """Return the items of a list, and nothing of any other."""
        return self.content if self.kind == "list" else ()  # type: ignore[return-value]  # `kind` says which

    @property
    def fields(self) -> tuple[tuple[Value, Value], ...]:
        """Return keys and values of a mapping, and nothing of any other."""
        return self.content if self.kind == "mapping" else ()  # type: ignore[return-value]  # `kind` says which


@dataclass(frozen=True, slots=True)
class Split:
    """A file in its two parts."""

    yaml: str
    """What stands between the two rules; empty where there is no front matter."""
    yaml_line: int
    """Line of the file that it begins on."""
    body: str
    """All after the closing rule."""
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


def parse(text: str, first_line: int = 2) -> Value:
    """Return the mapping that `text` holds; an empty one where it holds nothing.

    Raises FrontMatterError where the YAML is not valid, is not a mapping, names a key twice, uses anchors, or is
    deeper or longer than a front matter can be.
    """
    try:
        return _built(text, first_line)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + first_line, mark.column + 1) if mark else (first_line, 1)
        raise FrontMatterError(line, column, error.problem or "something else") from error
    except yaml.reader.ReaderError as error:
        position = min(error.position, len(text))
        line = text.count("\n", 0, position) + first_line
        code = ord(error.character) if isinstance(error.character, str) else error.character
        raise FrontMatterError(line, 1, f"the character U+{code:04X}") from error


def _built(text: str, first_line: int) -> Value:
    stack: list[tuple[yaml.Event, list[Value]]] = []
    root: Value | None = None
    count = 0
    for event in yaml.parse(text, Loader=Loader):
        if isinstance(event, yaml.NodeEvent):
            count += 1
            _check(event, count, len(stack), first_line)
        if isinstance(event, yaml.DocumentStartEvent) and root:
            raise _error(event, first_line, "a second document")
        value = _completed(event, stack, first_line)
        if value and stack:
            stack[-1][1].append(value)
        elif value:
            root = value
    if root is None or (root.kind == "text" and not root.text):
        return Value((), "mapping", first_line, 1)
    if root.kind != "mapping":
        raise FrontMatterError(root.line, root.column, f"a {root.kind}")
    return root


def _completed(event: yaml.Event, stack: list[tuple[yaml.Event, list[Value]]], first_line: int) -> Value | None:
    """Return the value that an event ends, if it ends one; a list or a mapping that it begins goes on the stack."""
    if isinstance(event, yaml.CollectionStartEvent):
        stack.append((event, []))
    elif isinstance(event, yaml.ScalarEvent):
        return _scalar(event, first_line)
    elif isinstance(event, yaml.CollectionEndEvent):
        return _collection(*stack.pop(), first_line)
    return None


def _check(event: yaml.Event, count: int, depth: int, first_line: int) -> None:
    if isinstance(event, yaml.AliasEvent):
        raise _error(event, first_line, "an alias (*)")
    if getattr(event, "anchor", None):
        raise _error(event, first_line, "an anchor (&)")
    if depth > MAX_DEPTH:
        raise _error(event, first_line, f"values nested more than {MAX_DEPTH} deep")
    if count > MAX_VALUES:
        raise _error(event, first_line, f"more than {MAX_VALUES} values")


def _error(event: yaml.Event, first_line: int, problem: str) -> FrontMatterError:
    return FrontMatterError(*_place(event, first_line), problem)


def _place(event: yaml.Event, first_line: int) -> tuple[int, int]:
    """Return line and column of an event; a parser that reads text always gives them."""
    mark = event.start_mark
    return (mark.line + first_line, mark.column + 1) if mark else (first_line, 1)


def _scalar(event: yaml.ScalarEvent, first_line: int) -> Value:
    # A plain `~` or `null` says the same as nothing at all.
    text = "" if event.implicit[0] and event.value in ("~", "null") else event.value
    return Value(text, "text", *_place(event, first_line))


def _collection(event: yaml.Event, values: list[Value], first_line: int) -> Value:
    line, column = _place(event, first_line)
    if isinstance(event, yaml.SequenceStartEvent):
        return Value(tuple(values), "list", line, column)
    seen: set[str] = set()
    pairs = tuple(zip(values[::2], values[1::2], strict=True))
    for key, _ in pairs:
        if key.kind != "text":
            raise FrontMatterError(key.line, key.column, f"a {key.kind} as a key")
        if key.text in seen:
            raise FrontMatterError(key.line, key.column, f"the key {key.text} a second time")
        seen.add(key.text)
    return Value(pairs, "mapping", line, column)

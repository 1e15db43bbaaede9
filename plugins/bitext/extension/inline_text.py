"""The text that a reader sees in elements of Python-Markdown's tree, and a way to put elements around a part of it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from html import unescape
from xml.etree.ElementTree import Element

from markdown.util import ETX, STX, HtmlStash

from bitext.extension.inline_tags import CODE
from bitext.rendering.element import OWN_LINK

# fmt: off
INLINE = frozenset((
    "a", "abbr", "b", "br", "cite", "code", "del", "dfn", "em", "i", "img", "ins", "kbd", "mark", "q", "s", "samp",
    "small", "span", "strong", "sub", "sup", "u", "var", OWN_LINK,
))
# fmt: on
"""Elements that stand within a text; all others begin a new one."""

NOT_TEXT = frozenset(("bitext-call", "bitext-noteref", "bitext-bracket"))
"""Classes of elements that are no part of the text: calls and marks of notes."""
_CLOSED = ("a", OWN_LINK, "code", "pre", "kbd", "samp")
_RAW_TAG = re.compile(rf"<(?P<closes>/?)(?P<name>{'|'.join(_CLOSED)})\b", re.IGNORECASE)
_CODED = re.compile(
    f"{STX}(?:amp{ETX}(?P<entity>amp;|#\\d+;)|(?:(?P<character>\\d+)|(?P<ampersand>amp)|wzxhzdk:(?P<stashed>\\d+)){ETX})"
    f"|(?P<tags>{CODE})"
)
"""Placeholders of Python-Markdown for characters and raw HTML, those of `plain_text`, and codes of `inline_tags`."""


@dataclass(slots=True)
class _Node:
    """The `text` or the `tail` of an element in the tree."""

    owner: Element
    parent: Element | None
    """For a tail: the element that `owner` stands in; None for a text."""
    raw: str
    index: int = 0
    """For a tail: the index of `owner` in `parent`; inserted elements stand behind it."""

    @property
    def current(self) -> str:
        """The text as it is in the tree now."""
        return (self.owner.text if self.parent is None else self.owner.tail) or ""

    @current.setter
    def current(self, text: str) -> None:
        if self.parent is None:
            self.owner.text = text
        else:
            self.owner.tail = text


@dataclass(slots=True)
class _Run:
    """A piece of a node: literal characters, or one placeholder."""

    node: _Node
    start: int
    """Offset in the node's text, placeholders included."""
    end: int
    literal: bool
    tags: bool = False
    """Whether it is a code for tags of ours, which nothing may be put across."""


@dataclass(slots=True)
class InlineText:
    """The text of one block-level element, without what stands in blocks inside it."""

    block: Element
    """That element."""
    first: int = 0
    """Where it begins there: 0 at the element's beginning, else behind the child before the one of this index."""
    within: bool = False
    """Whether that element stands within an inline one."""
    text: str = ""
    parts: list[str] = field(default_factory=list)
    """The parts of `text`, while it is read."""
    length: int = 0
    """Number of characters read so far."""
    runs: list[_Run] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    """Offset in `text` of each run."""
    skipped: list[tuple[Element, int]] = field(default_factory=list)
    """Elements that are no part of the text, each with its offset in it."""
    closed: list[tuple[int, int]] = field(default_factory=list)
    """Ranges (start, end) of links, code and the words of notes, in which no term is marked."""
    noted: list[tuple[int, int, str]] = field(default_factory=list)
    """Ranges of the words of notes, each with the note's id."""

    def wrap(self, start: int, end: int, make: Callable[[Element | None], Element]) -> list[Element]:
        """Put elements around the characters from `start` to `end`; afterwards only text before `start` may be wrapped.

        `make` is called for each node of the tree, with the parent of the new element or None; it returns the element.
        """
        made = [self._wrap_node(*part, make) for part in reversed(list(self._parts(start, end)))]
        return made[::-1]

    def enclose(self, start: int, end: int, before: str, after: str) -> None:
        """Put codes around the characters from `start` to `end`, in each node of the tree that holds some of them.

        Afterwards only text before `start` may be enclosed.
        """
        index = bisect_right(self.starts, start) - 1
        run, begin = self.runs[index], self.starts[index]
        parts: Iterable[tuple[_Node, int, int]]
        if run.literal and end - begin <= run.end - run.start:  # the usual case
            parts = ((run.node, run.start + start - begin, run.start + end - begin),)
        else:
            parts = self._parts(start, end)
        for node, first, last in reversed(tuple(parts)):
            # Not `raw`: text further on may have been enclosed before.
            current = node.current
            node.current = f"{current[:first]}{before}{current[first:last]}{after}{current[last:]}"

    def _parts(self, start: int, end: int) -> Iterator[tuple[_Node, int, int]]:
        """Yield, for each node that holds characters from `start` to `end`, the node and their offsets in it."""
        current: tuple[_Node, int, int] | None = None
        for index in range(max(bisect_right(self.starts, start) - 1, 0), len(self.runs)):
            run, begin = self.runs[index], self.starts[index]
            if begin >= end:
                break
            stop = self.starts[index + 1] if index + 1 < len(self.starts) else len(self.text)
            if run.tags and current:
                yield current
                current = None
            if run.tags or stop <= start:
                continue
            first = run.start + (max(start - begin, 0) if run.literal else 0)
            last = min(run.end, run.start + end - begin) if run.literal else run.end
            if current and current[0] is run.node:
                current = (run.node, current[1], last)
                continue
            if current:
                yield current
            current = (run.node, first, last)
        if current:
            yield current

    @staticmethod
    def _wrap_node(node: _Node, start: int, end: int, make: Callable[[Element | None], Element]) -> Element:
        made = make(node.parent if node.parent is not None else node.owner)
        # Not `raw`: text further on may have been wrapped before.
        current, node.current = node.current, node.current[:start]
        if node.parent is None:
            node.owner.insert(0, made)
        else:
            node.parent.insert(node.index + 1, made)
        made.text, made.tail = current[start:end], current[end:]
        return made


def texts_of(
    elements: Iterable[Element], stash: HtmlStash, without: Collection[str], line_end: str = "\n"
) -> list[InlineText]:
    """Return the texts of some elements in order, one for each block-level element.

    `without`: classes, and names of elements, left out; `line_end`: what the end of a line is in the text, nothing in
    Chinese.
    """
    reader = _Reader(stash, without, line_end)
    for element in elements:
        reader.read(element, None)
    for text in reader.texts:
        text.text = "".join(text.parts)
    return [text for text in reader.texts if (text.text and not text.text.isspace()) or text.skipped]


@dataclass(slots=True)
class _Reader:
    stash: HtmlStash
    without: Collection[str]
    line_end: str
    texts: list[InlineText] = field(default_factory=lambda: [InlineText(Element("div"))])
    opened: dict[str, int] = field(default_factory=dict)
    """Name of an open raw HTML element, link or code → its offset in the text."""

    def read(self, element: Element, parent: Element | None, index: int = 0) -> None:
        """Read an element and what is in it, and its tail if it is the child of a parent among those read."""
        block = element.tag not in INLINE
        if element.tag in self.without:
            self._begin(parent, index + 1)
        elif element.get("class") in self.without:
            current = self.texts[-1]
            current.skipped.append((element, current.length))
        else:
            if block:
                self._begin(element, 0, within=parent is not None and parent.tag in INLINE)
            if element.tag == "br":
                self._add(self.line_end, None)
            current, begin = self.texts[-1], self.texts[-1].length
            self._node(element, None)
            for position, child in enumerate(element):
                self.read(child, element, position)
            noted = element.get("class") == "bitext-lemma"
            if noted:
                current.noted.append((begin, current.length, element.get("data-bitext-note", "")))
            if noted or element.tag in _CLOSED:
                current.closed.append((begin, current.length))
            if block:
                self._begin(parent, index + 1)
        if parent is not None:
            self._node(element, parent, index)

    def _begin(self, block: Element | None, first: int, *, within: bool = False) -> None:
        """Begin another text; raw HTML that is open in the one before ends there."""
        self.opened.clear()
        current = self.texts[-1]
        if block is None:
            return
        if current.parts or current.skipped or current.closed:
            self.texts.append(InlineText(block, first, within))
        else:
            current.block, current.first, current.within = block, first, within

    def _node(self, owner: Element, parent: Element | None, index: int = 0) -> None:
        raw = owner.text if parent is None else owner.tail
        if not raw:
            return
        node = _Node(owner, parent, raw, index)
        if STX not in raw:
            self._add(raw, _Run(node, 0, len(raw), literal=True))
            return
        done = 0
        for match in _CODED.finditer(raw):
            if match.start() > done:
                self._add(raw[done : match.start()], _Run(node, done, match.start(), literal=True))
            tags = match["tags"] is not None
            decoded = "" if tags else self._decoded(match)
            self._add(decoded, _Run(node, match.start(), match.end(), literal=False, tags=tags))
            done = match.end()
        if done < len(raw):
            self._add(raw[done:], _Run(node, done, len(raw), literal=True))

    def _add(self, text: str, run: _Run | None) -> None:
        current = self.texts[-1]
        if run:
            current.runs.append(run)
            current.starts.append(current.length)
        current.parts.append(text)
        current.length += len(text)

    def _decoded(self, match: re.Match[str]) -> str:
        """Return the text that a reader will see for a placeholder of Python-Markdown."""
        if match["entity"]:
            return unescape(f"&{match['entity']}")
        if match["character"]:
            return chr(int(match["character"]))
        if match["ampersand"]:
            return "&"
        index = int(match["stashed"])
        stashed = self.stash.rawHtmlBlocks[index] if index < len(self.stash.rawHtmlBlocks) else None
        if not isinstance(stashed, str):
            return ""
        tag = _RAW_TAG.match(stashed)
        if tag:
            self._raw_tag(tag["name"].lower(), closes=bool(tag["closes"]))
        return unescape(stashed) if stashed.startswith("&") else ""

    def _raw_tag(self, name: str, *, closes: bool) -> None:
        """Record where a link or code in raw HTML begins, or that its range, in which no term is marked, has ended."""
        if not closes:
            self.opened.setdefault(name, self.texts[-1].length)
        elif name in self.opened:
            self.texts[-1].closed.append((self.opened.pop(name), self.texts[-1].length))

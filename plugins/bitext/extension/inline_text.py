"""The text that a reader sees in elements of Python-Markdown's tree, and a way to put elements around a part of it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from html import unescape
from xml.etree.ElementTree import Element

from markdown.util import ETX, STX, HtmlStash

from bitext.rendering.element import OWN_LINK

# fmt: off
_INLINE = frozenset((
    "a", "abbr", "b", "br", "cite", "code", "del", "dfn", "em", "i", "img", "ins", "kbd", "mark", "q", "s", "samp",
    "small", "span", "strong", "sub", "sup", "u", "var", OWN_LINK,
))
# fmt: on
"""Elements that stand in a line of text; all others part it."""

NOT_TEXT = frozenset(("bitext-call", "bitext-noteref", "bitext-bracket"))
"""Classes of elements that are no part of the text: what it says does not change by its notes."""
_CLOSED = ("a", OWN_LINK, "code", "pre", "kbd", "samp")
_RAW_TAG = re.compile(rf"<(?P<closes>/?)(?P<name>{'|'.join(_CLOSED)})\b", re.IGNORECASE)
_CODED = re.compile(
    f"{STX}(?:amp{ETX}(?P<entity>amp;|#\\d+;)|(?:(?P<character>\\d+)|(?P<ampersand>amp)|wzxhzdk:(?P<stashed>\\d+)){ETX})"
)
"""What Python-Markdown writes for characters and raw HTML, and `plain_text` for what must stand for itself."""


@dataclass(slots=True)
class _Node:
    """A text or a tail in the tree."""

    owner: Element
    parent: Element | None
    """Of a tail: the element that `owner` stands in."""
    raw: str
    index: int = 0
    """Of a tail: the index of `owner` in that element; what is put in later stands behind it."""

    @property
    def current(self) -> str:
        """The text as it is in the tree."""
        return (self.owner.text if self.parent is None else self.owner.tail) or ""

    @current.setter
    def current(self, text: str) -> None:
        if self.parent is None:
            self.owner.text = text
        else:
            self.owner.tail = text


@dataclass(slots=True)
class _Run:
    """A piece of a node whose characters stand for themselves, or one thing that stands for some others."""

    node: _Node
    start: int
    """Offset in the node's text as the tree has it."""
    end: int
    literal: bool


@dataclass(slots=True)
class InlineText:
    """The text of one block-level element, without what stands in blocks inside it."""

    text: str = ""
    parts: list[str] = field(default_factory=list)
    """What `text` is made of, while it is read."""
    length: int = 0
    """Of what has been read."""
    runs: list[_Run] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    """Where in `text` each run begins."""
    skipped: list[tuple[Element, int]] = field(default_factory=list)
    """Elements that are no part of the text, and where in it they stand."""
    closed: list[tuple[int, int]] = field(default_factory=list)
    """What stands in links, code and the words of notes: offsets of the first character and after the last."""

    def wrap(self, start: int, end: int, make: Callable[[Element | None], Element]) -> list[Element]:
        """Put elements around the characters from `start` to `end`; afterwards only what stands before may be wrapped.

        `make` is called with the element that the new one will stand in, once for each node of the tree.
        """
        made = [self._wrap_node(*part, make) for part in reversed(list(self._parts(start, end)))]
        return made[::-1]

    def enclose(self, start: int, end: int, before: str, after: str) -> None:
        """Put codes around the characters from `start` to `end`, in each node of the tree that holds some of them.

        Afterwards only what stands before may be enclosed.
        """
        index = bisect_right(self.starts, start) - 1
        run, begin = self.runs[index], self.starts[index]
        parts: Iterable[tuple[_Node, int, int]]
        if run.literal and end - begin <= run.end - run.start:  # as most of the time
            parts = ((run.node, run.start + start - begin, run.start + end - begin),)
        else:
            parts = self._parts(start, end)
        for node, first, last in parts:
            # Not `raw`: what stands further on may have been enclosed before.
            current = node.current
            node.current = f"{current[:first]}{before}{current[first:last]}{after}{current[last:]}"

    def _parts(self, start: int, end: int) -> Iterator[tuple[_Node, int, int]]:
        """Yield nodes with the offsets in each that lie between two offsets of the text."""
        current: tuple[_Node, int, int] | None = None
        for index in range(max(bisect_right(self.starts, start) - 1, 0), len(self.runs)):
            run, begin = self.runs[index], self.starts[index]
            if begin >= end:
                break
            stop = self.starts[index + 1] if index + 1 < len(self.starts) else len(self.text)
            if stop <= start:
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
        # Not `raw`: what stood further on may have been wrapped before.
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
    texts: list[InlineText] = field(default_factory=lambda: [InlineText()])
    opened: dict[str, int] = field(default_factory=dict)
    """By name: where in the text an element that closes it begins, of those that were typed as raw HTML."""

    def read(self, element: Element, parent: Element | None, index: int = 0) -> None:
        """Read an element and what is in it, and its tail if it is the child of a parent among those read."""
        block = element.tag not in _INLINE
        if element.tag in self.without:
            self._begin()
        elif element.get("class") in self.without:
            current = self.texts[-1]
            current.skipped.append((element, current.length))
        else:
            if block:
                self._begin()
            if element.tag == "br":
                self._add(self.line_end, None)
            current, begin = self.texts[-1], self.texts[-1].length
            self._node(element, None)
            for position, child in enumerate(element):
                self.read(child, element, position)
            if element.tag in _CLOSED or element.get("class") == "bitext-lemma":
                current.closed.append((begin, current.length))
            if block:
                self._begin()
        if parent is not None:
            self._node(element, parent, index)

    def _begin(self) -> None:
        """Begin another text: no link in raw HTML goes on from the one before."""
        current = self.texts[-1]
        if current.parts or current.skipped or current.closed:
            self.texts.append(InlineText())
        self.opened.clear()

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
            self._add(self._decoded(match), _Run(node, match.start(), match.end(), literal=False))
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
        """Return what the reader will see in the place of something that Python-Markdown has put by."""
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
        """Remember where a link or code in raw HTML begins; nothing is marked up to its end."""
        if not closes:
            self.opened.setdefault(name, self.texts[-1].length)
        elif name in self.opened:
            self.texts[-1].closed.append((self.opened.pop(name), self.texts[-1].length))

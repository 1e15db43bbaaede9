"""Where a block of raw HTML ends, as Python-Markdown counts it: at the tag that closes the first one."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

# fmt: off
BLOCK_TAGS = frozenset(
    (
        "address", "article", "aside", "blockquote", "body", "canvas", "center", "colgroup", "dd", "details",
        "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frameset",
        "group", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hgroup", "hr", "html", "iframe",
        "legend", "li", "link", "main", "map", "math", "menu", "menuitem", "meta", "nav", "noframes",
        "noscript", "object", "ol", "optgroup", "option", "output", "p", "param", "pre", "progress", "script",
        "search", "section", "select", "source", "style", "summary", "svg", "table", "tbody", "td", "template",
        "textarea", "tfoot", "th", "thead", "title", "tr", "track", "ul", "video",
    )
)
# fmt: on
"""Tags that begin a block of raw HTML at the start of a line."""

# Bounded and possessive: what is longer is no attribute list, and an open quote must not cost the rest of the file at
# every tag.
_ATTRIBUTES = r"""(?:[^<>"']++|"[^"]{0,1000}+"|'[^']{0,1000}+'){0,500}+"""
_OPENING = re.compile(r" {0,3}<([a-zA-Z][a-zA-Z0-9-]*)(?=[\s/>])")
_TAG = re.compile(rf"<(/?)([a-zA-Z][a-zA-Z0-9-]*){_ATTRIBUTES}>")
_TAG_OR_COMMENT = re.compile(rf"<!--|{_TAG.pattern}")
_CLOSING_NAME = re.compile(r"</([a-zA-Z][a-zA-Z0-9-]*)")
_NEXT_COMMENT = re.compile(r"[ \t]*<!--")
_COMMENT_END = re.compile(r"--!?>")
_VERBATIM = {name: re.compile(f"</{name}", re.IGNORECASE) for name in ("script", "style")}
_BLANK_LINE = re.compile(r"\n[ \t]*(?=\n)")
_PATIENCE = 20  # characters to look at for unclosed elements, all together, in multiples of the text's length


@dataclass(frozen=True, slots=True)
class Unclosed:
    """An element that is never closed."""

    tag: str
    """The tag that opens it, as typed."""
    begin: int
    """Index of the tag's first character."""
    end: int
    """Index after the next blank line, or after the text: the element is taken to end there."""
    closing: str
    """The closing tags for it and for the elements open in it."""


@dataclass(slots=True)
class RawHtml:
    """The raw HTML of a text: where comments and elements end. No search is made twice."""

    text: str
    _comment_ends: int = field(init=False)
    """Index after which no comment ends: no search is made past it."""
    _closings: dict[str, int] = field(init=False)
    """Element name → index of its last closing tag."""
    _found: dict[int, int | Unclosed | None] = field(init=False, default_factory=dict)
    _patience: int = field(init=False)

    def __post_init__(self) -> None:
        self._comment_ends = max(self.text.rfind("-->"), self.text.rfind("--!>"))
        self._closings = {match[1].lower(): match.start() for match in _CLOSING_NAME.finditer(self.text)}
        self._patience = _PATIENCE * len(self.text)

    def comment_end(self, begin: int) -> int | None:
        """Return the index after the comment whose `<!--` stands at `begin`, or None where it is never closed."""
        if self._comment_ends < begin + 4:
            return None
        match = _COMMENT_END.search(self.text, begin + 4)
        return match.end() if match else None

    def block_end(self, begin: int) -> int | Unclosed | None:
        """Return the index after the raw HTML that begins on the line at `begin`, with what follows on its last line.

        Return None where no block of HTML begins there, and the element where it is never closed.
        """
        if begin not in self._found:
            self._found[begin] = self._block_end(begin)
        return self._found[begin]

    def _block_end(self, begin: int) -> int | Unclosed | None:
        match = _OPENING.match(self.text, begin)
        if not match or match[1].lower() not in BLOCK_TAGS:
            return None
        first = _TAG.match(self.text, self.text.index("<", begin))
        if not first:
            return None
        closed = self._element_end(first)
        return self.line_end(closed) if isinstance(closed, int) else closed

    def comments_end(self, position: int) -> int:
        """Return the index after the comments that follow one that has just ended, with spaces alone between them."""
        while (match := _NEXT_COMMENT.match(self.text, position)) and (end := self.comment_end(match.end() - 4)):
            position = end
        return position

    def line_end(self, position: int) -> int | Unclosed:
        """Return the index after the rest of a line on which raw HTML or a comment has ended at `position`.

        There, a block's tag begins raw HTML at any column.
        """
        text = self.text
        stop = text.find("\n", position)
        stop = len(text) if stop < 0 else stop
        while match := _TAG_OR_COMMENT.search(text, position, stop + 1):
            position = match.end()
            if match[2] is None:
                position = self.comment_end(match.start()) or position
            elif not match[1] and match[2].lower() in BLOCK_TAGS:
                closed = self._element_end(match)
                if isinstance(closed, Unclosed):
                    return closed
                position = closed
            if position > stop:
                stop = text.find("\n", position)
                stop = len(text) if stop < 0 else stop
        return position

    def _element_end(self, first: re.Match[str]) -> int | Unclosed:
        """Return the index after the element that `first` opens."""
        name = first[2].lower()
        if name == "hr" or first[0].endswith("/>"):
            return first.end()
        if self._closings.get(name, -1) >= first.end() and self._patience > 0:
            position, stack = self._close(first, len(self.text))
            if not stack:
                return position
            self._patience -= len(self.text) - first.end()
        return self._unclosed(first)

    def _unclosed(self, first: re.Match[str]) -> Unclosed:
        position = first.end()
        while True:
            blank = _BLANK_LINE.search(self.text, position)
            stop = blank.start() if blank else len(self.text)
            position, stack = self._close(first, stop)
            if position <= stop:
                return Unclosed(first[0], first.start(), stop, "".join(f"</{name}>" for name in reversed(stack)))

    def _close(self, first: re.Match[str], stop: int) -> tuple[int, list[str]]:
        """Return the index after the element that `first` opens, or after its last tag before `stop`.

        Also return the names of the elements open there: an empty list where the element is closed.
        """
        text = self.text
        stack = [first[2].lower()]
        opened = Counter(stack)
        position = self._after_verbatim(stack[-1], first.end(), stop)
        while (match := _TAG_OR_COMMENT.search(text, position)) and match.start() < stop:
            position = match.end()
            if match[2] is None:
                # Python-Markdown takes an unclosed `<!--` for text.
                position = self.comment_end(match.start()) or position
                continue
            name = match[2].lower()
            if not match[1]:
                if not match[0].endswith("/>"):
                    stack.append(name)
                    opened[name] += 1
                    position = self._after_verbatim(name, position, stop)
            elif opened[name]:
                while (closed := stack.pop()) != name:
                    opened[closed] -= 1
                opened[name] -= 1
                if not stack:
                    return position, stack
        return position, stack

    def _after_verbatim(self, name: str, position: int, stop: int) -> int:
        """Return where to go on: behind the content of a script or a style, in which there are no tags."""
        if name not in _VERBATIM:
            return position
        known = self._closings.get(name, -1) >= position
        closing = _VERBATIM[name].search(self.text, position) if known else None
        return closing.start() if closing else stop

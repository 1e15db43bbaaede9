"""Raw HTML that was typed: what an editor may type becomes elements, all else is text, and said.

Python-Markdown puts raw HTML by as strings and sets them in at the end, so that a tag which is closed in another
paragraph tears the page apart. Here a tag and the one that closes it stand in one line of text, or are text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any
from xml.etree.ElementTree import Element

import markdown
from markdown.inlinepatterns import HTML_RE, HtmlInlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import ETX, HTML_PLACEHOLDER_RE

from bitext.extension.plain_text import literal
from bitext.rendering.element import append, element
from bitext.syntax.allowlist import VOID, Allowlist, Refused, faults, stands_well
from bitext.syntax.tags import Tag, is_comment, read_tag

PRIORITY = 19
"""Of the tree processor: after inline (20), so that emphasis is there, and before attribute lists (8) read the text."""
_DEEPEST = 60  # elements in one another: each costs the stages after us a level of calls
_HTML_BLOCK = 20  # where Python-Markdown takes raw HTML out of the text
Say = Callable[[Element, Element, Refused], None]
"""Takes the page's root, the element of it in which a tag was refused, and the tag."""


@dataclass(slots=True)
class TypedHtml:
    """What of a page's raw HTML was typed, by its index in Python-Markdown's stash."""

    allowlist: Allowlist
    as_text: Callable[[str], str] = literal
    """Returns a text so that the finished page shows it as it was typed."""
    inline: set[int] = field(default_factory=set)
    blocks: set[int] = field(default_factory=set)

    def register(self, md: markdown.Markdown, say: Say) -> None:
        """Take the place of Python-Markdown's own processor of tags, and follow what puts blocks by."""
        before = _Counting(md)
        md.preprocessors.register(before, "bitext_html_before", _HTML_BLOCK + 0.1)
        md.preprocessors.register(_Noting(md, before, self.blocks), "bitext_html_after", _HTML_BLOCK - 0.1)
        md.inlinePatterns.register(_PutBy(md, self.inline), "html", 90)
        md.treeprocessors.register(_MakeElements(md, self, say), "bitext_html", PRIORITY)


class _Counting(Preprocessor):
    """Notes how much was put by before raw HTML is: what other extensions have made."""

    count = 0

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines as they are."""
        self.count = self.md.htmlStash.html_counter
        return lines


class _Noting(Preprocessor):
    """Notes what has been put by since."""

    def __init__(self, md: markdown.Markdown, before: _Counting, blocks: set[int]) -> None:
        super().__init__(md)
        self.before, self.blocks = before, blocks

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines as they are."""
        self.blocks.update(range(self.before.count, self.md.htmlStash.html_counter))
        return lines


class _PutBy(HtmlInlineProcessor):
    """Puts a tag by as Python-Markdown does, and notes that it was typed."""

    def __init__(self, md: markdown.Markdown, noted: set[int]) -> None:
        super().__init__(HTML_RE, md)
        self.noted = noted

    def handleMatch(self, m: re.Match[str], data: str) -> Any:  # type: ignore[override]  # noqa: N802  # the same
        """Return what stands for the tag until the tree is there."""
        self.noted.add(self.md.htmlStash.html_counter)
        return super().handleMatch(m, data)


@dataclass(slots=True)
class _Open:
    """An element that has begun, or what all of the line stands in."""

    name: str
    typed: str = ""
    tag: Tag | None = None
    """None, where it may not be there: then it is text, and so is what closes it."""
    content: list[Element | str] = field(default_factory=list)


class _MakeElements(Treeprocessor):
    """Makes an element of each tag with the one that closes it; what has none is text."""

    def __init__(self, md: markdown.Markdown, typed: TypedHtml, say: Say) -> None:
        super().__init__(md)
        self.typed, self.say = typed, say

    def run(self, root: Element) -> None:
        """Change the tree in place."""
        if not self.typed.inline and not self.typed.blocks:
            return
        for top in root:
            for inner in list(top.iter()):
                if _holds_any(inner):
                    _Line(self.md, self.typed, inner, partial(self.say, root, top)).read()


def _holds_any(element: Element) -> bool:
    """Return whether something that was put by stands in the line of text that an element holds."""
    return (element.text is not None and ETX in element.text) or any(
        child.tail is not None and ETX in child.tail for child in element
    )


@dataclass(slots=True)
class _Line:
    """The text of one element, with the elements that stand in it."""

    md: markdown.Markdown
    typed: TypedHtml
    parent: Element
    say: Callable[[Refused], None]
    open: list[_Open] = field(default_factory=list)

    def read(self) -> None:
        """Read it, and write it back with an element for each pair of tags."""
        self.open.append(_Open(self.parent.tag))
        for part in list(self._parts()):
            if isinstance(part, int):
                self._put_by(part)
            else:
                self.open[-1].content.append(part)
        while len(self.open) > 1:
            self._give_up()
        self.parent.text = None
        self.parent[:] = []
        for part in self.open[0].content:
            append(self.parent, part)

    def _parts(self) -> Iterator[Element | str | int]:
        """Yield text, elements, and the indexes of what was put by, in order."""
        yield from _split(self.parent.text)
        for child in self.parent:
            tail, child.tail = child.tail, None
            yield child
            yield from _split(tail)

    def _put_by(self, index: int) -> None:
        """Read something that was put by."""
        stash = self.md.htmlStash
        html = stash.rawHtmlBlocks[index] if index < len(stash.rawHtmlBlocks) else ""
        if not isinstance(html, str):
            stash.rawHtmlBlocks[index] = ""
            self.open[-1].content.append(html)
            for inner in list(html.iter()):
                if _holds_any(inner):
                    _Line(self.md, self.typed, inner, self.say).read()
            return
        typed = html
        refused: list[Refused] = []
        if index in self.typed.inline and not is_comment(typed):
            tag = read_tag(typed)
            if tag:
                self._tag(tag, typed)
                return
            refused = [Refused(typed)]
        elif index in self.typed.blocks and typed:
            refused = faults(typed, self.typed.allowlist)
        for each in refused:
            self.say(each)
        self.open[-1].content += _lines(typed, self.typed.as_text) if refused else [stash.get_placeholder(index)]

    def _tag(self, tag: Tag, typed: str) -> None:
        """Read a tag within a line."""
        if tag.closes:
            self._close(tag, typed)
            return
        parent = next(each.name for each in reversed(self.open) if each.tag or not each.typed)
        refused = Refused(typed) if len(self.open) > _DEEPEST else self._refused(tag, typed, parent)
        if refused:
            self.say(refused)
        if tag.name in VOID or len(self.open) > _DEEPEST:
            self.open[-1].content.append(self.typed.as_text(typed) if refused else Element(tag.name, _attributes(tag)))
        else:
            self.open.append(_Open(tag.name, typed, None if refused else tag))

    def _refused(self, tag: Tag, typed: str, parent: str) -> Refused | None:
        allowlist = self.typed.allowlist
        attribute = allowlist.refuses(tag.name, tag.attributes) if tag.name in allowlist.inline else ""
        if attribute is not None:
            return Refused(typed, attribute)
        return None if stands_well(tag.name, parent) else Refused.of_parent(tag, typed)

    def _close(self, tag: Tag, typed: str) -> None:
        """Make an element of all since the tag that this one closes."""
        if all(each.name != tag.name for each in self.open[1:]):
            self.say(Refused(typed, closing=f"<{tag.name}>"))
            self.open[-1].content.append(self.typed.as_text(typed))
            return
        while self.open[-1].name != tag.name:
            self._give_up()
        closed = self.open.pop()
        if closed.tag:
            self.open[-1].content.append(element(tag.name, _attributes(closed.tag), *closed.content))
        else:
            self.open[-1].content += [self.typed.as_text(closed.typed), *closed.content, self.typed.as_text(typed)]

    def _give_up(self) -> None:
        """Make text of a tag that nothing closes."""
        lost = self.open.pop()
        if lost.tag:
            self.say(Refused(lost.typed, closing=f"</{lost.name}>"))
        self.open[-1].content += [self.typed.as_text(lost.typed), *lost.content]


def _split(text: str | None) -> Iterator[str | int]:
    """Yield the pieces of a text, and the index of each thing in it that was put by."""
    if not text or ETX not in text:
        yield text or ""
        return
    for position, piece in enumerate(HTML_PLACEHOLDER_RE.split(text)):
        yield int(piece) if position % 2 else piece


def _lines(typed: str, as_text: Callable[[str], str]) -> Iterator[Element | str]:
    """Yield the lines of a text as they were typed."""
    for index, line in enumerate(typed.strip("\n").split("\n")):
        if index:
            yield Element("br")
        yield as_text(line)


def _attributes(tag: Tag) -> dict[str, str]:
    return {name: value for name, value in tag.attributes.items() if name != "markdown"}

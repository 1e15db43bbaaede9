"""Raw HTML that was typed: what an editor may type becomes elements; all else becomes text and is reported.

Python-Markdown stashes raw HTML as strings and puts them back at the end, so that a tag which is closed in another
paragraph breaks the page. Here a tag and its closing tag stand in one element's text, or both are shown as text.
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
_DEEPEST = 60  # nested elements: the later stages recurse for each level
_HTML_BLOCK = 20  # where Python-Markdown takes raw HTML out of the text
Say = Callable[[Element, Element, Refused], None]
"""Takes the page's root, the element of it in which a tag was refused, and the tag."""


@dataclass(slots=True)
class TypedHtml:
    """The indexes, in Python-Markdown's stash, of a page's raw HTML that was typed."""

    allowlist: Allowlist
    as_text: Callable[[str], str] = literal
    """Encodes a text so that the finished page shows it as typed."""
    inline: set[int] = field(default_factory=set)
    blocks: set[int] = field(default_factory=set)

    def register(self, md: markdown.Markdown, say: Say) -> None:
        """Replace Python-Markdown's processor of inline tags, and watch the one that stashes blocks."""
        before = _Counting(md)
        md.preprocessors.register(before, "bitext_html_before", _HTML_BLOCK + 0.1)
        md.preprocessors.register(_Noting(md, before, self.blocks), "bitext_html_after", _HTML_BLOCK - 0.1)
        md.inlinePatterns.register(_PutBy(md, self.inline), "html", 90)
        md.treeprocessors.register(_MakeElements(md, self, say), "bitext_html", PRIORITY)


class _Counting(Preprocessor):
    """Records the size of the stash, with other extensions' HTML, before raw HTML is stashed."""

    count = 0

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines as they are."""
        self.count = self.md.htmlStash.html_counter
        return lines


class _Noting(Preprocessor):
    """Records the indexes that were stashed since."""

    def __init__(self, md: markdown.Markdown, before: _Counting, blocks: set[int]) -> None:
        super().__init__(md)
        self.before, self.blocks = before, blocks

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines as they are."""
        self.blocks.update(range(self.before.count, self.md.htmlStash.html_counter))
        return lines


class _PutBy(HtmlInlineProcessor):
    """Stashes a tag as Python-Markdown does, and records that it was typed."""

    def __init__(self, md: markdown.Markdown, noted: set[int]) -> None:
        super().__init__(HTML_RE, md)
        self.noted = noted

    def handleMatch(self, m: re.Match[str], data: str) -> Any:  # type: ignore[override]  # noqa: N802  # Python-Markdown's name
        """Return the placeholder of the tag."""
        self.noted.add(self.md.htmlStash.html_counter)
        return super().handleMatch(m, data)


@dataclass(slots=True)
class _Open:
    """An element that is open, or the one for the whole text."""

    name: str
    typed: str = ""
    tag: Tag | None = None
    """The opening tag, or None where it is not allowed: then it and its closing tag are text."""
    content: list[Element | str] = field(default_factory=list)


class _MakeElements(Treeprocessor):
    """Makes an element of each tag and its closing tag; a tag without one becomes text."""

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
    """Return whether the text of an element has a placeholder in it."""
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
        """Read the text, and write it back with an element for each pair of tags."""
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
        """Yield texts, elements, and stash indexes, in order."""
        yield from _split(self.parent.text)
        for child in self.parent:
            tail, child.tail = child.tail, None
            yield child
            yield from _split(tail)

    def _put_by(self, index: int) -> None:
        """Read the stashed HTML with this index."""
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
        """Read a tag within the text."""
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
        """Make an element of everything since the tag that this one closes."""
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
        """Make text of a tag that is never closed."""
        lost = self.open.pop()
        if lost.tag:
            self.say(Refused(lost.typed, closing=f"</{lost.name}>"))
        self.open[-1].content += [self.typed.as_text(lost.typed), *lost.content]


def _split(text: str | None) -> Iterator[str | int]:
    """Yield the pieces of a text, and the stash index of each placeholder in it."""
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

"""What a reader sees of inline Markdown, as Python-Markdown has it: the text of the tree that it makes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element

import markdown
from markdown import inlinepatterns
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

if TYPE_CHECKING:
    from markdown.util import HtmlStash

PAIRS_SIGNS = hasattr(inlinepatterns, "DelimiterProcessor")
"""Whether this version pairs the signs of emphasis as the one does that the site is built with (3.11 and later)."""
_CODED = re.compile("\x02(?:(\\d+)\x03|amp\x03(#\\d+;|[a-z]+;)?|wzxhzdk:(\\d+)\x03)")
_AFTER_INLINE = 16  # of tree processors: inline (20) has run, and nothing has been put back yet


@dataclass(frozen=True, slots=True)
class Seen:
    """A paragraph as it is shown."""

    text: str
    links: tuple[str, ...]
    """The addresses of its links."""
    whole: bool
    """Whether Python-Markdown has read it as its own rules say, and lost nothing of it: see `_Signs` and `_Links`."""


def seen(text: str, below: str = "", extensions: Sequence[str] = ("footnotes", "tables")) -> Seen:
    """Return what a reader sees of a paragraph; `below`: what the page defines."""
    reading = _Reading()
    markdown.markdown(f"{text}\n\n{below}", extensions=[*extensions, reading])
    return Seen(" ".join(reading.text.split()), tuple(reading.links), reading.whole)


class _Reading(Extension):
    """Takes the text of the tree down, before what Python-Markdown has put by is put back."""

    def __init__(self) -> None:
        super().__init__()
        self.text, self.links, self.whole = "", list[str](), True

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802  # Python-Markdown's name
        md.treeprocessors.register(_Text(md, self), "seen", _AFTER_INLINE)
        md.inlinePatterns.register(
            _link(inlinepatterns.LinkInlineProcessor, self)(inlinepatterns.LINK_RE, md), "link", 160
        )
        image = _link(inlinepatterns.ImageInlineProcessor, self)
        md.inlinePatterns.register(image(inlinepatterns.IMAGE_LINK_RE, md), "image_link", 150)
        if PAIRS_SIGNS:
            md.inlinePatterns.register(_signs(self)("*", "strong,em", md), "em_strong", 60)
            getattr(md, "delimiters").add("_", "strong,em", smart=True)  # noqa: B009  # None to the stubs


def _link(base: type, reading: _Reading) -> Any:
    class Link(base):  # type: ignore[misc]
        """Sees when a title that is never closed, with a parenthesis in it, takes away all but the last character."""

        def getLink(self, data: str, index: int) -> Any:  # noqa: N802  # Python-Markdown's name
            found = super().getLink(data, index)
            reading.whole &= not found[3] or found[2] >= index
            return found

    return Link


def _signs(reading: _Reading) -> Any:
    class Signs(inlinepatterns.DelimiterProcessor):
        """Sees when letters are taken for signs, and when signs that were paired are shown.

        It pairs a run with more than it has left, or with one further on; and it puts some of the text in twice.
        """

        def handleMatch(  # type: ignore[override]  # noqa: N802  # Python-Markdown's name
            self, m: re.Match[str], data: str
        ) -> Any:
            if not self.regions:
                self.data = data
            return super().handleMatch(m, data)

        def add_region(self, delim: Any, a: int, b: int, c: int, d: int, size: int) -> None:
            reading.whole &= set(self.data[a:b] + self.data[c:d]) == {delim.token}
            super().add_region(delim, a, b, c, d, size)

        def _build_element(self, data: str, start: int = 0, offset: int = 0) -> Any:
            element, count = super()._build_element(data, start, offset)  # type: ignore[misc]
            pairs = self.regions[start : start + count]
            signs = {index for a, b, c, d, *_ in pairs for index in (*range(a, b), *range(c, d))}
            said = (
                data[index + offset : index + offset + 1]
                for index in range(pairs[0][0], pairs[0][3])
                if index not in signs
            )
            reading.whole &= "".join(element.itertext()) == "".join(said)
            return element, count

        def get_cached_result(self, pos: int, data: str) -> Any:
            offset = pos - (self.cache_pos if pos != self.cache_pos else self.regions[self.cache_index][0])
            reading.whole &= offset == len(data) - len(self.data)
            return super().get_cached_result(pos, data)

    return Signs


class _Text(Treeprocessor):
    def __init__(self, md: markdown.Markdown, reading: _Reading) -> None:
        super().__init__(md)
        self.reading = reading

    def run(self, root: Element) -> None:
        stash = self.md.htmlStash
        self.reading.text = "".join(_texts(root, stash))
        self.reading.links = [
            _decoded(str(each.get("href")), stash) for each in root.iter("a") if not each.get("class")
        ]


def _texts(element: Element, stash: HtmlStash) -> list[str]:
    """Return the texts of an element, without footnotes and what calls them."""
    if element.get("class") == "footnote" or (element.tag == "sup" and str(element.get("id")).startswith("fnref")):
        return []
    text = element.text or ""
    found = [" " if element.tag == "br" else "", _decoded(unescape(text) if element.tag == "code" else text, stash)]
    for child in element:
        found += [*_texts(child, stash), _decoded(child.tail or "", stash)]
    return found


def _decoded(text: str, stash: HtmlStash) -> str:
    def one(match: re.Match[str]) -> str:
        if match[1]:
            return chr(int(match[1]))
        if match[3]:
            html = str(stash.rawHtmlBlocks[int(match[3])])
            return unescape(html) if html.startswith("&") else " " if re.match(r"<br\b", html, re.IGNORECASE) else ""
        return unescape(f"&{match[2]}") if match[2] else "&"

    return _CODED.sub(one, text)

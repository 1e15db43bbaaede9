"""Cleans what Python-Markdown and its extensions made: nothing left can run code or load from another site."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from functools import partial
from html import unescape
from xml.etree.ElementTree import Element

import markdown
from markdown.postprocessors import Postprocessor
from markdown.util import HTML_PLACEHOLDER_RE, STX, AtomicString

from bitext.extension.plain_text import literal
from bitext.syntax.allowlist import Allowlist, Refused, harmless, is_address, stands_well

PRIORITY = 32
"""Of the postprocessor: before our tags (31) and Python-Markdown's stash (30) are put back."""


_TYPED = re.compile(rf"</?[A-Za-z][A-Za-z0-9-]*(?:[\s/][^<>{STX}]*)?>|<[!?][^<>{STX}]*>")
_CODE = ("code", "pre", "kbd", "samp")


@dataclass(slots=True)
class Clean:
    """Takes out of elements what can run code, load from another site, or pass for ours."""

    allowlist: Allowlist
    say: Callable[[Element, Element, Refused], None]
    """Takes the page's root, the child of it in which something was refused, and the refusal."""
    made: Collection[int] = ()
    """`id()` of our elements among the host's; an editor can type a class, but not these."""
    ids: set[str] = field(default_factory=set)
    """Ids of elements that are taken."""
    as_text: Callable[[str], str] = literal
    """Encodes a text so that the finished page shows it literally."""

    def clean(self, root: Element) -> None:
        """Clean the descendants of an element, in place."""
        for top in root:
            parents = {id(child): parent.tag for parent in top.iter() for child in parent}
            for inner in list(top.iter()):
                if id(inner) in self.made:
                    continue
                well = stands_well(inner.tag, parents.get(id(inner), "div"))
                if not well or inner.tag not in self.allowlist.elements:
                    self._element(inner, partial(self.say, root, top))
                elif inner.attrib:
                    self._attributes(inner, partial(self.say, root, top))

    def _element(self, inner: Element, say: Callable[[Refused], None]) -> None:
        """Make text of the tags of an element that is not allowed."""
        attributes = "".join(f' {name}="{value}"' for name, value in inner.attrib.items())
        typed = f"<{inner.tag}{attributes}>"
        say(Refused(typed))
        closing = self.as_text(f"</{inner.tag}>")
        inner.tag = "span"
        inner.attrib.clear()
        inner.text = AtomicString(f"{self.as_text(typed)}{inner.text or ''}")
        if len(inner):
            inner[-1].tail = AtomicString(f"{inner[-1].tail or ''}{closing}")
        else:
            inner.text = AtomicString(f"{inner.text}{closing}")

    def _attributes(self, inner: Element, say: Callable[[Refused], None]) -> None:
        for name, held in list(inner.attrib.items()):
            # Stashed text may be anything, quotation marks too.
            value = HTML_PLACEHOLDER_RE.sub("", held) if held and STX in held else held or ""
            inner.set(name, value)
            refused = self.allowlist.refuses(inner.tag, {name: value})
            if refused is None and not (name == "id" and value in self.ids):
                self.ids.update([value] if name == "id" else ())
                continue
            del inner.attrib[name]
            say(Refused(unescape(value) if name in ("href", "src") else f'{name}="{value}"', name))
            if name == "href":
                inner.tag = "span"  # hosts assume that a link has an address
            elif name == "src":
                self._linked(inner, value)
                return

    def _linked(self, image: Element, address: str) -> None:
        """Make a link of a picture on another site, from which nothing is loaded until a reader follows it."""
        words = image.get("alt") or address
        tail = image.tail
        image.clear()
        image.tag, image.text, image.tail = "span", AtomicString(self.as_text(words)), tail
        if is_address(address):
            image.tag = "a"
            image.set("href", address)


def tags_in(element: Element) -> Iterable[str]:
    """Return the strings that look like tags in the text of an element, without its code."""
    found: list[str] = []
    for inner in element.iter():
        for text in (None if inner.tag in _CODE else inner.text, inner.tail if inner is not element else None):
            if text and "<" in text and not isinstance(text, AtomicString):
                found += _TYPED.findall(text)
    return found


class CleanStash(Postprocessor):
    """Makes text of each tag that is not allowed in the finished HTML that other extensions have stashed."""

    def __init__(self, md: markdown.Markdown, allowlist: Allowlist, ours: Collection[int]) -> None:
        """Take the allowlist, and the stash indexes of our own HTML."""
        super().__init__(md)
        self.allowlist, self.ours = allowlist, ours

    def run(self, text: str) -> str:
        """Clean the stash, and return the text unchanged."""
        stash = self.md.htmlStash.rawHtmlBlocks
        for index, html in enumerate(stash):
            if isinstance(html, str):
                if "<" in html and index not in self.ours:
                    stash[index] = harmless(html, self.allowlist)
            else:
                holder = Element("div")
                holder.append(html)
                Clean(self.allowlist, _say_nothing).clean(holder)
        return text


def _say_nothing(_: Element, __: Element, ___: Refused) -> None:
    """Do nothing: stashed HTML has no place in the text that a message could name."""

"""Definitions: the Markdown of the glossary, made into elements that cannot run code."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import urlsplit, urlunsplit
from xml.etree.ElementTree import Element

import markdown
from markdown.util import HTML_PLACEHOLDER_RE, AtomicString

from bitext.diagnostics import Finding, Location
from bitext.extension.clean import Clean
from bitext.extension.drop_comments import DropComments
from bitext.extension.languages import mark_chinese
from bitext.extension.refusals import Refusals
from bitext.extension.typed_html import TypedHtml
from bitext.syntax.allowlist import TYPED, Allowlist
from bitext.syntax.characters import showable
from bitext.syntax.heavy import too_heavy


@dataclass(slots=True)
class Definitions:
    """Makes elements of definitions; each is parsed once for all pages of a site."""

    report: Callable[[Finding], None]
    """Takes a finding on what is removed from a definition."""
    place_of: Callable[[str], Location]
    """Returns the place of a definition, by its text."""
    allowlist: Allowlist = TYPED
    _made: dict[str, list[Element]] = field(default_factory=dict)
    _markdown: markdown.Markdown = field(init=False)
    _refusals: Refusals = field(init=False)
    _place: Location = field(init=False, default_factory=lambda: Location(""))
    """The place of the definition that is being read."""

    def __post_init__(self) -> None:
        self._refusals = Refusals(lambda *_: self._place, self.report)
        self._markdown = _plain_markdown()
        self._markdown.treeprocessors.register(DropComments(self._markdown, lambda _: False), "bitext_comments", 0)
        TypedHtml(self.allowlist, as_text=str).register(self._markdown, self._refusals.say)

    def elements(self, text: str, page: str) -> list[Element]:
        """Return the elements of a definition for a page; its addresses are relative to the docs folder."""
        if text not in self._made:
            self._made[text] = self._read(text)
        made = deepcopy(self._made[text])
        for one in made:
            for inner in one.iter():
                for name in ("href", "src"):
                    if name in inner.attrib:
                        inner.set(name, _seen_from(inner.attrib[name], page))
        return made

    def text(self, text: str) -> str:
        """Return what a reader sees of a definition; its blocks are parted by line feeds."""
        if text not in self._made:
            self._made[text] = self._read(text)
        return "\n".join(filter(None, ("".join(each.itertext()).strip() for each in self._made[text])))

    def _read(self, text: str) -> list[Element]:
        if too_heavy(text):
            return [_as_typed(text)]
        self._place = self.place_of(text)
        md = self._markdown
        md.reset()
        root = md.parser.parseDocument(showable(text).split("\n")).getroot()
        assert root is not None  # noqa: S101  # Python-Markdown has just made it
        for name in ("inline", "bitext_comments", "bitext_html", "unescape"):
            md.treeprocessors[name].run(root)
        for inner in root.iter():
            _read_entities(inner)
        Clean(self.allowlist, self._refusals.say, as_text=str).clean(root)
        mark_chinese(root, "zh")
        return list(root)


def _read_entities(element: Element) -> None:
    """Decode entities, which are escaped again when the element is put on a page, and drop comments."""
    if element.text:
        atomic = isinstance(element.text, AtomicString)
        text = unescape(HTML_PLACEHOLDER_RE.sub("", element.text))
        element.text = AtomicString(text) if atomic else text
    if element.tail:
        element.tail = unescape(HTML_PLACEHOLDER_RE.sub("", element.tail))
    for name, value in element.items():
        element.set(name, unescape(value))


def _as_typed(text: str) -> Element:
    element = Element("p")
    element.text = AtomicString(unescape(text))
    return element


def _plain_markdown() -> markdown.Markdown:
    """Return a Python-Markdown that stashes only the tags of its text."""
    md = markdown.Markdown()
    for name in ("entity", "automail"):
        md.inlinePatterns.deregister(name)
    return md


def _seen_from(address: str, page: str) -> str:
    parts = urlsplit(address)
    if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
        return address
    path = posixpath.relpath(parts.path, posixpath.dirname(page) or ".")
    return urlunsplit(("", "", path, parts.query, parts.fragment))

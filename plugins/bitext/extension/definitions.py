"""Definitions: the Markdown of the glossary, made into elements; raw HTML in it is text, and nothing in it can run."""

from __future__ import annotations

import posixpath
from copy import deepcopy
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import urlsplit, urlunsplit
from xml.etree.ElementTree import Element

import markdown
from markdown.util import AtomicString

from bitext.diagnostics import Location
from bitext.extension.clean import clean
from bitext.extension.languages import mark_chinese
from bitext.syntax.heavy import too_heavy

_NOWHERE = Location("")


@dataclass(slots=True)
class Definitions:
    """Makes elements of definitions, each read once for all pages of a site."""

    _made: dict[str, list[Element]] = field(default_factory=dict)
    _markdown: markdown.Markdown = field(init=False)

    def __post_init__(self) -> None:
        self._markdown = _plain_markdown()

    def elements(self, text: str, page: str) -> list[Element]:
        """Return the elements of a definition for a page; its addresses are relative to the docs folder."""
        if text not in self._made:
            self._made[text] = self._read(text)
        made = deepcopy(self._made[text])
        for one in made:
            for inner in one.iter("a"):
                inner.set("href", _seen_from(inner.get("href", ""), page))
        return made

    def _read(self, text: str) -> list[Element]:
        if too_heavy(text):
            return [_as_typed(text)]
        md = self._markdown
        md.reset()
        root = md.parser.parseDocument(unescape(text).split("\n")).getroot()
        assert root is not None  # noqa: S101  # Python-Markdown has just made it
        for name in ("inline", "unescape"):
            md.treeprocessors[name].run(root)
        for code in root.iter("code"):
            code.text = AtomicString(unescape(code.text or ""))  # escaped once more when it is put on a page
        clean(root, _NOWHERE)
        mark_chinese(root, "zh")
        return list(root)


def _as_typed(text: str) -> Element:
    element = Element("p")
    element.text = AtomicString(unescape(text))
    return element


def _plain_markdown() -> markdown.Markdown:
    """Return a Python-Markdown that makes no raw HTML of anything."""
    md = markdown.Markdown()
    for name in ("html", "entity", "automail"):
        md.inlinePatterns.deregister(name)
    return md


def _seen_from(address: str, page: str) -> str:
    parts = urlsplit(address)
    if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
        return address
    path = posixpath.relpath(parts.path, posixpath.dirname(page) or ".")
    return urlunsplit(("", "", path, parts.query, parts.fragment))

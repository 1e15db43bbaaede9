"""The styles of a document: which are headings, which hide text, and what they inherit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from bitext.importers.word.xml import value

_HEADING = re.compile(r"(?:heading|标题|標題|überschrift|titre|заголовок)\s{0,3}([1-9])", re.IGNORECASE)
_TITLES = frozenset(("title", "标题", "標題"))
_QUOTATIONS = frozenset(("quote", "intense quote", "quotations", "引用", "明显引用"))
_CONTENTS = re.compile(r"(?:toc|目录|目錄|contents)\s{0,3}[1-9]", re.IGNORECASE)
_LONGEST_CHAIN = 12  # styles that rest on one another
_OFF = frozenset(("0", "false", "off", "none"))
DEEPEST = 6
"""Levels of headings that a page has."""


@dataclass(frozen=True, slots=True)
class Style:
    """A style, with what its own definition says."""

    name: str = ""
    based_on: str = ""
    level: int | None = None
    """Of the heading that a paragraph in it is: 0 for the title; None where the style does not say."""
    is_contents: bool = False
    """Whether its paragraphs are lines of a generated table of contents."""
    is_quotation: bool = False
    """Whether its paragraphs are quotations."""
    numbered: ET.Element | None = None
    """Its `w:numPr`."""
    runs: ET.Element | None = None
    """Its `w:rPr`."""


@dataclass(frozen=True, slots=True)
class Styles:
    """All styles of a document, by their ids."""

    table: dict[str, Style] = field(default_factory=dict)

    def chain(self, name: str) -> Iterator[Style]:
        """Yield a style and those that it rests on, the nearest first."""
        for _ in range(_LONGEST_CHAIN):
            style = self.table.get(name)
            if style is None:
                return
            yield style
            name = style.based_on

    def level(self, name: str) -> int | None:
        """Return the level of the heading that a paragraph in a style is, 0 for the title, or None."""
        return next((style.level for style in self.chain(name) if style.level is not None), None)

    def numbered(self, name: str) -> ET.Element | None:
        """Return the numbering of a style, or None."""
        return next((style.numbered for style in self.chain(name) if style.numbered is not None), None)

    def is_quotation(self, name: str) -> bool:
        """Return whether a style is that of quotations."""
        return any(style.is_quotation for style in self.chain(name))

    def is_contents(self, name: str) -> bool:
        """Return whether a style is that of a generated table of contents."""
        return any(style.is_contents for style in self.chain(name))

    def says(self, name: str, property_: str) -> bool:
        """Return whether a style, or one that it rests on, switches a property of runs on: `w:b`, `w:i`, `w:vanish`."""
        found = (switch(style.runs, property_) for style in self.chain(name))
        return next((each for each in found if each is not None), False)


def switch(properties: ET.Element | None, name: str) -> bool | None:
    """Return whether properties switch something on or off, or None where they do not say."""
    element = properties.find(name) if properties is not None else None
    return None if element is None else element.get("w:val", "1") not in _OFF


def styles_of(root: ET.Element | None) -> Styles:
    """Return the styles that a document defines."""
    found = root.iter("w:style") if root is not None else ()
    return Styles({style.get("w:styleId", ""): _style(style) for style in found})


def outline(properties: ET.Element | None) -> int | None:
    """Return the level of a heading that properties of a paragraph name, from 1, or None."""
    typed = value(properties, "w:outlineLvl")
    return int(typed) + 1 if typed.isdecimal() and int(typed[:3]) < DEEPEST else None


def _style(element: ET.Element) -> Style:
    name = value(element, "w:name")
    is_paragraph = element.get("w:type", "paragraph") == "paragraph"
    properties = element.find("w:pPr")
    level = outline(properties)
    if match := _HEADING.fullmatch(name):
        level = min(int(match[1]), DEEPEST)
    elif name.casefold() in _TITLES:
        level = 0
    return Style(
        name,
        value(element, "w:basedOn"),
        level if is_paragraph else None,
        is_paragraph and _CONTENTS.fullmatch(name) is not None,
        is_paragraph and name.casefold() in _QUOTATIONS,
        properties.find("w:numPr") if properties is not None else None,
        element.find("w:rPr"),
    )

"""Text that no stage of Python-Markdown may take for markup or for an entity."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown.util import AMP_SUBSTITUTE, AtomicString

from bitext.syntax.characters import showable

_AMPERSAND = f"{AMP_SUBSTITUTE}amp;"  # the serializer leaves `&lt;` as it stands, and so would show it as `<`
_BRACKET = f"{AMP_SUBSTITUTE}#91;"  # a paragraph of `[TOC]` alone would become a table of contents
_RETURN = f"{AMP_SUBSTITUTE}#13;"  # a browser reads a bare carriage return as a line feed


def protect(element: Element) -> None:
    """Make the text, tails and attributes of an element and all in it stand for themselves."""
    for inner in element.iter():
        if inner.text:
            inner.text = AtomicString(plain(inner.text))
        if inner.tail:
            inner.tail = AtomicString(plain(inner.tail))
        protect_attributes(inner)


def protect_attributes(element: Element) -> None:
    """Make the attributes of an element stand for themselves."""
    for name, value in element.items():
        shown = showable(value).replace("&", _AMPERSAND)
        if shown is not value:
            element.set(name, shown)


def plain(text: str) -> str:
    """Return text so encoded that the finished page shows exactly `text`, characters that no page can hold aside."""
    text = showable(text)
    if "&" in text:
        text = text.replace("&", _AMPERSAND)
    if "\r" in text:
        text = text.replace("\r", _RETURN)
    if "[" in text:
        text = text.replace("[", _BRACKET)
    return text

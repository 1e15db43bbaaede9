"""Text encoded so that no stage of Python-Markdown takes it for markup or an entity."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown.util import AMP_SUBSTITUTE, ETX, STX, AtomicString

from bitext.syntax.characters import showable

_AMPERSAND = f"{AMP_SUBSTITUTE}amp;"  # the serializer does not escape `&lt;`, and would show `<`
_BRACKET = f"{AMP_SUBSTITUTE}#91;"  # a paragraph of `[TOC]` alone would become a table of contents
# ASCII punctuation without the three characters that HTML escapes: the table of contents decodes these codes after it
# has looked for tags. A letter behind `<` is included, so that it is not taken for a tag again.
_SIGN = re.compile(r"[!-%'-/:;=?@\[-`{-~]|(?<=<)[A-Za-z]")
_RETURN = f"{AMP_SUBSTITUTE}#13;"  # a browser reads a bare carriage return as a line feed


def protect(element: Element) -> None:
    """Encode the texts, tails and attributes of an element and its descendants, so that they are literal."""
    for inner in element.iter():
        if inner.text:
            inner.text = AtomicString(inner.text if _stands_for_itself(inner.text) else plain(inner.text))
        if inner.tail:
            inner.tail = AtomicString(inner.tail if _stands_for_itself(inner.tail) else plain(inner.tail))
        protect_attributes(inner)


def protect_attributes(element: Element) -> None:
    """Encode the attributes of an element, so that they are literal."""
    values = "".join(element.attrib.values())
    if "&" in values or not values.isprintable():
        for name, value in element.items():
            element.set(name, showable(value).replace("&", _AMPERSAND))


def literal(text: str) -> str:
    """Return text encoded so that no stage after the inline patterns takes a character of it for markup."""
    return _SIGN.sub(lambda sign: f"{STX}{ord(sign[0])}{ETX}", showable(text)).replace("&", _AMPERSAND)


def _stands_for_itself(text: str) -> bool:
    """Return whether a text needs no encoding, as most do; a quick test."""
    return text.isprintable() and "&" not in text and "[" not in text


def plain(text: str) -> str:
    """Return text encoded so that the finished page shows exactly `text`, but for characters that no page can hold."""
    text = showable(text)
    if "&" in text:
        text = text.replace("&", _AMPERSAND)
    if "\r" in text:
        text = text.replace("\r", _RETURN)
    if "[" in text:
        text = text.replace("[", _BRACKET)
    return text

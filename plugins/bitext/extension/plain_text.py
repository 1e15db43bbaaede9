"""Text that no stage of Python-Markdown may take for markup or for an entity."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown.util import AMP_SUBSTITUTE, ETX, STX, AtomicString

from bitext.syntax.characters import showable

_AMPERSAND = f"{AMP_SUBSTITUTE}amp;"  # the serializer leaves `&lt;` as it stands, and so would show it as `<`
_BRACKET = f"{AMP_SUBSTITUTE}#91;"  # a paragraph of `[TOC]` alone would become a table of contents
# Of ASCII, without the three that HTML escapes: the table of contents reads these codes after it has looked for tags.
# A letter behind `<` is one: what has been looked at is not to be found once more.
_SIGN = re.compile(r"[!-%'-/:;=?@\[-`{-~]|(?<=<)[A-Za-z]")
_RETURN = f"{AMP_SUBSTITUTE}#13;"  # a browser reads a bare carriage return as a line feed


def protect(element: Element) -> None:
    """Make the text, tails and attributes of an element and all in it stand for themselves."""
    for inner in element.iter():
        if inner.text:
            inner.text = AtomicString(inner.text if _stands_for_itself(inner.text) else plain(inner.text))
        if inner.tail:
            inner.tail = AtomicString(inner.tail if _stands_for_itself(inner.tail) else plain(inner.tail))
        protect_attributes(inner)


def protect_attributes(element: Element) -> None:
    """Make the attributes of an element stand for themselves."""
    values = "".join(element.attrib.values())
    if "&" in values or not values.isprintable():
        for name, value in element.items():
            element.set(name, showable(value).replace("&", _AMPERSAND))


def literal(text: str) -> str:
    """Return text so encoded that no stage that comes after the inline patterns takes a character of it for a sign."""
    return _SIGN.sub(lambda sign: f"{STX}{ord(sign[0])}{ETX}", showable(text)).replace("&", _AMPERSAND)


def _stands_for_itself(text: str) -> bool:
    """Return whether nothing in a text needs a second look, as is so of most: what this asks is asked in C."""
    return text.isprintable() and "&" not in text and "[" not in text


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

"""Joins the lines of a translation whose script has no spaces: a browser shows a space at the end of each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from bitext.languages.script import is_without_spaces

_END = re.compile(r"[ \t]*\n[ \t]*")
_LEFT = ("code", "pre", "script", "style")
_Node = tuple[Element, bool]
"""An element, and whether it is its tail that is meant."""


def join_lines(elements: Iterable[Element]) -> None:
    """Take out the line ends beside a character of a script without spaces, in the text of each element."""
    for element in elements:
        nodes = list(_nodes(element))
        texts = [_text(node) for node in nodes]
        for index, node in enumerate(nodes):
            if "\n" in texts[index]:
                before = texts[index - 1][-1:] if index else ""
                after = texts[index + 1][:1] if index + 1 < len(texts) else ""
                _set(node, _joined(texts[index], before, after))


def _nodes(element: Element) -> Iterator[_Node]:
    """Yield the texts and tails in an element that say something, in order; those of code are left alone."""
    if element.tag not in _LEFT:
        if element.text:
            yield element, False
        for child in element:
            yield from _nodes(child)
            if child.tail:
                yield child, True


def _text(node: _Node) -> str:
    element, is_tail = node
    return (element.tail if is_tail else element.text) or ""


def _set(node: _Node, text: str) -> None:
    element, is_tail = node
    if is_tail:
        element.tail = text
    else:
        element.text = text


def _joined(text: str, before: str, after: str) -> str:
    """Return a text with its lines joined; `before`, `after`: the characters that stand around it."""

    def joint(match: re.Match[str]) -> str:
        left = text[match.start() - 1 : match.start()] or before
        right = text[match.end() : match.end() + 1] or after
        beside = (left and is_without_spaces(left)) or (right and is_without_spaces(right))
        return "" if beside else match[0]

    return _END.sub(joint, text)

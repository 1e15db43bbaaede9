"""Marks Chinese words in English prose as such: browsers choose fonts by it, and screen readers voices (SC 3.1.2)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.etree.ElementTree import Element

from markdown.util import AtomicString

_HAN = "\u2e80-\u2fdf\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_RUN = re.compile(f"([{_HAN}](?:[{_HAN}\u3000-\u303f\uff01-\uff1f\u00b7\u2014\u201c\u201d]*[{_HAN}])?)")
_LEFT = ("code", "pre", "script", "style")


def has_chinese(text: str) -> bool:
    """Return whether there is a Chinese character in a text."""
    return _RUN.search(text) is not None


def mark_chinese(elements: Iterable[Element], language: str) -> None:
    """Put an element of the language around each run of Chinese; what has a language already is left alone."""
    for element in elements:
        _mark(element, language)


def _mark(element: Element, language: str) -> None:
    if element.tag in _LEFT or element.get("lang"):
        return
    for index, child in reversed(list(enumerate(element))):
        _mark(child, language)
        if child.tail and _RUN.search(child.tail):
            child.tail, runs = _runs(child.tail, language)
            element[index + 1 : index + 1] = runs
    if element.text and not isinstance(element.text, AtomicString) and _RUN.search(element.text):
        element.text, runs = _runs(element.text, language)
        element[0:0] = runs


def _runs(text: str, language: str) -> tuple[str, list[Element]]:
    """Return what stands before the first run, and the runs with what follows each."""
    before, *parts = _RUN.split(text)
    runs = []
    for run, after in zip(parts[::2], parts[1::2], strict=True):
        made = Element("span", {"lang": language})
        made.text, made.tail = run, after
        runs.append(made)
    return before, runs

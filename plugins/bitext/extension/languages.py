"""Marks Chinese words in other prose as such: browsers choose fonts by it, and screen readers voices (SC 3.1.2)."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from markdown.util import AtomicString

from bitext.languages.script import chinese_runs, has_han

_LEFT = ("code", "pre", "script", "style")


def mark_chinese(elements: Iterable[Element], language: str, own: str = "en") -> None:
    """Put an element of the language around each run of Chinese; what has another already is left alone.

    `own`: the language of the text itself.
    """
    for element in elements:
        _mark(element, language, own.partition("-")[0])


def _mark(element: Element, language: str, own: str) -> None:
    # The column itself says which language it is in: what stands in it is looked at.
    if element.tag in _LEFT or element.get("lang", own).partition("-")[0] != own:
        return
    for index, child in reversed(list(enumerate(element))):
        _mark(child, language, own)
        if child.tail and has_han(child.tail):
            child.tail, runs = _runs(child.tail, language)
            element[index + 1 : index + 1] = runs
    if element.text and not isinstance(element.text, AtomicString) and has_han(element.text):
        element.text, runs = _runs(element.text, language)
        element[0:0] = runs


def _runs(text: str, language: str) -> tuple[str, list[Element]]:
    """Return the text before the first run, and the runs' elements, each with the text behind it as its tail."""
    before, *parts = chinese_runs(text)
    runs = []
    for run, after in zip(parts[::2], parts[1::2], strict=True):
        made = Element("span", {"lang": language})
        made.text, made.tail = run, after
        runs.append(made)
    return before, runs

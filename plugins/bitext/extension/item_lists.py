"""The items of a running list, each in a list of its own that keeps its number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element

from bitext.rendering.element import element

_LISTS = ("ol", "ul")
_NUMBER = re.compile(r"\s{0,3}(\d{1,9})\.")  # an item's number has at most nine digits


def by_item(elements: Sequence[Element], texts: Sequence[str]) -> list[list[Element]]:
    """Return for each item of the lists among the elements a list of its own, with the elements that follow it.

    `texts`: the items as typed. Python-Markdown begins every list with 1; here a list begins with the number typed.
    """
    runs: list[list[Element]] = []
    before: list[Element] = []
    for one in elements:
        if one.tag in _LISTS:
            typed = _NUMBER.match(texts[len(runs)]) if len(runs) < len(texts) else None
            first = int(typed[1]) if typed else 1
            runs += ([_list_of_one(one, item, position, first)] for position, item in enumerate(one))
        else:
            (runs[-1] if runs else before).append(one)
    return [before + runs[0], *runs[1:]] if runs else []


def _list_of_one(whole: Element, item: Element, position: int, first: int) -> Element:
    attributes = dict(whole.attrib)
    if position:
        attributes.pop("id", None)
    if whole.tag == "ol":
        start = first + position
        attributes.pop("start", None)
        if start != 1:
            attributes["start"] = str(start)
    return element(whole.tag, attributes, item)

"""Marks half-width signs beside Chinese characters, so that a reader may have them shown in full width.

The text has the sign that was printed, and so has what is copied: the style sheet alone shows the other one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from bitext.extension.inline_tags import CODE, InlineTags
from bitext.languages.script import HAN

WIDE = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）"}
"""Half-width sign → the full-width one that Chinese is printed with; full stops are left alone: most part numbers."""
# The space that some pages leave before a sign goes with it. Codes of tags may stand between.
_BEHIND = rf"(?<=[{HAN}》」』”’）])(?P<tags>(?:{CODE})*)(?P<behind> ?[,;:?!)])"
_BEFORE = rf"(?P<before>\()(?=(?:{CODE})*[{HAN}《「『“‘])"
_SIGN = re.compile(f"{_BEHIND}|{_BEFORE}")
_NOT_PROSE = frozenset(("pre", "code"))


def mark_punctuation(columns: Iterable[Element], tags: InlineTags) -> bool:
    """Mark the signs in some elements, in place, and return whether there were any.

    `columns`: the elements that hold an original in Chinese, once its sentences and terms are marked.
    """
    found = False

    def marked(match: re.Match[str]) -> str:
        nonlocal found
        found = True
        sign = match["behind"] or match["before"]
        opening = tags.code(f'<span data-bitext-wide="{WIDE[sign[-1]]}">')
        return f"{match['tags'] or ''}{opening}{sign}{tags.code('</span>')}"

    for column in columns:
        for each in _prose(column):
            if each.text:
                each.text = _SIGN.sub(marked, each.text)
            for child in each:
                if child.tail:
                    child.tail = _SIGN.sub(marked, child.tail)
    return found


def _prose(element: Element) -> Iterator[Element]:
    """Yield an element and those in it, but for code."""
    if element.tag in _NOT_PROSE:
        return
    yield element
    for child in element:
        yield from _prose(child)

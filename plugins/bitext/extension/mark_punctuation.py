"""Marks half-width signs beside Chinese characters, so that a reader may have them shown in full width.

The text has the sign that was printed, and so has what is copied: the style sheet alone shows the other one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from bitext.extension.inline_tags import CODE, InlineTags
from bitext.languages.script import HAN

WIDE = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）"}
"""Half-width sign → the full-width one that Chinese is printed with; full stops are left alone: most part numbers."""
# The space that some pages leave before a sign goes with it. Codes of tags may stand between.
_BEHIND = rf"(?<=[{HAN}》」』”’）])(?P<tags>(?:{CODE})*)(?P<behind> ?[,;:?!)])"
_BEFORE = rf"(?P<before>\()(?=(?:{CODE})*[{HAN}《「『“‘])"
_CODES = re.compile(CODE)
_SIGN = re.compile(f"{_BEHIND}|{_BEFORE}")
_NOT_PROSE = frozenset(("pre", "code"))


def mark_punctuation(columns: Iterable[Element], tags: InlineTags) -> bool:
    """Mark the signs in some elements, in place, and return whether there were any.

    `columns`: the elements that hold an original in Chinese, once its sentences and terms are marked.
    """
    marking = _Marking(tags)
    for column in columns:
        marking.last = ""
        marking.mark(column)
    return marking.found


@dataclass(slots=True)
class _Marking:
    """Goes through elements in the order of their text."""

    tags: InlineTags
    last: str = ""
    """The character before the next text: a sign may be the first behind a link."""
    found: bool = False

    def mark(self, element: Element) -> None:
        """Mark an element and those in it, but for code."""
        if element.tag in _NOT_PROSE:
            self.last = ""
            return
        element.text = self._marked(element.text)
        for child in element:
            self.mark(child)
            child.tail = self._marked(child.tail)

    def _marked(self, text: str | None) -> str | None:
        if not text:
            return text
        marked = _SIGN.sub(self._sign, self.last + text)[len(self.last) :]
        self.last = _CODES.sub("", text)[-1:] or self.last
        return marked

    def _sign(self, match: re.Match[str]) -> str:
        self.found = True
        sign = match["behind"] or match["before"]
        opening = self.tags.code(f'<span data-bitext-wide="{WIDE[sign[-1]]}">')
        return f"{match['tags'] or ''}{opening}{sign}{self.tags.code('</span>')}"

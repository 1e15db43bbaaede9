"""The lists and the quotations that a walk through a page is in."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from bs4 import Tag

from bitext.importers.document import Block, Run
from bitext.importers.html.elements import attribute

LISTS = ("ul", "ol", "menu", "dir")
_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_WORD_MARK = re.compile("(\\S{1,8}?)[\u00a0 ]{1,40}(?=\\S)")
_BULLETS = ("n", "l", "u", "o", "\u00d8", "\u00fc", "v", "q")  # letters that Word prints in a font of signs
_DEEPEST = 7  # nested lists: as many as an original may have


@dataclass(slots=True)
class _Part:
    """An item or a quotation."""

    is_item: bool
    number: str = ""
    is_begun: bool = False
    """Whether a paragraph of it has been given out."""


@dataclass(slots=True)
class _List:
    is_ordered: bool
    form: str
    number: int


@dataclass(slots=True)
class Inside:
    """The lists, items and quotations that are open, the outermost first."""

    _lists: list[_List] = field(default_factory=list)
    _parts: list[_Part] = field(default_factory=list)

    def enter(self, tag: Tag, *, is_frame: bool) -> None:
        """Open what an element is; `is_frame`: whether it is a frame around text."""
        if tag.name in LISTS:
            start = attribute(tag, "start")
            first = int(start) if start.isdecimal() and len(start) < 6 else 1
            self._lists.append(_List(tag.name == "ol", attribute(tag, "type"), first))
        elif tag.name == "li":
            self._parts.append(_Part(is_item=True, number=self._next_number(tag)))
        elif tag.name == "blockquote" or is_frame:
            self._parts.append(_Part(is_item=False))

    def leave(self, tag: Tag, *, is_frame: bool) -> None:
        """Close what an element is."""
        if tag.name in LISTS:
            self._lists.pop()
        elif tag.name in ("li", "blockquote") or is_frame:
            self._parts.pop()

    def placed(self, block: Block) -> Block:
        """Return a paragraph as what it is here: an item, a part of a quotation, or itself."""
        if not self._parts:
            return block
        part = self._parts[-1]
        quotation = next((each for each in self._parts if not each.is_item), None)
        if quotation:
            runs = (Run(f"{part.number} "), *block.runs) if part.number and not part.is_begun else block.runs
            block = replace(block, kind="quotation", runs=runs, goes_on=quotation.is_begun)
            quotation.is_begun = True
        else:
            level = min(max(len(self._lists) - 1, 0), _DEEPEST)
            number = "" if part.is_begun else part.number
            block = replace(block, kind="item", level=level, number=number, goes_on=part.is_begun)
        part.is_begun = True
        return block

    def _next_number(self, item: Tag) -> str:
        if not self._lists or not self._lists[-1].is_ordered:
            return ""
        within = self._lists[-1]
        said = attribute(item, "value")
        number = int(said) if said.isdecimal() and len(said) < 6 else within.number
        within.number = number + 1
        return f"{_in_form(number, within.form)}."


def word_item(block: Block, level: int) -> Block | None:
    """Return a paragraph as the item of a list that Word makes of it, or None where it is none; `level`: from 1 on."""
    mark = _WORD_MARK.match(block.text) if level and block.kind == "paragraph" else None
    if not mark:
        return None
    runs, length = list(block.runs), mark.end()
    while length and runs:
        text = runs.pop(0)
        if len(text.text) > length:
            runs.insert(0, replace(text, text=text.text[length:]))
        length = max(0, length - len(text.text))
    number = mark[1] if any(map(str.isalnum, mark[1])) and mark[1] not in _BULLETS else ""
    return replace(block, kind="item", runs=tuple(runs), level=min(level - 1, _DEEPEST), number=number)


def _in_form(number: int, form: str) -> str:
    """Return a number as a list prints it: 3, c, C, iii or III."""
    if form in ("a", "A") and 1 <= number <= 26:
        return chr(ord(form) + number - 1)
    if form in ("i", "I") and 1 <= number < 400:
        text = ""
        for value, sign in _ROMAN:
            while number >= value:
                text, number = text + sign, number - value
        return text.upper() if form == "I" else text
    return str(number)

"""Numbers of lists on their way through Mammoth: signs at the head of a paragraph, and what becomes of it."""

from __future__ import annotations

import re
from dataclasses import replace

from bitext.importers.document import Block
from bitext.importers.word.numbering import Number

_OPEN, _DEPTH, _CLOSE = "\ufdd0", "\ufdd1", "\ufdd2"  # noncharacters: they stand in no text
_OF_ITEM = re.compile(f"{_OPEN}([^{_DEPTH}{_CLOSE}]{{0,100}}){_DEPTH}([0-9]){_CLOSE}")
_ITEM = re.compile(r"\(?[0-9A-Za-z]{1,6}[.)]")


def before(number: Number, *, is_heading: bool) -> str:
    """Return what stands before a paragraph that Word numbers: its number, or signs that make an item of it.

    A number of a heading is text, and so is one that no list of a page can have: 一、, 第一条, 1.1.
    """
    if number.is_bullet or (_ITEM.fullmatch(number.text) and not is_heading):
        return "" if is_heading else f"{_OPEN}{number.text}{_DEPTH}{number.depth}{_CLOSE}"
    return f"{number.text}{number.gap}"


def as_item(block: Block) -> Block:
    """Return a paragraph as the item that the signs at its head make of it, or as it is."""
    match = _OF_ITEM.match(block.runs[0].text) if block.runs else None
    if not match:
        return block
    first = replace(block.runs[0], text=block.runs[0].text[match.end() :])
    runs = (first, *block.runs[1:]) if first.text else block.runs[1:]
    if block.kind != "paragraph":
        return replace(block, runs=runs)
    return replace(block, kind="item", runs=runs, level=int(match[2]), number=match[1])

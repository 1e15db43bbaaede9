"""Blocks of a source text: every character of theirs, and not one more."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from bitext.model.text import Block
from bitext.rendering.element import element


def render_blocks(blocks: Sequence[Block]) -> list[Element]:
    """Return the elements of some blocks; their text content, joined, is the blocks' text."""
    return [_render(block) for block in blocks]


def _render(block: Block) -> Element:
    match block.kind:
        case "heading":
            # No h element: the English heading beside it is the one in the table of contents.
            attributes = {"class": "bitext-heading", "role": "heading", "aria-level": str(block.level)}
            return element("p", attributes, block.text)
        case "item":
            return element("ul", None, element("li", None, block.text))
        case "quotation":
            return element("blockquote", None, *(element("p", None, part) for part in block.parts))
        case "table":
            return _table(block)
        case _:
            return element("p", None, block.text)


def _table(block: Block) -> Element:
    rows = [list(row) for row in block.rows]
    table = element("table")
    if block.header:
        head = element("tr", None, *(element("th", {"scope": "col"}, cell) for cell in rows.pop(0)))
        table.append(element("thead", None, head))
    table.append(
        element("tbody", None, *(element("tr", None, *(element("td", None, cell) for cell in row)) for row in rows))
    )
    return table

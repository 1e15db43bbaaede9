"""Blocks of a source text: every character of theirs, and not one more."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from xml.etree.ElementTree import Element

from bitext.model.text import Block, SourceNote
from bitext.rendering.element import OWN_LINK, element

Signs = Mapping[int, Sequence[tuple[int, Element]]]
"""By index of a block: the links that stand in it, with their offsets in its text, in order."""


def render_blocks(blocks: Sequence[Block], signs: Signs, indices: Iterable[int]) -> list[Element]:
    """Return the elements of some blocks by index; their text content, joined, is the blocks' text."""
    return [_linked(_render(blocks[index]), signs.get(index, ())) for index in indices]


def render_title(block: Block, signs: Signs, index: int, language: str) -> Element:
    """Return a block of a source text that is its title, or a part of it: no row, but with its block's own number."""
    attributes = {"class": "bitext-source bitext-title", "id": f"p{index + 1}", "lang": language}
    return _linked(element("p", attributes, block.text), signs.get(index, ()))


def render_signs(notes: Iterable[SourceNote]) -> Signs:
    """Return the signs of a text's own notes, each a link to where the note begins or to where it is called."""
    found: dict[int, list[tuple[int, Element]]] = {}
    for note in notes:
        for id_, (index, offset) in zip(note.call_ids, note.calls, strict=True):
            found.setdefault(index, []).append((offset, element(OWN_LINK, _sign(id_, note.id), note.sign)))
        back = element(OWN_LINK, _sign(note.id, note.call_ids[0]), note.sign)
        found.setdefault(note.place[0], []).append((note.place[1], back))
    return {index: sorted(signs, key=lambda each: each[0]) for index, signs in found.items()}


def _sign(id_: str, target: str) -> dict[str, str]:
    return {"class": "bitext-sign", "id": id_, "href": f"#{target}"}


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


def _linked(rendered: Element, signs: Sequence[tuple[int, Element]]) -> Element:
    """Return the element of a block with its signs, one character each, made links."""
    waiting = deque(signs)
    begin = 0
    for holder in list(rendered.iter()) if signs else ():
        text = holder.text or ""
        here = list[tuple[int, Element]]()
        while waiting and waiting[0][0] < begin + len(text):
            offset, sign = waiting.popleft()
            here.append((offset - begin, sign))
        ends = [*(offset for offset, _ in here[1:]), len(text)]
        for (offset, sign), end in zip(here, ends, strict=True) if here else ():
            sign.tail = text[offset + 1 : end]
            holder.append(sign)
        if here:
            holder.text = text[: here[0][0]]
        begin += len(text)
    return rendered

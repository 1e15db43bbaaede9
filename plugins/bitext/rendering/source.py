"""Blocks of a source text, with exactly their characters."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Mapping, Sequence
from xml.etree.ElementTree import Element

from bitext.model.text import Block, SourceNote
from bitext.rendering.element import OWN_LINK, append, classed, element, in_language

Inset = tuple[int, int, Element]
"""An element within a text: its offset, the number of characters that it replaces, and the element."""
Signs = Mapping[int, Sequence[Inset]]
"""Index of a block → the links of its note signs, in order."""


def render_blocks(
    blocks: Sequence[Block], signs: Signs, indices: Iterable[int], *, lines: bool = False
) -> list[Element]:
    """Return the elements of some blocks by index; their text content, joined, is the blocks' text.

    `lines`: whether each line end stands, as a `br` without text.
    """
    return [_render(blocks[index], signs.get(index, ()), lines=lines) for index in indices]


def render_title(block: Block, signs: Signs, index: int, language: str) -> Element:
    """Return a block of a source text that is its title, or a part of it: no row, but with its block's own number."""
    attributes = {"class": "bitext-source bitext-title", "id": f"p{index + 1}", **in_language(language)}
    return _Leaves(signs.get(index, ())).leaf("p", block.text, attributes)


def render_signs(notes: Iterable[SourceNote]) -> Signs:
    """Return the signs of a text's own notes; each is a link, from call to note or from note to call."""
    found: dict[int, list[Inset]] = {}
    for note in notes:
        calls = zip(note.call_ids, note.calls, note.signs or (note.sign,) * len(note.calls), strict=True)
        for id_, (index, offset), sign in calls:
            found.setdefault(index, []).append((offset, len(sign), element(OWN_LINK, _sign(id_, note.id), sign)))
        back = element(OWN_LINK, _sign(note.id, note.call_ids[0]), note.sign)
        found.setdefault(note.place[0], []).append((note.place[1], len(note.sign), back))
    return {index: sorted(signs, key=lambda each: each[0]) for index, signs in found.items()}


def _sign(id_: str, target: str) -> dict[str, str]:
    return {"class": "bitext-sign", "id": id_, "href": f"#{target}"}


def _render(block: Block, signs: Sequence[Inset], *, lines: bool) -> Element:
    ends = [(end, 0, element("br")) for end in block.line_ends] if lines else []
    leaves = _Leaves(sorted([*ends, *signs], key=lambda each: each[:2]))
    match block.kind:
        case "heading":
            # No h element: the English heading beside it is the one in the table of contents.
            attributes = {"class": "bitext-heading", "role": "heading", "aria-level": str(block.level)}
            return leaves.leaf("p", block.text, attributes)
        case "item":
            return _list(block, leaves)
        case "quotation":
            return element("blockquote", None, *(leaves.leaf("p", part) for part in block.parts))
        case "table":
            return _table(block, leaves)
        case "fence":
            # No human language: a font for Chinese would not align.
            pre = element("pre", {"class": "bitext-code", "lang": ""}, leaves.leaf("code", block.text))
            return classed("div", "highlight", pre)  # as extensions make it, so that themes style both alike
        case "image" if block.address:
            titled = {"title": block.title} if block.title else {}
            return element("p", None, element("img", {"src": block.address, "alt": block.alt, **titled}), block.text)
        case _:
            return leaves.leaf("p", block.text)


def _list(block: Block, leaves: _Leaves) -> Element:
    """Return the list of one item, with lists of its nested items; a number that is text has no list marker."""
    texts, depths = block.parts or (block.text,), block.depths or (0,)
    whole = _list_of(texts[0])
    open_ = [whole]  # by depth: its open list
    for text, depth in zip(texts, depths, strict=True):  # no item is more than one deeper than the one before it
        if depth == len(open_):
            open_.append(_list_of(text))
            open_[-2][-1].append(open_[-1])
        del open_[depth + 1 :]
        open_[-1].append(leaves.leaf("li", text))
    return whole


def _list_of(text: str) -> Element:
    return element("ul", {"class": "bitext-numbered"} if text.lstrip()[:1].isdigit() else None)


def _table(block: Block, leaves: _Leaves) -> Element:
    rows = list(block.rows)
    table = element("table")
    if block.header:
        head = element("tr", None, *(leaves.leaf("th", cell, {"scope": "col"}) for cell in rows.pop(0)))
        table.append(element("thead", None, head))
    table.append(
        element("tbody", None, *(element("tr", None, *(leaves.leaf("td", cell) for cell in row)) for row in rows))
    )
    return table


class _Leaves:
    """Makes the elements that hold the text of one block, from its first character to its last."""

    def __init__(self, insets: Collection[Inset]) -> None:
        """Take the elements within the text, in order."""
        self.waiting = deque(insets)
        self.begin = 0

    def leaf(self, tag: str, text: str, attributes: Mapping[str, str] | None = None) -> Element:
        """Return an element with the next part of the block's text, and the elements within it."""
        leaf = element(tag, attributes)
        done, end = 0, self.begin + len(text)
        while self.waiting and self.waiting[0][0] < end:
            offset, length, inset = self.waiting.popleft()
            append(leaf, text[done : offset - self.begin])
            append(leaf, inset)
            done = offset - self.begin + length
        append(leaf, text[done:])
        self.begin = end
        return leaf

"""Tags between the characters of a text, outside everything inline: an element in which one falls is parted in two."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain
from xml.etree.ElementTree import Element

from markdown.util import HTML_PLACEHOLDER_RE, STX, HtmlStash

from bitext.extension.inline_tags import InlineTags
from bitext.extension.inline_text import INLINE, InlineText
from bitext.rendering.element import OWN_LINK

_TAG = re.compile(r"<(?P<closes>/?)(?P<name>[A-Za-z][A-Za-z0-9]*)(?P<rest>[^<>]*)>")
_ID = re.compile(r"\sid\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'>]+)", re.IGNORECASE)
_VOID = ("br", "img", "wbr", "input")
_HOLDERS = frozenset(("p", "li", "div", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6"))
"""Elements whose text is prose."""

_Slot = tuple[Element, bool]
"""A text of the tree: an element, and whether its tail is meant instead of its text."""
Parted = tuple[Element, Element]
"""The two parts of an element."""


def may_hold(texts: Iterable[InlineText]) -> bool:
    """Return whether some texts stand in blocks of prose alone, none of them within something inline."""
    return all(text.block.tag in _HOLDERS and not text.within for text in texts)


def plain_block(column: Element) -> Element | None:
    """Return the one block of a column that holds text, if that is nothing but characters, as in most; else None."""
    block = column
    while len(block) == 1 and not (block.text and block.text.strip()) and not (block[0].tail and block[0].tail.strip()):
        block = block[0]
    plain = not len(block) and block.tag in _HOLDERS and block.text and STX not in block.text
    return block if plain else None


@dataclass(slots=True)
class PlainTags:
    """The tags that are put into the text of a block with nothing but characters, as most are."""

    block: Element
    tags: InlineTags

    def reads(self) -> bool:
        """Return whether tags can be put into the text."""
        return True

    def put(self, tags: Sequence[tuple[int, str]], at_end: str) -> None:
        """Put tags, as HTML, before some characters, given by their offsets in order, and behind the text."""
        self.put_all([at for at, _ in tags], [html for _, html in tags], at_end)

    def put_all(self, starts: Sequence[int], tags: Sequence[str], at_end: str) -> None:
        """Put tags, as HTML, each before the character at its start, in order, and behind the text."""
        text, codes = self.block.text or "", self.tags.codes(tags)
        parts = map(text.__getitem__, map(slice, starts, (*starts[1:], len(text))))
        self.block.text = f"{''.join(chain.from_iterable(zip(codes, parts, strict=True)))}{self.tags.code(at_end)}"


@dataclass(slots=True)
class OuterTags:
    """The tags that are put into one text, from the last to the first."""

    text: InlineText
    stash: HtmlStash
    tags: InlineTags
    parted: list[Parted] = field(default_factory=list)
    """Links that were parted: the second takes over the address when the host has resolved it."""
    _block: Element = field(init=False)
    _last: int = field(init=False)
    """Index of the first child of the block behind the text."""
    _open: list[tuple[str, ...]] = field(default_factory=list)
    """For each run of the text, and its end: the raw tags that are open before it."""
    _opening: set[int] = field(default_factory=set)
    """Indexes of the runs that are the opening tag of raw HTML."""
    _places: dict[Element, tuple[Element, int]] = field(default_factory=dict)
    """Element inside the block → its parent and its index there."""
    _put: dict[_Slot, list[tuple[int, str]]] = field(default_factory=dict)
    """Text of the block → offsets in it and codes, from the last to the first."""
    _ends: dict[_Slot, int] = field(default_factory=dict)
    """Text that was cut → how much of it stays."""

    def __post_init__(self) -> None:
        self._block, self._last = self.text.block, self.text.first
        while self._last < len(self._block) and self._block[self._last].tag in INLINE:
            self._last += 1

    def reads(self) -> bool:
        """Return whether raw HTML in the text can be parted: each of its tags is closed where it was opened."""
        if all(run.literal for run in self.text.runs):
            return True
        stack: list[tuple[str, str, Element | None]] = []
        for index, run in enumerate(self.text.runs):
            self._open.append(tuple(html for _, html, _ in stack))
            tag = None if run.literal or run.tags else self._raw_tag(run.node.raw[run.start : run.end])
            if tag is None or tag["name"].lower() in _VOID:
                continue
            holder = run.node.owner if run.node.parent is None else run.node.parent
            name = tag["name"].lower()
            if name not in INLINE or holder is not self._block:
                return False
            if not tag["closes"]:
                stack.append((name, tag[0], holder))
                self._opening.add(index)
            elif not stack or stack.pop()[0] != name:
                return False
        return not stack

    def _raw_tag(self, placeholder: str) -> re.Match[str] | None:
        found = HTML_PLACEHOLDER_RE.fullmatch(placeholder)
        stash = self.stash.rawHtmlBlocks
        html = stash[int(found[1])] if found and int(found[1]) < len(stash) else None
        return _TAG.fullmatch(html) if isinstance(html, str) else None

    def put(self, tags: Sequence[tuple[int, str]], at_end: str) -> None:
        """Put tags, as HTML, before some characters, given by their offsets in order, and behind the text.

        Those before the first character stand before whatever the text begins with.
        """
        self._put_at(self._slot(self._block, self._last), None, self.tags.code(at_end) if at_end else "")
        for offset, html in reversed(tags):
            if offset == 0:
                self._put_at(self._slot(self._block, self.text.first), 0, self.tags.code(html))
            else:
                self._put_inside(offset, html)
        self._write()

    def _put_inside(self, offset: int, html: str) -> None:
        runs, starts = self.text.runs, self.text.starts
        index = bisect_right(starts, offset) - 1
        at = runs[index].start + (offset - starts[index] if runs[index].literal else 0)
        while at == runs[index].start and index - 1 in self._opening and runs[index - 1].node is runs[index].node:
            index -= 1
            at = runs[index].start
        if self._open and self._open[index]:
            html = _around(html, self._open[index])
        node = runs[index].node
        holder, position = (node.owner, 0) if node.parent is None else (node.parent, node.index + 1)
        self._put_at(*self._outside(holder, position, at), self.tags.code(html))

    def _outside(self, holder: Element, position: int, at: int) -> tuple[_Slot, int]:
        """Return the place in a text of the block that an offset in an inner text has become."""
        while holder is not self._block:
            parent, index = self._place_of(holder)
            if position or at:
                self._part(holder, position, at, parent, index)
                position, at = index + 1, 0
            else:
                position, at = index, len(_read(self._slot(parent, index)))
            holder = parent
        return self._slot(holder, position), at

    def _part(self, element: Element, position: int, at: int, parent: Element, index: int) -> None:
        """Move what stands in an element behind a place into a second one, right behind it."""
        slot = self._slot(element, position)
        second = Element(element.tag, {name: value for name, value in element.items() if name != "id"})
        second.text = _read(slot)[at : self._ends.get(slot)]
        self._ends[slot] = at
        second.extend(element[position:])
        del element[position:]
        second.tail, element.tail = element.tail, None
        if (element, True) in self._put:
            self._put[second, True] = self._put.pop((element, True))
        if (element, True) in self._ends:
            self._ends[second, True] = self._ends.pop((element, True))
        parent.insert(index + 1, second)
        if element.tag == "a":
            second.tag = OWN_LINK
            self.parted.append((element, second))

    def _place_of(self, inner: Element) -> tuple[Element, int]:
        if not self._places:
            for index in range(self.text.first, self._last):
                self._places[self._block[index]] = self._block, index
                for parent in self._block[index].iter():
                    self._places.update((child, (parent, place)) for place, child in enumerate(parent))
        return self._places[inner]

    @staticmethod
    def _slot(parent: Element, position: int) -> _Slot:
        return (parent[position - 1], True) if position else (parent, False)

    def _put_at(self, slot: _Slot, at: int | None, code: str) -> None:
        self._put.setdefault(slot, []).append((len(_read(slot)) if at is None else at, code))

    def _write(self) -> None:
        for slot in self._put.keys() | self._ends.keys():
            text = _read(slot)[: self._ends.get(slot)]
            parts, end = list[str](), len(text)
            for at, code in self._put.get(slot, ()):
                parts += (text[at:end], code)
                end = at
            written = text[:end] + "".join(reversed(parts))
            if slot[1]:
                slot[0].tail = written
            else:
                slot[0].text = written


def _read(slot: _Slot) -> str:
    return (slot[0].tail if slot[1] else slot[0].text) or ""


def _around(html: str, opened: Sequence[str]) -> str:
    """Return tags with those of raw HTML closed before them and opened again behind them."""
    names = [match["name"] for match in map(_TAG.fullmatch, opened) if match]
    return "".join((*(f"</{name}>" for name in reversed(names)), html, *(_ID.sub("", tag) for tag in opened)))

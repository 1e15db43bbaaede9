"""How much text the parts of a page hold: in sentences, in links, and at all."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from bs4.element import NavigableString, Tag

from bitext.importers.html.elements import BLOCKS, attribute, walked

_SENTENCE_END = re.compile(r"[。！？；]|[.!?](?:[\s\"'”’)\]]|$)")
_WIDE = re.compile("[\u1100-\uffef]")
_LEAST, _LONG = 10, 80  # columns of a sentence, and of a paragraph that is prose without a full stop


@dataclass(slots=True)
class Weight:
    """What an element holds, counted in columns: a Chinese character has two."""

    text: int = 0
    """All that it says."""
    linked: int = 0
    """What of it leads elsewhere."""
    prose: int = 0
    """What of it stands in paragraphs with sentences."""

    def add(self, other: Weight) -> None:
        """Add what another one holds."""
        self.text += other.text
        self.linked += other.linked
        self.prose += other.prose

    @property
    def unlinked(self) -> int:
        """Return how much of it leads nowhere."""
        return self.text - self.linked


@dataclass(slots=True)
class Leaf:
    """The words that stand in a block itself, and not in one that it holds."""

    tag: Tag
    parts: list[str] = field(default_factory=list)
    weight: Weight = field(default_factory=Weight)
    has_blocks: bool = False
    """Whether it holds other blocks beside them."""

    @property
    def text(self) -> str:
        """Return the words, white space as one space."""
        return " ".join("".join(self.parts).split())

    @property
    def spaced(self) -> str:
        """Return the words, with a space between what stands in two elements, as lines of small print have it."""
        return " ".join(" ".join(self.parts).split())


@dataclass(frozen=True, slots=True)
class Weighed:
    """A part of a page, weighed."""

    weights: dict[int, Weight]
    """By the identity of an element: what it holds."""
    leaves: tuple[Leaf, ...]
    """The blocks that have words of their own, in the order in which they end."""

    def of(self, tag: Tag) -> Weight:
        """Return what an element holds."""
        return self.weights.get(id(tag), Weight())


def weighed(root: Tag) -> Weighed:
    """Return what the elements below one hold, each counted once."""
    weights: dict[int, Weight] = {id(root): Weight()}
    leaves = list[Leaf]()
    open_leaves, tags, links = [Leaf(root)], [root], 0
    for node, is_end in walked(root, lambda _: False):
        if isinstance(node, NavigableString):
            _count(open_leaves[-1], str(node), is_linked=links > 0)
            continue
        is_block = node.name in BLOCKS
        links += _leads_elsewhere(node) * (-1 if is_end else 1)
        if not is_end:
            weights[id(node)] = Weight()
            tags.append(node)
            if is_block:
                open_leaves[-1].has_blocks = True
                open_leaves.append(Leaf(node))
            continue
        tags.pop()
        if is_block:
            _close(open_leaves.pop(), weights[id(node)], leaves)
        weights[id(tags[-1])].add(weights[id(node)])
    _close(open_leaves[0], weights[id(root)], leaves)
    return Weighed(weights, tuple(leaves))


def _leads_elsewhere(tag: Tag) -> bool:
    address = attribute(tag, "href") if tag.name == "a" else ""
    return address != "" and not (address.startswith("#") and len(address) > 1)


def columns(text: str) -> int:
    """Return how wide a text is, without white space."""
    text = "".join(text.split())
    return len(text) + len(_WIDE.findall(text))


def is_prose(text: str) -> bool:
    """Return whether a text has a sentence, or is as long as one."""
    width = columns(text)
    return width >= _LONG or (width >= _LEAST and _SENTENCE_END.search(text) is not None)


def _count(leaf: Leaf, text: str, *, is_linked: bool) -> None:
    leaf.parts.append(text)
    if text and not text.isspace():
        width = columns(text)
        leaf.weight.text += width
        leaf.weight.linked += width if is_linked else 0


def _close(leaf: Leaf, weight: Weight, leaves: list[Leaf]) -> None:
    if leaf.weight.text:
        leaf.weight.prose = leaf.weight.text if 2 * leaf.weight.linked < leaf.weight.text and is_prose(leaf.text) else 0
        weight.add(leaf.weight)
        leaves.append(leaf)

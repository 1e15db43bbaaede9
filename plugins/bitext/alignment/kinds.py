"""Kinds of blocks, as pairing compares them."""

from __future__ import annotations

import re

from bitext.languages.zh.enumerators import ENUMERATOR
from bitext.model.text import Block

_COUNTED = re.compile(r"\s{0,9}\d{1,3}\. ")


def is_fixed_point(block: Block) -> bool:
    """Return whether the block holds the two sides together: a heading, or an article with its number."""
    return block.kind == "heading" or bool(block.article)


def compatible(source: Block, translation: Block) -> bool:
    """Return whether the two may pair without a mark: of one shape, or an enumerated paragraph and a list item.

    An item whose number is text is a paragraph as well: English may type its number too.
    """
    if source.shape == translation.shape:
        return True
    if translation.shape == ("paragraph", 0, ""):
        return source.kind == "item" and not source.article and _COUNTED.match(source.text) is not None
    return translation.shape == ("item", 0, "") and is_enumerated(source)


def is_enumerated(block: Block) -> bool:
    """Return whether the block is a paragraph that begins with an enumerator, and no article."""
    return block.shape == ("paragraph", 0, "") and ENUMERATOR.match(block.text) is not None

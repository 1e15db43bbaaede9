"""Titles: the headings that open the two texts pair with one another, whatever else they hold."""

from __future__ import annotations

from bitext.alignment.beads import Bead, Sides
from bitext.alignment.marks import Settled
from bitext.model.text import Block


def is_title(block: Block) -> bool:
    """Return whether a block is a title: a heading of the first level."""
    return block.kind == "heading" and block.level == 1


def title_of(sides: Sides, settled: Settled) -> Bead:
    """Return the titles that open the texts and that no mark speaks of, or an empty bead.

    A title on one side alone is no slip: the front matter has one for the page, and an editor may set one.
    """
    source = is_title(sides.source[0])
    translation = bool(sides.translation) and is_title(sides.translation[0])
    first = settled.points[0] if settled.points else None
    rendering = next((point for point in settled.points if point.renders), None)
    marked = source and first is not None and first.source.start == 0
    marked = marked or (translation and rendering is not None and rendering.translation.start == 0)
    if marked or (source and translation and 0 in settled.added):
        return Bead(range(0), range(0))
    return Bead(range(int(source)), range(int(translation)), "" if source else "added")

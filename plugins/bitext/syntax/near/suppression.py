"""Marks of what is to be ignored that are misspelt, say no reason, or stand where they are not read."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from bitext.edits import Edit
from bitext.model.text import Block
from bitext.syntax.near.readable import Comment, Readable
from bitext.syntax.near.slip import Slip, shortened
from bitext.syntax.suppression import FORM, WRITE, ignoring


def ignoring_slip(page: Readable, comment: Comment, blocks: Sequence[Block]) -> Slip | None:
    """Return the slip of a comment that was meant to say what is to be ignored, or None for another."""
    said = ignoring(f"<!-- {' '.join(comment.says.split())} -->")
    if said is None:
        return None
    line, column = page.place(comment.start)
    typed = page.body[comment.start : comment.end]
    if said.fault:
        is_form = said.do == WRITE
        edits = (Edit(line, column, typed, said.right),) if is_form and said.is_certain else ()
        found = shortened(typed) if is_form else said.fault
        return Slip(line, column, said.right if is_form else FORM, found, said.do, "C36", edits=edits)
    if "\n" in typed:
        edits = (Edit(line, column, typed, said.right),)
        return Slip(line, column, f"{shortened(said.right)} on one line", "it on several", WRITE, "C36", edits=edits)
    index = bisect_right(blocks, line, key=lambda each: each.line) - 1
    block = blocks[index] if index >= 0 and line <= blocks[index].end else None
    where = f"it inside the {_NAMES.get(block.kind, block.kind)}" if block else "it beside something else"
    do = f"put it above line {block.line}" if block else "write it at the start of a line, and nothing else on that"
    return Slip(line, column, f"{shortened(said.right)} on a line of its own", where, do, "C36")


_NAMES = {"item": "list item"}

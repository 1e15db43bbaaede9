"""Near misses of the marks of sentences and of `<!-- verified -->`, and such marks where they are not read."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from bitext.edits import Edit
from bitext.model.text import PROSE, Block
from bitext.syntax.marks import VERIFIED
from bitext.syntax.near.readable import Comment, Readable
from bitext.syntax.near.sentence_forms import SENTENCE, may_mean_verified, right_sentence, right_verified
from bitext.syntax.near.slip import Slip, shortened
from bitext.syntax.sentence_marks import parsed


def is_of_sentence(right: str) -> bool:
    """Return whether a mark, in its right form, is one of a sentence."""
    return right.startswith("<!-- sentence")


def sentence_slip(page: Readable, comment: Comment, blocks: Sequence[Block]) -> Slip | None:
    """Return the slip of a comment that was meant for such a mark, or None; those that were read are none."""
    typed = page.body[comment.start : comment.end]
    says = " ".join(comment.says.split()).strip("- ")
    if right := right_sentence(says):
        return _of_sentence(page, comment, typed, right, blocks)
    right = right_verified(says)
    line, column = page.place(comment.start)
    if right:
        return _of_verified(page, comment, typed, blocks)
    if may_mean_verified(says):
        do = "write it so if you mean that the blocks pair as they should, or leave it"
        return Slip(line, column, VERIFIED, shortened(typed), do, grade="information")
    return None


def _of_sentence(page: Readable, comment: Comment, typed: str, right: str, blocks: Sequence[Block]) -> Slip:
    line, column = page.place(comment.start)
    if parsed(typed) is None:
        edits = () if right == SENTENCE else (Edit(line, column, typed, right),)
        if "\n" in typed:
            return Slip(line, column, f"{right} on one line", "it on several", "write it so", "C34", edits=edits)
        return Slip(line, column, right, shortened(typed), "write it so", "C34", edits=edits)
    block = _block_at(blocks, line)
    if block is None:
        do = "put it before a sentence of the translation, or take it out"
        return Slip(line, column, f"{typed} in the prose of the translation", "it elsewhere", do, "C34")
    if block.kind in PROSE:
        beside = page.body[comment.start - 1 : comment.start] + page.body[comment.end : comment.end + 1]
        return Slip(line, column, f"a space beside {typed}", f"{' and '.join(beside)} alone", "write one", "C34")
    return Slip(line, column, f"{typed} in prose", f"it in {A_BLOCK[block.kind]}", "remove it", "C34")


A_BLOCK = {
    "table": "a table", "fence": "code", "image": "an image", "html": "raw HTML", "rule": "a rule",
    "container": "a box",
}  # fmt: skip
"""What blocks are called that have no sentences."""


def _of_verified(page: Readable, comment: Comment, typed: str, blocks: Sequence[Block]) -> Slip:
    line, column = page.place(comment.start)
    block = _block_at(blocks, line)
    before = page.body[page.offsets[line - page.first_line] : comment.start]
    after = page.text[comment.end :].partition("\n")[0]
    if before.strip() or after.strip():
        where = f"put it above line {block.line}" if block else "put it above the block that it is about"
        return Slip(line, column, f"{VERIFIED} on a line of its own", "it beside text", where)
    return Slip(line, column, VERIFIED, shortened(typed), "write it so", edits=(Edit(line, column, typed, VERIFIED),))


def _block_at(blocks: Sequence[Block], line: int) -> Block | None:
    index = bisect_right(blocks, line, key=lambda each: each.line) - 1
    return blocks[index] if index >= 0 and line <= blocks[index].end else None

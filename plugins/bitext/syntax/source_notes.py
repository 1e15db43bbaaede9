"""The original's own notes: a ※ or a ① in the text, and the block further down that begins with the same sign."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bitext.model.text import Block, SourceNote

_SIGN = re.compile("[\u203b\u2460-\u2473\u3251-\u325f\u32b1-\u32bf]")  # ※, ① to ⑳, ㉑ to ㉟, ㊱ to ㊿


def source_notes(blocks: Sequence[Block]) -> tuple[SourceNote, ...]:
    """Return the notes of an original in the order of the text.

    A block that begins with a sign is the note of all such signs above it, up to another note of that sign: numbers may
    begin anew in each chapter. A sign that begins a block and stands nowhere above it only counts.
    """
    return tuple(_notes(blocks))


def _notes(blocks: Sequence[Block]) -> Iterator[SourceNote]:
    waiting: dict[str, list[tuple[int, int]]] = {}
    number = 0
    for index, block in enumerate(blocks):
        begin = len(block.text) - len(block.text.lstrip())
        for match in _SIGN.finditer(block.text):
            if match.start() > begin:
                waiting.setdefault(match[0], []).append((index, match.start()))
            elif calls := waiting.pop(match[0], None):
                number += 1
                yield SourceNote(number, match[0], tuple(calls), (index, match.start()))

"""Lists as word processors write them: bullets that are characters, so that the items run together."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bitext.model.text import Block
from bitext.syntax.near.slip import Slip

_SIGNS = "\u2022\u00b7\u25cf\u25cb\u25aa\u25ab\u25a0\u25a1\u2023\u25e6\u2043\u2219\u27a2\u2756\uf0b7\uf0a7\uff65\u30fb"
_BULLET = re.compile(rf"[ \t]{{0,8}}([{_SIGNS}]|[o\u2013\u2014](?=\t))[ \t\u00a0\u3000]{{0,9}}(?=\S)")
_LEAST = 2  # lines: a single bullet has no item to run together with


def bullet_slips(blocks: Sequence[Block]) -> list[Slip]:
    """Return a slip for each paragraph in which lines begin with a bullet that is a character."""
    slips = []
    for block in blocks:
        if block.kind != "paragraph":
            continue
        lines = block.text.split("\n")
        found = [match for line in lines if (match := _BULLET.match(line))]
        if len(found) >= _LEAST:
            first = next(index for index, line in enumerate(lines) if _BULLET.match(line))
            do = 'write "- " in place of each, with a blank line above the first; in the original too, if it has them'
            slips.append(
                Slip(
                    block.line + first, 1, '"- " at the head of an item', f"{found[0][1]}, whose items run together", do
                )
            )
    return slips

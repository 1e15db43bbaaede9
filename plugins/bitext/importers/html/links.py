"""Links in blocks: those that lead somewhere on the web, and the lines of links at both ends of a text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from bitext.importers.document import Block, Run
from bitext.importers.html.weights import columns, is_prose

_WEB = re.compile(r"(?:https?://|mailto:)\S{1,2000}", re.IGNORECASE)
_SHORT = 60  # columns of a line of a menu


def without_links_around(blocks: Sequence[Block], dropped: Counter[str]) -> tuple[Block, ...]:
    """Return blocks without the short lines of links before the first sentence and after the last."""
    first, last = 0, len(blocks)
    while last and _is_link(blocks[last - 1]):
        last -= 1
    while first < last and _is_link(blocks[first]):
        first += 1
    if not any(is_prose(block.text) for block in blocks[first:last]):
        return tuple(blocks)
    dropped["link before or after the text"] += len(blocks) - (last - first)
    return tuple(blocks[first:last])


def _is_link(block: Block) -> bool:
    is_line = block.kind in ("paragraph", "item") and columns(block.text) <= _SHORT
    return is_line and all(run.address or not any(map(str.isalnum, run.text)) for run in block.runs)


def web_links_alone(blocks: Iterable[Block]) -> list[Block]:
    """Return blocks in which links lead to pages of the web, and to no place of the site they come from."""
    return [
        replace(block, runs=_with_web(block.runs), rows=tuple(tuple(map(_with_web, row)) for row in block.rows))
        for block in blocks
    ]


def _with_web(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    return tuple(run if not run.address or _WEB.fullmatch(run.address) else replace(run, address="") for run in runs)

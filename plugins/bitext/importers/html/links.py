"""Links in blocks: those that lead somewhere on the web, and the lines of links at both ends of a text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from bitext.importers.document import Block, Run
from bitext.importers.html.weights import columns

_WEB = re.compile(r"(?:https?://|mailto:)\S{1,2000}", re.IGNORECASE)
_SHORT = 60  # columns of a line of a menu
_ATTACHED = re.compile(r"附[件表图录]|Annex|Appendix|Attachment", re.IGNORECASE)
_FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|wps|et|ofd|zip|rar)$", re.IGNORECASE)
_EDITOR = re.compile(r"\s?[（(\[【]\s?责(?:任编辑|编)\s?[:：][^）)\]】]{1,30}[）)\]】]$")


def without_links_around(blocks: Sequence[Block], dropped: Counter[str]) -> tuple[Block, ...]:
    """Return blocks without the short lines of links before the first sentence and after the last."""
    first, last = 0, len(blocks)
    while last and _is_link(blocks[last - 1]):
        last -= 1
    while first < last and _is_link(blocks[first]):
        first += 1
    dropped["link before or after the text"] += len(blocks) - (last - first)
    return tuple(blocks[first:last])


def _is_link(block: Block) -> bool:
    is_line = block.kind in ("paragraph", "item") and columns(block.text) <= _SHORT
    is_linked = all(run.address or not any(map(str.isalnum, run.text)) for run in block.runs)
    return is_line and is_linked and not is_attached(block.text, *(run.address for run in block.runs))


def is_attached(text: str, *addresses: str) -> bool:
    """Return whether a link leads to what belongs to the document: an annex, or a file."""
    return _ATTACHED.match(text) is not None or any(_FILE.search(address) for address in addresses)


def without_editors(blocks: Iterable[Block], dropped: Counter[str]) -> list[Block]:
    """Return blocks without the name of a web editor behind their last sentence."""
    found = list(blocks)
    for index, block in enumerate(found):
        named = _EDITOR.search(block.runs[-1].text) if block.runs else None
        if named and len(block.text) > len(named[0]):
            last = replace(block.runs[-1], text=block.runs[-1].text[: named.start()])
            found[index] = replace(block, runs=(*block.runs[:-1], last))
            dropped["name of a web editor"] += 1
    return found


def web_links_alone(blocks: Iterable[Block]) -> list[Block]:
    """Return blocks in which links lead to pages of the web, and to no place of the site they come from."""
    return [
        replace(block, runs=_with_web(block.runs), rows=tuple(tuple(map(_with_web, row)) for row in block.rows))
        for block in blocks
    ]


def _with_web(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    return tuple(run if not run.address or _WEB.fullmatch(run.address) else replace(run, address="") for run in runs)

"""The headings of a page: its title first, then those that it marks, or those that its lines are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from bitext.importers.document import Block, Run
from bitext.languages import CHINESE, language
from bitext.languages.detection import tag_of
from bitext.languages.headings import may_be_heading, rank

_TITLE, _DEEPEST = 1, 6
_FIRST = 8  # blocks among which the title may stand once more
_LINES = 4
"""Lines that a long title is printed on, at most, each a paragraph in the middle of the page."""
_BOLD = 99  # the rank of a line in bold: that below the last number


def with_title(blocks: Sequence[Block], title: str) -> list[Block]:
    """Return blocks with the title as their first heading, and not once more below it, on one line or on several."""
    if not title:
        return list(blocks)
    again = _again(blocks, _squeezed(title))
    rest = [block for index, block in enumerate(blocks) if index not in again]
    is_one = len(again) == 1 and blocks[again[0]].kind != "table"
    runs = _without_breaks(blocks[again[0]].runs) if is_one else (Run(title),)
    return [Block("heading", runs, _TITLE, language=tag_of(title)), *rest]


def _again(blocks: Sequence[Block], wanted: str) -> range:
    """Return where the title stands once more: the first block that says it, or the first that do together."""
    texts = [_squeezed(block.text) for block in blocks[: _FIRST + _LINES]]
    for lines in range(1, _LINES + 1):
        for at in range(min(_FIRST, len(texts))):
            if "".join(texts[at : at + lines]) == wanted and all(texts[at : at + lines]):
                return range(at, min(at + lines, len(texts)))
    return range(0)


def with_headings(blocks: Sequence[Block]) -> list[Block]:
    """Return blocks whose headings have levels from 2 on, without a step left out.

    On a page that marks none, lines that are one by their number, and lines in bold, are headings.
    """
    first, *others = blocks or (Block("paragraph"),)
    titled = first.kind == "heading" and first.level == _TITLE
    body = others if titled else list(blocks)
    if not any(block.kind == "heading" for block in body):
        body = list(_marked(body))
    levels = sorted({block.level for block in body if block.kind == "heading"})
    return [*([first] if titled else []), *(_at_level(block, levels) for block in body)]


def _marked(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield blocks with the lines that are headings as such; of lines that say the same, only the last is one."""
    last = {_squeezed(block.text): index for index, block in enumerate(blocks)}
    ranks = [_rank(block) if last[_squeezed(block.text)] == index else None for index, block in enumerate(blocks)]
    below = min((found for found in ranks if found is not None), default=_BOLD)
    for block, found in zip(blocks, ranks, strict=True):
        if found is None:
            yield block
            continue
        below = found + 1 if found != _BOLD else below
        yield replace(block, kind="heading", level=below if found == _BOLD else found)


def _rank(block: Block) -> int | None:
    """Return the rank of the heading that a paragraph is, or None; a line in bold is one, of the lowest rank."""
    if block.kind != "paragraph" or any(run.note for run in block.runs):
        return None
    found = rank(block.text, language(block.language) if block.language else CHINESE)
    is_bold = all(run.strong or not run.text.strip() for run in block.runs)
    return _BOLD if found is None and is_bold and may_be_heading(block.text) else found


def _at_level(block: Block, levels: list[int]) -> Block:
    if block.kind != "heading":
        return block
    return replace(block, level=min(_TITLE + 1 + levels.index(block.level), _DEEPEST))


def levelled(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield blocks in which no item is nested deeper than one step below the item before it."""
    deepest = -1
    for block in blocks:
        if block.kind != "item":
            deepest = -1
            yield block
            continue
        goes_on = block.goes_on and deepest >= 0
        deepest = min(block.level, deepest if goes_on else deepest + 1)
        yield replace(block, level=deepest, goes_on=goes_on)


def _squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def _without_breaks(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    return tuple(replace(run, line_break=False, strong=False) for run in runs)

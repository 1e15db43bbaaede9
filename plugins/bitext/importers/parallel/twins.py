"""Two Markdown files of one structure: what stands at the same place renders one another."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from bitext.config import MARKDOWN_SUFFIXES
from bitext.importers.document import Block as Written
from bitext.importers.document import Run
from bitext.importers.parallel.aligned import Aligned, Row
from bitext.importers.parallel.two_languages import Tags, as_tag
from bitext.languages import language
from bitext.languages.detection import tag_of
from bitext.model.text import Block
from bitext.readers.raw_texts import read_raw
from bitext.syntax.passages import scan_page

_LEAST = 3  # blocks that are no paragraphs: two texts may have as many paragraphs by chance


def read_twins(paths: tuple[Path, Path], shown: tuple[str, str], codec: str, named: Tags) -> Aligned | None:
    """Return the blocks of two Markdown files, one by one, or None where their structure is not the same."""
    if any(path.suffix.lower() not in MARKDOWN_SUFFIXES for path in paths):
        return None
    raws = [read_raw(path, name, codec) for path, name in zip(paths, shown, strict=True)]
    if any(raw.fault for raw in raws):
        return None  # who reads them as texts will say it
    tags = [as_tag(named[index] or tag_of(raw.text), raw.text) for index, raw in enumerate(raws)]
    ours, theirs = (scan_page(raw.text, 1, language(tag or "en")).blocks for raw, tag in zip(raws, tags, strict=True))
    shapes = [[(block.kind, block.level, len(block.rows)) for block in side] for side in (ours, theirs)]
    if shapes[0] != shapes[1] or sum(kind != "paragraph" for kind, *_ in shapes[0]) < _LEAST:
        return None
    chunks = [_chunks(side, raw.text) for side, raw in zip((ours, theirs), raws, strict=True)]
    rows = tuple(Row((one,), (other,)) for one, other in zip(*chunks, strict=True))
    first = [next((block.text for block in side if block.level == 1), "") for side in (ours, theirs)]
    return Aligned(
        shown[0],
        (tags[0], tags[1]),
        (first[0].lstrip("# "), first[1].lstrip("# ")),
        rows,
        is_markdown=True,
        guess=raws[0].guess,
        sample=raws[0].sample,
    )


def _chunks(blocks: Sequence[Block], text: str) -> list[Written]:
    """Return the lines of each block with all that follows up to the next one: definitions of notes, marks."""
    lines = text.split("\n")
    begins = [0, *(block.line - 1 for block in blocks[1:]), len(lines)]
    return [_chunk(lines, begin, end) for begin, end in pairwise(begins)]


def _chunk(lines: Sequence[str], begin: int, end: int) -> Written:
    """Return some lines as a block, which goes on with the one before where no blank line parts them."""
    is_close = begin > 0 and bool(lines[begin - 1].strip())
    return Written("paragraph", (Run("\n".join(lines[begin:end]).strip("\n")),), goes_on=is_close)

"""A text beside its translation as the bodies of our two files, and which of their blocks belong together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from bitext.importers.document import Block, Document, Note, Run
from bitext.importers.parallel.aligned import Aligned, Row
from bitext.importers.write import as_page, as_source
from bitext.languages import language
from bitext.model.text import Block as Scanned
from bitext.syntax.passages import scan_page
from bitext.syntax.source_blocks import scan


@dataclass(frozen=True, slots=True)
class Bead:
    """Blocks of both bodies that render one another."""

    source: range
    """Indices of the original's blocks."""
    translation: range
    """Indices of the translation's blocks."""
    reason: str = ""
    """Why nothing renders the source, as the file says; else empty."""


@dataclass(frozen=True, slots=True)
class Laid:
    """The bodies of the two files, without marks."""

    source_body: str
    page_body: str
    beads: tuple[Bead, ...]
    """In order; every block stands in one."""


def laid(aligned: Aligned) -> Laid:
    """Return the two bodies that the rows make."""
    given = aligned.rows if aligned.is_markdown else map(_standing_alone, aligned.rows)
    rows = [*given, *_rows_of_notes(aligned)]
    tags = aligned.languages
    sources = [_written(row.source, as_source, aligned, tags[0]) for row in rows]
    pages = [_written(row.translation, as_page, aligned, tags[1]) for row in rows]
    source_body, source_lines = _joined(sources, [row.source for row in rows])
    page_body, page_lines = _joined(pages, [row.translation for row in rows])
    notes = "" if aligned.is_markdown else as_page(Document(aligned.shown, notes=aligned.notes[1]))
    ours = _of_rows(scan(source_body, 1, language(tags[0] or "zh")), source_lines)
    theirs = _of_rows(scan_page(page_body, 1, language(tags[1] or "en")).blocks, page_lines)
    beads = (Bead(one, other, row.reason) for one, other, row in zip(ours, theirs, rows, strict=True))
    return Laid(
        source_body,
        "\n\n".join(filter(None, (page_body, notes))),
        tuple(each for each in beads if each.source or each.translation),
    )


def _standing_alone(row: Row) -> Row:
    return replace(row, source=_alone(row.source), translation=_alone(row.translation))


def _alone(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks of a row as they stand without those of the row before, whose list they may go on with."""
    depth = next((block.level for block in blocks[:1] if block.kind == "item"), 0)
    found = list[Block]()
    for block in blocks:
        if block.kind == "item" and depth:
            depth = min(depth, block.level)
            found.append(replace(block, level=block.level - depth))
        else:
            found.append(replace(block, goes_on=False) if not found else block)
    return tuple(found)


def _rows_of_notes(aligned: Aligned) -> Iterable[Row]:
    """Yield the original's own notes, each a paragraph that begins with its sign, as originals have them.

    Those of the translation are footnotes of the page, and no blocks.
    """
    for note in aligned.notes[0]:
        yield Row(_note(note), (), "translated in the notes" if aligned.notes[1] else "")


def _note(note: Note) -> tuple[Block, ...]:
    text = as_source(Document("", notes=(note,)))
    return tuple(Block("paragraph", (Run(part),)) for part in text.split("\n\n"))


def _written(blocks: Sequence[Block], write: Callable[[Document], str], aligned: Aligned, tag: str) -> str:
    """Return the blocks of a row in the notation of a file; an empty string for none."""
    if not blocks:
        return ""
    if aligned.is_markdown:
        return "\n\n".join(block.text for block in blocks)
    return write(Document(aligned.shown, blocks=tuple(blocks), language=tag)).strip("\n")


def _joined(chunks: Sequence[str], blocks: Sequence[Sequence[Block]]) -> tuple[str, list[int | None]]:
    """Return the chunks as one body, and by chunk the line that it begins on; items of one list follow closely."""
    parts, lines, line = list[str](), list[int | None](), 1
    before: Block | None = None
    for chunk, own in zip(chunks, blocks, strict=True):
        if not chunk:
            lines.append(None)
            continue
        if parts:
            is_close = before is not None and (own[0].goes_on or _are_of_one_list(before, own[0]))
            gap = "\n" if is_close else "\n\n"
            parts.append(gap)
            line += len(gap)
        lines.append(line)
        parts.append(chunk)
        line += chunk.count("\n")
        before = own[-1]
    return "".join(parts), lines


def _are_of_one_list(before: Block, after: Block) -> bool:
    return before.kind == after.kind == "item" and bool(before.number) == bool(after.number)


def _of_rows(blocks: Sequence[Scanned], lines: Sequence[int | None]) -> list[range]:
    """Return the indices of the blocks of each row, by the lines that the rows begin on; None for a row without any."""
    begins = [line for line in lines if line is not None]
    stops = iter([*begins[1:], None])
    found, at = list[range](), 0
    for line in lines:
        begin, stop = at, next(stops) if line is not None else 0
        while at < len(blocks) and (stop is None or blocks[at].line < stop):
            at += 1
        found.append(range(begin, at))
    return found

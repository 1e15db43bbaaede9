"""A document as the bodies of our two kinds of files: of an original, and of a page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from bitext.importers.document import Block, Document, Note, Run
from bitext.importers.inline import as_inline
from bitext.languages.script import is_without_spaces
from bitext.syntax.allowlist import is_of_site
from bitext.syntax.escaping import at_line_start, heading, in_source
from bitext.syntax.source_items import counted

_INDENT = "    "
_COUNTED = re.compile(r"\d{1,3}\.")
_BARE = re.compile(r"[0-9A-Za-z*\u2020\u2021]{1,4}")
_FENCE = re.compile(r"`{3,}", re.MULTILINE)


def as_source(document: Document) -> str:
    """Return the body of an original: its words as they are, in the notation of originals.

    A reading above words follows them in brackets, as where a page cannot print it above. A sign of a note that
    is a bare number or letter stands in square brackets, since it is not raised here.
    """
    if document.body is not None:
        return document.body.strip("\n")
    blocks = _put_together(document.blocks, _in_source)
    notes = [_note_in_source(note) for note in document.notes]
    return "\n\n".join([*blocks, *notes])


def as_page(document: Document) -> str:
    """Return the body of a page in Markdown, with emphasis, links and footnotes."""
    if document.body is not None:
        return document.body.strip("\n")
    notes = [_note_on_page(note) for note in document.notes]
    return "\n\n".join([*_put_together(document.blocks, _on_page, is_loose=True), *notes])


def with_notes_in_text(document: Document) -> Document:
    """Return a document whose notes stand as in an original: their signs in the text, and they themselves at its end.

    So the notes of an author pair with their translations; a page's footnotes are remarks on a pair.
    """
    blocks = [
        replace(
            block,
            runs=tuple(map(_as_sign, block.runs)),
            rows=tuple(tuple(tuple(map(_as_sign, cell)) for cell in row) for row in block.rows),
        )
        for block in document.blocks
    ]
    notes = (block for note in document.notes for block in _signed(note))
    return replace(document, blocks=(*blocks, *notes), notes=())


def _as_sign(run: Run) -> Run:
    return replace(run, text=f"[{run.text}]" if _BARE.fullmatch(run.text) else run.text, note="") if run.note else run


def _put_together(blocks: Iterable[Block], write: Callable[[Block], str], *, is_loose: bool = False) -> Iterator[str]:
    """Yield what is written of blocks, those of one list or quotation together.

    `is_loose`: where an item has several paragraphs, empty lines part the items behind it, as Markdown asks for.
    """
    parts, before, joint = list[str](), None, "\n"
    for block in blocks:
        written = write(block)
        if parts and before and not _is_one(before, block):
            yield "".join(parts)
            parts, joint = [], "\n"
        if parts and not block.goes_on:
            parts.append(joint)
        if block.goes_on and is_loose:
            joint = "\n\n"
        parts.append(written)
        before = block
    if parts:
        yield "".join(parts)


def _is_one(before: Block, block: Block) -> bool:
    """Return whether a block belongs to the list or the quotation that the block before it belongs to."""
    same_list = before.kind == block.kind == "item" and (
        before.goes_on or block.level > 0 or before.level > 0 or bool(before.number) == bool(block.number)
    )
    return block.goes_on or same_list


def _in_source(block: Block) -> str:
    match block.kind:
        case "table":
            return _table([[_plain(cell) for cell in row] for row in block.rows], header=block.header)
        case "code":
            return _fenced(block.text)
        case "image":
            return _image(block)
        case "verse":
            return "\n".join(in_source(line) for line in _plain(block.runs, lines_stand=True).split("\n"))
    text = _plain(block.runs)
    match block.kind:
        case "heading":
            return f"{'#' * block.level} {text}"
        case "quotation":
            text = _plain(block.runs, lines_stand=True).replace("\n", "\n> ")
            return f"\n>\n> {text}" if block.goes_on else f"> {text}"
        case "item":
            first, *lines = _plain(block.runs, lines_stand=True).split("\n")
            lines = [first, *lines] if block.goes_on else lines
            first = "" if block.goes_on else f"{_INDENT * block.level}{_mark(block)}{first}"
            return first + "".join(
                f" {line}" if counted(line) is not None else f"\n{in_source(line)}" for line in lines
            )
    return in_source(text)


def _plain(runs: Iterable[Run], *, lines_stand: bool = False) -> str:
    """Return the words of runs, on one line or, where `lines_stand`, on several."""
    lines = [""]
    for run in runs:
        sign = f"[{run.text}]" if run.note and _BARE.fullmatch(run.text) else run.text
        lines[-1] += f"{sign}（{run.ruby}）" if run.ruby else sign
        if run.line_break:
            lines.append("")
    kept = [line for line in lines if line]
    return "\n".join(kept) if lines_stand else joined(kept)


def joined(lines: Sequence[str]) -> str:
    """Return lines on one: a space stands between two words, none beside a character of a script without spaces."""
    text = lines[0] if lines else ""
    for line in lines[1:]:
        is_none = is_without_spaces(text[-1:]) or is_without_spaces(line[:1])
        text += line if is_none else f" {line}"
    return text


def _mark(block: Block) -> str:
    """Return how an item begins: a bullet, or its number; a number of another form is text."""
    if _COUNTED.fullmatch(block.number):
        return f"{block.number} "
    return f"- {block.number} " if block.number else "- "


def _note_in_source(note: Note) -> str:
    return "\n\n".join(_in_source(block) for block in _signed(note))


def _signed(note: Note) -> tuple[Block, ...]:
    """Return the blocks of a note, with its sign at their head."""
    sign = Run(f"[{note.sign}] " if _BARE.fullmatch(note.sign) else f"{note.sign} ")
    first, *others = note.blocks or (Block("paragraph"),)
    if first.kind == "paragraph":
        return (replace(first, runs=(sign, *first.runs)), *others)
    return (Block("paragraph", (sign,)), first, *others)


def _on_page(block: Block) -> str:
    match block.kind:
        case "table":
            return _table([[as_inline(cell, in_cell=True) for cell in row] for row in block.rows], header=True)
        case "code":
            return _fenced(block.text)
        case "image":
            return _image(block)
        case "heading":
            return heading(as_inline(block.runs, in_heading=True), block.level)
    lines = [at_line_start(line) for line in as_inline(block.runs).split("\n")]
    match block.kind:
        case "quotation":
            quoted = "\n".join(f"> {line}" for line in lines)
            return f"\n>\n{quoted}" if block.goes_on else quoted
        case "item":
            indent = _INDENT * (block.level + block.goes_on)
            text = f"\n{indent}".join(lines)
            return f"\n\n{indent}{text}" if block.goes_on else f"{indent}{_mark(block)}{text}"
    return "\n".join(lines)


def _note_on_page(note: Note) -> str:
    parts = [_on_page(block).replace("\n", f"\n{_INDENT}") for block in note.blocks]
    return f"[^{note.label}]: " + f"\n\n{_INDENT}".join(parts)


def _table(rows: Sequence[Sequence[str]], *, header: bool) -> str:
    lines = [f"| {' | '.join(cell.strip().replace('|', f'{chr(92)}|') for cell in row)} |" for row in rows]
    if header and lines:
        lines.insert(1, f"|{'---|' * len(rows[0])}")
    return "\n".join(lines)


def _fenced(code: str) -> str:
    longest = max((len(run) for run in _FENCE.findall(code)), default=2)
    fence = "`" * (longest + 1)
    return f"{fence}\n{code}\n{fence}"


def _image(block: Block) -> str:
    run = block.runs[0]
    return f"![{run.text}]({run.address})" if is_of_site(run.address) else run.text

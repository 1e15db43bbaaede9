"""The blocks of a source text: four marks at the start of a line are structure, all else is text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bitext.model.text import Block, Kind
from bitext.syntax.numbers import source_article, source_number, source_ordinal

# A mark stands at the very start of its line; indented, it is text, as the original's indents are.
_MARK = re.compile(r"(#{1,6}) |(-) |(>)(?: |$)|(\|)")
_ESCAPED = re.compile(r"\\+(?=#{1,6} |- |> |\|)")
_RULE_CELL = re.compile(r"[ \t]*+:?-++:?[ \t]*+")
_PIPE = re.compile(r"(?<!\\)\|")
_KINDS: dict[str, Kind] = {"#": "heading", "-": "item", ">": "quotation", "|": "table"}


def scan(body: str, first_line: int = 1) -> tuple[Block, ...]:
    """Return the blocks of `body`, whose texts hold every character but line feeds and the marks.

    `body` has LF line ends and no front matter; `first_line` is its line in the file. Characters of a line that
    holds white space alone part two blocks like an empty line, and are kept at the end of the block before it.
    """
    blocks: list[Block] = []
    pending = ""  # white space before the first block: it has no block to stand at the end of
    for kind, line, lines in _groups(body.split("\n")):
        if kind is None:
            if blocks:
                blocks[-1] = _with_more(blocks[-1], lines[0])
            else:
                pending += lines[0]
        else:
            blocks.append(_block(kind, lines, first_line + line, pending))
            pending = ""
    if pending:
        blocks.append(Block("paragraph", pending, first_line, first_line))
    return tuple(blocks)


def _groups(lines: Sequence[str]) -> Iterator[tuple[Kind | None, int, list[str]]]:
    """Yield kind, index of the first line and lines of each block; no kind for white space between blocks."""
    kind: Kind | None = None
    start, group = 0, list[str]()
    for index, line in enumerate(lines):
        if not line or line.isspace():
            if group:
                yield kind, start, group
            kind, group = None, []
            if line:
                yield None, index, [line]
            continue
        begins = _kind(line, kind)
        if group and _continues(kind, begins):
            group.append(line)
            continue
        if group:
            yield kind, start, group
        kind, start, group = begins or "paragraph", index, [line]
    if group:
        yield kind, start, group


def _kind(line: str, current: Kind | None) -> Kind | None:
    """Return the kind of block that the line's mark begins, if it has one."""
    match = _MARK.match(line)
    if not match or (line == ">" and current != "quotation"):
        return None
    return _KINDS[line[0]]


def _continues(kind: Kind | None, begins: Kind | None) -> bool:
    """Return whether a line goes on with the block of `kind` (a plain line does so lazily, as in Markdown)."""
    if begins in ("quotation", "table"):
        return begins == kind
    return begins is None and kind not in ("heading", "table")


def _block(kind: Kind, lines: Sequence[str], line: int, pending: str) -> Block:
    end = line + len(lines) - 1
    if kind == "table":
        rows, header = _rows(lines)
        text = pending + "".join(cell for row in rows for cell in row)
        if pending:
            rows = ((pending + rows[0][0], *rows[0][1:]), *rows[1:])
        return Block(kind, text, line, end, rows=rows, header=header)
    if kind == "quotation":
        parts = _parts(lines)
        parts = (pending + parts[0], *parts[1:])
        ordinal, number = source_ordinal(parts[0]), source_number(parts[0])
        return Block(kind, "".join(parts), line, end, parts=parts, ordinal=ordinal, number=number)
    level = len(lines[0]) - len(lines[0].lstrip("#")) if kind == "heading" else 0
    marked = level + 1 if level else 2 if kind == "item" else 0
    text = pending + "".join(
        (_unescaped(lines[0][marked:]) if not marked else lines[0][marked:], *map(_unescaped, lines[1:]))
    )
    return Block(kind, text, line, end, level, source_article(text), source_ordinal(text), number=source_number(text))


def _unescaped(line: str) -> str:
    return line[1:] if line.startswith("\\") and _ESCAPED.match(line) else line


def _parts(lines: Sequence[str]) -> tuple[str, ...]:
    """Return the paragraphs of a quotation; a line of `>` alone parts them."""
    parts: list[list[str]] = [[]]
    for line in lines:
        if line in (">", "> "):
            parts.append([])
        else:
            parts[-1].append(line[2:] if line.startswith("> ") else _unescaped(line))
    return tuple(part for each in parts if (part := "".join(each))) or ("",)


def _rows(lines: Sequence[str]) -> tuple[tuple[tuple[str, ...], ...], bool]:
    """Return the cells of a table, and whether the first row is its header."""
    header = len(lines) > 1 and _is_rule(lines[1])
    kept = [line for index, line in enumerate(lines) if not (header and index == 1)]
    return tuple(_cells(line) for line in kept), header


def _is_rule(line: str) -> bool:
    """Return whether a line is the one of dashes below a table's header."""
    cells = line.strip(" \t").removeprefix("|").removesuffix("|").split("|")
    return all(_RULE_CELL.fullmatch(cell) for cell in cells)


def _cells(line: str) -> tuple[str, ...]:
    cells = _PIPE.split(line)[1:]
    if len(cells) > 1 and not cells[-1].strip(" \t"):
        cells = cells[:-1]
    # Padding is ASCII: an ideographic space is text.
    return tuple(cell.strip(" \t").replace("\\|", "|") for cell in cells)


def _with_more(block: Block, space: str) -> Block:
    rows, parts = block.rows, block.parts
    if rows:
        rows = (*rows[:-1], (*rows[-1][:-1], rows[-1][-1] + space))
    if parts:
        parts = (*parts[:-1], parts[-1] + space)
    return replace(block, text=block.text + space, parts=parts, rows=rows)

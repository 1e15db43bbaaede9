"""The blocks of a source text: a few block markers at the start of a line are structure, all else is text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from bitext.languages import CHINESE, Language
from bitext.model.text import Block, Kind
from bitext.syntax.allowlist import is_of_site
from bitext.syntax.numbers import numbers_of_source
from bitext.syntax.source_fences import fences
from bitext.syntax.source_items import Part, begins_item, counted, parts_of_item
from bitext.syntax.source_tables import rows_of

# A block marker (`#`, `>`, `- `) stands at the very start of its line; indented, it is text.
_MARK = re.compile(r"(#{1,6}) |(-) |(>)(?: |$)|(\|)")
_ADDRESS = r'(?:[^\s()<>"]|\([^\s()<>"]{0,200}\)){1,2000}+'
_IMAGE = re.compile(rf'!\[([^\[\]]{{0,500}})\]\(({_ADDRESS})(?: {{1,3}}"([^"]{{0,500}})")?\)([ \t]*)')
_MARKS = rf"(?=#{{1,6}} |- |> |\||```|~~~|{_IMAGE.pattern}$)"
_ESCAPED = re.compile(rf"\\+{_MARKS}")
MARKED = re.compile(rf"\\*{_MARKS}")
"""How a line begins that needs one backslash more to be text as it stands."""
_KINDS: dict[str, Kind] = {"#": "heading", "-": "item", ">": "quotation", "|": "table"}


def scan(body: str, first_line: int = 1, language: Language = CHINESE) -> tuple[Block, ...]:
    """Return the blocks of `body`, whose texts hold every character but the marks and the line feeds outside fences.

    A line feed inside a block becomes what the language has there: a space, or no character.

    `body` has LF line ends and no front matter; `first_line` is its line in the file. Characters of a line that
    holds white space alone part two blocks like an empty line, and are kept at the end of the block before it.
    """
    blocks: list[Block] = []
    pending = ""  # white space before the first block: it has no block to stand at the end of
    for group in _groups(body.split("\n")):
        if group.kind is not None:
            block = _block(group, first_line + group.start, language)
            blocks.append(_with_space(block, pending) if pending else block)
            pending = ""
        elif blocks:
            blocks[-1] = _with_more(blocks[-1], group.lines[0])
        else:
            pending += group.lines[0]
    if pending:
        blocks.append(Block("paragraph", pending, first_line, first_line))
    return tuple(blocks)


@dataclass(slots=True)
class _Group:
    """The lines of one block."""

    kind: Kind | None
    """None for a line of white space between blocks."""
    start: int
    """Index of its first line."""
    lines: list[str]
    number: int | None = None
    """The number of its first line (`2. `), or None."""

    def takes(self, begins: Kind | None) -> bool:
        """Return whether a line goes on with the block (a plain line does so lazily, as in Markdown)."""
        if begins in ("quotation", "table"):
            return begins == self.kind
        return begins is None and self.kind not in ("heading", "table")


def _groups(lines: Sequence[str]) -> Iterator[_Group]:
    """Yield the lines of each block, and each line of white space between two."""
    fenced = fences(lines)
    open_: _Group | None = None
    index = 0
    while index < len(lines):
        line = lines[index]
        end = fenced.get(index)
        if not line or line.isspace() or end:
            if open_:
                yield open_
            open_ = None
            if end:
                yield _Group("fence", index, list(lines[index : end + 1]))
            elif line:
                yield _Group(None, index, [line])
            index = (end or index) + 1
            continue
        following = _begun(line, index, open_)
        if open_ and following:
            yield open_
        if following:
            open_ = following
        elif open_:
            open_.lines.append(line)
        index += 1
    if open_:
        yield open_


def _begun(line: str, index: int, open_: _Group | None) -> _Group | None:
    """Return the block that a line begins, or None where it continues the open block."""
    begins = _kind(line, open_.kind if open_ else None)
    number = None if begins else counted(line)
    if open_ and number is not None and open_.number is not None and number == open_.number + 1:
        open_.kind = "item"  # two numbered lines are a list
        return _Group("item", index, [line], number)
    if open_ and (open_.kind == "item" or open_.number is not None) and begins_item(line):
        open_.kind = "item"
        return _Group("item", index, [line], open_.number)
    if open_ and open_.takes(begins):
        return None
    return _Group(begins or "paragraph", index, [line], number)


def _kind(line: str, current: Kind | None) -> Kind | None:
    """Return the kind of block that the line's block marker begins, or None."""
    match = _MARK.match(line)
    if not match or (line == ">" and current != "quotation"):
        return None
    return _KINDS[line[0]]


def _block(group: _Group, line: int, language: Language) -> Block:
    lines, end = group.lines, line + len(group.lines) - 1
    match group.kind:
        case "table":
            rows, header = rows_of(lines)
            return Block("table", "".join(cell for row in rows for cell in row), line, end, rows=rows, header=header)
        case "fence":
            return Block("fence", "\n".join(lines[1:-1]), line, end)
        case "quotation":
            return _of_parts("quotation", _paragraphs(lines), language, line, end)
        case "heading":
            level = len(lines[0]) - len(lines[0].lstrip("#"))
            text = lines[0][level + 1 :]
            found = numbers_of_source(text, language)
            return Block("heading", text, line, end, level, found.article, found.ordinal, number=found.number)
    if (image := _IMAGE.fullmatch(lines[0])) and len(lines) == 1 and group.kind == "paragraph":
        alt, address, title, space = image.groups()
        if is_of_site(address):
            return Block("image", space, line, end, address=address, alt=alt, title=title or "")
        return Block("image", lines[0], line, end)
    lines = [_unescaped(each) for each in lines]
    parts = parts_of_item(lines, marked=group.kind == "item")
    if group.kind == "item" or len(parts) > 1:
        return _of_parts("item", parts, language, line, end)
    return _of_parts("paragraph", parts, language, line, end)


def _of_parts(kind: Kind, parts: Sequence[Part], language: Language, line: int, end: int) -> Block:
    """Return a block of prose, whose parts have their lines."""
    joined = [_joined(part.lines, language) for part in parts]
    texts = tuple(text for text, _ in joined)
    first = texts[0] if kind == "quotation" else "".join(texts)
    kept = texts if kind == "quotation" or len(texts) > 1 else ()
    depths = tuple(part.depth for part in parts) if kept and kind == "item" else ()
    found = numbers_of_source(first, language)
    article = found.article if kind != "quotation" else ""
    block = Block(kind, "".join(texts), line, end, 0, article, found.ordinal, kept)
    before = accumulate(map(len, texts), initial=0)
    ends = tuple(offset + inner for offset, (_, inners) in zip(before, joined, strict=False) for inner in inners)
    return replace(block, depths=depths, line_ends=ends, number=found.number)


def _joined(lines: Sequence[str], language: Language) -> tuple[str, list[int]]:
    """Return the lines of a part as one text, and the offsets in it at which all but the first begin."""
    pieces, begins, length = [lines[0]], list[int](), len(lines[0])
    for before, line in pairwise(lines):
        joint = language.joint(before, line)
        length += len(joint)
        begins.append(length)
        pieces += joint, line
        length += len(line)
    return "".join(pieces), begins


def _unescaped(line: str) -> str:
    return line[1:] if line.startswith("\\") and _ESCAPED.match(line) else line


def _paragraphs(lines: Sequence[str]) -> list[Part]:
    """Return the paragraphs of a quotation; a line of `>` alone parts them."""
    parts = [Part([])]
    for line in lines:
        if line in (">", "> "):
            parts.append(Part([]))
        else:
            parts[-1].lines.append(line[2:] if line.startswith("> ") else _unescaped(line))
    return [part for part in parts if any(part.lines)] or [Part([""])]


def _with_space(block: Block, space: str) -> Block:
    """Return a block with white space before its text."""
    rows, parts = block.rows, block.parts
    if rows:
        rows = ((space + rows[0][0], *rows[0][1:]), *rows[1:])
    if parts:
        parts = (space + parts[0], *parts[1:])
    ends = tuple(end + len(space) for end in block.line_ends)
    return replace(block, text=space + block.text, rows=rows, parts=parts, line_ends=ends)


def _with_more(block: Block, space: str) -> Block:
    """Return a block with white space behind its text."""
    rows, parts = block.rows, block.parts
    if rows:
        rows = (*rows[:-1], (*rows[-1][:-1], rows[-1][-1] + space))
    if parts:
        parts = (*parts[:-1], parts[-1] + space)
    return replace(block, text=block.text + space, rows=rows, parts=parts)

"""Passages: what a reader sees of each block, for matching terms; and the lines in which none are to be marked."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from bitext.model.note import Note
from bitext.model.text import Block
from bitext.syntax.prose import plain

_SWITCH = re.compile(r"<!--[ \t]*terms[ \t]*:[ \t]*(on|off)[ \t]*-->", re.IGNORECASE)
_TO_GLOSSARY = re.compile(r"\]\(<?(?:[^():\s#]*/)?glossary(?:\.md|\.html|/)?#([^()\s>]+)")
_LINK_NAME = re.compile(r"^ {0,3}\[([^\[\]\n]+)\]:", re.MULTILINE)
_UNREAD = ("fence", "html", "image", "rule")
"""Kinds of blocks whose words are no prose."""
_BLOCK_MARKS = re.compile(r"^[ \t>]*(?:#{1,6}|(?:\d+\.|[*+-])(?=[ \t]))?[ \t]*|[ \t]*#+[ \t]*$", re.MULTILINE)
_TABLE_RULE = re.compile(r"^[ \t]*\|?[ \t:|-]+\|?[ \t]*$", re.MULTILINE)
_PARAGRAPHS = re.compile(r"\n[ \t>]*\n")
_ITEMS = re.compile(r"\n[ \t>]*\n|\n(?=[ \t>]*(?:\d+\.|[*+-])[ \t])")
"""What parts the texts of a quotation or an item, which may hold lists."""
_CELLS = re.compile(r"\n|(?<!\\)\|")


def source_passages(block: Block) -> tuple[str, ...]:
    """Return the texts of a source block that stand apart: paragraphs of a quotation, cells of a table."""
    if block.rows:
        return tuple(cell for row in block.rows for cell in row)
    return block.parts or (block.text,)


def translation_passages(
    body: str, first_line: int, blocks: Sequence[Block], notes: Sequence[Note]
) -> tuple[tuple[str, ...], ...]:
    """Return for each block of a translation the texts that stand apart, without markup and without notes."""
    brackets = [note for note in notes if note.form == "bracket"]
    lines = _without(body, brackets).split("\n") if brackets else []
    names = frozenset(name.casefold() for name in _LINK_NAME.findall(body)) if "]:" in body else frozenset()
    return tuple(
        _texts("\n".join(lines[block.line - first_line : block.end - first_line + 1]) or block.text, block.kind, names)
        for block in blocks
    )


def _without(body: str, notes: Sequence[Note]) -> str:
    """Return the body without bracket notes, with as many lines."""
    parts, done = list[str](), 0
    for call in sorted((call for note in notes for call in note.calls), key=lambda call: call.start):
        parts += [body[done : call.start], "\n" * body.count("\n", call.start, call.end)]
        done = call.end
    return "".join([*parts, body[done:]])


def _texts(text: str, kind: str, names: Collection[str]) -> tuple[str, ...]:
    if kind == "paragraph":
        return (plain(text, names),)
    if kind in _UNREAD:
        return ()
    if kind == "table":
        cells = _CELLS.split(_TABLE_RULE.sub("", text))
        return tuple(plain(cell, names) for cell in cells if cell.strip())
    parts = (_ITEMS if kind in ("item", "quotation") else _PARAGRAPHS).split(text)
    return tuple(plain(_BLOCK_MARKS.sub("", part), names) for part in parts)


def unmarked(body: str, first_line: int, blocks: Sequence[Block]) -> frozenset[int]:
    """Return the indexes of the blocks between `<!-- terms: off -->` and `<!-- terms: on -->`."""
    if "terms" not in body:
        return frozenset()
    off: list[tuple[int, int]] = []
    begin: int | None = None
    for match in _SWITCH.finditer(body):
        line = first_line + body.count("\n", 0, match.start())
        if match[1].lower() == "off":
            begin = line if begin is None else begin
        elif begin is not None:
            off.append((begin, line))
            begin = None
    if begin is not None:
        off.append((begin, first_line + body.count("\n")))
    return frozenset(
        index for index, block in enumerate(blocks) if any(block.end >= a and block.line <= b for a, b in off)
    )


def forced(text: str) -> tuple[str, ...]:
    """Return the ids of the terms that the links of a block name."""
    return tuple(_TO_GLOSSARY.findall(text)) if "glossary" in text else ()

"""Passages: what a reader sees of each block, for matching terms; and the lines in which none are to be marked."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from bitext.model.note import Note
from bitext.model.text import Block, Kind
from bitext.syntax.html import RawHtml, Unclosed
from bitext.syntax.prose import links, plain
from bitext.syntax.translation_blocks import scan

_SWITCH = re.compile(r"<!--[ \t]*terms[ \t]*:[ \t]*(on|off)[ \t]*-->", re.IGNORECASE)
_TO_GLOSSARY = re.compile(r"(?:[^:#]*/)?glossary(?:\.md|\.html|/)?#(.+)")
_DEFINITION = re.compile(r"^ {0,3}\[([^\[\]\n]+)\]:[ ]*\n?[ ]*(\S+)", re.MULTILINE)
_UNREAD = ("fence", "image", "rule")
"""Kinds of blocks that have no prose."""
_HOLDING = ("quotation", "item", "container")
"""Kinds of blocks that hold blocks."""
_DEEPEST = 8  # blocks in one another that are looked into: nobody writes more
_QUOTE = re.compile(r"^ {0,3}> ?", re.MULTILINE)
_ITEM = re.compile(r" {0,3}(?:\d+\.|[*+-])[ \t]+")
_INDENT = re.compile(r"^(?: {1,4}|\t)", re.MULTILINE)
_IS_MARKDOWN = re.compile(r" {0,3}<[^<>]*\smarkdown\b")
_BLOCK_MARKS = re.compile(r"^[ \t>]*(?:#{1,6}|(?:\d+\.|[*+-])(?=[ \t]))?[ \t]*|[ \t]*#+[ \t]*$", re.MULTILINE)
_TABLE_RULE = re.compile(r"^[ \t]*\|?[ \t:|-]+\|?[ \t]*$", re.MULTILINE)
_PARAGRAPHS = re.compile(r"\n[ \t>]*\n")
_ITEMS = re.compile(r"\n[ \t>]*\n|\n(?=[ \t>]*(?:\d+\.|[*+-])[ \t])")
"""What parts the texts of a quotation or an item, which may hold lists."""
_CELLS = re.compile(r"\n|(?<!\\)\|")


def source_passages(block: Block) -> tuple[str, ...]:
    """Return the texts of a source block that stand apart: paragraphs, cells, items in an item.

    Code and images have none. Lines are joined as in the block, so that a word is found across the end of one.
    """
    if block.kind in _UNREAD:
        return ()
    if block.rows:
        return tuple(cell for row in block.rows for cell in row)
    return block.parts or (block.text,)


def translation_passages(
    body: str, first_line: int, blocks: Sequence[Block], notes: Sequence[Note]
) -> tuple[tuple[str, ...], ...]:
    """Return for each block of a translation the texts that stand apart, without markup and without notes."""
    brackets = [note for note in notes if note.form == "bracket"]
    lines = _without(body, brackets).split("\n") if brackets else []
    names = _addresses(body)
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


def _texts(text: str, kind: Kind, names: Collection[str]) -> tuple[str, ...]:
    if kind == "paragraph":
        return (plain(text, names),)
    if kind in _UNREAD:
        return ()
    if kind == "html":
        text = _shown_of_html(text)
        return (plain(text, names),) if text.strip() else ()
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


def term_of(address: str) -> str:
    """Return the id of the term that an address names in the glossary; empty, where it names none."""
    match = _TO_GLOSSARY.fullmatch(address)
    return match[1] if match else ""


def linked_terms(body: str, blocks: Sequence[Block]) -> tuple[tuple[str, ...], ...]:
    """Return for each block of a translation the ids of the terms that its links name."""
    if "glossary" not in body:
        return ((),) * len(blocks)
    defined = {name: address for name, address in _addresses(body).items() if term_of(address)}
    return tuple(
        tuple(_terms(block.text, block.kind, defined)) if defined or "glossary" in block.text else ()
        for block in blocks
    )


def _addresses(body: str) -> dict[str, str]:
    """Return the addresses that a page defines, by their names in small letters."""
    if "]:" not in body:
        return {}
    return {" ".join(name.lower().split()): address.strip("<>") for name, address in _DEFINITION.findall(body)}


def _terms(text: str, kind: Kind, defined: Mapping[str, str], depth: int = 0) -> Iterator[str]:
    """Yield the ids of the terms that the links of a block name; what is code in a list or a quotation names none."""
    if kind in _HOLDING and depth < _DEEPEST:
        for block in scan(_held(text, kind)).blocks:
            yield from _terms(block.text, block.kind, defined, depth + 1)
    elif kind not in _UNREAD:
        text = _shown_of_html(text) if kind == "html" and not depth else text  # inside others, no HTML is a block
        parts = (_CELLS if kind == "table" else _PARAGRAPHS).split(text)
        yield from (id_ for part in parts for link in links(part, defined) if (id_ := term_of(link)))


def _held(text: str, kind: Kind) -> str:
    """Return the Markdown that a quotation, an item or a container holds."""
    if kind == "quotation":
        return _QUOTE.sub("", text)
    return _INDENT.sub("", text.partition("\n")[2] if kind == "container" else _ITEM.sub("", text, count=1))


def _shown_of_html(text: str) -> str:
    """Return the Markdown of a block of raw HTML: what stands behind its last tag; all, where an attribute says so."""
    if _IS_MARKDOWN.match(text):
        return text
    end = RawHtml(text).line_end(0)
    return "" if isinstance(end, Unclosed) else text[end:]

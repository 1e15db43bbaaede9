"""Slips of notation that join blocks: lists, tables, quotations and fences without their blank line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bitext.alignment.slips.slip import Slip, View, counted
from bitext.edits import Edit
from bitext.model.text import Block

_ITEM = re.compile(r" {0,3}(?:[-*+]|\d{1,4}\.) +\S")
_NUMBER = re.compile(r"[ \u3000]{0,3}(\d{1,4})([)\uff09\u3001\uff0e])[ \t\u3000]{0,4}(?=\S)")
# What word processors set before an item, as it arrives in plain text: bullets of Word, of its Symbol and Wingdings.
_ROUND = re.compile(r"[ \u3000]{0,3}[(\uff08](\d{1,4})[)\uff09][ \t\u3000]{0,4}(?=\S)")
_BULLET = re.compile(
    r"[ \t\u3000]{0,4}("
    r"[\u2022\u00b7\u25cf\u25aa\u25ab\u25a0\u25e6\u25cb\u2023\u2043"
    r"\u2219\u2756\u27a2\u2713\uf0b7\uf0a7\uf0d8\uf0fc]"
    r"|[\u2013\u2014\u2212](?=[ \t])|o(?=\t))[ \t\u3000\xa0]{0,8}(?=\S)"
)
_INDENT = re.compile(r"(?: {4}|\t| {1,3}\t)[ \t\u3000]{0,40}(?=\S)")
_BAR = re.compile(r" {0,3}\|.{0,2000}\|[ \t]*$")
_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*){0,200}\|?[ \t]*$")
_FENCE = re.compile(r"(`{3,10}|~{3,10})[^`]{0,80}$")
_PIPE = re.compile(r"(?<!\\)\|")


def list_signs(view: View) -> Iterator[Slip]:
    """Yield one slip for all list markers of other programs in the section: `1)`, and Word's bullets."""
    yield from _signs(view, _BULLET, "- ")
    yield from _signs(view, _NUMBER, "1. ")


def list_brackets(view: View) -> Iterator[Slip]:
    """Yield one slip for all bracketed numbers at the head of items, which are text if the original has no list."""
    yield from _signs(view, _ROUND, "1. ")


def _signs(view: View, sign: re.Pattern[str], name: str) -> Iterator[Slip]:
    blocks = (block for block in view.swallowing if block.kind in ("paragraph", "item"))
    edits = [edit for block in blocks for edit in _signed(view, block, sign)]
    if not edits:
        return
    found = next(edit.found for edit in edits if edit.found).strip()
    shown = f"U+{ord(found):04X}" if "\ue000" <= found[0] <= "\uf8ff" else found
    at = sorted({edit.line for edit in edits})
    what = f'expected "{name}" before a list item, found {shown} ({counted(at)}); write "{name}" there'
    above = any(edit.is_line for edit in edits)
    yield Slip("list sign", at[0], what + above * ", with a blank line above the list", tuple(edits))


def _signed(view: View, block: Block, sign: re.Pattern[str]) -> Iterator[Edit]:
    """Yield the edits that make items of the lines of a block that begin with a list marker, below a blank line."""
    parted = block.kind == "item"
    for k, line in enumerate(view.page.lines_of(block)):
        match = sign.match(line)
        if not match:
            continue
        if k and not parted:
            yield view.blank_above(block.line + k)
        parted = True
        yield view.put(block.line + k, 1, match[0], "- " if sign is _BULLET else f"{int(match[1])}. ")


def joined(view: View) -> Iterator[Slip]:
    """Yield what lacks a blank line within a block: a list or a table below words, or words below either."""
    for block in view.swallowing:
        lines = view.page.lines_of(block)
        if block.kind == "paragraph":
            yield from _list(view, block, lines)
            yield from _table(view, block, lines)
            yield from _fence(view, block, lines)
        elif block.kind == "table":
            yield from _below(view, block, lines, "|", "table")
        elif block.kind == "quotation":
            yield from _below(view, block, lines, ">", "quotation")
        elif block.kind == "heading" and len(lines) > 1:
            yield from _underlined(view, block)


def _list(view: View, block: Block, lines: Sequence[str]) -> Iterator[Slip]:
    k = next((k for k, line in enumerate(lines) if k and _ITEM.match(line)), 0)
    if k:
        yield _parting(view, "list", block, k, "a list")


def _table(view: View, block: Block, lines: Sequence[str]) -> Iterator[Slip]:
    k = next((k for k, line in enumerate(lines) if _BAR.match(line)), None)
    if k is None or k + 1 == len(lines):
        return
    if _RULE.match(lines[k + 1]):
        if k:
            yield _parting(view, "table", block, k, "a table")
        return
    rule = f"|{'---|' * max(1, len(_PIPE.findall(lines[k].strip())) - 1)}"
    edits = (*((view.blank_above(block.line + k),) if k else ()), view.put(block.line + k + 1, 1, "", f"{rule}\n"))
    above = " and a blank line above it" if k else ""
    what = (
        f"expected {rule} below the first row of a table{above}, found none; put it above line {view.at(block, k + 1)}"
    )
    yield Slip("table", view.at(block, k), what, edits)


def _fence(view: View, block: Block, lines: Sequence[str]) -> Iterator[Slip]:
    """Yield a fence that is never closed; the edit closes it where its paragraph ends."""
    if match := _FENCE.match(lines[0]):
        end = view.at(block, len(lines) - 1)
        what = f"expected a line of {match[1]} that closes the fence, found none; put one below line {end}"
        yield Slip("fence", view.at(block), what, (Edit(end + 1, 1, "", f"{match[1]}\n"),))


def _below(view: View, block: Block, lines: Sequence[str], sign: str, name: str) -> Iterator[Slip]:
    k = next((k for k, line in enumerate(lines) if k and line.strip() and sign not in line[:200]), 0)
    if k:
        at = view.at(block, k)
        what = f"expected a blank line below a {name}, found words that go on with it; put a blank line above line {at}"
        yield Slip("table" if sign == "|" else "quotation", at, what, (view.blank_above(block.line + k),))


def _underlined(view: View, block: Block) -> Iterator[Slip]:
    """Yield a line of dashes that makes a heading of the words above it, and should stand alone or be gone."""
    at = view.at(block, 1)
    line = view.page.lines_of(block)[1]
    what = f"expected no heading, found words with a line of {line[0]} below them; "
    yield Slip("line end", at, f"{what}put a blank line above line {at}", (view.blank_above(block.line + 1),))
    yield Slip("paragraph", at, f"{what}take line {at} out", (view.put(block.line + 1, 1, line, ""),))


def _parting(view: View, kind: str, block: Block, k: int, name: str) -> Slip:
    at = view.at(block, k)
    what = (
        f"expected a blank line above {name}, found none, so that it is part of the paragraph; put one above line {at}"
    )
    return Slip("list" if kind == "list" else "table", at, what, (view.blank_above(block.line + k),))


def indented(view: View) -> Iterator[Slip]:
    """Yield one slip for all indented lines of the section: Markdown makes code of them, or parts of an item."""
    edits: list[Edit] = []
    makes = ""
    for block in view.swallowing:
        lines = view.page.lines_of(block)
        if block.kind == "fence":
            own = range(len(lines)) if _INDENT.match(lines[0]) else range(0)
        elif block.kind == "item":
            own = range(1, len(lines))
        else:
            continue
        for k in own:
            match = _INDENT.match(lines[k])
            if match and (block.kind == "fence" or not lines[k - 1].strip()):
                makes = makes or ("code" if block.kind == "fence" else "part of the item above")
                edits.append(view.put(block.line + k, 1, match[0], ""))
    if edits:
        at = counted([edit.line for edit in edits])
        spaces = "a tab" if "\t" in edits[0].found else "spaces"
        what = f"expected words at the head of {at}, found {spaces}, by which it is {makes}; take the indentation out"
        yield Slip("indent", edits[0].line, what, tuple(edits))

"""The parts of a block that are read apart: paragraphs, items, cells, without the signs at the head of their lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bitext.model.text import UNREAD, Kind, Span
from bitext.syntax.html import RawHtml, Unclosed
from bitext.syntax.translation_blocks import scan

Part = tuple[Span, ...]
"""Stretches of a block's text, which together are one inline text; line feeds are of them."""

_HOLDING = ("quotation", "item", "container")
"""Kinds of blocks that hold blocks."""
_DEEPEST = 8  # blocks in one another that are looked into: nobody writes more
_HEAD = re.compile(r"[ \t>]*(?:(?P<hashes>#{1,6})|(?P<item>\d+\.|[*+-])(?=[ \t]))?[ \t]*")
_UNDERLINE = re.compile(r"[=-]+ *$")
_TABLE_RULE = re.compile(r"[ \t]*\|?[ \t:|-]+\|?[ \t]*$")
_BAR = re.compile(r"(?<!\\)\|")
_CODE_INSIDE = re.compile(r"`{3}|~{3}|\n[ \t]*\n(?: {8}| {0,7}\t)|^ {0,3}>[ >]*(?: {4}|\t)", re.MULTILINE)
"""What may be code in a list or a quotation: a fence, or lines that are indented far enough."""
_QUOTE = re.compile(r" {0,3}> ?")
_ITEM = re.compile(r" {0,3}(?:\d+\.|[*+-])[ \t]+")
_INDENT = re.compile(r" {1,4}|\t")
_TITLE = re.compile(r'[^"\n]{0,200}"([^"\n]*)"')
_IS_MARKDOWN = re.compile(r" {0,3}<[^<>]*\smarkdown\b")


def parts_of(text: str, kind: Kind) -> list[Part]:
    """Return the parts of a block's Markdown in order; code, pictures and rules have none."""
    if kind in UNREAD:
        return []
    if kind == "paragraph":
        return [((0, len(text)),)] if text else []
    if kind == "html":
        begin = _shown_of_html(text)
        return [((begin, len(text)),)] if text[begin:].strip() else []
    lines = _lines(text)
    if kind in _HOLDING and _CODE_INSIDE.search(text):
        return list(_held_in(text, lines, kind, 0))
    return list(_of_lines(text, lines, kind))


def _lines(text: str) -> list[Span]:
    lines, begin = list[Span](), 0
    for line in text.split("\n"):
        lines.append((begin, begin + len(line)))
        begin += len(line) + 1
    return lines


def parts_of_footnote(text: str, begin: int) -> list[Part]:
    """Return the parts of a footnote, whose words begin at an offset, behind its label; indented lines are its own."""
    (_, end), *more = _lines(text)
    held = [(begin, end), *_without_signs(text, more, "item", goes_on=True)]
    return list(_of_blocks(text, held, 0) if _CODE_INSIDE.search(text) else _of_lines(text, held, "item"))


def _held_in(text: str, lines: Sequence[Span], kind: Kind, depth: int) -> Iterator[Part]:
    """Yield the parts of the blocks that one holds whose lines are given."""
    if kind == "container":
        yield from _titled(text, lines[0])
    yield from _of_blocks(text, _without_signs(text, lines, kind), depth)


def _of_blocks(text: str, held: Sequence[Span], depth: int) -> Iterator[Part]:
    """Yield the parts of the blocks that some lines make."""
    for block in scan("\n".join(text[begin:end] for begin, end in held)).blocks:
        own = held[block.line - 1 : block.end]
        if block.kind in _HOLDING and depth < _DEEPEST:
            yield from _held_in(text, own, block.kind, depth + 1)
        elif block.kind not in UNREAD:
            yield from _of_lines(text, own, block.kind)


def _without_signs(text: str, lines: Sequence[Span], kind: Kind, *, goes_on: bool = False) -> list[Span]:
    """Return the lines that a quotation, an item or a container holds; `goes_on`: those below its first alone."""
    if kind == "container":
        lines = lines[1:]
    first, other = {"quotation": (_QUOTE, _QUOTE), "item": (_ITEM, _INDENT)}.get(kind, (_INDENT, _INDENT))
    held = []
    for index, (begin, end) in enumerate(lines):
        sign = (other if index or goes_on else first).match(text, begin, end)
        held.append((sign.end() if sign else begin, end))
    return held


def _of_lines(text: str, lines: Sequence[Span], kind: Kind) -> Iterator[Part]:
    """Yield the parts of lines: cells of a table; else what blank lines or the signs of items part."""
    if kind == "table":
        yield from _cells(text, lines)
        return
    if kind == "container":
        yield from _titled(text, lines[0])
        lines = lines[1:]
    if kind == "heading" and len(lines) > 1 and _UNDERLINE.match(text, *lines[-1]):
        lines = lines[:-1]
    part: list[Span] = []
    for begin, end in lines:
        head = _HEAD.match(text, begin, end)
        start = head.end() if head else begin
        if part and (start == end or (head and head["item"])):
            yield _closed(part)
            part = []
        if start == end:
            continue
        stop = _before_hashes(text, start, end) if head and head["hashes"] else end
        part += [(start, end + 1)] if stop == end else [(start, stop), (end, end + 1)]
    if part:
        yield _closed(part)


def _before_hashes(text: str, begin: int, end: int) -> int:
    """Return where a heading's words end, before the signs that may close it."""
    line = text[begin:end].rstrip(" \t")
    words = line.rstrip("#")
    return end if words == line else begin + len(words.rstrip(" \t"))


def _closed(part: list[Span]) -> Part:
    """Return a part without the line feed at its end."""
    begin, end = part.pop()
    return (*part, (begin, end - 1)) if end - 1 > begin else tuple(part)


def _titled(text: str, line: Span) -> Iterator[Part]:
    """Yield the title of a container, which stands between quotation marks on its first line."""
    title = _TITLE.match(text, *line)
    if title:
        yield (title.span(1),)


def _cells(text: str, lines: Sequence[Span]) -> Iterator[Part]:
    for begin, end in lines:
        if _TABLE_RULE.match(text, begin, end):
            continue
        bars = [match.start() for match in _BAR.finditer(text, begin, end)]
        for start, stop in zip([begin, *(bar + 1 for bar in bars)], [*bars, end], strict=True):
            if not text[start:stop].isspace() and start < stop:
                yield ((start, stop),)


def _shown_of_html(text: str) -> int:
    """Return where the Markdown of a block of raw HTML begins: behind its last tag; 0 if an attribute says so."""
    if _IS_MARKDOWN.match(text):
        return 0
    end = RawHtml(text).line_end(0)
    return len(text) if isinstance(end, Unclosed) else end

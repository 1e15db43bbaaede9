"""A page's text for searching: code, raw HTML and comments are filled in, so that only an editor's words are found."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from bitext.model.text import Block
from bitext.syntax.code import CodeSpans

_FILL = "\ufffc"
_VISIBLE = re.compile(r"[^\n]+")
_TAG = re.compile(r"</?[A-Za-z][^<>\n]{0,1000}>")
_INNER_FENCE = re.compile(r"[ \t>]*(?:(?:[*+-]|\d{1,9}\.)[ \t]+)?(`{3,}|~{3,})")
_HOLDING = ("item", "quotation", "container")  # kinds of blocks that may hold fences that are no blocks of their own


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment: its offsets in the text, and its words."""

    start: int
    end: int
    says: str
    closed: bool = True


@dataclass(frozen=True, slots=True)
class Readable:
    """The body of a page, as long as it was typed."""

    body: str
    """The body as typed."""
    text: str
    """The body with code, raw HTML and comments filled in."""
    comments: tuple[Comment, ...]
    first_line: int
    """Line of the file that the body begins on."""
    offsets: tuple[int, ...]
    """Offset of each line."""

    @classmethod
    def of(cls, body: str, blocks: Sequence[Block], first_line: int) -> Readable:
        """Return a body with code, raw HTML and comments filled in. `blocks`: those that the scanner found in it."""
        offsets = tuple(accumulate((len(line) + 1 for line in body.split("\n")), initial=0))
        text = _without_code(body, blocks, first_line, offsets)
        comments = tuple(_comments(body, text))
        text = _filled(text, ((each.start, each.end) for each in comments))
        text = _filled(text, (tag.span() for tag in _TAG.finditer(text))) if "<" in text else text
        return cls(body, text, comments, first_line, offsets)

    def place(self, offset: int) -> tuple[int, int]:
        """Return the line in the file, and the column, of an offset."""
        index = bisect_right(self.offsets, offset) - 1
        return self.first_line + index, offset - self.offsets[index] + 1

    def span(self, block: Block) -> tuple[int, int]:
        """Return the offsets between which a block stands."""
        return self.offsets[block.line - self.first_line], self.offsets[block.end - self.first_line + 1] - 1


def _without_code(body: str, blocks: Sequence[Block], first_line: int, offsets: Sequence[int]) -> str:
    spans: list[tuple[int, int]] = []
    for block in blocks:
        start, end = offsets[block.line - first_line], offsets[block.end - first_line + 1] - 1
        if block.kind in ("fence", "html"):
            spans.append((start, end))
        elif block.kind in _HOLDING and ("```" in block.text or "~~~" in block.text):
            spans += _inner_fences(body, start, end)
    text = _filled(body, spans)
    return _filled(text, ((span.start, span.end) for span in CodeSpans(text)))


def _inner_fences(body: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the offsets of the closed fences within a block that may hold some."""
    opened, sign, at = -1, "", start
    for line in body[start:end].split("\n"):
        fence = _INNER_FENCE.match(line)
        if fence and opened < 0:
            opened, sign = at, fence[1]
        elif fence and fence[1].startswith(sign) and not line[fence.end() :].strip():
            yield opened, at + len(line)
            opened = -1
        at += len(line) + 1


def _comments(body: str, text: str) -> Iterator[Comment]:
    """Yield the comments; one that is never closed goes to the end of its line."""
    last, position = text.rfind("-->"), 0
    while (start := text.find("<!--", position)) >= 0:
        end = text.find("-->", start + 4) + 3 if start < last else 0
        closed = end > 2
        if not closed:
            stop = text.find("\n", start)
            end = len(text) if stop < 0 else stop
        yield Comment(start, end, body[start + 4 : end - 3 if closed else end], closed)
        position = max(end, start + 4)


def _filled(text: str, spans: Iterator[tuple[int, int]] | Sequence[tuple[int, int]]) -> str:
    """Return a text with every character of the spans, except line feeds, replaced."""
    parts, done = list[str](), 0
    for start, end in spans:
        parts += [text[done:start], _VISIBLE.sub(lambda run: _FILL * len(run[0]), text[start:end])]
        done = end
    return "".join([*parts, text[done:]]) if parts else text

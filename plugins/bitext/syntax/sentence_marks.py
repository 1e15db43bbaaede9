"""Marks of sentences: comments in a translation's prose that say which sentences of the original one of it renders."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bitext.model.text import Block, Passage, SentenceMark
from bitext.syntax.near.readable import Readable
from bitext.syntax.stripped import Stripped
from bitext.syntax.translation_blocks import Scan

PROSE = ("paragraph", "heading", "item", "quotation")
"""Kinds of blocks in which a mark of a sentence is read."""
FORMS = "<!-- sentence: 2 -->, <!-- sentence: 2-3 --> or <!-- sentence: none -->"
"""The forms of such a mark, for messages."""
SIGN = "\ufdef"
"""A noncharacter; on a page that has it, no comment is such a mark."""
_NUMBER = r"(?:\d{1,6}\.)?\d{1,6}"
_MARK = re.compile(
    r"<!--[- \t]{0,9}sentence[ \t]{0,9}:[ \t]{0,9}"
    rf"(?:(?P<none>none)|(?P<first>{_NUMBER})(?:[ ]?[-\u2010-\u2015\u2212~\uff5e][ ]?(?P<last>{_NUMBER}))?)"
    r"[- \t]{0,9}-->",
    re.IGNORECASE,
)
_FUSES = re.compile(r"[\\<&]\S|[`*_~^=+!\]\[{|#-][`*_~^=+\[({:|#<-]")
"""The characters on both sides of a mark, where taking it out would make markup of what is none."""


@dataclass(frozen=True, slots=True)
class ParsedSentence:
    """What a mark of a sentence says; `first` and `last` are empty where it says `none`."""

    first: str = ""
    last: str = ""


def parsed(comment: str) -> ParsedSentence | None:
    """Return what a comment says, from `<!--` to `-->`, or None where it is no mark of a sentence."""
    match = _MARK.fullmatch(comment)
    if not match:
        return None
    return ParsedSentence(match["first"] or "", match["last"] or match["first"] or "")


def may_hold(body: str) -> bool:
    """Return whether a body may have such marks: most have none, and are read once."""
    return "<!--" in body and SIGN not in body and _MARK.search(body) is not None


def stripped(body: str, first_line: int, found: Scan, comments: frozenset[int]) -> Stripped:
    """Return a body without its marks of sentences.

    `found`: the blocks of the body as it is. `comments`: offsets of the comments in them that are no code. A mark
    counts in prose, and on a line of its own between blocks. Where its two sides would become markup, it stays a comment.
    """
    marks = [match for match in _MARK.finditer(body) if not _fuses(body, match)]
    inside = [match.span() for match in marks if match.start() in comments]
    alone = [match.span() for match in marks if match.start() not in comments]
    between = _between(body, alone, first_line, found) if alone else []
    return Stripped.of(body, sorted([*inside, *between]))


def _fuses(body: str, match: re.Match[str]) -> bool:
    begin, end = match.span()
    return _FUSES.match(body[max(begin - 1, 0) : begin] + body[end : end + 1]) is not None


def _between(body: str, spans: list[tuple[int, int]], first_line: int, found: Scan) -> list[tuple[int, int]]:
    """Return the marks that stand outside of blocks, on lines that hold marks alone."""
    page = Readable.of(body, found.blocks, first_line)
    real = {comment.start for comment in page.comments}
    taken = {line for block in found.blocks for line in range(block.line, block.end + 1)}
    taken |= {line for alert in found.alerts for line in range(alert.line, alert.end + 1)}
    taken |= {first_line + line for each in found.definitions for line in range(each.start, each.end)}
    lines = body.split("\n")
    kept = []
    for begin, end in spans:
        line = page.place(begin)[0]
        is_alone = line not in taken and not _MARK.sub("", lines[line - first_line]).strip(" \t")
        if begin in real and is_alone:
            kept.append((begin, end))
    return kept


def sentence_marks(
    stripped: Stripped, offsets: Sequence[int], first_line: int, blocks: Sequence[Block]
) -> Iterator[SentenceMark]:
    """Yield the marks that were taken out of a body, in order.

    `offsets`: where each of its lines begins; `blocks`: its blocks, with what a reader sees of them. A mark that stands
    on a line of its own below a block belongs to the next one.
    """
    begins = [offsets[block.line - first_line] for block in blocks]
    ends = [begin + len(block.text) for begin, block in zip(begins, blocks, strict=True)]
    read = dict[int, _Shown]()
    for (begin, end), taken in zip(stripped.marks, stripped.taken, strict=True):
        text = stripped.typed[begin:end]
        says = parsed(text) or ParsedSentence()
        index = bisect_left(ends, stripped.shown_at(begin), key=stripped.shown_at)
        if index < len(blocks) and index not in read:
            read[index] = _Shown.of(blocks[index])
        passage, offset = read[index].behind(end - begins[index]) if index < len(blocks) else (0, 0)
        line = bisect_right(offsets, begin) - 1
        yield SentenceMark(
            index, passage, offset, says.first, says.last, first_line + line, begin - offsets[line] + 1, text, taken
        )


@dataclass(frozen=True, slots=True)
class _Shown:
    """The passages of a block that say something, with their indices, and where the last character of each stands."""

    passages: Sequence[tuple[int, Passage]]
    ends: Sequence[int]

    @classmethod
    def of(cls, block: Block) -> _Shown:
        passages = [(index, each) for index, each in enumerate(block.passages) if each.text]
        return cls(passages, [each.place(len(each.text) - 1) for _, each in passages])

    def behind(self, place: int) -> tuple[int, int]:
        """Return the passage, and the offset in it, of the first character that stands at a place or behind it."""
        at = bisect_left(self.ends, place)
        if at == len(self.passages):
            index, last = self.passages[-1] if self.passages else (0, Passage(""))
            return index, len(last.text)
        index, passage = self.passages[at]
        offset = bisect_left(range(len(passage.text)), place, key=passage.place)
        while passage.text[offset].isspace():  # its last character is none
            offset += 1
        return index, offset

"""Marks of sentences: comments in a translation's prose that say which sentences of the original one of it renders."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bitext.model.text import Block, Passage, SentenceMark, Span
from bitext.syntax.stripped import Stripped

SIGN = "\ufdef"
"""A noncharacter; on a page that has it, no comment is such a mark."""
_NUMBER = r"(?:\d{1,6}\.)?\d{1,6}"
_SYNTAX = (
    r"<!--[- \t]{0,9}sentence[ \t]{0,9}:[ \t]{0,9}"
    rf"(?:(?P<none>none)|(?P<first>{_NUMBER})(?:[ ]?[-\u2010-\u2015\u2212~\uff5e][ ]?(?P<last>{_NUMBER}))?)"
    r"[- \t]{0,9}-->"
)
_MARK = re.compile(_SYNTAX, re.IGNORECASE)
_SIDE_BY_SIDE = re.compile(re.sub(r"\?P<\w+>", "?:", rf"(?:{_SYNTAX})+"), re.IGNORECASE)
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


def candidates(body: str) -> list[Span]:
    """Return where marks may stand in a body: in code and in raw HTML they are none.

    Where its sides would become markup without it, a mark stays a comment.
    """
    runs = [run.span() for run in _SIDE_BY_SIDE.finditer(body) if not _fuses(body, *run.span())]
    return [match.span() for begin, end in runs for match in _MARK.finditer(body, begin, end)]


def with_signs(body: str, spans: Iterable[Span]) -> str:
    """Return a body, as long as before and with as many lines, with signs for some of its characters."""
    parts, done = list[str](), 0
    for begin, end in spans:
        parts += [body[done:begin], "\n".join(SIGN * len(line) for line in body[begin:end].split("\n"))]
        done = end
    return "".join([*parts, body[done:]]) if parts else body


def _fuses(body: str, begin: int, end: int) -> bool:
    return _FUSES.match(body[max(begin - 1, 0) : begin] + body[end : end + 1]) is not None


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

"""Plain text: which lines of it are paragraphs of their own, and which go on with the one before."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from bitext.languages.script import FIRST

Paragraph = range
"""Indices of the lines of a paragraph, one after the other."""

_WIDEST = 140  # columns: nobody wraps lines that are longer
_WRAPPED = 0.4  # share of line ends in the midst of a sentence at which the next word had no room
_ENDED = 0.4  # share of full lines that end as sentences do: of wrapped ones a tenth does, of paragraphs nearly all
_NEARLY = 0.75  # of the width: a hand that wraps does not count columns
_DENSE = 15  # lines to one blank line: from here on, blank lines are not what parts paragraphs
_IDEOGRAPHIC = "\u3000"
_INDENT = re.compile(r"\u3000|\t| {2}")
_LISTED = re.compile(r"\s*(?:[-*+\u2022\u00b7]\s|\d{1,3}[.)]\s)")
_WORD = re.compile(rf"\s{{0,20}}([{FIRST}-\uffff]{{1,2}}|[^\s{FIRST}-\uffff]{{1,60}})")
_SENTENCE_END = re.compile(r"[。！？：；.!?:;…][\"'\u201d\u2019」』)\uff09\]]{0,3}$")
_ENDING = 8  # characters: more than what ends a sentence has


def paragraphs(lines: Sequence[str], is_heading: Callable[[str], bool]) -> tuple[list[Paragraph], ...]:
    """Return the paragraphs of a plain text, in two readings where each line may be one, or what blank lines part.

    Where lines are wrapped, blank lines, indents, numbers of lists and headings part paragraphs, and in a text without
    blank lines the short last line of each. Where they are not, each line is a paragraph.
    """
    chunks = list(_chunks(lines))
    if _is_wrapped(lines, chunks):
        return (list(_parted(chunks, _Wrapped(lines, chunks, is_heading))),)
    each = [range(index, index + 1) for chunk in chunks for index in chunk]
    several = sum(len(chunk) > 1 for chunk in chunks)
    if not 1 < len(chunks) <= 2 * several:
        return (each,)
    return each, list(_parted(chunks, lambda before, after: _begins(lines[before], lines[after], is_heading)))


def _chunks(lines: Sequence[str]) -> Iterator[Paragraph]:
    """Yield the runs of lines without a blank one between them."""
    start: int | None = None
    for index, line in enumerate([*lines, ""]):
        blank = not line or line.isspace()
        if blank and start is not None:
            yield range(start, index)
            start = None
        elif not blank and start is None:
            start = index


def _is_wrapped(lines: Sequence[str], chunks: Iterable[Paragraph]) -> bool:
    """Return whether lines end because there was no more room, and not because a paragraph ends."""
    breaks = [pair for chunk in chunks for pair in pairwise(chunk)]
    width = max((_width(lines[index]) for pair in breaks for index in pair), default=0)
    if not breaks or width > _WIDEST:
        return False
    full = [before for before, after in breaks if _is_full(lines[before], lines[after], width)]
    ended = sum(_SENTENCE_END.search(lines[index].rstrip()[-_ENDING:]) is not None for index in full)
    return len(full) - ended >= _WRAPPED * len(breaks) and ended <= _ENDED * len(full)


def _parted(chunks: Iterable[Paragraph], begins: Callable[[int, int], bool]) -> Iterator[Paragraph]:
    """Yield the paragraphs in runs of lines; `begins`: returns whether one begins between two lines."""
    for chunk in chunks:
        start = chunk[0]
        for before, after in pairwise(chunk):
            if begins(before, after):
                yield range(start, after)
                start = after
        yield range(start, chunk.stop)


def _begins(before: str, after: str, is_heading: Callable[[str], bool]) -> bool:
    return is_heading(after) or is_heading(before) or _LISTED.match(after) is not None


class _Wrapped:
    """Says where a paragraph begins among lines that are wrapped."""

    def __init__(self, lines: Sequence[str], chunks: Sequence[Paragraph], is_heading: Callable[[str], bool]) -> None:
        """Look at how the lines of a text are wrapped."""
        self.lines, self.is_heading = lines, is_heading
        inner = [index for chunk in chunks for index in chunk]
        self.width = max(_width(lines[index]) for index in inner)
        self.by_indents = not all(_INDENT.match(lines[index]) for index in inner)
        self.is_dense = len(inner) > _DENSE * len(chunks)

    def __call__(self, before: int, after: int) -> bool:
        first, second = self.lines[before], self.lines[after]
        if _begins(first, second, self.is_heading):
            return True
        hangs = _INDENT.match(first) or _LISTED.match(first)
        if self.by_indents and _INDENT.match(second) and (not hangs or second.startswith(_IDEOGRAPHIC)):
            return True
        return self.is_dense and not _is_full(first, second, self.width)


def _is_full(line: str, after: str, width: int) -> bool:
    """Return whether the first word of the next line had no room in a line, or nearly none."""
    word = _WORD.match(after)
    taken = _width(line.rstrip())
    return taken >= _NEARLY * width or taken + 1 + _width(word[1] if word else "") > width


def _width(text: str) -> int:
    """Return how many columns a line takes, up to more than a wrapped one has."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text[: _WIDEST + 2])

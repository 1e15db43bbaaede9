"""What the lines of a paragraph are: lines of verse, several paragraphs, or one that was wrapped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from bitext.importers.document import Run
from bitext.importers.html.builder import Line
from bitext.languages.script import is_without_spaces
from bitext.syntax.plain_text import paragraphs
from bitext.syntax.verse import NUMBERED, WIDEST, width


def parted(lines: list[Line]) -> Iterator[tuple[tuple[Run, ...], bool]]:
    """Yield the paragraphs of a run of lines, each with whether its lines stand, as in verse."""
    for group in _groups(lines):
        if len(group) > 1 and _are_verse(group):
            yield tuple(_with_breaks(group)), True
        elif len(group) > 1:
            texts = [line.text for line in group]
            for span in paragraphs(texts, lambda line: NUMBERED.match(line) is not None)[0]:
                yield tuple(joined(group[span.start : span.stop])), False
        else:
            yield tuple(group[0].runs), False


def _groups(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """Yield the lines between two empty ones; an indented line begins anew."""
    group = list[Line]()
    for line in lines:
        if group and (not line.runs or line.is_indented):
            yield group
            group = []
        if line.runs:
            group.append(line)
    if group:
        yield group


def _are_verse(lines: list[Line]) -> bool:
    """Return whether lines are short throughout, and not the points of an enumeration."""
    texts = [line.text for line in lines]
    return all(width(text) <= WIDEST for text in texts) and sum(map(bool, map(NUMBERED.match, texts))) < 2


def _with_breaks(lines: list[Line]) -> Iterator[Run]:
    for line in lines:
        *before, last = line.runs
        yield from before
        yield replace(last, line_break=line is not lines[-1])


def joined(lines: Iterable[Line]) -> Iterator[Run]:
    """Yield the runs of lines as on one; a space stands between two words, none beside a Chinese character."""
    last = ""
    for line in lines:
        text = line.text
        if last and text and not (is_without_spaces(last) or is_without_spaces(text[0])):
            yield Run(" ")
        yield from line.runs
        last = text[-1:] or last

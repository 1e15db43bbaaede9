"""Blocks with two languages in them: on lines of their own, or in the two halves of a short line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from bitext.importers.document import Block, Run, text_of
from bitext.importers.parallel.two_languages import Tags
from bitext.languages.detection import tag_of
from bitext.languages.script import HAN

_BETWEEN = r"[\s/|\u00b7\u2014\u2013-]*"
_BOTH = re.compile(rf"([^A-Za-z]*[{HAN}][^A-Za-z]*?){_BETWEEN}((?![\s{HAN}])[A-Za-z][^{HAN}]*)")
_BOTH_REVERSED = re.compile(rf"([A-Za-z][^{HAN}]*?){_BETWEEN}([{HAN}][^A-Za-z]*)")
_ENDS = re.compile(r"[。！？；\n]")
_MARK = re.compile(r"#{1,6} ")
_LONGEST = 300  # characters of a line in two languages: a heading, a byline
_USUAL = {"zh", "en"}


def lines_of(runs: Sequence[Run]) -> list[list[Run]]:
    """Return the lines of runs, without empty ones and without their breaks."""
    lines: list[list[Run]] = [[]]
    for run in runs:
        lines[-1].append(replace(run, line_break=False))
        if run.line_break:
            lines.append([])
    return [line for line in lines if text_of(tuple(line)).strip()]


def parted(block: Block, tags: Tags) -> Iterator[Block]:
    """Yield the parts of a block, each in one of two languages; a block in one is a part itself."""
    if block.kind in ("table", "code", "image"):
        yield block
        return
    lines = lines_of(block.runs)
    of_lines = [tag_of(text_of(tuple(line))) for line in lines]
    if {tag for tag in of_lines if tag} == set(tags):
        for tag, group in groupby(zip(of_lines, lines, strict=True), key=lambda each: each[0]):
            yield _of_lines(block, tag, [line for _, line in group])
        return
    match = _two_in_one(block.text) if len(block.runs) == 1 and set(tags) == _USUAL else None
    if match:
        for text in match:
            yield replace(block, runs=(replace(block.runs[0], text=text),), language=tag_of(text))
    else:
        yield block


def typed_parts(block: Block, tags: Tags) -> Iterator[Block]:
    """Yield the parts of a block whose words are Markdown as typed: of a heading in both languages, two."""
    mark = _MARK.match(block.text)
    match = _two_in_one(block.text[mark.end() :]) if mark and set(tags) == _USUAL else None
    if not match or not mark:
        yield block
        return
    for text in match:
        yield replace(block, runs=(replace(block.runs[0], text=f"{mark[0]}{text}"),), language=tag_of(text))


def _of_lines(block: Block, tag: str, lines: Sequence[Sequence[Run]]) -> Block:
    """Return a block of some lines of another one."""
    last = len(lines) - 1
    runs = [
        replace(run, line_break=index < last and at == len(line) - 1)
        for index, line in enumerate(lines)
        for at, run in enumerate(line)
    ]
    return replace(
        block, kind="paragraph" if block.kind == "verse" and not last else block.kind, runs=tuple(runs), language=tag
    )


def _two_in_one(text: str) -> tuple[str, str] | None:
    """Return the halves of a short line that says one thing in Chinese and in English, or None."""
    if len(text) > _LONGEST or _ENDS.search(text):
        return None
    match = _BOTH.fullmatch(text.strip()) or _BOTH_REVERSED.fullmatch(text.strip())
    if not match or {tag_of(match[1]), tag_of(match[2])} != _USUAL:
        return None
    return match[1].strip(), match[2].strip()

"""Slips at the headings that hold the two sides together: their level, and headings that are paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bitext.alignment.guessing import guess
from bitext.alignment.slips.slip import Slip, View
from bitext.alignment.titles import is_title
from bitext.edits import Edit
from bitext.languages.en.sentences import STOPS
from bitext.languages.zh.numbers import COUNTING, ZEROS
from bitext.model.text import Block

NEAR = 60  # paragraphs past the last heading in which the next one is looked for
LONGEST = 160  # characters of a line that may be a heading
_HASHES = re.compile(r"#{1,6}")
_FALSE_HASHES = re.compile(r"(?:\\?#|\uff03){1,6}[ \t\u3000]*")  # as escaped, and full-width
_STRONG = re.compile(r"(?:\*\*|__)([^*_]{1,150})(?:\*\*|__)[ \t]*$")
_ENDS_A_SENTENCE = (*STOPS, ",", "\u3002", "\uff1b", "\uff0c")
_NAMED = re.compile(
    r"[\s*_]{0,6}(?:part|chapter|section|division|title|appendix|annex|box|book|volume)\s", re.IGNORECASE
)
_CHINESE_HEADING = re.compile(
    rf"\s{{0,4}}(?:第[{ZEROS}{COUNTING}\d]{{1,6}}[编章节部篇回]|[{COUNTING}]{{1,3}}、|（[{COUNTING}]{{1,3}}）|附)"
)


def levels(view: View) -> Iterator[Slip]:
    """Yield one slip for all headings of another level than their counterparts, where both sides have as many."""
    ours = [(i, block) for i, block in view.source if block.kind == "heading"]
    theirs = [block for block in view.translation if block.kind == "heading"]
    if _lacks_title(view) and theirs[:1] == [view.sides.translation[0]]:
        yield from _level(view, theirs[0], 1, 0)
        theirs = theirs[1:]
    if len(ours) != len(theirs):
        yield from _odd_levels(view, {block.level for _, block in ours}, theirs)
        return
    for (i, source), block in zip(ours, theirs, strict=True):
        if source.level != block.level:
            yield from _level(view, block, source.level, i)


def _lacks_title(view: View) -> bool:
    """Return whether the section begins the page, the original has a title and the page has none."""
    first = view.sides.translation[:1]
    ours = is_title(view.sides.source[0])
    return ours and bool(first) and not is_title(first[0]) and view.section.translation[:1] == (0,)


def _odd_levels(view: View, known: set[int], theirs: list[Block]) -> Iterator[Slip]:
    """Yield headings of a level that no heading of the original has here, where the original's have one level."""
    if len(known) == 1:
        (level,) = known
        for block in theirs:
            if block.level != level:
                yield from _level(view, block, level, None)


def _level(view: View, block: Block, level: int, source: int | None) -> Iterator[Slip]:
    line = view.page.lines_of(block)[0]
    if match := _HASHES.match(line):
        words = line[match.end() :].strip()[:60]
        own = f"`{'#' * level} {words}` (line {view.at(block)}, which has {match[0]})"
        yield Slip("level", view.at(block), own, (view.put(block.line, 1, match[0], "#" * level),), source)


def paragraphs(view: View) -> Iterator[Slip]:
    """Yield paragraphs of the translation that stand for headings, found by a shared number, else by place."""
    headings = [(i, block) for i, block in view.source if block.kind == "heading"]
    if _lacks_title(view) and _may_be_heading(view, view.sides.translation[0]):
        yield _heading(view, view.sides.translation[0], 0)
        return
    free = [block for block in view.translation if _may_be_heading(view, block)]
    if not headings or not free:
        return
    beside = _by_guess(view)
    at = 0
    for i, source in headings:
        window = range(at, min(at + NEAR, len(free)))
        ordinal = source.ordinal or None
        found = next((n for n in window if free[n].ordinal == ordinal and _named(view, free[n])), None)
        if found is None:
            found = next((n for n in window if beside.get(free[n].line) == i), None)
        if found is None:
            continue
        block, at = free[found], found + 1
        yield _heading(view, block, i)


def _heading(view: View, block: Block, source: int) -> Slip:
    line = view.page.lines_of(block)[0]
    strong = _STRONG.match(line.strip())
    words = _FALSE_HASHES.sub("", (strong[1] if strong else line).strip(), count=1)
    heading = f"{'#' * view.sides.source[source].level} {words}"
    own = f"`{heading[:80]}` (line {view.at(block)})"
    return Slip("heading", view.at(block), own, (view.put(block.line, 1, line, heading),), source)


def _may_be_heading(view: View, block: Block) -> bool:
    if block.kind != "paragraph" or block.article:
        return False
    lines = view.page.lines_of(block)
    first = lines[0].strip()
    if len(first) > LONGEST or first.startswith(("[", "|", "<", ">", "!")):
        return False
    if len(lines) > 1:
        return bool(_NAMED.match(first) or _STRONG.match(first))
    return bool(_STRONG.match(first)) or not first.rstrip("*_ ").endswith(_ENDS_A_SENTENCE)


def _named(view: View, block: Block) -> bool:
    first = view.page.lines_of(block)[0].strip()
    return bool(_NAMED.match(first) or _STRONG.match(first)) or len(first) < LONGEST // 2


def _by_guess(view: View) -> dict[int, int]:
    """Return, by the first line of each block that the guess pairs with one heading, that heading's index."""
    found = {}
    for bead in guess(view.sides, view.section):
        if len(bead.source) == len(bead.translation) == 1 and view.sides.source[bead.source[0]].kind == "heading":
            found[view.sides.translation[bead.translation[0]].line] = bead.source[0]
    return found


def headings(view: View) -> Iterator[Slip]:
    """Yield headings of the translation whose counterpart is a paragraph: one side or the other has to change."""
    if len(view.source) != len(view.translation):
        return
    for (i, source), block in zip(view.source, view.translation, strict=True):
        if block.kind != "heading" or source.kind != "paragraph":
            continue
        if _CHINESE_HEADING.match(source.text) and len(source.text) <= 40 and source.text[-1] not in "。；，：":
            write = f"{'#' * block.level} "
            line = view.original.origin(source.line)
            own = f"`{write}{source.text.strip()[:40]}` (line {line})"
            yield Slip("original heading", line, own, (Edit(line, 1, "", write),), i, written=False)
        elif match := _HASHES.match(view.page.lines_of(block)[0]):
            what = (
                f"expected a paragraph, as source block {i + 1} is one, found a heading of level {block.level}; "
                f"take {match[0]} out, or make source block {i + 1} a heading too"
            )
            rest = view.page.lines_of(block)[0][match.end() :]
            spaces = rest[: len(rest) - len(rest.lstrip())]
            edit = view.put(block.line, 1, match[0] + spaces, "")
            yield Slip("paragraph", view.at(block), what, (edit,), i)

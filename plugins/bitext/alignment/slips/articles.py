"""Slips at the articles that hold the two sides together: a wrong number, articles in another order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import islice

from bitext.alignment.slips.slip import Slip, View, counted
from bitext.edits import Edit
from bitext.model.text import Block

LISTED = 6  # articles in one message: more are not read
BACK = 200  # blocks of the original in which the article before is looked for
_ARTICLE = re.compile(r"([\s*_]{0,6})(Art(?:icle|\.)\s{1,3}\d{1,6}(?:[-\u2013]\d{1,4})?)", re.IGNORECASE)
_LIKE_ARTICLE = re.compile(r"[\s*_]{0,6}([A-Za-z]{2,9})\.?\s{0,3}(\d{1,6}|[IVXLC]{1,7})\b")
_ALIKE = 0.75  # from 0 to 1: Aritcle, Artikel
_CHINESE_ARTICLE = re.compile(r"第[^条條\n]{1,12}[条條]")


def article_numbers(view: View) -> Iterator[Slip]:
    """Yield articles whose number is not that of their counterpart, or whose word is misspelt.

    The number is wrong only where the right one is missing on the page. Where both are there, articles have changed
    places, and where the page goes on counting and the original does not, the original may have the slip.
    """
    if len(view.source) != len(view.translation):
        return
    pairs = zip(view.source, view.translation, strict=True)
    wrong = [(i, source, block) for (i, source), block in pairs if source.article and source.article != block.article]
    if not wrong:
        return
    on_page = {block.article for block in view.sides.translation}
    known = {block.article for block in view.sides.source}
    moved = []
    for i, source, block in wrong:
        edit = _renumbered(view, block, source.article)
        if edit is None:
            continue
        if block.article in known and source.article in on_page:
            moved.append((i, block, edit))
        elif block.article and _follows(view, i) == block.article:
            yield from _of_the_original(view, i, block)
        else:
            do = "correct the number: write" if _ARTICLE.match(edit.found) else "write"
            what = f"expected {edit.write}, source block {i + 1}, found {edit.found}; {do} {edit.write}"
            yield Slip("article", view.at(block), what, (edit,), i)
    if moved:
        yield _out_of_order(view, moved)


def _renumbered(view: View, block: Block, number: str) -> Edit | None:
    """Return the edit that gives an article of the page a number, or None where the block does not begin like one."""
    line = view.page.lines_of(block)[0]
    if match := _ARTICLE.match(line):
        start = match.start(2)
    elif (match := _LIKE_ARTICLE.match(line)) and _like_article(match[1]):
        start = match.start(1)
    else:
        return None
    return view.put(block.line, start + 1, match[0][start:], f"Article {number}")


def _like_article(word: str) -> bool:
    return SequenceMatcher(None, word.lower(), "article").ratio() >= _ALIKE or word.lower() == "art"


def _out_of_order(view: View, moved: list[tuple[int, Block, Edit]]) -> Slip:
    """Return the slip of articles that have changed places; only a reader knows which words are whose."""
    expected = ", ".join(edit.write for _, _, edit in moved[:LISTED])
    found = ", ".join(edit.found for _, _, edit in moved[:LISTED])
    lines = [view.at(block) for _, block, _ in moved]
    what = (
        f"expected {expected}{' in this order' * (len(moved) > 1)}, as in the original, found {found} "
        f"({counted(lines)}); put each where the original has it, or correct the numbers if only these are wrong"
    )
    return Slip("article", lines[0], what, tuple(edit for _, _, edit in moved), moved[0][0], written=False)


def _follows(view: View, i: int) -> str:
    """Return the number after that of the article before a source block, or "" where that has no plain one."""
    before = islice((view.sides.source[k].article for k in range(i - 1, -1, -1)), BACK)
    last = next((number for number in before if number), "")
    return str(int(last) + 1) if last.isdecimal() else ""


def _of_the_original(view: View, i: int, block: Block) -> Iterator[Slip]:
    """Yield the slip of an article of the original whose number does not go on from the one before it."""
    source = view.sides.source[i]
    if match := _CHINESE_ARTICLE.search(view.original.lines_of(source)[0][:40]):
        line = view.original.origin(source.line)
        what = (
            f"expected Article {block.article}, as the articles count and as the translation has it, found {match[0]}; "
            "compare it with its publication, and correct it here, or in the translation if it stands so there"
        )
        edit = Edit(line, match.start() + 1, match[0], f"第{block.article}条")
        yield Slip("original article", line, what, (edit,), i, written=False)

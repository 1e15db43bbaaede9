"""Slips of copying: the original in the translation, a paragraph twice, two versions, line ends for blank lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from itertools import takewhile
from unicodedata import normalize

from bitext.alignment.slips.slip import Slip, View, Written, counted
from bitext.edits import Edit
from bitext.languages.en.sentences import STOPS
from bitext.languages.script import HAN
from bitext.languages.zh.sentences import STOPS as CHINESE_STOPS
from bitext.model.text import Block

LONG = 80  # letters of a paragraph that nobody writes twice by chance
SHORT = 8  # … and that nobody writes twice running
LINES = 40  # lines of a block that may be a paragraph in both languages
CHINESE = 0.6  # share of the letters of a block from which on it is no English
_NO_LETTER = re.compile(r"[\W_]+")
_HAN = re.compile(f"[{HAN}]")
_SENTENCE_END = re.compile(rf"[{STOPS}\u2026][\"'\u201d\u2019)\]*_]{{0,4}}(?:\[\^[^\]]{{1,40}}\])?(?: {{2,}}|\\)?$")
_UNSEEN = " \t\xa0\u2003\u200b\u200c\u200d\u2060\u3000\ufeff"
_CONFLICT = re.compile(r"(<{7}|={7}|>{7}|\|{7})(?: [^\n]{0,200})?$")


def originals(original: Written, page: Written) -> Iterator[Slip]:
    """Yield one slip for all blocks and lines of a page that are the original itself, letter for letter."""
    of = {_letters(block.text): i for i, block in reversed(list(enumerate(original.blocks)))}
    edits: list[Edit] = []
    first: tuple[int, int] | None = None
    for block in page.blocks:
        if not _HAN.search(block.text):
            continue
        i = of.get(_letters(block.text))
        lines = page.lines_of(block)
        copied = range(len(lines)) if i is not None else _outer(lines, of)
        found = [Edit(page.origin(block.line + k), 1, lines[k], "") for k in copied if lines[k]]
        if found and first is None:
            first = found[0].line, of[_letters(lines[copied[0]])] if i is None else i
        edits += found
    if first:
        yield Slip("copy", first[0], "", tuple(edits), first[1])


def _outer(lines: Sequence[str], of: Container[str]) -> list[int]:
    """Return the indices of the lines at the beginning and the end of a block that are the original's."""
    copied = [_HAN.search(line) is not None and _letters(line) in of for line in lines]
    if len(lines) > LINES or all(copied):
        return []
    above = list(takewhile(copied.__getitem__, range(len(lines))))
    below = list(takewhile(copied.__getitem__, reversed(range(len(lines)))))
    return above + below[::-1]


def chinese(view: View) -> Iterator[Slip]:
    """Yield the blocks of the section that are Chinese, all in one: the original in another form, as a rule."""
    if view.sides.given.languages[1].has_han_of_its_own:
        return
    found = [block for block in view.translation if _is_chinese(_letters(block.text))]
    if found:
        edits = tuple(edit for block in found for edit in _emptied(view.page, block))
        yield Slip("copy", view.at(found[0]), "", edits, written=False)


def _emptied(page: Written, block: Block) -> Iterator[Edit]:
    """Yield the edits that empty the lines of a block; the blank lines that are left part its neighbours."""
    for k, line in enumerate(page.lines_of(block)):
        if line:
            yield Edit(page.origin(block.line + k), 1, line, "")


def _letters(text: str) -> str:
    """Return the letters and digits of a text: what two copies of it have in common."""
    return _NO_LETTER.sub("", normalize("NFKC", text))


def _is_chinese(letters: str) -> bool:
    return len(letters) >= 4 and len(_HAN.findall(letters)) >= CHINESE * len(letters)


def twice(view: View) -> Iterator[Slip]:
    """Yield paragraphs that the page has twice, word for word, and the original only once."""
    repeated = Counter(_letters(block.text) for _, block in view.source)
    if max(repeated.values(), default=0) > 1:
        return
    here = set(view.section.translation)
    seen: dict[str, int] = {}
    last = ""
    for j, block in enumerate(view.sides.translation):
        letters = _letters(block.text)
        known = letters in seen and len(letters) >= (SHORT if letters == last else LONG)
        last = letters
        # Of an article that is there twice, either copy may be the one that holds the sides together.
        if known and (j in here or seen[letters] in here):
            at = view.at(block)
            first = view.at(view.sides.translation[seen[letters]])
            what = f"expected this {_name(block)} once, found it at line {first} too; take one of them out"
            yield Slip("twice", at, what, tuple(_emptied(view.page, block)))
        seen.setdefault(letters, j)


def _name(block: Block) -> str:
    return {"item": "list item", "quotation": "quotation", "heading": "heading"}.get(block.kind, "paragraph")


def line_ends(view: View) -> Iterator[Slip]:
    """Yield blocks whose lines are the paragraphs of the original: a line end where a blank line was meant."""
    for block in view.swallowing:
        lines = view.page.lines_of(block)
        if block.kind not in ("paragraph", "item") or not _are_paragraphs(lines):
            continue
        places = [block.line + k for k in range(1, len(lines))]
        at = [view.page.origin(place) for place in places]
        what = (
            f"expected a blank line between two paragraphs, found a line end alone ({counted(at)}); "
            f"put a blank line above {counted(at)}"
        )
        yield Slip("line end", at[0], what, tuple(view.blank_above(place) for place in places))


def _are_paragraphs(lines: Sequence[str]) -> bool:
    return len(lines) > 1 and all(_SENTENCE_END.search(line[-60:]) for line in lines)


def unseen_lines(view: View) -> Iterator[Slip]:
    """Yield blocks with a line that looks blank and is not: it holds spaces of another kind."""
    for block in view.swallowing:
        lines = view.page.lines_of(block)
        seen = [(k, line) for k, line in enumerate(lines) if line.strip(" \t") and not line.strip(_UNSEEN)]
        edits = [view.put(block.line + k, 1, line, "") for k, line in seen]
        if edits and block.kind in ("paragraph", "item"):
            sign = f"U+{ord(edits[0].found.strip(' ' + chr(9))[0]):04X}"
            what = (
                f"expected a blank line between two paragraphs, found one that only looks blank, with {sign} in it "
                f"({counted([edit.line for edit in edits])}); take out what is in it"
            )
            yield Slip("line end", edits[0].line, what, tuple(edits))


def original_line_ends(view: View) -> Iterator[Slip]:
    """Yield blocks of the original whose lines are the paragraphs of the translation."""
    for i, block in view.swallowing_source:
        lines = view.original.lines_of(block)
        if (
            block.kind != "paragraph"
            or len(lines) < 2
            or not all(line.rstrip().endswith(_CHINESE_END) for line in lines)
        ):
            continue
        at = [view.original.origin(block.line + k) for k in range(1, len(lines))]
        what = (
            f"expected a blank line between two paragraphs of the original, found a line end alone ({counted(at)}); "
            f"put a blank line above {counted(at)}"
        )
        yield Slip("original line end", at[0], what, tuple(Edit(line, 1, "", "\n") for line in at), i, written=False)


_CHINESE_END = (*CHINESE_STOPS, "\u201d", "\uff09", ".", "!", "?", ":")


def conflicts(page: Written) -> Iterator[Slip]:
    """Yield a slip for each conflict that git has left between two versions; the edits keep the first version."""
    inside = ""
    edits: list[Edit] = []
    signs: list[int] = []
    for index, line in enumerate(page.lines):
        match = _CONFLICT.match(line)
        sign = match[1][0] if match and (inside or line[0] == "<") else ""
        if sign:
            inside = sign
            signs.append(page.origins[index])
        if line and (sign or inside in ("=", "|")):
            edits.append(Edit(page.origins[index], 1, line, ""))
        if sign == ">" and len(signs) > 2:
            what = (
                f"expected one text, found two between the marks of a conflict in git ({counted(signs)}); "
                "keep one of the two, and take these lines out"
            )
            yield Slip("conflict", signs[0], what, tuple(edits), written=False)
        if sign == ">":
            inside, edits, signs = "", [], []

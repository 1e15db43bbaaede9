"""The elements of a page → blocks, in the order in which a reader meets them, however deep they lie."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import urljoin

from bs4.element import NavigableString, Tag

from bitext.importers.document import Block, Cell, Run
from bitext.importers.html.builder import Builder
from bitext.importers.html.elements import BLOCKS, HEADINGS, attribute, names_of, walked, words_of
from bitext.importers.html.inside import Inside, word_item
from bitext.importers.html.lines import joined, parted
from bitext.importers.html.ruby import readings
from bitext.importers.html.tables import grid_of, is_box, is_layout
from bitext.languages import language
from bitext.languages.detection import tag_of
from bitext.languages.script import HAN

_STRONG, _EMPHASIS = frozenset(("b", "strong")), frozenset(("i", "em", "cite", "dfn", "var"))
_BOLD = re.compile(r"font-weight\s{0,9}:\s{0,9}(?:bold|[6-9]00)", re.IGNORECASE)
_DIGITS = "0123456789+-=()"
_SCRIPTS = {
    "sup": str.maketrans(f"{_DIGITS}n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ"),
    "sub": str.maketrans(_DIGITS, "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎"),
}
_FIGURES = re.compile(r"[\d+()=-]{1,6}|n", re.ASCII)
_WORD_LIST = re.compile(r"mso-list\s?:\s?l\d{1,3} level(\d)")
_OLD = {"pli": "pi", "eng": "en"}  # what has a shorter tag
_RARE_CHARACTER = re.compile(f"[{HAN}]{{1,2}}")


@dataclass(slots=True)
class Seen:
    """What a walk has left out or spelled out."""

    images: int = 0
    """Pictures."""
    merged: int = 0
    """Tables in which a cell reaches over several."""


@dataclass(slots=True)
class Walk:
    """A walk through a part of a page."""

    calls: Mapping[int, Run] = field(default_factory=dict)
    """By the identity of an element: the call of a note that it is."""
    passed_over: frozenset[int] = frozenset()
    """The identities of the elements that are passed over: notes, and the ways back from them."""
    base: str = ""
    """The address that others are seen from, or an empty string."""
    seen: Seen = field(default_factory=Seen)
    """What it has left out or spelled out."""
    _longest_box: float = 0
    _blocks: list[Block] = field(default_factory=list)
    _builder: Builder = field(default_factory=Builder)
    _inside: Inside = field(default_factory=Inside)
    _headings: list[int] = field(default_factory=list)
    _links: list[str] = field(default_factory=list)
    _scripts: list[str] = field(default_factory=list)
    _said: list[str] = field(default_factory=list)
    _strong: int = 0
    _emphasis: int = 0
    _kept_lines: int = 0
    _word_level: int = 0
    _skipped: set[int] = field(default_factory=set)
    _frames: set[int] = field(default_factory=set)

    def blocks(self, root: Tag) -> tuple[Block, ...]:
        """Return the blocks of an element."""
        self._longest_box = len(words_of(root)) / 2
        for node, is_end in walked(root, lambda tag: id(tag) in self._skipped):
            if isinstance(node, NavigableString):
                self._add(str(node))
            elif id(node) in self._skipped:
                continue
            elif is_end:
                self._leave(node)
            else:
                self._enter(node)
        self._flush()
        found, self._blocks = tuple(self._blocks), []
        return found

    def _enter(self, tag: Tag) -> None:
        if id(tag) in self.passed_over or tag.name == "img" or id(tag) in self.calls or tag.name == "ruby":
            self._whole(tag)
            return
        if is_block(tag):
            self._flush()
        if (tag.name == "table" and self._table(tag)) or (tag.name == "pre" and self._preformatted(tag)):
            return
        if said := _WORD_LIST.search(attribute(tag, "style")):
            self._word_level = int(said[1])
        if self._is_frame(tag):
            self._frames.add(id(tag))
        self._inside.enter(tag, is_frame=id(tag) in self._frames)
        self._begin(tag)

    def _begin(self, tag: Tag) -> None:
        """Take up how the words of an element stand."""
        if is_block(tag) and (said := attribute(tag, "lang")):
            self._said.append(said)
        self._strong += is_strong(tag)
        self._emphasis += tag.name in _EMPHASIS
        if tag.name in HEADINGS:
            self._headings.append(HEADINGS[tag.name])
        elif tag.name == "a":
            self._links.append(self._address(attribute(tag, "href")))
        elif tag.name in _SCRIPTS:
            self._scripts.append(tag.name)
        elif tag.name == "br":
            self._builder.end_line()
        elif tag.name == "q":
            self._add("“")

    def _leave(self, tag: Tag) -> None:
        if tag.name == "q":
            self._add("”")
        if is_block(tag):
            self._flush()
            self._word_level = 0
        if is_block(tag) and attribute(tag, "lang"):
            self._said.pop()
        self._strong -= is_strong(tag)
        self._emphasis -= tag.name in _EMPHASIS
        self._kept_lines -= tag.name == "pre"
        self._inside.leave(tag, is_frame=id(tag) in self._frames)
        if tag.name in HEADINGS:
            self._headings.pop()
        elif tag.name == "a":
            self._links.pop()
        elif tag.name in _SCRIPTS:
            self._scripts.pop()

    def _is_frame(self, tag: Tag) -> bool:
        return tag.name == "table" and is_box(tag) and len(words_of(tag)) <= self._longest_box

    def _whole(self, tag: Tag) -> None:
        """Take an element at once: a call of a note, words with readings, a picture of a rare character."""
        self._skipped.add(id(tag))
        if id(tag) in self.passed_over:
            return
        if call := self.calls.get(id(tag)):
            self._builder.add_whole(call)
        elif tag.name == "ruby":
            for run in readings(tag, self._way()):
                self._builder.add_whole(run)
        elif _RARE_CHARACTER.fullmatch(attribute(tag, "alt")):
            self._add(attribute(tag, "alt"))
        else:
            self.seen.images += 1

    def _add(self, text: str) -> None:
        if self._scripts and _FIGURES.fullmatch(text.strip()):
            text = text.translate(_SCRIPTS[self._scripts[-1]])
        first, *lines = text.split("\n") if self._kept_lines else (text,)
        self._builder.add(first, self._way())
        for line in lines:
            self._builder.end_line()
            self._builder.add(line, self._way())

    def _way(self) -> Run:
        return Run("", self._strong > 0, self._emphasis > 0, self._links[-1] if self._links else "")

    def _address(self, typed: str) -> str:
        """Return where a link leads; an empty string for a place on the page."""
        try:
            return "" if typed.startswith("#") and len(typed) > 1 else urljoin(self.base, typed.replace(" ", "%20"))
        except ValueError:
            return ""

    def _flush(self) -> None:
        """Give out the paragraph that has ended."""
        lines = self._builder.take()
        if lines and self._headings:
            runs = tuple(joined(lines))
            self._blocks.append(Block("heading", runs, self._headings[-1], language=self._language(runs)))
        elif lines:
            for runs, is_verse in parted(lines):
                block = Block("verse" if is_verse else "paragraph", runs, language=self._language(runs))
                self._blocks.append(word_item(block, self._word_level) or self._inside.placed(block))

    def _language(self, runs: tuple[Run, ...]) -> str:
        """Return the language of words: by their script, and in Latin letters by what the page says of them."""
        told = tag_of("".join(run.text for run in runs))
        said = language(self._said[-1]) if self._said and told == "en" else None
        return (_OLD.get(said.tag, said.tag) if said and said.is_latin else told) or told

    def _table(self, table: Tag) -> bool:
        """Give out a table that holds data, and return whether it does."""
        if is_layout(table):
            return False
        if caption := table.find("caption"):
            self._blocks += self._walk().blocks(caption)
        grid = grid_of(table)
        self.seen.merged += grid.is_merged
        cells = {id(cell): self._cell(cell) for row in grid.rows for cell in row if cell is not None}
        rows = [tuple(cells[id(cell)] if cell is not None else () for cell in row) for row in grid.rows]
        rows = [row for row in rows if any(row)]
        if rows:
            kept = [index for index in range(len(rows[0])) if any(row[index] for row in rows)]
            rows = [tuple(row[index] for index in kept) for row in rows]
            block = Block("table", rows=tuple(rows), header=grid.header)
            self._blocks.append(replace(block, language=tag_of(block.text)))
        self._skipped.add(id(table))
        return True

    def _walk(self) -> Walk:
        return Walk(self.calls, self.passed_over, self.base, self.seen)

    def _cell(self, cell: Tag) -> Cell:
        """Return what a cell says, paragraph by paragraph on lines of their own."""
        runs = list[Run]()
        for block in self._walk().blocks(cell):
            if runs:
                runs[-1] = replace(runs[-1], line_break=True)
            if block.number:
                runs.append(Run(f"{block.number} "))
            runs += block.runs
        return tuple(runs)

    def _preformatted(self, tag: Tag) -> bool:
        """Give out code, and return whether it is code; else lines of text follow that stand."""
        if tag.find("code") or names_of(tag) & {"code", "highlight", "prettyprint", "brush"}:
            self._blocks.append(Block("code", (Run(tag.get_text().strip("\n")),)))
            self._skipped.add(id(tag))
            return True
        self._kept_lines += 1
        return False


def is_block(tag: Tag) -> bool:
    """Return whether an element begins a paragraph; so do the sides of a segment that stands in two languages."""
    if tag.name in BLOCKS:
        return True
    return tag.name == "span" and tag.parent is not None and "segment" in names_of(tag.parent) and tag.has_attr("lang")


def is_strong(tag: Tag) -> bool:
    """Return whether an element is bold."""
    return tag.name in _STRONG or _BOLD.search(attribute(tag, "style")) is not None

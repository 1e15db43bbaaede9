"""The text of a translation's page: its blocks read, and what a reader sees of them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from bitext.model.note import Note
from bitext.model.text import Block
from bitext.syntax.inline_blocks import ReadText
from bitext.syntax.inline_steps import Names
from bitext.syntax.parts import parts_of
from bitext.syntax.translation_blocks import Scan

_SWITCH = re.compile(r"<!--[ \t]*terms[ \t]*:[ \t]*(on|off)[ \t]*-->", re.IGNORECASE)
_TO_GLOSSARY = re.compile(r"(?:[^:#]*/)?glossary(?:\.md|\.html|/)?#(.+)")
_LINK = re.compile(r"^ {0,3}\[([^\[\]^\n][^\[\]\n]*)\]:[ ]*\n?[ ]*(\S+)", re.MULTILINE)
_FOOTNOTE = re.compile(r"^[ >]*\[\^([^\]\n]*)\]:", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class PageText:
    """The body of a translation with its blocks read."""

    body: str
    first_line: int
    """Line of the file that the body begins on."""
    found: Scan
    names: Names
    offsets: Sequence[int]
    """Where each line begins, and where one more would."""
    texts: Sequence[ReadText]
    """What each block says."""

    @classmethod
    def of(cls, body: str, first_line: int, found: Scan) -> PageText:
        """Read the blocks that the scanner found in a body."""
        offsets = [0, *accumulate(len(line) + 1 for line in body.split("\n"))]
        names = names_of(body, (each.label for each in found.definitions))
        in_html = Names(names.links)  # where no notes are
        texts = []
        for block in found.blocks:
            base = offsets[block.line - first_line]
            text = body[base : base + len(block.text)]
            known = in_html if block.kind == "html" else names
            texts.append(ReadText.of(text, base, parts_of(text, block.kind), known))
        return cls(body, first_line, found, names, offsets, texts)

    def place(self, offset: int) -> tuple[int, int]:
        """Return the line in the file and the column of an offset in the body."""
        line = bisect_right(self.offsets, offset) - 1
        return self.first_line + line, offset - self.offsets[line] + 1

    def blocks(self, notes: Iterable[Note]) -> tuple[Block, ...]:
        """Return the blocks with what a reader sees of them, which is not the notes in brackets."""
        holes: dict[int, list[tuple[int, int]]] = {}
        for note in notes:
            if note.form == "bracket":
                holes.setdefault(note.block, []).extend((call.start, call.end) for call in note.calls)
        return tuple(
            _read(block, text, sorted(holes.get(index, ())))
            for index, (block, text) in enumerate(zip(self.found.blocks, self.texts, strict=True))
        )


def _read(block: Block, text: ReadText, holes: Sequence[tuple[int, int]]) -> Block:
    if text.is_plain and not holes:
        return block  # its text is what a reader sees
    return replace(block, read=text.passages(holes), links=text.links)


def names_of(body: str, footnotes: Iterable[str] = ()) -> Names:
    """Return what a page defines for its links and marks; `footnotes`: labels of some that are written otherwise."""
    if "]" not in body:
        return Names()
    links = {name.strip().lower(): address.lstrip("<").rstrip(">") for name, address in _LINK.findall(body)}
    return Names(links, frozenset((*_FOOTNOTE.findall(body), *footnotes)))


def unmarked(body: str, first_line: int, blocks: Sequence[Block]) -> frozenset[int]:
    """Return the indexes of the blocks between `<!-- terms: off -->` and `<!-- terms: on -->`."""
    if "terms" not in body:
        return frozenset()
    off: list[tuple[int, int]] = []
    begin: int | None = None
    for match in _SWITCH.finditer(body):
        line = first_line + body.count("\n", 0, match.start())
        if match[1].lower() == "off":
            begin = line if begin is None else begin
        elif begin is not None:
            off.append((begin, line))
            begin = None
    if begin is not None:
        off.append((begin, first_line + body.count("\n")))
    return frozenset(
        index for index, block in enumerate(blocks) if any(block.end >= a and block.line <= b for a, b in off)
    )


def term_of(address: str) -> str:
    """Return the id of the term that an address names in the glossary; empty, where it names none."""
    match = _TO_GLOSSARY.fullmatch(address)
    return match[1] if match else ""


def linked_terms(blocks: Iterable[Block]) -> tuple[str, ...]:
    """Return the ids of the terms that links in some blocks name, in the order of the text."""
    return tuple(id_ for block in blocks for link in block.links if (id_ := term_of(link)))

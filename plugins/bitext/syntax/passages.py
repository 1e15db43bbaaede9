"""The text of a translation's page: its blocks read, and what a reader sees of them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from bitext.languages import ENGLISH, Language
from bitext.model.note import Note
from bitext.model.text import PROSE, Block, SentenceMark, Span, Typed
from bitext.syntax.heavy import heavy, without_brackets
from bitext.syntax.inline_blocks import ReadText
from bitext.syntax.inline_steps import Names
from bitext.syntax.parts import Part, parts_of
from bitext.syntax.sentence_marks import SIGN, candidates, may_hold, sentence_marks, with_signs
from bitext.syntax.stripped import Stripped
from bitext.syntax.stripped_blocks import scan_stripped
from bitext.syntax.translation_blocks import Scan, scan

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
    stripped: Stripped
    """The body as typed, and without its marks of sentences."""
    typed: tuple[Typed, ...] = ()
    """Runs of lines that are shown as they were typed."""

    @classmethod
    def of(cls, stripped: Stripped, first_line: int, language: Language) -> PageText:
        """Read a body of which the marks of sentences are known: the blocks are those that it has without them."""
        found = scan_stripped(stripped, first_line, language)
        typed = heavy(stripped.typed, found.blocks, first_line)
        body = without_brackets(stripped.typed, typed)
        offsets = [0, *accumulate(len(line) + 1 for line in body.split("\n"))]
        names = names_of(stripped.text, (each.label for each in found.definitions))
        in_html = Names(names.links)  # where no notes are
        texts = []
        for block in found.blocks:
            base = offsets[block.line - first_line]
            text = body[base : base + len(block.text)]
            known = in_html if block.kind == "html" else names
            texts.append(ReadText.of(text, base, _parts(text, base, block, stripped), known))
        return cls(body, first_line, found, names, offsets, texts, stripped, typed)

    def signs(self) -> frozenset[int]:
        """Return the offsets of the signs that stand in prose as text."""
        return frozenset(
            text.base + part.place(run.start + offset)
            for block, text in zip(self.found.blocks, self.texts, strict=True)
            for part in (text.parts if block.kind in PROSE and SIGN in text.text else ())
            for run in part.inline.runs
            if run.kind == "text"
            for offset, character in enumerate(run.text)
            if character == SIGN
        )

    def place(self, offset: int) -> tuple[int, int]:
        """Return the line in the file and the column of an offset in the body."""
        line = bisect_right(self.offsets, offset) - 1
        return self.first_line + line, offset - self.offsets[line] + 1

    def sentence_marks(self, blocks: Sequence[Block]) -> tuple[SentenceMark, ...]:
        """Return the marks of sentences, each at the place in its block, of those read, that follows it."""
        return (
            tuple(sentence_marks(self.stripped, self.offsets, self.first_line, blocks)) if self.stripped.marks else ()
        )

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


def read_page(body: str, first_line: int = 1, language: Language = ENGLISH) -> PageText:
    """Return the body of a translation, read; its marks of sentences part nothing and are none of its text."""
    marks = list[Span]()
    if may_hold(body):
        # A comment at the head of a line would part the text: so signs stand for all marks at first.
        found = candidates(body)
        signs = PageText.of(Stripped.of(with_signs(body, found), ()), first_line, language).signs()
        marks = [mark for mark in found if mark[0] in signs]
    return PageText.of(Stripped.of(body, marks), first_line, language)


def scan_page(body: str, first_line: int = 1, language: Language = ENGLISH) -> Scan:
    """Return the blocks of a translation's body as `read_page` finds them."""
    return read_page(body, first_line, language).found if may_hold(body) else scan(body, first_line, language)


def without_marks(body: str) -> str:
    """Return a body without its marks of sentences."""
    return read_page(body).stripped.text if may_hold(body) else body


def _parts(text: str, base: int, block: Block, stripped: Stripped) -> list[Part]:
    """Return the parts of a block, in which there are no marks of sentences."""
    begin, end = stripped.shown_at(base), stripped.shown_at(base + len(text))
    if end - begin == len(text):
        return parts_of(text, block.kind)
    shown = "".join(text[start - base : stop - base] for start, stop in stripped.spans(begin, end))
    return [
        tuple(
            (start - base, stop - base)
            for one, other in part
            for start, stop in stripped.spans(begin + one, begin + other)
        )
        for part in parts_of(shown, block.kind)
    ]


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

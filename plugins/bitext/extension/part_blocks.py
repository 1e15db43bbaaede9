"""Preprocessor: parts the text where the model's blocks begin."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from itertools import takewhile
from xml.etree.ElementTree import Element, SubElement

import markdown
from markdown.blockprocessors import BlockProcessor
from markdown.preprocessors import Preprocessor
from markdown.util import AtomicString

from bitext.diagnostics import Location
from bitext.extension.line_breaks import with_breaks
from bitext.extension.note_signs import PRIORITY, NoteMarks, NoteSigns
from bitext.extension.refusals import Lines
from bitext.extension.sentence_signs import signed, unsigned
from bitext.extension.show_typed import ShowTyped, as_typed, beginning
from bitext.extension.site import Site
from bitext.model.edition import Edition, Translation
from bitext.model.note import Note
from bitext.model.sentences import SentencePairs
from bitext.model.text import Piece
from bitext.syntax.characters import showable

# Noncharacters, which texts hardly ever have; where one does, the run is made longer than any of its own.
_EDGE = "\ufdd0"
_END = "\ufdd1"
# Digits are noncharacters too, so that no abbreviation or inline pattern of another extension matches them.
_DIGITS = "".join(map(chr, range(0xFDD2, 0xFDDC)))
_TO_SENTINEL = str.maketrans("0123456789", _DIGITS)
_FROM_SENTINEL = str.maketrans(_DIGITS, "0123456789")
_LONGEST_NUMBER = 10  # digits: no text has as many pieces


class PartBlocks(Preprocessor):
    """Sets a sentinel paragraph before every block and alert, and takes out pairing marks and `[!NOTE]`."""

    def __init__(self, md: markdown.Markdown, site: Site, edition: Edition) -> None:
        """Take the page's text as it was read with the corpus."""
        super().__init__(md)
        self.site = site
        self.edition = edition
        self.edge = _EDGE
        self.signs = NoteSigns()
        self.shown = ShowTyped.on(md)
        self.anchors: set[str] = set()
        """Ids of sentences, which stand in codes and not in elements."""

    @property
    def translation(self) -> Translation:
        """Return the page's translation, as it is shown."""
        return self.edition.translation

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines with a sentinel before each piece; items of a running list are left together."""
        text = showable("\n".join(lines).replace("\r\n", "\n").replace("\r", "\n"))
        self.edition = self.site.given(self.edition, text)
        body = self.translation.body
        self.edge = beginning(body, _EDGE)
        self.signs = NoteSigns.of(body, self.translation.notes, alerts=bool(self.translation.alerts))
        if self.signs.begin:
            self.md.inlinePatterns.register(NoteMarks(self.signs), "bitext_notes", PRIORITY)
        marked = with_breaks(self.signs.marked(signed(self.translation)).split("\n"), self.translation)
        if self.translation.typed:
            self.shown.begin = self.edge
            marked = as_typed(marked, self.translation.typed, self.edge)
        parted = _parted(marked, self.translation.pieces, self)
        return unsigned(parted) if self.translation.sentence_marks else parted

    @cached_property
    def sentence_pairs(self) -> SentencePairs:
        """Return the page's sentence pairs; to be asked for when the page's text is known."""
        return self.site.corpus.texts.sentence_pairs(self.edition)

    def sentinel(self, index: int) -> str:
        """Return the sentinel paragraph of the piece with this index."""
        return f"{self.edge}{str(index).translate(_TO_SENTINEL)}{_END}"

    def piece_of(self, text: str | None) -> int | None:
        """Return the index of the piece whose sentinel a paragraph is, or None."""
        if not text or not text.startswith(self.edge) or not text.endswith(_END):
            return None
        number = text[len(self.edge) : -len(_END)].translate(_FROM_SENTINEL)
        index = int(number) if number.isdecimal() and len(number) < _LONGEST_NUMBER else len(self.translation.pieces)
        return index if index < len(self.translation.pieces) else None

    def place_of(self, root: Element, top: Element, typed: str) -> Location:
        """Return where a text in a child of the page's root was typed, before the page is taken apart.

        For a text in a note, return where the note begins, as in all findings on it.
        """
        translation = self.translation
        lines = Lines(translation.path, translation.body_line, translation.body.split("\n"))
        found = [
            index
            for each in takewhile(lambda each: each is not top, root)
            if (index := self.piece_of(each.text)) is not None
        ]
        if not found:
            return lines.find(typed, 0, 0)
        index, piece = found[-1], translation.pieces[found[-1]]
        if piece.kind == "definition":
            return Location(translation.path, translation.body_line + piece.start)
        if piece.kind == "alert":
            return Location(translation.path, translation.alerts[piece.index].line)
        following = (each.start for each in translation.pieces[index + 1 :] if not each.running)
        return lines.find(typed, piece.start, next(following, None))

    def as_typed(self, text: str) -> str:
        """Return a text without sentinels and signs, as the editor wrote it."""
        return self.signs.restored(self.without_sentinels(text))

    def without_sentinels(self, text: str) -> str:
        """Return a text with all sentinels in it taken out."""
        return re.sub(f"{self.edge}[{_DIGITS}]+{_END}", "", text) if self.edge in text else text


class ReadSentinels(BlockProcessor):
    """Makes a paragraph of each sentinel before other processors look at it, which saves a tenth of a page's time."""

    def __init__(self, md: markdown.Markdown, parts: PartBlocks) -> None:
        """Take the preprocessor that has set them."""
        super().__init__(md.parser)
        self.parts = parts

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002  # Python-Markdown's names
        """Return whether the block is a sentinel; inside a list item it is ordinary text."""
        return block.startswith(self.parts.edge) and not self.parser.state.isstate("list")

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Take the sentinel out of `blocks`."""
        SubElement(parent, "p").text = AtomicString(blocks.pop(0))


def _parted(lines: Sequence[str], pieces: Sequence[Piece], parts: PartBlocks) -> list[str]:
    """Return the lines with sentinels; footnotes stand at the end, each as a text of its own."""
    parted: list[str] = []
    done = 0
    footnotes = _footnotes(parts)
    for index, piece in enumerate(pieces):
        if piece.running:
            continue
        parted += lines[done : piece.start]
        done = max(done, piece.start)  # a mark may stand between two paragraphs of a footnote, which is out already
        if piece.kind == "mark":
            done = max(done, piece.start + 1)
        elif piece.kind == "closing":
            parted.append(piece.text)
        elif piece.kind == "definition":
            note = footnotes.get(piece.start)
            end = note.end if note else parts.translation.wordless.get(piece.start)
            if end:
                parted.append("")
                done = end
        else:
            parted += ["", parts.sentinel(index), ""]
            if piece.kind == "alert" and (alert := parts.translation.alerts[piece.index]).known:
                # The sign is ours to read; what is left is an ordinary quotation.
                _, done = alert.lines(parts.translation.body_line)
                parted += [">", *parts.signs.without_html("\n".join(lines[piece.start + 1 : done])).split("\n")]
    parted += lines[done:]
    for index, piece in enumerate(pieces):
        if piece.kind == "definition" and piece.start in footnotes:
            parted += ["", parts.sentinel(index), "", *parts.signs.content(lines, footnotes[piece.start])]
    return parted


def _footnotes(parts: PartBlocks) -> dict[int, Note]:
    """Return line of the body → footnote that begins there; an empty dict where the page has no note signs."""
    notes = parts.translation.notes if parts.signs.begin else ()
    return {note.first: note for note in notes if note.form == "footnote"}

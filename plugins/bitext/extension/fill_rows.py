"""The elements that the host has made of a text's blocks, put into the rows of the article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from bitext.diagnostics import Finding, Location
from bitext.extension.item_lists import by_item
from bitext.extension.part_blocks import PartBlocks
from bitext.extension.plain_text import protect
from bitext.model.note import Note
from bitext.model.text import Piece
from bitext.rendering.article import Article
from bitext.rendering.element import element
from bitext.rendering.notes import render_alert


@dataclass(slots=True)
class Group:
    """The elements between two sentinels, and the pieces that they were made of."""

    pieces: list[int] = field(default_factory=list)
    elements: list[Element] = field(default_factory=list)


@dataclass(slots=True)
class Filling:
    """Puts groups of elements where they belong in an article."""

    parts: PartBlocks
    article: Article
    footnotes: dict[int, list[Element]] = field(default_factory=dict)
    """Line of the body on which a footnote begins → the host's elements for its text."""
    alerts: list[Element] = field(default_factory=list)
    commentary: dict[int, Note] = field(init=False)
    """Line of the file on which an alert begins → its note."""

    def __post_init__(self) -> None:
        notes = self.parts.translation.notes
        self.commentary = {note.line: note for note in notes if note.form == "alert"}

    def fill(self, groups: Sequence[Group]) -> list[Element]:
        """Fill the article, and return the title's heading, which stands outside it."""
        outside: list[Element] = []
        for group in groups:
            piece = self.parts.translation.pieces[group.pieces[0]]
            if piece.kind == "definition":
                self.footnotes[piece.start] = group.elements
            elif piece.kind == "alert":
                self._alert(piece.index, group.elements)
            elif self._is_item(piece):
                self._list(group)
            elif piece.index in self.article.columns:
                self.article.columns[piece.index].extend(group.elements)
            else:
                outside += group.elements
        return outside

    def _is_item(self, piece: Piece) -> bool:
        blocks = self.parts.translation.blocks
        return blocks[piece.index].kind == "item" and piece.index in self.article.columns

    def _alert(self, index: int, elements: Sequence[Element]) -> None:
        alert = self.parts.translation.alerts[index]
        if not alert.known:
            self.alerts.extend(elements)
            self._place_of_alert(alert.before).extend(elements)
            return
        if alert.line - self.parts.translation.body_line in self.parts.translation.wordless:
            return
        box = render_alert(alert, self.commentary.get(alert.line), self.article.words)
        protect(box)
        for one in elements:
            if one.tag == "blockquote" and one is elements[0]:
                box.extend(list(one))
            else:
                box.append(one)
        self.alerts.append(box)
        self._place_of_alert(alert.before).append(box)

    def _place_of_alert(self, before: int) -> Element:
        """Return the element for an alert: in the row of the block above it, or the introduction."""
        row = self.article.rows.get(before - 1)
        if row is None:
            return self.article.introduction
        if row[-1].get("class") != "bitext-commentary":
            row.append(element("div", {"class": "bitext-commentary"}))
        return row[-1]

    def _list(self, group: Group) -> None:
        """Give each item its own row, in a list of its own that keeps its number."""
        pieces = self.parts.translation.pieces
        columns = [self.article.columns[pieces[index].index] for index in group.pieces]
        texts = [self.parts.translation.blocks[pieces[index].index].text for index in group.pieces]
        runs = by_item(group.elements, texts)
        if len(runs) != len(columns):
            columns[0].extend(group.elements)
            self._report_count(pieces[group.pieces[0]], len(columns), len(runs))
            return
        for run, column in zip(runs, columns, strict=True):
            column.extend(run)

    def _report_count(self, piece: Piece, expected: int, found: int) -> None:
        translation = self.parts.translation
        message = (
            f"expected a list of {expected} items, found one of {found} on the page; put blank lines around the list "
            "and indent what belongs to an item by four spaces"
        )
        self.parts.site.report(Finding("F11", Location(translation.path, translation.body_line + piece.start), message))

"""Puts notes where they belong: marks into the text, and notes into their rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

import markdown

from bitext.diagnostics import Finding, Location, Severity
from bitext.extension.mark_words import MarkWords, WordsProblem
from bitext.extension.note_signs import NoteSigns
from bitext.extension.plain_text import protect_attributes
from bitext.model.edition import SourceText, Translation
from bitext.model.note import LemmaPart, Note
from bitext.model.pairing import Pair
from bitext.rendering.article import Article
from bitext.rendering.element import OWN_LINK
from bitext.rendering.notes import mark_attributes

_MARKS = ("bitext-noteref", "bitext-bracket")


@dataclass(slots=True)
class PlaceNotes:
    """The notes of one page, while its article is filled."""

    md: markdown.Markdown
    translation: Translation
    source: SourceText | None
    article: Article
    signs: NoteSigns
    findings: list[Finding] = field(default_factory=list)
    pairs: dict[int, Pair] = field(init=False)
    """By index of the translation's block."""

    def __post_init__(self) -> None:
        self.pairs = {index: pair for pair in self.translation.pairing.pairs for index in pair.translation}

    def in_source(self) -> None:
        """Mark the words of the original that notes are about; before the article's text is protected."""
        if not self.source or not self.source.on_file:
            return
        for block, notes in self._by_block(footnotes_only=True).items():
            words = MarkWords(self._source_columns(block), self.md.htmlStash, linked=True)
            for note, part in _parts(notes, of_source=True):
                words.lemma(note, part)
            words.apply()
            self._report(words.problems, self._source_place(block), linked=True)

    def _by_block(self, *, footnotes_only: bool = False) -> dict[int, list[Note]]:
        """Return the notes that say which words they are about, by the block that they hang on."""
        found: dict[int, list[Note]] = {}
        for note in self.translation.notes:
            if note.calls and (note.lemma or (note.alternative and not footnotes_only)):
                found.setdefault(note.block, []).append(note)
        return found

    def _source_columns(self, block: int) -> list[Element]:
        row = self.article.rows.get(block)
        if row is None:  # the title, which has no row
            return [one for one in self.article.element if one.get("class") == "bitext-source bitext-title"]
        return [column for column in row if column.get("class") == "bitext-source"]

    def fill(self, contents: Mapping[int, Sequence[Element]]) -> None:
        """Put the notes' texts into their places; `contents`: by line of the body that a footnote begins on."""
        for note in self.translation.notes:
            aside = self.article.notes.get(note.number)
            if aside is None:
                continue
            aside.extend(contents.get(note.first, ()))
        introduction = self.article.introduction
        introduction[:] = sorted(introduction, key=lambda one: one.tag == "aside")  # behind the alerts

    def in_translation(self, title: Sequence[Element]) -> None:
        """Turn signs into marks, and mark the words that notes are about; `title`: the elements of the page's title."""
        seen: set[int] = set()
        for made, note in self.signs.made:
            if note.form == "footnote":
                self._finish_mark(made, note, first=note.number not in seen)
            seen.add(note.number)
        by_number: dict[int, list[Element]] = {}
        for one, note in self.signs.made:
            by_number.setdefault(note.number, []).append(one)
        for block, notes in self._by_block().items():
            self._mark_words(block, notes, by_number, title)
        for one, note in self.signs.made:
            if note.form == "bracket":
                self._finish_bracket(one, note)

    def _mark_words(
        self, block: int, notes: Sequence[Note], made: Mapping[int, Sequence[Element]], title: Sequence[Element]
    ) -> None:
        column = self.article.columns.get(block)
        words = MarkWords(title if column is None else [column], self.md.htmlStash)
        for note in notes:
            if note.form == "bracket" and note.number in made and words.alternative(note, made[note.number][0]):
                self.article.offered.add(note.number)
        for note, part in _parts(notes, of_source=False):
            words.lemma(note, part, made.get(note.number, ()))
        words.apply()
        self._report(words.problems, self._translation_place(block), linked=False)

    def finish(self, root: Element) -> list[Finding]:
        """Take out the signs that Python-Markdown left where it makes no elements, and return what was found."""
        if self.signs.begin:
            for link in [link for link in root.iter("a") if len(link)]:
                if any(one.get("class") in _MARKS for one in link.iter()):
                    self._out_of_links(root)
                    break
            self._report_unmade()
        return self.findings

    @staticmethod
    def _out_of_links(root: Element) -> None:
        """Move marks that stand inside a link behind it: a link in a link is none."""
        for parent in list(root.iter()):
            for child in [child for child in parent if child.tag == "a" and child.get("class") not in _MARKS]:
                for holder in list(child.iter()):
                    for mark in [one for one in holder if one.get("class") in _MARKS]:
                        _take_out(holder, mark)
                        mark.tail, child.tail = child.tail, None
                        parent.insert(list(parent).index(child) + 1, mark)

    def _report_unmade(self) -> None:
        made = {note.number for _, note in self.signs.made}
        for note in self.translation.notes:
            if note.calls and note.form != "alert" and note.number not in made:
                what = f"[^{note.label}]" if note.form == "footnote" else "the note"
                message = f"expected {what} in the text, found it in code or raw HTML; move it out"
                self.findings.append(Finding("C21", self._place(note), message))

    @staticmethod
    def _finish_mark(made: Element, note: Note, *, first: bool) -> None:
        made.tag, made.text = OWN_LINK, str(note.number)
        made.attrib.clear()
        made.attrib.update(mark_attributes(note, first=first))
        protect_attributes(made)

    def _finish_bracket(self, made: Element, note: Note) -> None:
        """Make the bracket of a sign: its number, and what was typed."""
        typed = Element("span", {"class": "bitext-typed"})
        typed.text = made.text
        typed.extend(list(made))
        for child in list(made):
            made.remove(child)
        made.tag, made.text = "span", None
        made.attrib.clear()
        made.attrib.update({"class": "bitext-bracket", "id": note.id, "data-bitext-kind": note.kind})
        mark = Element(OWN_LINK, mark_attributes(note, first=False))
        mark.text = str(note.number)
        made.extend([mark, typed])
        if note.alternative and note.number in self.article.offered:
            made.set("data-bitext-alternative", note.alternative.words)
        protect_attributes(made)

    def _place(self, note: Note) -> Location:
        return Location(self.translation.path, note.line, note.column)

    def _source_place(self, block: int) -> Location | None:
        pair = self.pairs.get(block)
        if not pair or not pair.source or not self.source:
            return None
        return Location(self.source.path, self.source.blocks[pair.source[0]].line)

    def _translation_place(self, block: int) -> Location | None:
        if block < 0:
            return None
        return Location(self.translation.path, self.translation.blocks[block].line)

    def _report(self, problems: Sequence[WordsProblem], see: Location | None, *, linked: bool) -> None:
        for problem in problems:
            pair = self.pairs.get(problem.note.block)
            where = f"pair {pair.label}" if pair else "the text"
            message = _message(problem, where, linked=linked)
            grade: Severity = "warning" if problem.kind == "lost" else "information"
            self.findings.append(Finding("C21", self._place(problem.note), message, see, grade))


def _parts(notes: Iterable[Note], *, of_source: bool) -> Iterator[tuple[Note, LemmaPart]]:
    return ((note, part) for note in notes for part in note.lemma if part.of_source is of_source)


def _message(problem: WordsProblem, where: str, *, linked: bool) -> str:
    words = problem.part.text
    if problem.kind == "lost":
        which = f"{words} {problem.part.occurrence} times" if problem.part.occurrence > 1 else words
        found = "fewer" if problem.part.occurrence > 1 else "none"
        return f"expected {which} in {where}, found {found}; correct the bold words of the note"
    do = f"write {words} (2) for the second" + ("" if linked else ", or put the mark right behind the words you mean")
    return f"expected {words} once in {where}, found it {problem.count} times and marked the first; {do}"


def _take_out(parent: Element, child: Element) -> None:
    """Take an element out, and leave what follows it where it is."""
    index = list(parent).index(child)
    if index:
        parent[index - 1].tail = (parent[index - 1].tail or "") + (child.tail or "")
    else:
        parent.text = (parent.text or "") + (child.tail or "")
    parent.remove(child)

"""Puts notes where they belong: note marks into the text, and notes into their rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

import markdown
from markdown.util import HtmlStash

from bitext.diagnostics import Finding, Location
from bitext.extension.mark_words import MarkWords
from bitext.extension.note_findings import lost, several, unmade, unoffered
from bitext.extension.note_signs import Made, NoteSigns
from bitext.extension.plain_text import protect, protect_attributes
from bitext.model.edition import SourceText, Translation
from bitext.model.note import LemmaPart, Note
from bitext.model.pairing import Pair
from bitext.rendering.article import Article
from bitext.rendering.element import OWN_LINK, unless_spoken
from bitext.rendering.notes import mark_attributes, render_again

_MARKS = ("bitext-noteref", "bitext-bracket")


@dataclass(slots=True)
class _Side:
    """The words of one side of a page, read once for all notes."""

    columns: Callable[[int], Sequence[Element]]
    """Takes the index of a block; returns the elements with the words of its pair on this side."""
    stash: HtmlStash
    linked: bool = False
    """Whether the words link to the note, as on the original's side, which has no note mark."""
    _read: dict[tuple[int, ...], MarkWords] = field(default_factory=dict)
    """Cache: `id()` of the elements → their words."""

    def words(self, block: int) -> MarkWords:
        """Return the words of the pair of a block."""
        columns = self.columns(block)
        key = tuple(map(id, columns))
        if key not in self._read:
            self._read[key] = MarkWords(columns, self.stash, self.linked)
        return self._read[key]

    def apply(self) -> None:
        """Put the elements around all recorded words."""
        for words in self._read.values():
            words.apply()


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
    """Index of a block of the translation → its pair."""

    def __post_init__(self) -> None:
        self.pairs = {index: pair for pair in self.translation.pairing.pairs for index in pair.translation}

    def in_source(self) -> None:
        """Mark the words of the original that notes are about; to be called before the article is protected."""
        if self.source and self.source.on_file:
            self._mark_lemmas(_Side(self._source_columns, self.md.htmlStash, linked=True), {})

    def _source_columns(self, block: int) -> list[Element]:
        row = self.article.rows.get(block)
        if row is None:  # the title, which has no row
            return [one for one in self.article.element if one.get("class") == "bitext-source bitext-title"]
        return [column for column in row if column.get("class") == "bitext-source"]

    def fill(self, contents: Mapping[int, Sequence[Element]]) -> None:
        """Put the notes' texts into their places; `contents`: line of the body where a note begins → its elements."""
        for note in self.translation.notes:
            aside = self.article.notes.get(note.number)
            if aside is None:
                continue
            spoken = unless_spoken(self.translation.language, self.article.words)
            for one in contents.get(note.first, ()):
                one.attrib.update(spoken)
                aside.append(one)
        introduction = self.article.introduction
        introduction[:] = sorted(introduction, key=lambda one: one.tag == "aside")  # behind the alerts

    def in_translation(self, title: Sequence[Element]) -> None:
        """Turn note signs into note marks, and mark the words that notes are about; `title`: the title's elements."""
        by_note: dict[int, list[Made]] = {}
        for each in sorted(self.signs.made, key=lambda each: each.call):
            by_note.setdefault(each.note.number, []).append(each)
        for marks in by_note.values():
            self._finish_marks(marks)

        def columns(block: int) -> Sequence[Element]:
            column = self.article.columns.get(block)
            return title if column is None else [column]

        side = _Side(columns, self.md.htmlStash)
        for note in self.translation.notes:
            if note.alternative and note.number in by_note:
                self._offer(note, side.words(note.block), by_note[note.number][0].element)
        self._mark_lemmas(side, by_note)
        for each in self.signs.made:
            if each.note.form == "bracket":
                self._finish_bracket(each.element, each.note)

    def _offer(self, note: Note, words: MarkWords, made: Element) -> None:
        """Mark the words that a bracket offers another rendering for; report if there are none, or it reads badly."""
        offer = words.alternative(note, made)
        if offer.found:
            self.article.offered.add(note.number)
        found = unoffered(self._place(note), note, offer)
        self.findings += [found] if found else []

    def _mark_lemmas(self, side: _Side, by_note: Mapping[int, Sequence[Made]]) -> None:
        """Mark the words of all lemmas on a side, in every pair that calls their note, and report those not found."""
        for note in self.translation.notes:
            if note.calls and note.lemma:
                marks = self._by_words(note, side, by_note.get(note.number, ()))
                for part in note.lemma:
                    if part.of_source is side.linked:
                        self._mark_lemma(note, part, marks, linked=side.linked)
        side.apply()

    @staticmethod
    def _by_words(note: Note, side: _Side, made: Iterable[Made]) -> list[tuple[int, MarkWords, list[Element]]]:
        """Return, for each pair that calls a note, in order: a block of it, its words, and the note's marks in it."""
        found: dict[int, tuple[int, MarkWords, list[Element]]] = {}
        elements = {each.call: each.element for each in made}
        for index, call in enumerate(note.calls):
            words = side.words(call.block)
            _, _, marks = found.setdefault(id(words), (call.block, words, []))
            if index in elements:
                marks.append(elements[index])
        return list(found.values())

    def _mark_lemma(
        self, note: Note, part: LemmaPart, where: Sequence[tuple[int, MarkWords, list[Element]]], *, linked: bool
    ) -> None:
        done = far = False
        for block, words, made in where:
            # The lemma's occurrence number counts in the first pair that has the words.
            outcome, count = words.lemma(note, replace(part, occurrence=0) if done else part, made)
            if outcome == "several" and not done:
                see = self._see(block, of_source=linked)
                self.findings.append(several(self._place(note), part, self._name(block), count, see, linked=linked))
            done = done or outcome in ("marked", "several")
            far = far or outcome == "far"
        # A guessed pair, which has a finding already, may have the wrong original, without the words.
        is_guess = linked and any((pair := self.pairs.get(block)) and pair.guess for block, _, _ in where)
        if not done and not far and not is_guess:
            names = list(dict.fromkeys(self._name(block) for block, _, _ in where))
            self.findings.append(lost(self._place(note), part, names, self._see(where[0][0], of_source=linked)))

    def _name(self, block: int) -> str:
        pair = self.pairs.get(block)
        return f"pair {pair.label}" if pair else "the text"

    def _see(self, block: int, *, of_source: bool) -> Location | None:
        return self._source_place(block) if of_source else self._translation_place(block)

    def finish(self, root: Element) -> list[Finding]:
        """Take out the note signs that did not become elements, and return the findings."""
        if self.signs.begin:
            for link in [link for link in root.iter("a") if len(link)]:
                if any(one.get("class") in _MARKS for one in link.iter()):
                    self._out_of_links(root)
                    break
            self._report_unmade()
        return self.findings

    @staticmethod
    def _out_of_links(root: Element) -> None:
        """Move note marks that stand inside a link behind it, for links cannot be nested."""
        for parent in list(root.iter()):
            for child in [child for child in parent if child.tag == "a" and child.get("class") not in _MARKS]:
                for holder in list(child.iter()):
                    for mark in [one for one in holder if one.get("class") in _MARKS]:
                        _take_out(holder, mark)
                        mark.tail, child.tail = child.tail, None
                        parent.insert(list(parent).index(child) + 1, mark)

    def _report_unmade(self) -> None:
        made = {each.note.number for each in self.signs.made}
        for note in self.translation.notes:
            if note.calls and note.form != "alert" and note.number not in made:
                self.findings.append(unmade(self._place(note), note))

    def _finish_marks(self, marks: Sequence[Made]) -> None:
        """Make the marks of a footnote, in the order of its calls, and the links back to all but the first."""
        note, aside = marks[0].note, self.article.notes.get(marks[0].note.number)
        if note.form != "footnote" or aside is None:
            return
        again = list[tuple[int, str]]()
        seen, places = set[int](), Counter[str]()
        for number, each in enumerate(marks):
            call = each.call if number else 0
            made = each.element
            made.tag, made.text = OWN_LINK, str(note.number)
            made.attrib.clear()
            made.attrib.update(mark_attributes(note, None if call in seen else call, self.article.words))
            protect_attributes(made)
            name = self._place_name(note.calls[call].block)
            places[name] += call not in seen
            if number and call not in seen:
                again.append((call, f"{name} ({places[name]})" if places[name] > 1 else name))
            seen.add(call)
        if again:
            line = render_again(note, again, self.article.words)
            protect(line)
            aside.append(line)

    def _place_name(self, block: int) -> str:
        """Return the name of a block's place, for readers."""
        words = self.article.words
        if block in self.article.rows:
            return words("notes.place.pair", label=self.pairs[block].label)
        return words("notes.place.introduction" if block < 0 else "notes.place.title")

    def _finish_bracket(self, made: Element, note: Note) -> None:
        """Make the element of a bracket note: its number, and the text as typed."""
        typed = Element("span", {"class": "bitext-typed"})
        typed.text = made.text
        typed.extend(list(made))
        for child in list(made):
            made.remove(child)
        made.tag, made.text = "span", None
        made.attrib.clear()
        made.attrib.update({"class": "bitext-bracket", "id": note.id, "data-bitext-kind": note.kind})
        made.attrib.update(self.article.kinds.get(note.kind, {}))
        mark = Element(OWN_LINK, mark_attributes(note, words=self.article.words))
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


def _take_out(parent: Element, child: Element) -> None:
    """Take an element out, and keep its tail in place."""
    index = list(parent).index(child)
    if index:
        parent[index - 1].tail = (parent[index - 1].tail or "") + (child.tail or "")
    else:
        parent.text = (parent.text or "") + (child.tail or "")
    parent.remove(child)

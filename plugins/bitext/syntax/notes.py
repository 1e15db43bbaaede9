"""The notes of a translation: bracket notes, footnotes and commentary, found where they stand and numbered."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from bitext.diagnostics import Finding, Location
from bitext.model.note import Call, Note
from bitext.model.text import Alert, Definition, Piece
from bitext.syntax.comments import uncommented
from bitext.syntax.inline import plain
from bitext.syntax.inline_blocks import Bracket, ReadText
from bitext.syntax.near.footnotes import LABEL
from bitext.syntax.note_faults import Labelled, repeated, unsigned, wordless
from bitext.syntax.parts import parts_of, parts_of_footnote
from bitext.syntax.passages import PageText
from bitext.syntax.signatures import Signatures, alternative_of, kind_of, lemma_of, without_occurrences

_BEARING = ("paragraph", "heading", "item", "table", "quotation", "container")  # kinds of blocks that notes hang on
_QUOTE = re.compile(r"^ {0,3}> ?", re.MULTILINE)
_SIGNS = " \t\n>*_"  # what a note without a word may hold
_HEAD = 60  # characters of a note that a list shows where it has no lemma
_ENOUGH = 400  # characters of a note that its first words are looked for in


@dataclass(frozen=True, slots=True)
class Voices:
    """Who may speak on a page."""

    initials: Mapping[str, str] = field(default_factory=dict)
    """Signatures that the front matter declares, with their names."""
    translators: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Notes:
    """The notes of a translation, and what is off with them."""

    numbered: tuple[Note, ...] = ()
    """In the order of their numbers."""
    wordless: frozenset[int] = frozenset()
    """Lines of footnotes and alerts that say nothing."""
    findings: tuple[Finding, ...] = ()
    """What is off with single footnotes."""
    undefined: tuple[Labelled, ...] = ()
    """Marks that no footnote has the label of."""
    unused: tuple[Labelled, ...] = ()
    """Footnotes that no mark has the label of."""


@dataclass(slots=True)
class _Found:
    """A note before it is numbered, and where it is referred to."""

    note: Note
    calls: list[Call] = field(default_factory=list)
    block: int = -1
    within: str = ""
    """The label of the footnote whose text refers to it first, where the page's own text never does."""


def find(path: str, page: PageText, voices: Voices) -> Notes:
    """Return the notes of a translation, and what is off with them; `path`: of its file, as messages name it."""
    if "[" not in page.body:
        return Notes()
    finder = _Finder(path, page, page.body, voices, Signatures(voices.initials))
    return finder.run() if finder.may_have_any() else Notes()


@dataclass(slots=True)
class _Finder:
    path: str
    page: PageText
    body: str
    voices: Voices
    signatures: Signatures
    found: list[_Found] = field(default_factory=list)
    by_label: dict[str, _Found] = field(default_factory=dict)
    wordless: set[int] = field(default_factory=set)
    findings: list[Finding] = field(default_factory=list)
    undefined: list[Labelled] = field(default_factory=list)
    unused: list[Labelled] = field(default_factory=list)

    def may_have_any(self) -> bool:
        found = self.page.found
        return bool(found.definitions or found.alerts or "[^" in self.body or self._has_signature())

    def _has_signature(self) -> bool:
        if "<!--" in self.body:
            return True  # one may stand between a signature and its bracket
        closers = (match.start() for match in re.finditer(r"\]", self.body))
        return any(self.signatures.closing(self.body[max(end - 200, 0) : end]) for end in closers)

    def run(self) -> Notes:
        for definition in self.page.found.definitions:
            self._define(definition)
        for piece in self.page.found.pieces:
            self._read(piece)
        for definition in self.page.found.definitions:
            self._refer_within(definition)
        numbered = tuple(self._numbered())
        off = tuple(self.findings), tuple(self.undefined), tuple(self.unused)
        return Notes(numbered, frozenset(self.wordless), *off)

    def _define(self, definition: Definition) -> None:
        """Take a footnote in; a second one of the same label is kept, and nothing can refer to it."""
        label, line = definition.label, self.page.first_line + definition.start
        content = LABEL.sub("", self._text(definition.start, definition.end), count=1)
        typed, content = content, _uncommented(content)
        if says_nothing(content, self.signatures):
            self.wordless.add(line)
            if label:
                self.findings.append(wordless(label, Location(self.path, line)))
            return
        signature = self.signatures.of(content)
        name = self.voices.initials.get(signature, "")
        lemma = lemma_of(content, self.signatures)
        note = Note(
            0, "footnote", kind_of(signature, label, name, self.voices.translators), line=line,
            signature=signature, name=name, label=label, lemma=lemma,
            head="" if lemma else self._head(self.signatures.without(content)), text=self._of_footnote(typed),
            first=definition.start, end=definition.end,
        )  # fmt: skip
        first = self.by_label.get(label)
        if first:
            self.found.append(_Found(note))
            here, there = Location(self.path, line), Location(self.path, first.note.line)
            self.findings += [repeated(label, here, there)] if label else []
            return
        self.by_label[label] = _Found(note)
        if label and not signature and note.kind == "author":
            self.findings.append(unsigned(Location(self.path, line)))

    def _of_footnote(self, typed: str) -> str:
        """Return what a reader sees of a footnote's Markdown."""
        typed = without_occurrences(typed)
        return _words(ReadText.of(typed, 0, parts_of_footnote(typed, 0), self.page.names))

    def _read(self, piece: Piece) -> None:
        found = self.page.found
        if piece.kind == "alert":
            self._alert(found.alerts[piece.index])
        elif piece.kind == "block" and found.blocks[piece.index].kind in _BEARING:
            self._calls(self.page.texts[piece.index], piece.index, bracket_notes=True)

    def _alert(self, alert: Alert) -> None:
        """Take in an alert and what it refers to: after a block it is commentary on its pair."""
        first, end = alert.lines(self.page.first_line)
        begin = first + alert.known  # below its sign
        typed = self._text(begin, end)
        says = ReadText.of(typed, self.page.offsets[begin], parts_of(typed, "quotation"), self.page.names)
        if alert.known:
            self._commentary(alert, first, end, says)
        self._calls(says, alert.before - 1, bracket_notes=False)

    def _commentary(self, alert: Alert, first: int, end: int, says: ReadText) -> None:
        text = _uncommented(_QUOTE.sub("", says.text)).strip()
        empty = says_nothing(text, self.signatures)
        if empty:
            self.wordless.add(alert.line)
        if empty or not alert.before:
            return
        signature = self.signatures.of(text)
        name = self.voices.initials.get(signature, "")
        kind = kind_of(signature, "", name, self.voices.translators) if signature else "editor"
        note = Note(
            0, "alert", kind, line=alert.line, signature=signature, name=name,
            head=self._head(self.signatures.without(text)), text=_words(says), first=first, end=end,
        )  # fmt: skip
        start = self.page.offsets[first]
        self.found.append(_Found(note, [Call(start, start, alert.before - 1)], alert.before - 1))

    def _calls(self, text: ReadText, block: int, *, bracket_notes: bool) -> None:
        """Read what refers to notes in a text, and the bracket notes in it."""
        for bracket in sorted(text.closed, key=lambda each: each.start):
            if self.body[bracket.start + 1] == "^":
                self._refer(bracket, block)
            elif bracket_notes and not (bracket.nested or bracket.holds or bracket.link):
                self._bracket(bracket, block, text)

    def _refer(self, bracket: Bracket, block: int, within: str = "") -> None:
        label = self.body[bracket.start + 2 : bracket.end - 1]
        found = self.by_label.get(label)
        if found is None:
            if label and label not in self.page.names.footnotes:
                self.undefined.append((label, Location(self.path, *self.page.place(bracket.start))))
            return
        if not found.calls:
            self.found.append(found)
            found.block = block
            found.within = within
        found.calls.append(Call(bracket.start, bracket.end, block))

    def _refer_within(self, definition: Definition) -> None:
        """Read what the text of a footnote refers to."""
        start = self.page.offsets[definition.start]
        typed = self._text(definition.start, definition.end)
        label = LABEL.match(typed)
        if label is None or typed.find("[^", label.end()) < 0:
            return
        holder = self.by_label.get(definition.label)
        says = ReadText.of(typed, start, parts_of_footnote(typed, label.end()), self.page.names)
        for bracket in sorted(says.closed, key=lambda each: each.start):
            if self.body[bracket.start + 1] == "^":
                self._refer(bracket, holder.block if holder else -1, definition.label)

    def _stands_alone(self, bracket: Bracket) -> bool:
        """Return whether brackets are no part of what was meant as a link, or of a definition."""
        before, after = self.body[max(bracket.start - 1, 0) : bracket.start], self.body[bracket.end : bracket.end + 1]
        if before == "!" or after == "(":
            return False
        indent = self.page.place(bracket.start)[1] - 1
        return not (after == ":" and indent <= 3 and not self.body[bracket.start - indent : bracket.start].strip())

    def _bracket(self, bracket: Bracket, block: int, text: ReadText) -> None:
        content = _uncommented(self.body[bracket.start + 1 : bracket.end - 1])
        signed = self.signatures.closing(content)
        if not signed or not content[: signed.start].strip(_SIGNS) or not self._stands_alone(bracket):
            return
        name = self.voices.initials.get(signed.name, "")
        kind = kind_of(signed.name, "", name, self.voices.translators)
        says = f"{content[: signed.start].strip()}{signed.left}"
        line, column = self.page.place(bracket.start)
        call = Call(max(self.page.stripped.before_spaces(bracket.start), text.base), bracket.end, block)
        note = Note(
            0, "bracket", kind, line=line, column=column, signature=signed.name, name=name, head=self._head(says),
            text=text.words(bracket.start + 1, bracket.end - 1), alternative=alternative_of(says),
        )  # fmt: skip
        self.found.append(_Found(note, [call], block))

    def _numbered(self) -> Iterator[Note]:
        """Yield the notes in the order of their numbers: as the text calls them, then as notes do, then the others."""
        called = [found for found in self.found if found.calls]
        called.sort(key=lambda found: (bool(found.within), found.calls[0].start))
        uncalled = [found for found in (*self.by_label.values(), *self.found) if not found.calls]
        for found in uncalled:
            if found.note.label and self.by_label.get(found.note.label) is found:
                self.unused.append((found.note.label, Location(self.path, found.note.line)))
        for number, found in enumerate((*called, *uncalled), 1):
            yield replace(found.note, number=number, block=found.block, calls=tuple(found.calls))

    def _text(self, start: int, end: int) -> str:
        return self.body[self.page.offsets[start] : self.page.offsets[end]].rstrip()

    def _head(self, text: str) -> str:
        """Return the first words of a note."""
        words = plain(text[:_ENOUGH].partition("\n\n")[0], self.page.names).strip()
        return words if len(words) <= _HEAD else f"{words[:_HEAD].rpartition(' ')[0] or words[:_HEAD]}\u2026"


def says_nothing(text: str, signatures: Signatures) -> bool:
    """Return whether a note's Markdown, comments left out, has no word but a signature: it makes no box."""
    return not signatures.without(text).strip(_SIGNS)


def _uncommented(text: str) -> str:
    return uncommented(text, lambda _: False)


def _words(text: ReadText) -> str:
    """Return what a reader sees of a note."""
    return "\n".join(passage.text for passage in text.passages() if passage.text)

"""The notes of a translation: bracket notes, footnotes and commentary, found where they stand and numbered."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate
from typing import Literal

from bitext.model.note import Call, Note
from bitext.model.text import Alert, Block, Definition, Piece
from bitext.syntax.brackets import Bracket, brackets
from bitext.syntax.comments import uncommented
from bitext.syntax.near.footnotes import LABEL
from bitext.syntax.prose import plain
from bitext.syntax.signatures import Signatures, alternative_of, kind_of, lemma_of

_BEARING = ("paragraph", "heading", "item", "table", "quotation", "container")  # kinds of blocks that notes hang on
_LINK_NAME = re.compile(r"^ {0,3}\[([^\[\]\n]+)\]:", re.MULTILINE)
_DEFINED = re.compile(r"^[ >]*\[\^([^\]\n]*)\]:", re.MULTILINE)
_QUOTE = re.compile(r"^ {0,3}> ?", re.MULTILINE)
_SIGNS = " \t\n>*_"  # what a note without a word may hold
_HEAD = 60  # characters of a note that a list shows where it has no lemma
_ENOUGH = 400  # characters of a note that its first words are looked for in


@dataclass(frozen=True, slots=True)
class Problem:
    """What is off with a note, before it is a finding."""

    kind: Literal["undefined", "unused", "twice", "unsigned", "empty"]
    label: str
    """Of a footnote; empty for an alert that says nothing."""
    line: int
    column: int
    other: int = 0
    """Line of the other place that has to do with it."""
    near: str = ""
    """Of a mark without its footnote: the label of one without a mark that is called nearly so."""


@dataclass(frozen=True, slots=True)
class Voices:
    """Who may speak on a page."""

    initials: Mapping[str, str] = field(default_factory=dict)
    """Signatures that the front matter declares, with their names."""
    translators: tuple[str, ...] = ()


@dataclass(slots=True)
class _Found:
    """A note before it is numbered, and where it is referred to."""

    note: Note
    calls: list[Call] = field(default_factory=list)
    block: int = -1
    within: str = ""
    """The label of the footnote whose text refers to it first, where the page's own text never does."""


def find(
    body: str,
    first_line: int,
    parts: tuple[Sequence[Piece], Sequence[Block], Sequence[Alert], Sequence[Definition]],
    voices: Voices,
) -> tuple[tuple[Note, ...], tuple[Problem, ...]]:
    """Return the notes of a translation's Markdown in the order of their numbers, and what is off with them.

    `parts`: the pieces of the body in order, its blocks, its alerts and its footnotes' definitions.
    """
    if "[" not in body:
        return (), ()
    finder = _Finder(body, first_line, *parts, voices, Signatures(voices.initials))
    return finder.run() if finder.may_have_any() else ((), ())


@dataclass(slots=True)
class _Finder:
    body: str
    first_line: int
    pieces: Sequence[Piece]
    blocks: Sequence[Block]
    alerts: Sequence[Alert]
    definitions: Sequence[Definition]
    voices: Voices
    signatures: Signatures
    offsets: list[int] = field(init=False)
    links: set[str] = field(init=False)
    """The names of link definitions, in small letters."""
    defined: set[str] = field(init=False)
    """The labels of all footnotes, those too that are the host's: inside lists and quotations."""
    found: list[_Found] = field(default_factory=list)
    by_label: dict[str, _Found] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def may_have_any(self) -> bool:
        return bool(self.definitions or self.alerts or "[^" in self.body or self._has_signature())

    def _has_signature(self) -> bool:
        if "<!--" in self.body:
            return True  # one may stand between a signature and its bracket
        closers = (match.start() for match in re.finditer(r"\]", self.body))
        return any(self.signatures.closing(self.body[max(end - 200, 0) : end]) for end in closers)

    def run(self) -> tuple[tuple[Note, ...], tuple[Problem, ...]]:
        self.offsets = [0, *accumulate(len(line) + 1 for line in self.body.split("\n"))]
        self.links = {name.casefold() for name in _LINK_NAME.findall(self.body)}
        self.defined = set(_DEFINED.findall(self.body))
        for definition in self.definitions:
            self._define(definition)
        for piece, start, end in self._ranges():
            self._read(piece, start, end)
        for definition in self.definitions:
            self._refer_within(definition)
        return tuple(self._numbered()), tuple(self.problems)

    def _define(self, definition: Definition) -> None:
        """Take a footnote in; a second one of the same label is kept, and nothing can refer to it."""
        label, line = definition.label, self.first_line + definition.start
        content = self._text(definition.start, definition.end)
        content = _uncommented(LABEL.sub("", content, count=1))
        if says_nothing(content, self.signatures):
            self.problems.append(Problem("empty", label, line, 1))
            return
        signature = self.signatures.of(content)
        name = self.voices.initials.get(signature, "")
        lemma = lemma_of(content, self.signatures)
        note = Note(
            0, "footnote", kind_of(signature, label, name, self.voices.translators), line=line,
            signature=signature, name=name, label=label, lemma=lemma,
            head="" if lemma else _head(self.signatures.without(content)), first=definition.start, end=definition.end,
        )  # fmt: skip
        first = self.by_label.get(label)
        if first:
            self.problems.append(Problem("twice", label, line, 1, first.note.line))
            self.found.append(_Found(note))
            return
        self.by_label[label] = _Found(note)
        if not signature and note.kind == "author":
            self.problems.append(Problem("unsigned", label, line, 1))

    def _ranges(self) -> Iterator[tuple[Piece, int, int]]:
        """Yield the pieces that notes hang on, with the offsets between which their text stands."""
        for index, piece in enumerate(self.pieces):
            following = self.pieces[index + 1].start if index + 1 < len(self.pieces) else len(self.offsets) - 1
            yield piece, self.offsets[piece.start], self.offsets[min(following, len(self.offsets) - 1)]

    def _read(self, piece: Piece, start: int, end: int) -> None:
        if piece.kind == "alert":
            alert = self.alerts[piece.index]
            if alert.known:
                self._alert(alert, start)
            end = self.offsets[alert.end - self.first_line + 1]
            self._calls(start, end, alert.before - 1, table=False, bracket_notes=False)
        elif piece.kind == "block" and self.blocks[piece.index].kind in _BEARING:
            table = self.blocks[piece.index].kind == "table"
            self._calls(start, end, piece.index, table=table, bracket_notes=True)

    def _alert(self, alert: Alert, start: int) -> None:
        """Take in an alert, whose sign stands at an offset: after a block it is commentary on its pair."""
        first, end = alert.line - self.first_line, alert.end - self.first_line + 1
        text = _uncommented(_QUOTE.sub("", self._text(first + 1, end))).strip()
        empty = says_nothing(text, self.signatures)
        if empty:
            self.problems.append(Problem("empty", "", alert.line, 1))
        if empty or not alert.before:
            return
        signature = self.signatures.of(text)
        name = self.voices.initials.get(signature, "")
        kind = kind_of(signature, "", name, self.voices.translators) if signature else "editor"
        note = Note(
            0, "alert", kind, line=alert.line, signature=signature, name=name,
            head=_head(self.signatures.without(text)), first=first, end=end,
        )  # fmt: skip
        self.found.append(_Found(note, [Call(start, start, alert.before - 1)], alert.before - 1))

    def _calls(self, start: int, end: int, block: int, *, table: bool, bracket_notes: bool) -> None:
        """Read what refers to notes in a range, and the bracket notes in it."""
        if self.body.find("[", start, end) < 0:
            return
        for bracket in sorted(brackets(self.body, start, end, cells=table), key=lambda each: each.start):
            if self.body[bracket.start + 1] == "^":
                self._refer(bracket, block)
            elif bracket_notes and not bracket.nested and not bracket.holds:
                self._bracket(bracket, block, start)

    def _refer(self, bracket: Bracket, block: int, within: str = "") -> None:
        label = self.body[bracket.start + 2 : bracket.end - 1]
        found = self.by_label.get(label)
        if found is None:
            if label and label not in self.defined:
                self.problems.append(Problem("undefined", label, *self._place(bracket.start)))
            return
        if not found.calls:
            self.found.append(found)
            found.block = block
            found.within = within
        found.calls.append(Call(bracket.start, bracket.end, block))

    def _refer_within(self, definition: Definition) -> None:
        """Read what the text of a footnote refers to."""
        start = self.offsets[definition.start]
        end = self.offsets[definition.end]
        label = LABEL.match(self.body, start, end)
        if label is None or self.body.find("[^", label.end(), end) < 0:
            return
        holder = self.by_label.get(definition.label)
        for bracket in sorted(brackets(self.body, start, end), key=lambda each: each.start):
            if bracket.start >= label.end() and self.body[bracket.start + 1] == "^":
                self._refer(bracket, holder.block if holder else -1, definition.label)

    def _stands_alone(self, bracket: Bracket) -> bool:
        """Return whether brackets are no part of a link, a picture or a definition."""
        before, after = self.body[max(bracket.start - 1, 0) : bracket.start], self.body[bracket.end : bracket.end + 1]
        if before == "!" or after == "(" or self.body[bracket.start + 1 : bracket.end - 1].casefold() in self.links:
            return False
        if after == "[":
            name = self.body[bracket.end + 1 : self.body.find("]", bracket.end)]
            return name.casefold() not in self.links
        indent = self._place(bracket.start)[1] - 1
        return not (after == ":" and indent <= 3 and not self.body[bracket.start - indent : bracket.start].strip())

    def _bracket(self, bracket: Bracket, block: int, start: int) -> None:
        content = _uncommented(self.body[bracket.start + 1 : bracket.end - 1])
        signed = self.signatures.closing(content)
        if not signed or not content[: signed.start].strip(_SIGNS) or not self._stands_alone(bracket):
            return
        name = self.voices.initials.get(signed.name, "")
        kind = kind_of(signed.name, "", name, self.voices.translators)
        says = f"{content[: signed.start].strip()}{signed.left}"
        line, column = self._place(bracket.start)
        space = bracket.start
        while space > start and self.body[space - 1] in " \t\n":
            space -= 1
        call = Call(space, bracket.end, block)
        note = Note(
            0, "bracket", kind, line=line, column=column, signature=signed.name, name=name, head=_head(says),
            alternative=alternative_of(says),
        )  # fmt: skip
        self.found.append(_Found(note, [call], block))

    def _numbered(self) -> Iterator[Note]:
        """Yield the notes in the order of their numbers: as the text calls them, then as notes do, then the others."""
        called = [found for found in self.found if found.calls]
        called.sort(key=lambda found: (bool(found.within), found.calls[0].start))
        uncalled = [found for found in (*self.by_label.values(), *self.found) if not found.calls]
        for found in uncalled:
            if self.by_label.get(found.note.label) is found:
                self.problems.append(Problem("unused", found.note.label, found.note.line, 1))
        for number, found in enumerate((*called, *uncalled), 1):
            yield replace(found.note, number=number, block=found.block, calls=tuple(found.calls))

    def _text(self, start: int, end: int) -> str:
        return self.body[self.offsets[start] : self.offsets[end]].rstrip()

    def _place(self, offset: int) -> tuple[int, int]:
        """Return the line in the file and the column of an offset in the body."""
        line = bisect_right(self.offsets, offset) - 1
        return self.first_line + line, offset - self.offsets[line] + 1


def says_nothing(text: str, signatures: Signatures) -> bool:
    """Return whether a note's Markdown, comments left out, has no word but a signature: it makes no box."""
    return not signatures.without(text).strip(_SIGNS)


def _uncommented(text: str) -> str:
    return uncommented(text, lambda _: False)


def _head(text: str) -> str:
    """Return the first words of a note."""
    words = plain(text[:_ENOUGH].partition("\n\n")[0]).strip()
    return words if len(words) <= _HEAD else f"{words[:_HEAD].rpartition(' ')[0] or words[:_HEAD]}\u2026"

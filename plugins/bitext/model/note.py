"""Notes: what an editor or a translator says about the text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

NoteKind = Literal["editor", "translator", "author"]
"""Whose voice a note is; `author` is the author's own."""
USUAL_SIGNATURES: dict[str, NoteKind] = {"Ed.": "editor", "Eds.": "editor", "Trans.": "translator", "Tr.": "translator"}
"""Signatures that say whose note it is, and no more."""


@dataclass(frozen=True, slots=True)
class LemmaPart:
    """Words that a note is about, in one language."""

    text: str
    """As typed, without marks of emphasis or quotation."""
    occurrence: int = 0
    """Which occurrence in the pair is meant, from 1; 0 where the note does not say."""
    of_source: bool = False
    """Whether these are words of the original."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another rendering that a bracket note offers."""

    words: str
    """The other rendering."""
    replaces: str = ""
    """The words that it stands for, where the note says so (`or "x" for "a b"`)."""
    quoted: bool = False
    """Whether it is typed in quotation marks: what is not may be a remark."""


@dataclass(frozen=True, slots=True)
class Call:
    """A place in the text at which a note is hung."""

    start: int
    """Offset in the body of its first character; of a bracket, of the white space before it."""
    end: int
    """Offset after its last character."""
    block: int = -1
    """Index of the translation's block that it stands in or below; -1 where that is the head of the page."""


@dataclass(frozen=True, slots=True)
class NoteRecord:
    """What the lists of notes say of a note."""

    number: int
    """On its page, from 1, in the order of the marks; those that nothing refers to come last."""
    form: Literal["bracket", "footnote", "alert"]
    """How it was typed."""
    kind: NoteKind
    """Whose voice it is."""
    signature: str = ""
    """As typed, without the dash: `Ed.`, `Trans.`, initials; empty where it is not signed."""
    name: str = ""
    """Who signs so, where the front matter declares it."""
    lemma: tuple[LemmaPart, ...] = ()
    """The words that it is about, in either or both languages."""
    head: str = ""
    """Its first words without markup, for lists; empty where it has a lemma, which they show instead."""
    calls: tuple[Call, ...] = ()
    """Where it is referred to, in the order of the text, those in other notes behind; the first is where it hangs."""

    @property
    def id(self) -> str:
        """Return the identifier of the note on its page."""
        return f"n{self.number}"

    def call_id(self, call: int) -> str:
        """Return the identifier of the mark of one of its calls, by index."""
        return f"{self.id}-ref{call + 1 if call else ''}"


@dataclass(frozen=True, slots=True)
class Note(NoteRecord):
    """A note of a translation."""

    text: str = ""
    """What a reader sees of it, its signature included; its paragraphs are parted by line feeds."""
    line: int = 1
    """Line in the file on which it begins."""
    column: int = 1
    """Column of its first character."""
    label: str = ""
    """Of a footnote: what stands between `[^` and `]`."""
    alternative: Alternative | None = None
    """Of a bracket that offers another rendering: which."""
    block: int = -1
    """Index of the translation's block that it hangs on; -1 where that is the head of the page."""
    first: int = 0
    """Index of its first line in the body; for an alert and a footnote."""
    end: int = 0
    """Index of the line after its last; for an alert and a footnote."""

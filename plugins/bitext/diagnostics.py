"""Where something is, what is wrong there, what stops a build or a command, and the one registry of codes.

Every message of the project is a `Finding`. Its text is one line,
`path:line:col: severity[code] message`, the same in a terminal, a host's log and an editor.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bitext.edits import Edit

Severity = Literal["error", "warning", "information"]


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a file that an editor can open."""

    path: str
    """Path as the editor knows it: relative to the project's folder, with forward slashes."""
    line: int = 1
    """Line in the file, the first being 1; front matter counts."""
    column: int = 1
    """Column in characters, the first being 1."""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of finding, as the guide lists it."""

    code: str
    """Stable name: `F…` for what a reader of files met, `C…` for what a check found."""
    severity: Severity
    """How grave a finding of this kind is by default."""
    summary: str
    """What the finding is about, in a few words."""

    @property
    def can_be_ignored(self) -> bool:
        """Return whether an editor may say of such findings that they may stand."""
        return self.code.startswith("C") and self.code not in _NEVER_IGNORED


_NEVER_IGNORED = frozenset(("C01", "C20", "C27", "C29", "C32", "C36"))
"""Codes of what has to be mended, or has a mark of its own."""


REGISTRY: dict[str, Code] = {
    entry.code: entry
    for entry in (
        Code("C01", "error", "a source block with no translation and no mark"),
        Code("C02", "warning", "Chinese left in a translation"),
        Code("C03", "error", "a number of the original that the translation does not have"),
        Code("C04", "warning", "a date that is another in the translation"),
        Code("C05", "warning", "the number of a document or a standard that is another in the translation"),
        Code("C06", "warning", "a term without any of its renderings, or with one that is not to be used"),
        Code("C07", "warning", "brackets or quotation marks that do not pair"),
        Code("C08", "information", "one original, translated in different ways"),
        Code("C09", "information", "different terms with one rendering"),
        Code("C11", "warning", "full-width punctuation in a translation"),
        Code("C12", "information", "half-width punctuation in Chinese"),
        Code("C13", "information", "spaces that are too many, or cannot be seen"),
        Code("C14", "warning", "a word twice"),
        Code("C15", "warning", "links, pictures, tables or references to notes that one side lacks"),
        Code("C16", "warning", "a word in Latin letters that the translation does not have"),
        Code("C17", "warning", "a name that the translation does not have"),
        Code("C18", "error", "a numbered sequence with a gap, or another on the other side"),
        Code("C19", "information", "a pair of which one side is far too long"),
        Code("C20", "error", "blocks that do not pair, or a mark that points nowhere"),
        Code("C21", "error", "a note without its text, its mark, its words or its signature"),
        Code("C22", "warning", "what is still to be written"),
        Code("C23", "warning", "Markdown that reads one way here and another on GitHub"),
        Code("C24", "warning", "a front matter that lacks something, or contradicts itself"),
        Code("C27", "error", "a source text that has changed since it was sealed"),
        Code("C28", "error", "a character that can deceive a reader"),
        Code("C29", "error", "HTML, an attribute or an address that a page may not hold"),
        Code("C30", "warning", "what looks like the notation of Bitext and is none"),
        Code("C31", "information", "lines that the page joins beside an original whose lines stand"),
        Code("C32", "warning", "a link to a pair, a note or a term that is not there"),
        Code("C33", "warning", "blocks that pair by their order, where another pairing is clearly better"),
        Code("C34", "warning", "a mark of a sentence that cannot be followed"),
        Code("C35", "warning", "a question to the editor that nobody has answered"),
        Code("C36", "warning", "a mark that ignores findings, and cannot be followed or is not needed"),
        Code("C37", "warning", "a translation whose original has changed since"),
        Code("F01", "error", "a file that cannot be read, or must not be published"),
        Code("F02", "error", "a file that is not UTF-8"),
        Code("F03", "error", "a file that is too large"),
        Code("F04", "error", "front matter that is not valid YAML"),
        Code("F05", "error", "a key that is not known"),
        Code("F06", "error", "a value that has the wrong form"),
        Code("F07", "error", "a source text that is not there"),
        Code("F08", "error", "two source texts with one id"),
        Code("F09", "error", "a character that a page cannot hold"),
        Code("F10", "error", "raw HTML that is not closed"),
        Code("F11", "error", "a list that the page counts differently"),
        Code("F12", "error", "an option that is wrong"),
        Code("F13", "error", "a glossary that is no list of entries in valid YAML"),
        Code("F14", "error", "an entry of the glossary that lacks something, or has it twice"),
        Code("F15", "error", "an essay without its entry"),
        Code("F16", "error", "a glossary of another program that cannot be read"),
        Code("F17", "error", "a file that cannot be written"),
        Code("F18", "error", "text that Markdown would take too long to read"),
        Code("F19", "warning", "a dictionary that cannot be read"),
        Code("F20", "error", "a document that cannot be brought in"),
        Code("F21", "error", "a baseline that cannot be read"),
    )
}


@dataclass(frozen=True, slots=True)
class Finding:
    """Something an editor should know, with the place and what to do."""

    code: str
    """A key of `REGISTRY`."""
    location: Location
    """Where to look first."""
    message: str
    """One line: `expected …, found …; do …`."""
    see: Location | None = None
    """The other place that has to do with it, in the other file as a rule."""
    grade: Severity | None = None
    """How grave it is, where that is not the severity of its code."""
    edits: tuple[Edit, ...] = ()
    """What mends it, in the order of the file; none where that needs more than a yes."""

    @property
    def severity(self) -> Severity:
        """Return how grave this is."""
        return self.grade or REGISTRY[self.code].severity

    def __str__(self) -> str:
        see = f" (see {one_line(self.see.path)}:{self.see.line})" if self.see else ""
        return f"{one_line(str(self.location))}: {self.severity}[{self.code}] {one_line(self.message)}{see}"


class BitextError(Exception):
    """What stops a build or a command: the root of all errors that a user can cause; its text is the line to show."""


class FileError(BitextError):
    """A file, or a place in one, stops it."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(str(finding))
        self.finding = finding


class ConfigurationError(FileError):
    """An option of `mkdocs.yml` is wrong."""


class DuplicateIdError(FileError):
    """Two source texts have one id."""


def one_line(text: str) -> str:
    """Return `text` as one printable line, so that no file can write a line of its own into a log."""
    return text if text.isprintable() else "".join(c if c.isprintable() else _escape(c) for c in text)


def _escape(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")

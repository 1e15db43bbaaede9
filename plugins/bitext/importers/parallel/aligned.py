"""A text and its translation, row by row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from bitext.diagnostics import Finding, Location
from bitext.importers.document import Block, Note, Run
from bitext.languages.detection import tag_of


@dataclass(frozen=True, slots=True)
class Row:
    """Blocks that render one another."""

    source: tuple[Block, ...] = ()
    """Of the original; none for what the translators added."""
    translation: tuple[Block, ...] = ()
    """Of the translation; none for what was left out."""
    reason: str = ""
    """Why nothing renders the source, as the file says; else empty."""


@dataclass(frozen=True, slots=True)
class Aligned:
    """A text beside its translation, as it was read."""

    shown: str
    """The path of the file, as messages name it."""
    languages: tuple[str, str] = ("", "")
    """Tags of the original's language and of the translation's."""
    titles: tuple[str, str] = ("", "")
    """Of the original and of the translation; empty where none was found."""
    rows: tuple[Row, ...] = ()
    """In the order of both texts."""
    notes: tuple[tuple[Note, ...], tuple[Note, ...]] = ((), ())
    """The notes of the original's own, and those of the translation's."""
    facts: Mapping[str, str] = field(default_factory=dict)
    """What is known of the original: keys of its front matter → values."""
    is_markdown: bool = False
    """Whether the words of its blocks are Markdown, to be kept as typed."""
    fault: Finding | None = None
    """Why it cannot be brought in, or None."""
    guess: str = ""
    """Its encoding if that was guessed from the content, else an empty string."""
    sample: str = ""
    """Its first Chinese words if the encoding was guessed."""
    dropped: tuple[str, ...] = ()
    """What was left out, in words."""
    remarks: tuple[str, ...] = ()
    """What an editor has to look at, a sentence each."""


def faulty(shown: str, message: str, line: int = 1, column: int = 1) -> Aligned:
    """Return what a file is that cannot be brought in."""
    return Aligned(shown, fault=Finding("F20", Location(shown, line, column), message))


def paragraphs(text: str) -> tuple[Block, ...]:
    """Return the lines of a text as paragraphs, without empty ones."""
    return tuple(paragraph(line) for line in text.split("\n") if line.strip())


def paragraph(text: str) -> Block:
    """Return a paragraph of plain words."""
    return Block("paragraph", (Run(text.strip(" \t\n")),), language=tag_of(text))


def verse(lines: Sequence[str]) -> Block:
    """Return lines that stand, as one block; a single line is a paragraph."""
    if len(lines) == 1:
        return paragraph(lines[0])
    runs = [Run(line, line_break=True) for line in lines[:-1]]
    return Block("verse", (*runs, Run(lines[-1])), language=tag_of("".join(lines)))


def words_of(rows: Sequence[Row]) -> tuple[str, str]:
    """Return all words of either side, by which its language can be told."""
    ours = (block.text for row in rows for block in row.source)
    theirs = (block.text for row in rows for block in row.translation)
    return "\n".join(ours), "\n".join(theirs)


def titles_of(rows: Iterable[Row]) -> tuple[str, str]:
    """Return the first heading of the first level of each side, or an empty string."""
    rows = list(rows)
    ours = (block for row in rows for block in row.source)
    theirs = (block for row in rows for block in row.translation)
    source, translation = (
        next((block.text.removeprefix("# ") for block in blocks if block.kind == "heading" and block.level == 1), "")
        for blocks in (ours, theirs)
    )
    return source, translation

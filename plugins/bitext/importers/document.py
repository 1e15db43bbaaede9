"""A document that was brought in: what its text is made of, and what is known of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from bitext.diagnostics import Finding

Kind = Literal["paragraph", "heading", "item", "table", "quotation", "verse", "code", "image"]


@dataclass(frozen=True, slots=True)
class Run:
    """Words of a block that stand in one way."""

    text: str
    """The words as printed; of a call of a note, its sign; of an image, what is said of it."""
    strong: bool = False
    """Whether they are bold."""
    emphasis: bool = False
    """Whether they are in italics."""
    address: str = ""
    """Where they lead, or where the picture lies; else empty."""
    note: str = ""
    """The label of the note that is called here, or an empty string."""
    ruby: str = ""
    """The reading printed over them, or an empty string."""
    line_break: bool = False
    """Whether a line ends behind them that is a line of the text."""


Cell = tuple[Run, ...]
"""What a cell of a table says."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or what takes the place of one."""

    kind: Kind
    runs: tuple[Run, ...] = ()
    """Its words, without those of a table."""
    level: int = 0
    """Of a heading, 1 to 6; of an item, how deep it is nested, 0 for the outermost list."""
    rows: tuple[tuple[Cell, ...], ...] = ()
    """Of a table: its rows, all with as many cells."""
    header: bool = False
    """Of a table: whether its first row is its header."""
    number: str = ""
    """Of an ordered item: its number as printed, `1.`; else empty."""
    language: str = ""
    """The tag of the language that its script shows, or an empty string."""
    goes_on: bool = False
    """Whether it is a further paragraph of the item or the quotation before it."""

    @property
    def text(self) -> str:
        """Return its words, those of a table cell by cell with a space between two."""
        if self.kind == "table":
            return " ".join(text_of(cell) for row in self.rows for cell in row)
        return text_of(self.runs)


@dataclass(frozen=True, slots=True)
class Note:
    """A note of the document's own, which stands apart from the text."""

    label: str
    """What its calls name it by."""
    sign: str
    """Its sign as printed: 1, [1], ①, ※."""
    blocks: tuple[Block, ...]
    """What it says, without the sign."""


@dataclass(frozen=True, slots=True)
class Document:
    """A document as it was read."""

    shown: str
    """Its path, as messages name it."""
    title: str = ""
    """Its title, which also is the heading that its blocks begin with; empty where none was found."""
    blocks: tuple[Block, ...] = ()
    """Its text in order, without its notes."""
    notes: tuple[Note, ...] = ()
    """Its notes in order."""
    facts: Mapping[str, str] = field(default_factory=dict)
    """What is known of it: keys of an original's front matter → values in the form that they have there."""
    language: str = ""
    """The tag of its language, or an empty string."""
    encoding: str = ""
    """The name of its encoding, where it has one."""
    guess: str = ""
    """Its encoding if that was guessed from the content, else an empty string."""
    sample: str = ""
    """Its first Chinese words if the encoding was guessed."""
    fault: Finding | None = None
    """Why it cannot be brought in, or None."""
    dropped: tuple[str, ...] = ()
    """What was left out, in words: `12 links of a menu`."""
    remarks: tuple[str, ...] = ()
    """What an editor has to look at, a sentence each."""
    body: str | None = None
    """The text as it stands, where it is in Markdown already; else None."""


def text_of(runs: tuple[Run, ...]) -> str:
    """Return the words of runs, with a line feed where a line ends."""
    return "".join(f"{run.text}\n" if run.line_break else run.text for run in runs).strip("\n")

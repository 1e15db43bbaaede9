"""The text of an original by the letter of the format, read without any code of ours: what is on the page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

SEPARATOR = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
MARK = re.compile(r"#{1,6} |- |> |\|")
FENCE = re.compile(r"(`{3,9})[^`]*|(~{3,4})[ -}]*")
CLOSING = re.compile(r"(`{3,9}|~{3,4})[ \t]*")
IMAGE = re.compile(r'!\[[^\[\]]*\]\(((?:[^\s()<>"]|\([^\s()<>"]*\))+)(?: +"[^"]*")?\)([ \t]*)')
COUNT = re.compile(r" {0,3}([0-9]{1,3})\. ")
INNER = re.compile(r"( {0,3}\t[ \t]*| {4}[ \t]*)(\\*)(- |[0-9]{1,3}\. )")


def visible(body: str) -> str:
    """Return the text of a body: marks, a table's lines and the line feeds outside fences taken away."""
    reader = _Reader(body.split("\n"))
    while reader.index < len(reader.lines):
        reader.read()
    return "".join(reader.shown)


@dataclass
class _Reader:
    lines: Sequence[str]
    shown: list[str] = field(default_factory=list)
    index: int = 0
    open_: str = ""
    """The mark of the block that a line may go on with; `p` for a paragraph."""
    number: int = -1
    """What the block's first line counts."""
    row: int = 0

    def read(self) -> None:
        line = self.lines[self.index]
        end = fence_end(self.lines, self.index)
        self.index += 1
        self.row = self.row + 1 if line.startswith("|") and self.open_ == "|" else 0
        if end:
            self.shown.append("\n".join(self.lines[self.index : end]))
            self.index, self.open_ = end + 1, ""
        elif not line.strip():
            self.shown.append(line)
            self.open_ = ""
        elif MARK.match(line):
            self.marked(line)
        elif line != ">" or self.open_ != ">":
            self.plain(line)

    def marked(self, line: str) -> None:
        if line.startswith("|"):
            self.shown += [] if self.row == 1 and SEPARATOR.fullmatch(line) else cells(line)
        else:
            self.shown.append(MARK.sub("", line, count=1))
        self.open_, self.number = line[0] if line[0] in ">-|" else "", -1

    def plain(self, line: str) -> None:
        count = COUNT.match(line)
        if count and self.open_ in ("p", "-") and self.number >= 0 and int(count[1]) == self.number + 1:
            self.shown.append(line)
            self.open_, self.number = "-", self.number + 1
        elif self.open_ in ("", "|"):
            image = IMAGE.fullmatch(line) if self.ends_here() else None
            self.shown.append(unescaped(line) if not image else line if ":" in image[1] else image[2])
            self.open_, self.number = "p", int(count[1]) if count else -1
        elif self.open_ == "-" or (self.open_ == "p" and self.number >= 0):
            self.in_item(line)
        else:
            self.shown.append(unescaped(line))

    def ends_here(self) -> bool:
        if self.index == len(self.lines):
            return True
        following = self.lines[self.index]
        return not following.strip() or bool(MARK.match(following)) or fence_end(self.lines, self.index) > 0

    def in_item(self, line: str) -> None:
        sibling, inner = re.match(r" {1,3}- ", line), INNER.match(line)
        if sibling:
            self.shown.append(line[sibling.end() :])
            self.open_ = "-"
        elif inner and inner[2]:
            self.shown.append(inner[1] + line[inner.end(1) + 1 :])
        elif inner:
            self.shown.append(line[inner.end() if inner[3] == "- " else inner.end(1) :])
        else:
            self.shown.append(unescaped(line))


def cells(line: str) -> list[str]:
    """Return the cells of a table's line: an escaped pipe is text, padding is ASCII, a last pipe opens no cell."""
    parts = line.replace("\\|", "\n").split("|")[1:]
    if len(parts) > 1 and not parts[-1].strip(" \t"):
        parts.pop()
    return [part.strip(" \t").replace("\n", "|") for part in parts]


def unescaped(line: str) -> str:
    """Return a line without the backslash before what would be a mark."""
    escaped = re.match(r"\\+", line)
    rest = line[escaped.end() :] if escaped else ""
    is_mark = escaped and (MARK.match(rest) or rest.startswith(("```", "~~~")) or IMAGE.fullmatch(rest))
    return line[1:] if is_mark else line


def fence_end(lines: Sequence[str], index: int) -> int:
    """Return the index of the line that closes the fence which a line opens; 0, where it opens none."""
    opening = FENCE.fullmatch(lines[index])
    marks = (opening[1] or opening[2]) if opening else ""
    for end in range(index + 1, len(lines)) if marks else ():
        closing = CLOSING.fullmatch(lines[end])
        if closing and closing[1].startswith(marks):
            return end
    return 0

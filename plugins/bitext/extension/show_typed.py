"""Text that is shown as typed, because Markdown would take too long to read it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape
from secrets import randbelow

import markdown
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.util import AMP_SUBSTITUTE, ETX, STX

from bitext.model.text import Typed
from bitext.syntax.heavy import heavy
from bitext.syntax.translation_blocks import scan

FIRST = 1000  # priority of a preprocessor: before all others, so that the lines are as typed
_CODES = 29  # just after Python-Markdown has taken out what it keeps for itself (30), before code (25) and HTML (20)
_LEFT = 4  # priority of a postprocessor: after all code and HTML has been put back

# All characters with a meaning in Markdown but letters and digits. A bar has one only in tables, which are then whole.
_SIGNS = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{}~|"
_LETTERS = {sign: chr(0x61 + index) if index < 26 else chr(0x41 + index - 26) for index, sign in enumerate(_SIGNS)}
_OF_LETTERS = {letter: sign for sign, letter in _LETTERS.items()}
_GUESSED = 12  # digits of a number that nobody can guess
_HEAD = re.compile(r"[ \t]*(?:>[ \t]?|(?:[*+-]|\d{1,9}\.)[ \t]+|#{1,6}|\[\^[^\]\n]*\]:|!!!|\?\?\?\+?|===)?")
_UNDERLINE = re.compile(r" {0,3}[=-]+[ \t]*")
_CODE = re.compile(f"{STX}(\\d+){ETX}")


def as_typed(lines: Sequence[str], runs: Iterable[Typed], begin: str) -> list[str]:
    """Return the lines, with a code for each character of Markdown markup in those of some runs.

    `begin`: the string that codes begin with, which is nowhere else in the lines.
    """
    codes = str.maketrans({sign: f"{begin}{letter}" for sign, letter in _LETTERS.items()})
    without_bar = {sign: code for sign, code in codes.items() if sign != ord("|")}
    made = list(lines)
    for run in runs:
        for index in range(run.start, run.end):
            made[index] = made[index].lstrip().translate(codes) if run.whole else _after_head(made[index], without_bar)
    return made


def _after_head(line: str, codes: dict[int, str]) -> str:
    """Return a line with codes behind the markup that makes it an item, a heading or a footnote."""
    if _UNDERLINE.fullmatch(line):
        return line
    head = _HEAD.match(line)
    end = head.end() if head else 0
    return line[:end] + line[end:].translate(codes)


def _code(sign: str) -> str:
    # With Python-Markdown's own code, `&` could still begin an entity with what follows, and the table of contents
    # would make tags of `<` and `>`, since it decodes them after it has looked for tags.
    return f"{AMP_SUBSTITUTE}#{ord(sign)};" if sign in "&<>" else f"{STX}{ord(sign)}{ETX}"


class ShowTyped(Preprocessor):
    """Turns our codes into Python-Markdown's codes for literal characters."""

    def __init__(self, md: markdown.Markdown) -> None:
        """Begin a page."""
        super().__init__(md)
        self.begin = ""
        """The string that the codes of the page begin with, or "" where there are none."""

    @classmethod
    def on(cls, md: markdown.Markdown) -> ShowTyped:
        """Register a preprocessor on `md`, and return it."""
        shown = cls(md)
        md.preprocessors.register(shown, "bitext_typed", _CODES)
        md.postprocessors.register(_Left(md, shown), "bitext_typed", _LEFT)
        return shown

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines with Python-Markdown's codes."""
        if not self.begin:
            return lines
        pattern = re.compile(f"{self.begin}([{''.join(_OF_LETTERS)}])")
        return [pattern.sub(lambda match: _code(_OF_LETTERS[match[1]]), line) for line in lines]


class _Left(Postprocessor):
    """Turns the codes in code, where Python-Markdown leaves them, into characters."""

    def __init__(self, md: markdown.Markdown, shown: ShowTyped) -> None:
        super().__init__(md)
        self.shown = shown

    def run(self, text: str) -> str:
        return _CODE.sub(lambda match: escape(chr(int(match[1]))), text) if self.shown.begin else text


class TypedLines(Preprocessor):
    """Finds the lines to show as typed on a page that is no translation: the essay on a term."""

    def __init__(self, md: markdown.Markdown, shown: ShowTyped) -> None:
        """Take the preprocessor that will show them."""
        super().__init__(md)
        self.shown = shown

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines, with codes in those that Markdown would take too long to read."""
        body = "\n".join(lines)
        runs = heavy(body, scan(body, 1).blocks)
        if not runs:
            return lines
        self.shown.begin = beginning(body)
        return as_typed(lines, runs, self.shown.begin)


def beginning(body: str, sign: str = "\ufdd0") -> str:
    """Return a run of a noncharacter that is longer than any in a text, and a number that nobody can guess.

    The number is there for files that are inserted later, which may hold any run. Neither reaches the page.
    """
    number = "".join(chr(0xFDD2 + int(digit)) for digit in str(randbelow(10**_GUESSED)).zfill(_GUESSED))
    return sign * (1 + max(map(len, re.findall(f"{sign}+", body)), default=0)) + number

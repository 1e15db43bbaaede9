"""Text that is shown as it was typed, because to read it as Markdown would take too long."""

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

FIRST = 1000  # of preprocessors: before all others, so that the lines are as typed
_CODES = 29  # just after Python-Markdown has taken out what it keeps for itself (30), before code (25) and HTML (20)
_LEFT = 4  # of postprocessors: after all code and HTML has been put back

# All that has a meaning anywhere, letters and digits aside. A bar has one in tables alone, which are then whole.
_SIGNS = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{}~|"
_LETTERS = {sign: chr(0x61 + index) if index < 26 else chr(0x41 + index - 26) for index, sign in enumerate(_SIGNS)}
_OF_LETTERS = {letter: sign for sign, letter in _LETTERS.items()}
_GUESSED = 12  # digits of a number that is not to be guessed
_HEAD = re.compile(r"[ \t]*(?:>[ \t]?|(?:[*+-]|\d{1,9}\.)[ \t]+|#{1,6}|\[\^[^\]\n]*\]:|!!!|\?\?\?\+?|===)?")
_UNDERLINE = re.compile(r" {0,3}[=-]+[ \t]*")
_CODE = re.compile(f"{STX}(\\d+){ETX}")


def as_typed(lines: Sequence[str], runs: Iterable[Typed], begin: str) -> list[str]:
    """Return lines in which those of some runs have no sign of Markdown left, but a code for each.

    `begin`: what a code begins with, and nothing else in the lines is.
    """
    codes = str.maketrans({sign: f"{begin}{letter}" for sign, letter in _LETTERS.items()})
    without_bar = {sign: code for sign, code in codes.items() if sign != ord("|")}
    made = list(lines)
    for run in runs:
        for index in range(run.start, run.end):
            made[index] = made[index].lstrip().translate(codes) if run.whole else _after_head(made[index], without_bar)
    return made


def _after_head(line: str, codes: dict[int, str]) -> str:
    """Return a line with what makes it an item, a heading or a footnote, and codes behind that."""
    if _UNDERLINE.fullmatch(line):
        return line
    head = _HEAD.match(line)
    end = head.end() if head else 0
    return line[:end] + line[end:].translate(codes)


def _code(sign: str) -> str:
    # Of an ampersand by its own code, what follows it could still make an entity; of the others, the table of contents
    # would make a tag, since it reads these codes after it has looked for tags.
    return f"{AMP_SUBSTITUTE}#{ord(sign)};" if sign in "&<>" else f"{STX}{ord(sign)}{ETX}"


class ShowTyped(Preprocessor):
    """Makes of our codes those that Python-Markdown has for characters that stand for themselves."""

    def __init__(self, md: markdown.Markdown) -> None:
        """Begin a page."""
        super().__init__(md)
        self.begin = ""
        """What the codes of the page begin with; empty where there are none."""

    @classmethod
    def on(cls, md: markdown.Markdown) -> ShowTyped:
        """Return the one that has been registered on `md`."""
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
    """Makes characters of the codes in code, where Python-Markdown leaves them."""

    def __init__(self, md: markdown.Markdown, shown: ShowTyped) -> None:
        super().__init__(md)
        self.shown = shown

    def run(self, text: str) -> str:
        return _CODE.sub(lambda match: escape(chr(int(match[1]))), text) if self.shown.begin else text


class TypedLines(Preprocessor):
    """Finds what is to be shown as typed on a page that is no translation: the essay on a term."""

    def __init__(self, md: markdown.Markdown, shown: ShowTyped) -> None:
        """Take what will show it."""
        super().__init__(md)
        self.shown = shown

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines with codes in those that take too long."""
        body = "\n".join(lines)
        runs = heavy(body, scan(body, 1).blocks)
        if not runs:
            return lines
        self.shown.begin = beginning(body)
        return as_typed(lines, runs, self.shown.begin)


def beginning(body: str, sign: str = "\ufdd0") -> str:
    """Return a run of a noncharacter that is longer than any in a text, and a number that nobody can guess.

    A file that is set in later may hold any run. Neither reaches the page.
    """
    number = "".join(chr(0xFDD2 + int(digit)) for digit in str(randbelow(10**_GUESSED)).zfill(_GUESSED))
    return sign * (1 + max(map(len, re.findall(f"{sign}+", body)), default=0)) + number

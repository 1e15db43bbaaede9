"""The words of one paragraph of a page, as they are printed: white space as browsers show it, lines where they end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from bitext.importers.document import Run
from bitext.languages.script import is_without_spaces

_SPACES = re.compile(r"[ \t\r\n\f]+")
_INVISIBLE = re.compile("[\u200b\ufeff\u00ad\u2060]")
_INDENT = " \u3000\u00a0\u2000-\u200a"
_LEADING = re.compile(f"[{_INDENT}]+")
_IS_INDENT = re.compile("\u3000|[\u00a0\u2002\u2003]{2}")


@dataclass(slots=True)
class Line:
    """A line of a paragraph."""

    runs: list[Run] = field(default_factory=list)
    is_indented: bool = False
    """Whether it begins with ideographic spaces, as a paragraph does where no style says so."""

    @property
    def text(self) -> str:
        """Return its words."""
        return "".join(run.text for run in self.runs)


class Builder:
    """What a paragraph has so far."""

    def __init__(self) -> None:
        self._lines = [Line()]
        self._space = ""  # white space that is shown if words follow
        self._last = ""

    def add(self, text: str, way: Run) -> None:
        """Add text of the page; `way`: how it stands there."""
        text = _INVISIBLE.sub("", text)
        done = 0
        pieces = list[str]()
        for match in _SPACES.finditer(text):
            pieces += self._words(text[done : match.start()])
            self._space = self._space or ("\n" if "\n" in match[0] else " ")
            done = match.end()
        pieces += self._words(text[done:])
        if shown := "".join(pieces):
            self._lines[-1].runs.append(replace(way, text=shown))

    def add_whole(self, run: Run) -> None:
        """Add words that stay together: a call of a note, words with a reading."""
        *before, _ = [*self._words(run.text)] or [""]
        self._lines[-1].runs += [*(Run(space) for space in before if space), run]

    def end_line(self) -> None:
        """End a line of the text."""
        self._lines.append(Line())
        self._space = self._last = ""

    def take(self) -> list[Line]:
        """Return the lines, without white space at their ends, and begin anew; an empty one parts paragraphs."""
        lines, self._lines, self._space, self._last = self._lines, [Line()], "", ""
        for line in lines:
            _strip_end(line.runs)
        return lines if any(line.runs for line in lines) else []

    def _words(self, word: str) -> Iterator[str]:
        """Yield a word, and before it the space that is shown between it and what stands before."""
        if not self._last and word:
            stripped = word[leading.end() :] if (leading := _LEADING.match(word)) else word
            line = self._lines[-1]
            line.is_indented = line.is_indented or _IS_INDENT.match(word) is not None
            word, self._space = stripped, ""
        if not word:
            return
        if self._space:
            is_none = self._space == "\n" and is_without_spaces(self._last) and is_without_spaces(word[0])
            yield "" if is_none else " "
            self._space = ""
        self._last = word[-1]
        yield word


def _strip_end(runs: list[Run]) -> None:
    while runs and not runs[-1].note:
        text = runs[-1].text.rstrip(" \u3000\u00a0")
        if text == runs[-1].text:
            return
        if text:
            runs[-1] = replace(runs[-1], text=text)
            return
        runs.pop()

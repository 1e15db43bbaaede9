"""Notes as word processors write them, where footnotes are meant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bitext.alignment.slips.slip import Slip, View, counted
from bitext.edits import Edit

_NOTE = re.compile(r"[ \t\u3000]{0,4}(\\?\[(\d{1,3}|[ivx]{1,5})\\?\])(?![(:\[])[ \t\u3000\xa0]{0,4}(?=\S)")
_CALL = re.compile(r"(?<=\S)\\?\[(\d{1,3}|[ivx]{1,5})\\?\](?![(:\[])")
_SUPERSCRIPTS = str.maketrans("\u2070\xb9\xb2\xb3\u2074\u2075\u2076\u2077\u2078\u2079", "0123456789")
_RAISED = re.compile(r"[\u2070\xb9\xb2\xb3\u2074-\u2079]{1,3}")


def of_word_processors(view: View) -> Iterator[Slip]:
    """Yield one slip for all notes of a word processor in the section: paragraphs that begin with [1] or ¹."""
    notes: dict[str, Edit] = {}
    for block in view.translation:
        if block.kind not in ("paragraph", "item"):
            continue
        for k, line in enumerate(view.page.lines_of(block)):
            label, found = _note(line)
            if label and label not in notes:
                notes[label] = view.put(block.line + k, 1, found, f"[^{label}]: ")
    heads = {edit.line for edit in notes.values()}
    calls = [edit for edit in _calls(view, notes) if edit.line not in heads]
    if notes and calls:
        lines = sorted(heads)
        first = next(iter(notes))
        what = (
            f"expected a footnote as [^{first}]: …, found {notes[first].found.strip()} as word processors write it "
            f"({counted(lines)}); write [^{first}]: there, and [^{first}] after the words that it is about"
        )
        yield Slip("word note", lines[0], what, tuple(sorted([*notes.values(), *calls])))


def _note(line: str) -> tuple[str, str]:
    """Return the label of the note that a line begins, and its number as typed ([1], ¹); else two empty strings."""
    if match := _NOTE.match(line):
        return match[2], match[0]
    if match := _RAISED.match(line):
        return match[0].translate(_SUPERSCRIPTS), match[0]
    return "", ""


def _calls(view: View, notes: dict[str, Edit]) -> Iterator[Edit]:
    """Yield the edits that turn the numbers of these notes in the text into footnote references."""
    for index, line in enumerate(view.page.lines):
        at = view.page.first_line + index
        for match in _CALL.finditer(line):
            if match[1] in notes:
                yield view.put(at, match.start() + 1, match[0], f"[^{match[1]}]")
        for match in _RAISED.finditer(line):
            if (label := match[0].translate(_SUPERSCRIPTS)) in notes and match.start():
                yield view.put(at, match.start() + 1, match[0], f"[^{label}]")

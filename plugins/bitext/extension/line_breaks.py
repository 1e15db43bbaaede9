"""Writes the line ends of a translation that stand on the page as breaks of Python-Markdown."""

from __future__ import annotations

from bitext.model.edition import Translation
from bitext.syntax.line_ends import is_hard

_BREAK = "  "


def with_breaks(lines: list[str], translation: Translation) -> list[str]:
    r"""Return the lines of a page with a break at each end that stands.

    In pairs whose lines stand, a break is put for a `\` at the end of a line, which Python-Markdown would show, and at
    each end of a block whose lines are kept as the original's. Other pages are left to Python-Markdown.
    """
    for pair in translation.pairing.pairs:
        for block in (translation.blocks[index] for index in pair.translation) if pair.lines else ():
            line, done = block.line - translation.body_line, 0
            for end in block.line_ends if pair.lines == "both" else block.hard_ends:
                line += block.text.count("\n", done, end)
                done = end
                lines[line] = _broken(lines[line])
    return lines


def _broken(line: str) -> str:
    if not is_hard(line):
        return f"{line}{_BREAK}"
    return f"{line[:-1]}{_BREAK}" if line.endswith("\\") else line

"""The ends of a translation's lines that are to stand on the page, written as Python-Markdown's own breaks."""

from __future__ import annotations

from bitext.model.edition import Translation
from bitext.syntax.line_ends import is_hard

_BREAK = "  "


def with_breaks(lines: list[str], translation: Translation) -> list[str]:
    r"""Return the lines of a page with a break at each end that stands.

    These are `\` before the end, which Python-Markdown would show, and every end of a block whose lines are kept as
    the original's are.
    """
    kept = {index for pair in translation.pairing.pairs if pair.lines == "both" for index in pair.translation}
    for index, block in enumerate(translation.blocks):
        ends = block.line_ends if index in kept else block.hard_ends
        line, done = block.line - translation.body_line, 0
        for end in ends:
            line += block.text.count("\n", done, end)
            done = end
            lines[line] = _broken(lines[line])
    return lines


def _broken(line: str) -> str:
    if not is_hard(line):
        return f"{line}{_BREAK}"
    return f"{line[:-1]}{_BREAK}" if line.endswith("\\") else line

"""The ends of a translation's lines that are to stand on the page, written as Python-Markdown's own breaks."""

from __future__ import annotations

from bitext.model.edition import Translation
from bitext.syntax.line_ends import is_hard

_BREAK = "  "


def with_breaks(lines: list[str], translation: Translation) -> list[str]:
    r"""Return the lines of a page with a break at each end that stands.

    In pairs whose lines stand these are the ends with a `\`, which Python-Markdown would show, and all ends of a block
    whose lines are kept as the original's are. All other pages are Python-Markdown's alone.
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

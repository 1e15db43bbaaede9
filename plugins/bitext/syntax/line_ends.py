"""Where the lines of a translation's prose end, and at which of these ends the editor has typed a break."""

from __future__ import annotations

import re

from bitext.model.text import Kind

_PROSE = ("paragraph", "item", "quotation")
_QUOTE = re.compile(r" {0,3}> ?")
# What ends the prose: a blank line, a list, a heading, a table, a rule, a fence, a definition, HTML.
_ELSE = re.compile(
    r"\s*(?:$|[-*+] |\d{1,9}\. |#|\||`{3}|~{3}|[=-]+\s*$|\[[^\]\n]{1,200}\]:|:\s|</?(?!br\b)[a-z])", re.IGNORECASE
)
_HARD = re.compile(r"(?: {2}|<br ?/?> {0,9}|(?<!\\)(?:\\\\){0,99}\\)$", re.IGNORECASE)


def line_ends(kind: Kind, markdown: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the offsets of the line feeds that end lines of a block's prose, and the offsets of those that are breaks.

    A break is two spaces, a backslash or `<br>` before the line feed. A block that holds more than lines of prose (a
    list in an item, say) gives two empty tuples.
    """
    if "\n" not in markdown or kind not in _PROSE or markdown.startswith("#"):
        return (), ()  # `# a\` would become a heading without its backslash
    ends, hard = list[int](), list[int]()
    offset = -1
    before = ""  # the line above, without the `>` of a quotation
    ticks = 0  # in code a backslash is no break
    for number, line in enumerate(markdown.split("\n")):
        mark = _QUOTE.match(line) if kind == "quotation" else None
        words = line[mark.end() :] if mark else line
        parted = number == 0 or not before.strip() or not words.strip()
        if number and words.strip() and _ELSE.match(words):
            return (), ()
        if not parted:
            ends.append(offset)
            if is_hard(before) and not (ticks % 2 and before.endswith("\\")):
                hard.append(offset)
        before, ticks = words, ticks + words.count("`")
        offset += len(line) + 1
    return tuple(ends), tuple(hard)


def is_hard(line: str) -> bool:
    """Return whether a line ends in a break."""
    return line.endswith(("  ", "\\", ">", "> ")) and _HARD.search(line[-220:]) is not None

"""Text as our notation has to hold it, so that no character of it is read as a mark."""

from __future__ import annotations

import re

from bitext.syntax.source_blocks import MARKED

_NUMBER = re.compile(r"\d{1,9}(?=\.(?:\s|$))")
_HEAD = re.compile(r"[#>]|[+-](?:\s|$)|---|!!!|\[[^\[\]]{1,200}\]:")
_NO_BACKSLASH = re.compile(r"===|~~~|\?\?\?|:(?:\s|$)")  # Python-Markdown takes none before these
_CHARACTERS = re.compile(r"(\\|`|\*|(?<!\w)_|_(?!\w)|\{(?=[:#.])|\[(?=\^|[^\[\]]{0,300}\]\())|(<!|[<&](?=[\w/?#]))")
_CLOSING = re.compile(r"#(?=#{0,200}$)")
_NUMBER_SIGN = "&#35;"
_ENTITIES = {"<": "&lt;", "&": "&amp;", "<!": "&#60;!"}  # `&lt;!--` would be taken for a comment of ours, mangled


def in_source(line: str) -> str:
    """Return a line of an original with a backslash before what would be a mark, and else as it is."""
    return f"\\{line}" if MARKED.match(line) else line


def in_markdown(line: str) -> str:
    """Return a paragraph on one line as Markdown that shows it; brackets stay, since notes stand in them."""
    return at_line_start(inline(line.strip()))


def at_line_start(line: str) -> str:
    """Return Markdown that begins a line, so that its first characters are no mark of a block."""
    if number := _NUMBER.match(line):
        return f"{number[0]}\\{line[number.end() :]}"
    if _NO_BACKSLASH.match(line):
        return f"&#{ord(line[0])};{line[1:]}"
    return f"\\{line}" if _HEAD.match(line) else line


def in_heading(line: str, level: int) -> str:
    """Return a line of text as a heading in Markdown, in which number signs at the end are no text."""
    return heading(inline(line.strip()), level)


def heading(markdown: str, level: int) -> str:
    """Return a heading of Markdown in which number signs at the end are text."""
    return f"{'#' * level} {_CLOSING.sub(_NUMBER_SIGN, markdown)}"


def inline(text: str) -> str:
    """Return text as Markdown within a line that shows it."""
    return _CHARACTERS.sub(lambda match: f"\\{match[1]}" if match[1] else _ENTITIES[match[2]], text)

"""What mends YAML that no parser takes, where the look of it leaves no other way: edits to be tried."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from bitext.edits import Edit

_VALUE = re.compile(r"[ ]*(?:-[ ]+)?(?P<key>[\w-]{1,60}):[ ]+(?P<value>[^\s#\"'](?:[^#\"'\\]*[^\s#\"'\\])?)[ \t]*")
_ANOTHER_KEY = re.compile(r"(?:^|[ \t,{])[a-z][a-z_-]*:(?:[ \t]|$)")
"""A second key on a line: between quotation marks it would be lost."""


def colon(line: str, offset: int, number: int) -> Edit:
    """Return the edit that writes a colon with a space at an offset; `number`: of the line in the file."""
    space = "" if line[offset + 1 : offset + 2] in (" ", "") else " "
    return Edit(number, offset + 1, line[offset], f":{space}")


def quoting(lines: Sequence[str], index: int, first_line: int) -> tuple[Edit, ...]:
    """Return the edit that puts quotation marks around the whole value of a line; empty where its end is not sure.

    `first_line`: line of the file that the first of the lines is.
    """
    match = _VALUE.fullmatch(lines[index]) if index < len(lines) else None
    if not match or _ANOTHER_KEY.search(match["value"]):
        return ()
    below = next((line for line in lines[index + 1 :] if line.strip()), "")
    if len(below) - len(below.lstrip()) > match.start("key"):
        return ()  # the value goes on there
    written = json.dumps(match["value"], ensure_ascii=False)
    return (Edit(first_line + index, match.start("value") + 1, match["value"], written),)


def spaces_for_tabs(lines: Sequence[str], first_line: int) -> tuple[Edit, ...]:
    """Return edits that write two spaces for each tab at the heads of lines; empty where spaces stand there too."""
    found = ((index, line[: len(line) - len(line.lstrip())]) for index, line in enumerate(lines) if line.strip())
    indents = [(index, indent) for index, indent in found if indent]
    if any(set(indent) != {"\t"} for _, indent in indents):
        return ()
    return tuple(Edit(first_line + index, 1, indent, "  " * len(indent)) for index, indent in indents)

"""Ideographic spaces at the head of English lines, copied from a page that indents as Chinese does."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bitext.edits import Edit
from bitext.languages.script import HAN, is_mostly_han
from bitext.model.text import Block

_INDENT = re.compile(
    r"( {0,3}(?:#{1,6} |[-*+] |> ?|\d{1,4}\. )?)"
    r"([ \xa0\u2002\u2003]{0,8}\u3000[ \xa0\u2002\u2003\u3000]{0,40})(\S)"
)
_CHINESE = re.compile(rf"[{HAN}\u3000-\u303f\uff00-\uffef]")
_AS_TYPED = ("fence", "html")


def ideographic_indents(body: str, first_line: int, blocks: Iterable[Block]) -> Iterator[Edit]:
    """Yield the edits that take ideographic spaces out at the head of lines, where no Chinese follows them.

    `body` has LF line ends; `first_line` is its line in the file. Code, raw HTML and pages in Chinese
    are left alone.
    """
    if "\u3000" not in body or is_mostly_han(body):
        return
    lines = body.split("\n")
    for block in blocks:
        if block.kind in _AS_TYPED:
            continue
        for number in range(block.line, block.end + 1):
            match = _INDENT.match(lines[number - first_line])
            if match and not _CHINESE.match(match[3]):
                yield Edit(number, len(match[1]) + 1, match[2], "")

"""The seal in a source text's front matter: one line of it, and not a byte besides."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bitext.edits import Edit, applied, edits_at
from bitext.syntax.frontmatter import Split, Value, parse, split
from bitext.syntax.yaml_faults import FrontMatterError

_LINE = re.compile(r"[^\n]*\n|[^\n]+")  # front matter is split at LF alone
# The key, a value in one piece, a comment, the line's end.
_SEAL = re.compile(
    r"""sha256[ \t]*:(?P<value>[ \t]*(?:"[^"\n]*"|'[^'\n]*'|[^\s#"'][^\s]*)?)(?:[ \t]+\#.*?)?[ \t]*\r?\n""", re.ASCII
)


def sealing(text: str, seal: str) -> Edit | None:
    """Return the edit that writes a seal into a source text's file, or None where its front matter is not plain lines.

    `text`: the file without a byte-order mark; `seal`: 64 hexadecimal digits. The value of `sha256` is replaced, the
    comment behind it kept; where there is none, a line is put below the last key. What comes out is read again and
    compared.
    """
    said, body = _contents(_split(text))
    for start, end, write in _attempts(text, seal):
        (edit,) = edits_at(text, [(start, end, write)])
        if _contents(_split(applied(text, [edit]))) == (said | {"sha256": seal}, body):
            return edit
    return None


def _attempts(text: str, seal: str) -> Iterator[tuple[int, int, str]]:
    lines = list(_LINE.finditer(text))
    closing = 1 + _split(text).yaml.count("\n")  # index of the closing rule
    for line in lines[1:closing]:
        if match := _SEAL.fullmatch(text, line.start(), line.end()):
            yield match.start("value"), match.end("value"), f" {seal}"
            return
    keys = (index for index in range(closing - 1, 0, -1) if lines[index][0].strip() and lines[index][0][:1] != "#")
    for index in (next(keys, 0) + 1, closing):
        yield lines[index].start(), lines[index].start(), f"sha256: {seal}\n"


def _split(text: str) -> Split:
    return split(text.replace("\r\n", "\n"))


def _contents(parts: Split) -> tuple[dict[str, object], str]:
    """Return what the front matter says, without places, and the body; nothing said, where it is not valid."""
    try:
        return {key.text: _plain(value) for key, value in parse(parts.yaml).fields}, parts.body
    except FrontMatterError:
        return {}, parts.body


def _plain(value: Value) -> object:
    if value.kind == "list":
        return [_plain(item) for item in value.items]
    return {key.text: _plain(item) for key, item in value.fields} if value.kind == "mapping" else value.text

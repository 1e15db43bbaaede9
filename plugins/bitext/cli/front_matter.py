"""Seals in a front matter: one line of it, and not a byte besides."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bitext.edits import Edit, applied, edits_at
from bitext.syntax.frontmatter import Split, Value, parse, split
from bitext.syntax.yaml_faults import FrontMatterError

_LINE = re.compile(r"[^\n]*\n|[^\n]+")  # front matter is split at LF alone
# The key, a value in one piece, a comment, the line's end.
_SEAL = re.compile(
    r"""(?P<key>\w+)[ \t]*:(?P<value>[ \t]*(?:"[^"\n]*"|'[^'\n]*'|[^\s#"'][^\s]*)?)(?:[ \t]+\#.*?)?[ \t]*\r?\n""",
    re.ASCII,
)
OWN, RENDERED = "sha256", "source_sha256"
"""The key of a source text's seal, and that of the seal of the version that a translation renders."""


def sealing(text: str, seal: str, key: str = OWN) -> Edit | None:
    """Return the edit that writes a seal into a file, or None where its front matter is not plain lines.

    `text`: the file without a byte-order mark; `seal`: 64 hexadecimal digits. The value of the key is replaced, the
    comment behind it kept; where there is none, a line is put below the last key. What comes out is read again and
    compared.
    """
    said, body = _contents(_split(text))
    for start, end, write in _attempts(text, seal, key):
        (edit,) = edits_at(text, [(start, end, write)])
        if _contents(_split(applied(text, [edit]))) == (said | {key: seal}, body):
            return edit
    return None


def unsealing(text: str, key: str) -> Edit | None:
    """Return the edit that takes a seal out of a file, or None where its front matter is not plain lines."""
    said, body = _contents(_split(text))
    for line in _lines_of_front_matter(text):
        if (match := _SEAL.fullmatch(line[0])) and match["key"] == key:
            (edit,) = edits_at(text, [(line.start(), line.end(), "")])
            left = {name: value for name, value in said.items() if name != key}
            return edit if _contents(_split(applied(text, [edit]))) == (left, body) else None
    return None


def said_in(text: str) -> dict[str, object]:
    """Return what the front matter of a file says, by its keys; nothing, where it is not valid."""
    return _contents(_split(text))[0]


def _lines_of_front_matter(text: str) -> list[re.Match[str]]:
    return list(_LINE.finditer(text))[1 : 1 + _split(text).yaml.count("\n")]


def _attempts(text: str, seal: str, key: str) -> Iterator[tuple[int, int, str]]:
    lines = list(_LINE.finditer(text))
    closing = 1 + _split(text).yaml.count("\n")  # index of the closing rule
    for line in lines[1:closing]:
        match = _SEAL.fullmatch(text, line.start(), line.end())
        if match and match["key"] == key:
            yield match.start("value"), match.end("value"), f" {seal}"
            return
    keys = (index for index in range(closing - 1, 0, -1) if lines[index][0].strip() and lines[index][0][:1] != "#")
    for index in (next(keys, 0) + 1, closing):
        yield lines[index].start(), lines[index].start(), f"{key}: {seal}\n"


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

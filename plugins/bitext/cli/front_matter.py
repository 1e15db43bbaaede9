"""The seal in a source text's front matter: one line of it, and not a byte besides."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bitext.syntax.frontmatter import FrontMatterError, Split, Value, parse, split

_LINE = re.compile(rb"[^\n]*\n|[^\n]+")  # a source text's lines end at LF alone
# The key, a value in one piece, a comment, the line's end.
_SEAL = re.compile(rb"""(sha256[ \t]*:)[ \t]*(?:"[^"\n]*"|'[^'\n]*'|[^\s#"'][^\s]*)?([ \t]+\#.*?)?([ \t]*\r?\n)""")


def with_seal(data: bytes, seal: str) -> bytes | None:
    """Return a source text's file with its seal written, or nothing where its front matter is not plain lines.

    `data`: the file; `seal`: 64 hexadecimal digits. The line of `sha256` is replaced, its comment kept; where there is
    none, one is put below the last key. Every other byte stays: what comes out is read again and compared.
    """
    expected = _contents(_split(data))
    for attempt in _attempts(data, seal):
        if _contents(_split(attempt)) == (expected[0] | {"sha256": seal}, expected[1]):
            return attempt
    return None


def _attempts(data: bytes, seal: str) -> Iterator[bytes]:
    lines = _LINE.findall(data)
    closing = 1 + _split(data).yaml.count("\n")  # index of the closing rule
    for index in range(1, closing):
        if match := _SEAL.fullmatch(lines[index]):
            line = match[1] + b" " + seal.encode() + (match[2] or b"") + match[3]
            yield b"".join((*lines[:index], line, *lines[index + 1 :]))
            return
    keys = (index for index in range(closing - 1, 0, -1) if lines[index].strip() and lines[index][:1] != b"#")
    for index in (next(keys, 0) + 1, closing):
        end = b"\r\n" if lines[index - 1].endswith(b"\r\n") else b"\n"
        yield b"".join((*lines[:index], b"sha256: " + seal.encode() + end, *lines[index:]))


def _split(data: bytes) -> Split:
    return split(data.decode("utf-8-sig").replace("\r\n", "\n"))


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

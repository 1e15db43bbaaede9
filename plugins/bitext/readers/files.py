"""Files as text: every fault of a file is a finding, never a traceback."""

from __future__ import annotations

import stat
from collections.abc import Callable
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from bitext.config import MAX_FILE_BYTES
from bitext.diagnostics import Finding, Location
from bitext.readers.encodings import Encoding, encoding_of
from bitext.syntax.characters import PICTURES, unshowable
from bitext.tree import astray, badly_named, real_path, special, unread

_HEAD = 4096  # bytes: a front matter names its source text in the first of them


@dataclass(frozen=True, slots=True)
class File:
    """A file as it was read."""

    shown: str
    """The file's path, as messages name it."""
    text: str = ""
    """Its text, LF line ends, no byte-order mark; "" where it could not be read."""
    fault: Finding | None = None
    """Why it could not be read, or None."""
    head: str = ""
    """For a file that could not be read: as much of its head as is legible."""
    refused: bool = False
    """Whether the file was not even opened, because it lies outside the project."""
    digest: str = ""
    """SHA-256 of its bytes, where they were read."""


def read(
    path: Path,
    shown: str,
    within: Path,
    *,
    old_line_ends: bool = False,
    load: Callable[[Path], bytes] = Path.read_bytes,
    most: int = MAX_FILE_BYTES,
) -> File:
    """Return the file's text with LF line ends and without byte-order mark, or the fault that prevents it.

    Faults are: more than `most` bytes, a folder, a link that leads out of `within` or into a hidden folder, a special
    file, and a name or bytes that are not UTF-8. `old_line_ends`: a CR alone ends a line too, as in the host's
    Markdown. `load`: returns the bytes of a file that may be read.
    """
    try:
        if message := astray(path, real_path(path), within):
            return File(shown, fault=_fault("F01", shown, message), refused=True)
        status = path.stat()
        if message := badly_named(shown) or _not_a_file(status.st_mode):
            return File(shown, fault=_fault("F01", shown, message))
        size = status.st_size
        if size > most:
            return File(shown, fault=_too_large(shown, size, most), head=_head(path))
        data = load(path)
    except OSError as error:
        return File(shown, fault=_fault("F01", shown, unread(error)))
    return replace(_decoded(shown, data, old_line_ends=old_line_ends), digest=sha256(data).hexdigest())


def _decoded(shown: str, data: bytes, *, old_line_ends: bool) -> File:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _other_encoding(shown, data, error.start)
    if "\0" in text[:_HEAD] and encoding_of(data):
        return _other_encoding(shown, data, data.index(0))  # UTF-16 without a byte-order mark: its ASCII is valid UTF-8
    text = text.replace("\r\n", "\n")
    return File(shown, text.replace("\r", "\n") if old_line_ends else text)


def _other_encoding(shown: str, data: bytes, position: int) -> File:
    """Return the fault of a file that is not UTF-8, with as much of its head as is legible."""
    encoding = encoding_of(data)
    head = data[:_HEAD].decode(encoding.codec if encoding else "utf-8", "replace")
    return File(shown, fault=_not_utf8(shown, data, position, encoding), head=head)


def _head(path: Path) -> str:
    with path.open("rb") as stream:
        return stream.read(_HEAD).decode("utf-8", "replace")


def _not_a_file(mode: int) -> str:
    if stat.S_ISDIR(mode):
        return "expected a file, found a folder; rename the folder or put the text in a file of this name"
    return special(mode)


def _too_large(shown: str, size: int, most: int) -> Finding:
    limit = most // 1_000_000
    return _fault(
        "F03", shown, f"expected at most {limit} MB, found {size / 1_000_000:.1f} MB; split the text into several files"
    )


def _not_utf8(shown: str, data: bytes, position: int, encoding: Encoding | None) -> Finding:
    before = data[:position]
    line = before.count(b"\n") + 1
    column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8-sig", "replace")) + 1
    if encoding is None:
        found = f"the byte 0x{data[position]:02X}; save the file as UTF-8 (an editor's “Save with encoding”)"
    elif encoding.name == "UTF-16":
        line, column = 1, 1
        found = "what looks like UTF-16; save the file as UTF-8 (an editor's “Save with encoding”)"
    else:
        found = f"what looks like {encoding.name}; open the file with that encoding, then save it as UTF-8"
    return Finding("F02", Location(shown, line, column), f"expected UTF-8, found {found}")


def _fault(code: str, shown: str, message: str) -> Finding:
    return Finding(code, Location(shown), message)


def too_long(shown: str, line: int, why: str, column: int = 1) -> Finding:
    """Return the finding on text that Markdown would take too long to read; `why`: what it has too much of."""
    message = f"expected text that can be read as Markdown in time, found {why}; take them out, or part the paragraph"
    return Finding("F18", Location(shown, line, column), f"{message} (the page shows it as it was typed)")


def control_characters(body: str, shown: str, first_line: int) -> tuple[Finding, ...]:
    """Return a finding for each kind of character in a body that no page can hold.

    `shown`: path of the file. `first_line`: its line that the body begins on.
    """
    return tuple(
        Finding(
            "F09",
            Location(shown, first_line + line, column),
            f"expected text, found the control character U+{ord(character):04X}; "
            f"take it out (the page shows {PICTURES[character]} in its place)",
        )
        for character, line, column in unshowable(body)
    )

"""The file of another program as text, in any encoding."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from bitext.diagnostics import Finding, Location
from bitext.languages.script import HAN
from bitext.readers.decoding import Decoded, decoded
from bitext.readers.files import read
from bitext.tree import real_path

_WORDS = 4  # Chinese words of the file in the sample
_CHINESE = re.compile(f"[{HAN}]{{2,12}}")


@dataclass(frozen=True, slots=True)
class EncodedFile:
    """A file as it was read."""

    text: str = ""
    """Its text, LF line ends, no byte-order mark; "" where it could not be read."""
    fault: Finding | None = None
    """Why it could not be read, or None."""
    guess: str = ""
    """Its encoding if that was guessed from the content, else ""."""
    sample: str = ""
    """Its first Chinese words if the encoding was guessed, else ""."""
    encoding: str = ""
    """The name of its encoding."""


def read_encoded(
    path: Path, shown: str, *, most: int, codec: str = "", decode: Callable[[bytes], Decoded | None] = decoded
) -> EncodedFile:
    """Return the text of a file, or the fault that prevents it.

    `shown`: its path as messages name it. `most`: bytes that it may have. `codec`: its encoding; if "", the file's own
    statement counts, or it is guessed, by `decode`.
    """
    found: list[Decoded] = []
    faults: list[Finding] = []

    def load(file: Path) -> bytes:
        data = file.read_bytes()
        try:
            text = Decoded(data.decode(codec), codec) if codec else decode(data)
        except (UnicodeDecodeError, UnicodeError) as error:
            faults.append(_fault(shown, data, error))
            return b""
        if text is None:
            return data  # the reader will report the byte that is not UTF-8
        found.append(text)
        return text.text.removeprefix("\ufeff").encode("utf-8", "replace")

    file = read(path, shown, real_path(path).parent, old_line_ends=True, load=load, most=most)
    if file.fault or faults:
        return EncodedFile(fault=file.fault or faults[0])
    encoding = found[0].encoding if found else ""
    if not (found and found[0].guessed):
        return EncodedFile(file.text, encoding=encoding)
    words = (match[0] for match in islice(_CHINESE.finditer(file.text), _WORDS))
    return EncodedFile(file.text, guess=encoding, sample=", ".join(words), encoding=encoding)


def _fault(shown: str, data: bytes, error: UnicodeError) -> Finding:
    """Return the finding on bytes that are not in the encoding that the file, or its editor, names."""
    if not isinstance(error, UnicodeDecodeError):
        message = f"expected text in the encoding that was named, found {error}; name another with --encoding"
        return Finding("F02", Location(shown), message)
    before = data[: error.start].decode(error.encoding, "replace")
    line = before.count("\n") + 1
    column = len(before) - before.rfind("\n")
    found = f"the byte 0x{data[error.start]:02X}" if error.start < len(data) else "its end"
    name = error.encoding.upper()
    message = (
        f"expected {name}, found {found}, which is none; save the file as UTF-8, or name its encoding with --encoding"
    )
    return Finding("F02", Location(shown, line, column), message)

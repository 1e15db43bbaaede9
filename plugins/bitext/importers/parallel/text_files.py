"""Files of other programs as text: UTF-8 where they are, else in the encoding that an editor named, or a guess."""

from __future__ import annotations

from pathlib import Path

from bitext.readers.encoded_files import EncodedFile, read_encoded


def read_text(path: Path, shown: str, most: int, codec: str) -> EncodedFile:
    """Return the text of a file of at most so many bytes, or the fault that prevents it.

    `codec`: of a file that is not UTF-8; of two files that are named together, one may be.
    """
    if codec:
        file = read_encoded(path, shown, most=most, codec="utf-8-sig")
        if not (file.fault and file.fault.code == "F02") and "\0" not in file.text:
            return file
    return read_encoded(path, shown, most=most, codec=codec)

"""The archive that a document of Word is: its parts, each unpacked within bounds, or why there are none.

Nothing is unpacked before the archive's directory has been looked at: how long it is, what each part says that it
weighs, and how it is packed. A part that says less than it weighs does not match its checksum.
"""

from __future__ import annotations

import stat
import struct
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from bitext.diagnostics import Finding, Location
from bitext.tree import special, unread

MOST_PACKED = 100_000_000
"""Bytes of a file: a book with its pictures has fewer."""
MOST_PART = 25_000_000
"""Bytes of a part: the text of a novel of a million characters, with its mark-up, has fifteen million."""
_MOST_UNPACKED = 1_000_000_000  # bytes of all parts by the directory: pictures are packed already
_MOST_DIRECTORY = 4_000_000  # bytes: forty thousand parts
_END, _WIDE_END = b"PK\x05\x06", b"PK\x06\x07"
_END_BYTES, _COMMENT = 22, 65_535
_WIDE_BYTES = 20  # of what stands before the end of an archive of more than 4 GB
_IS_ENCRYPTED = 1  # bit of a part's flags
_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_OTHERS = {
    b"{\\rt": "a document in RTF; open it in Word or LibreOffice and save it as .docx",
    b"%PDF": "a PDF; save its text as .docx or .txt from the program that shows it",
}
_OLD = b"\xd0\xcf\x11\xe0"
_OLD_KINDS = (
    ("EncryptedPackage", "a document that a password protects; open it in Word, take the password off and save it"),
    ("WordDocument", "a document of Word 97 (.doc); open it in Word or LibreOffice and save it as .docx"),
    ("Workbook", "a workbook of Excel 97 (.xls); save the text as .docx, or the table as .csv"),
    ("PowerPoint Document", "slides of PowerPoint 97 (.ppt); save the text as .docx"),
)
_KINDS = (
    ("xl/workbook.xml", "a workbook of Excel (.xlsx); save the table as .csv"),
    ("xl/workbook.bin", "a workbook of Excel (.xlsb); save the table as .csv"),
    ("ppt/presentation.xml", "slides of PowerPoint (.pptx); save their text as .docx"),
    ("Index/Document.iwa", "a document of Pages; export it as Word (.docx)"),
)
_BY_TYPE = (
    ("application/vnd.oasis.opendocument.text", "a document of LibreOffice (.odt); save it as .docx"),
    ("application/vnd.oasis.opendocument", "a file of LibreOffice that is no text; save the text as .docx"),
    ("application/epub+zip", "an e-book (.epub); convert it to .docx or .html"),
)
_TYPE_BYTES = 100  # of the entry that says what an archive is


class PackageError(Exception):
    """The file is no archive that can be read: what was found, and what to do."""

    def __init__(self, found: str, code: str = "F20") -> None:
        super().__init__(found)
        self.found = found
        self.code = code


@dataclass(frozen=True, slots=True)
class Package:
    """An archive that is open, and whose directory is sound."""

    archive: zipfile.ZipFile

    @property
    def names(self) -> frozenset[str]:
        """Return the names of its parts."""
        return frozenset(self.archive.namelist())

    def part(self, name: str) -> bytes:
        """Return the bytes of a part, or none where there is no such part.

        Raises PackageError where it cannot be unpacked or is too large.
        """
        if name not in self.names:
            return b""
        info = self.archive.getinfo(name)
        if info.flag_bits & _IS_ENCRYPTED:
            raise PackageError("an archive that a password protects; save the document without one")
        if info.compress_type not in _PACKED:
            raise PackageError(f"the part {name}, packed as Word packs none; open it in Word and save it anew")
        if info.file_size > MOST_PART:
            raise PackageError(f"the part {name} of {_megabytes(info.file_size)}; split the document", "F03")
        try:
            with self.archive.open(info) as stream:
                return stream.read(MOST_PART)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError):
            message = f"the part {name}, which is damaged; open the document in Word and save it anew"
            raise PackageError(message) from None


def opened(path: Path) -> Package:
    """Return the archive that a file is; raises PackageError, or OSError where the file cannot be opened.

    The file stays open as long as the archive does.
    """
    status = path.stat()
    if stat.S_ISDIR(status.st_mode):
        raise PackageError("a folder; name the file", "F01")
    if special(status.st_mode):
        raise PackageError("no file but a device or a pipe; name a file", "F01")
    if not status.st_size:
        raise PackageError("an empty file; name the file that holds the text", "F01")
    if status.st_size > MOST_PACKED:
        raise PackageError(f"{_megabytes(status.st_size)}; take the pictures out, or split the document", "F03")
    with path.open("rb") as stream:
        head = stream.read(4)
        if head == _OLD:
            raise PackageError(_old_kind(head + stream.read()))
        if head in _OTHERS:
            raise PackageError(_OTHERS[head])
        _check_directory(stream, status.st_size)
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, ValueError, struct.error, NotImplementedError):
        raise PackageError(_damaged()) from None
    package = Package(archive)
    try:
        _check(package)
    except PackageError:
        archive.close()
        raise
    return package


def fault(shown: str, error: PackageError | OSError) -> Finding:
    """Return the finding on a file that is no document of Word."""
    if isinstance(error, OSError):
        return Finding("F01", Location(shown), unread(error))
    expected = f"at most {_megabytes(MOST_PART)} of text" if error.code == "F03" else "a document of Word (.docx)"
    return Finding(error.code, Location(shown), f"expected {expected}, found {error.found}")


def _check_directory(stream: BinaryIO, size: int) -> None:
    """Raise PackageError where the directory is longer than any document's, or lies beyond 4 GB."""
    tail = min(size, _END_BYTES + _COMMENT + _WIDE_BYTES)
    stream.seek(size - tail)
    data = stream.read(tail)
    at = len(data) - _END_BYTES
    if at < 0 or data[at : at + 4] != _END or data[-2:] != b"\0\0":
        at = data.rfind(_END)
    if at < 0 or at + _END_BYTES > len(data):
        raise PackageError(_damaged())
    length = struct.unpack("<L", data[at + 12 : at + 16])[0]
    if length > _MOST_DIRECTORY or data[max(0, at - _WIDE_BYTES) : at].startswith(_WIDE_END):
        raise PackageError("an archive with more parts than a document has; open it in Word and save it anew")


def _check(package: Package) -> None:
    """Raise PackageError where an archive is no document of Word, or says that it unpacks to more than any does."""
    names = package.names
    total = sum(info.file_size for info in package.archive.infolist())
    if total > _MOST_UNPACKED:
        raise PackageError(f"an archive that unpacks to {_megabytes(total)}; take the pictures out", "F03")
    if "mimetype" in names and package.archive.getinfo("mimetype").file_size <= _TYPE_BYTES:
        kind = package.part("mimetype").decode("ascii", "replace").strip()
        for begin, what in _BY_TYPE:
            if kind.startswith(begin):
                raise PackageError(what)
    for name, what in _KINDS:
        if name in names:
            raise PackageError(what)
    if "[Content_Types].xml" not in names and "word/document.xml" not in names:
        raise PackageError("an archive (.zip) of other files; unpack it, and name the document in it")


def _old_kind(data: bytes) -> str:
    for name, what in _OLD_KINDS:
        if name.encode("utf-16-le") in data:
            return what
    return "a file of an old program of Microsoft's; open it there and save it as .docx"


def _damaged() -> str:
    return "a file that is cut off or damaged; open it in Word and save it anew, or copy it again"


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:,.0f} MB"

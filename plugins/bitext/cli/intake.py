"""Files of other programs → documents and rows: read, their encodings confirmed, and what was left out said."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from bitext.cli.terminal import CommandError, confirmed, on_terminal
from bitext.config import MARKDOWN_SUFFIXES, MAX_FILE_BYTES
from bitext.diagnostics import FileError, Finding, one_line
from bitext.importers import Document, as_page, as_source, read_document
from bitext.importers.parallel import Aligned, read_aligned, read_aligned_pair
from bitext.languages.lists import words
from bitext.readers.decoding import codec_of
from bitext.readers.raw_texts import RawText, read_raw
from bitext.tree import real_path

PASTED = "-"
"""Names what is typed or pasted, in the place of a file."""
_SHOWN_PASTED = "pasted text"
_DOCUMENTS = ".txt .text .html .htm .xhtml .shtml .mht .mhtml .webarchive .docx .docm .dotx .doc .odt .wps .rtf .pdf"
_OF_ROWS = ".tmx .xlf .xliff .sdlxliff .mqxliff .mxliff .po .pot .csv .tsv .tab .srt .vtt .xml .json .usfm .sfm"
_KINDS = (*MARKDOWN_SUFFIXES, *words(f"{_DOCUMENTS} {_OF_ROWS}"))
"""Endings of files that are texts, or that editors take for texts."""
_MOST = 2  # files: one for each language


@dataclass(frozen=True, slots=True)
class File:
    """A file that was named."""

    path: Path
    shown: str
    """Its path, as messages name it."""
    is_pasted: bool = False
    """Whether it holds what was pasted, and has no name."""


@dataclass(frozen=True, slots=True)
class Intake:
    """How files are to be read."""

    codec: str = ""
    """Of a file that does not say its encoding."""
    whole: bool = False
    """Whether all of a page of the web is its text."""
    yes: bool = False
    """Whether guesses are right without asking."""

    def document(self, file: File) -> Document:
        """Return the document in a file, when its encoding is confirmed. Raises BitextError where it cannot be read."""
        (document,) = self.documents([file])
        return document

    def documents(self, files: Sequence[File]) -> list[Document]:
        """Return the documents in files, when their encodings are confirmed.

        Raises BitextError where one cannot be read; of several that cannot, the others have been printed.
        """
        found = [read_document(file.path, file.shown, self.codec, whole=self.whole) for file in files]
        _refuse([document.fault for document in found if document.fault])
        for document in found:
            self._confirm(document)
        return found

    def raw(self, file: File, document: Document, *, is_source: bool) -> RawText:
        """Return a document as it is drafted from: a plain text as it stands, any other in our notation.

        `is_source`: whether it is the original.
        """
        plain = read_raw(file.path, file.shown, self.codec)
        if not plain.fault:
            return plain
        return RawText(file.shown, as_source(document) if is_source else as_page(document), is_markdown=True)

    def aligned(self, files: Sequence[File], named: tuple[str, str]) -> Aligned | None:
        """Return the rows of files whose alignment is known, or None where there are none.

        `named`: the languages of the original and of the translation, where an editor named them. Raises BitextError
        where a file is of such a kind and cannot be read.
        """
        if len(files) == 1:
            found = read_aligned(files[0].path, files[0].shown, self.codec, named)
        else:
            (one, other) = files
            found = read_aligned_pair((one.path, other.path), (one.shown, other.shown), self.codec, named)
        if found is None:
            return None
        _refuse([found.fault] if found.fault else [])
        self._confirm(found)
        return found

    def _confirm(self, read: Document | Aligned) -> None:
        if not read.guess:
            return
        begins = read.sample or "without Chinese"
        click.echo(one_line(f"{read.shown}: does not say its encoding; read as {read.guess} it begins {begins}"))
        named = f"add --encoding {read.guess} if it is right, or --yes"
        if not confirmed("Is that right?", yes=self.yes, otherwise=named):
            raise CommandError("nothing was written; add --encoding with the name of the right one")


def intake(encoding: str, *, whole: bool = False, yes: bool = False) -> Intake:
    """Return how files are to be read. Raises CommandError for an encoding that is none."""
    codec = codec_of(encoding) if encoding else ""
    if encoding and not codec:
        message = f"expected the name of an encoding, found {encoding}; write GB18030, Big5 or UTF-16"
        raise CommandError(message)
    return Intake(codec, whole, yes)


def is_file(argument: str) -> bool:
    """Return whether a word of the command line names a file and no id: by its ending, or because there is one."""
    return argument == PASTED or Path(argument).suffix.lower() in _KINDS or Path(argument).is_file()


@contextmanager
def files_named(arguments: Sequence[str]) -> Iterator[list[File]]:
    """Give the files that were named; what is pasted lies in a file too, as long as it is needed.

    Raises BitextError where these cannot be meant.
    """
    if address := next((each for each in arguments if each.lower().startswith(("http://", "https://"))), ""):
        do = "save the page in your browser, as an .html file, and name that"
        raise CommandError(f"expected a file, found the address {address}; {do}")
    if len(arguments) > _MOST:
        found = f"found {len(arguments)}"
        raise CommandError(f"expected one file, or an original and its translation, {found}; make one text at a time")
    real = [real_path(Path(each)) for each in arguments]
    if len(set(real)) < len(real):
        found = f"found {arguments[0]} twice"
        raise CommandError(f"expected two files, {found}; name the original, then its translation")
    with TemporaryDirectory(prefix="bitext-") as folder:
        yield [_pasted(Path(folder)) if each == PASTED else _named(each) for each in arguments]


def _named(argument: str) -> File:
    return File(Path(argument), Path(argument).as_posix())


def _pasted(folder: Path) -> File:
    """Return the file that holds what is pasted: all that comes until its end."""
    if on_terminal():
        end = "Ctrl-Z and Enter" if sys.platform == "win32" else "Ctrl-D"
        click.echo(f"Paste the text, then press Enter and {end}.", err=True)
    data = sys.stdin.buffer.read(MAX_FILE_BYTES + 1)
    if not data.strip():
        raise CommandError("expected a text to be pasted, found none; nothing was made")
    path = folder / "pasted.txt"
    path.write_bytes(data)
    return File(path, _SHOWN_PASTED, is_pasted=True)


def say_what_was_left_out(*read: Document | Aligned) -> None:
    """Print what of a file is not in the text, and what an editor has to look at."""
    for each in read:
        if each.dropped:
            click.echo(one_line(f"{each.shown}: left out: {', '.join(each.dropped)}"))
        for remark in each.remarks:
            click.echo(one_line(f"{each.shown}: {remark}"))


def _refuse(faults: Sequence[Finding]) -> None:
    """Raise the last of the faults, and print the others."""
    for fault in faults[:-1]:
        click.echo(str(fault), err=True)
    if faults:
        raise FileError(faults[-1])

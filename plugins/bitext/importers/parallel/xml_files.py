"""XML of translation programs: read within bounds, and the words in it without the codes of other formats."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path

from bitext.importers.parallel.aligned import Aligned, faulty
from bitext.importers.parallel.text_files import read_text
from bitext.languages import Language
from bitext.readers.encoded_files import EncodedFile
from bitext.readers.xml import Element, XmlError, parse

MOST_BYTES = 12_000_000
"""Bytes of a file: two books with their mark-up have fewer, and its elements take fifty times as much memory."""
_DEEPEST = 60  # elements in one another
_LINE_END = re.compile(r"[ \t]*\n[ \t]*")


def read_xml(path: Path, shown: str, codec: str, what: str) -> tuple[Element, EncodedFile] | Aligned:
    """Return the root of a file, with what is known of its encoding, or the fault; `what`: it is meant to be."""
    file = read_text(path, shown, MOST_BYTES, codec)
    if file.fault:
        return Aligned(shown, fault=file.fault)
    try:
        return parse(file.text, _DEEPEST), file
    except XmlError as error:
        message = f"expected {what}, found {error.problem}; export it anew from the program that made it"
        return faulty(shown, message, error.line, error.column)


def descendants(element: Element, name: str) -> Iterator[Element]:
    """Yield the elements of a name in an element, in order, whatever stands between."""
    for child in element.children:
        if child.name == name:
            yield child
        else:
            yield from descendants(child, name)


def child(element: Element, name: str) -> Element | None:
    """Return the first child of a name, or None."""
    return next((each for each in element.children if each.name == name), None)


def words(element: Element, codes: Collection[str]) -> str:
    """Return the text of an element without that of `codes`: elements that hold mark-up of another format."""
    return "".join(
        each if isinstance(each, str) else "" if each.name in codes else words(each, codes) for each in element.content
    )


def on_one_line(text: str, language: Language) -> str:
    """Return text without line ends: where XML was laid out on lines, a language has a space there or none."""
    found = ""
    for line in _LINE_END.split(text.strip(" \t\n")):
        found += (language.joint(found, line) if found else "") + line
    return found

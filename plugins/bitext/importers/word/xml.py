"""A part of a document of Word as a tree, its names with the usual prefixes; without document types, within bounds."""

from __future__ import annotations

from xml.etree import ElementTree as ET
from xml.parsers import expat

from bitext.importers.word.package import PackageError

MAX_DEPTH = 100
"""Elements in one another: a table in a table in a text box has sixty."""
_OFFICE = "http://schemas.openxmlformats.org"
_STRICT = "http://purl.oclc.org/ooxml"
PREFIXES = {
    f"{_OFFICE}/wordprocessingml/2006/main": "w",
    f"{_STRICT}/wordprocessingml/main": "w",
    f"{_OFFICE}/officeDocument/2006/relationships": "r",
    f"{_STRICT}/officeDocument/relationships": "r",
    f"{_OFFICE}/officeDocument/2006/math": "m",
    f"{_STRICT}/officeDocument/math": "m",
    f"{_OFFICE}/drawingml/2006/main": "a",
    f"{_STRICT}/drawingml/main": "a",
    f"{_OFFICE}/markup-compatibility/2006": "mc",
    f"{_OFFICE}/package/2006/relationships": "rel",
    "urn:schemas-microsoft-com:vml": "v",
    "http://purl.org/dc/elements/1.1/": "dc",
}
"""Name of a namespace, in either form of the standard → its usual prefix; of other namespaces, none is needed."""


def parsed(data: bytes, name: str) -> ET.Element:
    """Return the root of a part, its elements and attributes named as `w:p`; `name`: of the part, for the message.

    Raises PackageError where it is not well-formed, has a document type, or is nested too deep.
    """
    reader = _Reader(name)
    try:
        reader.parser.Parse(data, True)
        return reader.builder.close()
    except (expat.ExpatError, ET.ParseError, LookupError, ValueError, AssertionError):
        message = f"the part {name}, which is no XML; open the document in Word and save it anew"
        raise PackageError(message) from None


class _Reader:
    """Builds the tree from the parser's events."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.depth = 0
        self.builder: ET.TreeBuilder = ET.TreeBuilder()
        self.parser = expat.ParserCreate(None, " ")
        self.parser.buffer_text = True
        self.parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        self.parser.StartDoctypeDeclHandler = self._refuse
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self.builder.data

    def _refuse(self, *_: object) -> None:
        raise PackageError(
            f"a document type in the part {self.name}, which Word writes into none; do not trust the file"
        )

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            message = f"the part {self.name} with elements nested more than {MAX_DEPTH} deep"
            raise PackageError(f"{message}; open the document in Word and save it anew")
        self.builder.start(_short(name), {_short(key): value for key, value in attributes.items()})

    def _end(self, name: str) -> None:
        self.depth -= 1
        self.builder.end(_short(name))


def _short(name: str) -> str:
    namespace, _, local = name.rpartition(" ")
    if not namespace:
        return local
    prefix = PREFIXES.get(namespace)
    return f"{prefix}:{local}" if prefix else f"other:{local}"


def value(properties: ET.Element | None, name: str, otherwise: str = "") -> str:
    """Return what a property says, its `w:val`."""
    child = properties.find(name) if properties is not None else None
    return otherwise if child is None else child.get("w:val", otherwise)

"""XML, every element with its place: document types are ignored, entities refused, and depth is bounded.

No file that a document type names is ever read. An entity can be made to grow without end, or to stand for another
file, so a document that declares or uses one is refused.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

MAX_DEPTH = 30  # a termbase is nine deep
_SHOWN = 40  # characters of a name


class XmlError(Exception):
    """The XML is not well-formed or is out of bounds."""

    def __init__(self, line: int, column: int, problem: str) -> None:
        super().__init__(problem)
        self.line = line
        self.column = column
        self.problem = problem


@dataclass(slots=True)
class Element:
    """An element with its place."""

    name: str
    """The name without prefix or namespace."""
    attributes: Mapping[str, str]
    """By name, without prefix or namespace."""
    line: int
    column: int
    content: list[str | Element] = field(default_factory=list)

    @property
    def children(self) -> tuple[Element, ...]:
        """Return the child elements."""
        return tuple(each for each in self.content if isinstance(each, Element))

    @property
    def text(self) -> str:
        """Return all text in the element and its descendants."""
        return "".join(each if isinstance(each, str) else each.text for each in self.content)


def parse(text: str, depth: int = MAX_DEPTH) -> Element:
    """Return the root element of a document; `depth`: of elements in one another, at most.

    Raises XmlError where the XML is not well-formed, declares or uses an entity of its own, or is deeper.
    """
    parser = expat.ParserCreate("utf-8", " ")  # `text` is read already, whatever encoding it declares
    parser.buffer_text = True
    parser.specified_attributes = True  # leaves out attributes that a document type adds, which may be long
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    builder = _Builder(parser, depth)
    parser.EntityDeclHandler = builder.refuse_declared
    # Without it, an entity that another file may declare would be dropped without an error.
    parser.SkippedEntityHandler = builder.refuse_used
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.characters
    try:
        parser.Parse(text.encode("utf-8"), True)
    except expat.ExpatError as error:
        raise XmlError(error.lineno, error.offset + 1, expat.ErrorString(error.code) or "something else") from error
    return builder.root.children[0]


class _Builder:
    """Builds the tree of elements from the parser's events."""

    def __init__(self, parser: expat.XMLParserType, depth: int) -> None:
        self._parser = parser
        self._depth = depth
        self.root = Element("", {}, 1, 1)
        self._open = [self.root]

    def refuse_declared(self, name: str, *_: object) -> None:
        """Raise XmlError: an entity can be made to grow without end, or to stand for another file."""
        raise self._error(f"an entity (<!ENTITY {name[:_SHOWN]})")

    def refuse_used(self, name: str, *_: object) -> None:
        """Raise XmlError: the content of an undeclared entity is in another file, if anywhere."""
        raise self._error(f"the entity &{name[:_SHOWN]};")

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Open an element."""
        if len(self._open) > self._depth:
            raise self._error(f"elements nested more than {self._depth} deep")
        element = Element(_local(name), {_local(key): value for key, value in attributes.items()}, *self._place())
        self._open[-1].content.append(element)
        self._open.append(element)

    def end(self, _: str) -> None:
        """Close the element that is open."""
        self._open.pop()

    def characters(self, text: str) -> None:
        """Add text to the element that is open."""
        self._open[-1].content.append(text)

    def _place(self) -> tuple[int, int]:
        return self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber + 1

    def _error(self, problem: str) -> XmlError:
        return XmlError(*self._place(), problem)


def _local(name: str) -> str:
    return name.rpartition(" ")[2]

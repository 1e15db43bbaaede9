"""What stands around text in a document of Word: content controls, drawings, one thing in several forms."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as ET

UNWRAPPED = frozenset(
    ("w:ins", "w:moveTo", "w:smartTag", "w:customXml", "w:fldSimple", "w:sdt", "w:sdtContent", "w:dir", "w:bdo")
)
"""Elements that a reader does not see, and whose content counts as if they were not there."""


def outermost(element: ET.Element, name: str) -> Iterator[ET.Element]:
    """Yield the elements of a name in an element that are in no other one of it."""
    for child in element:
        if child.tag == name:
            yield child
        elif child.tag == "mc:AlternateContent":
            yield from outermost(chosen(child), name)
        else:
            yield from outermost(child, name)


def unwrapped(element: ET.Element, name: str) -> Iterator[ET.Element]:
    """Yield the rows or cells in an element, those in content controls and insertions too."""
    for child in element:
        if child.tag == name:
            yield child
        elif child.tag in UNWRAPPED:
            yield from unwrapped(child, name)


def chosen(element: ET.Element) -> ET.Element:
    """Return the form of an alternative that has text or a picture, the first if both have: they say the same."""
    forms = [child for child in element if child.tag in ("mc:Choice", "mc:Fallback")]
    speaking = [each for each in forms if has(each, "w:t") or has(each, "w:txbxContent")]
    drawn = [each for each in forms if has(each, "a:blip") or has(each, "v:imagedata")]
    return next(iter([*speaking, *drawn, *forms]), ET.Element("mc:Choice"))


def is_contents(element: ET.Element) -> bool:
    """Return whether a content control holds a generated table of contents."""
    return any("contents" in each.get("w:val", "").casefold() for each in element.iter("w:docPartGallery"))


def has(element: ET.Element, name: str) -> bool:
    """Return whether an element of a name is, or is in, an element."""
    return next(element.iter(name), None) is not None

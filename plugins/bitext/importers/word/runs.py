"""Runs as Mammoth gets them: words that stand in one way, and words with a reading over them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.etree import ElementTree as ET

RUBY, READING = "Ruby", "Reading"
"""Styles of words with a reading, and of the reading."""


def run(text: str, stands: Iterable[str] = (), raised: str = "", style: str = "") -> ET.Element:
    """Return a run; `stands`: names of properties that are on; `raised`: whether it is a super- or a subscript."""
    made = ET.Element("w:r")
    properties = ET.SubElement(made, "w:rPr")
    if style:
        ET.SubElement(properties, "w:rStyle", {"w:val": style})
    for name in sorted(stands):
        ET.SubElement(properties, name)
    if raised in ("superscript", "subscript"):
        ET.SubElement(properties, "w:vertAlign", {"w:val": raised})
    if text:
        add(made, text)
    return made


def add(made: ET.Element, text: str) -> None:
    """Add text to a run."""
    ET.SubElement(made, "w:t").text = text


def with_reading(base: str, reading: str, stands: Iterable[str]) -> Iterator[ET.Element]:
    """Yield words and the reading over them."""
    if not reading.strip():
        yield run(base, stands)
        return
    for style, text in ((RUBY, base), (READING, reading.strip())):
        yield run(text, style=style)


def merged(content: Iterable[ET.Element]) -> Iterator[ET.Element]:
    """Yield runs and links, those that stand in one way and follow one another as one run: Word cuts words up."""
    last: ET.Element | None = None
    for element in content:
        if last is not None and last.tag == element.tag == "w:r" and _way(last) == _way(element) is not None:
            for piece in element[1:]:
                last.append(piece)
            continue
        yield from () if last is None else (last,)
        last = element
    yield from () if last is None else (last,)


def _way(made: ET.Element) -> tuple[tuple[str, str], ...] | None:
    """Return how a run stands, or None where it must not be one with others: words with a reading."""
    properties = tuple((each.tag, each.get("w:val", "")) for each in made[0])
    return None if any(name == "w:rStyle" for name, _ in properties) else properties

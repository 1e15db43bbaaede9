"""The body of a document of Word as Mammoth can read it whole.

Mammoth knows no ruby, prints no numbers that Word generates, and takes headings by the English names of styles. So
what it gets are paragraphs, tables, runs and notes alone: numbers are text there, readings are runs of a style, and
insertions, fields and text boxes have become what a reader sees of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from bitext.importers.word.fields import Fields
from bitext.importers.word.left_out import LeftOut
from bitext.importers.word.numbering import Numbering
from bitext.importers.word.numbers_typed import before
from bitext.importers.word.parts import UNWRAPPED, chosen, has, is_contents, outermost, unwrapped
from bitext.importers.word.runs import add, merged, run, with_reading
from bitext.importers.word.styles import DEEPEST, Styles, outline, switch
from bitext.importers.word.xml import value

HEADING, QUOTATION = "Level", "Quotation"
"""Styles of what Mammoth gets: of a heading, with its level behind, and of a quotation."""
_TAKEN_OUT = frozenset(("w:del", "w:moveFrom"))
_DRAWN = frozenset(("w:drawing", "w:pict", "w:object", "mc:AlternateContent"))
_FORMULAS = frozenset(("m:oMath", "m:oMathPara"))
_NOTES = frozenset(("w:footnoteReference", "w:endnoteReference"))
_SOFT_HYPHEN, _HARD_HYPHEN = "\u00ad", "\u2011"
_MOST_COLUMNS = 60  # of a table of Word
_STANDS = ("w:b", "w:i")


@dataclass(slots=True)
class Simplifier:
    """Makes the parts that Mammoth gets; what it leaves out is counted."""

    styles: Styles
    numbering: Numbering
    links: Mapping[str, str]
    """Addresses of the part's links, by their ids."""
    notes: frozenset[tuple[str, str]] = frozenset()
    """Kind and id of each note that there is."""
    left_out: LeftOut = field(default_factory=LeftOut)
    has_title: bool = False
    """Whether a paragraph is in the style of titles, so that headings of level 1 stand below it."""
    opening: ET.Element | None = None
    """The paragraph that is the title by its looks."""
    addresses: list[str] = field(default_factory=list)
    """Of the links of what was made, each of which is named by its place here."""
    called: list[tuple[str, str]] = field(default_factory=list)
    """Kind of each note that is called, in order, with its own sign where it has one."""
    _fields: Fields = field(default_factory=Fields)
    _boxes: list[ET.Element] = field(default_factory=list)

    def blocks(self, parent: ET.Element) -> Iterator[ET.Element]:
        """Yield the paragraphs and tables of a part, a cell, a note or a text box."""
        for child in parent:
            if child.tag == "w:p":
                yield from self._with_boxes(child)
            elif child.tag == "w:tbl":
                yield self._table(child)
            elif child.tag == "w:sdt" and is_contents(child):
                for _ in child.iter("w:p"):
                    self.left_out.add("contents")
            elif child.tag in UNWRAPPED:
                yield from self.blocks(child)
            elif child.tag == "mc:AlternateContent":
                yield from self.blocks(chosen(child))
            elif child.tag in _FORMULAS:
                yield _with(ET.Element("w:p"), self._inline([child]))
            elif child.tag == "w:altChunk":
                self.left_out.add("embedded")

    def _with_boxes(self, element: ET.Element) -> Iterator[ET.Element]:
        """Yield a paragraph, and behind it what its text boxes hold."""
        yield self._paragraph(element)
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            yield from self.blocks(box)

    def _paragraph(self, element: ET.Element) -> ET.Element:
        properties = element.find("w:pPr")
        style = value(properties, "w:pStyle")
        made, marks = ET.Element("w:p"), properties.find("w:rPr") if properties is not None else None
        own = ET.SubElement(made, "w:pPr")
        if self.styles.is_contents(style):
            self.left_out.add("contents")
            return made
        level = self._level(element, properties, style)
        if level:
            ET.SubElement(own, "w:pStyle", {"w:val": f"{HEADING}{level}"})
        elif self.styles.is_quotation(style):
            ET.SubElement(own, "w:pStyle", {"w:val": QUOTATION})
        is_merged = marks is not None and marks.find("w:del") is not None
        if is_merged:  # its text goes on in the next paragraph
            ET.SubElement(ET.SubElement(own, "w:rPr"), "w:del")
        numbered = properties.find("w:numPr") if properties is not None else None
        if numbered is None or numbered.find("w:numId") is None:
            numbered = _joined(self.styles.numbered(style), numbered)
        content = list(self._inline(element))
        self._fields.close_codes()
        number = None if is_merged else self.numbering.next(numbered)
        if number and any(each.tag != "w:r" or len(each) > 1 for each in content):
            made.append(run(before(number, is_heading=level > 0)))
        made.extend(merged(content))
        return made

    def _level(self, element: ET.Element, properties: ET.Element | None, style: str) -> int:
        """Return the level of the heading that a paragraph is, or 0."""
        if element is self.opening:
            return 1
        named = self.styles.level(style)
        level = outline(properties) or named
        if level is None:
            return 0
        return min(level + self.has_title, DEEPEST)

    def _inline(self, elements: Iterable[ET.Element]) -> Iterator[ET.Element]:
        """Yield the runs and links that elements hold."""
        for child in elements:
            if child.tag == "w:r":
                yield from self._runs(child)
            elif child.tag == "w:hyperlink":
                yield from self._link(list(self._inline(child)), self.links.get(child.get("r:id", ""), ""))
            elif child.tag in UNWRAPPED:
                if child.tag in ("w:ins", "w:moveTo"):
                    self.left_out.add("inserted")
                yield from self._inline(child)
            elif child.tag in _TAKEN_OUT:
                self.left_out.add("deleted")
            elif child.tag in _FORMULAS:
                self.left_out.add("formula")
                yield run("".join(each.text or "" for each in child.iter("m:t")))
            elif child.tag == "mc:AlternateContent":
                yield from self._inline(chosen(child))

    def _link(self, content: Iterable[ET.Element], address: str) -> Iterator[ET.Element]:
        if not address:
            yield from content
            return
        self.addresses.append(address)
        yield _with(ET.Element("w:hyperlink", {"r:id": f"link{len(self.addresses) - 1}"}), content)

    def _runs(self, element: ET.Element) -> Iterator[ET.Element]:
        """Yield the runs that a run becomes: words with a reading are runs of their own."""
        properties = element.find("w:rPr")
        style = value(properties, "w:rStyle")
        if _says(self.styles, properties, style, "w:vanish"):
            if any(child.tag == "w:t" for child in element):
                self.left_out.add("hidden")
            return
        stands = {name for name in _STANDS if _says(self.styles, properties, style, name)}
        raised = value(properties, "w:vertAlign")
        made = run("", stands, raised)
        custom = False
        for child in element:
            if child.tag == "w:ruby":
                yield made
                yield from self._ruby(child, stands)
                made = run("", stands, raised)
            elif child.tag == "w:fldChar":
                words = self._field(child.get("w:fldCharType", ""))
                if words:
                    yield made
                    yield from with_reading(*words, stands)
                    made = run("", stands, raised)
            elif child.tag in _NOTES:
                custom = self._call(child, made) or custom
            elif custom and child.tag == "w:t":
                self.called[-1] = self.called[-1][0], child.text or ""
            else:
                self._piece(child, made)
        yield from self._link([made], self._fields.address) if len(made) > 1 else ()

    def _field(self, kind: str) -> tuple[str, str] | None:
        """Follow a sign of a field; return the words that its code holds, with the reading over them, or None."""
        if kind == "begin":
            self._fields.begin()
        elif kind == "separate":
            self._fields.separate()
        elif kind == "end":
            words = self._fields.end()
            return words if words[0] else None
        return None

    def _call(self, child: ET.Element, made: ET.Element) -> bool:
        """Add the call of a note; return whether the sign behind it is the note's own."""
        kind = child.tag.removeprefix("w:").removesuffix("Reference")
        if (kind, child.get("w:id", "")) not in self.notes:
            return False
        ET.SubElement(made, child.tag, {"w:id": child.get("w:id", "")})
        self.called.append((kind, ""))
        return child.get("w:customMarkFollows") in ("1", "true", "on")

    def _piece(self, child: ET.Element, made: ET.Element) -> None:
        """Add what a reader sees of a part of a run."""
        if child.tag == "w:instrText":
            self._fields.add(child.text or "")
        elif self._fields.is_in_code:
            return
        elif child.tag == "w:t":
            add(made, (child.text or "").replace(_SOFT_HYPHEN, ""))
        elif child.tag == "w:noBreakHyphen":
            add(made, _HARD_HYPHEN)
        elif child.tag in ("w:tab", "w:ptab"):
            ET.SubElement(made, "w:tab")
        elif child.tag == "w:cr" or (child.tag == "w:br" and child.get("w:type", "textWrapping") == "textWrapping"):
            ET.SubElement(made, "w:br")
        elif child.tag == "w:sym":
            ET.SubElement(made, "w:sym", {"w:font": child.get("w:font", ""), "w:char": _code(child.get("w:char", ""))})
        elif child.tag == "w:commentReference":
            self.left_out.add("comment")
        elif child.tag in _DRAWN:
            self._drawn(chosen(child) if child.tag == "mc:AlternateContent" else child)

    def _drawn(self, element: ET.Element) -> None:
        """Keep the text boxes of a drawing for behind the paragraph; count a picture."""
        boxes = list(outermost(element, "w:txbxContent"))
        self._boxes += boxes
        if not boxes and (has(element, "a:blip") or has(element, "v:imagedata")):
            self.left_out.add("picture")

    def _ruby(self, element: ET.Element, stands: set[str]) -> Iterator[ET.Element]:
        base, reading = (
            "".join(each.text or "" for part in element.findall(name) for each in part.iter("w:t"))
            for name in ("w:rubyBase", "w:rt")
        )
        if base:
            yield from with_reading(base, reading, stands)

    def _table(self, element: ET.Element) -> ET.Element:
        made = ET.Element("w:tbl")
        for row in unwrapped(element, "w:tr"):
            properties = row.find("w:trPr")
            if properties is not None and properties.find("w:del") is not None:
                self.left_out.add("deleted")
                continue
            new = ET.SubElement(made, "w:tr")
            if switch(properties, "w:tblHeader"):
                ET.SubElement(ET.SubElement(new, "w:trPr"), "w:tblHeader")
            for cell in unwrapped(row, "w:tc"):
                new.append(self._cell(cell))
        return made

    def _cell(self, element: ET.Element) -> ET.Element:
        properties = element.find("w:tcPr")
        made = ET.Element("w:tc")
        own = ET.SubElement(made, "w:tcPr")
        if (span := value(properties, "w:gridSpan")).isdecimal() and 1 < int(span[:6]) <= _MOST_COLUMNS:
            ET.SubElement(own, "w:gridSpan", {"w:val": span})
        if properties is not None and (merge := properties.find("w:vMerge")) is not None:
            ET.SubElement(own, "w:vMerge", {"w:val": merge.get("w:val", "continue")})
        return _with(made, self.blocks(element))


def _says(styles: Styles, properties: ET.Element | None, style: str, name: str) -> bool:
    own = switch(properties, name)
    return styles.says(style, name) if own is None else own


def _code(typed: str) -> str:
    """Return the number of a character of a font of signs, in hexadecimal digits."""
    return typed if re.fullmatch("[0-9A-Fa-f]{1,6}", typed) else "0"


def _joined(of_style: ET.Element | None, own: ET.Element | None) -> ET.Element | None:
    """Return the numbering of a style with the level that the paragraph itself names."""
    if of_style is None or own is None:
        return of_style
    return _with(ET.Element("w:numPr"), [*own.findall("w:ilvl"), *of_style.findall("w:numId")])


def _with(element: ET.Element, children: Iterable[ET.Element]) -> ET.Element:
    element.extend(children)
    return element

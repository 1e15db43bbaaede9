"""A document of Word as HTML, by Mammoth, from parts that hold nothing but paragraphs, tables, runs and notes."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from xml.etree import ElementTree as ET

import mammoth

from bitext.importers.word.left_out import LeftOut
from bitext.importers.word.numbering import numbering_of
from bitext.importers.word.numerals import numeral
from bitext.importers.word.package import Package, PackageError
from bitext.importers.word.runs import READING, RUBY
from bitext.importers.word.simplified import HEADING, QUOTATION, Simplifier
from bitext.importers.word.styles import DEEPEST, styles_of
from bitext.importers.word.title import opening_title
from bitext.importers.word.xml import parsed

_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SPACES = {
    "xmlns:w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "xmlns:r": _OFFICE,
}
_STYLES = "\n".join(
    [
        f"r.{RUBY} => ruby:fresh",
        f"r.{READING} => ruby > rt:fresh",
        f"p.{QUOTATION} => blockquote > p:fresh",
        *(f"p.{HEADING}{level} => h{level}:fresh" for level in range(1, DEEPEST + 1)),
    ]
)
_NOTES = ("footnote", "endnote")
_FORMS = {"footnote": "decimal", "endnote": "lowerRoman"}
"""How Word numbers notes where a document says nothing of it."""


@dataclass(frozen=True, slots=True)
class Converted:
    """What a document of Word has become."""

    html: str
    signs: tuple[str, ...]
    """The signs of its notes as printed, in the order of their calls."""
    left_out: LeftOut
    title: str
    """As its properties say; empty where they do not."""
    author: str
    """As its properties say: whose computer it was, as often as not."""


def converted(package: Package) -> Converted:
    """Return a document as HTML; raises PackageError where it cannot be read."""
    main = _main_part(package)
    root = _root(package, main)
    body = root.find("w:body")
    if body is None:
        raise PackageError(f"the part {main} without a text; open the document in Word and save it anew")
    names = {kind: _beside(package, main, kind) for kind in ("styles", "numbering", "footnotes", "endnotes")}
    styles = styles_of(_optional(package, names["styles"]))
    notes = {kind: _notes(_optional(package, names[f"{kind}s"]), kind) for kind in _NOTES}
    known = frozenset((kind, name) for kind in _NOTES for name in notes[kind])
    numbering = numbering_of(_optional(package, names["numbering"]))
    has_title, opening = opening_title(body, styles)
    simple = Simplifier(styles, numbering, _links(package, main), known, has_title=has_title, opening=opening)
    blocks = list(simple.blocks(body))
    parts = {"word/document": (_document(blocks), simple.addresses)}
    for kind in _NOTES:
        links = _links(package, names[f"{kind}s"])
        of_notes = Simplifier(styles, numbering, links, left_out=simple.left_out, has_title=has_title)
        part = ET.Element(f"w:{kind}s", _SPACES)
        for name, note in notes[kind].items():
            ET.SubElement(part, f"w:{kind}", {"w:id": name}).extend(of_notes.blocks(note))
        parts[f"word/{kind}s"] = part, of_notes.addresses
    made = mammoth.convert_to_html(
        _archive(parts), style_map=_STYLES, include_embedded_style_map=False, external_file_access=False
    )
    for message in made.messages:
        if "w:sym" in message.message:
            simple.left_out.add("symbol")
    title, author = _properties(package)
    return Converted(made.value, _signs(simple.called, _note_forms(root)), simple.left_out, title, author)


def _main_part(package: Package) -> str:
    """Return the name of the part that holds the text."""
    root = _optional(package, "_rels/.rels")
    for each in root.iter("rel:Relationship") if root is not None else ():
        target = each.get("Target", "").lstrip("/")
        if each.get("Type", "").endswith("/officeDocument") and target in package.names:
            return target
    if "word/document.xml" not in package.names:
        raise PackageError("an archive without a text; name the document itself")
    return "word/document.xml"


def _root(package: Package, name: str) -> ET.Element:
    return parsed(package.part(name), name)


def _optional(package: Package, name: str) -> ET.Element | None:
    return _root(package, name) if name in package.names else None


def _related(package: Package, name: str) -> list[ET.Element]:
    """Return what a part says of the parts and the places that it needs."""
    folder, base = posixpath.split(name)
    root = _optional(package, f"{folder}/_rels/{base}.rels")
    return list(root.iter("rel:Relationship")) if root is not None else []


def _links(package: Package, name: str) -> dict[str, str]:
    """Return the addresses of a part's links, by their ids."""
    found = (each for each in _related(package, name) if each.get("TargetMode") == "External")
    return {each.get("Id", ""): each.get("Target", "") for each in found}


def _beside(package: Package, main: str, kind: str) -> str:
    """Return the name of a part that goes with the text: its styles, its notes."""
    folder = posixpath.dirname(main)
    for each in _related(package, main):
        target = each.get("Target", "")
        name = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        if each.get("Type", "").endswith(f"/{kind}") and name in package.names:
            return name
    return f"{folder}/{kind}.xml"


def _notes(root: ET.Element | None, kind: str) -> dict[str, ET.Element]:
    """Return the notes of a kind by their ids, without the lines that part them from the text."""
    found = root.iter(f"w:{kind}") if root is not None else ()
    return {each.get("w:id", ""): each for each in found if each.get("w:type", "normal") == "normal"}


def _document(blocks: Iterable[ET.Element]) -> ET.Element:
    document = ET.Element("w:document", _SPACES)
    ET.SubElement(document, "w:body").extend(blocks)
    return document


def _archive(parts: Mapping[str, tuple[ET.Element, list[str]]]) -> io.BytesIO:
    """Return the archive that Mammoth gets."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, (root, addresses) in parts.items():
            folder, base = posixpath.split(name)
            archive.writestr(f"{name}.xml", ET.tostring(root, "utf-8"))
            relations = ET.Element("Relationships", xmlns=_RELATIONS)
            for index, address in enumerate(addresses):
                known = {"Id": f"link{index}", "Type": f"{_OFFICE}/hyperlink", "Target": address}
                ET.SubElement(relations, "Relationship", known, TargetMode="External")
            archive.writestr(f"{folder}/_rels/{base}.xml.rels", ET.tostring(relations, "utf-8"))
    stream.seek(0)
    return stream


def _note_forms(root: ET.Element) -> dict[str, str]:
    """Return how each kind of notes is numbered."""
    forms = dict(_FORMS)
    for kind in _NOTES:
        for properties in root.iter(f"w:{kind}Pr"):
            if (form := properties.find("w:numFmt")) is not None:
                forms[kind] = form.get("w:val", forms[kind])
    return forms


def _signs(called: Iterable[tuple[str, str]], forms: Mapping[str, str]) -> tuple[str, ...]:
    counts, signs = dict.fromkeys(_NOTES, 0), list[str]()
    for kind, own in called:
        counts[kind] += not own
        signs.append(own or numeral(counts[kind], forms[kind]))
    return tuple(signs)


def _properties(package: Package) -> tuple[str, str]:
    """Return the title and the author that a document's properties name."""
    root = _optional(package, "docProps/core.xml")
    if root is None:
        return "", ""
    title, author = (next((each.text or "" for each in root.iter(name)), "") for name in ("dc:title", "dc:creator"))
    return " ".join(title.split()), " ".join(author.split())

"""The pairs of a text for other programs: as a table, and as a translation memory (TMX 1.4b).

What stands in them is what a reader sees, without marks and notes; the original is as its file has it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.etree import ElementTree as ET

from bitext import __version__
from bitext.exports.tables import cell
from bitext.exports.tbx import representable
from bitext.model.edition import Edition
from bitext.model.text import UNREAD, Block

COLUMNS = ("pair", "original", "translation")
"""The headings of the table."""

Row = tuple[str, str, str]


def pairs_tsv(edition: Edition) -> str:
    """Return the pairs with tabs between the cells: number, original, translation; a gap leaves a cell empty.

    Paragraphs of one pair are parted by a line feed, in a cell that is then quoted as in CSV.
    """
    return "".join("\t".join(cell(text, "\t") for text in row) + "\n" for row in (COLUMNS, *_rows(edition)))


def pairs_tmx(edition: Edition, site: str) -> bytes:
    """Return the pairs that have both sides as a translation memory; `site`: where they are said to come from."""
    source, translation = edition.source, edition.translation
    languages = (source.language if source else "und", translation.language)
    root = ET.Element("tmx", version="1.4")
    header = {
        "creationtool": "bitext",
        "creationtoolversion": __version__,
        "segtype": "paragraph",
        "o-tmf": "bitext",
        "adminlang": "en",
        "srclang": languages[0],
        "datatype": "plaintext",
    }
    ET.SubElement(root, "header", header)
    body = ET.SubElement(root, "body")
    for number, *sides in _rows(edition):
        if all(sides):
            unit = ET.SubElement(body, "tu", tuid=f"{translation.source_id}.p{number}")
            ET.SubElement(unit, "prop", type="x-document").text = site
            for tag, text in zip(languages, sides, strict=True):
                segment = ET.SubElement(unit, "tuv", {"xml:lang": tag})
                ET.SubElement(segment, "seg").text = representable(text)
    written: bytes = ET.tostring(root, encoding="UTF-8", xml_declaration=True)
    return written + b"\n"


def _rows(edition: Edition) -> Iterator[Row]:
    ours, theirs = edition.source.blocks if edition.source else (), edition.translation.blocks
    for pair in edition.translation.pairing.pairs:
        yield pair.number, _text(ours, pair.source if ours else ()), _text(theirs, pair.translation)


def _text(blocks: Sequence[Block], indices: Sequence[int]) -> str:
    """Return what a reader sees of some blocks, their parts on lines of their own."""
    return "\n".join(part for index in indices for part in _parts(blocks[index]))


def _parts(block: Block) -> Sequence[str]:
    return [block.text] if block.kind in UNREAD else [passage.text for passage in block.passages]

"""Tree processor: shows the table of contents the ids that the article will have."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement

import markdown
from markdown.treeprocessors import Treeprocessor

from bitext.extension.part_blocks import PartBlocks

RESERVED = "reserved_by_bitext"
"""Name of the element that holds the ids until `PairBlocks` takes it out; it is never on the page."""


class ReserveIds(Treeprocessor):
    """Lets the table of contents see the ids that the article will have, so that no heading is given one of them."""

    def __init__(self, md: markdown.Markdown, parts: PartBlocks) -> None:
        """Take the preprocessor that has parted the text."""
        super().__init__(md)
        self.parts = parts

    def run(self, root: Element) -> None:
        """Add an element that `PairBlocks` takes out again."""
        reserved = SubElement(root, RESERVED)
        for id_ in reserved_ids(self.parts):
            SubElement(reserved, "a", {"id": id_})


def reserved_ids(parts: PartBlocks) -> Iterator[str]:
    """Yield the ids that the article of a page will have."""
    translation, terms = parts.translation, parts.site.terms
    yield from ("about", "introduction")
    for pair in translation.pairing.pairs:
        yield from (f"p{number}" for number in (pair.number, *pair.inner_numbers))
    if translation.notes:
        yield "notes"
        for note in translation.notes:
            yield note.id
            yield from map(note.call_id, range(max(len(note.calls), 1)))
    source = parts.edition.source
    for sign in source.notes if source else ():
        yield from (sign.id, *sign.call_ids)
    if terms.marked_on(translation):
        yield "terms"
        yield from terms.on(translation.page)

"""A page of the web as a document."""

from __future__ import annotations

from pathlib import Path

from bs4 import BeautifulSoup

from bitext.config import MAX_FILE_BYTES
from bitext.importers.document import Block, Document, Kind, Run
from bitext.languages.detection import tag_of
from bitext.readers.encoded_files import read_encoded
from bitext.readers.raw_texts import language_tag


def read_html(path: Path, shown: str, codec: str = "") -> Document:
    """Return the document in a page of the web, or the fault that prevents it."""
    file = read_encoded(path, shown, most=MAX_FILE_BYTES, codec=codec)
    if file.fault:
        return Document(shown, fault=file.fault)
    soup = BeautifulSoup(file.text, "html.parser")
    blocks = []
    for tag in soup.find_all(["h1", "h2", "h3", "h4", "h5", "h6", "p", "li"]):
        text = " ".join(tag.get_text().split())
        level = int(tag.name[1]) if tag.name[0] == "h" else 0
        kind: Kind = "heading" if level else "item" if tag.name == "li" else "paragraph"
        blocks.append(Block(kind, (Run(text),), level, language=tag_of(text)))
    title = next((block.text for block in blocks if block.level == 1), "")
    language = language_tag("".join(block.text for block in blocks))
    return Document(shown, title, tuple(blocks), language=language, guess=file.guess, sample=file.sample)

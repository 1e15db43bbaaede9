"""Plain text and Markdown as documents."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bitext.importers.document import Block, Document, Run
from bitext.importers.write import joined
from bitext.languages import CHINESE, Language
from bitext.languages import language as named
from bitext.languages.detection import tag_of
from bitext.readers.raw_texts import PlainText, RawText, is_verse, language_tag, read_raw, readings
from bitext.syntax.source_blocks import scan

_TITLE = 1


def read_plain(path: Path, shown: str, codec: str = "") -> Document:
    """Return a plain text in paragraphs, or one in Markdown as it stands."""
    raw = read_raw(path, shown, codec)
    if raw.fault:
        return Document(shown, fault=raw.fault)
    tag = language_tag(raw.text)
    language = named(tag) if tag else CHINESE
    blocks = tuple(_marked(raw, language) if raw.is_markdown else _typed(readings(raw, language)[-1]))
    title = next((block.text for block in blocks if block.level == _TITLE and block.kind == "heading"), "")
    body = raw.text if raw.is_markdown else None
    facts = {"lines": "keep"} if is_verse(raw) else {}
    return Document(shown, title, blocks, (), facts, tag, guess=raw.guess, sample=raw.sample, body=body)


def _typed(plain: PlainText) -> Iterator[Block]:
    for lines, level in zip(plain.paragraphs, plain.levels, strict=True):
        if plain.lines_stand and len(lines) > 1:
            verse = [plain.lines[index].rstrip() for index in lines]
            runs = tuple(Run(line, line_break=True) for line in verse[:-1])
            yield Block("verse", (*runs, Run(verse[-1])), language=tag_of("\n".join(verse)))
            continue
        text = joined([plain.lines[index] for index in lines])
        yield Block("heading" if level else "paragraph", (Run(text),), level, language=tag_of(text))


def _marked(raw: RawText, language: Language) -> Iterator[Block]:
    """Yield the blocks of a text in Markdown, each as it is typed."""
    for block in scan(raw.text, 1, language):
        language_of = tag_of(block.text)
        if block.kind == "table":
            rows = tuple(tuple((Run(cell),) for cell in row) for row in block.rows)
            yield Block("table", rows=rows, header=block.header, language=language_of)
        elif block.kind == "fence":
            yield Block("code", (Run(block.text),))
        elif block.kind == "image":
            yield Block("image", (Run(block.alt, address=block.address),))
        elif block.kind in ("heading", "paragraph", "item", "quotation"):
            yield Block(block.kind, (Run(block.text),), block.level, language=language_of)

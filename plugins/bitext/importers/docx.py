"""A document of Word (.docx) as a document: its text as a reader sees it, with the numbers that Word generates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from bitext.config import MAX_FILE_BYTES
from bitext.diagnostics import Finding, Location
from bitext.importers.document import Block, Document, Run
from bitext.importers.html.facts import facts_in_text
from bitext.importers.html.headings import levelled, with_headings, with_title
from bitext.importers.html.reading import blocks_of
from bitext.importers.html.sieve import MOST_TAGS
from bitext.importers.word.converted import Converted, converted
from bitext.importers.word.numbers_typed import as_item
from bitext.importers.word.package import PackageError, fault, opened
from bitext.readers.raw_texts import language_tag

_OPENING = 1_000  # characters of a text in which its author is named
_NO_TITLE = re.compile(
    r"(?:microsoft (?:word|powerpoint)|(?:document|untitled|title|文档|文件|新建|无标题|标题)\W*\d{0,3}(?:$|\s)).*"
    r"|.*\.(?:docx?|wps|rtf)",
    re.IGNORECASE,
)
"""Titles that programs give."""


def read_docx(path: Path, shown: str) -> Document:
    """Return the document in a file of Word, or the fault that prevents it."""
    try:
        package = opened(path)
        with package.archive:
            made = converted(package)
    except (PackageError, OSError) as error:
        return Document(shown, fault=fault(shown, error))
    if made.html.count("<") > MOST_TAGS or len(made.html) > 2 * MAX_FILE_BYTES:
        message = "expected a text that a page can hold, found a longer one; split the document into several files"
        return Document(shown, fault=Finding("F03", Location(shown), message))
    return _document(made, shown)


def _document(made: Converted, shown: str) -> Document:
    read, notes = blocks_of(made.html)
    blocks = list(map(as_item, read))
    if not any(block.text.strip() for block in blocks):
        message = "expected a document with text, found none in it; name the one that has it"
        return Document(shown, fault=Finding("F20", Location(shown), message))
    firsts = [block for block in blocks if block.kind == "heading" and block.level == 1]
    title = " ".join(firsts[0].text.split()) if len(firsts) == 1 else ""
    if not title:  # headings of the first level are parts of it
        blocks = [replace(each, level=each.level + 1) if each.kind == "heading" else each for each in blocks]
    blocks = list(levelled(with_headings(with_title(blocks, title))))
    text = "\n".join(block.text for block in blocks)
    if not title and made.title and not _NO_TITLE.fullmatch(made.title):
        title, blocks = made.title, list(with_title(blocks, made.title))
    signs = {note.label: made.signs[index] for index, note in enumerate(notes) if len(notes) == len(made.signs)}
    prose = [block.text for block in blocks if block.kind in ("paragraph", "heading", "verse")]
    facts = facts_in_text(prose[bool(title) :])
    if len(made.author) > 1 and made.author in text[:_OPENING]:
        facts["author"] = made.author
    return Document(
        shown,
        title,
        tuple(_with_signs(block, signs) for block in blocks),
        tuple(replace(note, sign=signs.get(note.label, note.sign)) for note in notes),
        facts,
        language_tag(text),
        dropped=made.left_out.dropped,
        remarks=tuple(_remarks(made, blocks)),
    )


def _with_signs(block: Block, signs: dict[str, str]) -> Block:
    """Return a block whose calls of notes have the signs that Word prints."""
    rows = tuple(tuple(_signed(cell, signs) for cell in row) for row in block.rows)
    return replace(block, runs=_signed(block.runs, signs), rows=rows)


def _signed(runs: Sequence[Run], signs: dict[str, str]) -> tuple[Run, ...]:
    return tuple(replace(run, text=signs.get(run.note, run.text)) if run.note else run for run in runs)


def _remarks(made: Converted, blocks: Sequence[Block]) -> Iterator[str]:
    yield from made.left_out.remarks
    if any(run.ruby for block in blocks for run in block.runs):
        yield "The readings above words stand behind them in brackets."

"""The order of the work: notes and facts are taken, furniture goes, what is left is read block by block."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from bitext.diagnostics import Finding, Location
from bitext.importers.document import Block, Document, Note, Run
from bitext.importers.html.about import facts_around
from bitext.importers.html.facts import facts_in_line, facts_in_text, facts_of, site_of, title_of
from bitext.importers.html.furniture import counted, remove_furniture
from bitext.importers.html.headings import levelled, with_headings, with_title
from bitext.importers.html.links import web_links_alone, without_editors, without_links_around
from bitext.importers.html.main_text import MainText, main_text, remove_labels, remove_links_around
from bitext.importers.html.notes import Notes, notes_of
from bitext.importers.html.page import Page, page_of, read_page
from bitext.importers.html.walk import Seen, Walk
from bitext.readers.encoded_files import EncodedFile
from bitext.readers.raw_texts import language_tag

_SHOWN = 40  # characters of a passage that a remark shows


def read_html(path: Path, shown: str, codec: str = "", *, whole: bool = False) -> Document:
    """Return the document in a page of the web, or the fault that prevents it.

    `codec`: of a page that does not say its encoding. `whole`: take all text of the page, with what stands around it.
    """
    page = read_page(path, shown, codec)
    return _document(page, shown, whole=whole)


def blocks_of(html: str) -> tuple[tuple[Block, ...], tuple[Note, ...]]:
    """Return the blocks and the notes of HTML that is text throughout, as other programs make it of a document."""
    soup = page_of(EncodedFile(html), "").soup
    notes = notes_of(soup)
    _take_out(notes)
    blocks = Walk(notes.calls, notes.passed_over).blocks(soup)
    return tuple(levelled(web_links_alone(blocks))), tuple(notes.read(""))


def _document(page: Page, shown: str, *, whole: bool) -> Document:
    file, soup = page.file, page.soup
    if page.fault:
        return Document(shown, encoding=file.encoding, guess=file.guess, sample=file.sample, fault=page.fault)
    body, dropped, seen = soup.body or soup, Counter[str](), Seen()
    facts = facts_of(soup, page.saved_from)
    title = title_of(soup, site_of(soup))
    for tag in soup.find_all("title"):
        tag.extract()  # where the body has no tag of its own, it would be text
    notes = notes_of(soup)
    _take_out(notes)
    main = MainText(body, is_whole=False)
    if not whole:
        lines = remove_furniture(body, dropped)
        remove_labels(body, dropped)
        main = main_text(body)
        dropped["line outside of the text"] += main.lines
        said = facts_around(body, main.root, dropped)
        facts |= {key: value for line in reversed(lines) for key, value in facts_in_line(line).items()} | said
        remove_links_around(main.root, dropped)
    walk = Walk(notes.calls, notes.passed_over, facts.get("url", ""), seen)
    found: Sequence[Block] = walk.blocks(main.root)
    found = found if whole else without_editors(without_links_around(found, dropped), dropped)
    blocks = list(levelled(with_headings(with_title(web_links_alone(found), title))))
    if not any(block.text.strip() for block in blocks[bool(title) :]):
        message = "expected a page with text, found none but what stands around one; take all of it with --whole"
        fault = Finding("F20", Location(shown), message)
        return Document(shown, encoding=file.encoding, fault=fault, dropped=tuple(counted(dropped)))
    facts |= facts_in_text([block.text for block in blocks if block.kind in ("paragraph", "heading", "verse")][1:])
    dropped["picture"] += seen.images
    all_notes = tuple(notes.read(walk.base))
    called = _called(blocks, all_notes)
    blocks += [block for note in all_notes if note not in called for block in _as_text(note)]
    text = "\n".join(block.text for block in blocks)
    if sum(block.kind == "verse" for block in blocks) * 2 > len(blocks):
        facts["lines"] = "keep"
    return Document(
        shown,
        title,
        tuple(blocks),
        called,
        {key: value for key, value in facts.items() if value},
        language_tag(text),
        file.encoding,
        file.guess,
        file.sample,
        dropped=tuple(counted(dropped)),
        remarks=tuple(_remarks(main, seen, blocks, text)),
    )


def _take_out(notes: Notes) -> None:
    for _, _, body in notes.found:
        body.extract()
    for head in notes.heads:
        head.extract()


def _called(blocks: Sequence[Block], notes: Sequence[Note]) -> tuple[Note, ...]:
    """Return the notes that the text or another note calls."""
    runs = [
        run for block in blocks for run in (*block.runs, *(run for row in block.rows for cell in row for run in cell))
    ]
    labels = {run.note for run in runs} | {run.note for note in notes for block in note.blocks for run in block.runs}
    return tuple(note for note in notes if note.label in labels)


def _as_text(note: Note) -> Iterator[Block]:
    """Yield a note that nothing in the text calls, as paragraphs."""
    for index, block in enumerate(note.blocks):
        sign = () if index else (Run(f"{note.sign} "),)
        yield replace(block, runs=(*sign, *block.runs))


def _remarks(main: MainText, seen: Seen, blocks: Sequence[Block], text: str) -> Iterator[str]:
    if main.is_whole:
        yield "No part of the page holds a third of its sentences, so all of them were taken; delete what is no text."
    if main.outside:
        first = main.outside[0][:_SHOWN]
        what = f"{len(main.outside)} paragraphs" if len(main.outside) > 1 else "One paragraph"
        yield f"Left out outside of the main text: {what}, beginning “{first}…”; take all with --whole."
    if any(run.ruby for block in blocks for run in block.runs):
        yield "The readings above words stand behind them in brackets."
    if seen.merged:
        tables = f"{seen.merged} tables have" if seen.merged > 1 else "A table has"
        yield f"{tables} merged cells; what they say stands in each cell."
    if wrong := text.count("\ufffd"):
        count = (
            f"{wrong} characters could not be read, and stand"
            if wrong > 1
            else "1 character could not be read, and stands"
        )
        yield f"{count} as \ufffd."

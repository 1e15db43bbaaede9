"""What is taken for a note and what is not: every case is read and shown as the file beside it says."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from bitext.diagnostics import Finding
from bitext.model.note import Note
from bitext.readers.files import File
from bitext.readers.translation import from_file
from tests.support.rendered import ID, PAGE, parsed, render, site_of, text_of

CASES = sorted((Path(__file__).parent / "cases" / "notes").glob("*.md"))
HEAD = f"---\nsource_text: {ID}\n---\n"
"""What stands above a case that has no front matter of its own; its lines are not counted."""


def described(text: str) -> str:
    """Return the notes of a page, a line each; the text without them, a line a row; then what is said."""
    head = "" if text.startswith("---\n") else HEAD
    read = from_file(File(f"docs/{PAGE}", head + text), PAGE)
    assert read is not None
    page, found = read[0], [*read[1]]
    site = site_of(None, page)
    site.report = found.append
    soup = parsed(render(site))
    above = head.count("\n")
    lines = [_note(note, soup, above) for note in page.notes]
    said = [_said(finding, above) for finding in found]
    return "".join(f"{line}\n" for line in (*lines, *_texts(soup), *said))


def _note(note: Note, soup: BeautifulSoup, above: int) -> str:
    signed = f" signed {note.signature}" if note.signature else ""
    name = f" ({note.name})" if note.name else ""
    about = " + ".join(text_of(one) for one in soup.select(f".bitext-lemma[data-bitext-note={note.id}]"))
    offered = f", offers {note.alternative.words}" if note.alternative else ""
    of = f" on {about}" if about else ""
    return f"{note.number} {note.line - above}:{note.column} {note.form} {note.kind}{signed}{name}{offered}{of}: {note.head}"


def _texts(soup: BeautifulSoup) -> list[str]:
    for one in soup.select(".bitext-bracket, .bitext-noteref"):
        one.extract()
    return [f"text: {' '.join(text_of(one).split())}" for one in soup.select("h1, .bitext-translation")]


def _said(finding: Finding, above: int) -> str:
    place = replace(finding.location, line=finding.location.line - above)
    see = finding.see and replace(finding.see, line=finding.see.line - above)
    return str(replace(finding, location=place, see=see))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_golden(case: Path) -> None:
    """What is typed gives these notes, this text without them, and these messages."""
    assert described(case.read_text("utf-8")) == case.with_suffix(".txt").read_text("utf-8")


@pytest.mark.parametrize("case", [case for case in CASES if case.stem.endswith("-nope")], ids=lambda case: case.stem)
def test_nope_means_no_note(case: Path) -> None:
    """A case of this name shows no bracket note."""
    assert " bracket " not in case.with_suffix(".txt").read_text("utf-8")

"""A site holds no text: one is made when its page is, and nothing of it is left when the page is finished."""

from __future__ import annotations

import gc
from pathlib import Path

import markdown

from bitext.config import Options
from bitext.extension import BitextExtension, Site
from bitext.model.edition import SourceText, Translation
from bitext.model.text import Block
from bitext.project import load

PAGE = "text.md"


def made(folder: Path) -> Site:
    """Return the site of a project with one text that has two translations."""
    (folder / "docs").mkdir()
    (folder / "source_texts").mkdir()
    (folder / "source_texts" / "a.md").write_text("---\ntitle: 题\n---\n\n甲。\n\n乙。\n", "utf-8")
    for name in (PAGE, "other.md"):
        text = (
            "---\nsource_text: a\ntitle: T\n---\n\nA one.[^1]\n\nB two.\n\n[^1]: **甲 / one:** Words. \N{EN DASH}Ed.\n"
        )
        (folder / "docs" / name).write_text(text, "utf-8")
    options = Options(folder, folder / "docs", folder / "source_texts")
    return Site(load(options), options)


def page(site: Site, path: str = PAGE) -> str:
    """Return the HTML of a page, and close it as hosts do."""
    extension = BitextExtension(site, path)
    edition = site.edition(path)
    assert edition is not None
    html = markdown.markdown(edition.translation.body, extensions=[extension])
    extension.close()
    return html


def texts_in_memory() -> int:
    """Return how many texts, and blocks of texts, there are anywhere in this process."""
    gc.collect()
    return sum(isinstance(each, SourceText | Translation | Block) for each in gc.get_objects())


def test_nothing_of_a_text_is_left_when_its_page_is_finished(tmp_path: Path) -> None:
    """Neither when the corpus has been read, nor while a site is there, nor after a page of it was made."""
    before = texts_in_memory()
    site = made(tmp_path)
    assert texts_in_memory() == before
    extension = BitextExtension(site, PAGE)
    assert texts_in_memory() > before
    extension.close()
    assert "甲</a>。" in page(site)
    assert texts_in_memory() == before


def test_the_lists_say_the_same_afterwards(tmp_path: Path) -> None:
    """The list of texts and the list of notes are not different for pages that were rendered before them."""
    site = made(tmp_path)
    before = [(e.translation.paired, e.source.size if e.source else 0) for e in site.entries("index.md")]
    assert before == [(2, 2), (2, 2)]
    notes = [text.entry.translation.notes for text in site.noted_texts("notes.md")]
    assert [[(note.number, note.signature) for note in each] for each in notes] == [[(1, "Ed.")], [(1, "Ed.")]]
    page(site)
    page(site, "other.md")
    assert [(e.translation.paired, e.source.size if e.source else 0) for e in site.entries("index.md")] == before
    assert [text.entry.translation.notes for text in site.noted_texts("notes.md")] == notes


def test_a_page_rendered_twice_is_the_same(tmp_path: Path) -> None:
    """A site is of one reading: what its lists say of a text is what the page shows, until the corpus is read again."""
    site = made(tmp_path)
    first = page(site)
    assert "甲</a>。" in first
    page(site, "other.md")
    (tmp_path / "source_texts" / "a.md").write_text("---\ntitle: 题\n---\n\n丙。\n\n乙。\n", "utf-8")
    assert page(site) == first
    assert "丙。" in page(Site(load(site.options), site.options))


def test_a_page_that_is_no_translation_is_closed_without_ado(tmp_path: Path) -> None:
    """Hosts close every page."""
    site = made(tmp_path)
    site.close("nothing.md")
    assert site.edition("nothing.md") is None

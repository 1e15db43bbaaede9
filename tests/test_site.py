"""A site lets go of the texts of pages that have been rendered, and reads them again where they are asked for."""

from __future__ import annotations

from pathlib import Path

import markdown

from bitext.config import Options
from bitext.extension import BitextExtension, Site
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
    """Return the HTML of a page, and drop its text as hosts do."""
    extension = BitextExtension(site, path)
    translation = site.translation(path)
    assert translation is not None
    html = markdown.markdown(translation.body, extensions=[extension])
    extension.close()
    return html


def test_what_has_been_let_go_weighs_nothing(tmp_path: Path) -> None:
    """After a page is rendered its text is gone, and so is its original when no other page waits for it."""
    site = made(tmp_path)
    page(site)
    kept = site.corpus.translations[PAGE]
    assert (kept.body, kept.blocks, kept.pieces) == ("", (), ())
    assert site.corpus.source_texts["a"].body, "the other translation still needs it"
    page(site, "other.md")
    assert not site.corpus.source_texts["a"].body


def test_the_lists_say_the_same_afterwards(tmp_path: Path) -> None:
    """The list of texts and the list of notes are not different for pages that were rendered before them."""
    site = made(tmp_path)
    before = [(e.translation.pairing.paired, len(e.source.blocks) if e.source else 0) for e in site.entries("index.md")]
    notes = [text.entry.translation.notes for text in site.noted_texts("notes.md")]
    page(site)
    page(site, "other.md")
    assert [
        (e.translation.pairing.paired, len(e.source.blocks) if e.source else 0) for e in site.entries("index.md")
    ] == before
    after = [text.entry.translation.notes for text in site.noted_texts("notes.md")]
    assert [[(note.number, note.lemma, note.signature) for note in each] for each in after] == [
        [(note.number, note.lemma, note.signature) for note in each] for each in notes
    ]


def test_a_page_rendered_twice_is_the_same(tmp_path: Path) -> None:
    """A text that was dropped is read again, from the files as they then are."""
    site = made(tmp_path)
    first = page(site)
    assert "甲</a>。" in first
    page(site, "other.md")
    assert page(site) == first
    (tmp_path / "source_texts" / "a.md").write_text("---\ntitle: 题\n---\n\n丙。\n\n乙。\n", "utf-8")
    page(site, "other.md")
    assert "丙。" in page(site)


def test_a_page_that_is_no_translation_is_let_go_without_ado(tmp_path: Path) -> None:
    """Hosts close every page."""
    site = made(tmp_path)
    site.let_go("nothing.md")
    assert site.translation("nothing.md") is None

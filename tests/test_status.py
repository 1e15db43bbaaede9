"""The status page: how far each text is, what is off, which words want an entry."""

from __future__ import annotations

from pathlib import Path

import markdown
import pytest
from bs4 import BeautifulSoup

from bitext.config import Options
from bitext.diagnostics import Severity
from bitext.extension import BitextExtension, Site
from bitext.hosts.site_checks import checked_site
from bitext.model.catalogue import SourceRecord, TranslationRecord
from bitext.model.status import State, TextStatus
from bitext.pages import STATUS, generated_pages
from bitext.project import load
from bitext.readers.configuration import read_options
from bitext.terms.candidates import candidates
from tests.support.small_project import MKDOCS_YML, PAGE, SOURCE_TEXT, write_project

ON = f"{MKDOCS_YML.rstrip()}:\n      status: true\n"


def status_page(options: Options) -> BeautifulSoup:
    """Return the status page of a project."""
    site = checked_site(Site(load(options), options), "error")
    html = markdown.markdown("<!-- status -->\n", extensions=[BitextExtension(site, STATUS)])
    return BeautifulSoup(html, "html.parser")


def test_what_the_page_shows(tmp_path: Path) -> None:
    """Texts that want something come first, with their figures; then originals without a translation."""
    files = {
        "mkdocs.yml": ON,
        "docs/b.md": PAGE.replace("water\n", "b\n", 1).replace(
            "Article 3 The state encourages the saving of water; it is everybody's duty.\n", ""
        ),
        "source_texts/b.md": SOURCE_TEXT,
        "source_texts/c.md": SOURCE_TEXT,
    }
    page = status_page(read_options(write_project(tmp_path, files) / "mkdocs.yml"))
    rows = [[cell.get_text() for cell in row.select("td")] for row in page.select("tbody tr")]
    assert rows == [
        ["Measures for Saving Water", "has errors", "3/4 ", "1", "", ""],
        ["Measures for Saving Water", "done", "4/4 ", "", "", ""],
    ]
    assert "7 of 8 blocks of the originals are translated." in page.get_text()
    assert [each["width"] for each in page.select(".bitext-status > svg > rect")] == ["100%", "87.5%"]
    assert "source_texts/c.md" in page.get_text()


def test_the_page_is_there_where_it_is_wanted(tmp_path: Path) -> None:
    """It is off by default; a comment of its own shows nothing then."""
    options = read_options(write_project(tmp_path) / "mkdocs.yml")
    assert STATUS not in generated_pages(load(options))
    assert status_page(options).select(".bitext-status") == []
    assert STATUS in generated_pages(load(options), status=True)


@pytest.mark.parametrize(
    ("found", "outdated", "paired", "left_out", "state"),
    [
        ({"error": 1, "warning": 1}, ("2",), 3, 0, "faulty"),
        ({}, ("2",), 4, 0, "outdated"),
        ({}, (), 3, 0, "open"),
        ({}, (), 3, 1, "done"),
        ({"warning": 2}, (), 4, 0, "unchecked"),
        ({"information": 2}, (), 4, 0, "done"),
    ],
)
def test_what_is_to_be_done(
    found: dict[Severity, int], outdated: tuple[str, ...], paired: int, left_out: int, state: State
) -> None:
    """The gravest comes first; what is left out with a reason is done."""
    translation = TranslationRecord("docs/a.md", "a.md", "a", paired=paired, outdated=outdated)
    source = SourceRecord("a", "source_texts/a.md", body_sha256="0", size=4)
    assert TextStatus(translation, source, found, left_out).state == state


TEXTS = [
    ["推动数字乡村建设。", "加快数字乡村发展，数字乡村是方向。"],
    ["数字乡村试点", "关于数字乡村的意见，推进乡村振兴。"],
]


def test_words_that_may_be_terms() -> None:
    """The longest string that recurs in several texts, between different characters, is found; known words are not."""
    assert candidates(lambda: TEXTS, []) == [("数字乡村", 5, 2)]
    assert candidates(lambda: TEXTS, ["数字乡村"]) == []
    assert candidates(lambda: TEXTS[:1], []) == []

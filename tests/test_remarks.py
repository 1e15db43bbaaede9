"""What checks find stands beside its pair: errors for everybody, warnings for those who write."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import markdown
import pytest
from bs4 import BeautifulSoup

from bitext.checks import CheckedText, baseline
from bitext.diagnostics import Finding, Location, Severity
from bitext.extension import BitextExtension, Site
from bitext.extension.remarks import by_pair
from bitext.hosts import site_checks
from bitext.hosts.site_checks import checked_site, checks_of
from bitext.keeping import Store
from bitext.model.edition import Edition
from bitext.project import load
from bitext.readers.configuration import read_options
from tests.support.small_project import MKDOCS_YML, PAGE, write_project

_EXTRA_IS_ERROR = f"{MKDOCS_YML.rstrip()}:\n      checks: {{C03: error}}\n"
ERROR = Finding("C03", Location("docs/water.md", 8, 1), "expected 2, found 3; correct it")
WARNING = Finding("C14", Location("docs/water.md", 10, 1), "expected the, found the the; take one out")


def remarks(folder: Path, found: Sequence[Finding], least: Severity) -> list[tuple[str, str, str]]:
    """Return the remarks on the page of a project: pair, severity, text."""
    options = read_options(folder / "mkdocs.yml")
    site = Site(load(options), options, check=lambda _: found, remarks_from=least)
    body = site.corpus.texts.edition("water.md").translation.body
    soup = BeautifulSoup(markdown.markdown(body, extensions=[BitextExtension(site, "water.md")]), "html.parser")
    return [
        (str(each.parent and each.parent["id"]), str(each["data-bitext-severity"]), each.get_text(" "))
        for each in soup.select(".bitext-pair > details.bitext-remarks")
    ]


@pytest.mark.parametrize(
    ("least", "expected"),
    [
        ("error", [("p2", "error", "1 remark on this pair C03, water.md:8: expected 2, found 3; correct it")]),
        (
            "warning",
            [
                ("p2", "error", "1 remark on this pair C03, water.md:8: expected 2, found 3; correct it"),
                ("p3", "warning", "1 remark on this pair C14, water.md:10: expected the, found the the; take one out"),
            ],
        ),
    ],
)
def test_who_sees_what(tmp_path: Path, least: Severity, expected: list[tuple[str, str, str]]) -> None:
    """Readers see errors, editors warnings too, each folded up at its pair."""
    assert remarks(write_project(tmp_path), [ERROR, WARNING], least) == expected


def test_what_the_readers_of_files_have_found(tmp_path: Path) -> None:
    """While somebody writes, all that is off stands at its pair, and not only what checks find."""
    page = "---\nsource_text: water\n---\n\n# Measures\n\nArticle 1.\n\nArticle 2 [or x - ed.]\n\nArticle 3.\n"
    write_project(tmp_path, {"docs/water.md": page})
    assert [each[:2] for each in remarks(tmp_path, [], "information")] == [("p3", "information")]
    assert remarks(tmp_path, [], "error") == []


@pytest.mark.parametrize(
    ("path", "line", "pair"),
    [
        ("docs/water.md", 2, ""),
        ("docs/water.md", 8, "2"),
        ("docs/water.md", 9, "3"),
        ("source_texts/water.md", 11, "4"),
        ("docs/other.md", 8, ""),
    ],
)
def test_the_pair_of_a_line(tmp_path: Path, path: str, line: int, pair: str) -> None:
    """A line between two blocks is that of a mark above the next; one of the front matter is of no pair."""
    options = read_options(write_project(tmp_path) / "mkdocs.yml")
    edition: Edition = load(options).texts.edition("water.md")
    assert list(by_pair(edition, [Finding("C14", Location(path, line), "a")])) == [pair][: bool(pair)]


@pytest.mark.parametrize(
    ("checks", "expected"), [("{}", set()), ("{C06: error}", {"error"}), ("{C06: warning}", set()), ("false", set())]
)
def test_a_build_runs_what_may_be_an_error(tmp_path: Path, checks: str, expected: set[str]) -> None:
    """A build says the errors of checks as the site has graded them, and does not run the others."""
    yml = f"{MKDOCS_YML.rstrip()}:\n      checks: {checks}\n"
    glossary = "- zh: 节约用水\n  renderings: [water conservation]\n"
    options = read_options(write_project(tmp_path, {"mkdocs.yml": yml, "docs/glossary.yml": glossary}) / "mkdocs.yml")
    corpus = load(options)
    check = checks_of(options, corpus.glossary, "error")
    assert {each.severity for each in check(corpus.texts.edition("water.md"))} == expected


def test_a_build_leaves_out_what_is_accepted(tmp_path: Path) -> None:
    """An error of a check that the baseline accepts stops no build; without the file, or with a bad one, it does."""
    page = PAGE.replace("Article 1 These", "Article 1 In 2021 these")
    options = read_options(
        write_project(tmp_path, {"docs/water.md": page, "mkdocs.yml": _EXTRA_IS_ERROR}) / "mkdocs.yml"
    )

    def found() -> list[str]:
        said = list[Finding]()
        site = checked_site(Site(load(options), options, said.append), "error")
        said += site.check(site.corpus.texts.edition("water.md"))
        return [each.code for each in said]

    assert found() == ["C03"]
    corpus = load(options)
    findings = checks_of(options, corpus.glossary, "error")(corpus.texts.edition("water.md"))
    text = baseline.written(findings, baseline.Keys(corpus))
    (tmp_path / baseline.FILE).write_text(text, "utf-8")
    assert found() == []
    (tmp_path / baseline.FILE).write_text("no JSON", "utf-8")
    assert found() == ["F21", "C03"]


def test_a_text_is_checked_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A server checks what has changed since the last build: the text, the glossary or the option."""
    asked: list[str] = []
    kept = Store()

    def found_in(text: CheckedText, _: object) -> tuple[Finding, ...]:
        asked.append(text.path)
        return ()

    monkeypatch.setattr(site_checks, "findings_of", found_in)

    def build() -> list[str]:
        asked.clear()
        kept.begin()
        options = read_options(tmp_path / "mkdocs.yml")
        site = checked_site(Site(load(options), options), "warning", kept)
        site.check(site.corpus.texts.edition("water.md"))
        return list(asked)

    write_project(tmp_path)
    assert build() == ["docs/water.md"]
    assert build() == []
    write_project(tmp_path, {"docs/glossary.yml": "- zh: 水\n  renderings: [water]\n"})
    assert build() == ["docs/water.md"]
    other = "- zh: 黄河\n  renderings: [Yellow River]\n- zh: 水\n  renderings: [water]\n  definition: It is wet.\n"
    write_project(tmp_path, {"docs/glossary.yml": other})
    assert build() == []
    write_project(tmp_path, {"docs/glossary.yml": other.replace("[water]", "[{en: water, status: deprecated}]")})
    assert build() == ["docs/water.md"]
    write_project(tmp_path, {"mkdocs.yml": f"{MKDOCS_YML.rstrip()}:\n      checks: {{C12: warning}}\n"})
    assert build() == ["docs/water.md"]
    write_project(tmp_path, {"docs/water.md": "---\nsource_text: water\n---\n\n# Water\n"})
    assert build() == ["docs/water.md"]
    assert build() == []

"""`bitext search`: the index of a site that is built already, as the plugin writes it."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from bitext.cli import main
from tests.support.project import build
from tests.support.search_index import counts_of, documents_of, manifest_of
from tests.support.small_project import PAGE, files_of, write_project

MKDOCS = "site_name: Water\ntheme: {name: material, font: false}\nplugins: [bitext]\n"
ZENSICAL = (
    "site_name: Water\ntheme: {name: material, font: false}\n"
    "markdown_extensions:\n  - tables\n  - toc\n  - bitext.hosts.zensical: {source_texts: source_texts}\n"
)
FILES = {
    "docs/index.md": "# Home\n\nWelcome.\n\n<!-- texts -->\n",
    "docs/guide/read.md": "# Guide\n\nRead me.\n\n## A part\n\nWith `code`.\n",
    "docs/hidden.md": "---\nsearch:\n  exclude: true\n---\n\n# Hidden\n\nNot found.\n",
    "docs/glossary.yml": "- id: jieyue\n  zh: 节约用水\n  renderings: [saving water]\n- id: guojia\n  zh: 国家\n  renderings: [state]\n",
    "docs/glossary.md": "# Glossary\n\n<!-- glossary -->\n",
    "docs/glossary/jieyue.md": "The word is old.\n\n## Its use\n\nIn all laws.\n",
}


def search(project: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    """Run the command on a project's site; return its exit status and what it said."""
    status = main(["search", str(project / "site"), "--config", str(project / "mkdocs.yml")])
    out, err = capsys.readouterr()
    return status, out, err


@pytest.mark.parametrize("settings", ["", "use_directory_urls: false\n"], ids=["folders", "files"])
def test_it_is_the_index_of_the_plugin(settings: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """For a site that the plugin has built, the command writes what stands there already."""
    write_project(tmp_path, {"mkdocs.yml": MKDOCS + settings, **FILES})
    assert build(tmp_path).returncode == 0
    before = documents_of(tmp_path / "site"), counts_of(tmp_path / "site")
    files = files_of(tmp_path / "site/search")
    assert search(tmp_path, capsys) == (0, "wrote the index of 1 text and 3 other pages\n", "")
    assert (documents_of(tmp_path / "site"), counts_of(tmp_path / "site")) == before
    assert files_of(tmp_path / "site/search") == files


@pytest.mark.hosts
@pytest.mark.skipif(importlib.util.find_spec("zensical") is None, reason="zensical is not installed: no wheel for here")
def test_the_index_of_a_site_of_zensical(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Texts, terms where the site has them, and the other pages without what stands around their content."""
    write_project(tmp_path, {"mkdocs.yml": ZENSICAL, **FILES})
    done = build(tmp_path, "--clean", host="zensical")
    assert done.returncode == 0, done.stdout
    status, out, err = search(tmp_path, capsys)
    assert (status, out, err) == (0, "wrote the index of 1 text and 3 other pages\n", "")
    found = documents_of(tmp_path / "site")
    assert [each.address for each in found] == ["water/", "", "glossary/jieyue/", "", "guide/read/"]
    assert found[0].places == ["", "p2", "p3", "p4"]
    assert found[1].places == ["glossary/jieyue/", "glossary/#guojia"]
    assert [unit[:4] for unit in found[-1].units] == [
        ("", "Guide", "", "Guide\nRead me."),
        ("a-part", "A part", "", "A part\nWith code."),
    ]
    assert found[3].units[0][3] == "Home\nWelcome."


def test_the_option_of_the_extension_counts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`search: texts` below the extension leaves out the other pages, as below the plugin."""
    write_project(tmp_path, {"mkdocs.yml": MKDOCS, **FILES})
    assert build(tmp_path).returncode == 0
    settings = ZENSICAL.replace("source_texts: source_texts", "source_texts: source_texts, search: texts")
    (tmp_path / "mkdocs.yml").write_text(settings, "utf-8")
    assert search(tmp_path, capsys)[0] == 0
    assert counts_of(tmp_path / "site") == [1, 2, 0]


def test_a_text_that_was_not_built_is_left_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No hit leads to a page that is not there."""
    write_project(tmp_path, {"mkdocs.yml": MKDOCS, **FILES})
    assert build(tmp_path).returncode == 0
    (tmp_path / "docs/later.md").write_text(PAGE, "utf-8")
    assert search(tmp_path, capsys)[0] == 0
    assert [each.address for each in documents_of(tmp_path / "site")][:2] == ["water/", ""]
    assert manifest_of(tmp_path / "site")["format"] == 1


def test_a_folder_without_pages(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is not a site is said on one line, and nothing is written."""
    write_project(tmp_path)
    status, out, err = search(tmp_path, capsys)
    assert (status, out) == (2, "")
    assert err == (
        f"bitext: expected the folder of a built site, found no page in {tmp_path / 'site'}; "
        "build the site, then name its folder: bitext search site\n"
    )
    assert not (tmp_path / "site").exists()

"""Links to edit a file lead where MkDocs' own lead, for the translation and for its original."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page

from bitext.config import address_of, beside
from bitext.readers.configuration import read_options
from tests.support.project import build
from tests.support.small_project import write_project

SETTINGS = (
    "repo_url: https://github.com/o/r",
    "repo_url: https://github.com/o/r\nedit_uri: edit/main/docs/",
    "repo_url: https://github.com/o/r\nedit_uri: '?f=docs'",
    "repo_url: https://github.com/o/r\nedit_uri_template: edit/main/docs/{path}",
    "repo_url: https://github.com/o/r/\nedit_uri_template: 'edit/main/{{x}}/{path_noext}.md?a=1'",
    "repo_url: https://github.com/o/r\nedit_uri_template: '?file={path!q}'",
    "edit_uri_template: https://git.example/x/{path}",
    "edit_uri: https://git.example/x/docs",
)


@pytest.mark.parametrize("settings", SETTINGS)
@pytest.mark.parametrize("name", ["page.md", "texts/水 and more.md"])
def test_a_page_is_edited_where_the_host_says(settings: str, name: str, tmp_path: Path) -> None:
    """The address is that of the host, with what is no letter of an address escaped."""
    folder = write_project(tmp_path, {"mkdocs.yml": f"site_name: A\n{settings}\n", f"docs/{name}": "# A\n"})
    config = load_config(str(folder / "mkdocs.yml"))
    page = Page(None, File(name, config.docs_dir, config.site_dir, use_directory_urls=True), config)
    ours = address_of(read_options(folder / "mkdocs.yml").edit_address, name)
    escaped = re.sub(
        r"[^\x21-\x7e]", lambda match: "".join(f"%{byte:02X}" for byte in match[0].encode()), page.edit_url or ""
    )
    assert ours == escaped


BESIDE = {
    ("https://x/edit/main/docs/{path}", "docs", "source_texts"): "https://x/edit/main/source_texts/{path}",
    ("https://x/edit/main/docs/{path}?plain=1", "docs", "zh/a"): "https://x/edit/main/zh/a/{path}?plain=1",
    ("https://x/edit/main/site/docs/{path}", "site/docs", "originals"): "https://x/edit/main/originals/{path}",
    ("https://x/edit/main/content/{path}", "../content", "../originals"): "https://x/edit/main/originals/{path}",
    ("https://x/edit/main/docs/{path}", "docs", "docs/zh"): "https://x/edit/main/docs/zh/{path}",
    ("https://x/edit/main/pages/{path}", "docs", "source_texts"): "",
    ("https://x/?f={path!q}", "docs", "source_texts"): "",
    ("https://x/?f=docs/{path}", "docs", "source_texts"): "",
    ("", "docs", "source_texts"): "",
}


@pytest.mark.parametrize(("given", "expected"), BESIDE.items(), ids=map(str, BESIDE))
def test_an_original_is_edited_beside_it_or_nowhere(given: tuple[str, str, str], expected: str) -> None:
    """Where the address shows the way between the two folders, the original's is made of it; else there is no link."""
    address, docs, other = given
    root = Path("/p/site")
    folders = [Path(f"/p/{each[3:]}") if each.startswith("../") else root / each for each in (docs, other)]
    assert beside(address, *folders) == expected


def test_both_links_stand_on_the_page(tmp_path: Path) -> None:
    """With a template, both links lead to the branch that it names."""
    settings = "repo_url: https://github.com/o/r\nedit_uri_template: edit/main/docs/{path}\n"
    folder = write_project(tmp_path, {"mkdocs.yml": f"site_name: A\n{settings}plugins: [bitext]\n"})
    assert build(folder, "--strict").returncode == 0
    page = (folder / "site" / "water" / "index.html").read_text("utf-8")
    for path in ("docs/water.md", "source_texts/water.md"):
        assert f'href="https://github.com/o/r/edit/main/{path}"' in page
    assert "edit/master" not in page


def test_a_template_in_the_wrong_option_is_said(tmp_path: Path) -> None:
    """`edit_uri` with a field in it makes dead links, for the host and for us."""
    settings = "repo_url: https://github.com/o/r\nedit_uri: edit/main/docs/{path}\n"
    folder = write_project(tmp_path, {"mkdocs.yml": f"site_name: A\n{settings}plugins: [bitext]\n"})
    done = build(folder)
    assert (
        "mkdocs.yml:3:11: warning[F12] expected edit_uri without {path}, found edit/main/docs/{path}; "
        "write edit_uri_template: edit/main/docs/{path}"
    ) in done.stdout

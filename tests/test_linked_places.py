"""Links to pairs, notes and terms that are not there are said, with the line; all other links are the host's."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bitext.cli import main
from tests.support.project import build
from tests.support.small_project import PAGE, write_project

GLOSSARY = "- {id: shui, zh: 水, renderings: [water]}\n- {id: jieyue, zh: 节约, renderings: [saving]}\n"
NOTED = PAGE.replace("save water.", "save water[^a].").replace("duty.", "duty. {}") + "\n[^a]: A note. –Ed.\n"
WATER = "docs/texts/water.md"
WRONG = {
    "(#p99)": f"expected a pair of {WATER}, found #p99, but it has 4; correct the number",
    "(#p0)": f"expected a pair of {WATER}, found #p0, but it has 4; correct the number",
    "(#p2a)": f"expected a pair of {WATER}, found #p2a, but it has 4; correct the number",
    "(#n1a)": f"expected a note of {WATER}, found #n1a, but it has 1; correct the number",
    "(#n2)": f"expected a note of {WATER}, found #n2, but it has 1; correct the number",
    "(water.md#p5)": f"expected a pair of {WATER}, found #p5, but it has 4; correct the number",
    "(../fire.md#p7)": "expected a pair of docs/fire.md, found #p7, but it has 4; correct the number",
    "(../fire.md#n1)": "expected a note of docs/fire.md, found #n1, but it has none; correct the number",
    "(../glossary.md#nope)": "expected the id of a term behind glossary.md#, found nope; correct it, or add the entry",
    "(../glossary.md#jieyu)": "expected the id of a term behind glossary.md#, found jieyu; write jieyue",
}
RIGHT = (
    "(#p4)", "(#p1)", "(#n1)", "(#n1-ref)", "(water.md#p4)", "(../fire.md#p1)", "(../glossary.md#shui)",
    "(../glossary.md#by-pinyin)", "(https://example.org/#p99)", "(../index.md#p99)", "(#measures-for-saving-water)",
    "(#pilot)", "(#notes)", "(http://[#p99)", "(#)", "(#p99){: #p99 }", '(#p98) <a id="p98"></a>', "(mailto:a@b.example)",
)  # fmt: skip


def project(folder: Path, link: str) -> Path:
    """Write a site with one link in a translation."""
    settings = "site_name: A\nplugins: [search, bitext]\nmarkdown_extensions: [attr_list]\n"
    files = {
        "mkdocs.yml": settings, "docs/glossary.yml": GLOSSARY, "docs/index.md": "# Home\n", "docs/fire.md": PAGE,
        WATER: NOTED.format(f"[x]{link}"),
    }  # fmt: skip
    folder = write_project(folder, files)
    (folder / "docs" / "water.md").unlink()
    return folder


@pytest.mark.parametrize("link", WRONG)
def test_a_link_to_nothing_of_ours(link: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A build and a command say so, under the configuration of the README."""
    folder = project(tmp_path, link)
    column = NOTED.format("[x](").splitlines()[11].index("(") + 2
    message = f"{WATER}:12:{column}: warning[C32] {WRONG[link]}"
    done = build(folder, "--strict")
    assert done.returncode == 1
    assert message in done.stdout
    main(["pairs", WATER, "--config", str(folder / "mkdocs.yml")])
    assert message in capsys.readouterr().out


@pytest.mark.parametrize("link", RIGHT)
def test_any_other_link(link: str, tmp_path: Path) -> None:
    """What is there, what an editor named so, and what is no place of ours is not said."""
    assert "[C32]" not in build(project(tmp_path, link)).stdout


def test_links_of_other_pages(tmp_path: Path) -> None:
    """An ordinary page, a note and an essay are looked at as well."""
    folder = project(tmp_path, "(#p1)")
    (folder / "docs" / "index.md").write_text("---\ntitle: T\n---\n\n# Home\n\n[x](texts/water.md#p9)\n", "utf-8")
    (folder / "docs" / "glossary").mkdir()
    (folder / "docs" / "glossary" / "shui.md").write_text("See [y](../fire.md#p9).\n", "utf-8")
    (folder / "docs" / "fire.md").write_text(
        PAGE.replace("duty.", "duty[^b].") + "\n[^b]: See [z](#p8). –Ed.\n", "utf-8"
    )
    found = re.findall(r"(docs/\S+): warning\[C32\] expected a pair of \S+ found (\S+),", build(folder).stdout)
    assert sorted(found) == [
        ("docs/fire.md:14:15", "#p8"),
        ("docs/glossary/shui.md:1:9", "#p9"),
        ("docs/index.md:7:5", "#p9"),
    ]


def test_a_glossary_page_of_the_sites_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It has the places that its headings are, beside those of the terms."""
    folder = project(tmp_path, "(../glossary.md#nope)")
    page = folder / "docs" / "glossary.md"
    page.write_text("# Glossary\n\n## Nope\n\n<!-- glossary -->\n", "utf-8")
    main(["check", WATER, "--config", str(folder / "mkdocs.yml")])
    page.write_text('# Glossary\n\n--8<-- "more.md"\n\n<!-- glossary -->\n', "utf-8")
    main(["check", WATER, "--config", str(folder / "mkdocs.yml")])
    assert "[C32]" not in capsys.readouterr().out
    page.write_text("# Glossary\n\n## None\n\n<!-- glossary -->\n", "utf-8")
    main(["check", WATER, "--config", str(folder / "mkdocs.yml")])
    assert f"[C32] {WRONG['(../glossary.md#nope)']}" in capsys.readouterr().out

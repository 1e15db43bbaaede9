"""Code, pictures and lists of an original: blocks by marks that the format names, and not a character besides."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from bitext.cli.pairs import rows
from bitext.model.text import Block
from bitext.project import load
from bitext.readers.files import File
from bitext.readers.source import from_file
from bitext.syntax.source_blocks import scan
from tests.support.project import build, write
from tests.support.rendered import (
    options,
    parsed,
    render,
    rendered,
    site_of,
    source_text,
    text_of,
    text_on,
    translation,
)


def kinds(body: str) -> list[tuple[str, str]]:
    """Return kind and text of each block of an original."""
    return [(block.kind, block.text) for block in scan(body)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("甲\n```python\na = 1\n\n  b\n```\n乙", [("paragraph", "甲"), ("fence", "a = 1\n\n  b"), ("paragraph", "乙")]),
        ("~~~\n# 甲\n- 乙\n| 丙 |\n~~~", [("fence", "# 甲\n- 乙\n| 丙 |")]),
        ("````\n```\n````", [("fence", "```")]),
        ("```\n\n\n```", [("fence", "\n")]),
        ("```\n```", [("fence", "")]),
        ("- 甲\n```\nx\n```", [("item", "甲"), ("fence", "x")]),
        ("```\n甲", [("paragraph", "```甲")]),
        ("~~~~~~~~\n甲\n~~~~~~~~", [("paragraph", "~~~~~~~~甲~~~~~~~~")]),
        ("~~~ 完\n甲\n~~~", [("paragraph", "~~~ 完甲~~~")]),
        ("    ```\n甲\n```", [("paragraph", "    ```甲```")]),
        ("\\```\n甲\n```", [("paragraph", "```甲```")]),
        ("甲```\n乙\n```", [("paragraph", "甲```乙```")]),
    ],
)
def test_fences(body: str, expected: list[tuple[str, str]]) -> None:
    """Two lines of backticks or tildes hold code, every line feed of it; one alone, or a ruler, is text."""
    assert kinds(body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("![图](a.png)", [("image", "")]),
        ('![图](../docs/a(1).png "题")  ', [("image", "  ")]),
        ("甲\n\n![](a.png)\n\n乙", [("paragraph", "甲"), ("image", ""), ("paragraph", "乙")]),
        ("甲![图](a.png)", [("paragraph", "甲![图](a.png)")]),
        ("![图](a.png)\n图一", [("paragraph", "![图](a.png)图一")]),
        ("![图][a]", [("paragraph", "![图][a]")]),
        ("![图](a b.png)", [("paragraph", "![图](a b.png)")]),
        ("  ![图](a.png)", [("paragraph", "  ![图](a.png)")]),
        ("\\![图](a.png)", [("paragraph", "![图](a.png)")]),
        ("\\![图]", [("paragraph", "\\![图]")]),
    ],
)
def test_images(body: str, expected: list[tuple[str, str]]) -> None:
    """An image alone on its line, between blank ones, is an image; anywhere else it is text."""
    assert kinds(body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("- 甲\n    - 子\n    - 丑\n- 乙", [(("甲", "子", "丑"), (0, 1, 1)), ((), ())]),
        ("- 甲\n\t- 子\n\t\t- 孙\n\t- 丑", [(("甲", "子", "孙", "丑"), (0, 1, 2, 1))]),
        ("- 甲\n        - 子\n    - 丑", [(("甲", "子", "丑"), (0, 1, 1))]),
        ("- 甲\n    1. 子\n    2. 丑", [(("甲", "1. 子", "2. 丑"), (0, 1, 1))]),
        ("1. 甲\n    - 子\n2. 乙", [(("1. 甲", "子"), (0, 1)), ((), ())]),
        ("- 甲\n续\n    - 子\n    续", [(("甲续", "子    续"), (0, 1))]),
        ("- 甲\n  - 乙", [((), ()), ((), ())]),
        ("- 甲\n    \\- 子", [((), ())]),
        ("- 甲\n\u3000\u3000\u3000\u3000- 子", [((), ())]),
    ],
)
def test_items_in_items(body: str, expected: list[tuple[tuple[str, ...], tuple[int, ...]]]) -> None:
    """An item that is indented by four spaces or a tab belongs to the item above; by fewer, it is the next one."""
    blocks = scan(body)
    assert {block.kind for block in blocks} == {"item"}
    assert [(block.parts, block.depths) for block in blocks] == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("1. 甲\n2. 乙\n续\n3. 丙", [("item", "1. 甲"), ("item", "2. 乙续"), ("item", "3. 丙")]),
        ("9. 甲\n10. 乙", [("item", "9. 甲"), ("item", "10. 乙")]),
        ("1. 甲\n\n2. 乙", [("paragraph", "1. 甲"), ("paragraph", "2. 乙")]),
        ("1. 甲\n1. 乙", [("paragraph", "1. 甲1. 乙")]),
        ("1. 甲\n3. 乙", [("paragraph", "1. 甲3. 乙")]),
        ("1.甲\n2.乙", [("paragraph", "1.甲2.乙")]),
        ("一、甲\n二、乙", [("paragraph", "一、甲二、乙")]),
        ("要求：\n1. 甲\n2. 乙", [("paragraph", "要求：1. 甲2. 乙")]),
        ("2021. 甲\n2022. 乙", [("paragraph", "2021. 甲2022. 乙")]),
    ],
)
def test_items_that_count(body: str, expected: list[tuple[str, str]]) -> None:
    """Lines that begin with `1. ` `2. ` and so on are items, whose numbers stay in the text; all else is as it was."""
    assert kinds(body) == expected


def test_white_space_around_blocks_is_theirs() -> None:
    """It moves the ends of the lines behind it, and a row of a table that is but a bar has a cell to take it."""
    (paragraph,) = scan("\u3000\n\n甲\n乙\n丙")
    assert (paragraph.text, paragraph.line_ends) == ("\u3000甲乙丙", (2, 3))
    table, _ = scan("| 甲 |\n|\n\u3000\n乙")
    assert table.rows == (("甲",), ("\u3000",))


SOURCE = "# 安装\n\n运行：\n\n```python\nprint(1)\n\nprint(2)\n```\n\n![图](a.png)\n\n- 甲\n    - 子\n- 乙\n\n完成。\n\n1. 一\n2. 二"
ENGLISH = (
    "# Install\n\nRun:\n\n```python\nprint(1)\n\nprint(2)\n```\n\n![Figure](a.png)\n\n- A\n    - a\n- B\n\nDone.\n\n"
    "1. one\n2. two"
)


def test_two_files_of_one_structure_pair() -> None:
    """Code stands beside code, a picture beside a picture, and each item of a list beside its like."""
    site = site_of(source_text(SOURCE), translation(ENGLISH))
    pairing = text_on(site).pairing
    assert [(pair.source, pair.translation, pair.guess) for pair in pairing.pairs] == [
        ((index,), (index,), False) for index in range(9)
    ]
    soup = parsed(render(site))
    (code,) = soup.select(".bitext-source pre > code")
    assert text_of(code) == "print(1)\n\nprint(2)"
    (image,) = soup.select(".bitext-source img")
    assert (image["src"], image["alt"]) == ("a.png", "图")
    assert [text_of(item) for item in soup.select(".bitext-source li li")] == ["子"]
    assert [text_of(item) for item in soup.select(".bitext-source .bitext-numbered > li")] == ["1. 一", "2. 二"]


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/a.png",
        "//example.org/a.png",
        "javascript:alert(1)",
        "data:image/png,x",
        "\\\\example.org/a.png",
    ],
)
def test_a_picture_of_another_site_is_text(address: str) -> None:
    """As in a translation nothing but this site is asked for a picture: what was typed is shown, and said."""
    body = f"![图]({address})"
    text, found = from_file(File("source_texts/text.md", f"---\ntitle: 题\n---\n\n甲\n\n{body}"), "text")
    assert [str(each) for each in found] == [
        f"source_texts/text.md:7:1: error[C29] expected a picture of this site, found {address}; "
        "put the file into the docs folder, and name it"
    ]
    soup = parsed(render(site_of(text, translation("A\n\n![i](a.png)"))))
    assert not soup.select(".bitext-source img")
    assert [text_of(one) for one in soup.select(".bitext-source")] == ["甲", body]


def test_a_picture_is_found_from_the_original_and_from_the_page(tmp_path: Path) -> None:
    """An address that leads from the original's file into the docs folder works in every page, any other as in a page."""
    body = "甲\n\n![一](../docs/img/a.png)\n\n![二](../img/b%20c.png)\n\n![三](../docs/img/图.png?x#y)\n\n![四](../LICENSE.png)"
    site = site_of(
        source_text(body), translation("A\n\n![1](x)\n\n![2](x)\n\n![3](x)\n\n![4](x)"), settings=options(tmp_path)
    )
    addresses = [one["src"] for one in parsed(render(site)).select(".bitext-source img")]
    assert addresses == ["../img/a.png", "../img/b%20c.png", "../img/%E5%9B%BE.png?x#y", "../LICENSE.png"]


def test_a_site_with_them_builds_strictly(tmp_path: Path) -> None:
    """The host finds the pictures, the seal holds, and nothing is said."""
    front = "---\ntitle: 安装\n---\n\n"
    files: dict[str, str | bytes] = {
        "source_texts/install.md": front + SOURCE.replace("a.png", "../docs/img/a.png"),
        "docs/texts/install.md": "---\nsource_text: install\ntitle: Install\n---\n\n" + ENGLISH.replace("a.png", "../img/a.png"),
        "docs/img/a.png": b"\x89PNG",
    }  # fmt: skip
    folder = write(tmp_path, files)
    done = build(folder, "--strict")
    assert done.returncode == 0, done.stderr
    page = (folder / "site" / "texts" / "install" / "index.html").read_text("utf-8")
    soup = BeautifulSoup(page, "html.parser")
    assert [one["src"] for one in soup.select("article img")] == ["../../img/a.png"] * 2
    assert text_of(soup.select(".bitext-source pre")[0]) == "print(1)\n\nprint(2)"
    assert not load(options(folder)).findings


def test_the_table_of_pairs_shows_them() -> None:
    """`bitext pairs` says what each block is, and where the picture of an image stands."""
    site = site_of(source_text(SOURCE), translation(ENGLISH))
    shown = [row[3] for row in rows(site.corpus.texts.edition("texts/page.md"))]
    assert shown == [
        "# 安装", "运行：", "``` print(1)\n\nprint(2)", "![图](a.png)", "- 甲 子", "- 乙", "完成。", "1. 一", "2. 二",
    ]  # fmt: skip


def test_terms_are_not_marked_in_code() -> None:
    """Code has no passages, as in a translation."""
    assert Block("fence", "网络", 1, 3).passages == ()
    assert [each.text for each in scan("- 甲\n    - 乙")[0].passages] == ["甲", "乙"]


def test_what_looks_like_markup_stays_what_it_was() -> None:
    """An original without these marks has the blocks that it had: paragraphs by blank lines, and nothing is cut."""
    soup, found = rendered("甲\n~~~~~~~~\n乙\n\n1.甲\n2.乙\n\n（一）甲\n（二）乙", "A\n\nB\n\nC")
    assert [text_of(one) for one in soup.select(".bitext-source")] == ["甲~~~~~~~~乙", "1.甲2.乙", "（一）甲（二）乙"]
    assert found == []

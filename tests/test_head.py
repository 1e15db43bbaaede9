"""The head of a text: byline, evidence, what folds open, and its contents."""

from __future__ import annotations

from dataclasses import replace

import pytest
from bs4 import BeautifulSoup

from bitext.words import words_of
from tests.support.rendered import options, parsed, render, rendered, site_of, source_text, text_of, translation


def byline(soup: BeautifulSoup) -> str:
    """Return the byline."""
    return text_of(soup.select(".bitext-byline")[0])


def test_a_byline_of_many_names_is_short() -> None:
    """Three names stand in it, and how many there are besides; "About this text" has all."""
    authors = ", ".join(f"{{zh: 甲{n}, en: A{n}}}" for n in range(20))
    soup, _ = rendered("甲", "A", f"author: [{authors}]\nissued: 2021-12\ntype: law")
    assert byline(soup) == "A0 甲0, A1 甲1, A2 甲2 and 17 others · law, December 2021 · translator not known"
    assert "A19 甲19" in text_of(soup.select("#about dl")[0])


@pytest.mark.parametrize(
    ("known", "said"),
    [
        ("published: 2022-01-15\npublished_in: {zh: 求是, en: Qiushi}", "Qiushi 求是, 15 January 2022"),
        ("published: 2022", "published 2022"),
        ("published_in: 求是\ndelivered: 2021-10-18\npublished: 2022", "18 October 2021 · 求是, 2022"),
        ("issuer: 国务院\nnumber: 国发〔2021〕29号\neffective: 2023-01-01", "国发〔2021〕29号, 1 January 2023"),
        ("published_in: 求是", "date not known · 求是"),
    ],
)
def test_what_when_and_where(known: str, said: str) -> None:
    """A text's own date stands with what it is, that of publication with the place."""
    who = "国务院" if "国务院" in known else "author not known"
    assert byline(rendered("甲", "A", known)[0]) == f"{who} · {said} · translator not known"


def test_a_site_in_chinese() -> None:
    """The words are Chinese, in their own order."""
    settings = replace(options(), words=words_of("zh"))
    source = source_text("甲", "published: 2022-01-15\npublished_in: 求是")
    soup = parsed(render(site_of(source, translation("A"), settings=settings)))
    assert byline(soup) == "作者不详 · 求是，2022年1月15日 · 译者不详"
    assert soup.select("#p1")[0]["aria-label"] == "第1段"


def test_what_is_urgent_is_open() -> None:
    """A fold is closed, but not over a warning; notes of the title alone are called so; an empty one is not there."""
    note, warning = (f"> [!{kind}]\n> Read.\n\nA" for kind in ("NOTE", "WARNING"))
    assert not rendered("甲", note)[0].select(".bitext-evidence > [open]")
    assert rendered("甲", warning)[0].select("details.bitext-introduction[open]")
    title = rendered("# 题\n\n甲", "# T[^1]\n\nA\n\n[^1]: x –Ed.")[0]
    assert text_of(title.select(".bitext-introduction > summary")[0]) == "Notes on the title"
    assert not rendered("甲", "A")[0].select(".bitext-introduction")


def contents(soup: BeautifulSoup) -> list[tuple[str, str]]:
    """Return the entries of the contents, with their addresses."""
    return [(text_of(a), str(a["href"])) for a in soup.select(".bitext-headings > ol a")]


def test_contents_are_the_headings() -> None:
    """Each leads to its pair, without markup and notes; two headings are no chapters."""
    body = "# T\n\n## *One*[^1]\n\na\n\n### Two [or “B” –Ed.]\n\n## Three\n\nb\n\n[^1]: x –Ed."
    soup, _ = rendered("# 题\n\n## 一\n\n甲\n\n### 二\n\n## 三\n\n乙", body)
    assert contents(soup) == [("One", "#p2"), ("Two", "#p4"), ("Three", "#p5")]
    assert [one["data-bitext-level"] for one in soup.select(".bitext-headings li[data-bitext-level]")] == [
        "2",
        "3",
        "2",
    ]
    assert soup.select("article")[0]["data-bitext-chapters"] == "3"
    assert contents(rendered("## 一\n\n## 二", "## One\n\n## Two")[0]) == []


def test_points_are_contents_where_there_are_no_headings() -> None:
    """Paragraphs that count from one on: the first sentence of each, and a heading for who goes from one to the next."""
    points = ["First, we read. Then more.", "Between.", "Second, " + "words " * 30 + "end.", "Third, we stop."]
    soup, _ = rendered(f"第一，读。\n\n间。\n\n第二，{'词' * 60}。\n\n第三，停。", "\n\n".join(points))
    names = [name for name, _ in contents(soup)]
    assert names == ["First, we read.", "Second, " + "words " * 9 + "words…", "Third, we stop."]
    headings = soup.select(".bitext-pair > [role=heading]")
    assert [(one["aria-label"], one.parent and one.parent["id"]) for one in headings] == [
        (names[0], "p1"), (names[1], "p3"), (names[2], "p4"),
    ]  # fmt: skip
    assert not any(text_of(one) for one in headings)


@pytest.mark.parametrize(
    ("ours", "theirs", "share"),
    [("word " * 40, "字" * 60, "1.4"), ("word " * 90, "字" * 60, "1.6"), ("字" * 60, "word " * 40, "0.8")],
)
def test_columns_share_the_width_by_their_lengths(ours: str, theirs: str, share: str) -> None:
    """The longer side has more of it, within bounds."""
    assert rendered(theirs, ours)[0].select("article")[0]["data-bitext-share"] == share


def test_a_page_without_pairs_has_the_usual_share() -> None:
    """Nothing tells how long its sides will be."""
    assert rendered("# 题", "# T")[0].select("article")[0]["data-bitext-share"] == "1.4"

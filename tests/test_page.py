"""The HTML contract, on pages small enough to see through."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from xml.etree.ElementTree import Element

import markdown
import pytest
from bs4 import BeautifulSoup, Tag
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from bitext.diagnostics import Finding, Location
from bitext.extension import Site
from bitext.readers.files import File
from bitext.readers.source import from_file as source_from
from bitext.readers.translation import from_file as translation_from
from tests.support.rendered import (
    EXTENSIONS,
    ID,
    PAGE,
    options,
    parsed,
    render,
    rendered,
    rows_of,
    site_of,
    source_text,
    text_of,
    translation,
)


def shape(soup: BeautifulSoup) -> list[str]:
    """Return the rows as a reader sees them: label, gap, and the text of each side."""
    found = []
    for row in rows_of(soup):
        sides = [text_of(side).strip() for side in row.select(".bitext-source, .bitext-translation")]
        gap = [text_of(note) for note in row.select(".bitext-gap, .bitext-unchecked")]
        found.append(" | ".join([text_of(row.select(".bitext-number")[0]), *gap, *sides]))
    return found


def facts(soup: BeautifulSoup) -> list[str]:
    """Return the facts of the line of evidence."""
    return [text_of(fact) for fact in soup.select(".bitext-evidence > .bitext-facts > li")]


def byline(soup: BeautifulSoup) -> str:
    """Return the byline."""
    return text_of(soup.select("article > .bitext-byline")[0])


def test_pairs_stand_side_by_side() -> None:
    """A row has its number, which is its address, the original with its language, and the translation with its own."""
    soup, found = rendered("甲\n\n乙", "A\n\nB")
    assert shape(soup) == ["1 | 甲 | A", "2 | 乙 | B"]
    row = next(rows_of(soup))
    assert (row["id"], row.select("a")[0]["href"], row.select("a")[0]["aria-label"]) == ("p1", "#p1", "Pair 1")
    assert (row["role"], row["aria-label"]) == ("group", "Pair 1")
    assert [side["lang"] for side in row.select("div")] == ["zh-Hans", "en"]
    assert found == []


def test_a_merge_keeps_the_address_of_each_of_its_blocks() -> None:
    """A merge of 1 and 2 is `#p1`, holds `#p2`, prints 1–2, and the next is 3."""
    soup, _ = rendered("甲\n\n乙\n\n丙", "<!-- source: 1-2 -->\nA and B\n\nC")
    assert shape(soup) == ["1\N{EN DASH}2 | 甲乙 | A and B", "3 | 丙 | C"]
    assert [anchor["id"] for anchor in soup.select(".bitext-pair#p1 > .bitext-anchor")] == ["p2"]


def test_gaps_and_additions_are_visible_in_place() -> None:
    """What is left out says why, what is not translated and what was added say so; additions renumber nothing."""
    soup, _ = rendered(
        "甲\n\n乙\n\n# 题\n\n丙\n\n# 尾\n\n丁",
        "<!-- source: none -->\nZero\n\nA\n\n<!-- source: none -->\nMore\n\n<!-- source: none -->\nStill\n\n"
        "<!-- untranslated: 2 boilerplate -->\n\n# Part\n\nC\n\n# End",
    )
    assert shape(soup) == [
        "0a | Added by the translators | Zero",
        "1 | 甲 | A",
        "1a | Added by the translators | More",
        "1b | Added by the translators | Still",
        "2 | Left out: boilerplate | 乙",
        "3 | 题 | Part",
        "4 | 丙 | C",
        "5 | 尾 | End",
        "6 | Not translated | 丁",
    ]
    gaps = {str(row["id"]): row.get("data-bitext-gap") for row in rows_of(soup)}
    assert (gaps["p0a"], gaps["p1"], gaps["p2"], gaps["p6"]) == ("added", None, "untranslated", "missing")


def test_guesses_are_marked() -> None:
    """A pair that was guessed says so on the page and to programs."""
    soup, _ = rendered("甲甲甲甲甲甲\n\n乙", "A long line of text, long enough to be the first.")
    guessed = [row for row in rows_of(soup) if row.has_attr("data-bitext-guess")]
    assert guessed
    assert all(text_of(row.select(".bitext-unchecked")[0]) == "unchecked" for row in guessed)


def test_the_titles_stand_above_the_rows() -> None:
    """The English title is the page's `h1` outside the article, the Chinese one counts as pair 1 and has no row."""
    soup, _ = rendered("# 题\n\n甲", "# Title\n\nA")
    assert [child.name for child in soup.find_all(recursive=False)] == ["h1", "article"]
    title = soup.select("article > .bitext-title")[0]
    assert (title["id"], title["class"], title["lang"], text_of(title)) == (
        "p1", ["bitext-source", "bitext-title"], "zh-Hans", "题",
    )  # fmt: skip
    assert shape(soup) == ["2 | 甲 | A"]


def test_a_page_without_a_heading_has_the_known_title() -> None:
    """With no `h1` on either side, the original's title from its front matter stands at the head."""
    soup, _ = rendered("甲", "A", "title: 题")
    assert text_of(soup.select(".bitext-title")[0]) == "题"
    assert not soup.select("h1")
    assert shape(soup) == ["1 | 甲 | A"]


def test_introduction_and_commentary() -> None:
    """An alert before the first block opens the page, one after a block stands in its row, outside both columns."""
    soup, _ = rendered("甲\n\n乙", "> [!NOTE]\n> First *words*.\n\nA\n\n> [!TIP]\n> On A.\n\n> [!NOTE]\n> More.\n\nB")
    (introduction,) = soup.select("article > .bitext-evidence > details.bitext-introduction > #introduction")
    assert text_of(introduction).split() == ["NoteFirst", "words."]
    (commentary,) = soup.select("#p1 > .bitext-commentary")
    assert [alert["data-bitext-alert"] for alert in commentary.select(".bitext-alert")] == ["tip", "note"]
    assert shape(soup) == ["1 | 甲 | A", "2 | 乙 | B"]
    assert not parsed(render(site_of(None, translation("A")))).select(".bitext-introduction")


def test_list_items_keep_their_numbers() -> None:
    """Each item stands in its own row, in a list that begins with its number."""
    soup, _ = rendered("1. 甲\n\n2. 乙\n\n- 丙", "3. a\n4. b\n\n<!-- apart -->\n\n- c")
    lists = [column.find(["ol", "ul"]) for column in soup.select(".bitext-translation")]
    assert [(one.name, one.get("start")) for one in lists if one] == [("ol", "3"), ("ol", "4"), ("ul", None)]


def test_the_original_has_no_headings_of_its_own() -> None:
    """A Chinese heading is one to those who read it, and none in the table of contents: one heading a pair."""
    soup, _ = rendered("# 题\n\n## 一\n\n甲", "# Title\n\n## One\n\nA")
    (heading,) = soup.select(".bitext-source .bitext-heading")
    assert (heading.name, heading["role"], heading["aria-level"]) == ("p", "heading", "2")
    assert [tag.name for tag in soup.select("h1, h2, h3")] == ["h1", "h2"]


def test_tables_and_quotations_of_the_original() -> None:
    """Tables and boxes of the original are tables and quotations."""
    soup, _ = rendered(
        "| 甲 | 乙 |\n|---|---|\n| 丙 | 丁 |\n\n> 专栏\n>\n> 内容", "| a | b |\n|---|---|\n| c | d |\n\n> Box"
    )
    table, box = soup.select(".bitext-source > table, .bitext-source > blockquote")
    assert [cell.name for cell in table.find_all(["th", "td"])] == ["th", "th", "td", "td"]
    assert [text_of(part) for part in box.find_all("p")] == ["专栏", "内容"]


def test_a_page_without_its_original_has_one_column() -> None:
    """Without a body the page says so, has no views, and counts the translation's blocks."""
    soup, _ = rendered("", "# Title\n\nA", "title: 题\ntype: law")
    assert soup.article is not None
    assert soup.article["data-bitext-columns"] == "1"
    assert facts(soup) == ["Chinese text not on file"]
    assert not soup.select(".bitext-views, .bitext-source")
    assert shape(soup) == ["2 | A"]
    assert not soup.select("[data-bitext-gap]")


def test_what_is_not_known_is_said() -> None:
    """Author, date, translator, address and terms that nobody knows are named as not known."""
    soup, _ = rendered("甲", "A")
    provenance = {
        text_of(entry.dt): text_of(entry.dd)
        for entry in soup.select(".bitext-provenance > div")
        if entry.dt and entry.dd
    }
    assert provenance == {
        "Author": "not known",
        "Date": "not known",
        "Translation": "translator not known",
        "Source": "address not known",
        "Checksum": "None was written down for the original: a change in it would not be noticed.",
    }
    assert facts(soup) == ["1 of 1 paired", "original not checked for changes"]
    assert byline(soup) == "author not known · date not known · translator not known"
    assert text_of(soup.select(".bitext-rights")[0]) == (
        "Rights: original, terms not known; translation, terms not known."
    )


KNOWN = """\
title: 题
type: law
author: {zh: 甲, en: A}
issuer: [乙, {zh: 丙, en: C}]
number: 国发〔2021〕29号
delivered: 2021-10-18
published: 2022-01
published_in: 求是
issue: 2
effective: 2023
url: https://www.example.org/a
archived_url: https://web.archive.org/a
license: public domain
sha256: 0000000000000000000000000000000000000000000000000000000000000000
verified: {by: Someone, on: 2022-01-20, against: the print}
"""


def test_what_is_known_is_said() -> None:
    """Everything of the front matter is on the page, each run in its language."""
    read = translation_from(
        File(
            f"docs/{PAGE}",
            "---\nsource_text: text\ntitle: T\ntranslators: [{name: X}, Y]\neditors: Z\npublished: 2022-01-28\n"
            "license: CC BY\nurl: https://digichina.example/t\npublisher: DigiChina\n---\nA",
        ),
        PAGE,
    )
    assert read is not None
    soup = parsed(render(site_of(source_text("甲", KNOWN), read[0])))
    provenance = {
        text_of(entry.dt): text_of(entry.dd)
        for entry in soup.select(".bitext-provenance > div")
        if entry.dt and entry.dd
    }
    assert provenance == {
        "Author": "A 甲",
        "Issuer": "乙, C 丙",
        "Number": "国发〔2021〕29号",
        "Delivered": "18 October 2021",
        "Published": "求是, no. 2, January 2022",
        "In force": "2023",
        "Translation": "X, Y, 28 January 2022, first published by DigiChina",
        "Edited by": "Z",
        "Source": "example.org · archived copy",
        "Checksum": f"The original is not as it was when its checksum was written down. SHA-256: {'0' * 64}",
        "Verified": "Someone, against the print, 2022-01-20",
    }
    assert facts(soup) == [
        "1 of 1 paired", "verified by Someone", "original changed since it was filed", "original", "archived copy",
    ]  # fmt: skip
    assert byline(soup) == "A 甲 · law, 国发〔2021〕29号, 18 October 2021 · 求是, January 2022 · translated by X, Y"
    assert text_of(soup.select(".bitext-rights")[0]) == "Rights: original, public domain; translation, CC BY."
    assert {text_of(tag) for tag in soup.select("dl [lang=zh-Hans]")} == {"甲", "乙", "丙", "国发〔2021〕29号", "求是"}


def test_an_unchanged_seal_and_a_published_place_without_a_date() -> None:
    """The seal is compared with the body; a place of publication needs no date."""
    body = source_text("甲").body_sha256
    soup, _ = rendered("甲", "A", f"sha256: {body}\npublished_in: 求是\nurl: https://example.org/a")
    assert facts(soup)[1] == "original unchanged since it was filed"
    assert f"SHA-256: {body}" in text_of(soup.select("#about")[0])
    assert "求是" in text_of(soup.select("dl")[0])
    assert "example.org · no archived copy" in text_of(soup)


def test_related_texts_are_shown_both_ways() -> None:
    """A text that names another is named on the other's page too, with a link where there is a page."""
    one, two = source_text("甲", "related: [two]\ntitle: 一"), source_text("乙", "title: 二\ntype: news", "two")
    alone = source_text("", "title: 三\nrelated: text", "three")
    pages = translation("A"), translation("B", "source_text: two\ntitle: Two", "two.md")
    site = site_of(one, *pages, more=[two, alone])
    soup = parsed(render(site))
    assert [(text_of(a), a["href"]) for a in related(soup)] == [("Two", "../two.md")]
    assert "三" in text_of(soup.select("dl")[0])
    assert [a["href"] for a in related(parsed(render(site, "two.md")))] == ["texts/page.md"]


def related(soup: BeautifulSoup) -> list[Tag]:
    """Return the links of the entry on related texts."""
    return [a for entry in soup.select("dl > div") if "Related" in text_of(entry) for a in entry.select("a")]


def test_an_english_report_says_what_it_is() -> None:
    """A news report in English has no original to miss."""
    soup, _ = rendered(
        "", "# Title\n\nA", "title: {en: Report}\nlanguage: en\ntype: news\nauthor: {en: A, zh: 甲}\nissuer: B"
    )
    assert facts(soup) == ["English report; no Chinese original"]
    assert "translator" not in byline(soup)
    assert text_of(soup.select(".bitext-rights")[0]) == "Rights: terms not known."


@pytest.mark.parametrize(
    ("contact", "address"),
    [
        ("a@example.org", "mailto:a@example.org"),
        ("https://example.org/@a", "https://example.org/@a"),
        ("../c/", "../c/"),
    ],
)
def test_a_contact_for_rights(contact: str, address: str) -> None:
    """The line on rights leads to whom to ask."""
    soup = parsed(render(site_of(source_text("甲"), translation("A"), settings=options(contact=contact))))
    assert [a["href"] for a in soup.select(".bitext-rights a")] == [address]


def test_links_for_those_who_want_to_mend() -> None:
    """With a repository: edit this page, edit the original, report an error; without one, none of them."""
    settings = options(repository="https://github.com/a/b/", edit="https://github.com/a/b/edit/main/")
    soup = parsed(
        render(site_of(source_text("甲"), translation("A", page="texts/a b.md"), settings=settings), "texts/a b.md")
    )
    assert [(text_of(a), a["href"]) for a in soup.select(".bitext-actions a")] == [
        ("Edit this page", "https://github.com/a/b/edit/main/docs/texts/a%20b.md"),
        ("Edit the original", "https://github.com/a/b/edit/main/source_texts/text.md"),
        ("Report an error", "https://github.com/a/b/issues/new"),
    ]
    assert soup.article is not None
    assert soup.article["data-bitext-report"] == "https://github.com/a/b/issues/new"
    gitlab = options(repository="https://gitlab.com/a/b")
    page = parsed(render(site_of(source_text("甲"), translation("A"), settings=gitlab)))
    assert [a["href"] for a in page.select(".bitext-actions a")] == ["https://gitlab.com/a/b/-/issues/new"]
    assert not rendered("甲", "A")[0].select(".bitext-actions, [data-bitext-report]")


def test_footnotes_inside_other_blocks_stay_the_hosts() -> None:
    """A footnote that is written in a list is the host's, and a direct child of the page behind the article."""
    soup, _ = rendered("甲", "- A[^1]\n\n    [^1]: Note.")
    assert [child.get("class") for child in soup.find_all(recursive=False)] == [["bitext"], ["footnote"]]
    soup, _ = rendered("甲", "A[^1]\n\n[^1]: Note.")
    assert [child.get("class") for child in soup.find_all(recursive=False)] == [["bitext"]]


def test_no_id_stands_twice() -> None:
    """Slugs of headings give way to the numbers of pairs, merges and titles."""
    soup, _ = rendered(
        "# P1\n\n## 一\n\n## 一\n\n甲\n\n乙",
        "# P1\n\n## P2\n\n## P2\n\n<!-- source: 4-5 -->\nA[^1]\n\n1. a\n2. b\n{: #list }\n\n[^1]: Note.",
    )
    ids = [str(tag["id"]) for tag in soup.select("[id]")]
    assert sorted(ids) == sorted(set(ids))
    assert {"p1", "p2", "p3", "p4", "p5"} <= set(ids)


def test_a_heading_that_is_called_like_a_list_of_the_page() -> None:
    """The lists of notes keep their names; the heading is given another."""
    soup, _ = rendered(None, "# T\n\nText[^a].\n\n## Notes\n\nMore.\n\n[^a]: A. –Ed.\n")
    assert [one.name for one in soup.select("#notes")] == ["h2"]
    assert len(soup.select(".bitext-notes #notes")) == 1


class NameLists(Treeprocessor):
    """Gives every list an id, as an extension may."""

    def run(self, root: Element) -> None:
        """Give each its number."""
        for number, one in enumerate(root.iter("ol"), 1):
            one.set("id", f"list{number}")


class NameListsExtension(Extension):
    """Runs it before ours."""

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802  # Python-Markdown's name
        """Register it."""
        md.treeprocessors.register(NameLists(md), "lists", 10)


def test_the_id_of_a_list_stays_with_its_first_item() -> None:
    """Each item has a row, and a list of its own in it."""
    site = site_of(None, translation("1. a\n2. b\n3. c"))
    lists = parsed(render(site, extensions=(*EXTENSIONS, NameListsExtension()))).select("ol")
    assert [one.get("id") for one in lists] == ["list1", None, None]


def test_a_block_of_an_extension_that_takes_others_in_is_said_and_shows_no_sign_of_ours() -> None:
    """What stood before each block is out of it, where it is finished HTML as well."""
    found: list[str] = []
    site = site_of(None, translation("# T\n\n/// html | pre\n\nA\n\nB\n///\n"))
    site.report = lambda finding: found.append(str(finding).partition(" expected")[0])
    html = render(site, extensions=(*EXTENSIONS, "pymdownx.blocks.html"))
    assert not re.search("[\ufdd0-\ufdef]", html)
    assert found == ["docs/texts/page.md:8:1: error[F10]", "docs/texts/page.md:10:1: error[F10]"]


def test_a_title_of_the_front_matter_counts_as_paired() -> None:
    """It stands above the original's, though no block of the page does."""
    soup, _ = rendered("# 题\n\n甲。", "A.")
    assert facts(soup)[0] == "2 of 2 paired"


HOSTILE = (
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "javascript:alert(1)", "' onmouseover='alert(1)",
    "&lt;script&gt;", "\\x02wzxhzdk:0\\x03", "\\x02amp\\x03lt;b", "</dl></article><svg onload=alert(1)>", "[TOC]", "\\0",
)  # fmt: skip


@pytest.mark.parametrize("value", HOSTILE)
def test_front_matter_cannot_run(value: str) -> None:
    """Every value of both front matters, and every message about them, is text, whatever it holds."""
    quoted = '"' + value.replace('"', '\\"') + '"'
    fields = (
        "author",
        "issuer",
        "number",
        "published_in",
        "license",
        "url",
        "archived_url",
        "sha256",
        "type",
        "delivered",
    )
    keys = "".join(f"{key}: {quoted}\n" for key in fields)
    title = f"title: {quoted}\nverified: {{by: {quoted}, on: {quoted}, against: {quoted}}}\nrelated: [other]\n"
    source, said = source_from(File("source_texts/text.md", f"---\n{keys}{title}---\n\n甲"), "text")
    ours = ("title", "translators", "editors", "published", "license", "url", "publisher", "description")
    head = "".join(f"{key}: {quoted}\n" for key in ours)
    read = translation_from(
        File(f"docs/{PAGE}", f"---\nsource_text: text\n{head}---\n<i>raw</i>\n\n<p>stash</p>"), PAGE
    )
    assert read is not None
    site = site_of(source, read[0], more=[source_from(File("o.md", f"---\n{title}---\n"), "other")[0]])
    soup = parsed(render(with_faults(site, said)))
    assert [str(tag["src"]) for tag in soup.select("script")] == ["../../assets/bitext/early.js"]
    assert not soup.select("img, svg, b")
    assert len(soup.select(".bitext-translation i")) == 1
    assert len(soup.select("p p")) == 0
    assert text_of(soup).count("stash") == 1
    assert not [tag for tag in soup.find_all(True) for name in tag.attrs if name.startswith("on")]
    assert all(re.match(r"(https?://|mailto:|#|\.{0,2}/?[\w./%-]*$)", str(a["href"])) for a in soup.select("[href]"))


def with_faults(site: Site, said: Sequence[Finding]) -> Site:
    """Return the site again, with what was said of its source text."""
    return Site(replace(site.corpus, findings=tuple(said)), site.options)


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "data:text/html,x", "//example.org", "http://", "https://a b", "JAVASCRIPT:x", "http://[x"],
)
def test_addresses_of_other_kinds_are_refused(address: str) -> None:
    """An address is http or https with a host, or it is a finding and not on the page."""
    source, said = source_from(File("source_texts/text.md", f"---\nurl: '{address}'\n---\n甲"), "text")
    assert source.url == ""
    assert [str(finding) for finding in said] == [
        "source_texts/text.md:2:6: error[F06] expected an address that begins with http:// or https://, "
        f"found {address}; copy it from the browser"
    ]


def test_faults_stand_in_a_box() -> None:
    """What is wrong with a page or its original as a whole is on the page, a line each."""
    source, said = source_from(File("source_texts/text.md", "---\ntypo: 1\n---\n甲"), "text")
    site = with_faults(site_of(source, translation("A")), said)
    soup = parsed(render(site))
    assert [text_of(line) for line in soup.select("article > .bitext-faults > p")] == [
        "source_texts/text.md:2:1: error[F05] expected a key that is known, found typo; write type"
    ]


def test_readers_are_told_of_errors_alone() -> None:
    """What an editor may look into at leisure, or what only a build says, is no matter of theirs."""
    place = Location(f"docs/{PAGE}", 4)
    found = [
        Finding("F05", place, "expected a, found b; do c"),
        Finding("C30", place, "expected d, found e; do f"),
        Finding("C21", place, "expected g, found h; do i", grade="warning"),
        Finding("C21", place, "expected j, found k; do l", grade="information"),
        Finding("C20", place, "expected m, found n; do o"),
    ]
    soup = parsed(render(with_faults(site_of(source_text("甲"), translation("A")), found)))
    assert [text_of(line) for line in soup.select(".bitext-faults > p")] == [
        f"docs/{PAGE}:4:1: error[F05] expected a, found b; do c"
    ]
    for said in (found[1:], []):
        soup = parsed(render(with_faults(site_of(source_text("甲"), translation("A")), said)))
        assert soup.select(".bitext-faults") == []


def test_a_note_that_nobody_signs_is_no_matter_of_readers() -> None:
    """Nor are words that occur twice, or a sentence that reads badly: the page says nothing of them."""
    body = 'A cyber superpower[^1] [or "great cyber power" –Ed.].\n\n[^1]: nobody\'s.\n[^2]: left.\n'
    read, said = translation_from(File(f"docs/{PAGE}", f"---\nsource_text: {ID}\n---\n{body}"), PAGE) or (None, ())
    assert read is not None
    assert {finding.severity for finding in said} == {"information", "warning"}
    assert "bitext-faults" not in render(with_faults(site_of(source_text("甲"), read), said))

"""The pages that come of a glossary: the glossary's own, one a term, with essays in their place; and definitions."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from bitext.diagnostics import Location
from bitext.extension.definitions import Definitions
from bitext.model.glossary import Glossary, Rendering, Term
from bitext.pages import generated_pages, term_page
from tests.support.project import CONFIGURATION, build, write
from tests.support.rendered import parsed, render, site_of, source_text, text_of, translation

ENTRIES = """\
- id: fazhan
  zh: 发展
  renderings: [development, {en: growth, status: deprecated, by: X, note: "too *narrow*, see [b](texts/b.md)"}]
  definition: "What *grows*; see [the text](texts/a.md#p1) and [the other](glossary.md#jingji)."
  see_also: [jingji]
  sources: [{text: A book, url: "https://a.example/"}, Another]
- id: jingji
  zh: 经济*
  pinyin: jīngjì
  renderings: [Economy]
- id: aba
  zh: 阿坝
  type: place
"""
ESSAY = "## History\n\nSee [the text](../texts/a.md#p1), [the other](jingji.md), [the list](../glossary.md#aba).\n"
FILES = {
    "docs/glossary.yml": ENTRIES,
    "docs/glossary/fazhan.md": ESSAY,
    "docs/texts/a.md": "---\nsource_text: a\ntitle: A\n---\n\nDevelopment.\n\nThe Economy and development.\n",
    "docs/texts/b.md": "---\nsource_text: b\ntitle: B\n---\n\nDevelopment grows.\n",
    "source_texts/a.md": "---\ntitle: 题\npublished: 2021\n---\n\n发展\n\n发展经济*\n",
}
WITHOUT_ORIGINAL = "source_texts/b.md"


def built(folder: Path, files: Mapping[str, str], configuration: str = CONFIGURATION) -> Path:
    """Return the site of a project, strictly built."""
    validation = "validation: {anchors: warn, unrecognized_links: warn, nav: {omitted_files: warn}}\n"
    write(folder, {WITHOUT_ORIGINAL: "---\ntitle: 题\n---\n", **files}, configuration + validation)
    done = build(folder, "--strict")
    assert done.returncode == 0, done.stdout
    return folder / "site"


def soup_of(path: Path) -> BeautifulSoup:
    """Return a page as a tree."""
    return BeautifulSoup(path.read_text("utf-8"), "html.parser")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with three terms, one of which has an essay."""
    return built(tmp_path_factory.mktemp("glossary"), FILES)


# The page of a term


def test_an_essay_stands_in_its_place(project: Path) -> None:
    """After the definition, before all else; its links resolve; it is one page, and not in the navigation."""
    soup = soup_of(project / "glossary/fazhan/index.html")
    article = soup.select("article")[0]
    assert [" ".join(text_of(each).split()) for each in article.select("h1, h2")] == [
        "发展", "History", "Renderings", "Passages", "Sources",
    ]  # fmt: skip
    addresses = [str(link["href"]) for link in article.select("h2#history + p a")]
    assert addresses == ["../../texts/a/#p1", "../jingji/", "../#aba"]
    assert [path.parent.name for path in project.glob("**/fazhan/index.html")] == ["fazhan"]
    navigation = [str(link["href"]) for link in soup_of(project / "index.html").select(".md-nav a[href]")]
    assert any("glossary/" in address for address in navigation)
    assert not any("fazhan" in address or "jingji" in address for address in navigation)


def test_the_head_says_what_the_entry_says(project: Path) -> None:
    """Reading, type, preferred rendering, definition; the title is both words. Of the renderings, all below the essay."""
    soup = soup_of(project / "glossary/fazhan/index.html")
    assert re.match(r"发展 \(development\)", soup.select("title")[0].text)
    head = soup.select(".bitext-termhead")[0]
    assert text_of(head.select("p")[0]) == "fāzhǎn · term"
    assert text_of(head.select(".bitext-preferred")[0]) == "development"
    assert head.select(".bitext-definition em")[0].text == "grows"
    listed = [" ".join(text_of(each).split()) for each in soup.select(".bitext-termtail .bitext-renderings > li")]
    assert listed == ["development: preferred, 2 times", "growth: deprecated, X, 0 timestoo narrow, see b"]


def test_every_link_of_a_term_leads_somewhere(project: Path) -> None:
    """On all pages that come of the glossary, to files and anchors that are there."""
    pages = [project / "glossary/index.html", project / "renderings/index.html", *project.glob("glossary/*/index.html")]
    assert len(pages) == 5
    for path in pages:
        for link in soup_of(path).select("article a[href]"):
            address, _, anchor = str(link["href"]).partition("#")
            if "://" in address:
                continue
            target = (path.parent / address) if address else path
            target = target / "index.html" if target.is_dir() else target
            assert target.exists(), (path, link)
            assert not anchor or soup_of(target).select(f'[id="{anchor}"]'), (path, link)


def test_passages_by_text(project: Path) -> None:
    """As pairs with both words marked and a link to their place; a text without its original on one side."""
    soup = soup_of(project / "glossary/fazhan/index.html")
    assert [" ".join(text_of(each).split()) for each in soup.select(".bitext-termtail h3")] == ["A (2 passages)"]
    first, second = soup.select(".bitext-passage")
    parts = [text_of(each) for each in second.find_all(recursive=False)]
    assert parts == ["2", "发展经济*", "The Economy and development."]
    assert [text_of(each) for each in first.select("mark")] == ["发展", "Development"]
    assert second.select("a")[0]["href"] == "../../texts/a/#p2"
    assert [each["lang"] for each in second.select("[lang]")] == ["zh-Hans", "en"]
    essay_less = soup_of(project / "glossary/aba/index.html")
    assert text_of(essay_less.select(".bitext-absent")[0]) == "It occurs in no text of this site yet."
    assert essay_less.select("article table, .bitext-picture") == []


def test_a_headword_with_signs_of_markdown_is_as_typed(project: Path) -> None:
    """In the heading, the title and the passages."""
    soup = soup_of(project / "glossary/jingji/index.html")
    assert text_of(soup.select("h1")[0]).strip() == "经济*"
    assert [text_of(each) for each in soup.select("mark")] == ["经济*", "Economy"]


# The glossary's page


def test_by_pinyin_and_by_english(project: Path) -> None:
    """Sorted without tones, and by the alphabet whatever the case; each rendering leads to its entry."""
    soup = soup_of(project / "glossary/index.html")
    assert [each["id"] for each in soup.select(".bitext-entry")] == ["aba", "fazhan", "jingji"]
    english = [(text_of(each), str(each.select("a")[0]["href"])) for each in soup.select(".bitext-by-english li")]
    assert english == [("development 发展", "#fazhan"), ("Economy 经济*", "#jingji"), ("growth 发展", "#fazhan")]


def test_counts_are_on_the_glossary_and_not_on_a_text(project: Path) -> None:
    """How many passages; a term that occurs nowhere has none."""
    soup = soup_of(project / "glossary/index.html")
    counts = {
        each["id"]: [text_of(more) for more in each.select(".bitext-more a")] for each in soup.select(".bitext-entry")
    }
    assert counts["fazhan"] == ["2 passages"]
    assert counts["jingji"] == ["1 passage"]
    text = soup_of(project / "texts/a/index.html")
    assert text.select(".bitext-terms dt a")
    assert not text.select(".bitext-more")


def test_a_glossary_page_of_ones_own_wins(tmp_path: Path) -> None:
    """The entries stand where its comment is, and nothing is generated beside it."""
    own = "# Words\n\nBefore.\n\n<!-- glossary -->\n\nAfter.\n"
    site = built(tmp_path, {**FILES, "docs/glossary.md": own})
    article = soup_of(site / "glossary/index.html").select("article")[0]
    assert text_of(article.select("h1")[0]).startswith("Words")
    before, entries, after = article.select("p:-soup-contains('Before.'), .bitext-glossary, p:-soup-contains('After.')")
    assert before in entries.find_all_previous("p")
    assert after in entries.find_all_next("p")


def test_no_glossary_no_pages() -> None:
    """A site without terms has none of this."""
    paths = generated_pages(site_of(source_text("发展"), translation("Development.")).corpus)
    assert not [path for path in paths if "gloss" in path or "renderings" in path]


def many(count: int) -> Glossary:
    """Return a glossary of so many terms: the first occurs, and of two more is there something to say."""
    terms = [Term("fazhan", "发展", renderings=(Rendering("development"),))]
    terms += [Term("a", "甲", see_also=("fazhan",)), Term("b", "乙", renderings=(Rendering("second", note="Why."),))]
    terms += [Term(f"t-{n}", chr(0x20000 + n), definition=f"No. {n}.") for n in range(count - 3)]
    return Glossary(tuple(terms))


def test_three_hundred_terms_have_a_page_each() -> None:
    """And full entries on the glossary's page, each with the way there."""
    site = site_of(source_text("发展"), translation("Development."), glossary=many(300))
    generated = generated_pages(site.corpus)
    assert len([path for path in generated if path.startswith("glossary/")]) == 300
    soup = parsed(render(site, "glossary.md", text=generated["glossary.md"]))
    assert len(soup.select(".bitext-entry")) == len(soup.select("dt > a, .bitext-more a")) == 300
    assert parsed(render(site)).select(".bitext-terms dt a")[0]["href"] == "../../glossary/fazhan/"


@pytest.mark.parametrize("directory_urls", [True, False])
def test_both_forms_of_addresses(tmp_path: Path, directory_urls: bool) -> None:
    """`use_directory_urls` or not: the strict build finds every link and anchor."""
    site = built(tmp_path, FILES, f"{CONFIGURATION}use_directory_urls: {str(directory_urls).lower()}\n")
    assert (site / ("glossary/fazhan/index.html" if directory_urls else "glossary/fazhan.html")).exists()
    path = site / ("texts/a/index.html" if directory_urls else "texts/a.html")
    for link in soup_of(path).select(".bitext-terms a[href]"):
        target = (path.parent / str(link["href"]).partition("#")[0]).resolve()
        assert (target / "index.html" if target.is_dir() else target).exists(), link


# Definitions

HOSTILE = (
    "<script>alert(1)</script>", "<svg onload=alert(1)>", "<img src=x onerror=alert(1)>", "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))", "[x](java\tscript:alert(1))", "[x](data:text/html,<script>alert(1)</script>)",
    "<javascript:alert(1)>", "![x](javascript:alert(1))", "![x](data:image/svg+xml,<svg/onload=alert(1)>)",
    "[x][y]\n\n[y]: javascript:alert(1)", "&lt;script&gt;", "<a href='javascript:alert(1)'>x</a>", "<style>*{}</style>",
    "<iframe src=//a.example></iframe>", "[x](vbscript:a)", "`<script>`", "    <script>\n", "<!-- x -->", "<?x?>", "<b",
    "[x](&#106;avascript:alert(1))", "[x](\\x01javascript:alert(1))", "{: onclick=alert(1) }", '[x](a "onclick=\\"b")',
    '[x](a" onclick="b)', "\x02stash\x03", "\x02wzxhzdk:0\x03", "wzxhzdk:0", "*[x]: y", "<https://a.example/?a=1&b>",
)  # fmt: skip
ALLOWED = {
    "p",
    "em",
    "strong",
    "a",
    "code",
    "ul",
    "ol",
    "li",
    "blockquote",
    "pre",
    "br",
    "hr",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "dd",
    "img",
}
ADDRESS = re.compile(r"(?:https?:|mailto:|[^:]*$|[^:]*[/?#])")


def shown(definition: str, page: str = "texts/page.md") -> BeautifulSoup:
    """Return the page of a text whose one term has a definition."""
    glossary = Glossary(
        (Term("fazhan", "发展", definition=definition, renderings=(Rendering("development", note=definition),)),)
    )
    site = site_of(source_text("发展"), translation("Development."), glossary=glossary)
    if page == "texts/page.md":
        return parsed(render(site))
    return parsed(render(site, page, text=term_page(glossary.by_id["fazhan"])))


@given(
    definition=st.lists(st.one_of(st.sampled_from(HOSTILE), st.text(max_size=6)), min_size=1, max_size=4).map(" ".join)
)
def test_nothing_in_a_definition_runs(definition: str) -> None:
    """Neither elements, nor attributes, nor addresses; on a text's page and on the term's own, in notes too."""
    for page, place in (("texts/page.md", ".bitext-definition"), ("glossary/fazhan.md", ".bitext-termhead")):
        soup = shown(definition, page)
        for element in soup.select(f"{place} *"):
            if element.find_parent("svg") or element.name in {
                "svg",
                "figure",
                "table",
                "thead",
                "tbody",
                "tr",
                "th",
                "td",
                "div",
                "span",
            }:
                assert not [name for name in element.attrs if name.startswith("on")]
                continue
            assert element.name in ALLOWED, element
            assert {*element.attrs} <= {"href", "title", "id", "lang", "alt", "src", "class", "data-search-exclude"}, (
                element
            )
            for name in ("href", "src"):
                assert ADDRESS.match(str(element.get(name, ""))), element


@pytest.mark.parametrize("html", ["<script>alert(1)</script>", "&lt;b&gt;", "<div>x</div>", "a < b & c"])
def test_raw_html_that_is_not_allowed_is_text(html: str) -> None:
    """A reader sees it as typed; entities are read."""
    expected = "<b>" if html == "&lt;b&gt;" else html
    assert text_of(shown(html).select(".bitext-definition")[0]) == expected


def test_definitions_are_markdown() -> None:
    """Emphasis, links, code, lists."""
    definition = shown("An *idea* of **weight** in `code`, [here](texts/b.md).\n\n- one\n- two").select(
        ".bitext-definition"
    )[0]
    assert [each.name for each in definition.find_all(True)] == ["p", "em", "strong", "code", "a", "ul", "li", "li"]


@pytest.mark.parametrize(
    ("address", "page", "expected"),
    [
        ("texts/b.md#p1", "texts/page.md", "b.md#p1"),
        ("texts/b.md", "index.md", "texts/b.md"),
        ("texts/b.md", "glossary/x.md", "../texts/b.md"),
        ("glossary.md#a", "a/b/c.md", "../../glossary.md#a"),
        ("#a", "a/b/c.md", "#a"),
        ("https://a.example/b.md", "a/b.md", "https://a.example/b.md"),
        ("/b.md", "a/b.md", "/b.md"),
        ("texts/b.md?x=1#p", "a/b.md", "../texts/b.md?x=1#p"),
    ],
)
def test_links_of_definitions_are_rebased(address: str, page: str, expected: str) -> None:
    """They are written as seen from the docs folder, and hold on every page."""
    (paragraph,) = Definitions(print, lambda _: Location("docs/glossary.yml")).elements(f"[x]({address})", page)
    assert [link.get("href") for link in paragraph.iter("a")] == [expected]

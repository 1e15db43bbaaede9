"""A term that stands everywhere: its page stays small, and says of every passage where it is, or how many there are."""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup

from bitext.extension import Site
from bitext.model.glossary import Glossary, Rendering, Term
from bitext.pages import term_page
from bitext.terms.counting import LINES
from tests.support.rendered import parsed, render, site_of, source_text, text_of, translation

GLOSSARY = Glossary((Term("fazhan", "发展", "fāzhǎn", renderings=(Rendering("development"), Rendering("growth"))),))
LIMIT = 300_000  # bytes of the whole page
THEME = 30_000  # of which the theme takes so many


def site_with(texts: int, pairs: int, words: int) -> Site:
    """Return a site of so many texts, each with the term in so many pairs of so many words a side."""
    zh = "\n\n".join([f"发展{'的' * words}"] * pairs)
    en = "\n\n".join([f"The development{' of it' * words}."] * pairs)
    pages = [translation(en, f"source_text: t{n}\ntitle: Text {n}", f"texts/t{n}.md") for n in range(texts)]
    originals = [source_text(zh, f"title: 题\npublished: {2000 + n % 25}", f"t{n}") for n in range(texts)]
    return site_of(None, *pages, more=originals, glossary=GLOSSARY)


def page_of(site: Site) -> str:
    """Return the page of the term."""
    term = GLOSSARY.by_id["fazhan"]
    return render(site, "glossary/fazhan.md", text=term_page(term))


def named(soup: BeautifulSoup) -> int:
    """Return how many passages the page leads to."""
    return len(soup.select(".bitext-passage > .bitext-number, .bitext-further a[href*='#p']"))


@pytest.mark.parametrize(("texts", "pairs", "words"), [(1, 2_500, 5), (250, 10, 10)])
def test_thousands_of_passages(texts: int, pairs: int, words: int) -> None:
    """The page is under its limit; what it does not name it counts, text by text."""
    html = page_of(site_with(texts, pairs, words))
    assert len(html.encode()) < LIMIT - THEME
    soup = parsed(html)
    counts = [text_of(each) for each in soup.select("section > h3:not(#further), ul.bitext-further > li")]
    assert [re.findall(r"\(([\d,]+) passages\)", count) for count in counts] == [[f"{pairs:,}"]] * texts
    assert 1_000 < named(soup) <= 2_500
    assert len(soup.select(".bitext-passage")) == LINES
    for section in soup.select("section:has(> .bitext-passage)"):
        full = len(section.select(".bitext-passage"))
        rest = [
            int(number.replace(",", ""))
            for number in re.findall(r"^([\d,]+) more", "".join(map(text_of, section.select(".bitext-further"))))
        ]
        assert full + sum(rest) == pairs
    assert len(soup.select("h3")) < 100, "a table of contents is to be read"
    assert len(soup.select("svg g")) <= 25


def test_few_passages_are_all_shown() -> None:
    """Nothing is folded that can be shown."""
    soup = parsed(page_of(site_with(3, 10, 10)))
    assert len(soup.select(".bitext-passage")) == 30
    assert soup.select(".bitext-further") == []


def test_a_long_passage_is_a_line_of_context() -> None:
    """It is cut around the term on both sides, however long it is."""
    soup = parsed(page_of(site_with(1, 3, 40_000)))
    lines = soup.select(".bitext-passage")
    assert len(lines) == 3
    assert all(len(text_of(line)) < 500 for line in lines)
    assert all(text_of(side).endswith("\N{HORIZONTAL ELLIPSIS}") for side in lines[0].select("p"))
    assert soup.select(".bitext-further") == []


def test_texts_are_shown_before_one_is_shown_twice() -> None:
    """Of fifty texts with two passages each, forty have a line each, and ten are named with links to both."""
    soup = parsed(page_of(site_with(50, 2, 10)))
    assert [len(each.select(".bitext-passage")) for each in soup.select("section:has(> .bitext-passage)")] == [
        1
    ] * LINES
    assert len(soup.select("ul.bitext-further > li")) == 10
    assert named(soup) == 100


def test_the_list_of_a_text_does_not_grow_with_the_marks() -> None:
    """A card's content stands once in a page: 25 pairs and 40 marks cost little more than the marks themselves."""
    html = render(site_with(1, 25, 10), "texts/t0.md")
    assert html.count('href="#fazhan"') == 50
    assert len(parsed(html).select(".bitext-entry")) == 1

"""Pages with their terms marked, and what a reader sees of the marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bs4 import BeautifulSoup, Tag

from bitext.extension import Site
from bitext.model.glossary import Glossary, Rendering, Term
from bitext.options import Rule
from tests.support.rendered import ID, options, parsed, render, site_of, source_text, text_of, translation

GLOSSARY = Glossary(
    (
        Term(
            "jingji", "数字经济", "shùzì jīngjì", renderings=(Rendering("digital economy"),), definition="An *economy*."
        ),
        Term("qiangguo", "网络强国", renderings=(Rendering("cyber superpower"), Rendering("cyber power"))),
        Term("fazhan", "发展", renderings=(Rendering("development"),)),
        Term("jianshe", "建设", renderings=(Rendering("construction"), Rendering("development"))),
        Term("shuju", "大数据", renderings=(Rendering("big data"), Rendering("data"))),
        Term("guanjian", "关键", alone=True, renderings=(Rendering("critical"),)),
        Term("jishu", "关键技术", alone=False, renderings=(Rendering("critical technology"),)),
        Term("zizhi", "自治", renderings=()),
    )
)
"""Terms that share renderings, that hold one another, of one word and of several."""


def marked_site(
    source: str | None, body: str, front_matter: str = "", glossary: Glossary = GLOSSARY, rule: Rule = "first-in-text"
) -> Site:
    """Return a site of one page; `front_matter`: lines more than that which names its original."""
    original = None if source is None else source_text(source)
    page = translation(body, f"source_text: {ID}\n{front_matter}")
    return site_of(original, page, settings=replace(options(), mark_terms=rule), glossary=glossary)


def marked_page(
    source: str | None, body: str, front_matter: str = "", glossary: Glossary = GLOSSARY, rule: Rule = "first-in-text"
) -> BeautifulSoup:
    """Return the page of such a site."""
    return parsed(render(marked_site(source, body, front_matter, glossary, rule)))


FIRST = {"text": ".bitext-first", "pair": ":is(.bitext-first, .bitext-anew)", "all": ".bitext-term"}
"""What a reader has marked → the selector of these marks."""


def term_of(mark: Tag) -> str:
    """Return the id of the term that a mark names, in its address."""
    return str(mark["href"]).partition("#")[2]


def marks_of(soup: Tag, side: str, choice: str = "pair") -> list[tuple[str, str]]:
    """Return the words of each mark on a side with the term that it names; of one that emphasis parts, all its words.

    `choice`: what a reader has marked.
    """
    marks: list[tuple[str, str]] = []
    last: Tag | None = None
    for mark in soup.select(f".bitext-{side} {FIRST[choice]}"):
        id_, words = term_of(mark), text_of(mark)
        if last is not None and marks[-1][0] == id_ and _goes_on(last, mark):
            words = marks.pop()[1] + words
        marks.append((id_, words))
        last = mark
    return marks


def _goes_on(last: Tag, mark: Tag) -> bool:
    """Return whether no text stands between two marks."""
    inside = [*last.descendants]
    between = (inside[-1] if inside else last).next_elements
    for each in between:
        if each is mark:
            return True
        if isinstance(each, str):
            return False
    return False


def listed(soup: Tag) -> list[str]:
    """Return the ids of the terms in the list of the page, in its order."""
    return [str(entry["id"]) for entry in soup.select(".bitext-terms .bitext-entry")]


def shown(soup: Tag, choice: str = "pair") -> Sequence[list[tuple[str, str]]]:
    """Return the marks of both sides; `choice`: what a reader has marked."""
    return marks_of(soup, "source", choice), marks_of(soup, "translation", choice)

"""The page of a term: what the glossary says of it, the essay, who renders it how, and where it occurs, in context."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from xml.etree.ElementTree import Element

from bitext.model.concordance import TermUse, TextUse
from bitext.model.glossary import Citation, Rendering, Term
from bitext.rendering.element import UNSEARCHED, append, classed, element, link, page_link, unless_spoken
from bitext.rendering.lines import render_lines
from bitext.rendering.picture import Bar, render_picture
from bitext.rendering.term_site import TermSite
from bitext.rendering.terms import PINYIN, term_link
from bitext.rendering.texts import date_of, sort_key, title_of

_MANY = 20  # texts: more make a picture of years


def render_head(term: Term, use: TermUse, site: TermSite) -> Element:
    """Return what stands before the essay: reading, type, preferred rendering, definition, and the essay's heading."""
    del use  # as `render_tail` is called
    words, english = site.words, unless_spoken("en", site.words)
    reading = site.glossary.reading(term)
    read = [element("span", {"lang": PINYIN, "class": "bitext-pinyin"}, reading)] if reading else []
    kind = words(f"glossary.type.{term.type}")
    head = classed("div", "bitext bitext-termhead", element("p", None, *read, f" \N{MIDDLE DOT} {kind}"))
    if term.preferred:
        head.append(element("p", {"class": "bitext-preferred", **english}, term.preferred))
    if term.definition:
        head.append(element("div", {"class": "bitext-definition", **english}, *site.described(term.definition)))
    if term.essay and not term.essay.body.lstrip().startswith("#"):
        head.append(element("h2", {"id": "essay"}, words("glossary.essay")))
    return head


def render_tail(term: Term, use: TermUse, site: TermSite) -> Element:
    """Return what stands after the essay: renderings, the passages by text, figures, related terms, and sources."""
    tail = classed("div", "bitext bitext-termtail")
    if term.renderings:
        tail.append(_heading("renderings", site))
        tail.append(render_renderings(term, use, site))
        tail.append(classed("p", "bitext-counted", site.words("glossary.counted")))
    tail.append(_heading("passages", site))
    if not use.count:
        tail.append(classed("p", "bitext-absent", site.words("glossary.nowhere")))
    tail.extend(render_lines(use, site))
    tail.extend(_figures(term, use, site))
    if term.see_also:
        tail.append(render_related(term, site))
    if term.sources:
        tail.extend([_heading("sources", site), render_sources(term, site)])
    return tail


def _heading(name: str, site: TermSite) -> Element:
    return element("h2", {"id": name, **UNSEARCHED}, site.words(f"glossary.{name}"))


def render_renderings(term: Term, use: TermUse, site: TermSite) -> Element:
    """Return the list of a term's renderings: what the editors think of each, who uses it, how often, and why."""
    counts, english = use.renderings, unless_spoken("en", site.words)
    listed = classed("ul", "bitext-renderings")
    for rendering in term.renderings:
        said = [*_judged(rendering, site, alone=len(term.renderings) == 1), rendering.by]
        said.append(site.words("glossary.times", n=counts.get(rendering.words, 0)))
        words = element("s" if rendering.status == "deprecated" else "strong", english, rendering.words)
        item = element("li", None, words, f": {', '.join(filter(None, said))}")
        for why in site.described(rendering.note) if rendering.note else ():
            why.attrib.update(english)
            item.append(why)
        listed.append(item)
    return listed


def _judged(rendering: Rendering, site: TermSite, *, alone: bool) -> list[str]:
    """Return what the editors think of a rendering, in a word; an empty list, where there is nothing to choose."""
    if rendering.status == "admitted" or (alone and rendering.status == "preferred"):
        return []
    return [site.words(f"glossary.{rendering.status}")]


def _figures(term: Term, use: TermUse, site: TermSite) -> list[Element]:
    """Return the picture, and the table with the same figures; an empty list, where there is nothing to compare."""
    renderings = list(use.renderings)
    texts = sorted((text for text in use.texts if text.renderings), key=lambda text: _when(text, site))
    if len(texts) < 2:  # the list of renderings has the same figures
        return []
    many = len(texts) > _MANY
    bars = _by_year(texts, site) if many else [Bar(_label(text, site), text.renderings) for text in texts]
    rows = [(bar.label, *(str(bar.counts.get(rendering, 0)) for rendering in renderings)) for bar in bars]
    about = site.words("glossary.picture", term=term.headword)
    picture = [render_picture(bars, renderings, about)] if len(bars) > 1 else []
    return [
        _heading("use", site),
        *picture,
        _table(site.words("glossary.year" if many else "glossary.text"), renderings, rows, site),
    ]


def _table(name: str, renderings: Sequence[str], rows: Iterable[Sequence[str]], site: TermSite) -> Element:
    """Return a table of figures whose rows have a heading each; `name`: what those headings are."""
    head = element("tr", None, element("th", {"scope": "col"}, name))
    head.extend([element("th", {"scope": "col", **unless_spoken("en", site.words)}, words) for words in renderings])
    body = (
        element(
            "tr", None, element("th", {"scope": "row"}, label), *(element("td", None, figure) for figure in figures)
        )
        for label, *figures in rows
    )
    return element("table", None, element("thead", None, head), element("tbody", None, *body))


def _when(text: TextUse, site: TermSite) -> tuple[str, str]:
    return sort_key(date_of(site.entry_of(text.page))), text.page


def _year(text: TextUse, site: TermSite) -> str:
    return _when(text, site)[0][:4] or site.words("glossary.no_date")


def _label(text: TextUse, site: TermSite) -> str:
    entry = site.entry_of(text.page)
    return f"{_year(text, site)} {title_of(entry.translation, entry.source)}"


def _by_year(texts: Sequence[TextUse], site: TermSite) -> list[Bar]:
    bars = []
    for year, group in groupby(texts, key=lambda text: _year(text, site)):
        totals: dict[str, int] = {}
        for text in group:
            for rendering, count in text.renderings.items():
                totals[rendering] = totals.get(rendering, 0) + count
        bars.append(Bar(year, totals))
    return bars


def render_related(term: Term, site: TermSite) -> Element:
    """Return a line with links to the terms that an entry names."""
    line = element("p", None, f"{site.words('glossary.related')}: ")
    for index, id_ in enumerate(term.see_also):
        other = site.glossary.by_id[id_]
        append(line, ", " if index else "")
        line.append(term_link(site.page_of(other), other, site.words))
    return line


def render_sources(term: Term, site: TermSite) -> Element:
    """Return the list of where a term can be looked up: on the web, or in a pair of a text of the site."""
    return element("ul", None, *(element("li", None, _cited(each, site)) for each in term.sources))


def _cited(source: Citation, site: TermSite) -> Element | str:
    page, _, place = source.url.partition("#")
    if not page.endswith(".md") or "://" in page:
        return link(source.url, source.text) if source.url else source.text
    text = source.text
    if text == source.url and site.has_text(page):  # the editor gave no words
        entry = site.entry_of(page)
        title = title_of(entry.translation, entry.source)
        text = site.words("glossary.pair", title=title, number=place.removeprefix("p")) if place else title
    return page_link(site.place_of(page), place, text)

"""The page of a term: all that the glossary says of it, who renders it how, and where it occurs, in its context."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from xml.etree.ElementTree import Element

from bitext.model.concordance import TermUse, TextUse
from bitext.model.glossary import Term
from bitext.rendering.element import UNSEARCHED, append, classed, element, link
from bitext.rendering.lines import render_lines
from bitext.rendering.picture import Bar, render_picture
from bitext.rendering.term_site import TermSite
from bitext.rendering.terms import PINYIN, TYPES, Described, term_link
from bitext.rendering.texts import date_of, sort_key, title_of

_MANY = 20  # texts: more make a picture of years


def render_head(term: Term, use: TermUse, site: TermSite) -> Element:
    """Return what stands before the essay: reading, definition, renderings, and the picture of their use."""
    reading = site.glossary.reading(term)
    read = [element("span", {"lang": PINYIN, "class": "bitext-pinyin"}, reading)] if reading else []
    head = classed("div", "bitext bitext-termhead", element("p", None, *read, f" \N{MIDDLE DOT} {TYPES[term.type]}"))
    if term.definition:
        head.append(classed("div", "bitext-definition", *site.described(term.definition)))
    if term.renderings:
        head.append(element("h2", {"id": "renderings"}, "Renderings"))
        head.append(_renderings(term, use, site.described))
    for part in _figures(term, use, site):
        head.append(part)
    return head


def _renderings(term: Term, use: TermUse, described: Described) -> Element:
    counts = use.renderings
    heads = ("Rendering", "Status", "Used by", "Why", "Times")
    rows = (
        element(
            "tr",
            None,
            element("th", {"scope": "row"}, rendering.words),
            element("td", None, rendering.status),
            element("td", None, rendering.by),
            element("td", None, *(described(rendering.note) if rendering.note else ())),
            element("td", None, str(counts.get(rendering.words, 0))),
        )
        for rendering in term.renderings
    )
    return _table(heads, rows)


def _table(heads: Sequence[str], rows: Iterable[Element]) -> Element:
    head = element("tr", None, *(element("th", {"scope": "col"}, name) for name in heads))
    return element("table", None, element("thead", None, head), element("tbody", None, *rows))


def _figures(term: Term, use: TermUse, site: TermSite) -> list[Element]:
    """Return the picture, and the table with the same figures."""
    renderings = list(use.renderings)
    if not renderings:
        return []
    texts = sorted((text for text in use.texts if text.renderings), key=lambda text: _when(text, site))
    bars = [Bar(_label(text, site), text.renderings) for text in texts]
    if len(bars) > _MANY:
        bars = _by_year(texts, site)
    heads = ("Year" if len(texts) > _MANY else "Text", *renderings)
    rows = [
        element(
            "tr",
            None,
            element("th", {"scope": "row"}, bar.label),
            *(element("td", None, str(bar.counts.get(rendering, 0))) for rendering in renderings),
        )
        for bar in bars
    ]
    return [
        element("h2", {"id": "use", **UNSEARCHED}, "Use by text"),
        render_picture(bars, renderings, term.headword),
        _table(heads, rows),
    ]


def _when(text: TextUse, site: TermSite) -> tuple[str, str]:
    return sort_key(date_of(site.entry_of(text.page))), text.page


def _year(text: TextUse, site: TermSite) -> str:
    return _when(text, site)[0][:4] or "no date"


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


def render_tail(term: Term, use: TermUse, site: TermSite) -> Element:
    """Return what stands after the essay: related terms, sources, and the passages by text."""
    tail = classed("div", "bitext bitext-termtail")
    if term.see_also:
        tail.append(render_related(term, site))
    if term.sources:
        tail.extend([element("h2", {"id": "sources", **UNSEARCHED}, "Sources"), render_sources(term)])
    tail.append(element("h2", {"id": "passages", **UNSEARCHED}, "Passages"))
    if not use.count:
        tail.append(classed("p", "bitext-absent", "It occurs in no text of this site yet."))
    tail.extend(render_lines(use, site))
    return tail


def render_related(term: Term, site: TermSite) -> Element:
    """Return a line with links to the terms that an entry names."""
    line = element("p", None, "See also: ")
    for index, id_ in enumerate(term.see_also):
        other = site.glossary.by_id[id_]
        append(line, ", " if index else "")
        line.append(term_link(site.page_of(other), other))
    return line


def render_sources(term: Term) -> Element:
    """Return the list of where a term can be looked up."""
    cited = (link(each.url, each.text) if each.url else each.text for each in term.sources)
    return element("ul", None, *(element("li", None, each) for each in cited))

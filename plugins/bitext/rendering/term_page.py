"""The page of a term: all that the glossary says of it, who renders it how, and every passage in which it occurs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from xml.etree.ElementTree import Element

from bitext.model.concordance import MarkedText, Passage, TermUse, TextUse
from bitext.model.glossary import Glossary, Term
from bitext.rendering.element import UNSEARCHED, append, classed, element, link, page_link, unsearched
from bitext.rendering.picture import Bar, render_picture
from bitext.rendering.terms import PINYIN, TYPES, Described, term_link
from bitext.rendering.texts import TextEntry, date_of, sort_key, title_of

_MANY = 20  # texts: more make a picture of years
_NUMBERS = 1_500  # links to further passages: the same


@dataclass(frozen=True, slots=True)
class TermSite:
    """What the page of a term says of the site around it."""

    glossary: Glossary
    entry_of: Callable[[str], TextEntry]
    """What is known of the text on a page, with its address."""
    page_of: Callable[[Term], str]
    """Address of a term's page; empty where it has none."""
    place_of: Callable[[str], str]
    """Address of a translation's page, to which places on it are added; see `element.page_link`."""
    described: Described


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
    related = [site.glossary.by_id[id_] for id_ in term.see_also]
    if related:
        line = element("p", None, "See also: ")
        for index, other in enumerate(related):
            append(line, ", " if index else "")
            line.append(term_link(site.page_of(other), other))
        tail.append(line)
    if term.sources:
        cited = (link(each.url, each.text) if each.url else each.text for each in term.sources)
        items = (element("li", None, each) for each in cited)
        tail.extend([element("h2", {"id": "sources", **UNSEARCHED}, "Sources"), element("ul", None, *items)])
    tail.append(element("h2", {"id": "passages", **UNSEARCHED}, "Passages"))
    if not use.count:
        tail.append(classed("p", "bitext-absent", "It occurs in no text of this site yet."))
    tail.extend(_by_text(use, site))
    return tail


def _by_text(use: TermUse, site: TermSite) -> list[Element]:
    """Return the passages by text, those with originals first: so many in full, of all others the numbers."""
    shown: dict[str, list[Passage]] = {}
    for passage in use.passages:
        shown.setdefault(passage.page, []).append(passage)
    numbers = _NUMBERS
    sections = []
    further = element("ul", {"class": "bitext-further"})
    for text in sorted(use.texts, key=lambda text: not _has_original(site.entry_of(text.page))):
        entry = site.entry_of(text.page)
        full = shown.get(text.page, [])
        rest = text.pairs[len(full) :]
        line = _numbers(rest, numbers, site.place_of(text.page))
        numbers = max(numbers - len(rest), 0)
        if not full:
            further.append(element("li", None, *_title(entry, text, site), *([": "] if len(line) else []), *line))
            continue
        section = unsearched(element("section", None, _heading(entry, text, site)))
        section.extend([_passage(passage, entry, site) for passage in full])
        if rest:
            section.append(
                classed("p", "bitext-further", f"{len(rest)} more", *([": "] if len(line) else ["."]), *line)
            )
        sections.append(section)
    if len(further):
        heading = element(
            "h3", {"id": "further"}, f"{len(further)} more texts" if len(further) > 1 else "One more text"
        )
        sections.append(unsearched(element("section", None, heading, further)))
    return sections


def _has_original(entry: TextEntry) -> bool:
    return bool(entry.source and entry.source.on_file)


def _heading(entry: TextEntry, text: TextUse, site: TermSite) -> Element:
    name = "-".join(text.page.removesuffix(".md").replace("/", " ").split())
    return element("h3", {"id": f"in-{name}"}, *_title(entry, text, site))


def _title(entry: TextEntry, text: TextUse, site: TermSite) -> list[Element | str]:
    """Return the title of a text, which leads to it, and how many passages it has."""
    count = len(text.pairs)
    title = page_link(site.place_of(text.page), "", title_of(entry.translation, entry.source))
    return [title, f" ({count} passage{'s' if count > 1 else ''})"]


def _passage(passage: Passage, entry: TextEntry, site: TermSite) -> Element:
    place = site.place_of(passage.page)
    attributes = {"class": "bitext-number", "aria-label": f"Pair {passage.number}"}
    number = page_link(place, f"p{passage.number}", passage.number, **attributes)
    language = entry.source.language if entry.source else "zh-Hans"
    sides = [_side("source", language, passage.source), _side("translation", "en", passage.translation)]
    return classed("div", "bitext-pair bitext-passage", number, *filter(None, sides))


def _side(side: str, language: str, texts: Sequence[MarkedText]) -> Element | None:
    """Return a side of a passage, as it stands in a pair; nothing for a side that is not there."""
    paragraphs = (element("p", None, *_marked(text)) for text in texts)
    return element("div", {"class": f"bitext-{side}", "lang": language}, *paragraphs) if texts else None


def _marked(text: MarkedText) -> list[Element | str]:
    parts: list[Element | str] = []
    done = 0
    for start, end in text.spans:
        parts += [text.text[done:start], element("mark", None, text.text[start:end])]
        done = end
    return [*parts, text.text[done:]]


def _numbers(pairs: Sequence[str], limit: int, place: str) -> list[Element | str]:
    """Return links to pairs by their numbers, no more than so many."""
    parts: list[Element | str] = []
    for number in pairs[:limit]:
        parts += [", ", page_link(place, f"p{number}", number)]
    return [*parts[1:], *([" \N{HORIZONTAL ELLIPSIS}"] if 0 < limit < len(pairs) else [])]

"""The sample on the home page: a pair with its sentences and terms marked, and the card of one of the terms, open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from bitext.model.glossary import Term
from bitext.model.note import NoteRecord
from bitext.rendering.element import (
    OWN_LINK,
    append,
    classed,
    element,
    foreign,
    in_language,
    link,
    page_link,
    unsearched,
)
from bitext.rendering.notes import languages_of, place_of, words_of
from bitext.rendering.term_site import TermSite
from bitext.rendering.terms import render_entry
from bitext.rendering.texts import TextEntry, title_in
from bitext.words import Words

Range = tuple[int, int, str]
"""Where something begins and ends in a passage, and what it is: the place of a sentence pair in its row, or a term."""


@dataclass(frozen=True, slots=True)
class SamplePassage:
    """A passage of one side, with what is marked in it."""

    text: str
    sentences: Sequence[Range] = ()
    """In order; they cover the text, or there are none."""
    terms: Sequence[Range] = ()
    """In order; none crosses another, or the end of a sentence."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A pair of a text, as it is shown elsewhere."""

    entry: TextEntry
    """Its text, which has an original."""
    place: str
    """Address of the text's page, to which places on it are added."""
    number: str
    label: str
    """The number as printed."""
    source: Sequence[SamplePassage]
    translation: Sequence[SamplePassage]
    terms: Sequence[tuple[Term, int]] = ()
    """Those that are marked, each with the number of its passages, the one whose card is open first."""
    notes: Sequence[NoteRecord] = ()


@dataclass(frozen=True, slots=True)
class Ways:
    """What a home page leads to, besides the text of its sample."""

    texts: tuple[str, int] = ("", 0)
    """Address of the list of texts, and how many there are; no address, where the site has no such page."""
    glossary: tuple[str, int] = ("", 0)
    """The same of the glossary."""
    search: str = ""
    """Address of the search's page."""


def render_sample(sample: Sample, site: TermSite, ways: Ways) -> Element:
    """Return the pair with the way to its text before it, and below it the card, the notes and other ways."""
    made = classed("div", "bitext bitext-sample", _from(sample, site.words), _pair(sample, site.words))
    if sample.terms:
        made.append(_terms(sample.terms, site))
    if sample.notes:
        made.append(_notes(sample, site.words))
    made.append(_ways(sample, ways, site.words))
    return unsearched(made)


def _from(sample: Sample, words: Words) -> Element:
    entry = sample.entry
    line = classed("p", "bitext-from", f"{words('home.from')} ", page_link(sample.place, "", title_in(entry, words)))
    if entry.source and entry.source.title.original:
        append(line, " ")
        append(line, foreign(entry.source.title.original, entry.source.language))
    return line


def _pair(sample: Sample, words: Words) -> Element:
    label = words("glossary.pair_label", number=sample.label)
    number = {"class": "bitext-number", "aria-label": label}
    row = element(
        "div",
        {"class": "bitext-pair", "data-bitext-kind": "paragraph", "role": "group", "aria-label": label},
        page_link(sample.place, f"p{sample.number}", sample.label, **number),
    )
    source, translation = sample.entry.source, sample.entry.translation
    tags = (source.language if source else "", translation.language)
    for side, tag, passages in zip(("source", "translation"), tags, (sample.source, sample.translation), strict=True):
        open_ = sample.terms[0][0].id if sample.terms else ""
        paragraphs = (element("p", None, *_content(passage, open_)) for passage in passages)
        row.append(element("div", {"class": f"bitext-{side}", **in_language(tag)}, *paragraphs))
    return row


def _content(passage: SamplePassage, open_: str) -> Iterator[Element | str]:
    """Yield a passage's text, its sentences and terms in elements; `open_`: id of the term whose card is open."""
    for start, end, bead in passage.sentences or ((0, len(passage.text), ""),):
        parts = _with_terms(passage, start, end, open_)
        if bead:
            yield element("span", {"class": "bitext-sentence", "data-bitext-bead": bead}, *parts)
        else:
            yield from parts


def _with_terms(passage: SamplePassage, start: int, end: int, open_: str) -> Iterator[Element | str]:
    """Yield a stretch of a passage with the marks of its terms."""
    done = start
    for begin, stop, id_ in passage.terms:
        if begin < done or stop > end:
            continue
        lit = {"data-bitext-lit": ""} if id_ == open_ else {}
        mark = {"class": "bitext-term", "href": f"#{id_}", **lit}
        yield passage.text[done:begin]
        yield element(OWN_LINK, mark, passage.text[begin:stop])
        done = stop
    yield passage.text[done:end]


def _terms(terms: Sequence[tuple[Term, int]], site: TermSite) -> Element:
    """Return the entries that the cards show: one open, the others behind a line that opens them."""
    entries = [
        render_entry(term, site.glossary.reading(term), site.described, site.page_of(term), site.words, count)
        for term, count in terms
    ]
    # No `section`: its entries have ids, which scripts and addresses look for.
    made = element("div", {"class": "bitext-terms", "role": "region", "aria-label": site.words("home.terms")})
    made.append(element("dl", {"class": "bitext-entries bitext-open"}, entries[0]))
    if others := entries[1:]:
        summary = element("summary", None, site.words("home.more", n=len(others)))
        made.append(element("details", None, summary, element("dl", {"class": "bitext-entries"}, *others)))
    return made


def _notes(sample: Sample, words: Words) -> Element:
    languages = languages_of(sample.entry.source, sample.entry.translation)
    line = classed("p", "bitext-sampled-notes", f"{words('home.notes', n=len(sample.notes))}: ")
    for index, note in enumerate(sample.notes):
        append(line, "; " if index else "")
        line.append(page_link(sample.place, place_of(note), *words_of(note, languages, words)))
    return line


def _ways(sample: Sample, ways: Ways, words: Words) -> Element:
    line = element("nav", {"class": "bitext-ways", "aria-label": words("home.ways")})
    read = page_link(sample.place, "", words("home.read"))
    read.set("class", "bitext-first")
    line.append(read)
    for name, (address, count) in (("texts", ways.texts), ("glossary", ways.glossary), ("search", (ways.search, 0))):
        if address:
            line.append(link(address, words(f"home.{name}", n=count) if count else words(f"home.{name}")))
    return line

"""The article of a translation: everything of ours on its page, with places for the host's elements."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from bitext.citing import cited_work
from bitext.diagnostics import Finding
from bitext.model.edition import SourceText, Translation
from bitext.model.pairing import Pair, Pairing
from bitext.rendering.bar import offer_sentences as offer_in
from bitext.rendering.bar import render_bar
from bitext.rendering.cite_panel import render_citations
from bitext.rendering.contents import Chapter, chapters_of, render_contents
from bitext.rendering.downloads import render_downloads
from bitext.rendering.element import OWN_LINK, UNSEARCHED, classed, element, in_language, link, own_link, unless_spoken
from bitext.rendering.head import Head, Surroundings, anchor, render_head
from bitext.rendering.notes import kinds_named, languages_of, render_list, render_note
from bitext.rendering.phrase import Content, joined
from bitext.rendering.remarks import render_remarks
from bitext.rendering.revision import render_changes
from bitext.rendering.source import Signs, render_blocks, render_signs
from bitext.rendering.widths import share_of
from bitext.words import ENGLISH_WORDS, Words


@dataclass(slots=True)
class Article:
    """An article whose column of the translation is still to be filled."""

    element: Element
    head: Head
    columns: dict[int, Element] = field(default_factory=dict)
    """Index of a block of the translation, but for the title → the column for its elements."""
    rows: dict[int, Element] = field(default_factory=dict)
    """Index of a block of the translation → its row."""
    columns_of: dict[str, dict[str, Element]] = field(default_factory=dict)
    """Number of a pair with a row → its columns, as `source` and `translation`."""
    notes: dict[int, Element] = field(default_factory=dict)
    """Number of a footnote → the element for its text."""
    bar: Element | None = None
    words: Words = ENGLISH_WORDS
    kinds: Mapping[str, dict[str, str]] = field(default_factory=dict)
    """Kind of note → the attributes that name it, where there are several."""
    offered: set[int] = field(default_factory=set)
    """Numbers of the bracket notes whose rendering can be put into the sentence."""

    @property
    def introduction(self) -> Element:
        """Return the element for alerts before the first block."""
        return self.head.introduction


def render_article(source: SourceText | None, translation: Translation, around: Surroundings) -> Article:
    """Return the article of a translation; `source`: its original, or None."""
    on_file, words = source is not None and source.on_file, around.words
    signs = render_signs(source.notes) if source else {}
    head = render_head(source, translation, around, signs)
    chapters = chapters_of(translation)
    points = {each.number: each for each in chapters if each.is_point}
    attributes = _attributes(source if on_file else None, translation, around.report)
    if chapters:
        attributes["data-bitext-chapters"] = str(len(chapters))
    article = Article(element("article", attributes), head, words=words)
    add = article.element.append
    article.element.extend(_opening(translation, around))
    before, after = _rows_around_title(translation.pairing)
    if after:
        add(own_link(f"#p{after[0].number}", words("article.skip"), **{"class": "bitext-skip"}, **UNSEARCHED))
    for pair in before:
        add(_row(article, pair, source if on_file else None, translation, signs, around.remarks))
    for part in head.parts:
        add(part)
    contents = render_contents(translation, chapters, around.lists, words)
    article.bar = render_bar(
        source if on_file else None,
        translation,
        words,
        terms=around.terms,
        contents=contents,
        cite=_citations(source, translation, around) if around.cited else None,
        download=render_downloads(around.downloads, words),
    )
    add(article.bar)
    for pair in after:
        row = _row(article, pair, source if on_file else None, translation, signs, around.remarks)
        if pair.number in points:
            row.insert(1, _heading(points[pair.number], translation, words))
        add(row)
    if translation.notes:
        add(_notes(article, source, translation))
    if around.edit or around.report:
        add(_actions(around))
    for part in article.element:
        part.tail = "\n"
    return article


def _opening(translation: Translation, around: Surroundings) -> Iterator[Element]:
    """Yield what an article loads itself: the script that sets its view, and styles that few articles need."""
    yield element("script", {"src": around.early_script})
    if around.remarks or translation.revision:
        yield element("link", {"rel": "stylesheet", "href": around.editing_styles})


def _citations(source: SourceText | None, translation: Translation, around: Surroundings) -> Element:
    work = cited_work(source, translation, around.site_name, around.address)
    return render_citations(work, around.downloads, around.words)


def _attributes(on_file: SourceText | None, translation: Translation, report: str) -> dict[str, str]:
    attributes = {
        "class": "bitext",
        "data-bitext-source": translation.source_id,
        "data-bitext-columns": "2" if on_file else "1",
    }
    if on_file:
        attributes["data-bitext-share"] = share_of(on_file, translation)
    if report:
        attributes["data-bitext-report"] = report
    return attributes


def _rows_around_title(pairing: Pairing) -> tuple[Sequence[Pair], Sequence[Pair]]:
    """Return the pairs with a row above the title, and those below it, so that the original keeps its order."""
    title = pairing.title or 0
    return pairing.rows[:title], pairing.rows[title:]


def offer_sentences(article: Article) -> None:
    """Say that an article has sentence pairs, and offer the view of them."""
    article.element.set("data-bitext-sentence-pairs", "")
    if article.bar is not None:
        offer_in(article.bar, article.words)


def _notes(article: Article, source: SourceText | None, translation: Translation) -> Element:
    """Give each footnote its place, in the row of its pair, and return the list of all notes."""
    section = render_list(translation.notes, languages_of(source, translation), article.words)
    article.kinds = kinds_named(translation.notes, article.words)
    for note in translation.notes:
        if note.form == "footnote":
            article.notes[note.number] = aside = render_note(note, article.words)
            aside.attrib.update(article.kinds.get(note.kind, {}))
            row = article.rows.get(note.block)
            (section if not note.calls else article.introduction if row is None else row).append(aside)
    return section


def _row(
    article: Article,
    pair: Pair,
    source: SourceText | None,
    translation: Translation,
    signs: Signs,
    remarks: Mapping[str, Sequence[Finding]],
) -> Element:
    words, id_ = article.words, f"p{pair.number}"
    name = words("article.pair", number=pair.label)
    kind = _kind(pair, source, translation)
    row = element(
        "div", {"class": "bitext-pair", "id": id_, "role": "group", "aria-label": name, "data-bitext-kind": kind}
    )
    number = {"class": "bitext-number", "href": f"#{id_}", "aria-label": name, **UNSEARCHED}
    row.append(element(OWN_LINK, number, pair.label))
    for inner in pair.inner_numbers:
        row.append(anchor(f"p{inner}"))
    if pair.lines:
        row.set("data-bitext-lines", "")
    if pair.guess:
        row.set("data-bitext-guess", "")
        row.append(element("span", {"class": "bitext-unchecked", **UNSEARCHED}, words("article.unchecked")))
    if pair.source and source:
        blocks = render_blocks(source.blocks, signs, pair.source, lines=bool(pair.lines))
        row.append(element("div", {"class": "bitext-source", **in_language(source.language)}, *blocks))
        article.columns_of.setdefault(pair.number, {})["source"] = row[-1]
    if pair.gap:
        row.set("data-bitext-gap", pair.gap)
        row.append(classed("p", "bitext-gap", _gap(pair, words)))
    if pair.translation:
        column = element("div", {"class": "bitext-translation", **in_language(translation.language)})
        row.append(column)
        article.columns_of.setdefault(pair.number, {})["translation"] = column
        article.columns.update(dict.fromkeys(pair.translation, column))
        article.rows.update(dict.fromkeys(pair.translation, row))
    if source and (changes := translation.revision.of(pair.source)):
        row.append(render_changes(changes, source.language, words))
    if found := remarks.get(pair.number):
        row.append(render_remarks(found, words))
    return row


def _gap(pair: Pair, words: Words) -> str:
    if pair.gap == "untranslated":
        return words("article.left-out", reason=pair.reason or words("article.no-reason"))
    return words("article.missing" if pair.gap == "missing" else "article.added")


def _heading(point: Chapter, translation: Translation, words: Words) -> Element:
    """Return the heading of a paragraph that is a point of its text: for those who go from heading to heading."""
    name = {"aria-level": str(point.level), "aria-label": point.title, **unless_spoken(translation.language, words)}
    return element("span", {"class": "bitext-point", "role": "heading", **name})


def _kind(pair: Pair, source: SourceText | None, translation: Translation) -> str:
    if pair.translation:
        return translation.blocks[pair.translation[0]].kind
    return source.blocks[pair.source[0]].kind if source else "paragraph"


def _actions(around: Surroundings) -> Element:
    links: list[Content] = []
    if around.edit:
        links.append([link(around.edit, around.words("article.edit"))])
    if around.edit_source:
        links.append([link(around.edit_source, around.words("article.edit-original"))])
    if around.report:
        report = {"class": "bitext-report", "href": around.report}
        links.append([element("a", report, around.words("article.report"))])
    return element("p", {"class": "bitext-actions", **UNSEARCHED}, *joined(links, " "))

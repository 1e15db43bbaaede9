"""Tree processor: gathers what Python-Markdown made of each block into the rows of the article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from xml.etree.ElementTree import Element

import markdown
from markdown.treeprocessors import Treeprocessor

from bitext.diagnostics import Finding, Location
from bitext.extension.cleaning import Cleaning
from bitext.extension.fill_rows import Filling, Group
from bitext.extension.finish_links import FinishLinks
from bitext.extension.inline_tags import InlineTags
from bitext.extension.join_lines import join_lines
from bitext.extension.languages import mark_chinese
from bitext.extension.mark_punctuation import mark_punctuation
from bitext.extension.mark_sentences import MarkSentences
from bitext.extension.mark_terms import MarkTerms
from bitext.extension.part_blocks import PartBlocks
from bitext.extension.pictures import find_pictures
from bitext.extension.place_notes import PlaceNotes
from bitext.extension.plain_text import protect
from bitext.extension.reserve_ids import RESERVED
from bitext.languages import language
from bitext.languages.script import has_han
from bitext.model.edition import SourceText
from bitext.model.text import Piece
from bitext.rendering.article import Article, offer_sentences, render_article
from bitext.rendering.bar import offer_for_text
from bitext.rendering.element import in_language, is_spoken
from bitext.rendering.pinyin_page import PINYIN
from bitext.rendering.sentences import ids_of
from bitext.rendering.text_choices import render_pinyin, render_punctuation
from bitext.suppression import Suppression


class PairBlocks(Treeprocessor):
    """Moves the host's elements into our article, but for the first heading and the footnotes: the host needs them."""

    def __init__(
        self, md: markdown.Markdown, parts: PartBlocks, tags: InlineTags, links: FinishLinks, cleaning: Cleaning
    ) -> None:
        """Take the preprocessor that has parted the text, the processors of inline tags and links, and the cleaning."""
        super().__init__(md)
        self.parts = parts
        self.tags = tags
        self.links = links
        self.cleaning = cleaning

    def run(self, root: Element) -> None:
        """Replace the children of `root` by the title's heading, the article and the footnotes."""
        translation = self.parts.translation
        site = self.parts.site
        source = self.parts.edition.source
        around = replace(site.surroundings(translation), remarks=site.remarks(self.parts.edition))
        article = render_article(source, translation, around)
        article.element.attrib.update(site.around_ours)
        notes = PlaceNotes(self.md, translation, source, article, self.parts.signs)
        notes.in_source()
        if source:
            find_pictures(article.element, source, translation.page, site.options)
        originals = self._apart(article)
        protect(article.element)
        groups, footnotes, head = self._groups(root)
        self._take_out_lost(groups, footnotes, head)
        filling = Filling(self.parts, article)
        outside = filling.fill(groups)
        self._join_lines(filling, outside)
        notes.fill(filling.footnotes)
        notes.in_translation(outside)
        for column, children in originals:
            column.extend(children)
        for column, _ in originals:
            protect(column)
        self._mark_languages(filling, outside, source)
        self._mark_sentences(article)
        article.head.finish(self._mark_terms(article))
        self._offer_for_text(article, source)
        for child in list(root):
            root.remove(child)
        root.extend([*outside, *head, article.element, *footnotes])
        article.element.tail = "\n"
        for finding in Suppression.of(translation, source).left(notes.finish(root)):
            site.report(finding)

    def _join_lines(self, filling: Filling, outside: Sequence[Element]) -> None:
        """Join the lines of a translation in a language without spaces, those of its notes too."""
        if not language(self.parts.translation.language).has_spaces:
            notes = (one for elements in filling.footnotes.values() for one in elements)
            join_lines((*filling.article.columns.values(), *filling.alerts, *outside, *notes))

    def _mark_languages(self, filling: Filling, outside: Sequence[Element], source: SourceText | None) -> None:
        """Mark Chinese words in prose of another language, and the language of what stands outside its column."""
        translation = self.parts.translation
        spoken = language(translation.language)
        site = self.parts.site
        for box in filling.alerts:
            self._mark_box(box, spoken.tag, site.words.language)
        for one in () if is_spoken(spoken.tag, site.options.language) else outside:
            one.attrib.update(in_language(spoken.tag))
        if has_han(translation.body) and not spoken.has_han_of_its_own:
            article = filling.article
            prose = (*article.columns.values(), *article.notes.values(), *filling.alerts, *outside)
            of_source = source and language(source.language).is_chinese
            mark_chinese(prose, source.language if source and of_source else "zh", spoken.tag)

    @staticmethod
    def _mark_box(box: Element, tag: str, ours: str) -> None:
        """Mark the language of an alert where the site speaks another: its label is the site's own."""
        if not is_spoken(tag, ours):
            box.attrib.update(in_language(tag))
            for label in box.iterfind("p[@class='bitext-label']"):
                label.attrib.update(in_language(ours))

    @staticmethod
    def _apart(article: Article) -> list[tuple[Element, list[Element]]]:
        """Take the originals out of their columns, so that they are not protected before their words are marked."""
        columns = [sides["source"] for sides in article.columns_of.values() if "source" in sides]
        taken = [(column, list(column)) for column in columns]
        for column in columns:
            column[:] = []
        return taken

    def _mark_sentences(self, article: Article) -> None:
        """Mark the sentences on both sides, and offer the view of them where there are any."""
        source, pairs = self.parts.edition.source, self.parts.sentence_pairs
        if source is None or not pairs:
            return
        stash, parted = self.md.htmlStash, self.links.parted
        marked = MarkSentences(source, self.parts.translation, article, stash, self.tags, parted).run(pairs)
        if marked:
            offer_sentences(article)
            self.parts.anchors.update(id_ for number in marked for id_ in ids_of(pairs[number]))

    def _mark_terms(self, article: Article) -> int:
        """Mark the terms on both sides, put the list of the marked terms behind the pairs, and return their number."""
        site, translation = self.parts.site, self.parts.translation
        if not site.terms.marked_on(translation):
            return 0
        matcher = site.terms.matches.on(translation.page)
        marking = MarkTerms(matcher, translation, article, self.md.htmlStash, self.tags)
        ids = marking.run()
        for note in translation.notes:
            if note.id in marking.noted and note.number in article.notes:
                article.notes[note.number].append(site.terms.ways(marking.noted[note.id], translation.page))
        if ids:
            before = self.md.htmlStash.html_counter
            section = site.terms.listed(ids, translation.page, self.md)
            self.cleaning.trust(before)
            section.tail = "\n"
            last = article.element[-1] if article.element[-1].get("class") == "bitext-actions" else None
            article.element.insert(len(article.element) - (last is not None), section)
        return len(ids)

    def _offer_for_text(self, article: Article, source: SourceText | None) -> None:
        """Offer what can be shown of an original in Chinese: full-width signs for half-width ones, and readings."""
        if source is None or not source.on_file or article.bar is None or not language(source.language).is_chinese:
            return
        columns = [sides["source"] for sides in article.columns_of.values() if "source" in sides]
        site = self.parts.site
        if mark_punctuation(columns, self.tags):
            offer_for_text(article.bar, render_punctuation(site.words))
        readings = site.beside(self.parts.translation.page, PINYIN)
        if readings:
            offer_for_text(article.bar, render_pinyin(readings, site.words))

    def _groups(self, root: Element) -> tuple[list[Group], list[Element], list[Element]]:
        """Return the groups, the host's footnotes, and the elements before the first sentinel."""
        pieces = self.parts.translation.pieces
        groups: list[Group] = []
        footnotes, head = list[Element](), list[Element]()
        for child in root:
            index = self.parts.piece_of(child.text) if child.tag == "p" and not len(child) else None
            if index is not None:
                groups.append(Group(_with_running(pieces, index)))
            elif child.tag == RESERVED:
                continue
            elif child.tag == "div" and child.get("class") == "footnote" and len(child) and child[0].tag == "hr":
                footnotes.append(child)
            else:
                (groups[-1].elements if groups else head).append(child)
        return groups, footnotes, head

    def _take_out_lost(self, groups: Sequence[Group], *others: Sequence[Element]) -> None:
        """Take out sentinels within raw HTML or another block, and report the lines of their pieces."""
        pieces = self.parts.translation.pieces
        found = {group.pieces[0] for group in groups}
        found |= {index for index, piece in enumerate(pieces) if piece.start in self.parts.translation.wordless}
        lost = [index for index, piece in enumerate(pieces) if _has_sentinel(piece) and index not in found]
        if not lost:
            return
        for top in (*(one for group in groups for one in group.elements), *(one for other in others for one in other)):
            for inner in top.iter():
                inner.text = inner.text and self.parts.without_sentinels(inner.text)
                inner.tail = inner.tail and self.parts.without_sentinels(inner.tail)
        stash = self.md.htmlStash.rawHtmlBlocks
        for index, block in enumerate(stash):
            if isinstance(block, str):
                stash[index] = self.parts.without_sentinels(block)
        for index in lost:
            self._report(
                "F10",
                pieces[index],
                "expected a block here, found the inside of raw HTML or of another block; "
                "close what is open above this line",
            )

    def _report(self, code: str, piece: Piece, message: str) -> None:
        translation = self.parts.translation
        place = Location(translation.path, translation.body_line + piece.start)
        self.parts.site.report(Finding(code, place, message))


def _has_sentinel(piece: Piece) -> bool:
    return piece.kind in ("block", "alert", "definition") and not piece.running


def _with_running(pieces: Sequence[Piece], first: int) -> list[int]:
    """Return the index of a piece, and those of the items that continue its list."""
    run = [first]
    if pieces[first].kind != "block":
        return run
    for index in range(first + 1, len(pieces)):
        if pieces[index].running:
            run.append(index)
        elif pieces[index].kind not in ("mark", "definition"):
            break
    return run

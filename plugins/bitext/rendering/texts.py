"""The list of the site's texts, with their state."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from bitext.languages import language
from bitext.model.catalogue import SourceRecord, TranslationRecord, is_own
from bitext.model.corpus import Corpus
from bitext.rendering.element import UNSEARCHED, classed, element, foreign, in_its_language, link
from bitext.rendering.evidence import absence, is_report, name_of_original
from bitext.words import Words

_COLUMNS = ("title", "type", "date", "state")


@dataclass(frozen=True, slots=True)
class TextEntry:
    """A row of the list."""

    translation: TranslationRecord
    source: SourceRecord | None
    address: str
    """Relative address of the page's Markdown file."""

    @property
    def in_both(self) -> bool:
        """Return whether its page shows it in both languages."""
        return self.source is not None and self.source.on_file

    @property
    def is_own(self) -> bool:
        """Return whether it is the site's own text, and no document."""
        return is_own(self.translation, self.source)


def entries(corpus: Corpus, address_of: dict[str, str]) -> list[TextEntry]:
    """Return an entry for each translation: those in both languages first, and of these the newest original.

    `address_of`: page → address.
    """
    listed = [
        TextEntry(translation, corpus.source_of(translation), address_of[page])
        for page, translation in sorted(corpus.translations.items())
    ]
    return sorted(listed, key=_rank, reverse=True)


def _rank(entry: TextEntry) -> tuple[bool, bool, str]:
    return not entry.is_own, entry.in_both, sort_key(date_of(entry))


def render_texts(listed: Sequence[TextEntry], words: Words) -> Element:
    """Return the table of texts."""
    heads = (
        element("th", {"scope": "col", "data-bitext-sort": "text"}, words(f"texts.{column}")) for column in _COLUMNS
    )
    body = element("tbody", None, *(_row(entry, words) for entry in listed))
    head = element("thead", None, element("tr", None, *heads))
    # A search for a title finds the text itself.
    return element("table", {"class": "bitext-texts", **UNSEARCHED}, head, body)


def _row(entry: TextEntry, words: Words) -> Element:
    date = date_of(entry)
    title: list[Element | str] = [
        link(entry.address, title_in(entry, words)),
        element("br"),
        _original(entry, words),
    ]
    type_ = entry.source.type if entry.source else ""
    return element(
        "tr",
        None,
        element("td", None, *title),
        element("td", None, words(f"type.{type_}") if type_ else ""),
        element("td", {"data-bitext-key": sort_key(date)}, words.date(date) if date else words("head.unknown")),
        element("td", None, _state(entry, words)),
    )


def title_of(translation: TranslationRecord, source: SourceRecord | None) -> str:
    """Return the title of a translation in its own language, as well as it is known."""
    return translation.title or (_known_title(translation, source) if source else "") or _file_name(translation)


def title_in(entry: TextEntry, words: Words) -> Element | str:
    """Return the title of an entry's translation, marked where it is in another language than what the site says."""
    return in_its_language(title_of(entry.translation, entry.source), entry.translation.language, words)


def _known_title(translation: TranslationRecord, source: SourceRecord) -> str:
    """Return the title that the original's front matter has in the language of a translation."""
    spoken = language(translation.language)
    if spoken.is_as(language(source.title.language)):
        return source.title.translated
    return source.title.original if spoken.is_as(language(source.language)) else ""


def _file_name(translation: TranslationRecord) -> str:
    return translation.page.removesuffix(".md")


def _original(entry: TextEntry, words: Words) -> Element:
    source, translation = entry.source, entry.translation
    report = source is not None and is_report(source, translation)
    if source and source.title.original and not report:
        return foreign(source.title.original, source.language)
    name = name_of_original(source, translation, words)
    is_news = report and source is not None and source.type == "news"
    return classed("span", "bitext-absent", words("texts.report" if is_news else "texts.no_title", language=name))


def _state(entry: TextEntry, words: Words) -> str:
    source = entry.source
    if entry.translation.faults and not entry.translation.source_id:
        return words("head.fault")
    if source is None or not source.on_file:
        return absence(source, entry.translation, words)
    paired, count = entry.translation.paired, source.size
    return words("head.paired", paired=paired, of=count)


def date_of(entry: TextEntry) -> datetime.date | str:
    """Return the first date of the original, or else that of the translation."""
    if entry.source and entry.source.dates:
        return next(iter(entry.source.dates.values()))
    return entry.translation.published


def sort_key(date: datetime.date | str) -> str:
    """Return the key by which texts are sorted by date."""
    return date.isoformat() if isinstance(date, datetime.date) else date

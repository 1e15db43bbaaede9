"""The list of the site's texts, with their state."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from bitext.languages import language
from bitext.model.catalogue import SourceRecord, TranslationRecord
from bitext.model.corpus import Corpus
from bitext.rendering.element import UNSEARCHED, classed, element, foreign, in_its_language, link
from bitext.rendering.evidence import absence, is_report, name_of_original
from bitext.words import ENGLISH_WORDS

_COLUMNS = ("Title", "Type", "Date", "State")


@dataclass(frozen=True, slots=True)
class TextEntry:
    """A row of the list."""

    translation: TranslationRecord
    source: SourceRecord | None
    address: str
    """Relative address of the page's Markdown file."""


def entries(corpus: Corpus, address_of: dict[str, str]) -> list[TextEntry]:
    """Return an entry for each translation, the newest original first; `address_of`: page → address."""
    listed = [
        TextEntry(translation, corpus.source_of(translation), address_of[page])
        for page, translation in sorted(corpus.translations.items())
    ]
    return sorted(listed, key=lambda entry: sort_key(date_of(entry)), reverse=True)


def render_texts(listed: Sequence[TextEntry]) -> Element:
    """Return the table of texts."""
    heads = (element("th", {"scope": "col", "data-bitext-sort": "text"}, name) for name in _COLUMNS)
    body = element("tbody", None, *(_row(entry) for entry in listed))
    head = element("thead", None, element("tr", None, *heads))
    # A search for a title finds the text itself.
    return element("table", {"class": "bitext-texts", **UNSEARCHED}, head, body)


def _row(entry: TextEntry) -> Element:
    date = date_of(entry)
    title: list[Element | str] = [
        link(entry.address, in_its_language(title_of(entry.translation, entry.source), entry.translation.language)),
        element("br"),
        _original(entry),
    ]
    return element(
        "tr",
        None,
        element("td", None, *title),
        element("td", None, entry.source.type if entry.source else ""),
        element("td", {"data-bitext-key": sort_key(date)}, ENGLISH_WORDS.date(date) if date else "not known"),
        element("td", None, _state(entry)),
    )


def title_of(translation: TranslationRecord, source: SourceRecord | None) -> str:
    """Return the title of a translation in its own language, as well as it is known."""
    return translation.title or (_known_title(translation, source) if source else "") or _file_name(translation)


def _known_title(translation: TranslationRecord, source: SourceRecord) -> str:
    """Return the title that the original's front matter has in the language of a translation."""
    spoken = language(translation.language)
    if spoken.is_as(language(source.title.language)):
        return source.title.translated
    return source.title.original if spoken.is_as(language(source.language)) else ""


def _file_name(translation: TranslationRecord) -> str:
    return translation.page.removesuffix(".md")


def _original(entry: TextEntry) -> Element:
    source, translation = entry.source, entry.translation
    report = source is not None and is_report(source, translation)
    if source and source.title.original and not report:
        return foreign(source.title.original, source.language)
    name = name_of_original(source, translation)
    text = f"{name} report" if report and source and source.type == "news" else f"{name} title not on file"
    return classed("span", "bitext-absent", text)


def _state(entry: TextEntry) -> str:
    source = entry.source
    if entry.translation.faults and not entry.translation.source_id:
        return "File with a fault"
    if source is None or not source.on_file:
        return absence(source, entry.translation)
    paired, count = entry.translation.paired, source.size
    return f"Paired, {count} blocks" if paired == count else f"{paired} of {count} blocks paired"


def date_of(entry: TextEntry) -> datetime.date | str:
    """Return the first date of the original, or else that of the translation."""
    if entry.source and entry.source.dates:
        return next(iter(entry.source.dates.values()))
    return entry.translation.published


def sort_key(date: datetime.date | str) -> str:
    """Return the key by which texts are sorted by date."""
    return date.isoformat() if isinstance(date, datetime.date) else date

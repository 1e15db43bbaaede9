"""Provenance: where a text comes from, how it was checked, and what is not known."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from bitext.languages import CHINESE, ENGLISH, language
from bitext.model.catalogue import Bilingual, SourceRecord, TranslationRecord
from bitext.rendering.element import UNSEARCHED, element, in_its_language, link

NOT_KNOWN = "not known"
# Not from the locale, so that the page is the same everywhere.
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_DATE_NAMES = {
    "delivered": "Delivered",
    "adopted": "Adopted",
    "issued": "Issued",
    "published": "Published",
    "effective": "In force",
}


@dataclass(frozen=True, slots=True)
class Related:
    """A text related to this one."""

    title: str
    language: str
    """Language of the title (BCP 47)."""
    address: str
    """Relative address of its page's Markdown file, or "" where it has none."""
    type: str


def readable_date(date: datetime.date | str) -> str:
    """Return a date as people write it: `18 October 2021`, `October 2021`, `2021`."""
    if isinstance(date, datetime.date):
        return f"{date.day} {_MONTHS[date.month - 1]} {date.year}"
    year, _, month = date.partition("-")
    return f"{_MONTHS[int(month) - 1]} {year}" if month else year


def render_provenance(
    source: SourceRecord | None, translation: TranslationRecord, related: Sequence[Related]
) -> Element:
    """Return the list of what is known of a text; what every reader looks for and is not known is said."""
    rows = [*_original_rows(source, translation), *_translation_rows(translation)]
    if source:
        rows.append(("Source", _addresses(source)))
    if related:
        rows.append(("Related", _commas([_related(one)] for one in related)))
    entries = (element("div", None, element("dt", None, name), element("dd", None, *content)) for name, content in rows)
    return element("dl", {"class": "bitext-provenance", **UNSEARCHED}, *entries)


Content = list[Element | str]


def _original_rows(source: SourceRecord | None, translation: TranslationRecord) -> list[tuple[str, Content]]:
    if source is None:
        return []
    rows: list[tuple[str, Content]] = []
    if source.authors or not source.issuers:
        rows.append(("Author", _names(source.authors, source, translation) or [NOT_KNOWN]))
    if source.issuers:
        rows.append(("Issuer", _names(source.issuers, source, translation)))
    if source.number:
        rows.append(("Number", _both(source.number, source, translation)))
    for name, date in source.dates.items():
        content: Content = [readable_date(date)]
        if name == "published" and source.published_in:
            content = [*_both(source.published_in, source, translation), ", ", *content]
        rows.append((_DATE_NAMES[name], content))
    if source.published_in and "published" not in source.dates:
        rows.append(("Published", _both(source.published_in, source, translation)))
    if not source.dates:
        rows.append(("Date", [NOT_KNOWN]))
    return rows


def _translation_rows(translation: TranslationRecord) -> list[tuple[str, Content]]:
    content: Content = [", ".join(translation.translators) or f"translator {NOT_KNOWN}"]
    if translation.published:
        content.append(f", {readable_date(translation.published)}")
    if translation.url:
        content += [", first published at ", link(translation.url, _host(translation.url))]
    rows: list[tuple[str, Content]] = [("Translation", content)]
    if translation.editors:
        rows.append(("Edited by", [", ".join(translation.editors)]))
    return rows


def _addresses(source: SourceRecord) -> Content:
    links: list[Content] = []
    if source.url:
        links.append([link(source.url, _host(source.url))])
    if source.archived_url:
        links.append([link(source.archived_url, "archived copy")])
    if not links:
        return [f"address {NOT_KNOWN}"]
    return _commas(links, " · ") + ([" · no archived copy"] if source.url and not source.archived_url else [])


def _host(address: str) -> str:
    host = urlsplit(address).hostname or address
    return host.removeprefix("www.")


def _related(related: Related) -> Element:
    title = in_its_language(related.title, related.language)
    named = link(related.address, title) if related.address else element("span", None, title)
    if related.type:
        named.tail = f" ({related.type})"
    return named


def _names(names: Iterable[Bilingual], source: SourceRecord, translation: TranslationRecord) -> Content:
    return _commas(_both(name, source, translation) for name in names)


def _both(value: Bilingual, source: SourceRecord, translation: TranslationRecord) -> Content:
    """Return a value in both languages, parted by a space."""
    return _commas(([in_its_language(text, tag)] for text, tag in in_both_languages(value, source, translation)), " ")


def in_both_languages(
    value: Bilingual, source: SourceRecord, translation: TranslationRecord
) -> Sequence[tuple[str, str]]:
    """Return the texts of a value, each with its language, that of the translation first; none that is empty."""
    spoken = language(translation.language)
    sides = [(value.translated, value.language), (value.original, source.language)]
    if spoken.is_as(language(source.language)) and not spoken.is_as(language(value.language)):
        sides.reverse()
    return [side for side in sides if side[0]]


def _commas(parts: Iterable[Content], comma: str = ", ") -> Content:
    joined: Content = []
    for part in parts:
        if joined:
            joined.append(comma)
        joined += part
    return joined


def evidence(source: SourceRecord | None, translation: TranslationRecord) -> str:
    """Return the line that says what a reader can rely on."""
    count = len(translation.notes)
    notes = [f"{count} note{'s' if count > 1 else ''}"] if count else []
    if translation.faults and not translation.source_id:
        return " · ".join(["The file of this page has a fault, see above", *notes])
    if source is None or not source.on_file:
        return " · ".join([absence(source, translation), *notes])
    count = source.size
    parts = [_seal(source), f"{translation.paired} of {count} blocks paired"]
    if source.verified and source.verified.by:
        against = f" against {source.verified.against}" if source.verified.against else ""
        on = f" on {source.verified.on}" if source.verified.on else ""
        parts.insert(0, f"Verified by {source.verified.by}{against}{on}")
    return " · ".join([*parts, *notes])


def is_report(source: SourceRecord, translation: TranslationRecord) -> bool:
    """Return whether a text was written in the language of its page: a report, which has no original to show."""
    return not source.on_file and language(source.language).is_as(language(translation.language))


def name_of_original(source: SourceRecord | None, translation: TranslationRecord) -> str:
    """Return what the language of the original is called in English, or a word in its place."""
    if source is None:  # nobody has said; it is Chinese as a rule
        return "Original" if language(translation.language).is_chinese else CHINESE.english_name
    return language(source.language).english_name or "Original"


def absence(source: SourceRecord | None, translation: TranslationRecord) -> str:
    """Return what is said of a text whose original is not there."""
    name = name_of_original(source, translation)
    if source and is_report(source, translation) and language(source.language).is_as(ENGLISH):
        return f"{name} {'report' if source.type == 'news' else 'text'}; no Chinese original"
    if source and source.unreadable:
        return f"{name} text cannot be read"
    return f"{name} text not on file"


def _seal(source: SourceRecord) -> str:
    if not source.sha256:
        return "Not sealed"
    state = "Changed since it was sealed" if source.changed else "Unchanged since sealed"
    return f"{state} (sha256 {source.sha256[:8]}…)"


def rights(source: SourceRecord | None, translation: TranslationRecord) -> str:
    """Return the line on each text's own terms."""
    if source and is_report(source, translation):
        return f"Rights: {source.license or translation.license or 'terms not known'}."
    original = source.license if source and source.license else "terms not known"
    return f"Rights: original, {original}; translation, {translation.license or 'terms not known'}."

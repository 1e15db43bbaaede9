"""Provenance: where a text comes from, how it was checked, and what is not known."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from bitext.model.edition import Bilingual, SourceText, Translation
from bitext.rendering.element import UNSEARCHED, element, foreign, link

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


def render_provenance(source: SourceText | None, translation: Translation, related: Sequence[Related]) -> Element:
    """Return the list of what is known of a text, and of unknown facts that every reader looks for."""
    rows = [*_original_rows(source), *_translation_rows(translation)]
    if source:
        rows.append(("Source", _addresses(source)))
    if related:
        rows.append(("Related", _commas([_related(one)] for one in related)))
    entries = (element("div", None, element("dt", None, name), element("dd", None, *content)) for name, content in rows)
    return element("dl", {"class": "bitext-provenance", **UNSEARCHED}, *entries)


Content = list[Element | str]


def _original_rows(source: SourceText | None) -> list[tuple[str, Content]]:
    if source is None:
        return []
    rows: list[tuple[str, Content]] = []
    if source.authors or not source.issuers:
        rows.append(("Author", _names(source.authors, source.language) or [NOT_KNOWN]))
    if source.issuers:
        rows.append(("Issuer", _names(source.issuers, source.language)))
    if source.number:
        rows.append(("Number", _both(source.number, source.language)))
    for name, date in source.dates.items():
        content: Content = [readable_date(date)]
        if name == "published" and source.published_in:
            content = [*_both(source.published_in, source.language), ", ", *content]
        rows.append((_DATE_NAMES[name], content))
    if source.published_in and "published" not in source.dates:
        rows.append(("Published", _both(source.published_in, source.language)))
    if not source.dates:
        rows.append(("Date", [NOT_KNOWN]))
    return rows


def _translation_rows(translation: Translation) -> list[tuple[str, Content]]:
    content: Content = [", ".join(translation.translators) or f"translator {NOT_KNOWN}"]
    if translation.published:
        content.append(f", {readable_date(translation.published)}")
    if translation.url:
        content += [", first published at ", link(translation.url, _host(translation.url))]
    rows: list[tuple[str, Content]] = [("Translation", content)]
    if translation.editors:
        rows.append(("Edited by", [", ".join(translation.editors)]))
    return rows


def _addresses(source: SourceText) -> Content:
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
    title: Element | str = related.title if related.language == "en" else foreign(related.title, related.language)
    named = link(related.address, title) if related.address else element("span", None, title)
    if related.type:
        named.tail = f" ({related.type})"
    return named


def _names(names: Iterable[Bilingual], language: str) -> Content:
    return _commas(_both(name, language) for name in names)


def _both(value: Bilingual, language: str) -> Content:
    """Return the English and the original text, a space between, the original in an element of its language."""
    original = "zh-Hans" if language == "en" else language
    if value.en and value.zh:
        return [f"{value.en} ", foreign(value.zh, original)]
    if language == "en":
        return [value.en or value.zh]
    return [value.en] if value.en else [foreign(value.zh, original)]


def _commas(parts: Iterable[Content], comma: str = ", ") -> Content:
    joined: Content = []
    for part in parts:
        if joined:
            joined.append(comma)
        joined += part
    return joined


def evidence(source: SourceText | None, translation: Translation) -> str:
    """Return the line that says what a reader can rely on."""
    count = len(translation.notes)
    notes = [f"{count} note{'s' if count > 1 else ''}"] if count else []
    if translation.faults and not translation.source_id:
        return " · ".join(["The file of this page has a fault, see above", *notes])
    if source is None or not source.on_file:
        return " · ".join([absence(source), *notes])
    count = len(source.blocks)
    parts = [_seal(source), f"{translation.pairing.paired} of {count} blocks paired"]
    if source.verified and source.verified.by:
        against = f" against {source.verified.against}" if source.verified.against else ""
        on = f" on {source.verified.on}" if source.verified.on else ""
        parts.insert(0, f"Verified by {source.verified.by}{against}{on}")
    return " · ".join([*parts, *notes])


def absence(source: SourceText | None) -> str:
    """Return the words for an original that is not on file."""
    if source and source.language == "en":
        return f"English {'report' if source.type == 'news' else 'text'}; no Chinese original"
    if source and source.unreadable:
        return "Chinese text cannot be read"
    return "Chinese text not on file"


def _seal(source: SourceText) -> str:
    if not source.sha256:
        return "Not sealed"
    state = "Changed since it was sealed" if source.changed else "Unchanged since sealed"
    return f"{state} (sha256 {source.sha256[:8]}…)"


def rights(source: SourceText | None, translation: Translation) -> str:
    """Return the line on the licences of the original and of the translation."""
    if source and source.language == "en":
        return f"Rights: {source.license or translation.license or 'terms not known'}."
    original = source.license if source and source.license else "terms not known"
    return f"Rights: original, {original}; translation, {translation.license or 'terms not known'}."

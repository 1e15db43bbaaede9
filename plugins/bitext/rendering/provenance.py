"""Provenance: where a text comes from, how it was checked, and what is not known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from bitext.model.catalogue import SourceRecord, TranslationRecord, Verification
from bitext.rendering.element import UNSEARCHED, append, element, in_its_language, link
from bitext.rendering.evidence import is_report, seal_of
from bitext.rendering.phrase import Content, both, joined, names, phrase
from bitext.words import Words


@dataclass(frozen=True, slots=True)
class Related:
    """A text related to this one."""

    title: str
    language: str
    """Language of the title (BCP 47)."""
    address: str
    """Relative address of its page's Markdown file, or "" where it has none."""
    type: str


Row = tuple[str, Content]
"""The name of a row in the words, and what it says."""


def render_provenance(
    source: SourceRecord | None, translation: TranslationRecord, related: Sequence[Related], words: Words
) -> Element:
    """Return the list of what is known of a text; what every reader looks for and is not known is said."""
    rows = [*_original_rows(source, translation, words), *_translation_rows(source, translation, words)]
    if source:
        rows += [("source", _addresses(source, words)), *_checks(source, words)]
    if related:
        rows.append(("related", joined(([_related(one, words)] for one in related), words("head.comma"))))
    entries = (
        element(
            "div",
            {"class": "bitext-seal"} if name == "seal" else None,
            element("dt", None, words(f"head.row.{name}")),
            element("dd", None, *content),
        )
        for name, content in rows
    )
    return element("dl", {"class": "bitext-provenance", **UNSEARCHED}, *entries)


def _original_rows(source: SourceRecord | None, translation: TranslationRecord, words: Words) -> Iterator[Row]:
    if source is None:
        return
    if source.authors or not source.issuers:
        yield "author", names(source.authors, source, translation, words) or [words("head.unknown")]
    if source.issuers:
        yield "issuer", names(source.issuers, source, translation, words)
    if source.number:
        yield "number", both(source.number, source, translation, words)
    for name, date in source.dates.items():
        said: Content = [words.date(date)]
        if name == "published" and source.published_in:
            said = phrase(words, "head.published.in", place=_place(source, translation, words), date=said)
        yield name, said
    if source.published_in and "published" not in source.dates:
        yield "published", _place(source, translation, words)
    if not source.dates:
        yield "date", [words("head.unknown")]


def _place(source: SourceRecord, translation: TranslationRecord, words: Words) -> Content:
    issue: Content = [words("head.comma"), words("head.issue", n=source.issue)] if source.issue else []
    return [*both(source.published_in, source, translation, words), *issue]


def _translation_rows(source: SourceRecord | None, translation: TranslationRecord, words: Words) -> Iterator[Row]:
    who, comma = translation.translators, words("head.comma")
    if who or not (source and is_report(source, translation)) or translation.published or translation.url:
        content: Content = [comma.join(who) or words("head.translator.unknown")]
        if translation.published:
            content += [comma, words.date(translation.published)]
        if translation.publisher:
            name, url = translation.publisher, translation.url
            content += [comma, *phrase(words, "head.first-publisher", name=[link(url, name) if url else name])]
        elif translation.url:
            address: Content = [link(translation.url, _host(translation.url))]
            content += [comma, *phrase(words, "head.first-published", address=address)]
        yield "translation", content
    if translation.editors:
        yield "editors", [comma.join(translation.editors)]


def _addresses(source: SourceRecord, words: Words) -> Content:
    links: list[Content] = []
    if source.url:
        links.append([link(source.url, _host(source.url))])
    if source.archived_url:
        links.append([link(source.archived_url, words("head.archived.copy"))])
    if not links:
        return [words("head.address.unknown")]
    if source.url and not source.archived_url:
        links.append([words("head.archived.none")])
    return joined(links, " · ")


def _checks(source: SourceRecord, words: Words) -> Iterator[Row]:
    if source.on_file:
        said: Content = [words(f"head.seal.{seal_of(source)}.long")]
        if source.sha256:
            said += [" SHA-256: ", element("code", None, source.sha256)]
        yield "seal", said
    if source.verified and source.verified.by:
        yield "verified", [words("head.comma").join(_verification(source.verified, words))]


def _verification(verified: Verification, words: Words) -> Iterator[str]:
    yield verified.by
    if verified.against:
        yield words("head.verified.against", what=verified.against)
    if verified.on:
        yield verified.on


def _host(address: str) -> str:
    host = urlsplit(address).hostname or address
    return host.removeprefix("www.")


def _related(related: Related, words: Words) -> Element:
    title = in_its_language(related.title, related.language, words)
    named = link(related.address, title) if related.address else element("span", None, title)
    if related.type:
        named.tail = f" ({words(f'head.type.{related.type}')})"
    return named


def render_rights(source: SourceRecord | None, translation: TranslationRecord, contact: str, words: Words) -> Element:
    """Return the line on each text's own terms; `contact`: whom to ask, a page or an e-mail address, or ""."""
    line = element("p", {"class": "bitext-rights", **UNSEARCHED}, _rights(source, translation, words))
    if contact:
        address = f"mailto:{contact}" if "@" in contact and "/" not in contact else contact
        append(line, " ")
        append(line, link(address, words("head.contact")))
    return line


def _rights(source: SourceRecord | None, translation: TranslationRecord, words: Words) -> str:
    unknown = words("head.rights.unknown")
    theirs = source.license if source else ""
    if source and is_report(source, translation):
        return words("head.rights.one", terms=theirs or translation.license or unknown)
    return words("head.rights", original=theirs or unknown, translation=translation.license or unknown)

"""The evidence of a text: what a reader can rely on, in one line, and what is not there."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from bitext.languages import ENGLISH, language
from bitext.model.catalogue import SourceRecord, TranslationRecord
from bitext.rendering.element import UNSEARCHED, element, link, own_link
from bitext.words import ENGLISH_WORDS, Words


def render_facts(source: SourceRecord | None, translation: TranslationRecord, words: Words, terms: Element) -> Element:
    """Return the list of what a reader can rely on; `terms`: the fact that says how many terms there are."""
    facts = [*_checked(source, translation, words)]
    if translation.notes:
        facts.append(_fact(own_link("#notes", words("head.notes", n=len(translation.notes)))))
    return element("ul", {"class": "bitext-facts", **UNSEARCHED}, *facts, terms, *_addresses(source, words))


def _fact(content: Element | str, state: str = "") -> Element:
    shown = element("span", None, content) if isinstance(content, str) else content
    return element("li", {"data-bitext-state": state} if state else None, shown)


def _checked(source: SourceRecord | None, translation: TranslationRecord, words: Words) -> Iterator[Element]:
    if translation.faults and not translation.source_id:
        yield _fact(words("head.fault"), "warning")
    elif source is None or not source.on_file:
        yield _fact(absence(source, translation, words))
    else:
        paired, of = translation.paired, source.size
        yield _fact(words("head.paired", paired=paired, of=of), "ok" if paired == of else "")
        if source.verified and source.verified.by:
            yield _fact(words("head.verified", by=source.verified.by), "ok")
        state = seal_of(source)
        yield _fact(words(f"head.seal.{state}"), {"unchanged": "ok", "changed": "warning"}.get(state, ""))


def _addresses(source: SourceRecord | None, words: Words) -> Iterator[Element]:
    if source and source.url:
        yield _outward(source.url, words("head.original"))
    if source and source.archived_url:
        yield _outward(source.archived_url, words("head.archived"))


def _outward(address: str, name: str) -> Element:
    return element("li", {"class": "bitext-outward"}, link(address, name))


def seal_of(source: SourceRecord) -> str:
    """Return what its seal says of an original: `none`, `changed` or `unchanged`."""
    if not source.sha256:
        return "none"
    return "changed" if source.changed else "unchanged"


def is_report(source: SourceRecord, translation: TranslationRecord) -> bool:
    """Return whether a text was written in the language of its page: a report, which has no original to show."""
    return not source.on_file and language(source.language).is_as(language(translation.language))


def name_of_original(source: SourceRecord | None, translation: TranslationRecord, words: Words = ENGLISH_WORDS) -> str:
    """Return what the language of the original is called, or a word in its place."""
    if source is None:  # nobody has said; it is Chinese as a rule
        return words("head.language.none" if language(translation.language).is_chinese else "head.language.zh")
    spoken = language(source.language)
    if spoken.is_chinese:
        return words("head.language.zh")
    if spoken.is_as(ENGLISH):
        return words("head.language.en")
    name = spoken.english_name if language(words.language).is_as(ENGLISH) else spoken.name
    return name if spoken.english_name else words("head.language.none")


def absence(source: SourceRecord | None, translation: TranslationRecord, words: Words = ENGLISH_WORDS) -> str:
    """Return what is said of a text whose original is not there."""
    name = name_of_original(source, translation, words)
    if source and is_report(source, translation) and language(source.language).is_as(ENGLISH):
        return words("head.report.news" if source.type == "news" else "head.report")
    if source and source.unreadable:
        return words("head.unreadable", language=name)
    return words("head.absent", language=name)

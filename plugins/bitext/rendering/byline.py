"""The byline of a text: who, what, when, where, and by whom translated, in one line."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from bitext.languages import language
from bitext.model.catalogue import Bilingual, SourceRecord, TranslationRecord
from bitext.rendering.element import UNSEARCHED, element, in_its_language
from bitext.rendering.evidence import is_report
from bitext.rendering.phrase import Content, both, in_both_languages, joined, names, phrase
from bitext.words import Words

_MOST = 3
"""How many names stand in the line; "About this text" has all of them."""
_WHEN = ("delivered", "adopted", "issued", "effective")
"""Which date says when a text was made: the first of these that it has. The place has that of publication."""


def render_byline(source: SourceRecord | None, translation: TranslationRecord, words: Words) -> Element:
    """Return the line; of what every reader looks for it says also that it is not known."""
    parts: list[Content] = []
    if source:
        parts += [_who(source, translation, words), _what(source, translation, words)]
        parts += [_where(source, translation, words)]
    if not (source and is_report(source, translation)) or translation.translators:
        parts.append([_translated(translation, words)])
    line = joined(filter(None, parts), " · ")
    return element("p", {"class": "bitext-byline", **UNSEARCHED}, *line)


def _who(source: SourceRecord, translation: TranslationRecord, words: Words) -> Content:
    who = source.authors or source.issuers
    if not who:
        return [words("head.author.unknown")]
    return [*names(who[:_MOST], source, translation, words), *_others(len(who), words)]


def _others(count: int, words: Words) -> Iterable[str]:
    return [words("head.others", n=count - _MOST)] if count > _MOST else []


def _what(source: SourceRecord, translation: TranslationRecord, words: Words) -> Content:
    parts: list[Content] = [[words(f"head.type.{source.type}")]] if source.type else []
    if source.number:
        parts.append(both(source.number, source, translation, words))
    when = next((name for name in _WHEN if name in source.dates), "")
    if when:
        parts.append([words.date(source.dates[when])])
    elif not source.dates:
        parts.append([words("head.date.unknown")])
    elif not source.published_in:
        parts.append([words("head.published.on", date=words.date(source.dates["published"]))])
    return joined(parts, words("head.what-when"))


def _where(source: SourceRecord, translation: TranslationRecord, words: Words) -> Content:
    if not source.published_in:
        return []
    place = _named(source.published_in, source, translation, words)
    date = source.dates.get("published")
    return phrase(words, "head.published.in", place=place, date=[words.date(date)]) if date else place


def _named(value: Bilingual, source: SourceRecord, translation: TranslationRecord, words: Words) -> Content:
    """Return the name of a journal: in italics where its script has any."""
    sides = in_both_languages(value, source, translation)
    return joined(([_in_italics(in_its_language(text, tag, words), tag)] for text, tag in sides), " ")


def _in_italics(name: Element | str, tag: str) -> Element | str:
    return name if language(tag).has_han_of_its_own else element("i", None, name)


def _translated(translation: TranslationRecord, words: Words) -> str:
    who = translation.translators
    if not who:
        return words("head.translator.unknown")
    listed = words("head.comma").join(who[:_MOST]) + "".join(_others(len(who), words))
    return words("head.translated", names=listed)

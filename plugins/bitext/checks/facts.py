"""C24: a front matter that lacks something, or contradicts itself: dates, numbers, title, address, archived copy."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from itertools import combinations

from bitext.checks.text import CheckedText
from bitext.diagnostics import Finding, Location, Severity
from bitext.model.catalogue import is_own
from bitext.model.edition import SourceText, Translation

_Date = datetime.date | str
_BEFORE = ("delivered", "adopted", "issued", "published")
"""Dates in the order that a document has them; it may come into force before it is published, and seldom before it is
issued."""
_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)|[一二][\u3007○零一二三四五六七八九]{3}")
_SERIAL = re.compile(r"[^\W\d_]{1,20}[ \t]?[\[(\u3014\uff08【]?[ \t]?\d{1,5}[ \t]?[\])\u3015\uff09】]?[ \t]?号")
"""A number like 国发29号, one of a series that begins anew each year; those of decrees (令第15号) go on."""
_WITHOUT_YEAR = ("第", "令", "公告")


def facts(text: CheckedText) -> Iterator[Finding]:
    """Yield what the front matters of a text and its original lack, and where they contradict themselves."""
    source, translation = text.edition.source, text.edition.translation
    if source and not source.unreadable:
        yield from _of_original(source, own=is_own(translation, source))
    if not translation.title and not any(block.level == 1 for block in translation.blocks):
        yield _missing(translation, "title", "the title of the translation", "warning")
    yield from _of_translation(translation, source)


def _of_original(source: SourceText, *, own: bool) -> Iterator[Finding]:
    # Of an original that is not on file, nobody may know more.
    unknown: Severity = "warning" if source.on_file else "information"
    if not source.title.original:
        yield _missing(source, "title", "the title of the original", unknown if source.title else "warning")
    if not source.url and not own:
        came_out = (source.issuers or source.number or "published" in source.dates) and not source.published_in
        yield _missing(source, "url", "the address of the original", unknown if came_out else "information")
    if source.url and not source.archived_url:
        yield _missing(source, "archived_url", "the address of a copy in an archive", "warning")
    yield from _dates(source)
    yield from _numbers(source)


def _of_translation(translation: Translation, source: SourceText | None) -> Iterator[Finding]:
    if _is_before(translation.revised, translation.published):
        message = f"expected revised not before published ({translation.published}), found {translation.revised}"
        yield Finding("C24", _place(translation, "revised"), f"{message}; correct one of them")
    known = [source.dates[key] for key in _BEFORE if source.dates.get(key)] if source else []
    first = min(known, key=str, default="")
    if source and first and _is_before(translation.published, first):
        key = next(name for name, each in source.dates.items() if each == first)
        expected = f"a translation not published before its original ({key}: {first})"
        message = f"expected {expected}, found {translation.published}; correct one of them"
        yield Finding("C24", _place(translation, "published"), message, _place(source, key))


def _dates(source: SourceText) -> Iterator[Finding]:
    """Yield a finding for each two dates of which one cannot be before the other."""
    dates = source.dates
    pairs = [*combinations(_BEFORE, 2), ("adopted", "effective"), ("issued", "effective")]
    for before, after in pairs:
        if _is_before(dates.get(after, ""), dates.get(before, "")):
            message = f"expected {after} not before {before} ({dates[before]}), found {dates[after]}"
            yield Finding("C24", _place(source, after), f"{message}; correct one of them", _place(source, before))


def _numbers(source: SourceText) -> Iterator[Finding]:
    """Yield a finding for a number of a series that begins anew each year, where it does not say the year."""
    typed, translated = source.number.original, source.number.translated
    place, year = _place(source, "number"), _YEAR.search(typed)
    if not year and _SERIAL.fullmatch(typed.strip()) and not any(word in typed for word in _WITHOUT_YEAR):
        message = f"expected a number with its year, like 国发〔2021〕29号, found {typed}; add the year"
        yield Finding("C24", place, message)
    issued = source.dates.get("issued", "")
    if year and issued and year[0].isdecimal() and not 0 <= int(str(issued)[:4]) - int(year[0]) <= 1:
        message = f"expected a number of the year in which the text was issued ({str(issued)[:4]}), found {typed}"
        yield Finding("C24", place, f"{message}; correct one of them", _place(source, "issued"))
    if year and translated and year[0].isdecimal() and year[0] not in translated:
        message = f"expected the year {year[0]} in the translated number too, found {translated}; add it"
        yield Finding("C24", place, message)


def _is_before(date: _Date, other: _Date) -> bool:
    """Return whether a date is before another one, as far as the less exact of them tells."""
    exact = min(len(str(date)), len(str(other)))
    return bool(date and other) and str(date)[:exact] < str(other)[:exact]


def _missing(text: SourceText | Translation, key: str, what: str, grade: Severity) -> Finding:
    message = f"expected {what} ({key}), found none; add it" + (" if there is one" if grade == "information" else "")
    return Finding("C24", _place(text, key), message, grade=grade)


def _place(text: SourceText | Translation, key: str) -> Location:
    """Return where a key stands, or the head of the file."""
    return text.keys.get(key, Location(text.path))

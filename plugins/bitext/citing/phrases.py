"""Phrases that several styles share: titles in quotation marks, values in two scripts, names in a row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from bitext.citing.parts import Part, Parts, long_date, parts
from bitext.citing.record import CitedWork
from bitext.languages.script import has_han
from bitext.model.catalogue import Bilingual

_OPENING = re.compile(r"(?<![^\s(\[{\u2018\u201c\u2014/-])\"")
_OPENING_SINGLE = re.compile(r"(?<![^\s(\[{\u2018\u201c\u2014/-])'(?=\S)")
_INNER = str.maketrans("\u201c\u201d\u2018\u2019", "\u2018\u2019\u201c\u201d")
_APOSTROPHE = re.compile(r"(?<=\w)\u2019(?=\w)")


def curly(text: str) -> str:
    """Return a text with the quotation marks of print: `"14th"` becomes “14th”, `country's` country’s."""
    if '"' in text:
        text = _OPENING.sub("\u201c", text).replace('"', "\u201d")
    if "'" not in text:
        return text
    return _OPENING_SINGLE.sub("\u2018", text).replace("'", "\u2019")


def is_made_up(title: str) -> bool:
    """Return whether an editor made a title up, which then stands in brackets and is never quoted."""
    return title.startswith("[") and title.endswith("]")


def quoted(title: str, mark: str = "") -> str:
    """Return a title in quotation marks, those in it single; a full stop or comma stands before all that close."""
    title = curly(title)
    if is_made_up(title):
        return f"{title}{mark}"
    mark = "" if mark == "." and title.endswith(("?", "!", ".", "\u2026")) else mark
    inner = _APOSTROPHE.sub("\0", title.removesuffix("\u201d")).translate(_INNER).replace("\0", "\u2019")
    closing = "\u2019" if title.endswith("\u201d") else ""
    return f"\u201c{inner}{mark}{closing}\u201d"


def ended(text: str) -> str:
    """Return a text with a full stop, unless it ends in one."""
    return text if text.endswith((".", "?", "!", ".\u201d", "?\u201d", "!\u201d")) else f"{text}."


def both(value: Bilingual) -> str:
    """Return a value as `Guofa [2021] No. 29 国发〔2021〕29号`: what a reader of English reads first."""
    return " ".join(dict.fromkeys(filter(None, (value.translated, value.original))))


def italic_both(value: Bilingual) -> Parts:
    """Return the name of a journal, in italics but for Chinese characters, which have none."""
    names = [text for text in dict.fromkeys((value.translated, value.original)) if text]
    return parts(*_spaced([Part(name, "text" if has_han(name) else "italic") for name in names]))


def journal(work: CitedWork) -> Parts:
    """Return what the original was published in, with the number of its issue: `Qiushi 求是, no. 2`."""
    return joined([italic_both(work.container), f"no. {work.issue}" if work.issue else ""])


def _spaced(row: Sequence[Part]) -> Iterable[Part]:
    for index, part in enumerate(row):
        if index:
            yield Part(" ")
        yield part


def row(names: Sequence[str], last: str = "and") -> str:
    """Return names in a row: `A`, `A and B`, `A, B, and C`."""
    if len(names) < 3:  # two have no comma
        return f" {last} ".join(names)
    return f"{', '.join(names[:-1])}, {last} {names[-1]}"


def original_title(work: CitedWork) -> str:
    """Return the original's title, `“Bu duan …” 不断…`, or an empty string."""
    if not work.original_title:
        return ""
    return f"{quoted(work.pinyin)} {work.original_title}" if work.pinyin else quoted(work.original_title)


_VERBS = {"published": "published", "issued": "issued", "adopted": "adopted", "delivered": "delivered"}


def verb(work: CitedWork) -> str:
    """Return what was done with the original on the date that stands for it: `published` where that is not known."""
    return next((said for name, said in _VERBS.items() if name in work.dates), "published")


def joined(pieces: Iterable[str | Parts], comma: str = ", ") -> Parts:
    """Return pieces with commas between them; none that is empty."""
    full = [parts(piece) for piece in pieces if piece]
    return parts(*(parts(comma if index else "", piece) for index, piece in enumerate(full)))


def first_publication(work: CitedWork) -> str:
    """Return who published the translation before this site did: `published by DigiChina, January 28, 2022, https…`.

    An empty string where the site is its publisher, as far as is known.
    """
    if work.publisher == work.site_name:
        return ""
    who = f"by {curly(work.first_publisher)}" if work.first_publisher else ""
    return f"published {', '.join(filter(None, (who, long_date(work.published), work.first_url)))}"


def site(work: CitedWork) -> str:
    """Return the name of the site, in the quotation marks of print."""
    return curly(work.site_name)

"""BibTeX: an entry `@online` with the fields of biblatex 3; BibTeX itself passes over those that it does not know."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bitext.citing.exchange import both_titles, notes
from bitext.citing.names import Name
from bitext.citing.parts import Part, Parts, date_parts, iso_date, parts
from bitext.citing.record import CitedWork
from bitext.languages import language

# Braces are counted even behind a backslash, so they have names.
_SPECIAL = {
    **{sign: f"\\{sign}" for sign in "&%$#_"},
    "{": "\\textbraceleft{}",
    "}": "\\textbraceright{}",
    "\\": "\\textbackslash{}",
    "~": "\\textasciitilde{}",
    "^": "\\textasciicircum{}",
}
_SIGN = re.compile(r"[&%$#_{}\\~^]")
_NO_KEY = re.compile(r"[^A-Za-z0-9:.+/-]+")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def escaped(text: str) -> str:
    """Return a text as it stands in a field: each character that TeX or BibTeX would read as a sign has its name."""
    return _SIGN.sub(lambda sign: _SPECIAL[sign[0]], " ".join(text.split()))


def bibtex(work: CitedWork) -> Parts:
    """Return the entry; the pair stands in `addendum`, and in the address."""
    rows = [parts(f"  {name} = {{", value, "},\n") for name, value in _fields(work) if value]
    month = date_parts(work.issued)[1:2]
    year = date_parts(work.issued)[:1]
    if year:
        rows.append(parts(f"  year = {{{year[0]}}},\n"))
    if month:
        rows.append(parts(f"  month = {_MONTHS[month[0] - 1]},\n"))
    place = Part("  addendum = {{place}},\n", "place")
    return parts(f"@online{{{_key(work)},\n", *rows, place, "}\n")


def _fields(work: CitedWork) -> Iterator[tuple[str, str | Part]]:
    yield "author", _names(work.creators)
    yield "nameaddon", escaped(", ".join(name.original for name in work.creators if name.original))
    yield "title", f"{{{escaped(work.title)}}}"
    yield "titleaddon", escaped(f"[{both_titles(work)}]" if both_titles(work) else "")
    yield "translator", _names(work.translators)
    yield "editor", _names(work.editors)
    yield "organization", escaped(work.publisher)
    yield "date", iso_date(work.issued)
    yield "origtitle", escaped(work.original_title)
    yield "origdate", iso_date(work.original_date) if work.is_translation else ""
    yield "origlanguage", language(work.original_language).english_name.lower() if work.is_translation else ""
    yield "number", escaped(work.number.translated or work.number.original)
    yield "langid", language(work.language).english_name.lower()
    yield "url", Part(work.address, "address") if work.address else ""
    yield "note", escaped(". ".join(notes(work)))


def _key(work: CitedWork) -> str:
    """Return the key: the id of the original in ASCII, or a word in its place."""
    return _NO_KEY.sub("-", work.key).strip("-") or "text"


def _names(names: tuple[Name, ...]) -> str:
    """Return names with `and` between them; one that is not parted has braces, so that BibTeX does not part it."""
    said = (
        f"{escaped(name.family)}, {escaped(name.given)}"
        if name.family
        else f"{{{escaped(name.latin or name.original)}}}"
        for name in names
    )
    return " and ".join(said)

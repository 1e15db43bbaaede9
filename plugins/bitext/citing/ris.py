"""RIS, after the specification of Reference Manager (2011), with the tags that Zotero and EndNote read."""

from __future__ import annotations

from collections.abc import Iterator

from bitext.citing.exchange import both_titles, notes
from bitext.citing.names import Name
from bitext.citing.parts import Part, Parts, date_parts, parts
from bitext.citing.record import CitedWork
from bitext.model.catalogue import Bilingual


def ris(work: CitedWork) -> Parts:
    """Return the record, a line a tag; in a file they end in CR LF. The pair is a note, `N1`."""
    rows = (
        parts(f"{tag}  - ", value if isinstance(value, Part) else " ".join(value.split()), "\n")
        for tag, value in _fields(work)
        if value
    )
    return parts("TY  - ELEC\n", *rows, Part("N1  - {place}\n", "place"), "ER  - \n")


def _fields(work: CitedWork) -> Iterator[tuple[str, str | Part]]:
    for name in work.creators:
        yield "AU", _name(name)
    for name in work.translators:
        yield "A4", _name(name)
    for name in work.editors:
        yield "ED", _name(name)
    yield "TI", work.title
    yield "TT", both_titles(work)
    yield "T2", work.publisher
    year, month, day = (*(f"{number:02}" for number in date_parts(work.issued)), "", "", "")[:3]
    yield "PY", year
    yield "DA", f"{year}/{month}/{day}/" if month else ""
    yield "OP", _said(work.container) if work.is_translation else ""
    yield "M1", _said(work.number)
    yield "LA", work.language
    yield "UR", Part(work.address, "address") if work.address else ""
    yield "L2", work.archived_url
    for note in notes(work):
        yield "N1", note
    for name in work.creators:
        yield "N1", f"{name.latin} is {name.original}" if name.latin and name.original else ""


def _said(value: Bilingual) -> str:
    return " ".join(filter(None, (value.translated, value.original)))


def _name(name: Name) -> str:
    return f"{name.family}, {name.given}" if name.family else name.latin or name.original

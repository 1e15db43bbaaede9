"""The styles and formats in which a text can be cited, in the order in which a reader is offered them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bitext.citing import apa, chicago, gbt, mla
from bitext.citing.bibtex import bibtex
from bitext.citing.csl import csl_json
from bitext.citing.parts import Part, Parts
from bitext.citing.phrases import curly
from bitext.citing.record import CitedWork
from bitext.citing.ris import ris


@dataclass(frozen=True, slots=True)
class Style:
    """A style of citing, or a format of reference managers."""

    name: str
    """By which the page and its scripts know it: `chicago`."""
    label: str
    """What its users call it, in every language."""
    forms: tuple[tuple[str, Callable[[CitedWork], Parts]], ...]
    """What it has: `note`, `bibliography` …, and what makes it."""
    ending: str = ""
    """Of the file that holds it: `.bib`; an empty string for prose."""
    line_end: str = "\n"
    """In that file."""
    along: tuple[str, ...] = ()
    """The forms that what a reader copies takes along: together they name the text in both languages."""


STYLES = (
    Style("chicago", "Chicago", (("note", chicago.note), ("bibliography", chicago.bibliography)), along=("note",)),
    Style("apa", "APA", (("list", apa.reference), ("text", apa.in_text)), along=("list",)),
    Style("mla", "MLA", (("list", mla.works_cited), ("text", mla.in_text)), along=("list",)),
    Style(
        "gbt",
        "GB/T 7714",
        (("original", gbt.original), ("translation", gbt.translation)),
        along=("original", "translation"),
    ),
    Style("bibtex", "BibTeX", (("file", bibtex),), ".bib"),
    Style("ris", "RIS", (("file", ris),), ".ris", "\r\n"),
    Style("csl", "CSL-JSON", (("file", csl_json),), ".csl.json"),
)


def cited(work: CitedWork, style: Style) -> Iterator[tuple[str, Parts]]:
    """Yield each form of a style with the work cited in it; none that has nothing to say."""
    for form, made in style.forms:
        row = made(work)
        if row:
            yield form, row if style.ending or style.name == "gbt" else _printed(row)


def _printed(row: Parts) -> Parts:
    """Return a citation with the quotation marks of print, but for its addresses."""
    return tuple(
        part if part.kind in ("address", "page") else Part(curly(part.text), part.kind, part.otherwise) for part in row
    )

"""The list of the files in which a text can be had."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from bitext.rendering.element import classed, element, own_link
from bitext.words import Words


@dataclass(frozen=True, slots=True)
class Download:
    """A file that stands beside a page."""

    kind: str
    """What it holds: `citation`, `pairs`, `original` or `text`."""
    label: str
    """What its format is called, in every language: `BibTeX`."""
    address: str
    """As seen from the page."""


FILES = (
    ("pairs", "TSV", ".tsv"),
    ("pairs", "TMX", ".tmx"),
    ("original", "TXT", ".txt"),
    ("text", "Markdown", ".md"),
    ("citation", "BibTeX", ".bib"),
    ("citation", "RIS", ".ris"),
    ("citation", "CSL-JSON", ".csl.json"),
)
"""Kind, format and ending of each file, in the order of the list."""
_OF_BOTH_SIDES = ("pairs", "original")


def downloads(address: Callable[[str], str], *, on_file: bool) -> tuple[Download, ...]:
    """Return the files of a text; `address`: by the ending, as seen from its page, or "" where none is written.

    `on_file`: whether there is an original.
    """
    found = (
        Download(kind, label, address(ending)) for kind, label, ending in FILES if on_file or kind not in _OF_BOTH_SIDES
    )
    return tuple(one for one in found if one.address)


def render_downloads(downloads: Sequence[Download], words: Words) -> Element | None:
    """Return a line for each kind of file with a link to each format of it, or None where there is no file."""
    kinds = dict.fromkeys(one.kind for one in downloads)
    lines = [_line([one for one in downloads if one.kind == kind], words(f"download.{kind}")) for kind in kinds]
    return classed("dl", "bitext-downloads", *lines) if lines else None


def _line(downloads: Sequence[Download], name: str) -> Element:
    links: list[Element | str] = []
    for one in downloads:
        links += [" ", own_link(one.address, one.label, download="")]
    return element("div", None, element("dt", None, name), element("dd", None, *links[1:]))

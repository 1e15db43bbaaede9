"""The head of a text: its titles, who, what and when, how it was checked, and what there is to know about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from bitext.model.edition import SourceText, Translation
from bitext.rendering.element import UNSEARCHED, append, classed, element, in_language, link
from bitext.rendering.provenance import Related, evidence, is_report, render_provenance, rights
from bitext.rendering.source import Signs, render_title
from bitext.words import ENGLISH_WORDS, Words


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The site around an article, as far as the article shows it."""

    early_script: str
    """Address of the script that sets the view before the first paint."""
    related: Sequence[Related] = ()
    faults: Sequence[str] = ()
    """Faults of the page as a whole, a line each."""
    contact: str = ""
    """Address of a page, or an e-mail address, for questions about rights, or ""."""
    edit: str = ""
    """Address at which the page's file can be edited, or ""."""
    edit_source: str = ""
    """Address at which the original's file can be edited, or ""."""
    terms: str = ""
    """Which places of terms are marked at first: `text`, `pair` or `all`; or "", where the article has none."""
    report: str = ""
    """Address of the form for a new report, or ""."""
    site_name: str = ""
    address: str = ""
    """Where the page is published, from `https://` on, or "" where nobody has said."""
    words: Words = ENGLISH_WORDS
    """What the page says, in the language of the site."""


def render_head(
    source: SourceText | None, translation: Translation, around: Surroundings, signs: Signs, introduction: Element
) -> Iterator[Element]:
    """Yield what stands between the title's heading and the bar; `introduction`: the element for the first alerts."""
    yield from _title(source, translation, signs)
    if around.faults:
        yield classed("div", "bitext-faults", *(element("p", None, fault) for fault in around.faults))
    yield render_provenance(source, translation, around.related)
    yield element("p", {"class": "bitext-evidence", **UNSEARCHED}, evidence(source, translation))
    yield _rights(source, translation, around.contact)
    yield introduction


def _title(source: SourceText | None, translation: Translation, signs: Signs) -> list[Element]:
    pairing = translation.pairing
    if source and source.on_file and pairing.title is not None and pairing.pairs[pairing.title].source:
        blocks = pairing.pairs[pairing.title].source
        return [render_title(source.blocks[index], signs, index, source.language) for index in blocks]
    parts = [anchor(f"p{pairing.pairs[pairing.title].number}")] if pairing.title is not None else []
    if source and source.title.original and not is_report(source, translation):
        parts.append(element("p", {"class": "bitext-title", **in_language(source.language)}, source.title.original))
    return parts


def anchor(id_: str) -> Element:
    """Return an empty element with an id."""
    return element("span", {"class": "bitext-anchor", "id": id_})


def _rights(source: SourceText | None, translation: Translation, contact: str) -> Element:
    line = element("p", {"class": "bitext-rights", **UNSEARCHED}, rights(source, translation))
    if contact:
        address = f"mailto:{contact}" if "@" in contact and "/" not in contact else contact
        append(line, " ")
        append(line, link(address, "Contact"))
    return line

"""The head of a text: its titles, who, what and when, how it was checked, and what there is to know about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from bitext.diagnostics import Finding
from bitext.model.edition import SourceText, Translation
from bitext.rendering.byline import render_byline
from bitext.rendering.downloads import Download
from bitext.rendering.element import UNSEARCHED, classed, element, in_language, own_link, unless_spoken
from bitext.rendering.evidence import is_report, render_facts
from bitext.rendering.provenance import Related, render_provenance, render_rights
from bitext.rendering.revision import render_notice
from bitext.rendering.source import Signs, render_title
from bitext.words import ENGLISH_WORDS, Words

_URGENT = frozenset(("important", "warning", "caution"))
"""Kinds of alerts that nobody should have to open."""


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
    lists: Sequence[tuple[str, str]] = ()
    """Address and name of each page of the site that lists texts or terms."""
    report: str = ""
    """Address of the form for a new report, or ""."""
    site_name: str = ""
    address: str = ""
    """Where the page is published, from `https://` on, or "" where nobody has said."""
    cited: bool = True
    """Whether the page says how to cite it."""
    words: Words = ENGLISH_WORDS
    """What the page says, in the language of the site."""
    downloads: Sequence[Download] = ()
    """The files of the text that stand beside the page."""
    remarks: Mapping[str, Sequence[Finding]] = field(default_factory=dict)
    """What is to be said of pairs, by their numbers."""
    editing_styles: str = ""
    """Address of the style sheet of remarks and revisions."""


@dataclass(slots=True)
class Head:
    """What stands between the title's heading and the bar, with the places that are filled as the page is made."""

    parts: list[Element]
    introduction: Element
    """The element for the alerts before the first block, and for the notes of the title."""
    _folded: Element
    """The fold that it stands in."""
    _evidence: Element
    _facts: Element
    _terms: Element
    """The fact that says how many terms the text has."""
    _words: Words

    def finish(self, terms: int) -> None:
        """Say how many terms the text has, and fold the introduction up, or take it out where it is empty."""
        if terms:
            self._terms.append(own_link("#terms", self._words("head.terms", n=terms)))
        else:
            self._facts.remove(self._terms)
        alerts = [alert for each in self.introduction if (alert := each.get("data-bitext-alert", ""))]
        if not len(self.introduction):
            self._evidence.remove(self._folded)
        elif not alerts:
            self._folded[0].text = self._words("head.title-notes")
        elif _URGENT.intersection(alerts):
            self._folded.set("open", "open")


def render_head(source: SourceText | None, translation: Translation, around: Surroundings, signs: Signs) -> Head:
    """Return what stands between the title's heading and the bar."""
    words = around.words
    parts = _title(source, translation, signs)
    if around.faults:
        english = unless_spoken("en", words)  # they are messages to editors
        parts.append(classed("div", "bitext-faults", *(element("p", english, fault) for fault in around.faults)))
    about = element(
        "div",
        {"id": "about"},
        render_provenance(source, translation, around.related, words),
        render_rights(source, translation, around.contact, words),
    )
    introduction = element("div", {"id": "introduction"})
    folded = _fold("introduction", words, introduction)
    terms = element("li")
    facts = render_facts(source, translation, words, terms)
    if translation.outdated:
        parts.append(render_notice(translation.outdated, words))
    evidence = classed("div", "bitext-evidence", facts, _fold("about", words, about), folded)
    parts += [render_byline(source, translation, words), evidence]
    return Head(parts, introduction, folded, evidence, facts, terms, words)


def _fold(name: str, words: Words, content: Element) -> Element:
    """Return what opens: an address to something in it opens it, and so its own id is on what it holds."""
    summary = element("summary", UNSEARCHED, words(f"head.{name}"))
    return classed("details", f"bitext-{name}", summary, content)


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

"""Corpus → {path: text}: the generated pages of a site."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bitext.model.corpus import Corpus
from bitext.model.glossary import Term

GLOSSARY = "glossary.md"
"""Path of the glossary's page in the docs folder."""
MANY = 300
"""Number of terms up to which each has a page; with more, only those in a text or with more than their entry says.
A page takes ten milliseconds of a build, and most terms of a large glossary are in no text.
"""

_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+.!<>&|~^-])")


def generated_pages(corpus: Corpus) -> dict[str, str]:
    """Return path in the docs folder → Markdown, for each generated page; an editor's own page wins."""
    pages: dict[str, str] = {}
    if corpus.translations:
        texts = _page("All texts", "All texts of this site, with the state of each.", "texts")
        pages |= {"index.md": texts, "texts/index.md": texts}
    if any(translation.notes for translation in corpus.translations.values()):
        pages["notes.md"] = _page("All notes", "All notes on the texts of this site, by text and by editor.", "notes")
    if corpus.glossary:
        pages[GLOSSARY] = _page("Glossary", "The terms of this site with their renderings.", "glossary")
        about = "Terms that the texts of this site render in more than one way."
        pages["renderings.md"] = _page("Renderings compared", about, "renderings")
    pages |= {term_path(term): term_page(term) for term in paged_terms(corpus) if not term.essay}
    return pages


def _page(title: str, description: str, place: str) -> str:
    # A search leads to the texts themselves first.
    matter = f"title: {title}\ndescription: {description}\nsearch:\n  boost: 0.01\n"
    return f"---\n{matter}---\n\n# {title}\n\n<!-- {place} -->\n"


def paged_terms(corpus: Corpus) -> Iterator[Term]:
    """Yield the terms that have a page of their own."""
    few = len(corpus.glossary) <= MANY
    uses = corpus.concordance.uses
    return (term for term in corpus.glossary if few or term.id in uses or _says_more(term))


def _says_more(term: Term) -> bool:
    """Return whether a term's page would say more than its entry in the glossary."""
    return bool(term.essay or term.see_also or term.sources or any(each.note for each in term.renderings))


def term_path(term: Term) -> str:
    """Return the path of a term's page in the docs folder: that of its essay, where it has one."""
    return f"glossary/{term.id}.md"


def term_page(term: Term, essay: str = "") -> str:
    """Return the Markdown of a term's page around its essay."""
    heading = _SPECIAL.sub(r"\\\1", term.headword)
    return f"# {heading}\n\n<!-- term -->\n\n{essay.strip()}\n\n<!-- passages -->\n"


def term_title(term: Term) -> str:
    """Return the title of a term's page."""
    return f"{term.headword} ({term.preferred})" if term.preferred else term.headword

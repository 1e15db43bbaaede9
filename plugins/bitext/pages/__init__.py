"""Corpus → {path: text}: the generated pages of a site."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bitext.model.corpus import Corpus
from bitext.model.glossary import Term
from bitext.pages.shared import GLOSSARY, english_pages, shared_pages

__all__ = [
    "GLOSSARY",
    "SEARCH",
    "english_pages",
    "generated_pages",
    "paged_terms",
    "shared_pages",
    "term_page",
    "term_path",
    "term_title",
]

SEARCH = "search.md"
"""Path of the page of the search in the docs folder."""
_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+.!<>&|~^-])")


def generated_pages(corpus: Corpus) -> dict[str, str]:
    """Return path in the docs folder → Markdown, for each generated page; an editor's own page wins."""
    pages = {SEARCH: _page("Search", "Search the texts of this site in both languages.", "search")}
    if corpus.translations:
        texts = _page("All texts", "All texts of this site, with the state of each.", "texts")
        home = texts.replace("<!-- texts -->", "<!-- sample -->\n\n<!-- texts -->")
        pages |= {"index.md": home, "texts/index.md": texts}
    if any(translation.notes for translation in corpus.translations.values()):
        pages["notes.md"] = _page("All notes", "All notes on the texts of this site, by text and by editor.", "notes")
    if corpus.glossary:
        pages[GLOSSARY] = _page("Glossary", "The terms of this site with their renderings.", "glossary")
        about = "Terms that the texts of this site render in more than one way."
        pages["renderings.md"] = _page("Renderings compared", about, "renderings")
    pages |= {term_path(term): term_page(term) for term in paged_terms(corpus) if not term.essay}
    for shared in shared_pages(corpus):
        pages[shared.path] = _page(shared.title, "Terms of this site with their renderings and uses.", "entries")
    for listed in english_pages(corpus):
        pages[listed.path] = _page(listed.title, "The renderings of this site by the alphabet.", "english")
    return pages


def _page(title: str, description: str, place: str) -> str:
    return f"---\ntitle: {title}\ndescription: {description}\n---\n\n# {title}\n\n<!-- {place} -->\n"


def paged_terms(corpus: Corpus) -> Iterator[Term]:
    """Yield the terms that have a page of their own."""
    return filter(corpus.glossary.has_own_page, corpus.glossary)


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

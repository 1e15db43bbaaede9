"""Corpus → {path: text}: the generated pages of a site."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from bitext.model.corpus import Corpus
from bitext.model.glossary import Term
from bitext.pages.description import description_of
from bitext.pages.shared import GLOSSARY, english_pages, shared_pages
from bitext.words import ENGLISH_WORDS, Words

__all__ = [
    "GLOSSARY",
    "SEARCH",
    "STATUS",
    "description_of",
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
STATUS = "status.md"
"""Path of the page of the status, which few sites have."""
_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+.!<>&|~^-])")


def generated_pages(corpus: Corpus, words: Words = ENGLISH_WORDS, *, status: bool = False) -> dict[str, str]:
    """Return path in the docs folder → Markdown, for each generated page; an editor's own page wins.

    `status`: whether one of them shows how far the texts are.
    """

    def page(name: str, title: str = "") -> str:
        return _page(title or words(f"pages.{name}"), words(f"pages.{name}.about"), name)

    pages = {SEARCH: page("search")}
    if status:
        pages[STATUS] = page("status")
    if corpus.translations:
        texts = page("texts")
        pages |= {
            "index.md": texts.replace("<!-- texts -->", "<!-- sample -->\n\n<!-- texts -->"),
            "texts/index.md": texts,
        }
    if any(translation.notes for translation in corpus.translations.values()):
        pages["notes.md"] = page("notes")
    if corpus.glossary:
        pages |= {GLOSSARY: page("glossary"), "renderings.md": page("renderings")}
    pages |= {term_path(term): term_page(term) for term in paged_terms(corpus) if not term.essay}
    pages |= {shared.path: page("entries", shared.title) for shared in shared_pages(corpus)}
    pages |= {listed.path: page("english", listed.title) for listed in english_pages(corpus)}
    return pages


def _page(title: str, description: str, place: str) -> str:
    return f"---\ntitle: {_quoted(title)}\ndescription: {_quoted(description)}\n---\n\n# {title}\n\n<!-- {place} -->\n"


def _quoted(text: str) -> str:
    """Return a text as a value in YAML."""
    return json.dumps(text, ensure_ascii=False)


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

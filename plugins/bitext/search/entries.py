"""The entries of the glossary as documents of the search."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from hashlib import sha256

from bitext.model.glossary import Glossary, Term
from bitext.search.units import Document, Unit

_TOGETHER = 16
"""Terms of a document: a text of common length, so that a change of one packs little again."""
_LANGUAGES = ("zh-Hans", "en")


def documents_of(
    glossary: Glossary, address_of: Callable[[Term], str], plain: Callable[[str], str]
) -> Iterator[Document]:
    """Yield the entries as documents, in the order of the glossary.

    `address_of`: gives where a reader finds a term, from the site's root; an empty string leaves it out. `plain`: gives
    what a reader sees of a definition or of a note on a rendering.
    """
    terms = [term for term in glossary if address_of(term)]
    for first in range(0, len(terms), _TOGETHER):
        yield _document(terms[first : first + _TOGETHER], glossary, address_of, plain)


def essay_of(page: Document, term: Term) -> Document:
    """Return the page of a term's essay under the names of the term."""
    return replace(page, titles=(term.headword, term.preferred), languages=_LANGUAGES)


def _document(
    terms: Sequence[Term], glossary: Glossary, address_of: Callable[[Term], str], plain: Callable[[str], str]
) -> Document:
    forms = glossary.other_forms([term.headword for term in terms])
    units = tuple(
        Unit(address_of(term), term.headword, (_headword(term, glossary.reading(term), others), _said(term, plain)))
        for term, others in zip(terms, forms, strict=True)
    )
    digest = sha256(repr(units).encode("utf-8", "replace")).hexdigest()
    return Document("term", "", ("", "Glossary"), _LANGUAGES, units, digest=digest)


def _headword(term: Term, reading: str, others: Sequence[str]) -> str:
    return "\n".join(filter(None, (term.headword, reading, *(each for each in others if each != term.headword))))


def _said(term: Term, plain: Callable[[str], str]) -> str:
    renderings = (f"{each.words} ({plain(each.note)})" if each.note else each.words for each in term.renderings)
    return "\n".join(filter(None, (*renderings, plain(term.definition))))

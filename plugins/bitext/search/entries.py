"""The entries of the glossary as documents of the search."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
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
    return EntryDocuments().of(glossary, address_of, plain)


@dataclass(slots=True)
class EntryDocuments:
    """The entries as documents; what has not changed is the same object as before."""

    _made: dict[int, tuple[tuple[object, ...], Document]] = field(default_factory=dict)
    """By number of a document: the terms that it is made of with their addresses, and itself."""

    def of(
        self, glossary: Glossary, address_of: Callable[[Term], str], plain: Callable[[str], str]
    ) -> Iterator[Document]:
        """Yield the entries: see `documents_of`; what is given is to give the same as the call before was given."""
        terms = [(term, address) for term in glossary if (address := address_of(term))]
        before, self._made = self._made, {}
        for first in range(0, len(terms), _TOGETHER):
            some = tuple(terms[first : first + _TOGETHER])
            made_of, document = before.get(first, ((), None))
            if document is None or made_of != some:
                document = _document(some, glossary, plain)
            self._made[first] = some, document
            yield document


def essay_of(page: Document, term: Term) -> Document:
    """Return the page of a term's essay under the names of the term."""
    return replace(page, titles=(term.headword, term.preferred), languages=_LANGUAGES)


def _document(terms: Sequence[tuple[Term, str]], glossary: Glossary, plain: Callable[[str], str]) -> Document:
    forms = glossary.other_forms([term.headword for term, _ in terms])
    units = tuple(
        Unit(address, term.headword, (_headword(term, glossary.reading(term), others), _said(term, plain)))
        for (term, address), others in zip(terms, forms, strict=True)
    )
    digest = sha256(repr(units).encode("utf-8", "replace")).hexdigest()
    return Document("term", "", ("", "Glossary"), _LANGUAGES, units, digest=digest)


def _headword(term: Term, reading: str, others: Sequence[str]) -> str:
    return "\n".join(filter(None, (term.headword, reading, *(each for each in others if each != term.headword))))


def _said(term: Term, plain: Callable[[str], str]) -> str:
    renderings = (f"{each.words} ({plain(each.note)})" if each.note else each.words for each in term.renderings)
    return "\n".join(filter(None, (*renderings, plain(term.definition))))

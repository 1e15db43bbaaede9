"""The pages that the terms of a large glossary share: which stand on which, in the order of their readings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import TypeVar

from bitext.model.concordance import Concordance, TermUse
from bitext.model.corpus import Corpus
from bitext.model.glossary import Glossary, Term
from bitext.rendering.shared_page import EnglishPage, SharedPage
from bitext.rendering.terms import in_order, initial_of
from bitext.same import Same

GLOSSARY = "glossary.md"
"""Path of the glossary's page in the docs folder."""
_MOST = 100  # terms of a page: as many headings as a reader can look through
_HEAVIEST = 240_000  # bytes of what stands on it, about: with all markup and the theme it stays under 300 kB
_ENGLISH = 1_000  # renderings of a page
_ENTRY, _LINE, _TEXT, _NUMBER = 700, 180, 120, 45  # bytes of markup, about
_TEXTS, _NUMBERS = 12, 36  # no more of them stand on a page

_Item = TypeVar("_Item")


def shared_pages(corpus: Corpus) -> tuple[SharedPage, ...]:
    """Return the shared pages in their order, a letter on each; none, where every term has a page of its own."""
    return _shared_pages(Same(corpus.glossary), Same(corpus.concordance)) if corpus.glossary.is_large else ()


@lru_cache(maxsize=1)  # asked for when the pages are generated, and when they are rendered
def _shared_pages(of: Same[Glossary], where: Same[Concordance]) -> tuple[SharedPage, ...]:
    glossary, uses = of.value, where.value

    def weight(term: Term) -> int:
        return 0 if glossary.has_own_page(term) else _weight(term, uses.of(term.id))

    def read(term: Term) -> str:
        return glossary.reading(term) or term.headword

    return tuple(
        SharedPage(f"glossary/terms/{letter}-{number}.md", letter, tuple(terms), (read(terms[0]), read(terms[-1])))
        for letter, listed in groupby(in_order(glossary), lambda term: initial_of(read(term)))
        for number, terms in enumerate(_parted(listed, weight, _MOST, _HEAVIEST), 1)
    )


def _weight(term: Term, use: TermUse) -> int:
    """Return about how many bytes a term takes on a page."""
    said = len(term.definition) + sum(len(each.words) + len(each.note) for each in term.renderings)
    sides = (side.text for line in use.lines for side in (line.source, line.translation) if side)
    lines = sum(_LINE + len(text.encode()) for text in sides)
    numbers = len(use.texts) if len(use.texts) > _NUMBERS else use.count  # there is one in each text, at least
    return _ENTRY + said + lines + _TEXT * min(len(use.texts), _TEXTS) + _NUMBER * min(numbers, _NUMBERS)


def english_pages(corpus: Corpus) -> tuple[EnglishPage, ...]:
    """Return the pages of renderings by the alphabet; none, where the glossary's page has them all."""
    if not corpus.glossary.is_very_large:
        return ()
    found = sorted(
        ((rendering.words, term) for term in corpus.glossary for rendering in term.renderings),
        key=lambda each: (each[0].casefold(), each[1].id),
    )
    return tuple(
        EnglishPage(f"glossary/english/{letter}-{number}.md", letter, tuple(part))
        for letter, listed in _by_letter(found)
        for number, part in enumerate(_parted(listed, lambda _: 0, _ENGLISH, 1), 1)
    )


def _by_letter(found: Iterable[tuple[str, Term]]) -> Iterator[tuple[str, Sequence[tuple[str, Term]]]]:
    letters: dict[str, list[tuple[str, Term]]] = {}
    for each in found:
        letters.setdefault(initial_of(each[0]), []).append(each)
    return iter(sorted(letters.items()))


def _parted(items: Iterable[_Item], weight: Callable[[_Item], int], most: int, heaviest: int) -> Iterator[list[_Item]]:
    """Yield runs of items, each of no more than so many, and no heavier than that unless it is one alone."""
    part: list[_Item] = []
    held = 0
    for item in items:
        added = weight(item)
        if part and (len(part) >= most or held + added > heaviest):
            yield part
            part, held = [], 0
        part.append(item)
        held += added
    if part:
        yield part

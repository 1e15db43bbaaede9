"""Renderings in a translation: whole words, in the expected case, in singular or plural, across lines."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from bitext.languages.en.inflections import shared_beginning
from bitext.model.glossary import Term
from bitext.terms.english import WIDE, WORDS_ALONE, English, comparable, has_hyphen, narrowed
from bitext.terms.hits import Hit
from bitext.terms.stem_forms import Form, forms_of, hits_of
from bitext.terms.without_original import Alone

_ROOT = 4  # letters that forms must share to be looked for together
_EVERYWHERE = (b"the ", b"of ", b"a ", b"an ", b"to ")
_MANY = 24  # terms from which on it pays to check first whether a word of theirs is in the text


@dataclass(slots=True)
class Renderings:
    """The renderings of a glossary, each term's compiled when first asked for."""

    _terms: Mapping[str, Term]
    """Id → term."""
    _made: _Made = field(init=False)
    _alone: Alone | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        self._made = _Made(self._terms)

    def knows(self, id_: str) -> bool:
        """Return whether there is a term with this id."""
        return id_ in self._terms

    def find(self, text: str, terms: Collection[str]) -> list[Hit]:
        """Return the hits of the terms' renderings in a text, from left to right, without overlaps.

        A pair has few terms: looking for each of them is quicker than for the whole glossary.
        """
        if not terms:
            return []
        data = comparable(text)
        page = narrowed(text) if data is None or WIDE in data else None
        if page:
            data = page.data
        assert data is not None  # noqa: S101  # a narrowed text always has data
        found = self._stems(data, terms)
        return hits_of(page or English(text, data, None, has_hyphen(text)), found) if found else []

    def _stems(self, data: bytes, terms: Collection[str]) -> list[tuple[int, Form]]:
        """Return the offset and the form of each stem of the terms' renderings in a text."""
        find, made = data.find, self._made
        if len(terms) > _MANY:
            words = _words(data)
            terms = [term for term in terms if made[term].first in words]
        roots = [(start, root) for term in terms for sought, root in made[term].roots if (start := find(sought)) >= 0]
        found: list[tuple[int, Form]] = []
        for first, root in roots:
            start = first
            while start >= 0:
                if root.only:
                    found.append((start, root.only))
                else:
                    found += [(start, form) for form in root.forms if data.startswith(form.stem, start)]
                start = find(root.data, start + 1)
        return found

    def find_alone(self, text: str) -> list[Hit]:
        """Return the hits of all renderings that may be marked without an original, left to right, without overlaps.

        In a hit of several terms, those whose preferred rendering it is come first.
        """
        if self._alone is None:
            self._alone = Alone.of(self._terms.values())
        return self._alone.find(text)


class _Root(NamedTuple):
    """The beginning that forms of a term share, looked for once for all of them."""

    data: bytes
    only: Form | None
    """The form whose stem it is, or None where there are several."""
    forms: tuple[Form, ...]


class _Sought(NamedTuple):
    """The renderings of a term, compiled."""

    roots: tuple[tuple[bytes, _Root], ...]
    first: bytes
    """The word that they all begin with, or b"" where they share none or it may be only part of a word."""


class _Made(dict[str, _Sought]):
    """Cache: id of a term → its compiled renderings."""

    def __init__(self, terms: Mapping[str, Term]) -> None:
        super().__init__()
        self._terms = terms

    def __missing__(self, id_: str) -> _Sought:
        term = self._terms.get(id_)
        forms = [form for rendering in term.renderings for form in forms_of(term, rendering)] if term else []
        firsts = {form.first for form in forms}
        first = firsts.pop() if len(firsts) == 1 else b""
        made = self[id_] = _Sought(tuple((root.data, root) for root in _roots(forms)), first)
        return made


def _roots(forms: Sequence[Form]) -> Iterator[_Root]:
    """Yield shared beginnings of forms: those with enough letters in common, words of every text (`the`) kept apart."""
    groups: dict[bytes, list[Form]] = {}
    for form in forms:
        key = form.stem if form.stem.startswith(_EVERYWHERE) else form.stem[:_ROOT]
        groups.setdefault(key, []).append(form)
    for group in groups.values():
        data = shared_beginning([form.stem for form in group])
        yield _Root(data, group[0] if len(group) == 1 else None, tuple(group))


def _words(data: bytes) -> set[bytes]:
    """Return the words of a text, and b""."""
    return {b"", *data.translate(WORDS_ALONE).split()}

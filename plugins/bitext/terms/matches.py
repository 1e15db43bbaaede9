"""Cache of matches, kept from the counting of a corpus until its pages are made."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from bitext.model.glossary import Glossary
from bitext.terms.hits import Hit
from bitext.terms.matcher import Matcher, matcher_of

_Key = tuple[str, tuple[str, ...] | None]


@dataclass(slots=True)
class PageMatches:
    """A matcher with a cache for the texts of one page."""

    matcher: Matcher
    _source: dict[str, Sequence[Hit]] = field(default_factory=dict)
    _translation: dict[_Key, Sequence[Hit]] = field(default_factory=dict)

    def knows(self, id_: str) -> bool:
        """Return whether there is a term with this id."""
        return self.matcher.knows(id_)

    def source(self, text: str) -> Sequence[Hit]:
        """Return the hits of headwords in a text; see `Matcher.source`."""
        found = self._source.get(text)
        if found is None:
            found = self._source[text] = self.matcher.source(text)
        return found

    def translation(self, text: str, terms: Collection[str] | None = None) -> Sequence[Hit]:
        """Return the hits of renderings in a text; see `Matcher.translation`."""
        key = (text, None if terms is None else tuple(terms))
        found = self._translation.get(key)
        if found is None:
            found = self._translation[key] = self.matcher.translation(text, terms)
        return found


_NONE = Glossary()


def _none() -> Matcher:
    return matcher_of(_NONE)


@dataclass(slots=True)
class Matches:
    """The matches of all pages, for one build."""

    matcher: Matcher = field(default_factory=_none)
    _pages: dict[str, PageMatches] = field(default_factory=dict)

    def begin(self, glossary: Glossary) -> None:
        """Compile a glossary, and empty the cache."""
        self.matcher = matcher_of(glossary)
        self._pages = {}

    def on(self, page: str) -> PageMatches:
        """Return the matcher of a page: with what was found when it was counted, or empty."""
        if page not in self._pages:
            self._pages[page] = PageMatches(self.matcher)
        return self._pages[page]

    def let_go(self, page: str) -> None:
        """Drop the cache of a page."""
        self._pages.pop(page, None)

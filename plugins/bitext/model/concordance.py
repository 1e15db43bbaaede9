"""The concordance: where in the corpus each term of the glossary occurs, and in what words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from bitext.model.text import Span


@dataclass(frozen=True, slots=True)
class Context:
    """A stretch of a passage around a term."""

    text: str
    """What a reader sees of it, on one line."""
    spans: tuple[Span, ...] = ()
    """Where the term stands in it, from left to right; none crosses another."""
    cut_before: bool = False
    """Whether the passage has more before it."""
    cut_behind: bool = False
    """Whether the passage has more behind it."""


@dataclass(frozen=True, slots=True)
class ContextLine:
    """A line of the concordance: a pair in which a term occurs, and what stands around it there."""

    page: str
    """Path of the translation, relative to the docs folder."""
    number: str
    """Of the pair."""
    source: Context | None = None
    """None where the original is not on file."""
    translation: Context | None = None
    """None where the pair has no translation."""


@dataclass(frozen=True, slots=True)
class TextUse:
    """How a text uses a term."""

    page: str
    """Path of the translation, relative to the docs folder."""
    pairs: tuple[str, ...]
    """Numbers of the pairs in which it occurs, in the order of the page."""
    headwords: int
    """How often its headword stands in the original."""
    renderings: Mapping[str, int]
    """How often each of its renderings stands in the translation; those that do not are left out."""


@dataclass(frozen=True, slots=True)
class TermUse:
    """Where a term occurs."""

    texts: tuple[TextUse, ...] = ()
    """In the order of the pages' paths."""
    lines: tuple[ContextLine, ...] = ()
    """Some of the pairs, text by text, those with an original first; all of them have their numbers in `texts`."""
    own: tuple[TextUse, ...] = ()
    """Texts of the site's own that use it too: they are found, but not counted, where a document has the term."""

    @property
    def everywhere(self) -> tuple[TextUse, ...]:
        """Return all texts that use it, the site's own too, in the order of the pages' paths."""
        return tuple(sorted((*self.texts, *self.own), key=lambda text: text.page)) if self.own else self.texts

    @property
    def count(self) -> int:
        """Return in how many pairs of the corpus it occurs."""
        return sum(len(text.pairs) for text in self.texts)

    @property
    def renderings(self) -> dict[str, int]:
        """Return how often each rendering stands in the corpus, those used most first."""
        totals: dict[str, int] = {}
        for text in self.texts:
            for rendering, count in text.renderings.items():
                totals[rendering] = totals.get(rendering, 0) + count
        return dict(sorted(totals.items(), key=lambda each: (-each[1], each[0])))


class CountedPage(Protocol):
    """What was counted of a text."""

    @property
    def terms(self) -> Mapping[str, object]:
        """Return how it uses each term that occurs in it, by id."""


@dataclass(frozen=True, slots=True)
class Concordance:
    """Where all terms occur."""

    uses: Mapping[str, TermUse] = field(default_factory=dict)
    """By id of the term, in the order of the glossary; those that occur nowhere are left out."""
    texts: int = 0
    """How many texts were looked at."""
    pairs: int = 0
    """How many pairs."""
    pages: Mapping[str, CountedPage] = field(default_factory=dict, compare=False, repr=False)
    """What was counted of each text, by its page: the same object as before, where nothing of that has changed."""

    def of(self, id_: str) -> TermUse:
        """Return where a term occurs."""
        return self.uses.get(id_, _NOWHERE)


_NOWHERE = TermUse()

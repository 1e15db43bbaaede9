"""The glossary: terms, each with its headword, its reading and its renderings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from bitext.diagnostics import Location

Status = Literal["preferred", "admitted", "deprecated"]
"""The editors' verdict on a rendering."""

TermType = Literal["term", "slogan", "org", "person", "place", "law", "document", "project"]
"""The kind of a headword."""


FEW = 300
"""Terms: up to so many have a page each. Of more, those that have an essay do, and the others share pages.

The theme's part of a page alone is over 10 kB and takes milliseconds.
"""


MANY = 1_000
"""Terms that a page can list: of more, the glossary's page lists the letters, and a term has less room."""


@dataclass(frozen=True, slots=True)
class Rendering:
    """An English form of a term."""

    words: str
    """As typed, white space at its ends and line breaks aside."""
    status: Status = "admitted"
    by: str = ""
    """Who uses this rendering, or ""."""
    note: str = ""
    """Markdown: why or when to use it, or ""."""
    place: Location | None = None
    """Place of the rendering, for findings."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A source of an entry."""

    text: str
    """Words for a reader, or the address where the editor gave no words."""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Essay:
    """A term's essay: the content of `docs/glossary/<id>.md`."""

    path: str
    """Path of the file, relative to the project's folder."""
    page: str
    """Path relative to the docs folder."""
    body: str
    """The Markdown, without front matter."""
    body_line: int = 1
    """Line of the file that the body begins on."""


@dataclass(frozen=True, slots=True)
class Term:
    """An entry of the glossary."""

    id: str
    """The id in links: the anchor on the glossary's page, and the folder of the term's own page."""
    headword: str
    """The headword."""
    pinyin: str = ""
    """How the headword is read, with tone marks, where the entry says it; see `Glossary.reading`."""
    type: TermType = "term"
    renderings: tuple[Rendering, ...] = ()
    """In the order of the entry, the preferred one first as a rule."""
    definition: str = ""
    """Markdown, a sentence or two: what the card shows."""
    not_in: tuple[str, ...] = ()
    """Longer words in which the headword means something else."""
    see_also: tuple[str, ...] = ()
    """Ids of other terms, all of which exist."""
    sources: tuple[Citation, ...] = ()
    alone: bool | None = None
    """Whether it is marked where the other side of a pair does not have it, or the page has no original.

    None, the default: headwords of three characters or more are, and renderings of two words or more.
    """
    essay: Essay | None = None
    place: Location | None = None
    """Place of the entry, for findings and for a link to edit it."""

    @property
    def preferred(self) -> str:
        """Return the preferred rendering, or "" where there is none that may be used."""
        usable = [each for each in self.renderings if each.status != "deprecated"]
        chosen = next((each for each in usable if each.status == "preferred"), None)
        return (chosen or usable[0]).words if usable else ""


def _unread(headword: str, type_: TermType) -> str:  # noqa: ARG001  # what it is asked for
    return ""


def _as_written(words: Sequence[str]) -> Sequence[tuple[str, ...]]:
    return [()] * len(words)


@dataclass(frozen=True, slots=True)
class Glossary:
    """All terms, in the order of the files, and what gives the readings and the forms that nobody typed."""

    terms: tuple[Term, ...] = ()
    read: Callable[[str, TermType], str] = field(default=_unread, repr=False, compare=False)
    """Gives how a headword of a type is read."""
    other_forms: Callable[[Sequence[str]], Sequence[tuple[str, ...]]] = field(
        default=_as_written, repr=False, compare=False
    )
    """Gives, for each of some words, its forms in other characters: traditional ones, or simplified ones."""
    by_id: Mapping[str, Term] = field(init=False, repr=False, compare=False)
    """No two have one."""
    by_headword: Mapping[str, Term] = field(init=False, repr=False, compare=False)
    """No two have one."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_id", {term.id: term for term in self.terms})
        object.__setattr__(self, "by_headword", {term.headword: term for term in self.terms})

    def __bool__(self) -> bool:
        return bool(self.terms)

    def __iter__(self) -> Iterator[Term]:
        return iter(self.terms)

    def __len__(self) -> int:
        return len(self.terms)

    def reading(self, term: Term) -> str:
        """Return how a headword is read, with tone marks: as the entry says, else as it is filled in."""
        return term.pinyin or self.read(term.headword, term.type)

    @property
    def is_large(self) -> bool:
        """Return whether terms share pages."""
        return len(self.terms) > FEW

    @property
    def is_very_large(self) -> bool:
        """Return whether there are more terms than one page can list."""
        return len(self.terms) > MANY

    def has_own_page(self, term: Term) -> bool:
        """Return whether a term has a page that it shares with no other."""
        return not self.is_large or term.essay is not None

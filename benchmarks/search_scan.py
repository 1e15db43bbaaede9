"""A plain scan over the pairs of a project: what a search has to find, by what a query means and without any index.

Written for itself: it shares no code with `bitext.search` or the scripts that read the index.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import NamedTuple

from opencc import OpenCC

from bitext.languages.en import stems
from bitext.languages.script import LETTERS_WITHOUT_SPACES
from bitext.model.corpus import Corpus
from bitext.model.edition import Edition
from bitext.model.note import Note
from bitext.model.text import Block

LONGEST = 200
"""Characters of a query that are read."""
_ALIKE = str.maketrans(
    dict.fromkeys("\u2018\u2019\u201b\u02bc", "'")
    | dict.fromkeys("\u201c\u201d\u201e\u201f", '"')
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-")
)
_CUT = re.compile(r'(-?)(?:["\u201c\u201d](.+?)["\u201c\u201d](?=\s|$)|(\S+))')
_TOKEN = re.compile(rf"[{LETTERS_WITHOUT_SPACES}]|(?:(?![{LETTERS_WITHOUT_SPACES}])[^\W_])+")
_WITHOUT_SPACES = re.compile(f"[{LETTERS_WITHOUT_SPACES}]")
_AROUND = ("\u201c\u201d", "\u300c\u300d")
"""Chinese quotation marks, which may be part of what is looked for."""

Same = Callable[[str, str], bool]
"""Whether two words, the first one of a query, are forms of one another."""


class Place(NamedTuple):
    """A pair or a note."""

    page: str
    """Address of the page from the site's root."""
    id: str
    """`p5`, `n3`, or an empty string for the pair of the two titles."""


@dataclass(frozen=True, slots=True)
class Clause:
    """One thing that a query asks for."""

    text: str
    """Folded."""
    without: bool = False
    """Whether it leaves out."""
    phrase: bool = False
    """Whether it was typed in quotation marks."""

    @property
    def is_substring(self) -> bool:
        """Return whether its characters are looked for, and not its words."""
        return bool(_WITHOUT_SPACES.search(self.text)) or not _TOKEN.search(self.text)


@cache
def _folded(character: str) -> str:
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", character.translate(_ALIKE)).lower())
    kept = (each for each in plain if not unicodedata.name(each, "").startswith(("COMBINING ", "VARIATION SELECTOR")))
    composed = unicodedata.normalize("NFC", "".join(each for each in kept if unicodedata.category(each) != "Cf"))
    simple: str = _simplifier().convert(composed) if _WITHOUT_SPACES.search(composed) else composed
    return " " if simple.isspace() else simple.translate(_ALIKE)


@lru_cache(maxsize=1)
def _simplifier() -> OpenCC:
    return OpenCC("t2s")


def fold(text: str) -> str:
    """Return a text as it is compared; paragraphs stay apart."""
    return "\n".join("".join(map(_folded, line)) for line in text.split("\n"))


def clauses(query: str) -> list[Clause]:
    """Return what a query asks for; white space stands between two clauses, unless it stands in quotation marks."""
    found = []
    for match in _CUT.finditer(query[:LONGEST]):
        minus, quoted, word = match.groups()
        typed = word if quoted is None else quoted
        chinese = quoted is not None and match[0].lstrip("-")[:1] == "\u201c" and _WITHOUT_SPACES.search(quoted)
        if typed.strip():
            text = fold(match[0].removeprefix("-") if chinese else typed.strip())
            found.append(Clause(text, bool(minus), quoted is not None))
        elif minus:
            found.append(Clause("-"))
    return found


@cache
def forms(word: str) -> frozenset[str]:
    """Return the forms of an English word, as the marks of a glossary know them: no stemmer's."""
    return frozenset({word, *(stem.text + ending for stem in stems(word) for ending in stem.endings)})


def is_form(word: str, other: str) -> bool:
    """Return whether one of two words is a form of the other."""
    return other in forms(word) or word in forms(other)


@dataclass(frozen=True, slots=True)
class _Side:
    text: str
    tokens: tuple[str, ...]
    """All words in order, letters of scripts without spaces one by one."""
    words: frozenset[str]

    @classmethod
    def of(cls, text: str) -> _Side:
        folded = fold(text)
        tokens = tuple(map(sys.intern, _TOKEN.findall(folded)))
        return cls(folded, tokens, frozenset(tokens))

    def has(self, words: Sequence[frozenset[str]]) -> bool:
        """Return whether words follow one another, each in one of the forms that are wanted of it."""
        if any(self.words.isdisjoint(wanted) for wanted in words):
            return False
        starts = range(len(self.tokens) - len(words) + 1) if len(words) > 1 else ()
        return len(words) == 1 or any(
            all(self.tokens[at + offset] in wanted for offset, wanted in enumerate(words)) for at in starts
        )


@dataclass(frozen=True, slots=True)
class Scan:
    """All pairs and notes of a project, as a reader sees them."""

    units: Mapping[Place, tuple[str, str]]
    """Both sides; paragraphs are parted by line feeds."""
    inner: Mapping[Place, Place]
    """Place of a block within a pair → the pair."""
    _sides: Mapping[Place, tuple[_Side, _Side]] = field(repr=False)
    _vocabulary: frozenset[str] = field(repr=False)

    @classmethod
    def of(cls, corpus: Corpus) -> Scan:
        """Return the scan over a project."""
        units, inner = dict[Place, tuple[str, str]](), dict[Place, Place]()
        for page in corpus.translations:
            address, edition = address_of(page), corpus.texts.edition(page)
            units.update((Place(address, id_), sides) for id_, sides in _units(edition))
            for pair in edition.translation.pairing.rows:
                inner.update(
                    (Place(address, f"p{each}"), Place(address, f"p{pair.number}")) for each in pair.inner_numbers
                )
        sides = {place: (_Side.of(one), _Side.of(other)) for place, (one, other) in units.items()}
        return cls(
            units, inner, sides, frozenset(word for both in sides.values() for side in both for word in side.words)
        )

    def place(self, address: str) -> Place:
        """Return the pair or note that an address from the root leads to, that of a sentence in it included."""
        page, _, fragment = address.partition("#")
        place = Place(page, fragment.partition(".")[0])
        return self.inner.get(place, place)

    def find(self, query: str, same: Same = is_form) -> set[Place]:
        """Return where a query is found: in which pair or note every clause is, and none that leaves out."""
        asked = clauses(query)
        wanted = [clause for clause in asked if not clause.without]
        if not wanted:
            return set()
        found = set(self.units)
        for clause in wanted:
            found &= self._with(clause, same)
        for clause in asked:
            found -= self._with(clause, same) if clause.without else set()
        return found

    def _with(self, clause: Clause, same: Same) -> set[Place]:
        """Return where a clause is found, by what it is without quotation marks only where it is nowhere with them."""
        if not clause.is_substring:
            typed = _TOKEN.findall(clause.text if clause.phrase else re.sub(r"'s$", "", clause.text))
            wanted = [self._forms(word, str.__eq__ if clause.phrase else same) for word in typed]
            return {place for place, sides in self._sides.items() if any(side.has(wanted) for side in sides)}
        for text in _typed(clause):
            found = {place for place, sides in self._sides.items() if any(text in side.text for side in sides)}
            if found:
                return found
        return set()

    def _forms(self, word: str, same: Same) -> frozenset[str]:
        return frozenset(each for each in self._vocabulary if same(word, each))


def _typed(clause: Clause) -> Iterator[str]:
    yield clause.text
    marks = (fold("".join(pair)) for pair in _AROUND)
    if clause.is_substring and len(clause.text) > 2 and clause.text[0] + clause.text[-1] in marks:
        yield clause.text[1:-1]


def address_of(page: str) -> str:
    """Return the address of a page from the site's root: `texts/a.md` → `texts/a/`."""
    return page.removesuffix(".md").removesuffix("index").rstrip("/") + "/" if page != "index.md" else ""


def _units(edition: Edition) -> Iterator[tuple[str, tuple[str, str]]]:
    yield from _pairs(edition)
    yield from ((note.id, _note(note)) for note in edition.translation.notes)


def _pairs(edition: Edition) -> Iterator[tuple[str, tuple[str, str]]]:
    translation, source = edition.translation, edition.source
    titles = (source.title.original if source else "", translation.title)
    title = translation.pairing.title
    if title is None and any(titles):
        yield "", titles
    for index, pair in enumerate(translation.pairing.pairs):
        one = _seen(source.blocks, pair.source) if source and source.on_file else ""
        other = _seen(translation.blocks, pair.translation)
        yield ("", (one or titles[0], other or titles[1])) if index == title else (f"p{pair.number}", (one, other))


def _seen(blocks: Sequence[Block], indices: Iterable[int]) -> str:
    return "\n".join(passage.text for index in indices for passage in blocks[index].passages)


def _note(note: Note) -> tuple[str, str]:
    original = next((part.text for part in note.lemma if part.of_source), "")
    words = next((part.text for part in note.lemma if not part.of_source), "")
    return original, f"{words}: {note.text}" if words and note.text else words or note.text

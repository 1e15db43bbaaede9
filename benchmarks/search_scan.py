"""A plain scan over the pairs of a project: what a search has to find, by what a query means and without any index.

Written for itself: it shares no code with `bitext.search` or the scripts that read the index.
"""

from __future__ import annotations

import re
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
_CUT = re.compile(r'(-?)(?:["\u201c\u201d]([^"\u201c\u201d]*)["\u201c\u201d](?=\s|$)|(\S+))')
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
    words: tuple[str, ...]
    """All of them in order, letters of scripts without spaces one by one."""

    @classmethod
    def of(cls, text: str) -> _Side:
        folded = fold(text)
        return cls(folded, tuple(_TOKEN.findall(folded)))

    def has(self, clause: Clause, text: str, same: Same) -> bool:
        if clause.is_substring:
            return text in self.text
        words = _TOKEN.findall(text if clause.phrase else re.sub(r"'s$", "", text))
        if clause.phrase:
            same = str.__eq__
        return any(
            all(map(same, words, self.words[at : at + len(words)])) for at in range(len(self.words) - len(words) + 1)
        )


@dataclass(frozen=True, slots=True)
class Scan:
    """All pairs and notes of a project, as a reader sees them."""

    units: Mapping[Place, tuple[str, str]]
    """Both sides; paragraphs are parted by line feeds."""
    _sides: Mapping[Place, tuple[_Side, _Side]] = field(repr=False)

    @classmethod
    def of(cls, units: Iterable[tuple[Place, tuple[str, str]]]) -> Scan:
        """Return the scan over these."""
        kept = dict(units)
        return cls(kept, {place: (_Side.of(one), _Side.of(other)) for place, (one, other) in kept.items()})

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
        for text in _typed(clause):
            found = {
                place for place, sides in self._sides.items() if any(side.has(clause, text, same) for side in sides)
            }
            if found:
                return found
        return set()


def _typed(clause: Clause) -> Iterator[str]:
    yield clause.text
    marks = (fold("".join(pair)) for pair in _AROUND)
    if clause.is_substring and len(clause.text) > 2 and clause.text[0] + clause.text[-1] in marks:
        yield clause.text[1:-1]


def units_of(corpus: Corpus) -> Iterator[tuple[Place, tuple[str, str]]]:
    """Yield every pair and note of a project with what a reader sees of both sides."""
    for page in corpus.translations:
        address = address_of(page)
        edition = corpus.texts.edition(page)
        yield from ((Place(address, id_), sides) for id_, sides in _pairs(edition))
        yield from ((Place(address, note.id), _note(note)) for note in edition.translation.notes)


def address_of(page: str) -> str:
    """Return the address of a page from the site's root: `texts/a.md` → `texts/a/`."""
    return page.removesuffix(".md").removesuffix("index").rstrip("/") + "/" if page != "index.md" else ""


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

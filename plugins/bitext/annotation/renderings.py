"""Renderings in a translation: whole words, in the case that a reader expects, singular or plural, across lines."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from ahocorasick_rs import BytesAhoCorasick

from bitext.annotation.english import WORD, WORDS_ALONE, English, compared, english
from bitext.annotation.forms import Stem, stems
from bitext.annotation.hits import Hit, Use
from bitext.model.glossary import Rendering, Term

_MANY = 24  # terms: from so many on, it pays to look first whether a word of theirs is there at all


@dataclass(frozen=True, slots=True)
class _Form:
    """A stem of a rendering, ready to be compared."""

    stem: bytes
    first: bytes
    """The word that the stem begins with; nothing, where it may be but the beginning of a word."""
    endings: tuple[tuple[bytes, bool], ...]
    """The longest first, and of each, whether a word that goes on after it is another word."""
    may_end: bool
    """Whether the stem itself is a form: no ending is one of the endings."""
    typed: bytes
    """The ending that the rendering itself has."""
    text: str
    """The stem's characters."""
    capitals: tuple[int, ...]
    """Indexes of its capitals: what is a capital in the glossary is one in the text."""
    opens_word: bool
    """Whether a word that ends before it is another word if it goes on."""
    is_lossy: bool
    """Whether bytes do not tell all: a character of it is not in Latin-1, or is a question mark."""
    is_plain: bool
    """Whether nothing has to be as typed: neither is the case."""
    term: str
    """The term's id."""
    uses: tuple[Use]

    def end(self, page: English, start: int) -> int:
        """Return where the form ends that begins at `start`, or 0; its stem is known to stand there."""
        data = page.data
        before = WORD[data[start - 1]]
        if before and self.opens_word and (before == 1 or page.is_word(start - 1)):
            return 0
        stop = start + len(self.stem)
        if self.may_end and not WORD[data[stop]]:  # as it does most of the time
            return stop if self.is_plain or self._is_as_typed(page.text, start) else 0
        for letters, closes_word in self.endings:
            if data.startswith(letters, stop):
                end = stop + len(letters)
                after = WORD[data[end]]
                if not (after and closes_word and (after == 1 or page.is_word(end))):
                    return end if self.is_plain or self._is_as_typed(page.text, start) else 0
        return 0

    def _is_as_typed(self, text: str, start: int) -> bool:
        for index in self.capitals:
            if not text[start + index].isupper():
                return False
        return not self.is_lossy or compared(text[start : start + len(self.text)]) == compared(self.text)

    def fitness(self, page: English, start: int, end: int) -> tuple[bool, int]:
        """Return how well the rendering itself, and not another of its forms, fits what stands there."""
        return page.data[start + len(self.stem) : end] == self.typed, len(self.capitals)


def _words(data: bytes) -> set[bytes]:
    """Return the words of a text, and the empty one."""
    return {b"", *data.translate(WORDS_ALONE).split()}


def _forms(term: Term, rendering: Rendering) -> Iterator[_Form]:
    use = Use(term.id, rendering.en)
    for stem in stems(rendering.en):
        if stem.text:
            yield _form(stem, use)


def _form(stem: Stem, use: Use) -> _Form:
    words = english(stem.text)
    data = words.data[:-1]
    first, *others = data.translate(WORDS_ALONE).split(b" ", 1)
    capitals = tuple(index for index, character in enumerate(words.text) if character.isupper())
    return _Form(
        stem=data,
        first=first if others else b"",
        endings=tuple((ending.encode(), (stem.text + ending)[-1].isalnum()) for ending in stem.endings),
        may_end="" in stem.endings,
        typed=stem.typed.encode(),
        text=words.text,
        capitals=capitals,
        opens_word=words.is_word(0),
        is_lossy=b"?" in data,
        is_plain=not capitals and b"?" not in data,
        term=use.term,
        uses=(use,),
    )


@dataclass(slots=True)
class Renderings:
    """The renderings of a glossary, made ready as they are asked for."""

    _terms: Mapping[str, Term]
    """By id."""
    _made: dict[str, tuple[_Form, ...]] = field(init=False, default_factory=dict)
    """By id: the forms of those terms that were asked for."""
    _alone: _Alone | None = field(init=False, default=None)

    def knows(self, id_: str) -> bool:
        """Return whether there is a term with this id."""
        return id_ in self._terms

    def find(self, text: str, terms: Collection[str]) -> list[Hit]:
        """Return where renderings of the terms stand in a text, from left to right; none crosses another.

        A pair has few terms: to look for each costs less than to look for those of the whole glossary.
        """
        if not terms:
            return []
        page, made = english(text), self._made
        find = page.data.find
        words = _words(page.data) if len(terms) > _MANY else None
        found: list[tuple[int, _Form]] = []
        for term in terms:
            for form in made.get(term) or self._make(term):
                start = find(form.stem) if words is None or form.first in words else -1
                while start >= 0:
                    found.append((start, form))
                    start = find(form.stem, start + 1)
        return _hits(page, found)

    def find_alone(self, text: str) -> list[Hit]:
        """Return the same for all the renderings that may be marked where there is no original to compare.

        Of the terms that share a rendering, those that prefer it come first.
        """
        if self._alone is None:
            self._alone = _Alone.of(self._terms.values())
        page = english(text)
        return _hits(page, self._alone.find(page.data))

    def _make(self, id_: str) -> tuple[_Form, ...]:
        term = self._terms.get(id_)
        made = tuple(form for rendering in term.renderings for form in _forms(term, rendering)) if term else ()
        self._made[id_] = made
        return made


@dataclass(frozen=True, slots=True)
class _Alone:
    """All the forms that need no original, looked for at once."""

    automaton: BytesAhoCorasick
    """Finds what stands anywhere, and not the leftmost and longest: whether a form holds is seen only then."""
    forms: tuple[tuple[_Form, ...], ...]
    """By the automaton's pattern."""

    @classmethod
    def of(cls, terms: Iterable[Term]) -> _Alone:
        chosen = [
            (rendering.status != "preferred", term, rendering)
            for term in terms
            for rendering in term.renderings
            if (" " in rendering.en if term.alone is None else term.alone)
        ]
        by_stem: dict[bytes, list[_Form]] = {}
        for _, term, rendering in sorted(chosen, key=itemgetter(0)):
            for form in _forms(term, rendering):
                by_stem.setdefault(form.stem, []).append(form)
        return cls(BytesAhoCorasick(list(by_stem)), tuple(map(tuple, by_stem.values())))

    def find(self, data: bytes) -> list[tuple[int, _Form]]:
        """Return each form whose stem stands where a word begins, with its place."""
        forms = self.forms
        return [
            (start, form)
            for number, start, _ in self.automaton.find_matches_as_indexes(data, overlapping=True)
            if WORD[data[start - 1]] != 1 or WORD[data[start]] != 1
            for form in forms[number]
        ]


def _hits(page: English, stems: Iterable[tuple[int, _Form]]) -> list[Hit]:
    """Return the leftmost and longest of those forms that hold where their stems stand."""
    holding = [
        (start, -end, number, form) for number, (start, form) in enumerate(stems) if (end := form.end(page, start))
    ]
    holding.sort()
    hits: list[Hit] = []
    index, position = 0, 0
    while index < len(holding):
        start, back, _, form = holding[index]
        index += 1
        if start < position:
            continue
        position = -back
        uses: tuple[Use, ...] = form.uses
        first = index - 1
        while index < len(holding) and holding[index][0] == start and holding[index][1] == back:
            index += 1
        if index > first + 1:
            uses = _best([each[3] for each in holding[first:index]], page, start, position)
        hits.append((start, position, uses))
    if page.places:
        return [(page.places[start], page.places[end], uses) for start, end, uses in hits]
    return hits


def _best(forms: Sequence[_Form], page: English, start: int, end: int) -> tuple[Use, ...]:
    """Return the terms whose forms hold from `start` to `end`, each with the rendering that fits best."""
    best: dict[str, _Form] = {}
    for form in forms:
        id_ = form.term
        if id_ not in best or form.fitness(page, start, end) > best[id_].fitness(page, start, end):
            best[id_] = form
    return tuple(form.uses[0] for form in best.values())

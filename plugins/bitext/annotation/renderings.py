"""Renderings in a translation: whole words, in the case that a reader expects, singular or plural, across lines."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ahocorasick_rs import BytesAhoCorasick, MatchKind

from bitext.annotation.english import English, compared, english
from bitext.annotation.forms import Stem, stems
from bitext.annotation.hits import Hit, Use
from bitext.annotation.sweep import Found, Sweep, prefixes
from bitext.model.glossary import Rendering, Term


@dataclass(frozen=True, slots=True)
class _Form:
    """A stem of a rendering, ready to be compared."""

    stem: bytes
    endings: tuple[bytes, ...]
    typed: bytes
    """The ending that the rendering itself has."""
    text: str
    """The stem's characters."""
    capitals: tuple[int, ...]
    """Indexes of its capitals: what is a capital in the glossary is one in the text."""
    is_lossy: bool
    """Whether bytes do not tell all: a character of it is not in Latin-1, or is a question mark."""
    use: Use
    uses: tuple[Use]

    def end(self, page: English, start: int) -> int:
        """Return where the form ends that begins at `start`, or 0; its stem is known to stand there."""
        if not page.is_apart(start):
            return 0
        stop = start + len(self.stem)
        for ending in self.endings:
            end = stop + len(ending)
            if page.data.startswith(ending, stop) and page.is_apart(end):
                return end if self._is_as_typed(page.text, start) else 0
        return 0

    def _is_as_typed(self, text: str, start: int) -> bool:
        for index in self.capitals:
            if not text[start + index].isupper():
                return False
        if not self.is_lossy:
            return True
        return compared(text[start : start + len(self.text)]) == compared(self.text)

    def fitness(self, page: English, start: int, end: int) -> tuple[bool, int]:
        """Return how well the rendering itself, and not another of its forms, fits what stands there."""
        return page.data[start + len(self.stem) : end] == self.typed, len(self.capitals)


def _forms(term: Term, rendering: Rendering) -> Iterator[_Form]:
    use = Use(term.id, rendering.en)
    for stem in stems(rendering.en):
        if stem.text:
            yield _form(stem, use)


def _form(stem: Stem, use: Use) -> _Form:
    words = english(stem.text)
    return _Form(
        stem=words.data,
        endings=tuple(ending.encode() for ending in stem.endings),
        typed=stem.typed.encode(),
        text=words.text,
        capitals=tuple(index for index, character in enumerate(words.text) if character.isupper()),
        is_lossy=b"?" in words.data,
        use=use,
        uses=(use,),
    )


def _hit(start: int, end: int, forms: Sequence[_Form], page: English) -> Hit:
    """Return the hit of the forms that hold from `start` to `end`: of each term, the rendering that fits best."""
    if len(forms) == 1:
        return Hit(start, end, forms[0].uses)
    best: dict[str, _Form] = {}
    for form in forms:
        other = best.get(form.use.term)
        if not other or form.fitness(page, start, end) > other.fitness(page, start, end):
            best[form.use.term] = form
    return Hit(start, end, tuple(form.use for form in best.values()))


@dataclass(slots=True)
class Renderings:
    """The renderings of a glossary, made ready as they are asked for."""

    _terms: Mapping[str, Term]
    _of_term: dict[str, tuple[_Form, ...]] = field(init=False, default_factory=dict)
    _alone: _Automaton | None = field(init=False, default=None)

    def knows(self, id_: str) -> bool:
        """Return whether there is a term with this id."""
        return id_ in self._terms

    def find(self, text: str, terms: Collection[str]) -> list[Hit]:
        """Return where renderings of the terms stand in a text, from left to right; none crosses another.

        Few terms stand in a pair: to look for the forms of each costs less than to look for those of all.
        """
        page = english(text)
        found = [each for term in terms for form in self._forms(term) for each in _occurrences(form, page)]
        found.sort(key=lambda each: (each[0], -each[1]))
        hits: list[Hit] = []
        position = index = 0
        while index < len(found):
            start, end, _ = found[index]
            first = index
            while index < len(found) and found[index][:2] == (start, end):
                index += 1
            if start >= position:
                hits.append(_hit(start, end, [form for _, _, form in found[first:index]], page))
                position = end
        return _placed(hits, page)

    def find_alone(self, text: str) -> list[Hit]:
        """Return the same for all the renderings that may be marked where there is no original to compare."""
        if self._alone is None:
            self._alone = _Automaton.of(form for term in self._terms.values() for form in _forms_alone(term))
        page = english(text)
        return _placed(self._alone.find(page), page)

    def _forms(self, id_: str) -> tuple[_Form, ...]:
        forms = self._of_term.get(id_)
        if forms is None:
            term = self._terms.get(id_)
            forms = tuple(form for each in term.renderings for form in _forms(term, each)) if term else ()
            self._of_term[id_] = forms
        return forms


def _forms_alone(term: Term) -> Iterator[_Form]:
    if term.alone is not False:
        for rendering in term.renderings:
            if term.alone or " " in rendering.en:
                yield from _forms(term, rendering)


def _occurrences(form: _Form, page: English) -> Iterator[tuple[int, int, _Form]]:
    start = page.data.find(form.stem)
    while start >= 0:
        if end := form.end(page, start):
            yield start, end, form
        start = page.data.find(form.stem, start + 1)


def _placed(hits: list[Hit], page: English) -> list[Hit]:
    """Return hits with their places in the text as it was given."""
    if page.places is None:
        return hits
    return [Hit(page.place(start), page.place(end), uses) for start, end, uses in hits]


@dataclass(slots=True)
class _Automaton:
    """Forms that are looked for all at once."""

    stems: list[bytes]
    forms: list[tuple[_Form, ...]]
    automaton: BytesAhoCorasick = field(init=False)
    numbers: dict[bytes, int] = field(init=False, default_factory=dict)
    longest: int = field(init=False)

    def __post_init__(self) -> None:
        self.automaton = BytesAhoCorasick(self.stems, matchkind=MatchKind.LeftmostLongest)
        self.longest = max(map(len, self.stems), default=0)

    @classmethod
    def of(cls, forms: Iterable[_Form]) -> _Automaton:
        by_stem: dict[bytes, list[_Form]] = {}
        for form in forms:
            by_stem.setdefault(form.stem, []).append(form)
        return cls(list(by_stem), [tuple(each) for each in by_stem.values()])

    def find(self, page: English) -> list[Hit]:
        def accept(number: int, start: int, _: int) -> Hit | None:
            holding = [(end, form) for form in self.forms[number] if (end := form.end(page, start))]
            if not holding:
                return None
            last = max(end for end, _ in holding)
            return _hit(start, last, [form for end, form in holding if end == last], page)

        def search(begin: int, end: int) -> Sequence[Found]:
            found = self.automaton.find_matches_as_indexes(page.data[begin:end])
            return [(number, begin + start, begin + stop) for number, start, stop in found]

        sweep = Sweep(accept, search, self._shorter, self.longest)
        return sweep.run(self.automaton.find_matches_as_indexes(page.data))

    def _shorter(self, number: int) -> list[tuple[int, int]]:
        if not self.numbers:
            self.numbers.update((stem, number) for number, stem in enumerate(self.stems))
        return prefixes(self.stems[number], self.numbers)

"""The forms of a rendering where their stems stand in a text: which of them hold, and the longest of those."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from bitext.alike import fold
from bitext.languages import ENGLISH
from bitext.languages.stem import Stem
from bitext.model.glossary import Rendering, Term
from bitext.terms.english import WORD, WORDS_ALONE, English, compared, english, is_joined
from bitext.terms.hits import Hit, TermAt


@dataclass(frozen=True, slots=True)
class Form:
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
    length: int
    """Of the rendering itself; 0, where none of the endings makes it."""
    tells: bool
    """Whether no other of the forms is as long."""
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
    uses: tuple[TermAt]
    """Of the rendering's own form."""
    other_uses: tuple[TermAt]
    """Of all its others."""

    def end(self, page: English, start: int) -> int:
        """Return where the form ends that begins at `start`, or 0; its stem is known to stand there."""
        data = page.data
        before = WORD[data[start - 1]]
        if before and self.opens_word and (before == 1 or page.is_word(start - 1)):
            return 0
        stop = start + len(self.stem)
        if self.may_end and not WORD[data[stop]]:  # as it does most of the time
            return stop if self._holds(page, start, stop) else 0
        for letters, closes_word in self.endings:
            if data.startswith(letters, stop):
                end = stop + len(letters)
                after = WORD[data[end]]
                if not (after and closes_word and (after == 1 or page.is_word(end))):
                    return end if self._holds(page, start, end) else 0
        return 0

    def _holds(self, page: English, start: int, end: int) -> bool:
        if page.hyphens and is_joined(page.text, start, end, several=b" " in self.stem):
            return False
        return self.is_plain or self._is_as_typed(page.text, start)

    def at(self, page: English, start: int, end: int) -> tuple[TermAt]:
        """Return what the form is that stands from `start` to `end`."""
        if end - start != self.length:
            return self.other_uses
        if self.tells or page.data[start + len(self.stem) : end] == self.typed:
            return self.uses
        return self.other_uses

    def _is_as_typed(self, text: str, start: int) -> bool:
        for index in self.capitals:
            if not text[start + index].isupper():
                return False
        return not self.is_lossy or compared(text[start : start + len(self.text)]) == compared(self.text)

    def fitness(self, page: English, start: int, end: int) -> tuple[bool, int]:
        """Return how well the rendering itself, and not another of its forms, fits what stands there."""
        return page.data[start + len(self.stem) : end] == self.typed, len(self.capitals)


def forms_of(term: Term, rendering: Rendering) -> Iterator[Form]:
    """Yield the forms of a rendering: one for each of its stems."""
    use = TermAt(term.id, rendering.words)
    for stem in ENGLISH.rules.stems(fold(rendering.words)):
        if stem.text:
            yield _made(stem, use)


def _made(stem: Stem, use: TermAt) -> Form:
    words = english(stem.text)
    data = words.data[:-1]
    first, *others = data.translate(WORDS_ALONE).split(b" ", 1)
    small = words.text == words.text.lower()
    capitals = () if small else tuple(index for index, character in enumerate(words.text) if character.isupper())
    return Form(
        stem=data,
        first=first if others else b"",
        endings=_endings(stem.endings, stem.text[-1].isalnum()),
        may_end="" in stem.endings,
        typed=stem.typed.encode(),
        length=len(data) + len(stem.typed) if stem.typed in stem.endings else 0,
        tells=sum(len(ending) == len(stem.typed) for ending in stem.endings) == 1,
        text=words.text,
        capitals=capitals,
        opens_word=words.is_word(0),
        is_lossy=b"?" in data,
        is_plain=not capitals and b"?" not in data,
        term=use.term,
        uses=(use,),
        other_uses=(use._replace(own=False),),
    )


@cache
def _endings(endings: tuple[str, ...], is_word: bool) -> tuple[tuple[bytes, bool], ...]:  # cached
    """Return endings as bytes, each with whether it closes a word; `is_word`: whether a stem alone does."""
    return tuple((ending.encode(), bool(ending) or is_word) for ending in endings)


def hits_of(page: English, stems: Sequence[tuple[int, Form]]) -> list[Hit]:
    """Return the leftmost and longest of those forms that hold where their stems stand."""
    if len(stems) == 1 and not page.places:  # as often as not
        (start, form) = stems[0]
        end = form.end(page, start)
        return [(start, end, form.at(page, start, end))] if end else []
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
        uses: tuple[TermAt, ...] = form.at(page, start, position)
        first = index - 1
        while index < len(holding) and holding[index][0] == start and holding[index][1] == back:
            index += 1
        if index > first + 1:
            uses = best_of([each[3] for each in holding[first:index]], page, start, position)
        hits.append((start, position, uses))
    if page.places:
        return [(page.places[start], page.places[end], uses) for start, end, uses in hits]
    return hits


def best_of(forms: Sequence[Form], page: English, start: int, end: int) -> tuple[TermAt, ...]:
    """Return the terms whose forms hold from `start` to `end`, each with the rendering that fits best."""
    best: dict[str, Form] = {}
    for form in forms:
        id_ = form.term
        if id_ not in best or form.fitness(page, start, end) > best[id_].fitness(page, start, end):
            best[id_] = form
    return tuple(form.at(page, start, end)[0] for form in best.values())

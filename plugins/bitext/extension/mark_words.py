"""Marks the words of a pair that its notes are about, on either side."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal
from xml.etree.ElementTree import Element

from markdown.util import HtmlStash

from bitext.annotation.notes import Span, choose, occurrences, right_behind, run_before
from bitext.extension.inline_text import NOT_TEXT, InlineText, texts_of
from bitext.model.note import LemmaPart, Note
from bitext.rendering.element import OWN_LINK
from bitext.rendering.notes import render_lemma

_MANY = 200  # notes on one pair: for more, words far from the mark are not looked for, which would take too long
_NEAR = 300  # characters on either side of a mark

Trouble = Literal["lost", "several"]


@dataclass(frozen=True, slots=True)
class WordsProblem:
    """Words of a note that are not in its pair, or are there more than once."""

    kind: Trouble
    note: Note
    part: LemmaPart
    count: int = 0


@dataclass(slots=True)
class _Mark:
    """Words to be marked."""

    text: InlineText
    span: Span
    note: Note


@dataclass(slots=True)
class MarkWords:
    """The words of one side of a pair, read once for all of its notes."""

    columns: Sequence[Element]
    stash: HtmlStash
    linked: bool = False
    """Whether the words lead to the note: on the side that has no other mark of it."""
    texts: list[InlineText] = field(init=False)
    marks: list[_Mark] = field(default_factory=list)
    problems: list[WordsProblem] = field(default_factory=list)
    _places: dict[int, tuple[InlineText, int]] = field(init=False)
    """By identity of an element that is no part of the text: where it stands."""
    _count: int = 0
    _known: dict[str, list[tuple[InlineText, Span]]] = field(default_factory=dict)
    """By words: where they stand."""

    def __post_init__(self) -> None:
        self.texts = self._read()
        self._places = {id(one): (text, offset) for text in self.texts for one, offset in text.skipped}

    def _read(self) -> list[InlineText]:
        return texts_of(self.columns, self.stash, NOT_TEXT, "" if self.linked else "\n")

    def lemma(self, note: Note, part: LemmaPart, made: Iterable[Element] = ()) -> None:
        """Note the words of a lemma for marking; `made`: the note's own marks."""
        place = next((self._places[id(one)] for one in made if id(one) in self._places), None)
        self._count += 1
        found = self._found(part, place)
        here = [index for index, (text, _) in enumerate(found) if place and text is place[0]]
        behind = right_behind([found[index][1] for index in here], place[0].text, place[1]) if place else None
        choice = choose(part, len(found), None if behind is None else here[behind])
        if choice is None:
            if self._count <= _MANY:
                self.problems.append(WordsProblem("lost", note, part))
            return
        if not choice.told:
            self.problems.append(WordsProblem("several", note, part, choice.count))
        self.marks.append(_Mark(*found[choice.index], note))

    def _found(self, part: LemmaPart, place: tuple[InlineText, int] | None) -> list[tuple[InlineText, Span]]:
        if self._count <= _MANY:
            if part.text not in self._known:
                found = occurrences(part.text, [text.text for text in self.texts])
                self._known[part.text] = [(self.texts[index], span) for index, span in found]
            return self._known[part.text]
        if not place:
            return []
        text, offset = place
        start = max(offset - _NEAR, 0)
        near = occurrences(part.text, [text.text[start : offset + _NEAR]])
        return [(text, (begin + start, end + start)) for _, (begin, end) in near]

    def alternative(self, note: Note, made: Element) -> bool:
        """Note the words that a bracket offers another rendering for; return whether there are any."""
        place = self._places.get(id(made))
        run = run_before(place[0].text, place[1], note.alternative) if place and note.alternative else None
        if place and run:
            self.marks.append(_Mark(place[0], run, note))
        return run is not None

    def apply(self) -> None:
        """Put the elements around the words: from the last to the first, since each cuts the text behind it."""
        overlapping: list[_Mark] = []
        done: dict[int, int] = {}
        for mark in sorted(self.marks, key=lambda mark: (mark.span[0], -mark.span[1]), reverse=True):
            if mark.span[1] > done.get(id(mark.text), mark.span[1]):
                overlapping.append(mark)
                continue
            done[id(mark.text)] = mark.span[0]
            mark.text.wrap(*mark.span, self._maker(mark.note))
        # Their text has been cut: it is read again for each, and nobody overlaps hundreds of notes in earnest.
        for mark in overlapping[:_MANY]:
            index = self.texts.index(mark.text)
            self._read()[index].wrap(*mark.span, self._maker(mark.note))

    def _maker(self, note: Note) -> Callable[[Element | None], Element]:
        def make(inside: Element | None) -> Element:
            # A link in a link is none.
            return render_lemma(note, linked=self.linked and not (inside is not None and inside.tag in ("a", OWN_LINK)))

        return make

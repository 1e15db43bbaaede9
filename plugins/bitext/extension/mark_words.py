"""Marks the words of a pair that its notes are about, on either side."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal
from xml.etree.ElementTree import Element

from markdown.util import HtmlStash

from bitext.extension.alternatives import Clash, clash, run_before
from bitext.extension.inline_text import NOT_TEXT, InlineText, texts_of
from bitext.extension.note_places import choose, occurrences, right_behind
from bitext.model.note import LemmaPart, Note
from bitext.model.text import Span
from bitext.rendering.element import OWN_LINK
from bitext.rendering.notes import render_lemma

_MANY = 200  # notes on one pair; for more, words far from the note mark are not looked for, to save time
_MARKS = 50  # marks of one note in one pair before which words are marked: nobody sets more
_NEAR = 300  # characters on either side of a note mark

Outcome = Literal["marked", "several", "lost", "far"]
"""The outcome for a lemma: marked, first of several marked, not found, or too far away to be looked for."""


@dataclass(frozen=True, slots=True)
class Offer:
    """The outcome for another rendering: whether there are words for it to replace."""

    found: bool
    clash: Clash | None = None
    """How the sentence would read badly with it, or None."""


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
    """Whether the words link to the note, as on the original's side, which has no note mark."""
    texts: list[InlineText] = field(init=False)
    marks: list[_Mark] = field(default_factory=list)
    _places: dict[int, tuple[InlineText, int]] = field(init=False)
    """`id()` of an element that is no part of the text → its text and offset."""
    _count: int = 0
    _known: dict[str, list[tuple[InlineText, Span]]] = field(default_factory=dict)
    """Cache: words → their occurrences, as text and span."""

    def __post_init__(self) -> None:
        self.texts = self._read()
        self._places = {id(one): (text, offset) for text in self.texts for one, offset in text.skipped}

    def _read(self) -> list[InlineText]:
        return texts_of(self.columns, self.stash, NOT_TEXT, "" if self.linked else "\n")

    def lemma(self, note: Note, part: LemmaPart, made: Iterable[Element] = ()) -> tuple[Outcome, int]:
        """Note the words of a lemma for marking; `made`: the note's own marks, in the order of the text.

        Return the outcome, and the number of occurrences. All of them right before a mark of the note are marked.
        """
        places = [self._places[id(one)] for one in made if id(one) in self._places]
        self._count += 1
        found = self._found(part, places[0] if places else None)
        behind = dict.fromkeys(index for place in places[:_MARKS] if (index := _behind(found, place)) is not None)
        choice = choose(part, len(found), next(iter(behind), None))
        if choice is None:
            return ("lost" if self._count <= _MANY else "far"), len(found)
        chosen = behind if choice.index in behind and not part.occurrence else (choice.index,)
        self.marks += (_Mark(*found[index], note) for index in chosen)
        return ("marked" if choice.told else "several"), len(found)

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

    def alternative(self, note: Note, made: Element) -> Offer:
        """Record, for marking, the words that a bracket offers another rendering for; return the outcome."""
        place = self._places.get(id(made))
        run = run_before(place[0].text, place[1], note.alternative) if place and note.alternative else None
        if not place or not run or not note.alternative:
            return Offer(found=False)
        self.marks.append(_Mark(place[0], run, note))
        return Offer(found=True, clash=clash(place[0].text, place[1], run, note.alternative))

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
        # Their text has been cut: it is read again for each. Nobody overlaps hundreds of notes.
        for mark in overlapping[:_MANY]:
            index = self.texts.index(mark.text)
            self._read()[index].wrap(*mark.span, self._maker(mark.note))

    def _maker(self, note: Note) -> Callable[[Element | None], Element]:
        def make(inside: Element | None) -> Element:
            # Links cannot be nested.
            return render_lemma(note, linked=self.linked and not (inside is not None and inside.tag in ("a", OWN_LINK)))

        return make


def _behind(found: Sequence[tuple[InlineText, Span]], place: tuple[InlineText, int]) -> int | None:
    """Return the index of the occurrence right before a note mark, or None."""
    here = [index for index, (text, _) in enumerate(found) if text is place[0]]
    behind = right_behind([found[index][1] for index in here], place[0].text, place[1])
    return None if behind is None else here[behind]

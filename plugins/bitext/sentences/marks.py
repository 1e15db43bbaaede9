"""The editor's marks of sentences, checked, and turned into beads that hold.

A mark says which sentences of the original the one behind it renders; an equal mark before the next sentence joins the
two. Marks go forward, as those of blocks do, since no bead crosses another.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from bitext.aligner import Bead, Group
from bitext.model.sentences import Sentence
from bitext.model.text import SentenceMark
from bitext.sentences.numbering import numbers_of

Align = Callable[[Sequence[Group]], list[list[Bead]]]
"""Returns the beads of the pairs of a document around those that are given."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A mark that cannot be followed."""

    mark: SentenceMark
    message: str
    """What was expected and found, and what to do; empty where `before` says it."""
    right: str = ""
    """The mark to write in its place, where that is sure."""
    before: Sentence | None = None
    """The sentence of the translation before which it should stand, where it stands inside one."""


@dataclass(slots=True)
class Given:
    """What the marks of a pair say."""

    beads: list[Bead] = field(default_factory=list)
    """Of the sentences that render some of the original, in order on both sides."""
    added: list[int] = field(default_factory=list)
    """Indices of the sentences that render none."""
    faults: list[Fault] = field(default_factory=list)

    @property
    def taken(self) -> int:
        """Return the index after the last sentence of the translation that has a mark."""
        return max([0, *(bead.translation.stop for bead in self.beads[-1:]), *(j + 1 for j in self.added[-1:])])


def given(marks: Sequence[SentenceMark], source: Sequence[Sentence], translation: Sequence[Sentence]) -> Given:
    """Return what the marks of a pair say of its sentences, and what is off with those that cannot be followed.

    `marks`: in the order of the text. `source`, `translation`: the sentences of the two sides; neither is empty.
    """
    found = Given()
    at = {_begin(each): index for index, each in enumerate(translation)}
    numbers = {number: index for index, number in enumerate(numbers_of(source))}
    for mark in marks:
        index = at.get((mark.block, mark.passage, mark.offset))
        if index is None:
            found.faults.append(_inside(mark, translation))
        elif index < found.taken:
            message = f"expected one mark before a sentence, found a second, {mark.text}; remove one of them"
            found.faults.append(Fault(mark, message))
        elif not mark.first:
            found.added.append(index)
        else:
            _hold(found, mark, index, numbers)
    return found


def with_given(pairs: Sequence[Group], said: Sequence[Given], align: Align) -> list[Group]:
    """Return the pairs of a document with the beads that the marks give, in order on both sides.

    Where a sentence that renders none stands among those of the original is not said: it is where those around it lead
    when they are aligned without it.
    """
    around = [
        _without(pair, given.added, given.beads) if given.added else pair
        for pair, given in zip(pairs, said, strict=True)
    ]
    beads = align(around) if any(given.added for given in said) else [[] for _ in pairs]
    return [
        replace(pair, fixed=_with_added(given, found)) for pair, given, found in zip(pairs, said, beads, strict=True)
    ]


def _without(pair: Group, added: Sequence[int], beads: Sequence[Bead]) -> Group:
    """Return a pair without some sentences of the translation."""
    gone = set(added)
    rest = [index for index in range(len(pair.translation)) if index not in gone]
    places = {index: place for place, index in enumerate(rest)}
    fixed = [Bead(each.source, _placed(each.translation, places)) for each in beads]
    return Group(pair.source, [pair.translation[index] for index in rest], fixed)


def _with_added(said: Given, around: Sequence[Bead]) -> list[Bead]:
    """Return the beads that are given, with one for each sentence that was added; `around`: the beads without these."""
    stops = [(each.translation.start, each.source.stop) for each in around if each.translation]
    beads, following, stop = [*said.beads], 0, 0
    for place, index in enumerate(said.added):
        while following < len(stops) and stops[following][0] < index - place:
            stop = stops[following][1]
            following += 1
        beads.append(Bead(range(stop, stop), range(index, index + 1)))
    return sorted(beads, key=lambda bead: bead.translation.start)


def _placed(indices: range, places: dict[int, int]) -> range:
    start = places[indices.start]
    return range(start, start + len(indices))


def _hold(found: Given, mark: SentenceMark, index: int, numbers: dict[str, int]) -> None:
    """Take in a mark that stands before a sentence and names some of the original."""
    first, last = _index(mark.first, numbers), _index(mark.last, numbers, mark.first)
    bead = found.beads[-1] if found.beads else Bead(range(0), range(0))
    if first is not None and last is not None:
        source = range(first, last + 1)
        if source and source == bead.source and bead.translation.stop == index:
            found.beads[-1] = Bead(source, range(bead.translation.start, index + 1))
            return
        if source and first >= bead.source.stop:
            found.beads.append(Bead(source, range(index, index + 1)))
            return
    found.faults.append(_off(mark, first, last, bead.source.stop, list(numbers)))


def _index(number: str, numbers: dict[str, int], first: str = "") -> int | None:
    """Return the index of a source sentence, or None; a number without a block has that of `first`, or the pair's."""
    block, _, sentence = number.rpartition(".")
    block = block or first.rpartition(".")[0] or next(iter(numbers)).rpartition(".")[0]
    return numbers.get(f"{int(block)}.{int(sentence)}")


def _off(mark: SentenceMark, first: int | None, last: int | None, floor: int, numbers: Sequence[str]) -> Fault:
    """Return what is off with the numbers of a mark; `floor`: the first source sentence that it may name."""
    typed = mark.first if mark.first == mark.last else f"{mark.first}-{mark.last}"
    if first is not None and last is not None and last < first:
        right = f"<!-- sentence: {mark.last}-{mark.first} -->"
        return Fault(mark, f"expected a range that goes forward, found {typed}; write {right}", right)
    if floor >= len(numbers):
        why = "as those above go up to the pair's last sentence"
        return Fault(mark, f"expected no more marks in this pair, {why}, found {mark.text}; remove the mark")
    least, most = _short(numbers[floor], numbers), _short(numbers[-1], numbers)
    sentences = f"source sentence {least}" if least == most else f"a source sentence from {least} to {most}"
    why = ", as marks go forward" if first is not None and first < floor else ""
    return Fault(mark, f"expected {sentences}{why}, found {typed}; correct the number, or remove the mark")


def _short(number: str, numbers: Sequence[str]) -> str:
    """Return the number of a sentence without its block, where the pair has no other."""
    block, _, sentence = number.rpartition(".")
    return sentence if all(each.rpartition(".")[0] == block for each in (numbers[0], numbers[-1])) else number


def _inside(mark: SentenceMark, translation: Sequence[Sentence]) -> Fault:
    """Return the fault of a mark that stands before no sentence, with the nearest before which it could."""
    index = bisect_left(translation, (mark.block, mark.passage, mark.offset), key=_begin)
    here = translation[index - 1] if index else translation[0]
    if (here.block, here.passage) != (mark.block, mark.passage) or here.end <= mark.offset:
        do = "put it before the sentence that it is about"
        return Fault(mark, f"expected a sentence behind {mark.text}, found none; {do}")
    following = translation[index] if index < len(translation) else here
    is_near = (following.block, following.passage) == (mark.block, mark.passage)
    after = following if is_near and following.start - mark.offset < mark.offset - here.start else here
    return Fault(mark, "", before=after)


def _begin(sentence: Sentence) -> tuple[int, int, int]:
    return sentence.block, sentence.passage, sentence.start

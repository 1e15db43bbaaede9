"""What is said of the editor's marks of sentences that cannot be followed."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from bitext.diagnostics import Finding, Location, one_line
from bitext.edits import Edit
from bitext.model.edition import SourceText, Translation
from bitext.model.pairing import Pair
from bitext.model.sentences import Sentence
from bitext.model.text import PROSE, Block, SentenceMark
from bitext.sentences.marks import Fault, given
from bitext.sentences.pairs import sentences_in
from bitext.sentences.segmentation import Calls, calls_of

_SHOWN = 40  # characters of a sentence: enough to know it by


def mark_findings(translation: Translation, source: SourceText | None) -> Iterator[Finding]:
    """Yield a finding for each mark of a paired translation that cannot be followed.

    `source`: the original; where it is not there or cannot be read, that is said, and all else follows.
    """
    if not translation.sentence_marks or source is None or source.unreadable:
        return
    pairs = {index: pair for pair in translation.pairing.pairs for index in pair.translation}
    of_pair = dict[str, list[SentenceMark]]()
    for mark in translation.sentence_marks:
        pair = pairs.get(mark.block)
        why = _why_not(translation, source, pair)
        if why or pair is None:
            yield _finding(translation, Fault(mark, why.replace("\0", mark.text)))
        else:
            of_pair.setdefault(pair.number, []).append(mark)
    calls = calls_of(source.notes) if of_pair else {}
    for marks in of_pair.values():
        yield from _of_pair(translation, source, pairs[marks[0].block], marks, calls)


def _of_pair(
    translation: Translation, source: SourceText, pair: Pair, marks: list[SentenceMark], calls: Calls
) -> Iterator[Finding]:
    ours, theirs = sentences_in(source, translation, pair, calls)
    places = _Places(translation.blocks)
    held = {(mark.block, mark.passage, mark.offset) for mark in marks}
    for fault in given(marks, ours, theirs).faults if ours and theirs else ():
        if fault.before:
            yield _moved(translation, fault.mark, fault.before, held, places)
        else:
            yield _finding(translation, fault)


def _why_not(translation: Translation, source: SourceText, pair: Pair | None) -> str:
    """Return what is expected of a mark in a pair that has no sentence pairs, with U+0000 for the mark; else ""."""
    if not source.on_file:
        found = "found no text in it for \0 to point at; add the text, or remove the mark"
        return f"expected the original, {source.path}, to be on file, {found}"
    if pair is None:
        return "expected a sentence behind \0, found none; put it before the sentence that it is about"
    if pair not in translation.pairing.rows:
        return "expected \0 in a pair below the titles, found it in a title; remove the mark"
    if not pair.source:
        return "expected \0 in a block that renders one of the original, found one that renders none; remove the mark"
    kinds = [block.kind for block in _blocks(translation, source, pair) if block.kind not in PROSE]
    return f"expected \0 in a pair of prose, found one with {_A[kinds[0]]}; remove the mark" if kinds else ""


_A = {
    "table": "a table",
    "fence": "code",
    "image": "an image",
    "html": "raw HTML",
    "rule": "a rule",
    "container": "a box",
}


def _blocks(translation: Translation, source: SourceText, pair: Pair) -> list[Block]:
    return [source.blocks[i] for i in pair.source] + [translation.blocks[j] for j in pair.translation]


def _finding(translation: Translation, fault: Fault) -> Finding:
    mark = fault.mark
    edits = (Edit(mark.line, mark.column, mark.text, fault.right),) if fault.right else ()
    return Finding("C34", Location(translation.path, mark.line, mark.column), fault.message, edits=edits)


def _moved(
    translation: Translation, mark: SentenceMark, sentence: Sentence, held: set[tuple[int, int, int]], places: _Places
) -> Finding:
    """Return the finding on a mark inside a sentence, to be put before one; `held`: where marks stand."""
    message = f"expected {mark.text} at the beginning of a sentence, found it in the midst of one; "
    place = Location(translation.path, mark.line, mark.column)
    if (sentence.block, sentence.passage, sentence.start) in held:
        return Finding("C34", place, f"{message}put it before another one, or remove it")
    line, column, before = places.of(sentence)
    do = f'put it before "{_words(translation.blocks[sentence.block], sentence)}" (line {line}, column {column})'
    space = " " if not before or before.isspace() else ""
    edits = Edit(line, column, "", f"{mark.text}{space}"), _out(translation, mark)
    return Finding("C34", place, one_line(message + do), edits=tuple(sorted(edits)))


def _words(block: Block, sentence: Sentence) -> str:
    """Return the first words of a sentence."""
    text = block.passages[sentence.passage].text
    words = " ".join(text[sentence.start : min(sentence.end, sentence.start + 2 * _SHOWN)].split())
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN].rstrip()}\u2026"


@dataclass(slots=True)
class _Places:
    """Where sentences of a translation begin in its file."""

    blocks: Sequence[Block]
    lines: dict[int, list[int]] = field(default_factory=dict)
    """By block: the offsets in its text of its lines."""

    def of(self, sentence: Sentence) -> tuple[int, int, str]:
        """Return the line and the column at which a sentence begins, and what of its line stands right before it."""
        block = self.blocks[sentence.block]
        if sentence.block not in self.lines:
            self.lines[sentence.block] = [0, *(match.end() for match in re.finditer("\n", block.text))]
        starts = self.lines[sentence.block]
        offset = block.passages[sentence.passage].place(sentence.start)
        index = bisect_right(starts, offset) - 1
        return block.line + index, offset - starts[index] + 1, block.text[max(starts[index], offset - 1) : offset]


def _out(translation: Translation, mark: SentenceMark) -> Edit:
    """Return the edit that takes a mark out, with what goes with it."""
    begin, end = mark.taken
    before = translation.body.index(mark.text, begin) - begin  # white space of the same line
    return Edit(mark.line, mark.column - before, translation.body[begin:end], "")

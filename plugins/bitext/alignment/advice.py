"""Advice: the pairing marks that make a guess firm, and the finding that prints them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bitext.alignment.beads import Bead, Section, Sides
from bitext.alignment.evidence import PROSE
from bitext.alignment.guessing import Doubt
from bitext.alignment.kinds import compatible
from bitext.alignment.marks import span, untranslated
from bitext.diagnostics import Finding, Location
from bitext.model.text import Block

PRINTED = 6  # marks in one message: more are not read, and `bitext pairs --fix` writes them all
DECISIVE = 0.995
"""Probability from which a merge or a split is written without asking: 200 to 1."""
SHOWN = 40  # characters of a block's beginning: enough to know it by


@dataclass(frozen=True, slots=True)
class Insertion:
    """A pairing mark to paste: `text` as a line of its own above `line`."""

    line: int
    """Line of the translation's file, as it is before any mark is pasted."""
    text: str
    """The mark."""


@dataclass(frozen=True, slots=True)
class Part:
    """The marks of one bead."""

    bead: Bead
    """The bead that the marks make firm."""
    insertions: tuple[Insertion, ...]
    """One mark for each of the bead's blocks of the translation, or a single mark for source blocks left out."""
    confidence: float
    """How sure a merge or a split is, from 0 to 1: `DECISIVE` is enough; 0 for every other bead."""


@dataclass(frozen=True, slots=True)
class Advice:
    """The finding on a section that does not fit, and the pairing marks that would make its guess firm."""

    finding: Finding
    """Expected and found, with the first `PRINTED` marks."""
    insertions: tuple[Insertion, ...]
    """All marks, in the order to paste them."""
    sides: Sides
    """Both texts."""
    section: Section
    """The section that does not fit."""
    beads: tuple[Bead, ...]
    """The guessed beads of the section."""

    def parts(self) -> Iterator[Part]:
        """Yield the marks in the order to paste them, one part a bead; source blocks left out in a row are one bead."""
        for bead, marks in _marked(self.sides, self.section, self.beads):
            yield Part(bead, marks, bead.confidence if _is_join(self.sides, bead) else 0.0)


def _is_join(sides: Sides, bead: Bead) -> bool:
    """Return whether a bead is a merge or a split of prose; of gaps, additions and other kinds a person decides."""
    if min(len(bead.source), len(bead.translation)) != 1 or len(bead.source) == len(bead.translation):
        return False
    blocks = [sides.source[i] for i in bead.source] + [sides.translation[j] for j in bead.translation]
    return all(block.kind in PROSE for block in blocks) and len({block.kind for block in blocks}) == 1


def advise(sides: Sides, section: Section, beads: Sequence[Bead], path: str, source_path: str) -> Advice:
    """Return the finding on a section that does not fit, and the marks that make these beads of it firm.

    `path`, `source_path`: of the translation and of the source text.
    """
    marks = insertions(sides, section, beads)
    odd = next((bead for bead in beads if bead.source and _mark(sides, bead) != ""), None)
    see = Location(source_path, sides.source[odd.source[0]].line) if odd else None
    message = _expected(sides, section) + _translate(section, beads) + _paste(marks)
    code = "C20" if section.translation else "C01"
    finding = Finding(code, Location(path, marks[0].line), message, see)
    return Advice(finding, tuple(marks), sides, section, tuple(beads))


def doubted(sides: Sides, doubt: Doubt, path: str, source_path: str) -> Advice:
    """Return the finding on a stretch that fits by count and where another pairing is clearly better, and its marks."""
    section, beads = doubt.section, doubt.beads
    marks = insertions(sides, section, beads)
    several = len(section.source) > 1
    blocks = f"source block{'s' * several} {span(section.source[0] + 1, section.source[-1] + 1, '–')}"
    first = sides.translation[section.translation[0]]
    cure = _exchange(sides, section, beads) + _paste(marks)
    message = (
        f'expected {blocks} from "{beginning(first)}" on, {"one by one, " * several}found words and lengths that '
        f"speak for another pairing; {cure}, or <!-- verified --> above line {first.line} if it is right"
    )
    see = Location(source_path, sides.source[section.source[0]].line)
    return Advice(Finding("C33", Location(path, first.line), message, see), tuple(marks), sides, section, beads)


def _exchange(sides: Sides, section: Section, beads: Sequence[Bead]) -> str:
    """Return the cure that comes first where two blocks may have changed places: one left out, and one added behind."""
    sizes = sorted((len(bead.source), len(bead.translation)) for bead in beads)
    if sizes != [(0, 1), (1, 0), (1, 1)]:
        return ""
    one, other = (sides.translation[j].line for j in section.translation)
    return f"if the two have changed places, exchange what stands at lines {one} and {other}, else "


def insertions(sides: Sides, section: Section, beads: Sequence[Bead]) -> list[Insertion]:
    """Return all marks that make these beads of a section firm, in the order of their lines."""
    return [mark for _, found in _marked(sides, section, beads) for mark in found]


def _marked(sides: Sides, section: Section, beads: Sequence[Bead]) -> Iterator[tuple[Bead, tuple[Insertion, ...]]]:
    """Yield each bead of a section that needs marks to be firm, with its marks, in the order of their lines.

    A block with its like needs none: between marks, what is left is as many on both sides, each with its like. What is
    left out running is one bead.
    """
    left_out = range(0)
    for bead in beads:
        if not bead.translation:
            left_out = range(left_out.start if left_out else bead.source.start, bead.source.stop)
            continue
        yield from _leaving(left_out, sides.translation[bead.translation[0]].line)
        left_out = range(0)
        if mark := _mark(sides, bead):
            yield bead, tuple(Insertion(sides.translation[j].line, mark) for j in bead.translation)
    yield from _leaving(left_out, section.stop_line)


def _leaving(left_out: range, line: int) -> Iterator[tuple[Bead, tuple[Insertion, ...]]]:
    if left_out:
        mark = Insertion(line, untranslated(left_out[0] + 1, left_out[-1] + 1))
        yield Bead(left_out, range(0), "missing"), (mark,)


def _mark(sides: Sides, bead: Bead) -> str:
    if not bead.source:
        return "<!-- source: none -->"
    if not bead.translation:
        return untranslated(bead.source[0] + 1, bead.source[-1] + 1)
    one = len(bead.source) == len(bead.translation) == 1
    if one and compatible(sides.source[bead.source[0]], sides.translation[bead.translation[0]]):
        return ""
    return f"<!-- source: {span(bead.source[0] + 1, bead.source[-1] + 1)} -->"


def _expected(sides: Sides, section: Section) -> str:
    """Return the first half of a message of C20: `expected 3 blocks in all, found 2; `, or what else does not fit."""
    sources, translations = len(section.source), len(section.translation)
    if not translations:
        blocks = f"source block{'s' * (sources > 1)} {span(section.source[0] + 1, section.source[-1] + 1, '–')}"
        return f"expected a translation of {blocks}, found none; translate {'them' if sources > 1 else 'it'}, or "
    if sources != translations:
        count = f"{sources or 'no'} block{'s' * (sources > 1)}"
        return f"expected {count} {_place(sides, section)}, found {translations}; "
    i, j = _first_unlike(sides, section)
    expected, found = sides.source[i], sides.translation[j]
    return f"expected {_described(expected)}, source block {i + 1}, found {_described(found)}; "


def _translate(section: Section, beads: Sequence[Bead]) -> str:
    """Return the cure that comes before the marks where nothing is wrong but source blocks without a translation."""
    odd = [bead for bead in beads if not (len(bead.source) == len(bead.translation) == 1)]
    missing = [bead.source for bead in odd if not bead.translation]
    if not section.translation or not odd or len(missing) < len(odd):
        return ""
    last = [(span(each[0] + 1, each[-1] + 1, "–"), len(each)) for each in _runs(missing)]
    blocks = [f"source block{'s' * (count > 1)} {numbers}" for numbers, count in last]
    return f"translate {' and '.join(blocks)}, or " if len(blocks) <= PRINTED // 2 else "translate them, or "


def _runs(ranges: Sequence[range]) -> list[range]:
    """Return ranges of source blocks, those that follow one another as one."""
    made: list[range] = []
    for each in ranges:
        if made and made[-1].stop == each.start:
            made[-1] = range(made[-1].start, each.stop)
        else:
            made.append(each)
    return made


def _first_unlike(sides: Sides, section: Section) -> tuple[int, int]:
    pairs = zip(section.source, section.translation, strict=True)
    return next((i, j) for i, j in pairs if not compatible(sides.source[i], sides.translation[j]))


def _place(sides: Sides, section: Section) -> str:
    if section.after is None:
        return "in all" if len(section.source) == len(sides.source) else "at the beginning"
    return f'after "{beginning(sides.translation[section.after])}"'


def beginning(block: Block) -> str:
    """Return the first words of a block, without its marks and on one line, to know it by in a message."""
    words = " ".join(block.text[: 4 * SHOWN].lstrip("# ").split())
    return words if len(words) <= SHOWN else f"{words[:SHOWN].rstrip()}…"


def _described(block: Block) -> str:
    if block.article:
        return f"Article {block.article}" if block.kind == "paragraph" else f"Article {block.article} as {_kind(block)}"
    return _kind(block)


def _kind(block: Block) -> str:
    if block.kind == "heading":
        return f"a heading of level {block.level}"
    if block.kind == "html":
        return "raw HTML"
    return f"{'an' if block.kind == 'image' else 'a'} {'list item' if block.kind == 'item' else block.kind}"


def _paste(marks: Sequence[Insertion]) -> str:
    printed = [f"{mark.text} above line {mark.line}" for mark in marks[:PRINTED]]
    if len(marks) > PRINTED:
        return f"paste {', '.join(printed)}, and {len(marks) - PRINTED} more that `bitext pairs --fix` writes"
    return f"paste {', '.join(printed[:-1])}{' and ' * (len(printed) > 1)}{printed[-1]}"

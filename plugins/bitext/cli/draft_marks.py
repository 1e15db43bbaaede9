"""The marks of a draft: what a build needs to pair two texts as they were put beside one another, and what to ask."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from bitext.alignment.advice import Insertion, insertions
from bitext.alignment.beads import Bead, Given, Section, Sides
from bitext.alignment.marks import span
from bitext.edits import Edit, applied
from bitext.languages import Language
from bitext.library import paired
from bitext.model.edition import SourceText, Translation
from bitext.model.text import Block
from bitext.readers.raw_texts import PlainText
from bitext.readers.translation import with_body
from bitext.syntax.marks import ParsedMark, parse

SURE = 0.9
"""The confidence from which on nobody is asked to look at a pair. In drafts of speeches and novels in which paragraphs
were merged, parted, left out and added, three of four wrong pairs had less, and one of nine right ones."""
TITLE = 1
"""Level of the heading that is a title."""
_ROUNDS = 3  # of marks: those that are needed, those that a build pairs otherwise, and what follows from these
_LEFT_OUT, _CHECK = "<!-- untranslated", "<!-- check"
_ORDER = ("<!-- source", _CHECK)  # what stands nearer to its block comes first here
_NEW_LINE = "\n"
NOTHING = Bead(range(0), range(0))
"""A bead without blocks: what stands above the first one."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two texts in one of its readings."""

    body: str
    blocks: Sequence[Block]
    plain: PlainText | None
    """None for Markdown, whose marks say which lines are headings."""

    @property
    def texts(self) -> list[str]:
        """Return what a reader sees of each block."""
        return [" ".join(passage.text for passage in block.passages) or block.text for block in self.blocks]

    @property
    def title(self) -> str:
        """Return the words of the first heading of the first level, or an empty string."""
        texts = zip(self.blocks, self.texts, strict=True)
        return next((text.strip() for block, text in texts if block.level == TITLE), "")

    @property
    def opens_with(self) -> int:
        """Return the level of the heading that opens the text, or 0."""
        return self.blocks[0].level if self.blocks else 0


def is_doubtful(bead: Bead) -> bool:
    """Return whether an editor is asked to look at a bead; of what is left out, the reason is asked for."""
    return bool(bead.translation) and bead.confidence < SURE


def edits_of(one: Side, other: Side, beads: Sequence[Bead], given: Given) -> list[Edit]:
    """Return what puts questions into the page, and the marks that it takes for a build to pair as drafted."""
    ours, theirs = given.languages
    text = SourceText("original", "original.md", language=ours.tag, body=one.body, blocks=tuple(one.blocks))
    needed = [bead for bead in beads if not is_lone_title(bead, one, other)]
    explicit = frozenset[int]()
    for _ in range(_ROUNDS):
        edits = list(_ordered(other, [*_marks(one, other, needed, explicit), *_questions(other, beads)]))
        page = paired(read_page(applied(other.body, edits), theirs), text, lexicon=given.lexicon)[0]
        built = {(pair.source, pair.translation) for pair in page.pairing.pairs if not pair.guess}
        odd = {bead.translation[0] for bead in needed if bead.source and bead.translation and _pair(bead) not in built}
        if not odd - explicit:
            break
        explicit |= odd
    return edits


def _pair(bead: Bead) -> tuple[tuple[int, ...], tuple[int, ...]]:
    return tuple(bead.source), tuple(bead.translation)


def is_lone_title(bead: Bead, one: Side, other: Side) -> bool:
    """Return whether a bead is the title of one text that the other does not have: its front matter does."""
    if bead.source and bead.translation:
        return False
    is_ours = bead.source == range(1) and one.opens_with == TITLE and not other.title
    return is_ours or (bead.translation == range(1) and other.opens_with == TITLE and not one.title)


def _marks(one: Side, other: Side, beads: Sequence[Bead], explicit: Collection[int]) -> Iterator[Insertion]:
    """Yield the marks of beads that are not one to one, or whose blocks a build would not pair without them.

    `explicit`: the first blocks of the translation of beads that get a mark in any case.
    """
    sides = Sides.of(one.blocks, other.blocks)
    found = [_with_reason(mark, beads) for mark in insertions(sides, whole(one, other, NOTHING), beads)]
    yield from found
    marked = {mark.line for mark in found if not mark.text.startswith(_LEFT_OUT)}
    for bead in beads:
        line = other.blocks[bead.translation[0]].line if bead.translation else 0
        if bead.translation and bead.translation[0] in explicit and line not in marked:
            yield Insertion(line, f"<!-- source: {span(bead.source[0] + 1, bead.source[-1] + 1)} -->")


def _with_reason(mark: Insertion, beads: Iterable[Bead]) -> Insertion:
    """Return a mark of what is left out with the reasons that the beads give in place of our placeholder."""
    parsed = parse(mark.text)
    if not isinstance(parsed, ParsedMark) or parsed.kind != "untranslated":
        return mark
    gone = range(parsed.first - 1, parsed.last)
    reasons = dict.fromkeys(bead.reason for bead in beads if bead.reason and bead.source and bead.source[0] in gone)
    if not reasons or any(sign in reason for reason in reasons for sign in ("--", ">", "\n")):
        return mark
    return replace(mark, text=f"<!-- untranslated: {span(parsed.first, parsed.last)} {'; '.join(reasons)} -->")


def _questions(other: Side, beads: Iterable[Bead]) -> Iterator[Insertion]:
    for bead in filter(is_doubtful, beads):
        if bead.source:
            blocks = span(bead.source[0] + 1, bead.source[-1] + 1)
            asked = f"does this render source block{'s' * (len(bead.source) > 1)} {blocks}?"
        else:
            asked = "is this not in the original?"
        yield Insertion(other.blocks[bead.translation[0]].line, f"<!-- check: {asked} -->")


def _ordered(other: Side, marks: Iterable[Insertion]) -> Iterator[Edit]:
    """Yield the edits that put in marks and questions: above a block, what is left out before it comes first."""
    lines = ["", *other.body.split("\n"), ""]
    for mark in sorted(marks, key=lambda mark: (mark.line, [mark.text.startswith(each) for each in _ORDER], mark.text)):
        above, here = not lines[mark.line - 1].strip(), mark.line < len(lines) - 1
        apart = mark.text.startswith(_LEFT_OUT) and above and here
        yield Edit(mark.line, 1, "", f"{'' if here else _NEW_LINE}{mark.text}\n{_NEW_LINE * apart}")


def read_page(body: str, language: Language) -> Translation:
    """Return a page without front matter."""
    return with_body(Translation("page.md", "page.md", "original", language=language.tag), body, 1)[0]


def whole(one: Side, other: Side, above: Bead) -> Section:
    """Return all that follows a bead as one section."""
    blocks = range(above.translation.stop, len(other.blocks))
    end_line = other.body.count("\n") + 2
    return Section(range(above.source.stop, len(one.blocks)), tuple(blocks), end_line, None, blocks)

"""A draft: two raw texts put beside one another, as the bodies of the two files that an editor goes on with."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from bitext.aligner import Lexicon
from bitext.alignment.beads import Bead, Given, Languages, Sides
from bitext.alignment.guessing import guess
from bitext.cli.draft_marks import TITLE, Side, edits_of, is_lone_title, read_page, whole
from bitext.cli.terminal import CommandError
from bitext.edits import applied
from bitext.languages import Language
from bitext.model.text import Block
from bitext.readers.raw_texts import PlainText, RawText, is_verse, readings
from bitext.syntax.source_blocks import scan

_LIKELY = 0.5
"""The confidence from which on a pair speaks for two texts that go together."""
_GAP = 3.5  # nats, of a block that stands alone: less rare than in a section that fits, more than in one that does not
_MOST = 5_000  # blocks of a text: a long book has them, and no page could show them


@dataclass(frozen=True, slots=True)
class Draft:
    """The bodies of the two files, and how sure it is that their blocks belong together."""

    source_body: str
    page_body: str
    """With the marks and the questions."""
    titles: tuple[str, str]
    """Of the original and of the translation, as their first headings say; empty where they have none."""
    beads: tuple[Bead, ...]
    """Which blocks belong together, in order."""

    @property
    def sizes(self) -> tuple[int, int]:
        """Return how many blocks each side has."""
        return sum(len(bead.source) for bead in self.beads), sum(len(bead.translation) for bead in self.beads)

    @property
    def fitting(self) -> int:
        """Return how many blocks of the longer side have a likely counterpart."""
        likely = [bead for bead in self.beads if bead.source and bead.translation and bead.confidence >= _LIKELY]
        sizes = sum(len(bead.source) for bead in likely), sum(len(bead.translation) for bead in likely)
        return sizes[self.sizes[1] > self.sizes[0]]


def draft(raws: tuple[RawText, RawText], languages: Languages, lexicon: Lexicon) -> Draft:
    """Return the draft of two raw texts, of which the second renders the first.

    Where a plain text can be read in two ways, that counts in which it has nearly as many blocks as the other text.
    """
    ours, theirs = (
        list(_sources(raws[0], languages[0])),
        list(_pages(raws[1], languages[1], may_stand=is_verse(raws[0]))),
    )
    refuse_too_many(max(len(side.blocks) for side in (*ours, *theirs)))
    one, other = min(product(ours, theirs), key=lambda pair: abs(len(pair[0].blocks) - len(pair[1].blocks)))
    given = Given(languages, lexicon)
    beads = _beads(one, other, given)
    one, other = _with_headings_alike(one, other, beads)
    beads = [replace(bead, confidence=1.0) if is_lone_title(bead, one, other) else bead for bead in beads]
    edits = edits_of(one, other, beads, given)
    return Draft(one.body, applied(other.body, edits), (one.title, other.title), tuple(beads))


def refuse_too_many(blocks: int) -> None:
    """Raise CommandError where a text has more blocks than a page can show."""
    if blocks > _MOST:
        expected = f"expected at most {_MOST:,} paragraphs in each text, found {blocks:,}"
        raise CommandError(f"{expected}; make a text of each part or chapter")


def _sources(raw: RawText, language: Language) -> Iterator[Side]:
    for plain in () if raw.is_markdown else readings(raw, language):
        yield _source(plain.as_source(), language, plain)
    if raw.is_markdown:
        yield _source(raw.text, language, None)


def _source(body: str, language: Language, plain: PlainText | None) -> Side:
    return Side(body, scan(body, 1, language), plain)


def _pages(raw: RawText, language: Language, *, may_stand: bool) -> Iterator[Side]:
    """Yield the readings of a translation; `may_stand`: whether the original is verse, so that its lines may stand."""
    for plain in () if raw.is_markdown else readings(raw, language, may_stand=may_stand):
        yield _page(plain.as_page(), language, plain)
    if raw.is_markdown:
        yield _page(raw.text, language, None)


def _page(body: str, language: Language, plain: PlainText | None) -> Side:
    return Side(body, read_page(body, language).blocks, plain)


def _beads(one: Side, other: Side, given: Given) -> list[Bead]:
    """Return the likeliest beads of both texts.

    Titles that are marked pair, as in a build; a title above the other text's first chapter has no counterpart.
    """
    ours, theirs = one.opens_with, other.opens_with
    titled = ours and theirs and (ours != theirs or not (one.plain or other.plain)) and TITLE in (ours, theirs)
    title = Bead(range(bool(titled) and ours == TITLE), range(bool(titled) and theirs == TITLE), confidence=1.0)
    sides = Sides.of(*_comparable(one, other), given)
    return [*([title] if titled else []), *guess(sides, whole(one, other, title), _GAP)]


def _comparable(one: Side, other: Side) -> tuple[list[Block], list[Block]]:
    """Return the blocks of both texts, the headings of plain text only as far as both have some.

    What is a heading in plain text is a guess, and a wrong one must not keep blocks apart.
    """
    if not (one.plain or other.plain):
        return list(one.blocks), list(other.blocks)
    both = any(block.level > TITLE for block in one.blocks) and any(block.level > TITLE for block in other.blocks)
    ours, theirs = ([_plainer(block, keep=both) for block in side.blocks] for side in (one, other))
    return ours, theirs


def _plainer(block: Block, *, keep: bool) -> Block:
    """Return a heading as a paragraph, or, where it is kept and no title, as one of no certain level."""
    if not block.level:
        return block
    return replace(block, level=TITLE) if keep and block.level > TITLE else replace(block, kind="paragraph", level=0)


def _with_headings_alike(one: Side, other: Side, beads: Sequence[Bead]) -> tuple[Side, Side]:
    """Return both texts with a line of plain text as a heading where its counterpart is one, and else as none.

    What is a heading in plain text is a guess from one line; two lines know more.
    """
    ours, theirs = _levels(one), _levels(other)
    for bead in beads:
        if len(bead.source) == len(bead.translation) == 1:
            i, j = bead.source[0], bead.translation[0]
            ours[i], theirs[j] = _agreed(one, i, other, j, likely=bead.confidence >= _LIKELY)
    for levels in (ours, theirs):
        if levels[:1] == [TITLE] and TITLE in levels[1:]:  # what stands above a title was taken for one
            levels[0] = 0
    return _with_levels(one, ours, _source), _with_levels(other, theirs, _page)


def _levels(side: Side) -> list[int]:
    return [block.level for block in side.blocks]


def _agreed(one: Side, i: int, other: Side, j: int, *, likely: bool) -> tuple[int, int]:
    """Return the levels of two blocks that render one another: that of Markdown counts, else that of either.

    `likely`: whether a line may become a heading by it, and not only cease to be one.
    """
    ours, theirs = one.blocks[i].level, other.blocks[j].level
    if ours == theirs:
        return ours, theirs
    first = ours if one.plain is None else None if likely and one.plain.may_be_heading(i) else 0
    second = theirs if other.plain is None else None if likely and other.plain.may_be_heading(j) else 0
    if first is None and second is None:
        return ours or theirs, ours or theirs
    return first if first is not None else second or 0, second if second is not None else first or 0


def _with_levels(side: Side, levels: Sequence[int], made: Callable[[str, Language, PlainText | None], Side]) -> Side:
    """Return a plain text with other levels of its headings; `made`: makes it."""
    plain = side.plain
    if plain is None or tuple(levels) == plain.levels:
        return side
    plain = replace(plain, levels=tuple(levels))
    return made(plain.as_source() if made is _source else plain.as_page(), plain.language, plain)

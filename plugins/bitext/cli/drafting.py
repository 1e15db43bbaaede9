"""A draft: two raw texts put beside one another, as the bodies of the two files that an editor goes on with."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from bitext.aligner import Lexicon
from bitext.alignment.advice import Insertion, insertions
from bitext.alignment.beads import Bead, Given, Languages, Section, Sides
from bitext.alignment.guessing import guess
from bitext.alignment.marks import span
from bitext.cli.terminal import CommandError
from bitext.edits import Edit, applied
from bitext.languages import Language
from bitext.library import paired
from bitext.model.edition import SourceText, Translation
from bitext.model.text import Block
from bitext.readers.raw_texts import PlainText, RawText, readings
from bitext.readers.translation import with_body
from bitext.syntax.source_blocks import scan

SURE = 0.9
"""The confidence from which on nobody is asked to look at a pair. In drafts of speeches and novels in which paragraphs
were merged, parted, left out and added, three of four wrong pairs had less, and one of nine right ones."""
_LIKELY = 0.5
"""The confidence from which on a pair speaks for two texts that go together."""
_GAP = 3.5  # nats, of a block that stands alone: less rare than in a section that fits, more than in one that does not
_MOST = 5_000  # blocks of a text: a long book has them, and no page could show them
_TITLE = 1  # level of a heading
_ROUNDS = 3  # of marks: those that are needed, those that a build pairs otherwise, and what follows from these
_LEFT_OUT, _CHECK = "<!-- untranslated", "<!-- check"
_ORDER = ("<!-- source", _CHECK)  # what stands nearer to its block comes first here
_NEW_LINE = "\n"


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


@dataclass(frozen=True, slots=True)
class _Side:
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
        return next((text.strip() for block, text in texts if block.level == _TITLE), "")

    @property
    def opens_with(self) -> int:
        """Return the level of the heading that opens the text, or 0."""
        return self.blocks[0].level if self.blocks else 0


def is_doubtful(bead: Bead) -> bool:
    """Return whether an editor is asked to look at a bead; of what is left out, the reason is asked for."""
    return bool(bead.translation) and bead.confidence < SURE


def draft(raws: tuple[RawText, RawText], languages: Languages, lexicon: Lexicon) -> Draft:
    """Return the draft of two raw texts, of which the second renders the first.

    Where a plain text can be read in two ways, that counts in which it has nearly as many blocks as the other text.
    """
    ours, theirs = list(_sources(raws[0], languages[0])), list(_pages(raws[1], languages[1]))
    _refuse_too_many(max(len(side.blocks) for side in (*ours, *theirs)))
    one, other = min(product(ours, theirs), key=lambda pair: abs(len(pair[0].blocks) - len(pair[1].blocks)))
    given = Given(languages, lexicon)
    beads = _beads(one, other, given)
    one, other = _with_headings_alike(one, other, beads)
    edits = _edits(one, other, beads, given)
    return Draft(one.body, applied(other.body, edits), (one.title, other.title), tuple(beads))


def _refuse_too_many(blocks: int) -> None:
    if blocks > _MOST:
        expected = f"expected at most {_MOST:,} paragraphs in each text, found {blocks:,}"
        raise CommandError(f"{expected}; make a text of each part or chapter")


def _sources(raw: RawText, language: Language) -> Iterator[_Side]:
    for plain in () if raw.is_markdown else readings(raw, language):
        yield _source(plain.as_source(), language, plain)
    if raw.is_markdown:
        yield _source(raw.text, language, None)


def _source(body: str, language: Language, plain: PlainText | None) -> _Side:
    return _Side(body, scan(body, 1, language), plain)


def _pages(raw: RawText, language: Language) -> Iterator[_Side]:
    for plain in () if raw.is_markdown else readings(raw, language):
        yield _page(plain.as_page(), language, plain)
    if raw.is_markdown:
        yield _page(raw.text, language, None)


def _page(body: str, language: Language, plain: PlainText | None) -> _Side:
    return _Side(body, _read(body, language).blocks, plain)


def _read(body: str, language: Language) -> Translation:
    """Return a page without front matter."""
    return with_body(Translation("page.md", "page.md", "original", language=language.tag), body, 1)[0]


def _beads(one: _Side, other: _Side, given: Given) -> list[Bead]:
    """Return the likeliest beads of both texts.

    Titles that are marked pair, as in a build; a title above the other text's first chapter has no counterpart.
    """
    ours, theirs = one.opens_with, other.opens_with
    titled = ours and theirs and (ours != theirs or not (one.plain or other.plain)) and _TITLE in (ours, theirs)
    title = Bead(range(bool(titled) and ours == _TITLE), range(bool(titled) and theirs == _TITLE), confidence=1.0)
    sides = Sides.of(*_comparable(one, other), given)
    return [*([title] if titled else []), *guess(sides, _whole(one, other, title), _GAP)]


def _comparable(one: _Side, other: _Side) -> tuple[list[Block], list[Block]]:
    """Return the blocks of both texts, the headings of plain text only as far as both have some.

    What is a heading in plain text is a guess, and a wrong one must not keep blocks apart.
    """
    if not (one.plain or other.plain):
        return list(one.blocks), list(other.blocks)
    both = any(block.level > _TITLE for block in one.blocks) and any(block.level > _TITLE for block in other.blocks)
    ours, theirs = ([_plainer(block, keep=both) for block in side.blocks] for side in (one, other))
    return ours, theirs


def _plainer(block: Block, *, keep: bool) -> Block:
    """Return a heading as a paragraph, or, where it is kept and no title, as one of no certain level."""
    if not block.level:
        return block
    return replace(block, level=_TITLE) if keep and block.level > _TITLE else replace(block, kind="paragraph", level=0)


def _whole(one: _Side, other: _Side, above: Bead) -> Section:
    """Return all that follows a bead as one section."""
    blocks = range(above.translation.stop, len(other.blocks))
    end_line = other.body.count("\n") + 2
    return Section(range(above.source.stop, len(one.blocks)), tuple(blocks), end_line, None, blocks)


def _with_headings_alike(one: _Side, other: _Side, beads: Sequence[Bead]) -> tuple[_Side, _Side]:
    """Return both texts with a line of plain text as a heading where its counterpart is one, and else as none.

    What is a heading in plain text is a guess from one line; two lines know more.
    """
    ours, theirs = _levels(one), _levels(other)
    for bead in beads:
        if len(bead.source) == len(bead.translation) == 1:
            i, j = bead.source[0], bead.translation[0]
            ours[i], theirs[j] = _agreed(one, i, other, j, likely=bead.confidence >= _LIKELY)
    for levels in (ours, theirs):
        if levels[:1] == [_TITLE] and _TITLE in levels[1:]:  # what stands above a title was taken for one
            levels[0] = 0
    return _with_levels(one, ours, _source), _with_levels(other, theirs, _page)


def _levels(side: _Side) -> list[int]:
    return [block.level for block in side.blocks]


def _agreed(one: _Side, i: int, other: _Side, j: int, *, likely: bool) -> tuple[int, int]:
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


def _with_levels(side: _Side, levels: Sequence[int], made: Callable[[str, Language, PlainText | None], _Side]) -> _Side:
    """Return a plain text with other levels of its headings; `made`: makes it."""
    plain = side.plain
    if plain is None or tuple(levels) == plain.levels:
        return side
    plain = replace(plain, levels=tuple(levels))
    return made(plain.as_source() if made is _source else plain.as_page(), plain.language, plain)


def _edits(one: _Side, other: _Side, beads: Sequence[Bead], given: Given) -> list[Edit]:
    """Return what puts questions into the page, and the marks that it takes for a build to pair as drafted."""
    ours, theirs = given.languages
    text = SourceText("original", "original.md", language=ours.tag, body=one.body, blocks=tuple(one.blocks))
    needed = [bead for bead in beads if not _is_lone_title(bead, one, other)]
    explicit = frozenset[int]()
    for _ in range(_ROUNDS):
        edits = list(_ordered(other, [*_marks(one, other, needed, explicit), *_questions(other, beads)]))
        page = paired(_read(applied(other.body, edits), theirs), text, lexicon=given.lexicon)[0]
        built = {(pair.source, pair.translation) for pair in page.pairing.pairs if not pair.guess}
        odd = {bead.translation[0] for bead in needed if bead.source and bead.translation and _pair(bead) not in built}
        if not odd - explicit:
            break
        explicit |= odd
    return edits


def _pair(bead: Bead) -> tuple[tuple[int, ...], tuple[int, ...]]:
    return tuple(bead.source), tuple(bead.translation)


def _is_lone_title(bead: Bead, one: _Side, other: _Side) -> bool:
    """Return whether a bead is the title of one text that the other does not have: its front matter does."""
    if bead.source and bead.translation:
        return False
    is_ours = bead.source == range(1) and one.opens_with == _TITLE and not other.title
    return is_ours or (bead.translation == range(1) and other.opens_with == _TITLE and not one.title)


def _marks(one: _Side, other: _Side, beads: Sequence[Bead], explicit: Collection[int]) -> Iterator[Insertion]:
    """Yield the marks of beads that are not one to one, or whose blocks a build would not pair without them.

    `explicit`: the first blocks of the translation of beads that get a mark in any case.
    """
    sides = Sides.of(one.blocks, other.blocks)
    found = insertions(sides, _whole(one, other, Bead(range(0), range(0))), beads)
    yield from found
    marked = {mark.line for mark in found if not mark.text.startswith(_LEFT_OUT)}
    for bead in beads:
        line = other.blocks[bead.translation[0]].line if bead.translation else 0
        if bead.translation and bead.translation[0] in explicit and line not in marked:
            yield Insertion(line, f"<!-- source: {span(bead.source[0] + 1, bead.source[-1] + 1)} -->")


def _questions(other: _Side, beads: Iterable[Bead]) -> Iterator[Insertion]:
    for bead in filter(is_doubtful, beads):
        if bead.source:
            blocks = span(bead.source[0] + 1, bead.source[-1] + 1)
            asked = f"does this render source block{'s' * (len(bead.source) > 1)} {blocks}?"
        else:
            asked = "is this not in the original?"
        yield Insertion(other.blocks[bead.translation[0]].line, f"<!-- check: {asked} -->")


def _ordered(other: _Side, marks: Iterable[Insertion]) -> Iterator[Edit]:
    """Yield the edits that put in marks and questions: above a block, what is left out before it comes first."""
    lines = ["", *other.body.split("\n"), ""]
    for mark in sorted(marks, key=lambda mark: (mark.line, [mark.text.startswith(each) for each in _ORDER], mark.text)):
        above, here = not lines[mark.line - 1].strip(), mark.line < len(lines) - 1
        apart = mark.text.startswith(_LEFT_OUT) and above and here
        yield Edit(mark.line, 1, "", f"{'' if here else _NEW_LINE}{mark.text}\n{_NEW_LINE * apart}")

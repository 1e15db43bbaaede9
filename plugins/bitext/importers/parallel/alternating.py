"""One document in which two languages alternate: paragraph by paragraph, group by group, or in two columns.

It is the form of most pages that newspapers and bloggers make. The script of each block tells its language.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from bitext.importers.document import Block, Document, Note, Run
from bitext.importers.parallel.aligned import Aligned, Row, titles_of, words_of
from bitext.importers.parallel.columns import rows_in
from bitext.importers.parallel.lines import parted, typed_parts
from bitext.importers.parallel.two_languages import Tags, as_tag
from bitext.languages import language
from bitext.languages.detection import tag_of
from bitext.languages.headings import may_be_heading
from bitext.languages.tags import is_chinese

_LEAST_RUNS = 4  # of one language: two of each
_LEAST_ROWS = 0.6  # share of rows with both sides: a text with quotations in another language has fewer
_LEAST_SHARE = 0.2  # of the blocks, in the rarer of the two languages
_MOST_OTHERS = 0.1  # of the blocks, in a third language
_LEAST_LETTERS = 0.1  # letters of the rarer language to one of the other: Chinese has a third or a quarter of English
_TWO = 2

_Piece = Block | Row
"""A block, or a row of a table that pairs two."""


@dataclass(frozen=True, slots=True)
class Halves:
    """A document that has the whole text in one language, and then in the other."""

    source: Document
    translation: Document


def alternating(document: Document, named: Tags = ("", ""), *, is_markdown: bool = False) -> Aligned | None:
    """Return a document's rows, or None where its languages do not alternate.

    `named`: the languages of the original and of the translation, where an editor named them.
    """
    pieces = list(_pieces(document.blocks))
    tags = _languages(pieces, named)
    if tags is None:
        return None
    pieces = [_in_order(piece, tags) if isinstance(piece, Row) else piece for piece in pieces]
    part = typed_parts if is_markdown else parted
    pieces = [each for piece in pieces for each in (part(piece, tags) if isinstance(piece, Block) else [piece])]
    rows = [row if is_markdown else _with_headings_alike(row) for row in _rows(pieces, tags)]
    if not _is_alternating(pieces, rows, tags):
        return None
    texts = words_of(rows)
    titles = titles_of(rows)
    if document.title and not any(titles):
        titles = (document.title, "") if tag_of(document.title) == tags[0] else ("", document.title)
    called = {run.note for row in rows for block in row.source for run in _runs(block)}
    return Aligned(
        document.shown,
        (as_tag(named[0] or tags[0], texts[0]), as_tag(named[1] or tags[1], texts[1])),
        titles,
        tuple(rows),
        notes=(
            tuple(note for note in document.notes if note.label in called),
            tuple(note for note in document.notes if note.label not in called),
        ),
        facts=document.facts,
        is_markdown=is_markdown,
        guess=document.guess,
        sample=document.sample,
        dropped=document.dropped,
        remarks=document.remarks,
    )


def halves(document: Document) -> Halves | None:
    """Return both texts of a document that has one after the other, the Chinese one as the original, or None."""
    pieces = [piece for piece in document.blocks if piece.kind != "image"]
    tags = _languages(pieces, ("", ""))
    if tags is None:
        return None
    runs = [tag for tag, _ in groupby(each for each in map(_tag, pieces) if each in tags)]
    if len(runs) != _TWO:
        return None
    at = next(index for index, block in enumerate(document.blocks) if _tag(block) == runs[1])
    parts = document.blocks[:at], document.blocks[at:]
    texts = [
        replace(document, blocks=blocks, notes=_notes(document, blocks), language=tag, title=_title(blocks), body=None)
        for blocks, tag in zip(parts, runs, strict=True)
    ]
    one, other = texts if runs[0] == tags[0] else reversed(texts)
    return Halves(one, other)


def _in_order(row: Row, tags: Tags) -> Row:
    """Return a row of a table with the original first, in whichever column it stands."""
    is_swapped = any(_tag(block) == tags[1] for block in row.source) or any(
        _tag(block) == tags[0] for block in row.translation
    )
    return Row(row.translation, row.source) if is_swapped else row


def _with_headings_alike(row: Row) -> Row:
    """Return a row in which a short line beside a heading is one too: two lines know more than one."""
    if len(row.source) != 1 or len(row.translation) != 1:
        return row
    one, other = row.source[0], row.translation[0]
    if one.kind == "heading" and other.kind == "paragraph" and may_be_heading(other.text):
        return replace(row, translation=(replace(other, kind="heading", level=one.level),))
    if other.kind == "heading" and one.kind == "paragraph" and may_be_heading(one.text):
        return replace(row, source=(replace(one, kind="heading", level=other.level),))
    return row


def _notes(document: Document, blocks: Sequence[Block]) -> tuple[Note, ...]:
    called = {run.note for block in blocks for run in _runs(block)}
    return tuple(note for note in document.notes if note.label in called)


def _title(blocks: Sequence[Block]) -> str:
    return next((block.text for block in blocks if block.kind == "heading" and block.level == 1), "")


def _runs(block: Block) -> Iterator[Run]:
    yield from block.runs
    for row in block.rows:
        for cell in row:
            yield from cell


def _tag(piece: _Piece) -> str:
    """Return the language of a block, or an empty string for a row and for what has no letters."""
    return "" if isinstance(piece, Row) or piece.kind == "image" else piece.language or tag_of(piece.text)


def _languages(pieces: Sequence[_Piece], named: Tags) -> Tags | None:
    """Return the two languages of a document, that of the original first, or None where it has one or many."""
    tags = [
        tag
        for piece in pieces
        for tag in ([_tag(piece)] if isinstance(piece, Block) else map(_tag, (*piece.source, *piece.translation)))
    ]
    counts = Counter(tag for tag in tags if tag)
    both = [tag for tag, _ in counts.most_common(_TWO)]
    if len(both) < _TWO or sum(counts.values()) - counts[both[0]] - counts[both[1]] > _MOST_OTHERS * sum(
        counts.values()
    ):
        return None
    if counts[both[1]] < _LEAST_SHARE * sum(counts.values()):
        return None
    wanted = next((tag for tag in both if named[0] and language(tag).is_as(language(named[0]))), "")
    source = wanted or next((tag for tag in both if is_chinese(tag)), both[0])
    return source, next(tag for tag in both if tag != source)


def _pieces(blocks: Sequence[Block]) -> Iterator[_Piece]:
    """Yield the blocks, and the rows of a table that has a language in each of two columns."""
    for block in blocks:
        rows = rows_in(block)
        yield from (block,) if rows is None else rows


def _rows(pieces: Sequence[_Piece], tags: Tags) -> Iterator[Row]:
    """Yield the rows: a group in one language with the group in the other that follows."""
    groups = list(_groups(pieces, tags))
    translation_first = _cost(groups, tags[1]) < _cost(groups, tags[0])
    begins = tags[1] if translation_first else tags[0]
    index = 0
    while index < len(groups):
        tag, blocks = groups[index]
        following = groups[index + 1] if index + 1 < len(groups) else ("", [])
        index += 1
        if tag == "row":
            yield from (piece for piece in blocks if isinstance(piece, Row))
        elif not tag:
            yield from (_shared(piece) for piece in blocks if isinstance(piece, Block))
        elif tag == begins and following[0] not in ("", "row", tag):
            index += 1
            head, one, other, tail = _trimmed(
                _only_blocks(blocks), _only_blocks(following[1]), first=index == _TWO, last=index == len(groups)
            )
            yield from (Row((each,), ()) if tag == tags[0] else Row((), (each,)) for each in head)
            yield from _beside(*((one, other) if tag == tags[0] else (other, one)))
            yield from (Row((), (each,)) if tag == tags[0] else Row((each,), ()) for each in tail)
        else:
            yield from (Row((each,), ()) if tag == tags[0] else Row((), (each,)) for each in _only_blocks(blocks))


def _trimmed(
    one: list[Block], other: list[Block], *, first: bool, last: bool
) -> tuple[list[Block], list[Block], list[Block], list[Block]]:
    """Return the blocks of a group beside another without an introduction or an end that stands in one language alone.

    What a page says before both texts begin, or after they end, is in one of them.
    """
    if first and len(one) > len(other) == 1:
        return one[:-1], one[-1:], other, []
    if last and len(other) > len(one) == 1:
        return [], one, other[:1], other[1:]
    return [], one, other, []


def _only_blocks(pieces: Sequence[_Piece]) -> list[Block]:
    return [piece for piece in pieces if isinstance(piece, Block)]


def _shared(block: Block) -> Row:
    """Return a block without letters as what stands on both sides: a picture, a number, three stars."""
    return Row((block,), (block,))


def _groups(pieces: Sequence[_Piece], tags: Tags) -> Iterator[tuple[str, list[_Piece]]]:
    """Yield runs of blocks in one language, with its tag; of rows, with `row`; of what has no letters, with nothing.

    What has no letters and stands between two blocks of one language is of that language; of a third language, of the
    one before.
    """
    found: list[tuple[str, _Piece]] = []
    before = ""
    for at, piece in enumerate(pieces):
        if isinstance(piece, Row):
            found.append(("row", piece))
            continue
        tag = _tag(piece)
        if tag not in tags:
            after = next((_tag(each) for each in pieces[at + 1 : at + 3] if _tag(each) in tags), "")
            is_within = before == after and piece.kind != "image"
            tag = (before or tags[1]) if tag else before if is_within else ""
        before = tag or before
        found.append((tag, piece))
    for tag, group in groupby(found, key=lambda each: each[0]):
        yield tag, [piece for _, piece in group]


def _cost(groups: Sequence[tuple[str, list[_Piece]]], begins: str) -> int:
    """Return how many blocks have no counterpart if each pair of groups begins with a language."""
    cost, index = 0, 0
    spoken = [(tag, blocks) for tag, blocks in groups if tag not in ("", "row")]
    while index < len(spoken):
        tag, blocks = spoken[index]
        index += 1
        if tag == begins and index < len(spoken):
            cost += abs(len(blocks) - len(spoken[index][1]))
            index += 1
        else:
            cost += len(blocks)
    return cost


def _beside(ours: Sequence[Block], theirs: Sequence[Block]) -> Iterator[Row]:
    """Yield the rows of two groups: one by one, else part by part between their headings, else as one row."""
    if len(ours) == len(theirs):
        yield from (Row((one,), (other,)) for one, other in zip(ours, theirs, strict=True))
        return
    parts = [_by_headings(side) for side in (ours, theirs)]
    levels = [[part[0].level for part in side] for side in parts]
    if levels[0] == levels[1] and any(levels[0]):
        for one, other in zip(*parts, strict=True):
            if one[0].kind == other[0].kind == "heading":
                yield Row((one[0],), (other[0],))
                one, other = one[1:], other[1:]  # noqa: PLW2901 - the headings are done
            if one or other:
                yield Row(tuple(one), tuple(other))
        return
    yield Row(tuple(ours), tuple(theirs))


def _by_headings(blocks: Sequence[Block]) -> list[list[Block]]:
    """Return the parts of a text, each but the first with the heading that it begins with."""
    parts: list[list[Block]] = []
    for block in blocks:
        if block.kind == "heading" or not parts:
            parts.append([])
        parts[-1].append(block)
    return parts


def _is_alternating(pieces: Sequence[_Piece], rows: Sequence[Row], tags: Tags) -> bool:
    """Return whether two languages alternate, rather than one quoting the other."""
    runs = [tag for tag, _ in groupby(each for each in map(_tag, pieces) if each in tags)]
    columns = sum(isinstance(piece, Row) for piece in pieces)
    both = sum(bool(row.source and row.translation) for row in rows)
    letters = [
        sum(sum(map(str.isalpha, block.text)) for row in rows for block in (row.translation if side else row.source))
        for side in (0, 1)
    ]
    enough = min(letters) >= _LEAST_LETTERS * max(letters)
    return enough and both >= _LEAST_ROWS * len(rows) and (len(runs) >= _LEAST_RUNS or columns >= _TWO)

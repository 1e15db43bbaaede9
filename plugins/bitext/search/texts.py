"""A text as a document of the search: its pairs and its notes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from bitext.model.catalogue import SourceRecord, TranslationRecord
from bitext.model.edition import Edition
from bitext.model.note import Note
from bitext.model.pairing import Pair
from bitext.model.sentences import Sentence, SentencePair, SentencePairs
from bitext.model.text import Block
from bitext.search.units import Document, Sides, Unit

_YEAR = re.compile(r"\d{4}")
_DATES = ("issued", "adopted", "delivered", "published", "effective")


def document_of(edition: Edition, beads: SentencePairs, address: str) -> Document:
    """Return a translation beside its original as a document; `beads`: its sentence pairs; `address`: of its page."""
    translation, source = edition.translation, edition.source
    original = source.blocks if source and source.on_file else ()
    titles = (source.title.original if source else "", translation.title)
    of_titles = translation.pairing.title
    units = [
        _unit(pair, original, translation.blocks, beads.get(pair.number, ())) for pair in translation.pairing.pairs
    ]
    if of_titles is not None:
        units[of_titles] = _of_titles(units[of_titles], titles)
    elif any(titles):
        units.insert(0, _of_titles(Unit("", "", ("", "")), titles))
    return Document(
        "text",
        address,
        titles,
        (source.language if source else "", translation.language),
        (*units, *map(_note, translation.notes)),
        source.type if source else "",
        year_of(translation, source),
        edition.digest,
    )


def _unit(pair: Pair, original: Sequence[Block], ours: Sequence[Block], beads: Sequence[SentencePair]) -> Unit:
    left, starts = _side(original, pair.source)
    right, others = _side(ours, pair.translation)
    sentences, ends = [], (0, 0)
    for bead in beads:
        ends = (_end(bead.source, starts, ends[0]), _end(bead.translation, others, ends[1]))
        sentences.append((bead.number, *ends))
    return Unit(f"p{pair.number}", pair.label, (left, right), tuple(sentences))


def _of_titles(unit: Unit, titles: Sides) -> Unit:
    """Return the unit of the two titles, at the head of the page; what the text lacks is taken from the front matter.

    That pair has no row.
    """
    original, ours = unit.sides
    return replace(unit, place="", sides=(original or titles[0], ours or titles[1]))


def _side(blocks: Sequence[Block], indices: Iterable[int]) -> tuple[str, Mapping[tuple[int, int], int]]:
    """Return what a reader sees of some blocks, and at which offset each passage begins, by block and passage."""
    texts, starts, at = list[str](), {}, 0
    for index in indices if blocks else ():
        for number, passage in enumerate(blocks[index].passages):
            starts[index, number] = at
            texts.append(passage.text)
            at += len(passage.text) + 1
    return "\n".join(texts), starts


def _end(sentences: Sequence[Sentence], starts: Mapping[tuple[int, int], int], before: int) -> int:
    last = sentences[-1] if sentences else None
    return before if last is None else starts[last.block, last.passage] + last.end


def _note(note: Note) -> Unit:
    words = {part.of_source: part.text for part in note.lemma}
    said = ": ".join(filter(None, (words.get(False, ""), note.text)))
    return Unit(note.id, str(note.number), (words.get(True, ""), said), is_note=True)


def year_of(translation: TranslationRecord, source: SourceRecord | None) -> int:
    """Return the year of a text: of its first known date, else that of the translation; 0 where none is known."""
    dates = source.dates if source else {}
    for date in (*(dates.get(name, "") for name in _DATES), translation.published):
        match = _YEAR.match(str(date))
        if match:
            return int(match[0])
    return 0

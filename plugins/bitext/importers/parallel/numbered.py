"""Verse with numbers on both sides: `1:1 text` on a line of its own, or the chapters and verses of USFM."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bitext.importers.document import Block
from bitext.importers.parallel.aligned import Aligned, Row, paragraph
from bitext.importers.parallel.two_languages import Tags, as_tag
from bitext.languages import language
from bitext.languages.detection import tag_of
from bitext.languages.identifiers import identifier
from bitext.readers.raw_texts import read_raw

_LEAST = 3  # numbered lines of a text
_MOST_PLAIN = 0.4  # share of lines without a number: headings
_COMMON = 0.7  # share of the numbers that both texts have
_USFM = re.compile(r"\\\+?[a-z]{1,6}[0-9]?(?:\*|[ \t]+|$)")
_CHAPTER = re.compile(r"\\c[ \t]+(\d{1,4})")
_VERSE = re.compile(r"\\v[ \t]+(\d{1,4}(?:-\d{1,4})?)[ \t]*")
_NOTE = re.compile(r"\\(f|x)[ \t].{0,4000}?\\\1\*")
_UNREAD = ("\\id", "\\ide", "\\h ", "\\toc", "\\rem", "\\usfm", "\\sts")


@dataclass(frozen=True, slots=True)
class _Line:
    id: str
    """Its number, or an empty string."""
    text: str
    """As it is printed, with its number."""


def read_numbered(paths: tuple[Path, Path], shown: tuple[str, str], codec: str, named: Tags) -> Aligned | None:
    """Return the numbered lines of two files, those of one number together, or None where they have no such numbers."""
    raws = [read_raw(path, name, codec) for path, name in zip(paths, shown, strict=True)]
    if any(raw.fault for raw in raws):
        return None  # who reads them as texts will say it
    sides = [_lines(raw.text) for raw in raws]
    if not _is_numbered(*sides):
        return None
    tags = [as_tag(named[index] or tag_of(raw.text), raw.text) for index, raw in enumerate(raws)]
    rows = tuple(_rows(*sides))
    return Aligned(shown[0], (tags[0], tags[1]), rows=rows, guess=raws[0].guess, sample=raws[0].sample)


def _lines(text: str) -> list[_Line]:
    typed = [line.strip() for line in text.split("\n") if line.strip()]
    if any(map(_VERSE.match, typed)):
        return _of_usfm(typed)
    return [_Line(identifier(line), line) for line in typed]


def _of_usfm(typed: Iterable[str]) -> list[_Line]:
    """Return the verses of USFM, each on a line with its chapter and its number, and its headings."""
    found, chapter = list[_Line](), "1"
    for line in typed:
        if match := _CHAPTER.match(line):
            chapter = match[1]
        elif line.startswith(_UNREAD):
            continue
        elif match := _VERSE.match(line):
            number = f"{chapter}:{match[1]}"
            found.append(_Line(number, f"{number} {_without_marks(line[match.end() :])}".strip()))
        elif text := _without_marks(line):
            if found and found[-1].id and line.startswith(("\\q", "\\p", "\\m")) and not line.startswith("\\mt"):
                before = found[-1].text
                found[-1] = _Line(found[-1].id, f"{before}{language(tag_of(text) or 'en').joint(before, text)}{text}")
            else:
                found.append(_Line("", text))
    return found


def _without_marks(line: str) -> str:
    return " ".join(_USFM.sub("", _NOTE.sub("", line)).split())


def _is_numbered(ours: Sequence[_Line], theirs: Sequence[_Line]) -> bool:
    sets = []
    for lines in (ours, theirs):
        counts = Counter(line.id for line in lines if line.id)
        plain = sum(not line.id for line in lines)
        if len(counts) < _LEAST or max(counts.values()) > 1 or plain > _MOST_PLAIN * len(lines):
            return False
        sets.append(set(counts))
    return len(sets[0] & sets[1]) >= _COMMON * max(map(len, sets))


def _rows(ours: Sequence[_Line], theirs: Sequence[_Line]) -> Iterable[Row]:
    """Yield the rows in order; a number that stands elsewhere on the other side is a line without a counterpart."""
    places = {line.id: at for at, line in enumerate(theirs) if line.id}
    done = 0
    waiting = list[_Line]()
    for line in ours:
        at = places.get(line.id, -1) if line.id else -1
        if at < done:
            waiting.append(line)
            continue
        yield from _between(waiting, theirs[done:at])
        yield Row((_block(line),), (_block(theirs[at]),))
        waiting, done = [], at + 1
    yield from _between(waiting, theirs[done:])


def _between(ours: Sequence[_Line], theirs: Sequence[_Line]) -> Iterable[Row]:
    """Yield the lines between two pairs: headings with one another, as far as there are as many, all else alone."""
    if len(ours) == len(theirs) and not any(line.id for line in (*ours, *theirs)):
        yield from (Row((_block(one),), (_block(other),)) for one, other in zip(ours, theirs, strict=True))
        return
    yield from (Row((_block(line),), ()) for line in ours)
    yield from (Row((), (_block(line),)) for line in theirs)


def _block(line: _Line) -> Block:
    return paragraph(line.text)

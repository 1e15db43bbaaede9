"""Subtitles (SRT, WebVTT): two files that go by one clock, or one with both languages in each cue."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from bitext.importers.document import Block
from bitext.importers.parallel.aligned import Aligned, Row, faulty, verse, words_of
from bitext.importers.parallel.text_files import read_text
from bitext.importers.parallel.two_languages import Tags, as_tag
from bitext.languages import language
from bitext.languages.detection import tag_of
from bitext.readers.encoded_files import EncodedFile

MOST_BYTES = 5_000_000
"""Bytes of a file: those of a film have a hundred thousand."""
_TIME = r"(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})[,.](\d{1,3})"
_TIMES = re.compile(rf"\s*{_TIME}\s*-->\s*{_TIME}(?:\s.*)?")
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,200}>|<\d[\d:.]{3,12}>|\{\\[^{}]{0,100}\}")
_NO_CUES = ("NOTE", "STYLE", "REGION", "WEBVTT")
_TWO = 2  # languages: a text and its translation
_SHARED = 0.5  # of the shorter cue: from here on, two cues are of one moment
_NEAR = 8  # cues of a group that the next one is held against
_LEAST = 0.5  # share of cues with both languages from which on a file is bilingual


@dataclass(frozen=True, slots=True)
class _Cue:
    begin: int
    """In milliseconds."""
    end: int
    lines: tuple[str, ...]


def read_subtitles(path: Path, shown: str, codec: str, named: Tags) -> Aligned | None:
    """Return the cues of a file that has both languages, or None where it has one."""
    file = read_text(path, shown, MOST_BYTES, codec)
    if file.fault:
        return Aligned(shown, fault=file.fault)
    cues = list(_cues(file.text))
    if not cues:
        return _without_cues(shown)
    tags = _two(cues, named)
    if not tags:
        return None
    rows = []
    for cue in cues:
        ours, theirs = (
            [line for line in cue.lines if (tag_of(line) == tags[1]) == is_other] for is_other in (False, True)
        )
        rows.append(Row(_side(ours), _side(theirs)))
    return _aligned(shown, rows, named, file)


def read_two(paths: tuple[Path, Path], shown: tuple[str, str], codec: str, named: Tags) -> Aligned:
    """Return the cues of two files, those together that are shown at one moment."""
    sides = list[list[_Cue]]()
    files = [read_text(path, name, MOST_BYTES, codec) for path, name in zip(paths, shown, strict=True)]
    for file, name in zip(files, shown, strict=True):
        if file.fault:
            return Aligned(shown[0], fault=file.fault)
        sides.append(list(_cues(file.text)))
        if not sides[-1]:
            return _without_cues(name)
    rows = [Row(_blocks(one), _blocks(other)) for one, other in _together(*sides)]
    return _aligned(shown[0], rows, named, files[0])


def _aligned(shown: str, rows: Sequence[Row], named: Tags, file: EncodedFile) -> Aligned:
    texts = words_of(rows)
    tags = [as_tag(named[index] or tag_of(text), text) for index, text in enumerate(texts)]
    return Aligned(shown, (tags[0], tags[1]), rows=tuple(rows), guess=file.guess, sample=file.sample)


def _without_cues(shown: str) -> Aligned:
    return faulty(shown, "expected subtitles (SRT or WebVTT), found no line of times; name the file that has them")


def _cues(text: str) -> Iterator[_Cue]:
    """Yield the cues of a file in their order, without empty ones."""
    times: re.Match[str] | None = None
    lines = list[str]()
    skips = False
    for line in [*text.split("\n"), ""]:
        if match := _TIMES.fullmatch(line):
            times, lines, skips = match, [], False
        elif line.strip():
            skips = skips or (times is None and line.startswith(_NO_CUES))
            if times is not None and not skips:
                lines.append(line)
        elif times is not None:
            shown = tuple(plain for each in lines if (plain := unescape(_TAG.sub("", each)).strip()))
            if shown:
                yield _Cue(_moment(times, 1), _moment(times, 5), shown)
            times, skips = None, False


def _moment(match: re.Match[str], at: int) -> int:
    hours, minutes, seconds, fraction = match.group(at, at + 1, at + 2, at + 3)
    return ((int(hours or 0) * 60 + int(minutes)) * 60 + int(seconds)) * 1000 + int(fraction.ljust(3, "0"))


def _two(cues: Sequence[_Cue], named: Tags) -> Tags | None:
    """Return the languages that most cues have one beside the other, Chinese first, or None."""
    several = Counter(frozenset(filter(None, map(tag_of, cue.lines))) for cue in cues)
    both = Counter({tags: count for tags, count in several.items() if len(tags) == _TWO})
    if both.total() < _LEAST * len(cues):
        return None
    one, other = sorted(both.most_common(1)[0][0], key=lambda tag: tag != "zh")
    swap = named[0] and language(named[0]).is_as(language(other))
    return (other, one) if swap else (one, other)


def _together(ours: Sequence[_Cue], theirs: Sequence[_Cue]) -> Iterator[tuple[list[_Cue], list[_Cue]]]:
    """Yield the cues of two files that are shown together, in order; each once."""
    i = j = 0
    while i < len(ours) or j < len(theirs):
        one, other = list[_Cue](), list[_Cue]()
        if j == len(theirs) or (i < len(ours) and ours[i].begin <= theirs[j].begin):
            one.append(ours[i])
            i += 1
        else:
            other.append(theirs[j])
            j += 1
        grows = True
        while grows:
            grows = False
            if j < len(theirs) and any(_share(cue, theirs[j]) for cue in one[-_NEAR:]):
                other.append(theirs[j])
                j, grows = j + 1, True
            if i < len(ours) and any(_share(ours[i], cue) for cue in other[-_NEAR:]):
                one.append(ours[i])
                i, grows = i + 1, True
        yield one, other


def _share(one: _Cue, other: _Cue) -> bool:
    shared = min(one.end, other.end) - max(one.begin, other.begin)
    return shared > 0 and shared >= _SHARED * max(1, min(one.end - one.begin, other.end - other.begin))


def _blocks(cues: Sequence[_Cue]) -> tuple[Block, ...]:
    return tuple(block for cue in cues for block in _side(cue.lines))


def _side(lines: Sequence[str]) -> tuple[Block, ...]:
    """Return what a cue says: the lines that one person says are one, and those of two stand."""
    said = list[str]()
    for line in lines:
        if said and not line.startswith(("-", "\u2013", "\u2014")):
            tag = tag_of(said[-1] + line)
            said[-1] += (language(tag).joint(said[-1], line) if tag else " ") + line
        else:
            said.append(line)
    return (verse(said),) if said else ()

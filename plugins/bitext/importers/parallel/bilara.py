"""Bilara's files: JSON of segments with an id each, one file for the root text and one for each translation."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path

from bitext.importers.document import Block, Run
from bitext.importers.parallel.aligned import Aligned, Row, faulty, titles_of
from bitext.importers.parallel.two_languages import Tags
from bitext.languages.detection import tag_of
from bitext.languages.tags import canonical, meant
from bitext.readers.encoded_files import read_encoded

NAME = re.compile(
    r"(?P<text>[\w.-]{1,80})_(?P<kind>root|translation|html|comment|variant|reference)(?:-(?P<tag>[a-z]{2,3})-[\w-]{1,60})?\.json"
)
"""How such a file is called: mn1_root-pli-ms.json."""
_ID = re.compile(r"[a-z][a-z0-9.-]{0,40}:\d{1,5}(?:[.-]\d{1,5}){0,5}[a-z]?", re.IGNORECASE)
_MOST_BYTES = 5_000_000
_OLD_TAGS = {"pli": "pi", "san": "sa", "tib": "bo", "eng": "en", "zho": "zh"}
_HEADING = re.compile(r"<h([1-6])\b")
_NEW_BLOCK = re.compile(r"<(?:p|h[1-6]|li|blockquote|dt|dd|header|section|article|footer|td)\b")
_VERSE = re.compile(r"verse-line")
_OF_HEAD = re.compile(r"[^:]*:(?:0(?:\.|$)|.*\.0(?:\.|$))")
"""Ids of what stands above a text, mn1:0.1, and above a part of it, mn10:4.0.1."""


def is_bilara(path: Path) -> bool:
    """Return whether a file is called as bilara calls its own."""
    return NAME.fullmatch(path.name) is not None


def read_bilara(paths: tuple[Path, Path], shown: tuple[str, str], named: Tags) -> Aligned:
    """Return the segments of both files, those of one paragraph together, in the order of the root text."""
    sides = list[dict[str, str]]()
    for path, name in zip(paths, shown, strict=True):
        read = _segments(path, name)
        if isinstance(read, Aligned):
            return read
        sides.append(read)
    ours, theirs = sides
    marks = _mark_up(paths[0])
    rows, everything = [], list(_in_order(ours, theirs))
    title = next((each for each in reversed(everything) if each.partition(":")[2].startswith("0")), "")
    for ids in _passages(everything, marks):
        one, other = (
            (_block(side, ids, marks, title),) if any(side.get(each, "").strip() for each in ids) else ()
            for side in sides
        )
        if one or other:
            rows.append(Row(one, other))
    tags = tuple(named[index] or _tag(path) for index, path in enumerate(paths))
    languages = tags[0] or tag_of(" ".join(ours.values())), tags[1] or tag_of(" ".join(theirs.values()))
    return Aligned(shown[0], languages, titles_of(rows), tuple(rows))


def _segments(path: Path, shown: str) -> dict[str, str] | Aligned:
    file = read_encoded(path, shown, most=_MOST_BYTES)
    if file.fault:
        return Aligned(shown, fault=file.fault)
    try:
        read = json.loads(file.text)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        return faulty(shown, "expected JSON of segments, found what is none; get the file anew", line)
    if not isinstance(read, dict) or not all(
        _ID.fullmatch(key) and isinstance(text, str) for key, text in read.items()
    ):
        return faulty(
            shown, "expected an id and a text for each segment, found something else; name a file of bilara's"
        )
    return read


def _tag(path: Path) -> str:
    match = NAME.fullmatch(path.name)
    tag = (match["tag"] or "") if match else ""
    return meant(_OLD_TAGS.get(tag, tag)) or canonical(tag)


def _mark_up(path: Path) -> Mapping[str, str]:
    """Return the mark-up of each segment, where its file lies beside the root text's."""
    match = NAME.fullmatch(path.name)
    beside = path.with_name(f"{match['text']}_html.json") if match else path
    if beside == path or not beside.is_file():
        return {}
    read = _segments(beside, beside.name)
    return {} if isinstance(read, Aligned) else read


def _in_order(ours: Iterable[str], theirs: Iterable[str]) -> Iterator[str]:
    """Yield all ids once: those of the original in its order, each followed by what stands only in the translation."""
    known, after, last = set(ours), dict[str, list[str]](), ""
    for each in theirs:
        if each in known:
            last = each
        else:
            after.setdefault(last, []).append(each)
    yield from after.get("", ())
    for each in ours:
        yield each
        yield from after.get(each, ())


def _passages(ids: list[str], marks: Mapping[str, str]) -> Iterator[list[str]]:
    """Yield the ids of each paragraph: as the mark-up says, or else those that differ in their last number alone."""
    if not marks:
        for _, group in groupby(ids, key=_place):
            yield list(group)
        return
    passage = list[str]()
    for each in ids:
        if passage and _NEW_BLOCK.search(marks.get(each, "")):
            yield passage
            passage = []
        passage.append(each)
    if passage:
        yield passage


def _place(name: str) -> str:
    """Return what the segments of a paragraph share: mn1:3 of mn1:3.2; dhp1 of dhp1:4; each of a head is its own."""
    text, _, number = name.partition(":")
    if _OF_HEAD.match(name):
        return name
    return f"{text}:{number.rpartition('.')[0]}" if "." in number else text


def _block(side: Mapping[str, str], ids: list[str], marks: Mapping[str, str], title: str) -> Block:
    """Return a paragraph, a verse or a heading made of segments."""
    texts = [side[each] for each in ids if side.get(each, "").strip()]
    level = _level(ids[0], marks, title)
    if level:
        return Block("heading", (Run("".join(texts).strip()),), level, language=tag_of("".join(texts)))
    is_verse = any(_VERSE.search(marks.get(each, "")) for each in ids) if marks else "." not in ids[0].partition(":")[2]
    if is_verse and len(texts) > 1:
        runs = tuple(Run(text.strip(), line_break=index < len(texts) - 1) for index, text in enumerate(texts))
        return Block("verse", runs, language=tag_of("".join(texts)))
    return Block("paragraph", (Run("".join(_spaced(texts)).strip()),), language=tag_of("".join(texts)))


def _spaced(texts: list[str]) -> Iterator[str]:
    """Yield segments, of which most bring the space behind them along."""
    for index, text in enumerate(texts):
        needs = index < len(texts) - 1 and not text[-1:].isspace() and text[-1:].isascii()
        yield f"{text} " if needs else text


def _level(name: str, marks: Mapping[str, str], title: str) -> int:
    """Return the level of the heading that a segment is, or 0; `title`: the last one above the text."""
    if marks:
        match = _HEADING.search(marks.get(name, ""))
        return int(match[1]) if match else 0
    if name == title:
        return 1
    return 2 if _OF_HEAD.match(name) and not name.partition(":")[2].startswith("0") else 0

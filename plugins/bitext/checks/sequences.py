"""C18: numbers at the head of blocks (一、 （二） 第三条 4. (e)) that have a gap, or differ between the sides."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from bitext.checks.text import CheckedPair, CheckedText, Words
from bitext.diagnostics import Finding, Location
from bitext.languages import ENGLISH, Language
from bitext.languages.zh.numbers import COUNTING, ZEROS, value
from bitext.model.text import Block

_NUMERAL = rf"[{ZEROS}{COUNTING}两千]{{1,9}}|[0-9\uff10-\uff19]{{1,3}}"
_CHINESE = re.compile(
    rf"\s*(?:第(?P<part>{_NUMERAL})(?P<unit>[编章节条款项])(?![之的])"
    rf"|(?P<list>{_NUMERAL})(?:、|[.\uff0e](?!\d))|[(\uff08](?P<inner>{_NUMERAL})[)\uff09]"
    rf"|第(?P<word>{_NUMERAL})[，,：:是]|专栏\s?(?P<box>{_NUMERAL})(?!\d))"
)
_CIRCLED = re.compile(r"\s*([\u2460-\u2473])")
_ENGLISH = re.compile(
    r"(?:(?P<unit>Part|Book|Chapter|Section|Article|Art\.|Box)\s+(?P<part>\d{1,3}|[IVXLC]{1,7})(?![\w-]|\.\d)"
    r"|(?P<list>\d{1,3}|[IVXLC]{1,7})\\?[.)](?=\s)|\(\s?(?P<inner>\d{1,3}|[ivxlc]{1,7}|[IVXLC]{1,7}|[a-z])\s?\)"
    r"|(?P<letter>[a-z])\\?[.)](?=\s)"
    r"|(?P<word>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)(?:ly)?[,:])",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"[(\uff08]?(?<![\d.])([0-9]{1,2}|[一二三四五六七八九十]{1,3})[)\uff09]")
_COUNTED_IN_LETTERS = re.compile(
    r"[(\uff08]?(?<![\w.])([0-9]{1,2}|[a-z]|[ivx]{1,5}|[一二三四五六七八九十]{1,3})[)\uff09]"
)
"""Numbers in brackets that count within a paragraph."""
_FEWEST = 2
_MARKUP = re.compile(r"[\s>#*_]*(?:[-+*]\s+)?")
_ITEM = re.compile(r" {0,3}(\d{1,9})\.[ \t]")
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_WORDS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_UNITS = {"part": "编", "book": "编", "chapter": "章", "section": "节", "article": "条", "art.": "条", "box": "box"}
_LEAST = 3
"""Members that a sequence has before a number is missed in it."""

_NEAR = 3
"""Numbers that a gap is wide at most: more, and another sequence has begun."""


@dataclass(frozen=True, slots=True)
class _Number:
    """The number at the head of a block."""

    values: tuple[int, ...]
    """What it may be: (i) is the first or the ninth."""
    form: str
    """What it stands in: `条`, `list`, `inner` …; numbers of one form follow one another."""
    typed: str


def sequences(text: CheckedText) -> Iterator[Finding]:
    """Yield a finding for each number of a translation that its original has otherwise, or that leaves a gap."""
    ours, theirs = text.languages
    source, translation = text.edition.source, text.edition.translation
    there = _numbers(source.blocks, ours) if source else {}
    here = _of_translation(translation.blocks, theirs)
    shift = 0
    told = set[int]()
    for pair in text.pairs:
        if not pair.pair.translation or pair.pair.translation[0] not in here:
            continue
        mine = here[pair.pair.translation[0]]
        other = there.get(pair.pair.source[0]) if pair.pair.source else None
        if other is None or pair.pair.guess:
            continue
        told.add(pair.pair.translation[0])
        if set(mine.values) & set(other.values):
            shift = 0
        elif mine.values[0] - other.values[0] != shift:
            shift = mine.values[0] - other.values[0]
            block = translation.blocks[pair.pair.translation[0]]
            yield _other(Location(text.path, block.line), pair.see(), mine, other)
    for pair in text.pairs:
        if pair.is_whole:
            yield from _inside(pair, ours, theirs)
    if len(told) < len(here):
        yield from _gaps(text, here, told)


def _other(place: Location, see: Location | None, mine: _Number, other: _Number) -> Finding:
    message = (
        f"expected the number {other.values[0]}, as the original has {other.typed}, found {mine.typed}; "
        "correct it, and those below it"
    )
    return Finding("C18", place, message, see)


def _inside(pair: CheckedPair, ours: Language, theirs: Language) -> Iterator[Finding]:
    """Yield numbers inside a pair that differ: of the paragraphs of a quotation or an item, and in its sentences."""
    source, translation = pair.source, pair.translation
    if len(source) == len(translation):
        for there, here in zip(source[1:], translation[1:], strict=True):
            one, two = _read(ours)(there.text, 0), _read(theirs)(here.text, 0)
            if one and two and not set(one.values) & set(two.values) and here.block.kind in ("quotation", "item"):
                yield _other(here.at(), there.at(), two, one)
        for there, here in zip(source, translation, strict=True):
            yield from _in_sentences(there, here)


def _in_sentences(there: Words, here: Words) -> Iterator[Finding]:
    """Yield the first number that differs, where both sides count from 1 in brackets, the original without a gap."""
    ours = [value(match[1]) for match in _COUNTED.finditer(there.text)]
    if len(ours) < _FEWEST or ours != list(range(1, len(ours) + 1)):
        return
    theirs = list(_COUNTED_IN_LETTERS.finditer(here.text))
    values = [_values(match[1]) for match in theirs]
    if len(values) != len(ours) or 1 not in values[0]:
        return
    for match, counted, number in zip(theirs, values, ours, strict=True):
        if number not in counted:
            mine, other = _Number(counted, "", match[0]), _Number((number,), "", f"({number})")
            yield _other(here.at(match.start()), there.at(), mine, other)
            return


def _gaps(text: CheckedText, here: dict[int, _Number], told: set[int]) -> Iterator[Finding]:
    """Yield the numbers that leave a gap, of blocks whose original has none to compare them with.

    A sequence begins with 1, has three members and more of one form, and goes on until another begins.
    """
    last: dict[tuple[str, int], tuple[int, int]] = {}  # by form and level: the last number, and how many came before
    between = dict[tuple[str, int], set[int]]()
    blocks = text.edition.translation.blocks
    for index, number in here.items():
        form = number.form, blocks[index].level
        before, count = last.get(form, (0, 0))
        missed, found = before + 1, number.values[0]
        if missed in number.values:
            found = missed
        elif index not in told and _is_gap(missed, found, count) and missed not in between.get(form, ()):
            message = f"expected {missed} behind {before}, found {number.typed}; see whether a block is missing"
            yield Finding("C18", Location(text.path, blocks[index].line), message)
        last[form] = found, count + 1 if found > before else int(found == 1)
        for seen in between.values():
            seen.update(number.values)
        between[form] = set()


def _is_gap(missed: int, found: int, count: int) -> bool:
    """Return whether a number leaves a gap in a sequence of which so many members came before."""
    return count >= _LEAST and missed < found < missed + _NEAR


def _of_translation(blocks: Sequence[Block], language: Language) -> dict[int, _Number]:
    """Return the numbers of blocks by index; those of a list count on from its first, whatever was typed."""
    found = _numbers(blocks, language, markdown=True)
    begun = -1
    for index, block in enumerate(blocks):
        match = _ITEM.match(block.text) if block.kind == "item" else None
        if match is None:
            begun = -1
            continue
        begun = int(match[1]) if begun < 0 else begun + 1
        if index in found and begun < 1000:
            found[index] = _Number((begun,), "list", found[index].typed)
    return found


def _numbers(blocks: Sequence[Block], language: Language, *, markdown: bool = False) -> dict[int, _Number]:
    """Return the numbers at the head of blocks, by index."""
    read = _read(language)
    found = dict[int, _Number]()
    for index, block in enumerate(blocks):
        if block.kind in ("paragraph", "heading", "item"):
            markup = _MARKUP.match(block.text) if markdown else None
            if number := read(block.text, markup.end() if markup else 0):
                found[index] = number
    return found


def _read(language: Language) -> Callable[[str, int], _Number | None]:
    """Return what reads the number at an offset of a text in a language."""
    return _chinese if language.is_chinese else _english if language.is_as(ENGLISH) else lambda *_: None


def _chinese(text: str, begin: int) -> _Number | None:
    if match := _CIRCLED.match(text, begin):
        return _Number((ord(match[1]) - 0x245F,), "circled", match[1])
    match = _CHINESE.match(text, begin)
    if match is None:
        return None
    kind = match.lastgroup or ""
    form = match["unit"] if kind == "unit" else "box" if kind == "box" else kind
    numeral = match["part"] if kind == "unit" else match[kind]
    if numeral[0] in "0123456789" and kind == "list":
        form = "digits"
    return _Number((value(numeral),), form, match[0].strip())


def _english(text: str, begin: int) -> _Number | None:
    match = _ENGLISH.match(text, begin)
    if match is None:
        return None
    typed = match[0].strip().replace("\\", "").rstrip(",")
    if match["word"]:
        return _Number((_WORDS.index(match["word"].lower()) + 1,), "word", typed)
    if match["part"]:
        return _Number(_values(match["part"]), _UNITS[match["unit"].lower()], typed)
    numeral = match["list"] or match["inner"] or match["letter"]
    form = "list" if match["list"] else "inner" if match["inner"] else "letter"
    kind = "digits" if numeral.isdigit() else "letters" if numeral.islower() else "roman"
    return _Number(_values(numeral), f"{form} {kind}", typed)


def _values(numeral: str) -> tuple[int, ...]:
    """Return what a numeral in digits, Roman numerals or letters may be."""
    if numeral.isdigit():
        return (int(numeral),)
    if numeral[0] in COUNTING:
        return (value(numeral),)
    small = numeral.lower()
    found = [ord(small) - 96] if len(small) == 1 else []
    if all(character in _ROMAN for character in small):
        parts = [_ROMAN[character] for character in small]
        roman = sum(-v if v < after else v for v, after in zip(parts, [*parts[1:], 0], strict=True))
        found = [*found, roman] if numeral.islower() else [roman, *found]
    return tuple(dict.fromkeys(found))

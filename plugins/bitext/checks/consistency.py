"""C08: one original, translated in different ways: headings and repeated clauses, across all texts."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import NamedTuple

from bitext.checks.text import CheckedPair, CheckedText, Words
from bitext.diagnostics import Finding, Location, Severity
from bitext.languages.script import has_han

_LEAST = 6  # characters of an original: shorter ones are translated as their place asks
_LEAST_OF_HEADING = 4  # 总体要求
_SHOWN = 40  # characters of a translation that a message shows
_OF_ORIGINAL = 20  # … and of an original
_BYTES = 8  # of a digest: two of a million texts then have one with a chance of 1 in 40 million
_NO_WORD = re.compile(r"[\W_]+")
_NUMBERED = re.compile(
    r"(?:[(\uff08]?(?:[0-9]{1,3}|[a-z]|[ivxlc]{1,5}|[一二三四五六七八九十百]{1,4})(?:[)\uff09.、\uff0e]|(?=\s))"
    r"|第?[一二三四五六七八九十百零0-9]{1,5}[章节条编款项]"
    r"|(?:chapter|section|article|part)\s[0-9ivxlc]{1,5}[:.]?)\s*",
    re.IGNORECASE,
)
"""The number at the head of a heading or an item, which differs where nothing else does."""


class _At(NamedTuple):
    """A translation of an original: a tuple, for there are as many as pairs."""

    path: str
    line: int
    words: bytes
    """Digest of the translation."""
    see: int
    """Line of the original."""
    shown: str
    """Its first words."""


@dataclass(slots=True)
class Consistency:
    """What is kept of all texts: digests, lines and a few words, and no text."""

    _places: dict[bytes, list[_At]] = field(default_factory=dict)
    """By digest of an original."""
    _originals: dict[bytes, str] = field(default_factory=dict)
    """By digest of an original: its first words."""
    _headings: set[bytes] = field(default_factory=set)
    """Digests of the originals that are headings."""
    _paths: dict[str, str] = field(default_factory=dict)
    """By path of a translation: that of its original."""

    def see(self, text: CheckedText) -> None:
        """Take the pairs of a text that are whole; of tables and lists, the cells and items that stand side by side."""
        for pair in text.pairs:
            if pair.is_whole:
                for ours, theirs in _units(pair):
                    self._take(ours, theirs, text.languages[1].tag)

    def _take(self, ours: tuple[Words, ...], theirs: tuple[Words, ...], language: str) -> None:
        source = "".join(words.text for words in ours)
        translation = " ".join(words.text for words in theirs)
        first, other = _compared(source), _compared(translation)
        is_heading = all(words.block.kind == "heading" for words in (*ours, *theirs))
        least = _LEAST_OF_HEADING if is_heading else _LEAST
        if len(first) < least or not other or (has_han(source) and has_han(translation)):
            return  # short, or not translated yet
        key = _digest(f"{language}\n{first}")
        if is_heading:
            self._headings.add(key)
        path = theirs[0].path
        self._paths[path] = ours[0].path
        at = _At(path, theirs[0].at().line, _digest(other), ours[0].at().line, _shortened(translation))
        self._places.setdefault(key, []).append(at)
        self._originals.setdefault(key, _shortened(source, _OF_ORIGINAL))

    def take(self, other: Consistency) -> None:
        """Take what another one has seen of other texts."""
        for key, places in other._places.items():
            self._places.setdefault(key, []).extend(places)
        self._originals = other._originals | self._originals
        self._headings |= other._headings
        self._paths |= other._paths

    def findings(self) -> Iterator[Finding]:
        """Yield a finding at each translation that is another than the most usual one of its original."""
        for key, places in sorted(self._places.items(), key=lambda each: min(each[1])):
            usual = _usual(places) if len(places) > 1 else places[0]
            for at in sorted(set(places)):
                if at.words != usual.words:
                    where = f"line {usual.line} of {usual.path}" if usual.path != at.path else f"line {usual.line}"
                    expected = f'"{usual.shown}" for {self._originals[key]}, as on {where}'
                    message = f'expected {expected}, found "{at.shown}"; make them one, or say why they differ'
                    grade: Severity | None = "warning" if key in self._headings else None
                    see = Location(self._paths[at.path], at.see)
                    yield Finding("C08", Location(at.path, at.line), message, see, grade=grade)


def _usual(places: Sequence[_At]) -> _At:
    """Return the first of the translations that most places have."""
    counts = Counter(at.words for at in places)
    most = max(counts.values())
    return min(at for at in places if counts[at.words] == most)


def _units(pair: CheckedPair) -> Iterator[tuple[tuple[Words, ...], tuple[Words, ...]]]:
    """Yield what stands side by side in a pair: its passages where both sides have as many, else all of it."""
    if len(pair.source) == len(pair.translation):
        yield from ((((ours,), (theirs,))) for ours, theirs in zip(pair.source, pair.translation, strict=True))
    else:
        yield pair.source, pair.translation


def _compared(text: str) -> str:
    """Return a text without what is no word of it: its number, spaces, punctuation, capitals, widths of characters."""
    folded = unicodedata.normalize("NFKC", text).strip()
    number = _NUMBERED.match(folded)
    words = folded[number.end() :] if number else folded
    return _NO_WORD.sub("", words).casefold() if has_han(words) else _NO_WORD.sub(" ", words).casefold().strip()


def _digest(text: str) -> bytes:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=_BYTES).digest()


def _shortened(text: str, most: int = _SHOWN) -> str:
    words = " ".join(text.split())
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}\N{HORIZONTAL ELLIPSIS}"

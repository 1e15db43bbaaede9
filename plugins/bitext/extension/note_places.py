"""Where in a text the words of a note are: pure functions over what a reader sees."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bitext.alike import fold, folded
from bitext.languages.script import has_han
from bitext.model.note import LemmaPart
from bitext.model.text import Span

_ALIKE = {
    **dict.fromkeys("'\u2018\u2019\u02bc", "['\u2018\u2019\u02bc]"),
    **dict.fromkeys('"\u201c\u201d', '["\u201c\u201d]'),
    **dict.fromkeys("-\u2010\u2011", "[-\u2010\u2011]"),
}
"""Character → pattern of the characters that a keyboard or a host's typography has for it."""

_VARIES = re.compile(
    r"[\sA-Za-z\u00c0-\u024f'\"\u2018-\u201d\u2010\u2011-]"
)  # text that may be shown differently from what was typed
EDGES = "\"'\u201c\u201d\u2018\u2019(),.;:!?"
"""Punctuation that may stand between words and their note mark."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The occurrence that a note is about."""

    index: int
    """Index of the occurrence among all, from 0."""
    count: int
    """Number of all occurrences."""
    told: bool
    """Whether the choice is certain: the only one, the one that the note names, or the one right before its mark."""


def occurrences(words: str, texts: Sequence[str]) -> list[tuple[int, Span]]:
    """Return the occurrences of words in some texts: index of the text and span, in order.

    As typed if there are any, else with white space of any length and other forms of quotation marks and hyphens, else
    in any case. Latin words are whole words; Chinese is found anywhere.
    """
    if not words.strip():
        return []
    chinese = has_han(words)
    found = [(index, span) for index, text in enumerate(texts) for span in _as_typed(words, text, whole=not chinese)]
    # Compiling a pattern takes ten times as long as placing a note, and few notes need one.
    return found or _alike(words, texts, whole=not chinese) or _folded(words, texts, whole=not chinese)


def _folded(words: str, texts: Sequence[str], *, whole: bool) -> list[tuple[int, Span]]:
    """Return where words that look alike stand: ⼤ for 大, a dash for a hyphen, a letter with its accent apart."""
    plain = fold(words)
    folds = [folded(text) for text in texts]
    if not plain.strip() or (plain == words and not any(folds)):
        return []
    shown = [text if each is None else each.text for text, each in zip(texts, folds, strict=True)]
    found = [(index, span) for index, text in enumerate(shown) for span in _as_typed(plain, text, whole=whole)]
    places = [(index, span, folds[index]) for index, span in found or _alike(plain, shown, whole=whole)]
    return [(index, span if each is None else each.span(*span)) for index, span, each in places]


def _alike(words: str, texts: Sequence[str], *, whole: bool) -> list[tuple[int, Span]]:
    if not _VARIES.search(words):
        return []
    pattern = r"\s+".join("".join(_ALIKE.get(c, re.escape(c)) for c in word) for word in words.split())
    before = r"(?<!\w)" if whole and words[0].isalnum() else ""
    after = r"(?!\w)" if whole and words[-1].isalnum() else ""
    for flags in (0, re.IGNORECASE):
        compiled = re.compile(f"{before}{pattern}{after}", flags)
        if found := [(index, match.span()) for index, text in enumerate(texts) for match in compiled.finditer(text)]:
            return found
    return []


def _as_typed(words: str, text: str, *, whole: bool) -> list[Span]:
    found = []
    start = text.find(words)
    while start >= 0:
        end = start + len(words)
        if not (
            whole and (_goes_on(text[max(start - 1, 0) : start], words[0]) or _goes_on(text[end : end + 1], words[-1]))
        ):
            found.append((start, end))
        start = text.find(words, end)
    return found


def _goes_on(outside: str, inside: str) -> bool:
    """Return whether a character outside the words, or "", continues the word of the one inside."""
    return outside.isalnum() and inside.isalnum() and not has_han(outside)


def choose(part: LemmaPart, count: int, behind: int | None = None) -> Choice | None:
    """Return which of `count` occurrences a lemma means.

    Return None where there are fewer than the lemma says. `behind`: the index of the one right before the note's mark.
    """
    if part.occurrence:
        return Choice(part.occurrence - 1, count, told=True) if part.occurrence <= count else None
    if not count:
        return None
    if behind is not None:
        return Choice(behind, count, told=True)
    return Choice(0, count, told=count == 1)


def right_behind(spans: Sequence[Span], text: str, mark: int) -> int | None:
    """Return the index of the span that ends at a note mark, punctuation between them aside, or None."""
    before = [index for index, (_, end) in enumerate(spans) if end <= mark]
    if before and not text[spans[before[-1]][1] : mark].strip(EDGES):
        return before[-1]
    return None

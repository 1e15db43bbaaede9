"""Where in a text the words of a note are: pure functions over what a reader sees."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bitext.alike import fold, folded
from bitext.han import has_han
from bitext.model.note import Alternative, LemmaPart

Span = tuple[int, int]
"""Offsets in a text: of the first character, and after the last."""

_ALIKE = {
    **dict.fromkeys("'\u2018\u2019\u02bc", "['\u2018\u2019\u02bc]"),
    **dict.fromkeys('"\u201c\u201d', '["\u201c\u201d]'),
    **dict.fromkeys("-\u2010\u2011", "[-\u2010\u2011]"),
}
"""What is typed in one way and shown in another: by the editor's keyboard, or by a host's typography."""

_VARIES = re.compile(
    r"[\sA-Za-z\u00c0-\u024f'\"\u2018-\u201d\u2010\u2011-]"
)  # what may be typed in one way and shown in another
_EDGES = "\"'\u201c\u201d\u2018\u2019(),.;:!?"
_SIGHT = 200  # characters before a bracket in which the words that it is about are looked for, per word of its own


@dataclass(frozen=True, slots=True)
class Choice:
    """The occurrence that a note is about."""

    index: int
    """Among all occurrences."""
    count: int
    """How many there are."""
    told: bool
    """Whether the note says which, or stands right behind it."""


def occurrences(words: str, texts: Sequence[str]) -> list[tuple[int, Span]]:
    """Return where words stand in some texts: index of the text and span, in order.

    As typed if they do so anywhere, else with white space of any length and other forms of quotation marks and
    hyphens, else in letters of any case. Latin words are whole ones; Chinese is found anywhere.
    """
    if not words.strip():
        return []
    chinese = has_han(words)
    found = [(index, span) for index, text in enumerate(texts) for span in _as_typed(words, text, whole=not chinese)]
    # A pattern takes ten times as long to make as a note to place: few notes need one.
    return found or _alike(words, texts, whole=not chinese) or _folded(words, texts, whole=not chinese)


def _folded(words: str, texts: Sequence[str], *, whole: bool) -> list[tuple[int, Span]]:
    """Return where words stand that look the same: ⼤ for 大, a dash for a hyphen, a letter with its accent apart."""
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
    """Return whether a character outside the words, if there is one, is of one word with the one inside."""
    return outside.isalnum() and inside.isalnum() and not has_han(outside)


def choose(part: LemmaPart, count: int, behind: int | None = None) -> Choice | None:
    """Return which of `count` occurrences a lemma means; nothing, where there are not as many as it says.

    `behind`: the index of the one that the note's mark stands right behind, if it does.
    """
    if part.occurrence:
        return Choice(part.occurrence - 1, count, told=True) if part.occurrence <= count else None
    if not count:
        return None
    if behind is not None:
        return Choice(behind, count, told=True)
    return Choice(0, count, told=count == 1)


def right_behind(spans: Sequence[Span], text: str, mark: int) -> int | None:
    """Return the index of the span that ends where a mark stands, closing signs between them aside."""
    before = [index for index, (_, end) in enumerate(spans) if end <= mark]
    if before and not text[spans[before[-1]][1] : mark].strip(_EDGES):
        return before[-1]
    return None


def run_before(text: str, mark: int, alternative: Alternative) -> Span | None:
    """Return the words before a bracket that the rendering in it stands for.

    They are those that the bracket names (`for "…"`); else the run that begins with the rendering's own first word,
    looked for among as many words as it has and one more; else the one word before the bracket.
    """
    words = alternative.words.split()
    sight = max(mark - _SIGHT * (len(words) + 2), 0)
    if alternative.replaces:
        found = occurrences(alternative.replaces, [text[sight:mark]])
        return (found[-1][1][0] + sight, found[-1][1][1] + sight) if found else None
    before = _last_words(text, sight, mark, len(words) + 1)
    if not before or not words:
        return None
    first = words[0].strip(_EDGES).casefold()
    starts = [start for start, end in before if text[start:end].strip(_EDGES).casefold() == first]
    return _trimmed(text, starts[-1] if starts else before[-1][0], before[-1][1])


def _last_words(text: str, begin: int, end: int, count: int) -> list[Span]:
    """Return where the last words between two offsets stand, in order: so many, or fewer."""
    spans: list[Span] = []
    for word in reversed(text[begin:end].rsplit(None, count)[-count:]):
        start = text.rindex(word, begin, spans[-1][0] if spans else end)
        spans.append((start, start + len(word)))
    return spans[::-1]


def _trimmed(text: str, start: int, end: int) -> Span | None:
    """Return the span without signs at its edges."""
    run = text[start:end]
    inner = run.strip(_EDGES)
    if not inner:
        return None
    begin = start + run.index(inner)
    return begin, begin + len(inner)

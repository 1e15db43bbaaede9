"""Matching as slow and as obvious as it can be written: what the fast one is held against."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

from bitext.alike import fold, folded
from bitext.languages.en.inflections import stems
from bitext.model.glossary import Term
from bitext.terms.hits import Hit, TermAt

WORD = r"[^\W_\u2e80-\U0010ffff]"
SEPARATOR = r"(?:\s+|-)"
LETTER = r"[^\W\d_\u2e80-\U0010ffff]"
NO_HYPHEN_BEFORE = f"(?<!{LETTER}-)"
NO_HYPHEN_BEHIND = f"(?!-{LETTER})"
NONE_BEHIND_SEVERAL = f"(?!-(?!(?i:related|themed|based|driven|led|oriented)(?!{WORD})){LETTER})"
APOSTROPHE = "['\u2018\u2019]"


def headwords(text: str, terms: Collection[Term], forms: Mapping[str, Sequence[str]]) -> list[Hit]:
    """Return what a reader would mark in Chinese, going from character to character.

    `forms`: by headword, its forms in other characters.
    """
    own = {fold(term.headword) for term in terms}
    candidates = []
    for term in terms:
        for form in {fold(term.headword), *(form for form in map(fold, forms[term.headword]) if form not in own)}:
            bounded = f"{_latin_bound(form[0], '<')}{re.escape(form)}{_latin_bound(form[-1], '')}"
            longer = [
                fold(word) for word in (*term.not_in, *(form for word in term.not_in for form in forms.get(word, ())))
            ]
            candidates.append((re.compile(bounded), form, longer, TermAt(term.id, alone=_is_long(term))))

    def at(position: int) -> Iterator[tuple[int, TermAt]]:
        for pattern, form, longer, use in candidates:
            match = pattern.match(plain, position)
            if match and not any(_inside(plain, position, form, word) for word in longer):
                yield match.end(), use

    plain, places = _folded(text)
    return [(places[start], places[end], uses) for start, end, uses in _leftmost_longest(plain, at)]


def _is_long(term: Term) -> bool:
    return (
        term.alone
        if term.alone is not None
        else len(fold(term.headword)) > 2 or not re.search("[\u2e80-\U0010ffff]", term.headword)
    )


def _folded(text: str) -> tuple[str, Sequence[int]]:
    """Return a text as it is compared, and where each of its characters stands."""
    return folded(text) or (text, range(len(text) + 1))


def _latin_bound(character: str, behind: str) -> str:
    if not re.match("[A-Za-z0-9]", character):
        return ""
    return "(?<![A-Za-z0-9])" if behind else "(?![A-Za-z0-9])"


def _inside(text: str, position: int, form: str, word: str) -> bool:
    """Return whether the form at `position` is part of a longer word that stands there."""
    starts = [match.start() for match in re.finditer(f"(?={re.escape(form)})", word)]
    return any(position >= start and text.startswith(word, position - start) for start in starts)


def renderings(text: str, terms: Iterable[Term], *, alone: bool = False) -> list[Hit]:
    """Return what a reader would mark in English, going from character to character."""
    candidates = [
        (pattern, TermAt(term.id, rendering.words))
        for term in terms
        for rendering in term.renderings
        if not alone or (term.alone if term.alone is not None else " " in rendering.words)
        for pattern in map(_pattern, forms(rendering.words))
    ]

    def at(position: int) -> Iterator[tuple[int, TermAt]]:
        for pattern, use in candidates:
            match = pattern.match(plain, position)
            if match:
                yield match.end(), use

    plain, places = _folded(text)
    return [(places[start], places[end], uses) for start, end, uses in _leftmost_longest(plain, at)]


def forms(rendering: str) -> set[str]:
    """Return a rendering with every ending that it may have."""
    return {stem.text + ending for stem in stems(fold(rendering)) for ending in stem.endings if stem.text}


def _pattern(form: str) -> re.Pattern[str]:
    parts = (_letter(character) for character in form)
    first, last = (
        f"(?{sign}{WORD})" if re.match(WORD, end) else "" for sign, end in (("<!", form[0]), ("!", form[-1]))
    )
    behind = NONE_BEHIND_SEVERAL if re.search("[ -]", form) else NO_HYPHEN_BEHIND
    return re.compile(f"{NO_HYPHEN_BEFORE}{first}{''.join(parts)}{last}{behind}")


def _letter(character: str) -> str:
    """Return what a character of a rendering stands for: a capital for itself, a small letter for both."""
    if character in " -\u2010\u2011":
        return SEPARATOR
    if character in "'\u2018\u2019":
        return APOSTROPHE
    if character.islower() and len(character.upper()) == 1:
        return f"[{character}{character.upper()}]"
    return re.escape(character)


def _leftmost_longest(text: str, at: Callable[[int], Iterable[tuple[int, TermAt]]]) -> list[Hit]:
    hits: list[Hit] = []
    position = 0
    while position < len(text):
        found = list(at(position))
        end = max((end for end, _ in found), default=0)
        if found:
            hits.append((position, end, tuple(use for its_end, use in found if its_end == end)))
        position = end if found else position + 1
    return hits

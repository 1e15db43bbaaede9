"""Matching as slow and as obvious as it can be written: what the fast one is held against."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator

from bitext.annotation.hits import Hit, Use
from bitext.model.glossary import Term

SELECTORS = "[\ufe00-\ufe0f\U000e0100-\U000e01ef]"
WORD = r"[^\W_\u2e80-\U0010ffff]"
SEPARATOR = r"(?:\s+|[-\u2010\u2011])"
APOSTROPHE = "['\u2018\u2019]"


def headwords(text: str, terms: Collection[Term]) -> list[Hit]:
    """Return what a reader would mark in Chinese, going from character to character."""
    own = {term.zh for term in terms}
    candidates = []
    for term in terms:
        for form in {term.zh, *(form for form in term.forms if form not in own)}:
            bounded = f"{_latin_bound(form[0], '<')}{_spread(form)}{_latin_bound(form[-1], '')}{SELECTORS}*"
            candidates.append((re.compile(bounded), form, (*term.not_in, *term.not_in_forms), Use(term.id)))

    def at(position: int) -> Iterator[tuple[int, Use]]:
        for pattern, form, longer, use in candidates:
            match = pattern.match(text, position)
            if match and not any(_inside(text, position, form, word) for word in longer):
                yield match.end(), use

    return _leftmost_longest(text, at)


def _latin_bound(character: str, behind: str) -> str:
    if not re.match("[A-Za-z0-9]", character):
        return ""
    return f"(?<![A-Za-z0-9]{SELECTORS})(?<![A-Za-z0-9])" if behind else f"(?!{SELECTORS}*[A-Za-z0-9])"


def _spread(word: str) -> str:
    return f"{SELECTORS}*".join(map(re.escape, word))


def _inside(text: str, position: int, form: str, word: str) -> bool:
    """Return whether the form at `position` is part of a longer word that stands there."""
    for match in re.finditer(f"(?={re.escape(form)})", word):
        before = f"{SELECTORS}*".join(map(re.escape, word[: match.start()])) + f"{SELECTORS}*"
        for begin in range(position + 1):
            if re.compile(f"{before}\\Z").match(text[begin:position]) and re.compile(
                _spread(word[match.start() :])
            ).match(text, position):
                return True
    return False


def renderings(text: str, terms: Iterable[Term], *, alone: bool = False) -> list[Hit]:
    """Return what a reader would mark in English, going from character to character."""
    candidates = [
        (pattern, Use(term.id, rendering.en))
        for term in terms
        for rendering in term.renderings
        if not alone or (term.alone if term.alone is not None else " " in rendering.en)
        for pattern in map(_pattern, numbers(rendering.en))
    ]

    def at(position: int) -> Iterator[tuple[int, Use]]:
        for pattern, use in candidates:
            match = pattern.match(text, position)
            if match:
                yield match.end(), use

    return _leftmost_longest(text, at)


def numbers(rendering: str) -> set[str]:
    """Return a rendering in the singular and in the plural, of its last word and of its head."""
    found = {rendering, *_numbers_of_last(rendering)}
    head = re.search(r"\b\w+(?= (?:of|for|in) )", rendering)
    for each in _numbers_of_last(head[0]) if head else ():
        varied = rendering[: head.start()] + each + rendering[head.end() :] if head else rendering
        found |= {varied, *_numbers_of_last(varied)}
    return found


def _numbers_of_last(words: str) -> set[str]:
    for ending, others in (
        ("[^aeiou\\W\\d]ies", [(3, "y")]),
        ("[^aeiou\\W\\d]y", [(1, "ies")]),
        ("sis", [(2, "es")]),
        ("[^s]ses", [(2, "is"), (1, "")]),
        ("(ss|x|ch|sh)es", [(2, ""), (1, "")]),
        ("(ss|x|z|ch|sh|us|ics|news)", [(0, "es")]),
        ("[^\\W\\d_]{2}s", [(1, "")]),
        ("[^\\W\\d_]", [(0, "s")]),
    ):
        if re.search(f"{ending}$", words, re.IGNORECASE):
            return {words[: len(words) - cut] + added for cut, added in others}
    return set()


def _pattern(form: str) -> re.Pattern[str]:
    parts = (_letter(character) for character in form)
    first, last = (
        f"(?{sign}{WORD})" if re.match(WORD, end) else "" for sign, end in (("<!", form[0]), ("!", form[-1]))
    )
    return re.compile(f"{first}{''.join(parts)}{last}")


def _letter(character: str) -> str:
    """Return what a character of a rendering stands for: a capital for itself, a small letter for both."""
    if character in " -\u2010\u2011":
        return SEPARATOR
    if character in "'\u2018\u2019":
        return APOSTROPHE
    if character.islower() and len(character.upper()) == 1:
        return f"[{character}{character.upper()}]"
    return re.escape(character)


def _leftmost_longest(text: str, at: Callable[[int], Iterable[tuple[int, Use]]]) -> list[Hit]:
    hits: list[Hit] = []
    position = 0
    while position < len(text):
        found = list(at(position))
        end = max((end for end, _ in found), default=0)
        if found:
            hits.append((position, end, tuple(use for its_end, use in found if its_end == end)))
        position = end if found else position + 1
    return hits

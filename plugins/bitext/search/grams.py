"""What a text is found by: characters and pairs of them where no spaces stand between words, else words.

assets/js/search/grams.js does alike.
"""

from __future__ import annotations

import re

from bitext.languages.script import LETTERS_WITHOUT_SPACES

_RUN = re.compile(
    rf"(?P<letters>[{LETTERS_WITHOUT_SPACES}]+)|(?P<word>(?:(?![{LETTERS_WITHOUT_SPACES}])[^\W_])+)|(?P<sign>[^\s\w]|_)"
)


def grams(folded: str) -> tuple[set[str], set[str]]:
    """Return the grams of a folded text, and its words.

    Grams: of scripts without spaces every letter and every two that follow one another; every sign that is no letter.
    """
    found, words = set[str](), set[str]()
    for match in _RUN.finditer(folded):
        run = match[0]
        if match.lastgroup == "word":
            words.add(run)
            continue
        found.update(run)
        found.update([run[at : at + 2] for at in range(len(run) - 1)])
    return found, words


def clause_words(folded: str) -> list[str]:
    """Return the words of a folded text as a query for it has them: without `'s` where a space or the end follows."""
    return [
        match[0]
        for clause in folded.split()
        for match in _RUN.finditer(clause.removesuffix("'s"))
        if match.lastgroup == "word"
    ]


def is_by_words(folded: str) -> bool:
    """Return whether a folded text is looked for by its words: it has some, and no letter of another kind of script."""
    kinds = {match.lastgroup for match in _RUN.finditer(folded)}
    return "word" in kinds and "letters" not in kinds

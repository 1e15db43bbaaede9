"""What a query of the search finds, by looking through every unit: the meaning that the engine is held to."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from bitext.languages.en.stemming import stem
from bitext.languages.script import LETTERS_WITHOUT_SPACES
from bitext.search import Document
from bitext.search.folding import fold

_TOKEN = re.compile(rf"[{LETTERS_WITHOUT_SPACES}]+|(?:(?![{LETTERS_WITHOUT_SPACES}])[^\W_])+")
_LETTERS = re.compile(f"[{LETTERS_WITHOUT_SPACES}]")
_OPEN, _CLOSE = '"\u201c\u201d\u300c', '"\u201c\u201d\u300d'
_LONGEST = 200
_SHORT = re.compile("[a-z0-9]{1,2}")
"""What is no begin of a word."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a query."""

    text: str
    quoted: str
    """With its quotation marks, where they count first; else an empty string."""
    is_quoted: bool
    leaves_out: bool
    is_last: bool


def clauses_of(query: str) -> list[Clause]:
    """Return the parts of a query."""
    text, found, at = query.strip()[:_LONGEST], [], 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        word = re.match(r"\S+", text[at:])
        assert word
        leaves_out = text[at] in "-\uff0d" and len(word[0]) > 1
        begin = at + leaves_out
        end = _closed(text, begin)
        last = not text[max(end, at + len(word[0])) :].strip()
        if end:
            inside = text[begin + 1 : end - 1]
            quoted = text[begin:end] if text[begin] != '"' else ""
            found.append(Clause(inside, quoted, True, leaves_out, last))
            at = end
        else:
            at += len(word[0])
            found.append(Clause(text[begin:at], "", False, leaves_out, last))
    return [each for each in found if fold(each.text).strip()]


def _closed(text: str, begin: int) -> int:
    """Return where a part in quotation marks ends; 0 where none begins here."""
    if text[begin] not in _OPEN:
        return 0
    for at in range(begin + 2, len(text)):
        if text[at] in _CLOSE and (at + 1 == len(text) or text[at + 1].isspace()):
            return at + 1
    return 0


Test = Callable[[str], bool]
"""Whether something stands in a folded side."""


def _test(clause: Clause, stems: set[str], *, quoted: bool) -> Test:
    folded = fold(clause.text.strip())
    words = _TOKEN.findall(folded if clause.is_quoted else folded.removesuffix("'s"))
    if not words or _LETTERS.search(folded):
        wanted = fold(clause.quoted) if quoted and clause.quoted else folded
        return lambda side: wanted in side
    is_free = clause.is_last and not clause.is_quoted and not clause.leaves_out and not _SHORT.fullmatch(words[-1])
    is_begin = is_free and stem(words[-1]) not in stems
    forms = [
        _form(word, exact=clause.is_quoted, begin=is_begin and at == len(words) - 1) for at, word in enumerate(words)
    ]

    def test(side: str) -> bool:
        tokens = _TOKEN.findall(side)
        return any(
            all(form(token) for form, token in zip(forms, tokens[at:], strict=False))
            for at in range(len(tokens) - len(forms) + 1)
        )

    return test


def _form(word: str, *, exact: bool, begin: bool) -> Test:
    if exact:
        return lambda token: token == word
    if begin:
        return lambda token: not _LETTERS.match(token) and token.startswith(word)
    return lambda token: not _LETTERS.match(token) and stem(token) == stem(word)


def scan(query: str, documents: Sequence[Document]) -> set[tuple[int, int]]:
    """Return the units that match a query, by number of the document and of the unit in it; terms left aside."""
    folded = [
        (number, index, tuple(map(fold, unit.sides)))
        for number, document in enumerate(documents)
        for index, unit in enumerate(document.units)
    ]
    of_texts = (sides for number, _, sides in folded if documents[number].kind != "page")
    tokens = {token for sides in of_texts for side in sides for token in _TOKEN.findall(side)}
    stems = {stem(token) for token in tokens if not _LETTERS.match(token)}
    clauses = clauses_of(query)
    for quoted in (True, False):
        tests = [(_test(clause, stems, quoted=quoted), clause.leaves_out) for clause in clauses]
        found = {(number, index) for number, index, sides in folded if _matches(sides, tests)}
        if found:
            return found
    return set()


def _matches(sides: Iterable[str], tests: Sequence[tuple[Test, bool]]) -> bool:
    wanted = [test for test, leaves_out in tests if not leaves_out]
    return bool(wanted) and all(any(map(test, sides)) is not leaves_out for test, leaves_out in tests)

"""C14: a word twice where it is meant once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from operator import eq

from bitext.checks.said import Said, said_by
from bitext.checks.text import CheckedText, Words
from bitext.checks.typed import Typed
from bitext.diagnostics import Finding
from bitext.languages import ENGLISH
from bitext.languages.lists import words as listed
from bitext.languages.script import HAN

_TWICE = re.compile(r"(?<![\w'\u2019-])([A-Za-z]{1,30}) \1(?![\w'\u2019-])", re.IGNORECASE)
_RIGHT_TWICE = listed("""
    had that her very really so too no well now there then here long far many much more never again bye ha oh
    blah knock yes hear please quite way old big little on out up over one two three four five six seven eight nine ten
    come now tut hush who what
    """)
"""Words that stand twice rightly, or for a reason that a reader hears."""
_CLAUSES = ("is", "was", "do", "does", "did")
_CLAUSE = re.compile(
    r"\b(?:what|who|where|how|all|thing|problem|question|point|truth|fact|it|that|they|we|you)\b", re.IGNORECASE
)
"""What makes it right to say is twice: what it is is clear."""
_OF_GRAMMAR = listed("""
    is was do does did a an the of to in for with by from at as and or but if than into onto upon about its their our
    your his my this these those it we they he she are were be been has have will would shall should can could may might
    must not which whose where when while because between among through under
    """)
"""Words that stand twice by mistake alone, whatever their capitals are."""
_REPEATS = re.compile(rf"([{HAN}]{{1,4}})[，、！]?\1")
_SENTENCE = re.compile(r"(?:^|[.!?:]['\"\u201d\u2019)]{0,2} {0,3}['\"\u201c\u2018(]{0,2})$")
_CHINESE = re.compile(
    r"的的(?![确士])|(?<![宏])与与|(?<![现实正存所])在在(?!处)|和和(?![气美睦])|及及|并并|于于|对对(?![对])|将将(?!就)|为为|是是(?!非)"
    rf"|(?![一二两三每])([{HAN}]{{3,8}})\1"
)
_SIGNS = str.maketrans(dict.fromkeys("\"'\u2018\u2019\u201c\u201d.,:;()[]", " "))
_MOST = 3


def repeated_words(text: CheckedText) -> Iterator[Finding]:
    """Yield a finding for each word that a translation in English or Chinese has twice, one right behind the other."""
    language = text.languages[1]
    pattern = _TWICE if language.is_as(ENGLISH) else _CHINESE if language.is_chinese else None
    if pattern is None:
        return
    typed = Typed(text)
    for said in said_by(text):
        if pattern is _TWICE and not _may_repeat(said.text):
            continue
        found = 0
        for match in pattern.finditer(said.text):
            if (pattern is _CHINESE or _is_slip(said, match)) and not _is_code(typed, said, match.start()):
                yield _finding(said, match)
                found += 1
                if found == _MOST:
                    break


def _may_repeat(text: str) -> bool:
    """Return whether a word stands twice between spaces: a pattern takes ten times as long."""
    words = text.lower().translate(_SIGNS).split()
    return any(map(eq, words, islice(words, 1, None)))


def _finding(said: Said, match: re.Match[str]) -> Finding:
    word = match[0].split(" ")[0] if " " in match[0] else match[0][: len(match[0]) // 2]
    message = f"expected {word} once, found {match[0]}; take one of them out"
    return Finding("C14", said.at(*match.span()), message, said.see())


def _is_slip(said: Said, match: re.Match[str]) -> bool:
    """Return whether an English word stands twice for no reason that one can tell."""
    first, second = match[0].split(" ")
    word = first.lower()
    text, start = said.text, match.start()
    if word in _CLAUSES and _CLAUSE.search(text[max(0, start - 60) : start]):
        return False
    if word in _RIGHT_TWICE or (len(word) == 1 and second != "a"):
        return False
    if first != second and not (second.islower() and _SENTENCE.search(text[max(0, start - 8) : start])):
        return False  # in May may
    if word in _OF_GRAMMAR:
        return True
    if first[0].isupper() and second[0].isupper():
        return False  # a name: Lang Lang, New York New York
    if said.pair and (said.pair.pair.lines or any(_has_repetition(words, first) for words in said.pair.source)):
        return False  # verse, or as in the original
    is_thrice = text[match.end() : match.end() + 1 + len(word)].lower() == f" {word}"
    return not is_thrice


def _has_repetition(words: Words, word: str) -> bool:
    return bool(_REPEATS.search(words.text)) or f"{word} {word}" in words.text


def _is_code(typed: Typed, said: Said, offset: int) -> bool:
    return isinstance(said.place, Words) and typed.is_code(said.place, offset)

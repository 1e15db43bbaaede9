"""C02: Chinese left in a translation whose language is not written with Chinese characters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from unicodedata import combining, normalize

from bitext.checks.said import Said, said_by
from bitext.checks.text import CheckedText, Words
from bitext.checks.typed import Typed
from bitext.diagnostics import Finding
from bitext.languages import ENGLISH
from bitext.languages.script import HAN, has_han, is_mostly_han
from bitext.languages.zh.syllables import names_in, transcriptions
from bitext.model.glossary import Glossary
from bitext.terms.addresses import without_addresses

_SIGNS = "\u3001-\u3011\u3014\u3015\uff01-\uff1f\u00b7\u2014\u201c\u201d"
_RUN = re.compile(rf"[{HAN}](?:[{HAN}{_SIGNS}\d]{{0,400}}[{HAN}])?")
_BRACKETS = {
    "(": ")", "\uff08": "\uff09", "[": "]", "\uff3b": "\uff3d", "【": "】", "〔": "〕", "《": "》", "〈": "〉",
    "「": "」", "『": "』", "{": "}",
}  # fmt: skip
_CLOSING = frozenset(_BRACKETS.values())
_NUMBER = re.compile(
    rf"[{HAN}]{{1,12}} ?[\[(〔\uff08\uff3b]\d{{4}}[\])〕\uff09\uff3d] ?第?\d{{1,5}} ?号?|第?\d{{1,5}} ?号"
)
_NAMED = re.compile(
    r"(?:terms?|words?|phrases?|characters?|names?|slogans?|titles?|expressions?|idioms?|written|read|reads|called"
    r"|(?:in )?Chinese|original|Mandarin|pinyin|hanzi)[:,]?[ ]?[\"'\u201c\u2018*_]{0,2}$",
    re.IGNORECASE,
)
_EXPLAINED = re.compile(
    r"[*_\"'\u201d\u2019]{0,3}(?:,? ?\(|(?:,? |,)[\u201c\"\u2018\[]"
    r"|[,:]? (?:means?|meaning|literally|lit\.|or|that is|i\.e\.|refers)\b)"
)
_QUOTED = re.compile(r"[\"'\u201c\u2018]$")
_SHORT = 8
"""Characters in quotation marks that are a word spoken of; more are a quotation that nobody has translated."""
_LATIN = re.compile(r"[A-Za-z'\u2019-]+")
_BEFORE = 60
"""Characters before Chinese in which its reading or its rendering is looked for."""
_SHOWN = 20


def chinese_left(text: CheckedText) -> Iterator[Finding]:
    """Yield a finding for each passage of a translation in which Chinese stands that is no gloss and no name."""
    language = text.languages[1]
    if language.has_han_of_its_own or not language.is_latin:
        return
    typed = Typed(text)
    is_meant = _Meant(text.glossary)
    expected = "English" if language.is_as(ENGLISH) else "no Chinese"
    for said in said_by(text, notes=False):
        if not has_han(said.text) or _is_copy(said):
            continue
        runs = [run for run in _runs(said.text) if not (is_meant(said, run) or _is_code(typed, said, run.start()))]
        if runs:
            first = runs[0]
            more = f" and {len(runs) - 1} more" if len(runs) > 1 else ""
            words = first[0] if len(first[0]) <= _SHOWN else f"{first[0][:_SHOWN]}…"
            do = "translate it, or put it in brackets if it is to stand beside its translation"
            message = f"expected {expected}, found {words}{more}; {do}"
            yield Finding("C02", said.at(*first.span()), message, said.see())


def _is_copy(said: Said) -> bool:
    """Return whether a passage is Chinese that pairs with nothing for sure: C20 says so."""
    return bool(said.pair and (said.pair.pair.guess or said.pair.pair.gap == "added") and is_mostly_han(said.text))


def _runs(text: str) -> Iterator[re.Match[str]]:
    """Yield the runs of Chinese that stand in no brackets and are no number of a document."""
    text = without_addresses(text)
    text = _NUMBER.sub(lambda match: "\0" * len(match[0]), text)
    parts, done = list[str](), 0
    for start, end in _bracketed(text):
        parts += text[done:start], "\0" * (end - start)
        done = end
    yield from _RUN.finditer("".join([*parts, text[done:]]))


def _bracketed(text: str) -> list[tuple[int, int]]:
    """Return where the outermost brackets of a text stand, of those that pair."""
    opened: list[tuple[str, int]] = []
    spans: list[tuple[int, int]] = []
    for offset, character in enumerate(text):
        if character in _BRACKETS:
            opened.append((_BRACKETS[character], offset))
        elif character in _CLOSING and any(closing == character for closing, _ in opened[-8:]):
            while opened:
                closing, start = opened.pop()
                if closing == character:
                    break
            while spans and spans[-1][0] > start:
                spans.pop()
            spans.append((start, offset))
    return spans


@dataclass(slots=True)
class _Meant:
    """Whether Chinese is spoken of, or stands behind its reading or its rendering."""

    glossary: Glossary
    renderings: dict[str, tuple[str, ...]] | None = None
    """By headword, in small letters."""

    def __call__(self, said: Said, run: re.Match[str]) -> bool:
        line = said.text
        before, words = line[max(0, run.start() - _BEFORE) : run.start()], run[0]
        if _NAMED.search(before) or _EXPLAINED.match(line, run.end()):
            return True
        if _QUOTED.search(before) and len(words) <= _SHORT and not _is_quoted_there(said, words):
            return True
        near = before.rstrip(" \"'\u201c\u2018\u2019\u201d*,")
        return len(words) <= 3 * _SHORT and (_is_reading(near, words) or self._is_rendering(near.lower(), words))

    def _is_rendering(self, before: str, words: str) -> bool:
        if self.renderings is None:
            self.renderings = {
                term.headword: tuple(each.words.lower() for each in term.renderings) for term in self.glossary.terms
            }
        return before.endswith(self.renderings.get(words, "\0"))


def _is_quoted_there(said: Said, words: str) -> bool:
    """Return whether the original has some words in quotation marks: they are part of what is to be translated."""
    there = said.pair.source if said.pair else ()
    return any(f"{quote}{words}" in each.text for each in there for quote in '\u201c"\u2018「')


def _is_reading(before: str, words: str) -> bool:
    """Return whether the words before some characters are how these are read, as of a name: Xi Jinping 习近平."""
    plain = "".join(character for character in normalize("NFD", before) if not combining(character))
    last = _LATIN.findall(plain)[-len(words) :]
    known = transcriptions(word.capitalize() for word in last)
    read = {found for found, _ in names_in(words, known)} if known else set()
    return sum(map(len, read)) >= len(words)


def _is_code(typed: Typed, said: Said, start: int) -> bool:
    return isinstance(said.place, Words) and typed.is_code(said.place, start)

"""C28: letters of another script in a word in Latin letters, which look like Latin ones and are not found as such."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bitext.checks.said import Said, said_by
from bitext.checks.text import CheckedText, Words
from bitext.checks.typed import Typed
from bitext.diagnostics import Finding

_GREEK = dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEZHIKMNOPTYXo", strict=True))  # noqa: RUF001  # what is looked for
"""Letters that no formula has, since nobody could tell them from Latin ones, and the Latin ones."""
_CYRILLIC = dict(zip("АВЕЅІЈКМНОРСТУХавеѕіјкмнорстухԁһԛԝ", "ABESIJKMHOPCTYXabesijkmhopctyxdhqw", strict=True))
_OTHER = re.compile(f"[{''.join(_GREEK)}\u0400-\u052f]")
_WORD = re.compile(r"[A-Za-z\u00c0-\u024f\u0370-\u03ff\u0400-\u052f]{2,99}")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_MOST = 20  # findings of a text


def mixed_scripts(text: CheckedText) -> Iterator[Finding]:
    """Yield a finding for each such word of a translation in Latin letters, at its first place."""
    translation = text.edition.translation
    if not text.languages[1].is_latin or not _OTHER.search(f"{translation.title}\n{translation.body}"):
        return
    typed, said = Typed(text), set[str]()
    for passage in said_by(text):
        for match in _WORD.finditer(passage.text) if _OTHER.search(passage.text) else ():
            word = match[0]
            if word in said or not _is_mixed(word) or _is_code(typed, passage, match.start()) or len(said) >= _MOST:
                continue
            said.add(word)
            yield Finding("C28", passage.at(*match.span()), _message(word), passage.see(), grade="warning")


def _is_mixed(word: str) -> bool:
    """Return whether letters of another script stand among Latin ones, which are no fewer."""
    latin = len(_LATIN.findall(word))
    return bool(_OTHER.search(word)) and latin * 2 >= len(word)


def _message(word: str) -> str:
    letter = _OTHER.findall(word)[0]
    script = "Greek" if letter in _GREEK else "Cyrillic"
    meant = "".join(_GREEK.get(each, _CYRILLIC.get(each, each)) for each in word)
    do = "type the word in one script" if _OTHER.search(meant) else f"type {meant}"
    found = f"found the {script} letter {letter} (U+{ord(letter):04X}) in {word}"
    return f"expected Latin letters, {found}; {do}, or put it between backticks if it is meant"


def _is_code(typed: Typed, said: Said, offset: int) -> bool:
    return isinstance(said.place, Words) and typed.is_code(said.place, offset)

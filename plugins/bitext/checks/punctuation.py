"""C11 and C12: signs of Chinese in a text that is written otherwise, and signs of others in Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bitext.checks.said import Said, said_by
from bitext.checks.text import CheckedText, Words
from bitext.checks.typed import Typed
from bitext.diagnostics import Finding, Location
from bitext.languages.script import HAN
from bitext.terms.addresses import without_addresses

_NARROW = {
    "，": ",", "。": ".", "、": ",", "；": ";", "：": ":", "？": "?", "！": "!", "（": "(", "）": ")", "【": "[",
    "】": "]", "～": "–", "｜": "|", "《": "italics", "》": "italics", "〈": "italics", "〉": "italics", "「": "“",
    "」": "”", "『": "‘", "』": "’",
}  # fmt: skip
"""Sign of Chinese → what English has in its place."""
_WIDE = re.compile(rf"[{''.join(_NARROW)}\uff01-\uff5e]")
_BESIDE = re.compile(rf"[{HAN}\u3040-\u30ff\uac00-\ud7af]")
_SKIPPED = re.compile(r"[^\w]|[\d_]")
"""What may stand between a sign and the Chinese that it belongs to: other signs, and digits."""
_SKIPPED_TO_BRACKET = re.compile(r"[^\w)\]）\uff3d】》」』]|[\d_]")
"""The same before a sign that is no bracket: behind a bracket, the sentence around it goes on."""
_PAIRED = frozenset("（）\uff3b\uff3d【】《》〈〉「」『』〔〕")
_NEAR = 12
_AFTER = f"[{HAN}》」』”’）]"
_AHEAD = f"[{HAN}《「『“‘（]"
_HALF = re.compile(
    rf"(?<={_AFTER})(?:[,;:?!)](?={_AHEAD}|\s|$)|[;:](?=\d)| [,;:?!)](?={_AHEAD}|$))"
    rf"|(?<=[\dA-Za-z%％])[,;?!](?={_AHEAD})|\((?={_AHEAD})|(?<={_AFTER})(?<!^.)(?<!^..)\.(?={_AHEAD}|$)"
)
"""A sign between two characters of Chinese, or between one and a number; a full stop, but behind an enumerator."""
_FULL = {".": "。", ",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）"}
_NAMED = 4


def full_width(text: CheckedText) -> Iterator[Finding]:
    """Yield a finding for each passage of a translation in Latin letters that has full-width signs outside Chinese."""
    language = text.languages[1]
    if language.has_han_of_its_own or not language.is_latin:
        return
    typed = Typed(text)
    for said in said_by(text):
        if said.text.isascii() or not _WIDE.search(said.text):
            continue
        signs = [each for each in _WIDE.finditer(without_addresses(said.text)) if _is_stray(typed, said, each)]
        if signs:
            first, found = signs[0], list(dict.fromkeys(each[0] for each in signs))
            shown = " ".join(found[:_NAMED]) + (" and others" if len(found) > _NAMED else "")
            write = list(dict.fromkeys(map(_narrow, found[:_NAMED])))
            message = f"expected the punctuation of {_name(text)}, found {shown}; write {' '.join(write)}"
            yield Finding("C11", said.at(*first.span()), message, said.see())


def _name(text: CheckedText) -> str:
    return text.languages[1].english_name or "the translation"


def _narrow(sign: str) -> str:
    return _NARROW.get(sign) or chr(ord(sign) - 0xFEE0)


def _is_stray(typed: Typed, said: Said, sign: re.Match[str]) -> bool:
    """Return whether a sign touches no Chinese, with other signs and digits between at most, and is no code."""
    text, start, end = said.text, sign.start(), sign.end()
    skipped = _SKIPPED if sign[0] in _PAIRED else _SKIPPED_TO_BRACKET
    before = skipped.sub("", text[max(0, start - _NEAR) : start])[-1:]
    after = _SKIPPED.sub("", text[end : end + _NEAR])[:1]
    if (before and _BESIDE.match(before)) or (after and _BESIDE.match(after)):
        return False
    return not (isinstance(said.place, Words) and typed.is_code(said.place, start))


def half_width(text: CheckedText) -> Iterator[Finding]:
    """Yield a finding for each side in Chinese that has half-width signs beside its characters."""
    ours, theirs = text.languages
    if ours.is_chinese:
        leave = ", or leave them if they are printed so"
        yield from _of_side(text, (words for pair in text.pairs for words in pair.source), leave)
    if theirs.is_chinese:
        yield from _of_side(text, (words for pair in text.pairs for words in pair.translation))


def _of_side(text: CheckedText, passages: Iterator[Words], leave: str = "") -> Iterator[Finding]:
    """Yield one finding for all half-width signs of a side: they are many, or a habit of who typed it."""
    typed = Typed(text)
    places: list[Location] = []
    signs = dict[str, None]()
    for words in passages:
        if _HALF.search(words.text):
            found = [match.end() - 1 for match in _HALF.finditer(without_addresses(words.text))]
            found = [offset for offset in found if not typed.is_code(words, offset)]
            places += [words.at(offset, offset + 1) for offset in found[:1]]
            signs.update(dict.fromkeys(words.text[offset] for offset in found))
    if places:
        write = " ".join(_FULL[sign] for sign in signs)
        shown = f"{' '.join(signs)} in {_lines(places)}"
        message = f"expected full-width punctuation in Chinese, found {shown}; write {write}{leave}"
        yield Finding("C12", places[0], message)


def _lines(places: list[Location]) -> str:
    """Return the lines of some places for a message: the first few of them."""
    lines = list(dict.fromkeys(place.line for place in places))
    more = f" and {len(lines) - _NAMED} more" if len(lines) > _NAMED else ""
    return f"line{'s' * (len(lines) > 1)} {', '.join(map(str, lines[:_NAMED]))}{more}"

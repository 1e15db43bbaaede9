"""C13: spaces of a translation that are too many, stand before punctuation, or cannot be seen."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bitext.checks.text import CheckedText
from bitext.checks.typed import Typed, Unit, safe
from bitext.diagnostics import Finding, Location
from bitext.languages import ENGLISH, Language
from bitext.languages.script import is_han

_UNSEEN = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad\u180e"
_WIDE = "\u3000"
_FIXED = "\u00a0\u202f\u2007"
_SIGNS = ",.;:?!，。；：？！、）"
_DEFINES = re.compile(r" {0,3}\[(?!\^)[^\]\n]{1,200}\]:")
"""The address of a link."""
_GAP = re.compile(rf"[ {_UNSEEN}{_WIDE}{_FIXED}]{{1,200}}")
_SUSPECT = re.compile(rf"[{_UNSEEN}{_WIDE}{_FIXED}]| {{2}}| [,.;:?!，。；：？！、）]")
"""What a text has in which there may be something to find."""
_NAMES = {
    "\u200b": "a zero-width space", "\u200c": "a zero-width non-joiner", "\u200d": "a zero-width joiner",
    "\u200e": "a left-to-right mark", "\u200f": "a right-to-left mark", "\u2060": "a word joiner",
    "\ufeff": "a byte-order mark", "\u00ad": "a soft hyphen", "\u180e": "a vowel separator",
    _WIDE: "an ideographic space",
    "\u00a0": "a no-break space", "\u202f": "a narrow no-break space", "\u2007": "a figure space",
}  # fmt: skip
_SIGN = re.compile(r"(?:\.(?! ?\.)|[,;:?!])(?=[ \n\"'\u201d\u2019)\]]|$)")
_CHINESE_SIGN = re.compile("[，。；：？！、）]")
_HEAD = re.compile(r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)]|#{1,6}|:)[ \t]+)?$")
"""What stands on a line before the first of its words."""
_COUNTS = re.compile(r"[\s>#*_+-]*\d*$")
"""What a line must not be up to a space: without it, the sign behind would make it an item of a list."""
_KEEPS_BEHIND = re.compile(r"(?:[\d$€£¥§%°.,\u2013\u2014]|(?:^|[\s(])[A-Za-z])$")
_KEEPS_BEFORE = re.compile(r"[\d%°$€£¥\u2013\u2014\u2026]")
"""Beside such characters a no-break space is meant: 10 km, No. 5, 5 %."""
_ENOUGH = 300  # characters at either end of what stands before a gap on its line: nothing is asked of those between
_ENTITY = re.compile(r"&#?\w{0,12}$")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_CLOSES = "\"'\u201d\u2019)%》」"


@dataclass(frozen=True, slots=True)
class _Gap:
    """White space that is not as it should be."""

    start: int
    end: int
    write: str
    expected: str
    found: str
    is_sure: bool
    """Whether it may be mended without anybody's judgement."""


def spaces(text: CheckedText) -> Iterator[Finding]:
    """Yield a finding for each block and note of a translation in which spaces are wrong; what mends it as edits."""
    language = text.languages[1]
    if not (language.is_latin or language.is_chinese) or not _SUSPECT.search(text.edition.translation.body):
        return
    typed, found = Typed(text), []
    for unit in typed.units():
        if unit.kind != "table" and _SUSPECT.search(unit.text):
            gaps = list(_Reader(typed, unit, language).gaps())
            if gaps:
                found.append(_finding(text.path, unit, gaps))
    yield from safe(text, found)


def _finding(path: str, unit: Unit, gaps: Sequence[_Gap]) -> Finding:
    """Return one finding for all gaps of a block."""
    first, rest = gaps[0], len(gaps) - 1
    also = f" (and {rest} more in this {'block' if unit.kind else 'note'})" if rest else ""
    do = "write one space" if first.write else "take it out"
    message = f"expected {first.expected}, found {first.found}{also}; {do}"
    edits = tuple(unit.edit(gap.start, gap.end, gap.write) for gap in gaps if gap.is_sure)
    return Finding("C13", Location(path, *unit.place(first.start)), message, edits=edits)


@dataclass(frozen=True, slots=True)
class _Reader:
    typed: Typed
    unit: Unit
    language: Language

    def gaps(self) -> Iterator[_Gap]:
        """Yield what is wrong, in order; code, addresses, tags and what Markdown needs are left alone."""
        text, begin = self.unit.text, 0
        for match in _GAP.finditer(text):
            start, end = match.span()
            begin = max(begin, text.rfind("\n", begin, start) + 1)
            if match[0] == " " and text[end : end + 1] not in _SIGNS:
                continue
            is_text = self.typed.is_text(self.unit, start, end)
            long = start - begin > 2 * _ENOUGH
            line = text[begin : begin + _ENOUGH] + text[start - _ENOUGH : start] if long else text[begin:start]
            if is_text and not (_HEAD.match(line) or text[end : end + 1] in ("", "\n")):
                if not _DEFINES.match(line) and (gap := self._inside(match, line)):
                    yield gap
            elif not match[0].isspace():
                yield from self._at_edge(start, end)

    def _at_edge(self, start: int, end: int) -> Iterator[_Gap]:
        """Yield what cannot be seen at the edge of a line or of Markdown, where spaces have a meaning."""
        text = self.unit.text
        for offset in range(start, end):
            if self._is_stray(offset) and self.typed.kind_at(self.unit, offset) == "text":
                before, after = text[max(0, offset - 1) : offset], text[offset + 1 : offset + 2]
                is_plain = (before.isalnum() or before in ("", " ", "\n")) and (after.isalpha() or after in ("", "\n"))
                found = f"{_NAMES[text[offset]]} (U+{ord(text[offset]):04X})"
                is_sure = is_plain and not (after in ("", "\n") and before == " ")
                yield _Gap(offset, offset + 1, "", "nothing that cannot be seen", found, is_sure)

    def _inside(self, match: re.Match[str], line: str) -> _Gap | None:
        """Return what is wrong with white space between words; `line`: what stands before it on its line."""
        text, gap, (start, end) = self.unit.text, match[0], match.span()
        unseen = [offset for offset in range(start, end) if text[offset] in _UNSEEN]
        if not all(map(self._is_stray, unseen)) or (_WIDE in gap and self._keeps_wide(start, end)):
            return None
        before, after = text[max(0, start - 1) : start], text[end : end + 1]
        visible = "".join(character for character in gap if character not in _UNSEEN)
        write = self._kept(visible, line, after) or (visible and " ")
        expected, found = "one space", f"{len(gap)} spaces"
        if unseen:
            expected = "nothing that cannot be seen"
            found = f"{_NAMES[text[unseen[0]]]} (U+{ord(text[unseen[0]]):04X})"
        elif visible.strip(" ") and write == " ":
            expected = "an ordinary space"
            found = f"{_NAMES[visible.strip(' ')[0]]} (U+{ord(visible.strip(' ')[0]):04X})"
        if visible and self._is_before_sign(before, end):
            write = ""
            expected, found = f"{after} right behind the word", "a space before it"
        if write == gap:
            return None
        is_sure = write == " " or self._may_join(before, after, line)
        return _Gap(start, end, write, expected, found, is_sure)

    def _is_stray(self, offset: int) -> bool:
        """Return whether a character that cannot be seen has no use where it stands."""
        text = self.unit.text
        around = text[max(0, offset - 1) : offset] + text[offset + 1 : offset + 2]
        if text[offset] not in _UNSEEN:
            return False
        if text[offset] in "\u200e\u200f":
            return not _RIGHT_TO_LEFT.search(around)
        if text[offset] in "\u200b\u200c\u200d":
            return all(character < "\u0250" or is_han(character) or character in _SIGNS for character in around)
        return True

    def _keeps_wide(self, start: int, end: int) -> bool:
        """Return whether an ideographic space stands where Chinese has one."""
        around = (self.unit.text[max(0, start - 1) : start], self.unit.text[end : end + 1])
        return self.language.is_chinese or any(each and is_han(each) for each in around)

    def _kept(self, visible: str, line: str, after: str) -> str:
        """Return the no-break space that is meant in a gap, or an empty string."""
        fixed = next((character for character in visible if character in _FIXED), "")
        is_known = self.language.is_as(ENGLISH) or self.language.is_chinese
        meant = not is_known or _KEEPS_BEHIND.search(line[-3:]) or _KEEPS_BEFORE.match(after)
        return fixed if meant else ""

    def _is_before_sign(self, before: str, end: int) -> bool:
        text = self.unit.text
        if self.language.is_chinese:
            return bool(_CHINESE_SIGN.match(text, end)) and (is_han(before) or before in "》」』”’）")
        is_ratio = before.isdigit() and text[end + 2 : end + 3].isdigit()
        return self.language.is_as(ENGLISH) and before != "." and not is_ratio and bool(_SIGN.match(text, end))

    def _may_join(self, before: str, after: str, line: str) -> bool:
        """Return whether two characters may touch: neither is a sign of Markdown, nor becomes one."""
        is_sign = after in _SIGNS and (before.isalnum() or before in _CLOSES)
        is_word = before.isalnum() and after.isalnum()
        return (is_sign or is_word) and not _COUNTS.match(line) and not _ENTITY.search(line[-14:])

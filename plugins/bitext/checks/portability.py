"""C23: Markdown that reads one way on the page and another way on GitHub, where editors read it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterator
from dataclasses import dataclass

from bitext.checks.text import CheckedText
from bitext.checks.typed import Typed, Unit, safe
from bitext.diagnostics import Finding, Location
from bitext.edits import Edit
from bitext.syntax.emphasis import emphasis
from bitext.syntax.ideographic import ideographic_indents
from bitext.syntax.inline_blocks import InlinePart

_HEAD = re.compile(r"\n[ ]{0,3}(?:\d{1,9}\)|(?:1[89]|20)\d\d\.)")
_BESIDE = re.compile(r"\*(?:[^\w\s*]|(?<=[^\w\s*].))", re.DOTALL)
"""Emphasis with punctuation on one side of its signs."""
_HASHES = re.compile(r"[ ]{0,3}(#{1,6})(?=[^#\s])")
"""The head of a heading without its space."""
_UNSPACED = re.compile(r"^[ ]{0,3}#{1,6}[^#\s]", re.MULTILINE)
_READ = "\ufffc"
_COUNTED = re.compile(r"[ ]{0,3}(\d{1,9})(\))(?=[ \t]|$)")
_YEAR = re.compile(r"[ ]{0,3}(?:1[89]|20)\d\d(\.)[ \t]")
_LINKED_NOTE = re.compile(r"\[[^\[\]\n]{1,1000}[-\u2013\u2014]\s?(?:Eds?|Trans|Tr)\.\]\(")
_TILDES = re.compile(r"~+")
_INDENT = re.compile(
    r"( {0,3}(?:#{1,6} |[-*+] |> ?|\d{1,4}\. )?)"
    r"([ \u3000]{0,20}\u3000[ \u3000]{0,20})(?=[^\s\u00ad\u200b-\u200f\u2060\ufeff])"
)
_STOPS = frozenset("，。；：、！？,.;:!?")
_PAIRS = {
    "《": "》",
    "〈": "〉",
    "“": "”",
    "‘": "’",
    "「": "」",
    "『": "』",
    "（": "）",
    "(": ")",
    "【": "】",
    '"': '"',
}
_SHOWN = 30
_LINES = 6


@dataclass(frozen=True, slots=True)
class _Trap:
    """A place that reads differently."""

    start: int
    expected: str
    found: str
    do: str
    edits: tuple[Edit, ...] = ()


def portability(text: CheckedText) -> Iterator[Finding]:
    """Yield a finding for each place of a translation that GitHub reads in another way; what mends it as edits."""
    if not _may_differ(text.edition.translation.body):
        return
    typed, found = Typed(text), []
    guessed = {index for each in text.pairs if each.pair.guess for index in each.pair.translation}
    for unit in typed.units():
        if _may_differ(unit.text):
            for trap in _Traps(text, typed, unit, guessed).all():
                message = f"expected {trap.expected}, found {trap.found}; {trap.do}"
                found.append(Finding("C23", Location(text.path, *unit.place(trap.start)), message, edits=trap.edits))
    found += _indents(text)
    yield from safe(text, found)


def _may_differ(text: str) -> bool:
    """Return whether anything that is looked for may stand in a text: what begins with a certain sign is found fast."""
    if ".](" in text or _UNSPACED.search(text):
        return True
    return "~" in text or "\u3000" in text or bool(_BESIDE.search(text) or _HEAD.search("\n" + text))


def _indents(text: CheckedText) -> Iterator[Finding]:
    """Yield one finding for all lines that begin with ideographic spaces and Chinese: others are C30."""
    translation = text.edition.translation
    if "\u3000" not in translation.body:
        return
    said = {edit.line for edit in ideographic_indents(translation.body, translation.body_line, translation.blocks)}
    lines, edits = text.lines, list[Edit]()
    for block in translation.blocks:
        if block.kind not in ("fence", "html"):
            for number in range(block.line, block.end + 1):
                match = _INDENT.match(lines[number - translation.body_line])
                if match and number not in said:
                    edits.append(Edit(number, len(match[1]) + 1, match[2], ""))
    if edits:
        shown = ", ".join(str(edit.line) for edit in edits[:_LINES])
        more = f" and {len(edits) - _LINES} more" if len(edits) > _LINES else ""
        where = f"line{'s' * (len(edits) > 1)} {shown}{more}"
        message = (
            f"expected words at the head of {where}, found ideographic spaces (U+3000), which GitHub shows and the "
            "page does not; take them out"
        )
        place = Location(translation.path, edits[0].line, edits[0].column)
        yield Finding("C23", place, message, edits=tuple(edits))


@dataclass(frozen=True, slots=True)
class _Traps:
    text: CheckedText
    typed: Typed
    unit: Unit
    guessed: Container[int]
    """Blocks whose pairs are guessed."""

    def all(self) -> Iterator[_Trap]:
        """Yield the traps of a block or a note."""
        unit = self.unit
        if unit.kind == "paragraph" and unit.block not in self.guessed:  # else C20 asks for a list
            yield from self._counted()
        elif unit.kind == "heading" and (match := _HASHES.match(unit.text)):
            yield self._hashes(match)
        elif unit.kind == "item" and (match := _YEAR.match(unit.text)):
            yield from self._year(match)
        if "](" in unit.text:
            yield from self._notes()
        if "*" in unit.text or "~" in unit.text:
            for part in self.typed.parts(unit):
                yield from self._emphasis(part)
                yield from self._tildes(part)

    def _counted(self) -> Iterator[_Trap]:
        """Yield numbers with a bracket at the head of a line: on GitHub a list begins there."""
        start = 0
        for line in self.unit.text.split("\n"):
            match = _COUNTED.match(line)
            if match and (start == 0 or match[1] == "1"):
                at = start + match.start(2)
                yield _Trap(
                    start + match.start(1),
                    f"a paragraph that GitHub does not take for a list: {match[1]}\\)",
                    f"{match[1]})",
                    f"write {match[1]}\\)",
                    (self.unit.edit(at, at + 1, "\\)"),),
                )
            start += len(line) + 1

    def _hashes(self, match: re.Match[str]) -> _Trap:
        """Return what mends a heading that GitHub shows as a paragraph with #."""
        sign, at = match[1], match.end()
        return _Trap(match.start(1), f"a space behind {sign}", "none", "put one in", (self.unit.edit(at, at, " "),))

    def _notes(self) -> Iterator[_Trap]:
        """Yield notes in brackets of which round ones make a link, here and on GitHub."""
        for match in _LINKED_NOTE.finditer(self.unit.text):
            if self.typed.kind_at(self.unit, match.start()) == "open":
                yield _Trap(
                    match.start(),
                    "a note in brackets",
                    f"a link, {_cut(match[0])}, because ( follows at once",
                    "put a space before (",
                )

    def _year(self, match: re.Match[str]) -> Iterator[_Trap]:
        """Yield a year with a full stop at the head of a block that nothing else makes an item."""
        blocks, index = self.text.edition.translation.blocks, self.unit.block
        if any(blocks[i].kind == "item" for i in (index - 1, index + 1) if 0 <= i < len(blocks)):
            return
        year = match[0].strip()[:-1]
        yield _Trap(
            match.start() + len(match[0]) - len(match[0].lstrip()),
            f"a paragraph that begins with a year: {year}\\.",
            f"{year}., which begins a list",
            f"write {year}\\.",
        )

    def _tildes(self, part: InlinePart) -> Iterator[_Trap]:
        """Yield tildes between which GitHub strikes the words through."""
        text = self.unit.text
        runs = [run for run in part.inline.runs if run.kind == "text" and "~" in run.text]
        found = [
            (part.place(run.start + match.start()), len(match[0]))
            for run in runs
            for match in _TILDES.finditer(run.text)
            if len(match[0]) <= 2
        ]
        for size in (1, 2):
            signs = [at for at, length in found if length == size]
            opening = next((at for at in signs if _opens(text, at, at + size)), None)
            closing = [at for at in signs if opening is not None and at > opening and _closes(text, at, at + size)]
            if opening is None or not closing:
                continue
            edits = [edit for at in signs if size == 1 and (edit := self._range(at))]
            left = [at for at in signs if size == 2 or not self._range(at)]
            begun = next((at for at in left if _opens(text, at, at + size)), len(text))
            is_cured = not any(at > begun and _closes(text, at, at + size) for at in left)
            sign = "–" if self.text.languages[1].has_spaces else "～"
            yield _Trap(
                opening,
                "words that GitHub does not strike through",
                _cut(text[opening : closing[0] + size]),
                f"write {sign} between numbers" if edits and is_cured else "write ～, or take the signs out",
                tuple(edits) if is_cured else (),
            )

    def _range(self, at: int) -> Edit | None:
        """Return the edit that writes a tilde between two numbers as the sign of a range."""
        text = self.unit.text
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        if not (before.isdigit() or before in "%％") or not after.isdigit():
            return None
        return self.unit.edit(at, at + 1, "–" if self.text.languages[1].has_spaces else "～")

    def _emphasis(self, part: InlinePart) -> Iterator[_Trap]:
        """Yield emphasis whose signs GitHub shows, because punctuation stands on their inner side."""
        text, seen = self.unit.text, set[int]()
        if not _BESIDE.search(text) or not any(run.kind == "emphasis" for run in part.inline.runs):
            return
        for inner in _pairs(part):
            start, end = _run(text, *inner[:2])
            close, stop = _run(text, *inner[2:])
            if text[start] != "*" or start in seen or (_opens(text, start, end) and _closes(text, close, stop)):
                continue
            seen.add(start)
            yield _Trap(
                start,
                "emphasis that GitHub shows too",
                _cut(text[start : stop + 1].rstrip()),
                "put the punctuation outside the signs, or a space beside them",
                self._moved(*inner) if inner == (start, end, close, stop) else (),
            )

    def _moved(self, start: int, end: int, close: int, stop: int) -> tuple[Edit, ...]:
        """Return the edits that put punctuation outside emphasis; none, where that would not be enough."""
        text, sign = self.unit.text, self.unit.text[start:end]
        inner = text[end:close]
        head, tail = "", ""
        if len(inner) > 2 and _PAIRS.get(inner[0]) == inner[-1] and inner[0] not in inner[1:-1]:
            head, tail = inner[0], inner[-1]
        elif inner[-1:] in _STOPS and _opens(text, start, end):
            tail = inner[len(inner.rstrip("".join(_STOPS))) :]
        middle = inner[len(head) : len(inner) - len(tail)]
        if not tail or "\n" in inner[-len(tail) - 1 :] or not middle[:1].isalnum() or not middle[-1:].isalnum():
            return ()
        after = text[:start] + head + sign + middle + sign + tail + text[stop:]
        at = start + len(head)
        if not (_opens(after, at, at + len(sign)) and _closes(after, at + len(sign) + len(middle), stop - len(tail))):
            return ()
        closing = self.unit.edit(close - len(tail), stop, sign + tail)
        return (self.unit.edit(start, end + len(head), head + sign), closing) if head else (closing,)


def _pairs(part: InlinePart) -> Iterator[tuple[int, int, int, int]]:
    """Yield where the signs of emphasis stand in a unit, pair by pair, as the page reads them."""
    data = "".join(
        run.text if run.kind == "text" else (_READ if run.kind != "emphasis" else "*") * (run.end - run.start)
        for run in part.inline.runs
    )
    for start, end, close, stop in sorted(emphasis(data)):
        yield part.place(start), part.place(end - 1) + 1, part.place(close), part.place(stop - 1) + 1


def _run(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where a run of signs begins and ends of which some are given."""
    sign = text[start]
    while start and text[start - 1] == sign:
        start -= 1
    while text[end : end + 1] == sign:
        end += 1
    return start, end


def _opens(text: str, start: int, end: int) -> bool:
    """Return whether GitHub lets a run of signs open something: it is left-flanking."""
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    if not after or after.isspace():
        return False
    return not _is_punctuation(after) or not before or before.isspace() or _is_punctuation(before)


def _closes(text: str, start: int, end: int) -> bool:
    """Return whether GitHub lets a run of signs close something: it is right-flanking."""
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    if not before or before.isspace():
        return False
    return not _is_punctuation(before) or not after or after.isspace() or _is_punctuation(after)


def _is_punctuation(character: str) -> bool:
    return unicodedata.category(character)[0] == "P" or character in "$+<=>^`|~"


def _cut(words: str) -> str:
    words = words.replace("\n", " ")
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"

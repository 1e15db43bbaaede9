"""Signs in the Markdown: where the scanner found a note, Python-Markdown finds a sign, and makes its element there.

So the model alone decides what a note is. A note sign is a placeholder of noncharacters that the text does not hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from markdown.inlinepatterns import InlineProcessor
from markdown.util import HtmlStash

from bitext.model.note import Call, Note
from bitext.syntax.allowlist import TYPED
from bitext.syntax.near.footnotes import LABEL
from bitext.syntax.signatures import without_occurrences

_POOL = [*map(chr, range(0xFDDC, 0xFDEF)), *(chr(plane << 16 | end) for plane in range(17) for end in (0xFFFE, 0xFFFF))]
_DIGITS = "".join(map(chr, range(0xFDD2, 0xFDDC)))
_TO_SIGN = str.maketrans("0123456789", _DIGITS)
_FROM_SIGN = str.maketrans(_DIGITS, "0123456789")
_ADDRESS_OR_TAG = re.compile(
    r"<(?!(?:https?://|mailto:)[^\s<>]+>|[^\s<>@/]+@[^\s<>@/]+>|!--(?!-?>)(?:(?!--!?>|<!--).)*-->"
    rf"|/?(?:{'|'.join(sorted(TYPED.inline))})(?=[\s/>]))",
    re.IGNORECASE | re.DOTALL,
)
"""A `<` that begins no address, no inline element and no comment."""
_INDENT = "    "

PRIORITY = 178
"""Of the inline processor: after code (190) and escapes (180), before footnotes (175) and links (170 and less)."""


@dataclass(frozen=True, slots=True)
class Made:
    """The element that Python-Markdown has made of a note sign."""

    element: Element
    note: Note
    call: int = 0
    """Index of the call among the note's, in the order of the text, which is not the order of making."""


@dataclass(slots=True)
class NoteSigns:
    """The note signs of one page, and the elements that were made of them."""

    notes: Sequence[Note] = ()
    begin: str = ""
    middle: str = ""
    """The character between a bracket's number and its words."""
    close: str = ""
    bracket: str = ""
    """The character for a `<` of a note that would begin a block of raw HTML: it is text there."""
    made: list[Made] = field(default_factory=list)
    """The elements in the order of making."""

    @classmethod
    def of(cls, body: str, notes: Sequence[Note], *, alerts: bool = False) -> NoteSigns:
        """Return signs that the body does not hold.

        They are empty strings where the page has no notes, or its text leaves too few noncharacters. `alerts`: whether
        it has alerts, in which raw HTML that begins a block is text too.
        """
        free = [character for character in _POOL if character not in body][:4] if notes or alerts else []
        if len(free) < 4:
            return cls()
        begin, middle, close, bracket = free
        return cls(notes, begin, middle, close, bracket)

    def marked(self, body: str) -> str:
        """Return the body, with as many lines as before, with a note sign at each call of a note."""
        if not self.begin:
            return body
        parts: list[str] = []
        done = 0
        for call, index, note in self._calls():
            parts += [body[done : call.start], self._sign(note, index, body[call.start : call.end])]
            done = call.end
        return "".join([*parts, body[done:]])

    def _calls(self) -> Iterator[tuple[Call, int, Note]]:
        footnotes_and_brackets = (note for note in self.notes if note.form != "alert")
        found = [(call, index, note) for note in footnotes_and_brackets for index, call in enumerate(note.calls)]
        return iter(sorted(found, key=lambda each: each[0].start))

    def _sign(self, note: Note, call: int, typed: str) -> str:
        number = str(note.number).translate(_TO_SIGN)
        if note.form == "footnote":
            again = f"{self.middle}{str(call).translate(_TO_SIGN)}" if call else ""
            return f"{self.begin}{number}{again}{self.close}"
        return f"{self.begin}{number}{self.middle}{self.without_html(typed)}{self.close}"

    def without_html(self, text: str) -> str:
        """Return a note's Markdown without any `<` that would begin a block of raw HTML."""
        return _ADDRESS_OR_TAG.sub(self.bracket, text) if "<" in text else text

    def content(self, lines: Sequence[str], note: Note) -> list[str]:
        """Return the Markdown of a footnote as a text of its own, `lines` being those of the body."""
        first, *more = lines[note.first : note.end]
        dedented = [line.expandtabs(4).removeprefix(_INDENT) if line[:1] in " \t" else line for line in more]
        text = without_occurrences("\n".join([LABEL.sub("", first, count=1), *dedented]))
        return self.without_html(text).split("\n")

    def restored(self, text: str, *, html: bool = False) -> str:
        """Return a text without the signs of which no element was made; `html`: whether it is finished HTML."""
        if not self.begin:
            return text
        if self.begin in text:
            again = f"(?:{self.middle}[{_DIGITS}]+)?"
            text = re.sub(f"{self.begin}([{_DIGITS}]+){again}{self.close}", self._as_typed, text)
            text = re.sub(f"{self.begin}[{_DIGITS}]+{self.middle}", "", text)
        text = text.replace(self.close, "") if self.close in text else text
        return text.replace(self.bracket, "&lt;" if html else "<") if self.bracket in text else text

    def _as_typed(self, match: re.Match[str]) -> str:
        note = self.note_of(match[1])
        return f"[^{note.label}]" if note else ""

    @property
    def pattern(self) -> str:
        """Return what the inline processor looks for.

        Group 1 is the note's number, group 2 a bracket's words, or the index of a footnote's call from the second on.
        """
        return f"{self.begin}([{_DIGITS}]+)(?:{self.middle}((?:(?!{self.close}).)*))?{self.close}"

    @property
    def all(self) -> tuple[str, ...]:
        """Return all characters that signs are made of, but for digits."""
        return (self.begin, self.middle, self.close, self.bracket)

    def note_of(self, number: str) -> Note | None:
        """Return the note for a number in the digits of signs, or None."""
        index = int(number.translate(_FROM_SIGN)) - 1
        return self.notes[index] if 0 <= index < len(self.notes) else None


def restore(signs: NoteSigns, root: Element, stash: HtmlStash) -> None:
    """Take out the signs of which no element was made, as in code or in an address.

    `root`: the host's tree of the page's own Markdown, which has no other noncharacters of these. Texts from elsewhere,
    an original or a glossary entry, may have any.
    """
    if not signs.begin:
        return
    text = "".join(root.itertext())
    for inner in root.iter() if any(sign in text for sign in signs.all) else ():
        inner.text = inner.text and signs.restored(inner.text)
        inner.tail = inner.tail and signs.restored(inner.tail)
    for inner in root.iter():
        for name, value in inner.items() if inner.attrib else ():
            inner.set(name, signs.restored(value or ""))  # None for an attribute without a value
    blocks = stash.rawHtmlBlocks
    blocks[:] = [signs.restored(one, html=True) if isinstance(one, str) else one for one in blocks]


class NoteMarks(InlineProcessor):
    """Makes an element of each note sign, which `place_notes` turns into what the page shows."""

    def __init__(self, signs: NoteSigns) -> None:
        """Take the note signs of the page."""
        super().__init__(signs.pattern)
        self.signs = signs

    def handleMatch(  # type: ignore[override]  # noqa: N802  # Python-Markdown's name
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002
    ) -> tuple[Element | None, int | None, int | None]:
        """Return the element of a note sign, with the span that it replaces."""
        note = self.signs.note_of(m[1])
        if note is None:
            return None, None, None
        # The table of contents leaves a `sup` with this form of id out of a heading's name.
        element = Element("sup", {"id": f"fnref:{note.id}", "class": "bitext-call"})
        if note.form == "footnote":
            self.signs.made.append(Made(element, note, int((m[2] or "0").translate(_FROM_SIGN))))
        else:
            element.text = m[2]
            self.signs.made.append(Made(element, note))
        return element, m.start(0), m.end(0)

"""Footnotes that are none: a head, a mark or a lemma that is nearly written as the guide has it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from bitext.edits import Edit
from bitext.languages.script import has_han
from bitext.model.text import UNREAD, Block, Definition
from bitext.syntax.inline_blocks import ReadText
from bitext.syntax.near.footnotes import LABEL, Head, head_of
from bitext.syntax.near.readable import Readable
from bitext.syntax.near.slip import Slip, shortened
from bitext.syntax.passages import PageText

_WORD = re.compile(r"[\w-]{1,60}")
_LOOKALIKE = re.compile(r"\[(?:[\u02c6\uff3e\u2038\u2303][ ]?([\w-]{1,60})|(\d{1,4})\^)\]")
_SPACED = re.compile(
    r"\s*(?P<bold>\*\*|__)[ \t]+(?P<words>[^*_\n]{1,200}?)[ \t]{0,9}"
    r"(?:[:\uff1a][ \t]{0,9}(?P=bold)|(?P=bold)[ \t]{0,9}[:\uff1a])"
)
_DASHED = re.compile(r"\s*(?:\*\*|__)(?P<words>[^*_\n]{1,200})(?:\*\*|__)(?P<dash>[ \t]*[-\u2013\u2014=][ \t]+)")
_WIDE = re.compile(r"\s*\uff0a\uff0a(?P<words>[^\uff0a\n]{1,200})\uff0a\uff0a[ \t]*[:\uff1a]?")


def footnote_slips(page: Readable, text: PageText, called: Mapping[str, int]) -> Iterator[Slip]:
    """Yield what is off with the heads, the marks and the lemmas of footnotes; `called`: see `head_of`."""
    lines = page.body.split("\n")
    for definition in text.found.definitions:
        line, first = lines[definition.start], page.first_line + definition.start
        head = head_of(line, called, begins=True)
        if not definition.known and head:
            yield _head_slip(head, line, first)
        else:
            yield from _lemma_slips(line, first, definition, page)
    for block, says in zip(text.found.blocks, text.texts, strict=True):
        if block.kind not in (*UNREAD, "html") and ("[" in block.text or "^" in block.text):
            yield from _mark_slips(page, block, says)


def _head_slip(head: Head, line: str, number: int) -> Slip:
    column = len(line) - len(line.lstrip(" ")) + 1
    typed = head.typed.rstrip()
    why = "a space before the colon" if typed.endswith(":") and typed[-2:-1] in " \t" else typed
    right = head.right if line[column - 1 + len(head.typed) :][:1] in (" ", "\t", "") else f"{head.right} "
    edit = Edit(number, column, typed, right if typed == head.typed else head.right)
    return Slip(
        number, column, f"{head.right} at the head of the footnote", why, f"write {head.right}",
        "C21", "warning", (edit,), label=head.label,
    )  # fmt: skip


def _lemma_slips(line: str, number: int, definition: Definition, page: Readable) -> Iterator[Slip]:
    label = LABEL.match(line)
    if not label:
        return
    for form in (_SPACED, _DASHED, _WIDE):
        match = form.match(line, label.end())
        if not match:
            continue
        words = match["words"].strip(" \t:\uff1a")
        if words and (form is not _DASHED or _is_of(words, page, definition)):
            right, typed = f"**{words}:**", match[0].strip()
            column = match.start() + len(match[0]) - len(match[0].lstrip()) + 1
            do = "without a space inside the stars" if form is _SPACED else "with a colon"
            edit = Edit(number, column, typed, right)
            yield Slip(number, column, right, shortened(typed), f"write it so, {do}", "C21", "warning", (edit,))
        return


def _is_of(words: str, page: Readable, definition: Definition) -> bool:
    """Return whether bold words before a dash are those that a note is about: Chinese, or words of the page."""
    start = page.offsets[definition.start]
    return has_han(words) or words in page.text[:start] or " / " in words


def _mark_slips(page: Readable, block: Block, says: ReadText) -> Iterator[Slip]:
    start, end = page.span(block)
    text = page.text
    for match in _LOOKALIKE.finditer(text, start, end):
        if text[match.end() : match.end() + 1] not in ("(", ":") and text[match.start() - 1 : match.start()] != "!":
            label = match[1] or match[2]
            yield _slip(page, match.start(), match[0], f"[^{label}]", label)
    for position in says.unclosed:
        label = _WORD.match(text, position + 2) if text[position + 1 : position + 2] == "^" else None
        if label:
            found = text[position : label.end()]
            right = f"{found}]"
            do = f"write {right}"
            line, column = page.place(position)
            edits = (Edit(line, column, found, right),)
            yield Slip(line, column, f"] that closes {found}", "none", do, "C21", "warning", edits, label[0])
    if "^[" in text[start:end]:
        yield from _inline_notes(page, start, says)


def _inline_notes(page: Readable, start: int, text: ReadText) -> Iterator[Slip]:
    for bracket in text.closed:
        says = page.body[bracket.start + 1 : bracket.end - 1]
        if page.text[bracket.start - 1 : bracket.start] != "^" or bracket.start == start:
            continue
        if " " in says.strip() and not page.text.startswith("(", bracket.end):
            line, column = page.place(bracket.start - 1)
            typed = shortened(f"^[{says}]")
            do = f"write a bracket that is signed, [{shortened(says)} –Ed.], or a footnote"
            edits: tuple[Edit, ...] = ()
            if _IS_SIGNED.search(says):
                do, edits = "take the ^ out", (Edit(line, column, "^", ""),)
            yield Slip(line, column, "a note in one of the forms of the guide", typed, do, edits=edits)


_IS_SIGNED = re.compile(r"[-\u2013\u2014]\s*(?:Eds?|Trans|Tr)\.\s*$")


def _slip(page: Readable, offset: int, found: str, right: str, label: str) -> Slip:
    line, column = page.place(offset)
    return Slip(
        line, column, f"the mark {right}", found, f"write {right}", "C21", "warning",
        (Edit(line, column, found, right),), label,
    )  # fmt: skip

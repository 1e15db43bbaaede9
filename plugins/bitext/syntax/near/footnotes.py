"""Near misses of footnotes: a head, a reference or a lemma that is written almost as the guide has it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bitext.edits import Edit
from bitext.han import has_han
from bitext.model.text import Block, Definition
from bitext.syntax.brackets import brackets, unclosed
from bitext.syntax.near.readable import Readable
from bitext.syntax.near.slip import Slip, shortened

LABEL = re.compile(r" {0,3}\[(?:[\^\u02c6\uff3e\u2038\u2303]?[^\]]*\][ \t]{0,3}[:\uff1a;.,]?|\^[\w-]+[:\uff1a])[ ]*")
"""The head of a line that is known to begin a footnote."""
_HEAD = re.compile(
    r" {0,3}\[(?:(?P<sign>[\^\u02c6\uff3e\u2038\u2303]?)(?P<label>[^\]\n]{0,200})\]"
    r"(?P<space>[ \t]{0,3})(?P<colon>[:\uff1a;.,]?)"
    r"|\^(?P<open>[\w-]{1,60})[:\uff1a](?=[ \t]))"
)
_ADDRESS = re.compile(r"[ \t]{0,9}(?:<|https?://|mailto:|www\.|[#/]|\.{1,2}/|\S{1,200}\.(?:md|html?|png|jpg|pdf)\b)")
_CALLED = re.compile(r"\[\^([^\]\n]{1,200})\](?![ \t]{0,3}[:\uff1a])")
_STANDS = re.compile(r"^[ >]{0,9}\[\^([^\]\n]{1,200})\][ \t]{0,3}[:\uff1a]", re.MULTILINE)
_LOOKALIKE = re.compile(r"\[(?:[\u02c6\uff3e\u2038\u2303][ ]?([\w-]{1,60})|(\d{1,4})\^)\]")
_WORD = re.compile(r"[\w-]{1,60}")
_SPACED = re.compile(
    r"\s*(?P<bold>\*\*|__)[ \t]+(?P<words>[^*_\n]{1,200}?)[ \t]{0,9}"
    r"(?:[:\uff1a][ \t]{0,9}(?P=bold)|(?P=bold)[ \t]{0,9}[:\uff1a])"
)
_DASHED = re.compile(r"\s*(?:\*\*|__)(?P<words>[^*_\n]{1,200})(?:\*\*|__)(?P<dash>[ \t]*[-\u2013\u2014=][ \t]+)")
_WIDE = re.compile(r"\s*\uff0a\uff0a(?P<words>[^\uff0a\n]{1,200})\uff0a\uff0a[ \t]*[:\uff1a]?")


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a footnote as it was typed."""

    label: str
    typed: str
    right: str
    """The right form."""


def wanted(body: str) -> Mapping[str, int]:
    """Return the labels referred to in the text that no footnote has, with the number of references."""
    if "[^" not in body:
        return {}
    there = frozenset(_STANDS.findall(body))
    return Counter(label for label in _CALLED.findall(body) if label not in there)


def head_of(line: str, called: Mapping[str, int], *, begins: bool) -> Head | None:
    """Return the head of a footnote that a line begins with or was meant to begin with, or None.

    `called`: what `wanted` returns. `begins`: whether a paragraph begins with the line.
    """
    match = _HEAD.match(line) if "[" in line[:4] else None
    if not match:
        return None
    if match["open"]:
        return Head(match["open"], match[0].lstrip(" "), f"[^{match['open']}]:") if match["open"] in called else None
    label, colon, sign = match["label"], match["colon"], match["sign"]
    label = label if sign == "^" else label.strip()
    head = Head(label, match[0].lstrip(" "), f"[^{label}]:")
    if sign and colon in (":", "\uff1a") and (sign == "^" or _WORD.fullmatch(label)):
        return head
    rest = line[match.end() :]
    if label not in called:
        return None
    if not sign:
        return head if colon == ":" and not match["space"] and not _ADDRESS.match(rest) else None
    goes_on = rest.strip() and (line[match.end() - 1] in " \t" or rest[0] in " \t")
    return head if begins and goes_on and called[label] > 1 else None


def footnote_slips(
    page: Readable, blocks: Sequence[Block], definitions: Sequence[Definition], called: Mapping[str, int]
) -> Iterator[Slip]:
    """Yield the slips in the heads, the references and the lemmas of footnotes; `called`: see `head_of`."""
    lines = page.body.split("\n")
    for definition in definitions:
        line, first = lines[definition.start], page.first_line + definition.start
        head = head_of(line, called, begins=True)
        if not definition.known and head:
            yield _head_slip(head, line, first)
        else:
            yield from _lemma_slips(line, first, definition, page)
    for block in blocks:
        if block.kind not in ("fence", "html", "rule", "image") and ("[" in block.text or "^" in block.text):
            yield from _mark_slips(page, block)


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


def _mark_slips(page: Readable, block: Block) -> Iterator[Slip]:
    start, end = page.span(block)
    text = page.text
    for match in _LOOKALIKE.finditer(text, start, end):
        if text[match.end() : match.end() + 1] not in ("(", ":") and text[match.start() - 1 : match.start()] != "!":
            label = match[1] or match[2]
            yield _slip(page, match.start(), match[0], f"[^{label}]", label)
    cells = block.kind == "table"
    for position in unclosed(text, start, end, cells=cells):
        label = _WORD.match(text, position + 2) if text[position + 1 : position + 2] == "^" else None
        if label:
            found = text[position : label.end()]
            right = f"{found}]"
            do = f"write {right}"
            line, column = page.place(position)
            edits = (Edit(line, column, found, right),)
            yield Slip(line, column, f"] that closes {found}", "none", do, "C21", "warning", edits, label[0])
    if "^[" in text[start:end]:
        yield from _inline_notes(page, start, end, cells=cells)


def _inline_notes(page: Readable, start: int, end: int, *, cells: bool) -> Iterator[Slip]:
    for bracket in brackets(page.text, start, end, cells=cells):
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

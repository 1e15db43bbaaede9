"""Near misses of our comments: misspelt, in the midst of a paragraph, never closed."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence

from bitext.edits import Edit
from bitext.model.text import PROSE, Block
from bitext.syntax.marks import VERIFIED, ParsedMark, mangled, mangled_within, meant, parse
from bitext.syntax.near.forms import Form, form_of
from bitext.syntax.near.readable import Comment, Readable
from bitext.syntax.near.sentence_forms import SENTENCE
from bitext.syntax.near.sentences import is_of_sentence, sentence_slip
from bitext.syntax.near.slip import Slip, shortened
from bitext.syntax.near.suppression import ignoring_slip

_OFF, _ON = "<!-- terms: off -->", "<!-- terms: on -->"
_SIGNS = "<>\u2039\u203a\uff1c\uff1e!\uff01-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uff0d "
_CLOSES = re.compile(r"[-\u2010-\u2015\u2212\uff0d]{0,3}[ ]?(?:[>\u203a\uff1e〉»])?[ \t]*$")
_READ = re.compile(r"<!--[ \t]*terms[ \t]*:[ \t]*(on|off)[ \t]*-->", re.IGNORECASE)
"""A switch of terms in its right form."""
_LOOKED_AT = 9  # characters before a comment: the end of a sentence, what closes behind it, and spaces
_ENDED = re.compile("[.!?\u3002\uff01\uff1f][\"')\u2019\u201d*_]{0,4}\\s{0,4}$")
_NO_REASON = re.compile(r"<!-- untranslated: [\d-]+ reason -->")


def comment_slips(
    page: Readable, blocks: Sequence[Block], marks: Collection[int], sentences: Collection[int]
) -> list[Slip]:
    """Return the slips in the comments of a translation.

    `marks`: the lines that the scanner read as marks. `sentences`: the offsets of the marks of sentences.
    """
    switches = _Switches()
    slips = []
    for comment in page.comments:
        slip = _unclosed(page, comment)
        if not slip and comment.start not in sentences and page.place(comment.start)[0] not in marks:
            slip = (
                sentence_slip(page, comment, blocks)
                or ignoring_slip(page, comment, blocks)
                or _of_translation(page, comment, blocks, switches)
            )
        slips += [slip] if slip else []
    return [*slips, *switches.slips(), *_mangled_within(page, marks)]


def _mangled_within(page: Readable, marks: Collection[int]) -> Iterator[Slip]:
    """Yield the slips of comments in the midst of a paragraph that a word processor has changed."""
    for match in mangled_within(page.text):
        line, column = page.place(match.start())
        right = meant(match[0])
        if right and line not in marks:
            code, do = _code_of(right), "write it so" if is_of_sentence(right) else "write it so, on a line of its own"
            yield Slip(line, column, right, match[0], do, code)


def list_slips(page: Readable) -> list[Slip]:
    """Return the slips in the comments of an ordinary page that stand for lists."""
    slips = list(_mangled_lists(page))
    for comment in page.comments:
        form = form_of(comment.says.partition("\n")[0] if not comment.closed else comment.says)
        if form and form.kind == "list":
            typed = page.body[comment.start : comment.end]
            if not comment.closed or f"<!-- {' '.join(comment.says.split())} -->" != form.right:
                slips.append(_misspelt(page, comment, form))
            elif not _is_alone(page, comment):
                do = "put it on a line of its own, with a blank line above and below"
                slips.append(
                    Slip(*page.place(comment.start), f"{form.right} on a line of its own", f"{typed} beside text", do)
                )
    return slips


def _mangled_lists(page: Readable) -> Iterator[Slip]:
    for match in mangled_within(page.text):
        form = form_of(match[0].replace("&lt;", "<").replace("&gt;", ">").strip(_SIGNS))
        if form and form.kind == "list":
            line, column = page.place(match.start())
            edits = (Edit(line, column, match[0], form.right),)
            yield Slip(line, column, form.right, match[0], "write it so, on a line of its own", edits=edits)


def mark_slip(line: int, column: int, typed: str) -> Slip | None:
    """Return the slip of a line that was meant as a mark or a switch, or None where the right form is not certain."""
    right = meant(typed)
    if not right:
        return None
    edits = (
        ()
        if right == SENTENCE or _NO_REASON.fullmatch(right) or _behind(typed)
        else (Edit(line, column, typed, right),)
    )
    do = "write it so" if is_of_sentence(right) else "write it so, on a line of its own"
    return Slip(line, column, right, shortened(typed), do, _code_of(right), edits=edits)


def _code_of(right: str) -> str:
    """Return the code of what is said of a comment that was meant to be another."""
    if right.startswith("<!-- ignore"):
        return "C36"
    return "C34" if is_of_sentence(right) else "C30" if right in (_OFF, _ON, VERIFIED) else "C20"


def _behind(typed: str) -> bool:
    """Return whether other text stands behind a comment on its line."""
    return bool(typed.partition("-->")[2].strip())


def _unclosed(page: Readable, comment: Comment) -> Slip | None:
    inner = comment.says.find("<!--") if comment.closed else -1
    if comment.closed and inner < 0:
        return None
    first = comment.says.partition("\n")[0]
    line, column = page.place(comment.start)
    typed = f"<!--{first}".rstrip()
    if mangled(typed) and not comment.closed:
        return None  # reported as a malformed mark
    right = meant(typed) if mangled(typed) else ""
    found = "none" if inner < 0 else f"another comment that begins on line {page.place(comment.start + 4 + inner)[0]}"
    close = _CLOSES.search(typed)
    begin = close.start() if close else len(typed)
    edits = (
        (Edit(line, column, typed, right or f"{typed[:begin].rstrip()} -->"),)
        if "\n" in comment.says or inner < 0
        else ()
    )
    do = f"write {right}" if right else "write --> at its end"
    return Slip(line, column, f"--> that closes the comment {shortened(typed)}", found, do, edits=edits)


def _of_translation(page: Readable, comment: Comment, blocks: Sequence[Block], switches: _Switches) -> Slip | None:
    typed = page.body[comment.start : comment.end]
    says = " ".join(comment.says.split())
    parsed = parse(f"<!-- {says} -->")
    if parsed is not None:
        return _misplaced(page, comment, parsed, blocks)
    line, column = page.place(comment.start)
    if read := _READ.fullmatch(typed):
        switches.see(line, column, read[1].lower())
        return None
    form = form_of(says)
    if form is None:
        return None
    if form.kind == "switch":
        switches.guess()
        return _misspelt(page, comment, form)
    do = "write it so, on such a page"
    return Slip(
        line, column, f"{form.right} on a page that is no translation", shortened(typed), do, grade="information"
    )


def _misspelt(page: Readable, comment: Comment, form: Form) -> Slip:
    line, column = page.place(comment.start)
    typed = page.body[comment.start : comment.end]
    edits = (Edit(line, column, typed, form.right),) if " or " not in form.right else ()
    return Slip(line, column, form.right, shortened(typed), "write it so", edits=edits)


def _misplaced(page: Readable, comment: Comment, parsed: ParsedMark | str, blocks: Sequence[Block]) -> Slip | None:
    """Return the slip of a mark that is not read where it stands: in a paragraph, in a list, over several lines."""
    line, column = page.place(comment.start)
    typed = page.body[comment.start : comment.end]
    right = meant(f"<!-- {' '.join(comment.says.split())} -->") or ("" if isinstance(parsed, str) else shortened(typed))
    if not right:
        return None
    sure = not _NO_REASON.fullmatch(right)
    if "\n" in typed:
        joined = (Edit(line, column, typed, right),) if sure else ()
        return Slip(line, column, f"{right} on one line", "it on several", "write it so", "C20", edits=joined)
    index = bisect_right(blocks, line, key=lambda each: each.line) - 1
    block = blocks[index] if index >= 0 and line <= blocks[index].end else None
    if block is None:
        where, above = "it indented", "write it at the start of its line"
    else:
        where, above = f"it inside the {_NAMES.get(block.kind, block.kind)}", f"put it above line {block.line}"
    edits = _moved(page, comment, block, right) if sure else ()
    if block and right.startswith("<!-- source: ") and _is_between_sentences(page, comment, block):
        above = f"{above}, or write {right.replace('source', 'sentence')} if it is about the sentence behind it"
    return Slip(line, column, f"{right} on a line of its own", where, above, "C20", edits=edits)


def _is_between_sentences(page: Readable, comment: Comment, block: Block) -> bool:
    """Return whether a sentence seems to end before a comment in prose, which goes on behind it."""
    begin, end = page.span(block)
    ended = _ENDED.search(page.body[max(begin, comment.start - _LOOKED_AT) : comment.start]) is not None
    return ended and block.kind in PROSE and comment.end < end and not page.text[comment.end : end].isspace()


_NAMES = {"item": "list item"}


def _moved(page: Readable, comment: Comment, block: Block | None, right: str) -> tuple[Edit, ...]:
    """Return what takes a mark out of its block and sets it above; empty, where it stands alone on a line there.

    Outside of blocks it goes to the start of its line, if nothing else is on that.
    """
    line, column = page.place(comment.start)
    start = page.offsets[line - page.first_line]
    before, after = page.body[start : comment.start], page.text[comment.end :].partition("\n")[0]
    if block is None:
        alone = not before.strip() and not after.strip()
        return (Edit(line, 1, before + page.body[comment.start : comment.end], right),) if alone else ()
    if not before.strip(" \t>-*") and not after.strip():
        return ()
    space = len(before) - len(before.rstrip(" ")) if not after.strip() else 0
    typed = page.body[comment.start - space : comment.end]
    return Edit(block.line, 1, "", f"{right}\n"), Edit(line, column - space, typed, "")


def _is_alone(page: Readable, comment: Comment) -> bool:
    """Return whether a comment stands on lines of its own, not indented as code is."""
    text = page.body
    before, after = text[: comment.start].rpartition("\n")[2], text[comment.end :].partition("\n")[0]
    return not before.strip() and not after.strip() and len(before) < 4  # spaces that make code


class _Switches:
    """The switches of terms of a page, in order, to find an `on` without an `off` and an `off` without an `on`."""

    def __init__(self) -> None:
        """Begin with terms switched on."""
        self.off: tuple[int, int] | None = None
        self.guessed = False
        self.found: list[Slip] = []

    def guess(self) -> None:
        """Record a misspelt switch: it has a slip of its own, and explains a partner that is missing."""
        self.guessed = True

    def see(self, line: int, column: int, value: str) -> None:
        """Read a switch."""
        if value == "on" and self.off is None and not self.guessed:
            do = "write <!-- terms: off --> where they are not to be marked, or take it out"
            self.found.append(Slip(line, column, f"{_OFF} above {_ON}", "none", do))
        self.off = (line, column) if value == "off" and self.off is None else self.off if value == "off" else None

    def slips(self) -> list[Slip]:
        """Return the slips of all switches."""
        if self.off and not self.guessed:
            do = "write it where terms are marked again, or at the end of the page"
            self.found.append(Slip(*self.off, f"{_ON} below {_OFF}", "none", do, grade="information"))
        return self.found

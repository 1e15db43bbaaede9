"""C22: what is still to be written, or was meant for those who write alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from bitext.checks.text import CheckedText
from bitext.checks.typed import Typed, Unit
from bitext.diagnostics import Finding, Location

_FOUND = re.compile(
    r"(?P<critic>\{(?:\+\+|--|~~|==|>>)[^{}\n]{0,400}(?:\+\+|--|~~|==|<<)\})"
    r"|(?P<link>(?<!!)(?<!\[)\[\[(?!\[)[^\[\]\n]{1,200}\]\](?![(\[]))"
    r"|(?P<word>\b(?:TK(?:TK){0,3}|TODO|FIXME|TBD)\b|\bXXX(?=:)|\b[Ll]orem ipsum\b)"
    r"|(?P<marks>(?<![\w?!\"'\u201d\u2019)\]])\?{2,9}(?![\w?!])|(?<=\d)\?\?(?![\w?!])|(?<=[(\[])\?{2,9}(?=[)\]]))"
    r"|(?P<chinese>[【\[](?:待译|待补|待定|待查|待核|存疑|未译)[^】\]\n]{0,40}[】\]]|\uff1f{2}(?=[)\uff09\]】]))"
)
_SIGNS = ("{", "[[", "TK", "TODO", "FIXME", "TBD", "XXX:", "orem ipsum", "??", "待", "存疑", "未译", "\uff1f\uff1f")
"""One of them stands in whatever is found: looked for so, a text without them costs nothing."""
_CONFLICT = re.compile(r"(?:<{7}|>{7}|\|{7})(?: [^\n]{0,200})?$|={7}$", re.MULTILINE)
_SAYS = {
    "critic": ("text alone", "accept or reject the change"),
    "link": ("a link or words", "write [words](address), or take the inner brackets out"),
    "word": ("the words that are still to be written", "write them"),
    "marks": ("the words that are still in question", "write them, or put the question into a comment <!-- … -->"),
    "chinese": ("the words that are still to be written", "write them"),
}
_SHOWN = 30
_MOST = 5
"""Findings in one block."""


def leftovers(text: CheckedText) -> Iterator[Finding]:
    """Yield a finding for each placeholder, change under review and wiki link that a translation still has."""
    translation = text.edition.translation
    if "<" * 7 in translation.body:
        yield from _conflicts(text)
    title = _FOUND.search(translation.title)
    if title:
        yield _finding(title, Location(translation.path))
    if not any(sign in translation.body for sign in _SIGNS):
        return
    original = "\n".join(text.source_lines)
    typed = Typed(text)
    for unit in typed.units():
        if any(sign in unit.text for sign in _SIGNS):
            yield from islice(_in_unit(typed, unit, text.path, original), _MOST)


def _in_unit(typed: Typed, unit: Unit, path: str, original: str) -> Iterator[Finding]:
    for match in _FOUND.finditer(unit.text):
        is_printed = match.lastgroup in ("word", "marks", "link") and match[0] in original
        if not is_printed and typed.kind_at(unit, match.start()) in ("text", "emphasis"):
            yield _finding(match, Location(path, *unit.place(match.start())))


def _finding(match: re.Match[str], place: Location) -> Finding:
    expected, do = _SAYS[match.lastgroup or "word"]
    shown = match[0] if len(match[0]) <= _SHOWN else f"{match[0][:_SHOWN]}…"
    return Finding("C22", place, f"expected {expected}, found {shown}; {do}")


def _conflicts(text: CheckedText) -> Iterator[Finding]:
    """Yield a finding for the signs of a conflict in git, where all blocks pair: else C20 says so."""
    translation = text.edition.translation
    if any(pair.pair.guess or pair.pair.gap in ("missing", "added") for pair in text.pairs):
        return
    code = [(block.line, block.end) for block in translation.blocks if block.kind in ("fence", "html")]
    signs = dict[str, int]()
    for match in _CONFLICT.finditer(translation.body):
        line = translation.body_line + translation.body.count("\n", 0, match.start())
        if not any(start <= line <= end for start, end in code):
            signs.setdefault(match[0][0], line)
    if "<" in signs and ">" in signs:
        message = "expected one text, found two between the marks of a conflict in git; keep one of the two"
        yield Finding("C22", Location(translation.path, signs["<"]), message)

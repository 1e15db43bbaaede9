"""What a file says is to be ignored: marks above blocks, and the key `ignore` of a front matter → `Ignored`."""

from __future__ import annotations

from collections.abc import Iterator

from bitext.diagnostics import Finding, Location
from bitext.model.suppression import Ignored
from bitext.readers.values import Fields
from bitext.syntax.suppression import FORM, fault_of, of_line, spelt
from bitext.syntax.translation_blocks import Scan

KEY = "ignore"
"""The key of a front matter."""
_FORM = "{C12: reason}"


def declared(fields: Fields) -> tuple[Ignored, ...]:
    """Return what a front matter says is to be ignored in the whole text; what is wrong with it is reported."""
    value = fields.values.get(KEY)
    if value is None or (value.kind == "text" and not value.text):
        return ()
    if value.kind != "mapping":
        fields.report_form(value, f"{KEY}: {_FORM}", "write each code with the reason why its findings may stand")
        return ()
    found = []
    for key, item in value.fields:
        code, reason = spelt(key.text), item.text.strip()
        fault, do = fault_of((code,), reason)
        if fault:
            message = f"expected {KEY}: {_FORM}, found {fault}; {do}"
            fields.findings.append(Finding("C36", Location(fields.shown, key.line, key.column), message))
        else:
            found.append(Ignored(code, reason, fields.shown, key.line, key.column, whole=True))
    return tuple(found)


def marked(path: str, found: Scan, first_line: int) -> tuple[Ignored, ...]:
    """Return what the marks of a page say is to be ignored, one for each code, in the order of the page."""
    others = [(alert.line, alert.end) for alert in found.alerts]
    others += [(first_line + each.start, first_line + each.end - 1) for each in found.definitions]
    ignored = []
    for line, index, said in found.ignored:
        block = found.blocks[index] if index < len(found.blocks) else None
        below = min((each for each in others if each[0] > line), default=None)
        is_other = below is not None and (block is None or below[0] < block.line)
        lines = below if below and is_other else (block.line, block.end) if block else (0, 0)
        of_block = -1 if is_other or block is None else index
        ignored += [
            Ignored(code, said.reason, path, line, 1, said.words, block=of_block, lines=lines) for code in said.codes
        ]
    return tuple(ignored)


def above_nothing(path: str, ignored: tuple[Ignored, ...]) -> Iterator[Finding]:
    """Yield a finding for each mark that stands above no block."""
    for line in dict.fromkeys(each.line for each in ignored if not each.whole and each.lines == (0, 0)):
        do = "put it above the block that it is about, or remove it"
        yield Finding("C36", Location(path, line), f"expected a block below {FORM}, found none; {do}")


def in_original(path: str, body: str, first_line: int) -> Iterator[Finding]:
    """Yield a finding for each mark in an original, whose text is shown as it was typed."""
    for index, line in enumerate(body.split("\n")) if "gnore" in body else ():
        if "gnore" in line and of_line(line):
            message = f"expected {FORM} above a block of the translation, found it in the original; move it there"
            yield Finding("C36", Location(path, first_line + index), message)

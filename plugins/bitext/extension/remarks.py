"""Which findings stand at which pair of a page: for editors while they write, and for readers where it is an error."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence

from bitext.diagnostics import Finding
from bitext.model.edition import Edition
from bitext.model.text import Block


def by_pair(edition: Edition, findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    """Return the findings that are about a pair, by its number: those at its lines, and at the marks above it."""
    translation, source = edition.translation, edition.source
    theirs = {index: pair.number for pair in translation.pairing.rows for index in pair.translation}
    ours = {index: pair.number for pair in translation.pairing.rows for index in pair.source}
    sides: Mapping[str, tuple[Sequence[Block], Mapping[int, str]]] = {
        **({source.path: (source.blocks, ours)} if source else {}),
        translation.path: (translation.blocks, theirs),
    }
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        blocks, numbers = sides.get(finding.location.path, ((), {}))
        number = numbers.get(_block_at(blocks, finding.location.line), "")
        if number:
            found.setdefault(number, []).append(finding)
    return found


def _block_at(blocks: Sequence[Block], line: int) -> int:
    """Return the index of the block at a line, or of the next below it, where there is one; -1 for the front matter."""
    index = bisect_left(blocks, line, key=lambda block: block.end)
    is_above_all = index == 0 and bool(blocks) and line < blocks[0].line - 1
    return -1 if is_above_all else index

"""Lines: of which pairs the line ends stand on the page, as in verse."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bitext.diagnostics import Finding, Location
from bitext.model.pairing import Lines, Pair, Pairing
from bitext.model.text import Block


def with_lines(
    pairing: Pairing, source: Sequence[Block], translation: Sequence[Block], wish: str, path: str, source_path: str
) -> tuple[Pairing, tuple[Finding, ...]]:
    """Return the pairing, each pair with the sides whose line ends stand, and a finding where only the original's do.

    `wish`: the original's `keep`, `join` or "". With "", an original's lines stand beside a translation
    that ends its lines by breaks: whoever types these sets lines.
    """
    if wish == "join" or not any(block.line_ends for block in source):
        return pairing, ()
    pairs, findings = list[Pair](), list[Finding]()
    for pair in pairing.pairs:
        ours, theirs = [source[i] for i in pair.source], [translation[j] for j in pair.translation]
        lines = _lines(ours, theirs, wish)
        pairs.append(replace(pair, lines=lines) if lines else pair)
        # A guessed pair has a finding already.
        if lines == "source" and not pair.guess and (joined := _joined(ours, theirs)):
            place, see = Location(path, theirs[0].line), Location(source_path, ours[0].line)
            findings.append(Finding("C31", place, joined, see))
    return replace(pairing, pairs=tuple(pairs)), tuple(findings)


def _lines(source: Sequence[Block], translation: Sequence[Block], wish: str) -> Lines:
    ours = _ends(source)
    if not ours:
        return ""
    theirs, hard = _ends(translation), sum(len(block.hard_ends) for block in translation)
    if wish == "keep":
        single = len(source) == len(translation) == 1
        return "both" if single and theirs == ours else "source"
    return "source" if hard and hard in (ours, theirs) else ""


def _joined(source: Sequence[Block], translation: Sequence[Block]) -> str:
    """Return what was found of a translation's lines that are joined beside an original's, or "" if none are."""
    if not _ends(translation) or any(block.hard_ends for block in translation):
        return ""  # one line was typed as one, and who has typed breaks knows of them
    ours, theirs = (_ends(side) + len(side) for side in (source, translation))
    do = "end each line that is to stand with two spaces, or write as many lines"
    return f"expected {ours} lines as in the original, found {theirs}, which the page joins into one; {do}"


def _ends(blocks: Sequence[Block]) -> int:
    return sum(len(block.line_ends) for block in blocks)

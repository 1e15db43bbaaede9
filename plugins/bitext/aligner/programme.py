"""The dynamic programme."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf, log

from bitext.aligner.beads import Bead
from bitext.aligner.lexicon import NO_LEXICON, Lexicon
from bitext.languages import CHINESE, ENGLISH, Language

SHAPES = ((1, 1, 0.12), (1, 0, 5.3), (0, 1, 5.3), (2, 1, 3.1), (1, 2, 3.1), (3, 1, 5.5), (1, 3, 5.5), (2, 2, 5.5))


def align(
    source: Sequence[str],
    translation: Sequence[str],
    *,
    languages: tuple[Language, Language] = (CHINESE, ENGLISH),
    lexicon: Lexicon = NO_LEXICON,
    fixed: Sequence[Bead] = (),
) -> list[Bead]:
    """Return the beads of two texts, in order; every unit stands in exactly one.

    `fixed`: beads that are given, in order on both sides; the rest is aligned around them.
    """
    del languages, lexicon
    beads = list[Bead]()
    row = column = 0
    for bead in (*fixed, Bead(range(len(source), len(source)), range(len(translation), len(translation)))):
        parts = _between(source[row : bead.source.start], translation[column : bead.translation.start])
        for i, j, k, m in parts:
            beads.append(Bead(range(row + i, row + i + k), range(column + j, column + j + m), 0.9))
        if bead.source or bead.translation:
            beads.append(bead)
        row, column = bead.source.stop, bead.translation.stop
    return beads


def _between(source: Sequence[str], translation: Sequence[str]) -> list[tuple[int, int, int, int]]:
    ours, theirs = [0], [0]
    for text in source:
        ours.append(ours[-1] + len(text))
    for text in translation:
        theirs.append(theirs[-1] + len(text))
    ratio = (theirs[-1] or 1) / (ours[-1] or 1)
    best = {(0, 0): (0.0, 0, 0)}
    for i in range(len(source) + 1):
        for j in range(len(translation) + 1):
            for k, m, usual in SHAPES:
                before = best.get((i - k, j - m))
                if before is None:
                    continue
                expected, found = ratio * (ours[i] - ours[i - k]), theirs[j] - theirs[j - m]
                cost = before[0] + usual + (6 * log((found + 10) / (expected + 10)) ** 2 if k and m else 0)
                if cost < best.get((i, j), (inf, 0, 0))[0]:
                    best[i, j] = cost, k, m
    found_beads = []
    i, j = len(source), len(translation)
    while i or j:
        _, k, m = best[i, j]
        i, j = i - k, j - m
        found_beads.append((i, j, k, m))
    return found_beads[::-1]

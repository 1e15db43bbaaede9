"""Training: what a document's own beads tell of which tokens render which, before it is aligned again.

A name, a term, and without a dictionary all words, are rendered alike through a document. A token of the first side is
linked to those of the second that stand in its beads more often than by chance.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from bitext.aligner.beads import Bead
from bitext.aligner.tokens import Links

LIKELY = 0.5
"""Probability of a bead from which it is learned from."""
TWICE = 2
"""Beads that two tokens share at least, and how many times more often than by chance they do."""
MOST = 6
"""Links of a token."""


def learned(beads: Iterable[Bead], first: Sequence[Sequence[str]], second: Sequence[Sequence[str]]) -> Links:
    """Return the links that the beads of a document bear out, with weights from 0 to 1.

    `first`, `second`: the tokens of each unit.
    """
    sides = [
        (_tokens(first, bead.source), _tokens(second, bead.translation))
        for bead in beads
        if bead.source and bead.translation and bead.confidence >= LIKELY
    ]
    ours = Counter(token for left, _ in sides for token in left)
    theirs = Counter(token for _, right in sides for token in right)
    shared = {token: Counter[str]() for token, count in ours.items() if count >= TWICE}
    for left, right in sides:
        for token in left:
            if token in shared:
                shared[token].update(right)
    return {
        token: links for token, found in shared.items() if (links := _links(found, ours[token], theirs, len(sides)))
    }


def _tokens(units: Sequence[Sequence[str]], some: range) -> list[str]:
    """Return the tokens of some units, each once."""
    return list(dict.fromkeys(token for unit in some for token in units[unit]))


def _links(found: Counter[str], own: int, theirs: Counter[str], beads: int) -> dict[str, float]:
    """Return the links of a token that stands in `own` beads; `found`: how many of them have each other token."""
    weights = {}
    for other, together in found.items():
        if together < TWICE:  # most
            continue
        by_chance = own * theirs[other] / beads
        if together > TWICE * by_chance:
            dice = 2 * together / (own + theirs[other])
            weights[other] = dice * (together - by_chance) / (own + 1)
    best = sorted(weights, key=lambda other: (-weights[other], other))[:MOST]
    return {other: weights[other] for other in best}

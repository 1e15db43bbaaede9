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
    shared: dict[str, Counter[str]] = {}
    ours, theirs = Counter[str](), Counter[str]()
    count = 0
    for bead in beads:
        if not bead.source or not bead.translation or bead.confidence < LIKELY:
            continue
        count += 1
        left = dict.fromkeys(token for unit in bead.source for token in first[unit])
        right = dict.fromkeys(token for unit in bead.translation for token in second[unit])
        ours.update(left.keys())
        theirs.update(right.keys())
        for token in left:
            shared.setdefault(token, Counter()).update(right.keys())
    return {
        token: links
        for token, found in shared.items()
        if ours[token] >= TWICE and (links := _links(found, ours[token], theirs, count))
    }


def _links(found: Counter[str], own: int, theirs: Counter[str], beads: int) -> dict[str, float]:
    """Return the links of a token that stands in `own` beads; `found`: how many of them have each other token."""
    weights = {}
    for other, together in found.items():
        by_chance = own * theirs[other] / beads
        if together >= TWICE and together > TWICE * by_chance:
            dice = 2 * together / (own + theirs[other])
            weights[other] = dice * (together - by_chance) / (own + 1)
    best = sorted(weights, key=lambda other: (-weights[other], other))[:MOST]
    return {other: weights[other] for other in best}

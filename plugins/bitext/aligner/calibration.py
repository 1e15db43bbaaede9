"""Calibration: how much evidence tokens give in beads that are right, and by chance in others, in this document.

A bead of texts that have little to do with one another has evidence too, by chance. What is subtracted for each token
lies between the two rates, so that such a bead loses by it, and one that is right wins. Without a dictionary the rates
are near one another, and the price is low.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bitext.aligner.beads import Bead
from bitext.aligner.evidence import Model, evidence_of

SAMPLE = 80
"""Beads that are looked at."""
APART = 3
"""Beads between the two whose sides are paired by chance."""
FEW = 4
"""Beads with which it is tried."""


def calibrated(
    model: Model,
    beads: Iterable[Bead],
    first: Sequence[Sequence[str]],
    second: Sequence[Sequence[str]],
    share: float,
) -> Model:
    """Return a model with prices of tokens that fit the document.

    `beads`: of a pass with a model without prices. `first`, `second`: the tokens of each unit. `share`: where between
    the rate of chance (0) and that of beads that are right (1) a price lies.
    """
    pairs = [
        ([token for i in bead.source for token in first[i]], [token for j in bead.translation for token in second[j]])
        for bead in beads
        if bead.source and bead.translation
    ]
    if len(pairs) < FEW:
        return model
    pairs = pairs[:: 1 + len(pairs) // SAMPLE]
    right = _rates(model, pairs)
    away = min(APART, len(pairs) // 2)
    chance = _rates(model, [(ours, pairs[(at + away) % len(pairs)][1]) for at, (ours, _) in enumerate(pairs)])
    prices = [low + share * (high - low) if high > low else 0.0 for low, high in zip(chance, right, strict=True)]
    return replace(model, prices=(prices[0], prices[1]))


def _rates(model: Model, pairs: Sequence[tuple[list[str], list[str]]]) -> tuple[float, float]:
    """Return the evidence of each token of the second sides, and of the first ones, in nats."""
    ahead = beside = 0.0
    for ours, theirs in pairs:
        ahead += evidence_of(ours, theirs, model.forward, model.chance[1], model.strength)
        beside += evidence_of(theirs, ours, model.backward, model.chance[0], model.strength)
    tokens = sum(len(theirs) for _, theirs in pairs), sum(len(ours) for ours, _ in pairs)
    return ahead / (tokens[0] or 1), beside / (tokens[1] or 1)

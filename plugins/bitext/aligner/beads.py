"""Beads: units of two texts that belong together (Gale and Church's word)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bead:
    """Units that belong together; one side may be empty."""

    source: range
    """Indices of the units of the source."""
    translation: range
    """Indices of the units of the translation."""
    confidence: float = 1.0
    """The probability, from 0 to 1, that the bead is right."""

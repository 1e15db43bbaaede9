"""The numbers at the head of blocks, as evidence."""

from __future__ import annotations


def ordinal_cost(source: int, translation: int) -> float:
    """Return the cost, in nats, of two ordinals side by side (0: no ordinal). Only evidence, for editors renumber."""
    if source and translation:
        return 0.0 if source == translation else 4.0  # one in fifty: a rare slip, a common sign of another block
    return 1.0  # a number on one side or none: says little, but less than two numbers that agree

"""Fitting: whether blocks pair one by one, in order, without a guess."""

from __future__ import annotations

from bitext.alignment.beads import Section, Sides
from bitext.alignment.kinds import compatible


def fits(sides: Sides, section: Section) -> bool:
    """Return whether the blocks of a section pair one by one: as many on both sides, and each with its like."""
    if len(section.source) != len(section.translation):
        return False
    pairs = zip(section.source, section.translation, strict=True)
    return all(compatible(sides.source[i], sides.translation[j]) for i, j in pairs)

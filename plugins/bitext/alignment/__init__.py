"""Pairing of blocks: which source block each block of a translation renders."""

from bitext.alignment.advice import DECISIVE, Insertion, Part
from bitext.alignment.beads import Given
from bitext.alignment.marks import is_placeholder, span
from bitext.alignment.pairing import Outcome, Texts, pair
from bitext.alignment.slips.slip import Text
from bitext.alignment.weighed import Weighed

__all__ = [
    "DECISIVE",
    "Given",
    "Insertion",
    "Outcome",
    "Part",
    "Text",
    "Texts",
    "Weighed",
    "is_placeholder",
    "pair",
    "span",
]

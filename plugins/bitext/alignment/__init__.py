"""Pairing of blocks: which source block each block of a translation renders."""

from bitext.alignment.advice import Insertion
from bitext.alignment.pairing import Outcome, Texts, pair
from bitext.alignment.slips.slip import Text

__all__ = ["Insertion", "Outcome", "Text", "Texts", "pair"]

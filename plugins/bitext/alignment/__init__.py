"""Pairing of blocks: which source block each block of a translation renders."""

from bitext.alignment.advice import Insertion
from bitext.alignment.pairing import Outcome, pair

__all__ = ["Insertion", "Outcome", "pair"]

"""Texts beside their translations, as other programs keep them: which passages belong together is known already."""

from bitext.importers.parallel.aligned import Aligned, Row
from bitext.importers.parallel.reading import read_aligned, read_aligned_pair

__all__ = ["Aligned", "Row", "read_aligned", "read_aligned_pair"]

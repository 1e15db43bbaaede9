"""Search: an index of pairs, notes, terms and pages, as files that a browser fetches a few of."""

from bitext.search.index import Index
from bitext.search.units import Document, Unit

__all__ = ["Document", "Index", "Unit"]

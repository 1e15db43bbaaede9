"""The sentence pairs of an edition."""

from bitext.sentences.mark_findings import mark_findings
from bitext.sentences.pairs import pairs_of

__all__ = ["mark_findings", "pairs_of"]

"""The sentence pairs of an edition."""

from bitext.sentences.pairs import pairs_of

__all__ = ["pairs_of"]

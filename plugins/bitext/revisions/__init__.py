"""Two versions of an original, compared: which blocks have changed, and which words in them."""

from bitext.revisions.blocks import revision_between
from bitext.revisions.words import words_between

__all__ = ["revision_between", "words_between"]

"""The aligner: which units of one text render which of another, by a dynamic programme over beads.

It knows no pages and no blocks: units are strings, sentences of a pair or blocks of a section.
"""

from bitext.aligner.beads import Bead
from bitext.aligner.lexicon import NO_LEXICON, Lexicon
from bitext.aligner.programme import Group, align, align_all

__all__ = ["NO_LEXICON", "Bead", "Group", "Lexicon", "align", "align_all"]

"""The aligner: which units of one text render which of another, by a dynamic programme over beads.

It knows no pages and no blocks: units are strings, sentences of a pair or blocks of a section.
"""

from bitext.aligner.beads import Bead
from bitext.aligner.calibration import calibrated
from bitext.aligner.document import Document, Group
from bitext.aligner.evidence import Model
from bitext.aligner.lattice import Extra, Lattice
from bitext.aligner.lexicon import NO_LEXICON, Lexicon
from bitext.aligner.programme import align, align_all
from bitext.aligner.shapes import BLOCKS, Shapes
from bitext.aligner.training import learned

__all__ = [
    "BLOCKS",
    "NO_LEXICON",
    "Bead",
    "Document",
    "Extra",
    "Group",
    "Lattice",
    "Lexicon",
    "Model",
    "Shapes",
    "align",
    "align_all",
    "calibrated",
    "learned",
]

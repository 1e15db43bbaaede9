"""A draft of a text whose alignment is known: the marks that make a build pair it as it was given."""

from __future__ import annotations

from bitext.aligner import NO_LEXICON, Lexicon
from bitext.alignment.beads import Bead, Given
from bitext.cli.draft_marks import Side, edits_of, read_page
from bitext.cli.drafting import Draft, refuse_too_many
from bitext.edits import applied
from bitext.importers.parallel import Aligned
from bitext.importers.parallel.write import laid
from bitext.languages import language
from bitext.syntax.source_blocks import scan

_CERTAIN = 1.0


def given_draft(aligned: Aligned, lexicon: Lexicon = NO_LEXICON) -> Draft:
    """Return the bodies of the two files, with the marks that it takes for a build to pair the rows as they are.

    Nothing is asked: who made the rows knew what belongs together.
    """
    made = laid(aligned)
    refuse_too_many(
        max([0, *(bead.source.stop for bead in made.beads), *(bead.translation.stop for bead in made.beads)])
    )
    languages = language(aligned.languages[0] or "zh"), language(aligned.languages[1] or "en")
    one = Side(made.source_body, scan(made.source_body, 1, languages[0]), None)
    other = Side(made.page_body, read_page(made.page_body, languages[1]).blocks, None)
    beads = tuple(Bead(bead.source, bead.translation, reason=bead.reason, confidence=_CERTAIN) for bead in made.beads)
    edits = edits_of(one, other, beads, Given(languages, lexicon))
    titles = aligned.titles[0] or one.title, aligned.titles[1] or other.title
    return Draft(made.source_body, applied(other.body, edits), titles, beads)

"""Lexicons: which words render which, by the project's glossary and by dictionaries."""

from __future__ import annotations

from bitext.aligner import NO_LEXICON, Lexicon
from bitext.lexicons.glossary import GlossaryLexicon
from bitext.lexicons.together import together
from bitext.model.glossary import Glossary


def lexicon_of(glossary: Glossary, dictionary: Lexicon | None = None) -> Lexicon:
    """Return all that is known of words in a project; what its glossary says of a word counts."""
    own = GlossaryLexicon.of(glossary) if glossary else NO_LEXICON
    return together(own, dictionary) if dictionary else own

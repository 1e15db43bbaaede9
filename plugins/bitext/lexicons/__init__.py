"""Lexicons: which words render which, by the project's glossary and by dictionaries."""

from __future__ import annotations

from bitext.aligner import Lexicon
from bitext.lexicons.glossary import GlossaryLexicon
from bitext.model.glossary import Glossary


def lexicon_of(glossary: Glossary) -> Lexicon:
    """Return all that is known of words in a project."""
    return GlossaryLexicon.of(glossary)

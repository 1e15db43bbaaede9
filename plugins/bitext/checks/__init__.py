"""What is checked of texts that can be read: a table of checks, each a function from a text to its findings.

text → one module a check → table → run.
"""

from bitext.checks.check import Check, CorpusCheck
from bitext.checks.run import check_corpus, check_texts, findings_of
from bitext.checks.table import CHECKS
from bitext.checks.text import CheckedPair, CheckedText, Words, checked_text
from bitext.checks.together import Together

__all__ = [
    "CHECKS",
    "Check",
    "CheckedPair",
    "CheckedText",
    "CorpusCheck",
    "Together",
    "Words",
    "check_corpus",
    "check_texts",
    "checked_text",
    "findings_of",
]

"""All checks, in the order of their codes."""

from __future__ import annotations

from bitext.checks.check import Check
from bitext.checks.consistency import Consistency
from bitext.checks.facts import facts
from bitext.checks.glossary import SharedRenderings
from bitext.checks.names import lost_names
from bitext.checks.terms import unrendered_terms

CHECKS: tuple[Check, ...] = (
    Check("C06", unrendered_terms),
    Check("C08", of_corpus=Consistency),
    Check("C09", of_corpus=SharedRenderings),
    Check("C17", lost_names),
    Check("C24", facts),
)
"""Each is a line: its code and its function."""

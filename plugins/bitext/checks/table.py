"""All checks, in the order of their codes."""

from __future__ import annotations

from bitext.checks.brackets import unpaired
from bitext.checks.check import Check
from bitext.checks.chinese_left import chinese_left
from bitext.checks.consistency import Consistency
from bitext.checks.counterparts import counterparts
from bitext.checks.deceiving import deceiving
from bitext.checks.facts import facts
from bitext.checks.glossary import SharedRenderings
from bitext.checks.latin_words import latin_words
from bitext.checks.leftovers import leftovers
from bitext.checks.lengths import lengths
from bitext.checks.mixed_scripts import mixed_scripts
from bitext.checks.names import lost_names
from bitext.checks.numbers import changed_dates, changed_documents, lost_numbers
from bitext.checks.portability import portability
from bitext.checks.punctuation import full_width, half_width
from bitext.checks.repeated_words import repeated_words
from bitext.checks.sequences import sequences
from bitext.checks.spaces import spaces
from bitext.checks.terms import unrendered_terms

CHECKS: tuple[Check, ...] = (
    Check("C02", chinese_left),
    Check("C03", lost_numbers),
    Check("C04", changed_dates),
    Check("C05", changed_documents),
    Check("C06", unrendered_terms),
    Check("C07", unpaired),
    Check("C08", of_corpus=Consistency),
    Check("C09", of_corpus=SharedRenderings),
    Check("C11", full_width),
    Check("C12", half_width),
    Check("C13", spaces),
    Check("C14", repeated_words),
    Check("C15", counterparts),
    Check("C16", latin_words),
    Check("C17", lost_names),
    Check("C18", sequences),
    Check("C19", lengths),
    Check("C22", leftovers),
    Check("C23", portability),
    Check("C24", facts),
    Check("C28", deceiving),
    Check("C28", mixed_scripts),
)
"""Each is a line: its code and its function."""

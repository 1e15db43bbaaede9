"""C03, C04, C05: numbers, dates and the numbers of documents, compared by value, pair by pair.

counted → matching → differences → telling.
"""

from bitext.checks.numbers.findings import changed_dates, changed_documents, lost_numbers

__all__ = ["changed_dates", "changed_documents", "lost_numbers"]

"""What Python and the browser make of texts and queries alike."""

from __future__ import annotations

from tests.support.search_cases import GOLDEN, written


def test_the_golden_cases_are_what_python_makes() -> None:
    """The scripts are held against this file: who changes what Python makes changes both, or queries find less."""
    assert GOLDEN.read_text("utf-8") == written()

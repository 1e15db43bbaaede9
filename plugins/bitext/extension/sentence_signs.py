"""Marks of sentences, taken out of a page's Markdown: signs keep their places while others go by lines and offsets."""

from __future__ import annotations

from collections.abc import Sequence

from bitext.model.edition import Translation
from bitext.syntax.sentence_marks import SIGN, with_signs


def signed(translation: Translation) -> str:
    """Return the body of a translation, as long as before, with signs for what goes with its marks of sentences."""
    return with_signs(translation.body, (mark.taken for mark in translation.sentence_marks))


def unsigned(lines: Sequence[str]) -> list[str]:
    """Return lines without the signs, and without those that hold nothing else."""
    return [line.replace(SIGN, "") if SIGN in line else line for line in lines if not line or line.strip(SIGN)]

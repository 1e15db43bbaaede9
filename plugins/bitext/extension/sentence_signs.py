"""Marks of sentences, taken out of a page's Markdown: signs keep their places while others go by lines and offsets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bitext.model.text import SentenceMark
from bitext.syntax.sentence_marks import SIGN


def with_signs(body: str, marks: Iterable[SentenceMark]) -> str:
    """Return a body, as long as before and with as many lines, with signs for what goes with its marks."""
    parts, done = list[str](), 0
    for mark in marks:
        begin, end = mark.taken
        signs = "\n".join(SIGN * len(line) for line in body[begin:end].split("\n"))
        parts += [body[done:begin], signs]
        done = end
    return "".join([*parts, body[done:]]) if parts else body


def without_signs(lines: Sequence[str]) -> list[str]:
    """Return lines without the signs, and without those that hold nothing else."""
    return [line.replace(SIGN, "") if SIGN in line else line for line in lines if not line or line.strip(SIGN)]

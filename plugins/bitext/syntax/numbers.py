"""Article numbers and ordinals at the start of a block: what holds the two sides together, in the language of each."""

from __future__ import annotations

import re
from typing import NamedTuple

from bitext.languages import Language

# Markdown that may stand before the words: heading signs, emphasis, a list's number, a quotation.
_MARKUP = re.compile(r"[\s>#*_\\]{0,20}")
_SPACE = re.compile(r"\s{0,20}")


class Numbers(NamedTuple):
    """The numbers at the head of a block, as `Block` has them."""

    article: str = ""
    ordinal: int = 0
    number: str = ""


def numbers_of_source(text: str, language: Language) -> Numbers:
    """Return the numbers at the head of a block of an original, which is text."""
    match = _SPACE.match(text)
    return _numbers(text, language, match.end() if match and language.has_spaces else 0)


def numbers_of_translation(markdown: str, language: Language) -> Numbers:
    """Return the numbers at the head of a block of a translation, which is Markdown."""
    match = _MARKUP.match(markdown)
    return _numbers(markdown, language, match.end() if match else 0)


def _numbers(text: str, language: Language, begin: int) -> Numbers:
    rules = language.rules
    return Numbers(rules.article(text, begin), rules.ordinal(text, begin), rules.number(text, begin))

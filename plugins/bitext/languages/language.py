"""A language by its tag: what the tag tells, and the rules of those languages that are known."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from bitext.languages import en, plain, zh
from bitext.languages.rules import Rules
from bitext.languages.script import is_latin, is_without_spaces
from bitext.languages.sentences import spans
from bitext.languages.tags import (
    NAMES,
    Direction,
    canonical,
    direction,
    has_han_of_its_own,
    has_spaces,
    is_chinese,
    is_traditional,
    primary,
    script_of,
)


@dataclass(frozen=True, slots=True)
class Language:
    """A language, as a text says it with a tag."""

    tag: str
    """BCP 47, in the case that is recommended: `zh-Hans`, `en-GB`, `pi-Latn`."""
    rules: Rules
    """What is known of it."""
    name: str
    """In the language itself: 中文, Pāli; the tag, where the name is not known."""
    english_name: str
    """In English; empty, where it is not known."""
    direction: Direction
    has_spaces: bool
    """Whether spaces stand between its words."""
    is_latin: bool
    """Whether it is written in Latin letters, as far as is known."""
    is_chinese: bool
    is_traditional: bool
    """Whether it is Chinese in traditional characters."""
    has_han_of_its_own: bool
    """Whether Chinese characters in it are words of it: in Chinese, Japanese and Korean."""

    def is_as(self, other: Language) -> bool:
        """Return whether two tags are of one language, whatever its script or its country."""
        return primary(self.tag) == primary(other.tag)

    def sentences(self, text: str) -> tuple[tuple[int, int], ...]:
        """Return where each sentence of a text stands, from its first character to that after its last."""
        return spans(text, self.rules.sentence_ends(text))

    def joint(self, before: str, after: str) -> str:
        """Return what stands for a line's end between two lines that belong together: a space, or an empty string.

        A language with spaces has one there, but for words of another language that has none.
        """
        if not self.has_spaces:
            return ""
        return "" if before and after and is_without_spaces(before[-1]) and is_without_spaces(after[0]) else " "


@cache
def language(tag: str) -> Language:
    """Return the language of a tag in any form: `zh-Hans`, `zh_TW`, `ZH`, `lzh`, `en-GB`, `ja`, `pi-Latn`.

    Of a language that is not known, and of what is no tag, the rules are those of the plain language.
    """
    tag = canonical(tag)
    first = primary(tag)
    names = NAMES.get(first)
    rules: Rules = zh if is_chinese(tag) else en if first == "en" else plain
    return Language(
        tag,
        rules,
        names.own if names else tag,
        names.english if names else "",
        direction(tag),
        has_spaces(tag),
        script_of(tag) == "Latn" or (not script_of(tag) and (not names or is_latin(names.own))),
        is_chinese(tag),
        is_traditional(tag),
        has_han_of_its_own(tag),
    )


CHINESE = language("zh-Hans")
"""What an original is in that does not say its language."""
ENGLISH = language("en")
"""What a translation is in that does not say its language."""

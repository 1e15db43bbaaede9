"""Tags around words as codes in the text, which become tags when the page is written, instead of elements."""

from __future__ import annotations

import re
from collections.abc import Sequence

import markdown
from markdown.postprocessors import Postprocessor
from markdown.util import ETX, STX

PRIORITY = 31  # just before Python-Markdown puts back its stashed raw HTML (30)

CODE = f"{STX}bitext:\\d+{ETX}"
"""Pattern of a code."""
_CODE = re.compile(f"{STX}bitext:(\\d+){ETX}")


class InlineTags(Postprocessor):
    """Puts the tags where the codes stand.

    A page has hundreds of marked terms and sentences. Every later stage looks at each element, which takes longer than
    the marking itself; codes in the text are not looked at.
    """

    def __init__(self, md: markdown.Markdown) -> None:
        """Begin a page."""
        super().__init__(md)
        self._tags: list[str] = []
        self._codes: dict[str, str] = {}

    def codes(self, tags: Sequence[str]) -> list[str]:
        """Return the codes for some tags, each of which is used once."""
        first = len(self._tags)
        self._tags += tags
        return [f"{STX}bitext:{index}{ETX}" for index in range(first, len(self._tags))]

    def code(self, tags: str) -> str:
        """Return the code for some tags; `tags`: HTML that the caller vouches for."""
        code = self._codes.get(tags)
        if code is None:
            code = self._codes[tags] = f"{STX}bitext:{len(self._tags)}{ETX}"
            self._tags.append(tags)
        return code

    def run(self, text: str) -> str:
        """Return the text with tags for the codes; Python-Markdown leaves no such characters of others in a text."""
        if not self._tags:
            return text
        parts = _CODE.split(text)
        parts[1::2] = map(self._tags.__getitem__, map(int, parts[1::2]))
        return "".join(parts)

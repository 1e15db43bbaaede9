"""Links around words as codes in the text, which become tags when the page is written, instead of elements."""

from __future__ import annotations

import re

import markdown
from markdown.postprocessors import Postprocessor
from markdown.util import ETX, STX

PRIORITY = 31  # just before Python-Markdown puts back its stashed raw HTML (30)

_OPENS = re.compile(f"{STX}bitext:(\\d+){ETX}")
_CLOSES = f"{STX}/bitext{ETX}"


class InlineTags(Postprocessor):
    """Puts the tags where the codes stand.

    A page has hundreds of marked terms. Every later stage looks at each element, which takes longer than the marking
    itself; codes in the text are not looked at.
    """

    def __init__(self, md: markdown.Markdown) -> None:
        """Begin a page."""
        super().__init__(md)
        self._tags: list[str] = []

    def around(self, tag: str) -> tuple[str, str]:
        """Return the codes that open and close a link; `tag`: its opening tag, in HTML that the caller vouches for."""
        self._tags.append(tag)
        return f"{STX}bitext:{len(self._tags) - 1}{ETX}", _CLOSES

    def run(self, text: str) -> str:
        """Return the text with tags for the codes; Python-Markdown leaves no such characters of others in a text."""
        if not self._tags:
            return text
        tags = self._tags
        return _OPENS.sub(lambda match: tags[int(match[1])], text).replace(_CLOSES, "</a>")

"""Links around words that are no elements: codes in the text, which become tags when the page is written."""

from __future__ import annotations

import re

import markdown
from markdown.postprocessors import Postprocessor
from markdown.util import ETX, STX

PRIORITY = 31  # just before Python-Markdown puts back the raw HTML that it has put by (30)

_OPENS = re.compile(f"{STX}bitext:(\\d+){ETX}")
_CLOSES = f"{STX}/bitext{ETX}"


class InlineTags(Postprocessor):
    """Puts the tags where the codes stand.

    A page has hundreds of marked terms. Every later stage looks at each element, which takes longer than all else that
    is done for a mark; a code in the text it does not see.
    """

    def __init__(self, md: markdown.Markdown) -> None:
        """Begin a page."""
        super().__init__(md)
        self._tags: list[str] = []

    def around(self, tag: str) -> tuple[str, str]:
        """Return the codes that open and close a link; `tag`: how it opens, in HTML that the caller vouches for."""
        self._tags.append(tag)
        return f"{STX}bitext:{len(self._tags) - 1}{ETX}", _CLOSES

    def run(self, text: str) -> str:
        """Replace the codes; Python-Markdown leaves nobody else's such characters in a text."""
        if not self._tags:
            return text
        tags = self._tags
        return _OPENS.sub(lambda match: tags[int(match[1])], text).replace(_CLOSES, "</a>")

"""The alerts of a page, hidden from what a host runs before Python-Markdown."""

from __future__ import annotations

import re
from dataclasses import dataclass

# Near misses of our alerts too: for plugins, they may be alerts of another kind.
_SIGN = re.compile(r"^ {0,3}>[ \t]?\[!(?=[A-Za-z])", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class HiddenAlerts:
    """What hides the alerts of a page, while other plugins change its text: to them, they are ordinary quotations.

    Several plugins make admonitions of `> [!NOTE]`, which is a note in a translation.
    """

    stroke: str
    """The string put between `[` and `!`: a run of noncharacters longer than any in the text."""

    @classmethod
    def of(cls, markdown: str) -> HiddenAlerts:
        """Return the object that hides the alerts of this text and shows them again."""
        longest = max(map(len, re.findall("\ufdd0+", markdown)), default=0)
        return cls("\ufdd0" * (longest + 1))

    def hidden(self, markdown: str) -> str:
        """Return a text with its alerts hidden."""
        return _SIGN.sub(lambda sign: sign[0].replace("[!", f"[{self.stroke}!"), markdown)

    def shown(self, markdown: str) -> str:
        """Return a text with its alerts as they were."""
        return markdown.replace(f"[{self.stroke}!", "[!")

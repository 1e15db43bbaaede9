"""The alerts of a page, kept from what a host runs before Python-Markdown."""

from __future__ import annotations

import re
from dataclasses import dataclass

# Those too that only look like one of ours: to plugins, they may be an alert of another kind.
_SIGN = re.compile(r"^ {0,3}>[ \t]?\[!(?=[A-Za-z])", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class HiddenAlerts:
    """What hides the alerts of a page, while other plugins change its text: to them, they are ordinary quotations.

    Several plugins make admonitions of `> [!NOTE]`. In a translation it is a note, and no block.
    """

    stroke: str
    """What stands between `[` and `!`: noncharacters, more of them together than the text has anywhere."""

    @classmethod
    def of(cls, markdown: str) -> HiddenAlerts:
        """Return what hides the alerts of this text."""
        longest = max(map(len, re.findall("\ufdd0+", markdown)), default=0)
        return cls("\ufdd0" * (longest + 1))

    def hidden(self, markdown: str) -> str:
        """Return a text with its alerts hidden."""
        return _SIGN.sub(lambda sign: sign[0].replace("[!", f"[{self.stroke}!"), markdown)

    def shown(self, markdown: str) -> str:
        """Return a text with its alerts as they were."""
        return markdown.replace(f"[{self.stroke}!", "[!")

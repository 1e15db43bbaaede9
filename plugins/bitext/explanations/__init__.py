"""What a code means, with an example and what to do: the guide's page of messages, as the package carries it.

`messages.md` is a copy, which `make explanations` makes: what is installed has no guide beside it.
"""

from __future__ import annotations

import re
from importlib.resources import files

_SECTION = re.compile(r"^## (?P<code>[CF]\d\d)\n+(?P<text>.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\[(?P<words>(?:[^\[\]]|\[[^\[\]]*\])*)\]\((?P<address>[^()\s]*)\)")
_FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)


def explanation(code: str) -> str:
    """Return what the guide says of a code, as Markdown without links, or an empty string for one it does not have."""
    text = files(__package__).joinpath("messages.md").read_text("utf-8")
    found = next((match["text"] for match in _SECTION.finditer(text) if match["code"] == code), "").strip()
    parts, end = [], 0
    for fence in _FENCE.finditer(found):  # an example stays as it is
        parts += [_without_links(found[end : fence.start()]), fence[0]]
        end = fence.end()
    return "".join((*parts, _without_links(found[end:])))


def _without_links(text: str) -> str:
    return _LINK.sub(lambda link: link["words"], text)

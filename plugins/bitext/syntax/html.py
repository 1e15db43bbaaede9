"""Where a block of raw HTML ends, as Python-Markdown counts it: at the tag that closes the first one."""

from __future__ import annotations

import re
from collections import Counter

# fmt: off
BLOCK_TAGS = frozenset(
    (
        "address", "article", "aside", "blockquote", "body", "canvas", "center", "colgroup", "dd", "details",
        "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frameset",
        "group", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hgroup", "hr", "html", "iframe",
        "legend", "li", "link", "main", "map", "math", "menu", "menuitem", "meta", "nav", "noframes",
        "noscript", "object", "ol", "optgroup", "option", "output", "p", "param", "pre", "progress", "script",
        "search", "section", "select", "source", "style", "summary", "svg", "table", "tbody", "td", "template",
        "textarea", "tfoot", "th", "thead", "title", "tr", "track", "ul", "video",
    )
)
# fmt: on
"""Tags that begin a block of raw HTML at the start of a line."""

# Bounded: what is longer is no attribute list, and an open quote must not cost the rest of the file at every tag.
_ATTRIBUTES = r"""(?:[^<>"']|"[^"]{0,1000}"|'[^']{0,1000}'){0,500}"""
_OPENING = re.compile(r" {0,3}<([a-zA-Z][a-zA-Z0-9-]*)(?=[\s/>])")
_TAG = re.compile(rf"<(/?)([a-zA-Z][a-zA-Z0-9-]*){_ATTRIBUTES}>")
_TAG_OR_COMMENT = re.compile(rf"<!--|{_TAG.pattern}")
_VERBATIM = {name: re.compile(f"</{name}", re.IGNORECASE) for name in ("script", "style")}


def block_end(text: str, begin: int) -> int | None:
    """Return where the raw HTML that begins at `begin` ends: the index after its last character.

    Nothing, where no block of HTML begins there. An element that is never closed ends with the text, as it does
    in Python-Markdown.
    """
    match = _OPENING.match(text, begin)
    if not match or match[1].lower() not in BLOCK_TAGS:
        return None
    first = _TAG.match(text, text.index("<", begin))
    if not first:
        return None
    if first[2].lower() == "hr" or first[0].endswith("/>"):
        return first.end()
    return _close(text, first)


def _close(text: str, first: re.Match[str]) -> int:
    """Return where the element that `first` opens is closed, or the end of the text."""
    stack = [first[2].lower()]
    opened = Counter(stack)
    position = _after_verbatim(text, stack[-1], first.end())
    while match := _TAG_OR_COMMENT.search(text, position):
        position = match.end()
        if match[2] is None:
            end = text.find("-->", position)
            if end < 0:
                return len(text)
            position = end + 3
            continue
        name = match[2].lower()
        if not match[1]:
            if not match[0].endswith("/>"):
                stack.append(name)
                opened[name] += 1
                position = _after_verbatim(text, name, position)
        elif opened[name]:
            while (closed := stack.pop()) != name:
                opened[closed] -= 1
            opened[name] -= 1
            if not stack:
                return position
    return len(text)


def _after_verbatim(text: str, name: str, position: int) -> int:
    """Return where to go on: nothing inside a script or a style is a tag."""
    if name not in _VERBATIM:
        return position
    closing = _VERBATIM[name].search(text, position)
    return closing.start() if closing else len(text)

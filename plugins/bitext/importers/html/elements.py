"""Elements of a page: what each is, and what it says in an attribute."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from bs4.element import NavigableString, PageElement, Tag

_BLOCK_NAMES = (
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption"
    " figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup option p pre"
    " search section summary table tbody td tfoot th thead tr ul"
)
BLOCKS = frozenset(_BLOCK_NAMES.split())
"""Elements that begin and end a paragraph."""
HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_WORD = re.compile(r"[a-z]+|[A-Z][a-z]*|[A-Z]+(?![a-z])")


def attribute(tag: Tag, name: str) -> str:
    """Return what a tag says in an attribute; empty, where it has none."""
    value = tag.get(name)
    return value.strip() if isinstance(value, str) else " ".join(value or ())


def names_of(tag: Tag) -> frozenset[str]:
    """Return the words of a tag's id and classes: `entry-content`, `pageNav` → entry, content, page, nav."""
    said = f"{attribute(tag, 'id')} {attribute(tag, 'class')}"
    return frozenset(word.lower() for word in _WORD.findall(said))


def walked(root: Tag, is_skipped: Callable[[Tag], bool]) -> Iterator[tuple[Tag | NavigableString, bool]]:
    """Yield all that an element holds, each tag twice: where it begins, and, with True, where it ends.

    `is_skipped`: asked once a tag has been given out at its beginning, whether what it holds is passed over.
    """
    stack: list[tuple[Tag, Iterator[PageElement]]] = [(root, iter(root.contents))]
    while stack:
        tag, children = stack[-1]
        child = next(children, None)
        if child is None:
            stack.pop()
            if stack:
                yield tag, True
        elif isinstance(child, Tag):
            yield child, False
            stack.append((child, iter(() if is_skipped(child) else child.contents)))
        elif type(child) is NavigableString:
            yield child, False


def words_of(tag: Tag) -> str:
    """Return the text of an element, white space as one space."""
    return " ".join(tag.get_text().split())

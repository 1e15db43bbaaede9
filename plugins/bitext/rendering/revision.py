"""What has changed in the original of a pair since it was translated, word by word."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from bitext.model.revision import Change
from bitext.rendering.element import UNSEARCHED, append, classed, element, in_language, own_link, woven
from bitext.words import Words

_TAGS = {"gone": "del", "new": "ins"}


def render_changes(changes: Sequence[Change], language: str, words: Words) -> Element:
    """Return the changes of a pair, folded: each block once, with what is gone and what is new.

    `language`: the tag of the original's language.
    """
    shown = element("summary", None, words("revision.changed"))
    blocks = [_block(change, language) for change in changes]
    return element("details", {"class": "bitext-changed", "translate": "no", **UNSEARCHED}, shown, *blocks)


def _block(change: Change, language: str) -> Element:
    block = element("p", in_language(language))
    for part in change:
        tag = _TAGS.get(part.state)
        append(block, element(tag, None, part.text) if tag else part.text)
    return block


def render_notice(numbers: Sequence[str], words: Words) -> Element:
    """Return the line at the head of a page that says in which pairs the original has changed, each with a link."""
    links: list[Element | str] = []
    for number in numbers:
        links += [*([words("head.comma")] if links else []), own_link(f"#p{number}", number)]
    return classed("p", "bitext-outdated", *woven(words, "revision.notice", pairs=links))

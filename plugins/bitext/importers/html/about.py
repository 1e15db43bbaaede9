"""The lines and the table above the text of a page that say something of it."""

from __future__ import annotations

import re
from collections import Counter

from bs4 import Tag

from bitext.importers.html.elements import HEADINGS, words_of
from bitext.importers.html.facts import facts_in_cells, facts_in_line
from bitext.importers.html.tables import rows_of
from bitext.importers.html.weights import Leaf, weighed

_KIND = "line about the publication"
_LONGEST = 160  # columns
_LEAST = 2  # labels that make a table one about the document
_SAID = re.compile(
    r"(?:来源|作者|发布时间|发布日期|发布机构|浏览次数|点击数|索引号|发文字号)\s?[:：]"
    r"|^(?:[Bb]y|BY) [A-Z]|^(?:本报|新华社)?记者[\s\u3000]"
)
_ONLY_A_DATE = re.compile(
    r"(?:时间[:：]\s?)?\d{4}[\s/.年-]{1,3}\d{1,2}\s?[/.月-]\s?\d{1,2}日?\s+\d{1,2}[:：]\d{2}(?:[:：]\d{2})?.{0,20}"
)


def facts_around(body: Tag, root: Tag, dropped: Counter[str]) -> dict[str, str]:
    """Return what stands above the text on what it is, and take the lines out of the text; count them."""
    found = dict[str, str]()
    for table in body.find_all("table"):
        if not table.find("table"):
            said = facts_in_cells([words_of(cell) for cell in row] for row in rows_of(table))
            if len(said) >= _LEAST:
                found = {**said, **found}
                dropped["table about the document"] += 1
                table.decompose()
    for leaf in weighed(body).leaves:
        if leaf.weight.prose and any(parent is root for parent in (leaf.tag, *leaf.tag.parents)):
            break
        if leaf.weight.text <= _LONGEST and leaf.tag.name not in HEADINGS and _is_about(leaf):
            found = {**found, **facts_in_line(leaf.spaced)}
            dropped[_KIND] += 1
            if not leaf.has_blocks:
                leaf.tag.decompose()
    return found


def _is_about(leaf: Leaf) -> bool:
    text = leaf.spaced
    is_timed = leaf.tag.find("time") is not None and not leaf.has_blocks
    return is_timed or _SAID.search(text) is not None or _ONLY_A_DATE.fullmatch(text) is not None

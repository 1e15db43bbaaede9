"""The part of a page that holds its text.

No text is lost for the sake of a clean page: where a container does not hold the sentences of the page, all of it is
taken, and what lies outside of the one that was chosen is said.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from bs4 import Tag

from bitext.importers.html.elements import attribute, names_of, words_of
from bitext.importers.html.links import is_attached
from bitext.importers.html.tables import is_layout, labels_of
from bitext.importers.html.weights import Leaf, Weighed, weighed

# What the makers of pages call the element with the text: by its id or one of its classes.
_KNOWN_NAMES = (
    "UCAP-CONTENT TRS_Editor TRS_UEDITOR detailContent detail rm_txt_con show_text zoom Zoom js_content artibody"
    " articleText article_content article-content articleContent articleBody article-body article__content"
    " entry-content post-content post_content post-body mw-parser-output pages_content news_content content_text"
    " con_txt contentText highlight arti_content wp_articlecontent BodyLabel et_pb_post_content td-post-content"
    " available-content bd1"
)
_KNOWN = frozenset(_KNOWN_NAMES.split())
_ENOUGH = 3  # a container that holds less than a third of the sentences is not the text
_REST = 0.15  # share of what an element holds that may stand outside the one child with the text
_MOSTLY = 0.6  # share of links in a line that is one of a list of links
_SPEAKING = frozenset(("ul", "ol", "dl", "menu", "blockquote", "pre", "p", "ruby"))
_SHORT = 8  # columns of a line that is none of a menu
_LEAST_PROSE = 24  # columns in sentences beside the text that are said


@dataclass(frozen=True, slots=True)
class MainText:
    """The part of a page that was chosen."""

    root: Tag
    """Its element."""
    is_whole: bool
    """Whether all of the page was taken because no part of it holds enough of its sentences."""
    outside: tuple[str, ...] = ()
    """The paragraphs with sentences that lie outside of it."""
    lines: int = 0
    """How many lines without a sentence do."""


def main_text(body: Tag) -> MainText:
    """Return the part of a page that holds its text; the furniture has been taken out."""
    page = weighed(body)
    total = page.of(body).prose
    known = [tag for tag in body.find_all(_is_known) if page.of(tag).prose * _ENOUGH >= total]
    if total and known:
        most = max(page.of(tag).prose for tag in known)
        root = [tag for tag in known if page.of(tag).prose >= most * (1 - _REST / 3)][-1]
        while not _only_places(root) and root.parent is not None and root is not body:
            root = root.parent
        is_whole = False
    else:
        root, is_whole = _narrowed(body, page), total > 0 and body.find(_is_known) is not None
    inner = {id(tag) for tag in root.find_all(True)} | {id(root)}
    beside = [leaf for leaf in page.leaves if id(leaf.tag) not in inner]
    outside = tuple(leaf.text for leaf in beside if leaf.weight.prose >= _LEAST_PROSE and not _in_footer(leaf.tag))
    return MainText(root, is_whole, outside, len(beside) - len(outside))


def remove_links_around(root: Tag, dropped: Counter[str]) -> None:
    """Take out the lines of links that stand before the first sentence or after the last."""
    leaves = weighed(root).leaves
    text = [index for index, leaf in enumerate(leaves) if leaf.weight.prose]
    text = text or [index for index, leaf in enumerate(leaves) if not leaf.weight.linked and leaf.tag.name != "h1"]
    unlinked = [index for index, leaf in enumerate(leaves) if not leaf.weight.linked and leaf.weight.text >= _SHORT]
    for index, leaf in enumerate(leaves if text else ()):
        if not text[0] < index < max(text[-1:] + unlinked[-1:]) and _is_link(leaf):
            dropped["link before or after the text"] += 1
            leaf.tag.decompose()


def remove_labels(root: Tag, dropped: Counter[str]) -> None:
    """Take out the links beside each text of a table that only places texts one below the other."""
    for table in root.find_all("table"):
        for cell in labels_of(table) if not table.find("table") else ():
            dropped["label of a row"] += bool(words_of(cell))
            cell.decompose()


def _is_link(leaf: Leaf) -> bool:
    if leaf.has_blocks or not leaf.weight.linked or leaf.weight.linked < _MOSTLY * leaf.weight.text:
        return False
    return not is_attached(leaf.text, *(attribute(link, "href") for link in leaf.tag.find_all("a")))


def _is_known(tag: Tag) -> bool:
    said = {attribute(tag, "id"), *attribute(tag, "class").split()}
    named = tag.name in ("article", "main") or attribute(tag, "role") in ("main", "article")
    return named or bool(said & _KNOWN) or "articleBody" in attribute(tag, "itemprop")


def _narrowed(body: Tag, page: Weighed) -> Tag:
    """Return the innermost element that holds all sentences, and little stands beside it."""
    root = body
    blocks = {id(leaf.tag) for leaf in page.leaves if not leaf.has_blocks}
    while True:
        weight = page.of(root)
        inner = [tag for tag in root.find_all(True, recursive=False) if page.of(tag).text]
        child = max(inner, key=lambda tag: page.of(tag).prose, default=None)
        if child is None or id(child) in blocks or not page.of(child).prose or page.of(child).prose < weight.prose:
            return root
        beside = weight.unlinked - page.of(child).unlinked
        if beside > _REST * page.of(child).unlinked or not _only_places(child):
            return root
        root = child


def _in_footer(tag: Tag) -> bool:
    """Return whether an element lies in the footer of a page, of whose sentences none is of the text."""
    return any(parent.name == "footer" or "footer" in names_of(parent) for parent in (tag, *tag.parents))


def _only_places(tag: Tag) -> bool:
    """Return whether an element says nothing of what it holds, as a list or a table of data does."""
    return tag.name not in _SPEAKING and (tag.name != "table" or is_layout(tag))

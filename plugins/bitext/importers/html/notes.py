"""The notes of a page: the signs that call them, and what they say, wherever a program has put it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PageElement, Tag

from bitext.importers.document import Block, Note, Run
from bitext.importers.html.elements import BLOCKS, HEADINGS, attribute, words_of
from bitext.importers.html.links import web_links_alone
from bitext.importers.html.walk import Walk

_NUMBER = r"\d{1,3}|[ivxlc]{1,6}|[a-z]|[*\u2020\u2021\u00a7]{1,3}"
_MARKS = "\u2460-\u2473\u3251-\u325f\u32b1-\u32bf\u203b"  # ① to ㊿, ※
_SIGN = re.compile(
    rf"(?:[\[(\uff08〔【\uff3b]?\s?(?:\u6ce8\s?)?(?:{_NUMBER})\s?[\])\uff09〕】\uff3d]?|[{_MARKS}])", re.IGNORECASE
)
_BACK = re.compile(r"[\u21a9\u21b5\u2191^\u2934\u23ce]\ufe0e?|\u8fd4\u56de|back|return", re.IGNORECASE)
_OPENING = re.compile(
    rf"\s{{0,3}}(?:[\[(\uff08〔【]\s?(?:{_NUMBER})\s?[\])\uff09〕】]|(?:{_NUMBER})[.\u3001)]|[\u2460-\u2473\u203b])\s{{0,3}}"
)
_HEADS = re.compile(  # 脚注, 尾注, 注释
    r"(?:[\u811a\u8173\u5c3e]?[\u6ce8\u8a3b][\u91ca\u91cb\u89e3]?|(?:foot|end)? ?notes?|references)\s?[:\uff1a]?",
    re.IGNORECASE,
)
_WHOLE = ("li", "dd", "dt", "p", "div", "td", "aside", "section", "tr")
_LABEL = re.compile(r"[^\w-]+")


@dataclass(frozen=True, slots=True)
class Notes:
    """The notes of a page, as elements."""

    calls: dict[int, Run]
    """By the identity of an element: the call that it is."""
    found: tuple[tuple[str, str, Tag], ...]
    """The label, the sign and the element of each note, in the order of the calls."""
    passed_over: frozenset[int]
    """The identities of the elements that are no part of the text: the ways back from the notes."""
    heads: tuple[Tag, ...] = ()
    """The headings over the notes."""

    def read(self, base: str) -> Iterator[Note]:
        """Yield the notes with what they say."""
        for label, sign, body in self.found:
            blocks = web_links_alone(Walk(self.calls, self.passed_over, base).blocks(body))
            yield Note(label, sign, tuple(_plain(blocks, sign)))


def notes_of(soup: BeautifulSoup | Tag) -> Notes:
    """Return the notes of a page: a short link to a place further on, which is no heading, calls one."""
    order = {id(tag): index for index, tag in enumerate(soup.find_all(True))}
    places = {name: tag for tag in reversed(soup.find_all(_is_place)) for name in _names(tag)}
    calls, found, passed_over = dict[int, Run](), list[tuple[str, str, Tag]](), set[int]()
    labels = dict[int, str]()
    for link in soup.find_all("a", href=True):
        target = places.get(attribute(link, "href").rpartition("#")[2]) if "#" in attribute(link, "href") else None
        sign = words_of(link)
        if target is None or not (_SIGN.fullmatch(sign) or _BACK.fullmatch(sign)):
            continue
        if order[id(target)] < order[id(link)]:
            if any(id(parent) in labels for parent in link.parents):
                passed_over.add(id(_raised(link)))  # the way back
            continue
        body = _body(target)
        if body is None or _BACK.fullmatch(sign) or _holds(body, link) or not _has_words_before(link):
            continue
        if id(body) not in labels:
            labels[id(body)] = _new_label(sign, set(labels.values()))
            found.append((labels[id(body)], sign, body))
        calls[id(_raised(link))] = Run(sign, note=labels[id(body)])
    return Notes(calls, tuple(found), frozenset(passed_over), tuple(_heads(found)))


def _is_place(tag: Tag) -> bool:
    return tag.has_attr("id") or (tag.name == "a" and tag.has_attr("name"))


def _names(tag: Tag) -> Iterator[str]:
    for name in (attribute(tag, "id"), attribute(tag, "name") if tag.name == "a" else ""):
        if name:
            yield name


def _body(target: Tag) -> Tag | None:
    """Return the element that a note is: the block that its place stands in."""
    body: Tag | None = target if target.name in _WHOLE else target.find_parent(_WHOLE)
    if body is None or target.name in HEADINGS or target.find(HEADINGS):
        return None
    outer = body.parent
    alone = (
        outer is not None
        and outer.name == "div"
        and re.fullmatch(r"[fe]t?n\d{1,4}|ftn\d{1,4}|edn\d{1,4}", attribute(outer, "id"))
    )
    return outer if alone else body


def _raised(link: Tag) -> Tag:
    """Return a link, or the raised element that holds it alone."""
    tag = link
    while tag.parent is not None and tag.parent.name in ("sup", "span", "small") and _is_alone(tag, tag.parent):
        tag = tag.parent
    return tag


def _is_alone(tag: Tag, parent: Tag) -> bool:
    return all(child is tag or (isinstance(child, NavigableString) and not child.strip()) for child in parent.contents)


def _holds(outer: Tag, inner: PageElement) -> bool:
    return any(parent is outer for parent in inner.parents)


def _has_words_before(link: Tag) -> bool:
    """Return whether a link stands behind words of its paragraph, and is no entry of a list of links."""
    block = link.find_parent(BLOCKS)
    first = next((text for text in block.find_all(string=True) if text.strip()), None) if block else None
    return first is not None and not _holds(link, first)


def _new_label(sign: str, taken: set[str]) -> str:
    """Return a label for a note with a sign: its number, or the next one that is free."""
    label = _LABEL.sub("", sign) or str(len(taken) + 1)
    if not label.isascii():
        label = str(len(taken) + 1)
    number = len(taken) + 1
    while label in taken:
        label, number = str(number), number + 1
    return label


def _heads(found: list[tuple[str, str, Tag]]) -> Iterator[Tag]:
    """Yield the headings over notes: nothing is left under them."""
    for _, _, body in found:
        before = body.find_previous(True)
        while before is not None and (before.name not in BLOCKS or not words_of(before) or _holds(before, body)):
            before = before.find_previous(True)
        if before is not None and _HEADS.fullmatch(words_of(before)):
            yield before


def _plain(blocks: list[Block], sign: str) -> Iterator[Block]:
    """Yield what a note says, as paragraphs, without its sign at the beginning."""
    for index, block in enumerate(blocks):
        runs = block.runs
        if index == 0 and runs and not runs[0].note:
            text = runs[0].text
            opening = _OPENING.match(text)
            start = opening.end() if opening and _same(opening[0], sign) else len(text) - len(text.lstrip(" :：、."))
            runs = (replace(runs[0], text=text[start:]), *runs[1:])
        kind = "paragraph" if block.kind in ("item", "heading") else block.kind
        yield replace(block, kind=kind, runs=runs, level=0, number="", goes_on=False)


def _same(one: str, other: str) -> bool:
    return _LABEL.sub("", one) == _LABEL.sub("", other)

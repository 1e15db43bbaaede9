"""Functions that make an element in one line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from xml.etree.ElementTree import Element

from bitext.languages import language
from bitext.words import ENGLISH_WORDS, Words

UNSEARCHED = {"data-search-exclude": ""}
"""Attribute of what Material's search skips, headings aside; no element of the same tag may be inside."""
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))

OWN_LINK = "bitext-a"
"""Tag of a link to a place that we have made ourselves, until the page is finished and it becomes an `a`.

A host resolves every `a` that it sees, which takes longer than making it; a page may have a thousand.
"""


def element(tag: str, attributes: Mapping[str, str] | None = None, *content: Element | str) -> Element:
    """Return an element with its content, texts and elements, in order."""
    made = Element(tag, dict(attributes or {}))
    for part in content:
        append(made, part)
    return made


def unsearched(made: Element) -> Element:
    """Leave an element and its headings out of the host's search, which would show the headings without content."""
    made.attrib.update(UNSEARCHED)
    for inner in made.iter():
        if inner.tag in _HEADINGS:
            inner.attrib.update(UNSEARCHED)
    return made


def append(parent: Element, part: Element | str) -> None:
    """Add text or an element at the end of `parent`."""
    if isinstance(part, Element):
        parent.append(part)
    elif len(parent):
        parent[-1].tail = (parent[-1].tail or "") + part
    else:
        parent.text = (parent.text or "") + part


def classed(tag: str, name: str, *content: Element | str) -> Element:
    """Return an element of one class."""
    return element(tag, {"class": name}, *content)


def link(address: str, *content: Element | str) -> Element:
    """Return a link; the caller vouches for the address."""
    return element("a", {"href": address}, *content)


def own_link(address: str, *content: Element | str, **attributes: str) -> Element:
    """Return a link to a place of ours; `address`: as a browser takes it."""
    return element(OWN_LINK, {"href": address, **attributes}, *content)


def page_link(page: str, fragment: str, *content: Element | str, **attributes: str) -> Element:
    """Return a link to a place on another page; the host resolves the address of a Markdown file."""
    address = f"{page}#{fragment}" if fragment else page
    return element("a" if page.endswith(".md") else OWN_LINK, {"href": address, **attributes}, *content)


def woven(words: Words, name: str, **values: Sequence[Element | str]) -> list[Element | str]:
    """Return the text of a name as content, with content for each of its values."""
    content: list[Element | str] = []
    for part, value in words.parted(name):
        content += [*filter(None, [part]), *(values[value] if value else ())]
    return content


def language_name(tag: str, words: Words) -> str:
    """Return what the site calls a language; the language's own word, or "", where it has none."""
    known = language(tag)
    name = words.table.get(f"language.{known.tag.partition('-')[0]}", "")
    return str(name) or (known.english_name if words.language == "en" else known.name)


def in_language(tag: str) -> dict[str, str]:
    """Return the attributes of an element whose text is in a language: its tag, and `dir` where lines run leftwards."""
    way = {"dir": "rtl"} if language(tag).direction == "rtl" else {}
    return {"lang": tag, **way}


def foreign(text: str, tag: str) -> Element:
    """Return a run of text in another language than the page's, by its tag."""
    return element("span", in_language(tag), text)


def in_its_language(text: str, tag: str, words: Words = ENGLISH_WORDS) -> Element | str:
    """Return a run of text: marked where it is in another language than what the site says, its `words`."""
    return text if is_spoken(tag, words.language) else foreign(text, tag)


def unless_spoken(tag: str, words: Words = ENGLISH_WORDS) -> dict[str, str]:
    """Return the attributes of an element in a language, none where the site speaks it."""
    return {} if is_spoken(tag, words.language) else in_language(tag)


def is_spoken(tag: str, around: str) -> bool:
    """Return whether text of a language needs no mark within text of another: Chinese is marked by its characters."""
    one, other = language(tag), language(around)
    return one.is_as(other) and one.is_traditional == other.is_traditional

"""Elements, made in one line."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree.ElementTree import Element

from bitext.languages import ENGLISH, language

UNSEARCHED = {"data-search-exclude": ""}
"""What Material's search leaves out, with all in it but headings: no element of the same name may stand inside."""
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))

OWN_LINK = "bitext-a"
"""Tag of a link to a place that we have made ourselves, until the page is finished and it becomes an `a`.

A host looks up every `a` that it sees, which takes it longer than all we do for one; there may be a thousand on a page.
"""


def element(tag: str, attributes: Mapping[str, str] | None = None, *content: Element | str) -> Element:
    """Return an element with its content in order: text, and elements."""
    made = Element(tag, dict(attributes or {}))
    for part in content:
        append(made, part)
    return made


def unsearched(made: Element) -> Element:
    """Leave an element and its headings out of the host's search: each would be found, with nothing under it."""
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
    """Return a link to a place of ours, its address as a browser wants it."""
    return element(OWN_LINK, {"href": address, **attributes}, *content)


def page_link(page: str, fragment: str, *content: Element | str, **attributes: str) -> Element:
    """Return a link to a place on another page; the address of a Markdown file is the host's to resolve."""
    address = f"{page}#{fragment}" if fragment else page
    return element("a" if page.endswith(".md") else OWN_LINK, {"href": address, **attributes}, *content)


def in_language(tag: str) -> dict[str, str]:
    """Return the attributes of an element whose text is in a language: its tag, and `dir` where lines run leftwards."""
    way = {"dir": "rtl"} if language(tag).direction == "rtl" else {}
    return {"lang": tag, **way}


def foreign(text: str, tag: str) -> Element:
    """Return a run of text in another language than the page's, by its tag."""
    return element("span", in_language(tag), text)


def in_its_language(text: str, tag: str) -> Element | str:
    """Return a run of text on a page in English: marked where it is in another language."""
    return text if language(tag).is_as(ENGLISH) else foreign(text, tag)

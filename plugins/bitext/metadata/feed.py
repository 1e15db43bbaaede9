"""An Atom feed of the texts that are new or have changed, after RFC 4287.

Its bytes depend on the front matters alone: no clock is asked.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable, Sequence
from posixpath import basename, dirname
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from bitext.citing.names import Name
from bitext.citing.record import Date
from bitext.metadata.published_text import PublishedText, day

MOST = 100
"""Texts that a feed has at most: the last ones to change."""

_ATOM = "http://www.w3.org/2005/Atom"
_NAMESPACE = uuid.UUID("ddd416bd-038e-432f-a582-b18a39df4f65")
# What XML 1.0 does not allow.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def feed(site: str, name: str, language: str, texts: Iterable[PublishedText], path: str) -> bytes:
    """Return the feed of a site as UTF-8, or b"" where no text has a date.

    `site`: its address from `https://` on, ending in `/`; `path`: of the feed, from there. The latest change
    comes first; a text of which no date is known has no place in it.
    """
    dated = [text for text in texts if text.changed]
    dated.sort(key=lambda text: text.translation.page)
    dated.sort(key=lambda text: day(text.changed), reverse=True)
    if not dated:
        return b""
    root = Element("feed", {"xmlns": _ATOM, "xml:lang": language})
    _text(root, "id", site)
    _text(root, "title", name)
    _text(root, "updated", _instant(dated[0].changed))
    _link(root, "self", "application/atom+xml", f"{site}{path}")
    _link(root, "alternate", "text/html", site)
    _name(root, "author", name or site)
    ids = _ids(site, dated)
    root.extend(_entry(text, ids[text.translation.page]) for text in dated[:MOST])
    ElementTree.indent(root)
    xml: str = ElementTree.tostring(root, "unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{xml}\n'.encode()


def _entry(text: PublishedText, id_: str) -> Element:
    work = text.work
    entry = Element("entry", {"xml:lang": work.language})
    _text(entry, "id", id_)
    _text(entry, "title", work.title or text.translation.page)
    _text(entry, "updated", _instant(text.changed))
    if work.published:
        _text(entry, "published", _instant(work.published))
    _link(entry, "alternate", "text/html", text.address)
    _link(entry, "alternate", "text/markdown", text.markdown)
    for name in work.creators:
        _name(entry, "author", str(name))
    for name in work.translators:
        _name(entry, "contributor", str(name))
    if work.type:
        SubElement(entry, "category", {"term": _NOT_XML.sub("", work.type)})
    if text.description:
        _text(entry, "summary", text.description)
    if text.translation.license:
        _text(entry, "rights", text.translation.license)
    return entry


def _ids(site: str, texts: Sequence[PublishedText]) -> dict[str, str]:
    """Return page → the id of its entry, which stays when the page moves and when its title or its text changes.

    It is made of the site's address, the original's id, the language and the name of the page's file, and of the whole
    path where two pages have all of these.
    """
    found, taken = dict[str, str](), set[str]()
    for text in sorted(texts, key=lambda each: each.translation.page):
        page = text.translation.page.removesuffix(".md")
        stem = basename(dirname(page)) if basename(page) in {"index", "README"} else basename(page)
        key = f"{site}\n{text.translation.source_id}\n{text.work.language}\n{stem}"
        id_ = uuid.uuid5(_NAMESPACE, f"{key}\n{page}" if key in taken else key).urn
        taken.add(key)
        found[text.translation.page] = id_
    return found


def _instant(date: Date) -> str:
    return f"{day(date).isoformat()}T00:00:00Z"


def _text(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = _NOT_XML.sub("", text)


def _link(parent: Element, rel: str, type_: str, address: str) -> None:
    SubElement(parent, "link", {"rel": rel, "type": type_, "href": address})


def _name(parent: Element, role: str, name: Name | str) -> None:
    _text(SubElement(parent, role), "name", str(name))

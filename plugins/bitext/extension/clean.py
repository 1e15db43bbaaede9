"""What a note may hold: nothing in it can run in a reader's browser."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape
from xml.etree.ElementTree import Element

from bitext.diagnostics import Finding, Location

_ATTRIBUTES = frozenset(
    ("href", "src", "alt", "title", "class", "lang", "dir", "start", "type", "colspan", "rowspan", "scope", "align")
)
"""Attributes that a note may have."""
_ADDRESSES = ("href", "src")
_ALIGNED = re.compile(r"text-align: ?(?:left|right|center);?")  # what Python-Markdown's tables are aligned with
_UNSEEN = re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029]|\x02[^\x03]*\x03")
_SCHEME = re.compile(r"([^/?#]*?):")
_SCHEMES = ("http", "https", "mailto")


def clean(elements: Iterable[Element], place: Location) -> list[Finding]:
    """Take out of elements what can run or lead elsewhere than to a page; return what was taken out."""
    findings = []
    for inner in (inner for element in elements for inner in element.iter()):
        for name in [name for name in inner.attrib if not _is_harmless(name, str(inner.attrib[name]))]:
            value = inner.attrib.pop(name)
            if name in _ADDRESSES:
                inner.tag = "span"  # a host takes it for granted that a link has an address
                message = f"expected an address with http, https or mailto, or a relative one, found {unescape(value)}"
                findings.append(Finding("C29", place, f"{message}; correct it"))
    return findings


def _is_harmless(name: str, value: str) -> bool:
    if name == "style":
        return _ALIGNED.fullmatch(value) is not None
    if name in _ADDRESSES:
        return is_harmless(value)
    return name in _ATTRIBUTES or name.startswith("data-bitext-")


def is_harmless(address: str) -> bool:
    """Return whether an address, in whatever disguise, is relative or of http, https or mailto."""
    plain = _UNSEEN.sub("", unescape(unescape(address.replace("\x02amp\x03", "&"))))
    scheme = _SCHEME.match(plain)
    return scheme is None or scheme[1].lower() in _SCHEMES

"""How a reader may have an original in Chinese shown: the choices of the menu for the text."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from bitext.rendering.element import OWN_LINK, classed, element
from bitext.words import Words

PUNCTUATION = ("printed", "wide")
"""Each way to show half-width signs between Chinese characters: as they were printed, or in full width."""


def render_punctuation(words: Words) -> Element:
    """Return the choice of how half-width signs are shown."""
    choices = (_radio(value, words(f"text.punctuation.{value}")) for value in PUNCTUATION)
    return classed("fieldset", "bitext-punctuation", element("legend", None, words("text.punctuation")), *choices)


def render_pinyin(address: str, words: Words) -> Element:
    """Return the link to the page with readings, which scripts put above the text instead."""
    return element("p", None, element(OWN_LINK, {"class": "bitext-readings", "href": address}, words("text.pinyin")))


def _radio(value: str, label: str) -> Element:
    choice = {"type": "radio", "name": "bitext-punctuation", "value": value}
    return element("label", None, element("input", choice), element("span", None, label))

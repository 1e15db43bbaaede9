"""What of a text goes on paper, for the reader to choose; print.css obeys."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from bitext.rendering.element import classed, element
from bitext.words import Words


def render_print_choice(words: Words) -> Element:
    """Return the choice whether the list of terms is printed, which it is until the reader says otherwise.

    It goes into the bar of a text that has such a list.
    """
    box = element("input", {"type": "checkbox", "name": "bitext-printed", "value": "terms", "checked": "checked"})
    label = element("label", None, box, element("span", None, words("print.terms")))
    return classed("fieldset", "bitext-printed", element("legend", None, words("print.paper")), label)

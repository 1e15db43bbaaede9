"""The picture of a term's renderings: how often each is used in which text, and when; in elements of SVG.

It is styled by attributes, with the colour of the text around it, so that it is readable in light and dark, on paper
and in forced colours. Widths are shares of the page, so that letters keep their size on a phone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from bitext.rendering.element import classed, element

_ROW, _BAR, _LETTERS = 44, 18, 13  # pixels: a label with its bar, the bar, the height of letters
_LEGEND = 22  # pixels: a line of the legend
_DIGIT = 3  # hundredths of the width: a digit on a picture of 300 pixels, the narrowest phone's
_PAINT = (".35", "none", "/", ".12", "|", "\\")  # opacity or direction of lines; with more renderings, they repeat
_LINES = {"/": "M0 8L8 0", "|": "M4 0V8", "\\": "M0 0L8 8"}


@dataclass(frozen=True, slots=True)
class Bar:
    """A row of the picture: a text, or a year of many texts."""

    label: str
    counts: Mapping[str, int]
    """Rendering → how often it is used."""


def render_picture(bars: Sequence[Bar], renderings: Sequence[str], about: str) -> Element:
    """Return the picture: a bar for each text, divided by rendering in the order of `renderings`; `about`: the term."""
    most = max((sum(bar.counts.values()) for bar in bars), default=0) or 1
    legend = len(renderings) * _LEGEND
    attributes = {
        "class": "bitext-picture",
        "width": "100%",
        "height": str(legend + len(bars) * _ROW),
        "fill": "currentColor",
        "font-size": str(_LETTERS),
        "role": "img",
        "aria-label": f"How often each rendering of {about} is used in each text; the table below has the same figures",
    }
    svg = element("svg", attributes, *_patterns(len(renderings)))
    for index, rendering in enumerate(renderings):
        y = index * _LEGEND
        svg.append(_painted(index, "0", y + 2, "14", 14))
        svg.append(element("text", {"x": "22", "y": str(y + _LETTERS + 1)}, rendering))
    for index, bar in enumerate(bars):
        svg.append(_row(bar, legend + index * _ROW, 99 / most, renderings))
    return classed("div", "bitext-figure", svg)


def _patterns(count: int) -> list[Element]:
    """Return the patterns of lines for some renderings."""
    tile = {"width": "8", "height": "8", "patternUnits": "userSpaceOnUse"}
    return [
        element(
            "pattern",
            {"id": f"bitext-lines-{index}", **tile},
            element("path", {"d": _LINES[paint], "stroke": "currentColor", "stroke-opacity": ".45"}),
        )
        for index, paint in enumerate(_PAINT[:count])
        if paint in _LINES
    ]


def _row(bar: Bar, y: int, unit: float, renderings: Sequence[str]) -> Element:
    row = element("g", None, element("text", {"x": "0", "y": str(y + _LETTERS)}, bar.label))
    x = 0.0
    for index, rendering in enumerate(renderings):
        count = bar.counts.get(rendering, 0)
        if count:
            width = count * unit
            row.append(_painted(index, f"{x:.2f}%", y + 19, f"{width:.2f}%", _BAR))
            row.extend(_count(count, x, width, y + 33))
            x += width
    return row


def _count(count: int, x: float, width: float, y: int) -> list[Element]:
    """Return the figure in a part of a bar, or an empty list where it would not fit."""
    if width <= _DIGIT * len(str(count)):
        return []
    place = {"x": f"{x + width / 2:.2f}%", "y": str(y), "text-anchor": "middle"}
    return [element("text", place, str(count))]


def _painted(index: int, x: str, y: int, width: str, height: int) -> Element:
    """Return a part of a bar, or its sample in the legend, with its lines or shade."""
    paint = _PAINT[index % len(_PAINT)]
    fill = {"fill": f"url(#bitext-lines-{index % len(_PAINT)})"} if paint in _LINES else {"fill-opacity": paint}
    box = {"x": x, "y": str(y), "width": width, "height": str(height), "stroke": "currentColor"}
    return element("rect", {**box, **({"fill": "none"} if paint == "none" else fill)})

"""The picture of a term's renderings: how often each is used in which text, and when.

Labels are text of the page, which breaks where a phone has no room; only the bars are drawn, in elements of SVG. These
are styled by attributes, with the colour of the text around, so that they are readable in light and dark, on paper and
in forced colours. Widths are shares of the page.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from bitext.rendering.element import element

_BAR, _SAMPLE, _LETTERS = 18, 14, 13  # pixels: the height of a bar, a sample of its paint, the height of letters
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
    """Return the picture: a bar for each text, divided by rendering in the order of `renderings`.

    `about`: what it shows, for those who do not see it.
    """
    most = max((sum(bar.counts.values()) for bar in bars), default=0) or 1
    legend = (
        element("li", None, _svg(str(_SAMPLE), _SAMPLE, _painted(index, "0", "100%", _SAMPLE - 2)), " ", rendering)
        for index, rendering in enumerate(renderings)
    )
    rows = (element("li", None, element("span", None, bar.label), _row(bar, 99 / most, renderings)) for bar in bars)
    patterns = element("svg", {"width": "0", "height": "0"}, *_patterns(len(renderings)))
    return element(
        "div",
        {"class": "bitext-picture", "role": "img", "aria-label": about},
        patterns,
        element("ul", None, *legend),
        element("ul", None, *rows),
    )


def _svg(width: str, height: int, *content: Element) -> Element:
    size = {"width": width, "height": str(height)}
    return element("svg", {**size, "fill": "currentColor", "font-size": str(_LETTERS)}, *content)


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


def _row(bar: Bar, unit: float, renderings: Sequence[str]) -> Element:
    row = _svg("100%", _BAR + 2)
    x = 0.0
    for index, rendering in enumerate(renderings):
        count = bar.counts.get(rendering, 0)
        if count:
            width = count * unit
            row.append(_painted(index, f"{x:.2f}%", f"{width:.2f}%", _BAR))
            row.extend(_count(count, x, width))
            x += width
    return row


def _count(count: int, x: float, width: float) -> list[Element]:
    """Return the figure in a part of a bar, or an empty list where it would not fit."""
    if width <= _DIGIT * len(str(count)):
        return []
    place = {"x": f"{x + width / 2:.2f}%", "y": "15", "text-anchor": "middle"}
    return [element("text", place, str(count))]


def _painted(index: int, x: str, width: str, height: int) -> Element:
    """Return a part of a bar, or its sample in the legend, with its lines or shade."""
    paint = _PAINT[index % len(_PAINT)]
    fill = {"fill": f"url(#bitext-lines-{index % len(_PAINT)})"} if paint in _LINES else {"fill-opacity": paint}
    box = {"x": x, "y": "1", "width": width, "height": str(height), "stroke": "currentColor"}
    return element("rect", {**box, **({"fill": "none"} if paint == "none" else fill)})

"""The picture of a term's renderings: how often each is used in which text, and when; in elements of SVG."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from bitext.rendering.element import classed, element

_WIDTH, _LABEL, _ROW, _BAR = 640, 230, 26, 16  # pixels at the size drawn: the picture, a label, a row and its bar
_LEGEND = 20  # pixels: the height of a line of the legend
_SHADES = 6  # kinds of filling that the style sheet has; with more renderings, they begin anew, and the numbers tell
_LONGEST = 32  # characters of a label


@dataclass(frozen=True, slots=True)
class Bar:
    """A row of the picture: a text, or a year with many."""

    label: str
    counts: Mapping[str, int]
    """How often each rendering is used."""


def render_picture(bars: Sequence[Bar], renderings: Sequence[str], about: str) -> Element:
    """Return the picture: a bar for each text, parted by rendering in the order of `renderings`; `about`: the term."""
    most = max((sum(bar.counts.values()) for bar in bars), default=0) or 1
    legend = len(renderings) * _LEGEND
    height = legend + len(bars) * _ROW + 8
    attributes = {
        "class": "bitext-picture",
        "viewBox": f"0 0 {_WIDTH} {height}",
        "role": "img",
        "aria-label": f"How often each rendering of {about} is used in each text; the table below has the same figures",
    }
    svg = element("svg", attributes)
    for index, rendering in enumerate(renderings):
        y = index * _LEGEND
        svg.append(element("rect", {"class": _shade(index), **_box(0, y + 3, 12, 12)}))
        svg.append(element("text", {"x": "18", "y": str(y + 13)}, rendering))
    for index, bar in enumerate(bars):
        svg.append(_row(bar, legend + 4 + index * _ROW, (_WIDTH - _LABEL) / most, renderings))
    return classed("figure", "bitext-figure", svg)


def _row(bar: Bar, y: int, unit: float, renderings: Sequence[str]) -> Element:
    label = bar.label if len(bar.label) <= _LONGEST else f"{bar.label[: _LONGEST - 1].rstrip()}\N{HORIZONTAL ELLIPSIS}"
    row = element("g", None, element("text", {"x": "0", "y": str(y + 13)}, label))
    x = float(_LABEL)
    for index, rendering in enumerate(renderings):
        count = bar.counts.get(rendering, 0)
        if count:
            width = count * unit
            row.append(element("rect", {"class": _shade(index), **_box(x, y, width, _BAR)}))
            if width > 9 * len(str(count)):  # nine pixels a digit: else it would stand outside its part
                place = {"class": "bitext-count", "x": f"{x + width / 2:.1f}", "y": str(y + 12)}
                row.append(element("text", place, str(count)))
            x += width
    return row


def _shade(index: int) -> str:
    return f"bitext-shade-{index % _SHADES + 1}"


def _box(x: float, y: float, width: float, height: float) -> dict[str, str]:
    return {"x": f"{x:.1f}", "y": f"{y:.1f}", "width": f"{width:.1f}", "height": f"{height:.1f}"}

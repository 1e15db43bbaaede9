"""End tags that a page leaves out, as `</p>`, `</li>` and `</td>` may be."""

from __future__ import annotations

_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "center",
        "dir",
        "div",
        "dl",
        "fieldset",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "ul",
    ]
)
_TRACKED = _BLOCKS | {
    "li",
    "dt",
    "dd",
    "tr",
    "td",
    "th",
    "caption",
    "thead",
    "tbody",
    "tfoot",
    "button",
    "option",
    "ruby",
    "rb",
    "rt",
    "rp",
}
_LISTS, _TABLE = frozenset(("ul", "ol", "dir", "menu", "td", "th", "table")), frozenset(("table",))
# A tag that begins → the elements that it ends, and those that it does not look beyond.
_ENDS: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    **{name: (frozenset(("p",)), _TRACKED - {"p"}) for name in _BLOCKS},
    "li": (frozenset(("li",)), _LISTS),
    **dict.fromkeys(("dt", "dd"), (frozenset(("dt", "dd")), frozenset(("dl", "td", "th", "table")))),
    **dict.fromkeys(("td", "th"), (frozenset(("td", "th")), _TABLE | {"tr"})),
    "tr": (frozenset(("tr", "caption")), _TABLE),
    **dict.fromkeys(("thead", "tbody", "tfoot"), (frozenset(("thead", "tbody", "tfoot", "caption")), _TABLE)),
    **dict.fromkeys(("rb", "rt", "rp"), (frozenset(("rb", "rt", "rp")), frozenset(("ruby",)))),
    "option": (frozenset(("option",)), frozenset()),
}
_FARTHEST = 100  # elements: no page leaves out end tags over more


class ImpliedEnds:
    """Says which end tags to put in, tag by tag."""

    def __init__(self) -> None:
        self._open = list[str]()

    def before(self, name: str, *, is_end: bool) -> str:
        """Return the end tags that a page has left out before a tag, and remember the tag."""
        if name not in _TRACKED:
            return ""
        if is_end:
            if (index := self._nearest(frozenset((name,)), frozenset())) is not None:
                del self._open[index:]
            return ""
        ended = ""
        if name in _ENDS and (index := self._nearest(*_ENDS[name])) is not None:
            ended = f"</{self._open[index]}>"
            del self._open[index:]
        if name != "hr":
            self._open.append(name)
        return ended

    def _nearest(self, names: frozenset[str], barrier: frozenset[str]) -> int | None:
        """Return the place of the innermost open element of some names that no other one stands before."""
        for index in range(len(self._open) - 1, max(-1, len(self._open) - _FARTHEST), -1):
            if self._open[index] in names:
                return index
            if self._open[index] in barrier:
                return None
        return None

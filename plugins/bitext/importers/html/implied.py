"""End tags that a page leaves out, as `</p>`, `</li>` and `</td>` may be; and tags that lie too deep."""

from __future__ import annotations

from collections import Counter

_BLOCK_NAMES = (
    "address article aside blockquote center dir div dl fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr"
    " main menu nav ol p pre section table ul"
)
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_PART_NAMES = "li dt dd tr td th caption thead tbody tfoot button option ruby rb rt rp"
_TRACKED = _BLOCKS | frozenset(_PART_NAMES.split())
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
_DEEPEST = 400  # elements in one another: no page needs more, and trees cost time by their depth
_VOID_NAMES = "area base br col embed hr img input link meta param source track wbr"
_VOID = frozenset(_VOID_NAMES.split())


class ImpliedEnds:
    """Says which end tags to put in, and which tags to leave out, tag by tag."""

    def __init__(self) -> None:
        self._open = list[str]()
        self._left_out = Counter[str]()

    def before(self, name: str, *, is_end: bool) -> str | None:
        """Return the end tags that a page has left out before a tag; None where the tag itself is to be left out."""
        if is_end:
            if self._left_out[name]:
                self._left_out[name] -= 1
                return None
            if (index := self._nearest(frozenset((name,)), frozenset())) is not None:
                del self._open[index:]
            return ""
        ended = ""
        if name in _ENDS and (index := self._nearest(*_ENDS[name])) is not None:
            ended = f"</{self._open[index]}>"
            del self._open[index:]
        if name in _VOID:
            return ended
        if len(self._open) >= _DEEPEST:
            self._left_out[name] += 1
            return None
        self._open.append(name)
        return ended

    def _nearest(self, names: frozenset[str], barrier: frozenset[str]) -> int | None:
        """Return the place of the innermost open element of some names that no other one stands before."""
        for index in range(len(self._open) - 1, -1, -1):
            if self._open[index] in names:
                return index
            if self._open[index] in barrier:
                return None
        return None

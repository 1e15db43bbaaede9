"""Which HTML an article may hold: elements, attributes and addresses that run no code in a reader's browser.

Two lists: what an editor may type, and what Python-Markdown and its usual extensions make besides.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from html import escape, unescape

from bitext.syntax.tags import Tag, tags

_EVERYWHERE = frozenset(("class", "id", "lang", "dir", "title"))

# fmt: off
_PHRASES: Mapping[str, str] = dict.fromkeys(
    ("abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "rb", "rp", "rt",
     "ruby", "s", "samp", "small", "span", "strong", "sub", "sup", "u", "var"), "",
) | {"a": "href hreflang name rel target type download", "br": "", "wbr": "",
     "time": "datetime", "ins": "datetime", "del": "datetime",
     "img": "src alt width height loading align"}

_STRUCTURE: Mapping[str, str] = {
    "blockquote": "cite", "caption": "align", "col": "span align", "colgroup": "span align", "dd": "",
    "details": "open name",
    "div": "align markdown", "dl": "", "dt": "", "figcaption": "", "figure": "markdown", "h1": "align", "h2": "align",
    "h3": "align", "h4": "align", "h5": "align", "h6": "align", "hr": "", "li": "value", "ol": "start reversed type",
    "p": "align", "pre": "", "summary": "", "table": "align", "tbody": "align", "td": "colspan rowspan align valign",
    "tfoot": "align", "th": "colspan rowspan scope align valign", "thead": "align", "tr": "align valign", "ul": "",
}

_MADE: Mapping[str, str] = {
    # admonitions, tabs, task lists, footnotes
    "aside": "", "center": "", "input": "type name checked disabled", "label": "for", "nav": "", "section": "",
    # drawn icons, without elements that move, link or hold HTML
    "svg": "xmlns viewbox width height fill stroke", "circle": "cx cy r", "defs": "", "ellipse": "cx cy rx ry", "g": "",
    "line": "x1 y1 x2 y2", "path": "d", "polygon": "points", "polyline": "points", "rect": "x y width height rx ry",
    # mathematics
    "math": "display xmlns", "annotation": "encoding", "mfrac": "", "mi": "mathvariant", "mn": "", "mo": "stretchy",
    "mover": "", "mrow": "", "mspace": "width", "msqrt": "", "mstyle": "displaystyle", "msub": "", "msubsup": "",
    "msup": "", "mtable": "", "mtd": "", "mtext": "", "mtr": "", "munder": "", "munderover": "", "semantics": "",
}
_MADE_EVERYWHERE = (
    "align", "aria-hidden", "aria-label", "data-linenos", "data-lang", "data-tabs", "fill", "fill-rule", "clip-rule",
    "role", "start", "stroke", "stroke-linecap", "stroke-linejoin", "stroke-width", "style", "tabindex", "transform",
    "markdown", "data-toc-label", "data-search-exclude", "data-preview",
)

VOID = frozenset(("br", "col", "hr", "img", "input", "wbr"))
"""Elements without a closing tag."""
_LISTS, _ROWS = frozenset(("ol", "ul")), frozenset(("table", "thead", "tbody", "tfoot"))
_TABLE = frozenset(("table",))
PARENTS: Mapping[str, frozenset[str]] = {
    "li": _LISTS, "dt": frozenset(("dl",)), "dd": frozenset(("dl",)), "td": frozenset(("tr",)),
    "th": frozenset(("tr",)),
    "tr": _ROWS, "tbody": _TABLE, "thead": _TABLE, "tfoot": _TABLE, "caption": _TABLE, "colgroup": _TABLE,
    "col": frozenset(("colgroup", "table")), "rt": frozenset(("ruby",)), "rp": frozenset(("ruby",)),
    "rb": frozenset(("ruby",)),
    "summary": frozenset(("details",)), "figcaption": frozenset(("figure",)),
}
"""Element → the parents it may have: a browser that meets it elsewhere closes other elements for it, ours too."""
# fmt: on

CHILDREN: Mapping[str, frozenset[str]] = {
    "table": frozenset(("caption", "col", "colgroup", "tbody", "tfoot", "thead", "tr")),
    **dict.fromkeys(("tbody", "thead", "tfoot"), frozenset(("tr",))),
    "tr": frozenset(("td", "th")),
    "colgroup": frozenset(("col",)),
}
"""Element → the only children it may have: a table directly in a table, say, makes a browser close the first one."""

_LINKS = frozenset(("href", "cite", "xlink:href"))
_LOADS = frozenset(("src", "poster", "data"))
_STYLE = re.compile(  # possessive throughout: a value that fits nearly must not be tried in every way
    r"(?:\s*+(?:(?:text-align|vertical-align|text-decoration|color|background(?:-color)?|border|padding(?:-[a-z]{3,6})?"
    r"|font-weight|font-style)\s*+:\s*+[#\w. -]{1,40}+|width\s*+:\s*+\d{1,3}(?:\.\d{1,4})?%\s*+"
    r"|line-height\s*+:\s*+\d{1,3}%\s*+)(?:;|$))*+\s*+"
)
_DRAWN = "mermaid"
_CLASS_OF_OURS = re.compile(r"bitext", re.IGNORECASE)
_CLASS_OF_THEME = re.compile(r"md-(?!button(?:--primary)?$|tag$|tags$)", re.IGNORECASE)
_ID = re.compile(r"[^\s\"'<>&\x00-\x1f]+")  # themes write ids into addresses without escaping them
_ID_OF_OTHERS = re.compile(
    r"__(?!tabbed_|codelineno-|span-|[\w-]*caption_)|bitext|(?:[pns]\d+[a-z]*(?:-ref\d*)?|notes|terms)$", re.IGNORECASE
)
"""Ids of the theme's switches, and those that we give to the parts of an article."""
_WRITTEN_RAW = frozenset(("title", "data-toc-label"))
"""Attributes that a theme shows as HTML, as Material's tooltips do."""

_UNSEEN = re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029]|\x02[^\x03]*\x03")
_SCHEME = re.compile(r"([^/?#]*?):")
_SCHEMES = ("http", "https", "mailto")

_MOST = 100  # tags that are reported of one block: a block that is wrong throughout needs no more
_LONGEST = 200  # characters of what only looks like a tag


@dataclass(frozen=True, slots=True)
class Allowlist:
    """Elements with the attributes that each may have."""

    elements: Mapping[str, frozenset[str]]
    inline: frozenset[str] = frozenset()
    """Elements that may be typed within a line; all others begin a block."""
    drawn: bool = False
    """Whether there may be diagrams: they load from another site, and the owner of this one must have set them up."""

    def with_more(self, more: Mapping[str, Iterable[str]]) -> Allowlist:
        """Return the list with more elements, and with more attributes for elements that it has."""
        merged = dict(self.elements)
        for name, attributes in more.items():
            merged[name] = merged.get(name, _EVERYWHERE) | frozenset(attributes)
        return Allowlist(merged, self.inline.union(more), self.drawn)

    def refuses(self, name: str, attributes: Mapping[str, str]) -> str | None:
        """Return the first attribute that the element may not have, "" if it is not allowed itself, or None."""
        known = self.elements.get(name)
        if known is None:
            return ""
        if not attributes:
            return None
        return next((each for each, value in attributes.items() if self._refuses(known, each, value)), None)

    def cleaned(self, tag: Tag) -> Tag:
        """Return the tag with only the attributes that it may have."""
        kept = {each: value for each, value in tag.attributes.items() if self.refuses(tag.name, {each: value}) is None}
        return Tag(tag.name, kept, tag.closes)

    def _refuses(self, known: Collection[str], name: str, value: str) -> bool:
        if name.startswith("__"):
            return False  # an extension's own attribute, which it removes itself
        drawn = name == "class" and not self.drawn and _DRAWN in value.split()
        return drawn or name not in known or not is_harmless(name, value)


def _allowlist(*elements: Mapping[str, str], everywhere: Iterable[str] = ()) -> Allowlist:
    common = _EVERYWHERE.union(everywhere)
    allowed = {name: common.union(more.split()) for each in elements for name, more in each.items()}
    return Allowlist(allowed, frozenset((*_PHRASES, "li", "ol", "ul")))


TYPED = _allowlist(_PHRASES, _STRUCTURE)
"""What an editor may type."""
MADE = _allowlist(_PHRASES, _STRUCTURE, _MADE, everywhere=_MADE_EVERYWHERE)
"""What Python-Markdown and its extensions may make of what was typed."""


def is_harmless(name: str, value: str) -> bool:
    """Return whether an allowed attribute has an allowed value."""
    if name in _LINKS:
        return is_address(value)
    if name in _LOADS:
        return is_of_site(value)
    if name == "style":
        return _STYLE.fullmatch(value) is not None
    if name in _WRITTEN_RAW:
        return "<" not in unescape(value)
    if name == "class":
        return not any(_CLASS_OF_OURS.match(each) or _CLASS_OF_THEME.match(each) for each in value.split())
    if name in ("id", "name", "for"):
        return _ID_OF_OTHERS.match(value) is None and (not value or _ID.fullmatch(value) is not None)
    if name == "type":
        return value.lower() not in ("image", "submit", "file", "password")
    return True


def is_address(value: str) -> bool:
    """Return whether an address, in whatever disguise, is relative or of http, https or mailto."""
    scheme = _SCHEME.match(_plain(value))
    return scheme is None or scheme[1].lower() in _SCHEMES


def is_of_site(value: str) -> bool:
    """Return whether an address, in whatever disguise, is a relative one: loading it asks nobody else."""
    plain = _plain(value).replace("\\", "/")
    return not plain.startswith("//") and _SCHEME.match(plain) is None


def _plain(address: str) -> str:
    """Return an address as a browser reads it; entities are decoded twice, since some stages decode them once."""
    return _UNSEEN.sub("", unescape(unescape(address.replace("\x02amp\x03", "&"))))


@dataclass(frozen=True, slots=True)
class Refused:
    """A tag that may not be there, and why."""

    typed: str
    """The tag as it stands in the text."""
    attribute: str = ""
    """The attribute that it may not have, or ""."""
    closing: str = ""
    """The tag that it lacks, the one that closes it or opens it, or ""."""
    parent: str = ""
    """The parents that it may have, joined by commas, or ""."""

    @classmethod
    def of_parent(cls, tag: Tag, typed: str) -> Refused:
        """Return the refusal of a tag in a parent where a browser would close other elements for it."""
        return cls(typed, parent=", ".join(f"<{name}>" for name in sorted(PARENTS.get(tag.name, ("td", "th")))))


def faults(html: str, allowlist: Allowlist) -> list[Refused]:
    """Return the faults of a block of raw HTML: each tag that is not allowed, or lacks its opening or closing tag."""
    found: list[Refused] = []
    opened: list[tuple[Tag, str]] = []
    waiting = Counter[str]()  # by name: closing tags of refused elements still to come
    for begin, end, tag in tags(html):
        if len(found) >= _MOST:
            return found
        typed = (
            html[begin:end] if tag else html[begin : html.find(">", begin, begin + _LONGEST) + 1 or begin + _LONGEST]
        )
        if tag and tag.closes and waiting[tag.name] and (not opened or opened[-1][0].name != tag.name):
            waiting[tag.name] -= 1
            continue
        refused = (
            Refused(typed) if tag is None else _refused(tag, typed, allowlist, opened[-1][0].name if opened else "")
        )
        if refused:
            found.append(refused)
            waiting[tag.name if tag and not tag.closes else ""] += 1
        elif tag and tag.closes:
            if opened and opened[-1][0].name == tag.name:
                opened.pop()
            else:
                found.append(Refused(typed, closing=f"<{tag.name}>"))
        elif tag and tag.name not in VOID:
            opened.append((tag, typed))
    return found + [Refused(typed, closing=f"</{tag.name}>") for tag, typed in opened]


def _refused(tag: Tag, typed: str, allowlist: Allowlist, parent: str) -> Refused | None:
    attribute = allowlist.refuses(tag.name, {} if tag.closes else tag.attributes)
    if attribute is not None or (tag.closes and tag.name in VOID):
        return Refused(typed, attribute or "")
    if not tag.closes and not stands_well(tag.name, parent):
        return Refused.of_parent(tag, typed)
    return None


def stands_well(name: str, parent: str) -> bool:
    """Return whether an element may stand in a parent; elsewhere a browser would close other elements for it."""
    return (name not in PARENTS or parent in PARENTS[name]) and (parent not in CHILDREN or name in CHILDREN[parent])


def harmless(html: str, allowlist: Allowlist) -> str:
    """Return finished HTML with each element that is not allowed as text, and without attributes not allowed."""
    parts: list[str] = []
    opened: list[tuple[str, bool]] = []  # name, and whether the element is shown as text
    names = Counter[str]()  # how often each name is in `opened`
    done = 0
    for begin, end, tag in tags(html):
        is_text = tag is None or tag.name not in allowlist.elements
        if tag and tag.closes and names[tag.name]:
            while (last := opened.pop())[0] != tag.name:
                names[last[0]] -= 1
            names[tag.name] -= 1
            is_text = is_text or last[1]
        elif tag and not tag.closes and tag.name not in VOID:
            opened.append((tag.name, is_text))
            names[tag.name] += 1
        if is_text:
            parts += [html[done:begin], escape(html[begin:end], quote=False)]
            done = end
        elif tag and not tag.closes and allowlist.refuses(tag.name, tag.attributes):
            parts += [html[done:begin], str(allowlist.cleaned(tag))]
            done = end
    return "".join([*parts, html[done:]])
